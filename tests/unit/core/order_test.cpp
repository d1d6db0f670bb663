// SPDX-License-Identifier: EUPL-1.2

// Order, identity, rights, numbers, clock, replay.

#include <gtest/gtest.h>

#include <algorithm>

#include "broker/wire/limits.h"
#include "town_hall.h"

namespace {

using town::newest;
using town::TownHall;
using namespace wire;

base::Bytes reading(double value = 312) { return encodePayload(Reading{Quantity::WaterLevel, value, "cm", {}, {}}); }
base::Bytes entry(const std::string& text = "x") { return encodePayload(LogEntry{text, {}, {}}); }

TEST(Duplicates, EnvelopeSaidAgainHasNoSecondEffect) {
    TownHall hall;
    const Envelope e = hall.envelope("console", Kind::LogEntry, entry());
    ASSERT_TRUE(hall.submit("console", e).ok());
    EXPECT_TRUE(hall.core.known(e.id));
    EXPECT_EQ(hall.submit("console", e).code, RejectionCode::Duplicate);
    EXPECT_EQ(newest<Numbered>(hall.journal)->number, 1u);
    EXPECT_FALSE(newest<Refusal>(hall.journal).has_value()) << "a duplicate is not told to all";
}

TEST(Duplicates, MarkIsPerSenderAndEpoch) {
    TownHall hall;
    auto& console = hall.devices.at("console");
    console.counter = 100;
    ASSERT_TRUE(hall.say("console", Kind::LogEntry, entry()).ok());
    EXPECT_TRUE(hall.core.known(MessageId::outbox(console.id, console.epoch, 101)));
    EXPECT_TRUE(hall.core.known(MessageId::outbox(console.id, console.epoch, 55)))
        << "the mark covers what is below it";
    EXPECT_FALSE(hall.core.known(MessageId::outbox(console.id, console.epoch, 102)));
    EXPECT_FALSE(hall.core.known(MessageId::outbox(console.id, console.epoch + 1, 1)));
    EXPECT_FALSE(hall.core.known(MessageId::outbox(hall.devices.at("field").id, console.epoch, 1)));
    console.epoch = 2;
    console.counter = 0;
    EXPECT_TRUE(hall.say("console", Kind::LogEntry, entry()).ok()) << "a new outbox begins again";
}

TEST(Duplicates, DerivedFactIsKnownByItsHash) {
    TownHall hall;
    StationState state;
    state.station = "S";
    state.rule = "threshold/1";
    Envelope e = hall.envelope("fusion", Kind::StationState, encodePayload(state), "fusion");
    e.id = derivedId(Kind::StationState, "threshold/1", "-", "S", {});
    ASSERT_TRUE(hall.submit("fusion", e).ok());
    EXPECT_TRUE(hall.core.known(e.id));
    EXPECT_EQ(hall.submit("fusion", e).code, RejectionCode::Duplicate);
}

TEST(Duplicates, RefusedFactMayBeSaidAgain) {
    TownHall hall;
    StationState state;
    state.station = "S";
    state.rule = "threshold/1";
    Envelope e = hall.envelope("fusion", Kind::StationState, encodePayload(state), "fusion");
    e.id = derivedId(Kind::StationState, "threshold/1", "-", "S", {});
    e.operation = "2026-1";
    ASSERT_EQ(hall.submit("fusion", e).code, RejectionCode::UnknownSubject);
    EXPECT_FALSE(hall.core.known(e.id));
    ASSERT_TRUE(
        hall.say("console", Kind::OperationAct, encodePayload(OperationAct{"2026-1", OperationStep::Opened, ""})).ok());
    EXPECT_TRUE(hall.submit("fusion", e).ok());
}

Envelope stateOf(TownHall& hall, const std::string& station, base::Instant at) {
    StationState state;
    state.station = station;
    state.rule = "threshold/1";
    Envelope e = hall.envelope("fusion", Kind::StationState, encodePayload(state), "fusion");
    e.observedAt = at;
    e.id = derivedId(Kind::StationState, "threshold/1", "-", station + std::to_string(at.ms), {});
    return e;
}

/// With the newest tick.
Envelope done(TownHall& hall) {
    std::uint64_t tick = 0;
    for (const Record& record : hall.journal)
        if (record.envelope.kind == Kind::Tick && record.verdict == 0) tick = record.sequence;
    Envelope e = hall.envelope("fusion", Kind::DoneThrough, encodePayload(DoneThrough{"fusion", hall.tickNumber, tick}),
                               "fusion");
    e.observedAt = hall.now;
    return e;
}

// A town's year has millions of facts: their ids must not stay in memory, and still none may count twice.
TEST(Duplicates, FactsOfATickThatTheirSourceIsDoneWithCountAsSaidAndTakeNoMemory) {
    TownHall hall;
    std::vector<Envelope> said;
    std::size_t early = 0;
    for (int tick = 0; tick < 300; ++tick) {
        ASSERT_TRUE(hall.tick().ok());
        for (const char* station : {"A", "B", "C"}) {
            said.push_back(stateOf(hall, station, hall.now));
            ASSERT_TRUE(hall.submit("fusion", said.back()).ok());
        }
        ASSERT_TRUE(hall.submit("fusion", done(hall)).ok());
        if (tick == 150) early = hall.core.state().size();
    }
    EXPECT_LT(hall.core.state().size(), early + 200) << "it grows with the facts";
    const DeviceId fusion = hall.devices.at("fusion").id;
    EXPECT_EQ(hall.replay().state(), hall.core.state());
    for (const Envelope& again : said) {
        EXPECT_TRUE(hall.core.known(again, fusion));
        EXPECT_EQ(hall.submit("fusion", again).code, RejectionCode::Duplicate);
    }
    ASSERT_TRUE(hall.tick().ok());
    const Envelope next = stateOf(hall, "A", hall.now);
    EXPECT_FALSE(hall.core.known(next, fusion));
    EXPECT_TRUE(hall.submit("fusion", next).ok());
}

TEST(Duplicates, DoneCoversNeitherAnotherSourceNorAnotherHistoryNorItsOwnTick) {
    TownHall hall;
    const DeviceId fusion = hall.devices.at("fusion").id;
    ASSERT_TRUE(hall.tick().ok());
    const base::Instant first = hall.now;
    ASSERT_TRUE(hall.submit("fusion", done(hall)).ok());
    // Of a history that a copy has taken the place of: the same number, another record or another time.
    ASSERT_TRUE(hall.tick().ok());
    for (const auto& [sequence, shiftS] : {std::pair{1, 0}, std::pair{0, 3600}}) {
        Envelope stale = done(hall);
        auto content = *payloadOf<DoneThrough>(stale);
        content.sequence -= static_cast<std::uint64_t>(sequence);
        stale.payload = encodePayload(content);
        stale.observedAt = stale.observedAt.plusS(shiftS);
        ASSERT_TRUE(hall.submit("fusion", stale).ok());
        EXPECT_FALSE(hall.core.known(stateOf(hall, "A", first), fusion)) << sequence;
    }
    EXPECT_FALSE(hall.core.known(stateOf(hall, "A", first), fusion)) << "the newest may be older than the journal";
    ASSERT_TRUE(hall.submit("fusion", done(hall)).ok());
    EXPECT_FALSE(hall.core.known(stateOf(hall, "A", hall.now), fusion)) << "its own tick";
    Envelope covered = stateOf(hall, "A", first);
    EXPECT_TRUE(hall.core.known(covered, fusion));
    EXPECT_FALSE(hall.core.known(covered, hall.devices.at("field").id)) << "it may not say this at all";
    EXPECT_EQ(hall.submit("field", covered).code, RejectionCode::MaySpeakNotFor);
    covered.source = "fusion-2";
    EXPECT_FALSE(hall.core.known(covered, fusion)) << "another participant's";
}

TEST(Identity, OutboxIdOfAnotherDeviceIsRefusedAndSpoilsNothing) {
    TownHall hall;
    Envelope stolen = hall.envelope("field", Kind::Reading, reading(), "station:S");
    stolen.id = MessageId::outbox(hall.devices.at("console").id, 1, 1'000'000);
    EXPECT_EQ(hall.submit("field", stolen).code, RejectionCode::ForeignId);
    EXPECT_FALSE(hall.core.known(stolen.id));
    EXPECT_TRUE(hall.say("console", Kind::LogEntry, entry()).ok());
}

TEST(Identity, NobodyTakesTheBrokersWordsInAdvance) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    const auto& console = hall.devices.at("console");
    // The id that Issued will have can be foreseen by anyone who follows: draft, first approval, the next counter.
    const auto idAt = [&](std::uint64_t counter) { return MessageId::outbox(console.id, console.epoch, counter); };
    const auto foreseen = derivedId(Kind::Issued, "core/1", "-", hall.alert,
                                    {idAt(console.counter - 1), idAt(console.counter), idAt(console.counter + 1)});
    Envelope field = hall.envelope("field", Kind::Reading, reading(), "station:S");
    field.id = foreseen;
    EXPECT_EQ(hall.submit("field", field).code, RejectionCode::ForeignId);
    StationState state;
    state.station = "S";
    state.rule = "r";
    Envelope fact = hall.envelope("fusion", Kind::StationState, encodePayload(state), "fusion");
    fact.id = foreseen;
    EXPECT_TRUE(hall.submit("fusion", fact).ok());
    ASSERT_TRUE(hall.approve("p:lds").ok());
    const auto issued = newest<Issued>(hall.journal);
    ASSERT_TRUE(issued.has_value()) << "a fact with the same id kept the warning from being issued";
}

TEST(Rights, UnknownAndRevokedDevicesAreRefused) {
    TownHall hall;
    Envelope e = hall.envelope("field", Kind::Reading, reading(), "station:S");
    const DeviceId stranger{{9, 9, 9}};
    e.id = MessageId::outbox(stranger, 1, 1);
    EXPECT_EQ(hall.submit(stranger, e).code, RejectionCode::UnknownDevice);
    EXPECT_FALSE(hall.core.knowsDevice(stranger));
    EXPECT_TRUE(hall.core.knowsDevice(hall.devices.at("field").id));
    ASSERT_TRUE(hall.revokeDevice("field").ok());
    EXPECT_FALSE(hall.core.knowsDevice(hall.devices.at("field").id));
    EXPECT_EQ(hall.say("field", Kind::Reading, reading(), "station:S").code, RejectionCode::KeyRevokedCode);
}

TEST(Rights, EachDeviceSaysOnlyWhatItsRoleAndSourcesAllow) {
    TownHall hall;
    const auto unit = encodePayload(UnitReport{4, {}, "A", "LF", "", {}, {}});
    const auto other = encodePayload(UnitReport{4, {}, "B", "LF", "", {}, {}});
    EXPECT_TRUE(hall.say("field", Kind::Reading, reading(), "station:AUE").ok());
    EXPECT_TRUE(hall.say("field", Kind::UnitReport, unit, "unit:A").ok());
    EXPECT_EQ(hall.say("field", Kind::UnitReport, other, "unit:B").code, RejectionCode::MaySpeakNotFor);
    EXPECT_EQ(hall.say("field", Kind::UnitReport, other, "unit:A").code, RejectionCode::MaySpeakNotFor)
        << "another unit's call sign";
    EXPECT_EQ(hall.say("field", Kind::Reading, reading(), "unit:AB").code, RejectionCode::MaySpeakNotFor);
    EXPECT_EQ(hall.say("field", Kind::LogEntry, entry(), "station:AUE").code, RejectionCode::MaySpeakNotFor);
    EXPECT_EQ(hall.say("console", Kind::Reading, reading(), "post:S2").code, RejectionCode::MaySpeakNotFor);
    EXPECT_EQ(hall.say("console", Kind::LogEntry, entry(), "unit:A").code, RejectionCode::MaySpeakNotFor);
    EXPECT_EQ(hall.saySigned("console", "p:s2", Kind::Draft, encodePayload(hall.draftOf(1, 0, "x")), "station:A").code,
              RejectionCode::MaySpeakNotFor);
    EXPECT_EQ(hall.say("fusion", Kind::Reading, reading(), "station:AUE").code, RejectionCode::MaySpeakNotFor);
    EXPECT_EQ(hall.say("console", Kind::Refusal, encodePayload(Refusal{}), "post:S2").code,
              RejectionCode::MaySpeakNotFor);
    EXPECT_TRUE(hall.say("field", Kind::DoneThrough, encodePayload(DoneThrough{"f", 1, 1}), "unit:A").ok());
}

TEST(Rights, OnlyAnAdministratorEnrolsAndOnlyFromAnAdminDevice) {
    TownHall hall;
    EXPECT_EQ(hall.enrolPerson("p:x", {PersonRole::Staff}, "p:s2").code, RejectionCode::NotAdministrator);
    EXPECT_EQ(hall.enrolDevice("x", {DeviceRole::Admin}, {"*"}, "p:s2").code, RejectionCode::NotAdministrator);
    EXPECT_EQ(hall.revokePerson("p:lds", "p:s2").code, RejectionCode::NotAdministrator);
    const PersonEnrolled enrolment{"p:x", "X", "", {7}, {PersonRole::Administrator}};
    EXPECT_EQ(hall.saySigned("console", "p:admin", Kind::PersonEnrolled, encodePayload(enrolment)).code,
              RejectionCode::MaySpeakNotFor);
    EXPECT_EQ(hall.say("admin", Kind::PersonEnrolled, encodePayload(enrolment)).code, RejectionCode::SignatureMissing);
    Envelope broker = hall.envelope("admin", Kind::PersonEnrolled, encodePayload(enrolment));
    broker.id = MessageId::outbox({}, 2, 1);
    EXPECT_FALSE(hall.submit(DeviceId{}, broker).ok()) << "after the founding the broker itself enrols nobody";
}

TEST(Rights, RevokedKeyNeverComesBack) {
    TownHall hall;
    const PersonEnrolled again{"p:s2", "S2", "", hall.people.at("p:s2").key.publicKey(), {PersonRole::WarningAuthor}};
    ASSERT_TRUE(hall.revokePerson("p:s2").ok());
    EXPECT_EQ(hall.saySigned("admin", "p:admin", Kind::PersonEnrolled, encodePayload(again)).code,
              RejectionCode::KeyRevokedCode);
    PersonEnrolled renamed = again;
    renamed.person = "p:other";
    EXPECT_EQ(hall.saySigned("admin", "p:admin", Kind::PersonEnrolled, encodePayload(renamed)).code,
              RejectionCode::KeyRevokedCode);
    EXPECT_TRUE(hall.enrolPerson("p:s2", {PersonRole::WarningAuthor}).ok()) << "a new key for the same person";
    EXPECT_TRUE(hall.draft("p:s2").ok());
    const DeviceEnrolled device{"field", hall.devices.at("field").curveKey, {DeviceRole::Field}, {"*"}};
    ASSERT_TRUE(hall.revokeDevice("field").ok());
    EXPECT_EQ(hall.saySigned("admin", "p:admin", Kind::DeviceEnrolled, encodePayload(device)).code,
              RejectionCode::KeyRevokedCode);
}

TEST(Rights, OldEnrolmentCannotBeSaidAgainToUndoARevocation) {
    TownHall hall;
    const auto old = std::find_if(hall.journal.begin(), hall.journal.end(), [](const Record& record) {
        const auto person = payloadOf<PersonEnrolled>(record.envelope);
        return person && person->person == "p:s2";
    });
    ASSERT_NE(old, hall.journal.end());
    Envelope replayed = old->envelope;
    EXPECT_EQ(hall.submit("admin", replayed).code, RejectionCode::Duplicate);
    replayed.id = hall.devices.at("admin").next();
    EXPECT_EQ(hall.submit("admin", replayed).code, RejectionCode::BadSignature);
}

TEST(Rights, LastAdministratorStays) {
    TownHall hall;
    EXPECT_EQ(hall.revokePerson("p:admin").code, RejectionCode::WrongStep);
    EXPECT_EQ(hall.enrolPerson("p:admin", {PersonRole::Staff}).code, RejectionCode::WrongStep);
    ASSERT_TRUE(hall.enrolPerson("p:admin2", {PersonRole::Administrator}).ok());
    EXPECT_TRUE(hall.revokePerson("p:admin", "p:admin2").ok());
    EXPECT_EQ(hall.enrolPerson("p:y", {PersonRole::Staff}, "p:admin").code, RejectionCode::KeyRevokedCode);
}

TEST(Rights, RevocationOfTheUnknownIsRefused) {
    TownHall hall;
    EXPECT_EQ(hall.revokePerson("p:ghost").code, RejectionCode::UnknownSubject);
    const auto device = encodePayload(KeyRevoked{std::nullopt, DeviceId{{5}}, ""});
    EXPECT_EQ(hall.saySigned("admin", "p:admin", Kind::KeyRevoked, device).code, RejectionCode::UnknownSubject);
}

TEST(Rights, NothingCountsBeforeTheFounding) {
    const RealmId realm{RealmKind::Live, {1}};
    core::Core core(realm);
    Record record;
    record.sequence = 1;
    record.envelope.realm = realm;
    record.envelope.id = MessageId::outbox({}, 1, 1);
    record.envelope.kind = Kind::Tick;
    record.envelope.payload = encodePayload(Tick{1, {}, 1000, 0, false});
    EXPECT_EQ(core.decide(record).verdict.code, RejectionCode::WrongStep);
    TownHall hall;
    Envelope again = hall.envelope("field", Kind::RealmFounded, encodePayload(RealmFounded{"x", {}, {}}), "station:S");
    EXPECT_EQ(hall.submit("field", again).code, RejectionCode::MaySpeakNotFor);
    again.id = MessageId::outbox({}, 9, 1);
    EXPECT_EQ(hall.submit(DeviceId{}, again).code, RejectionCode::WrongStep);
}

TEST(Rights, PersonWhoIsNotEnrolledIsNoAuthor) {
    TownHall hall;
    Envelope e = hall.envelope("console", Kind::LogEntry, entry());
    e.author = "p:ghost";
    e.signature.emplace();
    EXPECT_EQ(hall.submit("console", e).code, RejectionCode::UnknownPerson);
    e.signature.reset();
    e.id = hall.devices.at("console").next();
    e.author = "x:script";
    EXPECT_TRUE(hall.submit("console", e).ok());
}

TEST(RealmClock, TickNeverGoesBackAndItsNumbersRise) {
    TownHall hall;
    ASSERT_TRUE(hall.tick().ok());
    const auto say = [&](std::uint64_t number, base::Instant at) {
        return hall.say("player", Kind::Tick, encodePayload(Tick{number, at, 5000, 0, true}), "player").code;
    };
    EXPECT_EQ(say(2, hall.now.plusMs(-1)), RejectionCode::TickBackwards);
    EXPECT_EQ(say(1, hall.now.plusS(5)), RejectionCode::TickBackwards);
    EXPECT_EQ(say(2, hall.now), RejectionCode::None);
    EXPECT_EQ(hall.core.lastTick(), 2u);
}

TEST(RealmClock, OnlyThePlayerTicksAnExerciseAndOnlyTheBrokerTicksLive) {
    TownHall hall;
    const auto tick = [](const TownHall& h) {
        return encodePayload(Tick{h.tickNumber + 1, h.now.plusS(5), 5000, 0, false});
    };
    for (const char* device : {"field", "console", "fusion", "admin"})
        EXPECT_EQ(hall.say(device, Kind::Tick, tick(hall), "player").code, RejectionCode::MaySpeakNotFor) << device;
    Envelope broker = hall.envelope("player", Kind::Tick, tick(hall), "core");
    broker.id = MessageId::outbox({}, 5, 1);
    EXPECT_EQ(hall.submit(DeviceId{}, broker).code, RejectionCode::MaySpeakNotFor);
    TownHall live(RealmKind::Live);
    EXPECT_EQ(live.say("player", Kind::Tick, tick(live), "player").code, RejectionCode::MaySpeakNotFor);
    EXPECT_TRUE(live.tick(1).ok());
}

TEST(RealmClock, AcceptedAtIsTheNewestTickBefore) {
    TownHall hall;
    const auto founded = hall.journal.front().acceptedAt;
    ASSERT_TRUE(hall.say("console", Kind::LogEntry, entry()).ok());
    EXPECT_EQ(hall.journal.back().acceptedAt, founded);
    ASSERT_TRUE(hall.tick().ok());
    EXPECT_EQ(hall.journal.back().acceptedAt, founded) << "the tick's own record stands before its time";
    ASSERT_TRUE(hall.say("console", Kind::LogEntry, entry()).ok());
    EXPECT_EQ(hall.journal.back().acceptedAt, founded.plusS(5));
}

TEST(RealmClock, OddClocksAreFlaggedNeverRefused) {
    const base::Instant now = base::fromCivilUtc({2026, 11, 21, 17, 0, 0, 0});
    const auto flags = [&](base::Instant observed) { return core::Core::clockFlags(observed, now); };
    EXPECT_EQ(flags(now), kFlagNone);
    EXPECT_EQ(flags(now.plusMs(limits::kClockFutureMs)), kFlagNone);
    EXPECT_EQ(flags(now.plusMs(limits::kClockFutureMs + 1)), kFlagClockFuture);
    EXPECT_EQ(flags(now.plusMs(-limits::kClockLateMs)), kFlagNone);
    EXPECT_EQ(flags(now.plusMs(-limits::kClockLateMs - 1)), kFlagClockLate);
    EXPECT_EQ(flags(base::Instant{0}), kFlagClockAbsurd);
    EXPECT_EQ(flags(base::fromCivilUtc({2100, 1, 1})), kFlagClockAbsurd);
    TownHall hall;
    Envelope e = hall.envelope("field", Kind::Reading, reading(3000), "station:S");
    e.observedAt = base::Instant{0};
    EXPECT_TRUE(hall.submit("field", e).ok());
    EXPECT_EQ(hall.journal.back().flags, kFlagClockAbsurd);
}

TEST(Operations, AreOpenedBeforeTheyAreNamedClosedAndArchived) {
    TownHall hall;
    const auto act = [&](OperationStep step, const char* id = "2026-1") {
        return hall.say("console", Kind::OperationAct, encodePayload(OperationAct{id, step, "Aue"})).code;
    };
    const auto log = [&] {
        Envelope e = hall.envelope("console", Kind::LogEntry, entry());
        e.operation = "2026-1";
        return hall.submit("console", e).code;
    };
    EXPECT_EQ(act(OperationStep::Named), RejectionCode::UnknownSubject);
    EXPECT_EQ(log(), RejectionCode::UnknownSubject);
    EXPECT_EQ(act(OperationStep::Opened), RejectionCode::None);
    EXPECT_EQ(act(OperationStep::Opened), RejectionCode::WrongStep);
    EXPECT_EQ(log(), RejectionCode::None);
    EXPECT_EQ(act(OperationStep::Archived), RejectionCode::WrongStep);
    EXPECT_EQ(act(OperationStep::Closed), RejectionCode::None);
    EXPECT_EQ(act(OperationStep::Closed), RejectionCode::WrongStep);
    EXPECT_EQ(log(), RejectionCode::None) << "what comes late is still written down";
    EXPECT_EQ(act(OperationStep::Archived), RejectionCode::None);
    EXPECT_EQ(log(), RejectionCode::WrongStep);
    EXPECT_EQ(act(OperationStep::Named), RejectionCode::WrongStep);
}

TEST(Numbers, CountPerOperationAndSeries) {
    TownHall hall;
    for (const char* id : {"A", "B"})
        ASSERT_TRUE(
            hall.say("console", Kind::OperationAct, encodePayload(OperationAct{id, OperationStep::Opened, ""})).ok());
    const auto numberOf = [&](Kind kind, std::optional<std::string> operation) {
        Report report;
        report.from = "EAL";
        Envelope e = hall.envelope("console", kind, kind == Kind::LogEntry ? entry() : encodePayload(report));
        e.operation = std::move(operation);
        EXPECT_TRUE(hall.submit("console", e).ok());
        const auto numbered = newest<Numbered>(hall.journal);
        EXPECT_EQ(numbered->subject, e.id);
        EXPECT_EQ(hall.journal.back().envelope.operation, e.operation);
        return numbered->number;
    };
    EXPECT_EQ(numberOf(Kind::LogEntry, "A"), 1u);
    EXPECT_EQ(numberOf(Kind::LogEntry, "A"), 2u);
    EXPECT_EQ(numberOf(Kind::LogEntry, "B"), 1u);
    EXPECT_EQ(numberOf(Kind::Report, "A"), 1u);
    EXPECT_EQ(numberOf(Kind::LogEntry, std::nullopt), 1u);
    EXPECT_EQ(numberOf(Kind::LogEntry, "A"), 3u);
}

TEST(Numbers, CorrectionNamesAnEntryThatExists) {
    TownHall hall;
    const Envelope first = hall.envelope("console", Kind::LogEntry, entry());
    ASSERT_TRUE(hall.submit("console", first).ok());
    EXPECT_TRUE(hall.say("console", Kind::LogEntry, encodePayload(LogEntry{"y", first.id, {}})).ok());
    EXPECT_EQ(hall.say("console", Kind::LogEntry, encodePayload(LogEntry{"z", MessageId{}, {}})).code,
              RejectionCode::UnknownSubject);
}

TEST(Effects, RefusalIsToldWithSequenceNumberAndReason) {
    TownHall hall;
    const Envelope e = hall.envelope("field", Kind::LogEntry, entry(), "station:S");
    ASSERT_EQ(hall.submit("field", e).code, RejectionCode::MaySpeakNotFor);
    const auto refusal = newest<Refusal>(hall.journal);
    ASSERT_TRUE(refusal.has_value());
    EXPECT_EQ(refusal->subject, e.id);
    EXPECT_EQ(refusal->sequence, hall.journal.size() - 1);
    EXPECT_EQ(refusal->code, static_cast<std::uint16_t>(RejectionCode::MaySpeakNotFor));
    EXPECT_FALSE(refusal->what.empty());
    EXPECT_TRUE(hall.journal.back().submitter.isBroker());
}

TEST(Effects, UnreadablePayloadIsRefusedNotABug) {
    TownHall hall;
    for (int number = 0; number < 90; ++number) {
        for (const char* device : {"field", "console", "fusion", "dispatch", "player", "admin"}) {
            Envelope e = hall.envelope(device, static_cast<Kind>(number), {0xC1}, "post:S2");
            hall.sign(e, "p:admin");
            (void)hall.submit(device, e);
        }
        Envelope own = hall.envelope("admin", static_cast<Kind>(number), {0xC1}, "core");
        own.id = MessageId::outbox({}, 7, static_cast<std::uint64_t>(number) + 1);
        (void)hall.submit(DeviceId{}, own);
    }
    EXPECT_TRUE(hall.draft("p:s2").ok());
}

TEST(Effects, WhatWasNotJournaledIsSaidAgainAfterARestart) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:lds").ok());
    ASSERT_EQ(hall.journal.back().envelope.kind, Kind::Issued);
    const Envelope said = hall.journal.back().envelope;
    hall.journal.pop_back();  // the broker was killed between the second signature and its own word
    core::Core again = hall.replay();
    ASSERT_EQ(again.pendingEffects().size(), 1u);
    EXPECT_EQ(encode(again.pendingEffects()[0]), encode(said));
    Record record;
    record.sequence = hall.journal.size() + 1;
    record.envelope = again.pendingEffects()[0];
    again.stamp(record);
    EXPECT_TRUE(again.decide(record).verdict.ok());
    EXPECT_TRUE(again.pendingEffects().empty());
    EXPECT_TRUE(again.known(said.id));
}

TEST(Effects, ReplayDecidesTheSame) {
    TownHall hall;
    ASSERT_TRUE(hall.tick().ok());
    ASSERT_TRUE(hall.draft("p:s2").ok());
    (void)hall.approve("p:lds");
    ASSERT_TRUE(hall.approve("p:s2").ok());
    ASSERT_TRUE(hall.revokePerson("p:s3").ok());
    (void)hall.draft("p:s3", 2, 1);
    ASSERT_TRUE(hall.approve("p:lds").ok());
    ASSERT_TRUE(hall.say("console", Kind::LogEntry, entry()).ok());
    core::Core again(hall.realm);
    for (const Record& record : hall.journal)
        EXPECT_EQ(static_cast<std::uint16_t>(again.decide(record).verdict.code), record.verdict) << record.sequence;
    EXPECT_TRUE(again.pendingEffects().empty());
    EXPECT_EQ(again.lastTick(), hall.core.lastTick());
    EXPECT_EQ(again.decidedThrough(), hall.core.decidedThrough());
}

TEST(EffectsDeathTest, SequenceWithAGapIsABug) {
    ::testing::FLAGS_gtest_death_test_style = "threadsafe";
    EXPECT_DEATH(
        {
            core::Core core(RealmId{});
            Record record;
            record.sequence = 2;
            (void)core.decide(record);
        },
        "without a gap");
}

}  // namespace
