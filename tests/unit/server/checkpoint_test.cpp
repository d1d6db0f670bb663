// SPDX-License-Identifier: EUPL-1.2
// What the broker says of its own journal, where, and that it is true.

#include "tests/unit/server/broker_world.h"

using namespace server_test;

namespace {

/// An exercise with its player at the link.
struct Game {
    World world;
    client::Identity playerIs = world.enrol("player", {wire::DeviceRole::Player}, {"player"});
    std::unique_ptr<client::BusLink> player = world.linkOf(playerIs);
    Heard heard;
    std::uint64_t number = 0;

    template <class Payload>
    void says(const Payload& payload) {
        client::Submission submission;
        submission.kind = wire::KindOf<Payload>::kKind;
        submission.payload = wire::encodePayload(payload);
        submission.source = "player";
        submission.observedAt = world.clock.now();
        submission.keep = client::Keep::InMemory;
        ASSERT_TRUE(player->submit(submission).ok());
        ASSERT_TRUE(until(world, *player, heard, [&] { return player->waiting() == 0; }));
    }
    void tickThrough(std::uint64_t last) {
        while (number < last) {
            ++number;
            says(wire::Tick{number, world.clock.now().plusS(static_cast<std::int64_t>(number) * 5), 5000, 0, true});
        }
        world.step();
    }
};

std::vector<wire::Record> checkpointsIn(const std::vector<wire::Record>& records) {
    std::vector<wire::Record> found;
    for (const auto& record : records)
        if (record.envelope.kind == wire::Kind::Checkpoint) found.push_back(record);
    return found;
}

/// Each names the record before it with the hash that the file has there, signed by the broker's key.
void expectTrue(World& world, const std::vector<wire::Record>& checkpoints) {
    auto journal = journal::Journal::open(world.realm.journalFile(), journal::Open::ForReading, world.disk->name());
    ASSERT_TRUE(journal.ok());
    for (const auto& record : checkpoints) {
        const auto payload = wire::payloadOf<wire::Checkpoint>(record.envelope);
        ASSERT_TRUE(payload.has_value());
        EXPECT_EQ(payload->sequence + 1, record.sequence);
        const auto rows = journal.value().read(payload->sequence, 1);
        ASSERT_TRUE(rows.ok());
        EXPECT_EQ(rows.value().front().hash, payload->chain);
        EXPECT_TRUE(record.submitter.isBroker());
        ASSERT_TRUE(record.envelope.signature.has_value());
        EXPECT_TRUE(seal::verify(world.realm.signKey, wire::signedBytes(record.envelope), *record.envelope.signature));
    }
}

}  // namespace

TEST(Checkpoints, AnExerciseHasOneEvery120TicksAndAtItsEnd) {
    Game game;
    game.tickThrough(250);
    game.says(wire::ExerciseState{wire::ExercisePhase::Ended, "probe", "Probe", 1, {"fusion"}, {}});
    game.world.step();
    const auto records = game.world.journaled();
    const auto checkpoints = checkpointsIn(records);
    ASSERT_EQ(checkpoints.size(), 3u);
    expectTrue(game.world, checkpoints);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto before = wire::payloadOf<wire::Tick>(records[checkpoints[i].sequence - 2].envelope);
        ASSERT_TRUE(before.has_value());
        EXPECT_EQ(before->number, (i + 1) * 120);
    }
    EXPECT_EQ(records[checkpoints[2].sequence - 2].envelope.kind, wire::Kind::ExerciseState);
}

TEST(Checkpoints, ALiveRealmHasOneAMinuteAndNoneWhileOnlyTheClockRuns) {
    World world(wire::RealmKind::Live);
    for (int i = 0; i < 300; ++i) world.pass(1000);
    auto checkpoints = checkpointsIn(world.journaled());
    ASSERT_EQ(checkpoints.size(), 1u);  // over the founding
    (void)world.enrol("bridge", {wire::DeviceRole::Field}, {"station:A"});
    for (int i = 0; i < 300; ++i) world.pass(1000);
    checkpoints = checkpointsIn(world.journaled());
    ASSERT_EQ(checkpoints.size(), 2u);
    for (int i = 0; i < 5; ++i) {
        (void)world.enrol("bridge" + std::to_string(i), {wire::DeviceRole::Field}, {"station:A"});
        for (int s = 0; s < 60; ++s) world.pass(1000);
    }
    checkpoints = checkpointsIn(world.journaled());
    EXPECT_GE(checkpoints.size(), 6u);
    EXPECT_LE(checkpoints.size(), 8u);
    expectTrue(world, checkpoints);
}

TEST(Checkpoints, ARestartSaysTheOneThatWasDueAndTheVerdictsStayTheSame) {
    Game game;
    game.tickThrough(119);
    game.says(wire::Tick{120, game.world.clock.now().plusS(600), 5000, 0, true});
    game.world.kill();
    ASSERT_TRUE(checkpointsIn(game.world.journaled()).empty()) << "it was said with the tick; nothing is tested here";
    game.world.start();
    game.world.step();
    game.world.step();
    EXPECT_EQ(checkpointsIn(game.world.journaled()).size(), 1u);
    game.world.kill();
    game.world.start();
    game.world.step();
    const auto checkpoints = checkpointsIn(game.world.journaled());
    ASSERT_EQ(checkpoints.size(), 1u);
    expectTrue(game.world, checkpoints);
    EXPECT_FALSE(game.world.broker->core().isCheckpointDue());
}

TEST(Checkpoints, FillNoMemoryHoweverManyTheyBecome) {
    Game game;
    game.tickThrough(121);
    const std::size_t before = game.world.broker->core().state().size();
    game.tickThrough(121 + 4 * 120);
    EXPECT_EQ(checkpointsIn(game.world.journaled()).size(), 5u);
    EXPECT_EQ(game.world.broker->core().state().size(), before);
}

TEST(Checkpoints, OneThatTheDiskRefusedIsSaidAnewWhenThereIsRoom) {
    Game game;
    game.tickThrough(119);
    game.says(wire::Tick{120, game.world.clock.now().plusS(600), 5000, 0, true});
    game.world.disk->fillUp(true);
    for (int i = 0; i < 5; ++i) game.world.pass(300);
    EXPECT_TRUE(game.world.broker->notSafe().has_value());
    game.world.disk->fillUp(false);
    for (int i = 0; i < 5; ++i) game.world.pass(300);
    const auto checkpoints = checkpointsIn(game.world.journaled());
    ASSERT_EQ(checkpoints.size(), 1u);
    expectTrue(game.world, checkpoints);
}

TEST(Checkpoints, AForeignSigningKeyDoesNotOpenTheRealm) {
    World world;
    world.kill();
    auto journal = journal::Journal::open(world.realm.journalFile());
    server::MemoryTransport transport;
    const auto opened = server::Broker::open(world.realm.id, "x", std::move(journal).value(), transport, world.clock,
                                             {}, seal::SigningKey::generate());
    ASSERT_FALSE(opened.ok());
    EXPECT_NE(opened.failure().text().find("signing key"), std::string::npos);
}

// Whatever stands in a journal by another hand: core gives it no effect.
TEST(Checkpoints, OnlyTheBrokersSignatureOverTheRecordBeforeCounts) {
    World world;
    const auto records = world.journaled();
    const auto key = seal::SigningKey::openSealed(world.realm.signKeyFile(), "");
    ASSERT_TRUE(key.ok());
    const auto verdictOf = [&](const std::function<void(wire::Record&)>& change) {
        core::Core core(world.realm.id);
        for (const auto& record : records) EXPECT_TRUE(core.decide(record).verdict.ok());
        wire::Record record;
        record.sequence = records.size() + 1;
        record.envelope = core.checkpoint({1, 2, 3});
        record.envelope.signature = key.value().sign(wire::signedBytes(record.envelope));
        core.stamp(record);
        change(record);
        return core.decide(record).verdict.code;
    };
    using wire::RejectionCode;
    EXPECT_EQ(verdictOf([](wire::Record&) {}), RejectionCode::None);
    EXPECT_EQ(verdictOf([](wire::Record& r) { r.envelope.signature.reset(); }), RejectionCode::SignatureMissing);
    EXPECT_EQ(verdictOf([](wire::Record& r) { (*r.envelope.signature)[5] ^= 1; }), RejectionCode::BadSignature);
    EXPECT_EQ(
        verdictOf([&](wire::Record& r) { r.envelope.signature = world.admin->sign(wire::signedBytes(r.envelope)); }),
        RejectionCode::BadSignature);
    EXPECT_EQ(verdictOf([&](wire::Record& r) {
                  r.envelope.payload = wire::encodePayload(wire::Checkpoint{1, {}});
                  r.envelope.signature = key.value().sign(wire::signedBytes(r.envelope));
              }),
              RejectionCode::BadNumber);
    EXPECT_NE(verdictOf([&](wire::Record& r) { r.submitter = world.identityOf("admin").device(); }),
              RejectionCode::None);
}
