// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/impact_file.h"

#include <map>
#include <nlohmann/json.hpp>

#include "gis/fusion/impact.h"
#include "gis/fusion/street_net.h"
#include "gis/layers/internal/given_shape.h"
#include "gis/layers/internal/zone_file.h"

namespace layers {
namespace {

using Json = nlohmann::ordered_json;

struct Zone {
    geometry::MapArea area;
    int mended = 0, closed = 0;
};

/// All polygons of all layers as one area of the map.
base::Outcome<Zone> readZone(const std::filesystem::path& file, GdalMessages& messages, const Progress& progress) {
    const std::string where = file.string();
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return base::Failure{"the zone's file does not exist", where, "check the path"};
    DatasetHandle dataset(static_cast<GDALDataset*>(
        GDALOpenEx(where.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr)));
    if (!dataset)
        return messages.failure("the zone cannot be read", where,
                                "give a GeoJSON, GeoPackage or Shapefile with polygons");
    OGRSpatialReference to = epsg(25832);
    OGRMultiPolygon parts;
    std::size_t tangled = 0;  ///< crossings so far
    std::size_t read = 0;
    Zone zone;
    progress("reading the zone");
    for (OGRLayer* layer : dataset->GetLayers()) {
        if (layer->GetGeomType() == wkbNone) continue;  // styles of QGIS and the like
        const OGRSpatialReference* srs = layer->GetSpatialRef();
        if (srs == nullptr || srs->IsEmpty())
            return base::Failure{"the zone does not say its coordinate system", where,
                                 "add the .prj file, or write it in: ogr2ogr -a_srs EPSG:... OUT.gpkg IN (with the "
                                 "system its maker names)"};
        OGRSpatialReference from(*srs);
        from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        const std::unique_ptr<OGRCoordinateTransformation> toTown(OGRCreateCoordinateTransformation(&from, &to));
        if (!toTown)
            return messages.failure("the zone's coordinate system cannot be turned into EPSG:25832", where,
                                    "reproject it with ogr2ogr");
        for (auto& feature : layer) {
            const OGRGeometry* raw = feature->GetGeometryRef();
            if (raw == nullptr || raw->IsEmpty() || raw->getDimension() != 2) continue;
            progress("reading the zone, polygon " + std::to_string(++read));
            std::unique_ptr<OGRGeometry> shape(raw->clone());
            if (const auto fit = checkCoordinates(*shape, from, "a polygon of the zone", where); !fit)
                return fit.failure();
            zone.closed += closeRings(*shape);
            if (shape->transform(toTown.get()) != OGRERR_NONE)
                return messages.failure("a polygon lies where the map cannot follow", where, "give a zone in Germany");
            CPLPushErrorHandler(CPLQuietErrorHandler);  // GDAL complains of what is being mended
            const bool isBroken = shape->IsValid() == 0;
            const std::size_t crossings = isBroken ? crossingsOf(*shape) : 0;
            tangled += crossings;
            if (isBroken && tangled <= kCrossingsMax) shape.reset(shape->MakeValid());
            CPLPopErrorHandler();
            if (tangled > kCrossingsMax)
                return base::Failure{"its borders cross themselves more than " + std::to_string(kCrossingsMax) +
                                         " times, and mending that would take minutes to hours",
                                     where,
                                     "simplify it where it was drawn, or to the metre: ogr2ogr -t_srs EPSG:25832 "
                                     "-simplify 1 OUT.gpkg IN"};
            zone.mended += isBroken ? 1 : 0;
            if (!shape) continue;
            shape.reset(OGRGeometryFactory::forceToMultiPolygon(shape.release()));
            if (wkbFlatten(shape->getGeometryType()) != wkbMultiPolygon) continue;
            for (const OGRPolygon* polygon : *shape->toMultiPolygon()) parts.addGeometry(polygon);
        }
    }
    if (parts.IsEmpty()) return base::Failure{"there is no polygon in it", where, "give a file with areas"};
    messages.clear();
    progress("joining " + std::to_string(parts.getNumGeometries()) + " polygons");
    const std::unique_ptr<OGRGeometry> joined(parts.UnionCascaded());
    if (!joined)
        return messages.failure("its polygons cannot be joined", where, "mend it: ogr2ogr -makevalid OUT.gpkg IN");
    zone.area = areaOf(joined.get());
    if (zone.area.empty()) return base::Failure{"its polygons have no area", where, "give a file with areas"};
    return zone;
}

Json peopleJson(const std::optional<wire::PeopleEstimate>& people) {
    if (!people) return nullptr;
    return {{"low", people->low}, {"best", people->best}, {"high", people->high}};
}

Json objectsIn(const fusion::Impact& impact) {
    Json byKind = Json::object();
    for (const fusion::CriticalObject* object : impact.objects)
        byKind[object->kind].push_back({{"id", object->id},
                                        {"name", object->name},
                                        {"places", object->places ? Json(*object->places) : Json(nullptr)},
                                        {"contact", object->contact.empty() ? Json(nullptr) : Json(object->contact)}});
    return byKind;
}

Json streetsIn(const fusion::Impact& impact) {
    Json streets = Json::array();
    for (const auto& street : impact.streets)
        streets.push_back({{"name", street.name.empty() ? Json(nullptr) : Json(street.name)},
                           {"rank", street.rank.empty() ? Json(nullptr) : Json(street.rank)},
                           {"lengthM", inParts(street.lengthM, 1)}});
    return streets;
}

Json isolatedIn(const fusion::StreetNet& net, const geometry::MapArea& area, const fusion::Town& town) {
    if (net.isBlind()) return nullptr;
    Json parts = Json::array();
    for (const fusion::IsolatedPart& part : net.isolatedBy(area)) {
        const auto at = geometry::toGeo(part.at);
        const auto people = fusion::peopleEstimate(part.people, part.people, part.people);
        parts.push_back({{"streets", part.names},
                         {"lengthM", inParts(part.lengthM, 1)},
                         {"buildings", part.buildings},
                         {"people", town.hasPopulation ? Json(people.best) : Json(nullptr)},
                         {"lon", inParts(at.lonDeg, 1e6)},
                         {"lat", inParts(at.latDeg, 1e6)}});
    }
    return parts;
}

}  // namespace

base::Outcome<std::string> affectedBy(const fusion::Town& town, const std::filesystem::path& file,
                                      const Progress& told) {
    const Progress progress = told ? told : [](const std::string&) {};
    GdalMessages messages;
    const auto zone = readZone(file, messages, progress);
    if (!zone) return zone.failure();
    if (!geometry::boxOf(zone.value().area).touches(town.extent))
        return base::Failure{"the zone does not touch the town package " + town.name, file.string(),
                             "give a zone in this town, or the package of the town it lies in"};
    progress("counting people, objects, districts and streets");
    fusion::ImpactModel model(town);
    const fusion::Impact impact = model.of(zone.value().area);
    Json json;
    json["package"] = town.package;
    json["areaKm2"] = inParts(geometry::areaM2(zone.value().area) / 1e6, 10'000);
    json["people"] = peopleJson(impact.people);
    json["peopleMethod"] = "census of the night, 100 m cells by area";
    json["peopleDay"] = peopleJson(impact.peopleByDay);
    json["peopleDayMethod"] = "the package's table of the day, 100 m cells by area; null: unknown";
    json["buildings"] = impact.buildings;
    json["buildingsMethod"] = "by centroid: a building whose middle lies outside is not counted";
    json["objects"] = objectsIn(impact);
    json["districts"] = Json::array();
    for (const auto& one : impact.districts)
        json["districts"].push_back(
            {{"id", one.district->id}, {"name", one.district->name}, {"share", inParts(one.share, 1000)}});
    double streetsM = 0;
    for (const auto& street : impact.streets) streetsM += street.lengthM;
    json["streetsM"] = inParts(streetsM, 1);
    json["streets"] = streetsIn(impact);
    json["linesM"] = town.supplyLines.empty() ? Json(nullptr) : Json::object();
    for (const auto& line : impact.lines) json["linesM"][line.kind] = inParts(line.lengthM, 1);
    Json doubts = Json::array();
    progress("looking for whom no fire station reaches any more");
    const fusion::StreetNet net(town);
    json["isolated"] = isolatedIn(net, zone.value().area, town);
    if (net.isBlind())
        doubts.push_back("no fire station of the package stands at a street: whether anybody is cut off is unknown");
    if (!impact.people) doubts.push_back("the package has no population: how many people is unknown, not none");
    if (impact.hiddenCells > 0)
        doubts.push_back(std::to_string(impact.hiddenCells) +
                         " cells have a figure that the census hides; they are not counted");
    if (impact.hiddenCellsByDay > 0)
        doubts.push_back(std::to_string(impact.hiddenCellsByDay) +
                         " cells of the day have no figure; they are not counted");
    if (model.cellsLeftOut() > 0)
        doubts.push_back(std::to_string(model.cellsLeftOut()) +
                         " cells of the package do not lie on one grid; they are not counted");
    if (impact.leavesTown) doubts.push_back("the zone reaches beyond the package: what lies there is unknown");
    if (zone.value().mended > 0)
        doubts.push_back(std::to_string(zone.value().mended) + " polygons crossed themselves and were mended");
    if (zone.value().closed > 0)
        doubts.push_back(std::to_string(zone.value().closed) +
                         " rings were not closed (their last corner is not their first) and were closed");
    json["doubts"] = std::move(doubts);
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace layers
