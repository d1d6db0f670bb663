// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/scenario.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace {

constexpr const char* kGood = R"([scenario]
name = "probe"
title = "Probe"
start = "2026-06-18T15:00:00+02:00"
duration_s = 60
operation = "U-1"

[[log]]
at_s = 30
post = "S2"
text = "zweite"

[[log]]
at_s = 0
post = "S2"
text = "erste"

[expect]
issued_min = 1

[[gauge]]
anything = "is read by the field agents"

[[report]]
at_s = 20
post = "S2"
from = "Leitstelle"
text = "Wasser im Keller"
place = [49.9, 9.4]
)";

class ScenarioFile : public ::testing::Test {
protected:
    base::Outcome<replay::Scenario> load(const std::string& text) {
        const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
        m_file = std::filesystem::path(::testing::TempDir()) /
                 (std::string(info->name()) + std::to_string(::getpid()) + ".toml");
        std::ofstream(m_file, std::ios::binary) << text;
        return replay::loadScenario(m_file);
    }
    static std::string with(std::string text, const std::string& from, const std::string& to) {
        const auto at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return text.replace(at, from.size(), to);
    }
    ~ScenarioFile() override { std::filesystem::remove(m_file); }
    std::filesystem::path m_file;
};

TEST_F(ScenarioFile, IsReadWithItsScriptInOrderOfTime) {
    const auto scenario = load(kGood);
    ASSERT_TRUE(scenario.ok()) << scenario.failure().text();
    EXPECT_EQ(scenario.value().lastTick(), 13u);
    EXPECT_EQ(base::isoUtc(scenario.value().timeOf(2)), "2026-06-18T13:00:05.000Z");
    ASSERT_EQ(scenario.value().log.size(), 2u);
    EXPECT_EQ(scenario.value().log[0].text, "erste");
    ASSERT_EQ(scenario.value().reports.size(), 1u);
    EXPECT_EQ(scenario.value().reports[0].place->latE7, 499000000);
    EXPECT_EQ(scenario.value().expect.issuedMin, 1u);
}

TEST_F(ScenarioFile, TypoInAKeyNamesFileLineAndTheWordThatWasMeant) {
    const auto scenario = load(with(kGood, "duration_s", "durations_s"));
    ASSERT_FALSE(scenario.ok());
    EXPECT_EQ(scenario.failure().where, m_file.string() + ":5");
    EXPECT_EQ(scenario.failure().what, "unknown key \"durations_s\" in [scenario]");
    EXPECT_EQ(scenario.failure().fix, "did you mean \"duration_s\"?");
}

TEST_F(ScenarioFile, TypoInASectionNamesTheSectionThatWasMeant) {
    const auto scenario = load(with(kGood, "[expect]", "[expekt]"));
    ASSERT_FALSE(scenario.ok());
    EXPECT_EQ(scenario.failure().where, m_file.string() + ":18");
    EXPECT_EQ(scenario.failure().fix, "did you mean \"expect\"?");
}

TEST_F(ScenarioFile, BrokenSyntaxNamesTheLine) {
    const auto scenario = load(with(kGood, "title = \"Probe\"", "title = \"Probe"));
    ASSERT_FALSE(scenario.ok());
    EXPECT_EQ(scenario.failure().where, m_file.string() + ":3");
}

TEST_F(ScenarioFile, TextInPlaceOfANumberIsNamed) {
    const auto scenario = load(with(kGood, "at_s = 30", "at_s = \"30\""));
    ASSERT_FALSE(scenario.ok());
    EXPECT_EQ(scenario.failure().where, m_file.string() + ":9");
    EXPECT_EQ(scenario.failure().fix, "write at_s as a whole number");
}

TEST_F(ScenarioFile, ACallToNobodyAndAWayThatIsNoneAreNamed) {
    const std::string directory = std::string(kGood) +
                                  "\n[[contact]]\nfunction = \"S1\"\nreach = [\"mobile: 1\"]\n"
                                  "[[call]]\nat_s = 10\npost = \"S2\"\nsubject = \"Stab\"\ntext = \"Kommen.\"\n"
                                  "to = [\"S1\"]\n";
    const auto good = load(directory);
    ASSERT_TRUE(good.ok()) << good.failure().text();
    ASSERT_EQ(good.value().contacts.size(), 1u);
    EXPECT_EQ(good.value().contacts[0].reach, (std::vector<wire::Reach>{{"mobile", "1"}}));
    const auto nobody = load(with(directory, "to = [\"S1\"]", "to = [\"S7\"]"));
    ASSERT_FALSE(nobody.ok());
    EXPECT_EQ(nobody.failure().what, "no contact with a way to reach holds the function \"S7\"");
    const auto way = load(with(directory, "mobile: 1", "mobile 1"));
    ASSERT_FALSE(way.ok());
    EXPECT_EQ(way.failure().fix, "write it like \"mobile: 0151 0000001\"");
}

TEST_F(ScenarioFile, ScriptAfterTheEndIsNamed) {
    const auto scenario = load(with(kGood, "at_s = 30", "at_s = 61"));
    ASSERT_FALSE(scenario.ok());
    EXPECT_EQ(scenario.failure().fix, "choose a value from 0 to 60");
}

TEST_F(ScenarioFile, ScriptBetweenTwoTicksIsNamed) {
    const auto scenario = load(with(kGood, "at_s = 30", "at_s = 31"));
    ASSERT_FALSE(scenario.ok());
    EXPECT_EQ(scenario.failure().where, m_file.string() + ":9");
    EXPECT_EQ(scenario.failure().fix, "write 30 or 35");
}

TEST_F(ScenarioFile, WhatTheTownDoesNotHaveIsNamedWithItsLine) {
    fusion::StationFacts wehr, mill, rain;
    wehr.id = "AUE-WEHR", wehr.water = "Aue";
    mill.id = "MB-MUEHLE", mill.water = "Mühlbach";
    rain.id = "RG-BERG", rain.quantity = wire::Quantity::Rain;
    struct Row {
        std::string expected, what, fix;
    };
    for (const Row& row :
         {Row{"proposals_at = [\"AUE-WHER\"]", "no station \"AUE-WHER\"", "did you mean \"AUE-WEHR\"?"},
          Row{"no_proposal_at = [\"XYZ-999\"]", "no station \"XYZ-999\"", "it has AUE-WEHR, MB-MUEHLE"},
          Row{"zones = [\"flood:Auw\"]", "\"flood:Auw\"", "did you mean \"flood:Aue\"?"},
          Row{"proposals = [\"rain:RG-BURG\"]", "\"rain:RG-BURG\"", "did you mean \"rain:RG-BERG\"?"},
          Row{"proposals = [\"rain:AUE-WEHR\"]", "\"rain:AUE-WEHR\"", ""},
          Row{"proposals = [\"flood:Muehlbach\"]", "\"flood:Muehlbach\"", "flood:Mühlbach"},
          Row{"[[expect_station]]\nstation = \"MB-MUHLE\"", "\"MB-MUHLE\"", "MB-MUEHLE"}}) {
        const auto scenario = load(with(kGood, "issued_min = 1", row.expected));
        ASSERT_TRUE(scenario.ok()) << scenario.failure().text();
        const auto fits = replay::fitToTown(scenario.value(), {wehr, mill, rain});
        ASSERT_FALSE(fits.ok()) << row.expected;
        EXPECT_NE(fits.failure().what.find(row.what), std::string::npos) << fits.failure().text();
        EXPECT_NE(fits.failure().fix.find(row.fix), std::string::npos) << fits.failure().text();
        const int line = row.expected.starts_with("[[") ? 20 : 19;
        EXPECT_EQ(fits.failure().where, m_file.string() + ":" + std::to_string(line));
    }
    const auto good = load(with(kGood, "issued_min = 1", "zones = [\"flood:Aue\"]\nproposals_at = [\"AUE-WEHR\"]"));
    ASSERT_TRUE(good.ok());
    EXPECT_TRUE(replay::fitToTown(good.value(), {wehr, mill, rain}).ok());
    const auto raining = load(with(kGood, "issued_min = 1", "proposals = [\"rain:RG-BERG\", \"flood:Aue\"]"));
    ASSERT_TRUE(raining.ok());
    EXPECT_TRUE(replay::fitToTown(raining.value(), {wehr, mill, rain}).ok());
}

TEST_F(ScenarioFile, MissingStartIsNamed) {
    const auto scenario = load(with(kGood, "start = \"2026-06-18T15:00:00+02:00\"\n", ""));
    ASSERT_FALSE(scenario.ok());
    EXPECT_EQ(scenario.failure().what, "\"start\" is missing in [scenario]");
}

TEST_F(ScenarioFile, UnreadableFileIsNamed) {
    const auto scenario = replay::loadScenario("/nowhere/scenario.toml");
    ASSERT_FALSE(scenario.ok());
    EXPECT_EQ(scenario.failure().where, "/nowhere/scenario.toml");
}

TEST_F(ScenarioFile, EveryScriptedMomentFallsOnExactlyOneTick) {
    const auto scenario = load(kGood);
    ASSERT_TRUE(scenario.ok());
    for (std::int64_t atS = 0; atS <= scenario.value().durationS; ++atS) {
        int ticks = 0;
        for (std::uint64_t number = 1; number <= scenario.value().lastTick(); ++number) {
            ticks += scenario.value().fallsOn(atS, number) ? 1 : 0;
        }
        EXPECT_EQ(ticks, 1) << atS;
    }
}

TEST(ShippedScenarios, AreAllReadable) {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(LAGEWERK_SOURCE_DIR) + "/scenarios")) {
        const auto file = entry.path() / "scenario.toml";
        if (!std::filesystem::exists(file)) continue;
        ++count;
        const auto scenario = replay::loadScenario(file);
        EXPECT_TRUE(scenario.ok()) << scenario.failure().text();
    }
    EXPECT_GE(count, 2);
}

}  // namespace
