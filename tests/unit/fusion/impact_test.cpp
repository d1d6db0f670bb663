// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/impact.h"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace fusion;

geometry::MapRing square(double west, double south, double side) {
    return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}

Town village() {
    Town town;
    town.extent = {530'000, 5'528'000, 531'000, 5'529'000};
    town.hasPopulation = true;
    for (int row = 0; row < 10; ++row)
        for (int column = 0; column < 10; ++column)
            town.population.push_back({square(530'000 + column * 100, 5'528'000 + row * 100, 100), 10.0F});
    town.buildings = {{{530'050, 5'528'050}, 100, 3}, {{530'950, 5'528'950}, 100, 3}};
    town.objects = {{"s1", "school", "Grundschule", 120, {530'100, 5'528'100}},
                    {"h1", "hospital", "Klinik", {}, {530'090, 5'528'090}},
                    {"f1", "fire_station", "Wache", {}, {530'900, 5'528'900}}};
    town.districts = {{"D1", "West", {{square(530'000, 5'528'000, 500)}}, {}},
                      {"D2", "Ost", {{square(530'500, 5'528'000, 500)}}, {}}};
    town.streets = {{"Hauptstraße", "major", {{530'000, 5'528'100}, {531'000, 5'528'100}}, false},
                    {"Hauptstraße", "major", {{530'150, 5'528'000}, {530'150, 5'529'000}}, false},
                    {"", "path", {{530'000, 5'528'900}, {531'000, 5'528'900}}, false}};
    return town;
}

TEST(Impact, CountsWhatLiesInTheArea) {
    const Town town = village();
    ImpactModel model(town);
    const Impact impact = model.of({{square(530'000, 5'528'000, 250)}});
    ASSERT_TRUE(impact.people);
    // 2.5 by 2.5 cells of ten people: 4 whole ones, 9 touched.
    EXPECT_EQ(impact.people->low, 40u);
    EXPECT_EQ(impact.people->best, 63u);
    EXPECT_EQ(impact.people->high, 90u);
    EXPECT_EQ(impact.buildings, 1u);
    ASSERT_EQ(impact.objects.size(), 2u);
    EXPECT_EQ(impact.objects[0]->id, "h1") << "by kind";
    ASSERT_EQ(impact.districts.size(), 1u);
    EXPECT_EQ(impact.districts[0].district->id, "D1");
    EXPECT_NEAR(impact.districts[0].share, 0.25, 0.005);
    ASSERT_EQ(impact.streets.size(), 1u);
    EXPECT_NEAR(impact.streets[0].lengthM, 250 + 250, 1e-6) << "one street in two pieces";
    EXPECT_FALSE(impact.leavesTown);
}

TEST(Impact, WithoutACensusPeopleAreUnknownAndNotNobody) {
    Town town = village();
    town.hasPopulation = false;
    town.population.clear();
    ImpactModel model(town);
    EXPECT_FALSE(model.of({{square(530'000, 5'528'000, 250)}}).people);
}

TEST(Impact, SaysThatItsAreaLeavesTheTown) {
    const Town town = village();
    ImpactModel model(town);
    const Impact impact = model.of({{square(530'900, 5'528'900, 500)}});
    EXPECT_TRUE(impact.leavesTown);
    EXPECT_EQ(impact.people->best, 10u);
    EXPECT_TRUE(model.of({}).objects.empty());
}

TEST(Impact, ALinesLengthInsideIsCutAtEveryBorderAndHole) {
    geometry::MapPolygon ring = {square(0, 0, 100), square(40, 40, 20)};
    EXPECT_NEAR(lengthInside({{-50, 50}, {150, 50}}, {ring}), 80, 1e-9);
    EXPECT_NEAR(lengthInside({{10, 10}, {90, 90}}, {ring}), std::sqrt(2.0) * 60, 1e-9);
    EXPECT_NEAR(lengthInside({{-10, -10}, {-10, 200}}, {ring}), 0, 1e-9);
    EXPECT_NEAR(lengthInside({{10, 50}}, {ring}), 0, 1e-9);
    // Through corners: counted once.
    EXPECT_NEAR(lengthInside({{-50, -50}, {150, 150}}, {{square(0, 0, 100)}}), std::sqrt(2.0) * 100, 1e-6);
}

}  // namespace
