// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/scripted_work.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "broker/wire/codec.h"
#include "scenarios/replay/operators.h"

namespace {

using situation::OrderState;

/// Both operators of a script at a journal. They can be killed: others begin with its first record.
class Work : public ::testing::Test {
protected:
    Work() {
        seal::start();
        m_scenario.start = *base::fromIso("2026-06-18T13:00:00Z");
        m_scenario.operation = "U-1";
        restart();
    }
    void restart() {
        m_author = std::make_unique<replay::StaffAuthor>(
            m_scenario, replay::Person{"p:a", "post:S2", seal::SigningKey::generate()}, 1);
        m_approver = std::make_unique<replay::StaffApprover>(
            m_scenario, replay::Person{"p:b", "post:LdS", seal::SigningKey::generate()}, nullptr);
        for (const wire::Record& record : m_journal) {
            m_author->fold(record);
            m_approver->fold(record);
        }
    }
    void hear(wire::Kind kind, base::Bytes payload, const std::string& source, std::optional<std::string> author = {},
              std::uint16_t verdict = 0) {
        wire::Record record;
        record.sequence = m_journal.size() + 1;
        record.acceptedAt = m_now;
        record.verdict = verdict;
        record.envelope.id = wire::MessageId::outbox({}, 1, record.sequence);
        record.envelope.kind = kind;
        record.envelope.source = source;
        record.envelope.author = std::move(author);
        record.envelope.observedAt = m_now;
        record.envelope.operation = "U-1";
        record.envelope.payload = std::move(payload);
        m_author->fold(record);
        m_approver->fold(record);
        m_picture.fold(record);
        m_journal.push_back(std::move(record));
    }
    /// What both say at the tick `atS`. With `dies` they are killed before any of it is journaled, and asked again.
    std::vector<client::Submission> tick(std::int64_t atS, bool dies = false) {
        wire::Tick tick;
        tick.number = static_cast<std::uint64_t>(atS / 5) + 1;
        tick.at = m_now = m_scenario.start.plusS(atS);
        hear(wire::Kind::Tick, wire::encodePayload(tick), "player");
        auto said = saidAt(tick);
        if (dies) {
            const auto before = said;
            restart();
            said = saidAt(tick);
            EXPECT_EQ(said.size(), before.size());
            for (std::size_t i = 0; i < std::min(said.size(), before.size()); ++i) {
                EXPECT_EQ(said[i].kind, before[i].kind);
                EXPECT_EQ(said[i].payload, before[i].payload) << "another word at " << atS << " s";
                EXPECT_EQ(said[i].source, before[i].source);
            }
        }
        for (const auto& submission : said) {
            EXPECT_FALSE(wire::checkPayload(submission.kind, 1, submission.payload).has_value());
            EXPECT_NE(submission.signer, nullptr);
            hear(submission.kind, submission.payload, submission.source, submission.author, m_refuses);
        }
        return said;
    }
    std::vector<client::Submission> saidAt(const wire::Tick& tick) {
        auto said = m_author->atTick(tick, m_journal.back());
        for (auto& submission : m_approver->atTick(tick, m_journal.back())) said.push_back(std::move(submission));
        return said;
    }
    template <class Payload>
    static std::vector<Payload> of(const std::vector<client::Submission>& said) {
        std::vector<Payload> found;
        for (const auto& submission : said) {
            if (submission.kind != wire::KindOf<Payload>::kKind) continue;
            auto decoded = wire::decodePayload<Payload>(submission.payload);
            if (auto* payload = std::get_if<Payload>(&decoded)) found.push_back(std::move(*payload));
        }
        return found;
    }
    const situation::StaffWork& work() const { return m_picture.work; }

    replay::ScriptedReport report(std::int64_t atS, const std::string& text) {
        replay::ScriptedReport one;
        one.atS = atS, one.post = "S2", one.from = "Leitstelle", one.text = text;
        return one;
    }
    replay::ScriptedSector sector(std::int64_t atS) {
        replay::ScriptedSector one;
        one.atS = atS, one.post = "S3", one.name = "EA Tal";
        one.outline = {{499000000, 94000000}, {499000000, 94100000}, {499100000, 94100000}};
        return one;
    }

    replay::Scenario m_scenario;
    std::unique_ptr<replay::StaffAuthor> m_author;
    std::unique_ptr<replay::StaffApprover> m_approver;
    std::vector<wire::Record> m_journal;
    situation::Situation m_picture;
    base::Instant m_now;
    std::uint16_t m_refuses = 0;  ///< verdict on what they say
};

TEST_F(Work, SightsAMessageForItsFunctionsAndEachOfThemIsDoneInItsTime) {
    auto one = report(10, "Wasser im Keller");
    one.seenAfterS = 20, one.seenBy = "Sichter", one.functions = {"S3", "S4"}, one.copies = {"S2"};
    one.done = {{"S4", 30, ""}, {"S3", 40, "Pumpe gestellt"}};
    m_scenario.reports = {report(10, "Baum auf Fahrbahn"), one};
    tick(0);
    EXPECT_EQ(of<wire::Report>(tick(10)).size(), 2u);
    EXPECT_TRUE(tick(25).empty());
    const auto routed = tick(30);
    ASSERT_EQ(routed.size(), 1u);
    EXPECT_EQ(routed[0].source, "post:Sichter");
    const auto view = [&]() -> const situation::ReportView& {
        for (const auto& [id, found] : work().reports)
            if (found.report.text == "Wasser im Keller") return found;
        return work().reports.begin()->second;
    };
    EXPECT_EQ(view().functions, (std::vector<std::string>{"S3", "S4"}));
    EXPECT_EQ(view().copies, std::vector<std::string>{"S2"});
    EXPECT_EQ(tick(40)[0].source, "post:S4");
    EXPECT_EQ(situation::waitingFor(view()), std::vector<std::string>{"S3"});
    EXPECT_EQ(of<wire::ReportStep>(tick(50)).at(0).note, "Pumpe gestellt");
    EXPECT_FALSE(situation::isOpen(view()));
    const auto sighted =
        std::ranges::count_if(work().reports, [](const auto& entry) { return isSighted(entry.second); });
    EXPECT_EQ(sighted, 1) << "of the other nobody said that it is sighted";
}

TEST_F(Work, OfAMessageThatWasRefusedNothingIsSaid) {
    auto one = report(10, "Wasser im Keller");
    one.seenAfterS = 20, one.functions = {"S3"};
    m_scenario.reports = {one};
    tick(0);
    m_refuses = 303;
    tick(10);
    EXPECT_TRUE(tick(30).empty());
}

TEST_F(Work, GivesAnOrderFromAMessageAndWritesDownItsReceiptAndItsEnd) {
    auto from = report(0, "Wasser im Keller");
    from.key = "keller";
    m_scenario.reports = {from};
    m_scenario.work.sectors = {sector(0)};
    replay::ScriptedOrder order;
    order.atS = 10, order.post = "S3", order.to = order.sector = "EA Tal", order.subject = "Pumpen";
    order.report = "keller", order.deadlineAfterS = 600;
    order.receivedAfterS = 5, order.begunAfterS = 10, order.doneAfterS = 20, order.doneNote = "Keller leer";
    replay::ScriptedOrder other;
    other.atS = 10, other.post = "S1", other.to = other.unit = "Florian 1", other.subject = "Melden";
    m_scenario.work.orders = {order, other};
    tick(0);
    const auto given = tick(10);
    ASSERT_EQ(of<wire::Order>(given).size(), 2u);
    EXPECT_EQ(given[0].source, "post:S3");
    const auto first = of<wire::Order>(given)[0];
    EXPECT_EQ(first.sector, work().drawings.begin()->first);
    EXPECT_EQ(first.report->text(), work().reports.begin()->first);
    EXPECT_EQ(first.deadline, m_scenario.start.plusS(610));
    const auto state = [&] { return work().orders.at(first.order).state; };
    EXPECT_EQ(state(), OrderState::Given);
    EXPECT_EQ(of<wire::OrderStep>(tick(15)).at(0).by, "EA Tal");
    EXPECT_EQ(state(), OrderState::Receipted);
    tick(20);
    EXPECT_EQ(state(), OrderState::Begun);
    tick(30);
    EXPECT_EQ(state(), OrderState::Done);
    EXPECT_EQ(work().orders.at(first.order).steps.back().note, "Keller leer");
    EXPECT_EQ(work().orders.at(of<wire::Order>(given)[1].order).state, OrderState::Given);
}

TEST_F(Work, ALaterEntryOfABoardChangesTheOneThatStandsAndLeavesNoRival) {
    replay::ScriptedBoardItem hall;
    hall.atS = 10, hall.post = "S4";
    hall.item.board = wire::Board::Shelter, hall.item.name = "Halle", hall.item.state = "opening";
    auto open = hall;
    open.atS = 20, open.item.state = "open", open.item.figures["occupied"] = 12;
    auto gone = open;
    gone.atS = 30, gone.item.ended = true;
    auto road = hall;
    road.item.board = wire::Board::Road, road.item.state = "closed";
    m_scenario.work.board = {hall, road, open, gone};
    tick(0);
    tick(10);
    EXPECT_EQ(work().board.size(), 2u) << "the same name on two boards is two things";
    const auto said = tick(20);
    ASSERT_EQ(said.size(), 1u);
    const std::string id = of<wire::BoardItem>(said)[0].item;
    EXPECT_EQ(work().board.at(id).item.state, "open");
    EXPECT_FALSE(work().board.at(id).rival.has_value());
    tick(30);
    EXPECT_FALSE(work().board.contains(id));
}

TEST_F(Work, DrawsSectorsAndSaysWhoWorksInThem) {
    auto part = sector(10);
    part.name = "UA Mühle", part.partOf = "EA Tal";
    auto redrawn = sector(20);
    redrawn.leader = "E. Lang";
    m_scenario.work.sectors = {sector(0), part, redrawn};
    replay::ScriptedAssignment assigned;
    assigned.atS = 10, assigned.post = "S1", assigned.unit = "Florian 1", assigned.sector = "EA Tal";
    assigned.task = "Retten", assigned.reliefAfterS = 14'400;
    auto moved = assigned;
    moved.atS = 20, moved.sector = "UA Mühle";
    auto left = moved;
    left.atS = 30, left.ended = true;
    m_scenario.work.assignments = {assigned, moved, left};
    tick(0);
    tick(10);
    const auto drawing = [&](const std::string& name) {
        return std::ranges::find_if(work().drawings, [&](const auto& one) { return one.second.drawing.name == name; });
    };
    ASSERT_EQ(work().drawings.size(), 2u);
    EXPECT_EQ(drawing("UA Mühle")->second.drawing.parent, drawing("EA Tal")->first);
    EXPECT_EQ(work().assignments.at("Florian 1").assignment.sector, drawing("EA Tal")->first);
    EXPECT_EQ(work().assignments.at("Florian 1").assignment.from, m_now);
    EXPECT_EQ(work().assignments.at("Florian 1").assignment.reliefAt, m_now.plusS(14'400));
    tick(20);
    EXPECT_EQ(work().assignments.at("Florian 1").assignment.sector, drawing("UA Mühle")->first);
    EXPECT_FALSE(work().assignments.at("Florian 1").rival.has_value());
    EXPECT_EQ(drawing("EA Tal")->second.drawing.leader, "E. Lang");
    EXPECT_FALSE(drawing("EA Tal")->second.rival.has_value());
    tick(30);
    EXPECT_TRUE(work().assignments.empty());
}

TEST_F(Work, TheLeiterDecidesOnWhatStandsInThePictureAndOnNothingElse) {
    replay::ScriptedDecision decision;
    decision.atS = 10, decision.subject = "Räumung", decision.text = "Der Block wird geräumt.";
    decision.grounds = {"station:AUE-WEHR", "zone:flood:Aue", "unit:Florian 1"};
    m_scenario.work.decisions = {decision};
    tick(0);
    wire::Reading reading;
    reading.quantity = wire::Quantity::WaterLevel, reading.value = 330.0, reading.unit = "cm";
    hear(wire::Kind::Reading, wire::encodePayload(reading), "station:AUE-WEHR");
    wire::StationState state;
    state.trustedValue = 312.4, state.trustedAt = m_now;
    state.station = "AUE-WEHR", state.level = wire::GaugeLevel::Iw3, state.rule = "probe/1";
    hear(wire::Kind::StationState, wire::encodePayload(state), "fusion");
    const auto stateId = m_journal.back().envelope.id;
    wire::Zone zone;
    zone.zone = "flood:Aue", zone.bands = {{0, std::nullopt, {{{{0, 0}, {1000, 0}, {1000, 1000}}}}}};
    zone.people = wire::PeopleEstimate{100, 120, 140};
    hear(wire::Kind::Zone, wire::encodePayload(zone), "fusion");
    const auto said = tick(10);
    const auto decisions = of<wire::Decision>(said);
    ASSERT_EQ(decisions.size(), 1u);
    EXPECT_EQ(said[0].author, "p:b");
    EXPECT_EQ(said[0].source, "post:LdS");
    EXPECT_EQ(decisions[0].function, "LdS");
    EXPECT_EQ(decisions[0].knownThrough, 6u) << "all through the tick";
    ASSERT_EQ(decisions[0].grounds.size(), 2u) << "of the unit nothing was ever heard";
    EXPECT_EQ(decisions[0].grounds[0].subject, "station:AUE-WEHR");
    EXPECT_EQ(decisions[0].grounds[0].words, "Pegel AUE-WEHR, 312 cm, Informationswert 3")
        << "the value that was judged, not the one that came behind it";
    EXPECT_EQ(decisions[0].grounds[0].at, m_scenario.start);
    EXPECT_EQ(decisions[0].grounds[0].record, stateId);
    EXPECT_EQ(decisions[0].grounds[1].words, "Überflutung Aue: 100 bis 140 Menschen");
    EXPECT_TRUE(tick(15).empty());
}

TEST_F(Work, WhoIsKilledAtAnyTickSaysTheSameAgain) {
    auto one = report(10, "Wasser im Keller");
    one.key = "keller", one.seenAfterS = 10, one.seenBy = "Sichter", one.functions = {"S3"},
    one.done = {{"S3", 20, ""}};
    m_scenario.reports = {one, report(10, "Wasser im Keller")};
    m_scenario.work.sectors = {sector(10), sector(20)};
    replay::ScriptedAssignment assigned;
    assigned.atS = 15, assigned.post = "S1", assigned.unit = "Florian 1", assigned.sector = "EA Tal";
    auto again = assigned;
    again.atS = 25;
    m_scenario.work.assignments = {assigned, again};
    replay::ScriptedOrder order;
    order.atS = 15, order.post = "S3", order.to = "S4", order.subject = "Sandsäcke", order.report = "keller";
    order.receivedAfterS = 5, order.doneAfterS = 10;
    m_scenario.work.orders = {order};
    replay::ScriptedBoardItem hall;
    hall.atS = 15, hall.post = "S4";
    hall.item.board = wire::Board::Shelter, hall.item.name = "Halle", hall.item.state = "opening";
    auto open = hall;
    open.atS = 25, open.item.state = "open";
    m_scenario.work.board = {hall, open};
    replay::ScriptedDecision decision;
    decision.atS = 20, decision.subject = "Räumung", decision.text = "Der Block wird geräumt.";
    m_scenario.work.decisions = {decision};
    std::size_t said = 0;
    for (std::int64_t atS = 0; atS <= 40; atS += 5) said += tick(atS, true).size();
    EXPECT_EQ(said, 1u + 2u + 2u + 2u + 2u + 3u + 2u + 1u)
        << "operation, reports, steps of one, sectors, assignments, order, board, decision: each once";
    EXPECT_EQ(work().reports.size(), 2u);
}

using Alarms = Work;

TEST_F(Alarms, NobodyTakesOneOverUnlessTheScenarioSaysSo) {
    wire::RuleAlarm alarm;
    alarm.alarm = "rule:bruecke", alarm.title = "Brücke sperren", alarm.function = "S3", alarm.rule = "probe/1";
    tick(0);
    hear(wire::Kind::RuleAlarm, wire::encodePayload(alarm), "fusion");
    for (std::int64_t atS = 5; atS <= 600; atS += 5) EXPECT_TRUE(tick(atS).empty());
}

TEST_F(Alarms, OneThatNobodyHasIsTakenOverForHalfAnHourAndAgainWhenItStillStands) {
    m_scenario.staff.takeAlarmsAfterS = 60;
    wire::RuleAlarm alarm;
    alarm.alarm = "rule:bruecke", alarm.title = "Brücke sperren", alarm.function = "S3", alarm.rule = "probe/1";
    tick(0);
    hear(wire::Kind::RuleAlarm, wire::encodePayload(alarm), "fusion");
    EXPECT_TRUE(tick(55).empty());
    const auto said = tick(60, true);
    const auto acts = of<wire::AlarmAct>(said);
    ASSERT_EQ(acts.size(), 1u);
    EXPECT_EQ(said[0].source, "post:S3");
    EXPECT_EQ(acts[0].alarm, "rule:bruecke");
    EXPECT_EQ(acts[0].since, m_scenario.start);
    EXPECT_EQ(acts[0].function, "S3");
    EXPECT_EQ(acts[0].note, "Brücke sperren");
    EXPECT_EQ(acts[0].until, m_scenario.start.plusS(1860));
    for (std::int64_t atS = 65; atS < 1920; atS += 5) EXPECT_TRUE(tick(atS).empty()) << atS;
    EXPECT_EQ(of<wire::AlarmAct>(tick(1920)).size(), 1u) << "a minute after the half hour was up";
    alarm.step = wire::AlarmStep::Ended;
    hear(wire::Kind::RuleAlarm, wire::encodePayload(alarm), "fusion");
    EXPECT_TRUE(tick(3780).empty()) << "it is over";
    alarm.step = wire::AlarmStep::Raised;
    hear(wire::Kind::RuleAlarm, wire::encodePayload(alarm), "fusion");
    EXPECT_EQ(of<wire::AlarmAct>(tick(3840)).size(), 1u) << "another occurrence";
}

TEST_F(Alarms, OneThatWasRefusedIsNotSaidAgainAndAgain) {
    m_scenario.staff.takeAlarmsAfterS = 60;
    wire::RuleAlarm alarm;
    alarm.alarm = "rule:bruecke", alarm.title = "Brücke sperren", alarm.rule = "probe/1";
    tick(0);
    hear(wire::Kind::RuleAlarm, wire::encodePayload(alarm), "fusion");
    m_refuses = 303;
    EXPECT_EQ(tick(60).size(), 1u);
    EXPECT_TRUE(tick(65).empty());
}

TEST_F(Alarms, AreSilentGaugesOverdueOrdersAndCallsWithoutAnswersToo) {
    m_scenario.staff.takeAlarmsAfterS = 60;
    replay::ScriptedOrder order;
    order.atS = 5, order.post = "S4", order.to = "Bauhof", order.subject = "Sandsäcke", order.deadlineAfterS = 20;
    m_scenario.work.orders = {order};
    m_scenario.contacts = {{"S1", "C. Winter", "", 1, {{"mobile", "1"}}, true}};
    m_scenario.calls = {{5, "S1", "Stab", "Kommen.", "Rathaus", {"S1"}, 1800, 25}};
    tick(0);
    wire::Reading reading;
    reading.quantity = wire::Quantity::WaterLevel, reading.value = 312.4, reading.unit = "cm";
    hear(wire::Kind::Reading, wire::encodePayload(reading), "station:AUE-WEHR");
    tick(5);
    m_now = m_scenario.start.plusS(35);
    wire::StationState state;
    state.station = "AUE-WEHR", state.hearing = wire::Hearing::Silent, state.rule = "probe/1";
    hear(wire::Kind::StationState, wire::encodePayload(state), "fusion");
    const auto one = [&](std::int64_t atS) {
        const auto said = tick(atS);
        const auto acts = of<wire::AlarmAct>(said);
        EXPECT_EQ(acts.size(), 1u) << atS;
        EXPECT_EQ(said.size(), 1u) << atS;
        return acts.empty() ? wire::AlarmAct{} : acts[0];
    };
    const auto late = one(85);
    EXPECT_EQ(late.alarm, "order:" + work().orders.begin()->first);
    EXPECT_EQ(late.since, m_scenario.start.plusS(25));
    EXPECT_EQ(late.function, "S4");
    EXPECT_EQ(late.note, "Bauhof: Sandsäcke");
    const auto call = one(90);
    EXPECT_EQ(call.alarm, "call:" + work().calls.begin()->first);
    EXPECT_EQ(call.function, "S1");
    const auto silent = one(95);
    EXPECT_EQ(silent.alarm, "station:AUE-WEHR");
    EXPECT_EQ(silent.since, m_scenario.start) << "its last value";
    EXPECT_EQ(silent.function, "S2");
}

}  // namespace
