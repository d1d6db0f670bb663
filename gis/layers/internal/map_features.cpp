// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "gis/layers/internal/package_layers.h"
#include "gis/layers/town_package.h"

namespace layers {

namespace {

/// Which column of a layer is the feature's kind and which its size, "" for none.
struct DrawnLayer {
    const char* layer;
    const char* kind;
    const char* size;
};
constexpr std::array<DrawnLayer, 10> kDrawn = {{{"landuse", "kind", ""},
                                                {"water", "kind", ""},
                                                {"watercourses", "kind", "width_m"},
                                                {"streets", "rank", ""},
                                                {"railways", "kind", ""},
                                                {"buildings", "use", ""},
                                                {"districts", "id", ""},
                                                {"places", "", "rank"},
                                                {"objects", "kind", ""},
                                                {"utilities", "kind", ""}}};

void setBox(MapFeature& feature) {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    feature.box = {kFar, kFar, -kFar, -kFar};
    for (const auto& ring : feature.rings)
        for (const auto& p : ring) {
            feature.box.westM = std::min(feature.box.westM, p.eastM);
            feature.box.southM = std::min(feature.box.southM, p.northM);
            feature.box.eastM = std::max(feature.box.eastM, p.eastM);
            feature.box.northM = std::max(feature.box.northM, p.northM);
        }
}

/// Rings and shape; false when the geometry is nothing that can be drawn.
bool takeShape(const OGRGeometry* geometry, MapFeature& feature) {
    if (geometry == nullptr || geometry->IsEmpty()) return false;
    if (wkbFlatten(geometry->getGeometryType()) == wkbPoint) {
        feature.shape = MapFeature::Shape::Point;
        feature.rings = {{{geometry->toPoint()->getX(), geometry->toPoint()->getY()}}};
    } else if (geometry::MapArea area = areaOf(geometry); !area.empty()) {
        feature.shape = MapFeature::Shape::Polygon;
        for (auto& polygon : area)
            for (auto& ring : polygon) feature.rings.push_back(std::move(ring));
    } else {
        feature.shape = MapFeature::Shape::Line;
        feature.rings = linesOf(geometry);
    }
    if (feature.rings.empty()) return false;
    setBox(feature);
    return std::isfinite(feature.box.westM) && std::isfinite(feature.box.eastM) && std::isfinite(feature.box.southM) &&
           std::isfinite(feature.box.northM);
}

}  // namespace

base::Outcome<std::vector<MapFeature>> mapFeatures(const std::filesystem::path& file, const std::string& layer) {
    const auto drawn =
        std::find_if(kDrawn.begin(), kDrawn.end(), [&](const DrawnLayer& d) { return layer == d.layer; });
    if (drawn == kDrawn.end() && !isOwnLayer(layer))
        return base::Failure{"there is no layer '" + layer + "' to draw", file.string(), "see gis/layers/README.md"};
    GdalMessages messages;
    auto dataset = openPackage(file, messages);
    if (!dataset) return dataset.failure();
    OGRLayer* source = dataset.value()->GetLayerByName(layer.c_str());
    std::vector<MapFeature> features;
    if (source == nullptr) return features;
    if (!isTownSrs(source->GetSpatialRef()))
        return base::Failure{"the layer is not in EPSG:25832", file.string() + ", layer " + layer,
                             "build the package again with lagewerk-geo"};
    for (auto& row : source) {
        MapFeature feature;
        if (!takeShape(row->GetGeometryRef(), feature)) continue;
        feature.name = textField(*row, "name");
        const char* const kind = drawn == kDrawn.end() ? "kind" : drawn->kind;
        if (*kind != 0) feature.kind = textField(*row, kind);
        if (drawn != kDrawn.end() && *drawn->size != 0) feature.size = numberField(*row, drawn->size).value_or(0);
        if (layer == "streets") {
            feature.bridge = numberField(*row, "bridge").value_or(0) != 0;
            feature.tunnel = numberField(*row, "tunnel").value_or(0) != 0;
        }
        features.push_back(std::move(feature));
    }
    if (!messages.error().empty())
        return messages.failure("the layer is damaged", file.string() + ", layer " + layer,
                                "build the package again with lagewerk-geo");
    return features;
}

}  // namespace layers
