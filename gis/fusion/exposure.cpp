// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/exposure.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "broker/base/ensure.h"
#include "gis/fusion/whereabouts.h"
#include "gis/geometry/geo.h"

namespace fusion {
namespace {

constexpr float kStreetCutM = 0.3F;
constexpr std::size_t kDistrictSamples = 4000;

std::optional<std::uint32_t> cellOf(const geometry::GridFrame& frame, geometry::MapPoint at) {
    const int column = frame.columnOf(at.eastM), row = frame.rowOf(at.northM);
    if (!frame.has(column, row)) return std::nullopt;
    return static_cast<std::uint32_t>(frame.at(column, row));
}

void addStreetCells(const geometry::GridFrame& frame, const Street& street, const geometry::Mask& isBed,
                    std::vector<std::uint32_t>& cells) {
    for (std::size_t i = 0; i + 1 < street.line.size(); ++i) {
        const geometry::MapPoint a = street.line[i], b = street.line[i + 1];
        const int steps =
            std::max(1, static_cast<int>(std::ceil(std::min(geometry::distanceM(a, b), 1e6) / frame.cellM)));
        for (int k = 0; k <= steps; ++k) {
            const double t = static_cast<double>(k) / steps;
            const auto cell = cellOf(frame, {a.eastM + t * (b.eastM - a.eastM), a.northM + t * (b.northM - a.northM)});
            if (cell && isBed[*cell] == 0 && (cells.empty() || cells.back() != *cell)) cells.push_back(*cell);
        }
    }
}

template <class Stretches>
void addStretches(const geometry::GridFrame& frame, const std::vector<geometry::MapPoint>& line,
                  const geometry::Mask& isBed, Stretches& stretches) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const geometry::MapPoint a = line[i], b = line[i + 1];
        const double lengthM = std::min(geometry::distanceM(a, b), 1e6);
        const int steps = std::max(1, static_cast<int>(std::ceil(2 * lengthM / frame.cellM)));
        for (int k = 0; k < steps; ++k) {
            const double t = (k + 0.5) / steps;
            const auto cell = cellOf(frame, {a.eastM + t * (b.eastM - a.eastM), a.northM + t * (b.northM - a.northM)});
            if (!cell || isBed[*cell] != 0) continue;
            const auto stepM = static_cast<float>(lengthM / steps);
            if (!stretches.empty() && stretches.back().cell == *cell)
                stretches.back().lengthM += stepM;
            else
                stretches.push_back({*cell, stepM});
        }
    }
}

/// Unit of the second significant digit.
double secondDigit(double value) { return value < 100 ? 1 : std::pow(10.0, std::floor(std::log10(value)) - 1); }

}  // namespace

void DepthIndex::set(const WetCells& wet) {
    for (std::size_t i = 0; i < wet.cells.size(); ++i) m_depthM[wet.cells[i]] = wet.depthM[i];
}

void DepthIndex::clear(const WetCells& wet) {
    for (const std::uint32_t cell : wet.cells) m_depthM[cell] = 0;
}

Exposure::Exposure(const Town& town, const geometry::Mask& isBed) : m_town(&town), m_districts(districtIndex(town)) {
    ENSURE(town.elevation.has_value(), "exposure is counted on the elevation's cells");
    const geometry::GridFrame& frame = town.elevation->frame;
    for (std::size_t i = 0; i < town.buildings.size(); ++i)
        if (const auto cell = cellOf(frame, town.buildings[i].centre))
            m_buildings.push_back({*cell, static_cast<std::uint32_t>(i)});
    for (std::size_t i = 0; i < town.objects.size(); ++i)
        if (const auto cell = cellOf(frame, town.objects[i].at))
            m_objects.push_back({*cell, static_cast<std::uint32_t>(i)});
    std::sort(m_objects.begin(), m_objects.end(),
              [&](At a, At b) { return town.objects[a.index].id < town.objects[b.index].id; });
    std::map<std::string, std::vector<std::uint32_t>> byName;
    for (const Street& street : town.streets)
        if (!street.name.empty() && !street.isBridge) addStreetCells(frame, street, isBed, byName[street.name]);
    for (auto& [name, cells] : byName) m_streets.push_back(std::move(cells));
    for (const SupplyLine& line : town.supplyLines) addStretches(frame, line.line, isBed, m_lines[line.kind]);
}

double Exposure::people(const DepthIndex& water, When when) const {
    double sum = 0;
    for (const At at : m_buildings) {
        if (!water.isWet(at.cell)) continue;
        const Building& building = m_town->buildings[at.index];
        sum += static_cast<double>(when == When::Day ? building.peopleByDay : building.people);
    }
    return sum;
}

std::vector<wire::AffectedLine> Exposure::lines(const DepthIndex& water) const {
    std::vector<wire::AffectedLine> out;
    for (const auto& [kind, stretches] : m_lines) {
        double wetM = 0;
        for (const Stretch& stretch : stretches)
            if (water.isWet(stretch.cell)) wetM += static_cast<double>(stretch.lengthM);
        if (const double shown = std::round(wetM / 10) * 10; shown > 0) out.push_back({kind, shown});
    }
    return out;
}

std::size_t Exposure::buildings(const DepthIndex& water) const {
    return static_cast<std::size_t>(
        std::count_if(m_buildings.begin(), m_buildings.end(), [&](At at) { return water.isWet(at.cell); }));
}

std::vector<wire::AffectedObject> Exposure::objects(const DepthIndex& water) const {
    std::vector<wire::AffectedObject> out;
    for (const At at : m_objects) {
        if (!water.isWet(at.cell)) continue;
        const CriticalObject& object = m_town->objects[at.index];
        const double depthM = std::round(static_cast<double>(water.depthM(at.cell)) * 10) / 10;
        out.push_back({object.id, object.kind, object.name, object.places, geometry::toWire(object.at), depthM});
    }
    return out;
}

std::uint32_t Exposure::streetsCut(const DepthIndex& water) const {
    const auto isCut = [&](const std::vector<std::uint32_t>& cells) {
        return std::any_of(cells.begin(), cells.end(),
                           [&](std::uint32_t cell) { return water.depthM(cell) > kStreetCutM; });
    };
    return static_cast<std::uint32_t>(std::count_if(m_streets.begin(), m_streets.end(), isCut));
}

std::vector<std::string> Exposure::districts(const std::vector<std::uint32_t>& wet) const {
    const geometry::GridFrame& frame = m_town->elevation->frame;
    const auto columns = static_cast<std::uint32_t>(frame.columns);
    std::vector<std::size_t> hits(m_town->districts.size(), 0);
    std::vector<std::uint32_t> holding;
    const std::size_t stride = wet.size() / kDistrictSamples + 1;
    for (std::size_t i = 0; i < wet.size(); i += stride) {
        const geometry::MapPoint at =
            frame.centre(static_cast<int>(wet[i] % columns), static_cast<int>(wet[i] / columns));
        holding.clear();
        m_districts.find(at, holding);
        if (!holding.empty()) ++hits[holding.front()];  // of those that overlap the first
    }
    const double cellM2 = frame.cellM * frame.cellM, zoneM2 = static_cast<double>(wet.size()) * cellM2;
    const auto isNamed = [&](std::size_t d) {
        const double heldM2 = static_cast<double>(hits[d] * stride) * cellM2;
        return hits[d] > 0 && heldM2 >= namedFromM2(zoneM2, geometry::areaM2(m_town->districts[d].area));
    };
    std::vector<std::size_t> order;
    for (std::size_t d = 0; d < hits.size(); ++d)
        if (isNamed(d)) order.push_back(d);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return hits[a] > hits[b]; });
    std::vector<std::string> names;
    names.reserve(order.size());
    for (const std::size_t d : order) names.push_back(m_town->districts[d].name);
    return names;
}

double namedFromM2(double zoneM2, double districtM2) { return std::min({1000.0, 0.05 * zoneM2, 0.01 * districtM2}); }

wire::PeopleEstimate peopleEstimate(double low, double best, double high) {
    const double lowUnit = secondDigit(low), bestUnit = secondDigit(best), highUnit = secondDigit(high);
    wire::PeopleEstimate out;
    out.best = static_cast<std::uint32_t>(std::round(best / bestUnit) * bestUnit);
    out.low = std::min(out.best, static_cast<std::uint32_t>(std::floor(low / lowUnit) * lowUnit));
    out.high = std::max(out.best, static_cast<std::uint32_t>(std::ceil(high / highUnit) * highUnit));
    return out;
}

}  // namespace fusion
