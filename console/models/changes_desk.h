// SPDX-License-Identifier: EUPL-1.2
#pragma once

// "Seit Sie weg waren", the handover to the next shift, and any two moments held against each other: which moments,
// and the list of what is otherwise.

#include <map>
#include <optional>
#include <string>

#include <QObject>

#include "console/models/changes.h"
#include "console/models/todo_list.h"
#include "console/session/login.h"

namespace models {

class ChangeList : public RowList<ChangeRow> {
    Q_OBJECT
public:
    explicit ChangeList(QObject* parent = nullptr);
};

class ChangesDesk : public QObject {
    Q_OBJECT
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(bool isFolding READ isFolding NOTIFY changed)
    Q_PROPERTY(bool isShift READ isShift NOTIFY changed)  ///< what the next shift is handed: see openShift()
    Q_PROPERTY(QString whyNoHandover READ whyNoHandover NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)      ///< "Seit 14:05: was anders ist"
    Q_PROPERTY(QString summary READ summary NOTIFY changed)  ///< "12 Änderungen, 3 Meldungen und Einträge"
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    /// Somebody has logged in who was away: "Seit Sie weg waren (14:05, 37 min)"; empty: nobody, or it was read.
    Q_PROPERTY(QString awayText READ awayText NOTIFY changed)
    /// A moment that was kept to be compared with others: "15:34:00"; empty: none.
    Q_PROPERTY(QString keptText READ keptText NOTIFY changed)
public:
    /// All must outlive it. `todo`: of whoever is logged in, renewed before this is.
    ChangesDesk(session::Store& store, session::Login& login, const Format& format, const TodoList& todo,
                QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] bool isFolding() const { return m_isOpen && !m_before; }
    [[nodiscard]] bool isShift() const { return m_isOpen && m_isShift; }
    [[nodiscard]] base::Instant then() const { return m_then; }
    /// Why the workplace cannot be handed over now: nobody works here, who does may not sign entries of the log, or a
    /// past picture is shown; empty: it can.
    [[nodiscard]] QString whyNoHandover() const;
    /// Of isShift(): how many matters stand open.
    [[nodiscard]] int openCount() const { return m_openCount; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QAbstractItemModel* rows() { return &m_rows; }
    [[nodiscard]] const std::vector<ChangeRow>& list() const { return m_rows.rows(); }
    [[nodiscard]] QString awayText() const;
    [[nodiscard]] QString keptText() const;

    /// Since whoever is logged in was last seen at this console.
    Q_INVOKABLE void openAway();
    /// The handover: what stands open, and what is otherwise since whoever works here came; where nobody does, in the
    /// last twelve hours. While a past picture is shown it stays as it was, empty if it is opened then.
    Q_INVOKABLE void openShift();
    /// The moment that is shown is kept; keeping none forgets it.
    Q_INVOKABLE void keepShown();
    Q_INVOKABLE void forgetKept();
    /// The kept moment against the shown one; without a kept one the shown one against now.
    Q_INVOKABLE void compareShown();
    Q_INVOKABLE void close();
    Q_INVOKABLE void dismissAway();

    /// After each fold, and once a second.
    void refresh();

signals:
    void changed();

private:
    void noteLogin();
    /// From `then` to `until`; nothing: to now, and on with it.
    void compare(base::Instant then, std::optional<base::Instant> until);
    [[nodiscard]] std::optional<base::Instant> end() const;

    session::Store& m_store;
    session::Login& m_login;
    const Format& m_format;
    const TodoList& m_todo;
    ChangeList m_rows;
    bool m_isOpen = false;
    std::uint64_t m_generation = 0;  ///< of compare(): what was asked for earlier comes too late
    base::Instant m_then;
    std::optional<base::Instant> m_until;
    session::Store::PastPicture m_before, m_after;
    std::optional<base::Instant> m_kept;
    std::string m_person;  ///< who is, or was last, logged in
    bool m_isThere = false;
    bool m_isShift = false;
    int m_openCount = 0;
    std::optional<base::Instant> m_cameAt;          ///< whoever is here now
    std::map<std::string, base::Instant> m_leftAt;  ///< by person
    std::optional<base::Instant> m_away;            ///< to be told
};

}  // namespace models
