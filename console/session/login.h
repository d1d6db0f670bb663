// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Who sits at this console. Sealed key files, opened by passphrase in a thread of their own (Argon2id takes its
// time), the open key held only while somebody works here: after ten idle minutes it is wiped.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QString>
#include <QTimer>

#include "console/session/store.h"

namespace session {

using OpenKey = std::shared_ptr<const seal::SigningKey>;

/// A person with an opened key, as the roster knows them.
struct Identified {
    std::string id, displayName, function;
    std::vector<wire::PersonRole> roles;
    bool revoked = false;
    OpenKey key;
};
struct KeyFile {
    std::filesystem::path file;
    std::string label;
};

class Login : public QObject {
    Q_OBJECT
public:
    /// `store` must outlive it.
    explicit Login(Store& store, QObject* parent = nullptr);
    ~Login() override;

    /// Reads the label; a file that cannot be read is refused with the reason.
    [[nodiscard]] base::Done addKeyFile(const std::filesystem::path& file);
    /// The key files of a folder, but the administrator's; whoever is enrolled later appears when the roster changes.
    /// Files that cannot be read are left out.
    void addKeyFolder(const std::filesystem::path& folder);
    [[nodiscard]] const std::vector<KeyFile>& keyFiles() const { return m_keyFiles; }
    /// Display name and function for a key file's label where the roster knows it, else the label alone.
    [[nodiscard]] std::string titleOf(const KeyFile& file) const;

    /// Opens a key for one act (a signature) or for logging in; `then` runs in the GUI thread. One at a time.
    void open(std::size_t keyFile, const std::string& passphrase, std::function<void(base::Outcome<Identified>)> then);
    [[nodiscard]] bool isOpening() const { return m_opening; }

    void logIn(std::size_t keyFile, const std::string& passphrase);
    /// Whoever works here goes and the owner of that key takes over, in one step: at no moment is nobody there, and
    /// what is being written stays. `before`: what the one who goes still says, while that key is open; it is not
    /// called when the other key does not open, belongs to nobody, is revoked or is the same person's, and then nothing
    /// changes but failure().
    void handOver(std::size_t keyFile, const std::string& passphrase,
                  std::function<void(const Identified& next)> before);
    void logOut();
    [[nodiscard]] const std::optional<Identified>& person() const { return m_person; }
    [[nodiscard]] base::Instant since() const { return m_since; }
    /// The last log-in's failure; nothing after a good one.
    [[nodiscard]] const std::optional<base::Failure>& failure() const { return m_failure; }
    /// Somebody touched mouse or keyboard.
    void noteActivity();

signals:
    void changed();
    void lockedByIdling();

private:
    void lookForKeys();
    void seat(base::Outcome<Identified> who);
    [[nodiscard]] base::Outcome<Identified> identify(base::Outcome<OpenKey> opened) const;

    struct Opening;
    Store& m_store;
    std::vector<KeyFile> m_keyFiles;
    std::filesystem::path m_keyFolder;  ///< empty: none is looked into
    std::unique_ptr<Opening> m_worker;
    bool m_opening = false;
    std::optional<Identified> m_person;
    base::Instant m_since;
    std::optional<base::Failure> m_failure;
    QTimer m_idle;
};

inline constexpr int kIdleLockMs = 10 * 60 * 1000;

}  // namespace session
