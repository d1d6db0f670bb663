// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/station_watch.h"

#include <gtest/gtest.h>

#include <cmath>

#include "broker/base/random.h"
#include "broker/wire/envelope.h"
#include "tests/unit/ascii_terrain.h"

namespace {

using wire::GaugeLevel;
using wire::Hearing;
using wire::Quality;

base::Instant minute(double minutes) { return {1'781'787'600'000 + static_cast<std::int64_t>(minutes * 60'000)}; }

/// One gauge that reports every five minutes.
class Told {
public:
    explicit Told(fusion::StationFacts facts = ascii::gaugeAt({{"~~"}}, "A", 0, 0))
        : m_facts(std::move(facts)), m_watch(m_facts, fusion::shippedRules(), minute(0)) {}
    /// The next value; nothing for a sensor that has none.
    wire::StationState say(std::optional<double> value, std::uint32_t flags = 0, std::optional<double> batteryV = {}) {
        m_minute += m_facts.periodS / 60;
        fusion::Sample sample;
        sample.at = minute(m_minute);
        sample.saidAt = flags != 0 ? base::Instant{0} : sample.at;
        sample.value = value;
        sample.flags = flags;
        sample.batteryV = batteryV;
        sample.id.bytes[0] = ++m_count;
        m_watch.take(sample, m_neighbour);
        return m_watch.stateAt(sample.at.plusS(5));
    }
    wire::StationState all(const std::vector<double>& values) {
        wire::StationState last;
        for (const double value : values) last = say(value);
        return last;
    }
    void skip(int periods) { m_minute += periods * m_facts.periodS / 60; }
    wire::StationState quietFor(double minutes) { return m_watch.stateAt(minute(m_minute + minutes)); }
    void beside(const fusion::TrustedSeries* neighbour) { m_neighbour = neighbour; }
    [[nodiscard]] const fusion::TrustedSeries& series() const { return m_watch.series(); }
    [[nodiscard]] double minuteNow() const { return m_minute; }

private:
    fusion::StationFacts m_facts;
    fusion::StationWatch m_watch;
    const fusion::TrustedSeries* m_neighbour = nullptr;
    double m_minute = 0;
    std::uint8_t m_count = 0;
};

std::string codes(const wire::StationState& state) {
    std::string out;
    for (const std::string& reason : state.reasons)
        out += (out.empty() ? "" : " ") + std::string(fusion::codeOf(reason));
    return out;
}

// ---- quality control ----------------------------------------------------------------------------------------------

struct Row {
    const char* why;
    std::vector<double> before;
    std::optional<double> value;
    Quality quality;
    const char* reasons;
    bool trusted;
};

TEST(QualityControl, FlagsWithItsReasonAndNeverDrops) {
    const Row rows[] = {
        {"ordinary", {80}, 81, Quality::Good, "", true},
        {"negative stages are real", {-5}, -8, Quality::Suspect, "span", true},
        {"sentinel", {80}, -999, Quality::Missing, "sentinel", false},
        {"sentinel of 16 bits", {80}, 32767, Quality::Missing, "sentinel", false},
        {"no value", {80}, std::nullopt, Quality::Missing, "no-value", false},
        {"a level of 30 m", {80}, 3000, Quality::Fail, "sensor-span", false},
        {"above the usual span by plausible steps: shown, alarming",
         {500, 545, 590},
         630,
         Quality::Suspect,
         "span",
         true},
        {"step of 60 cm in 5 min", {80}, 140, Quality::Suspect, "step", false},
        {"step of 180 cm in 5 min", {80}, 260, Quality::Fail, "step", false},
        {"sensor falls out of the water", {200}, 20, Quality::Fail, "step", false},
    };
    for (const Row& row : rows) {
        Told told;
        told.all(row.before);
        const wire::StationState state = told.say(row.value);
        EXPECT_EQ(state.quality, row.quality) << row.why;
        EXPECT_EQ(codes(state), row.reasons) << row.why;
        EXPECT_EQ(state.trustedValue == row.value && row.value.has_value(), row.trusted) << row.why;
    }
}

TEST(QualityControl, ReasonsCarryNumbers) {
    Told told;
    told.all({80, 82});
    EXPECT_EQ(told.say(262).reasons, std::vector<std::string>{"step 180 cm unconfirmed 0 s"});
    EXPECT_EQ(told.say(263).reasons, std::vector<std::string>{"step 180 cm unconfirmed 300 s"});
    // Of any length: a number that did not fit its room was once told as whatever lay there.
    for (const double value : {1e32, -1e300, 1.7e308}) {
        const auto reasons = told.say(value).reasons;
        ASSERT_FALSE(reasons.empty());
        EXPECT_TRUE(std::all_of(reasons[0].begin(), reasons[0].end(), [](char c) { return c >= ' ' && c <= '~'; }))
            << reasons[0];
        EXPECT_EQ(std::strtod(reasons[0].c_str() + reasons[0].find(' '), nullptr), value) << reasons[0];
    }
}

TEST(QualityControl, ALongerGapAllowsALargerStep) {
    Told told;
    told.all({80, 82});
    told.skip(3);
    EXPECT_EQ(told.say(200).quality, Quality::Good) << "118 cm in 20 min";
}

TEST(QualityControl, ASingleSpikeCostsOneSample) {
    Told told;
    told.all({80, 82, 140});
    const wire::StationState back = told.say(84);
    EXPECT_EQ(back.quality, Quality::Good);
    EXPECT_EQ(back.trustedValue, 84);
}

TEST(QualityControl, AStepIsBelievedWhenTheThirdSampleConfirmsIt) {
    Told told;
    told.all({80, 82, 140});
    EXPECT_NE(told.say(143).trustedValue, 143);
    EXPECT_EQ(told.say(145).trustedValue, 145);
}

TEST(QualityControl, ASurgeThatGoesOnRisingIsBelieved) {
    Told told;
    EXPECT_EQ(told.all({80, 82, 145, 210, 280}).trustedValue, 280);
}

TEST(QualityControl, AStepThatStandsStillIsNotBelieved) {
    Told told;
    const wire::StationState state = told.all({80, 82, 140, 140, 140, 140, 140});
    EXPECT_FALSE(state.trustedValue == 140) << "water moves; an object under the beam does not";
    EXPECT_EQ(state.quality, Quality::Suspect);
}

TEST(QualityControl, AStepBeyondWhatWaterDoesNeedsTheNeighbour) {
    Told upstream;
    upstream.all({90, 130, 175, 220, 260});
    Told told;
    told.beside(&upstream.series());
    EXPECT_EQ(told.all({80, 82, 84, 245, 247}).trustedValue, 247);
    Told alone;
    const wire::StationState state = alone.all({80, 82, 84, 245, 247, 246, 248, 247, 249, 246});
    EXPECT_EQ(state.quality, Quality::Fail);
    EXPECT_FALSE(state.level.has_value()) << "no number and no level is left standing";
}

TEST(QualityControl, AJumpingSensorIsNeverTrustedAndNeverRaises) {
    base::SeededRandom random(6);
    for (int round = 0; round < 50; ++round) {
        Told told;
        told.all({80, 81, 80});
        bool flagged = false;
        for (int i = 0; i < 40; ++i) {
            const bool high = random.below(2) == 0;
            const wire::StationState state = told.say(std::round((high ? 330 : 80) + random.between(-15, 15)));
            EXPECT_TRUE(!state.level || *state.level == GaugeLevel::BelowAll) << "round " << round << " sample " << i;
            flagged = flagged || codes(state).find("jumping") != std::string::npos;
        }
        EXPECT_TRUE(flagged) << "round " << round;
    }
}

TEST(QualityControl, AFlatLineIsJudgedOnlyWhereWaterWouldMove) {
    fusion::StationFacts facts = ascii::gaugeAt({{"~~"}}, "A", 0, 0);
    facts.flatSuspectS = 3600, facts.flatFailS = 7200;
    Told low(facts);
    EXPECT_EQ(low.all(std::vector<double>(40, 52)).quality, Quality::Good) << "low flow may be flat for days";
    Told high(facts);
    EXPECT_EQ(high.all(std::vector<double>(13, 120)).quality, Quality::Suspect);
    const wire::StationState flat = high.say(120);
    EXPECT_EQ(codes(flat), "flat-line");
    EXPECT_FALSE(flat.trustedValue.has_value()) << "the last usable value was part of the flat line";
    EXPECT_EQ(high.all(std::vector<double>(12, 120)).quality, Quality::Fail);
    EXPECT_EQ(high.say(121).quality, Quality::Good);
}

TEST(QualityControl, AFlatLineBesideARisingNeighbourIsStuck) {
    Told upstream, told;
    told.beside(&upstream.series());
    wire::StationState state;
    for (int i = 0; i < 9; ++i) {
        upstream.say(60 + 12.0 * i);
        state = told.say(55);
    }
    EXPECT_EQ(state.quality, Quality::Suspect);
    ASSERT_EQ(codes(state), "flat-line");
    EXPECT_EQ(state.reasons[0], "flat-line 2400 s neighbour +60 cm");
}

TEST(QualityControl, ClockAndBatteryAreFlaggedWithoutCostingTheValue) {
    Told told;
    told.say(80);
    const wire::StationState clock = told.say(81, wire::kFlagClockAbsurd);
    EXPECT_EQ(clock.trustedValue, 81);
    EXPECT_EQ(clock.reasons, std::vector<std::string>{"clock-absurd 1970-01-01T00:00:00.000Z"});
    EXPECT_EQ(told.say(82, 0, 2.75).reasons, std::vector<std::string>{"battery 2.8 V"});
    EXPECT_TRUE(told.say(82, 0, 3.4).reasons.empty());
}

TEST(QualityControl, DryWeatherIsNoFlatLineForRain) {
    fusion::StationFacts facts;
    facts.id = "RG", facts.quantity = wire::Quantity::Rain, facts.unit = "mm", facts.flatSuspectS = 3600,
    facts.sensorMin = 0, facts.sensorMax = 100, facts.spanMax = 40;
    Told rain(facts);
    EXPECT_EQ(rain.all(std::vector<double>(40, 0)).quality, Quality::Good);
    EXPECT_EQ(rain.say(-1).quality, Quality::Fail);
    EXPECT_EQ(rain.say(45).quality, Quality::Suspect);
    Told stuck(facts);
    EXPECT_EQ(stuck.all(std::vector<double>(14, 2.5)).quality, Quality::Suspect);
}

// ---- thresholds and trend -----------------------------------------------------------------------------------------

std::string levels(const std::vector<double>& values) {
    Told told;
    std::string out;
    for (const double value : values)
        out += static_cast<char>('0' + static_cast<int>(told.say(value).level.value_or(GaugeLevel::BelowAll)));
    return out;
}

TEST(Threshold, RaisesOnTwoOfThreeOrOneWellAbove) {
    EXPECT_EQ(levels({140, 151, 140, 140}), "0000") << "one sample at the threshold";
    EXPECT_EQ(levels({140, 151, 149, 150}), "0001") << "two of three";
    EXPECT_EQ(levels({140, 150, 150}), "001");
    EXPECT_EQ(levels({140, 171}), "01") << "20 cm above at once";
    EXPECT_EQ(levels({180, 180}), "01") << "a first sample has nothing to compare with";
}

TEST(Threshold, ChangesOverSeveralLevelsAtOnce) { EXPECT_EQ(levels({140, 185, 230, 272, 318, 366, 372}), "0112223"); }

TEST(Threshold, ClearsTenCentimetresBelowForHalfAnHour) {
    EXPECT_EQ(levels({150, 152, 139, 139, 139, 139, 139, 139, 139, 139}), "0111111100");
    EXPECT_EQ(levels({150, 152, 139, 139, 139, 139, 141, 139, 139, 139, 139, 139, 139}), "0111111111111")
        << "one sample above starts the half hour anew";
    EXPECT_EQ(levels({150, 152, 145, 145, 145, 145, 145, 145, 145, 145, 145}), "01111111111")
        << "between the two nothing changes";
}

TEST(Trend, IsTheMedianOfSlopesSoOneOutlierDoesNotTurnIt) {
    Told told;
    const wire::StationState rising = told.all({80, 82, 84, 86, 88, 90, 92});
    EXPECT_EQ(rising.trendCmPerH, 24);
    Told noisy;
    EXPECT_NEAR(*noisy.all({80, 82, 84, 100, 88, 90, 92}).trendCmPerH, 24, 0.5);
    Told young;
    EXPECT_FALSE(young.all({80, 82}).trendCmPerH.has_value());
}

TEST(Trend, ValuesSecondsApartMakeNoTrend) {
    fusion::TrustedSeries series;
    const auto start = base::fromCivilUtc({2026, 6, 18, 13});
    for (int i = 0; i < 5; ++i) series.add({start.plusS(i * 45), 250.0 + 45 * i, {}});
    EXPECT_FALSE(series.trendPerH().has_value()) << *series.trendPerH();
    series.add({start.plusS(600), 262, {}});
    series.add({start.plusS(900), 268, {}});
    EXPECT_LT(std::abs(series.trendPerH().value_or(0)), 1'000);
    series.add({start.plusS(1200), 274, {}});
    series.add({start.plusS(1500), 280, {}});
    EXPECT_EQ(series.trendPerH(), 72);
}

/// The trend after the last of these values, `everyMinutes` apart.
std::optional<double> trendAfter(const std::vector<double>& values, double everyMinutes = 5) {
    fusion::TrustedSeries series;
    for (std::size_t i = 0; i < values.size(); ++i)
        series.add({minute(everyMinutes * static_cast<double>(i)), values[i], {}});
    return series.trendPerH();
}

TEST(Trend, OfAFlashFloodTurnsWithItsCrest) {
    const std::vector<double> brook = {40,  41,  40,  52,  72,  96,  122, 145, 159, 165, 160,
                                       149, 138, 128, 119, 110, 103, 96,  90,  85,  81,  78};
    for (std::size_t count = 4; count <= brook.size(); ++count) {
        const std::vector<double> told(brook.begin(), brook.begin() + static_cast<std::ptrdiff_t>(count));
        const double step = told[count - 1] - told[count - 2], before = told[count - 2] - told[count - 3];
        const auto trend = trendAfter(told);
        if (std::abs(step) > 2) {
            EXPECT_FALSE(trend && *trend * step < 0) << "reading " << count << ": " << trend.value_or(0);
        }
        if (std::abs(step) <= 2 || std::abs(before) <= 2 || step * before < 0) continue;
        ASSERT_TRUE(trend) << "two steps one way are a trend, reading " << count;
        const double perStep = std::abs(*trend) * 5 / 60, least = std::min(std::abs(step), std::abs(before));
        EXPECT_GE(perStep, least * 0.8) << "reading " << count;
        EXPECT_LE(perStep, std::max(std::abs(step), std::abs(before)) * 1.2) << "reading " << count;
    }
    EXPECT_FALSE(trendAfter({96, 122, 145, 159, 165, 160})) << "one value below the crest: it changes";
    EXPECT_EQ(trendAfter({122, 145, 159, 165, 160, 149}), -60) << "two values below it: the water falls";
    EXPECT_EQ(trendAfter({100, 150, 200, 250, 300, 350, 345, 340, 335, 330}, 2), -150) << "however steep the rise was";
    EXPECT_EQ(trendAfter({160, 149, 138, 128, 119, 110}), -108);
    EXPECT_LT(std::abs(*trendAfter({110, 103, 91, 80, 77, 76})), 60) << "nearly flat again";
    EXPECT_EQ(trendAfter({165, 160, 149, 138, 146, 158}), 96) << "a second wave after the trough";
}

TEST(Trend, FollowsASuddenRiseWithItsSecondValue) {
    EXPECT_NEAR(*trendAfter({240, 241, 240, 241}), 0, 3);
    EXPECT_LT(trendAfter({240, 241, 240, 241, 253}).value_or(0), 72) << "one value may be wrong";
    EXPECT_GE(*trendAfter({240, 241, 240, 241, 253, 266}), 140);
}

TEST(Trend, OneOutlierAmongTheNewestFourValuesMakesNoneOfItsOwn) {
    for (std::size_t at = 0; at < 7; ++at)
        for (const double error : {25.0, -25.0}) {
            std::vector<double> values = {80, 82, 84, 86, 88, 90, 92};
            values[at] += error;
            const auto trend = trendAfter(values);
            EXPECT_NEAR(trend.value_or(24), 24, 25) << "value " << at << " off by " << error;
        }
}

TEST(Trend, OfSlowWaterWithARestlessSurfaceIsSteady) {
    EXPECT_NEAR(trendAfter({80, 81, 80, 82, 81, 82, 83}).value_or(99), 6, 7);
    EXPECT_EQ(trendAfter({80, 80, 81, 80, 80, 81, 80}), 0);
    EXPECT_FALSE(trendAfter({80, 84, 88, 92, 91, 90}).value_or(-1) > 0) << "three falling values never rise";
    const auto minutely = trendAfter({70, 70, 71, 71, 70, 72, 72, 71, 73, 73, 74, 73, 74, 75, 74, 75, 76}, 1);
    EXPECT_NEAR(minutely.value_or(99), 22, 6);
}

TEST(Trend, NeedsFourValuesOverAQuarterOfAnHour) {
    EXPECT_FALSE(trendAfter({80, 84, 88}));
    EXPECT_EQ(trendAfter({80, 84, 88, 92}), 48);
    EXPECT_FALSE(trendAfter({80, 81, 82, 83, 84, 85}, 2));
    EXPECT_EQ(trendAfter({80, 81, 82, 83, 84, 85, 86, 87}, 2), 30);
    EXPECT_EQ(trendAfter({80, 84, 88, 92}, 15), 16);
}

TEST(Trend, WidensItsWindowForSlowStations) {
    fusion::StationFacts facts = ascii::gaugeAt({{"~~"}}, "A", 0, 0);
    facts.periodS = 86'400;
    Told daily(facts);
    EXPECT_EQ(daily.all({80, 104, 128, 152}).trendCmPerH, 1);
}

// ---- silence ------------------------------------------------------------------------------------------------------

TEST(Silence, TheValueIsUnknownAfterTwoPeriodsAndAlarmsAfterThree) {
    Told told;
    told.all({80, 82});
    EXPECT_EQ(told.quietFor(10).hearing, Hearing::Heard);
    const wire::StationState unknown = told.quietFor(10.1);
    EXPECT_EQ(unknown.hearing, Hearing::Unknown);
    EXPECT_FALSE(unknown.trustedValue.has_value() || unknown.level.has_value() || unknown.trendCmPerH.has_value())
        << "never a number afterwards";
    EXPECT_EQ(unknown.quality, Quality::Missing);
    EXPECT_EQ(told.quietFor(15.1).hearing, Hearing::Silent);
}

TEST(Silence, AlarmsAtOnceWhenAThresholdWasExceeded) {
    Told told;
    told.all({140, 160, 162});
    const wire::StationState silent = told.quietFor(10.1);
    EXPECT_EQ(silent.hearing, Hearing::Silent);
    EXPECT_FALSE(silent.level.has_value());
    EXPECT_EQ(silent.reasons[0], "silent 606 s");
}

TEST(Silence, AStationThatReturnsIsHeardAtOnce) {
    Told told;
    told.all({140, 160, 162});
    (void)told.quietFor(40);
    told.skip(8);
    const wire::StationState back = told.say(170);
    EXPECT_EQ(back.hearing, Hearing::Heard);
    EXPECT_EQ(back.level, GaugeLevel::Iw1);
}

TEST(Silence, CountsInTheStationsOwnPeriods) {
    fusion::StationFacts facts = ascii::gaugeAt({{"~~"}}, "A", 0, 0);
    facts.periodS = 86'400;
    Told daily(facts);
    daily.all({80, 82});
    EXPECT_EQ(daily.quietFor(47 * 60).hearing, Hearing::Heard);
    EXPECT_EQ(daily.quietFor(49 * 60).hearing, Hearing::Unknown);
}

TEST(Silence, AStationThatNeverSpokeIsMissed) {
    fusion::StationFacts facts = ascii::gaugeAt({{"~~"}}, "A", 0, 0);
    fusion::StationWatch watch(facts, fusion::shippedRules(), minute(0));
    EXPECT_EQ(watch.stateAt(minute(9)).hearing, Hearing::Heard);
    EXPECT_EQ(watch.stateAt(minute(11)).hearing, Hearing::Unknown);
    EXPECT_EQ(watch.stateAt(minute(16)).hearing, Hearing::Silent);
    EXPECT_EQ(watch.stateAt(minute(16)).quality, Quality::NotEvaluated);
}

TEST(Silence, AValueThatFailsGoesUnknownThoughTheSensorIsHeard) {
    Told told;
    told.all({80, 82});
    wire::StationState state;
    for (int i = 0; i < 4; ++i) state = told.say(3000);
    EXPECT_EQ(state.hearing, Hearing::Heard);
    EXPECT_EQ(state.quality, Quality::Fail);
    EXPECT_FALSE(state.trustedValue.has_value());
}

TEST(WorthSaying, IsWhatAPersonWouldNotice) {
    wire::StationState a;
    a.trustedValue = 80, a.trendCmPerH = 5;
    wire::StationState b = a;
    EXPECT_FALSE(fusion::isWorthSaying(a, b));
    b.trustedValue = 81, b.trendCmPerH = 7, b.trustedAt = minute(5);
    EXPECT_FALSE(fusion::isWorthSaying(a, b));
    b.trendCmPerH = 7.1;
    EXPECT_TRUE(fusion::isWorthSaying(a, b));
    b = a, b.trustedValue = 82;
    EXPECT_TRUE(fusion::isWorthSaying(a, b));
    a.reasons = {"flat-line 300 s"}, b = a, b.reasons = {"flat-line 600 s"};
    EXPECT_FALSE(fusion::isWorthSaying(a, b)) << "the same finding, a little older";
    b.reasons = {"step 80 cm"};
    EXPECT_TRUE(fusion::isWorthSaying(a, b));
}

}  // namespace
