// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/evacuation.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "gis/geometry/faces.h"
#include "gis/geometry/overlay.h"

namespace fusion {
namespace {

using geometry::MapPoint;

double distanceTo(MapPoint at, const geometry::MapPolygon& area) {
    if (geometry::isInside(at, area)) return 0;
    double nearest = std::numeric_limits<double>::max();
    for (const geometry::MapRing& ring : area)
        for (std::size_t i = 0; i < ring.size(); ++i)
            nearest = std::min(nearest, geometry::distanceToSegmentM(at, ring[i], ring[(i + 1) % ring.size()]));
    return nearest;
}

double shareWithin(const geometry::MapArea& block, const geometry::MapArea& circle, MapPoint at, double radiusM) {
    const bool isWithin = std::all_of(block.front().front().begin(), block.front().front().end(),
                                      [&](MapPoint corner) { return geometry::distanceM(at, corner) <= radiusM; });
    const double whole = geometry::areaM2(block);
    if (isWithin || !(whole > 0)) return 1;
    geometry::Borders borders;
    geometry::addBorders(borders, block);
    geometry::addBorders(borders, circle);
    const geometry::MapArea common = geometry::keptOf(
        borders, [&](MapPoint p) { return geometry::isInside(p, circle) && geometry::isInside(p, block); });
    return std::min(1.0, geometry::areaM2(common) / whole);
}

}  // namespace

StreetBlocks::StreetBlocks(const Town& town, std::string_view upTo) {
    const auto rankOf = [](std::string_view rank) {
        return std::find(kStreetRanks.begin(), kStreetRanks.end(), rank) - kStreetRanks.begin();
    };
    geometry::Borders lines;
    for (const Street& street : town.streets) {
        if (rankOf(street.rank) > rankOf(upTo)) continue;
        m_streets.push_back(&street);
        lines.push_back(street.line);
    }
    for (geometry::Face& face : geometry::facesOf(lines).all) {
        if (!(geometry::areaM2({face.area}) > 0)) continue;
        const geometry::MapBox box = geometry::boxOf(face.area.front());
        m_faces.push_back({std::move(face.area), box, std::move(face.lines)});
    }
}

Evacuation StreetBlocks::around(MapPoint at, double radiusM) const {
    Evacuation found;
    found.circle = {{geometry::circleAround(at, radiusM, kEvacuationCorners)}};
    const geometry::MapBox near = geometry::boxOf(found.circle);
    geometry::Borders borders;
    geometry::addBorders(borders, found.circle);
    std::vector<std::pair<const geometry::MapPolygon*, geometry::MapBox>> chosen;
    for (const Found& face : m_faces) {
        if (!face.box.touches(near)) continue;
        Block block;
        block.nearestM = distanceTo(at, face.area);
        if (!(block.nearestM < radiusM)) continue;
        block.area = {face.area};
        std::set<std::string> names;
        for (const std::uint32_t street : face.streets)
            if (!m_streets[street]->name.empty()) names.insert(m_streets[street]->name);
        block.streets.assign(names.begin(), names.end());
        block.shareInCircle = shareWithin(block.area, found.circle, at, radiusM);
        geometry::addBorders(borders, block.area);
        chosen.emplace_back(&face.area, face.box);
        found.blocks.push_back(std::move(block));
    }
    std::stable_sort(found.blocks.begin(), found.blocks.end(), [](const Block& a, const Block& b) {
        return std::pair(a.nearestM, -a.shareInCircle) < std::pair(b.nearestM, -b.shareInCircle);
    });
    const auto isInBlock = [&](MapPoint p) {
        return std::any_of(chosen.begin(), chosen.end(), [p](const auto& block) {
            return block.second.contains(p) && geometry::isInside(p, *block.first);
        });
    };
    found.rest =
        geometry::keptOf(borders, [&](MapPoint p) { return geometry::isInside(p, found.circle) && !isInBlock(p); });
    found.whole =
        geometry::keptOf(borders, [&](MapPoint p) { return geometry::isInside(p, found.circle) || isInBlock(p); });
    return found;
}

}  // namespace fusion
