// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "gis/warning/internal/wording.h"
#include "tests/unit/warning/flood_sample.h"

namespace {

using wire::GaugeLevel;
using wire::RealmKind;
constexpr GaugeLevel kLevels[] = {GaugeLevel::Iw1, GaugeLevel::Iw2, GaugeLevel::Iw3};

const wire::WarningText& german(const wire::WarningContent& content) { return content.texts.at(0); }
const wire::WarningText& english(const wire::WarningContent& content) { return content.texts.at(1); }

TEST(FloodTexts, LevelsMapToDurchsageMitteilungInformation) {
    const auto durchsage = sample::content(GaugeLevel::Iw3), mitteilung = sample::content(GaugeLevel::Iw2), information = sample::content(GaugeLevel::Iw1);
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
              "ÜBUNG: Es warnt: Stadt Auental, Krisenstab. Hochwasser an der Aue. Der Pegel Altstadt zeigt 412 cm. Das Wasser steigt um etwa 60 cm in "
              "der Stunde. Es besteht Lebensgefahr. Das Wasser erreicht Wohnhäuser. Keller und Straßen laufen schnell voll. Betroffen in Auental: "
              "Altstadt, Untertal und Wehrviertel. Für andere Stadtteile gilt diese Warnung nicht. Die Warnung gilt ab dem 21. November, 17:05 Uhr. Sie "
              "gilt bis zum 22. November, 00:00 Uhr. Nächste Information: 21. November, 17:45 Uhr.");
    EXPECT_TRUE(text.instruction.starts_with("ÜBUNG: Gehen Sie in ein höheres Stockwerk. Gehen Sie nicht in den Keller."));
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
                for (const std::string& sentence : warning::sentences(warning::withoutMark(*part))) EXPECT_LE(warning::wordCount(sentence), 15u) << sentence;
}

TEST(FloodTexts, EveryLevelComesWithoutAFinding) {
    for (const GaugeLevel level : kLevels)
        for (const RealmKind realm : {RealmKind::Exercise, RealmKind::Live})
            for (const auto& finding : warning::check(sample::content(level, realm), realm)) ADD_FAILURE() << finding.rule << ": " << finding.english;
}

TEST(FloodTexts, BrooksAreMasculineInGerman) {
    auto facts = sample::flood(GaugeLevel::Iw2);
    facts.water = "Mühlbach";
    EXPECT_EQ(german(warning::floodWarning(facts, sample::floodArea())).headline, "ÜBUNG: Hochwasser am Mühlbach in Auental: Gefahr für Keller und Straßen");
    facts.water = "Rhein";
    EXPECT_NE(german(warning::floodWarning(facts, sample::floodArea())).headline.find("am Rhein"), std::string::npos);
    facts.water = "Pegnitz";
    EXPECT_NE(german(warning::floodWarning(facts, sample::floodArea())).headline.find("an der Pegnitz"), std::string::npos);
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
    facts.districts = {"A", "B", "C", "D", "E", "F", "G"};
    EXPECT_EQ(german(warning::floodWarning(facts, sample::floodArea())).areaName, "Auental: A, B, C, D, E und weitere Stadtteile");
}

TEST(FloodTexts, AFallingGaugeIsSaidToFallAndASteadyOneSaysNothing) {
    auto facts = sample::flood();
    facts.trendCmPerH = -7.4;
    EXPECT_NE(german(warning::floodWarning(facts, {})).description.find("fällt um etwa 7 cm in der Stunde"), std::string::npos);
    facts.trendCmPerH = 1.0;
    EXPECT_EQ(german(warning::floodWarning(facts, {})).description.find("in der Stunde"), std::string::npos);
}

TEST(FloodTexts, LiveTextsCarryNoExerciseMark) {
    const auto content = sample::content(GaugeLevel::Iw3, RealmKind::Live);
    for (const auto& text : content.texts)
        for (const std::string* part : {&text.headline, &text.description, &text.instruction}) EXPECT_FALSE(warning::hasExerciseMark(*part)) << *part;
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

}  // namespace
