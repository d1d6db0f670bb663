// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The footprint of a release as a file, for `lagewerk-geo plume`.

#include <filesystem>
#include <string>

#include "broker/base/outcome.h"
#include "gis/fusion/plume.h"

namespace layers {

struct PlumeRequest {
    geometry::GeoDegrees source;  ///< WGS84, in Germany
    fusion::Release release;      ///< its `source` is filled in here
    double limitMgM3 = 0;
    std::filesystem::path out;  ///< .gpkg (EPSG:25832) or .geojson (WGS84)
    bool mayReplace = false;    ///< what stands at `out`
};

/// Writes one multipolygon (layer "plume": limit_mg_m3, reach_m, width_m, method, wind_from, wind_m_s, stability,
/// note); where the limit is reached nowhere the layer is empty. Returns one JSON object: method, inputs, reach, width,
/// area, most at the ground, doubts in words. A Failure for: a source outside Germany's zone, figures that no release
/// has, a file that stands there already.
[[nodiscard]] base::Outcome<std::string> plumeFile(const PlumeRequest& request);

}  // namespace layers
