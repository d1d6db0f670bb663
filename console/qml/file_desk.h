// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Files on the desk: what the pages show of them, what is about to be attached, what is saved, printed and exported.
// Reading, cleaning, hashing and writing happen in one worker thread; this object lives in the GUI thread.

#include <QtQml/qqmlregistration.h>
#include <QAbstractItemModel>
#include <QObject>
#include <QThreadPool>
#include <QUrl>

#include "broker/attachment/attachment.h"
#include "console/models/format.h"
#include "console/models/row_list.h"
#include "console/paper/log_pdf.h"
#include "console/pictures/picture_shelf.h"

namespace console {

/// A file that waits for its entry to be written.
struct PendingRow {
    QString key;
    QString name, size, typeWords;
    QString removed;  ///< what was taken out, in words
    QString problem;  ///< why it is not taken
    bool isReady = false, isPicture = false;
    bool operator==(const PendingRow&) const = default;
};

class FileDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the desk")
    Q_PROPERTY(int revision READ revision NOTIFY changed)  ///< rises when something below may answer differently
    Q_PROPERTY(QAbstractItemModel* pending READ pending CONSTANT)
    Q_PROPERTY(int pendingCount READ pendingCount NOTIFY changed)
    Q_PROPERTY(bool isPreparing READ isPreparing NOTIFY changed)
    Q_PROPERTY(bool hasRefused READ hasRefused NOTIFY changed)  ///< one of the pending cannot go with the entry
    Q_PROPERTY(QString sending READ sending NOTIFY changed)     ///< own files on their way; empty: none
    Q_PROPERTY(QString folder READ folder WRITE setFolder NOTIFY changed)  ///< where files, papers and exports go
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(bool noteIsFailure READ noteIsFailure NOTIFY changed)
    Q_PROPERTY(QString written READ written NOTIFY changed)    ///< the file or folder that the note is about
    Q_PROPERTY(int waitingFor READ waitingFor NOTIFY changed)  ///< files that a paper or an export waits for
    Q_PROPERTY(bool isWriting READ isWriting NOTIFY changed)
public:
    /// `store` and `log` must outlive it.
    FileDesk(session::Store& store, const models::IncidentLog& log, models::Format format, QObject* parent = nullptr);
    ~FileDesk() override;

    [[nodiscard]] int revision() const { return m_revision; }
    [[nodiscard]] QAbstractItemModel* pending() { return &m_pending; }
    [[nodiscard]] int pendingCount() const { return m_pending.rowCount(); }
    [[nodiscard]] bool isPreparing() const { return m_preparing > 0; }
    [[nodiscard]] bool hasRefused() const;
    [[nodiscard]] QString sending() const;
    [[nodiscard]] QString folder() const { return m_folder; }
    void setFolder(const QString& folder);
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] bool noteIsFailure() const { return m_noteIsFailure; }
    [[nodiscard]] QString written() const { return m_written; }
    [[nodiscard]] int waitingFor() const;
    [[nodiscard]] bool isWriting() const { return m_writing; }
    /// Who prints, for the paper's foot.
    void setPrinter(const QString& name) { m_printer = name; }
    [[nodiscard]] const QString& printer() const { return m_printer; }
    /// Takes the pending files for an entry; those that are not ready stay.
    [[nodiscard]] std::vector<session::Order::File> takePending();

    [[nodiscard]] pictures::PictureShelf& shelf() { return m_shelf; }
    /// A URL or path for each; those that cannot be taken say why.
    Q_INVOKABLE void addFiles(const QList<QUrl>& urls);
    Q_INVOKABLE void removePending(int row);
    /// Somebody sees it: it is fetched when it is not here.
    Q_INVOKABLE void want(const QString& hash);
    /// Somebody opens it: asked for again when it was not to be had.
    Q_INVOKABLE void wantAgain(const QString& hash);
    /// For chips, with `revision` so that a binding asks again: "Anlage folgt, 40 %"; empty when all is well.
    Q_INVOKABLE [[nodiscard]] QString words(const QString& hash, int revision) const;
    Q_INVOKABLE [[nodiscard]] bool isHere(const QString& hash, int revision) const;
    Q_INVOKABLE [[nodiscard]] bool isGone(const QString& hash, int revision) const;
    /// Bytes of it that are here, of the whole; below 0 when it is not on its way.
    Q_INVOKABLE [[nodiscard]] double share(const QString& hash, int revision) const;
    /// All files of the shown lines, in their order: what the viewer leafs through.
    Q_INVOKABLE [[nodiscard]] QVariantList shownFiles() const;
    /// Into the folder; fetched first when it is not here. `open`: by the system's program for its type.
    Q_INVOKABLE void save(const QString& hash, const QString& name, const QString& type, bool open);
    Q_INVOKABLE void openWritten();
    /// The shown lines as PDF, or with their files as a folder. Waits for files that are still to be fetched.
    Q_INVOKABLE void printLog();
    Q_INVOKABLE void exportLog();
    /// Goes on with what is here.
    Q_INVOKABLE void writeNow();
    Q_INVOKABLE void cancelWriting();

signals:
    void changed();

private:
    enum class Wish { None, Print, Export };
    struct Save {
        wire::Hash hash{};
        std::string name, type;
        bool open = false;
    };
    void hearFiles();
    void bump();
    void setNote(const QString& note, bool isFailure, const QString& written = {});
    void takePrepared(const QString& key, const base::Outcome<attachment::Prepared>& prepared);
    void beginSave(const Save& save);
    void wish(Wish wish);
    [[nodiscard]] std::set<wire::Hash> filesToCome() const;

    session::Store& m_store;
    const models::IncidentLog& m_log;
    models::Format m_format;
    pictures::PictureShelf m_shelf;
    models::RowList<PendingRow> m_pending;
    std::map<QString, std::shared_ptr<attachment::Prepared>> m_prepared;  ///< by PendingRow::key
    std::vector<Save> m_saves;                                            ///< waiting for their files
    QString m_folder, m_note, m_written, m_printer;
    Wish m_wish = Wish::None;
    int m_revision = 0, m_preparing = 0, m_lastKey = 0;
    bool m_noteIsFailure = false, m_writing = false;
    QThreadPool m_worker;  ///< last: waits for its thread before the rest goes
};

}  // namespace console
