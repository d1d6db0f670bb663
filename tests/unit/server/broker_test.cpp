// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/broker.h"

#include <algorithm>

#include "tests/unit/server/bus_hands.h"

using namespace server_test;

namespace {

constexpr auto kField = wire::DeviceRole::Field;

base::Bytes envelopeOf(const World& world, const client::Identity& identity, std::uint64_t counter) {
    wire::Envelope envelope;
    envelope.realm = world.realm.id;
    envelope.id = wire::MessageId::outbox(identity.device(), 7, counter);
    envelope.kind = wire::Kind::Reading;
    envelope.source = "station:A";
    envelope.observedAt = world.clock.now();
    envelope.payload = readingOf("A", 1, world.clock.now()).payload;
    return wire::encode(envelope);
}

}  // namespace

TEST(Broker, AcceptsAfterTheSyncAndHandsOnInOrder) {
    World world;
    auto link = world.linkOf(world.enrol("bridge", {kField}, {"station:*"}));
    auto follower = world.linkOf(world.identityOf("fusion"));
    Heard sender, reader;
    follower->follow(1);
    for (int i = 0; i < 50; ++i) ASSERT_TRUE(link->submit(readingOf("A", i, world.clock.now())).ok());
    const auto syncs = world.disk->syncs();
    ASSERT_TRUE(until(world, *link, sender, [&] { return sender.accepted.size() == 50; }));
    EXPECT_EQ(world.disk->syncs() - syncs, 1u);
    ASSERT_TRUE(until(world, *follower, reader, [&] { return reader.records.size() == 56; }));
    for (std::size_t i = 0; i < reader.records.size(); ++i) EXPECT_EQ(reader.records[i].sequence, i + 1);
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(wire::payloadOf<wire::Reading>(reader.records[static_cast<std::size_t>(i) + 6].envelope)->value, i);
    EXPECT_EQ(world.journaled().size(), 56u);
    EXPECT_TRUE(journal::verify(world.realm.journalFile()).value().good());
}

TEST(Broker, SaidTwiceIsStoredOnceAndAcceptedTwice) {
    World world;
    const auto identity = world.enrol("bridge", {kField}, {"station:*"});
    Hands raw(world, identity);
    raw.hello();
    raw.expect<wire::Welcome>();
    const auto before = world.broker->lastSequence();
    raw.say(
        wire::Submit{{envelopeOf(world, identity, 1), envelopeOf(world, identity, 2), envelopeOf(world, identity, 1)}});
    EXPECT_EQ(raw.expect<wire::Accepted>().counter, 2u);
    EXPECT_EQ(world.broker->lastSequence(), before + 2);
    raw.say(wire::Submit{{envelopeOf(world, identity, 2)}});
    const auto again = raw.expect<wire::Accepted>();
    EXPECT_EQ(again.counter, 2u);
    EXPECT_EQ(again.duplicates, 1u);
    EXPECT_EQ(world.broker->lastSequence(), before + 2);
    EXPECT_EQ(world.broker->counters().duplicates, 2u);
}

TEST(Broker, AnUnknownOrRevokedKeyGetsNothing) {
    World world;
    const auto stranger = seal::CurveKeys::generate();
    EXPECT_EQ(world.transport->dial(stranger.publicKey), nullptr);
    const auto identity = world.enrol("bridge", {kField, wire::DeviceRole::Observer}, {"station:*"});
    Hands raw(world, identity);
    raw.hello();
    raw.expect<wire::Welcome>();
    raw.say(wire::Follow{world.broker->lastSequence() + 1, {}, 100});
    world.step();
    world.adminSays(wire::KeyRevoked{std::nullopt, identity.device(), "lost"});
    EXPECT_NE(raw.expect<wire::Gone>().why.find("revoked"), std::string::npos);
    EXPECT_EQ(raw.hear(), std::nullopt);
    EXPECT_EQ(world.transport->dial(identity.keys.publicKey), nullptr);
    const auto last = world.broker->lastSequence();
    raw.say(wire::Submit{{envelopeOf(world, identity, 1)}});
    world.step();
    EXPECT_EQ(world.broker->lastSequence(), last);
}

TEST(Broker, AnotherRealmIsRefusedInHelloAndInEveryEnvelope) {
    World world;
    const auto identity = world.enrol("bridge", {kField}, {"station:*"});
    Hands raw(world, identity);
    wire::RealmId other = world.realm.id;
    other.kind = wire::RealmKind::Live;
    raw.say(wire::Hello{1, other, "test"});
    EXPECT_EQ(raw.expect<wire::Rejected>().rejection.code, wire::RejectionCode::WrongRealm);
    raw.hello();
    raw.expect<wire::Welcome>();
    auto decoded = wire::decodeEnvelope(envelopeOf(world, identity, 1));
    auto& envelope = std::get<wire::Envelope>(decoded);
    envelope.realm = other;
    raw.say(wire::Submit{{wire::encode(envelope)}});
    const auto rejected = raw.expect<wire::Rejected>();
    EXPECT_EQ(rejected.rejection.code, wire::RejectionCode::WrongRealm);
    EXPECT_EQ(rejected.id, envelope.id);
}

TEST(Broker, AnIdOfAnotherDeviceIsRefusedAndNotJournaled) {
    World world;
    const auto identity = world.enrol("bridge", {kField}, {"station:*"});
    Hands raw(world, identity);
    raw.hello();
    raw.expect<wire::Welcome>();
    const auto last = world.broker->lastSequence();
    raw.say(wire::Submit{{envelopeOf(world, world.identityOf("fusion"), 1)}});
    EXPECT_EQ(raw.expect<wire::Rejected>().rejection.code, wire::RejectionCode::ForeignId);
    EXPECT_EQ(world.broker->lastSequence(), last);
}

TEST(Broker, AFollowerHearsOnlyWhatItsRolesLetIt) {
    World world;
    auto sender = world.linkOf(world.enrol("bridge", {kField}, {"station:*"}));
    auto link = world.linkOf(world.enrol("weir", {kField}, {"station:WEIR"}));
    auto board = world.linkOf(world.enrol("board", {wire::DeviceRole::Observer}, {"board"}));
    Heard said, weir, seen;
    for (int i = 0; i < 5; ++i) ASSERT_TRUE(sender->submit(readingOf("A", i, world.clock.now())).ok());
    ASSERT_TRUE(until(world, *sender, said, [&] { return said.accepted.size() == 5; }));
    link->follow(1, {wire::Kind::RealmFounded, wire::Kind::Reading, wire::Kind::DeviceEnrolled});
    board->follow(1);
    ASSERT_TRUE(until(world, *board, seen, [&] { return seen.records.size() == world.broker->lastSequence(); }));
    ASSERT_TRUE(until(world, *link, weir, [&] { return !weir.records.empty(); }));
    for (int i = 0; i < 20; ++i) (void)link->poll(0);
    ASSERT_EQ(weir.records.size(), 1u) << "the founding is all of it that it may hear";
    EXPECT_EQ(weir.records.front().envelope.kind, wire::Kind::RealmFounded);
}

TEST(Broker, AskingForWhatTheRolesForbidIsToldAndGetsNothing) {
    World world;
    Hands raw(world, world.enrol("weir", {kField}, {"station:WEIR"}));
    raw.hello();
    raw.expect<wire::Welcome>();
    raw.say(wire::Follow{1, {wire::Kind::LogEntry, wire::Kind::Report}, 1000});
    EXPECT_NE(raw.expect<wire::Gone>().why.find("observer"), std::string::npos);
    raw.hello();
    raw.expect<wire::Welcome>();
    raw.say(wire::Follow{1, {}, 1000});
    EXPECT_NE(raw.expect<wire::Gone>().why.find("name the kinds"), std::string::npos) << "no holes without a word";
}

TEST(Broker, FewerRolesEndAFollowingAtOnce) {
    World world;
    const auto identity = world.enrol("desk", {wire::DeviceRole::Console}, {"post:S2"});
    Hands raw(world, identity);
    raw.hello();
    raw.expect<wire::Welcome>();
    raw.say(wire::Follow{1, {}, 1000});
    raw.expect<wire::Batch>();
    raw.line->toClient.clear();
    world.adminSays(wire::DeviceEnrolled{"desk", identity.keys.publicKey, {kField}, {"station:X"}});
    EXPECT_NE(raw.expect<wire::Gone>().why.find("roles"), std::string::npos);
}

TEST(Broker, GarbageIsAnsweredAndCountedAndTheRestGoesOn) {
    World world;
    const auto identity = world.enrol("bridge", {kField}, {"station:*"});
    Hands raw(world, identity);
    raw.hello();
    raw.expect<wire::Welcome>();
    base::SeededRandom random(5);
    for (int i = 0; i < 500; ++i) {
        base::Bytes noise(random.below(200));
        for (auto& byte : noise) byte = static_cast<std::uint8_t>(random.next());
        world.transport->say(*raw.line, noise);
    }
    world.step();
    EXPECT_GE(world.broker->counters().garbage, 490u);
    raw.line->toClient.clear();
    raw.say(wire::Submit{{base::Bytes{1, 2, 3}, envelopeOf(world, identity, 1)}});
    EXPECT_EQ(raw.expect<wire::Rejected>().id, std::nullopt);
    EXPECT_EQ(raw.expect<wire::Accepted>().counter, 1u);
}

TEST(Broker, OneBrokenEnvelopeAmongManyIsNamedByItsPlace) {
    World world;
    const auto identity = world.enrol("bridge", {kField}, {"station:*"});
    Hands raw(world, identity);
    raw.hello();
    raw.expect<wire::Welcome>();
    raw.say(wire::Submit{{envelopeOf(world, identity, 1), envelopeOf(world, identity, 2), base::Bytes{1},
                          envelopeOf(world, identity, 3)}});
    const auto rejected = raw.expect<wire::Rejected>();
    EXPECT_EQ(rejected.rejection.where.rfind("submit.envs.2: ", 0), 0u) << rejected.rejection.where;
    EXPECT_EQ(raw.expect<wire::Accepted>().counter, 3u);
}

TEST(Broker, AnEnvelopeThatCannotBeReadIsNamedByItsIdAndItsDeviceInTheLog) {
    World world;
    const auto identity = world.enrol("bridge", {kField}, {"station:*"}), other = world.enrol("weir", {kField}, {"x"});
    Hands raw(world, identity);
    raw.hello();
    raw.expect<wire::Welcome>();
    const auto brokenOf = [&](const client::Identity& by, std::uint64_t counter) {
        // What stands before "at" can be read.
        base::Bytes bytes = envelopeOf(world, by, counter);
        const base::Bytes key{0xA2, 0x61, 0x74};
        const auto at = std::search(bytes.begin(), bytes.end(), key.begin(), key.end());
        EXPECT_NE(at, bytes.end());
        *(at + 3) = 0xCB;  // the same eight bytes as a float
        return bytes;
    };
    (void)world.broker->takeNews();
    raw.say(wire::Submit{{brokenOf(identity, 1), brokenOf(other, 1)}});
    const auto first = raw.expect<wire::Rejected>();
    ASSERT_TRUE(first.id);
    EXPECT_EQ(*first.id, wire::MessageId::outbox(identity.device(), first.id->epoch(), 1));
    EXPECT_EQ(raw.expect<wire::Rejected>().id, std::nullopt) << "another device's";
    for (std::uint64_t counter = 2; counter < 50; ++counter) raw.say(wire::Submit{{brokenOf(identity, counter)}});
    const auto news = world.broker->takeNews();
    ASSERT_EQ(news.size(), 1u) << "said once, not fifty times";
    EXPECT_NE(news[0].find("device bridge "), std::string::npos) << news[0];
    EXPECT_NE(news[0].find("submit.envs.0: "), std::string::npos) << news[0];
}

TEST(Broker, ACounterOfZeroIsRefusedNotTakenForSaidBefore) {
    World world;
    const auto identity = world.enrol("bridge", {kField}, {"station:*"});
    Hands raw(world, identity);
    raw.hello();
    raw.expect<wire::Welcome>();
    const auto last = world.broker->lastSequence();
    raw.say(wire::Submit{{envelopeOf(world, identity, 0)}});
    const auto rejected = raw.expect<wire::Rejected>();
    EXPECT_EQ(rejected.rejection.code, wire::RejectionCode::BadNumber);
    EXPECT_EQ(rejected.rejection.where, "envelope.id");
    EXPECT_EQ(world.broker->lastSequence(), last);
}

TEST(Broker, WhatCoreRefusesNamesThePlaceAndTheFixToo) {
    World world;
    const auto identity = world.enrol("bridge", {kField}, {"station:OTHER"});
    Hands raw(world, identity);
    raw.hello();
    raw.expect<wire::Welcome>();
    raw.say(wire::Submit{{envelopeOf(world, identity, 1)}});
    const wire::Rejection rejection = raw.expect<wire::Rejected>().rejection;
    EXPECT_EQ(rejection.code, wire::RejectionCode::MaySpeakNotFor);
    EXPECT_NE(rejection.what.find("\"station:"), std::string::npos) << rejection.what;
    EXPECT_EQ(rejection.where, "envelope.for");
    EXPECT_EQ(rejection.fix, "enrol it with the role and the source");
}

TEST(Broker, AVerbBeforeHelloIsSentBackToHello) {
    World world;
    const auto identity = world.enrol("bridge", {kField}, {"station:*"});
    Hands raw(world, identity);
    const auto last = world.broker->lastSequence();
    raw.say(wire::Submit{{envelopeOf(world, identity, 1)}});
    EXPECT_NE(raw.expect<wire::Gone>().why.find("Hello"), std::string::npos);
    EXPECT_EQ(world.broker->lastSequence(), last);
}

TEST(Broker, ARefusedRecordStaysInTheJournalWithoutEffectAndAllAreTold) {
    World world;
    const auto identity = world.enrol("bridge", {kField, wire::DeviceRole::Observer}, {"station:A"});
    Hands raw(world, identity);
    raw.hello();
    raw.expect<wire::Welcome>();
    const auto first = world.broker->lastSequence() + 1;
    auto decoded = wire::decodeEnvelope(envelopeOf(world, identity, 1));
    auto& envelope = std::get<wire::Envelope>(decoded);
    envelope.source = "station:B";
    raw.say(wire::Submit{{wire::encode(envelope)}});
    raw.say(wire::Follow{first, {}, 100});
    EXPECT_EQ(raw.expect<wire::Rejected>().rejection.code, wire::RejectionCode::MaySpeakNotFor);
    EXPECT_EQ(raw.expect<wire::Accepted>().counter, 1u);
    std::vector<wire::Record> records;
    while (records.size() < 2) {
        const auto batch = raw.expect<wire::Batch>();
        if (batch.records.empty()) break;
        records.insert(records.end(), batch.records.begin(), batch.records.end());
    }
    ASSERT_EQ(records.size(), 2u);
    EXPECT_EQ(records[0].verdict, static_cast<std::uint16_t>(wire::RejectionCode::MaySpeakNotFor));
    EXPECT_EQ(wire::payloadOf<wire::Refusal>(records[1].envelope)->sequence, first);
    EXPECT_TRUE(records[1].submitter.isBroker());
}

// Killed between deciding a record and journaling what core says to it: the restart says it first.
TEST(Broker, ARestartSaysWhatWasNotYetJournaledBeforeAnythingElse) {
    World world;
    const auto identity = world.enrol("bridge", {kField}, {"station:A"});
    auto link = world.linkOf(identity);
    Heard heard;
    ASSERT_TRUE(until(world, *link, heard, [&] { return link->isConnected(); }));
    ASSERT_TRUE(link->submit(readingOf("B", 1, world.clock.now())).ok());
    (void)link->poll(0);
    world.step();
    const auto last = world.broker->lastSequence();
    ASSERT_FALSE(world.broker->core().pendingEffects().empty());
    world.kill();
    world.start();
    ASSERT_TRUE(link->submit(readingOf("A", 2, world.clock.now())).ok());
    ASSERT_TRUE(until(world, *link, heard, [&] { return link->waiting() == 0; }));
    const auto records = world.journaled();
    ASSERT_EQ(records.size(), last + 2);
    EXPECT_EQ(records[last].envelope.kind, wire::Kind::Refusal);
    EXPECT_EQ(records[last + 1].envelope.kind, wire::Kind::Reading);
}

TEST(Broker, ARestartGivesEveryRecordTheSameVerdict) {
    World world;
    auto link = world.linkOf(world.enrol("bridge", {kField}, {"station:A"}));
    Heard sender;
    for (int i = 0; i < 60; ++i)
        ASSERT_TRUE(link->submit(readingOf(i % 7 == 0 ? "B" : "A", i, world.clock.now())).ok());
    ASSERT_TRUE(until(world, *link, sender, [&] { return link->waiting() == 0; }));
    world.step();
    const auto told = [&] {
        auto follower = world.linkOf(world.identityOf("fusion"));
        Heard heard;
        follower->follow(1);
        EXPECT_TRUE(
            until(world, *follower, heard, [&] { return heard.records.size() == world.broker->lastSequence(); }));
        std::vector<std::pair<std::uint16_t, std::int64_t>> verdicts;
        for (const auto& record : heard.records) verdicts.emplace_back(record.verdict, record.acceptedAt.ms);
        return verdicts;
    };
    const auto before = told();
    world.kill();
    world.start();
    EXPECT_EQ(told(), before);
    EXPECT_EQ(std::count_if(before.begin(), before.end(), [](const auto& v) { return v.first != 0; }), 9);
}

TEST(Broker, AFullDiskRefusesForNowAndKeepsTheOrderWhenItIsBack) {
    World world;
    auto link = world.linkOf(world.enrol("bridge", {kField}, {"station:*"}));
    Heard heard;
    ASSERT_TRUE(until(world, *link, heard, [&] { return link->isConnected(); }));
    world.disk->fillUp(true);
    for (int i = 0; i < 20; ++i) {
        ASSERT_TRUE(link->submit(readingOf("A", i, world.clock.now())).ok());
        heard.take(link->poll(100));
    }
    EXPECT_TRUE(world.broker->notSafe().has_value());
    EXPECT_TRUE(heard.accepted.empty());
    EXPECT_TRUE(heard.rejected.empty());
    ASSERT_FALSE(heard.lost.empty());
    EXPECT_NE(heard.lost.front().find("cannot be written"), std::string::npos) << heard.lost.front();
    EXPECT_EQ(link->waiting(), 20u);
    world.disk->fillUp(false);
    ASSERT_TRUE(until(world, *link, heard, [&] { return link->waiting() == 0; }));
    EXPECT_FALSE(world.broker->notSafe().has_value());
    const auto records = world.journaled();
    ASSERT_EQ(records.size(), 26u);
    for (std::size_t i = 0; i < 20; ++i)
        EXPECT_EQ(wire::payloadOf<wire::Reading>(records[i + 6].envelope)->value, static_cast<double>(i));
}

TEST(Broker, EqualFollowersShareOneEncodedBatch) {
    World world;
    auto link = world.linkOf(world.enrol("bridge", {kField}, {"station:*"}));
    std::vector<std::unique_ptr<Hands>> followers;
    for (int i = 0; i < 10; ++i) {
        followers.push_back(std::make_unique<Hands>(world, world.identityOf("fusion")));
        followers.back()->hello();
        followers.back()->say(wire::Follow{world.broker->lastSequence() + 1, {}, 1000});
    }
    world.step();
    const auto before = world.broker->counters();
    Heard heard;
    ASSERT_TRUE(link->submit(readingOf("A", 1, world.clock.now())).ok());
    ASSERT_TRUE(until(world, *link, heard, [&] { return link->waiting() == 0; }));
    EXPECT_EQ(world.broker->counters().batches - before.batches, 10u);
    EXPECT_EQ(world.broker->counters().encodedBatches - before.encodedBatches, 1u);
    const auto* shared = followers[0]->line->toClient.back().get();
    for (const auto& follower : followers) EXPECT_EQ(follower->line->toClient.back().get(), shared);
}

TEST(Broker, AThinnedFollowerGetsItsKindsAndLearnsHowFarItIs) {
    World world;
    auto link = world.linkOf(world.enrol("bridge", {kField}, {"station:*"}));
    auto reader = world.linkOf(world.identityOf("fusion"));
    Heard sender, thin;
    for (int i = 0; i < 30; ++i) ASSERT_TRUE(link->submit(readingOf("A", i, world.clock.now())).ok());
    ASSERT_TRUE(until(world, *link, sender, [&] { return link->waiting() == 0; }));
    reader->follow(1, {wire::Kind::DeviceEnrolled, wire::Kind::RealmFounded});
    ASSERT_TRUE(
        until(world, *reader, thin, [&] { return reader->nextSequence() == world.broker->lastSequence() + 1; }));
    ASSERT_EQ(thin.records.size(), 4u);
    EXPECT_EQ(thin.records.back().sequence, 6u);
}

TEST(Broker, NoMoreThanItsCreditIsSentToAFollowerAndASlowOneIsCutOff) {
    server::BrokerOptions options;
    options.lagRecordsMax = 300;
    World world(wire::RealmKind::Exercise, options);
    auto link = world.linkOf(world.enrol("bridge", {kField}, {"station:*"}));
    Hands slow(world, world.identityOf("fusion"));
    slow.hello();
    slow.expect<wire::Welcome>();
    slow.say(wire::Follow{1, {}, 10});
    Heard heard;
    for (int i = 0; i < 400; ++i) ASSERT_TRUE(link->submit(readingOf("A", i, world.clock.now())).ok());
    ASSERT_TRUE(until(world, *link, heard, [&] { return link->waiting() == 0; }));
    std::size_t sent = 0;
    for (const auto& frame : slow.line->toClient)
        sent += std::get<wire::Batch>(std::get<wire::Verb>(wire::decodeVerb(*frame))).records.size();
    EXPECT_LE(sent, 10u);
    EXPECT_GT(sent, 0u);
    EXPECT_EQ(world.broker->counters().cutFollowers, 0u);
    slow.line->toClient.clear();
    for (int i = 0; i < 12; ++i) {
        slow.say(wire::Ping{});
        world.pass(1000);
    }
    EXPECT_EQ(world.broker->counters().cutFollowers, 1u);
}

// Its queue is full when it is cut off: it is told when it reads again, or it would wait for ever.
TEST(Broker, AFollowerThatReadsNothingLearnsLaterThatItWasCutOff) {
    server::BrokerOptions options;
    options.lagRecordsMax = 50;
    World world(wire::RealmKind::Exercise, options);
    auto link = world.linkOf(world.enrol("bridge", {kField}, {"station:*"}));
    Hands slow(world, world.identityOf("fusion"));
    slow.hello();
    slow.expect<wire::Welcome>();
    slow.line->queuedMax = 3;
    slow.say(wire::Follow{1, {}, 1000});
    Heard heard;
    for (int i = 0; i < 120; ++i) {
        ASSERT_TRUE(link->submit(readingOf("A", i, world.clock.now())).ok());
        slow.say(wire::Ping{});
        ASSERT_TRUE(until(world, *link, heard, [&] { return link->waiting() == 0; }));
        world.clock.stepMs(200);
    }
    EXPECT_EQ(world.broker->counters().cutFollowers, 1u);
    EXPECT_EQ(slow.line->toClient.size(), 3u);
    slow.line->toClient.clear();
    EXPECT_NE(slow.expect<wire::Gone>().why.find("too slow"), std::string::npos);
}

TEST(Broker, AFollowerThatLagsIsServedFromTheJournalOnceTheTailHasGone) {
    server::BrokerOptions options;
    options.tailRecordsMax = 20;
    World world(wire::RealmKind::Exercise, options);
    auto link = world.linkOf(world.enrol("bridge", {kField}, {"station:A"}));
    Heard sender, reader;
    for (int i = 0; i < 500; ++i)
        ASSERT_TRUE(link->submit(readingOf(i % 50 == 0 ? "B" : "A", i, world.clock.now())).ok());
    ASSERT_TRUE(until(world, *link, sender, [&] { return link->waiting() == 0; }));
    world.step();
    auto follower = world.linkOf(world.identityOf("fusion"));
    follower->follow(1);
    ASSERT_TRUE(until(world, *follower, reader, [&] { return reader.records.size() == 516; }));
    std::size_t refused = 0;
    for (std::size_t i = 0; i < reader.records.size(); ++i) {
        EXPECT_EQ(reader.records[i].sequence, i + 1);
        refused += reader.records[i].verdict != 0 ? 1 : 0;
    }
    EXPECT_EQ(refused, 10u);
}

TEST(Broker, ALiveRealmTicksEachSecondAndNeverBackwards) {
    World world(wire::RealmKind::Live);
    for (int i = 0; i < 30; ++i) world.pass(250);
    world.pass(10'000);  // stood still: one tick, not ten
    for (int i = 0; i < 4; ++i) world.pass(250);
    std::vector<wire::Tick> ticks;
    base::Instant last{};
    for (const auto& record : world.journaled()) {
        EXPECT_GE(record.acceptedAt, last);
        last = record.acceptedAt;
        if (const auto tick = wire::payloadOf<wire::Tick>(record.envelope)) ticks.push_back(*tick);
    }
    ASSERT_GE(ticks.size(), 8u);
    ASSERT_LE(ticks.size(), 11u);
    for (std::size_t i = 0; i < ticks.size(); ++i) EXPECT_EQ(ticks[i].number, i + 1);
}

TEST(Broker, AForeignJournalIsNotOpened) {
    World world;
    world.kill();
    wire::RealmId other = world.realm.id;
    other.uuid[0] ^= 1;
    auto journal = journal::Journal::open(world.realm.journalFile());
    server::MemoryTransport transport;
    const auto opened = server::Broker::open(other, "other", std::move(journal).value(), transport, world.clock);
    ASSERT_FALSE(opened.ok());
    EXPECT_NE(opened.failure().text().find("does not found"), std::string::npos);
}
