// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <functional>

#include "tests/unit/warning/flood_sample.h"

namespace {

using wire::RealmKind;

struct SpoiltContent {
    const char* rule;
    bool stops;
    std::function<void(wire::WarningContent&)> spoil;
};

const std::vector<SpoiltContent>& spoiltContents() {
    static const std::vector<SpoiltContent> kAll{
        {"text.guidance-missing", true, [](auto& c) { c.texts[0].instruction = "ÜBUNG: "; }},
        {"text.hazard-missing", true, [](auto& c) { c.texts[0].description.clear(); }},
        {"text.place-missing", true, [](auto& c) { c.texts[1].areaName.clear(); }},
        {"text.headline-missing", true, [](auto& c) { c.texts[0].headline.clear(); }},
        {"text.source-missing", true, [](auto& c) { c.senderName.clear(); }},
        {"text.german-missing", true, [](auto& c) { c.texts.erase(c.texts.begin()); }},
        {"text.english-missing", false, [](auto& c) { c.texts.pop_back(); }},
        {"text.not-translated", false,
         [](auto& c) {
             c.texts[1].description = "EXERCISE: " + c.texts[0].description.substr(std::string("ÜBUNG: ").size());
         }},
        {"text.language-twice", true, [](auto& c) { c.texts[1].language = "de-DE"; }},
        {"text.characters", true, [](auto& c) { c.texts[0].description += '\x07'; }},
        {"text.markup", true, [](auto& c) { c.texts[0].description += "<br/>"; }},
        {"text.markup", true, [](auto& c) { c.texts[0].description += " &nbsp;"; }},
        {"text.time-missing", false, [](auto& c) { c.expires = c.expires.plusS(7200); }},
        {"text.long-sentence", false,
         [](auto& c) {
             c.texts[0].instruction +=
                 " Wenn Sie können und wollen und dürfen und Zeit haben und niemand sonst es tut dann gehen Sie bitte "
                 "gegebenenfalls langsam weg.";
         }},
        {"length.headline", true, [](auto& c) { c.texts[0].headline += std::string(120, 'x'); }},
        {"length.headline", false, [](auto& c) { c.texts[0].headline += std::string(90, 'x'); }},
        {"length.cell-broadcast", true, [](auto& c) { c.channels[0].text += std::string(1400, 'x'); }},
        {"length.cell-broadcast", false, [](auto& c) { c.channels[0].text += std::string(400, 'x'); }},
        {"cell-broadcast.alphabet", false, [](auto& c) { c.channels[0].text += " ё"; }},
        {"cell-broadcast.first-60", false,
         [](auto& c) { c.channels[0].text = "ÜBUNG: " + std::string(60, 'x') + c.channels[0].text; }},
        {"channel.stale", false, [](auto& c) { c.texts[0].description += " Neu."; }},
        {"channel.missing", false, [](auto& c) { c.channels.clear(); }},
        {"channel.empty", true, [](auto& c) { c.channels[2].text = "ÜBUNG: "; }},
        {"time.expires-missing", true, [](auto& c) { c.expires = {}; }},
        {"time.expires-before-onset", true, [](auto& c) { c.expires = c.onset; }},
        {"time.long", false, [](auto& c) { c.expires = c.onset.plusS(25 * 3600); }},
        {"time.next-missing", false, [](auto& c) { c.nextInformationAt.reset(); }},
        {"time.next-late", false, [](auto& c) { c.nextInformationAt = c.expires.plusS(1); }},
        {"cap.area-missing", true, [](auto& c) { c.area.clear(); }},
        {"cap.polygon-corners", true, [](auto& c) { c.area[0][0].resize(2); }},
        {"cap.polygon-simple", true, [](auto& c) { std::swap(c.area[0][0][1], c.area[0][0][2]); }},
        {"cap.polygon-hole", true, [](auto& c) { c.area[0].push_back(c.area[0][0]); }},
        {"cap.web", true, [](auto& c) { c.web = "www.auental.example"; }},
        {"cap.web-missing", false, [](auto& c) { c.web.clear(); }},
        {"cap.contact-missing", false, [](auto& c) { c.contact.clear(); }},
        {"cap.category", true, [](auto& c) { c.category = "Flood"; }},
        {"cap.urgency", true, [](auto& c) { c.urgency = "Now"; }},
        {"cap.severity", true, [](auto& c) { c.severity = "Big"; }},
        {"cap.certainty", true, [](auto& c) { c.certainty = "Very Likely"; }},
        {"cap.response-type", true, [](auto& c) { c.responseType = "Run"; }},
        {"cap.unknown", false, [](auto& c) { c.certainty = "Unknown"; }},
        {"cap.language", true, [](auto& c) { c.texts[1].language = "englisch auf deutsch"; }},
        {"cap.references-missing", true, [](auto& c) { c.act = wire::WarningAct::Update; }},
        {"realm.mark-missing", true, [](auto& c) { c.texts[1].headline = "Flood"; }},
    };
    return kAll;
}

TEST(Findings, EachFaultIsNamedAndStopsOrAdvises) {
    for (const auto& spoilt : spoiltContents()) {
        auto content = sample::content();
        spoilt.spoil(content);
        EXPECT_TRUE(sample::has(warning::check(content, RealmKind::Exercise), spoilt.rule, spoilt.stops))
            << spoilt.rule;
    }
}

TEST(Findings, EachSpeaksGermanAndEnglish) {
    for (const auto& spoilt : spoiltContents()) {
        auto content = sample::content();
        spoilt.spoil(content);
        for (const auto& finding : warning::check(content, RealmKind::Exercise)) {
            EXPECT_FALSE(finding.german.empty()) << finding.rule;
            EXPECT_FALSE(finding.english.empty()) << finding.rule;
            EXPECT_NE(finding.german, finding.english);
        }
    }
}

TEST(Findings, WhatStopsComesFirst) {
    auto content = sample::content();
    content.contact.clear();
    content.area.clear();
    const auto findings = warning::check(content);
    ASSERT_GE(findings.size(), 2u);
    EXPECT_TRUE(findings.front().stops);
    EXPECT_FALSE(findings.back().stops);
}

TEST(Findings, AnExerciseTextMustNotBeSignedForTheLiveRealm) {
    EXPECT_TRUE(sample::has(warning::check(sample::content(), RealmKind::Live), "realm.mark-in-live", true));
    EXPECT_TRUE(
        sample::has(warning::check(sample::content(wire::GaugeLevel::Iw3, RealmKind::Live), RealmKind::Exercise),
                    "realm.mark-missing", true));
}

TEST(Findings, EmptyContentIsNamedInFullAndHarmsNothing) {
    const auto findings = warning::check(wire::WarningContent{});
    EXPECT_TRUE(sample::has(findings, "text.german-missing", true));
    EXPECT_TRUE(sample::has(findings, "cap.area-missing", true));
    EXPECT_TRUE(sample::has(findings, "time.expires-missing", true));
}

}  // namespace
