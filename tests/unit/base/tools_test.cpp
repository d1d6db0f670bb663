// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "broker/base/bytes.h"
#include "broker/base/clock.h"
#include "broker/base/instant.h"
#include "broker/base/outcome.h"
#include "broker/base/random.h"

namespace {

TEST(Bytes, HexComesBackInEitherCaseAndNothingElseIsRead) {
    const base::Bytes bytes{0x00, 0x7F, 0x80, 0xFF, 0xA5};
    EXPECT_EQ(base::toHex(bytes), "007f80ffa5");
    EXPECT_EQ(base::fromHex("007F80ffA5"), bytes);
    EXPECT_EQ(base::fromHex(""), base::Bytes{});
    for (const char* text : {"0", "0g", "g0", " 00", "0x", "00 "})
        EXPECT_FALSE(base::fromHex(text).has_value()) << text;
    EXPECT_FALSE((base::arrayFromHex<4>("007f80ffa5").has_value()));
    EXPECT_TRUE((base::arrayFromHex<5>("007f80ffa5").has_value()));
}

TEST(SeededRandom, SequenceIsThatOfSplitMix64) {
    // The first values for seed 1234567 as published with the reference code.
    base::SeededRandom random(1234567);
    EXPECT_EQ(random.next(), 6457827717110365317ULL);
    EXPECT_EQ(random.next(), 3203168211198807973ULL);
    EXPECT_EQ(random.next(), 9817491932198370423ULL);
}

TEST(SeededRandom, ValuesStayInTheirRanges) {
    base::SeededRandom random(7);
    double sum = 0;
    for (int i = 0; i < 20'000; ++i) {
        const double unit = random.unit();
        ASSERT_GE(unit, 0.0);
        ASSERT_LT(unit, 1.0);
        ASSERT_LT(random.below(3), 3u);
        const double normal = random.normal();
        ASSERT_LE(normal, 6.0);
        ASSERT_GE(normal, -6.0);
        sum += normal;
    }
    EXPECT_NEAR(sum / 20'000, 0.0, 0.05);
}

TEST(Outcome, HoldsAValueOrAFailureAndNeverBoth) {
    const base::Outcome<int> good = 7;
    EXPECT_TRUE(good.ok());
    EXPECT_EQ(good.value(), 7);
    const base::Outcome<int> bad = base::Failure{"disk full", "/dev/x", "make room"};
    EXPECT_FALSE(bad.ok());
    EXPECT_EQ(bad.failure().text(), "disk full (/dev/x); make room");
    EXPECT_EQ((base::Failure{"a", "", ""}.text()), "a");
    std::string umlauts;
    for (int i = 0; i < 1'000'001; ++i) umlauts += "ü";
    const std::string shown = base::Failure{"x" + umlauts, umlauts, ""}.text();
    EXPECT_LT(shown.size(), 5000u);
    EXPECT_TRUE(shown.ends_with("ü)"));
    EXPECT_NE(shown.find("ü ... ü"), std::string::npos) << "no half of a letter";
}

TEST(OutcomeDeathTest, AskingAFailureForItsValueStopsTheProgram) {
    ::testing::FLAGS_gtest_death_test_style = "threadsafe";
    const base::Outcome<int> bad = base::Failure{"x", "", ""};
    EXPECT_DEATH((void)bad.value(), "of a failed Outcome");
}

TEST(Clock, SteppedClockMovesOnlyWhenTold) {
    base::SteppedClock clock({1000});
    EXPECT_EQ(clock.now(), base::Instant{1000});
    clock.stepMs(250);
    EXPECT_EQ(clock.now(), base::Instant{1250});
    EXPECT_EQ(clock.monotonicNs(), 250'000'000);
}

TEST(Clock, MonotonicClockOfTheMachineDoesNotGoBack) {
    const base::SystemClock clock;
    const auto first = clock.monotonicNs();
    EXPECT_GE(clock.monotonicNs(), first);
    EXPECT_GT(clock.now(), base::fromCivilUtc({2020, 1, 1}));
}

}  // namespace
