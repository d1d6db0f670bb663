// SPDX-License-Identifier: EUPL-1.2
#pragma once

// From foreign files to town content. Each import adds its layers and, in `lines`, what a person should know.

#include <filesystem>
#include <string>
#include <vector>

#include "broker/base/outcome.h"
#include "gis/layers/internal/content.h"
#include "gis/layers/town_build.h"

namespace layers {

using Lines = std::vector<std::string>;

/// OpenStreetMap (.osm.pbf, .osm): all layers it has tags for; with `town.clip` only what touches that box, land use
/// and water cut to it, all else whole. `date`: day of the newest edit, "" unknown.
[[nodiscard]] base::Done importOsm(const std::filesystem::path& file, const Progress& progress, TownContent& town,
                                   Lines& lines, std::string& date);
/// Joins pieces of one name end to start, in the direction of flow.
[[nodiscard]] std::vector<CourseShape> joinedCourses(std::vector<CourseShape> pieces);
/// Turns round what clearly runs uphill on the elevation; returns how many.
int turnDownhill(TownContent& town);

/// Warps the rasters to EPSG:25832 over `box`, one after the other and each by blocks: what is in memory is the
/// result. `files.cellM` 0: 5, 10 or 25 m, by the coarsest raster in the box.
[[nodiscard]] base::Done importElevation(const SourceFiles& files, const geometry::MapBox& box, TownContent& town,
                                         Lines& lines);
/// Whether each can be opened and says where it lies: asked before anything long begins.
[[nodiscard]] base::Done checkElevation(const std::vector<std::filesystem::path>& files);
/// Extent of the rasters in EPSG:25832, for towns without any vector data.
[[nodiscard]] base::Outcome<geometry::MapBox> elevationBox(const std::vector<std::filesystem::path>& files);
/// Height at a place, nothing outside or where there is no data.
[[nodiscard]] std::optional<double> heightAt(const geometry::ElevationGrid& grid, geometry::MapPoint at);

[[nodiscard]] base::Done importDistricts(const std::filesystem::path& file, const geometry::MapBox& box,
                                         TownContent& town, Lines& lines);
/// Cells of 100 m (EPSG:3035) as the Zensus has them, for the layer of that name.
[[nodiscard]] base::Done importPopulation(const std::filesystem::path& file, const geometry::MapBox& box,
                                          const char* layer, std::vector<PopulationCell>& cells, Lines& lines);
/// Shares each cell's people over the homes in it, by footprint; a cell without homes over its other larger houses.
/// Returns how many people live in cells without any building. Nothing to share: nothing is known of any house.
std::uint64_t sharePeople(TownContent& town);
/// The same by day: over all buildings but sheds and garages, whatever their use: no table says who is where.
std::uint64_t sharePeopleByDay(TownContent& town);
[[nodiscard]] base::Done importStations(const std::filesystem::path& file, TownContent& town, Lines& lines);
/// How far outside the box a place lies, in metres; 0 inside.
[[nodiscard]] double beyondM(const geometry::MapBox& box, geometry::MapPoint at);
/// What is odd about the stations beside the town: zero and ground, place, upstream, times of silence, watercourse,
/// levels (`stationLevelDoubts`).
[[nodiscard]] Lines stationDoubts(const TownContent& town);

/// A layer of the town's own: `town.own["own_" + name]`, replaced.
[[nodiscard]] base::Done importOwn(const std::string& name, const std::filesystem::path& file,
                                   const geometry::MapBox& box, TownContent& town, Lines& lines);

/// All of the files into the town: their layers replace what is there of the kind, and what follows from them is made
/// anew (people of the buildings, direction of watercourses, sources).
[[nodiscard]] base::Done importFiles(const SourceFiles& files, TownContent& town, Lines& lines);

/// What everything drawn so far spans; nothing when there is nothing.
[[nodiscard]] std::optional<geometry::MapBox> spanOf(const TownContent& town);

}  // namespace layers
