// SPDX-License-Identifier: EUPL-1.2
#include "gis/warning/retell.h"

#include <gtest/gtest.h>

#include "broker/wire/codec.h"
#include "tests/unit/warning/flood_sample.h"

namespace {

using wire::GaugeLevel;
using wire::WarningLevel;

constexpr std::array kGauges{GaugeLevel::Iw1, GaugeLevel::Iw2, GaugeLevel::Iw3};

TEST(Retell, ANewLevelSaysWhatAWarningOfThatLevelWouldHaveSaid) {
    for (const GaugeLevel from : kGauges) {
        for (const GaugeLevel to : kGauges) {
            wire::WarningContent made = sample::content(from);
            const wire::WarningContent wanted = sample::content(to);
            warning::retellLevel(made, wanted.level);
            warning::refreshChannels(made, wire::RealmKind::Exercise);
            EXPECT_EQ(wire::encodePayload(wire::Draft{"", 1, 0, {}, {}, false, made}),
                      wire::encodePayload(wire::Draft{"", 1, 0, {}, {}, false, wanted}));
        }
    }
}

TEST(Retell, TheMarkOfAnUpdateStays) {
    wire::WarningContent made = sample::content(GaugeLevel::Iw2);
    warning::asUpdate(made, {"a"}, wire::RealmKind::Exercise);
    warning::retellLevel(made, WarningLevel::Announcement);
    EXPECT_EQ(made.texts[0].headline, "ÜBUNG: NEU: Lebensgefahr durch Hochwasser an der Aue in Auental");
    EXPECT_EQ(made.texts[1].headline, "EXERCISE: NEW: Danger to life: flood on the Aue in Auental");
}

TEST(Retell, ANewPlaceSaysWhatAWarningForItWouldHaveSaid) {
    for (const std::vector<std::string>& districts :
         {std::vector<std::string>{"Neustadt"}, {"A", "B", "C", "D", "E", "F", "G", "H", "I"}, {}}) {
        wire::WarningContent made = sample::content();
        warning::FloodFacts facts = sample::flood();
        facts.districts = districts;
        const wire::WarningContent wanted = warning::floodWarning(facts, sample::floodArea());
        warning::retellPlace(made, "Auental", "Aue", districts);
        for (std::size_t i = 0; i < 2; ++i) {
            EXPECT_EQ(made.texts[i].description, wanted.texts[i].description);
            EXPECT_EQ(made.texts[i].areaName, wanted.texts[i].areaName);
        }
    }
}

TEST(Retell, AnAllClearNamesTheNewPlaceAsWell) {
    wire::WarningContent clear =
        warning::allClear(sample::content(), {"a"}, sample::flood().at, wire::RealmKind::Exercise);
    warning::retellPlace(clear, "Auental", "Aue", {"Neustadt"});
    EXPECT_NE(clear.texts[0].description.find("beendet für: Auental: Neustadt."), std::string::npos);
    EXPECT_EQ(clear.texts[0].description.find("Untertal"), std::string::npos);
}

TEST(Retell, ALaterEndStandsInTheText) {
    wire::WarningContent made = sample::content();
    warning::retellExpiry(made, made.expires.plusS(3600));
    warning::refreshChannels(made, wire::RealmKind::Exercise);
    EXPECT_FALSE(sample::has(warning::check(made), "text.time-missing", false));
}

TEST(Retell, ATextOfAnotherLevelIsFoundWhereverItStands) {
    EXPECT_FALSE(sample::has(warning::check(sample::content()), "text.level", false));
    wire::WarningContent mixed = sample::content(GaugeLevel::Iw2);
    mixed.level = WarningLevel::Announcement;
    const auto other = warning::otherLevelIn(mixed, mixed.texts[0]);
    ASSERT_TRUE(other);
    EXPECT_EQ(other->level, WarningLevel::Notice);
    EXPECT_TRUE(other->headline && other->description && other->instruction);
    EXPECT_TRUE(sample::has(warning::check(mixed), "text.level", false));
    mixed.texts[0].headline = mixed.texts[0].description = mixed.texts[0].instruction = "Eigener Text.";
    EXPECT_FALSE(warning::otherLevelIn(mixed, mixed.texts[0]));
    EXPECT_TRUE(warning::otherLevelIn(mixed, mixed.texts[1]));
}

TEST(Retell, OnlySentencesOfPeopleAreTheirOwn) {
    for (const GaugeLevel level : kGauges) {
        wire::WarningContent made = sample::content(level);
        for (const wire::WarningText& text : made.texts)
            EXPECT_EQ(warning::ownSentences(made, text), std::vector<std::string>{});
        warning::asUpdate(made, {"a"}, wire::RealmKind::Exercise);
        for (const wire::WarningText& text : made.texts)
            EXPECT_EQ(warning::ownSentences(made, text), std::vector<std::string>{});
        made.texts[0].instruction += " Die Turnhalle am Markt ist offen.";
        EXPECT_EQ(warning::ownSentences(made, made.texts[0]),
                  std::vector<std::string>{"Die Turnhalle am Markt ist offen."});
    }
}

}  // namespace
