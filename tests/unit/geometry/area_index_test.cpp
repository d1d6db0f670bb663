// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/area_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "broker/base/random.h"

using geometry::AreaIndex;
using geometry::MapArea;
using geometry::MapPoint;
using geometry::MapPolygon;
using geometry::MapRing;

namespace {

double chance(base::SeededRandom& random) { return static_cast<double>(random.below(1'000'001)) / 1e6; }

/// A star with ragged border around a place; every third corner on whole metres, so that edges meet cell borders.
MapRing star(base::SeededRandom& random, MapPoint middle, double radiusM, int corners) {
    MapRing ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * 3.14159265358979 * i / corners, far = radiusM * (0.4 + 0.6 * chance(random));
        MapPoint corner{middle.eastM + far * std::cos(angle), middle.northM + far * std::sin(angle)};
        if (i % 3 == 0) corner = {std::round(corner.eastM), std::round(corner.northM)};
        ring.push_back(corner);
    }
    return ring;
}

/// Overlapping areas, some with holes, some of two parts, one empty, one flat, one a square on whole metres.
std::vector<MapArea> someAreas(std::uint64_t seed, int count) {
    base::SeededRandom random(seed);
    std::vector<MapArea> areas;
    for (int i = 0; i < count; ++i) {
        const MapPoint middle{527'000 + 7000 * chance(random), 5'526'000 + 5500 * chance(random)};
        const double radiusM = 20 + 600 * chance(random);
        MapPolygon polygon{star(random, middle, radiusM, 5 + static_cast<int>(random.below(200)))};
        if (i % 3 == 0) polygon.push_back(star(random, middle, radiusM * 0.3, 12));
        MapArea area{polygon};
        if (i % 5 == 0) area.push_back({star(random, {middle.eastM + 900, middle.northM - 400}, radiusM, 40)});
        areas.push_back(std::move(area));
    }
    areas.emplace_back();
    areas.push_back({{{{530'000, 5'528'000}, {530'100, 5'528'000}, {530'200, 5'528'000}}}});
    areas.push_back({{{{529'000, 5'527'000}, {530'000, 5'527'000}, {530'000, 5'528'000}, {529'000, 5'528'000}}}});
    return areas;
}

std::vector<std::uint32_t> askedOneByOne(const std::vector<MapArea>& areas, MapPoint at) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < areas.size(); ++i)
        if (geometry::isInside(at, areas[i])) out.push_back(i);
    return out;
}

}  // namespace

TEST(AreaIndex, SaysWhatEachAreaSaysOfEveryPointAlsoOnBordersAndCorners) {
    for (const int count : {1, 30, 150}) {
        const auto areas = someAreas(static_cast<std::uint64_t>(count), count);
        const AreaIndex index(areas);
        base::SeededRandom random(9);
        std::size_t inside = 0, asked = 0;
        const auto check = [&](MapPoint at) {
            const auto expected = askedOneByOne(areas, at);
            ASSERT_EQ(index.holding(at), expected) << at.eastM << " " << at.northM;
            inside += expected.empty() ? 0 : 1, ++asked;
        };
        for (int i = 0; i < 5'000; ++i) check({526'500 + 8000 * chance(random), 5'525'500 + 6500 * chance(random)});
        for (int i = 0; i < 1000; ++i)
            check({std::round(527'000 + 7000 * chance(random)), std::round(5'526'000 + 5500 * chance(random))});
        for (const MapArea& area : areas)
            for (const MapPolygon& polygon : area)
                for (const MapRing& ring : polygon)
                    for (std::size_t i = 1, j = 0; i < ring.size(); j = i, i += 4) {
                        check(ring[i]);
                        check({(ring[i].eastM + ring[j].eastM) / 2, (ring[i].northM + ring[j].northM) / 2});
                        check({ring[i].eastM, ring[j].northM});
                    }
        EXPECT_GT(inside, asked / 50);
        EXPECT_LT(inside, asked);
    }
}

TEST(AreaIndex, HoldsWhatLiesManyTimesOverOneCell) {
    base::SeededRandom random(21);
    std::vector<MapArea> areas;  // all around one place: far more than a cell's first group has room for
    for (int i = 0; i < 60; ++i) {
        MapPolygon polygon{star(random, {530'000, 5'528'000}, 50 + 10 * i, 4 + i)};
        if (i % 4 == 0) polygon.push_back(star(random, {530'000, 5'528'000}, 20 + i, 9));
        if (i % 7 == 0) polygon.front().insert(polygon.front().begin() + 2, polygon.front()[2]);  // a corner twice
        areas.push_back({polygon, polygon});  // even a part twice is one area
    }
    areas.push_back({{{{530'001, 5'528'001}}, {{530'003, 5'528'003}, {530'009, 5'528'009}}, {}}});  // no rings
    const AreaIndex index(areas);
    std::size_t most = 0;
    for (int i = 0; i < 4'000; ++i) {
        MapPoint at{529'350 + 1300 * chance(random), 5'527'350 + 1300 * chance(random)};
        if (i % 2 == 0) at = {std::round(at.eastM), std::round(at.northM)};
        const auto expected = askedOneByOne(areas, at);
        ASSERT_EQ(index.holding(at), expected) << at.eastM << " " << at.northM;
        most = std::max(most, expected.size());
    }
    EXPECT_GT(most, 40u);
}

TEST(AreaIndex, RoundsAsIsInsideDoesRightBesideEdgesAndCells) {
    const auto areas = someAreas(5, 40);
    const AreaIndex index(areas);
    base::SeededRandom random(4);
    const auto beside = [&](double metres) {
        const double steps[] = {metres, std::nextafter(metres, 1e9), std::nextafter(metres, -1e9), metres + 1e-9};
        return steps[random.below(4)];
    };
    for (const MapArea& area : areas)
        for (const MapPolygon& polygon : area)
            for (const MapRing& ring : polygon)
                for (std::size_t i = 0; i < ring.size(); ++i) {
                    const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
                    const double along = chance(random);
                    const MapPoint at{beside(a.eastM + along * (b.eastM - a.eastM)),
                                      beside(a.northM + along * (b.northM - a.northM))};
                    ASSERT_EQ(index.holding(at), askedOneByOne(areas, at)) << at.eastM << " " << at.northM;
                    const MapPoint level{beside(random.between(527'000, 534'000)), beside(a.northM)};
                    ASSERT_EQ(index.holding(level), askedOneByOne(areas, level)) << level.eastM << " " << level.northM;
                }
}

TEST(AreaIndex, OfNeighboursThatShareABorderExactlyOneHasAPointOnIt) {
    std::vector<MapArea> squares;
    for (int row = 0; row < 20; ++row)
        for (int column = 0; column < 20; ++column) {
            const double west = 500'000 + 37 * column, south = 5'500'000 + 53 * row;
            squares.push_back({{{{west, south}, {west + 37, south}, {west + 37, south + 53}, {west, south + 53}}}});
        }
    const AreaIndex index(squares);
    for (int row = 0; row < 19; ++row)
        for (int column = 0; column < 19; ++column)
            for (const double along : {0.0, 0.5, 1.0}) {
                const double east = 500'000 + 37 * (column + along), north = 5'500'000 + 53 * (row + along);
                EXPECT_EQ(index.holding({500'000 + 37.0 * column, north}).size(), 1u);
                EXPECT_EQ(index.holding({east, 5'500'000 + 53.0 * row}).size(), 1u);
            }
}

TEST(AreaIndex, WithoutAreasOrFarAwayItHoldsNothing) {
    EXPECT_TRUE(AreaIndex({}).holding({527'000, 5'526'000}).empty());
    EXPECT_TRUE(AreaIndex({MapArea{}}).holding({0, 0}).empty());
    const AreaIndex index(someAreas(3, 10));
    EXPECT_TRUE(index.holding({0, 0}).empty());
    EXPECT_TRUE(index.holding({std::nan(""), 5'526'000}).empty());
    EXPECT_TRUE(index.holding({1e300, -1e300}).empty());
}
