// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Papers from a running console: one that somebody asks for, and the whole set every so many minutes into a folder, so
// that the staff can go on by paper when the screens go dark. Words are taken in the GUI thread, maps are painted and
// PDFs written in a worker.

#include <array>
#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include "console/paper/reports.h"
#include "console/qml/file_desk.h"
#include "console/qml/map_picture.h"

namespace console {

struct PaperKind {
    const char* name;  ///< on the command line
    bool hasMap;
};
inline constexpr std::array<PaperKind, 11> kPapers{{{"lagebericht", true},
                                                    {"lagevortrag", false},
                                                    {"map", true},
                                                    {"forces", false},
                                                    {"orders", false},
                                                    {"boards", false},
                                                    {"decisions", false},
                                                    {"directory", false},
                                                    {"log", false},
                                                    {"messages", false},
                                                    {"forms", false}}};
/// All but the log, which is no Document.
void addDocuments(std::string_view kind, const paper::ReportNeeds& needs, std::vector<paper::Document>& to);

class PaperSet : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the desk")
    Q_PROPERTY(bool isOpen READ isOpen WRITE setOpen NOTIFY changed)  ///< the sheet to choose from
    Q_PROPERTY(QStringList titles READ titles CONSTANT)               ///< in the order of kPapers
    Q_PROPERTY(bool isWriting READ isWriting NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(bool noteIsFailure READ noteIsFailure NOTIFY changed)
    /// "alle 15 min nach …, zuletzt 18:05"; empty: no set is written by itself.
    Q_PROPERTY(QString byItself READ byItself NOTIFY changed)
    /// The set could not be written the last time; empty: it could.
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)
public:
    static constexpr int kSetsMax = 200;  ///< older ones of ours go

    /// All must outlive it. `box`: what matters now, in map metres.
    PaperSet(session::Store& store, const models::Format& format, const FileDesk& files, std::function<QRectF()> box,
             QObject* parent = nullptr);
    ~PaperSet() override;

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void setOpen(bool open);
    [[nodiscard]] QStringList titles() const;
    [[nodiscard]] bool isWriting() const { return m_isWriting; }
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] bool noteIsFailure() const { return m_noteIsFailure; }
    [[nodiscard]] QString byItself() const;
    [[nodiscard]] QString trouble() const { return m_trouble; }

    /// One of kPapers, or (-1) all, into the folder where papers go, under a name that is not taken.
    Q_INVOKABLE void write(int kind);
    /// What was written is told where it was asked for, not on the next page; a failure stays.
    Q_INVOKABLE void dropNote();
    /// These, made already, in the same way.
    void writeDocuments(std::vector<paper::Document> documents);
    /// The whole set after `firstMs` and then every so many minutes; each in a folder named by its moment, whole or not
    /// there. While somebody looks back it waits until he is done: a set is of now.
    void writeEvery(std::filesystem::path folder, int minutes, int firstMs = 10'000);

    /// Where the map's tactical signs come from; null: base signs drawn by hand.
    void setSigns(std::shared_ptr<signs::SignBook> book) { m_signs = std::move(book); }

signals:
    void changed();

private:
    struct Job {
        std::vector<std::string_view> kinds;
        std::filesystem::path folder;  ///< the set's own; made by the job
        bool isByItself = false;
        std::vector<paper::Document> documents{};  ///< made already
    };
    void writeSet();
    [[nodiscard]] std::filesystem::path freeFolder() const;
    void start(Job job);
    void paintDone(const Job& job, const MapPicture& map);
    void end(const Job& job, const std::optional<base::Failure>& failure, int papers);
    [[nodiscard]] QString nameNow() const;

    session::Store& m_store;
    const models::Format& m_format;
    const FileDesk& m_files;
    std::function<QRectF()> m_box;
    std::shared_ptr<signs::SignBook> m_signs;
    QThreadPool m_worker;
    QTimer m_every;
    std::filesystem::path m_folder;
    std::deque<Job> m_waiting;
    bool m_isOpen = false, m_isWriting = false, m_noteIsFailure = false;
    bool m_isDue = false;  ///< a set that had to wait
    QString m_note, m_trouble;
    std::optional<base::Instant> m_last;
};

}  // namespace console
