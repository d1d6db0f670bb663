// SPDX-License-Identifier: EUPL-1.2
#include "console/models/todo_list.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "broker/seal/seal.h"
#include "console/models/attention.h"
#include "console/models/call_sign.h"
#include "tests/qml/invented.h"

namespace models {
namespace {

class TodoListTest : public testing::Test {
protected:
    TodoListTest() : m_clock(invented::evening()), m_store(m_clock), m_evening(m_store) {
        seal::start();
        m_store.setTown(invented::town(), std::nullopt, {});
        m_evening.tellAll();
        m_evening.settle();
    }
    std::vector<TodoRow> rows() {
        TodoList list;
        list.refresh(m_store, Format(Language::German));
        return list.rows();
    }
    base::SteppedClock m_clock;
    session::Store m_store;
    invented::Evening m_evening;
};

/// An alarm that nobody had taken over once lay below two that had long been in hand.
TEST_F(TodoListTest, WhatNobodyHasTakenOverStandsBeforeWhatIsInHand) {
    for (const char* words : {"Deich am Wehr bricht", "Rauch aus dem Umspannwerk"}) {
        wire::Report report;
        report.from = "Florian Auental 1/44-1";
        report.text = words;
        report.priority = wire::Priority::Flash;
        m_evening.report(report);
    }
    m_evening.settle();
    const std::vector<TodoRow> before = rows();
    const auto isUntaken = [](const TodoRow& row) {
        return row.phase == static_cast<int>(AlarmPhase::New) || row.phase == static_cast<int>(AlarmPhase::Escalated);
    };
    // The first of two that are as urgent as each other.
    const auto first = std::adjacent_find(before.begin(), before.end(), [&](const TodoRow& a, const TodoRow& b) {
        return isUntaken(a) && isUntaken(b) && a.urgency == b.urgency;
    });
    ASSERT_NE(first, before.end());
    const auto isLike = [&](const TodoRow& row) { return row.urgency == first->urgency && isUntaken(row); };
    m_evening.alarmAct(
        {first->key.toStdString(), first->sinceAt, wire::AlarmMove::Taken, "S2", invented::evening().plusS(900), ""});
    m_evening.settle();
    const std::vector<TodoRow> after = rows();
    const auto taken =
        std::find_if(after.begin(), after.end(), [&](const TodoRow& row) { return row.key == first->key; });
    ASSERT_NE(taken, after.end());
    EXPECT_EQ(taken->phase, static_cast<int>(AlarmPhase::Taken));
    EXPECT_TRUE(std::none_of(taken, after.end(), isLike)) << "one that nobody has lies below it";
    EXPECT_TRUE(std::any_of(after.begin(), taken, isLike));
    EXPECT_EQ(after.size(), before.size());
}

TEST(CallSign, TheServiceStandsInItsFirstWord) {
    EXPECT_EQ(organisationByCallSign("Heros Lauf 24/58"), "THW");
    EXPECT_EQ(organisationByCallSign("Florian Auental 1/44-1"), "Feuerwehr");
    EXPECT_EQ(organisationByCallSign("Rotkreuz Auental 83-1"), "DRK");
    EXPECT_EQ(organisationByCallSign("Leitung Auental 1"), "");
    EXPECT_EQ(organisationByCallSign(""), "");
}

}  // namespace
}  // namespace models
