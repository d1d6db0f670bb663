// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/mail_answer.h"

#include <gtest/gtest.h>

namespace {

using AnswerKind = dispatch::MailAnswer::Kind;

const base::Instant kWritten = *base::fromIso("2026-06-18T16:05:20Z");  // 18:05:20 in Germany

dispatch::MailAnswer answerTo(const std::string& line, base::Instant at = kWritten) {
    return dispatch::understand({line}, at);
}
/// "coming 18:40", "coming ?" (a time that is unclear), "coming", "declined", "-"
std::string said(const std::string& line, base::Instant at = kWritten) {
    const auto answer = answerTo(line, at);
    if (answer.kind == AnswerKind::Declined) return "declined";
    if (answer.kind != AnswerKind::Coming) return "-";
    if (answer.isTimeUnclear) return "coming ?";
    return answer.arrival ? "coming " + base::isoGerman(*answer.arrival).substr(11, 5) : "coming";
}

TEST(MailAnswer, WhatTheLetterOffersAndWhatPeopleMakeOfIt) {
    for (const auto& [line, expected] : std::vector<std::pair<const char*, const char*>>{
             {"1 komme 18:40", "coming 18:40"},
             {"1 verfügbar", "coming"},
             {"2 komme nicht", "declined"},
             {"2 nicht verfügbar", "declined"},
             {"1", "coming"},
             {"2", "declined"},
             {"1) 18:40", "coming 18:40"},
             {"ja 18:40", "coming 18:40"},
             {"Ja, 18.40 Uhr", "coming 18:40"},
             {"JA", "coming"},
             {"„1 komme 18:40“", "coming 18:40"},
             {"komme ca. 18:40", "coming 18:40"},
             {"Ich komme gegen 19 Uhr.", "coming 19:00"},
             {"komme um 18 Uhr 40", "coming 18:40"},
             {"komme 1840 Uhr", "coming 18:40"},
             {"komme 18h40", "coming 18:40"},
             {"bin um 18:40 da", "coming 18:40"},
             {"komme um 18:40 an, Gruß Beispiel", "coming 18:40"},
             {"komme in 30 min", "coming 18:35"},
             {"komme in 30min.", "coming 18:35"},
             {"komme in ca. 30 Minuten", "coming 18:35"},
             {"ja, in einer halben Stunde", "coming 18:35"},
             {"komme in einer Stunde", "coming 19:05"},
             {"komme in 2 Stunden", "coming 20:05"},
             {"ich kann kommen, 18:40", "coming 18:40"},
             {"komme sofort", "coming"},
             {"bin unterwegs, 20 min", "coming 18:25"},
             {"yes 18:40", "coming 18:40"},
             {"Coming at 6:40 pm", "coming 18:40"},
             {"I can come in half an hour", "coming 18:35"},
             {"yes, in an hour", "coming 19:05"},
             {"nein", "declined"},
             {"Nein, ich komme nicht.", "declined"},
             {"nein danke", "declined"},
             {"komme leider nicht", "declined"},
             {"leider nein", "declined"},
             {"ich kann leider nicht kommen", "declined"},
             {"bin verhindert", "declined"},
             {"no", "declined"},
             {"I\u2019m not coming", "declined"},
             {"sorry, I can't come", "declined"},
             {"not available", "declined"},
         })
        EXPECT_EQ(said(line), expected) << line;
}

TEST(MailAnswer, NothingIsGuessed) {
    for (const char* line : {"vielleicht",
                             "komme vielleicht 18:40",
                             "wenn es geht 18:40",
                             "nein, komme",
                             "ja, komme nicht",
                             "1 komme nicht",
                             "2 komme 18:40",
                             "2 ja",
                             "komme nicht vor 18:40",
                             "komme nicht um 18:40",
                             "komme 18:40 oder 19:00",
                             "komme 18:40 19:00",
                             "komme 18",
                             "komme 2 h",
                             "18:40",
                             "30 min",
                             "ok",
                             "nicht",
                             "kein Problem",
                             "komme morgen 8:00",
                             "komme 25:00",
                             "komme 18:61",
                             "komme in 0 min",
                             "komme in 1000 min",
                             "wer kommt noch?",
                             "komme mit Müller 18:40",
                             "not unavailable",
                             "komme 18:40 am 19.06.",
                             "?",
                             "",
                             "3"})
        EXPECT_EQ(said(line), "-") << line;
    EXPECT_EQ(said(std::string(5'000, 'j')), "-");
    std::string many;
    for (int i = 0; i < 100; ++i) many += "ja ";
    EXPECT_EQ(said(many), "-");
}

TEST(MailAnswer, AClockTimeIsTheNextOneWithinTwelveHours) {
    EXPECT_EQ(said("komme 18:05"), "coming 18:05") << "the minute that runs";
    EXPECT_EQ(said("komme 18:04"), "coming ?") << "it was a minute ago";
    EXPECT_EQ(said("komme 6:05"), "coming 06:05");
    EXPECT_EQ(said("komme 6:06"), "coming ?") << "more than 12 hours ahead";
    EXPECT_EQ(answerTo("komme 0:30").arrival, base::fromIso("2026-06-18T22:30:00Z")) << "over midnight";
    EXPECT_EQ(answerTo("komme 12:30 am").arrival, base::fromIso("2026-06-18T22:30:00Z"));
}

TEST(MailAnswer, InTheNightsInWhichTheClockIsPutItStaysGermanTime) {
    const auto october = *base::fromIso("2026-10-24T22:30:00Z");  // 00:30, summer time
    EXPECT_EQ(answerTo("komme 2:30", october).arrival, base::fromIso("2026-10-25T00:30:00Z")) << "the first of two";
    EXPECT_EQ(answerTo("komme 3:30", october).arrival, base::fromIso("2026-10-25T02:30:00Z"));
    const auto between = *base::fromIso("2026-10-25T00:45:00Z");  // 02:45 for the first time
    EXPECT_EQ(answerTo("komme 2:30", between).arrival, base::fromIso("2026-10-25T01:30:00Z")) << "the second";
    const auto march = *base::fromIso("2026-03-28T23:30:00Z");  // 00:30, winter time
    EXPECT_EQ(said("komme 2:30", march), "coming ?") << "there is none in that night";
    EXPECT_EQ(answerTo("komme 3:30", march).arrival, base::fromIso("2026-03-29T01:30:00Z"));
}

TEST(MailAnswer, FurtherLinesAreToldOfAndMayTakeAnAnswerBack) {
    const auto both = [](const char* first, const char* second) {
        return dispatch::understand({first, second}, kWritten);
    };
    EXPECT_TRUE(both("komme 18:40", "Bringe den Plan mit.").hasMore);
    EXPECT_EQ(both("komme 18:40", "Bringe den Plan mit.").kind, AnswerKind::Coming);
    EXPECT_FALSE(both("komme 18:40", "Gruß, A. Beispiel").hasMore);
    EXPECT_EQ(both("komme 18:40", "doch nicht").kind, AnswerKind::NotUnderstood);
    EXPECT_EQ(both("komme 18:40", "2 komme nicht").kind, AnswerKind::NotUnderstood);
    EXPECT_EQ(both("nein", "ja 18:40").kind, AnswerKind::NotUnderstood);
    EXPECT_EQ(both("nein", "bin leider krank").kind, AnswerKind::Declined);
    EXPECT_EQ(dispatch::understand({}, kWritten).kind, AnswerKind::Empty);
}

TEST(MailAnswer, TheLineIsKeptAsItWasWrittenUpToABound) {
    EXPECT_EQ(answerTo("Ja,  komme 18:40!").line, "Ja,  komme 18:40!");
    EXPECT_LE(answerTo(std::string(400, 'x')).line.size(), 204u);
}

}  // namespace
