// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "gis/geometry/geo.h"

namespace geometry {

/// The part of `box` that lies no farther from `at` than from any of `others` (its Voronoi cell): convex,
/// counter-clockwise; empty where none of the box does. Others at the very place of `at` share its cell.
[[nodiscard]] MapRing nearestCell(MapPoint at, const std::vector<MapPoint>& others, const MapBox& box);

}  // namespace geometry
