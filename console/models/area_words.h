// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The staff's own areas in words: how one came about, what speaks against it.

#include "console/models/format.h"
#include "gis/fusion/grounds_beside.h"
#include "gis/fusion/staff_area.h"
#include "gis/situation/situation.h"

namespace models {

/// Ids of hazards in the order in which they are offered.
[[nodiscard]] const std::vector<std::string>& areaHazards();
/// What an area by this method is mostly for.
[[nodiscard]] std::string usualHazard(wire::AreaMethod method);
/// "Rauch, Brand"
[[nodiscard]] QString hazardWords(const std::string& hazard);
/// "Kreis", "Keil mit dem Wind" ...
[[nodiscard]] QString methodName(wire::AreaMethod method);
/// "Häuserblöcke um einen Ort: ..." for what its name alone does not say; empty for the others.
[[nodiscard]] QString methodHint(wire::AreaMethod method);
/// The worker's words of how it worked out an estimate: "hand/1, stage 1.5 m, ... cells of 5 m", in German.
[[nodiscard]] QString estimateWords(const std::string& method, const Format& format);
/// "Kreis, 300 m"; "Kreis 100 m, Keil 400 m, Wind aus SW (225°), 4,5 m/s".
[[nodiscard]] QString areaMethodWords(const wire::StaffArea& area, const std::optional<fusion::Wind>& wind,
                                      const Format& format);
[[nodiscard]] QString windWords(const fusion::Wind& wind, const Format& format);
/// A doubt of fusion::AreaGround or of its zone.
[[nodiscard]] QString areaDoubtWords(const std::string& doubt);

[[nodiscard]] inline bool isStaffZone(const wire::Zone& zone) { return zone.kind == wire::ZoneKind::Staff; }
/// Its ground is on its way: nothing of it is counted yet.
[[nodiscard]] bool isBeingComputed(const wire::Zone& zone);
/// The area that a zone came of; nullptr for a flood, or when the area is gone.
[[nodiscard]] const situation::AreaView* areaOf(const situation::Situation& picture, const wire::Zone& zone);
/// The wind that the zone was made with.
[[nodiscard]] std::optional<fusion::Wind> windOf(const wire::Zone& zone);

}  // namespace models
