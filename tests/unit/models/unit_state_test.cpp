// SPDX-License-Identifier: EUPL-1.2
#include "console/models/unit_state.h"

#include <gtest/gtest.h>

#include "tests/unit/situation/told.h"

namespace models {
namespace {

using told::at;

constexpr const char* kUnit = "Florian Auental 1/44-1";

class UnitStateTest : public testing::Test {
protected:
    void own(std::int64_t seconds, std::uint8_t status, std::optional<Strength> strength = {}) {
        wire::UnitReport report;
        report.callSign = kUnit;
        report.fmsStatus = status;
        report.strength = strength;
        m_journal.say("unit:" + std::string(kUnit), report).acceptedAt = at(seconds);
    }
    void byStaff(std::int64_t seconds, std::optional<std::uint8_t> status, std::optional<Strength> strength = {}) {
        wire::Assignment work;
        work.unit = kUnit;
        work.status = status;
        if (status) work.statusAt = at(seconds);
        work.strength = strength;
        if (strength) work.strengthAt = at(seconds);
        m_journal.say("post:S1", work).acceptedAt = at(seconds);
    }
    [[nodiscard]] UnitState state() const {
        situation::Situation picture;
        for (const auto& record : m_journal.records) picture.fold(record);
        return unitStateOf(picture, kUnit);
    }
    told::Journal m_journal;
};

TEST_F(UnitStateTest, WhoHasNoRadioHasWhatTheStaffWasTold) {
    EXPECT_FALSE(state().status);
    byStaff(10, 4, Strength{0, 1, 8, 9});
    EXPECT_EQ(state().status, 4);
    EXPECT_EQ(state().since, at(10));
    EXPECT_TRUE(state().statusByHand);
    EXPECT_EQ(state().strength, (Strength{0, 1, 8, 9}));
    EXPECT_TRUE(state().strengthByHand);
}

TEST_F(UnitStateTest, TheNewerWordCounts) {
    own(5, 3);
    byStaff(10, 4);
    EXPECT_EQ(state().status, 4);
    EXPECT_TRUE(state().statusByHand);
    own(20, 1);
    EXPECT_EQ(state().status, 1);
    EXPECT_FALSE(state().statusByHand);
}

TEST_F(UnitStateTest, AStrengthThatTheRadioDoesNotTellStaysTheStaffs) {
    byStaff(10, std::nullopt, Strength{0, 1, 5, 6});
    own(20, 4);
    EXPECT_EQ(state().status, 4);
    EXPECT_EQ(state().strength, (Strength{0, 1, 5, 6}));
    own(30, 4, Strength{0, 1, 8, 9});
    EXPECT_EQ(state().strength, (Strength{0, 1, 8, 9}));
    EXPECT_FALSE(state().strengthByHand);
}

TEST(StrengthTyped, IsCountedAgain) {
    EXPECT_EQ(strengthTyped(QStringLiteral("0/1/8/9")), (Strength{0, 1, 8, 9}));
    EXPECT_EQ(strengthTyped(QStringLiteral(" 1 / 2 / 9 ")), (Strength{1, 2, 9, 12})) << "the total is reckoned";
    EXPECT_EQ(strengthTyped(QStringLiteral("1/2/3/9")), std::nullopt);
    EXPECT_TRUE(strengthFault(QStringLiteral("1/2/3/9")).contains(QStringLiteral("1 + 2 + 3 sind 6, nicht 9")));
    for (const char* wrong : {"9", "a/b/c", "-1/0/3", "0/1/8/9/18", "0//8/9", "1/2/99999"}) {
        EXPECT_EQ(strengthTyped(QString::fromLatin1(wrong)), std::nullopt) << wrong;
        EXPECT_TRUE(strengthFault(QString::fromLatin1(wrong)).contains(QStringLiteral("etwa 0/1/8/9"))) << wrong;
    }
    EXPECT_EQ(strengthText({0, 1, 8, 9}), QStringLiteral("0/1/8/9"));
}

}  // namespace
}  // namespace models
