// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/nearest_cell.h"

namespace geometry {

MapRing nearestCell(MapPoint at, const std::vector<MapPoint>& others, const MapBox& box) {
    MapRing cell{{box.westM, box.southM}, {box.eastM, box.southM}, {box.eastM, box.northM}, {box.westM, box.northM}};
    for (const MapPoint other : others) {
        if (other == at) continue;
        const double dx = other.eastM - at.eastM, dy = other.northM - at.northM;
        const MapPoint middle{(at.eastM + other.eastM) / 2, (at.northM + other.northM) / 2};
        const auto beyond = [&](MapPoint p) { return (p.eastM - middle.eastM) * dx + (p.northM - middle.northM) * dy; };
        MapRing kept;
        for (std::size_t i = 0; i < cell.size(); ++i) {
            const MapPoint a = cell[i], b = cell[(i + 1) % cell.size()];
            const double beyondA = beyond(a), beyondB = beyond(b);
            if (beyondA <= 0) kept.push_back(a);
            if ((beyondA < 0 && beyondB > 0) || (beyondA > 0 && beyondB < 0)) {
                const double t = beyondA / (beyondA - beyondB);
                kept.push_back({a.eastM + t * (b.eastM - a.eastM), a.northM + t * (b.northM - a.northM)});
            }
        }
        cell = std::move(kept);
    }
    return cell.size() < 3 ? MapRing() : cell;
}

}  // namespace geometry
