// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/zone_file.h"

#include <cmath>

namespace layers {
namespace {

bool isGeoJson(const std::filesystem::path& file) {
    return file.extension() == ".geojson" || file.extension() == ".json";
}

/// An elevation model, most likely the one that this zone is made of.
bool isRaster(const std::filesystem::path& file) {
    GdalMessages ignored;
    const DatasetHandle dataset(static_cast<GDALDataset*>(
        GDALOpenEx(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr)));
    return dataset != nullptr;
}

/// GDAL's GeoJSON driver does not say when the disk was full: whether all is there shows in reading it back.
bool holds(const std::filesystem::path& file, std::int64_t features) {
    const DatasetHandle dataset(static_cast<GDALDataset*>(
        GDALOpenEx(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr)));
    return dataset && dataset->GetLayerCount() == 1 && dataset->GetLayer(0)->GetFeatureCount() == features;
}

bool isTownPackage(const std::filesystem::path& file) {
    GdalMessages ignored;  // what is no GeoPackage is no town package
    const char* const drivers[] = {"GPKG", nullptr};
    const DatasetHandle dataset(static_cast<GDALDataset*>(
        GDALOpenEx(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, nullptr, nullptr)));
    return dataset && dataset->GetLayerByName("package") != nullptr;
}

}  // namespace

double inParts(double value, double parts) { return std::round(value * parts) / parts; }

base::Done ZoneFile::check(const std::filesystem::path& file, bool mayReplace) {
    if (file.extension() != ".gpkg" && !isGeoJson(file))
        return base::Failure{"a zone is written as GeoPackage or GeoJSON", file.string(),
                             "name a file that ends with .gpkg or .geojson"};
    std::error_code ignored;
    if (!mayReplace && std::filesystem::exists(file, ignored))
        return base::Failure{"a file of this name is there already", file.string(),
                             "name another one, or say --replace"};
    if (std::filesystem::exists(file, ignored) && isRaster(file))
        return base::Failure{"this file holds a raster, and no zone takes its place", file.string(),
                             "name another file for the zone"};
    if (isTownPackage(file))
        return base::Failure{"this file is a town package, and no zone takes its place", file.string(),
                             "name another file for the zone"};
    return base::done();
}

ZoneFile::ZoneFile(const std::filesystem::path& file, const char* layer, OGRSpatialReference srs,
                   std::initializer_list<Column> columns, GdalMessages& messages)
    : m_file(file), m_part(file), m_messages(messages), m_srs(std::move(srs)) {
    m_part.replace_filename(".part-" + file.filename().string());
    std::error_code ignored;
    std::filesystem::remove(m_part, ignored);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(isGeoJson(file) ? "GeoJSON" : "GPKG");
    if (driver == nullptr) return;
    m_dataset.reset(driver->Create(m_part.string().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!m_dataset) return;
    char** options = isGeoJson(file) ? CSLSetNameValue(nullptr, "RFC7946", "YES") : nullptr;
    m_layer = m_dataset->CreateLayer(layer, &m_srs, wkbMultiPolygon, options);
    CSLDestroy(options);
    m_isGood = m_layer != nullptr;
    for (const Column& column : columns) {
        OGRFieldDefn field(column.name, column.type);
        m_isGood = m_isGood && m_layer->CreateField(&field) == OGRERR_NONE;
    }
}

void ZoneFile::add(const geometry::MapArea& area, const std::vector<Value>& values) {
    if (!m_isGood) return;
    OGRFeature feature(m_layer->GetLayerDefn());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int field = static_cast<int>(i);
        if (const auto* number = std::get_if<double>(&values[i])) feature.SetField(field, *number);
        if (const auto* whole = std::get_if<std::int64_t>(&values[i])) feature.SetField(field, GIntBig{*whole});
        if (const auto* text = std::get_if<std::string>(&values[i])) feature.SetField(field, text->c_str());
    }
    feature.SetGeometryDirectly(toOgr(area).release());
    m_isGood = m_layer->CreateFeature(&feature) == OGRERR_NONE;
    ++m_features;
}

base::Done ZoneFile::finish() {
    m_dataset.reset();
    m_isGood = m_isGood && m_messages.error().empty() && holds(m_part, m_features);
    if (!m_isGood || !m_messages.error().empty()) {
        std::error_code ignored;
        std::filesystem::remove(m_part, ignored);
        return m_messages.failure("the zone cannot be written", m_file.string(),
                                  "check that its folder is there and may be written, and that the disk is not full");
    }
    std::error_code error;
    std::filesystem::rename(m_part, m_file, error);
    if (error) return base::Failure{"the file cannot be put in its place", m_file.string(), error.message()};
    return base::done();
}

}  // namespace layers
