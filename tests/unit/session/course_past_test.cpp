// SPDX-License-Identifier: EUPL-1.2
#include "console/session/course_past.h"

#include <gtest/gtest.h>

namespace session {
namespace {

const base::Instant kTenPast{1'800'000'000'000 - 1'800'000'000'000 % kPieceMs};

TEST(CoursePast, KeepsLeastAndMostOfEachTenMinutes) {
    CoursePast past;
    for (const double value : {120.0, 118.5, 131.0, 125.0}) past.add(kTenPast.plusS(60), value, false);
    past.add(kTenPast.plusS(600), 140, false);
    ASSERT_EQ(past.pieces().size(), 2u);
    EXPECT_EQ(past.pieces()[0].from, kTenPast);
    EXPECT_FLOAT_EQ(past.pieces()[0].low, 118.5F);
    EXPECT_FLOAT_EQ(past.pieces()[0].high, 131.0F);
    EXPECT_EQ(past.pieces()[1].from, kTenPast.plusS(600));
    past.add(kTenPast.plusS(-30), 90, false);
    EXPECT_EQ(past.pieces().front().from, kTenPast.plusS(-600)) << "one that comes late stands where it belongs";
}

TEST(CoursePast, OfRainItKeepsTheSum) {
    CoursePast past;
    for (int i = 0; i < 4; ++i) past.add(kTenPast.plusS(i * 60), 1.5, true);
    ASSERT_EQ(past.pieces().size(), 1u);
    EXPECT_FLOAT_EQ(past.pieces()[0].low, 0.0F);
    EXPECT_FLOAT_EQ(past.pieces()[0].high, 6.0F);
}

TEST(CoursePast, KnowsHowFarTheStationCouldBeTrusted) {
    CoursePast past;
    past.note(kTenPast, CourseTrust::Good);
    EXPECT_TRUE(past.steps().empty()) << "good from the beginning is nothing to tell";
    past.note(kTenPast.plusS(60), CourseTrust::Suspect);
    past.note(kTenPast.plusS(120), CourseTrust::Suspect);
    past.note(kTenPast.plusS(180), CourseTrust::Good);
    past.note(kTenPast.plusS(90), CourseTrust::Silent);
    ASSERT_EQ(past.steps().size(), 2u);
    EXPECT_EQ(past.trustAt(kTenPast), CourseTrust::Good);
    EXPECT_EQ(past.trustAt(kTenPast.plusS(60)), CourseTrust::Suspect);
    EXPECT_EQ(past.trustAt(kTenPast.plusS(179)), CourseTrust::Suspect);
    EXPECT_EQ(past.trustAt(kTenPast.plusS(180)), CourseTrust::Good);
}

TEST(CoursePast, ForgetsWhatIsOlderThanAWeekButNotWhatStillHolds) {
    CoursePast past;
    for (int hour = 0; hour < 10 * 24; ++hour) past.add(kTenPast.plusS(hour * 3600), hour, false);
    past.note(kTenPast, CourseTrust::Suspect);
    past.note(kTenPast.plusS(3600), CourseTrust::Faulty);
    const base::Instant newest = kTenPast.plusS(10 * 24 * 3600);
    past.forgetBefore(newest);
    EXPECT_EQ(past.pieces().size(), 7u * 24);
    ASSERT_EQ(past.steps().size(), 1u);
    EXPECT_EQ(past.trustAt(newest), CourseTrust::Faulty);
    for (std::size_t i = 0; i < 3 * kTrustStepsMax; ++i)
        past.note(newest.plusS(static_cast<std::int64_t>(i)), i % 2 == 0 ? CourseTrust::Good : CourseTrust::Silent);
    EXPECT_EQ(past.steps().size(), kTrustStepsMax);
}

TEST(CoursePast, AStationThatIsWorkedAtOrSilentIsThatBeforeItsValues) {
    wire::StationState state;
    state.quality = wire::Quality::Fail;
    EXPECT_EQ(trustOf(state), CourseTrust::Faulty);
    state.hearing = wire::Hearing::Silent;
    EXPECT_EQ(trustOf(state), CourseTrust::Silent);
    state.maintenanceUntil = kTenPast;
    EXPECT_EQ(trustOf(state), CourseTrust::Maintenance);
}

}  // namespace
}  // namespace session
