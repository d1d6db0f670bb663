// SPDX-License-Identifier: EUPL-1.2
// Directory and calls in words: order of the entries, moments as they are typed, counts and urgency of a call.
#include "console/models/directory_words.h"

#include <gtest/gtest.h>

#include "tests/unit/situation/told.h"

namespace {

using told::at;
using wire::CallMove;

/// 23 November 2026, 17:00 in Germany (winter time).
const base::Instant kAutumn = *base::fromIso("2026-11-23T17:00:00+01:00");

std::string isoOf(const QString& typed) {
    const auto moment = models::momentTyped(typed, kAutumn);
    return moment ? base::isoGerman(*moment) : "none";
}
wire::Contact entry(const std::string& function, std::uint32_t rank, const std::string& name = "") {
    wire::Contact one;
    one.function = function, one.rank = rank, one.name = name;
    return one;
}
/// Three called: each by one way.
situation::CallView calledThree() {
    situation::CallView view;
    view.call.meeting = "Rathaus";
    for (const char* id : {"a", "b", "c"}) view.call.targets.push_back({id, "S1", id, {"mobile", "1"}});
    return view;
}

}  // namespace

TEST(DirectoryWords, TheStaffStandsFirstByItsOrderThenByRank) {
    EXPECT_TRUE(models::standsBefore(entry("Leitung", 1), entry("S1", 1)));
    EXPECT_TRUE(models::standsBefore(entry("S2 Lage", 2), entry("S3", 1)));
    EXPECT_TRUE(models::standsBefore(entry("S1", 1), entry("S1", 2)));
    EXPECT_TRUE(models::standsBefore(entry("S6", 3), entry("Bauhof", 1)));
    EXPECT_TRUE(models::standsBefore(entry("Bauhof", 1), entry("Klinikum", 1)));
    EXPECT_FALSE(models::standsBefore(entry("Klinikum", 1), entry("Bauhof", 1)));
}

TEST(DirectoryWords, AMomentIsTypedAsClockOrWithItsDay) {
    EXPECT_EQ(isoOf("18:00"), "2026-11-23T18:00:00+01:00");
    EXPECT_EQ(isoOf("06:00"), "2026-11-24T06:00:00+01:00") << "the next one";
    EXPECT_EQ(isoOf("24.11. 18:00"), "2026-11-24T18:00:00+01:00");
    EXPECT_EQ(isoOf("01.07.2027 06:30"), "2027-07-01T06:30:00+02:00") << "summer time";
    for (const char* bad : {"", "24.11.", "31.02. 10:00", "24.13. 10:00", "24.11. 24:00", "24.11. 10:60", "bald"})
        EXPECT_EQ(isoOf(bad), "none") << bad;
    EXPECT_EQ(isoOf("28.03.2027 02:30"), "none") << "the hour that spring leaves out";
    const auto moment = models::momentTyped("24.11. 18:00", kAutumn);
    EXPECT_EQ(models::momentTyped(models::momentToType(moment), kAutumn), moment);
}

TEST(CallWords, EachWhoWasCalledCountsOnce) {
    auto view = calledThree();
    view.call.targets.push_back({"a", "S1", "a", {"mail", "a@x.example"}});
    view.deliveries["a"]["mobile"].state = CallMove::Failed;
    EXPECT_EQ(models::countCall(view).unreached, 1);
    view.deliveries["a"]["mail"].state = CallMove::Sent;
    EXPECT_EQ(models::countCall(view).unreached, 0) << "one way is enough";
    view.answers["b"].move = CallMove::Declined;
    const auto counts = models::countCall(view);
    EXPECT_EQ(counts.called, 3);
    EXPECT_EQ(counts.silent, 2);
    EXPECT_EQ(counts.declined, 1);
    EXPECT_EQ(models::callCountWords(counts), "1 kommt nicht · 2 ohne Antwort");
}

TEST(CallWords, SilenceIsUrgentWhenTheTimeToAnswerIsOver) {
    auto view = calledThree();
    EXPECT_EQ(models::callUrgency(view, at(0)), models::Urgency::None);
    view.call.answerBy = at(60);
    EXPECT_EQ(models::callUrgency(view, at(59)), models::Urgency::None);
    EXPECT_EQ(models::callUrgency(view, at(60)), models::Urgency::High);
    view.deliveries["a"]["mobile"].state = CallMove::Failed;
    EXPECT_EQ(models::callUrgency(view, at(0)), models::Urgency::Medium);
    view.closed = situation::SaidBy{};
    EXPECT_EQ(models::callUrgency(view, at(60)), models::Urgency::None);
}
