// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The area of a power cut as a file, for `lagewerk-geo outage`: by districts, or by the substation that failed.

#include <filesystem>
#include <string>
#include <vector>

#include "broker/base/outcome.h"
#include "gis/fusion/town.h"

namespace layers {

struct OutageRequest {
    std::vector<std::string> districts;  ///< ids or names
    std::string substation;              ///< id of an object of the kind `power`; one of the two is given
    std::filesystem::path out;           ///< .gpkg (EPSG:25832) or .geojson (WGS84)
    bool mayReplace = false;             ///< what stands at `out`
};

/// Writes one multipolygon (layer "outage": method, inputs, confidence, note) that `affected` takes as its zone, and
/// returns one JSON object. By substation it is what of the town lies nearer to it than to any other object of the kind
/// `power`: an assumption, since the grid's operator alone knows who hangs on it. A Failure for: neither or both given,
/// an unknown district or object (the most alike are named), an object of another kind, a file that stands there
/// already.
[[nodiscard]] base::Outcome<std::string> outageFile(const fusion::Town& town, const OutageRequest& request);

}  // namespace layers
