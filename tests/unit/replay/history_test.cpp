// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/history.h"

#include <gtest/gtest.h>

#include "broker/wire/codec.h"

namespace {

class Expectations : public ::testing::Test {
protected:
    template <class Payload>
    void say(const Payload& payload, std::uint16_t verdict = 0) {
        wire::Record record;
        record.sequence = ++m_sequence;
        record.verdict = verdict;
        record.envelope.id = wire::MessageId::outbox({}, 1, m_sequence);
        record.envelope.kind = wire::KindOf<Payload>::kKind;
        record.envelope.source = "x";
        record.envelope.payload = wire::encodePayload(payload);
        m_history.fold(record);
    }
    static wire::StationState state(const char* station, wire::GaugeLevel level, wire::Quality quality,
                                    std::vector<std::string> reasons) {
        wire::StationState state;
        state.station = station;
        state.level = level;
        state.quality = quality;
        state.reasons = std::move(reasons);
        state.rule = "probe/1";
        return state;
    }
    static wire::Zone zone(const char* id, std::optional<wire::PeopleEstimate> people) {
        wire::Zone zone;
        zone.zone = id;
        zone.bands = {{0, std::nullopt, {{{{0, 0}, {1000, 0}, {1000, 1000}}}}}};
        zone.people = people;
        zone.objects = {{"o1", "school", "Schule", std::nullopt, {}, 0.5}};
        return zone;
    }
    std::uint64_t m_sequence = 0;
    replay::History m_history;
};

TEST_F(Expectations, FlagCountsAtAnyMomentOfTheRun) {
    say(state("A", wire::GaugeLevel::Iw1, wire::Quality::Fail, {"flat-line 6 h"}));
    say(state("A", wire::GaugeLevel::BelowAll, wire::Quality::Good, {}));
    replay::Expectation expected;
    expected.stations = {{"A", wire::GaugeLevel::Iw1, {}, {}, wire::Quality::Fail, "flat-line"}};
    EXPECT_TRUE(replay::unmet(expected, m_history).empty());
    expected.stations[0].reason = "step";
    ASSERT_EQ(replay::unmet(expected, m_history).size(), 1u);
    EXPECT_NE(replay::unmet(expected, m_history)[0].find("flat-line 6 h"), std::string::npos)
        << "says what came instead";
}

TEST_F(Expectations, FlagAndReasonMustHoldAtTheSameMoment) {
    say(state("A", wire::GaugeLevel::BelowAll, wire::Quality::Suspect, {"step 80 cm in 5 min"}));
    say(state("A", wire::GaugeLevel::BelowAll, wire::Quality::Fail, {}));
    replay::Expectation expected;
    expected.stations = {{"A", {}, {}, {}, wire::Quality::Fail, "step"}};
    EXPECT_EQ(replay::unmet(expected, m_history).size(), 1u);
}

TEST_F(Expectations, RefusedRecordsMeetNothing) {
    say(zone("flood:Aue", wire::PeopleEstimate{1, 2, 3}), 303);
    replay::Expectation expected;
    expected.zones = {"flood:Aue"};
    EXPECT_EQ(replay::unmet(expected, m_history).size(), 1u);
    EXPECT_EQ(m_history.refused, 1u);
}

TEST_F(Expectations, PeopleUnknownInOneZoneAreUnknownInAllAndNotZero) {
    say(zone("flood:Aue", wire::PeopleEstimate{100, 120, 140}));
    EXPECT_EQ(m_history.peopleAffected(), 120u);
    say(zone("flood:Bach", std::nullopt));
    EXPECT_EQ(m_history.peopleAffected(), std::nullopt);
    EXPECT_EQ(m_history.objectsAffected(), 1u) << "one object in two zones counts once";
    replay::Expectation expected;
    expected.peopleMin = 1;
    ASSERT_EQ(replay::unmet(expected, m_history).size(), 1u);
    EXPECT_NE(replay::unmet(expected, m_history)[0].find("unknown"), std::string::npos);
}

TEST_F(Expectations, OfTheStaffsWorkEachThingCountsOnceAndOnlyWhatIsInEffect) {
    replay::Expectation expected;
    expected.ordersMin = expected.ordersDoneMin = expected.boardsMin = expected.sectorsMin = expected.assignedMin =
        expected.sightedMin = expected.decisionsMin = expected.alarmsTakenMin = 1;
    EXPECT_EQ(replay::unmet(expected, m_history).size(), 8u);
    const std::string id(32, 'a');
    wire::Order order;
    order.order = id, order.to = "S4", order.subject = "Sandsäcke";
    wire::BoardItem item;
    item.item = id, item.name = "Halle";
    wire::Drawing drawing;
    drawing.drawing = id, drawing.use = "route", drawing.shape = wire::DrawingShape::Point, drawing.place = {{0, 0}};
    wire::Assignment assignment;
    assignment.unit = "Florian 1";
    wire::ReportStep routed;
    routed.report = wire::MessageId::outbox({}, 1, 1), routed.functions = {"S3"};
    wire::Decision decision;
    decision.subject = "Räumung", decision.text = "Es wird geräumt.", decision.function = "LdS";
    wire::AlarmAct act;
    act.alarm = "rule:x", act.move = wire::AlarmMove::Noted;
    for (const bool isRefused : {true, false, false}) {
        const std::uint16_t verdict = isRefused ? 303 : 0;
        say(order, verdict), say(wire::OrderStep{id, wire::OrderMove::Done, "S4", ""}, verdict);
        say(item, verdict), say(drawing, verdict), say(assignment, verdict), say(routed, verdict);
        EXPECT_EQ(replay::unmet(expected, m_history).size(), isRefused ? 8u : 3u);
    }
    say(decision), say(act);
    EXPECT_EQ(m_history.orders.size() + m_history.boardItems.size() + m_history.assigned.size(), 3u);
    EXPECT_EQ(replay::unmet(expected, m_history).size(), 2u) << "a route is no sector, a note takes nothing over";
    drawing.use = "sector", act.move = wire::AlarmMove::Taken;
    say(drawing), say(act);
    EXPECT_TRUE(replay::unmet(expected, m_history).empty());
    EXPECT_EQ(replay::reviewOfStaff(expected, m_history).size(), 8u) << "people who play the staff are told of each";
}

TEST_F(Expectations, OfPeopleWhoPlayTheStaffAreTheirReviewAndNoFailure) {
    replay::Expectation expected;
    expected.issuedMin = 2;
    expected.zones = {"flood:Aue"};
    EXPECT_EQ(replay::unmet(expected, m_history).size(), 2u);
    const auto left = replay::unmetByProgram(expected, m_history);
    ASSERT_EQ(left.size(), 1u);
    EXPECT_NE(left[0].find("flood:Aue"), std::string::npos) << "the field and the worker are still held to the script";
    const auto review = replay::reviewOfStaff(expected, m_history);
    ASSERT_EQ(review.size(), 1u);
    EXPECT_NE(review[0].find("2 expected, 0 came"), std::string::npos) << review[0];
}

TEST_F(Expectations, ProposalFromAStationThatMustNotProposeIsNamed) {
    wire::Proposal proposal;
    proposal.proposal = "flood:Aue";
    proposal.station = "A";
    proposal.zone = "flood:Aue";
    proposal.content.hazard = "flood";
    say(proposal);
    replay::Expectation expected;
    expected.noProposalAt = {"A"};
    EXPECT_EQ(replay::unmet(expected, m_history).size(), 1u);
    expected.noProposalAt = {"B"};
    EXPECT_TRUE(replay::unmet(expected, m_history).empty());
}

}  // namespace
