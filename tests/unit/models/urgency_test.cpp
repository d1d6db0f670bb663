// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>

#include "console/models/tokens.h"
#include "console/models/unit_list.h"
#include "console/models/urgency.h"

namespace models {
namespace {

TEST(UrgencyTest, GaugeLevelsRiseWithTheInformationValue) {
    EXPECT_EQ(urgencyOf(wire::GaugeLevel::BelowAll), Urgency::None);
    EXPECT_EQ(urgencyOf(wire::GaugeLevel::Iw1), Urgency::Medium);
    EXPECT_EQ(urgencyOf(wire::GaugeLevel::Iw2), Urgency::High);
    EXPECT_EQ(urgencyOf(wire::GaugeLevel::Iw3), Urgency::VeryHigh);
}

TEST(UrgencyTest, WarningLevels) {
    EXPECT_EQ(urgencyOf(wire::WarningLevel::Information), Urgency::Medium);
    EXPECT_EQ(urgencyOf(wire::WarningLevel::Notice), Urgency::High);
    EXPECT_EQ(urgencyOf(wire::WarningLevel::Announcement), Urgency::VeryHigh);
}

TEST(UrgencyTest, SilenceAndQuality) {
    EXPECT_EQ(urgencyOf(wire::Hearing::Heard), Urgency::None);
    EXPECT_EQ(urgencyOf(wire::Hearing::Unknown), Urgency::Note);
    EXPECT_EQ(urgencyOf(wire::Hearing::Silent), Urgency::High);
    EXPECT_EQ(urgencyOf(wire::Quality::Good), Urgency::None);
    EXPECT_EQ(urgencyOf(wire::Quality::NotEvaluated), Urgency::None);
    EXPECT_EQ(urgencyOf(wire::Quality::Suspect), Urgency::Note);
    EXPECT_EQ(urgencyOf(wire::Quality::Missing), Urgency::Note);
    EXPECT_EQ(urgencyOf(wire::Quality::Fail), Urgency::Medium);
}

TEST(UrgencyTest, PrioritiesReceiptsAndUnitStatus) {
    EXPECT_EQ(urgencyOf(wire::Priority::Routine), Urgency::Note);
    EXPECT_EQ(urgencyOf(wire::Priority::Immediate), Urgency::High);
    EXPECT_EQ(urgencyOf(wire::Priority::Flash), Urgency::VeryHigh);
    EXPECT_EQ(urgencyOf(wire::ReceiptState::Queued), Urgency::Note);
    EXPECT_EQ(urgencyOf(wire::ReceiptState::Read), Urgency::None);
    EXPECT_EQ(urgencyOf(wire::ReceiptState::Failed), Urgency::High);
    EXPECT_EQ(urgencyOf(wire::ReceiptState::Uncertain), Urgency::High);
    EXPECT_EQ(urgencyOfStatus(0), Urgency::VeryHigh);
    EXPECT_EQ(urgencyOfStatus(5), Urgency::Medium);
    EXPECT_EQ(urgencyOfStatus(4), Urgency::None);
}

double linear(std::uint32_t channel) {
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}
double luminance(std::uint32_t rgb) {
    return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
}
/// WCAG 2 contrast ratio.
double contrast(std::uint32_t a, std::uint32_t b) {
    const double high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

TEST(TokensTest, TheMeasureKnowsBlackAndWhite) {
    EXPECT_NEAR(contrast(0x000000, 0xFFFFFF), 21.0, 0.01);
    EXPECT_NEAR(contrast(0x777777, 0xFFFFFF), 4.48, 0.01);
}

class TokensTest : public testing::TestWithParam<const Tokens*> {};

TEST_P(TokensTest, TextIsReadableOnEverythingItStandsOn) {
    const Tokens& t = *GetParam();
    for (const std::uint32_t ground : {t.panel, t.raised, t.ground, t.hover}) {
        EXPECT_GE(contrast(t.text, ground), 4.5) << std::hex << ground;
        EXPECT_GE(contrast(t.second, ground), 4.5) << std::hex << ground;
    }
    EXPECT_GE(contrast(t.muted, t.panel), 4.5);
    EXPECT_GE(contrast(t.muted, t.raised), 4.5);
    EXPECT_GE(contrast(t.actionInk, t.action), 4.5);
    EXPECT_GE(contrast(t.exerciseInk, t.exercise), 4.5);
    EXPECT_GE(contrast(t.lostInk, t.lost), 4.5);
    for (std::size_t i = 0; i < t.urgency.size(); ++i) {
        EXPECT_GE(contrast(t.urgencyInk[i], t.urgency[i]), 4.5) << i;
        EXPECT_GE(contrast(t.urgencyLine[i], t.panel), 4.5) << i;
        EXPECT_GE(contrast(t.urgencyLine[i], t.raised), 4.5) << i;
        // Seen on rendered pages: on a chip's ground, and on the row below the pointer or chosen.
        EXPECT_GE(contrast(t.urgencyLine[i], t.ground), 4.5) << i;
        EXPECT_GE(contrast(t.urgencyLine[i], t.hover), 4.5) << i;
    }
}

TEST_P(TokensTest, BordersAndGraphicsStandOut) {
    const Tokens& t = *GetParam();
    EXPECT_GE(contrast(t.border, t.panel), 3.0);
    EXPECT_GE(contrast(t.border, t.raised), 3.0);
    EXPECT_GE(contrast(t.action, t.panel), 3.0);
    EXPECT_GE(contrast(t.chart, t.panel), 3.0);
    EXPECT_GE(contrast(t.exercise, t.exerciseGround), 3.0);
    EXPECT_GE(contrast(t.allClear, t.panel), 3.0);
    EXPECT_GE(contrast(t.danger, t.panel), 3.0);
}

INSTANTIATE_TEST_SUITE_P(DayAndNight, TokensTest, testing::Values(&kDay, &kNight));

TEST(UnitListTest, ATaskIsWorkedOnOnlyInStatusesOfAMission) {
    for (const int status : {0, 3, 4, 5, 7, 8, 9})
        EXPECT_TRUE(isOnMission(static_cast<std::uint8_t>(status))) << status;
    for (const int status : {1, 2, 6}) EXPECT_FALSE(isOnMission(static_cast<std::uint8_t>(status))) << status;
}

}  // namespace
}  // namespace models
