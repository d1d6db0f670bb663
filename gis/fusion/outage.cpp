// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/outage.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "gis/geometry/nearest_cell.h"
#include "gis/geometry/overlay.h"

namespace fusion {
namespace {

/// What of the districts lies in `cell`, which is convex.
geometry::MapArea within(const geometry::MapRing& cell, const std::vector<const District*>& districts) {
    geometry::Borders borders;
    geometry::addBorders(borders, {{cell}});
    const geometry::MapBox box = geometry::boxOf(cell);
    std::vector<std::pair<const geometry::MapPolygon*, geometry::MapBox>> near;
    for (const District* district : districts)
        for (const geometry::MapPolygon& polygon : district->area) {
            if (polygon.empty()) continue;
            const geometry::MapBox own = geometry::boxOf(polygon.front());
            if (!own.touches(box)) continue;
            geometry::addBorders(borders, {polygon});
            near.emplace_back(&polygon, own);
        }
    return geometry::keptOf(borders, [&](geometry::MapPoint p) {
        return geometry::isInside(p, geometry::MapPolygon{cell}) &&
               std::any_of(near.begin(), near.end(), [p](const auto& one) {
                   return one.second.contains(p) && geometry::isInside(p, *one.first);
               });
    });
}

}  // namespace

Outage outageOf(const Town& town, const std::string& id) {
    Outage outage;
    std::vector<geometry::MapPoint> others;
    for (const CriticalObject& object : town.objects) {
        if (object.id == id) outage.failed = &object;
        if (object.kind == kPowerKind && object.id != id) others.push_back(object.at);
    }
    outage.others = others.size();
    if (outage.failed == nullptr) {
        outage.doubts.push_back("unknown-object " + id);
        return outage;
    }
    if (outage.failed->kind != kPowerKind) {
        outage.doubts.push_back("not-power " + outage.failed->name);
        return outage;
    }
    std::vector<const District*> districts;
    geometry::MapArea all;
    for (const District& one : town.districts) {
        if (one.area.empty()) continue;
        districts.push_back(&one);
        all.insert(all.end(), one.area.begin(), one.area.end());
    }
    const geometry::MapRing cell =
        geometry::nearestCell(outage.failed->at, others, all.empty() ? town.extent : geometry::boxOf(all));
    if (!cell.empty()) outage.area = all.empty() ? geometry::MapArea{{cell}} : within(cell, districts);
    if (all.empty()) outage.doubts.emplace_back("no-districts");
    outage.doubts.emplace_back("assumed-grid");
    if (std::find(others.begin(), others.end(), outage.failed->at) != others.end())
        outage.doubts.emplace_back("same-place");
    if (others.empty()) outage.doubts.emplace_back("only-one");
    if (outage.area.empty()) outage.doubts.emplace_back("nothing-there");
    return outage;
}

}  // namespace fusion
