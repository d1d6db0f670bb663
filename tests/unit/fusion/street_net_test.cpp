// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/street_net.h"

#include <gtest/gtest.h>

namespace {

using namespace fusion;

geometry::MapArea areaOf4(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}}}};
}

/// A main street from the station in the west; a lane in the middle that leads to a quarter in the north; a loop in
/// the east that comes back to the main street.
Town hamletOnAStreet() {
    Town town;
    town.objects = {{"f", "fire_station", "Wache", {}, {0, 10}}};
    town.streets = {{"Hauptstraße", "major", {{0, 0}, {500, 0}, {1000, 0}}, false},
                    {"Gasse", "minor", {{500, 0}, {500, 300}}, false},
                    {"Siedlung", "minor", {{500, 300}, {700, 300}, {700, 500}}, false},
                    {"Ring", "minor", {{500, 0}, {750, -300}, {1000, 0}}, false},
                    {"Fußweg", "path", {{500, 300}, {0, 0}}, false},
                    {"Insel", "minor", {{3000, 3000}, {3100, 3000}}, false}};
    town.buildings = {{{700, 480}, 100, 4}, {{990, 20}, 100, 7}, {{3050, 3010}, 100, 9}};
    return town;
}

TEST(StreetNet, NamesThePartThatNoFireEngineReachesAnyMore) {
    const Town of = hamletOnAStreet();
    const StreetNet net(of);
    const auto parts = net.isolatedBy(areaOf4(400, 100, 600, 200));
    ASSERT_EQ(parts.size(), 1u);
    EXPECT_NEAR(parts[0].lengthM, 400, 1e-3) << "the lane itself is closed, the footpath carries no engine";
    EXPECT_EQ(parts[0].names, std::vector<std::string>{"Siedlung"});
    EXPECT_EQ(parts[0].buildings, 1u);
    EXPECT_EQ(parts[0].people, 4);
}

TEST(StreetNet, ALoopIsAWayRound) {
    const Town of = hamletOnAStreet();
    const StreetNet net(of);
    EXPECT_TRUE(net.isolatedBy(areaOf4(700, -50, 800, 50)).empty());
    const auto both = net.isolatedBy(areaOf4(650, -400, 850, 50));
    ASSERT_EQ(both.size(), 1u);
    EXPECT_EQ(both[0].buildings, 1u);
    EXPECT_EQ(both[0].people, 7);
}

TEST(StreetNet, WhatWasNeverReachedIsNotCutOff) {
    const Town of = hamletOnAStreet();
    const StreetNet net(of);
    for (const auto& part : net.isolatedBy(areaOf4(-50, -50, 450, 50))) {
        EXPECT_LT(part.at.eastM, 2000) << "the island was one before";
        EXPECT_GT(part.lengthM, 0);
    }
    EXPECT_TRUE(net.isolatedBy({}).empty());
}

TEST(StreetNet, AClosedStationReachesNobody) {
    const Town of = hamletOnAStreet();
    const StreetNet net(of);
    const auto parts = net.isolatedBy(areaOf4(-20, -20, 20, 20));
    ASSERT_EQ(parts.size(), 1u);
    EXPECT_EQ(parts[0].buildings, 2u);
}

TEST(StreetNet, WithoutAFireStationItSaysThatItIsBlind) {
    Town of = hamletOnAStreet();
    of.objects.clear();
    const StreetNet net(of);
    EXPECT_TRUE(net.isBlind());
    EXPECT_TRUE(net.isolatedBy(areaOf4(400, 100, 600, 200)).empty());
}

}  // namespace
