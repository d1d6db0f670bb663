// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Where heavy rain gathers, for `lagewerk-geo sinks`: the hollows of an elevation file, on its own cells.

#include <filesystem>
#include <string>

#include "broker/base/outcome.h"
#include "gis/fusion/town_water.h"

namespace layers {

struct SinksRequest {
    std::filesystem::path elevation;  ///< a raster, or a zip that holds one
    double depthMinM = fusion::kSinkDepthMinM;
    double areaMinM2 = fusion::kSinkAreaMinM2;
    std::filesystem::path out;  ///< .gpkg in the elevation's coordinates, or .geojson in WGS84
    bool mayReplace = false;    ///< what stands at `out`
};

/// Writes one multipolygon per sink (layer "sinks": id, depth_m, area_m2, volume_m3, spill_m, catchment_m2, cut,
/// rain_mm, note), largest volume first, and returns one JSON object: how many, their sums, the hundred largest with
/// the place of their lowest cell, doubts in words. rain_mm is volume by catchment; null and `cut` 1 where the
/// catchment reaches the end of what is known. A Failure for: no raster, no coordinate system, heights not in metres, a
/// depth or area below 0, a file that stands there already.
[[nodiscard]] base::Outcome<std::string> sinksFile(const SinksRequest& request);

}  // namespace layers
