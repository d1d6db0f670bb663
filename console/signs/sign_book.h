// SPDX-License-Identifier: EUPL-1.2
#pragma once

// All signs that a console shows, each drawn once for its look by a thread of the book's own. Asking is cheap; what is
// not there yet is on its way, and `changed` says when it has come.

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include <QHash>
#include <QObject>
#include <QSet>

#include "console/signs/sign_library.h"
#include "console/signs/sign_picture.h"

namespace signs {

class SignBook : public QObject {
    Q_OBJECT
public:
    /// `folder`: where the packages are installed (installedIn()). Returns at once; the packages are read in its
    /// thread.
    explicit SignBook(std::filesystem::path folder, QObject* parent = nullptr);
    ~SignBook() override;

    /// Any thread. Nothing: on its way, or there is no library. A picture without an image: the library cannot draw it.
    [[nodiscard]] std::optional<SignPicture> find(const Sign& sign, const SignLook& look);
    /// Waits until all that was asked for has been drawn: for paper, never in a running console's GUI thread.
    void finish();

    [[nodiscard]] bool isBusy();           ///< something that was asked for is on its way
    [[nodiscard]] bool isLoaded();         ///< the packages were read, whether or not there was one
    [[nodiscard]] QString version();       ///< the newest: "taktische-zeichen-core 0.10.0"; empty: none
    [[nodiscard]] QStringList versions();  ///< oldest first
    [[nodiscard]] Catalogue catalogue();   ///< of the newest; empty lists: none
    [[nodiscard]] QString problem();       ///< of a package that is there and cannot be read
    /// The sign names a version that is not installed: it is drawn with the newest.
    [[nodiscard]] bool isOfOtherVersion(const Sign& sign);

    static constexpr int kPicturesMax = 4000;

signals:
    void changed();

private:
    struct Wish {
        QString key;
        Sign sign;
        SignLook look;
    };
    void work();
    void load();
    [[nodiscard]] SignPicture draw(const Wish& wish);
    void tell();

    std::filesystem::path m_folder;
    std::mutex m_lock;
    std::condition_variable m_wake, m_idle;
    std::deque<Wish> m_wishes;
    QHash<QString, SignPicture> m_pictures;
    QSet<QString> m_asked;
    std::vector<QString> m_versions;
    Catalogue m_catalogue;
    QString m_problem;
    bool m_isLoaded = false, m_isBusy = true, m_ends = false, m_isTold = false;
    std::map<QString, std::unique_ptr<SignLibrary>> m_libraries;  ///< of the thread alone
    std::jthread m_thread;                                        ///< last: works on the rest
};

}  // namespace signs
