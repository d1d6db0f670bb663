// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/impact.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "gis/fusion/area_probe.h"

namespace fusion {

double areaWithinM2(const geometry::MapArea& area, const geometry::MapArea& other) {
    // Cells of a fiftieth of the district: shares to a percent.
    const geometry::MapBox box = geometry::boxOf(other);
    const double cellM = std::max({1.0, (box.eastM - box.westM) / 200, (box.northM - box.southM) / 200});
    const geometry::Lattice lattice{box.westM, box.southM, cellM, static_cast<int>((box.eastM - box.westM) / cellM) + 1,
                                    static_cast<int>((box.northM - box.southM) / cellM) + 1};
    std::vector<double> inOther(static_cast<std::size_t>(lattice.columns) * static_cast<std::size_t>(lattice.rows),
                                0.0);
    const auto at = [&](int column, int row) -> double& {
        return inOther[static_cast<std::size_t>(row) * static_cast<std::size_t>(lattice.columns) +
                       static_cast<std::size_t>(column)];
    };
    geometry::CellCover cover(lattice);
    cover.each(other, [&](int column, int row, double share) { at(column, row) = share; });
    double sum = 0;
    cover.each(area, [&](int column, int row, double share) { sum += std::min(share, at(column, row)); });
    return sum * cellM * cellM;
}

ImpactModel::ImpactModel(const Town& town)
    : m_town(&town), m_population(town.population), m_byDay(town.populationByDay) {}

Impact ImpactModel::peopleAndObjects(const geometry::MapArea& area) {
    Impact impact;
    if (area.empty()) return impact;
    const AreaProbe probe(area);
    const geometry::MapBox& box = probe.box();
    const geometry::MapBox& extent = m_town->extent;
    impact.leavesTown = box.westM < extent.westM || box.eastM > extent.eastM || box.southM < extent.southM ||
                        box.northM > extent.northM;
    if (m_town->hasPopulation) {
        const Population::Count count = m_population.within(area);
        impact.people = peopleEstimate(count.low, count.best, count.high);
        impact.hiddenCells = count.hiddenCells;
    }
    if (m_town->hasPopulationByDay) {
        const Population::Count count = m_byDay.within(area);
        impact.peopleByDay = peopleEstimate(count.low, count.best, count.high);
        impact.hiddenCellsByDay = count.hiddenCells;
    }
    for (const CriticalObject& object : m_town->objects)
        if (probe.holds(object.at)) impact.objects.push_back(&object);
    std::sort(impact.objects.begin(), impact.objects.end(), [](const CriticalObject* a, const CriticalObject* b) {
        return std::tie(a->kind, a->name, a->id) < std::tie(b->kind, b->name, b->id);
    });
    return impact;
}

Impact ImpactModel::of(const geometry::MapArea& area) {
    Impact impact = peopleAndObjects(area);
    if (area.empty()) return impact;
    const geometry::MapBox box = geometry::boxOf(area);
    const AreaProbe probe(area);
    for (const Building& building : m_town->buildings) impact.buildings += probe.holds(building.centre) ? 1 : 0;
    const double zoneM2 = geometry::areaM2(area);
    for (const District& district : m_town->districts) {
        if (!geometry::boxOf(district.area).touches(box)) continue;
        const double whole = geometry::areaM2(district.area), part = areaWithinM2(area, district.area);
        if (whole > 0 && part >= namedFromM2(zoneM2, whole))
            impact.districts.push_back({&district, std::min(1.0, part / whole)});
    }
    std::stable_sort(impact.districts.begin(), impact.districts.end(),
                     [](const auto& a, const auto& b) { return a.share > b.share; });
    std::map<std::pair<std::string, std::string>, double> lengths;
    for (const Street& street : m_town->streets)
        if (const double inside = probe.lengthInside(street.line); inside > 0)
            lengths[{street.name, street.name.empty() ? street.rank : std::string()}] += inside;
    std::map<std::string, double> byKind;
    for (const SupplyLine& line : m_town->supplyLines)
        if (const double inside = probe.lengthInside(line.line); inside > 0) byKind[line.kind] += inside;
    for (const auto& [kind, lengthM] : byKind) impact.lines.push_back({kind, lengthM});
    for (const auto& [name, lengthM] : lengths) impact.streets.push_back({name.first, name.second, lengthM});
    return impact;
}

}  // namespace fusion
