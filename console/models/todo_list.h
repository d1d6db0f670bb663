// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>

#include "console/models/row_list.h"
#include "console/models/station_view.h"
#include "console/session/store.h"

namespace models {

/// What a card's button does; the page that shows the list carries it out.
enum class TodoAction : int {
    None = 0,
    ReviewProposal = 1,
    OpenWarning = 2,
    ShowDelivery = 3,
    ShowStation = 4,
    ShowOnMap = 5,
    Dismiss = 6,
    OpenBoard = 7,
    OpenMessage = 8,
    OpenCall = 9,
    ShowOrder = 20,
    ShowUnit = 21
};

struct TodoRow {
    QString key;
    Urgency urgency = Urgency::Note;
    QString kind;  ///< "Sehr dringend · Warnvorschlag"
    QString since, title, detail;
    QString people, peopleRange, objects, streets;  ///< figures; empty: none shown
    bool isByDay = false;                           ///< `people` are those of the day, not of the night
    QString subject;                                ///< what the actions are about: proposal, alert or station id
    QString mapSubject;                             ///< station or zone to show
    int action = 0, secondAction = 0;
    QString actionText, secondText;
    QString actionKey, secondKey;  ///< letter for Alt+; only the first card of each action has one
    base::Instant sinceAt;
    std::optional<base::Instant> raisedAt;  ///< when it became one, where that is not `sinceAt`
    bool isNews = false;                    ///< nothing to be done about it
    int phase = 0;                          ///< AlarmPhase
    QString attention;                      ///< of an alarm: who has it, or since when nobody has
    bool operator==(const TodoRow&) const = default;
};

/// "Jetzt zu tun": one list, most urgent first, then what nobody has taken over, then oldest first.
class TodoList : public RowList<TodoRow> {
    Q_OBJECT
public:
    explicit TodoList(QObject* parent = nullptr);
    /// `function`: of who is logged in; empty: nobody. Messages that wait for it have cards.
    void refresh(const session::Store& store, const Format& format, const std::string& function = {});
    [[nodiscard]] int warnings() const { return m_warnings; }  ///< cards that lead to the warning page
    [[nodiscard]] int stations() const { return m_stations; }
    [[nodiscard]] int orders() const { return m_orders; }  ///< overdue or not possible

private:
    int m_warnings = 0, m_stations = 0, m_orders = 0;
};

/// "Sehr dringend" ... "Hinweis"
[[nodiscard]] QString urgencyWords(Urgency urgency);

}  // namespace models
