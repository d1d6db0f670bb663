// SPDX-License-Identifier: EUPL-1.2
#include "console/models/worker_words.h"

#include <gtest/gtest.h>

#include <QRegularExpression>

#include "gis/fusion/rules_file.h"
#include "gis/fusion/town_exchange.h"

namespace worker_words {
namespace {

fusion::Town townWith(std::initializer_list<const char*> stations, double westM) {
    fusion::Town town;
    town.name = "Auental", town.package = "auental 3f2a";
    town.extent = {westM, 5'500'000, westM + 1000, 5'501'000};
    for (const char* id : stations) {
        fusion::StationFacts facts;
        facts.id = id, facts.unit = "cm";
        town.stations.push_back(facts);
    }
    return town;
}

/// Nothing of the worker's English is left.
void expectGerman(const QString& words) {
    static const QRegularExpression english(
        QStringLiteral("\\b(the|is|are|not|missing|unknown|write|leave|give|add|choose|did|use|more|than|with|holds|"
                       "called|there|no|and|put|has|of|longer)\\b"));
    const auto found = english.match(words);
    EXPECT_FALSE(found.hasMatch()) << words.toStdString() << ": " << found.captured(0).toStdString();
}

TEST(WorkerWords, WhatIsWrongInARuleFileIsToldInTheReadersLanguage) {
    const fusion::Town town = townWith({"MUEHLE", "WEHR"}, 500'000);
    const auto reading = fusion::readRulesText(R"(format = 1
name = 7
[levle]
[level]
raise_of_three = "x"
clear_after = 5
[proposal]
from = "IW4"
grown = 0.5
[rain_proposal]
from_level = 9
[[rain]]
minutes = 60
mm = [25, 15, 40]
[[rain]]
mm = [1, 2, 3]
[[incident_kind]]
id = "a"
title = "A"
words = ["!"]
gauges = 3
[[incident_kind]]
id = "a"
title = "B"
words = 3
[[rule]]
id = "a"
title = ""
task = "t"
when = [{ station = "MUHLE", level_cm = 140 }]
place = [1, 2]
[[rule]]
id = "a"
title = "B"
task = "t"
incident = "gibtsnicht"
when = [{ station = "MUEHLE" }, { station = "MUEHLE", stage = 1, silent_min = 30 }, { station = "WEHR", stage = 1, minutes = 5 }]
[[rule]]
id = "c"
title = "C"
task = "t"
[[rule]]
id = "d"
title = "D"
task = "t"
when = []
)",
                                               "rules.toml", &town);
    ASSERT_GT(reading.findings.size(), 15u);
    for (const fusion::RuleFinding& finding : reading.findings)
        if (finding.isError) expectGerman(models::ruleProblemWords(finding.text()));
    EXPECT_EQ(models::ruleProblemWords("rules.toml:14: unknown key \"levle\"; did you mean \"level\"? (and 2 more)"),
              QStringLiteral("rules.toml, Zeile 14: unbekanntes Wort „levle“; gemeint: „level“? (und 2 weitere)"));
    EXPECT_EQ(models::ruleProblemWords("rules.toml: the file cannot be read; check its rights"),
              QStringLiteral("rules.toml: die Datei lässt sich nicht lesen; Pfad und Rechte prüfen"));
}

TEST(WorkerWords, WhatIsNotKnownIsShownAsItCame) {
    EXPECT_EQ(models::ruleProblemWords("something else"), QStringLiteral("something else"));
    EXPECT_EQ(models::ruleProblemWords("r.toml:3: expected '='; correct the TOML syntax there"),
              QStringLiteral("r.toml, Zeile 3: expected '='; dort die Schreibweise (TOML) berichtigen"));
    EXPECT_EQ(models::linkWords("quantum failure"), QStringLiteral("quantum failure"));
    EXPECT_EQ(models::ruleProblemWords("r.toml:1: unknown key \"%2\" in [%1]; leave it out"),
              QStringLiteral("r.toml, Zeile 1: unbekanntes Wort „%2“ in [%1]; weglassen"))
        << "what stands in the file is no place of ours";
}

TEST(WorkerWords, AnotherTownsPackageIsNamedInTheReadersLanguage) {
    const fusion::Town now = townWith({"A", "B", "C"}, 500'000), elsewhere = townWith({"A"}, 900'000),
                       other = townWith({"X"}, 500'000);
    for (const fusion::Town& fresh : {elsewhere, other}) {
        const auto fit = fusion::mayReplace(now, fresh, {"A", "B", "C"});
        ASSERT_FALSE(fit.ok());
        expectGerman(models::townProblemWords(fit.failure().text()));
    }
    const auto strangers = fusion::fitsStations(now, {"X", "Y", "Z"});
    ASSERT_FALSE(strangers.ok());
    const QString words = models::townProblemWords(strangers.failure().text());
    expectGerman(words);
    EXPECT_TRUE(words.startsWith(QStringLiteral("keine der 3 Stationen, die melden, steht darin")))
        << words.toStdString();
}

TEST(WorkerWords, TheLinkToTheBrokerIsToldOf) {
    EXPECT_EQ(models::linkWords("nothing heard for 4000 ms"), QStringLiteral("nichts gehört seit 4000 ms"));
    EXPECT_EQ(models::linkWords("a sync took 812 ms"), QStringLiteral("ein Sichern dauerte 812 ms"));
    EXPECT_EQ(models::linkWords("no link to a broker"), QStringLiteral("keine Verbindung zum Broker"));
}

TEST(WorkerWords, WhyAWarningDidNotGoOutIsToldInTheReadersLanguage) {
    EXPECT_EQ(models::deliveryWords("the warning ended before it could be sent"),
              QStringLiteral("die Warnung war abgelaufen, bevor sie hinausgehen konnte"));
    EXPECT_EQ(models::deliveryWords("the file cannot be written: No space left on device (x.xml); make room"),
              QStringLiteral("die CAP-Datei lässt sich nicht schreiben: No space left on device (x.xml); make room"));
    EXPECT_EQ(models::deliveryWords("CAP 1.2"), QStringLiteral("CAP 1.2"));
}

TEST(WorkerWords, WhatTheTomlReaderItselfSaysIsTold) {
    using models::ruleProblemWords;
    const auto words = [](const std::string& text) {
        const auto reading = fusion::readRulesText(text, "r.toml", nullptr);
        EXPECT_FALSE(reading.findings.empty());
        return reading.findings.empty() ? std::string{} : ruleProblemWords(reading.findings[0].text()).toStdString();
    };
    const std::string mend = "; dort die Schreibweise (TOML) berichtigen";
    EXPECT_EQ(words("a =\nb = 1\n"), "r.toml, Zeile 1: die Zeile ist nicht zu Ende geschrieben (TOML: value)" + mend);
    EXPECT_EQ(words("a = 1 2\n"),
              "r.toml, Zeile 1: '2' steht dort, wo anderes erwartet wird (TOML: a comment or whitespace)" + mend);
    EXPECT_EQ(words("a = 1\na = 2\n"), "r.toml, Zeile 2: „a“ steht zweimal da" + mend);
    EXPECT_EQ(words("[x]\n[x]\n"), "r.toml, Zeile 2: „x“ steht zweimal da" + mend);
    EXPECT_EQ(words("a = [1,\n"),
              "r.toml, Zeile 1: es fehlt der Schluss: eine Klammer oder ein Anführungszeichen bleibt offen" + mend);
    EXPECT_EQ(words("a = \"x\n"), "r.toml, Zeile 1: ein Anführungszeichen bleibt offen" + mend);
}

}  // namespace
}  // namespace worker_words
