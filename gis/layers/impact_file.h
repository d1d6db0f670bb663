// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Who and what lies in a zone that stands in a file, for `lagewerk-geo affected`.

#include <filesystem>
#include <string>

#include "broker/base/outcome.h"
#include "gis/fusion/town.h"
#include "gis/layers/town_build.h"

namespace layers {

/// Reads all polygons of the file (GeoJSON, GeoPackage, Shapefile ...), mends and joins them, and returns one JSON
/// object: area, people (low, best, high, rounded to two digits; null: unknown, never 0), buildings, objects by kind,
/// districts with the share of them that is inside, streets with the length inside, parts of the street net that are
/// cut off from every fire station (null: no station known), doubts in words. A Failure for: no
/// such file, no polygon in it, no coordinate system, a zone that lies nowhere near the town. `progress` is told each
/// stage as it begins; may be empty.
[[nodiscard]] base::Outcome<std::string> affectedBy(const fusion::Town& town, const std::filesystem::path& zone,
                                                    const Progress& progress = {});

}  // namespace layers
