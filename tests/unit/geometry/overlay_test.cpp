// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/overlay.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace {

using namespace geometry;

MapRing square(double west, double south, double side) {
    return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}
Borders bordersOf(const std::vector<MapArea>& areas) {
    Borders borders;
    for (const MapArea& area : areas) addBorders(borders, area);
    return borders;
}

TEST(Overlay, SaysWhatLiesInBothInOneOrInOneAlone) {
    const MapArea a{{square(0, 0, 100)}}, b{{square(50, 50, 100)}};
    const Borders borders = bordersOf({a, b});
    const auto sizeOf = [&](auto keeps) { return areaM2(keptOf(borders, keeps)); };
    EXPECT_NEAR(sizeOf([&](MapPoint p) { return isInside(p, a) && isInside(p, b); }), 2'500, 0.1);
    EXPECT_NEAR(sizeOf([&](MapPoint p) { return isInside(p, a) && !isInside(p, b); }), 7'500, 0.1);
    const MapArea whole = keptOf(borders, [&](MapPoint p) { return isInside(p, a) || isInside(p, b); });
    EXPECT_NEAR(areaM2(whole), 17'500, 0.1);
    ASSERT_EQ(whole.size(), 1u) << "one area without borders inside";
    ASSERT_EQ(whole[0].size(), 1u);
    EXPECT_EQ(whole[0][0].size(), 8u);
    EXPECT_TRUE(keptOf(borders, [](MapPoint) { return false; }).empty());
}

TEST(Overlay, NeighboursAreJoinedAndACourtyardStaysAHole) {
    std::vector<MapArea> around;
    for (int column = 0; column < 3; ++column)
        for (int row = 0; row < 3; ++row)
            if (column != 1 || row != 1) around.push_back({{square(100 * column, 100 * row, 100)}});
    const MapArea ring = keptOf(bordersOf(around), [&](MapPoint p) {
        return std::any_of(around.begin(), around.end(), [p](const MapArea& one) { return isInside(p, one); });
    });
    ASSERT_EQ(ring.size(), 1u);
    EXPECT_EQ(ring[0].size(), 2u);
    EXPECT_NEAR(areaM2(ring), 80'000, 1);
    EXPECT_FALSE(isInside({150, 150}, ring));
    EXPECT_TRUE(isInside({250, 150}, ring));
}

TEST(Overlay, WhatTouchesAtACornerStaysTwoAreas) {
    const MapArea a{{square(0, 0, 100)}}, b{{square(100, 100, 100)}};
    const MapArea both = keptOf(bordersOf({a, b}), [](MapPoint) { return true; });
    EXPECT_EQ(both.size(), 2u);
    for (const MapPolygon& polygon : both) EXPECT_TRUE(isSimple(polygon.front()));
}

TEST(Overlay, ManyCirclesCoverWhatTheirCellsSay) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(0, 1000), size(30, 200);
    std::vector<MapArea> circles;
    for (int i = 0; i < 12; ++i) circles.push_back({{circleAround({place(random), place(random)}, size(random))}});
    const auto isIn = [&](MapPoint p) {
        return std::any_of(circles.begin(), circles.end(), [p](const MapArea& one) { return isInside(p, one); });
    };
    const MapArea whole = keptOf(bordersOf(circles), isIn);
    std::size_t wrong = 0, inside = 0;
    for (double east = -200; east < 1200; east += 4.7)
        for (double north = -200; north < 1200; north += 4.3) {
            inside += isIn({east, north}) ? 1 : 0;
            wrong += isIn({east, north}) != isInside({east, north}, whole) ? 1 : 0;
        }
    EXPECT_GT(inside, 5'000u);
    EXPECT_LT(wrong, inside / 500) << "only what lies within a decimetre of a border";
    for (const MapPolygon& polygon : whole)
        for (const MapRing& ring : polygon) EXPECT_TRUE(isSimple(ring));
}

TEST(Overlay, APlaceInsideKeepsAwayFromHolesAndCorners) {
    const MapPolygon frame{square(0, 0, 100), square(2, 2, 96)};
    EXPECT_TRUE(isInside(placeInside(frame), frame));
    const MapPolygon comb{{{0, 0}, {100, 0}, {100, 100}, {99, 100}, {99, 1}, {1, 1}, {1, 100}, {0, 100}}};
    EXPECT_TRUE(isInside(placeInside(comb), comb));
}

TEST(Overlay, ACircleLeavesNothingWithinItsRadiusOut) {
    for (const int corners : {36, 180}) {
        const MapArea circle{{circleAround({500, 500}, 300, corners)}};
        for (int i = 0; i < 1000; ++i) {
            const double angle = i * 0.0063;
            EXPECT_TRUE(isInside({500 + 299.999 * std::cos(angle), 500 + 299.999 * std::sin(angle)}, circle));
        }
        EXPECT_LT(areaM2(circle), M_PI * 300 * 300 * (corners == 36 ? 1.003 : 1.0002));
    }
}

}  // namespace
