// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/flood_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "broker/base/random.h"
#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "tests/unit/ascii_terrain.h"

namespace {

/// A valley 400 m long: terraces of 1, 2 and 3 m north of the river, a wall south of it.
const ascii::Terrain kValley{{std::string(40, '5'), std::string(40, '3'), std::string(40, '3'), std::string(40, '2'),
                              std::string(40, '2'), std::string(40, '1'), std::string(40, '1'), std::string(40, '~'),
                              std::string(40, '#')}};

fusion::Town valleyTown() {
    fusion::Town town = ascii::townOf(kValley);
    town.stations.push_back(ascii::gaugeAt(kValley, "A", 20, 7));
    town.hasPopulation = true;
    const auto house = [&](int column, int row, float people) {
        town.buildings.push_back({ascii::at(kValley, column, row), 100, people});
    };
    house(5, 5, 3), house(6, 5, 4), house(10, 3, 120), house(12, 1, 1000);
    town.objects.push_back({"o2", "school", "Schule", 300, ascii::at(kValley, 15, 3)});
    town.objects.push_back({"o1", "hospital", "Klinik", {}, ascii::at(kValley, 16, 5)});
    const auto street = [&](const std::string& name, int column, int fromRow, int toRow) {
        town.streets.push_back(
            {name, "minor", {ascii::at(kValley, column, fromRow), ascii::at(kValley, column, toRow)}});
    };
    street("Uferweg", 3, 5, 6), street("Uferweg", 4, 5, 6), street("Hochstraße", 3, 1, 2), street("Brücke", 30, 7, 7),
        street("", 8, 5, 6);
    const auto district = [&](const std::string& name, int fromColumn, int toColumn) {
        const auto a = ascii::at(kValley, fromColumn, 8), b = ascii::at(kValley, toColumn, 0);
        town.districts.push_back(
            {name, name, {{{{a.eastM, a.northM}, {b.eastM, a.northM}, {b.eastM, b.northM}, {a.eastM, b.northM}}}}, {}});
    };
    district("Weststadt", 0, 10), district("Oststadt", 10, 39);
    return town;
}

std::optional<fusion::FloodZone> zoneAt(const fusion::Town& town, double stageCm) {
    fusion::FloodModel model(town);
    return model.zoneFor({"Aue", {{"A", ascii::at(kValley, 20, 7), 100.0, stageCm}}, {}, base::Instant{1000}});
}

TEST(FloodZone, CountsPeopleObjectsAndStreetsWhoseGroundIsWet) {
    const fusion::Town town = valleyTown();
    const auto flood = zoneAt(town, 150);  // 0.5 m over the lowest terrace
    ASSERT_TRUE(flood.has_value());
    const wire::Zone& zone = flood->zone;
    EXPECT_EQ(zone.zone, "flood:Aue");
    EXPECT_NEAR(zone.areaKm2, 2 * 40 * 100 / 1e6, 1e-9) << "ground off the river's bed";
    ASSERT_TRUE(zone.people.has_value());
    EXPECT_EQ(zone.people->best, 7u);
    ASSERT_EQ(zone.objects.size(), 1u);
    EXPECT_EQ(zone.objects[0].id, "o1");
    EXPECT_NEAR(zone.objects[0].depthM, 0.5, 0.01);
    EXPECT_EQ(zone.streetsCut, 1u) << "one name once, no bridge, nothing without a name";
    EXPECT_EQ(flood->districts, (std::vector<std::string>{"Oststadt", "Weststadt"})) << "largest share first";
    EXPECT_EQ(zone.levelsCm.at("A"), 150);
    EXPECT_TRUE(flood->buildingsInside);
}

TEST(FloodZone, CountsGroundOfOverlappingDistrictsForTheFirstOfThem) {
    fusion::Town town = valleyTown();
    town.districts.push_back({"all", "Gesamtstadt", town.districts[1].area, {}});
    for (auto& corner : town.districts.back().area[0][0])
        corner.eastM -= 200;  // over all of the west and half the east
    const auto flood = zoneAt(town, 150);
    ASSERT_TRUE(flood.has_value());
    EXPECT_EQ(flood->districts, (std::vector<std::string>{"Oststadt", "Weststadt"}));
    std::rotate(town.districts.begin(), town.districts.end() - 1, town.districts.end());
    EXPECT_EQ(zoneAt(town, 150)->districts, (std::vector<std::string>{"Oststadt", "Gesamtstadt"}));
}

TEST(FloodZone, GivesARangeOfPeopleFromLowerAndHigherWater) {
    const fusion::Town town = valleyTown();
    const auto people = *zoneAt(town, 190)->zone.people;  // at 215 cm the terrace with 120 people is wet
    EXPECT_EQ(people.best, 7u);
    EXPECT_EQ(people.low, 7u);
    EXPECT_EQ(people.high, 130u) << "127 up to two digits";
}

TEST(FloodZone, CountsTheDayApartAndSaysNothingOfItWithoutATable) {
    fusion::Town town = valleyTown();
    EXPECT_FALSE(zoneAt(town, 150)->zone.peopleByDay);
    town.hasPopulationByDay = true;
    for (auto& building : town.buildings) building.peopleByDay = 2 * building.people;
    const wire::Zone zone = zoneAt(town, 150)->zone;
    EXPECT_EQ(zone.people->best, 7u);
    ASSERT_TRUE(zone.peopleByDay);
    EXPECT_EQ(zone.peopleByDay->best, 14u);
    town.hasPopulation = false;
    EXPECT_FALSE(zoneAt(town, 150)->zone.people);
    EXPECT_EQ(zoneAt(town, 150)->zone.peopleByDay->best, 14u);
}

TEST(FloodZone, MeasuresRailwaysAndSupplyLinesInTheWaterOffTheBed) {
    fusion::Town town = valleyTown();
    EXPECT_FALSE(zoneAt(town, 150)->zone.lines) << "the town lists none: unknown";
    // Cells of 10 m, two wet rows on the lowest terrace: down the valley, and across from the hill into the river.
    town.supplyLines.push_back({"rail", {ascii::at(kValley, 0, 5), ascii::at(kValley, 20, 5)}});
    town.supplyLines.push_back({"rail", {ascii::at(kValley, 0, 2), ascii::at(kValley, 20, 2)}});
    town.supplyLines.push_back({"power_line", {ascii::at(kValley, 10, 0), ascii::at(kValley, 10, 7)}});
    town.supplyLines.push_back({"pipeline_gas", {ascii::at(kValley, 5, 1), ascii::at(kValley, 30, 1)}});
    const auto lines = zoneAt(town, 150)->zone.lines;
    ASSERT_TRUE(lines);
    ASSERT_EQ(lines->size(), 2u) << "the gas lies high and dry";
    EXPECT_EQ((*lines)[0].kind, "power_line");
    EXPECT_NEAR((*lines)[0].lengthM, 20, 5.1);
    EXPECT_EQ((*lines)[1].kind, "rail");
    EXPECT_NEAR((*lines)[1].lengthM, 200, 10.1);
}

TEST(FloodZone, SaysNothingOfPeopleWithoutAPopulation) {
    fusion::Town town = valleyTown();
    town.hasPopulation = false;
    EXPECT_FALSE(zoneAt(town, 150)->zone.people.has_value());
}

TEST(FloodZone, IsAbsentWithoutElevationWithoutWatercourseAndWithinTheBed) {
    fusion::Town town = valleyTown();
    EXPECT_FALSE(zoneAt(town, 60).has_value());
    town.watercourses.clear();
    EXPECT_FALSE(zoneAt(town, 150).has_value());
    town = valleyTown();
    town.elevation.reset();
    EXPECT_FALSE(zoneAt(town, 150).has_value());
}

TEST(FloodZone, SortsDepthIntoBandsThatDoNotOverlap) {
    const fusion::Town town = valleyTown();
    const auto flood = zoneAt(town, 275);
    ASSERT_EQ(flood->zone.bands.size(), 2u) << "0.75 m and more than a metre";
    EXPECT_EQ(flood->zone.bands[0].fromM, 0.5);
    EXPECT_EQ(flood->zone.bands[0].toM, 1.0);
    EXPECT_EQ(flood->zone.bands[1].fromM, 1.0);
    EXPECT_FALSE(flood->zone.bands[1].toM.has_value());
    const auto low = geometry::toMap(flood->zone.bands[0].area), deep = geometry::toMap(flood->zone.bands[1].area);
    for (int row = 0; row < 9; ++row) {
        const auto p = ascii::at(kValley, 20, row);
        EXPECT_EQ(geometry::isInside(p, low), row == 3 || row == 4) << row;
        EXPECT_EQ(geometry::isInside(p, deep), row >= 5 && row <= 7) << row;
    }
}

TEST(FloodZone, NamesGaugesThatWereLeftOutAndIsLessConfident) {
    const fusion::Town town = valleyTown();
    fusion::FloodModel model(town);
    const auto flood =
        model.zoneFor({"Aue",
                       {{"A", ascii::at(kValley, 20, 7), 100.0, 150}, {"C", ascii::at(kValley, 30, 7), 100.0, 150}},
                       {"B"},
                       {}});
    EXPECT_EQ(flood->zone.method, "connected fill, sloped between gauges, DEM 10 m; left out: B");
    EXPECT_EQ(flood->zone.confidence, "low");
}

TEST(FloodZone, StaysWithinThePayloadEvenOverGroundLikeASieve) {
    ascii::Terrain sieve{std::vector<std::string>(300, std::string(500, '1'))};
    base::SeededRandom random(1);
    for (auto& row : sieve.rows)
        for (char& c : row)
            if (random.unit() < 0.35) c = static_cast<char>('2' + random.below(3));
    sieve.rows[150] = std::string(500, '~');
    const fusion::Town town = ascii::townOf(sieve);
    fusion::FloodModel model(town);
    const auto flood = model.zoneFor({"Aue", {{"A", ascii::at(sieve, 100, 150), 100.0, 240}}, {}, {}});
    ASSERT_TRUE(flood.has_value());
    EXPECT_LT(wire::encodePayload(flood->zone).size(), 300'000u);
    EXPECT_FALSE(wire::checkPayload(wire::Kind::Zone, 1, wire::encodePayload(flood->zone)).has_value());
    EXPECT_LE(flood->warningArea.size(), fusion::kWarningPolygonsMax);
}

TEST(WarningArea, HoldsTheWholeMaskInFewSimpleCorners) {
    base::SeededRandom random(12);
    for (int round = 0; round < 30; ++round) {
        const geometry::GridFrame frame{500'000, 5'700'000, 10, 200, 120};
        geometry::Mask mask(frame.cells(), 0);
        double row = 60;
        for (int column = 20; column < 180; ++column) {
            row = std::clamp(row + random.between(-2.5, 2.5), 25.0, 95.0);
            const int half = 1 + static_cast<int>(random.below(6));
            for (int r = static_cast<int>(row) - half; r <= static_cast<int>(row) + half; ++r)
                mask[frame.at(column, r)] = random.below(5) == 0 ? 0 : 1;
        }
        const geometry::MapArea area = fusion::warningAreaOf(mask, frame);
        ASSERT_FALSE(area.empty());
        EXPECT_LE(area.size(), fusion::kWarningPolygonsMax);
        for (const auto& polygon : area) {
            ASSERT_EQ(polygon.size(), 1u) << "CAP knows no holes";
            EXPECT_LE(polygon.front().size(), fusion::kWarningCornersMax);
            EXPECT_TRUE(geometry::isSimple(polygon.front()));
        }
        for (int r = 0; r < frame.rows; ++r)
            for (int c = 0; c < frame.columns; ++c)
                ASSERT_TRUE(mask[frame.at(c, r)] == 0 || geometry::isInside(frame.centre(c, r), area)) << round;
    }
}

TEST(Corridor, FollowsTheWatercourseAroundThePlaces) {
    const fusion::Town town = valleyTown();
    fusion::FloodModel model(town);
    const auto area = model.corridor("Aue", {ascii::at(kValley, 20, 7)});
    ASSERT_EQ(area.size(), 1u);
    EXPECT_TRUE(geometry::isInside(ascii::at(kValley, 0, 7), area));
    EXPECT_TRUE(geometry::isInside(ascii::at(kValley, 39, 7), area));
    const auto circle = model.corridor("unknown", {ascii::at(kValley, 20, 7)});
    ASSERT_EQ(circle.size(), 1u);
    EXPECT_FALSE(geometry::isInside({ascii::at(kValley, 20, 7).eastM + 400, ascii::at(kValley, 20, 7).northM}, circle));
}

TEST(People, AreTwoDigitsAndARange) {
    const auto estimate = fusion::peopleEstimate(1234, 1678, 2321);
    EXPECT_EQ(estimate.low, 1200u);
    EXPECT_EQ(estimate.best, 1700u);
    EXPECT_EQ(estimate.high, 2400u);
    EXPECT_EQ(fusion::peopleEstimate(0, 0, 0).high, 0u);
    EXPECT_EQ(fusion::peopleEstimate(0.2, 0.4, 0.6).high, 1u);
    EXPECT_LE(fusion::peopleEstimate(995, 996, 997).low, fusion::peopleEstimate(995, 996, 997).best);
}

}  // namespace
