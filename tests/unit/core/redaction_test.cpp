// SPDX-License-Identifier: EUPL-1.2

// What was deleted is decided as before; who may have it deleted.

#include <gtest/gtest.h>

#include "broker/client/role_file.h"
#include "broker/wire/kinds.h"
#include "broker/wire/retention.h"
#include "town_hall.h"

namespace {

using namespace wire;
using town::TownHall;

base::Bytes unitReport(const std::string& call) {
    return encodePayload(UnitReport{4, GeoPoint{1, 2}, call, "LF", "Feuerwehr", std::nullopt, std::nullopt});
}

/// A busy journal: entries and corrections, reports, units that speak for others, doubles, a warning with its causes.
void fill(TownHall& hall) {
    hall.say("console", Kind::OperationAct, encodePayload(OperationAct{"E1", OperationStep::Opened, "Aue"}));
    for (int i = 0; i < 4; ++i) {
        auto entry = hall.envelope("console", Kind::LogEntry, encodePayload(LogEntry{"Eintrag", {}, {}}));
        if (i % 2 == 0) entry.operation = "E1";
        const auto first = entry.id;
        hall.submit("console", entry);
        hall.submit("console", entry);
        hall.say("console", Kind::LogEntry, encodePayload(LogEntry{"berichtigt", first, {}}));
        hall.say("console", Kind::LogEntry, encodePayload(LogEntry{"irrt", MessageId::outbox({}, 9, 9), {}}));
        hall.say("console", Kind::Report,
                 encodePayload(Report{"EAL", "S2", "Funk", "", "", Priority::Routine, hall.now, {}}));
        hall.say("field", Kind::UnitReport, unitReport("A"), "unit:A");
        hall.say("field", Kind::UnitReport, unitReport("B"), "unit:A");
        hall.say("field", Kind::Reading, encodePayload(Reading{Quantity::WaterLevel, 3.0, "cm", {}, {}}), "station:X");
        hall.say("field", Kind::Reading, {}, "station:X");
        hall.tick();
    }
    hall.saySigned("console", "p:staff", Kind::LogEntry, encodePayload(LogEntry{"unterschrieben", {}, {}}));
    auto forged = hall.envelope("console", Kind::LogEntry, encodePayload(LogEntry{"falsch unterschrieben", {}, {}}));
    forged.author = "p:staff";
    forged.signature = SignatureBytes{1};
    hall.submit("console", forged);
    hall.draft("p:s2");
    hall.approve("p:s2");
    hall.approve("p:lds");
    hall.journalEffects();
}

std::vector<Record> withoutPayloads(const std::vector<Record>& journal) {
    std::vector<Record> left = journal;
    for (Record& record : left)
        if (isRedactable(record.envelope.kind)) {
            record.envelope.payload.clear();
            record.flags |= kFlagRedacted;
        }
    return left;
}

TEST(Redaction, ReplayDecidesTheSameWithoutThePayloads) {
    TownHall hall;
    fill(hall);
    core::Core again(hall.realm);
    for (const Record& record : withoutPayloads(hall.journal)) {
        const auto verdict = again.decide(record).verdict.code;
        EXPECT_EQ(static_cast<std::uint16_t>(verdict), record.verdict)
            << record.sequence << " " << kindName(record.envelope.kind);
    }
    EXPECT_TRUE(again.pendingEffects().empty()) << "nothing is said a second time";
    for (const Record& record : hall.journal)
        EXPECT_EQ(again.known(record.envelope.id), hall.core.known(record.envelope.id)) << record.sequence;
    // The next of everything gets the same number and the same answer.
    const auto next = [&](core::Core& core, Kind kind, const base::Bytes& payload) {
        Record record;
        record.sequence = core.decidedThrough() + 1;
        record.submitter = hall.devices.at("console").id;
        record.envelope = hall.envelope("console", kind, payload);
        core.stamp(record);
        return core.decide(record);
    };
    const auto entry = encodePayload(LogEntry{"neu", {}, {}});
    const auto one = next(again, Kind::LogEntry, entry);
    const auto other = next(hall.core, Kind::LogEntry, entry);
    ASSERT_EQ(one.effects.size(), 1u);
    ASSERT_EQ(other.effects.size(), 1u);
    EXPECT_EQ(one.effects.front().payload.size(), other.effects.front().payload.size());
    EXPECT_EQ(payloadOf<Numbered>(one.effects.front())->number, payloadOf<Numbered>(other.effects.front())->number);
}

TEST(Redaction, AReplayThatStopsInTheMiddleSaysTheSameEffects) {
    TownHall hall;
    fill(hall);
    const auto left = withoutPayloads(hall.journal);
    for (const std::size_t until : {hall.journal.size() / 3, hall.journal.size() / 2}) {
        core::Core whole(hall.realm), deleted(hall.realm);
        for (std::size_t i = 0; i < until; ++i) {
            (void)whole.decide(hall.journal[i]);
            (void)deleted.decide(left[i]);
        }
        ASSERT_EQ(whole.pendingEffects().size(), deleted.pendingEffects().size());
        for (std::size_t i = 0; i < whole.pendingEffects().size(); ++i)
            EXPECT_EQ(whole.pendingEffects()[i].id, deleted.pendingEffects()[i].id);
    }
}

TEST(Redaction, WhatDecidesIsNeverAmongWhatMayGo) {
    for (const Kind kind : allKinds()) {
        const bool mayGo = kind == Kind::Reading || kind == Kind::UnitReport || kind == Kind::LogEntry ||
                           kind == Kind::Report || kind == Kind::Inject || kind == Kind::PersonNamed ||
                           kind == Kind::Contact || kind == Kind::CallUp || kind == Kind::CallStep ||
                           kind == Kind::Seat;
        EXPECT_EQ(isRedactable(kind), mayGo) << kindName(kind);
    }
    TownHall hall;
    fill(hall);
    // A deletion of another kind is no deletion: the record is judged by what is there.
    auto journal = hall.journal;
    for (Record& record : journal)
        if (record.envelope.kind == Kind::Approval) {
            record.envelope.payload.clear();
            record.flags |= kFlagRedacted;
        }
    core::Core core(hall.realm);
    std::size_t issued = 0;
    for (const Record& record : journal)
        issued += core.decide(record).verdict.ok() && record.envelope.kind == Kind::Issued ? 1 : 0;
    EXPECT_EQ(issued, 0u);
}

TEST(Redaction, OnlyAnAdministratorOrdersItAndOfThePastOnly) {
    TownHall hall;
    const auto order = [&](const char* by, RedactionOrdered what) {
        what.reason = "Art. 17 DSGVO";
        return hall.saySigned("admin", by, Kind::RedactionOrdered, encodePayload(what));
    };
    EXPECT_EQ(order("p:s2", {{{1, 2}}, {}, ""}).code, RejectionCode::NotAdministrator);
    EXPECT_EQ(order("p:admin", {{{1, hall.journal.size() + 1}}, {}, ""}).code, RejectionCode::UnknownSubject);
    EXPECT_EQ(order("p:admin", {{}, "p:niemand", ""}).code, RejectionCode::UnknownSubject);
    EXPECT_TRUE(hall.core.redactionOrders().empty());
    ASSERT_TRUE(order("p:admin", {{{1, 2}}, {}, ""}).ok());
    ASSERT_EQ(hall.core.redactionOrders().size(), 1u);
    const auto open = hall.core.redactionOrders().front();
    EXPECT_EQ(open.by, "p:admin");
    EXPECT_EQ(hall.replay().redactionOrders().size(), 1u) << "a restart goes on with it";
    const Redacted done{{{1, 2}}, {}, "order", open.reason, open.by};
    auto word = hall.core.redacted(done, {open.id});
    EXPECT_FALSE(hall.submit("admin", word).ok()) << "only the broker says so";
    EXPECT_TRUE(hall.submit(DeviceId{}, word).ok());
    EXPECT_TRUE(hall.core.redactionOrders().empty());
}

TEST(Redaction, APersonsNamesGoAndTheKeyStays) {
    TownHall hall;
    for (const char* name : {"A. Beispiel", "A. Beispiel-Neu"})
        ASSERT_TRUE(
            hall.saySigned("admin", "p:admin", Kind::PersonNamed, encodePayload(PersonNamed{"p:s2", name, "S2 Lage"}))
                .ok());
    const auto last = hall.journal.size();
    ASSERT_TRUE(
        hall.saySigned("admin", "p:admin", Kind::RedactionOrdered, encodePayload(RedactionOrdered{{}, "p:s2", "left"}))
            .ok());
    const auto order = hall.core.redactionOrders().front();
    ASSERT_EQ(order.spans.size(), 2u);
    EXPECT_EQ(order.spans[0].first, last - 1);
    EXPECT_EQ(order.spans[1].last, last);
    ASSERT_TRUE(
        hall.submit(DeviceId{}, hall.core.redacted({order.spans, {}, "order", "left", "p:admin"}, {order.id})).ok());
    const auto* person = hall.core.roster().person("p:s2");
    EXPECT_EQ(person->enrolment.displayName, "p:s2") << "as enrolled, which is evidence";
    EXPECT_EQ(person->enrolment.function, "");
    EXPECT_TRUE(hall.draft("p:s2").ok()) << "the key counts on";
}

TEST(Redaction, AReplayWithoutTheNamesDecidesTheOrderAsItWasDecided) {
    TownHall hall;
    for (const char* name : {"A. Beispiel", "B. Beispiel", "C. Beispiel"})
        ASSERT_TRUE(
            hall.saySigned("admin", "p:admin", Kind::PersonNamed, encodePayload(PersonNamed{"p:s2", name, "S2 Lage"}))
                .ok());
    const auto last = hall.journal.size();
    const auto redact = [&](std::vector<SequenceSpan> spans, std::optional<std::string> person) {
        ASSERT_TRUE(hall.saySigned("admin", "p:admin", Kind::RedactionOrdered,
                                   encodePayload(RedactionOrdered{spans, person, "left"}))
                        .ok());
        const auto order = hall.core.redactionOrders().front();
        ASSERT_TRUE(
            hall.submit(DeviceId{}, hall.core.redacted({order.spans, {}, "order", "left", "p:admin"}, {order.id}))
                .ok());
        for (Record& record : hall.journal)
            for (const SequenceSpan& span : order.spans)
                if (record.sequence >= span.first && record.sequence <= span.last) {
                    record.flags |= kFlagRedacted;
                    record.envelope.payload.clear();
                }
    };
    const auto expectSame = [&](const std::string& name) {
        const core::Core again = hall.replay();
        EXPECT_EQ(again.state(), hall.core.state());
        EXPECT_TRUE(again.pendingEffects().empty());
        EXPECT_EQ(again.roster().person("p:s2")->enrolment.displayName, name);
    };
    redact({{last, last}}, std::nullopt);
    expectSame("B. Beispiel");
    redact({}, "p:s2");
    expectSame("p:s2");
    redact({}, "p:s2");  // nothing is left to be deleted, before a restart as after it
    expectSame("p:s2");
    EXPECT_EQ(hall.saySigned("admin", "p:admin", Kind::RedactionOrdered,
                             encodePayload(RedactionOrdered{{}, "p:nobody", "left"}))
                  .code,
              RejectionCode::UnknownSubject);
}

}  // namespace
