// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/package_layers.h"

#include <cmath>
#include <limits>

namespace layers {

namespace {

/// A raster beyond this is a wrong file, not a town: 100 million cells are 50 x 50 km in 5 m.
constexpr double kCellsMax = 1e8;

PackageHead readHead(GDALDataset& dataset) {
    PackageHead head;
    OGRLayer* layer = dataset.GetLayerByName("package");
    if (layer == nullptr) return head;
    for (auto& feature : layer) head[textField(*feature, "key")] = textField(*feature, "value");
    return head;
}

bool isFinite(geometry::MapPoint p) { return std::isfinite(p.eastM) && std::isfinite(p.northM); }

wire::Quantity quantityOf(const std::string& name) {
    if (name == "rain") return wire::Quantity::Rain;
    if (name == "discharge") return wire::Quantity::Discharge;
    if (name == "air_temperature") return wire::Quantity::AirTemperature;
    if (name == "wind_speed") return wire::Quantity::WindSpeed;
    if (name == "wind_from") return wire::Quantity::WindFrom;
    return wire::Quantity::WaterLevel;
}

/// Which package's raster a file says it is, "" where it does not say or cannot be read.
std::string stampOf(const std::filesystem::path& raster) {
    CPLPushErrorHandler(CPLQuietErrorHandler);  // what cannot be read is said by who reads it
    const DatasetHandle dataset(static_cast<GDALDataset*>(
        GDALOpenEx(raster.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr)));
    CPLPopErrorHandler();
    const char* stamp = dataset ? dataset->GetMetadataItem(kRasterStamp) : nullptr;
    return stamp != nullptr ? stamp : "";
}

}  // namespace

base::Outcome<PackageHead> checkedHead(GDALDataset& dataset, const std::filesystem::path& file) {
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

std::filesystem::path formerElevationFile(const std::filesystem::path& package) {
    return package.parent_path() / (package.stem().string() + ".dem.old.tif");
}

base::Outcome<std::filesystem::path> rasterOf(const std::filesystem::path& package, const PackageHead& head) {
    const std::filesystem::path file = elevationFile(package);
    std::error_code error;
    const auto own = head.find("raster");
    const std::string stamp = own == head.end() ? std::string() : own->second;
    for (const std::filesystem::path& candidate : {file, formerElevationFile(package)})
        if (std::filesystem::exists(candidate, error) && (stamp.empty() || stampOf(candidate) == stamp))
            return candidate;
    if (!std::filesystem::exists(file, error))
        return base::Failure{"the elevation raster of the town package is missing", file.string(),
                             "copy it beside the .gpkg under this name, or build the package again"};
    return base::Failure{
        "the elevation raster belongs to another version of the town package", file.string(),
        "copy the .gpkg and its .dem.tif together, or give the elevation again: lagewerk-geo update --elevation"};
}

base::Outcome<geometry::ElevationGrid> readElevation(const std::filesystem::path& file, GdalMessages& messages) {
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

}  // namespace layers
