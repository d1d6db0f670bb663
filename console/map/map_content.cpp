// SPDX-License-Identifier: EUPL-1.2
#include "console/map/map_content.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

#include "console/map/own_marks.h"

namespace map {
namespace {

constexpr double kFarthestM = 2e7;
constexpr int kCellsPerSideMax = 512;

constexpr std::pair<std::string_view, GroundKind> kKinds[] = {
    {"forest", GroundKind::Forest},
    {"green", GroundKind::Green},
    {"farm", GroundKind::Farm},
    {"residential", GroundKind::BuiltUp},
    {"industrial", GroundKind::Industry},
    {"commercial", GroundKind::Industry},
    {"river", GroundKind::River},
    {"brook", GroundKind::Brook},
    {"canal", GroundKind::Canal},
    {"lake", GroundKind::StillWater},
    {"basin", GroundKind::StillWater},
    {"motorway", GroundKind::Motorway},
    {"major", GroundKind::Major},
    {"middle", GroundKind::Middle},
    {"minor", GroundKind::Minor},
    {"path", GroundKind::Path},
    {"rail", GroundKind::Rail},
    {"tram", GroundKind::Tram},
    {"power_line", GroundKind::PowerLine},
    {"power_minor_line", GroundKind::PowerMinorLine},
    {"power_cable", GroundKind::PowerCable},
};

GroundKind kindOf(std::string_view text) {
    for (const auto& [name, kind] : kKinds) {
        if (name == text) return kind;
    }
    return text.starts_with("pipeline") ? GroundKind::Pipeline : GroundKind::Other;
}

bool isPlace(const geometry::MapPoint& p) {
    return std::isfinite(p.eastM) && std::isfinite(p.northM) && std::abs(p.eastM) < kFarthestM &&
           std::abs(p.northM) < kFarthestM;
}

/// The feature's own box is not trusted: it comes from a file.
bool measure(Ground& ground) {
    bool first = true;
    for (const auto& ring : ground.rings) {
        for (const auto& p : ring) {
            if (!isPlace(p)) return false;
            if (first) ground.box = {p.eastM, p.northM, p.eastM, p.northM};
            first = false;
            ground.box.westM = std::min(ground.box.westM, p.eastM);
            ground.box.eastM = std::max(ground.box.eastM, p.eastM);
            ground.box.southM = std::min(ground.box.southM, p.northM);
            ground.box.northM = std::max(ground.box.northM, p.northM);
        }
    }
    return !first;
}

double ringAreaM2(const geometry::MapRing& ring) {
    double twice = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        twice += (ring[j].eastM - ring[0].eastM) * (ring[i].northM - ring[0].northM) -
                 (ring[i].eastM - ring[0].eastM) * (ring[j].northM - ring[0].northM);
    }
    return std::abs(twice) / 2;
}

geometry::MapBox joined(const geometry::MapBox& a, const geometry::MapBox& b) {
    return {std::min(a.westM, b.westM), std::min(a.southM, b.southM), std::max(a.eastM, b.eastM),
            std::max(a.northM, b.northM)};
}

/// Where people would write the district's name: amid its houses, not amid its fields.
geometry::MapPoint middleOfHouses(const Ground& district, const std::vector<Ground>& buildings) {
    geometry::MapPoint sum;
    double count = 0;
    for (const Ground& house : buildings) {
        const geometry::MapPoint at{(house.box.westM + house.box.eastM) / 2, (house.box.southM + house.box.northM) / 2};
        if (!district.box.contains(at) || !geometry::isInside(at, district.rings)) continue;
        sum = {sum.eastM + at.eastM, sum.northM + at.northM};
        ++count;
    }
    if (count > 0) return {sum.eastM / count, sum.northM / count};
    return {(district.box.westM + district.box.eastM) / 2, (district.box.southM + district.box.northM) / 2};
}

}  // namespace

geometry::MapPoint markPlace(const Ground& ground) {
    const geometry::MapRing& first = ground.rings.front();
    const geometry::MapPoint middle{(ground.box.westM + ground.box.eastM) / 2,
                                    (ground.box.southM + ground.box.northM) / 2};
    if (ground.shape == layers::MapFeature::Shape::Line) return first[first.size() / 2];
    if (first.size() < 3 || geometry::isInside(middle, ground.rings)) return first.size() < 3 ? first.front() : middle;
    // Of a bent area: in the widest part of it at half its height.
    std::vector<double> crossings;
    for (const auto& ring : ground.rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const auto &a = ring[i], &b = ring[j];
            if ((a.northM > middle.northM) == (b.northM > middle.northM)) continue;
            crossings.push_back(a.eastM + (b.eastM - a.eastM) * (middle.northM - a.northM) / (b.northM - a.northM));
        }
    }
    std::sort(crossings.begin(), crossings.end());
    double widest = 0, east = first.front().eastM, north = first.front().northM;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i + 1] - crossings[i] <= widest) continue;
        widest = crossings[i + 1] - crossings[i];
        east = (crossings[i] + crossings[i + 1]) / 2;
        north = middle.northM;
    }
    return {east, north};
}

void MapContent::add(Layer layer, const std::vector<layers::MapFeature>& features) {
    auto& grounds = m_layers[static_cast<std::size_t>(layer)];
    grounds.reserve(grounds.size() + features.size());
    for (const auto& feature : features) {
        Ground ground;
        ground.rings = feature.rings;
        if (!measure(ground)) {
            ++m_leftOut;
            continue;
        }
        ground.name = QString::fromStdString(feature.name).simplified();
        ground.kind = kindOf(feature.kind);
        ground.size = std::isfinite(feature.size) ? feature.size : 0;
        ground.bridge = feature.bridge;
        ground.tunnel = feature.tunnel;
        ground.shape = feature.shape;
        if (feature.shape == layers::MapFeature::Shape::Polygon) ground.areaM2 = ringAreaM2(ground.rings.front());
        m_gridBox = m_count == 0 ? ground.box : joined(m_gridBox, ground.box);
        ++m_count;
        grounds.push_back(std::move(ground));
    }
}

void MapContent::addOwn(const std::string& name, const std::vector<layers::MapFeature>& features) {
    constexpr std::size_t kOwnMax = 1000;  // nobody tells so many apart
    if (m_own.size() >= kOwnMax) return addUnreadable(name);
    auto& grounds = m_layers[static_cast<std::size_t>(Layer::Own)];
    const std::size_t before = grounds.size();
    add(Layer::Own, features);
    OwnLayer layer;
    layer.name = name;
    layer.form = static_cast<int>(m_own.size() % static_cast<std::size_t>(kOwnForms));
    for (std::size_t i = before; i < grounds.size(); ++i) {
        grounds[i].own = static_cast<std::uint16_t>(m_own.size());
        layer.hasPoints = layer.hasPoints || grounds[i].shape == layers::MapFeature::Shape::Point;
        layer.hasLines = layer.hasLines || grounds[i].shape == layers::MapFeature::Shape::Line;
        layer.hasPolygons = layer.hasPolygons || grounds[i].shape == layers::MapFeature::Shape::Polygon;
    }
    m_own.push_back(std::move(layer));
}

void MapContent::nameDistricts() {
    constexpr double kDistrictRank = 2;  // like a part of the town
    auto& places = m_layers[static_cast<std::size_t>(Layer::Places)];
    for (const Ground& district : all(Layer::Districts)) {
        const bool isNamed = district.name.isEmpty() || std::any_of(places.begin(), places.end(), [&](const Ground& p) {
                                 return p.name == district.name;
                             });
        if (isNamed || district.rings.empty() || district.rings.front().size() < 3) continue;
        Ground place;
        place.rings = {{middleOfHouses(district, all(Layer::Buildings))}};
        if (!measure(place)) continue;
        place.name = district.name;
        place.size = kDistrictRank;
        ++m_count;
        places.push_back(std::move(place));
    }
}

void MapContent::setExtent(const geometry::MapBox& box) {
    if (!isPlace({box.westM, box.southM}) || !isPlace({box.eastM, box.northM})) return;
    if (box.eastM <= box.westM || box.northM <= box.southM) return;
    m_extent = box;
    m_extentGiven = true;
}

int MapContent::columnOf(double eastM) const {
    return std::clamp(static_cast<int>((eastM - m_gridBox.westM) / m_cellM), 0, m_columns - 1);
}
int MapContent::rowOf(double northM) const {
    return std::clamp(static_cast<int>((northM - m_gridBox.southM) / m_cellM), 0, m_rows - 1);
}

void MapContent::index() {
    if (m_count == 0) return;
    if (!m_extentGiven) m_extent = m_gridBox;
    const double width = m_gridBox.eastM - m_gridBox.westM, height = m_gridBox.northM - m_gridBox.southM;
    m_cellM = std::max(250.0, std::max(width, height) / kCellsPerSideMax);
    m_columns = static_cast<int>(width / m_cellM) + 1;
    m_rows = static_cast<int>(height / m_cellM) + 1;
    // Of overlapping uses of land the smaller one is the more exact: it is drawn later.
    std::stable_sort(m_layers[0].begin(), m_layers[0].end(),
                     [](const Ground& a, const Ground& b) { return a.areaM2 > b.areaM2; });
    for (std::size_t layer = 0; layer < kLayers; ++layer) {
        auto& cells = m_cells[layer].cells;
        cells.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), {});
        for (std::size_t i = 0; i < m_layers[layer].size(); ++i) {
            const geometry::MapBox& box = m_layers[layer][i].box;
            for (int row = rowOf(box.southM); row <= rowOf(box.northM); ++row) {
                for (int column = columnOf(box.westM); column <= columnOf(box.eastM); ++column) {
                    cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                          static_cast<std::size_t>(column)]
                        .push_back(static_cast<std::uint32_t>(i));
                }
            }
        }
    }
}

std::vector<std::uint32_t> MapContent::find(Layer layer, const geometry::MapBox& box) const {
    std::vector<std::uint32_t> found;
    if (m_columns == 0 || !m_gridBox.touches(box)) return found;
    const auto& cells = m_cells[static_cast<std::size_t>(layer)].cells;
    const auto& grounds = all(layer);
    for (int row = rowOf(box.southM); row <= rowOf(box.northM); ++row) {
        for (int column = columnOf(box.westM); column <= columnOf(box.eastM); ++column) {
            const auto& cell = cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                                     static_cast<std::size_t>(column)];
            std::copy_if(cell.begin(), cell.end(), std::back_inserter(found),
                         [&](std::uint32_t i) { return grounds[i].box.touches(box); });
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace map
