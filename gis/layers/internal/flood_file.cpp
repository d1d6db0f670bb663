// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/flood_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "broker/seal/seal.h"
#include "gis/layers/internal/elevation_source.h"
#include "gis/layers/internal/zone_file.h"

namespace layers {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kCellsMax = 5e8;  ///< five bytes each while it fills
constexpr std::array<double, 4> kClassLimitsM{0.5, 1, 2, 4};
constexpr std::size_t kClasses = kClassLimitsM.size() + 1;

struct Elevation {
    std::vector<float> heightM;
    int columns = 0, rows = 0;
    std::array<double, 6> place{};  ///< GDAL's geotransform
    OGRSpatialReference srs;
    std::string note;  ///< what had to be taken for granted
    [[nodiscard]] geometry::MapPoint cornerAt(double column, double row) const {
        return {place[0] + column * place[1] + row * place[2], place[3] + column * place[4] + row * place[5]};
    }
};

/// Area between two parallels of the WGS84 ellipsoid per radian of longitude, m2 (Snyder 1987, Map Projections, 3-12
/// and 14-9: authalic).
double zoneToPole(double latitudeDeg) {
    constexpr double kAxisM = 6'378'137.0, kFlattening = 1 / 298.257223563;
    const double e2 = kFlattening * (2 - kFlattening), e = std::sqrt(e2);
    const double sine = std::sin(latitudeDeg * M_PI / 180);
    return kAxisM * kAxisM * (1 - e2) / 2 * (sine / (1 - e2 * sine * sine) + std::atanh(e * sine) / e);
}

/// Of each row's cells, m2.
std::vector<double> cellAreas(const Elevation& ground) {
    std::vector<double> areas(static_cast<std::size_t>(ground.rows));
    const auto& t = ground.place;
    const double unit = ground.srs.IsGeographic() != 0 ? 1 : ground.srs.GetLinearUnits();
    for (int row = 0; row < ground.rows; ++row) {
        const double north = t[3] + row * t[5];
        areas[static_cast<std::size_t>(row)] =
            ground.srs.IsGeographic() != 0
                ? std::abs((zoneToPole(north) - zoneToPole(north + t[5])) * t[1] * M_PI / 180)
                : std::abs(t[1] * t[5] - t[2] * t[4]) * unit * unit;
    }
    return areas;
}

base::Outcome<Elevation> readGround(const std::filesystem::path& file, GdalMessages& messages) {
    auto source = openRaster(file, messages);
    if (!source) return source.failure();
    GDALDataset& dataset = *source.value().dataset;
    GDALRasterBand& band = *dataset.GetRasterBand(1);
    Elevation ground;
    ground.columns = dataset.GetRasterXSize(), ground.rows = dataset.GetRasterYSize();
    dataset.GetGeoTransform(ground.place.data());
    ground.srs = source.value().srs, ground.note = source.value().note;
    const double cells = static_cast<double>(ground.columns) * ground.rows;
    if (cells > kCellsMax)
        return base::Failure{
            "the elevation has " + std::to_string(std::llround(cells / 1e6)) + " million cells, and 500 can be filled",
            file.string(), "cut it to the valley: gdal_translate -projwin WEST NORTH EAST SOUTH IN OUT.tif"};
    const std::string unit = band.GetUnitType();
    if (!unit.empty() && unit != "m" && unit != "metre" && unit != "meter")
        return base::Failure{"the heights are in \"" + unit + "\", not in metres", file.string(),
                             "turn them into metres: gdal_calc.py, or ask for a model in metres"};
    ground.heightM.resize(static_cast<std::size_t>(ground.columns) * static_cast<std::size_t>(ground.rows));
    if (band.RasterIO(GF_Read, 0, 0, ground.columns, ground.rows, ground.heightM.data(), ground.columns, ground.rows,
                      GDT_Float32, 0, 0) != CE_None)
        return messages.failure("the elevation is damaged", file.string(), "check that the file is whole");
    int hasGap = 0;
    const auto gap = static_cast<float>(band.GetNoDataValue(&hasGap));
    for (float& height : ground.heightM)
        if ((hasGap != 0 && height == gap) || !isHeight(height)) height = std::numeric_limits<float>::quiet_NaN();
    return ground;
}

struct Seed {
    int column = 0, row = 0;
    double groundM = 0;
};

std::string degrees(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.5f", value);
    return text.data();
}

base::Outcome<Seed> seedOn(const Elevation& ground, const FloodRequest& request) {
    const std::string seedPlace = degrees(request.seed.lonDeg) + "," + degrees(request.seed.latDeg);
    OGRSpatialReference geo = epsg(4326);
    const std::unique_ptr<OGRCoordinateTransformation> toGround(OGRCreateCoordinateTransformation(&geo, &ground.srs)),
        toGeo(OGRCreateCoordinateTransformation(&ground.srs, &geo));
    double east = request.seed.lonDeg, north = request.seed.latDeg;
    std::array<double, 6> place = ground.place, back{};
    const bool isPlaced = toGround && toGeo && toGround->Transform(1, &east, &north) != 0 &&
                          GDALInvGeoTransform(place.data(), back.data()) != 0;
    const double column = back[0] + east * back[1] + north * back[2], row = back[3] + east * back[4] + north * back[5];
    if (!isPlaced || !(column >= 0) || !(row >= 0) || column >= ground.columns || row >= ground.rows) {
        const geometry::MapPoint nw = ground.cornerAt(0, 0), se = ground.cornerAt(ground.columns, ground.rows);
        double x[2] = {nw.eastM, se.eastM}, y[2] = {nw.northM, se.northM};
        std::string extent;
        if (toGeo && toGeo->Transform(2, x, y) != 0)
            extent = "; it reaches from " + degrees(std::min(x[0], x[1])) + "," + degrees(std::min(y[0], y[1])) +
                     " to " + degrees(std::max(x[0], x[1])) + "," + degrees(std::max(y[0], y[1]));
        return base::Failure{"the seed lies outside the elevation" + extent, seedPlace,
                             "give a place in it as LON,LAT (longitude first, degrees)"};
    }
    Seed seed{static_cast<int>(column), static_cast<int>(row)};
    const float height = ground.heightM[static_cast<std::size_t>(seed.row) * static_cast<std::size_t>(ground.columns) +
                                        static_cast<std::size_t>(seed.column)];
    if (std::isnan(height))
        return base::Failure{"the ground at the seed is unknown (no data)", seedPlace, "move the seed"};
    seed.groundM = height;
    if (!(height < request.levelM))
        return base::Failure{"the ground at the seed is " + degrees(height) + " m high, not below the level of " +
                                 degrees(request.levelM) + " m",
                             seedPlace, "raise the level, or move the seed into the water"};
    return seed;
}

struct Class {
    std::size_t cells = 0;
    double areaM2 = 0;
    geometry::Mask mask;  ///< over the window of what is wet
};

struct Flood {
    std::array<Class, kClasses> classes;
    std::size_t cells = 0;
    double areaM2 = 0, volumeM3 = 0, deepestM = 0;
    int column = 0, row = 0;  ///< of the window
    geometry::GridFrame window;
};

Flood floodOf(const Elevation& ground, const fusion::LevelFill& fill) {
    Flood flood;
    const auto columns = static_cast<std::uint32_t>(ground.columns);
    int west = ground.columns, east = -1, north = ground.rows, south = -1;
    for (const std::uint32_t cell : fill.wet()) {
        const int column = static_cast<int>(cell % columns), row = static_cast<int>(cell / columns);
        west = std::min(west, column), east = std::max(east, column);
        north = std::min(north, row), south = std::max(south, row);
    }
    flood.column = west, flood.row = north;
    // Counted in cells: turned into the ground's coordinates when it is written.
    flood.window = {0, 0, 1, east - west + 1, south - north + 1};
    for (Class& one : flood.classes) one.mask.resize(flood.window.cells(), 0);
    const std::vector<double> areas = cellAreas(ground);
    for (const std::uint32_t cell : fill.wet()) {
        const int column = static_cast<int>(cell % columns), row = static_cast<int>(cell / columns);
        const double depth = fill.levelM() - static_cast<double>(ground.heightM[cell]);
        const double area = areas[static_cast<std::size_t>(row)];
        const auto at = std::lower_bound(kClassLimitsM.begin(), kClassLimitsM.end(), depth) - kClassLimitsM.begin();
        Class& one = flood.classes[static_cast<std::size_t>(at)];
        one.mask[flood.window.at(column - west, row - north)] = 1;
        ++one.cells, one.areaM2 += area;
        flood.areaM2 += area, flood.volumeM3 += area * depth;
        flood.deepestM = std::max(flood.deepestM, depth);
    }
    flood.cells = fill.wet().size();
    return flood;
}

geometry::MapArea placed(geometry::MapArea area, const Elevation& ground, const Flood& flood) {
    for (auto& polygon : area)
        for (auto& ring : polygon)
            for (auto& corner : ring) corner = ground.cornerAt(flood.column + corner.eastM, flood.row - corner.northM);
    return area;
}

base::Done write(const Elevation& ground, const Flood& flood, const FloodRequest& request, GdalMessages& messages) {
    ZoneFile file(request.out, "flood", ground.srs,
                  {{"from_m", OFTReal},
                   {"to_m", OFTReal},
                   {"cells", OFTInteger64},
                   {"area_m2", OFTReal},
                   {"level_m", OFTReal},
                   {"method", OFTString},
                   {"note", OFTString}},
                  messages);
    for (std::size_t i = 0; i < kClasses; ++i) {
        const Class& one = flood.classes[i];
        if (one.cells == 0) continue;
        const ZoneFile::Value to = i < kClassLimitsM.size() ? ZoneFile::Value(kClassLimitsM[i]) : ZoneFile::Value();
        file.add(placed(geometry::outline(one.mask, flood.window, 1, false), ground, flood),
                 {i == 0 ? 0.0 : kClassLimitsM[i - 1], to, static_cast<std::int64_t>(one.cells), one.areaM2,
                  request.levelM, "fill", kEstimateOfFlood});
    }
    return file.finish();
}

/// Over one byte per cell of the elevation, 1 wet and 0 dry: two floods are the same, or not.
std::string hashOf(const fusion::LevelFill& fill, std::size_t cells) {
    base::Bytes mask(cells, 0);
    for (const std::uint32_t cell : fill.wet()) mask[cell] = 1;
    return base::toHex(seal::sha256(mask));
}

std::string told(const Elevation& ground, const Flood& flood, const Seed& seed, const fusion::LevelFill& fill,
                 const FloodRequest& request) {
    const bool reachesUnknown = fill.reachesUnknown();
    Json json;
    json["method"] = "fill";
    json["levelM"] = request.levelM;
    json["seed"] = {{"lon", request.seed.lonDeg},
                    {"lat", request.seed.latDeg},
                    {"column", seed.column},
                    {"row", seed.row},
                    {"groundM", seed.groundM}};
    const char* authority = ground.srs.GetAuthorityName(nullptr);
    const char* code = ground.srs.GetAuthorityCode(nullptr);
    json["elevation"] = {{"file", request.elevation.filename().string()},
                         {"columns", ground.columns},
                         {"rows", ground.rows},
                         {"crs", authority != nullptr && code != nullptr ? std::string(authority) + ":" + code
                                                                         : std::string(ground.srs.GetName())}};
    json["wetCells"] = flood.cells;
    json["wetSha256"] = hashOf(fill, ground.heightM.size());
    json["areaM2"] = inParts(flood.areaM2, 10);
    json["volumeM3"] = inParts(flood.volumeM3, 1);
    json["deepestM"] = inParts(flood.deepestM, 100);
    json["classes"] = Json::array();
    for (std::size_t i = 0; i < kClasses; ++i) {
        const Class& one = flood.classes[i];
        json["classes"].push_back({{"fromM", i == 0 ? 0.0 : kClassLimitsM[i - 1]},
                                   {"toM", i < kClassLimitsM.size() ? Json(kClassLimitsM[i]) : Json(nullptr)},
                                   {"cells", one.cells},
                                   {"areaM2", inParts(one.areaM2, 10)}});
    }
    json["reachesUnknown"] = reachesUnknown;
    json["doubts"] = Json::array();
    if (!ground.note.empty()) json["doubts"].push_back(ground.note);
    if (reachesUnknown)
        json["doubts"].push_back("the water reaches the edge of the elevation or unknown ground: it goes on there");
    json["note"] = kEstimateOfFlood;
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

base::Outcome<std::string> floodFile(const FloodRequest& request) {
    if (auto fit = ZoneFile::check(request.out, request.mayReplace); !fit) return fit.failure();
    GdalMessages messages;
    auto ground = readGround(request.elevation, messages);
    if (!ground) return ground.failure();
    const auto seed = seedOn(ground.value(), request);
    if (!seed) return seed.failure();
    fusion::LevelFill fill(ground.value().heightM, ground.value().columns, ground.value().rows, request.corners);
    fill.letInAt(seed.value().column, seed.value().row);
    fill.raiseTo(request.levelM);
    const Flood flood = floodOf(ground.value(), fill);
    messages.clear();
    if (auto done = write(ground.value(), flood, request, messages); !done) return done.failure();
    return told(ground.value(), flood, seed.value(), fill, request);
}

}  // namespace layers
