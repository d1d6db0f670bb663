// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/impact.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace fusion {
namespace {

using geometry::MapPoint;

double areaWithin(const geometry::MapArea& area, const geometry::MapArea& other) {
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

}  // namespace

double lengthInside(const std::vector<MapPoint>& line, const geometry::MapArea& area) {
    double inside = 0;
    std::vector<double> cuts;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const MapPoint a = line[i - 1], b = line[i];
        const double dx = b.eastM - a.eastM, dy = b.northM - a.northM;
        cuts = {0, 1};
        for (const auto& polygon : area)
            for (const auto& ring : polygon)
                for (std::size_t k = 0, j = ring.size() - 1; k < ring.size(); j = k++) {
                    const MapPoint c = ring[j], d = ring[k];
                    const double ex = d.eastM - c.eastM, ey = d.northM - c.northM, cross = dx * ey - dy * ex;
                    if (cross == 0) continue;
                    const double t = ((c.eastM - a.eastM) * ey - (c.northM - a.northM) * ex) / cross,
                                 u = ((c.eastM - a.eastM) * dy - (c.northM - a.northM) * dx) / cross;
                    if (t > 0 && t < 1 && u >= 0 && u <= 1) cuts.push_back(t);
                }
        std::sort(cuts.begin(), cuts.end());
        const double lengthM = geometry::distanceM(a, b);
        for (std::size_t k = 1; k < cuts.size(); ++k) {
            const double middle = (cuts[k - 1] + cuts[k]) / 2;
            if (geometry::isInside({a.eastM + middle * dx, a.northM + middle * dy}, area))
                inside += (cuts[k] - cuts[k - 1]) * lengthM;
        }
    }
    return inside;
}

ImpactModel::ImpactModel(const Town& town) : m_town(&town), m_population(town.population) {}

Impact ImpactModel::of(const geometry::MapArea& area) {
    Impact impact;
    if (area.empty()) return impact;
    const geometry::MapBox box = geometry::boxOf(area);
    const geometry::MapBox& extent = m_town->extent;
    impact.leavesTown = box.westM < extent.westM || box.eastM > extent.eastM || box.southM < extent.southM ||
                        box.northM > extent.northM;
    if (m_town->hasPopulation) {
        const Population::Count count = m_population.within(area);
        impact.people = peopleEstimate(count.low, count.best, count.high);
        impact.hiddenCells = count.hiddenCells;
    }
    for (const Building& building : m_town->buildings)
        impact.buildings += box.contains(building.centre) && geometry::isInside(building.centre, area) ? 1 : 0;
    for (const CriticalObject& object : m_town->objects)
        if (box.contains(object.at) && geometry::isInside(object.at, area)) impact.objects.push_back(&object);
    std::sort(impact.objects.begin(), impact.objects.end(), [](const CriticalObject* a, const CriticalObject* b) {
        return std::tie(a->kind, a->name, a->id) < std::tie(b->kind, b->name, b->id);
    });
    for (const District& district : m_town->districts) {
        if (!geometry::boxOf(district.area).touches(box)) continue;
        const double whole = geometry::areaM2(district.area), part = areaWithin(area, district.area);
        if (whole > 0 && part > 1) impact.districts.push_back({&district, std::min(1.0, part / whole)});
    }
    std::stable_sort(impact.districts.begin(), impact.districts.end(),
                     [](const auto& a, const auto& b) { return a.share > b.share; });
    std::map<std::pair<std::string, std::string>, double> lengths;
    for (const Street& street : m_town->streets) {
        const bool isNear =
            std::any_of(street.line.begin(), street.line.end(), [&](MapPoint p) { return box.contains(p); });
        const auto reach = geometry::boxOf(street.line);
        if (!isNear && !reach.touches(box)) continue;
        if (const double inside = lengthInside(street.line, area); inside > 0)
            lengths[{street.name, street.name.empty() ? street.rank : std::string()}] += inside;
    }
    for (const auto& [name, lengthM] : lengths) impact.streets.push_back({name.first, name.second, lengthM});
    return impact;
}

}  // namespace fusion
