// SPDX-License-Identifier: EUPL-1.2
#pragma once

// When a unit is to be relieved (domain: 8 to 12 hours, 12 the limit), and how strong the forces are in sum.

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "console/models/format.h"
#include "console/models/urgency.h"
#include "console/session/store.h"

namespace models {

inline constexpr std::int64_t kReliefNoteMs = 8LL * 3'600'000;    ///< at work: relief is to be planned
inline constexpr std::int64_t kReliefLimitMs = 12LL * 3'600'000;  ///< nobody works longer

struct Relief {
    std::optional<base::Instant> due;  ///< as said, else the limit; nothing: nobody said since when it works
    QString words;                     ///< "Ablösung in 40 min", "Ablösung überfällig seit 20 min"
    /// High: over the limit. Medium: what was said is past. Note: 8 hours at work, or within the last hour before.
    Urgency urgency = Urgency::None;
    [[nodiscard]] bool isOverdue() const { return urgency >= Urgency::Medium; }
};
[[nodiscard]] Relief reliefOf(const wire::Assignment& assignment, base::Instant now);

/// Strength of some units in sum.
struct ForceSum {
    std::string key;  ///< id of the sector, name of the organisation; empty: without
    QString name;
    int units = 0, without = 0;  ///< of them without a strength
    std::array<std::uint32_t, 4> strength{};
    bool operator==(const ForceSum&) const = default;
};
/// "2/9/61/72", where some gave none "2/9/61/72 (3 ohne Angabe)"; "–" where none gave one.
[[nodiscard]] QString sumWords(const ForceSum& sum);
struct ForceSums {
    ForceSum all;
    std::vector<ForceSum> sectors;        ///< by name, those without a sector last
    std::vector<ForceSum> organisations;  ///< by name, the unknown one last
    bool operator==(const ForceSums&) const = default;
};
/// Call signs of every unit that reported or works somewhere; not those that work for another operation than that
/// which is looked at.
[[nodiscard]] std::set<std::string> shownUnits(const session::Store& store);
/// Of shownUnits().
[[nodiscard]] ForceSums sumForces(const session::Store& store);

}  // namespace models
