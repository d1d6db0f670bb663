// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "broker/base/random.h"
#include "gis/geometry/geo.h"

namespace {

using geometry::MapArea;
using geometry::MapPoint;
using geometry::MapRing;

const MapRing kSquare = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
const MapRing kHole = {{3, 3}, {7, 3}, {7, 7}, {3, 7}};

MapRing reversed(MapRing ring) {
    std::reverse(ring.begin(), ring.end());
    return ring;
}

TEST(Area, IsSignedByTheSenseOfTheRing) {
    EXPECT_DOUBLE_EQ(geometry::signedAreaM2(kSquare), 100);
    EXPECT_DOUBLE_EQ(geometry::signedAreaM2(reversed(kSquare)), -100);
    EXPECT_DOUBLE_EQ(geometry::signedAreaM2({{0, 0}, {1, 1}}), 0);
}

TEST(Area, SubtractsHolesWhateverTheirSense) {
    EXPECT_DOUBLE_EQ(geometry::areaM2({{kSquare, kHole}}), 84);
    EXPECT_DOUBLE_EQ(geometry::areaM2({{reversed(kSquare), reversed(kHole)}}), 84);
}

TEST(Distance, ToASegmentEndsAtItsEnds) {
    EXPECT_DOUBLE_EQ(geometry::distanceToSegmentM({5, 3}, {0, 0}, {10, 0}), 3);
    EXPECT_DOUBLE_EQ(geometry::distanceToSegmentM({13, 4}, {0, 0}, {10, 0}), 5);
    EXPECT_DOUBLE_EQ(geometry::distanceToSegmentM({3, 4}, {0, 0}, {0, 0}), 5);
}

TEST(Inside, LeavesOutHoles) {
    EXPECT_TRUE(geometry::isInside({1, 1}, MapArea{{kSquare, kHole}}));
    EXPECT_FALSE(geometry::isInside({5, 5}, MapArea{{kSquare, kHole}}));
    EXPECT_FALSE(geometry::isInside({11, 5}, MapArea{{kSquare, kHole}}));
}

TEST(Inside, OfNeighboursExactlyOneHasAPointOnTheSharedEdge) {
    base::SeededRandom random(7);
    for (int round = 0; round < 200; ++round) {
        // Two triangles that share a slanted edge; the points lie on it as exactly as a double allows.
        const MapPoint a{random.between(0, 100), random.between(0, 100)},
            b{random.between(0, 100), random.between(0, 100)};
        const MapPoint left{a.eastM - (b.northM - a.northM), a.northM + (b.eastM - a.eastM)};
        const MapPoint right{a.eastM + (b.northM - a.northM), a.northM - (b.eastM - a.eastM)};
        const double t = random.between(0.01, 0.99);
        const MapPoint p{a.eastM + t * (b.eastM - a.eastM), a.northM + t * (b.northM - a.northM)};
        const int owners =
            int(geometry::isInside(p, MapArea{{{a, b, left}}})) + int(geometry::isInside(p, MapArea{{{b, a, right}}}));
        EXPECT_EQ(owners, 1) << "round " << round;
    }
    EXPECT_TRUE(geometry::isInside({0, 5}, MapArea{{kSquare}}));
    EXPECT_TRUE(geometry::isInside({5, 0}, MapArea{{kSquare}}));
    EXPECT_FALSE(geometry::isInside({10, 5}, MapArea{{kSquare}}));
    EXPECT_FALSE(geometry::isInside({5, 10}, MapArea{{kSquare}}));
}

TEST(Simplify, DropsCornersWithinTheToleranceOnly) {
    const MapRing ring = {{0, 0}, {5, 0.4}, {10, 0}, {10, 10}, {5, 12}, {0, 10}};
    EXPECT_EQ(geometry::simplified(ring, 0.5), (MapRing{{0, 0}, {10, 0}, {10, 10}, {5, 12}, {0, 10}}));
}

TEST(Simplify, NeverLeavesFewerThanThreeCorners) {
    const MapRing sliver = {{0, 0}, {5, 0.1}, {10, 0}, {5, -0.1}};
    EXPECT_EQ(geometry::simplified(sliver, 6), sliver);
    EXPECT_EQ(geometry::simplified({}, 5), MapRing{});
}

TEST(Simplify, IsTheSameWhereverTheRingBegins) {
    base::SeededRandom random(3);
    MapRing ring;
    for (int i = 0; i < 60; ++i) ring.push_back({i * 1.0, random.between(0, 5)});
    ring.push_back({30, 60});
    MapRing turned = ring;
    std::rotate(turned.begin(), turned.begin() + 17, turned.end());
    MapRing a = geometry::simplified(ring, 1), b = geometry::simplified(turned, 1);
    const auto less = [](MapPoint p, MapPoint q) { return p.eastM < q.eastM; };
    std::sort(a.begin(), a.end(), less);
    std::sort(b.begin(), b.end(), less);
    EXPECT_EQ(a, b);
    EXPECT_LT(a.size(), ring.size());
}

TEST(Simple, KnowsCrossingTouchingAndSpikes) {
    EXPECT_TRUE(geometry::isSimple(kSquare));
    EXPECT_TRUE(geometry::isSimple(reversed(kSquare)));
    EXPECT_FALSE(geometry::isSimple({{0, 0}, {10, 10}, {10, 0}, {0, 10}})) << "bow tie";
    EXPECT_FALSE(geometry::isSimple({{0, 0}, {10, 0}, {10, 10}, {5, 0}, {0, 10}})) << "corner on an edge";
    EXPECT_FALSE(geometry::isSimple({{0, 0}, {10, 0}, {15, 0}, {10, 0}, {10, 10}})) << "spike";
    EXPECT_FALSE(geometry::isSimple({{0, 0}, {4, 0}, {2, 2}, {4, 4}, {0, 4}, {2, 2}})) << "two corners at one place";
    EXPECT_FALSE(geometry::isSimple({{0, 0}, {10, 0}})) << "no area";
    EXPECT_FALSE(geometry::isSimple({{0, 0}, {10, std::nan("")}, {20, 0}, {0, 10}})) << "a corner that is no number";
}

TEST(Hull, HoldsEveryPointAndTurnsCounterClockwise) {
    base::SeededRandom random(11);
    std::vector<MapPoint> points;
    for (int i = 0; i < 300; ++i) points.push_back({random.between(0, 100), random.between(0, 50)});
    const MapRing hull = geometry::convexHull(points);
    EXPECT_GT(geometry::signedAreaM2(hull), 0);
    EXPECT_TRUE(geometry::isSimple(hull));
    for (const MapPoint p : points) {
        const bool corner = std::find(hull.begin(), hull.end(), p) != hull.end();
        EXPECT_TRUE(corner || geometry::isInside(p, MapArea{{hull}}));
    }
    EXPECT_EQ(geometry::convexHull({{1, 1}, {1, 1}, {2, 2}}).size(), 2u);
}

TEST(Box, SpansTheOuterRings) {
    const geometry::MapBox box = geometry::boxOf(MapArea{{kSquare, kHole}, {{{20, -5}, {21, -5}, {21, 2}}}});
    EXPECT_EQ(box.westM, 0);
    EXPECT_EQ(box.eastM, 21);
    EXPECT_EQ(box.southM, -5);
    EXPECT_EQ(box.northM, 10);
    EXPECT_EQ(geometry::boxOf(MapArea{}).eastM, 0);
}

}  // namespace
