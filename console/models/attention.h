// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What of "Jetzt zu tun" is an alarm, and whether somebody has it in hand. An alarm sounds and stands on every page
// until someone takes it over; who takes it over says until when. It comes back, louder, when nobody does in time, and
// when that time is up and it still stands.

#include <cstdint>
#include <optional>
#include <string>

#include "console/models/format.h"
#include "console/models/urgency.h"
#include "gis/situation/situation.h"

namespace models {

enum class AlarmPhase : int {
    None = 0,       ///< no alarm
    New = 1,        ///< nobody has it
    Escalated = 2,  ///< nobody had it in time, or who had it did not get done in time, or it was handed up
    Taken = 3       ///< somebody has it until then
};

/// How soon an alarm must be taken over, and for how long it is then somebody's. Our choice, not measured: a staff of
/// few people, who are also on the telephone (domain.md 3 wants a warning out in 5 minutes).
struct AlarmPatience {
    std::int64_t untakenMs = 0;  ///< from its raising to the escalation
    int takenMin = 0;            ///< minutes for who takes it over
};
/// Nothing: what is so urgent is no alarm (medium and note).
[[nodiscard]] std::optional<AlarmPatience> patienceFor(Urgency urgency);

struct AlarmState {
    AlarmPhase phase = AlarmPhase::None;
    QString words;  ///< "nicht übernommen seit 6 min", "übernommen von S2 bis 18:20"
};
/// `key` and `since` name one occurrence; `raisedAt`: when it became an alarm.
[[nodiscard]] AlarmState alarmState(const situation::Situation& picture, const std::string& key, base::Instant since,
                                    base::Instant raisedAt, Urgency urgency, base::Instant now, const Format& format);

}  // namespace models
