// SPDX-License-Identifier: EUPL-1.2
// Areas of the staff's that take the town's streets, substations and relief.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "gis/fusion/impact.h"
#include "gis/fusion/sinks.h"
#include "gis/fusion/staff_area.h"
#include "tests/unit/ascii_terrain.h"

namespace area_grounds {
namespace {

using namespace fusion;
using geometry::MapPoint;

geometry::MapRing square(double west, double south, double side) {
    return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}
bool has(const AreaGround& ground, const std::string& doubt) {
    return std::find(ground.doubts.begin(), ground.doubts.end(), doubt) != ground.doubts.end();
}
wire::StaffArea areaOf(wire::AreaMethod method, const std::optional<MapPoint>& centre = {}) {
    wire::StaffArea area;
    area.area = "00000000000000000000000000000001", area.method = method;
    if (centre) area.centre = geometry::toWire(*centre);
    return area;
}

/// Three by three blocks of 200 m between streets; ten people in each hectare square, a path through the middle one.
constexpr double kWest = 500'000, kSouth = 5'700'000;
Town chessboard() {
    Town town;
    town.package = "chess 1";
    town.extent = {kWest - 1'000, kSouth - 1'000, kWest + 1'600, kSouth + 1'600};
    town.hasPopulation = true;
    for (int i = 0; i < 4; ++i) {
        const double at = 200.0 * i;
        town.streets.push_back(
            {"Quer " + std::to_string(i), "minor", {{kWest, kSouth + at}, {kWest + 600, kSouth + at}}, false});
        town.streets.push_back(
            {"Lang " + std::to_string(i), "minor", {{kWest + at, kSouth}, {kWest + at, kSouth + 600}}, false});
    }
    town.streets.push_back({"Gasse", "path", {{kWest + 200, kSouth + 300}, {kWest + 400, kSouth + 300}}, false});
    for (int column = 0; column < 6; ++column)
        for (int row = 0; row < 6; ++row)
            town.population.push_back({square(kWest + 100 * column, kSouth + 100 * row, 100), 10.0F});
    return town;
}
wire::StaffArea blocksOf(double radiusM, MapPoint at = {kWest + 300, kSouth + 320}) {
    wire::StaffArea area = areaOf(wire::AreaMethod::Blocks, at);
    area.radiusM = radiusM;
    return area;
}

TEST(AreaByBlocks, TakesEachBlockThatTheCircleTouchesWhole) {
    const Town town = chessboard();
    AreaGrounds grounds(town);
    const AreaGround one = grounds.of(blocksOf(50));
    EXPECT_NEAR(geometry::areaM2(one.area), 40'000, 1);
    EXPECT_TRUE(one.doubts.empty()) << one.doubts.front();
    EXPECT_EQ(one.method, "circle of 50 m and the blocks it touches, streets up to minor, 1 blocks");
    EXPECT_EQ(ImpactModel(town).of(one.area).people->best, 40u);
    const AreaGround five = grounds.of(blocksOf(125));
    EXPECT_NEAR(geometry::areaM2(five.area), 5 * 40'000, 1) << "as one area, nothing counted twice";
    ASSERT_EQ(five.area.size(), 1u);
    wire::StaffArea byPaths = blocksOf(15);
    byPaths.upTo = "path";
    EXPECT_NEAR(geometry::areaM2(grounds.of(byPaths).area), 20'000, 1);
}

TEST(AreaByBlocks, WhatOfTheCircleLiesInNoBlockIsClearedAllTheSame) {
    const AreaGround ground = groundOf(blocksOf(100, {kWest, kSouth}), chessboard());
    EXPECT_TRUE(has(ground, "rest-of-circle"));
    EXPECT_NEAR(geometry::areaM2(ground.area), 40'000 + 0.75 * M_PI * 1e4, 60);
    EXPECT_TRUE(ground.isCountable);
}

TEST(AreaByBlocks, WithoutStreetsItIsTheCircleAndSaysSo) {
    Town town = chessboard();
    town.streets.clear();
    const AreaGround ground = groundOf(blocksOf(100), town);
    EXPECT_EQ(ground.doubts, std::vector<std::string>{"no-blocks"});
    EXPECT_NEAR(geometry::areaM2(ground.area), M_PI * 1e4, 20);
    const AreaGround outside = groundOf(blocksOf(100, {kWest - 5'000, kSouth}), chessboard());
    EXPECT_EQ(outside.doubts, std::vector<std::string>{"outside-town"});
    EXPECT_FALSE(outside.isCountable);
    Town field = chessboard();
    field.streets.resize(8);
    for (Street& street : field.streets)
        for (MapPoint& p : street.line) p = {kWest + 5 * (p.eastM - kWest), kSouth + 5 * (p.northM - kSouth)};
    EXPECT_TRUE(has(groundOf(blocksOf(20), field), "large-blocks 1"));
}

/// Three substations in a row, two districts; the western one takes what lies west of halfway to the next.
Town grid() {
    Town town = chessboard();
    town.districts = {{"D1", "West", {{square(kWest, kSouth, 300)}}, {}},
                      {"D2", "Ost", {{square(kWest + 300, kSouth, 300)}}, {}}};
    town.objects = {{"p1", "power", "Umspannwerk West", {}, {kWest + 50, kSouth + 150}},
                    {"p2", "power", "Umspannwerk Mitte", {}, {kWest + 350, kSouth + 150}},
                    {"s1", "school", "Schule", {}, {kWest + 10, kSouth + 10}}};
    return town;
}
wire::StaffArea outageOfObject(const std::string& id) {
    wire::StaffArea area = areaOf(wire::AreaMethod::Substation);
    area.object = id;
    return area;
}

TEST(AreaBySubstation, IsWhatOfTheDistrictsLiesNearestToIt) {
    const Town town = grid();
    const AreaGround west = groundOf(outageOfObject("p1"), town), east = groundOf(outageOfObject("p2"), town);
    EXPECT_NEAR(geometry::areaM2(west.area), 200 * 300, 10);
    EXPECT_NEAR(geometry::areaM2(east.area), 400 * 300, 10) << "with what is left of both districts";
    EXPECT_EQ(east.area.size(), 1u);
    EXPECT_EQ(west.confidence, "low");
    EXPECT_EQ(west.doubts, std::vector<std::string>{"assumed-grid"});
    EXPECT_EQ(west.method, "what lies nearest to p1 Umspannwerk West of 2 of the kind power");
}

TEST(AreaBySubstation, WhatIsNoSubstationLeavesNothing) {
    const AreaGround gone = groundOf(outageOfObject("p9"), grid());
    EXPECT_EQ(gone.doubts, std::vector<std::string>{"unknown-object p9"});
    EXPECT_TRUE(gone.area.empty());
    const AreaGround school = groundOf(outageOfObject("s1"), grid());
    EXPECT_EQ(school.doubts, std::vector<std::string>{"not-power Schule"});
    EXPECT_TRUE(school.area.empty());
    Town alone = grid();
    alone.objects.erase(alone.objects.begin() + 1);
    alone.districts.clear();
    const AreaGround whole = groundOf(outageOfObject("p1"), alone);
    EXPECT_NEAR(geometry::areaM2(whole.area), 2'600.0 * 2'600, 10);
    EXPECT_TRUE(has(whole, "no-districts") && has(whole, "only-one"));
}

/// A valley 600 m long that falls to the east by a decimetre a cell of 10 m, its sides a metre a cell.
ascii::Terrain trough() {
    ascii::Terrain terrain;
    terrain.fallPerColumnM = 0.1;
    for (const char side : std::string("54321")) terrain.rows.push_back(std::string(60, side));
    terrain.rows.push_back(std::string(60, '~'));
    for (const char side : std::string("12345")) terrain.rows.push_back(std::string(60, side));
    return terrain;
}
Town troughTown() {
    const ascii::Terrain terrain = trough();
    Town town = ascii::townOf(terrain);
    town.extent = {500'000, 5'700'000 - 110, 500'600, 5'700'000};
    return town;
}
wire::StaffArea stageOf(double stageM, int column = 40, int row = 5) {
    wire::StaffArea area = areaOf(wire::AreaMethod::Stage, ascii::at(trough(), column, row));
    area.stageM = stageM, area.streamKm2 = 0.01;
    return area;
}

TEST(AreaByStage, IsWhatLiesLowerThanTheWaterAboveItsStream) {
    const Town town = troughTown();
    AreaGrounds grounds(town);
    const AreaGround low = grounds.of(stageOf(0.5)), mid = grounds.of(stageOf(1.5)), high = grounds.of(stageOf(2.5));
    const auto wideM = [](const AreaGround& ground) {
        const auto box = geometry::boxOf(ground.area);
        return box.northM - box.southM;
    };
    EXPECT_NEAR(wideM(low), 10, 0.1);
    EXPECT_NEAR(wideM(mid), 30, 0.1) << "the slopes rise by a metre a cell";
    EXPECT_NEAR(wideM(high), 50, 0.1);
    EXPECT_GT(geometry::areaM2(mid.area), 30 * 500);
    EXPECT_EQ(mid.confidence, "low");
    EXPECT_TRUE(has(mid, "hand-limits"));
    EXPECT_TRUE(has(mid, "water-goes-on")) << "the stream leaves the elevation";
    EXPECT_NE(
        mid.method.find("hand/1, stage 1.5 m, streams from 0.01 km2, 5000 m up and down, cells of 10 m, bed 96.0 m"),
        std::string::npos)
        << mid.method;
    const AreaGround aside = grounds.of(stageOf(1.5, 40, 1));
    EXPECT_EQ(aside.area, mid.area) << "a place on the slope means the stream that its water runs to";
    wire::StaffArea near = stageOf(1.5);
    near.reachM = 100;
    EXPECT_LT(geometry::areaM2(grounds.of(near).area), 30 * 400);
}

TEST(AreaByStage, WhatCannotBeSaidIsADoubtAndNotCounted) {
    const Town town = troughTown();
    AreaGrounds grounds(town);
    EXPECT_TRUE(has(grounds.of(stageOf(25)), "unlikely-stage"));
    const AreaGround outside = grounds.of([] {
        wire::StaffArea area = stageOf(1);
        area.centre = geometry::toWire(MapPoint{490'000, 5'700'000});
        return area;
    }());
    EXPECT_EQ(outside.doubts, std::vector<std::string>{"outside-town"});
    EXPECT_FALSE(outside.isCountable);
    wire::StaffArea river = stageOf(1);
    river.streamKm2 = 100;
    const AreaGround none = grounds.of(river);
    EXPECT_EQ(none.doubts, std::vector<std::string>{"no-stream"});
    EXPECT_TRUE(none.area.empty());
    Town flat = troughTown();
    flat.elevation.reset();
    EXPECT_EQ(groundOf(stageOf(1), flat).doubts, std::vector<std::string>{"no-elevation"});
    Town holed = troughTown();
    holed.elevation->heightM[5 * 60 + 40] = std::nanf("");
    EXPECT_EQ(groundOf(stageOf(1), holed).doubts, std::vector<std::string>{"no-elevation-there"});
}

/// A slope to the south with a pit: nine cells two metres deep, in its middle one cell three metres.
Town pitTown() {
    ascii::Terrain terrain;
    for (int row = 0; row < 9; ++row) {
        std::string line(12, static_cast<char>('9' - row / 3));
        if (row >= 3 && row <= 5) line.replace(4, 3, row == 4 ? "656" : "666");
        terrain.rows.push_back(line);
    }
    Town town = ascii::townOf(terrain);
    town.extent = {500'000, 5'700'000 - 90, 500'120, 5'700'000};
    return town;
}
wire::StaffArea sinksOfRain(double rainMm, double leastM3) {
    wire::StaffArea area = areaOf(wire::AreaMethod::Sinks);
    area.rainMm = rainMm, area.leastM3 = leastM3;
    return area;
}

TEST(AreaBySinks, HoldsTheHollowsThatGatherSoMuch) {
    const Town town = pitTown();
    AreaGrounds grounds(town);
    const AreaGround full = grounds.of(sinksOfRain(300, 100));
    ASSERT_FALSE(full.area.empty()) << full.method;
    EXPECT_TRUE(has(full, "sinks-limits"));
    EXPECT_EQ(full.confidence, "low");
    EXPECT_NE(full.method.find("1 of 1 hollows"), std::string::npos) << full.method;
    const AreaGround little = grounds.of(sinksOfRain(1, 0));
    EXPECT_NEAR(geometry::areaM2(little.area), 100, 0.1) << "a little rain stands in the deepest cell alone";
    EXPECT_GT(geometry::areaM2(full.area), 4 * geometry::areaM2(little.area));
    const AreaGround none = grounds.of(sinksOfRain(1, 1'000));
    EXPECT_EQ(none.doubts, std::vector<std::string>{"no-sinks"});
    EXPECT_FALSE(none.isCountable);
    EXPECT_TRUE(has(grounds.of(sinksOfRain(500, 0)), "unlikely-rain"));
}

TEST(AreaBySinks, AroundAPlaceThoseThatReachIn) {
    const Town town = pitTown();
    wire::StaffArea area = sinksOfRain(100, 0);
    area.centre = geometry::toWire(MapPoint{500'055, 5'700'000 - 45});
    area.radiusM = 30;
    EXPECT_FALSE(groundOf(area, town).area.empty());
    area.centre = geometry::toWire(MapPoint{500'005, 5'700'000 - 85});
    EXPECT_EQ(groundOf(area, town).doubts, std::vector<std::string>{"no-sinks"});
    area.centre = geometry::toWire(MapPoint{500'900, 5'700'000});
    EXPECT_EQ(groundOf(area, town).doubts, std::vector<std::string>{"outside-town"});
    Town flat = town;
    flat.elevation.reset();
    EXPECT_EQ(groundOf(sinksOfRain(10, 0), flat).doubts, std::vector<std::string>{"no-elevation"});
}

TEST(SinkWater, StandsAsHighAsItsVolumeSays) {
    const Town town = pitTown();
    const GroundCells cells = GroundCells::squares(town.elevation->heightM, 12, 9, 10);
    const Drainage drainage(cells);
    const Sinks sinks = sinksOf(drainage, 0.2, 100);
    ASSERT_EQ(sinks.all.size(), 1u);
    const auto volumeOf = [&](const SinkWater& water) {
        double m3 = 0;
        for (const std::uint32_t cell : water.wet)
            m3 += 100 * (water.levelM - static_cast<double>(cells.heightM[cell]));
        return m3;
    };
    const double whole = sinks.all[0].volumeM3;
    for (const double share : {0.01, 0.1, 0.3, 0.5, 0.9, 0.999}) {
        const SinkWater water = waterIn(sinks, 0, cells, share * whole);
        EXPECT_NEAR(volumeOf(water), share * whole, 1e-6 * whole) << share;
        EXPECT_LT(water.levelM, sinks.all[0].spillM);
    }
    EXPECT_NEAR(volumeOf(waterIn(sinks, 0, cells, 2 * whole)), whole, 1e-6 * whole) << "the rest runs over";
}

}  // namespace
}  // namespace area_grounds
