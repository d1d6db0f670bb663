// SPDX-License-Identifier: EUPL-1.2
// NINA's JSON: CAP written as JSON, the lists that lead to it, and the GeoJSON that holds its area.

#include <cmath>
#include <nlohmann/json.hpp>

#include "broker/wire/limits.h"
#include "gis/warning/internal/foreign_model.h"

namespace warning {
namespace {

using ForeignTree = nlohmann::json;

constexpr int kJsonDepthMax = 32;
constexpr std::size_t kJsonCornersMax = 100'000;

/// Nothing for what is no JSON, or is nested too deep.
std::optional<ForeignTree> treeOf(std::string_view json) {
    bool isTooDeep = false;
    const auto watch = [&](int depth, ForeignTree::parse_event_t, ForeignTree&) {
        if (depth > kJsonDepthMax) isTooDeep = true;
        return depth <= kJsonDepthMax;
    };
    auto tree = ForeignTree::parse(json, watch, false);
    if (isTooDeep || tree.is_discarded()) return std::nullopt;
    return tree;
}

/// What is neither text, number nor boolean has no words.
std::string wordsOfJson(const ForeignTree& value) {
    if (value.is_string()) return trimmed(value.get_ref<const std::string&>());
    return value.is_number() || value.is_boolean() ? value.dump() : std::string();
}

CapElement elementOfJson(const std::string& name, const ForeignTree& value);

void addJsonChildren(CapElement& element, const ForeignTree& object) {
    for (const auto& [name, value] : object.items()) {
        if (value.is_array()) {
            for (const auto& one : value) element.children.push_back(elementOfJson(name, one));
        } else if (!value.is_null()) {
            element.children.push_back(elementOfJson(name, value));
        }
    }
}

CapElement elementOfJson(const std::string& name, const ForeignTree& value) {
    CapElement element;
    element.name = name;
    if (value.is_object())
        addJsonChildren(element, value);
    else
        element.text = wordsOfJson(value);
    return element;
}

/// A row of mapData.json or of a region's dashboard.
bool isIndexRow(const ForeignTree& row) { return row.is_object() && row.contains("id") && !row.contains("identifier"); }

std::optional<wire::GeoPoint> jsonPointOf(const ForeignTree& pair) {
    if (!pair.is_array() || pair.size() < 2 || !pair[0].is_number() || !pair[1].is_number()) return std::nullopt;
    const double lon = pair[0].get<double>(), lat = pair[1].get<double>();
    if (!(std::abs(lat) <= 90) || !(std::abs(lon) <= 200)) return std::nullopt;
    return wire::GeoPoint{static_cast<std::int32_t>(std::lround(lat * 1e7)),
                          static_cast<std::int32_t>(std::lround(lon * 1e7))};
}

class GeoJsonReader {
public:
    GeoJsonArea area;

    void add(const ForeignTree& geometry) {
        if (!geometry.is_object()) return;
        const auto type = geometry.find("type"), coordinates = geometry.find("coordinates");
        if (type == geometry.end() || coordinates == geometry.end() || !coordinates->is_array()) return;
        if (*type == "Polygon") addPolygon(*coordinates);
        if (*type == "MultiPolygon")
            for (const auto& one : *coordinates) addPolygon(one);
    }

private:
    void addPolygon(const ForeignTree& rings) {
        wire::GeoPolygon polygon;
        bool isGood = rings.is_array() && !rings.empty() && area.polygons.size() < wire::limits::kAreaPolygonsMax;
        for (std::size_t i = 0; isGood && i < rings.size(); ++i) {
            wire::GeoRing ring;
            for (std::size_t k = 0; isGood && rings[i].is_array() && k < rings[i].size(); ++k) {
                const auto point = jsonPointOf(rings[i][k]);
                isGood = point && ++m_corners <= kJsonCornersMax && ring.size() < wire::limits::kRingPointsMax;
                if (isGood && (ring.empty() || ring.back() != *point)) ring.push_back(*point);
            }
            while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
            isGood = isGood && ring.size() >= 3;
            polygon.push_back(std::move(ring));
        }
        if (isGood)
            area.polygons.push_back(std::move(polygon));
        else
            area.isCut = true;
    }

    std::size_t m_corners = 0;
};

bool isGeoJson(const ForeignTree& tree) {
    return tree.is_object() && tree.contains("type") && (tree.contains("features") || tree.contains("coordinates"));
}

}  // namespace

std::optional<GeoJsonArea> geoJsonAreaOf(std::string_view json) {
    const auto tree = treeOf(json);
    if (!tree || !isGeoJson(*tree) || !tree->contains("features") || !(*tree)["features"].is_array())
        return std::nullopt;
    GeoJsonReader reader;
    for (const auto& feature : (*tree)["features"]) {
        if (!feature.is_object()) continue;
        if (const auto properties = feature.find("properties"); properties != feature.end() && properties->is_object())
            if (const auto name = properties->find("warnId"); name != properties->end() && name->is_string())
                reader.area.warning = name->get<std::string>();
        if (const auto geometry = feature.find("geometry"); geometry != feature.end()) reader.add(*geometry);
    }
    return std::move(reader.area);
}

ForeignJson readForeignJson(std::string_view json) {
    using enum ForeignJson::Kind;
    const auto tree = treeOf(json);
    if (!tree) return {Unreadable, {}, 0, "no well-formed JSON, or nested more than 32 deep"};
    if (tree->is_array()) {
        for (const auto& row : *tree)
            if (!isIndexRow(row)) return {Other, {}, 0, "a JSON list of something else than warnings"};
        return {Index, {}, tree->size(), ""};
    }
    if (isGeoJson(*tree))
        return {GeoJson, {}, 0, "a GeoJSON area; it belongs beside the JSON file of its warning, under the same name"};
    if (!tree->is_object() || !tree->contains("identifier")) return {Other, {}, 0, "JSON, but no warning of NINA"};
    return {Alert, elementOfJson("alert", *tree), 0, ""};
}

}  // namespace warning
