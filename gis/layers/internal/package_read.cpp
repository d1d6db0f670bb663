// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

#include "gis/layers/internal/gdal_door.h"
#include "gis/layers/town_package.h"

namespace layers {

namespace {

constexpr const char* kRebuild = "build the package again with lagewerk-geo";
/// A raster beyond this is a wrong file, not a town: 100 million cells are 50 x 50 km in 5 m.
constexpr double kCellsMax = 1e8;

std::map<std::string, std::string> readHead(GDALDataset& dataset) {
    std::map<std::string, std::string> head;
    OGRLayer* layer = dataset.GetLayerByName("package");
    if (layer == nullptr) return head;
    for (auto& feature : layer) head[textField(*feature, "key")] = textField(*feature, "value");
    return head;
}

base::Outcome<std::map<std::string, std::string>> checkedHead(GDALDataset& dataset, const std::filesystem::path& file) {
    auto head = readHead(dataset);
    if (head.empty())
        return base::Failure{"this GeoPackage is not a town package: it has no layer 'package'", file.string(),
                             "make one from your data with lagewerk-geo build"};
    if (head["format"] != "1")
        return base::Failure{"the town package has format '" + head["format"] + "', this program reads format 1",
                             file.string() + ", layer package", kRebuild};
    if (head["name"].empty() || head["version"].empty())
        return base::Failure{"the town package does not say its name and version", file.string() + ", layer package",
                             kRebuild};
    return head;
}

/// The layer when it is there, in the right reference system and has the columns asked for; null when it is absent.
base::Outcome<OGRLayer*> checkedLayer(GDALDataset& dataset, const std::filesystem::path& file, const std::string& name,
                                      std::initializer_list<const char*> columns) {
    OGRLayer* layer = dataset.GetLayerByName(name.c_str());
    if (layer == nullptr) return layer;
    const std::string where = file.string() + ", layer " + name;
    if (!isTownSrs(layer->GetSpatialRef()))
        return base::Failure{"the layer is not in EPSG:25832", where,
                             "reproject it: ogr2ogr -t_srs EPSG:25832, or " + std::string(kRebuild)};
    for (const char* column : columns)
        if (layer->GetLayerDefn()->GetFieldIndex(column) < 0)
            return base::Failure{"the layer lacks the column '" + std::string(column) + "'", where, kRebuild};
    return layer;
}

bool isFinite(geometry::MapPoint p) { return std::isfinite(p.eastM) && std::isfinite(p.northM); }

std::optional<geometry::MapPoint> pointOf(const OGRFeature& feature) {
    const OGRGeometry* geometry = feature.GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty() || wkbFlatten(geometry->getGeometryType()) != wkbPoint)
        return std::nullopt;
    const geometry::MapPoint p{geometry->toPoint()->getX(), geometry->toPoint()->getY()};
    return isFinite(p) ? std::optional(p) : std::nullopt;
}

std::optional<std::uint32_t> countField(const OGRFeature& feature, const char* name) {
    const auto value = numberField(feature, name);
    if (!value || !(*value >= 0) || *value > 1e9) return std::nullopt;
    return static_cast<std::uint32_t>(std::llround(*value));
}

struct CentreAndArea {
    geometry::MapPoint centre;
    double areaM2 = 0;
};
/// Centroid and area of an area with its holes; of a degenerate one the first corner.
CentreAndArea centreOf(const geometry::MapArea& area) {
    double doubled = 0, east = 0, north = 0;
    const geometry::MapPoint origin = area.front().front().front();
    for (const auto& polygon : area)
        for (std::size_t r = 0; r < polygon.size(); ++r) {
            double ringDoubled = 0, ringEast = 0, ringNorth = 0;
            for (std::size_t i = 0; i < polygon[r].size(); ++i) {
                const auto& a = polygon[r][i];
                const auto& b = polygon[r][(i + 1) % polygon[r].size()];
                const double ax = a.eastM - origin.eastM, ay = a.northM - origin.northM;
                const double bx = b.eastM - origin.eastM, by = b.northM - origin.northM;
                const double cross = ax * by - bx * ay;
                ringDoubled += cross;
                ringEast += (ax + bx) * cross;
                ringNorth += (ay + by) * cross;
            }
            const double sign = (ringDoubled < 0) == (r == 0) ? -1.0 : 1.0;
            doubled += sign * ringDoubled, east += sign * ringEast, north += sign * ringNorth;
        }
    if (std::abs(doubled) < 1e-6) return {origin, 0};
    return {{origin.eastM + east / (3 * doubled), origin.northM + north / (3 * doubled)}, std::abs(doubled) / 2};
}

wire::Quantity quantityOf(const std::string& name) {
    if (name == "rain") return wire::Quantity::Rain;
    if (name == "discharge") return wire::Quantity::Discharge;
    if (name == "air_temperature") return wire::Quantity::AirTemperature;
    if (name == "wind_speed") return wire::Quantity::WindSpeed;
    if (name == "wind_from") return wire::Quantity::WindFrom;
    return wire::Quantity::WaterLevel;
}

fusion::StationFacts stationOf(const OGRFeature& f, geometry::MapPoint at) {
    fusion::StationFacts s;
    s.id = textField(f, "id");
    s.name = textField(f, "name");
    s.water = textField(f, "water");
    s.quantity = quantityOf(textField(f, "quantity"));
    s.unit = textField(f, "unit");
    s.at = at;
    s.periodS = numberField(f, "period_s").value_or(300);
    s.zeroM = numberField(f, "zero_m");
    s.iwCm[0] = numberField(f, "iw1_cm");
    s.iwCm[1] = numberField(f, "iw2_cm");
    s.iwCm[2] = numberField(f, "iw3_cm");
    s.meanCm = numberField(f, "mean_cm");
    s.unknownAfterPeriods = numberField(f, "unknown_after").value_or(2);
    s.alarmAfterPeriods = numberField(f, "alarm_after").value_or(3);
    s.spanMin = numberField(f, "span_min");
    s.spanMax = numberField(f, "span_max");
    s.sensorMin = numberField(f, "sensor_min");
    s.sensorMax = numberField(f, "sensor_max");
    s.stepSuspect = numberField(f, "step_suspect");
    s.stepFail = numberField(f, "step_fail");
    s.flatSuspectS = numberField(f, "flat_suspect_s");
    s.flatFailS = numberField(f, "flat_fail_s");
    if (const std::string upstream = textField(f, "upstream"); !upstream.empty()) s.upstream = upstream;
    return s;
}

/// Reads the layers of one open package into a Town; the first failure ends it.
class TownReader {
public:
    TownReader(GDALDataset& dataset, const std::filesystem::path& file, fusion::Town& town)
        : m_dataset(dataset), m_file(file), m_town(town) {}

    base::Done readAll() {
        for (const auto step : {&TownReader::readStations, &TownReader::readWatercourses, &TownReader::readBuildings,
                                &TownReader::readObjects, &TownReader::readDistricts, &TownReader::readStreets,
                                &TownReader::readPopulation})
            if (base::Done done = (this->*step)(); !done) return done;
        return base::done();
    }

private:
    template <class Take>
    base::Done each(const std::string& name, std::initializer_list<const char*> columns, Take take) {
        auto layer = checkedLayer(m_dataset, m_file, name, columns);
        if (!layer) return layer.failure();
        if (layer.value() == nullptr) return base::done();
        OGREnvelope box;
        if (name != "stations" && layer.value()->GetExtent(&box, TRUE) == OGRERR_NONE) widen(box);
        for (auto& feature : layer.value()) take(*feature);
        return base::done();
    }
    void widen(const OGREnvelope& box) {
        if (!std::isfinite(box.MinX) || !std::isfinite(box.MaxY)) return;
        geometry::MapBox& extent = m_town.extent;
        if (extent.eastM <= extent.westM)
            extent = {box.MinX, box.MinY, box.MaxX, box.MaxY};
        else
            extent = {std::min(extent.westM, box.MinX), std::min(extent.southM, box.MinY),
                      std::max(extent.eastM, box.MaxX), std::max(extent.northM, box.MaxY)};
    }
    base::Done readStations() {
        return each("stations", {"id", "name", "quantity", "unit", "zero_m"}, [this](const OGRFeature& f) {
            const auto at = pointOf(f);
            if (at && !textField(f, "id").empty()) m_town.stations.push_back(stationOf(f, *at));
        });
    }
    base::Done readWatercourses() {
        return each("watercourses", {"name", "kind", "width_m"}, [this](const OGRFeature& f) {
            for (auto& line : linesOf(f.GetGeometryRef()))
                m_town.watercourses.push_back({textField(f, "name"), textField(f, "kind") == "river", std::move(line),
                                               numberField(f, "width_m").value_or(4)});
        });
    }
    base::Done readBuildings() {
        return each("buildings", {"use", "people"}, [this](const OGRFeature& f) {
            const geometry::MapArea area = areaOf(f.GetGeometryRef());
            if (area.empty()) return;
            const CentreAndArea c = centreOf(area);
            m_town.buildings.push_back(
                {c.centre, static_cast<float>(c.areaM2), static_cast<float>(numberField(f, "people").value_or(0))});
        });
    }
    base::Done readObjects() {
        return each("objects", {"id", "kind", "name", "places"}, [this](const OGRFeature& f) {
            if (const auto at = pointOf(f))
                m_town.objects.push_back(
                    {textField(f, "id"), textField(f, "kind"), textField(f, "name"), countField(f, "places"), *at});
        });
    }
    base::Done readDistricts() {
        return each("districts", {"id", "name", "people"}, [this](const OGRFeature& f) {
            geometry::MapArea area = areaOf(f.GetGeometryRef());
            if (!area.empty())
                m_town.districts.push_back(
                    {textField(f, "id"), textField(f, "name"), std::move(area), countField(f, "people")});
        });
    }
    base::Done readStreets() {
        return each("streets", {"name", "rank", "bridge"}, [this](const OGRFeature& f) {
            const bool isBridge = countField(f, "bridge").value_or(0) == 1;
            for (auto& line : linesOf(f.GetGeometryRef()))
                m_town.streets.push_back({textField(f, "name"), textField(f, "rank"), std::move(line), isBridge});
        });
    }
    base::Done readPopulation() {
        return each("population", {"people"}, [this](const OGRFeature& f) {
            m_town.hasPopulation = true;
            const geometry::MapArea area = areaOf(f.GetGeometryRef());
            if (area.empty() || area.front().empty()) return;
            const auto people = numberField(f, "people");
            m_town.population.push_back(
                {area.front().front(), people ? std::optional(static_cast<float>(*people)) : std::nullopt});
        });
    }

    GDALDataset& m_dataset;
    const std::filesystem::path& m_file;
    fusion::Town& m_town;
};

base::Outcome<geometry::ElevationGrid> readElevation(const std::filesystem::path& package, GdalMessages& messages) {
    const std::filesystem::path file = elevationFile(package);
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return base::Failure{"the elevation raster of the town package is missing", file.string(),
                             "copy it beside the .gpkg under this name, or build the package again"};
    DatasetHandle dataset(static_cast<GDALDataset*>(
        GDALOpenEx(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr)));
    if (!dataset || dataset->GetRasterCount() < 1)
        return messages.failure("the elevation raster cannot be opened", file.string(), kRebuild);
    if (!isTownSrs(dataset->GetSpatialRef()))
        return base::Failure{"the elevation raster is not in EPSG:25832", file.string(), kRebuild};
    double t[6] = {};
    if (dataset->GetGeoTransform(t) != CE_None || t[2] != 0 || t[4] != 0 || !(t[1] > 0) || std::abs(t[1] + t[5]) > 1e-6)
        return base::Failure{"the elevation raster does not have square cells with north up", file.string(), kRebuild};
    geometry::ElevationGrid grid;
    grid.frame = {t[0], t[3], t[1], dataset->GetRasterXSize(), dataset->GetRasterYSize()};
    if (static_cast<double>(grid.frame.columns) * grid.frame.rows > kCellsMax)
        return base::Failure{"the elevation raster is too large for a town", file.string(),
                             "cut it to the town's surroundings"};
    grid.heightM.resize(grid.frame.cells());
    GDALRasterBand* band = dataset->GetRasterBand(1);
    if (band->RasterIO(GF_Read, 0, 0, grid.frame.columns, grid.frame.rows, grid.heightM.data(), grid.frame.columns,
                       grid.frame.rows, GDT_Float32, 0, 0) != CE_None)
        return messages.failure("the elevation raster is damaged", file.string(), kRebuild);
    int hasNodata = 0;
    const auto nodata = static_cast<float>(band->GetNoDataValue(&hasNodata));
    for (float& z : grid.heightM)
        if ((hasNodata != 0 && z == nodata) || z < -1000.0F || z > 10000.0F)
            z = std::numeric_limits<float>::quiet_NaN();
    return grid;
}

}  // namespace

base::Outcome<fusion::Town> loadTown(const std::filesystem::path& file) {
    GdalMessages messages;
    auto dataset = openPackage(file, messages);
    if (!dataset) return dataset.failure();
    auto head = checkedHead(*dataset.value(), file);
    if (!head) return head.failure();
    fusion::Town town;
    town.name = head.value()["name"];
    town.contact = head.value()["contact"];
    town.web = head.value()["web"];
    town.package = town.name + " " + head.value()["version"];
    town.trial = head.value()["trial"] == "1";
    TownReader reader(*dataset.value(), file, town);
    if (base::Done done = reader.readAll(); !done) return done.failure();
    if (!messages.error().empty()) return messages.failure("the town package is damaged", file.string(), kRebuild);
    if (head.value()["elevation"] == "1") {
        auto grid = readElevation(file, messages);
        if (!grid) return grid.failure();
        town.elevation = std::move(grid.value());
        const geometry::GridFrame& f = town.elevation->frame;
        town.extent = {f.westM, f.northM - f.rows * f.cellM, f.westM + f.columns * f.cellM, f.northM};
    }
    return town;
}

}  // namespace layers
