// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Whom to bring out around a place, for `lagewerk-geo evacuation`: a circle, and the blocks between streets that it
// touches, so that crews clear whole blocks.

#include <filesystem>
#include <string>

#include "broker/base/outcome.h"
#include "gis/fusion/town.h"

namespace layers {

struct EvacuationRequest {
    geometry::GeoDegrees at;  ///< WGS84
    double radiusM = 0;       ///< as the Kampfmittelbeseitigungsdienst sets it
    bool byBlocks = false;
    std::string upTo = "minor";  ///< least rank of street that bounds a block: motorway, major, middle, minor, path
    std::filesystem::path out;   ///< .gpkg (EPSG:25832) or .geojson (WGS84)
    bool mayReplace = false;     ///< what stands at `out`
};

/// Writes (layer "evacuation": id, kind, area_m2, people_low, people, people_high, buildings, objects, streets, note)
/// the circle; with `byBlocks` each block that it touches, nearest first, and as "rest" what of the circle lies in
/// none: beyond the outermost streets that close a ring there are no blocks. The polygons do not overlap but for the
/// circle's with the blocks; all of them together are the zone for `affected`. Returns one JSON object with the same
/// and the total of circle and blocks. A Failure for: a place outside the package, a radius that is none, an unknown
/// rank, a file that stands there already.
[[nodiscard]] base::Outcome<std::string> evacuationFile(const fusion::Town& town, const EvacuationRequest& request);

}  // namespace layers
