// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/flood_fill.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "broker/base/random.h"
#include "tests/unit/ascii_terrain.h"

namespace {

using ascii::Terrain;

/// The drawing with wet cells as '=', river included.
std::vector<std::string> filled(const Terrain& terrain, double stageM) {
    const fusion::Town town = ascii::townOf(terrain);
    const auto course = fusion::RiverCourse::on(*town.elevation, {&town.watercourses.front()});
    EXPECT_TRUE(course.has_value());
    fusion::FloodPlain plain(*town.elevation, *course);
    std::vector<std::string> out = terrain.rows;
    const fusion::GaugeStage gauge{"A", town.watercourses.front().line.front(), 100.0, stageM * 100};
    for (const std::uint32_t cell : plain.fill(course->surface({gauge}, 0)).cells)
        out[cell / out.front().size()][cell % out.front().size()] = '=';
    return out;
}
using Drawing = std::vector<std::string>;

TEST(FloodFill, AValleyFillsUpToItsSlopes) {
    const Terrain valley{{"4444444444", "2222222222", "1111111111", "~~~~~~~~~~", "1111111111", "3333333333"}};
    EXPECT_EQ(filled(valley, 0.5),
              (Drawing{"4444444444", "2222222222", "1111111111", "==========", "1111111111", "3333333333"}));
    EXPECT_EQ(filled(valley, 2.5),
              (Drawing{"4444444444", "==========", "==========", "==========", "==========", "3333333333"}));
}

TEST(FloodFill, ADykeKeepsLowLandDryUntilItIsOvertopped) {
    const Terrain dyke{{"1111111111", "3333333333", "~~~~~~~~~~", "9999999999"}};
    EXPECT_EQ(filled(dyke, 2.9)[0], "1111111111");
    EXPECT_EQ(filled(dyke, 3.1)[0], "==========");
}

TEST(FloodFill, ADykeDrawnAsADiagonalHolds) {
    const Terrain diagonal{{"000003999", "000039999", "000399999", "003999999", "039999999", "3999~~~~~", "9999~~~~~"}};
    const Terrain open{{"000003000", "000030000", "000300000", "003000000", "030000000", "3000~~~~~", "0000~~~~~"}};
    EXPECT_EQ(filled(diagonal, 2)[0], "000003999");
    const Drawing wet = filled(open, 2);
    EXPECT_EQ(wet[0], "000003===");
    EXPECT_EQ(wet[4], "03=======");
}

TEST(FloodFill, AnIslandStaysDry) {
    const Terrain island{{"1111111", "1114111", "1144411", "1114111", "~~~~~~~"}};
    EXPECT_EQ(filled(island, 2), (Drawing{"=======", "===4===", "==444==", "===4===", "======="}));
}

TEST(FloodFill, APondThatDoesNotHangTogetherWithTheRiverStaysAsItIs) {
    const Terrain pond{{"5555555", "5500055", "5555555", "1111111", "~~~~~~~"}};
    EXPECT_EQ(filled(pond, 4), (Drawing{"5555555", "5500055", "5555555", "=======", "======="}));
}

TEST(FloodFill, UnknownGroundIsAWall) {
    const Terrain gap{{"1111111", "???????", "1111111", "~~~~~~~"}};
    EXPECT_EQ(filled(gap, 3), (Drawing{"1111111", "???????", "=======", "======="}));
}

TEST(FloodFill, ASlopedRiverFloodsTheSameHeightAboveItsBedEverywhere) {
    // The country falls by 10 m over the picture; one level of water would drown the east or leave the west dry.
    Terrain sloped{{std::string(100, '4'), std::string(100, '2'), std::string(100, '1'), std::string(100, '~'),
                    std::string(100, '2')}};
    sloped.fallPerColumnM = 0.1;
    const fusion::Town town = ascii::townOf(sloped);
    const auto course = fusion::RiverCourse::on(*town.elevation, {&town.watercourses.front()});
    fusion::FloodPlain plain(*town.elevation, *course);
    const fusion::GaugeStage gauge{"A", ascii::at(sloped, 50, 3), 95.0, 150};
    const fusion::WetCells wet = plain.fill(course->surface({gauge}, 0));
    EXPECT_EQ(wet.cells.size(), 200u) << "the bed and the strip of 1 m, from end to end";
    for (std::size_t i = 0; i < wet.cells.size(); ++i)
        EXPECT_NEAR(wet.depthM[i], wet.cells[i] / 100 == 3 ? 1.5 : 0.5, 0.3) << i;
}

TEST(FloodFill, HigherWaterNeverDriesACell) {
    base::SeededRandom random(4);
    for (int round = 0; round < 20; ++round) {
        Terrain rough{std::vector<std::string>(20, std::string(40, '0'))};
        for (auto& row : rough.rows)
            for (char& c : row) c = static_cast<char>('0' + random.below(8));
        for (int column = 0; column < 40; ++column)
            rough.rows[10 + static_cast<std::size_t>(column % 3)][static_cast<std::size_t>(column)] = '~';
        Drawing before = filled(rough, 0.5);
        for (double stageM = 1; stageM < 8; stageM += 0.5) {
            const Drawing now = filled(rough, stageM);
            for (std::size_t row = 0; row < now.size(); ++row)
                for (std::size_t column = 0; column < now[row].size(); ++column)
                    ASSERT_FALSE(before[row][column] == '=' && now[row][column] != '=') << round << ' ' << stageM;
            before = now;
        }
    }
}

TEST(FloodFill, GoingOnFromTheWaterThatStandsIsTheSameAsFillingAnew) {
    base::SeededRandom random(7);
    int wentOn = 0;
    for (int round = 0; round < 20; ++round) {
        Terrain terrain;
        for (int row = 0; row < 30; ++row) {
            std::string line;
            for (int column = 0; column < 40; ++column)
                line += row == 15 ? '~' : random.below(12) == 0 ? '?' : static_cast<char>('0' + random.below(10));
            terrain.rows.push_back(line);
        }
        const fusion::Town town = ascii::townOf(terrain);
        const auto course = fusion::RiverCourse::on(*town.elevation, {&town.watercourses.front()});
        ASSERT_TRUE(course.has_value());
        const fusion::FloodPlain plain(*town.elevation, *course);
        fusion::FloodPlain::Water water;
        std::vector<float> surface, before;
        double upperM = 1, lowerM = 1;
        for (int step = 0; step < 12; ++step) {
            // Mostly both gauges rise; now and then one of them falls, and all begins anew.
            upperM += (static_cast<double>(random.below(100)) - 15) / 50;
            lowerM += (static_cast<double>(random.below(100)) - 15) / 50;
            const fusion::GaugeStage upper{"A", town.watercourses.front().line.front(), 100.0, upperM * 100},
                lower{"B", town.watercourses.front().line.back(), 100.0, lowerM * 100};
            surface = course->surface({upper, lower}, 0);
            wentOn +=
                !before.empty() && std::equal(surface.begin(), surface.end(), before.begin(), std::greater_equal<>{});
            const fusion::WetCells on = plain.fill(surface, water), anew = plain.fill(surface);
            ASSERT_EQ(on.cells, anew.cells) << round << " " << step;
            ASSERT_EQ(on.depthM, anew.depthM);
            EXPECT_TRUE(std::is_sorted(on.cells.begin(), on.cells.end()));
            before = surface;
        }
    }
    EXPECT_GT(wentOn, 50) << "else nothing was shown";
}

TEST(RiverCourse, ItsBedFallsAllTheWayWhateverTheGroundSays) {
    base::SeededRandom random(2);
    Terrain rough{std::vector<std::string>(5, std::string(60, '3'))};
    fusion::Town town = ascii::townOf({{std::string(60, '3'), std::string(60, '3'), std::string(60, '~'),
                                        std::string(60, '3'), std::string(60, '3')}});
    for (float& z : town.elevation->heightM) z += static_cast<float>(random.between(-2, 2));
    const auto course = fusion::RiverCourse::on(*town.elevation, {&town.watercourses.front()});
    for (std::size_t i = 1; i < course->nodes().size(); ++i)
        EXPECT_LE(course->nodes()[i].bedM, course->nodes()[i - 1].bedM + 1e-9);
}

TEST(RiverCourse, JoinsPiecesAndTurnsALineThatWasDrawnAgainstTheFlow) {
    Terrain terrain{{std::string(30, '~'), std::string(30, '3')}};
    terrain.fallPerColumnM = 0.2;
    const fusion::Town town = ascii::townOf(terrain);
    fusion::Watercourse first = town.watercourses.front(), second = first;
    first.line.resize(11);
    second.line.erase(second.line.begin(), second.line.begin() + 10);
    const auto joined = fusion::RiverCourse::on(*town.elevation, {&second, &first});
    EXPECT_NEAR(joined->nodes().back().alongM, 290, 1e-6);
    fusion::Watercourse backward = town.watercourses.front();
    std::reverse(backward.line.begin(), backward.line.end());
    const auto turned = fusion::RiverCourse::on(*town.elevation, {&backward});
    EXPECT_GT(turned->nodes().front().bedM, turned->nodes().back().bedM);
}

TEST(RiverCourse, InterpolatesTheStageBetweenGaugesAndKeepsItOutside) {
    const Terrain terrain{{std::string(41, '~'), std::string(41, '3')}};
    const fusion::Town town = ascii::townOf(terrain);
    const auto course = fusion::RiverCourse::on(*town.elevation, {&town.watercourses.front()});
    const auto surface = course->surface(
        {{"B", ascii::at(terrain, 30, 0), 100.0, 100}, {"A", ascii::at(terrain, 10, 0), 100.0, 300}}, 0);
    EXPECT_NEAR(surface[course->nodeNear(ascii::at(terrain, 0, 0))], 103, 1e-3);
    EXPECT_NEAR(surface[course->nodeNear(ascii::at(terrain, 20, 0))], 102, 1e-3);
    EXPECT_NEAR(surface[course->nodeNear(ascii::at(terrain, 40, 0))], 101, 1e-3);
}

TEST(RiverCourse, WaterThatStandsHigherBelowBacksUp) {
    const Terrain terrain{{std::string(41, '~'), std::string(41, '3')}};
    const fusion::Town town = ascii::townOf(terrain);
    const auto course = fusion::RiverCourse::on(*town.elevation, {&town.watercourses.front()});
    const auto surface = course->surface(
        {{"A", ascii::at(terrain, 10, 0), 100.0, 100}, {"B", ascii::at(terrain, 30, 0), 100.0, 300}}, 0);
    for (const float s : surface) EXPECT_NEAR(s, 103, 1e-3) << "level ground: no water runs uphill";
}

TEST(RiverCourse, IsNotThereWithoutKnownGround) {
    Terrain unknown{{"????", "????"}};
    fusion::Town town = ascii::townOf(unknown);
    fusion::Watercourse line;
    line.line = {ascii::at(unknown, 0, 0), ascii::at(unknown, 3, 0)};
    EXPECT_FALSE(fusion::RiverCourse::on(*town.elevation, {&line}).has_value());
}

}  // namespace
