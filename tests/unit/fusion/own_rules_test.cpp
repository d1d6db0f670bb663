// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "gis/fusion/fusion.h"
#include "tests/unit/fusion/brook.h"
#include "tests/unit/fusion/watched.h"

namespace {

using brook::Watched;
using told::at;

// ---- in the worker ------------------------------------------------------------------------------------------------

TEST(OwnRules, AreRaisedWithTheirValuesEndWithTheirTimeAndHoldBack) {
    const fusion::Rules rules = brook::underpassRules();
    Watched stream(brook::town(), rules);
    stream.minutes(20, 100);
    EXPECT_EQ(stream.steps(), "");
    stream.minutes(10, 143);
    EXPECT_EQ(stream.steps(), "+");
    const wire::RuleAlarm raised = stream.said<wire::RuleAlarm>()[0];
    EXPECT_EQ(raised.alarm, "rule:unterfuehrung");
    EXPECT_EQ(raised.function, "S3");
    EXPECT_EQ(raised.task, "Sperren, Umleitung beschildern.");
    EXPECT_EQ(raised.rule, "own/1+" + rules.version);
    ASSERT_EQ(raised.reasons.size(), 1u) << "only what holds";
    EXPECT_TRUE(raised.reasons[0].starts_with("level 14")) << raised.reasons[0];
    EXPECT_TRUE(raised.reasons[0].ends_with(" 140 MUEHLE")) << raised.reasons[0];
    stream.minutes(15, 134);
    EXPECT_EQ(stream.steps(), "+") << "not 10 cm below yet";
    stream.minutes(15, 125);
    EXPECT_EQ(stream.steps(), "+") << "not for 20 minutes yet";
    stream.minutes(10, 125);
    EXPECT_EQ(stream.steps(), "+-");
    stream.minutes(5, 145), stream.minutes(3, 145);
    EXPECT_EQ(stream.steps(), "+-") << "held back for 10 minutes";
    stream.minutes(10, 145);
    EXPECT_EQ(stream.steps(), "+-+");
    const auto sets = stream.said<wire::RuleSet>();
    ASSERT_EQ(sets.size(), 1u);
    EXPECT_EQ(sets[0].version, rules.version);
    EXPECT_EQ(sets[0].text, brook::kUnderpass);
    for (const auto& state : stream.said<wire::StationState>()) EXPECT_EQ(state.rule, "station/4+" + rules.version);
}

TEST(OwnRules, SilenceEndsNothing) {
    const fusion::Rules rules = brook::underpassRules();
    Watched stream(brook::town(), rules);
    stream.minutes(20, 100), stream.minutes(5, 125), stream.minutes(10, 150);
    EXPECT_EQ(stream.steps(), "+");
    stream.minutes(300, std::nullopt);
    EXPECT_EQ(stream.steps(), "+");
    stream.minutes(40, 100);
    EXPECT_EQ(stream.steps(), "+-");
}

TEST(OwnRules, RainRaisesThemToo) {
    const fusion::Rules rules = brook::underpassRules();
    Watched stream(brook::town(), rules);
    stream.minutes(20, 100);
    stream.minutes(20, 100, 6);
    EXPECT_EQ(stream.steps(), "");
    stream.minutes(5, 100, 6);
    EXPECT_EQ(stream.steps(), "+");
    EXPECT_EQ(stream.said<wire::RuleAlarm>()[0].reasons, std::vector<std::string>{"rain 30 25 60 REGEN"});
}

TEST(OwnRules, OneThatComesAndGoesIsLaidAside) {
    fusion::Rules rules = brook::underpassRules();
    rules.own[0].clearAfterS = 0, rules.own[0].holdS = 0;
    Watched stream(brook::town(), rules);
    stream.minutes(20, 100);
    for (int i = 0; i < 10; ++i) stream.minutes(10, 148), stream.minutes(10, 110);
    EXPECT_EQ(stream.steps(), "+-+-+-+-+-+-z");
    stream.minutes(600, 100), stream.minutes(20, 150);
    EXPECT_EQ(stream.steps(), "+-+-+-+-+-+-z") << "until other rules come";
    const fusion::Rules other = brook::underpassRules();
    stream.goOnUnder(other);
    stream.minutes(1, 150);
    EXPECT_EQ(stream.steps(), "+-+-+-+-+-+-z+");
}

TEST(OwnRules, OtherRulesAfterARestartSetRightWhatStands) {
    const fusion::Rules rules = brook::underpassRules();
    Watched stream(brook::town(), rules);
    stream.minutes(20, 100), stream.minutes(5, 125), stream.minutes(10, 150);
    ASSERT_EQ(stream.steps(), "+");
    fusion::Rules none = rules;
    none.own.clear(), none.version = "000000000000";
    stream.goOnUnder(none);
    stream.minutes(5, 150);
    EXPECT_EQ(stream.steps(), "+-");
    EXPECT_EQ(stream.said<wire::RuleAlarm>().back().reasons, std::vector<std::string>{"rule-gone"});
    EXPECT_EQ(stream.said<wire::RuleSet>().size(), 2u);
    stream.goOnUnder(rules);
    stream.minutes(5, 150);
    EXPECT_EQ(stream.steps(), "+-+");
    EXPECT_EQ(stream.said<wire::RuleSet>().size(), 3u);
    stream.goOnUnder(fusion::shippedRules());
    stream.minutes(5, 150);
    EXPECT_EQ(stream.steps(), "+-+-");
    EXPECT_EQ(stream.said<wire::RuleSet>().back().version, "");
}

TEST(OwnRules, OneThatGoesOnFromItsMemorySaysTheSame) {
    const fusion::Rules rules = brook::underpassRules();
    const auto play = [&](bool resumes) {
        auto stream = std::make_unique<Watched>(brook::town(), rules);
        if (resumes) stream->resumeEachMinute();
        stream->minutes(20, 100), stream->minutes(15, 144, 4), stream->minutes(40, 120, 1.5),
            stream->minutes(20, std::nullopt);
        stream->minutes(30, 100, 7), stream->minutes(90, 100);
        return stream;
    };
    const auto whole = play(false), resumed = play(true);
    EXPECT_GE(whole->said<wire::RuleAlarm>().size(), 3u);
    ASSERT_EQ(whole->records().size(), resumed->records().size());
    for (std::size_t i = 0; i < whole->records().size(); ++i)
        ASSERT_EQ(whole->records()[i].envelope.payload, resumed->records()[i].envelope.payload) << i;
}

TEST(OwnRules, TheMemoryOfOtherRulesIsNotBelieved) {
    const fusion::Town town = brook::town();
    const fusion::Rules rules = brook::underpassRules();
    fusion::Fusion under(town, rules), plain(town);
    told::Journal journal;
    under.fold(journal.tick(at(60)));
    under.forgetThrough(journal.ticks());
    const auto memory = under.memory();
    ASSERT_TRUE(memory.has_value());
    EXPECT_TRUE(fusion::Fusion(town, rules).remember(*memory));
    EXPECT_FALSE(plain.remember(*memory));
    fusion::Rules other = rules;
    other.version = "000000000000";
    EXPECT_FALSE(fusion::Fusion(town, other).remember(*memory)) << "the same conditions, but of another file";
}

class RulesInForce : public testing::Test {
protected:
    void SetUp() override { std::filesystem::create_directories(m_folder); }
    void TearDown() override { std::filesystem::remove_all(m_folder); }
    void write(const std::string& text) { std::ofstream(m_folder / "rules.toml") << text; }
    [[nodiscard]] fusion::RulesInForce now() const {
        return fusion::rulesInForce(m_folder / "rules.toml", m_folder / "kept.toml", m_town);
    }
    std::filesystem::path m_folder =
        std::filesystem::path(testing::TempDir()) /
        ("rules-" + std::to_string(::getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name());
    fusion::Town m_town = brook::town();
};

TEST_F(RulesInForce, WithoutAFileThoseThatShip) {
    EXPECT_EQ(now().rules.version, "");
    EXPECT_EQ(now().rules.problem, "");
    EXPECT_EQ(now().news.size(), 1u);
}

TEST_F(RulesInForce, AFileWithErrorsNeverIsAndTheLastGoodOneGoesOn) {
    write("format = 1\n");
    EXPECT_EQ(now().rules.version, "");
    EXPECT_TRUE(now().rules.problem.starts_with("rules.toml:1: \"name\" is missing")) << now().rules.problem;
    write(brook::kUnderpass);
    const std::string good = now().rules.version;
    EXPECT_EQ(good.size(), 12u);
    EXPECT_EQ(now().rules.problem, "");
    write(std::string(brook::kUnderpass) + "[levle]\n[proposal]\nfrom = \"IW9\"\n");
    const fusion::RulesInForce broken = now();
    EXPECT_EQ(broken.rules.version, good);
    ASSERT_EQ(broken.rules.own.size(), 1u);
    EXPECT_TRUE(broken.rules.problem.starts_with("rules.toml:13: unknown key \"levle\"")) << broken.rules.problem;
    EXPECT_TRUE(broken.rules.problem.ends_with("(and 1 more)")) << broken.rules.problem;
    // A rule for a station that the town has lost is an error, of the kept one too: then those that ship.
    m_town.stations.pop_back();
    EXPECT_EQ(now().rules.version, "");
    EXPECT_NE(now().rules.problem, "");
}

TEST_F(RulesInForce, WhatWasTakenAwayDoesNotComeBackBehindABrokenFile) {
    write(brook::kUnderpass);
    ASSERT_EQ(now().rules.own.size(), 1u);
    std::filesystem::remove(m_folder / "rules.toml");
    EXPECT_EQ(now().rules.version, "");
    write("format = 1\n");
    EXPECT_EQ(now().rules.version, "") << "the rules that were taken away";
    EXPECT_NE(now().rules.problem, "");
}

TEST_F(RulesInForce, WhatIsNoFileIsAnErrorAndNobodyWaitsForIt) {
    ASSERT_EQ(::mkfifo((m_folder / "rules.toml").c_str(), 0600), 0);
    EXPECT_EQ(now().rules.version, "");
    EXPECT_TRUE(now().rules.problem.starts_with("rules.toml: there is no such file")) << now().rules.problem;
}

TEST_F(RulesInForce, TheProblemIsSaidAndItsEndToo) {
    const fusion::Rules good = brook::underpassRules();
    fusion::Rules troubled = good;
    troubled.problem = "rules.toml:14: unknown key";
    Watched stream(m_town, good);
    stream.minutes(2, 100);
    stream.goOnUnder(troubled);
    stream.minutes(2, 100);
    stream.goOnUnder(good);
    stream.minutes(2, 100);
    const auto sets = stream.said<wire::RuleSet>();
    ASSERT_EQ(sets.size(), 3u);
    EXPECT_EQ(sets[1].problem, troubled.problem);
    EXPECT_EQ(sets[1].version, good.version);
    EXPECT_EQ(sets[2].problem, "");
}

// ---- states -------------------------------------------------------------------------------------------------------

TEST(Outlook, NamesTheNextThresholdWithItsSpan) {
    Watched stream(brook::town(), fusion::shippedRules());
    stream.minutes(20, 60);
    for (int k = 0; k < 8; ++k) stream.minutes(5, 60 + 6 * k);  // 72 cm/h, restless by 1 cm
    const wire::StationState state = stream.said<wire::StationState>().back();
    ASSERT_TRUE(state.outlook.has_value());
    EXPECT_EQ(state.outlook->level, wire::GaugeLevel::Iw1);
    const double missing = 150 - *state.trustedValue;
    const double minutes = static_cast<double>(base::spanMs(state.outlook->at, *state.trustedAt)) / 60'000;
    EXPECT_NEAR(minutes, missing / *state.trendCmPerH * 60, 1);
    EXPECT_LE(state.outlook->from, state.outlook->at);
    ASSERT_TRUE(state.outlook->until.has_value());
    EXPECT_GE(*state.outlook->until, state.outlook->at);
    EXPECT_LT(state.outlook->from, *state.outlook->until) << "restless values leave a span";
    stream.minutes(60, 102);
    EXPECT_FALSE(stream.said<wire::StationState>().back().outlook.has_value()) << "it rises no longer";
}

TEST(RainState, HasSumsWhileHeardAndKeepsItsLevelThroughSilence) {
    Watched stream(brook::town(), fusion::shippedRules());
    stream.minutes(20, 60), stream.minutes(30, 60, 5);
    const auto newest = [&] {
        std::optional<wire::StationState> last;
        for (auto& state : stream.said<wire::StationState>())
            if (state.station == "REGEN") last = state;
        return *last;
    };
    ASSERT_FALSE(newest().rain.empty());
    EXPECT_EQ(newest().rain[0].minutes, 60u);
    EXPECT_NEAR(newest().rain[0].mm, 30, 0.11);
    EXPECT_EQ(newest().rainLevel, wire::RainLevel::Severe);
    EXPECT_FALSE(newest().rainIndex.has_value()) << "the town has no figures for it";
}

}  // namespace
