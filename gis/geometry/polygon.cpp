// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "gis/geometry/geo.h"

namespace geometry {
namespace {

/// Twice the signed area of a-b-c; positive when c lies left of a-b.
double turn(MapPoint a, MapPoint b, MapPoint c) {
    return (b.eastM - a.eastM) * (c.northM - a.northM) - (b.northM - a.northM) * (c.eastM - a.eastM);
}

bool isBetween(MapPoint a, MapPoint b, MapPoint p) {
    return p.eastM >= std::min(a.eastM, b.eastM) && p.eastM <= std::max(a.eastM, b.eastM) &&
           p.northM >= std::min(a.northM, b.northM) && p.northM <= std::max(a.northM, b.northM);
}

/// True when the closed segments a-b and c-d have any point in common.
bool segmentsMeet(MapPoint a, MapPoint b, MapPoint c, MapPoint d) {
    const double abc = turn(a, b, c), abd = turn(a, b, d), cda = turn(c, d, a), cdb = turn(c, d, b);
    if (((abc > 0 && abd < 0) || (abc < 0 && abd > 0)) && ((cda > 0 && cdb < 0) || (cda < 0 && cdb > 0))) return true;
    return (abc == 0 && isBetween(a, b, c)) || (abd == 0 && isBetween(a, b, d)) || (cda == 0 && isBetween(c, d, a)) ||
           (cdb == 0 && isBetween(c, d, b));
}

/// Does a ray to the east from p cross a-b? Ends are taken in one fixed order, so that two neighbours that share
/// the edge compute the same bits.
bool crossesEastOf(MapPoint p, MapPoint a, MapPoint b) {
    if ((a.northM > p.northM) == (b.northM > p.northM)) return false;
    if (a.northM > b.northM) std::swap(a, b);
    return p.eastM < a.eastM + (b.eastM - a.eastM) * ((p.northM - a.northM) / (b.northM - a.northM));
}

void growBox(MapBox& box, const MapRing& ring) {
    for (const MapPoint p : ring) {
        box.westM = std::min(box.westM, p.eastM);
        box.eastM = std::max(box.eastM, p.eastM);
        box.southM = std::min(box.southM, p.northM);
        box.northM = std::max(box.northM, p.northM);
    }
}

constexpr MapBox emptyBox() {
    constexpr double inf = std::numeric_limits<double>::infinity();
    return {inf, inf, -inf, -inf};
}

MapBox finished(MapBox box) { return box.westM > box.eastM ? MapBox{} : box; }

/// Marks the corners between `first` and `last` (indices modulo the ring) that Douglas-Peucker keeps.
void keepBetween(const MapRing& ring, std::size_t first, std::size_t last, double toleranceM, std::vector<char>& keep) {
    std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
    while (!open.empty()) {
        const auto [from, to] = open.back();
        open.pop_back();
        double worstM = -1;
        std::size_t worst = from;
        for (std::size_t i = from + 1; i < to; ++i) {
            const double d =
                distanceToSegmentM(ring[i % ring.size()], ring[from % ring.size()], ring[to % ring.size()]);
            if (d > worstM) worstM = d, worst = i;
        }
        if (worstM <= toleranceM) continue;
        keep[worst % ring.size()] = 1;
        open.emplace_back(from, worst);
        open.emplace_back(worst, to);
    }
}

}  // namespace

double signedAreaM2(const MapRing& ring) {
    if (ring.size() < 3) return 0;
    // Relative to the first corner: map coordinates are large, areas small.
    const MapPoint origin = ring.front();
    double twice = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) twice += turn(origin, ring[i], ring[i + 1]);
    return twice / 2;
}

double areaM2(const MapArea& area) {
    double sum = 0;
    for (const MapPolygon& polygon : area)
        for (std::size_t i = 0; i < polygon.size(); ++i) sum += (i == 0 ? 1 : -1) * std::abs(signedAreaM2(polygon[i]));
    return sum;
}

double distanceM(MapPoint a, MapPoint b) { return std::hypot(a.eastM - b.eastM, a.northM - b.northM); }

double distanceToSegmentM(MapPoint p, MapPoint a, MapPoint b) {
    const double dx = b.eastM - a.eastM, dy = b.northM - a.northM;
    const double length2 = dx * dx + dy * dy;
    if (!(length2 > 0)) return distanceM(p, a);
    const double t = std::clamp(((p.eastM - a.eastM) * dx + (p.northM - a.northM) * dy) / length2, 0.0, 1.0);
    return distanceM(p, {a.eastM + t * dx, a.northM + t * dy});
}

bool isInside(MapPoint p, const MapPolygon& polygon) {
    bool inside = false;
    for (const MapRing& ring : polygon)
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            if (crossesEastOf(p, ring[j], ring[i])) inside = !inside;
    return inside;
}

bool isInside(MapPoint p, const MapArea& area) {
    return std::any_of(area.begin(), area.end(), [&](const MapPolygon& polygon) { return isInside(p, polygon); });
}

MapBox boxOf(const MapRing& ring) {
    MapBox box = emptyBox();
    growBox(box, ring);
    return finished(box);
}

MapBox boxOf(const MapArea& area) {
    MapBox box = emptyBox();
    for (const MapPolygon& polygon : area)
        if (!polygon.empty()) growBox(box, polygon.front());
    return finished(box);
}

MapRing simplified(const MapRing& ring, double toleranceM) {
    if (ring.size() <= 3) return ring;
    // Anchors that do not depend on where the ring happens to begin: the southernmost corner and the one farthest off.
    const auto lower = [](MapPoint a, MapPoint b) {
        return std::pair(a.northM, a.eastM) < std::pair(b.northM, b.eastM);
    };
    const auto first = static_cast<std::size_t>(std::min_element(ring.begin(), ring.end(), lower) - ring.begin());
    std::size_t far = first;
    for (std::size_t i = 0; i < ring.size(); ++i)
        if (distanceM(ring[i], ring[first]) > distanceM(ring[far], ring[first])) far = i;
    if (far == first) return ring;
    std::vector<char> keep(ring.size(), 0);
    keep[first] = keep[far] = 1;
    const std::size_t middle = far > first ? far : far + ring.size();
    keepBetween(ring, first, middle, toleranceM, keep);
    keepBetween(ring, middle, first + ring.size(), toleranceM, keep);
    MapRing out;
    for (std::size_t i = 0; i < ring.size(); ++i)
        if (keep[i]) out.push_back(ring[i]);
    return out.size() < 3 ? ring : out;
}

namespace {

/// An edge from corner `from` to the next one, by the box around it.
struct BoxedEdge {
    double westM, eastM, southM, northM;
    std::size_t from;
};

/// By their western ends: only those that overlap in the east-west direction are compared.
std::vector<BoxedEdge> edgesFromWest(const MapRing& ring) {
    std::vector<BoxedEdge> edges;
    edges.reserve(ring.size());
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[i], b = ring[i + 1 == ring.size() ? 0 : i + 1];
        edges.push_back({std::min(a.eastM, b.eastM), std::max(a.eastM, b.eastM), std::min(a.northM, b.northM),
                         std::max(a.northM, b.northM), i});
    }
    std::sort(edges.begin(), edges.end(), [](const BoxedEdge& a, const BoxedEdge& b) {
        return a.westM < b.westM || (a.westM == b.westM && a.from < b.from);
    });
    return edges;
}

}  // namespace

bool isSimple(const MapRing& ring) {
    const std::size_t n = ring.size();
    if (n < 3) return false;
    const auto isNumber = [](MapPoint p) { return std::isfinite(p.eastM) && std::isfinite(p.northM); };
    if (!std::all_of(ring.begin(), ring.end(), isNumber)) return false;
    const auto next = [n](std::size_t i) { return i + 1 == n ? 0 : i + 1; };
    const auto edges = edgesFromWest(ring);
    for (std::size_t k = 0; k < n; ++k) {
        const BoxedEdge& edge = edges[k];
        const std::size_t i = edge.from;
        const MapPoint a = ring[i], b = ring[next(i)];
        if (a == b) return false;
        for (std::size_t m = k + 1; m < n && edges[m].westM <= edge.eastM; ++m) {
            // Neighbours touch and come through.
            if (edges[m].southM > edge.northM || edges[m].northM < edge.southM) continue;
            const std::size_t j = edges[m].from;
            const MapPoint c = ring[j], d = ring[next(j)];
            const bool follows = next(i) == j, precedes = next(j) == i;
            if (follows || precedes) {
                // Neighbours share one corner; anything more is a spike that runs back over itself.
                const MapPoint shared = follows ? b : a, mine = follows ? a : b, other = follows ? d : c;
                if (turn(shared, mine, other) == 0 &&
                    (isBetween(shared, mine, other) || isBetween(shared, other, mine)))
                    return false;
            } else if (segmentsMeet(a, b, c, d)) {
                return false;
            }
        }
    }
    return true;
}

MapRing circleAround(MapPoint middle, double radiusM, int corners) {
    MapRing ring;
    const double outM = radiusM / std::cos(M_PI / corners);
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * M_PI * i / corners;
        ring.push_back({middle.eastM + outM * std::cos(angle), middle.northM + outM * std::sin(angle)});
    }
    return ring;
}

MapRing convexHull(std::vector<MapPoint> points) {
    const auto less = [](MapPoint a, MapPoint b) {
        return std::pair(a.eastM, a.northM) < std::pair(b.eastM, b.northM);
    };
    std::sort(points.begin(), points.end(), less);
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.size() < 3) return points;
    MapRing hull;
    const auto addTo = [&hull](MapPoint p, std::size_t fewest) {
        while (hull.size() >= fewest && turn(hull[hull.size() - 2], hull.back(), p) <= 0) hull.pop_back();
        hull.push_back(p);
    };
    for (const MapPoint p : points) addTo(p, 2);
    const std::size_t lower = hull.size() + 1;
    for (auto it = points.rbegin() + 1; it != points.rend(); ++it) addTo(*it, lower);
    hull.pop_back();
    return hull;
}

}  // namespace geometry
