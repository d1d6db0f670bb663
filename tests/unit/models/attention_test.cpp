// SPDX-License-Identifier: EUPL-1.2
#include "console/models/attention.h"

#include <gtest/gtest.h>

#include "tests/unit/situation/told.h"

namespace models {
namespace {

using told::at;

constexpr const char* kKey = "station:AUE-WEHR";

class AlarmStateTest : public testing::Test {
protected:
    void act(wire::AlarmMove move, base::Instant since, const std::string& function = "S2",
             std::optional<base::Instant> until = std::nullopt) {
        m_journal.say("post:S2", wire::AlarmAct{kKey, since, move, function, until, ""}).envelope.author = "p:a";
    }
    [[nodiscard]] AlarmState stateAt(std::int64_t nowS, Urgency urgency = Urgency::High) const {
        situation::Situation picture;
        for (const auto& record : m_journal.records) picture.fold(record);
        return alarmState(picture, kKey, at(0), at(0), urgency, at(nowS), Format(Language::German));
    }
    [[nodiscard]] int phaseAt(std::int64_t nowS, Urgency urgency = Urgency::High) const {
        return static_cast<int>(stateAt(nowS, urgency).phase);
    }
    told::Journal m_journal;
};

constexpr int kNone = 0, kNew = 1, kEscalated = 2, kTaken = 3;

TEST_F(AlarmStateTest, WhatIsNotUrgentIsNoAlarm) {
    EXPECT_EQ(phaseAt(99'999, Urgency::Medium), kNone);
    EXPECT_EQ(phaseAt(99'999, Urgency::Note), kNone);
}

TEST_F(AlarmStateTest, NobodyHasItAndThenForTooLong) {
    EXPECT_EQ(phaseAt(0), kNew);
    EXPECT_EQ(phaseAt(299), kNew);
    EXPECT_EQ(phaseAt(300), kEscalated);
    EXPECT_EQ(phaseAt(119, Urgency::VeryHigh), kNew);
    EXPECT_EQ(phaseAt(120, Urgency::VeryHigh), kEscalated);
    EXPECT_TRUE(stateAt(360).words.contains(QStringLiteral("6"))) << stateAt(360).words.toStdString();
}

TEST_F(AlarmStateTest, WhoTakesItHasItUntilThen) {
    act(wire::AlarmMove::Taken, at(0), "S2", at(900));
    EXPECT_EQ(phaseAt(899), kTaken);
    EXPECT_TRUE(stateAt(899).words.startsWith(QStringLiteral("übernommen von S2")));
    EXPECT_EQ(phaseAt(900), kEscalated);
    EXPECT_TRUE(stateAt(900).words.endsWith(QStringLiteral("nicht erledigt")));
}

TEST_F(AlarmStateTest, AnotherOccurrenceIsNobodysYet) {
    act(wire::AlarmMove::Taken, at(-3600), "S2", at(900));
    EXPECT_EQ(phaseAt(10), kNew);
    EXPECT_EQ(phaseAt(400), kEscalated);
}

TEST_F(AlarmStateTest, GivenBackItIsNewAgainAndHandedUpItPresses) {
    m_journal.tick(at(600));
    act(wire::AlarmMove::Taken, at(0), "S2", at(1500));
    act(wire::AlarmMove::Released, at(0));
    EXPECT_EQ(phaseAt(601), kNew) << "the time to take it begins anew";
    EXPECT_EQ(phaseAt(900), kEscalated);
    act(wire::AlarmMove::Escalated, at(0), "LdS");
    EXPECT_EQ(phaseAt(601), kEscalated);
    EXPECT_TRUE(stateAt(601).words.contains(QStringLiteral("LdS")));
    act(wire::AlarmMove::Taken, at(0), "LdS");
    EXPECT_EQ(phaseAt(999'999), kTaken) << "without a time it is his until it ends";
}

}  // namespace
}  // namespace models
