// SPDX-License-Identifier: EUPL-1.2
#pragma once

// All that a town package holds, in memory, before it is written. Places in EPSG:25832 metres, heights in m NHN.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gis/fusion/town.h"

namespace layers {

struct LanduseShape {
    std::string kind;
    geometry::MapPolygon shape;
};
struct WaterShape {
    std::string name, kind;
    geometry::MapPolygon shape;
};
struct CourseShape {
    std::string name, kind;
    double widthM = 3;
    std::vector<geometry::MapPoint> line;  ///< from source to mouth
};
struct StreetShape {
    std::string name, rank;
    bool bridge = false, tunnel = false;
    std::vector<geometry::MapPoint> line;
};
struct RailShape {
    std::string kind;
    std::vector<geometry::MapPoint> line;
};
/// A power line, cable or pipeline.
struct UtilityShape {
    std::string kind, name;
    std::vector<geometry::MapPoint> line;
};
struct BuildingShape {
    std::string use;
    std::optional<double> people;  ///< nothing: unknown
    geometry::MapPolygon shape;
    std::optional<double> peopleByDay{};  ///< nothing: unknown
};
struct ObjectPoint {
    std::string id, kind, name;
    std::optional<std::uint32_t> places;
    std::string address;
    geometry::MapPoint at;
    std::string contact{};  ///< telephone; empty: not known
};
struct PlacePoint {
    std::string name;
    int rank = 4;
    geometry::MapPoint at;
};
/// A 100 m cell; people: nothing where the source hides the figure.
struct PopulationCell {
    geometry::MapPolygon shape;
    std::optional<double> people;
};
/// One shape of a layer of the town's own: drawn, never judged by.
struct OwnShape {
    enum class Kind : std::uint8_t { Point, Line, Polygon } shape = Kind::Point;
    std::string name, kind;
    std::string facts;             ///< all columns of its source, a JSON object
    geometry::MapPolygon corners;  ///< a point or a line has one "ring"
};
struct SourceNote {
    std::string layer, source, licence, date, note;
};

struct TownContent {
    std::string name, created, note;
    std::string contact, web;  ///< for warnings: telephone, https address
    bool trial = false;
    std::optional<std::uint64_t> seed;
    std::vector<fusion::District> districts;
    std::vector<LanduseShape> landuse;
    std::vector<WaterShape> water;
    std::vector<CourseShape> watercourses;
    std::vector<StreetShape> streets;
    std::vector<RailShape> railways;
    std::vector<UtilityShape> utilities;
    std::vector<BuildingShape> buildings;
    std::vector<ObjectPoint> objects;
    std::vector<PlacePoint> places;
    std::vector<PopulationCell> population, populationByDay;
    std::vector<fusion::StationFacts> stations;
    std::map<std::string, std::vector<OwnShape>> own;  ///< by the layer's whole name, "own_sirens"
    std::optional<geometry::ElevationGrid> elevation;
    /// Stamp of the raster that lies beside the package and holds this elevation; "": it is to be written.
    std::string raster;
    std::vector<SourceNote> sources;
    std::optional<geometry::MapBox> clip;  ///< what the sources were cut to, if they were
};

/// SHA-256 of the content (16 hexadecimal digits of it), coordinates and heights rounded to the centimetre as they
/// are written; `created` does not count.
[[nodiscard]] std::string contentVersion(const TownContent& content);

}  // namespace layers
