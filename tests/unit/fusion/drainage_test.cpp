// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/drainage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include "tests/unit/ascii_terrain.h"

namespace {

using fusion::Drainage;
using fusion::GroundCells;

GroundCells drawnGround(const std::vector<std::string>& rows, double cellM = 1) {
    return GroundCells::squares(ascii::elevationOf({rows}).heightM, static_cast<int>(rows.front().size()),
                                static_cast<int>(rows.size()), cellM);
}

GroundCells groundOf(int columns, int rows, const std::function<double(int, int)>& height, double cellM = 1) {
    std::vector<float> heights;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) heights.push_back(static_cast<float>(height(column, row)));
    return GroundCells::squares(std::move(heights), columns, rows, cellM);
}

GroundCells randomGround(std::mt19937& random) {
    const int columns = 3 + static_cast<int>(random() % 20), rows = 3 + static_cast<int>(random() % 20);
    const auto heights = 3 + random() % 60;  // few of them: much level ground
    GroundCells ground = groundOf(columns, rows, [&](int, int) {
        return random() % 25 == 0 ? std::nan("") : static_cast<double>(random() % heights);
    });
    for (double& width : ground.widthM) width = 0.6;
    return ground;
}

TEST(Drainage, RunsDownTheSlopesAndAlongTheBed) {
    const GroundCells ground =
        groundOf(30, 21, [](int column, int row) { return 10 + 0.1 * std::abs(row - 10) - 0.01 * column; });
    const Drainage drainage(ground);
    const auto cell = [](int column, int row) { return static_cast<std::uint32_t>(row * 30 + column); };
    EXPECT_EQ(drainage.next(cell(7, 5)), cell(7, 6));
    EXPECT_EQ(drainage.next(cell(7, 15)), cell(7, 14));
    EXPECT_EQ(drainage.next(cell(7, 10)), cell(8, 10));
    EXPECT_EQ(drainage.next(cell(29, 10)), Drainage::kNone) << "off the map";
    EXPECT_EQ(drainage.next(cell(7, 0)), cell(7, 1)) << "an edge that falls inwards runs inwards";
    EXPECT_EQ(drainage.catchmentsM2()[cell(29, 10)], 30 * 21);
    EXPECT_EQ(drainage.filledM(), ground.heightM);
}

TEST(Drainage, ACellInDegreesIsNarrowerThanLong) {
    // As high a step to the east as to the south: over narrow cells the way east is the steeper one.
    GroundCells ground = drawnGround({"99999", "98799", "97999", "99999"});
    ground.heightM[1 * 5 + 3] = 50, ground.heightM[3 * 5 + 2] = 50;  // ways out
    EXPECT_EQ(Drainage(ground).stepM(6), 1);
    ground.widthM.assign(4, 0.6);
    const Drainage narrow(ground);
    EXPECT_EQ(narrow.next(6), 7u);
    EXPECT_DOUBLE_EQ(narrow.stepM(6), 0.6);
}

TEST(Drainage, AHollowFillsUpToItsLowestRimAndRunsOverThere) {
    const GroundCells ground = drawnGround({"999999", "942379", "900319", "999999"});
    const Drainage drainage(ground);
    // The lowest way out of the hollow of 0 leads over 3 into that of 1, and on over 9 at the edge.
    for (const std::uint32_t cell : {7u, 8u, 9u, 10u, 13u, 14u, 15u, 16u})
        EXPECT_EQ(drainage.filledM()[cell], 109) << cell;
    std::vector<std::string> rows{"999999", "942379", "900312", "999999"};
    const GroundCells opened = drawnGround(rows);
    const Drainage open(opened);
    EXPECT_EQ(open.filledM()[16], 102);
    EXPECT_EQ(open.filledM()[13], 103) << "over the rim of 3";
    EXPECT_EQ(open.filledM()[7], 104);
    std::uint32_t cell = 13;
    for (int step = 0; step < 4; ++step) cell = open.next(cell);
    EXPECT_EQ(cell, 17u) << "13, 14, 15 or 9, 16, 17: through the hollow and out";
}

TEST(Drainage, AStreamKeepsItsBedWhereItIsDammed) {
    // A bed that falls to the east behind a road without its culvert.
    const GroundCells ground = drawnGround({"##########", "##########", "#766558333", "##########", "##########"});
    const Drainage drainage(ground);
    for (std::uint32_t cell = 20; cell < 29; ++cell) EXPECT_EQ(drainage.next(cell), cell + 1);
    for (std::uint32_t cell = 21; cell <= 26; ++cell) EXPECT_EQ(drainage.filledM()[cell], 108);
    EXPECT_EQ(drainage.filledM()[27], 103);
}

/// The plain way: lower every cell from the sky until none can be lowered.
std::vector<float> plainlyFilled(const GroundCells& ground, const Drainage& drainage) {
    std::vector<float> filled(ground.heightM.size(), 1e9F);
    for (bool isChanged = true; isChanged;) {
        isChanged = false;
        for (std::uint32_t cell = 0; cell < filled.size(); ++cell) {
            const float height = ground.heightM[cell];
            if (std::isnan(height)) continue;
            float lowest = drainage.isAtTheEnd(cell) ? height : 1e9F;
            drainage.around(cell, [&](std::uint32_t other) {
                if (!std::isnan(ground.heightM[other])) lowest = std::min(lowest, filled[other]);
            });
            lowest = std::max(lowest, height);
            if (lowest < filled[cell]) filled[cell] = lowest, isChanged = true;
        }
    }
    return filled;
}

TEST(Drainage, FillsAsThePlainWayDoes) {
    std::mt19937 random(11);
    for (int round = 0; round < 100; ++round) {
        const GroundCells ground = randomGround(random);
        const Drainage drainage(ground);
        const std::vector<float> wanted = plainlyFilled(ground, drainage);
        for (std::size_t cell = 0; cell < wanted.size(); ++cell) {
            if (std::isnan(ground.heightM[cell]))
                EXPECT_TRUE(std::isnan(drainage.filledM()[cell]));
            else
                EXPECT_EQ(drainage.filledM()[cell], wanted[cell]) << "round " << round << ", cell " << cell;
        }
    }
}

double slopeTo(const GroundCells& ground, std::uint32_t from, std::uint32_t to) {
    const auto columns = static_cast<std::uint32_t>(ground.columns);
    const double dx = (static_cast<double>(to % columns) - from % columns) * ground.widthM[from / columns],
                 dy = (static_cast<double>(to / columns) - from / columns) * ground.lengthM;
    return (static_cast<double>(ground.heightM[from]) - static_cast<double>(ground.heightM[to])) /
           std::sqrt(dx * dx + dy * dy);
}

TEST(Drainage, EveryWayLeadsOffTheGroundAndTheSteepestWayWhereThereIsOne) {
    std::mt19937 random(12);
    std::size_t slopes = 0;
    for (int round = 0; round < 200; ++round) {
        const GroundCells ground = randomGround(random);
        const Drainage drainage(ground);
        std::vector<int> order(ground.heightM.size(), -1);
        int number = 0;
        for (const std::uint32_t cell : drainage.upwards()) {
            const std::uint32_t next = drainage.next(cell);
            if (next == Drainage::kNone)
                EXPECT_TRUE(drainage.isAtTheEnd(cell));
            else
                EXPECT_GE(order[next], 0) << "water runs in a circle";
            EXPECT_EQ(order[cell], -1);
            order[cell] = number++;
            if (drainage.filledM()[cell] != ground.heightM[cell]) continue;
            double steepest = 0;
            drainage.around(cell, [&](std::uint32_t other) {
                if (drainage.filledM()[other] < drainage.filledM()[cell])
                    steepest = std::max(steepest, slopeTo(ground, cell, other));
            });
            if (steepest == 0) continue;
            ++slopes;
            ASSERT_NE(next, Drainage::kNone);
            EXPECT_DOUBLE_EQ(slopeTo(ground, cell, next), steepest);
        }
        const auto known = std::count_if(ground.heightM.begin(), ground.heightM.end(),
                                         [](float height) { return !std::isnan(height); });
        EXPECT_EQ(number, known);
        const std::vector<double> areas = drainage.catchmentsM2();
        double leaves = 0;
        for (const std::uint32_t cell : drainage.upwards())
            if (drainage.next(cell) == Drainage::kNone) leaves += areas[cell];
        EXPECT_NEAR(leaves, static_cast<double>(known), 1e-6) << "no water is lost and none is made";
    }
    EXPECT_GT(slopes, 1000u);
}

TEST(Drainage, LevelGroundIsCrossedByTheShortestWay) {
    // One way out, at the right; from each cell as many steps as its columns or rows are apart.
    const GroundCells ground = drawnGround({"999999999", "955555559", "955555550", "955555559", "999999999"});
    const Drainage drainage(ground);
    for (int row = 1; row < 4; ++row)
        for (int column = 1; column < 8; ++column) {
            int steps = 0;
            for (auto cell = static_cast<std::uint32_t>(row * 9 + column); cell != 26; cell = drainage.next(cell))
                ++steps;
            EXPECT_EQ(steps, std::max(8 - column, std::abs(row - 2))) << column << "," << row;
        }
}

TEST(Drainage, WaterRunsAwayIntoUnknownGround) {
    const GroundCells ground = drawnGround({"99999", "92229", "92?29", "92229", "99999"});
    const Drainage drainage(ground);
    EXPECT_EQ(drainage.next(6), Drainage::kNone);
    EXPECT_TRUE(drainage.isAtTheEnd(6));
    EXPECT_EQ(drainage.next(12), Drainage::kNone);
    EXPECT_EQ(drainage.filledM()[6], 102);
    EXPECT_EQ(drainage.upwards().size(), 24u);
}

}  // namespace
