// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What is otherwise than it was: two pictures held against each other, object by object, and what people said between
// them. For "since you were away", for the next shift, for any two moments.

#include "console/models/format.h"
#include "console/models/incident_log.h"
#include "console/models/row_list.h"
#include "console/models/urgency.h"
#include "console/session/store.h"

namespace models {

struct ChangeRow {
    QString key, section, name;
    QString before, after;  ///< in words; "–": it was not, or is no more
    QString clock;          ///< since when it is so; empty where nobody knows
    Urgency urgency = Urgency::None;
    QString station;  ///< whose course shows it; empty: none
    bool operator==(const ChangeRow&) const = default;
};

/// Both pictures are of one journal; `then` and `now` are their moments. Sections in the order in which somebody who
/// comes back wants them: warnings, what is to be decided, gauges, zones and areas, sectors and drawings, alarm plan,
/// incidents, units, operations. Within a section the more urgent first. What is as it was has no row.
[[nodiscard]] std::vector<ChangeRow> changesBetween(const situation::Situation& before, base::Instant then,
                                                    const situation::Situation& after, base::Instant now,
                                                    const session::Store& store, const Format& format);

/// What people reported and wrote behind `then` and by `now`, as the present log has it; oldest first, the newest
/// kWordsMax.
inline constexpr std::size_t kWordsMax = 500;
[[nodiscard]] std::vector<ChangeRow> wordsBetween(base::Instant then, base::Instant now, const session::Store& store,
                                                  const Format& format);

}  // namespace models
