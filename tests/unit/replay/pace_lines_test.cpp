// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/pace_lines.h"

#include <gtest/gtest.h>

namespace {

constexpr std::int64_t kPaceSecondNs = 1'000'000'000;

int paceLines(bool isTerminal, std::int64_t wallS, double speed) {
    replay::PaceLines lines(isTerminal, 0);
    int told = 0;
    for (std::int64_t s = 0; s <= wallS; ++s)
        told += lines.isDue(s * kPaceSecondNs, static_cast<double>(s) * speed) ? 1 : 0;
    return told;
}

TEST(PaceLines, AFileHasAtMostOneLinePerMinuteOfTheScenario) {
    EXPECT_LE(paceLines(false, 3600, 1), 61);
    EXPECT_GE(paceLines(false, 3600, 1), 59);
    EXPECT_LE(paceLines(false, 720, 5), 61);
    EXPECT_LE(paceLines(false, 90, 40), 18) << "and never more often than every 5 s";
}

TEST(PaceLines, ATerminalIsToldEveryFiveSeconds) { EXPECT_EQ(paceLines(true, 60, 1), 12); }

TEST(PaceLines, AStandstillIsToldOnceAMinute) {
    replay::PaceLines lines(false, 0);
    EXPECT_TRUE(lines.isDue(10 * kPaceSecondNs, 30));
    EXPECT_FALSE(lines.isDue(40 * kPaceSecondNs, 30));
    EXPECT_TRUE(lines.isDue(70 * kPaceSecondNs, 30));
}

}  // namespace
