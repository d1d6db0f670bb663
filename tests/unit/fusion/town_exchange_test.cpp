// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/town_exchange.h"

#include <gtest/gtest.h>

namespace {

fusion::Town townOf(const std::string& name, std::vector<std::string> stations, double westM) {
    fusion::Town town;
    town.name = name, town.package = name + " 1";
    town.extent = {westM, 0, westM + 5000, 5000};
    for (const std::string& id : stations) {
        fusion::StationFacts facts;
        facts.id = id;
        town.stations.push_back(facts);
    }
    return town;
}

const fusion::Town kAuental = townOf("Auental", {"A", "B", "C", "D"}, 0);

}  // namespace

TEST(TownExchange, ABetterPackageOfTheSameTownIsTaken) {
    EXPECT_TRUE(fusion::mayReplace(kAuental, townOf("Auental", {"A", "B", "C", "E"}, -1000), {"A", "B"}));
    EXPECT_TRUE(fusion::mayReplace(kAuental, townOf("Auental am See", {"A", "B"}, 100), {"A", "B", "STRANGER"}))
        << "half of what it had, but all that report";
}

TEST(TownExchange, AnotherTownsPackageIsRefusedNamingBothAndTheFix) {
    const auto elsewhere = fusion::mayReplace(kAuental, townOf("Lauf", {"A", "B", "C", "D"}, 90'000), {});
    ASSERT_FALSE(elsewhere);
    for (const char* part : {"Lauf 1", "lies elsewhere", "Auental 1", "put the package of Auental back"})
        EXPECT_NE(elsewhere.failure().text().find(part), std::string::npos) << elsewhere.failure().text();
    const auto strangers = fusion::mayReplace(kAuental, townOf("Auental", {"A", "X", "Y"}, 0), {"A", "B", "C"});
    ASSERT_FALSE(strangers);
    EXPECT_NE(strangers.failure().text().find("1 of the 3 stations that report"), std::string::npos)
        << strangers.failure().text();
    EXPECT_FALSE(fusion::mayReplace(kAuental, townOf("Auental", {}, 0), {})) << "nobody was heard yet: all count";
}

TEST(TownExchange, ATownWithoutStationsMayBeReplacedByAnyInItsPlace) {
    EXPECT_TRUE(fusion::mayReplace(townOf("Auental", {}, 0), townOf("Auental", {"A"}, 0), {"B"}));
}

TEST(TownExchange, APackageWithNoneOfTheStationsThatReportIsDoubted) {
    EXPECT_TRUE(fusion::fitsStations(kAuental, {"X", "Y"})) << "two may be slips";
    EXPECT_TRUE(fusion::fitsStations(kAuental, {"A", "X", "Y", "Z"}));
    const auto doubt = fusion::fitsStations(kAuental, {"X", "Y", "Z"});
    ASSERT_FALSE(doubt);
    EXPECT_NE(doubt.failure().text().find("none of the 3 stations that report"), std::string::npos);
}

TEST(TownExchange, BothKindsOfProblemComeApartAgain) {
    EXPECT_EQ(fusion::withTownProblem("", "rules.toml:14"), "rules.toml:14");
    const fusion::Problems rules = fusion::problemsOf("rules.toml:14");
    EXPECT_EQ(rules.town, "");
    EXPECT_EQ(rules.rules, "rules.toml:14");
    const fusion::Problems both = fusion::problemsOf(fusion::withTownProblem("another town", "rules.toml:14"));
    EXPECT_EQ(both.town, "another town");
    EXPECT_EQ(both.rules, "rules.toml:14");
    EXPECT_EQ(fusion::problemsOf(fusion::withTownProblem("another town", "")).town, "another town");
}
