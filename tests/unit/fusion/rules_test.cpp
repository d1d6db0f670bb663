// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "gis/fusion/rain_sums.h"
#include "gis/fusion/rules_file.h"
#include "tests/unit/fusion/brook.h"
#include "tests/unit/situation/told.h"

namespace {

using fusion::readRulesText;
using fusion::Term;
using told::at;

std::vector<std::string> lines(const fusion::RuleReading& reading) {
    std::vector<std::string> out;
    for (const fusion::RuleFinding& finding : reading.findings)
        out.push_back((finding.isError ? "error " : "odd ") + finding.text());
    return out;
}

TEST(RulesFile, IsReadWithEveryFigureAndKeepsTheRestAsShipped) {
    const auto reading = readRulesText(brook::kUnderpass, "r.toml", nullptr);
    EXPECT_TRUE(reading.findings.empty()) << lines(reading)[0];
    const fusion::Rules& rules = reading.rules;
    EXPECT_EQ(rules.name, "Auental, Probe");
    EXPECT_EQ(rules.version.size(), 12u);
    EXPECT_EQ(rules.idOf("station/3"), "station/3+" + rules.version);
    ASSERT_EQ(rules.own.size(), 1u);
    EXPECT_FALSE(rules.own[0].needsAll);
    EXPECT_EQ(rules.own[0].clearAfterS, 1200);
    EXPECT_EQ(rules.own[0].holdS, 600);
    ASSERT_EQ(rules.own[0].terms.size(), 2u);
    EXPECT_EQ(rules.own[0].terms[0].what, Term::What::Level);
    EXPECT_EQ(rules.own[0].terms[1].minutes, 60u);
    EXPECT_EQ(rules.level.clearBelowCm, 10);
    EXPECT_EQ(rules.rain.size(), 6u);
    const auto other =
        readRulesText(std::string(brook::kUnderpass) + "[level]\nclear_below_cm = 25\nraise_of_three = 3\n" +
                          "[proposal]\nfrom = \"IW3\"\n[[rain]]\nminutes = 30\nmm = [10, 20, 30]\n",
                      "r.toml", nullptr);
    EXPECT_TRUE(other.isUsable()) << lines(other)[0];
    EXPECT_NE(other.rules.version, rules.version);
    EXPECT_EQ(other.rules.level.clearBelowCm, 25);
    EXPECT_EQ(other.rules.level.raiseOfThree, 3u);
    EXPECT_EQ(other.rules.proposalFrom, wire::GaugeLevel::Iw3);
    ASSERT_EQ(other.rules.rain.size(), 1u);
    EXPECT_EQ(other.rules.rain[0].mm[2], 30);
}

TEST(RulesFile, AllThatIsWrongIsToldAtOnceByLine) {
    const fusion::Town town = brook::town();
    const auto reading = readRulesText(R"(format = 1
name = "x"
[levle]
clear_below_cm = 10
[proposal]
from = "IW4"
grown = 0.5
[[rain]]
minutes = 60
mm = [25, 15, 40]
[[rule]]
id = "a"
title = "A"
task = "t"
when = [{ station = "MUHLE", level_cm = 140 }]
[[rule]]
id = "a"
title = "B"
task = "t"
when = [{ station = "REGEN", level_cm = 140 }, { station = "MUEHLE" }, { station = "MUEHLE", stage = 1, silent_min = 30 }]
[[rule]]
id = "c"
title = "C"
task = "t"
when = [{ station = "REGEN", rain_mm = 20 }]
)",
                                       "r.toml", &town);
    const std::vector<std::string> expected = {
        "error r.toml:3: unknown key \"levle\"; did you mean \"level\"?",
        "error r.toml:6: proposal.from is \"IW4\"; did you mean \"IW1\"?",
        "error r.toml:7: proposal.grown is 0.5; choose a value from 1.01 to 10",
        "error r.toml:10: rain.mm is no list of 3 rising figures; write the mm of DWD levels 2, 3 and 4",
        "error r.toml:15: the town has no station \"MUHLE\"; did you mean \"MUEHLE\"?",
        "error r.toml:17: two rules are called \"a\"; give each its own id",
        "error r.toml:20: \"REGEN\" does not measure that; it is a rain gauge: write rain_mm and minutes",
        "error r.toml:20: a condition says nothing; write one of level_cm, rising_cm_per_h, stage, rain_mm (with "
        "minutes), silent_min",
        "error r.toml:20: a condition says more than one thing; write one of level_cm, rising_cm_per_h, stage, rain_mm "
        "(with minutes), silent_min",
        "error r.toml:25: \"minutes\" is missing in [rule.when]; add minutes = ...",
    };
    EXPECT_EQ(lines(reading), expected);
    EXPECT_FALSE(reading.isUsable());
}

TEST(RulesFile, WhatWouldAlwaysOrNeverHoldIsOdd) {
    const fusion::Town town = brook::town();
    const auto reading = readRulesText(R"(format = 1
name = "x"
[[rule]]
id = "a"
title = "A"
task = "t"
when = [{ station = "MUEHLE", level_cm = 40 },
        { station = "MUEHLE", level_cm = 4000 },
        { station = "MUEHLE", silent_min = 4 }]
)",
                                       "r.toml", &town);
    EXPECT_TRUE(reading.isUsable());
    const auto found = lines(reading);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_TRUE(found[0].starts_with("odd r.toml:7: holds at mean water already")) << found[0];
    EXPECT_TRUE(found[1].starts_with("odd r.toml:8: can never hold")) << found[1];
    EXPECT_TRUE(found[2].starts_with("odd r.toml:9: holds between two reports")) << found[2];
}

TEST(RulesFile, SaysWhenAndWhereWarningsAreProposedForRain) {
    const std::string head = "format = 1\nname = \"x\"\n";
    const auto shipped = readRulesText(head, "r.toml", nullptr);
    EXPECT_EQ(shipped.rules.rainProposal.from, wire::RainLevel::Severe);
    EXPECT_EQ(shipped.rules.rainProposal.minutesMax, 360u);
    EXPECT_EQ(shipped.rules.rainProposal.reachM, 2000);
    EXPECT_EQ(shipped.rules.rainProposal.joinsM, 4000);
    const auto own =
        readRulesText(head + "[rain_proposal]\nfrom_level = 4\nminutes_max = 720\nreach_m = 1500\njoins_m = 3000\n",
                      "r.toml", nullptr);
    EXPECT_TRUE(own.findings.empty()) << lines(own)[0];
    EXPECT_EQ(own.rules.rainProposal.from, wire::RainLevel::Extreme);
    EXPECT_EQ(own.rules.rainProposal.minutesMax, 720u);
    EXPECT_EQ(own.rules.rainProposal.reachM, 1500);
    EXPECT_EQ(own.rules.rainProposal.joinsM, 3000);
    EXPECT_NE(own.rules.version, shipped.rules.version) << "and with it the rule id of each fact";
    const auto wrong = readRulesText(
        head + "[rain_proposal]\nfrom_level = 5\nminutes_max = 1\nreach_m = 1e9\njoins = 3000\n", "r.toml", nullptr);
    EXPECT_EQ(lines(wrong),
              (std::vector<std::string>{
                  "error r.toml:4: rain_proposal.from_level is 5; choose a value from 2 to 4",
                  "error r.toml:5: rain_proposal.minutes_max is 1; choose a value from 5 to 4320",
                  "error r.toml:6: rain_proposal.reach_m is 1e+09; choose a value from 200 to 20000",
                  "error r.toml:7: unknown key \"joins\" in [rain_proposal]; did you mean \"joins_m\"?"}));
    const auto odd = readRulesText(head + "[rain_proposal]\nminutes_max = 30\njoins_m = 500\n", "r.toml", nullptr);
    EXPECT_TRUE(odd.isUsable());
    ASSERT_EQ(odd.findings.size(), 2u);
    EXPECT_TRUE(lines(odd)[0].starts_with("odd r.toml:5: joins_m is less than reach_m")) << lines(odd)[0];
    EXPECT_TRUE(lines(odd)[1].starts_with("odd r.toml:4: no [[rain]] window is as short as 30 minutes"))
        << lines(odd)[1];
}

TEST(RulesFile, FiguresThatContradictEachOtherOrTheTownAreOdd) {
    fusion::Town town = brook::town();
    town.stations[0].iwCm[0] = 100;  // its sensor ends at -50 cm
    const auto reading = readRulesText(R"(format = 1
name = "x"
[level]
clear_below_cm = 200
[[rain]]
minutes = 60
mm = [15, 25, 40]
[[rain]]
minutes = 360
mm = [5, 26, 50]
[[rule]]
id = "a"
title = "A"
task = "t"
incident = "water"
place = [52.5, 13.4]
when = [{ station = "MUEHLE", level_cm = 140 }]
)",
                                       "r.toml", &town);
    EXPECT_TRUE(reading.isUsable());
    const auto found = lines(reading);
    ASSERT_EQ(found.size(), 3u) << testing::PrintToString(found);
    EXPECT_TRUE(found[0].starts_with("odd r.toml:4: a level of \"MUEHLE\" is never left")) << found[0];
    EXPECT_TRUE(found[1].starts_with("odd r.toml: [[rain]] of 360 minutes asks for less rain than that of 60"))
        << found[1];
    EXPECT_TRUE(found[2].starts_with("odd r.toml:16: the place lies outside of the town")) << found[2];
    const auto empty = lines(readRulesText("", "r.toml", nullptr));
    EXPECT_EQ(empty.size(), 2u) << "format and name, both at once";
}

TEST(RulesFile, SaysBelowWhichShareALevelOfRainIsLeft) {
    const std::string head = "format = 1\nname = \"x\"\n[level]\n";
    const auto own = readRulesText(head + "rain_left_at = 0.6\n", "r.toml", nullptr);
    EXPECT_TRUE(own.findings.empty()) << lines(own)[0];
    EXPECT_EQ(readRulesText(head, "r.toml", nullptr).rules.rainLeftAt, 0.9);
    // 30 mm within the hour raise Unwetter (25 mm); 18 minutes later 21 are left: below nine tenths of it, above six.
    const auto after = [](const fusion::Rules& rules) {
        fusion::RainSums sums(rules);
        sums.add(at(3600), 30, 3600);
        EXPECT_EQ(sums.stateAt(at(3600)).level, wire::RainLevel::Severe);
        return sums.stateAt(at(3600 + 1080)).level;
    };
    EXPECT_EQ(after(fusion::shippedRules()), wire::RainLevel::Significant);
    EXPECT_EQ(after(own.rules), wire::RainLevel::Severe);
    const auto wrong = readRulesText(head + "rain_left_at = 1.5\n", "r.toml", nullptr);
    EXPECT_EQ(lines(wrong),
              (std::vector<std::string>{"error r.toml:4: level.rain_left_at is 1.5; choose a value from 0.3 to 1"}));
    const auto odd = readRulesText(head + "rain_left_at = 1\n", "r.toml", nullptr);
    ASSERT_EQ(odd.findings.size(), 1u);
    EXPECT_TRUE(lines(odd)[0].starts_with("odd r.toml:4: a level of rain is left almost")) << lines(odd)[0];
}

TEST(RulesFile, BrokenTextsAreErrorsWithAPlace) {
    for (const char* text :
         {"", "format = 2\nname = \"x\"\n", "format = 1\n", "= 3", "format = 1\nname = \"x\"\n[[rule]]\n",
          "format = 1\nname = \"x\"\nrule = 3\n", "format = 1\nname = 7\n", "[[rain]]\nmm = 3\n",
          "format = 1\nname = \"x\"\n[[rule]]\nid = \"a\"\ntitle = \"A\"\ntask = \"t\"\nwhen = 3\n",
          "format = 1\nname = \"x\"\n[[rule]]\nid = \"a\"\ntitle = \"A\"\ntask = \"t\"\nwhen = []\n",
          "format = 1\nname = \"\xff\"\n", "format = 1\nname = \"x\"\n[zone]\nevery_s = nan\n"}) {
        const auto reading = readRulesText(text, "r.toml", nullptr);
        EXPECT_FALSE(reading.isUsable()) << text;
        for (const auto& finding : reading.findings) EXPECT_TRUE(finding.where.starts_with("r.toml")) << finding.text();
    }
    EXPECT_FALSE(readRulesText(std::string(70'000, '#'), "r.toml", nullptr).isUsable());
    EXPECT_FALSE(fusion::readRules("/", nullptr).isUsable());
    EXPECT_FALSE(fusion::readRules("/nowhere/r.toml", nullptr).isUsable());
}

// ---- rain ---------------------------------------------------------------------------------------------------------

TEST(RainSums, AreThoseOfTheWindowAndSayWhatTheyDoNotKnow) {
    fusion::RainSums sums(fusion::shippedRules());
    for (int k = 1; k <= 12; ++k)
        if (k != 6) sums.add(at(300 * k), 2, 300);
    EXPECT_DOUBLE_EQ(sums.over(60, at(3600)).mm, 22);
    EXPECT_NEAR(sums.over(60, at(3600)).covered, 11.0 / 12, 1e-9);
    EXPECT_DOUBLE_EQ(sums.over(10, at(3600)).mm, 4);
    EXPECT_NEAR(sums.over(60, at(3750)).mm, 21, 1e-9) << "half of the oldest is out, nothing new is known";
    EXPECT_NEAR(sums.over(60, at(3750)).covered, 10.5 / 12, 1e-9);
    EXPECT_NEAR(sums.over(5, at(3450)).mm, 2, 1e-9) << "half of one and half of the next";
    EXPECT_DOUBLE_EQ(sums.over(60, at(3600 + 7200)).mm, 0);
    EXPECT_DOUBLE_EQ(sums.over(60, at(3600 + 7200)).covered, 0);
    sums.add(at(3660), 5, 300);  // sent early: it speaks of one minute
    EXPECT_DOUBLE_EQ(sums.over(1, at(3660)).mm, 5);
}

TEST(RainSums, LevelsAreThoseOfTheDwdTableAndFallATenthBelow) {
    for (const fusion::RainWindow& window : fusion::dwdRainWindows()) {
        for (std::size_t step = 0; step < 3; ++step) {
            fusion::Rules rules;
            rules.rain = {window};
            fusion::RainSums sums(rules);
            const base::Instant end = at(static_cast<std::int64_t>(window.minutes) * 60);
            sums.add(end, window.mm[step] - 0.1, window.minutes * 60);
            const auto below = sums.stateAt(end).level;
            EXPECT_EQ(below, step == 0 ? std::nullopt : std::optional(static_cast<wire::RainLevel>(step + 1)));
            fusion::RainSums reached(rules);
            reached.add(end, window.mm[step], window.minutes * 60);
            EXPECT_EQ(reached.stateAt(end).level, static_cast<wire::RainLevel>(step + 2));
            // A tenth of the window later a tenth of the rain is out: the level holds until then.
            const auto later = [&](double share) {
                return end.plusMs(static_cast<std::int64_t>(share * window.minutes * 60'000));
            };
            EXPECT_EQ(reached.stateAt(later(0.095)).level, static_cast<wire::RainLevel>(step + 2));
            EXPECT_NE(reached.stateAt(later(0.105)).level, static_cast<wire::RainLevel>(step + 2));
        }
    }
}

TEST(RainSums, TheStarkregenindexFollowsTheTownsFiguresAndTheirFactors) {
    const fusion::RainIndex index{60, {12, 16, 20, 25, 30, 36, 44}};
    EXPECT_EQ(fusion::starkregenindex(index, 11.9), 0);
    EXPECT_EQ(fusion::starkregenindex(index, 12), 1);
    EXPECT_EQ(fusion::starkregenindex(index, 43.9), 6);
    EXPECT_EQ(fusion::starkregenindex(index, 44), 7);
    EXPECT_EQ(fusion::starkregenindex(index, 44 * 1.2), 8);
    EXPECT_EQ(fusion::starkregenindex(index, 44 * 1.6), 10);
    EXPECT_EQ(fusion::starkregenindex(index, 44 * 2.79), 11);
    EXPECT_EQ(fusion::starkregenindex(index, 500), 12);
}

TEST(Rules, OfAnotherFormatSayWhichIsRead) {
    const auto wrong = readRulesText("format = 2\nname = \"x\"\n", "r.toml", nullptr);
    EXPECT_EQ(lines(wrong), (std::vector<std::string>{"error r.toml:1: format is 2; write 1"}));
}

}  // namespace
