// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The scripted staff takes over alarms, as people do with a key at the console: what the town's alarm plan asks for, a
// gauge that fell silent, an order that is overdue, a call-up without answers. Warnings have their own way (drafts).

#include <vector>

#include "gis/situation/situation.h"
#include "scenarios/replay/scripted_work.h"

namespace replay {

/// An occurrence of an alarm, as the console names it.
struct StandingAlarm {
    std::string alarm;            ///< "rule:<id>", "station:<id>", "order:<id>", "call:<id>"
    base::Instant since, raised;  ///< names the occurrence; when it became an alarm
    std::string function, note;   ///< whose it is, what was seen
};
[[nodiscard]] std::vector<StandingAlarm> standingAlarms(const situation::Situation& picture, base::Instant now);

/// Those that nobody has in hand and that fall due at this tick: `staff.takeAlarmsAfterS` after they rose, or after the
/// time of who had them was up. Each is taken over for half an hour. Nothing without `takeAlarmsAfterS`.
[[nodiscard]] std::vector<WorkSaying> takenAlarms(const Scenario& scenario, const wire::Tick& tick,
                                                  const situation::Situation& picture);

}  // namespace replay
