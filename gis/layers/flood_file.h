// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A flood drawn on an elevation file, for `lagewerk-geo flood`: what lies below a level and hangs together with a
// place. On the file's own cells, nothing is resampled.

#include <filesystem>
#include <string>

#include "broker/base/outcome.h"
#include "gis/fusion/level_fill.h"
#include "gis/geometry/geo.h"

namespace layers {

struct FloodRequest {
    std::filesystem::path elevation;  ///< a raster, or a zip that holds one
    geometry::GeoDegrees seed;        ///< WGS84
    double levelM = 0;                ///< of the water, in the heights of the elevation
    fusion::Corners corners = fusion::Corners::Pass;
    std::filesystem::path out;  ///< .gpkg in the elevation's coordinates, or .geojson in WGS84
    bool mayReplace = false;    ///< what stands at `out`
};

/// Writes one multipolygon per class of depth (layer "flood": from_m, to_m, cells, area_m2, level_m, method, note) and
/// returns one JSON object: method, level, seed with its cell and ground, cells, area in m2 (on the ellipsoid where
/// the elevation is in degrees), volume, classes, whether the water reaches the end of what is known.
/// Classes: 0.5, 1, 2, 4 m (LAWA, Empfehlungen zur Aufstellung von Hochwassergefahrenkarten, 2018).
/// A Failure for: no raster, no coordinate system, heights not in metres, a seed outside, on unknown ground or above
/// the level, a file that stands there already.
[[nodiscard]] base::Outcome<std::string> floodFile(const FloodRequest& request);

}  // namespace layers
