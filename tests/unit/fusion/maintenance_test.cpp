// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "gis/fusion/fusion.h"
#include "tests/unit/fusion/river_play.h"
#include "tests/unit/fusion/watched.h"

namespace {

using brook::Watched;
using told::at;
using wire::GaugeLevel;

wire::StationState lastOf(const Watched& stream, const std::string& station) {
    wire::StationState last;
    for (const auto& state : stream.said<wire::StationState>())
        if (state.station == station) last = state;
    return last;
}

wire::Maintenance upkeep(const std::string& station, std::int64_t fromS, std::int64_t untilS, bool ended = false) {
    return {station, at(fromS), at(untilS), "Sonde gereinigt", ended};
}

constexpr std::int64_t kPeak = 3600;  ///< all three gauges stand at the crest

TEST(Maintenance, WhatIsMeasuredWhileAGaugeIsWorkedAtRaisesNothing) {
    const fusion::Rules rules = brook::underpassRules();
    Watched stream(brook::town(), rules);
    stream.minutes(20, 100);
    stream.maintain("MUEHLE", 120), stream.maintain("REGEN", 120);
    stream.minutes(60, 390, 30);
    EXPECT_EQ(stream.steps(), "");
    EXPECT_TRUE(stream.said<wire::Proposal>().empty());
    const wire::StationState gauge = lastOf(stream, "MUEHLE"), rain = lastOf(stream, "REGEN");
    for (const wire::StationState& state : {gauge, rain}) {
        EXPECT_TRUE(state.maintenanceUntil.has_value());
        EXPECT_EQ(state.reasons, std::vector<std::string>{"maintenance"});
        EXPECT_EQ(state.quality, wire::Quality::NotEvaluated);
        EXPECT_EQ(state.hearing, wire::Hearing::Unknown);
        EXPECT_FALSE(state.level || state.trustedValue || state.trendCmPerH || state.outlook || state.rainLevel);
        EXPECT_TRUE(state.rain.empty());
    }
    stream.minutes(60, std::nullopt);
    for (const auto& state : stream.said<wire::StationState>())
        EXPECT_NE(state.hearing, wire::Hearing::Silent) << state.station;
}

TEST(Maintenance, EndsByItselfAndTheGaugeBeginsAnew) {
    const fusion::Rules rules = brook::underpassRules();
    Watched stream(brook::town(), rules);
    stream.minutes(20, 100);
    stream.maintain("MUEHLE", 32), stream.maintain("REGEN", 32);
    stream.minutes(33, 390, 30);  // a pail of water
    wire::StationState gauge = lastOf(stream, "MUEHLE");
    EXPECT_FALSE(gauge.maintenanceUntil.has_value());
    EXPECT_EQ(gauge.reasons, std::vector<std::string>{"begins-anew"});
    EXPECT_EQ(gauge.hearing, wire::Hearing::Unknown) << "what it said during the work must not stand in";
    EXPECT_FALSE(gauge.trustedValue.has_value());
    // The first reading of rain reaches back into the work. The probe may have been moved: 30 cm more is no step.
    stream.minutes(3, 130, 30);
    EXPECT_FALSE(lastOf(stream, "MUEHLE").trustedValue.has_value()) << "one value alone bears nothing";
    stream.minutes(27, 130, 0);
    gauge = lastOf(stream, "MUEHLE");
    EXPECT_EQ(gauge.quality, wire::Quality::Good);
    EXPECT_EQ(gauge.level, GaugeLevel::BelowAll);
    EXPECT_NEAR(gauge.trustedValue.value_or(0), 130, 2);
    EXPECT_EQ(stream.steps(), "") << "the pail is in no sum of rain";
    for (const auto& state : stream.said<wire::StationState>()) EXPECT_TRUE(state.rain.empty()) << state.station;
    stream.minutes(10, std::nullopt);
    EXPECT_EQ(lastOf(stream, "MUEHLE").hearing, wire::Hearing::Unknown);
    stream.minutes(5, std::nullopt);
    EXPECT_EQ(lastOf(stream, "MUEHLE").hearing, wire::Hearing::Silent) << "it is missed again";
}

TEST(Maintenance, BeginsAtItsTimeIsProlongedAndIsEndedEarly) {
    const fusion::Rules rules = brook::underpassRules();
    Watched stream(brook::town(), rules);
    const auto isOn = [&] { return lastOf(stream, "MUEHLE").maintenanceUntil.has_value(); };
    stream.minutes(10, 100);
    stream.maintain("MUEHLE", 30, 20);
    stream.minutes(15, 100);
    EXPECT_FALSE(isOn());
    stream.minutes(10, 100);
    EXPECT_TRUE(isOn());
    stream.maintain("MUEHLE", 240);
    stream.minutes(60, 100);
    EXPECT_TRUE(isOn());
    stream.maintain("MUEHLE", 0);
    stream.minutes(1, 100);
    EXPECT_FALSE(isOn());
    stream.maintain("MUEHLE", 60, 30);
    stream.maintain("MUEHLE", 0);
    stream.minutes(40, 100);
    EXPECT_FALSE(isOn()) << "called off before it began";
}

TEST(Maintenance, EndsNoAlarmOfTheTownsPlanThatStandsOnALevel) {
    const fusion::Rules rules = brook::underpassRules();
    Watched stream(brook::town(), rules);
    stream.minutes(20, 100), stream.minutes(5, 125), stream.minutes(10, 150);
    ASSERT_EQ(stream.steps(), "+");
    stream.maintain("MUEHLE", 120);
    stream.minutes(120, 60);
    EXPECT_EQ(stream.steps(), "+");
    stream.minutes(40, 60);
    EXPECT_EQ(stream.steps(), "+-") << "what is measured afterwards ends it";
}

TEST(Maintenance, OfTheOnlyRaisedGaugesNeitherEndsTheZoneNorWithdrawsTheProposal) {
    const fusion::Town town = river::riverTown();
    river::Play play(town);
    const auto rising = river::wave(380);
    play.run(kPeak, rising);
    ASSERT_FALSE(play.said<wire::Zone>().back().bands.empty());
    for (const char* gauge : {"A", "B", "C"}) play.journal.say("post:S2", upkeep(gauge, kPeak, kPeak + 7200));
    play.run(7200, [](std::int64_t, int) { return 60; });  // the river bed, as the probes in the air say
    EXPECT_FALSE(play.said<wire::Zone>().back().bands.empty());
    EXPECT_FALSE(play.said<wire::Proposal>().back().withdrawn);
    const auto low = [](std::int64_t second, int) { return 60 + static_cast<double>(second / 300 % 2); };
    play.run(300, low);
    EXPECT_FALSE(play.said<wire::Zone>().back().bands.empty()) << "one value alone bears nothing";
    play.run(300, low);
    EXPECT_TRUE(play.said<wire::Zone>().back().bands.empty()) << "back in its bed, as two values say";
    // The level holds by its hysteresis: all of 30 minutes 10 cm below.
    play.run(1200, low);
    EXPECT_FALSE(play.said<wire::Proposal>().back().withdrawn);
    play.run(300, low);
    EXPECT_TRUE(play.said<wire::Proposal>().back().withdrawn);
}

TEST(Maintenance, ItsFactNamesWhatWasSaidAndTheZoneLeavesTheGaugeOut) {
    const fusion::Town town = river::riverTown();
    river::Play play(town);
    play.run(kPeak, river::wave(380));
    const wire::MessageId said = play.journal.say("post:S2", upkeep("B", kPeak, kPeak + 3600)).envelope.id;
    play.run(300, river::wave(380));
    const auto isOfB = [](const wire::Record& record) {
        const auto state = wire::payloadOf<wire::StationState>(record.envelope);
        return state && state->maintenanceUntil;
    };
    const auto fact = std::ranges::find_if(play.journal.records, isOfB);
    ASSERT_NE(fact, play.journal.records.end());
    EXPECT_TRUE(std::ranges::count(fact->envelope.cause, said) == 1);
    EXPECT_FALSE(play.said<wire::Zone>().back().levelsCm.contains("B"));
    EXPECT_TRUE(play.said<wire::Zone>().back().levelsCm.contains("A"));
}

/// Two people say it within one tick; the records come in this or the other order.
TEST(Maintenance, OfTwoWithinATickTheLaterSaidCountsWhicheverArrivedFirst) {
    const fusion::Town town = river::riverTown();
    std::vector<std::vector<wire::StationState>> runs;
    for (const bool swapped : {false, true}) {
        river::Play play(town);
        play.run(600, river::wave(380));
        auto first = play.journal.say("post:S2", upkeep("A", 600, 1200), at(598));
        auto second = play.journal.say("post:S6", upkeep("A", 600, 5400), at(599));
        play.journal.records.resize(play.journal.records.size() - 2);
        if (swapped) std::swap(first, second);
        play.journal.append(first), play.journal.append(second);
        play.run(1200, river::wave(380));
        runs.push_back(play.said<wire::StationState>());
    }
    ASSERT_EQ(runs[0].size(), runs[1].size());
    EXPECT_EQ(runs[0].back().maintenanceUntil, runs[1].back().maintenanceUntil);
    const auto isA = [](const wire::StationState& state) { return state.station == "A"; };
    const auto last = std::find_if(runs[0].rbegin(), runs[0].rend(), isA);
    EXPECT_EQ(last->maintenanceUntil, at(5400));
}

TEST(Maintenance, AWorkerThatStartsAnewOrGoesOnFromItsMemorySaysTheSame) {
    const fusion::Town town = river::riverTown();
    const auto play = [&](std::int64_t restartEach, bool resumes) {
        auto one = std::make_unique<river::Play>(town);
        if (resumes) one->resumeEachTime();
        one->run(kPeak, river::wave(380), restartEach);
        one->journal.say("post:S2", upkeep("A", kPeak + 600, kPeak + 2400));
        one->journal.say("post:S2", upkeep("C", kPeak, kPeak + 86'400));
        one->run(3000, river::wave(380), restartEach);
        one->journal.say("post:S2", upkeep("C", kPeak, kPeak + 86'400, true));
        one->run(6000, river::wave(380), restartEach);
        return one->ids();
    };
    const auto whole = play(0, false);
    EXPECT_GT(whole.size(), 20u);
    EXPECT_EQ(whole, play(900, false));
    EXPECT_EQ(whole, play(0, true));
}

}  // namespace
