// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Messages (Meldungen) on the desk: which one is looked at, who it is routed to, what is said about it, and the one
// that is being written. A draft stays, whoever logs in or out and whether the broker is there or not.

#include <QtQml/qqmlregistration.h>
#include <QAbstractItemModel>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <functional>
#include <optional>

#include "console/models/message_draft.h"
#include "console/models/message_list.h"
#include "console/qml/file_desk.h"
#include "console/session/login.h"

namespace console {

class MessageDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the desk")
    Q_PROPERTY(QAbstractItemModel* list READ list CONSTANT)
    Q_PROPERTY(console::FileDesk* files READ files CONSTANT)  ///< that go with the message that is being written
    Q_PROPERTY(int filter READ filter WRITE setFilter NOTIFY changed)  ///< models::MessageFilter
    Q_PROPERTY(QStringList filters READ filters NOTIFY changed)        ///< with how many each shows
    Q_PROPERTY(QStringList filterFunctions READ filterFunctions NOTIFY changed)
    Q_PROPERTY(int filterFunction READ filterFunction WRITE setFilterFunction NOTIFY changed)  ///< place in the above
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)
    Q_PROPERTY(QString aboutTitle READ aboutTitle NOTIFY changed)  ///< what the list is narrowed to; empty: to nothing
    Q_PROPERTY(int shown READ shown NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(int unsighted READ unsighted NOTIFY changed)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)  ///< that somebody here should look at: the rail's badge

    Q_PROPERTY(QString selected READ selected WRITE setSelected NOTIFY changed)
    Q_PROPERTY(bool hasMessage READ hasMessage NOTIFY changed)
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(QString subject READ subject NOTIFY changed)
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(int urgency READ urgency NOTIFY changed)
    Q_PROPERTY(int direction READ direction NOTIFY changed)  ///< wire::Direction
    Q_PROPERTY(bool isSighted READ isSighted NOTIFY changed)
    Q_PROPERTY(bool isSent READ isSent NOTIFY changed)
    Q_PROPERTY(bool isOwn READ isOwn NOTIFY changed)  ///< not heard back from the broker
    Q_PROPERTY(bool isRefused READ isRefused NOTIFY changed)
    Q_PROPERTY(QVariantMap fields READ fields NOTIFY messageChanged)  ///< by number: name, value
    /// function, isCopy, done, read (times; empty: not), isMine
    Q_PROPERTY(QVariantList recipients READ recipients NOTIFY messageChanged)
    Q_PROPERTY(QVariantList notes READ notes NOTIFY messageChanged)      ///< clock, who, words
    Q_PROPERTY(QVariantList history READ history NOTIFY messageChanged)  ///< clock, who, words
    Q_PROPERTY(QVariantList attachments READ attachments NOTIFY messageChanged)
    Q_PROPERTY(QVariantList links READ links NOTIFY messageChanged)  ///< subject, words
    Q_PROPERTY(QString answersKey READ answersKey NOTIFY messageChanged)
    Q_PROPERTY(QString answersWords READ answersWords NOTIFY messageChanged)

    Q_PROPERTY(QString function READ function NOTIFY changed)  ///< of who is logged in: "S3"; empty: nobody
    Q_PROPERTY(QString hint READ hint NOTIFY changed)  ///< why nothing can be said about a message; empty: it can
    Q_PROPERTY(QString routeHint READ routeHint NOTIFY changed)  ///< why it cannot be routed; empty: it can
    Q_PROPERTY(bool mayReceipt READ mayReceipt NOTIFY changed)   ///< the own function has it and has not read it
    Q_PROPERTY(bool mayEnd READ mayEnd NOTIFY changed)           ///< the own function has it to do
    Q_PROPERTY(bool isRouting READ isRouting NOTIFY changed)
    /// group, name, digit (0: none), state (0 not, 1 acts, 2 copy)
    Q_PROPERTY(QVariantList targets READ targets NOTIFY changed)

    Q_PROPERTY(bool isWriting READ isWriting NOTIFY draftChanged)  ///< the form is open
    Q_PROPERTY(bool hasDraft READ hasDraft NOTIFY draftChanged)    ///< something is typed that would be lost
    Q_PROPERTY(QString draftWords READ draftWords NOTIFY draftChanged)
    Q_PROPERTY(int draftDirection READ draftDirection WRITE setDraftDirection NOTIFY draftChanged)
    Q_PROPERTY(int draftPriority READ draftPriority WRITE setDraftPriority NOTIFY draftChanged)
    Q_PROPERTY(QVariantMap texts READ texts NOTIFY draftChanged)
    Q_PROPERTY(QVariantMap faults READ faults NOTIFY draftChanged)  ///< shown from the first try to send on
    Q_PROPERTY(QVariantMap doubts READ doubts NOTIFY draftChanged)
    Q_PROPERTY(QString draftAnswers READ draftAnswers NOTIFY draftChanged)
    Q_PROPERTY(QVariantList draftLinks READ draftLinks NOTIFY draftChanged)
    Q_PROPERTY(QString sendHint READ sendHint NOTIFY draftChanged)  ///< why it cannot be sent; empty: it can
    Q_PROPERTY(QStringList means READ means CONSTANT)
    Q_PROPERTY(QString message READ message NOTIFY draftChanged)  ///< what became of the last try
public:
    /// Signs and sends; the token that names it in the store, 0: nobody is logged in.
    using Say = std::function<quint64(wire::Kind, base::Bytes, std::vector<session::Order::File>)>;
    /// All must outlive it. `files`: those of the message that is being written.
    MessageDesk(session::Store& store, session::Login& login, models::Format format, FileDesk& files, Say say,
                QObject* parent = nullptr);

    [[nodiscard]] QAbstractItemModel* list() { return &m_list; }
    [[nodiscard]] const models::MessageList& messages() const { return m_list; }
    [[nodiscard]] FileDesk* files() { return &m_files; }
    [[nodiscard]] int filter() const { return static_cast<int>(m_list.filter()); }
    void setFilter(int filter);
    [[nodiscard]] QStringList filters() const;
    [[nodiscard]] QStringList filterFunctions() const;
    [[nodiscard]] int filterFunction() const { return m_filterFunction; }
    void setFilterFunction(int place);
    [[nodiscard]] QString query() const { return m_list.query(); }
    void setQuery(const QString& typed);
    [[nodiscard]] QString aboutTitle() const { return m_aboutTitle; }
    [[nodiscard]] int shown() const { return m_list.rowCount(); }
    [[nodiscard]] int total() const { return m_list.counts().all; }
    [[nodiscard]] int unsighted() const { return m_list.counts().unsighted; }
    [[nodiscard]] int waiting() const { return m_list.counts().urgent + m_list.counts().mine; }

    [[nodiscard]] QString selected() const { return m_selected; }
    void setSelected(const QString& key);
    [[nodiscard]] bool hasMessage() const { return m_view.has_value(); }
    [[nodiscard]] QString number() const;
    [[nodiscard]] QString subject() const;
    [[nodiscard]] QString state() const;
    [[nodiscard]] int urgency() const;
    [[nodiscard]] int direction() const;
    [[nodiscard]] bool isSighted() const { return m_view && situation::isSighted(*m_view); }
    [[nodiscard]] bool isSent() const { return m_view && m_view->sentAt; }
    [[nodiscard]] bool isOwn() const { return own() != nullptr; }
    [[nodiscard]] bool isRefused() const { return own() != nullptr && own()->isRefused; }
    [[nodiscard]] QVariantMap fields() const;
    [[nodiscard]] QVariantList recipients() const;
    [[nodiscard]] QVariantList notes() const;
    [[nodiscard]] QVariantList history() const;
    [[nodiscard]] QVariantList attachments() const;
    [[nodiscard]] QVariantList links() const;
    [[nodiscard]] QString answersKey() const;
    [[nodiscard]] QString answersWords() const;
    /// The chosen message as it stands; nothing: none is chosen.
    [[nodiscard]] const std::optional<situation::ReportView>& view() const { return m_view; }

    [[nodiscard]] QString function() const;
    [[nodiscard]] QString hint() const;
    [[nodiscard]] QString routeHint() const;
    [[nodiscard]] bool mayReceipt() const;
    [[nodiscard]] bool mayEnd() const;
    [[nodiscard]] bool isRouting() const { return m_isRouting; }
    [[nodiscard]] QVariantList targets() const;

    [[nodiscard]] bool isWriting() const { return m_isWriting; }
    [[nodiscard]] bool hasDraft() const { return m_draft && !m_draft->isEmpty(); }
    [[nodiscard]] QString draftWords() const;
    [[nodiscard]] int draftDirection() const;
    void setDraftDirection(int direction);
    [[nodiscard]] int draftPriority() const;
    void setDraftPriority(int priority);
    [[nodiscard]] QVariantMap texts() const;
    [[nodiscard]] QVariantMap faults() const;
    [[nodiscard]] QVariantMap doubts() const;
    [[nodiscard]] QString draftAnswers() const { return m_draft ? m_draft->answersWords : QString(); }
    [[nodiscard]] QVariantList draftLinks() const;
    [[nodiscard]] QString sendHint() const;
    [[nodiscard]] QStringList means() const;
    [[nodiscard]] QString message() const { return m_message; }

    /// Only messages that speak of it, from the map; empty: all again.
    Q_INVOKABLE void showAbout(const QString& subject, const QString& title);
    /// How many there are; also for the map.
    Q_INVOKABLE [[nodiscard]] int countAbout(const QString& subject) const;
    /// Chooses the first that nobody has sighted; true when there is one.
    Q_INVOKABLE bool chooseUnsighted();
    Q_INVOKABLE [[nodiscard]] QString keyAt(int row) const { return m_list.keyAt(row); }
    Q_INVOKABLE [[nodiscard]] int rowOf(const QString& key) const { return m_list.rowOf(key); }

    // ---- what is said about the chosen one
    Q_INVOKABLE void beginRouting();
    Q_INVOKABLE void cancelRouting();
    /// Not, acts, copy, not.
    Q_INVOKABLE void cycle(const QString& function);
    Q_INVOKABLE void setTarget(const QString& function, int state);
    Q_INVOKABLE void route(const QString& note);
    Q_INVOKABLE void receipt();
    /// The own function has dealt with it, or (again) has not.
    Q_INVOKABLE void end(const QString& note);
    Q_INVOKABLE void reopen(const QString& function);
    Q_INVOKABLE void addNote(const QString& note);
    /// `clock`: when the counterpart receipted, as typed; empty: now. False: it is no time.
    Q_INVOKABLE bool markSent(int means, const QString& clock);

    // ---- writing
    /// The draft that was left, else a new one that way.
    Q_INVOKABLE void begin(int direction);
    Q_INVOKABLE void reply();
    /// The one that was refused, once more.
    Q_INVOKABLE void editRefused();
    Q_INVOKABLE void write(const QString& field, const QString& text);
    /// Of "means" and "meansWished": place in `means` counted from 1; 0: none said.
    Q_INVOKABLE [[nodiscard]] int meansIndex(const QString& field) const;
    Q_INVOKABLE void writeMeans(const QString& field, int index);
    Q_INVOKABLE void writeNow(const QString& field);  ///< the clock's time into "clock" or "takenClock"
    Q_INVOKABLE void link(const QString& subject);
    Q_INVOKABLE void unlink(const QString& subject);
    Q_INVOKABLE void closeDraft();  ///< it stays
    Q_INVOKABLE void discardDraft();
    /// True: it was handed on. Else faults and message say why not.
    Q_INVOKABLE bool send();

    /// What something is called that a message speaks of, and where it is. Both are given by the desk.
    void setNames(std::function<QString(const QString&)> nameOf,
                  std::function<std::optional<wire::GeoPoint>(const QString&)> placeOf);
    void refresh();

signals:
    void changed();
    void messageChanged();
    void draftChanged();
    /// Something was handed on to be signed and sent, with the payload as on the wire.
    void said(int kind, const QByteArray& payload);

private:
    [[nodiscard]] std::string post() const;
    [[nodiscard]] QString whyNot(wire::Kind kind) const;
    [[nodiscard]] base::Instant now() const;
    [[nodiscard]] std::vector<std::string> sectors() const;
    [[nodiscard]] const models::UnsentMessage* own() const;
    [[nodiscard]] QVariantMap linkRow(const std::string& subject) const;
    [[nodiscard]] QString titleOf(const situation::ReportView& view) const;
    /// True: another message, or it says something else.
    bool load();
    void say(wire::ReportStep step);
    void hearSaying(quint64 token);
    void newDraft(wire::Direction direction);

    session::Store& m_store;
    session::Login& m_login;
    models::Format m_format;
    FileDesk& m_files;
    Say m_say;
    models::MessageList m_list;
    std::function<QString(const QString&)> m_nameOf;
    std::function<std::optional<wire::GeoPoint>(const QString&)> m_placeOf;

    QString m_selected, m_aboutTitle;
    std::optional<situation::ReportView> m_view;
    std::uint64_t m_shownLines = 0;  ///< of the log, when the chosen one was looked at last
    int m_filterFunction = 0;
    bool m_isRouting = false;
    std::map<std::string, int> m_targets;  ///< what is chosen in the panel

    std::optional<models::MessageDraft> m_draft;
    bool m_isWriting = false, m_hasTried = false;
    /// What the page was told of last besides the list: with each fold nothing of it changes.
    struct Told {
        std::string person;
        bool isPast = false;
        std::size_t people = 0, drawings = 0;
        std::int64_t second = 0;  ///< while something is written: times are judged by the clock
        bool operator==(const Told&) const = default;
    };
    Told m_told;
    QString m_message, m_lastTo;
};

}  // namespace console
