// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Areas made of other areas by the net that their borders draw together (`faces`): what lies in both, in one of them,
// in one and not in the other. Without a geometry library, so that worker and console say the same as the tools.

#include <functional>
#include <vector>

#include "gis/geometry/geo.h"

namespace geometry {

using Borders = std::vector<std::vector<MapPoint>>;

/// Puts the rings of `area` behind `borders`, closed.
void addBorders(Borders& borders, const MapArea& area);

/// What `borders` enclose and `keeps` says yes to; it is asked for one place inside of each part. Neighbours are
/// joined: simple polygons that do not overlap. Corners move by a decimetre at most, and what is narrower may go.
[[nodiscard]] MapArea keptOf(const Borders& borders, const std::function<bool(MapPoint)>& keeps);

/// A place inside, far from the corners; of a polygon with an area.
[[nodiscard]] MapPoint placeInside(const MapPolygon& polygon);

}  // namespace geometry
