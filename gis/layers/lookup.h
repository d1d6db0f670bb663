// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Where the points of a table are, for `lagewerk-geo lookup`.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "broker/base/outcome.h"
#include "gis/fusion/town.h"

namespace layers {

/// Reads a CSV with the columns id, lon and lat (degrees, WGS84) and hands `take` one line of JSON for each point: id,
/// areas (id, name), height in metres above NHN or null, UTMREF, description in German and English, nearest critical
/// objects; a note for one outside the package, of which `outsideCount` tells how many there are. Returns what is wrong
/// with single lines, which are left out ("F.csv:7: ..."); a Failure when there is no such table.
[[nodiscard]] base::Outcome<std::vector<std::string>> lookUpPoints(const fusion::Town& town,
                                                                   const std::filesystem::path& points,
                                                                   const std::function<void(const std::string&)>& take,
                                                                   std::size_t* outsideCount = nullptr);

}  // namespace layers
