// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <set>

#include "gis/warning/internal/wording.h"
#include "tests/unit/warning/flood_sample.h"

namespace {

using wire::GaugeLevel;
using wire::RealmKind;
constexpr GaugeLevel kLevels[] = {GaugeLevel::Iw1, GaugeLevel::Iw2, GaugeLevel::Iw3};

const wire::WarningText& german(const wire::WarningContent& content) { return content.texts.at(0); }
const wire::WarningText& english(const wire::WarningContent& content) { return content.texts.at(1); }

TEST(FloodTexts, LevelsMapToDurchsageMitteilungInformation) {
    const auto durchsage = sample::content(GaugeLevel::Iw3), mitteilung = sample::content(GaugeLevel::Iw2),
               information = sample::content(GaugeLevel::Iw1);
    EXPECT_EQ(durchsage.level, wire::WarningLevel::Announcement);
    EXPECT_EQ(durchsage.severity, "Extreme");
    EXPECT_TRUE(german(durchsage).event.starts_with("Gefahrendurchsage"));
    EXPECT_EQ(mitteilung.level, wire::WarningLevel::Notice);
    EXPECT_EQ(mitteilung.severity, "Severe");
    EXPECT_TRUE(german(mitteilung).event.starts_with("Gefahrenmitteilung"));
    EXPECT_EQ(information.level, wire::WarningLevel::Information);
    EXPECT_EQ(information.severity, "Minor");
    EXPECT_TRUE(german(information).event.starts_with("Gefahreninformation"));
}

TEST(FloodTexts, GermanTextNamesSourceHazardPlaceTimeAndGuidance) {
    const auto text = german(sample::content());
    EXPECT_EQ(text.language, "de-DE");
    EXPECT_EQ(text.headline, "ÜBUNG: Lebensgefahr durch Hochwasser an der Aue in Auental");
    EXPECT_EQ(text.description,
              "ÜBUNG: Es warnt: Stadt Auental, Krisenstab. Hochwasser an der Aue. Der Pegel Altstadt zeigt 412 cm. Das "
              "Wasser steigt um etwa 60 cm in "
              "der Stunde. Es besteht Lebensgefahr. Das Wasser erreicht Wohnhäuser. Keller und Straßen laufen schnell "
              "voll. Betroffen in Auental: "
              "Altstadt, Untertal und Wehrviertel. Für andere Stadtteile gilt diese Warnung nicht. Die Warnung gilt ab "
              "dem 21. November, 17:05 Uhr. Sie "
              "gilt bis zum 22. November, 00:00 Uhr. Nächste Information: 21. November, 17:45 Uhr.");
    EXPECT_TRUE(
        text.instruction.starts_with("ÜBUNG: Gehen Sie in ein höheres Stockwerk. Gehen Sie nicht in den Keller."));
    EXPECT_TRUE(text.instruction.ends_with("Mehr Informationen: https://auental.example/warnung Telefon: 02999 1234"));
    EXPECT_EQ(text.areaName, "Auental: Altstadt, Untertal und Wehrviertel");
}

TEST(FloodTexts, EnglishTextSaysTheSame) {
    const auto text = english(sample::content());
    EXPECT_EQ(text.language, "en-GB");
    EXPECT_EQ(text.headline, "EXERCISE: Danger to life: flood on the Aue in Auental");
    EXPECT_NE(text.description.find("412 cm"), std::string::npos);
    EXPECT_NE(text.description.find("until 22 November, 00:00"), std::string::npos);
    EXPECT_TRUE(text.instruction.starts_with("EXERCISE: Go to an upper floor."));
}

TEST(FloodTexts, EverySentenceHasAtMostFifteenWordsAtEveryLevel) {
    for (const GaugeLevel level : kLevels)
        for (const auto& text : sample::content(level).texts)
            for (const std::string* part : {&text.description, &text.instruction})
                for (const std::string& sentence : warning::sentences(warning::withoutMark(*part)))
                    EXPECT_LE(warning::wordCount(sentence), 15u) << sentence;
}

TEST(FloodTexts, EveryLevelComesWithoutAFinding) {
    for (const GaugeLevel level : kLevels)
        for (const RealmKind realm : {RealmKind::Exercise, RealmKind::Live})
            for (const auto& finding : warning::check(sample::content(level, realm), realm))
                ADD_FAILURE() << finding.rule << ": " << finding.english;
}

TEST(FloodTexts, BrooksAreMasculineInGerman) {
    auto facts = sample::flood(GaugeLevel::Iw2);
    facts.water = "Mühlbach";
    EXPECT_EQ(german(warning::floodWarning(facts, sample::floodArea())).headline,
              "ÜBUNG: Hochwasser am Mühlbach in Auental: Gefahr für Keller und Straßen");
    facts.water = "Rhein";
    EXPECT_NE(german(warning::floodWarning(facts, sample::floodArea())).headline.find("am Rhein"), std::string::npos);
    facts.water = "Pegnitz";
    EXPECT_NE(german(warning::floodWarning(facts, sample::floodArea())).headline.find("an der Pegnitz"),
              std::string::npos);
}

TEST(FloodTexts, WithoutDistrictsTheWaterIsThePlace) {
    auto facts = sample::flood();
    facts.districts.clear();
    const auto content = warning::floodWarning(facts, sample::floodArea());
    EXPECT_EQ(german(content).areaName, "Auental: Gebiete an der Aue");
    EXPECT_EQ(german(content).description.find("andere Stadtteile"), std::string::npos);
}

TEST(FloodTexts, ManyDistrictsAreCutShortInTheTextOnly) {
    auto facts = sample::flood();
    facts.districts = {"A", "B", "C", "D", "E", "F", "G", "H", "I"};
    EXPECT_EQ(german(warning::floodWarning(facts, sample::floodArea())).areaName,
              "Auental: A, B, C, D, E, F, G, H und weitere Stadtteile");
    facts.districts.pop_back();
    EXPECT_EQ(german(warning::floodWarning(facts, sample::floodArea())).areaName, "Auental: A, B, C, D, E, F, G und H");
}

TEST(FloodTexts, LongNamesOfDistrictsMakeNoSentenceTooLong) {
    auto facts = sample::flood();
    facts.districts.assign(8, "Obere Neue Stadt");
    EXPECT_EQ(german(warning::floodWarning(facts, sample::floodArea())).areaName,
              "Auental: Obere Neue Stadt, Obere Neue Stadt, Obere Neue Stadt und weitere Stadtteile");
    EXPECT_TRUE(warning::check(warning::floodWarning(facts, sample::floodArea())).empty());
}

TEST(FloodTexts, AFallingGaugeIsSaidToFallAndASteadyOneSaysNothing) {
    auto facts = sample::flood();
    facts.trendCmPerH = -7.4;
    EXPECT_NE(german(warning::floodWarning(facts, {})).description.find("fällt um etwa 7 cm in der Stunde"),
              std::string::npos);
    facts.trendCmPerH = 1.0;
    EXPECT_EQ(german(warning::floodWarning(facts, {})).description.find("in der Stunde"), std::string::npos);
}

TEST(FloodTexts, ATextThatDoesNotNameAllDistrictsExcludesNone) {
    auto facts = sample::flood();
    facts.districts = {"A", "B", "C", "D", "E", "F", "G", "H", "I"};
    for (const auto& text : warning::floodWarning(facts, sample::floodArea()).texts) {
        EXPECT_EQ(text.description.find("gilt diese Warnung nicht"), std::string::npos);
        EXPECT_EQ(text.description.find("not for other"), std::string::npos);
    }
}

TEST(FloodTexts, GaugesAndSpeedsAreSaidAsPeopleSayThem) {
    auto facts = sample::flood();
    facts.water = "Mühlbach";
    facts.stationName = "Mühlbach, Stadtmühle";
    facts.trendCmPerH = 248;
    const auto content = warning::floodWarning(facts, sample::floodArea());
    EXPECT_NE(german(content).description.find(
                  "Der Pegel Stadtmühle zeigt 412 cm. Das Wasser steigt um etwa 2,5 Meter in der Stunde."),
              std::string::npos);
    EXPECT_NE(english(content).description.find("rising by about 2.5 metres per hour."), std::string::npos);
    facts.trendCmPerH = 1'490;
    const auto absurd = warning::floodWarning(facts, sample::floodArea());
    EXPECT_NE(german(absurd).description.find("Das Wasser steigt sehr schnell."), std::string::npos);
    EXPECT_EQ(german(absurd).description.find("14,9"), std::string::npos)
        << "nobody is told a figure that no river has";
    EXPECT_NE(english(absurd).description.find("rising very fast."), std::string::npos);
    facts.stationName = "Obertal, Straßenbrücke";
    EXPECT_NE(german(warning::floodWarning(facts, {})).description.find("Der Pegel Obertal (Straßenbrücke) zeigt"),
              std::string::npos);
}

TEST(LaterTexts, AnUpdateMarksWhatIsNewOnceInEveryChannel) {
    for (const GaugeLevel level : kLevels) {
        auto content = sample::content(level);
        warning::asUpdate(content, {"a"}, RealmKind::Exercise);
        warning::asUpdate(content, {"a"}, RealmKind::Exercise);
        EXPECT_TRUE(german(content).headline.starts_with("ÜBUNG: NEU: ")) << german(content).headline;
        EXPECT_EQ(german(content).headline.find("NEU: NEU:"), std::string::npos);
        EXPECT_TRUE(english(content).description.starts_with("EXERCISE: NEW: "));
        EXPECT_TRUE(content.channels.at(0).text.starts_with("ÜBUNG: NEU: Hochwasser: ")) << content.channels.at(0).text;
        for (const auto& finding : warning::check(content, RealmKind::Exercise))
            ADD_FAILURE() << finding.rule << ": " << finding.english;
    }
}

TEST(LaterTexts, TheAllClearIsValidInBothRealmsAndKeepsAreaAndLevel) {
    for (const RealmKind realm : {RealmKind::Exercise, RealmKind::Live}) {
        const auto active = sample::content(GaugeLevel::Iw3, realm);
        const auto over = warning::allClear(active, {"a"}, active.onset.plusS(7200), realm);
        EXPECT_EQ(over.area, active.area);
        EXPECT_EQ(over.level, active.level);
        EXPECT_EQ(over.responseType, "AllClear");
        EXPECT_NE(german(over).headline.find("Entwarnung: Hochwasser an der Aue in Auental"), std::string::npos);
        for (const auto& finding : warning::check(over, realm))
            ADD_FAILURE() << finding.rule << ": " << finding.english;
        auto head = sample::head(realm);
        head.identifier = "AUENTAL-0008";
        head.sent = over.onset;
        head.references = {"lage@auental.example,AUENTAL-0007,2026-11-21T17:09:30+01:00"};
        for (const auto& problem : warning::checkCap(warning::writeCap(over, head).value()))
            ADD_FAILURE() << problem.rule << ": " << problem.text;
        for (const auto& text : over.texts)
            for (const std::string* part : {&text.description, &text.instruction})
                for (const std::string& sentence : warning::sentences(warning::withoutMark(*part)))
                    EXPECT_LE(warning::wordCount(sentence), 15u) << sentence;
    }
}

TEST(LaterTexts, AFalseAlarmIsCorrectedOnTheSameChannelsAndSaysThatThereIsNoDanger) {
    for (const RealmKind realm : {RealmKind::Exercise, RealmKind::Live}) {
        const auto active = sample::content(GaugeLevel::Iw3, realm);
        const auto wrong = warning::falseAlarm(active, {"a"}, active.onset.plusS(300), realm);
        EXPECT_EQ(wrong.act, wire::WarningAct::Cancel);
        EXPECT_EQ(wrong.area, active.area);
        EXPECT_EQ(wrong.updates, std::vector<std::string>{"a"});
        EXPECT_NE(german(wrong).headline.find("Fehlalarm: Hochwasser an der Aue in Auental"), std::string::npos);
        EXPECT_NE(german(wrong).description.find("Es besteht keine Gefahr."), std::string::npos);
        for (const auto& finding : warning::check(wrong, realm))
            ADD_FAILURE() << finding.rule << ": " << finding.english;
        std::set<std::string> before, after;
        for (const auto& one : active.channels) before.insert(one.channel + one.language);
        for (const auto& one : wrong.channels) {
            after.insert(one.channel + one.language);
            if (one.channel == "cell-broadcast") {
                const bool isEnglish = one.language.starts_with("en");
                EXPECT_TRUE(warning::withoutMark(one.text).starts_with(
                    isEnglish ? "FALSE ALARM: Flood: You need not do" : "FEHLALARM: Hochwasser: Sie müssen nichts"))
                    << one.text;
            }
            // A siren knows one tone for both.
            const bool isSiren = one.channel == "siren";
            EXPECT_TRUE(isSiren || one.text.find("ENTWARNUNG") == std::string::npos) << one.text;
        }
        EXPECT_EQ(before, after);
        auto head = sample::head(realm);
        head.identifier = "AUENTAL-0008";
        head.sent = wrong.onset;
        head.references = {"lage@auental.example,AUENTAL-0007,2026-11-21T17:09:30+01:00"};
        for (const auto& problem : warning::checkCap(warning::writeCap(wrong, head).value()))
            ADD_FAILURE() << problem.rule << ": " << problem.text;
    }
}

TEST(FloodTexts, LiveTextsCarryNoExerciseMark) {
    const auto content = sample::content(GaugeLevel::Iw3, RealmKind::Live);
    for (const auto& text : content.texts)
        for (const std::string* part : {&text.headline, &text.description, &text.instruction})
            EXPECT_FALSE(warning::hasExerciseMark(*part)) << *part;
    for (const auto& channel : content.channels) {
        EXPECT_EQ(channel.text.find("ÜBUNG"), std::string::npos) << channel.text;
        EXPECT_EQ(channel.text.find("EXERCISE"), std::string::npos) << channel.text;
    }
}

TEST(FloodTexts, SameFactsGiveTheSameContent) {
    const auto one = sample::content(), two = sample::content();
    EXPECT_EQ(german(one).description, german(two).description);
    EXPECT_EQ(one.channels.at(0).text, two.channels.at(0).text);
}

TEST(Wording, SentencesKeepDatesTogether) {
    EXPECT_EQ(warning::sentences("Sie gilt bis zum 21. November, 17:00 Uhr. Dann ist Schluss."),
              (std::vector<std::string>{"Sie gilt bis zum 21. November, 17:00 Uhr.", "Dann ist Schluss."}));
    EXPECT_EQ(warning::sentences("Rufen Sie die 112. Warten Sie.").size(), 2u);
    EXPECT_TRUE(warning::sentences("").empty());
}

TEST(Wording, PlainTextIsWellFormedUtf8WithoutControlCharacters) {
    EXPECT_TRUE(warning::isPlainText("Übung\nmit Umbruch 🌊"));
    EXPECT_FALSE(warning::isPlainText(std::string_view("a\0b", 3)));
    EXPECT_FALSE(warning::isPlainText("\x1b[31m"));
    EXPECT_FALSE(warning::isPlainText("\xC3"));
    EXPECT_FALSE(warning::isPlainText("\xED\xA0\x80"));  // a surrogate
    EXPECT_FALSE(warning::isPlainText("\xC0\xAF"));      // overlong
    EXPECT_FALSE(warning::isPlainText("\xEF\xBF\xBE"));  // U+FFFE
}

TEST(FloodGrowth, IsHalfAsManyPeopleAgainAndFiftyAtLeastOrAnObjectInDeeperWater) {
    const warning::Reached was{100, {3, 1, 0}};
    EXPECT_FALSE(warning::hasGrown(was, {150, {3, 1, 0}})) << "half as many again is not more";
    EXPECT_TRUE(warning::hasGrown(was, {151, {3, 1, 0}}));
    EXPECT_FALSE(warning::hasGrown({20, {}}, {69, {}})) << "49 more";
    EXPECT_TRUE(warning::hasGrown({20, {}}, {70, {}}));
    EXPECT_FALSE(warning::hasGrown({1000, {}}, {1400, {}}));
    EXPECT_FALSE(warning::hasGrown(was, {50, {3, 1, 0}})) << "fewer";
    EXPECT_FALSE(warning::hasGrown(was, {100, {9, 1, 0}})) << "more objects, none deeper";
    EXPECT_TRUE(warning::hasGrown(was, {100, {3, 2, 0}}));
    EXPECT_TRUE(warning::hasGrown(was, {100, {3, 1, 1}}));
    EXPECT_FALSE(warning::hasGrown(was, {100, {3, 0, 0}}));
    EXPECT_FALSE(warning::hasGrown({{}, {}}, {5000, {3, 3, 3}})) << "what was unknown has not grown";
    EXPECT_FALSE(warning::hasGrown(was, {{}, {}}));
}

}  // namespace
