// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What is looked at in a shape that somebody gave before it is turned into the map's metres.

#include "gis/layers/internal/gdal_door.h"

namespace layers {

/// Mending takes seconds up to here (7 s at 5,000 crossings of random lines, one core of 2 GHz), minutes beyond.
inline constexpr std::size_t kCrossingsMax = 5000;

/// Are its coordinates numbers that `from` can have? Metres in a file of degrees are named as such. `what`: "a polygon
/// of the zone".
[[nodiscard]] base::Done checkCoordinates(const OGRGeometry& shape, const OGRSpatialReference& from,
                                          const std::string& what, const std::string& where);
/// Closes what is open; how many rings were.
int closeRings(OGRGeometry& shape);
/// How often its borders cross, counted to `kCrossingsMax` + 1; as many where even counting would take long.
[[nodiscard]] std::size_t crossingsOf(const OGRGeometry& shape);

}  // namespace layers
