// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A town package: one GeoPackage (EPSG:25832) with an elevation raster beside it (`<stem>.dem.tif`). Layers and
// columns: gis/layers/README.md.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "broker/base/outcome.h"
#include "gis/fusion/town.h"

namespace layers {

/// GDAL's drivers, PROJ without network, error handler. Once per process, before any thread.
void start();

struct LayerInfo {
    std::string name;  ///< "buildings"
    std::uint64_t count = 0;
    std::string source, licence, date;  ///< date ISO, "" unknown
    std::string note;                   ///< what was repaired or left out
};
/// What a station is called, in readings and in rules.
struct StationName {
    std::string id, name, quantity, water;  ///< quantity as in the stations table; water empty for rain gauges
};
struct PackageInfo {
    std::string name, version, created;
    bool trial = false;
    geometry::MapBox extent;
    std::vector<LayerInfo> present;
    std::vector<std::string> missing;  ///< layers the package does not have
    std::vector<StationName> stations;
};

[[nodiscard]] base::Outcome<PackageInfo> packageInfo(const std::filesystem::path& file);
/// Everything fusion and the console's lists need, in memory.
[[nodiscard]] base::Outcome<fusion::Town> loadTown(const std::filesystem::path& file);

/// Layers of the town's own begin with this.
inline constexpr std::string_view kOwnLayer = "own_";
[[nodiscard]] inline bool isOwnLayer(std::string_view name) { return name.starts_with(kOwnLayer); }

// ---- for drawing -----------------------------------------------------------------------------------------------

/// One feature as the map draws it. `rings` holds lines or polygon rings; points have one ring of one point.
struct MapFeature {
    enum class Shape : std::uint8_t { Point, Line, Polygon } shape = Shape::Point;
    std::vector<geometry::MapRing> rings;
    geometry::MapBox box;
    std::string name, kind;               ///< kind: rank, class or use, as in gis/layers/README.md
    double size = 0;                      ///< width of a watercourse in m, rank of a place; 0 otherwise
    bool bridge = false, tunnel = false;  ///< streets only
};
/// All features of one layer ("landuse", "water", "watercourses", "streets", "railways", "buildings", "districts",
/// "places", "objects", and the town's own, "own_..."); an absent layer is an empty list. Opens its own dataset: safe
/// from any thread.
[[nodiscard]] base::Outcome<std::vector<MapFeature>> mapFeatures(const std::filesystem::path& file,
                                                                 const std::string& layer);

}  // namespace layers
