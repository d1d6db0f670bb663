// SPDX-License-Identifier: EUPL-1.2
// INV-MODELS-21: required fields are asked for in words, the time of writing is the one entered.
#include "console/models/message_draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "console/models/message_search.h"

namespace models {
namespace {

const base::Instant kTypedAt = *base::fromIso("2026-11-21T18:05:30+01:00");

QString utc(const std::optional<base::Instant>& at) { return at ? text(base::isoGerman(*at)) : QStringLiteral("none"); }

MessageDraft filled() {
    MessageDraft draft;
    for (const auto& [field, words] :
         {std::pair{"to", "Führungsstab"}, std::pair{"from", "Florian 1"}, std::pair{"subject", "Deich"},
          std::pair{"text", "Wasser tritt aus"}, std::pair{"writtenBy", "Müller, GrFü"}, std::pair{"clock", "1758"},
          std::pair{"date", "21.11.2026"}})
        draft.texts[QString::fromUtf8(field)] = QString::fromUtf8(words);
    return draft;
}

TEST(MessageDraftTest, TimesAsTheyAreTyped) {
    for (const char* clock : {"1805", "18:05", "18.05", " 1805 "})
        EXPECT_EQ(utc(typedTime(QString::fromUtf8(clock), {}, kTypedAt)), QStringLiteral("2026-11-21T18:05:00+01:00"))
            << clock;
    EXPECT_EQ(utc(typedTime(QStringLiteral("805"), {}, kTypedAt)), QStringLiteral("2026-11-21T08:05:00+01:00"));
    for (const char* clock : {"", "2405", "1860", "abc", "18055", "18 05"})
        EXPECT_FALSE(typedTime(QString::fromUtf8(clock), {}, kTypedAt)) << clock;
    for (const char* date : {"20.11.2026", "20.11.26", "20.11."})
        EXPECT_EQ(utc(typedTime(QStringLiteral("2350"), QString::fromUtf8(date), kTypedAt)),
                  QStringLiteral("2026-11-20T23:50:00+01:00"))
            << date;
    for (const char* date : {"31.11.2026", "29.02.2026", "0.1.2026", "1.13.2026", "gestern"})
        EXPECT_FALSE(typedTime(QStringLiteral("1200"), QString::fromUtf8(date), kTypedAt)) << date;
}

TEST(MessageDraftTest, TheHourThatComesTwiceAndTheOneThatDoesNotCome) {
    const base::Instant first = *base::fromIso("2026-10-25T00:40:00Z"), second = *base::fromIso("2026-10-25T01:40:00Z");
    EXPECT_EQ(typedTime(QStringLiteral("0230"), {}, first), *base::fromIso("2026-10-25T00:30:00Z"));
    EXPECT_EQ(typedTime(QStringLiteral("0230"), {}, second), *base::fromIso("2026-10-25T01:30:00Z"));
    EXPECT_FALSE(typedTime(QStringLiteral("0230"), QStringLiteral("29.03.2026"), kTypedAt));
}

TEST(MessageDraftTest, WhatIsMissingIsSaidAtItsField) {
    const auto faults = MessageDraft{}.faults(kTypedAt);
    std::vector<std::string> fields;
    for (const auto& [field, words] : faults) {
        fields.push_back(field.toStdString());
        EXPECT_FALSE(words.isEmpty());
    }
    EXPECT_THAT(fields, testing::UnorderedElementsAre("to", "subject", "text", "from", "clock", "writtenBy"));
    EXPECT_FALSE(MessageDraft{}.report(kTypedAt));
    EXPECT_TRUE(filled().faults(kTypedAt).empty());
    MessageDraft longOne = filled();
    longOne.texts[QStringLiteral("to")] = QString(61, QChar(0xFC));  // two bytes each
    EXPECT_TRUE(longOne.faults(kTypedAt).contains(QStringLiteral("to")));
}

TEST(MessageDraftTest, AnOddTimeOfWritingIsFlaggedAndTakenAsItIs) {
    MessageDraft draft = filled();
    EXPECT_TRUE(draft.doubts(kTypedAt).empty());
    draft.texts[QStringLiteral("clock")] = QStringLiteral("1930");
    EXPECT_TRUE(draft.doubts(kTypedAt).contains(QStringLiteral("clock")));
    ASSERT_TRUE(draft.report(kTypedAt));
    EXPECT_EQ(draft.report(kTypedAt)->writtenAt, *base::fromIso("2026-11-21T19:30:00+01:00"));
    draft.texts[QStringLiteral("date")] = QStringLiteral("19.11.2026");
    EXPECT_TRUE(draft.doubts(kTypedAt).contains(QStringLiteral("clock")));
    EXPECT_EQ(draft.report(kTypedAt)->writtenAt, *base::fromIso("2026-11-19T19:30:00+01:00"));
}

TEST(MessageDraftTest, BecomesTheRecordAndComesBack) {
    MessageDraft draft = filled();
    draft.direction = wire::Direction::Incoming;
    draft.priority = wire::Priority::Flash;
    draft.texts[QStringLiteral("takenClock")] = QStringLiteral("1804");
    draft.texts[QStringLiteral("phone")] = QStringLiteral("0171 1");
    draft.about = {"unit:Florian 1"};
    const auto report = draft.report(kTypedAt);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->takenAt, *base::fromIso("2026-11-21T18:04:00+01:00"));
    EXPECT_EQ(report->phone, "0171 1");
    EXPECT_FALSE(report->callName) << "an empty field is no field";
    EXPECT_EQ(draftOf(*report).texts, draft.texts);
    draft.direction = wire::Direction::Talk;
    EXPECT_FALSE(draft.report(kTypedAt)->takenAt);
    const base::Instant pastMidnight = *base::fromIso("2026-11-22T00:03:00+01:00");
    draft.direction = wire::Direction::Incoming;
    draft.texts[QStringLiteral("takenClock")] = QStringLiteral("2358");
    EXPECT_EQ(draft.report(pastMidnight)->takenAt, *base::fromIso("2026-11-21T23:58:00+01:00"));
}

TEST(SearchTest, TheSameLettersHoweverTheyWereWritten) {
    for (const auto& [typed, folded] :
         {std::pair{u8"Kläranlage SÜD", "klaeranlage sued"}, std::pair{u8"STRASSE Straße", "strasse strasse"},
          std::pair{u8"ẞ", "ss"}, std::pair{u8"Café É", "cafe e"}, std::pair{u8"a\u0308", "ae"},
          std::pair{u8"E\u00A012", "e 12"}, std::pair{u8"Łódź", "łodz"}})
        EXPECT_EQ(foldedForSearch(QString::fromUtf8(reinterpret_cast<const char*>(typed))), QString::fromUtf8(folded));
}

}  // namespace
}  // namespace models
