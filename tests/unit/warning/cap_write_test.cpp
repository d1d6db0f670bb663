// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>

#include "tests/unit/warning/flood_sample.h"

namespace {

using wire::RealmKind;

std::string written(const wire::WarningContent& content, const warning::CapHead& head) {
    const auto xml = warning::writeCap(content, head);
    EXPECT_TRUE(xml.ok()) << (xml.ok() ? "" : xml.failure().text());
    return xml.ok() ? xml.value() : std::string();
}

void expectFails(const wire::WarningContent& content, const warning::CapHead& head, const std::string& word) {
    const auto xml = warning::writeCap(content, head);
    ASSERT_FALSE(xml.ok()) << "should have failed over " << word;
    EXPECT_NE(xml.failure().text().find(word), std::string::npos) << xml.failure().text();
    EXPECT_FALSE(xml.failure().fix.empty());
}

std::string between(const std::string& xml, const std::string& element, std::size_t from = 0) {
    const std::size_t begin = xml.find("<" + element + ">", from), end = xml.find("</" + element + ">", begin);
    return begin == std::string::npos ? std::string()
                                      : xml.substr(begin + element.size() + 2, end - begin - element.size() - 2);
}

TEST(CapWrite, TheWholeMessageIsAsReviewed) {
    const std::string file = std::string(LAGEWERK_SOURCE_DIR) + "/tests/golden/warning/flood-iw3-exercise.xml";
    const std::string xml = written(sample::content(), sample::head());
    if (std::getenv("SNAP_UPDATE")) std::ofstream(file, std::ios::binary) << xml;
    std::ostringstream golden;
    golden << std::ifstream(file, std::ios::binary).rdbuf();
    EXPECT_EQ(golden.str(), xml) << "run with SNAP_UPDATE=1 and review the difference";
}

TEST(CapWrite, WhatIsWrittenPassesEveryCheckAtEveryLevelInBothRealms) {
    for (const auto level : {wire::GaugeLevel::Iw1, wire::GaugeLevel::Iw2, wire::GaugeLevel::Iw3})
        for (const auto realm : {RealmKind::Exercise, RealmKind::Live})
            for (const auto& problem : warning::checkCap(written(sample::content(level, realm), sample::head(realm))))
                ADD_FAILURE() << problem.rule << " " << problem.where << ": " << problem.text;
}

TEST(CapWrite, TheExerciseRealmAlwaysSaysExerciseAndNamesIt) {
    const std::string exercise = written(sample::content(), sample::head());
    EXPECT_EQ(between(exercise, "status"), "Exercise");
    EXPECT_EQ(between(exercise, "note"), "ÜBUNG Starkregen Auental");
    const std::string live =
        written(sample::content(wire::GaugeLevel::Iw3, RealmKind::Live), sample::head(RealmKind::Live));
    EXPECT_EQ(between(live, "status"), "Actual");
    EXPECT_EQ(live.find("<note>"), std::string::npos);
}

TEST(CapWrite, TextsOfTheOtherRealmAreNotWritten) {
    expectFails(sample::content(wire::GaugeLevel::Iw3, RealmKind::Live), sample::head(RealmKind::Exercise),
                "exercise mark");
    expectFails(sample::content(wire::GaugeLevel::Iw3, RealmKind::Exercise), sample::head(RealmKind::Live),
                "exercise mark");
}

TEST(CapWrite, CoordinatesAreLatitudeFirstClosedAndRoundedToFiveDecimals) {
    auto content = sample::content();
    content.area = {{{{-5, 150}, {-5, 79999999}, {-512345678, 79999999}}}};
    EXPECT_EQ(between(written(content, sample::head()), "polygon"),
              "0.00000,0.00002 0.00000,8.00000 -51.23457,8.00000 0.00000,0.00002");
}

TEST(CapWrite, MorePolygonsAreMorePolygonElements) {
    const std::string xml = written(sample::content(), sample::head());
    std::size_t count = 0;
    for (std::size_t at = 0; (at = xml.find("<polygon>", at)) != std::string::npos; ++at) ++count;
    EXPECT_EQ(count, 4u) << "two polygons in two languages";
}

TEST(CapWrite, ARingThatRoundingWouldCrossIsWrittenFiner) {
    auto content = sample::content();
    // A tongue 0.3 m wide: at 1 m its two sides fall together.
    content.area = {{{sample::point(51.2, 8.1),
                      sample::point(51.2, 8.2),
                      {512100010, 82000000},
                      {512100010, 81500000},
                      {512100040, 81500000},
                      {512100040, 82000000},
                      sample::point(51.22, 8.2),
                      sample::point(51.22, 8.1)}}};
    const std::string polygon = between(written(content, sample::head()), "polygon");
    EXPECT_NE(polygon.find("51.210001"), std::string::npos) << polygon;
    EXPECT_TRUE(warning::checkCap(written(content, sample::head())).empty());
}

TEST(CapWrite, TimesHaveANumericOffsetInWinterAndSummer) {
    EXPECT_EQ(between(written(sample::content(), sample::head()), "sent"), "2026-11-21T17:09:30+01:00");
    auto facts = sample::flood();
    facts.at = *base::fromIso("2026-07-14T20:00:00Z");
    auto head = sample::head();
    head.sent = facts.at;
    const std::string xml = written(warning::floodWarning(facts, sample::floodArea()), head);
    EXPECT_EQ(between(xml, "sent"), "2026-07-14T22:00:00+02:00");
    EXPECT_EQ(between(xml, "expires"), "2026-07-15T04:00:00+02:00");
}

TEST(CapWrite, EveryInfoNamesItsLanguageAndTheSameCategoryAndEventCode) {
    const std::string xml = written(sample::content(), sample::head());
    const std::size_t second = xml.find("<info>", xml.find("<info>") + 1);
    ASSERT_NE(second, std::string::npos);
    EXPECT_EQ(between(xml, "language"), "de-DE");
    EXPECT_EQ(between(xml, "language", second), "en-GB");
    for (const char* same : {"category", "eventCode", "expires", "polygon", "geocode"})
        EXPECT_EQ(between(xml, same), between(xml, same, second)) << same;
    EXPECT_NE(between(xml, "description"), between(xml, "description", second));
}

TEST(CapWrite, TextIsEscapedNotMarkedUp) {
    auto content = sample::content();
    content.texts[0].description = "ÜBUNG: Pegel < 3 m & steigend > 2 \"schnell\".";
    const std::string xml = written(content, sample::head());
    EXPECT_NE(xml.find("Pegel &lt; 3 m &amp; steigend &gt; 2"), std::string::npos);
}

TEST(CapWrite, AnUpdateNamesWhatItReplacesAndACancelEndsIt) {
    auto content = sample::content();
    content.act = wire::WarningAct::Update;
    auto head = sample::head();
    expectFails(content, head, "replaces");
    head.references = {"lage@auental.example,AUENTAL-UEB-20261121-0005,2026-11-21T16:00:00+01:00",
                       "lage@auental.example,AUENTAL-UEB-20261121-0006,2026-11-21T16:30:00+01:00"};
    const std::string update = written(content, head);
    EXPECT_EQ(between(update, "references"), head.references[0] + " " + head.references[1]);
    EXPECT_EQ(between(update, "msgType"), "Update");
    EXPECT_TRUE(warning::checkCap(update).empty());
    content.act = wire::WarningAct::Cancel;
    content.urgency = "Past";
    content.responseType = "AllClear";
    const std::string cancel = written(content, head);
    EXPECT_EQ(between(cancel, "msgType"), "Cancel");
    EXPECT_TRUE(warning::checkCap(cancel).empty());
    head.references = {"lage@auental.example AUENTAL"};
    expectFails(content, head, "triple");
}

TEST(CapWrite, SeveralResponseTypesBecomeSeveralElements) {
    auto content = sample::content();
    content.responseType = "Shelter Avoid";
    EXPECT_NE(written(content, sample::head())
                  .find("<responseType>Shelter</responseType>\n  <responseType>Avoid</responseType>"),
              std::string::npos);
}

TEST(CapWrite, WhatReceiversWouldRefuseIsNotWritten) {
    struct Spoilt {
        const char* word;
        std::function<void(wire::WarningContent&, warning::CapHead&)> spoil;
    };
    const std::vector<Spoilt> all{
        {"identifier", [](auto&, auto& h) { h.identifier = "with blank"; }},
        {"identifier", [](auto&, auto& h) { h.identifier = "a,b"; }},
        {"identifier", [](auto&, auto& h) { h.identifier = "a<b"; }},
        {"identifier", [](auto&, auto& h) { h.identifier.clear(); }},
        {"sender", [](auto&, auto& h) { h.sender = "a&b"; }},
        {"ended before", [](auto& c, auto& h) { h.sent = c.expires; }},
        {"no text", [](auto& c, auto&) { c.texts.clear(); }},
        {"no area", [](auto& c, auto&) { c.area.clear(); }},
        {"holes", [](auto& c, auto&) { c.area[0].push_back(c.area[1][0]); }},
        {"polygon 1", [](auto& c, auto&) { std::swap(c.area[0][0][1], c.area[0][0][2]); }},
        {"polygon 2", [](auto& c, auto&) { c.area[1][0].resize(2); }},
        {"160", [](auto& c, auto&) { c.texts[0].headline += std::string(160, 'x'); }},
        {"empty", [](auto& c, auto&) { c.texts[1].instruction.clear(); }},
        {"language tag", [](auto& c, auto&) { c.texts[1].language.clear(); }},
        {"UTF-8", [](auto& c, auto&) { c.texts[0].description += "\xFF"; }},
        {"UTF-8", [](auto& c, auto&) { c.senderName += '\x01'; }},
        {"word of CAP", [](auto& c, auto&) { c.severity = "Bad"; }},
        {"word of CAP", [](auto& c, auto&) { c.category.clear(); }},
        {"web", [](auto& c, auto&) { c.web = "auental.example"; }},
    };
    for (const Spoilt& spoilt : all) {
        auto content = sample::content();
        auto head = sample::head();
        spoilt.spoil(content, head);
        expectFails(content, head, spoilt.word);
    }
}

}  // namespace
