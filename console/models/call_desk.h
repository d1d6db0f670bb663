// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Einberufung: people of the directory are called up by the ways that reach them. Written, shown as it would go out,
// then signed; afterwards who comes, and when, who does not, and who has not answered.

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <QVariantMap>

#include <functional>
#include <optional>

#include "console/models/directory_desk.h"

namespace models {

struct CallRow {
    QString key, subject, facts, counts;  ///< facts: "18:05 S1, A. Beispiel · Antwort bis 18:20"
    int urgency = 0;
    bool isOpen = true;
    bool operator==(const CallRow&) const = default;
};
/// Open ones first, the newest first.
class CallList : public RowList<CallRow> {
    Q_OBJECT
public:
    explicit CallList(QObject* parent = nullptr);
};

/// Somebody who was called.
struct CalledRow {
    QString key;    ///< id of the contact
    QString title;  ///< "S1 · A. Beispiel"
    QString answer, delivery, reach;
    QString spoken;
    int state = 0;  ///< 0 no answer, 1 not reached, 2 comes, 3 is there, 4 does not come
    int urgency = 0;
    bool operator==(const CalledRow&) const = default;
};
/// Who has not answered first (not reached before all), then who comes by arrival, who is there, who does not come.
class CalledList : public RowList<CalledRow> {
    Q_OBJECT
public:
    explicit CalledList(QObject* parent = nullptr);
};

class CallDesk : public QObject {
    Q_OBJECT
    Q_PROPERTY(QAbstractItemModel* list READ list CONSTANT)
    Q_PROPERTY(QAbstractItemModel* called READ called CONSTANT)
    Q_PROPERTY(int open READ open NOTIFY changed)
    Q_PROPERTY(int urgent READ urgent NOTIFY changed)
    Q_PROPERTY(QString selected READ selected WRITE setSelected NOTIFY changed)
    // Of the chosen call
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString facts READ facts NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)
    Q_PROPERTY(QString counts READ counts NOTIFY changed)
    Q_PROPERTY(QStringList notes READ notes NOTIFY changed)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(QString person READ person WRITE setPerson NOTIFY changed)  ///< id of the contact
    Q_PROPERTY(QString personTitle READ personTitle NOTIFY changed)
    Q_PROPERTY(QString whyNoAnswer READ whyNoAnswer NOTIFY changed)  ///< why nobody here can enter one
    // The call that is being written
    Q_PROPERTY(bool isWriting READ isWriting NOTIFY changed)
    Q_PROPERTY(bool isReviewing READ isReviewing NOTIFY changed)
    Q_PROPERTY(QVariantMap fields READ fields NOTIFY changed)   ///< subject, text, meeting, there, minutes
    Q_PROPERTY(QVariantList ways READ ways NOTIFY changed)      ///< id, words, count, isUsed
    Q_PROPERTY(QVariantList review READ review NOTIFY changed)  ///< label, words
    Q_PROPERTY(QString fault READ fault NOTIFY changed)
    Q_PROPERTY(QString whyNot READ whyNot NOTIFY changed)  ///< why nobody here can call; empty: somebody can
public:
    using SayCall = std::function<void(const wire::CallUp&)>;
    using SayStep = std::function<void(const wire::CallStep&)>;
    /// All must outlive it.
    CallDesk(session::Store& store, session::Login& login, DirectoryDesk& directory, Format format, SayCall sayCall,
             SayStep sayStep, QObject* parent = nullptr);

    [[nodiscard]] QAbstractItemModel* list() { return &m_list; }
    [[nodiscard]] QAbstractItemModel* called() { return &m_called; }
    [[nodiscard]] int open() const;
    [[nodiscard]] int urgent() const;
    [[nodiscard]] QString selected() const { return m_selected; }
    void setSelected(const QString& key);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString facts() const;
    [[nodiscard]] QString words() const;
    [[nodiscard]] QString counts() const;
    [[nodiscard]] QStringList notes() const;
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] QString person() const { return m_person; }
    void setPerson(const QString& key);
    [[nodiscard]] QString personTitle() const;
    [[nodiscard]] QString whyNoAnswer() const;
    [[nodiscard]] bool isWriting() const { return m_isWriting; }
    [[nodiscard]] bool isReviewing() const { return m_reviewed.has_value(); }
    [[nodiscard]] QVariantMap fields() const { return m_fields; }
    [[nodiscard]] QVariantList ways() const;
    [[nodiscard]] QVariantList review() const;
    [[nodiscard]] QString fault() const { return m_fault; }
    [[nodiscard]] QString whyNot() const;

    /// A new call to whom is ticked in the directory; what was typed before is still there.
    Q_INVOKABLE void begin();
    /// A new call to those of the chosen one who have not answered, with its words.
    Q_INVOKABLE void beginAgain();
    Q_INVOKABLE void put();
    Q_INVOKABLE void write(const QString& field, const QString& words);
    Q_INVOKABLE void useWay(const QString& means, bool on);
    /// Shows it as it would go out; the fault says what is wrong.
    Q_INVOKABLE void check();
    Q_INVOKABLE void backToForm();
    /// Signs and sends what was shown.
    Q_INVOKABLE void give();

    /// The nth of the calls, of the called.
    Q_INVOKABLE void choose(int index);
    Q_INVOKABLE void choosePerson(int index);
    /// `move`: a wire::CallMove of Coming, Declined, Arrived, Sent (reached by hand), Noted. `arrival`: "18:40" or
    /// minutes from now ("20"); empty: not known. Gives what is wrong; empty: it was said.
    Q_INVOKABLE QString enter(int move, const QString& arrival, const QString& note);
    Q_INVOKABLE QString close(const QString& note);

    void refresh();

signals:
    void changed();

private:
    [[nodiscard]] const situation::CallView* view() const;
    [[nodiscard]] base::Instant now() const;
    [[nodiscard]] wire::CallUp drafted(QString& fault) const;
    void refreshCalled();

    session::Store& m_store;
    session::Login& m_login;
    DirectoryDesk& m_directory;
    Format m_format;
    SayCall m_sayCall;
    SayStep m_sayStep;
    CallList m_list;
    CalledList m_called;
    QString m_selected, m_person, m_fault;
    QVariantMap m_fields;
    QSet<QString> m_unused;  ///< ways that this call does not use
    std::optional<wire::CallUp> m_reviewed;
    bool m_isWriting = false;
};

}  // namespace models
