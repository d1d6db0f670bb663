// SPDX-License-Identifier: EUPL-1.2

// What shapes are and what becomes of them, by GEOS' collection.

#include <cmath>
#include <numeric>
#include <optional>

#include "broker/base/random.h"
#include "geos_fixture.h"
#include "gis/geometry/area_index.h"
#include "gis/geometry/cell_cover.h"

namespace {

using namespace geos;

enum class Overlay { None, Both, Either, FirstAlone, OneAlone };
Overlay overlayOf(const std::string& name) {
    for (const auto& [begin, overlay] : {std::pair("intersection", Overlay::Both),
                                         {"union", Overlay::Either},
                                         {"symdifference", Overlay::OneAlone},
                                         {"difference", Overlay::FirstAlone}})
        if (name.starts_with(begin)) return overlay;
    return Overlay::None;
}

TEST_F(GeosCases, PlacesOfAnOverlayLieInItAsInItsAreas) {
    Tally tally("overlays of areas: isInside at up to 400 places each, AreaIndex beside it");
    eachOp([&](const Case& one, const Op& op) {
        const Overlay overlay = overlayOf(op.name);
        if (overlay == Overlay::None || !op.one.isPolygonal() || !op.other.isPolygonal()) return;
        const Shape wanted = geos::shapeOf(op.wanted);
        if (wanted.kind.empty()) return;
        MapArea all = op.one.areas;
        all.insert(all.end(), op.other.areas.begin(), op.other.areas.end());
        const MapBox box = geometry::boxOf(all);
        // Where the case rounds corners (a fixed precision, snapping), its borders move by as much.
        double precision = one.isFloating ? 0 : 1;
        if (!op.third.empty()) precision = std::max(precision, 1 / std::strtod(op.third.c_str(), nullptr));
        const double nearM = std::max(1.5 * precision, 1e-7 * spanOf(all));
        const geometry::AreaIndex index({op.one.areas, op.other.areas, wanted.areas});
        base::SeededRandom random(5);
        int places = 0, wrong = 0;
        for (int i = 0; i < 400; ++i) {
            const MapPoint at{random.between(box.westM, box.eastM), random.between(box.southM, box.northM)};
            if (toBorderM(at, all) < nearM || toBorderM(at, wanted.areas) < nearM) continue;
            const bool inOne = geometry::isInside(at, op.one.areas), inOther = geometry::isInside(at, op.other.areas);
            const bool inWanted = geometry::isInside(at, wanted.areas);
            const bool isSaid = overlay == Overlay::Both         ? inOne && inOther
                                : overlay == Overlay::Either     ? inOne || inOther
                                : overlay == Overlay::FirstAlone ? inOne && !inOther
                                                                 : inOne != inOther;
            std::vector<std::uint32_t> asked;
            if (inOne) asked.push_back(0);
            if (inOther) asked.push_back(1);
            if (inWanted) asked.push_back(2);
            ++places, wrong += isSaid != inWanted || index.holding(at) != asked;
        }
        if (places >= 40) tally.compare(one, op, wrong == 0);
    });
    tally.finish(196);
}

double lengthOf(const MapArea& area) {
    double sum = 0;
    eachEdge(area, [&](MapPoint a, MapPoint b) { sum += geometry::distanceM(a, b); });
    return sum;
}

TEST_F(GeosCases, OverlaysAddUp) {
    Tally tally("areas of overlays: areaM2");
    for (const Case& one : m_cases) {
        if (!one.isFloating) continue;
        const auto areaOf = [&](Overlay overlay, const Op& like) -> std::optional<double> {
            for (const Op& op : one.ops) {
                if (overlayOf(op.name) != overlay || op.one.kind.empty() || !op.third.empty()) continue;
                if (op.one.areas != like.one.areas || op.other.areas != like.other.areas) continue;
                const Shape wanted = geos::shapeOf(op.wanted);
                if (!wanted.kind.empty()) return geometry::areaM2(wanted.areas);
            }
            return {};
        };
        for (const Op& op : one.ops) {
            const Overlay overlay = overlayOf(op.name);
            if (overlay == Overlay::None || overlay == Overlay::Both || !op.third.empty()) continue;
            if (!op.one.isPolygonal() || !op.other.isPolygonal()) continue;
            const auto both = areaOf(Overlay::Both, op), is = areaOf(overlay, op);
            if (!both || !is) continue;
            const double a = geometry::areaM2(op.one.areas), b = geometry::areaM2(op.other.areas);
            const double wanted = overlay == Overlay::Either       ? a + b - *both
                                  : overlay == Overlay::FirstAlone ? a - *both
                                                                   : a + b - 2 * *both;
            const double roundingM2 = 1e-7 * (lengthOf(op.one.areas) + lengthOf(op.other.areas));
            tally.compare(one, op, std::abs(*is - wanted) <= roundingM2);
        }
    }
    tally.finish(91);
}

MapRing withoutRepeats(MapRing ring) {
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    return ring;
}

TEST_F(GeosCases, RingsAreSimpleAsTheySay) {
    Tally tally("rings of areas and closed lines: isSimple");
    eachOp([&](const Case& one, const Op& op) {
        if (op.name == "isvalid" && op.one.isPolygonal()) {
            bool areSimple = true;
            for (const MapPolygon& polygon : op.one.areas)
                for (const MapRing& ring : polygon) areSimple = areSimple && geometry::isSimple(withoutRepeats(ring));
            // How rings lie to each other is no question to isSimple: of several only what one alone decides counts.
            const bool isOne = op.one.areas.size() == 1 && op.one.areas[0].size() == 1;
            if (isOne || !areSimple || op.isWanted()) tally.compare(one, op, areSimple == op.isWanted());
        }
        if (op.name == "issimple" && op.one.lines.size() == 1 && op.one.areas.empty() && op.one.points.empty()) {
            const auto& line = op.one.lines[0];
            if (line.size() > 3 && line.front() == line.back())
                tally.compare(one, op, geometry::isSimple(withoutRepeats(line)) == op.isWanted());
        }
    });
    tally.finish(304);
}

std::vector<MapPoint> cornersOf(const Shape& shape) {
    std::vector<MapPoint> corners = shape.points;
    for (const auto& line : shape.lines) corners.insert(corners.end(), line.begin(), line.end());
    eachEdge(shape.areas, [&](MapPoint p, MapPoint) { corners.push_back(p); });
    const auto less = [](MapPoint a, MapPoint b) {
        return std::pair(a.eastM, a.northM) < std::pair(b.eastM, b.northM);
    };
    std::sort(corners.begin(), corners.end(), less);
    corners.erase(std::unique(corners.begin(), corners.end()), corners.end());
    return corners;
}

TEST_F(GeosCases, HullsHaveTheirCorners) {
    Tally tally("hulls: convexHull");
    eachOp([&](const Case& one, const Op& op) {
        if (op.name != "convexhull" || op.one.kind.empty()) return;
        Shape hull;
        hull.points = geometry::convexHull(cornersOf(op.one));
        tally.compare(one, op, cornersOf(hull) == cornersOf(geos::shapeOf(op.wanted)));
    });
    tally.finish(14);
}

TEST_F(GeosCases, SimplifiedRingsKeepTheSameCorners) {
    Tally tally("lines made simpler (Douglas and Peucker): simplified");
    eachOp([&](const Case& one, const Op& op) {
        if (op.name != "simplifydp" || !op.one.isPolygonal()) return;
        Shape made;
        for (const MapPolygon& polygon : op.one.areas) {
            MapPolygon& out = made.areas.emplace_back();
            for (const MapRing& ring : polygon)
                out.push_back(geometry::simplified(ring, std::strtod(op.third.c_str(), nullptr)));
        }
        tally.compare(one, op, cornersOf(made) == cornersOf(geos::shapeOf(op.wanted)));
    });
    tally.finish(10);
}

TEST_F(GeosCases, CellsAreCoveredByAsMuchAsTheAreaHas) {
    Tally tally("areas over cells: CellCover, areaM2");
    eachOp([&](const Case& one, const Op& op) {
        if (op.name != "isvalid" || !op.isWanted() || !op.one.isPolygonal()) return;
        const MapBox box = geometry::boxOf(op.one.areas);
        for (const int across : {1, 7, 40}) {
            const double cellM = spanOf(op.one.areas) / across;
            geometry::CellCover cover(
                {box.westM - 0.3 * cellM, box.southM - 0.4 * cellM, cellM, across + 2, across + 2});
            double sum = 0;
            cover.each(op.one.areas, [&](int, int, double share) { sum += share; });
            const double wanted = geometry::areaM2(op.one.areas) / cellM / cellM;
            tally.compare(one, op, std::abs(sum - wanted) <= 1e-9 * across * across);
        }
    });
    tally.finish(831);
}

/// Numbers of a rectangle along the axes, of cells as large as they can be; nothing for other areas.
std::optional<geometry::Lattice> latticeOf(const MapArea& area) {
    if (area.size() != 1 || area[0].size() != 1 || area[0][0].size() != 4) return {};
    const MapBox box = geometry::boxOf(area);
    const double wide = box.eastM - box.westM, high = box.northM - box.southM;
    if (geometry::areaM2(area) != wide * high || wide != std::floor(wide) || high != std::floor(high)) return {};
    const auto cellM = std::gcd(static_cast<long>(wide), static_cast<long>(high));
    const double columns = wide / static_cast<double>(cellM), rows = high / static_cast<double>(cellM);
    if (columns * rows > 1e5) return {};
    return geometry::Lattice{box.westM, box.southM, static_cast<double>(cellM), static_cast<int>(columns),
                             static_cast<int>(rows)};
}

TEST_F(GeosCases, RectanglesAreCoveredAsTheySay) {
    Tally tally("rectangles: CellCover");
    eachOp([&](const Case& one, const Op& op) {
        if (!op.one.isPolygonal() || !op.other.isPolygonal()) return;
        for (const bool isFirst : {true, false}) {
            const auto lattice = latticeOf(isFirst ? op.one.areas : op.other.areas);
            if (!lattice) continue;
            const MapArea& area = isFirst ? op.other.areas : op.one.areas;
            double sum = 0;
            geometry::CellCover(*lattice).each(area, [&](int, int, double share) { sum += share; });
            const double cells = lattice->columns * lattice->rows;
            const double areaCells = geometry::areaM2(area) / lattice->cellM / lattice->cellM;
            const bool isMet = sum > 1e-9, isFull = sum > cells - 1e-9, isAllOfIt = sum > areaCells - 1e-9;
            const bool isOneCovered = isFirst ? isFull : isAllOfIt, isOtherCovered = isFirst ? isAllOfIt : isFull;
            if (op.name == "contains" || op.name == "covers") tally.compare(one, op, isOtherCovered == op.isWanted());
            if (op.name == "within" || op.name == "coveredby") tally.compare(one, op, isOneCovered == op.isWanted());
            if (op.name == "equalstopo") tally.compare(one, op, (isOneCovered && isOtherCovered) == op.isWanted());
            if (op.name == "overlaps")
                tally.compare(one, op, (isMet && !isOneCovered && !isOtherCovered) == op.isWanted());
        }
    });
    tally.finish(279);
}

}  // namespace
