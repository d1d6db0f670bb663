// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What is in a town package and beside it, for `lagewerk-geo info`.

#include <optional>
#include <string>
#include <vector>

#include "gis/layers/basemap.h"
#include "gis/layers/town_package.h"

namespace layers {

/// For programs, with the base map that lies beside the package.
[[nodiscard]] std::string infoJson(const PackageInfo& info, const std::optional<BasemapBeside>& basemap = {});
/// For people, a line each: layers with their sources, what is missing, the base map, the ids of the stations.
[[nodiscard]] std::vector<std::string> infoLines(const PackageInfo& info, const std::optional<BasemapBeside>& basemap);

}  // namespace layers
