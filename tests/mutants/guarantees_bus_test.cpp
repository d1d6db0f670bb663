// SPDX-License-Identifier: EUPL-1.2
// What is safe, in order, whole, bounded.
#include <fstream>

#include "broker/wire/limits.h"
#include "tests/mutants/guarantee_world.h"
#include "tests/simulation/bus_simulation.h"

using namespace guarantees;

namespace {

client::Identity gaugeOf(World& world) { return world.enrol("gauge", {wire::DeviceRole::Field}, {"station:A"}); }

void sayReadings(World& world, client::BusLink& link, Heard& heard, int count) {
    for (int i = 0; i < count; ++i) ASSERT_TRUE(link.submit(readingOf("A", i, world.clock.now())).ok());
    ASSERT_TRUE(until(world, link, heard, [&] { return link.waiting() == 0; }));
}

/// Loses one batch on its way down.
class LosingChannel final : public client::Channel {
public:
    LosingChannel(World& world, const seal::PublicKey& key, int loses) : m_inner(world, key), m_loses(loses) {}
    bool send(const base::Bytes& frame) override { return m_inner.send(frame); }
    std::optional<base::Bytes> receive(int timeoutMs) override {
        auto frame = m_inner.receive(timeoutMs);
        if (!frame) return frame;
        const auto verb = wire::decodeVerb(*frame);
        const bool isBatch = std::holds_alternative<wire::Batch>(std::get<wire::Verb>(verb));
        return isBatch && m_loses-- == 0 ? std::nullopt : frame;
    }
    void reconnect() override { m_inner.reconnect(); }

private:
    server_test::MemoryChannel m_inner;
    int m_loses;
};

}  // namespace

TEST(Guarantee, WhatIsAcceptedSurvivesAPowerCut) {
    World world;
    auto link = world.linkOf(gaugeOf(world));
    Heard heard;
    sayReadings(world, *link, heard, 20);
    ASSERT_EQ(heard.accepted.size(), 20u);
    world.powerCut([] { return false; });
    world.start();
    EXPECT_EQ(countOf(world.journaled(), Kind::Reading), 20u);
}

TEST(Guarantee, NothingIsAcceptedWhileTheDiskFails) {
    World world;
    const auto identity = gaugeOf(world);
    RawClient gauge(world, identity);
    world.disk->failSyncs(true);
    gauge.say(wire::Submit{{wire::encode(readingBy(world, identity, 1))}});
    world.pass(1000);
    EXPECT_EQ(gauge.heard<wire::Accepted>().size(), 0u);
    EXPECT_EQ(gauge.heard<wire::Rejected>().size(), 1u);
    world.disk->failSyncs(false);
    world.pass(1000);
    gauge.say(wire::Hello{wire::limits::kProtocolVersion, world.realm.id, "test"});
    gauge.say(wire::Submit{{wire::encode(readingBy(world, identity, 1))}});
    EXPECT_EQ(gauge.heard<wire::Accepted>().size(), 1u);
}

TEST(Guarantee, AnAppendIsWholeOrNotThere) {
    World world;
    world.kill();
    auto opened = journal::Journal::open(world.realm.journalFile(), journal::Open::ForWriting, world.disk->name());
    ASSERT_TRUE(opened.ok());
    auto& journal = opened.value();
    const std::vector<journal::Entry> ten(10, {base::bytesOf("head"), base::bytesOf("body")});
    ASSERT_TRUE(journal.append(ten).ok());
    const auto before = journal.lastSequence();
    world.disk->failSyncs(true, 1);
    const auto appended = journal.append(ten);
    EXPECT_EQ(journal.lastSequence(), appended.ok() ? before + 10 : before);
}

TEST(Guarantee, SaidTwiceCountsOnce) {
    World world;
    const auto identity = gaugeOf(world);
    RawClient gauge(world, identity);
    const auto reading = wire::encode(readingBy(world, identity, 1));
    for (int i = 0; i < 3; ++i) gauge.say(wire::Submit{{reading}});
    EXPECT_EQ(gauge.heard<wire::Accepted>().size(), 3u);
    world.kill();
    world.start();
    RawClient again(world, identity);
    again.say(wire::Submit{{reading}});
    EXPECT_EQ(countOf(world.journaled(), Kind::Reading), 1u);
}

wire::Envelope factIn(const World& world) {
    wire::StationState state;
    state.station = "A";
    state.rule = "test/1";
    wire::Envelope fact;
    fact.realm = world.realm.id;
    fact.id = wire::derivedId(Kind::StationState, state.rule, "-", state.station, {});
    fact.kind = Kind::StationState;
    fact.source = "fusion";
    fact.observedAt = world.clock.now();
    fact.payload = wire::encodePayload(state);
    return fact;
}

// The broker does not keep the ids of all facts for ever: what their participant is done with counts as said.
TEST(Guarantee, AFactCountsOnceHoweverOldItIs) {
    World world(wire::RealmKind::Live);
    const auto worker = world.identityOf("fusion");
    RawClient fusion(world, worker);
    const wire::Envelope fact = factIn(world);
    fusion.say(wire::Submit{{wire::encode(fact)}});
    for (std::uint64_t counter = 1; counter <= 3; ++counter) {
        world.pass(1100);
        const auto records = world.journaled();
        const auto tick = std::find_if(records.rbegin(), records.rend(),
                                       [](const auto& record) { return record.envelope.kind == Kind::Tick; });
        ASSERT_NE(tick, records.rend());
        const auto content = *wire::payloadOf<wire::Tick>(tick->envelope);
        wire::Envelope done = fact;
        done.id = wire::MessageId::outbox(worker.device(), 7, counter);
        done.kind = Kind::DoneThrough;
        done.observedAt = content.at;
        done.payload = wire::encodePayload(wire::DoneThrough{"fusion", content.number, tick->sequence});
        fusion.say(wire::Submit{{wire::encode(done)}});
    }
    EXPECT_EQ(countOf(world.journaled(), Kind::DoneThrough), 3u);
    fusion.say(wire::Submit{{wire::encode(fact)}});
    EXPECT_EQ(fusion.heard<wire::Accepted>().size(), 5u);
    EXPECT_EQ(countOf(world.journaled(), Kind::StationState), 1u);
}

// Derived ids are answered one by one: an answer that was dropped would be waited for for ever.
TEST(Guarantee, NoAnswerIsDroppedSilently) {
    World world;
    const auto worker = world.identityOf("fusion");
    RawClient fusion(world, worker);
    const wire::Envelope fact = factIn(world);
    fusion.line->queuedMax = fusion.line->toClient.size();  // it does not read
    fusion.say(wire::Submit{{wire::encode(fact)}});
    EXPECT_TRUE(fusion.heard<wire::Accepted>().empty());
    fusion.line->queuedMax = 1000;
    fusion.say(wire::Ping{});
    ASSERT_EQ(fusion.heard<wire::Gone>().size(), 1u) << "it would go on, and wait for ever";
    fusion.say(wire::Hello{wire::limits::kProtocolVersion, world.realm.id, "test"});
    fusion.say(wire::Submit{{wire::encode(fact)}});
    const auto accepted = fusion.heard<wire::Accepted>();
    ASSERT_EQ(accepted.size(), 1u);
    EXPECT_EQ(accepted.front().derived, std::vector{fact.id});
    EXPECT_EQ(countOf(world.journaled(), Kind::StationState), 1u);
}

// A console that asks for the past, or for the picture that it joins by, does not wait for ever either.
TEST(Guarantee, NoPastAndNoPictureIsDroppedSilently) {
    World world;
    const auto desk = world.enrol("desk", {wire::DeviceRole::Console}, {"post:*"});
    const auto losesItsAnswer = [&](const wire::Verb& question) {
        RawClient console(world, desk);
        console.line->queuedMax = console.line->toClient.size();
        console.say(question);
        console.line->queuedMax = 1000;
        console.say(wire::Ping{});
        return console.heard<wire::Gone>().size() == 1 && console.heard<wire::Pong>().empty();
    };
    EXPECT_TRUE(losesItsAnswer(wire::Range{1, 10, {}}));
    EXPECT_TRUE(losesItsAnswer(wire::SnapshotAsk{1, 0, 0}));
    EXPECT_TRUE(losesItsAnswer(wire::AttachmentAsk{wire::Hash{1}, 0, 1000}));
    EXPECT_EQ(world.broker->counters().unanswered, 3u);
}

TEST(Guarantee, EachSendersOrderIsKept) {
    World world;
    auto link = world.linkOf(gaugeOf(world));
    Heard heard;
    sayReadings(world, *link, heard, 20);
    std::uint64_t counter = 0;
    for (const auto& record : world.journaled()) {
        if (record.envelope.kind != Kind::Reading) continue;
        EXPECT_EQ(record.envelope.id.counter(), ++counter);
    }
    EXPECT_EQ(counter, 20u);
}

TEST(Guarantee, FollowersAreHandedTheJournal) {
    World world;
    auto link = world.linkOf(gaugeOf(world));
    auto whole = world.linkOf(world.identityOf("fusion"));
    auto thinned = world.linkOf(world.enrol("thin", {wire::DeviceRole::Console}, {"post:*"}));
    Heard sender, all, readings;
    whole->follow(1);
    thinned->follow(1, {Kind::Reading});
    for (int i = 0; i < 10; ++i) {
        sayReadings(world, *link, sender, 3);
        all.take(whole->poll(0));
        readings.take(thinned->poll(0));
    }
    const auto journal = world.journaled();
    until(
        world, *thinned, readings, [&] { return readings.records.size() >= 30; }, 5'000);
    until(
        world, *whole, all, [&] { return all.records.size() >= journal.size(); }, 5'000);
    EXPECT_EQ(readings.records.size(), 30u);
    ASSERT_EQ(all.records.size(), journal.size());
    for (std::size_t i = 0; i < journal.size(); ++i) EXPECT_EQ(all.records[i].envelope.id, journal[i].envelope.id);
}

TEST(Guarantee, AFollowerNoticesThatABatchIsMissing) {
    World world;
    auto link = world.linkOf(gaugeOf(world));
    const auto identity = world.identityOf("fusion");
    client::BusLink follower(identity, std::make_unique<LosingChannel>(world, identity.keys.publicKey, 2), world.clock);
    Heard sender, heard;
    follower.follow(1);
    for (int i = 0; i < 10; ++i) {
        sayReadings(world, *link, sender, 3);
        heard.take(follower.poll(0));
    }
    until(
        world, follower, heard, [&] { return heard.records.size() >= world.broker->lastSequence(); }, 20'000);
    EXPECT_EQ(heard.records.size(), world.broker->lastSequence());
}

TEST(Guarantee, AnOutboxSurvivesItsProcess) {
    World world;
    const auto identity = gaugeOf(world);
    client::LinkOptions options;
    options.outbox = world.dir / "outbox";
    auto link = world.linkOf(identity, options);
    world.kill();
    auto reading = readingOf("A", 1, world.clock.now());
    reading.keep = client::Keep::OnDisk;
    const auto first = link->submit(reading);
    link.reset();
    link = world.linkOf(identity, options);
    EXPECT_EQ(link->waiting(), 1u);
    const auto second = link->submit(reading);
    ASSERT_TRUE(first.ok() && second.ok());
    EXPECT_NE(first.value(), second.value());
    world.start();
    Heard heard;
    EXPECT_TRUE(until(world, *link, heard, [&] { return link->waiting() == 0; }));
    EXPECT_EQ(countOf(world.journaled(), Kind::Reading), 2u);
}

TEST(Guarantee, AFollowerIsOwedNoMoreThanItsCredit) {
    World world;
    auto link = world.linkOf(gaugeOf(world));
    RawClient sleeper(world, world.identityOf("fusion"));
    sleeper.say(wire::Follow{1, {}, 20});
    Heard heard;
    for (int i = 0; i < 10; ++i) sayReadings(world, *link, heard, 20);
    std::size_t records = 0;
    for (const auto& batch : sleeper.heard<wire::Batch>()) records += batch.records.size();
    EXPECT_GT(records, 0u);
    EXPECT_LE(records, 20u);
}

TEST(Guarantee, ASenderIsHeldToItsRate) {
    server::BrokerOptions options;
    options.envelopesPerSecondMax = 50;
    World world(wire::RealmKind::Exercise, options);
    const auto identity = gaugeOf(world);
    RawClient gauge(world, identity);
    for (std::uint64_t i = 0; i < 10; ++i) {
        wire::Submit submit;
        for (std::uint64_t k = 1; k <= 10; ++k)
            submit.envelopes.push_back(wire::encode(readingBy(world, identity, i * 10 + k)));
        gauge.say(submit);
    }
    EXPECT_LE(countOf(world.journaled(), Kind::Reading), 50u);
}

TEST(Guarantee, AnOutboxIsBounded) {
    World world;
    auto link = world.linkOf(gaugeOf(world));
    const auto reading = readingOf("A", 1, world.clock.now());
    for (std::size_t i = 0; i < wire::limits::kOutboxEnvelopesMax; ++i) ASSERT_TRUE(link->submit(reading).ok());
    EXPECT_FALSE(link->submit(reading).ok());
}

TEST(Guarantee, ARestoredJournalIsNoticed) {
    World world;
    auto follower = world.linkOf(world.identityOf("fusion"));
    Heard heard;
    follower->follow(1);
    ASSERT_TRUE(until(world, *follower, heard, [&] { return heard.records.size() == world.broker->lastSequence(); }));
    world.kill();
    {
        auto journal = journal::Journal::open(world.realm.journalFile(), journal::Open::ForWriting, world.disk->name());
        ASSERT_TRUE(journal.ok() && journal.value().renewEpoch().ok());
    }
    world.start();
    EXPECT_TRUE(until(world, *follower, heard, [&] { return heard.rewound == 1; }));
}

TEST(Guarantee, AFlippedBitIsNoticed) {
    World world;
    auto link = world.linkOf(gaugeOf(world));
    Heard heard;
    sayReadings(world, *link, heard, 20);
    world.kill();
    ASSERT_TRUE(journal::verify(world.realm.journalFile()).value().good());
    std::fstream file(world.realm.journalFile(), std::ios::in | std::ios::out | std::ios::binary);
    const std::string all((std::istreambuf_iterator<char>(file)), {});
    const auto at = all.rfind("station:A");
    ASSERT_NE(at, std::string::npos);
    file.seekp(static_cast<std::streamoff>(at));
    file.put('t');
    file.close();
    EXPECT_FALSE(journal::verify(world.realm.journalFile()).value().good());
}

TEST(Guarantee, TheSimulationKeepsEveryPromise) {
    for (std::uint64_t seed = 1; seed <= 2; ++seed) {
        const auto run = simulation::simulate(seed, 250);
        ASSERT_FALSE(run.breach) << run.text();
    }
}
