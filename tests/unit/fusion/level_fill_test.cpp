// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/level_fill.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "tests/unit/ascii_terrain.h"

namespace {

using fusion::Corners;
using fusion::LevelFill;

/// What is wet, drawn over the terrain: 'w'.
std::vector<std::string> drawn(const LevelFill& fill, std::vector<std::string> rows) {
    const std::size_t columns = rows.front().size();
    for (const std::uint32_t cell : fill.wet()) rows[cell / columns][cell % columns] = 'w';
    return rows;
}

struct Ground {
    std::vector<std::string> rows;
    geometry::ElevationGrid grid = ascii::elevationOf({rows});
    [[nodiscard]] LevelFill fill(Corners corners = Corners::Pass) const {
        return {grid.heightM, grid.frame.columns, grid.frame.rows, corners};
    }
};

TEST(LevelFill, WetsWhatLiesBelowAndHangsTogetherWithTheSeed) {
    const Ground ground{{"1111111", "1022201", "1022201", "1111111"}};
    LevelFill fill = ground.fill();
    fill.letInAt(1, 1);
    fill.raiseTo(100.5);
    EXPECT_EQ(drawn(fill, ground.rows), (std::vector<std::string>{"1111111", "1w22201", "1w22201", "1111111"}))
        << "the other hollow is as low and stays dry";
    EXPECT_FALSE(fill.reachesUnknown());
    fill.raiseTo(101.5);
    EXPECT_EQ(drawn(fill, ground.rows), (std::vector<std::string>{"wwwwwww", "ww222ww", "ww222ww", "wwwwwww"}));
    EXPECT_TRUE(fill.reachesUnknown());
}

TEST(LevelFill, AGroundAtTheLevelIsDry) {
    const Ground ground{{"000"}};
    LevelFill fill = ground.fill();
    fill.letInAt(1, 0);
    fill.raiseTo(100);
    EXPECT_TRUE(fill.wet().empty());
    fill.raiseTo(std::nextafter(100.0, 101.0));
    EXPECT_EQ(fill.wet().size(), 3u);
}

TEST(LevelFill, ADykeOfCornersHoldsOnlyWhereItIsToldTo) {
    const Ground ground{{"0#0", "#00", "000"}};
    LevelFill pass = ground.fill(), hold = ground.fill(Corners::Hold);
    for (LevelFill* fill : {&pass, &hold}) {
        fill->letInAt(0, 0);
        fill->raiseTo(101);
    }
    EXPECT_EQ(pass.wet().size(), 7u);
    EXPECT_EQ(hold.wet().size(), 1u);
    hold.raiseTo(119);
    EXPECT_EQ(hold.wet().size(), 1u) << "below the crest";
    hold.raiseTo(121);
    EXPECT_EQ(hold.wet().size(), 9u);
}

TEST(LevelFill, UnknownGroundIsAWallAndSaid) {
    const Ground ground{{"99999", "90?09", "99999"}};
    LevelFill fill = ground.fill(Corners::Hold);
    fill.letInAt(1, 1);
    fill.raiseTo(105);
    EXPECT_EQ(fill.wet().size(), 1u);
    EXPECT_TRUE(fill.reachesUnknown());
}

TEST(LevelFill, ALowerLevelTakesNothingBack) {
    const Ground ground{{"000"}};
    LevelFill fill = ground.fill();
    fill.letInAt(0, 0);
    fill.raiseTo(101);
    fill.raiseTo(90);
    fill.raiseTo(std::nan(""));
    EXPECT_EQ(fill.wet().size(), 3u);
    EXPECT_EQ(fill.levelM(), 101);
}

/// The plain way: look at all cells until none changes.
std::set<std::uint32_t> reference(const std::vector<float>& heights, int columns, int rows, std::uint32_t seed,
                                  double level, Corners corners) {
    std::set<std::uint32_t> wet;
    if (heights[seed] < level) wet.insert(seed);
    for (bool isChanged = true; isChanged;) {
        isChanged = false;
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column) {
                const auto cell = static_cast<std::uint32_t>(row * columns + column);
                if (wet.contains(cell) || !(heights[cell] < level)) continue;
                for (int dr = -1; dr <= 1; ++dr)
                    for (int dc = -1; dc <= 1; ++dc) {
                        if ((dr == 0 && dc == 0) || (corners == Corners::Hold && dr != 0 && dc != 0)) continue;
                        const int r = row + dr, c = column + dc;
                        if (r < 0 || c < 0 || r >= rows || c >= columns) continue;
                        if (wet.contains(static_cast<std::uint32_t>(r * columns + c)))
                            isChanged = wet.insert(cell).second || isChanged;
                    }
            }
    }
    return wet;
}

TEST(LevelFill, RisingStepByStepIsTheSameAsAtOnceAndAsThePlainWay) {
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        const int columns = 3 + static_cast<int>(random() % 14), rows = 3 + static_cast<int>(random() % 14);
        std::vector<float> heights(static_cast<std::size_t>(columns * rows));
        for (float& height : heights)
            height = random() % 20 == 0 ? std::nanf("") : static_cast<float>(random() % 100) / 10.0F;
        const int column = static_cast<int>(random() % static_cast<unsigned>(columns)),
                  row = static_cast<int>(random() % static_cast<unsigned>(rows));
        const auto seed = static_cast<std::uint32_t>(row * columns + column);
        for (const Corners corners : {Corners::Pass, Corners::Hold}) {
            LevelFill steps(heights, columns, rows, corners);
            steps.letInAt(column, row);
            for (double level = 0; level < 11; level += 0.7) {
                steps.raiseTo(level);
                LevelFill once(heights, columns, rows, corners);
                once.letInAt(column, row);
                once.raiseTo(level);
                const auto wanted = reference(heights, columns, rows, seed, level, corners);
                EXPECT_EQ(std::set<std::uint32_t>(once.wet().begin(), once.wet().end()), wanted) << level;
                EXPECT_EQ(std::set<std::uint32_t>(steps.wet().begin(), steps.wet().end()), wanted) << level;
                EXPECT_EQ(steps.wet().size(), wanted.size()) << "a cell stands twice";
            }
        }
    }
}

}  // namespace
