// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/hand_flood.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <set>

namespace {

using fusion::Drainage;
using fusion::GroundCells;
using fusion::HandFlood;
using fusion::Streams;

/// A hundred metres of valley by 41 across; cells of 1 m; the bed in row 20 falls by 2 cm a metre to the east, the
/// slopes rise by 10 cm a metre.
struct EvenValley {
    static constexpr int kColumns = 100, kRows = 41;
    static double heightAt(int column, int row) { return 50 + 0.1 * std::abs(row - 20) - 0.02 * column; }
    GroundCells ground;
    Drainage drainage;
    Streams streams;
    explicit EvenValley(double leastM2 = 30, const std::function<double(int, int)>& height = heightAt)
        : ground(cellsOf(height)), drainage(ground), streams(drainage, leastM2) {}
    static GroundCells cellsOf(const std::function<double(int, int)>& height) {
        std::vector<float> heights;
        for (int row = 0; row < kRows; ++row)
            for (int column = 0; column < kColumns; ++column)
                heights.push_back(static_cast<float>(height(column, row)));
        return GroundCells::squares(std::move(heights), kColumns, kRows, 1);
    }
    static std::uint32_t cell(int column, int row) { return static_cast<std::uint32_t>(row * kColumns + column); }
};

std::set<std::uint32_t> wetOf(const HandFlood& flood) { return {flood.wet.begin(), flood.wet.end()}; }

TEST(HandFlood, HeightsAreThoseAboveTheBedWhereTheSlopeMeetsIt) {
    const EvenValley valley;
    for (int column = 1; column < 99; ++column)
        for (int row = 1; row < 40; ++row) {
            EXPECT_EQ(valley.streams.isStream(EvenValley::cell(column, row)), row == 20);
            const auto hand = valley.streams.handM(EvenValley::cell(column, row));
            ASSERT_TRUE(hand);
            EXPECT_NEAR(*hand, 0.1 * std::abs(row - 20), 1e-4) << column << "," << row;
        }
}

TEST(HandFlood, TheSurfaceFallsWithTheValley) {
    const EvenValley valley;
    const double levelM = 50 - 0.02 * 50 + 0.55;  // 55 cm above the bed at column 50
    const HandFlood flood = fusion::handFlood(valley.streams, EvenValley::cell(50, 26), levelM, 1000);
    EXPECT_EQ(flood.at, EvenValley::cell(50, 20)) << "down the slope";
    EXPECT_NEAR(flood.toStreamM, 6, 1e-9);
    EXPECT_NEAR(flood.stageM, 0.55, 1e-4);
    EXPECT_EQ(flood.wet.size(), 11u * 100) << "five rows each side all along, where one level would be a wedge";
    EXPECT_EQ(flood.upM, 50);
    EXPECT_EQ(flood.downM, 49);
    EXPECT_TRUE(flood.leavesGround);
    for (std::size_t k = 0; k < flood.wet.size(); ++k) {
        const int column = static_cast<int>(flood.wet[k] % EvenValley::kColumns);
        EXPECT_NEAR(static_cast<double>(flood.surfaceM[k]), 50 - 0.02 * column + 0.55, 1e-4);
    }
}

TEST(HandFlood, IsCarriedAsFarAsItsReachAndBacksUpLevelBeyond) {
    const EvenValley valley;
    const double levelM = 50 - 0.02 * 50 + 0.55;
    const HandFlood flood = fusion::handFlood(valley.streams, EvenValley::cell(50, 20), levelM, 10);
    EXPECT_EQ(flood.upM, 10);
    EXPECT_EQ(flood.downM, 10);
    EXPECT_FALSE(flood.leavesGround);
    const auto wet = wetOf(flood);
    EXPECT_TRUE(wet.contains(EvenValley::cell(60, 25)));
    EXPECT_FALSE(wet.contains(EvenValley::cell(61, 20))) << "cut off below";
    EXPECT_TRUE(wet.contains(EvenValley::cell(40, 25)));
    EXPECT_FALSE(wet.contains(EvenValley::cell(30, 25))) << "the surface goes on level and the ground rises";
    EXPECT_TRUE(wet.contains(EvenValley::cell(30, 23)));
    EXPECT_TRUE(wet.contains(EvenValley::cell(13, 20))) << "27 m of 2 cm are 54 cm";
    EXPECT_FALSE(wet.contains(EvenValley::cell(12, 20)));
}

TEST(HandFlood, BacksUpIntoASideStreamAndNoHigher) {
    // A brook from the north meets the river at column 50; its bed rises by 5 cm a metre.
    const auto height = [](int column, int row) {
        const double slope = EvenValley::heightAt(column, row);
        const double brook = 49 + 0.05 * (20 - row) + 0.1 * std::abs(column - 50);
        return row < 20 ? std::min(slope, brook) : slope;
    };
    const EvenValley valley(60, height);
    ASSERT_TRUE(valley.streams.isStream(EvenValley::cell(50, 10)));
    const HandFlood flood = fusion::handFlood(valley.streams, EvenValley::cell(50, 20), 49 + 0.525, 1000);
    const auto wet = wetOf(flood);
    for (int row = 0; row < 20; ++row)
        EXPECT_EQ(wet.contains(EvenValley::cell(50, row)), 0.05 * (20 - row) < 0.525) << row;
    EXPECT_FALSE(wet.contains(EvenValley::cell(50, 5))) << "its stage is not carried up the brook";
}

TEST(HandFlood, ADykeKeepsNothingOutAndThatIsTheMethods) {
    // Behind a dyke the ground runs along it and over its far end: it lies lower than the stage all the same.
    const auto height = [](int column, int row) {
        return row == 25 ? 52.0 : EvenValley::heightAt(column, row > 25 ? 22 : row);
    };
    const EvenValley valley(30, height);
    const HandFlood flood = fusion::handFlood(valley.streams, EvenValley::cell(50, 20), 49 + 0.55, 1000);
    EXPECT_FALSE(wetOf(flood).contains(EvenValley::cell(50, 25))) << "the crest";
}

TEST(HandFlood, WithoutAStreamOrAStageNothingIsWet) {
    const EvenValley valley(1e6);
    const HandFlood none = fusion::handFlood(valley.streams, EvenValley::cell(50, 20), 60, 1000);
    EXPECT_EQ(none.at, Drainage::kNone);
    EXPECT_TRUE(none.wet.empty());
    EXPECT_FALSE(valley.streams.handM(EvenValley::cell(50, 20)));
    const EvenValley real;
    const HandFlood low = fusion::handFlood(real.streams, EvenValley::cell(50, 20), 49 - 0.01, 1000);
    EXPECT_LT(low.stageM, 0);
    EXPECT_TRUE(low.wet.empty());
}

}  // namespace
