// SPDX-License-Identifier: EUPL-1.2
#include "broker/base/instant.h"

#include <gtest/gtest.h>

#include <clocale>
#include <ctime>

namespace {

using namespace base;

Instant utc(int y, int mo, int d, int h = 0, int mi = 0, int s = 0, int ms = 0) {
    return fromCivilUtc({y, mo, d, h, mi, s, ms});
}

TEST(Instant, CivilTimeAgreesWithTheCLibrary) {
    for (std::int64_t day = -200'000; day < 200'000; day += 37) {
        const std::time_t seconds = day * 86'400 + 3'723;
        std::tm expected{};
        gmtime_r(&seconds, &expected);
        const CivilTime civil = civilUtc({static_cast<std::int64_t>(seconds) * 1000 + 250});
        ASSERT_EQ(civil.year, expected.tm_year + 1900) << day;
        ASSERT_EQ(civil.month, expected.tm_mon + 1) << day;
        ASSERT_EQ(civil.day, expected.tm_mday) << day;
        ASSERT_EQ(civil.hour, 1);
        ASSERT_EQ(civil.minute, 2);
        ASSERT_EQ(civil.second, 3);
        ASSERT_EQ(civil.ms, 250);
        ASSERT_EQ(fromCivilUtc(civil).ms, static_cast<std::int64_t>(seconds) * 1000 + 250);
    }
}

TEST(Instant, GermanSummerTimeBeginsAndEndsAtOneUtc) {
    // 29 March and 25 October 2026 are the last Sundays.
    EXPECT_EQ(germanOffsetMinutes(utc(2026, 3, 29, 0, 59, 59, 999)), 60);
    EXPECT_EQ(germanOffsetMinutes(utc(2026, 3, 29, 1)), 120);
    EXPECT_EQ(germanOffsetMinutes(utc(2026, 10, 25, 0, 59, 59, 999)), 120);
    EXPECT_EQ(germanOffsetMinutes(utc(2026, 10, 25, 1)), 60);
    EXPECT_EQ(germanOffsetMinutes(utc(2021, 7, 14, 18)), 120);
    EXPECT_EQ(germanOffsetMinutes(utc(2026, 11, 21, 17)), 60);
}

TEST(Instant, NightOfOctoberHasHalfPastTwoTwice) {
    EXPECT_EQ(isoGerman(utc(2026, 10, 25, 0, 30)), "2026-10-25T02:30:00+02:00");
    EXPECT_EQ(isoGerman(utc(2026, 10, 25, 1, 30)), "2026-10-25T02:30:00+01:00");
}

TEST(Instant, CapTimeHasOffsetAndWholeSeconds) {
    EXPECT_EQ(isoGerman(utc(2026, 11, 21, 16, 5, 0, 999)), "2026-11-21T17:05:00+01:00");
    EXPECT_EQ(isoUtc(utc(2026, 11, 21, 16, 5, 0, 7)), "2026-11-21T16:05:00.007Z");
}

TEST(Instant, IsoTextIsReadWithFractionAndOffset) {
    EXPECT_EQ(fromIso("2026-11-21T17:05:00Z"), utc(2026, 11, 21, 17, 5));
    EXPECT_EQ(fromIso("2026-11-21T17:05:00.25Z"), utc(2026, 11, 21, 17, 5, 0, 250));
    EXPECT_EQ(fromIso("2026-11-21T17:05:00.0009999Z"), utc(2026, 11, 21, 17, 5, 0, 0));
    EXPECT_EQ(fromIso("2026-11-21T18:05:00+01:00"), utc(2026, 11, 21, 17, 5));
    EXPECT_EQ(fromIso("2026-11-21T12:05:00-05:00"), utc(2026, 11, 21, 17, 5));
    EXPECT_EQ(fromIso(isoUtc(utc(1969, 7, 20, 20, 17, 40, 1))), utc(1969, 7, 20, 20, 17, 40, 1));
}

TEST(Instant, TextThatIsNoTimeIsNotRead) {
    for (const char* text : {"", "2026-11-21", "2026-11-21T17:05:00", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z",
                             "2026-11-21T24:00:00Z", "2026-11-21T17:05:60Z", "2026-11-21 17:05:00Z",
                             "2026-11-21T17:05:00+0100", "2026-11-21T17:05:00Zx", "x026-11-21T17:05:00Z",
                             "2026-11-21T17:05:00+99:00", "2026-11-21T17:05:00.", "-026-11-21T17:05:00Z"})
        EXPECT_FALSE(fromIso(text).has_value()) << text;
}

TEST(Instant, TacticalTimeIsLocalWithGermanMonths) {
    EXPECT_EQ(tacticalTime(utc(2026, 11, 21, 17, 5)), "211805NOV26");
    EXPECT_EQ(tacticalTime(utc(2026, 3, 1, 23, 30)), "020030MRZ26");
    EXPECT_EQ(tacticalTime(utc(2026, 12, 31, 23, 30)), "010030JAN27");
    EXPECT_EQ(tacticalTime(utc(2026, 5, 31, 22, 0)), "010000JUN26");
}

}  // namespace
