// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Where a unit is: as it reported itself, or as the staff put it on the map after a word by radio. The newer one
// counts.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QString>

#include "console/models/format.h"
#include "console/session/store.h"

namespace models {

struct UnitPlace {
    geometry::MapPoint at;
    base::Instant since;  ///< when it was reported or set
    bool byHand = false;  ///< set by the staff
};
/// Nothing: nobody has said where it is.
[[nodiscard]] std::optional<UnitPlace> unitPlaceOf(const situation::Situation& picture, const std::string& callSign);

/// All units whose place is known, by call sign in order.
[[nodiscard]] std::vector<std::pair<std::string, UnitPlace>> placedUnits(const situation::Situation& picture);

/// "32U PV 6504 8714", of one set by the staff "32U PV 6504 8714 · von Hand, 14:32"; "?" where none is known.
[[nodiscard]] QString unitPlaceWords(const std::optional<UnitPlace>& place);

/// A place typed as UTMREF ("PV 6504 8714") or WGS84 ("49,9103 9,4501", latitude first); nothing when it is neither.
struct TypedPlace {
    geometry::MapPoint at;
    double sideM = 0;  ///< of the UTMREF square it is the middle of; 0: a point
};
/// As placeTyped() reads it again, to the metre.
[[nodiscard]] QString placeText(geometry::MapPoint at);
[[nodiscard]] std::optional<TypedPlace> placeTyped(const QString& words, const fusion::Town& town);

}  // namespace models
