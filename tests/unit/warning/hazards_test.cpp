// SPDX-License-Identifier: EUPL-1.2
// What holds for every hazard of the library and every level of it: INV-WARNING-01 to 04, 09 and 10.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "broker/wire/codec.h"
#include "gis/warning/internal/wording.h"
#include "gis/warning/retell.h"
#include "tests/unit/warning/flood_sample.h"

namespace {

using wire::RealmKind;
using wire::WarningLevel;

constexpr std::array kWarningLevels{WarningLevel::Information, WarningLevel::Notice, WarningLevel::Announcement};

warning::WarningFacts factsOf(const std::string& hazard, WarningLevel level, RealmKind realm = RealmKind::Exercise) {
    const warning::FloodFacts river = sample::flood(wire::GaugeLevel::Iw3, realm);
    warning::WarningFacts facts;
    facts.hazard = hazard;
    facts.level = level;
    facts.townName = river.townName;
    facts.districts = river.districts;
    facts.people = river.people;
    facts.objects = river.objects;
    facts.at = river.at;
    facts.realm = realm;
    facts.senderName = river.senderName, facts.contact = river.contact, facts.web = river.web;
    if (hazard == "flood")
        facts.water = river.water, facts.stationName = river.stationName, facts.valueCm = river.valueCm;
    if (hazard == "rain")
        facts.stationName = "Nordhang", facts.rain = wire::RainSum{60, 43.6, 1, wire::RainLevel::Extreme};
    return facts;
}
wire::WarningContent made(const std::string& hazard, WarningLevel level, RealmKind realm = RealmKind::Exercise) {
    return warning::warningFrom(factsOf(hazard, level, realm), sample::floodArea()).value();
}
base::Bytes bytesOf(const wire::WarningContent& content) {
    return wire::encodePayload(wire::Draft{"", 1, 0, {}, {}, false, content});
}

/// Each hazard and level, with a name for messages.
template <class Each>
void forAll(Each each) {
    for (const std::string& hazard : warning::templateHazards())
        for (const WarningLevel level : kWarningLevels) {
            SCOPED_TRACE(hazard + " " + std::to_string(static_cast<int>(level)));
            each(hazard, level);
        }
}

TEST(Hazards, TheLibraryHoldsTheHazardsOfTheStaffsAreasAndOfTheGauges) {
    EXPECT_EQ(warning::templateHazards(),
              (std::vector<std::string>{"flood", "rain", "smoke", "gas", "bomb", "power", "evacuation",
                                        "drinking-water", "storm", "heat", "emergency-number", "dam"}));
    warning::WarningFacts other = factsOf("smoke", WarningLevel::Notice);
    other.hazard = "other";
    EXPECT_FALSE(warning::warningFrom(other, sample::floodArea()));
}

TEST(Hazards, AFloodIsTheSameByItsGaugeAndByItsTemplate) {
    warning::WarningFacts facts = factsOf("flood", WarningLevel::Announcement);
    facts.trendCmPerH = sample::flood().trendCmPerH;
    EXPECT_EQ(bytesOf(*warning::warningFrom(facts, sample::floodArea())), bytesOf(sample::content()));
}

TEST(Hazards, EveryLevelComesWithoutAFindingInBothRealms) {
    forAll([](const std::string& hazard, WarningLevel level) {
        for (const RealmKind realm : {RealmKind::Exercise, RealmKind::Live})
            for (const auto& finding : warning::check(made(hazard, level, realm), realm))
                ADD_FAILURE() << finding.rule << ": " << finding.english;
    });
}

TEST(Hazards, EverySentenceHasAtMostFifteenWords) {
    forAll([](const std::string& hazard, WarningLevel level) {
        const wire::WarningContent content = made(hazard, level);
        const wire::WarningContent over = warning::allClear(content, {"a"}, content.onset, RealmKind::Exercise);
        for (const std::vector<wire::WarningText>* texts : {&content.texts, &over.texts})
            for (const auto& text : *texts)
                for (const std::string* part : {&text.description, &text.instruction})
                    for (const std::string& sentence : warning::sentences(warning::withoutMark(*part)))
                        EXPECT_LE(warning::wordCount(sentence), 15u) << sentence;
    });
}

TEST(Hazards, ATelephoneShowsHazardAndActionFirst) {
    forAll([](const std::string& hazard, WarningLevel level) {
        const wire::WarningContent content = made(hazard, level);
        for (const auto& text : content.texts) {
            const auto channel = std::ranges::find_if(content.channels, [&](const wire::ChannelText& one) {
                return one.channel == "cell-broadcast" && one.language == text.language;
            });
            ASSERT_NE(channel, content.channels.end());
            ASSERT_TRUE(warning::gsmLength(channel->text)) << channel->text;
            EXPECT_LE(*warning::gsmLength(channel->text), 500u);
            const std::string_view said = warning::withoutMark(channel->text);
            EXPECT_NE(said.size(), channel->text.size());
            const std::string action = warning::sentences(warning::withoutMark(text.instruction)).front();
            const std::size_t at = said.find(action);
            ASSERT_NE(at, std::string_view::npos) << said;
            EXPECT_LE(warning::charCount(said.substr(0, at + action.size())), 60u) << said;
        }
    });
}

TEST(Hazards, TheMarkOfTheExerciseStandsEverywhereOrNowhere) {
    forAll([](const std::string& hazard, WarningLevel level) {
        for (const RealmKind realm : {RealmKind::Exercise, RealmKind::Live}) {
            const wire::WarningContent content = made(hazard, level, realm);
            const bool isMarked = realm == RealmKind::Exercise;
            for (const auto& channel : content.channels)
                EXPECT_EQ(warning::hasExerciseMark(channel.text), isMarked) << channel.text;
            for (const auto& text : content.texts)
                for (const std::string* part : {&text.headline, &text.description, &text.instruction})
                    EXPECT_EQ(warning::hasExerciseMark(*part), isMarked) << *part;
        }
    });
}

TEST(Hazards, WhatIsWrittenAsCapPassesEveryCheckInBothRealms) {
    forAll([](const std::string& hazard, WarningLevel level) {
        for (const RealmKind realm : {RealmKind::Exercise, RealmKind::Live}) {
            const auto xml = warning::writeCap(made(hazard, level, realm), sample::head(realm));
            ASSERT_TRUE(xml) << xml.failure().text();
            for (const auto& problem : warning::checkCap(xml.value()))
                ADD_FAILURE() << problem.rule << " " << problem.where << ": " << problem.text;
        }
    });
}

TEST(Hazards, UpdateAndAllClearAreWithoutFindingAndNameTheHazard) {
    forAll([](const std::string& hazard, WarningLevel level) {
        for (const RealmKind realm : {RealmKind::Exercise, RealmKind::Live}) {
            const wire::WarningContent content = made(hazard, level, realm);
            wire::WarningContent update = content;
            warning::asUpdate(update, {"a"}, realm);
            const wire::WarningContent over = warning::allClear(content, {"a"}, content.onset, realm);
            for (const wire::WarningContent* one : {static_cast<const wire::WarningContent*>(&update), &over})
                for (const auto& finding : warning::check(*one, realm))
                    ADD_FAILURE() << finding.rule << ": " << finding.english;
            EXPECT_EQ(over.area, content.area);
            EXPECT_EQ(over.level, content.level);
            for (std::size_t i = 0; i < 2; ++i) {
                EXPECT_EQ(over.texts[i].headline.find('%'), std::string::npos);
                EXPECT_NE(over.texts[i].headline.find("in Auental"), std::string::npos) << over.texts[i].headline;
                EXPECT_NE(over.texts[i].instruction, content.texts[i].instruction);
                EXPECT_TRUE(std::string_view(warning::withoutMark(update.texts[i].headline))
                                .starts_with(i == 0 ? "NEU: " : "NEW: "));
            }
            if (hazard != "flood" && hazard != "rain") {
                EXPECT_EQ(over.texts[0].instruction.find("Ufer"), std::string::npos);
                EXPECT_EQ(over.texts[0].instruction.find("Wasser weg"), std::string::npos);
            }
        }
    });
}

TEST(Hazards, ANewLevelSaysWhatAWarningOfThatLevelWouldHaveSaid) {
    forAll([](const std::string& hazard, WarningLevel from) {
        for (const WarningLevel to : kWarningLevels) {
            wire::WarningContent told = made(hazard, from);
            warning::retellLevel(told, to);
            warning::refreshChannels(told, RealmKind::Exercise);
            EXPECT_EQ(bytesOf(told), bytesOf(made(hazard, to)));
        }
    });
}

TEST(Hazards, TheEndOfAStaffsAreaOutlivesAChangeOfLevel) {
    warning::WarningFacts facts = factsOf("bomb", WarningLevel::Notice);
    facts.until = facts.at.plusS(3 * 3600 + 17 * 60);
    wire::WarningContent told = *warning::warningFrom(facts, sample::floodArea());
    EXPECT_EQ(told.expires, base::fromIso("2026-11-21T19:22:00Z"));
    EXPECT_NE(told.texts[0].description.find("Sie gilt bis zum 21. November, 20:22 Uhr."), std::string::npos);
    warning::retellLevel(told, WarningLevel::Announcement);
    facts.level = WarningLevel::Announcement;
    warning::refreshChannels(told, RealmKind::Exercise);
    EXPECT_EQ(bytesOf(told), bytesOf(*warning::warningFrom(facts, sample::floodArea())));
    facts.until = facts.at.plusS(60);  // soon over: nothing more is told after its end
    EXPECT_TRUE(warning::check(*warning::warningFrom(facts, sample::floodArea()), RealmKind::Exercise).empty());
}

TEST(Hazards, ANewPlaceSaysWhatAWarningForItWouldHaveSaid) {
    forAll([](const std::string& hazard, WarningLevel level) {
        for (const std::vector<std::string>& districts : {std::vector<std::string>{"Neustadt"}, {}}) {
            wire::WarningContent told = made(hazard, level);
            warning::WarningFacts facts = factsOf(hazard, level);
            facts.districts = districts;
            const wire::WarningContent wanted = *warning::warningFrom(facts, sample::floodArea());
            warning::retellPlace(told, "Auental", facts.water, districts);
            for (std::size_t i = 0; i < 2; ++i) {
                EXPECT_EQ(told.texts[i].description, wanted.texts[i].description);
                EXPECT_EQ(told.texts[i].areaName, wanted.texts[i].areaName);
            }
        }
    });
}

TEST(Hazards, ATextOfAnotherLevelIsFoundWhereverItStands) {
    forAll([](const std::string& hazard, WarningLevel level) {
        for (const WarningLevel other : kWarningLevels) {
            if (other == level) continue;
            wire::WarningContent mixed = made(hazard, level);
            mixed.level = other;
            for (const wire::WarningText& text : mixed.texts) {
                const auto found = warning::otherLevelIn(mixed, text);
                ASSERT_TRUE(found);
                EXPECT_EQ(found->level, level);
                EXPECT_TRUE(found->headline && found->description && found->instruction) << text.headline;
            }
        }
        const wire::WarningContent right = made(hazard, level);
        for (const wire::WarningText& text : right.texts)
            EXPECT_FALSE(warning::otherLevelIn(right, text)) << text.headline;
    });
}

TEST(Hazards, OnlySentencesOfPeopleAreTheirOwn) {
    forAll([](const std::string& hazard, WarningLevel level) {
        wire::WarningContent content = made(hazard, level);
        warning::asUpdate(content, {"a"}, RealmKind::Exercise);
        for (const wire::WarningText& text : content.texts)
            EXPECT_EQ(warning::ownSentences(content, text), std::vector<std::string>{});
        content.texts[0].description += " Rauch zieht nach Norden.";
        EXPECT_EQ(warning::ownSentences(content, content.texts[0]),
                  std::vector<std::string>{"Rauch zieht nach Norden."});
    });
}

TEST(Hazards, WithoutDistrictsOrTownATextStillNamesAPlace) {
    for (const std::string& hazard : warning::templateHazards()) {
        warning::WarningFacts facts = factsOf(hazard, WarningLevel::Notice);
        facts.districts.clear(), facts.townName.clear();
        const auto content = *warning::warningFrom(facts, sample::floodArea());
        for (const auto& finding : warning::check(content, RealmKind::Exercise))
            ADD_FAILURE() << hazard << ": " << finding.rule;
        EXPECT_FALSE(content.texts[0].areaName.empty());
    }
}

TEST(Hazards, ASumThatReadingsCoverInPartIsALowerBound) {
    warning::WarningFacts facts = factsOf("rain", WarningLevel::Announcement);
    EXPECT_NE(warning::warningFrom(facts, {})->texts[0].description.find(
                  "Die Messstelle Nordhang meldet 44 Liter je Quadratmeter in einer Stunde."),
              std::string::npos);
    facts.rain = wire::RainSum{360, 61.9, 0.8, wire::RainLevel::Extreme};
    EXPECT_NE(warning::warningFrom(facts, {})->texts[0].description.find(
                  "meldet mindestens 61 Liter je Quadratmeter in 6 Stunden."),
              std::string::npos);
    EXPECT_NE(warning::warningFrom(facts, {})->texts[1].description.find(
                  "reports at least 61 litres per square metre in 6 hours."),
              std::string::npos);
}

/// Every word of the library on one page, with its CAP words: for those who review it, and so that no change of a
/// reviewed text goes unseen. SNAP_UPDATE=1 writes it anew.
TEST(Hazards, TheLibraryReadsLikeThis) {
    std::ostringstream page;
    forAll([&](const std::string& hazard, WarningLevel level) {
        const wire::WarningContent content = made(hazard, level, RealmKind::Live);
        page << "== " << hazard << " " << static_cast<int>(level) << ": " << content.category << ", "
             << (content.eventCode.empty() ? "no event code" : content.eventCode) << ", " << content.urgency << ", "
             << content.severity << ", " << content.certainty << ", " << content.responseType << ", "
             << base::spanMs(content.expires, content.onset) / 60'000 << " min\n";
        for (const auto& text : content.texts)
            page << text.event << "\n" << text.headline << "\n" << text.description << "\n" << text.instruction << "\n";
        const auto over = warning::allClear(content, {"a"}, content.onset, RealmKind::Live);
        for (const auto& text : over.texts)
            page << text.headline << "\n" << text.description << "\n" << text.instruction << "\n";
        page << "\n";
    });
    const std::string path = std::string(LAGEWERK_SOURCE_DIR) + "/tests/golden/warning/library.txt";
    if (std::getenv("SNAP_UPDATE") != nullptr) std::ofstream(path) << page.str();
    std::ostringstream wanted;
    wanted << std::ifstream(path).rdbuf();
    EXPECT_EQ(page.str(), wanted.str());
}

}  // namespace
