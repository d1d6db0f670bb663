// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/record_package.h"

#include <system_error>

#include "gis/layers/internal/gdal_door.h"

namespace layers {
namespace {

constexpr double kDegree = 1e-7;

std::unique_ptr<OGRGeometry> shapeOf(const PlacedRecord& record) {
    if (record.point) return std::make_unique<OGRPoint>(record.point->lonE7 * kDegree, record.point->latE7 * kDegree);
    auto all = std::make_unique<OGRMultiPolygon>();
    for (const wire::GeoPolygon& polygon : record.area) {
        auto shape = std::make_unique<OGRPolygon>();
        for (const wire::GeoRing& ring : polygon) {
            auto* line = new OGRLinearRing;  // owned by the polygon from addRingDirectly on
            for (const wire::GeoPoint& p : ring) line->addPoint(p.lonE7 * kDegree, p.latE7 * kDegree);
            line->closeRings();
            line->setCoordinateDimension(2);
            shape->addRingDirectly(line);
        }
        all->addGeometryDirectly(shape.release());
    }
    return all;
}

OGRLayer* makeLayer(GDALDataset& dataset, const char* name, OGRwkbGeometryType type) {
    OGRSpatialReference srs = epsg(4326);
    OGRLayer* layer = dataset.CreateLayer(name, &srs, type, nullptr);
    if (layer == nullptr) return nullptr;
    bool good = true;
    for (const char* number : {"sequence", "verdict"}) {
        OGRFieldDefn field(number, OFTInteger64);
        good = good && layer->CreateField(&field) == OGRERR_NONE;
    }
    for (const char* text : {"accepted_at", "observed_at", "kind", "source", "author", "operation", "summary"}) {
        OGRFieldDefn field(text, OFTString);
        good = good && layer->CreateField(&field) == OGRERR_NONE;
    }
    return good ? layer : nullptr;
}

bool addTo(OGRLayer& layer, const PlacedRecord& record) {
    OGRFeature feature(layer.GetLayerDefn());
    feature.SetField("sequence", static_cast<GIntBig>(record.sequence));
    feature.SetField("verdict", static_cast<GIntBig>(record.verdict));
    feature.SetField("accepted_at", record.acceptedAt.c_str());
    feature.SetField("observed_at", record.observedAt.c_str());
    feature.SetField("kind", record.kind.c_str());
    feature.SetField("source", record.source.c_str());
    feature.SetField("author", record.author.c_str());
    feature.SetField("operation", record.operation.c_str());
    feature.SetField("summary", record.summary.c_str());
    feature.SetGeometryDirectly(shapeOf(record).release());
    return layer.CreateFeature(&feature) == OGRERR_NONE;
}

bool addFacts(GDALDataset& dataset, const std::vector<std::pair<std::string, std::string>>& facts) {
    char** options = CSLSetNameValue(nullptr, "ASPATIAL_VARIANT", "GPKG_ATTRIBUTES");
    OGRLayer* layer = dataset.CreateLayer("lagewerk_journal", nullptr, wkbNone, options);
    CSLDestroy(options);
    if (layer == nullptr) return false;
    for (const char* name : {"name", "value"}) {
        OGRFieldDefn field(name, OFTString);
        if (layer->CreateField(&field) != OGRERR_NONE) return false;
    }
    for (const auto& [name, value] : facts) {
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField("name", name.c_str());
        feature.SetField("value", value.c_str());
        if (layer->CreateFeature(&feature) != OGRERR_NONE) return false;
    }
    return true;
}

bool fill(GDALDataset& dataset, const std::vector<PlacedRecord>& records,
          const std::vector<std::pair<std::string, std::string>>& facts) {
    if (dataset.StartTransaction() != OGRERR_NONE) return false;
    OGRLayer* positions = makeLayer(dataset, "positions", wkbPoint);
    OGRLayer* zones = makeLayer(dataset, "zones", wkbMultiPolygon);
    if (positions == nullptr || zones == nullptr) return false;
    for (const PlacedRecord& record : records)
        if (!addTo(record.point ? *positions : *zones, record)) return false;
    return addFacts(dataset, facts) && dataset.CommitTransaction() == OGRERR_NONE;
}

}  // namespace

base::Done writeRecordPackage(const std::filesystem::path& file, const std::vector<PlacedRecord>& records,
                              const std::vector<std::pair<std::string, std::string>>& facts) {
    GdalMessages messages;
    std::filesystem::path fresh = file;
    fresh += ".new.gpkg";
    std::error_code error;
    std::filesystem::remove(fresh, error);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) return base::Failure{"GDAL has no GeoPackage driver", "", "install GDAL with SQLite"};
    DatasetHandle dataset(driver->Create(fresh.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    const bool good = dataset && fill(*dataset, records, facts);
    dataset.reset();
    if (good && messages.error().empty()) {
        std::filesystem::rename(fresh, file, error);
        if (!error) return base::done();
    }
    std::error_code ignored;
    std::filesystem::remove(fresh, ignored);
    return messages.failure("the GeoPackage cannot be written", file.string(), "check the folder and the disk");
}

}  // namespace layers
