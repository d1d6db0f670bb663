// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "gis/situation/situation.h"
#include "tests/unit/situation/told.h"

namespace {

using situation::maintenanceAt;
using situation::Situation;
using told::at;

wire::Maintenance upkeep(std::int64_t fromS, std::int64_t untilS, bool ended = false) {
    return {"A", at(fromS), at(untilS), "Sonde gereinigt", ended};
}

Situation folded(const told::Journal& journal) {
    Situation picture;
    for (const auto& record : journal.records) picture.fold(record);
    return picture;
}

TEST(MaintenanceFold, BeginsAtItsTimeAndEndsAtTheTickThatReachesIt) {
    told::Journal journal;
    journal.tick(at(5));
    journal.say("post:S2", upkeep(60, 3600)).envelope.author = "p:s2";
    journal.tick(at(3595));
    Situation picture = folded(journal);
    const situation::Station& station = picture.stations.at("A");
    EXPECT_EQ(maintenanceAt(station, at(59)), nullptr);
    ASSERT_NE(maintenanceAt(station, at(60)), nullptr);
    EXPECT_EQ(maintenanceAt(station, at(3600)), nullptr) << "by the clock of whoever looks, before the tick";
    EXPECT_EQ(station.maintenance->author, "p:s2");
    EXPECT_NE(picture.canonicalText().find("maintenance \"A\""), std::string::npos);
    journal.tick(at(3600));
    const auto changes = picture.fold(journal.records.back());
    EXPECT_TRUE(changes.stations.contains("A"));
    EXPECT_FALSE(picture.stations.at("A").maintenance.has_value());
}

TEST(MaintenanceFold, AnotherSayingTakesItsPlaceAndAnEndEndsIt) {
    told::Journal journal;
    journal.tick(at(5));
    journal.say("post:S2", upkeep(5, 3600));
    journal.tick(at(10));
    journal.say("post:S2", upkeep(10, 86'400));
    Situation picture = folded(journal);
    EXPECT_EQ(picture.stations.at("A").maintenance->maintenance.until, at(86'400));
    journal.say("post:S2", upkeep(10, 86'400, true));
    EXPECT_EQ(maintenanceAt(folded(journal).stations.at("A"), at(20)), nullptr);
    journal.tick(at(15));
    EXPECT_FALSE(folded(journal).stations.at("A").maintenance.has_value());
}

TEST(MaintenanceFold, WithinATickItHangsOnWhatWasSaid) {
    std::vector<std::string> texts;
    for (const bool swapped : {false, true}) {
        told::Journal journal;
        journal.tick(at(5));
        auto first = journal.say("post:S2", upkeep(0, 3600), at(3));
        auto second = journal.say("post:S6", upkeep(0, 7200, true), at(4));
        journal.records.resize(1);
        if (swapped) std::swap(first, second);
        journal.append(first), journal.append(second);
        texts.push_back(folded(journal).canonicalText());
        EXPECT_EQ(maintenanceAt(folded(journal).stations.at("A"), at(6)), nullptr);
    }
    EXPECT_EQ(texts[0], texts[1]);
}

TEST(MaintenanceFold, WhatCoreRefusedChangesNothing) {
    told::Journal journal;
    journal.tick(at(5));
    journal.say("post:S2", upkeep(5, 3600)).verdict = 305;
    EXPECT_TRUE(folded(journal).stations.empty());
}

}  // namespace
