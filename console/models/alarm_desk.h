// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The alarms of "Jetzt zu tun" as every page shows them, and what a person does about them: take over, give back, hand
// up, pause the sound. Who may do so the broker decides; nobody logged in, nothing is said.

#include <QObject>
#include <QSet>
#include <QString>

#include <functional>

#include "console/models/todo_list.h"
#include "console/session/login.h"

namespace models {

class AlarmDesk : public QObject {
    Q_OBJECT
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)      ///< nobody has them
    Q_PROPERTY(int escalated READ escalated NOTIFY changed)  ///< of these: too long
    Q_PROPERTY(int taken READ taken NOTIFY changed)
    Q_PROPERTY(int urgency READ urgency NOTIFY changed)  ///< of the most urgent that waits
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    Q_PROPERTY(bool mayTake READ mayTake NOTIFY changed)  ///< somebody is logged in, and the picture is of now
    Q_PROPERTY(bool isPaused READ isPaused NOTIFY changed)
    Q_PROPERTY(QString pausedText READ pausedText NOTIFY changed)
    Q_PROPERTY(QString soundProblem READ soundProblem NOTIFY changed)  ///< why nothing can be heard; empty: it can
public:
    /// How the sound shall be: 0 none, 1 an alarm waits, 2 one waits too long.
    enum class Sound : int { None = 0, Waiting = 1, Pressing = 2 };
    using Say = std::function<void(const wire::AlarmAct&)>;
    /// `store`, `login` and `todo` must outlive it; `say` sends in the name of who is logged in.
    AlarmDesk(session::Store& store, session::Login& login, const TodoList& todo, Format format, Say say,
              QObject* parent = nullptr);

    [[nodiscard]] int waiting() const { return m_waiting; }
    [[nodiscard]] int escalated() const { return m_escalated; }
    [[nodiscard]] int taken() const { return m_taken; }
    [[nodiscard]] int urgency() const;
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString detail() const;
    [[nodiscard]] bool mayTake() const;
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] QString pausedText() const;
    [[nodiscard]] Sound sound() const;
    [[nodiscard]] QString soundProblem() const { return m_soundProblem; }
    void setSoundProblem(const QString& problem);

    /// The most urgent that waits.
    Q_INVOKABLE void takeFirst();
    Q_INVOKABLE void take(const QString& key);
    Q_INVOKABLE void giveBack(const QString& key);
    /// To who leads the staff that the person belongs to.
    Q_INVOKABLE void handUp(const QString& key);
    /// For ten minutes; an alarm that was not there sounds all the same. Said again: it sounds again.
    Q_INVOKABLE void pauseSound();

    /// After the list was renewed.
    void refresh();

signals:
    void changed();

private:
    [[nodiscard]] const TodoRow* row(const QString& key) const;
    [[nodiscard]] const TodoRow* first() const;
    void say(const TodoRow& row, wire::AlarmMove move, const std::string& function, int minutes);
    [[nodiscard]] static QString occurrence(const TodoRow& row);

    session::Store& m_store;
    session::Login& m_login;
    const TodoList& m_todo;
    Format m_format;
    Say m_say;
    int m_waiting = 0, m_escalated = 0, m_taken = 0;
    bool m_hasUnpaused = false;  ///< one waits that was not there when the sound was paused
    std::optional<base::Instant> m_pausedUntil;
    QSet<QString> m_pausedAt;  ///< what waited when the sound was paused
    QString m_soundProblem;
};

}  // namespace models
