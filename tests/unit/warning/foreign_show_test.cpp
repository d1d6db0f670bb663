// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/warning/foreign_sample.h"

namespace {

using foreign::kGood;
using foreign::with;

std::string shown(const std::string& xml, bool isGerman = true) {
    return warning::showForeign(foreign::read(xml), isGerman);
}

::testing::AssertionResult says(const std::string& page, const std::string& line) {
    if (("\n" + page).find("\n" + line + "\n") != std::string::npos) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "no line \"" << line << "\" in\n" << page;
}

TEST(ForeignShow, WhatTheStaffReadsIsInItsWordsAndTime) {
    const std::string page = shown(with(kGood, "2026-11-21T23:00:00+01:00", "2026-11-21T17:00:00-05:00"));
    for (const char* line :
         {"Meldung: Warnung", "Status: Ernstfall (Actual)", "Absender: lage@stadt.example",
          "Unterschrift: keine: wer es geschrieben hat, ist nicht bewiesen", "Gesendet: 21.11.2026, 17:05 Uhr",
          "Sprachen: de-DE", "Überschrift: Überflutung in Marten", "Ereignis: Überflutung", "Dringlichkeit: sofort",
          "Schwere: schwer", "Gewissheit: beobachtet", "Verhalten: meiden", "Beginn: 21.11.2026, 17:00 Uhr",
          "Gilt bis: 21.11.2026, 23:00 Uhr (beim Absender 21.11.2026, 17:00)",
          "Herausgeber: Stadt Beispiel, Krisenstab", "    Gehen Sie nicht in den Keller.", "Gebiet: Dortmund-Marten",
          "    1 Fläche, 1 Schlüssel"})
        EXPECT_TRUE(says(page, line));
    const std::string english = shown(kGood, false);
    EXPECT_TRUE(says(english, "Severity: severe"));
    EXPECT_TRUE(says(english, "Valid until: 21.11.2026, 23:00 (German time)"));
}

TEST(ForeignShow, ExercisesAndTestsAreLoud) {
    for (const auto& [status, line] :
         std::vector<std::pair<std::string, std::string>>{{"Exercise", "*** ÜBUNG (Exercise) *** kein Ernstfall"},
                                                          {"Test", "*** TEST *** kein Ernstfall"},
                                                          {"Draft", "*** ENTWURF (Draft) *** nicht in Kraft"}})
        EXPECT_EQ(shown(with(kGood, "<status>Actual", "<status>" + status)).substr(0, line.size()), line);
}

TEST(ForeignShow, ACancelSaysWhatItEnds) {
    const std::string page =
        shown(with(with(kGood, "<msgType>Alert", "<msgType>Cancel"), "<info>",
                   "<references>lage@stadt.example,DO-6,2026-11-21T16:40:00+01:00</references><info>"));
    EXPECT_TRUE(says(page, "Meldung: Aufhebung (Cancel)"));
    EXPECT_TRUE(says(page, "Bezieht sich auf: DO-6 von lage@stadt.example"));
}

TEST(ForeignShow, TheReadersLanguageComesAloneWhereThereIsOne) {
    const std::string info = kGood.substr(kGood.find("<info>"), kGood.find("</info>") + 7 - kGood.find("<info>"));
    const std::string both = with(
        kGood, "</alert>", with(with(info, "de-DE", "en"), "Überflutung in Marten", "Flood in Marten") + "</alert>");
    EXPECT_EQ(shown(both).find("Flood in Marten"), std::string::npos);
    EXPECT_NE(shown(both, false).find("Flood in Marten"), std::string::npos);
    EXPECT_EQ(shown(both, false).find("Überflutung in Marten"), std::string::npos);
    EXPECT_NE(shown(both).find("Sprachen: de-DE, en"), std::string::npos);
    EXPECT_NE(shown(with(kGood, "de-DE", "sv-SE")).find("Überflutung in Marten"), std::string::npos)
        << "better in another language than not at all";
}

TEST(ForeignShow, WhatTurnsWritingOrSteersATerminalIsMadeVisible) {
    const std::string page = shown(with(kGood, "Überflutung in Marten",
                                        "a\xE2\x80\xAE"
                                        "b\xE2\x81\xA6"
                                        "c&#x9B;d&#x7F;e&#x2028;f\tg"));
    EXPECT_TRUE(says(page,
                     "Überschrift: a\xEF\xBF\xBD"
                     "b\xEF\xBF\xBD"
                     "c\xEF\xBF\xBD"
                     "d\xEF\xBF\xBD"
                     "e\xEF\xBF\xBD"
                     "f g"));
    const auto json = foreign::read(
        R"({"identifier":"a","sender":"b\u001b[31m","sent":"2026-11-21T17:05:00+01:00","status":"Actual","msgType":"Alert"})");
    EXPECT_NE(warning::showForeign(json, true).find("Absender: b\xEF\xBF\xBD[31m\n"), std::string::npos);
}

TEST(ForeignShow, ASendersLineCannotPassForOurs) {
    const std::string page = shown(with(with(kGood, "Überflutung in Marten", "x\nUnterschrift: geprüft, von CN=Kreis"),
                                        "Der Bach", "Der Bach\nUnterschrift: geprüft, von CN=Kreis\n"));
    EXPECT_EQ(page.find("\nUnterschrift: geprüft"), std::string::npos) << page;
    EXPECT_NE(page.find("\n    Unterschrift: geprüft"), std::string::npos) << page;
}

TEST(ForeignShow, NinaNamesTheIssuerInAParameter) {
    const auto nina = foreign::read(
        R"({"identifier":"a","sender":"b","sent":"2026-11-21T17:05:00+01:00","status":"Actual","msgType":"Alert",)"
        R"("info":[{"language":"DE","parameter":[{"valueName":"sender_langname","value":"Leitstelle Kassel"}]}]})");
    EXPECT_TRUE(says(warning::showForeign(nina, true), "Herausgeber: Leitstelle Kassel"));
}

TEST(ForeignShow, MarkupStaysText) {
    EXPECT_TRUE(says(shown(with(kGood, "Überflutung in Marten", "&lt;b&gt;Hochwasser&lt;/b&gt;&lt;br/&gt;")),
                     "Überschrift: <b>Hochwasser</b><br/>"));
}

TEST(ForeignShow, AFeedWithoutAnyAlertSaysSo) {
    EXPECT_TRUE(
        says(shown("<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>x</id><title>t</title><updated>u</updated></feed>"),
             "Nichts zu lesen: es ist keine Warnung darin"));
}

TEST(ForeignShow, AnIncompleteAreaAndARefusalAreSaid) {
    EXPECT_TRUE(says(shown(with(kGood, "51.5100,7.3950 51.5220", "51.5100;7.3950 51.5220")),
                     "    UNVOLLSTÄNDIG: das wahre Gebiet ist größer"));
    EXPECT_TRUE(says(shown("Achtung"), "Nichts zu lesen: neither XML nor JSON: a text"));
}

}  // namespace
