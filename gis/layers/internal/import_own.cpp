// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <nlohmann/json.hpp>

#include "gis/layers/internal/gdal_door.h"
#include "gis/layers/internal/imports.h"

namespace layers {

namespace {

/// A name that can stand in a GeoPackage, on a command line and in a legend.
bool isLayerName(const std::string& name) {
    const auto isFit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !name.empty() && name.size() <= 40 && name.front() >= 'a' && name.front() <= 'z' &&
           std::all_of(name.begin(), name.end(), isFit);
}

/// The one layer of the file that has shapes.
base::Outcome<OGRLayer*> soleLayer(GDALDataset& dataset, const std::string& where) {
    std::vector<OGRLayer*> shaped;
    std::string names;
    for (OGRLayer* layer : dataset.GetLayers())
        if (layer->GetGeomType() != wkbNone) {
            shaped.push_back(layer);
            names += (names.empty() ? "" : ", ") + std::string(layer->GetName());
        }
    if (shaped.empty()) return base::Failure{"the file has no layer with shapes", where, "give points, lines or areas"};
    if (shaped.size() > 1)
        return base::Failure{"the file has several layers: " + names, where,
                             "take one of them out: ogr2ogr OUT.gpkg IN LAYER"};
    return shaped.front();
}

std::string factsOf(OGRFeature& feature) {
    nlohmann::ordered_json facts = nlohmann::ordered_json::object();
    for (int i = 0; i < feature.GetFieldCount(); ++i)
        if (feature.IsFieldSetAndNotNull(i))
            facts[feature.GetFieldDefnRef(i)->GetNameRef()] = feature.GetFieldAsString(i);
    return facts.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string firstOf(const OGRFeature& feature, std::initializer_list<const char*> columns) {
    for (const char* column : columns)
        if (std::string text = textField(feature, column); !text.empty()) return text;
    return {};
}

/// What a geometry consists of, each piece as a shape of its own.
void addPieces(const OGRGeometry& geometry, const OwnShape& like, std::vector<OwnShape>& out) {
    const auto add = [&](OwnShape::Kind kind, geometry::MapPolygon corners) {
        OwnShape piece = like;
        piece.shape = kind, piece.corners = std::move(corners);
        out.push_back(std::move(piece));
    };
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPoint && !geometry.IsEmpty())
        add(OwnShape::Kind::Point, {{{geometry.toPoint()->getX(), geometry.toPoint()->getY()}}});
    else if (type == wkbPolygon)
        for (auto& polygon : areaOf(&geometry)) add(OwnShape::Kind::Polygon, std::move(polygon));
    else if (type == wkbLineString)
        for (auto& line : linesOf(&geometry)) add(OwnShape::Kind::Line, {std::move(line)});
    else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0)
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) addPieces(*part, like, out);
}

}  // namespace

base::Done importOwn(const std::string& name, const std::filesystem::path& file, const geometry::MapBox& box,
                     TownContent& town, Lines& lines) {
    GdalMessages messages;
    const std::string where = file.string();
    if (!isLayerName(name))
        return base::Failure{"'" + name + "' is no name for a layer", where,
                             "write small letters, digits and _, a letter first: sirens"};
    DatasetHandle dataset(static_cast<GDALDataset*>(
        GDALOpenEx(where.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr)));
    if (!dataset)
        return messages.failure("the file of the layer '" + name + "' cannot be read", where,
                                "give a GeoPackage, GeoJSON, Shapefile or the like");
    auto layer = soleLayer(*dataset, where);
    if (!layer) return layer.failure();
    if (layer.value()->GetSpatialRef() == nullptr)
        return base::Failure{"the file of the layer '" + name + "' does not say its coordinate system", where,
                             "write it in: ogr2ogr -a_srs EPSG:... OUT.gpkg IN (with the system its maker names)"};
    OGRSpatialReference from(*layer.value()->GetSpatialRef()), to = epsg(25832);
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> toTown(OGRCreateCoordinateTransformation(&from, &to));
    if (!toTown)
        return messages.failure("the coordinate system of the layer '" + name + "' cannot be turned into EPSG:25832",
                                where, "reproject the file with ogr2ogr");
    std::vector<OwnShape> taken;
    int elsewhere = 0, without = 0;
    for (auto& feature : layer.value()) {
        const std::unique_ptr<OGRGeometry> shape(
            feature->GetGeometryRef() == nullptr ? nullptr : feature->GetGeometryRef()->getLinearGeometry());
        OGREnvelope span;
        if (!shape || shape->IsEmpty() || shape->transform(toTown.get()) != OGRERR_NONE) {
            ++without;
            continue;
        }
        shape->getEnvelope(&span);
        if (!geometry::MapBox{span.MinX, span.MinY, span.MaxX, span.MaxY}.touches(box)) {
            ++elsewhere;
            continue;
        }
        OwnShape like;
        like.name = firstOf(*feature, {"name", "NAME", "Name", "bezeichnung", "BEZEICHNUN"});
        like.kind = firstOf(*feature, {"kind", "KIND", "art", "ART", "Art", "typ", "TYP", "Typ"});
        like.facts = factsOf(*feature);
        addPieces(*shape, like, taken);
    }
    if (!messages.error().empty())
        return messages.failure("the file of the layer '" + name + "' is damaged", where, "load it again");
    if (taken.empty())
        return base::Failure{elsewhere > 0 ? "nothing of the layer '" + name + "' lies in the town"
                                           : "the layer '" + name + "' holds nothing",
                             where, "give a file of this town"};
    std::string line = "own_" + name + ": " + std::to_string(taken.size()) + " shapes";
    if (elsewhere > 0) line += ", " + std::to_string(elsewhere) + " outside the town left out";
    if (without > 0) line += ", " + std::to_string(without) + " without a place left out";
    lines.push_back(std::move(line));
    town.own["own_" + name] = std::move(taken);
    return base::done();
}

}  // namespace layers
