// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/overlay.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "gis/geometry/faces.h"

namespace geometry {
namespace {

/// The borders of all faces together: what two of them share is none.
Borders outerEdges(const std::vector<const Face*>& faces) {
    const auto order = [](const auto& a, const auto& b) {
        const auto key = [](const auto& edge) {
            return std::tuple(edge.first.eastM, edge.first.northM, edge.second.eastM, edge.second.northM);
        };
        return key(a) < key(b);
    };
    // Each once, in one sense: the second time it is taken out again.
    std::map<std::pair<MapPoint, MapPoint>, bool, decltype(order)> edges(order);
    for (const Face* face : faces)
        for (const MapRing& ring : face->area)
            for (std::size_t i = 0; i < ring.size(); ++i) {
                MapPoint from = ring[i], to = ring[(i + 1) % ring.size()];
                if (std::pair(to.eastM, to.northM) < std::pair(from.eastM, from.northM)) std::swap(from, to);
                bool& isBorder = edges[{from, to}];
                isBorder = !isBorder;
            }
    Borders out;
    for (const auto& [edge, isBorder] : edges)
        if (isBorder) out.push_back({edge.first, edge.second});
    return out;
}

}  // namespace

void addBorders(Borders& borders, const MapArea& area) {
    for (const MapPolygon& polygon : area)
        for (const MapRing& ring : polygon) {
            if (ring.empty()) continue;
            borders.push_back(ring);
            borders.back().push_back(ring.front());
        }
}

MapPoint placeInside(const MapPolygon& polygon) {
    // On a line from west to east that keeps away from all corners, in the middle of the longest piece inside.
    std::vector<double> norths;
    for (const MapRing& ring : polygon)
        for (const MapPoint& corner : ring) norths.push_back(corner.northM);
    std::sort(norths.begin(), norths.end());
    double widest = 0, northM = norths.empty() ? 0 : norths.front();
    for (std::size_t i = 1; i < norths.size(); ++i)
        if (norths[i] - norths[i - 1] > widest) {
            widest = norths[i] - norths[i - 1];
            northM = (norths[i] + norths[i - 1]) / 2;
        }
    std::vector<double> easts;
    for (const MapRing& ring : polygon)
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
            if ((a.northM > northM) != (b.northM > northM))
                easts.push_back(a.eastM + (northM - a.northM) / (b.northM - a.northM) * (b.eastM - a.eastM));
        }
    std::sort(easts.begin(), easts.end());
    MapPoint best{easts.empty() ? 0 : easts.front(), northM};
    double longest = 0;
    for (std::size_t i = 1; i < easts.size(); i += 2)
        if (easts[i] - easts[i - 1] > longest) {
            longest = easts[i] - easts[i - 1];
            best.eastM = (easts[i] + easts[i - 1]) / 2;
        }
    return best;
}

MapArea keptOf(const Borders& borders, const std::function<bool(MapPoint)>& keeps) {
    const auto keptIn = [&](const Faces& faces) {
        std::vector<const Face*> kept;
        for (const Face& face : faces.all)
            if (!face.area.empty() && keeps(placeInside(face.area))) kept.push_back(&face);
        return kept;
    };
    const Faces parts = facesOf(borders);
    const Faces whole = facesOf(outerEdges(keptIn(parts)));
    MapArea area;
    for (const Face* face : keptIn(whole)) area.push_back(face->area);
    return area;
}

}  // namespace geometry
