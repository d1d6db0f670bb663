// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/ground.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gis/layers/internal/elevation_source.h"

namespace layers {
namespace {

/// Area between two parallels of the WGS84 ellipsoid per radian of longitude, m2 (Snyder 1987, Map Projections, 3-12
/// and 14-9: authalic).
double zoneToPole(double latitudeDeg) {
    constexpr double kAxisM = 6'378'137.0, kFlattening = 1 / 298.257223563;
    const double e2 = kFlattening * (2 - kFlattening), e = std::sqrt(e2);
    const double sine = std::sin(latitudeDeg * M_PI / 180);
    return kAxisM * kAxisM * (1 - e2) / 2 * (sine / (1 - e2 * sine * sine) + std::atanh(e * sine) / e);
}

void measureCells(Ground& ground) {
    constexpr double kDegreeOfLatitudeM = 111'132;  // of latitude, in the middle of Germany within 0.1 %
    fusion::GroundCells& cells = ground.cells;
    const auto& t = ground.place;
    const bool isDegrees = ground.srs.IsGeographic() != 0;
    const double unit = isDegrees ? kDegreeOfLatitudeM : ground.srs.GetLinearUnits();
    cells.lengthM = std::hypot(t[2], t[5]) * unit;
    for (int row = 0; row < cells.rows; ++row) {
        const double north = t[3] + row * t[5];
        cells.areaM2.push_back(isDegrees ? std::abs((zoneToPole(north) - zoneToPole(north + t[5])) * t[1] * M_PI / 180)
                                         : std::abs(t[1] * t[5] - t[2] * t[4]) * unit * unit);
        cells.widthM.push_back(cells.areaM2.back() / cells.lengthM);
    }
}

}  // namespace

std::string fiveDigits(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.5f", value);
    return text.data();
}

geometry::MapArea Ground::placed(geometry::MapArea area, int column, int row) const {
    for (auto& polygon : area)
        for (auto& ring : polygon)
            for (auto& corner : ring) corner = cornerAt(column + corner.eastM, row - corner.northM);
    return area;
}

std::optional<geometry::GeoDegrees> Ground::middleOf(std::uint32_t cell) const {
    const auto columns = static_cast<std::uint32_t>(cells.columns);
    const std::uint32_t row = cell / columns, column = cell % columns;
    const geometry::MapPoint at = cornerAt(static_cast<double>(column) + 0.5, static_cast<double>(row) + 0.5);
    OGRSpatialReference geo = epsg(4326);
    const std::unique_ptr<OGRCoordinateTransformation> toGeo(OGRCreateCoordinateTransformation(&srs, &geo));
    double lon = at.eastM, lat = at.northM;
    if (!toGeo || toGeo->Transform(1, &lon, &lat) == 0) return std::nullopt;
    return geometry::GeoDegrees{lat, lon};
}

base::Outcome<Ground> readGround(const std::filesystem::path& file, double cellsMax, GdalMessages& messages) {
    auto source = openRaster(file, messages);
    if (!source) return source.failure();
    GDALDataset& dataset = *source.value().dataset;
    GDALRasterBand& band = *dataset.GetRasterBand(1);
    Ground ground;
    fusion::GroundCells& to = ground.cells;
    to.columns = dataset.GetRasterXSize(), to.rows = dataset.GetRasterYSize();
    dataset.GetGeoTransform(ground.place.data());
    ground.srs = source.value().srs, ground.note = source.value().note, ground.file = file.filename().string();
    const char* authority = ground.srs.GetAuthorityName(nullptr);
    const char* code = ground.srs.GetAuthorityCode(nullptr);
    ground.crs = authority != nullptr && code != nullptr ? std::string(authority) + ":" + code
                                                         : std::string(ground.srs.GetName());
    const double cells = static_cast<double>(to.columns) * to.rows;
    if (cells > cellsMax)
        return base::Failure{"the elevation has " + std::to_string(std::llround(cells / 1e6)) + " million cells, and " +
                                 std::to_string(std::llround(cellsMax / 1e6)) + " million are the most that this does",
                             file.string(),
                             "cut it to the valley: gdal_translate -projwin WEST NORTH EAST SOUTH IN OUT.tif"};
    const std::string unit = band.GetUnitType();
    if (!unit.empty() && unit != "m" && unit != "metre" && unit != "meter")
        return base::Failure{"the heights are in \"" + unit + "\", not in metres", file.string(),
                             "turn them into metres: gdal_calc.py, or ask for a model in metres"};
    to.heightM.resize(static_cast<std::size_t>(to.columns) * static_cast<std::size_t>(to.rows));
    if (band.RasterIO(GF_Read, 0, 0, to.columns, to.rows, to.heightM.data(), to.columns, to.rows, GDT_Float32, 0, 0) !=
        CE_None)
        return messages.failure("the elevation is damaged", file.string(), "check that the file is whole");
    int hasGap = 0;
    const auto gap = static_cast<float>(band.GetNoDataValue(&hasGap));
    for (float& height : to.heightM)
        if ((hasGap != 0 && height == gap) || !isHeight(height)) height = std::numeric_limits<float>::quiet_NaN();
    if (std::all_of(to.heightM.begin(), to.heightM.end(), [](float height) { return std::isnan(height); }))
        return base::Failure{"the elevation holds only \"no data\"", file.string(),
                             "give the tile with heights, or check the nodata value: gdalinfo names it"};
    constexpr double kFinestM = 0.01;
    if (ground.srs.IsProjected() != 0 && std::abs(ground.place[1]) < kFinestM)
        return base::Failure{"its cells would be less than a centimetre wide in " + ground.crs, file.string(),
                             "its coordinates are degrees: name the right system with gdal_translate -a_srs EPSG:4326"};
    measureCells(ground);
    return ground;
}

base::Outcome<std::uint32_t> cellAt(const Ground& ground, geometry::GeoDegrees place) {
    const std::string where = fiveDigits(place.lonDeg) + "," + fiveDigits(place.latDeg);
    const fusion::GroundCells& cells = ground.cells;
    OGRSpatialReference geo = epsg(4326);
    const std::unique_ptr<OGRCoordinateTransformation> toGround(OGRCreateCoordinateTransformation(&geo, &ground.srs)),
        toGeo(OGRCreateCoordinateTransformation(&ground.srs, &geo));
    double east = place.lonDeg, north = place.latDeg;
    std::array<double, 6> transform = ground.place, back{};
    const bool isPlaced = toGround && toGeo && toGround->Transform(1, &east, &north) != 0 &&
                          GDALInvGeoTransform(transform.data(), back.data()) != 0;
    const double column = back[0] + east * back[1] + north * back[2], row = back[3] + east * back[4] + north * back[5];
    if (!isPlaced || !(column >= 0) || !(row >= 0) || column >= cells.columns || row >= cells.rows) {
        const geometry::MapPoint nw = ground.cornerAt(0, 0), se = ground.cornerAt(cells.columns, cells.rows);
        double x[2] = {nw.eastM, se.eastM}, y[2] = {nw.northM, se.northM};
        std::string extent;
        if (toGeo && toGeo->Transform(2, x, y) != 0)
            extent = "; it reaches from " + fiveDigits(std::min(x[0], x[1])) + "," + fiveDigits(std::min(y[0], y[1])) +
                     " to " + fiveDigits(std::max(x[0], x[1])) + "," + fiveDigits(std::max(y[0], y[1]));
        return base::Failure{"the seed lies outside the elevation" + extent, where,
                             "give a place in it as LON,LAT (longitude first, degrees)"};
    }
    const std::uint32_t cell = static_cast<std::uint32_t>(row) * static_cast<std::uint32_t>(cells.columns) +
                               static_cast<std::uint32_t>(column);
    if (std::isnan(cells.heightM[cell]))
        return base::Failure{"the ground at the seed is unknown (no data)", where, "move the seed"};
    return cell;
}

}  // namespace layers
