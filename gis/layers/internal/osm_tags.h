// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What OpenStreetMap tags mean here. Pure tables.

#include <map>
#include <string>

namespace layers {

using Tags = std::map<std::string, std::string>;

/// Kind of a critical object, "" for none.
[[nodiscard]] std::string objectKind(const Tags& tags);
[[nodiscard]] std::string kindInGerman(const std::string& kind);
/// home, work, public, other; "?" where only the surroundings can tell.
[[nodiscard]] std::string buildingUse(const Tags& tags);
[[nodiscard]] std::string landuseKind(const Tags& tags);
[[nodiscard]] std::string waterKind(const Tags& tags);
[[nodiscard]] std::string streetRank(const std::string& highway, const std::string& service);
/// Kind of a line of supply (gis/layers/README.md, layer utilities), "" for none.
[[nodiscard]] std::string utilityKind(const Tags& tags);
/// 1..4, 0 for places that are not labelled.
[[nodiscard]] int placeRank(const std::string& place);
struct CourseKind {
    const char* kind = nullptr;  ///< null: no watercourse
    double widthM = 0;
};
[[nodiscard]] CourseKind courseKind(const std::string& waterway);

}  // namespace layers
