// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/csv_table.h"
#include "gis/layers/internal/district_columns.h"
#include "gis/layers/internal/district_rows.h"
#include "gis/layers/internal/gdal_door.h"
#include "gis/layers/internal/given_shape.h"
#include "gis/layers/internal/imports.h"

namespace layers {

namespace {

constexpr std::uint32_t kDistrictPeopleMost = 10'000'000;  ///< in a district

/// A layer with polygons, or null.
OGRLayer* polygonLayer(GDALDataset& dataset) {
    for (OGRLayer* layer : dataset.GetLayers()) {
        const OGRwkbGeometryType type = wkbFlatten(layer->GetGeomType());
        if (type == wkbPolygon || type == wkbMultiPolygon || type == wkbUnknown || type == wkbGeometryCollection)
            return layer;
    }
    return nullptr;
}

std::string openName(const std::filesystem::path& file) {
    return file.extension() == ".zip" ? "/vsizip/" + std::filesystem::absolute(file).string() : file.string();
}

}  // namespace

base::Done importDistricts(const std::filesystem::path& file, const geometry::MapBox& box, TownContent& town,
                           Lines& lines) {
    GdalMessages messages;
    const std::string where = file.string();
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return base::Failure{"the districts file does not exist", where, "check the path"};
    const char* const drivers[] = {"GPKG", "ESRI Shapefile", "GeoJSON", "FlatGeobuf", "GML", "LIBKML", nullptr};
    DatasetHandle dataset(static_cast<GDALDataset*>(
        GDALOpenEx(openName(file).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, nullptr, nullptr)));
    if (!dataset)
        return messages.failure("the districts file cannot be read", where,
                                "give a Shapefile (.shp or .zip), GeoPackage or GeoJSON");
    OGRLayer* layer = polygonLayer(*dataset);
    if (layer == nullptr)
        return base::Failure{"the districts file has no layer with polygons", where, "give a file with areas"};
    if (layer->GetSpatialRef() == nullptr)
        return base::Failure{"the districts file does not say its coordinate system",
                             where + ", layer " + layer->GetName(),
                             "add the .prj file, or write it in: ogr2ogr -a_srs EPSG:31466 OUT.gpkg IN.shp (with the "
                             "system its maker names)"};
    OGRSpatialReference from(*layer->GetSpatialRef()), to = epsg(25832);
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> toTown(OGRCreateCoordinateTransformation(&from, &to));
    if (!toTown)
        return messages.failure("the districts' coordinate system cannot be turned into EPSG:25832", where,
                                "reproject the file with ogr2ogr");
    const DistrictColumns columns = districtColumns(*layer);
    DistrictRows rows;
    int closed = 0, number = 0, shapeless = 0;
    for (auto& feature : layer) {
        ++number;
        OGRGeometry* raw = feature->GetGeometryRef();
        if (raw == nullptr || raw->IsEmpty()) {
            ++shapeless;
            continue;
        }
        if (const auto fit = checkCoordinates(*raw, from, "district " + std::to_string(number), where); !fit)
            return fit.failure();
        closed += closeRings(*raw);
        if (raw->transform(toTown.get()) != OGRERR_NONE) continue;
        std::unique_ptr<OGRGeometry> mended;
        CPLPushErrorHandler(CPLQuietErrorHandler);  // GDAL complains of what is being repaired
        if (raw->IsValid() == 0) {
            mended.reset(raw->MakeValid());
        }
        CPLPopErrorHandler();
        geometry::MapArea area = areaOf(mended ? mended.get() : raw);
        if (area.empty()) continue;
        DistrictRows::Row d;
        d.number = number;
        d.isRepaired = mended != nullptr;
        d.id = DistrictColumns::field(*feature, columns.id);
        if (d.id.empty()) d.id = "D" + std::to_string(number);
        d.name = DistrictColumns::field(*feature, columns.name);
        const std::string people = DistrictColumns::field(*feature, columns.people);
        const WrittenPeople written = writtenPeople(people, kDistrictPeopleMost);
        if (written.isWrong)
            return base::Failure{"the people of district '" + d.id + "' are '" + people +
                                     "', no whole number from 0 to " + std::to_string(kDistrictPeopleMost),
                                 where + ", row " + std::to_string(number),
                                 "write digits only, without separators of thousands or decimals; nothing where the "
                                 "figure is not known"};
        d.people = written.people;
        d.area = std::move(area);
        if (base::Done done = rows.add(std::move(d), where); !done) return done;
    }
    if (!messages.error().empty()) return messages.failure("the districts file is damaged", where, "load it again");
    DistrictRows::Taken taken = rows.takeIn(box);
    if (taken.districts.empty())
        return base::Failure{taken.elsewhere > 0
                                 ? "none of the " + std::to_string(taken.elsewhere) + " districts lies in the town"
                                 : "the districts file is empty",
                             where,
                             "give the districts of this town; are longitude and latitude (or east and north) "
                             "exchanged?"};
    std::string line = "districts: " + std::to_string(taken.districts.size()) + " taken";
    if (taken.united > 0) line += ", " + std::to_string(taken.united) + " districts of several rows united";
    if (shapeless > 0) line += ", " + std::to_string(shapeless) + " rows without a shape left out";
    if (taken.repaired > 0) line += ", " + std::to_string(taken.repaired) + " invalid outlines repaired";
    if (closed > 0) line += ", " + std::to_string(closed) + " rings closed that were not";
    if (taken.elsewhere > 0) line += ", " + std::to_string(taken.elsewhere) + " outside the town left out";
    lines.push_back(std::move(line));
    for (std::string& said : columns.lines()) lines.push_back(std::move(said));
    for (const std::string& id : taken.peopleUnknown)
        lines.push_back("districts: the rows of '" + id + "' have different figures of people: taken as unknown");
    town.districts = std::move(taken.districts);
    return base::done();
}

}  // namespace layers
