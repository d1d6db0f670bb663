// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/fusion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "broker/base/random.h"
#include "broker/wire/codec.h"
#include "tests/unit/fusion/river_play.h"

namespace {

using river::kCountry;
using river::Play;
using river::riverTown;
using river::wave;
using told::at;
using wire::GaugeLevel;
using wire::Kind;

TEST(Fusion, SaysNothingWhileNothingChanges) {
    const fusion::Town town = riverTown();
    Play play(town);
    play.run(3600, [](std::int64_t, int) { return 60; });
    EXPECT_EQ(play.said<wire::StationState>().size(), 6u) << "one first state and one trend per station";
    EXPECT_TRUE(play.said<wire::Zone>().empty());
    EXPECT_TRUE(play.said<wire::Proposal>().empty());
}

TEST(Fusion, AWaveGivesZonesAProposalThatGrowsAndTheEndOfBoth) {
    const fusion::Town town = riverTown();
    Play play(town);
    play.run(12'000, wave(380));
    const auto zones = play.said<wire::Zone>();
    ASSERT_GT(zones.size(), 5u);
    EXPECT_TRUE(zones.back().bands.empty()) << "the zone has ended";
    EXPECT_EQ(std::ranges::count_if(zones, [](const wire::Zone& zone) { return zone.bands.empty(); }), 1);
    const auto highest = std::ranges::max(zones, {}, &wire::Zone::areaKm2);
    EXPECT_GT(highest.people->best, 0u);
    EXPECT_EQ(highest.objects.size(), 2u);
    const auto proposals = play.said<wire::Proposal>();
    ASSERT_GE(proposals.size(), 3u);
    EXPECT_EQ(proposals.front().level, GaugeLevel::Iw2);
    EXPECT_EQ(proposals.front().content.level, wire::WarningLevel::Notice);
    EXPECT_EQ(proposals.front().station, "A") << "the wave's first gauge";
    const auto atPeak = proposals[proposals.size() - 2];
    EXPECT_EQ(atPeak.level, GaugeLevel::Iw3);
    EXPECT_EQ(atPeak.content.level, wire::WarningLevel::Announcement);
    EXPECT_TRUE(proposals.back().withdrawn);
    for (std::size_t i = 0; i < proposals.size(); ++i) {
        EXPECT_EQ(proposals[i].revision, i + 1);
        EXPECT_EQ(proposals[i].proposal, "flood:Aue");
        EXPECT_FALSE(proposals[i].content.area.empty());
        for (const auto& polygon : proposals[i].content.area) EXPECT_EQ(polygon.size(), 1u);
        EXPECT_EQ(proposals[i].content.texts.size(), 2u);
    }
}

TEST(Fusion, AProposalNeverTellsOfFarFewerPeopleThanTheZoneUnderIt) {
    // Nothing but people asks for another revision: no object is reached, and the water spreads little by little.
    fusion::Town town = riverTown();
    town.objects.clear();
    for (fusion::PopulationCell& cell : town.population)
        if (cell.people) cell.people = *cell.people * 20;
    for (fusion::Building& building : town.buildings) building.people *= 20;
    Play play(town);
    play.run(6000, wave(380));
    std::optional<wire::Proposal> stands;
    std::size_t compared = 0;
    wire::PeopleEstimate most;
    for (const wire::Record& record : play.journal.records) {
        if (auto proposal = wire::payloadOf<wire::Proposal>(record.envelope);
            proposal && record.envelope.kind == Kind::Proposal)
            stands = proposal->withdrawn ? std::nullopt : std::optional(std::move(*proposal));
        if (record.envelope.kind != Kind::Tick || !stands) continue;
        const auto zones = play.said<wire::Zone>();
        const auto at = std::find_if(zones.rbegin(), zones.rend(), [&](const wire::Zone& zone) {
            return zone.validAt <= record.envelope.observedAt;
        });
        if (at == zones.rend() || !at->people || !stands->content.people) continue;
        // The proposal of a tick is journaled behind its zone: the one of the tick before counts here.
        if (at->validAt == record.envelope.observedAt) continue;
        most = std::max(most, *at->people, [](const auto& a, const auto& b) { return a.high < b.high; });
        EXPECT_LE(at->people->high, std::max(stands->content.people->high * 3 / 2, stands->content.people->high + 50))
            << base::isoUtc(record.envelope.observedAt);
        ++compared;
    }
    EXPECT_GT(compared, 100U);
    EXPECT_GT(most.high, 200U) << "else the test shows nothing";
}

TEST(Fusion, AnObjectInDeeperWaterAsksForAnotherRevision) {
    // Nobody lives there; one school, on ground that is wet late.
    fusion::Town town = riverTown();
    town.objects.resize(1);
    town.objects[0].at = ascii::at(kCountry, 50, 2);
    town.buildings.clear(), town.population.clear();
    Play play(town);
    play.run(6000, wave(380));
    const auto proposals = play.said<wire::Proposal>();
    ASSERT_FALSE(proposals.empty());
    double deepest = 0;
    for (const wire::Zone& zone : play.said<wire::Zone>())
        for (const wire::AffectedObject& object : zone.objects) deepest = std::max(deepest, object.depthM);
    ASSERT_GE(deepest, 0.5) << "else the test shows nothing";
    const std::vector<std::uint32_t> atMost{1, 1, deepest >= 1 ? 1U : 0U}, wet{1, 0, 0};
    const auto tells = [](const std::vector<std::uint32_t>& counts) {
        return [&counts](const wire::Proposal& one) { return one.content.objectsByDepth == counts; };
    };
    EXPECT_TRUE(std::ranges::any_of(proposals, tells(wet))) << "first it only gets wet";
    EXPECT_TRUE(std::ranges::any_of(proposals, tells(atMost)))
        << "no proposal is left to tell of shallower water than the zone under it, " << deepest << " m";
}

TEST(Fusion, ANewZoneComesOnlyWithFiveCentimetresAndNotTwiceAMinute) {
    const fusion::Town town = riverTown();
    Play play(town);
    play.run(9000, wave(200));
    const auto zones = play.said<wire::Zone>();
    for (std::size_t i = 1; i < zones.size(); ++i) {
        EXPECT_GE(base::spanMs(zones[i].validAt, zones[i - 1].validAt), 60'000);
        double moved = 0;
        for (const auto& [station, cm] : zones[i].levelsCm)
            if (zones[i - 1].levelsCm.contains(station))
                moved = std::max(moved, std::abs(cm - zones[i - 1].levelsCm.at(station)));
        EXPECT_TRUE(moved >= 5 || zones[i].bands.empty() || moved > 0) << i;
    }
    EXPECT_TRUE(play.said<wire::Proposal>().empty()) << "IW1 proposes nothing";
}

TEST(Fusion, EveryFactNamesTheTickAndTheReadingsItRestsOn) {
    const fusion::Town town = riverTown();
    Play play(town);
    play.run(4000, wave(380));
    std::set<wire::MessageId> before;
    std::size_t checked = 0;
    for (const wire::Record& record : play.journal.records) {
        if (record.envelope.source == "fusion") {
            ASSERT_FALSE(record.envelope.cause.empty());
            for (const wire::MessageId& cause : record.envelope.cause) EXPECT_TRUE(before.contains(cause));
            if (record.envelope.kind != Kind::StationState) {
                // An incident rests on the record that came to it.
                EXPECT_GE(record.envelope.cause.size(), record.envelope.kind == Kind::Incident ? 2u : 4u);
                ++checked;
            }
        }
        before.insert(record.envelope.id);
    }
    EXPECT_GT(checked, 3u);
}

TEST(Fusion, ASilentGaugeAtThePeakAlarmsIsLeftOutAndEndsNothing) {
    const fusion::Town town = riverTown();
    Play play(town);
    const auto rising = wave(380);
    play.run(4200, [&](std::int64_t second, int gauge) {
        return gauge == 1 && second > 3000 ? std::nullopt : rising(second, gauge);
    });
    EXPECT_EQ(play.stateOf("B")->hearing, wire::Hearing::Silent);
    EXPECT_FALSE(play.stateOf("B")->trustedValue.has_value());
    const auto zones = play.said<wire::Zone>();
    EXPECT_FALSE(zones.back().bands.empty());
    EXPECT_NE(zones.back().method.find("left out: B"), std::string::npos) << zones.back().method;
    EXPECT_FALSE(zones.back().levelsCm.contains("B"));
}

TEST(Fusion, WhenEveryRaisedGaugeFallsSilentZoneAndProposalStayAsTheyAre) {
    const fusion::Town town = riverTown();
    Play play(town);
    const auto rising = wave(380);
    play.run(9000,
             [&](std::int64_t second, int gauge) { return second > 3600 ? std::nullopt : rising(second, gauge); });
    EXPECT_FALSE(play.said<wire::Zone>().back().bands.empty());
    EXPECT_FALSE(play.said<wire::Proposal>().back().withdrawn);
}

TEST(Fusion, StuckAndJumpingSensorsProposeNothingWhileAGenuineRiseElsewhereDoes) {
    fusion::Town town = riverTown();
    fusion::StationFacts brook = ascii::gaugeAt(kCountry, "M", 30, 1, "Mühlbach");
    town.stations.push_back(brook);
    Play play(town);
    const auto rising = wave(300);
    base::SeededRandom random(5);
    for (std::int64_t second = 0; second < 3600; second += 5) {
        if (second % 300 == 0) {
            play.level("A", *rising(second, 0));
            play.level("B", second < 600 ? *rising(second, 1) : 61);                                     // stuck
            play.level("C", *rising(second, 2) + (second > 600 && random.below(2) == 0 ? 220.0 : 0.0));  // jumps
            play.level("M", 60 + (second > 600 && second / 300 % 2 == 0 ? 200.0 : 0.0));                 // jumps
        }
        play.step();
    }
    std::set<std::string> codes;
    for (const auto& state : play.said<wire::StationState>())
        for (const auto& reason : state.reasons)
            codes.insert(state.station + " " + std::string(fusion::codeOf(reason)));
    EXPECT_TRUE(codes.contains("B flat-line"));
    EXPECT_TRUE(codes.contains("C jumping") || codes.contains("C step"));
    EXPECT_TRUE(codes.contains("M jumping"));
    for (const auto& proposal : play.said<wire::Proposal>()) {
        EXPECT_EQ(proposal.proposal, "flood:Aue");
        EXPECT_EQ(proposal.station, "A");
    }
    EXPECT_FALSE(play.said<wire::Proposal>().empty());
    for (const auto& zone : play.said<wire::Zone>()) EXPECT_EQ(zone.zone, "flood:Aue");
}

TEST(Fusion, LateAndForeignReadingsTriggerNothing) {
    const fusion::Town town = riverTown();
    Play play(town);
    play.run(4500, [](std::int64_t, int) { return 60; });
    const std::size_t before = play.ids().size();
    for (int i = 0; i < 10; ++i) {
        play.journal.level("A", 390, play.journal.now().plusS(-3900 + i));
        play.journal.say("unit:A", wire::Reading{wire::Quantity::WaterLevel, 390, "cm", {}, {}});
        play.journal.say("station:A", wire::Reading{wire::Quantity::Rain, 390, "mm", {}, {}});
        play.journal.level("A", 390, play.journal.now()).verdict = 203;
    }
    play.step();
    EXPECT_EQ(play.ids().size(), before);
}

TEST(Fusion, AStationThatTheTownLacksIsNamedOnceAndNeverJudged) {
    const fusion::Town town = riverTown();
    Play play(town);
    play.run(600, [](std::int64_t, int) { return 60; });
    const std::size_t before = play.ids().size();
    for (int i = 0; i < 3; ++i) {
        play.journal.level("B-NEU", 390, play.journal.now());
        play.journal.level("B-ALT", 390, play.journal.now());
        play.step();
        play.restart();
    }
    EXPECT_EQ(play.ids().size(), before + 2);
    const auto state = play.stateOf("B-NEU");
    ASSERT_TRUE(state);
    EXPECT_EQ(state->reasons, std::vector<std::string>{std::string(fusion::kNotInTown)});
    EXPECT_FALSE(state->trustedValue || state->level);
    EXPECT_TRUE(play.said<wire::Proposal>().empty());
}

TEST(Fusion, OfManyStationsThatTheTownLacksOnlySomeAreNamed) {
    const fusion::Town town = riverTown();
    Play play(town);
    play.step();
    for (int i = 0; i < 3; ++i) {
        for (int n = 0; n < 300; ++n) play.journal.level("X" + std::to_string(n), 390, play.journal.now());
        play.step();
    }
    EXPECT_EQ(play.said<wire::StationState>().size(), 200u);
}

TEST(Fusion, WithoutElevationThereIsNoZoneButAReasonAndAProposalAlongTheRiver) {
    fusion::Town town = riverTown();
    town.elevation.reset();
    Play play(town);
    play.run(3000, wave(380));
    EXPECT_TRUE(play.said<wire::Zone>().empty());
    EXPECT_TRUE(std::ranges::count(play.stateOf("A")->reasons, "no-elevation"));
    ASSERT_FALSE(play.said<wire::Proposal>().empty());
    EXPECT_FALSE(play.said<wire::Proposal>().front().content.area.empty());
    EXPECT_FALSE(play.said<wire::Proposal>().front().content.people.has_value());
}

TEST(Fusion, ARestartedWorkerSaysTheSameWithTheSameIds) {
    const fusion::Town town = riverTown();
    Play whole(town);
    whole.run(9300, wave(380));
    for (const std::int64_t each : {35, 85, 600}) {
        Play broken(town);
        broken.run(9300, wave(380), each);
        ASSERT_EQ(broken.ids(), whole.ids()) << "restarted every " << each << " s";
        ASSERT_EQ(broken.journal.records.size(), whole.journal.records.size());
        for (std::size_t i = 0; i < whole.journal.records.size(); ++i)
            ASSERT_EQ(broken.journal.records[i].envelope.payload, whole.journal.records[i].envelope.payload) << i;
    }
}

/// Rises and falls, goes flat, jumps, falls silent and comes back, beside a station that the town lacks.
std::optional<double> troubledLevel(std::int64_t second, int gauge) {
    const std::int64_t step = second / 300;
    if (gauge == 1 && step % 37 > 29) return std::nullopt;
    if (gauge == 2 && step % 17 / 2 == 3) return 990;
    if (gauge == 0 && step % 90 > 44 && step % 90 < 60) return 310;
    return 190 + 180 * std::sin(static_cast<double>(step) / 14.0 + gauge / 5.0);
}

TEST(Fusion, OneThatGoesOnFromTheMemoryOfAnotherSaysTheSame) {
    fusion::Town town = riverTown();
    town.stations[0].meanCm = 60, town.stations[0].flatSuspectS = 1500, town.stations[0].flatFailS = 2400;
    town.stations.push_back(ascii::gaugeAt(kCountry, "D", 80, 6));  // never speaks
    const auto play = [&](Play& into, std::uint64_t seed) {
        base::SeededRandom random(seed);
        for (std::int64_t second = 0; second < 40'000; second += 5) {
            if (second % 300 == 0)
                for (int gauge = 0; gauge < 3; ++gauge)
                    if (const auto cm = troubledLevel(second, gauge))
                        into.level(std::string(1, static_cast<char>('A' + gauge)), *cm);
            if (second % 900 == 0) into.level("stranger" + std::to_string(second / 3600), 1);
            into.feed();
            if (seed != 0 && second > 0 && random.below(30) == 0) into.resume();  // with readings that wait for a tick
            into.step();
        }
    };
    Play whole(town);
    play(whole, 0);
    ASSERT_GT(whole.said<wire::StationState>().size(), 40u);
    ASSERT_GT(whole.said<wire::Zone>().size(), 4u);
    ASSERT_GT(whole.said<wire::Proposal>().size(), 1u);
    const auto states = whole.said<wire::StationState>();
    for (const char* code : {"flat-line", "jumping", "silent", "not-in-town"})
        EXPECT_TRUE(std::ranges::any_of(states, [&](const wire::StationState& state) {
            return std::ranges::any_of(state.reasons, [&](const auto& reason) { return reason.starts_with(code); });
        })) << code;
    for (const std::uint64_t seed : {1, 2, 3}) {
        Play resumed(town);
        play(resumed, seed);
        ASSERT_EQ(resumed.ids(), whole.ids()) << "seed " << seed;
        ASSERT_EQ(resumed.journal.records.size(), whole.journal.records.size());
        for (std::size_t i = 0; i < whole.journal.records.size(); ++i)
            ASSERT_EQ(resumed.journal.records[i].envelope.payload, whole.journal.records[i].envelope.payload) << i;
        resumed.fusion().forgetThrough(resumed.journal.ticks());
        whole.fusion().forgetThrough(whole.journal.ticks());
        ASSERT_EQ(resumed.fusion().memory(), whole.fusion().memory());
    }
}

TEST(Fusion, ItsMemoryIsForItsOwnTownOnlyAndOnlyWhole) {
    const fusion::Town town = riverTown();
    Play play(town);
    EXPECT_FALSE(play.fusion().memory().has_value()) << "no tick yet";
    play.run(4000, wave(380));
    play.fusion().forgetThrough(play.journal.ticks());
    const auto memory = play.fusion().memory();
    ASSERT_TRUE(memory.has_value());
    fusion::Town renewed = town, fewer = town, renamed = town;
    renewed.package = "ascii 2";
    fewer.stations.pop_back();
    renamed.stations[2].id = "D";
    for (const fusion::Town* other : {&renewed, &fewer, &renamed})
        EXPECT_FALSE(fusion::Fusion(*other).remember(*memory));
    for (std::size_t size = 0; size < memory->size(); size += 7)
        ASSERT_FALSE(fusion::Fusion(town).remember(base::BytesView(*memory).first(size))) << size;
    base::Bytes longer = *memory;
    longer.push_back(0);
    EXPECT_FALSE(fusion::Fusion(town).remember(longer));
    play.level("A", 20);
    play.journal.tick(play.journal.now().plusS(5));
    play.feed();
    EXPECT_FALSE(play.fusion().memory().has_value()) << "what follows from that tick is not said yet";
    EXPECT_FALSE(play.fusion().say(play.journal.ticks()).empty());
    play.fusion().forgetThrough(play.journal.ticks());
    EXPECT_TRUE(play.fusion().memory().has_value());
}

TEST(Fusion, AWorkerKilledInTheMiddleOfATickSaysTheRestOfIt) {
    const fusion::Town town = riverTown();
    Play play(town);
    play.run(4000, wave(380));
    // Every tick at which several facts were said: leave out the last of them and ask a new worker.
    std::size_t asked = 0;
    const auto& records = play.journal.records;
    for (std::size_t i = 1; i + 1 < records.size(); ++i) {
        if (records[i].envelope.source != "fusion" || records[i + 1].envelope.source == "fusion" ||
            records[i - 1].envelope.source != "fusion")
            continue;
        if (records[i].envelope.kind == Kind::StationState) continue;
        fusion::Fusion again(town);
        std::uint64_t tick = 0;
        for (std::size_t k = 0; k < i; ++k) {
            again.fold(records[k]);
            if (const auto t = wire::payloadOf<wire::Tick>(records[k].envelope)) tick = t->number;
        }
        const auto facts = again.say(tick);
        ASSERT_FALSE(facts.empty());
        EXPECT_EQ(facts.back().id, records[i].envelope.id);
        EXPECT_EQ(facts.back().payload, records[i].envelope.payload);
        ++asked;
    }
    EXPECT_GT(asked, 2u);
}

TEST(Fusion, TheOrderOfArrivalWithinATickDoesNotMatter) {
    const fusion::Town town = riverTown();
    Play play(town);
    play.run(4000, wave(380));
    base::SeededRandom random(3);
    std::vector<wire::Record> shuffled = play.journal.records;
    const auto isReading = [](const wire::Record& r) { return r.envelope.kind == Kind::Reading; };
    for (auto first = shuffled.begin(); first != shuffled.end();) {
        const auto begin = std::find_if(first, shuffled.end(), isReading),
                   end = std::find_if_not(begin, shuffled.end(), isReading);
        for (auto it = begin; it != end; ++it)
            std::iter_swap(it,
                           begin + static_cast<std::ptrdiff_t>(random.below(static_cast<std::uint64_t>(end - begin))));
        first = end;
    }
    fusion::Fusion again(town);
    std::vector<wire::MessageId> ids;
    for (const wire::Record& record : shuffled) {
        again.fold(record);
        if (const auto tick = wire::payloadOf<wire::Tick>(record.envelope))
            for (const auto& fact : again.say(tick->number)) ids.push_back(fact.id);
    }
    EXPECT_EQ(ids, play.ids());
}

TEST(Fusion, AThousandSilentStationsAreToldOverSeveralTicks) {
    fusion::Town town;
    town.package = "many 1";
    for (int i = 0; i < 2000; ++i) {
        town.stations.push_back(ascii::gaugeAt(kCountry, "S" + std::to_string(i), 1, 1, ""));
        town.stations.back().periodS = 60;
    }
    fusion::Fusion fusion(town);
    told::Journal journal;
    std::size_t told = 0, most = 0;
    for (int second = 5; second <= 140; second += 5) {
        fusion.fold(journal.tick(at(second)));
        const std::size_t now = fusion.say(journal.ticks()).size();
        told += now, most = std::max(most, now);
    }
    EXPECT_EQ(told, 2000u);
    EXPECT_LT(most, 999u);
}

}  // namespace
