// SPDX-License-Identifier: EUPL-1.2

// How shapes lie to each other, by GEOS' collection.

#include <cmath>
#include <map>

#include "geos_fixture.h"
#include "gis/geometry/area_index.h"
#include "gis/geometry/faces.h"

namespace {

using namespace geos;

const char* const kPredicates[] = {"contains",   "coveredby",  "covers",   "crosses", "disjoint",
                                   "equalstopo", "intersects", "overlaps", "touches", "within"};
bool isPredicate(const std::string& name) {
    return name == "relate" || std::find(std::begin(kPredicates), std::end(kPredicates), name) != std::end(kPredicates);
}

/// "FF*F*..." against what is known of the nine; '?' is not known and fits.
bool fits(const std::string& pattern, const std::string& known) {
    for (std::size_t i = 0; i < 9; ++i) {
        const char wanted = pattern[i], is = known[i];
        if (wanted == '*' || is == '?') continue;
        if (wanted == 'T' ? is == 'F' : wanted != is) return false;
    }
    return true;
}

/// What the nine say, of a shape of points and one of areas.
bool saysOfPointsAndArea(const std::string& name, const std::string& nine, bool arePointsFirst) {
    const bool isDisjoint = fits("FF*FF****", nine);
    const bool isCovering = !isDisjoint && fits("******FF*", nine), isCovered = !isDisjoint && fits("**F**F***", nine);
    if (name == "disjoint") return isDisjoint;
    if (name == "intersects") return !isDisjoint;
    if (name == "covers") return isCovering;
    if (name == "coveredby") return isCovered;
    if (name == "contains") return isCovering && nine[0] != 'F';
    if (name == "within") return isCovered && nine[0] != 'F';
    if (name == "touches") return !isDisjoint && nine[0] == 'F';
    if (name == "crosses") return fits(arePointsFirst ? "T*T******" : "T*****T**", nine);
    return false;  // equal or overlapping are shapes of one dimension only
}

TEST_F(GeosCases, PointsLieInAreasAsTheySay) {
    Tally tally("points and areas: isInside, AreaIndex, distanceToSegmentM");
    eachOp([&](const Case& one, const Op& op) {
        const bool arePointsFirst = op.one.isPuntal() && op.other.isPolygonal();
        if (!isPredicate(op.name) || !(arePointsFirst || (op.one.isPolygonal() && op.other.isPuntal()))) return;
        const auto& points = arePointsFirst ? op.one.points : op.other.points;
        const MapArea& area = arePointsFirst ? op.other.areas : op.one.areas;
        const geometry::AreaIndex index({area});
        bool isIn = false, isOn = false, isOut = false;
        for (const MapPoint p : points) {
            EXPECT_EQ(geometry::isInside(p, area), index.holding(p).size() == 1) << one.name;
            if (toBorderM(p, area) <= kOnBorder * spanOf(area))
                isOn = true;
            else
                (geometry::isInside(p, area) ? isIn : isOut) = true;
        }
        std::string nine = "FFFFFF212";
        if (isIn) nine[0] = '0';
        if (isOn) nine[1] = '0';
        if (isOut) nine[2] = '0';
        if (!arePointsFirst) {
            std::swap(nine[1], nine[3]);
            std::swap(nine[2], nine[6]);
            std::swap(nine[5], nine[7]);
        }
        const bool isSaid =
            op.name == "relate" ? fits(op.third, nine) : saysOfPointsAndArea(op.name, nine, arePointsFirst);
        tally.compare(one, op, isSaid == op.isWanted());
    });
    tally.finish(619);
}

/// Both areas a town wide, so that a decimetre, below which `facesOf` does not tell places apart, is small in them.
struct Widened {
    MapArea a, b;
    explicit Widened(const Op& op) {
        MapArea both = op.one.areas;
        both.insert(both.end(), op.other.areas.begin(), op.other.areas.end());
        const MapBox box = geometry::boxOf(both);
        const double by = 5000 / std::max(box.eastM - box.westM, box.northM - box.southM);
        const auto widened = [&](MapArea area) {
            for (MapPolygon& polygon : area)
                for (MapRing& ring : polygon) {
                    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
                    for (MapPoint& p : ring) p = {(p.eastM - box.westM) * by, (p.northM - box.southM) * by};
                }
            return area;
        };
        a = widened(op.one.areas), b = widened(op.other.areas);
    }
    /// Corners that are neither the same nor apart by half a metre, from each other and from edges, do not fit.
    [[nodiscard]] bool isCoarse() const {
        std::vector<MapPoint> corners;
        for (const MapArea* area : {&a, &b}) eachEdge(*area, [&](MapPoint p, MapPoint) { corners.push_back(p); });
        if (corners.size() > 600) return false;
        const auto isBetween = [](double distanceM) { return distanceM > 1e-6 && distanceM < 0.5; };
        bool isCoarse = true;
        for (const MapArea* area : {&a, &b})
            eachEdge(*area, [&](MapPoint from, MapPoint to) {
                for (const MapPoint p : corners)
                    if (isBetween(geometry::distanceToSegmentM(p, from, to))) isCoarse = false;
            });
        return isCoarse;
    }
    [[nodiscard]] bool doBordersMeet() const {
        const auto touches = [](const MapArea& area, const MapArea& other) {
            bool isMet = false;
            eachEdge(area, [&](MapPoint p, MapPoint) { isMet = isMet || toBorderM(p, other) <= 1e-6; });
            return isMet;
        };
        return touches(a, b) || touches(b, a);
    }
};

/// A place within the face, away from its border; its corner where the face is too narrow.
std::pair<MapPoint, double> placeIn(const MapPolygon& face) {
    std::pair<MapPoint, double> best{face[0][0], 0};
    eachEdge({face}, [&](MapPoint a, MapPoint b) {
        const double long_ = geometry::distanceM(a, b);
        for (const double aside : {0.3, 3.0, 30.0, 300.0})
            for (const double side : {-aside, aside}) {
                const MapPoint p{(a.eastM + b.eastM) / 2 - side * (b.northM - a.northM) / long_,
                                 (a.northM + b.northM) / 2 + side * (b.eastM - a.eastM) / long_};
                if (!geometry::isInside(p, face)) continue;
                if (const double farM = toBorderM(p, {face}); farM > best.second) best = {p, farM};
            }
    });
    return best;
}

TEST_F(GeosCases, AreasMeetAsTheySay) {
    Tally tally("areas and areas: facesOf, isInside, distanceToSegmentM");
    eachOp([&](const Case& one, const Op& op) {
        if (!isPredicate(op.name) || !op.one.isPolygonal() || !op.other.isPolygonal()) return;
        const Widened wide(op);
        if (!wide.isCoarse()) return;
        std::vector<std::vector<MapPoint>> lines;
        for (const MapArea* area : {&wide.a, &wide.b})
            eachEdge(*area, [&](MapPoint from, MapPoint to) { lines.push_back({from, to}); });
        bool isInBoth = false, isInOne = false, isInOther = false;
        for (const geometry::Face& face : geometry::facesOf(lines).all) {
            const auto [at, farM] = placeIn(face.area);
            if (farM < 0.2) continue;
            const bool inOne = geometry::isInside(at, wide.a), inOther = geometry::isInside(at, wide.b);
            isInBoth |= inOne && inOther, isInOne |= inOne && !inOther, isInOther |= inOther && !inOne;
        }
        std::string nine = "F?F?\?\?F?2";  // of interior and exterior only
        if (isInBoth) nine[0] = '2';
        if (isInOne) nine[2] = '2';
        if (isInOther) nine[6] = '2';
        if (isInBoth + isInOne == 0 || isInBoth + isInOther == 0) return;  // one of them is flat: no area
        const bool isMet = isInBoth || wide.doBordersMeet();
        const std::map<std::string, bool> said = {{"contains", isInBoth && !isInOther},
                                                  {"covers", isInBoth && !isInOther},
                                                  {"within", isInBoth && !isInOne},
                                                  {"coveredby", isInBoth && !isInOne},
                                                  {"equalstopo", isInBoth && !isInOne && !isInOther},
                                                  {"overlaps", isInBoth && isInOne && isInOther},
                                                  {"intersects", isMet},
                                                  {"disjoint", !isMet},
                                                  {"touches", isMet && !isInBoth},
                                                  {"crosses", false}};
        if (op.name == "relate") {  // what does not fit is wrong for a wanted "true" only: the rest is not known
            if (op.isWanted()) tally.compare(one, op, fits(op.third, nine));
        } else {
            tally.compare(one, op, said.at(op.name) == op.isWanted());
        }
    });
    tally.finish(1166);
}

bool doCross(MapPoint a, MapPoint b, MapPoint c, MapPoint d) {
    const auto side = [](MapPoint from, MapPoint to, MapPoint at) { return geometry::signedAreaM2({from, to, at}); };
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

std::vector<std::pair<MapPoint, MapPoint>> edgesOf(const Shape& shape) {
    std::vector<std::pair<MapPoint, MapPoint>> edges;
    for (const MapPoint p : shape.points) edges.emplace_back(p, p);
    for (const auto& line : shape.lines)
        for (std::size_t i = 1; i < line.size(); ++i) edges.emplace_back(line[i - 1], line[i]);
    eachEdge(shape.areas, [&](MapPoint a, MapPoint b) { edges.emplace_back(a, b); });
    return edges;
}

/// Infinite where one is empty.
double distanceOf(const Shape& one, const Shape& other) {
    const auto a = edgesOf(one), b = edgesOf(other);
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& [from, to] : a)
        for (const auto& [begin, end] : b) {
            if (doCross(from, to, begin, end)) return 0;
            nearest = std::min(
                {nearest, geometry::distanceToSegmentM(from, begin, end), geometry::distanceToSegmentM(to, begin, end),
                 geometry::distanceToSegmentM(begin, from, to), geometry::distanceToSegmentM(end, from, to)});
        }
    for (const auto& edge : a)
        if (geometry::isInside(edge.first, other.areas)) return 0;
    for (const auto& edge : b)
        if (geometry::isInside(edge.first, one.areas)) return 0;
    return nearest;
}

TEST_F(GeosCases, DistancesAreThose) {
    Tally tally("distances: distanceM, distanceToSegmentM, isInside, signedAreaM2");
    eachOp([&](const Case& one, const Op& op) {
        if (op.one.kind.empty() || op.other.kind.empty()) return;
        if (op.name == "distance") {
            const double is = distanceOf(op.one, op.other), wanted = std::strtod(op.wanted.c_str(), nullptr);
            tally.compare(one, op, is == wanted || std::abs(is - wanted) <= 1e-9 * std::abs(wanted));
        }
        if (op.name == "iswithindistance")
            tally.compare(one, op,
                          (distanceOf(op.one, op.other) <= std::strtod(op.third.c_str(), nullptr)) == op.isWanted());
    });
    tally.finish(54);
}

TEST_F(GeosCases, PointsLieOnLinesAsTheySay) {
    Tally tally("points and lines: distanceToSegmentM");
    eachOp([&](const Case& one, const Op& op) {
        const bool arePointsFirst = op.one.isPuntal() && !op.other.lines.empty() && op.other.isLineal();
        const bool areLinesFirst = op.other.isPuntal() && !op.one.lines.empty() && op.one.isLineal();
        if (!arePointsFirst && !areLinesFirst) return;
        const auto& line = (arePointsFirst ? op.other : op.one).lines[0];
        if (line.size() == 2 && line[0] == line[1]) return;  // is a point to GEOS, too, and then covered by one
        const Shape &points = arePointsFirst ? op.one : op.other, &lines = arePointsFirst ? op.other : op.one;
        std::size_t met = 0;
        for (const MapPoint p : points.points) {
            Shape alone;
            alone.points = {p};
            met += distanceOf(alone, lines) <= kOnBorder * (1 + std::abs(p.eastM) + std::abs(p.northM)) ? 1 : 0;
        }
        const bool areAllMet = met == points.points.size();
        if (op.name == "intersects") tally.compare(one, op, (met > 0) == op.isWanted());
        if (op.name == "disjoint") tally.compare(one, op, (met == 0) == op.isWanted());
        if (op.name == "covers") tally.compare(one, op, (areLinesFirst && areAllMet) == op.isWanted());
        if (op.name == "coveredby") tally.compare(one, op, (arePointsFirst && areAllMet) == op.isWanted());
    });
    tally.finish(401);
}

}  // namespace
