// SPDX-License-Identifier: EUPL-1.2
#pragma once

// From foreign files to town content. Each import adds its layers and, in `lines`, what a person should know.

#include <filesystem>
#include <string>
#include <vector>

#include "broker/base/outcome.h"
#include "gis/layers/internal/content.h"

namespace layers {

using Lines = std::vector<std::string>;

/// OpenStreetMap (.osm.pbf, .osm): all layers it has tags for. `date`: day of the newest edit, "" unknown.
[[nodiscard]] base::Done importOsm(const std::filesystem::path& file, TownContent& town, Lines& lines,
                                   std::string& date);
/// Joins pieces of one name end to start, in the direction of flow.
[[nodiscard]] std::vector<CourseShape> joinedCourses(std::vector<CourseShape> pieces);
/// Turns round what clearly runs uphill on the elevation; returns how many.
int turnDownhill(TownContent& town);

/// Warps the rasters to EPSG:25832 over `box`.
[[nodiscard]] base::Done importElevation(const std::vector<std::filesystem::path>& files, const geometry::MapBox& box,
                                         TownContent& town, Lines& lines);
/// Extent of the rasters in EPSG:25832, for towns without any vector data.
[[nodiscard]] base::Outcome<geometry::MapBox> elevationBox(const std::vector<std::filesystem::path>& files);
/// Height at a place, nothing outside or where there is no data.
[[nodiscard]] std::optional<double> heightAt(const geometry::ElevationGrid& grid, geometry::MapPoint at);

[[nodiscard]] base::Done importDistricts(const std::filesystem::path& file, const geometry::MapBox& box,
                                         TownContent& town, Lines& lines);
/// Zensus cells of 100 m (EPSG:3035), shared out over the homes that stand in them.
[[nodiscard]] base::Done importPopulation(const std::filesystem::path& file, const geometry::MapBox& box,
                                          TownContent& town, Lines& lines);
[[nodiscard]] base::Done importStations(const std::filesystem::path& file, TownContent& town, Lines& lines);

/// What everything drawn so far spans; nothing when there is nothing.
[[nodiscard]] std::optional<geometry::MapBox> spanOf(const TownContent& town);

}  // namespace layers
