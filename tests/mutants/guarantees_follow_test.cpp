// SPDX-License-Identifier: EUPL-1.2
// What followers are handed and told, what must not wait, what joins quickly.
#include <fstream>

#include "broker/client/participant.h"
#include "broker/journal/snapshot_store.h"
#include "broker/wire/newest.h"
#include "gis/situation/situation.h"
#include "tests/mutants/guarantee_world.h"
#include "tests/unit/server/bus_hands.h"

using namespace guarantees;
using server_test::envelopeWith;
using server_test::Hands;

namespace {

constexpr std::uint64_t kEpoch = 7;

wire::Reading levelOf(double cm) { return {wire::Quantity::WaterLevel, cm, "cm", {}, {}}; }
wire::UnitReport unitReport(std::uint8_t status, std::int32_t latE7 = 0) {
    wire::UnitReport report;
    report.callSign = "1";
    report.fmsStatus = status;
    report.position = wire::GeoPoint{latE7, 0};
    return report;
}

/// A field device that says things one by one, and a console that may follow everything.
struct Field {
    World world;
    client::Identity gauge, console;
    Hands hands;
    std::uint64_t counter = 0;

    explicit Field(server::BrokerOptions options = {})
        : world(wire::RealmKind::Exercise, options),
          gauge(world.enrol("gauge", {wire::DeviceRole::Field}, {"station:*", "unit:*"})),
          console(world.enrol("console", {wire::DeviceRole::Console}, {"post:*"})),
          hands(world, gauge) {
        hands.greet();
    }
    template <class Payload>
    void say(const std::string& source, const Payload& payload,
             const std::function<void(wire::Envelope&)>& finish = {}) {
        hands.say(wire::Submit{{envelopeWith(world, gauge, kEpoch, ++counter, source, payload, finish)}});
        world.step();
    }
    /// What somebody is handed who asks for everything like this.
    wire::Batch handed(wire::Follow follow) {
        Hands reader(world, console);
        reader.greet();
        reader.say(follow);
        world.step();
        auto batches = reader.all<wire::Batch>();
        return batches.empty() ? wire::Batch{} : batches.front();
    }
};

/// Flips a bit of each picture on its way.
class FlippingChannel final : public client::Channel {
public:
    FlippingChannel(World& world, const seal::PublicKey& key) : m_inner(world, key) {}
    bool send(const base::Bytes& frame) override { return m_inner.send(frame); }
    std::optional<base::Bytes> receive(int timeoutMs) override {
        auto frame = m_inner.receive(timeoutMs);
        if (!frame) return frame;
        auto verb = std::get<wire::Verb>(wire::decodeVerb(*frame));
        auto* part = std::get_if<wire::SnapshotPart>(&verb);
        if (part == nullptr || part->bytes.empty()) return frame;
        part->bytes.back() ^= 1;
        return wire::encodeVerb(verb);
    }
    void reconnect() override { m_inner.reconnect(); }

private:
    server_test::MemoryChannel m_inner;
};

std::optional<client::SnapshotHeard> snapshotBy(client::BusLink& link) {
    link.askSnapshot(1);
    for (int i = 0; i < 100; ++i)
        for (auto& event : link.poll(5))
            if (auto* heard = std::get_if<client::SnapshotHeard>(&event)) return *heard;
    return std::nullopt;
}

void giveSnapshot(World& world) {
    Hands worker(world, world.identityOf("fusion"));
    worker.greet();
    worker.say(wire::SnapshotGive{1, 3, 5, 0, {1, 2, 3, 4, 5}});
    world.step();
    ASSERT_EQ(worker.all<wire::SnapshotTaken>().size(), 1u);
}

}  // namespace

TEST(Guarantee, AThinnedStreamIsTheSamePicture) {
    Field field;
    const auto now = field.world.clock.now();
    for (int i = 0; i < 50; ++i)
        // The newest by its source's clock is said in the middle.
        field.say("station:A", levelOf(i), [&](wire::Envelope& e) { e.observedAt = now.plusMs(i == 25 ? 900 : i); });
    const auto thin = field.handed({1, {}, 4000, 10}), whole = field.handed({1, {}, 4000});
    ASSERT_LT(thin.records.size(), whole.records.size());
    situation::Situation one, other;
    for (const auto& record : thin.records) one.fold(record);
    for (const auto& record : whole.records) other.fold(record);
    EXPECT_EQ(one.canonicalText(), other.canonicalText());
}

TEST(Guarantee, AnEmergencyCallIsNeverMerged) {
    Field field;
    for (int i = 0; i < 30; ++i) {
        field.world.clock.stepMs(1000);
        field.say("unit:1", unitReport(i < 5 ? 3 : 0),
                  [&](wire::Envelope& e) { e.observedAt = field.world.clock.now(); });
    }
    wire::Thinner thinner;
    std::size_t calls = 0;
    auto records = field.handed({1, {}, 4000}).records;
    for (std::size_t i = 0; i < records.size(); ++i) {
        records[i].acceptedAt = records[i].acceptedAt.plusMs(static_cast<std::int64_t>(i) * 1000);
        thinner.add(records[i]);
    }
    for (const auto& record : thinner.finish().first)
        if (const auto report = wire::payloadOf<wire::UnitReport>(record.envelope))
            calls += report->fmsStatus == 0 ? 1 : 0;
    EXPECT_EQ(calls, 25u);
}

TEST(Guarantee, AThinnedFollowerIsToldWhatWasMerged) {
    Field field;
    for (int i = 0; i < 50; ++i) field.say("station:A", levelOf(i));
    const auto batch = field.handed({1, {}, 4000, 10});
    std::uint64_t merged = 0;
    for (const auto& one : batch.merged) merged += one.count;
    EXPECT_EQ(batch.records.size() + merged, batch.throughSequence);
}

TEST(Guarantee, AnAreaTellsTheLeaving) {
    Field field;
    const auto first = field.world.broker->lastSequence() + 1;
    for (const std::int32_t lat : {150, 160, 500, 600}) field.say("unit:1", unitReport(3, lat));
    wire::Follow follow{first, {}, 4000};
    follow.area = wire::GeoBox{{100, -10}, {200, 10}};
    EXPECT_EQ(field.handed(follow).records.size(), 3u);
}

TEST(Guarantee, AnOperationIsFiltered) {
    Field field;
    const auto first = field.world.broker->lastSequence() + 1;
    for (const char* name : {"2026-1", "2026-2"})
        field.say("station:A", levelOf(1), [&](wire::Envelope& e) { e.operation = name; });
    wire::Follow follow{first, {wire::Kind::Reading}, 4000};
    follow.operation = "2026-1";
    EXPECT_EQ(field.handed(follow).records.size(), 1u);
}

TEST(Guarantee, AnAlertWaitsForNoFlood) {
    server::BrokerOptions options;
    options.urgentEndpoint = "memory:urgent";
    Field field(options);
    Hands desk(field.world, field.console, true);
    desk.greet();
    std::uint64_t counter = 0;
    // Said while an append is under way; each append costs 10 ms.
    const auto latencyMs = [&] {
        wire::Report message;
        message.priority = wire::Priority::Flash;
        message.text = "Damm halten";
        const auto envelope = envelopeWith(field.world, field.console, kEpoch, ++counter, "post:S3", message);
        std::int64_t saidAt = 0, heardAt = 0;
        const auto look = [&] {
            if (saidAt != 0 && heardAt == 0 && !desk.line->toClient.empty()) heardAt = field.world.clock.monotonicNs();
        };
        field.world.disk->onSync([&] {
            look();
            if (saidAt == 0) {
                saidAt = field.world.clock.monotonicNs();
                desk.say(wire::Submit{{envelope}});
            }
            field.world.clock.stepMs(10);
        });
        for (int step = 0; step < 3; ++step) {
            field.world.step();
            look();
        }
        field.world.disk->onSync({});
        EXPECT_EQ(desk.all<wire::Accepted>().size(), 1u);
        return (heardAt - saidAt) / 1'000'000;
    };
    field.say("station:A", levelOf(0));
    field.hands.say(wire::Submit{{envelopeWith(field.world, field.gauge, kEpoch, 2, "station:A", levelOf(1))}});
    const auto quiet = latencyMs();
    for (std::uint64_t frame = 0; frame < 60; ++frame) {
        wire::Submit submit;
        for (std::uint64_t i = 1; i <= 500; ++i)
            submit.envelopes.push_back(
                envelopeWith(field.world, field.gauge, kEpoch, 2 + frame * 500 + i, "station:A", levelOf(1)));
        field.hands.say(submit);
    }
    EXPECT_LE(latencyMs(), 2 * quiet) << "30,000 readings wait";
    EXPECT_EQ(field.hands.all<wire::Accepted>().back().counter, 30'002u);
}

TEST(Guarantee, NothingOvertakesItself) {
    Field field;
    wire::Submit submit;
    submit.envelopes = {envelopeWith(field.world, field.gauge, kEpoch, 1, "station:A", levelOf(1)),
                        envelopeWith(field.world, field.gauge, kEpoch, 2, "unit:1", unitReport(0))};
    field.hands.say(submit);
    field.world.step();
    EXPECT_EQ(countOf(field.handed({1, {}, 4000}).records, Kind::Reading), 1u);
    for (const auto& record : field.handed({1, {}, 4000}).records) EXPECT_EQ(record.verdict, 0u);
}

TEST(Guarantee, AnEmergencyCallStands) {
    Field field;
    const auto now = field.world.clock.now();
    field.say("unit:1", unitReport(0), [&](wire::Envelope& e) { e.observedAt = now.plusMs(2000); });
    field.say("unit:1", unitReport(3), [&](wire::Envelope& e) { e.observedAt = now; });
    situation::Situation picture;
    auto records = field.handed({1, {}, 4000}).records;
    records.back().acceptedAt = records.back().acceptedAt.plusMs(5000);  // a tick later
    for (const auto& record : records) picture.fold(record);
    EXPECT_EQ(picture.units.at("1").report.fmsStatus, 0);
}

TEST(Guarantee, ADamagedSnapshotIsNotTaken) {
    World world;
    giveSnapshot(world);
    const auto identity = world.enrol("desk", {wire::DeviceRole::Console}, {"post:*"});
    client::BusLink link(identity, std::make_unique<FlippingChannel>(world, identity.keys.publicKey), world.clock);
    const auto heard = snapshotBy(link);
    ASSERT_TRUE(heard.has_value());
    EXPECT_FALSE(heard->snapshot.has_value());
    EXPECT_TRUE(snapshotBy(*world.linkOf(identity))->snapshot.has_value());
}

TEST(Guarantee, ASnapshotOfAnotherJournalIsForgotten) {
    World world;
    giveSnapshot(world);
    world.kill();
    {
        auto store = journal::SnapshotStore::open(world.realm.snapshotFile());
        ASSERT_TRUE(store.ok());
        auto one = *store.value().newest(1);
        one.chain[0] ^= 1;
        ASSERT_TRUE(store.value().add(one));
    }
    world.start();
    EXPECT_FALSE(snapshotBy(*world.linkOf(world.identityOf("fusion")))->snapshot.has_value());
}

TEST(Guarantee, AFullDiskIsTold) {
    Field field;
    Hands watcher(field.world, field.console);
    watcher.greet();
    watcher.say(wire::Follow{1, {}, 4000});
    field.world.step();
    field.world.disk->fillUp(true);
    field.say("station:A", levelOf(1));
    const auto states = watcher.all<wire::BrokerState>();
    ASSERT_EQ(states.size(), 1u);
    EXPECT_FALSE(states[0].isSafe);
}

TEST(Guarantee, ARestoredOutboxGivesNoIdTwice) {
    World world;
    const auto identity = world.enrol("gauge", {wire::DeviceRole::Field}, {"station:A"});
    client::LinkOptions options;
    options.outbox = world.dir / "outbox";
    Heard heard;
    const auto sayOne = [&](double value) {
        auto link = world.linkOf(identity, options);
        auto reading = readingOf("A", value, world.clock.now());
        reading.keep = client::Keep::OnDisk;
        ASSERT_TRUE(link->submit(reading).ok());
        ASSERT_TRUE(until(world, *link, heard, [&] { return link->waiting() == 0; }));
    };
    sayOne(1);
    const auto copy = world.dir / "copy";
    std::filesystem::create_directories(copy);
    for (const char* end : {"", "-wal", "-shm"})
        if (std::filesystem::exists(world.dir / (std::string("outbox") + end)))
            std::filesystem::copy(world.dir / (std::string("outbox") + end), copy);
    sayOne(2);
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(world.dir / (std::string("outbox") + end));
    for (const auto& entry : std::filesystem::directory_iterator(copy))
        std::filesystem::copy(entry.path(), world.dir / entry.path().filename());
    sayOne(3);
    std::vector<double> values;
    for (const auto& record : world.journaled())
        if (const auto reading = wire::payloadOf<wire::Reading>(record.envelope)) values.push_back(*reading->value);
    EXPECT_EQ(values, (std::vector<double>{1, 2, 3}));
}

namespace {

/// Says one receipt at each tick.
class Delivering final : public client::Participant {
public:
    std::string name() const override { return "dispatch"; }
    void fold(const wire::Record&) override {}
    std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record&) override {
        client::Submission receipt;
        receipt.kind = Kind::Receipt;
        receipt.payload = wire::encodePayload(
            wire::Receipt{"00112233445566778899aabbccddeeff", "siren", "", wire::ReceiptState::Sent, ""});
        receipt.source = name();
        receipt.observedAt = tick.at;
        return {receipt};
    }
};

}  // namespace

TEST(Guarantee, DoneThroughMeansThatAllBeforeItIsSafe) {
    server::BrokerOptions options;
    options.urgentEndpoint = "memory:urgent";
    World world(wire::RealmKind::Exercise, options);
    const auto dispatch = world.enrol("dispatch", {wire::DeviceRole::Dispatch}, {"dispatch"});
    const auto playerIs = world.enrol("player", {wire::DeviceRole::Player}, {"player"});
    Hands player(world, playerIs);
    player.greet();
    auto link = world.linkOf(dispatch);
    Delivering party;
    client::ParticipantLoop loop(*link, party);
    for (int i = 0; i < 20; ++i) (void)loop.step(5);
    world.transport->shutUrgent(true);  // the second door is slow to open
    player.say(wire::Submit{
        {envelopeWith(world, playerIs, kEpoch, 1, "player", wire::Tick{1, world.clock.now(), 1000, 1000, false})}});
    for (int i = 0; i < 2000; ++i) (void)loop.step(5);
    std::vector<Kind> said;
    for (const auto& record : world.journaled())
        if (record.submitter == dispatch.device()) said.push_back(record.envelope.kind);
    EXPECT_EQ(said, (std::vector<Kind>{Kind::Receipt, Kind::DoneThrough}));
}

namespace {

/// Says only that it is through with a tick, and remembers where it was.
class Remembering final : public client::Participant {
public:
    static constexpr std::uint32_t kVersion = 77;
    std::string name() const override { return "fusion"; }
    void fold(const wire::Record& record) override { last = record.sequence; }
    std::vector<client::Submission> atTick(const wire::Tick&, const wire::Record&) override {
        hasSpoken = true;
        return {};
    }
    std::optional<std::uint32_t> memoryVersion() const override { return kVersion; }
    bool remember(std::uint64_t sequence, base::BytesView) override {
        last = sequence;
        return true;
    }
    std::uint64_t last = 0;
    bool hasSpoken = false;
};

}  // namespace

TEST(Guarantee, WhatIsRememberedLeavesNothingUnsaid) {
    World world(wire::RealmKind::Exercise);
    const auto playerIs = world.enrol("player", {wire::DeviceRole::Player}, {"player"});
    Hands player(world, playerIs);
    player.greet();
    player.say(wire::Submit{
        {envelopeWith(world, playerIs, kEpoch, 1, "player", wire::Tick{1, world.clock.now(), 1000, 1000, true})}});
    world.step();
    {
        auto link = world.linkOf(world.identityOf("fusion"));
        Remembering party;
        client::ParticipantLoop loop(*link, party);
        for (int i = 0; i < 400 && !party.hasSpoken; ++i) (void)loop.step(5);
        ASSERT_TRUE(party.hasSpoken);
        if (loop.isAtRest()) link->giveSnapshot(Remembering::kVersion, party.last, {1});
        world.step();
    }  // killed before its word is on the wire
    auto link = world.linkOf(world.identityOf("fusion"));
    Remembering party;
    client::ParticipantLoop loop(*link, party);
    for (int i = 0; i < 400; ++i) (void)loop.step(5);
    bool isDone = false;
    for (const auto& record : world.journaled()) isDone = isDone || record.envelope.kind == Kind::DoneThrough;
    EXPECT_TRUE(isDone) << "the tick is never answered";
}
