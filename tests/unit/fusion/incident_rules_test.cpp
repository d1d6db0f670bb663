// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "gis/fusion/incident_words.h"
#include "gis/fusion/rules_file.h"
#include "tests/unit/fusion/incident_stream.h"

namespace {

using namespace incident_stream;

TEST(Incidents, TheTownsRulesSayWhatIsNearAndWhatWordsMean) {
    const std::string text = R"(format = 1
name = "Probe"

[incidents]
extent_m = 300
gauges_from = "never"

[[incident_kind]]
id = "eis"
title = "Eisgang"
words = ["eisgang*", "*eis"]
distance_m = 50
minutes = 10

[[rule]]
id = "steg"
title = "Steg"
task = "Sperren."
incident = "eis"
place = [49.91, 9.42]
when = [{ station = "PEGEL", level_cm = 100 }]
)";
    const fusion::RuleReading reading = fusion::readRulesText(text, "rules.toml", nullptr);
    for (const auto& finding : reading.findings) ADD_FAILURE() << finding.text();
    Stream stream;
    stream.tick();
    stream.journal.say("fusion", wire::RuleSet{"Probe", "0f3c9a17b2e4", text, ""});
    stream.tick();
    stream.say("Treibeis am Wehr", by(0, 0));
    stream.say("Eisgang", by(60, 0));
    stream.say("Wasser im Keller", by(60, 0));
    stream.gauge(wire::GaugeLevel::Iw3);
    stream.tick();
    EXPECT_EQ(stream.open().size(), 2u);
    wire::RuleAlarm alarm;
    alarm.alarm = "rule:steg", alarm.title = "Steg", alarm.stations = {"PEGEL"}, alarm.rule = "own/1";
    stream.journal.say("fusion", alarm);
    stream.tick();
    ASSERT_EQ(stream.open().size(), 3u);
    const wire::Incident& raised = stream.last.at(0);
    EXPECT_EQ(raised.alarms, std::vector<std::string>{"rule:steg"});
    EXPECT_NEAR(raised.at.latE7, 499100000, 2);
    EXPECT_TRUE(raised.rule.starts_with("incident/1+")) << raised.rule;
}

TEST(Incidents, ANameOfAStreetIsNoKind) {
    Stream stream;
    stream.tick();
    stream.say("Wasser im Keller, Am Brand 3");
    stream.tick();
    ASSERT_EQ(stream.open().size(), 1u);
    EXPECT_EQ(stream.open()[0].kind, "water");
    EXPECT_EQ(stream.open()[0].where, "Am Brand");
}

TEST(Incidents, RulesThatCannotBeAreNamedWithTheirLines) {
    const auto findings = [](const std::string& body) {
        std::string out;
        const auto reading = fusion::readRulesText("format = 1\nname = \"P\"\n" + body, "r.toml", nullptr);
        for (const auto& finding : reading.findings) out += finding.text() + "\n";
        return out;
    };
    EXPECT_EQ(findings("[incidents]\nextent_m = 3\n"),
              "r.toml:4: incidents.extent_m is 3; choose a value from 50 to 20000\n");
    EXPECT_NE(findings("[[incident_kind]]\nid = \"a\"\ntitle = \"A\"\nwords = [\"***\"]\n").find("r.toml:6"),
              std::string::npos);
    EXPECT_NE(findings("[[incident_kind]]\nid = \"a\"\ntitle = \"A\"\nwords = [\"x\"]\n"
                       "[[incident_kind]]\nid = \"a\"\ntitle = \"B\"\nwords = [\"y\"]\n")
                  .find("two kinds of incident"),
              std::string::npos);
    EXPECT_NE(findings("[[rule]]\nid = \"r\"\ntitle = \"R\"\ntask = \"T\"\nincident = \"watr\"\n"
                       "when = [{ station = \"P\", level_cm = 1 }]\n")
                  .find("did you mean \"water\"?"),
              std::string::npos);
}

TEST(IncidentWords, AreKnownHoweverTheyAreWritten) {
    const auto kind = [](const std::string& text) {
        const fusion::IncidentRules rules = fusion::shippedIncidents();
        const auto* found = fusion::kindOf(fusion::plainWords(text), rules.kinds);
        return found != nullptr ? found->id : std::string("-");
    };
    EXPECT_EQ(kind("Wasser im Keller"), "water");
    EXPECT_EQ(kind("ÜBERFLUTETE Unterführung"), "water");
    EXPECT_EQ(kind("ueberflutete Strasse"), "water");
    EXPECT_EQ(kind("Kellerbrand mit Menschenrettung"), "fire");
    EXPECT_EQ(kind("Brandmeister vom Dienst verständigt, Feuerwehr rückt ein"), "-");
    EXPECT_EQ(kind("Baum auf Fahrbahn"), "storm");
    EXPECT_EQ(kind("Stromausfall Südstadt"), "power");
    EXPECT_EQ(kind("Person in Fahrstuhl"), "people");
    EXPECT_EQ(kind(""), "-");
    EXPECT_EQ(fusion::plainWords("Würzburger Str. 12a"), (std::vector<std::string>{"wuerzburger", "strasse", "12a"}));
    EXPECT_EQ(fusion::plainWords("Schloßallee; u\xCC\x88"
                                 "ber"),
              (std::vector<std::string>{"schlossallee", "ueber"}));
    EXPECT_TRUE(fusion::says(fusion::plainWords("a wasser im keller b"), "wasser im keller"));
    EXPECT_FALSE(fusion::says(fusion::plainWords("wasser in dem keller"), "wasser im keller"));
}

}  // namespace
