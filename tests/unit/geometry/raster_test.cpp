// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <set>
#include <utility>

#include <cmath>
#include <string>
#include <vector>

#include "broker/base/random.h"
#include "gis/geometry/raster.h"

namespace {

using geometry::GridFrame;
using geometry::MapArea;
using geometry::Mask;

struct Drawn {
    GridFrame frame;
    Mask mask;
};
/// '#' is 1; 5 m cells with their upper left corner at 1000 E, 2000 N.
Drawn draw(const std::vector<std::string>& rows) {
    Drawn drawn;
    drawn.frame = {1000, 2000, 5, static_cast<int>(rows.front().size()), static_cast<int>(rows.size())};
    for (const std::string& row : rows)
        for (const char c : row) drawn.mask.push_back(c == '#' ? 1 : 0);
    return drawn;
}
std::string text(const Drawn& drawn, const Mask& mask) {
    std::string out;
    for (int row = 0; row < drawn.frame.rows; ++row, out += '\n')
        for (int column = 0; column < drawn.frame.columns; ++column)
            out += mask[drawn.frame.at(column, row)] != 0 ? '#' : '.';
    return out;
}
std::size_t ringsOf(const MapArea& area) {
    std::size_t n = 0;
    for (const auto& polygon : area) n += polygon.size();
    return n;
}

TEST(Frame, PlacesCellsFromTheNorthWest) {
    const GridFrame frame{1000, 2000, 5, 4, 3};
    EXPECT_EQ(frame.columnOf(1000.0), 0);
    EXPECT_EQ(frame.columnOf(1019.9), 3);
    EXPECT_EQ(frame.columnOf(999.9), -1);
    EXPECT_EQ(frame.rowOf(1999.9), 0);
    EXPECT_EQ(frame.rowOf(1985.1), 2);
    EXPECT_EQ(frame.columnOf(1e300) > 1'000'000, true);
    EXPECT_EQ(frame.centre(1, 2), (geometry::MapPoint{1007.5, 1987.5}));
}

TEST(Outline, RunsAlongCellEdgesWithHolesAndCoversTheCellsExactly) {
    const Drawn d = draw({"######", "#....#", "#.##.#", "#....#", "######"});
    const MapArea area = geometry::outline(d.mask, d.frame, 1, false);
    ASSERT_EQ(area.size(), 2u) << "the island inside is a part of its own";
    EXPECT_EQ(area[0].size(), 2u) << "outside and hole";
    EXPECT_EQ(area[0][0].size(), 4u) << "no corners on straight edges";
    EXPECT_GT(geometry::signedAreaM2(area[0][0]), 0);
    EXPECT_LT(geometry::signedAreaM2(area[0][1]), 0);
    EXPECT_DOUBLE_EQ(geometry::areaM2(area), 20 * 25.0);
}

TEST(Outline, KeepsDiagonalNeighboursApart) {
    const Drawn d = draw({"#.", ".#"});
    EXPECT_EQ(geometry::outline(d.mask, d.frame, 1, false).size(), 2u);
}

/// Of each ring the corners that stand in it twice.
std::size_t cornersTwice(const MapArea& area) {
    std::size_t twice = 0;
    for (const auto& polygon : area)
        for (const auto& ring : polygon) {
            std::set<std::pair<double, double>> seen;
            for (const auto& corner : ring) twice += seen.insert({corner.eastM, corner.northM}).second ? 0 : 1;
        }
    return twice;
}

TEST(Outline, ARingThatWouldTouchItselfIsSplitThere) {
    // The dry cell in the middle meets the outside over a corner: the border would pass it twice.
    const Drawn bay = draw({"###", "#.#", "##."});
    const MapArea area = geometry::outline(bay.mask, bay.frame, 1, false);
    ASSERT_EQ(area.size(), 1u);
    ASSERT_EQ(area[0].size(), 2u) << "outside and a hole that touches it";
    EXPECT_EQ(area[0][1].size(), 4u);
    EXPECT_LT(geometry::signedAreaM2(area[0][1]), 0);
    EXPECT_EQ(cornersTwice(area), 0u);
    EXPECT_DOUBLE_EQ(geometry::areaM2(area), 7 * 25.0);
    const Drawn holes = draw({"#####", "#.###", "##.##", "###.#", "#####"});
    const MapArea chain = geometry::outline(holes.mask, holes.frame, 1, false);
    ASSERT_EQ(chain.size(), 1u);
    EXPECT_EQ(chain[0].size(), 4u) << "three holes in a row, corner to corner";
    EXPECT_EQ(cornersTwice(chain), 0u);
}

TEST(Outline, LeavesOutSmallParts) {
    const Drawn d = draw({"##..#", "##..."});
    EXPECT_EQ(geometry::outline(d.mask, d.frame, 2, false).size(), 1u);
    EXPECT_EQ(geometry::outline(d.mask, d.frame, 5, false).size(), 0u);
}

TEST(Outline, OfRandomMasksHasEveryCellOnTheRightSide) {
    base::SeededRandom random(5);
    for (int round = 0; round < 40; ++round) {
        Drawn d{{500000, 5700000, 5, 23, 17}, Mask(23 * 17)};
        for (auto& cell : d.mask) cell = random.unit() < 0.35 + 0.01 * round ? 1 : 0;
        double cells = 0;
        for (const auto cell : d.mask) cells += cell;
        const MapArea sharp = geometry::outline(d.mask, d.frame, 1, false);
        const MapArea smooth = geometry::outline(d.mask, d.frame, 1, true);
        EXPECT_DOUBLE_EQ(geometry::areaM2(sharp), cells * 25);
        EXPECT_GE(ringsOf(sharp), ringsOf(smooth)) << "split where they touch";
        EXPECT_EQ(cornersTwice(sharp), 0u);
        for (int row = 0; row < d.frame.rows; ++row)
            for (int column = 0; column < d.frame.columns; ++column) {
                const bool wet = d.mask[d.frame.at(column, row)] != 0;
                EXPECT_EQ(geometry::isInside(d.frame.centre(column, row), sharp), wet);
                EXPECT_EQ(geometry::isInside(d.frame.centre(column, row), smooth), wet);
            }
        for (const auto& polygon : smooth)
            for (const auto& ring : polygon)
                EXPECT_TRUE(geometry::isSimple(ring)) << "smoothed rings never touch themselves";
    }
}

TEST(Outline, SmoothingMovesNoCornerByMoreThanHalfACell) {
    const Drawn d = draw({"..##..", ".####.", "######", ".####.", "..##.."});
    const MapArea sharp = geometry::outline(d.mask, d.frame, 1, false);
    const MapArea smooth = geometry::outline(d.mask, d.frame, 1, true);
    for (const auto& corner : sharp[0][0]) {
        double nearest = 1e9;
        const auto& ring = smooth[0][0];
        for (std::size_t i = 0; i < ring.size(); ++i)
            nearest = std::min(nearest, geometry::distanceToSegmentM(corner, ring[i], ring[(i + 1) % ring.size()]));
        EXPECT_LE(nearest, 2.5);
    }
    EXPECT_LT(smooth[0][0].size(), sharp[0][0].size()) << "stairs become slopes";
}

TEST(Grown, AddsARimOfWholeCellsInAllEightDirections) {
    const Drawn d = draw({".......", ".......", "...#...", ".......", "......."});
    EXPECT_EQ(text(d, geometry::grown(d.mask, d.frame, 1)), ".......\n..###..\n..###..\n..###..\n.......\n");
    EXPECT_EQ(text(d, geometry::grown(d.mask, d.frame, 3)), "#######\n#######\n#######\n#######\n#######\n");
    EXPECT_EQ(geometry::grown(d.mask, d.frame, 0), d.mask);
}

TEST(WithoutHoles, FillsWhatDoesNotReachTheEdge) {
    const Drawn d = draw({"####..", "#..#..", "##.#..", "####.#", "....##"});
    EXPECT_EQ(text(d, geometry::withoutHoles(d.mask, d.frame)), "####..\n####..\n####..\n####.#\n....##\n");
    const Drawn open = draw({"###", "#..", "###"});
    EXPECT_EQ(geometry::withoutHoles(open.mask, open.frame), open.mask);
    EXPECT_TRUE(geometry::withoutHoles({}, {}).empty());
}

TEST(WithoutHoles, LeavesOutlinesWithoutInnerRings) {
    base::SeededRandom random(9);
    for (int round = 0; round < 40; ++round) {
        Drawn d{{0, 100, 5, 20, 20}, Mask(400)};
        for (auto& cell : d.mask) cell = random.unit() < 0.6 ? 1 : 0;
        for (const auto& polygon : geometry::outline(geometry::withoutHoles(d.mask, d.frame), d.frame, 1, true))
            EXPECT_EQ(polygon.size(), 1u);
    }
}

TEST(Outlines, OfClassesAreWhatEachHasForItself) {
    base::SeededRandom random(8);
    for (int round = 0; round < 60; ++round) {
        Drawn d{{500000, 5700000, 5, 1 + static_cast<int>(random.below(40)), 1 + static_cast<int>(random.below(20))},
                {}};
        d.mask.resize(d.frame.cells());
        for (std::size_t i = 0; i < d.mask.size(); ++i)  // runs of all lengths, also over many cells at once
            d.mask[i] =
                i > 0 && random.unit() < 0.02 * round ? d.mask[i - 1] : static_cast<std::uint8_t>(random.below(4));
        for (const bool smooth : {false, true}) {
            const auto areas = geometry::outlines(d.mask, d.frame, 3, 1, smooth);
            ASSERT_EQ(areas.size(), 3u);
            for (std::uint8_t value = 1; value <= 3; ++value) {
                const MapArea& area = areas[value - 1U];
                double cells = 0;
                for (int row = 0; row < d.frame.rows; ++row)
                    for (int column = 0; column < d.frame.columns; ++column) {
                        const bool is = d.mask[d.frame.at(column, row)] == value;
                        cells += is ? 1 : 0;
                        EXPECT_EQ(geometry::isInside(d.frame.centre(column, row), area), is);
                    }
                Mask alone(d.mask.size());
                for (std::size_t i = 0; i < alone.size(); ++i) alone[i] = d.mask[i] == value ? 1 : 0;
                EXPECT_EQ(area.size(), geometry::outline(alone, d.frame, 1, smooth).size());
                if (smooth) continue;
                EXPECT_DOUBLE_EQ(geometry::areaM2(area), cells * 25);
                EXPECT_EQ(cornersTwice(area), 0u);
            }
        }
    }
}

}  // namespace
