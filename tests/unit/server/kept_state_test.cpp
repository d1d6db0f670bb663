// SPDX-License-Identifier: EUPL-1.2
// A start from what the broker kept of its knowledge gives what a replay of all gives.
#include "broker/journal/snapshot_store.h"
#include "tests/unit/server/files_world.h"

using namespace server_test;

namespace {

server::BrokerOptions keepingAfter(std::uint64_t records, server::BrokerOptions options = {}) {
    options.stateEvery = records;
    return options;
}

base::Bytes decidedAgain(World& world) {
    core::Core again(world.realm.id);
    for (const auto& record : world.journaled()) (void)again.decide(record);
    return again.state();
}

std::vector<std::pair<std::uint64_t, std::uint16_t>> verdictsBy(World& world, const client::Identity& who) {
    auto link = world.linkOf(who);
    link->follow(1);
    Heard heard;
    EXPECT_TRUE(until(world, *link, heard, [&] {
        return !heard.records.empty() && heard.records.back().sequence == world.broker->lastSequence();
    }));
    std::vector<std::pair<std::uint64_t, std::uint16_t>> verdicts;
    for (const auto& record : heard.records) verdicts.emplace_back(record.sequence, record.verdict);
    return verdicts;
}

}  // namespace

TEST(KeptState, ARestartDecidesOnlyWhatStandsBehindItAndHandsOutTheSame) {
    World world(wire::RealmKind::Exercise, keepingAfter(20));
    const auto gauge = world.enrol("gauge", {wire::DeviceRole::Field}, {"station:A"});
    const auto desk = world.enrol("desk", {wire::DeviceRole::Console}, {"post:*"});
    auto link = world.linkOf(gauge);
    Heard heard;
    for (int i = 0; i < 100; ++i)
        ASSERT_TRUE(link->submit(readingOf(i % 4 == 0 ? "B" : "A", i, world.clock.now())).ok());
    ASSERT_TRUE(until(world, *link, heard, [&] { return link->waiting() == 0; }));
    for (int i = 0; i < 5; ++i) world.pass(10);
    const auto before = verdictsBy(world, desk);
    ASSERT_EQ(std::count_if(before.begin(), before.end(), [](const auto& one) { return one.second != 0; }), 25)
        << "refused ones are among them";
    world.kill();
    world.start();
    const std::uint64_t from = world.broker->resumedFrom();
    EXPECT_GT(from, world.broker->lastSequence() - 40);
    EXPECT_EQ(world.broker->core().state(), decidedAgain(world));
    EXPECT_EQ(verdictsBy(world, desk), before);
    auto again = world.linkOf(gauge);
    ASSERT_TRUE(again->submit(readingOf("A", 7, world.clock.now())).ok());
    ASSERT_TRUE(until(world, *again, heard, [&] { return again->waiting() == 0; }));
    EXPECT_EQ(world.broker->core().state(), decidedAgain(world));
}

TEST(KeptState, DamagedBytesCostARestartItsQuicknessAndNothingElse) {
    World world(wire::RealmKind::Exercise, keepingAfter(4));
    world.enrol("gauge", {wire::DeviceRole::Field}, {"station:A"});
    for (int i = 0; i < 3; ++i) world.pass(10);
    world.kill();
    const auto good = *journal::SnapshotStore::open(world.realm.stateFile()).value().newest(1);
    int tried = 0;
    for (std::size_t at = 0; at < good.bytes.size(); at += 97, ++tried) {
        auto bad = good;
        bad.bytes[at] ^= 0x10;
        bad.hash = seal::sha256(bad.bytes);
        ASSERT_TRUE(journal::SnapshotStore::open(world.realm.stateFile()).value().add(bad));
        world.start();
        EXPECT_EQ(world.broker->resumedFrom(), 0u) << "byte " << at;
        world.kill();
    }
    EXPECT_GT(tried, 10);
    world.start();
    world.enrol("another", {wire::DeviceRole::Field}, {"station:B"});
    for (int i = 0; i < 3; ++i) world.pass(10);
    world.kill();
    world.start();
    EXPECT_GT(world.broker->resumedFrom(), 0u) << "what is kept now stands before the damaged one";
    world.kill();
    // Smashed pages in the middle of a file that still looks like one.
    {
        std::fstream file(world.realm.stateFile(), std::ios::binary | std::ios::in | std::ios::out);
        const std::string zeros(3000, '\0');
        file.seekp(100);
        file.write(zeros.data(), static_cast<std::streamsize>(zeros.size()));
    }
    world.start();
    EXPECT_EQ(world.broker->resumedFrom(), 0u);
    const auto news = world.broker->takeNews();
    ASSERT_EQ(news.size(), 1u);
    EXPECT_NE(news[0].find("is not used"), std::string::npos) << news[0];
    world.enrol("a third", {wire::DeviceRole::Field}, {"station:C"});
    for (int i = 0; i < 3; ++i) world.pass(10);
    world.kill();
    world.start();
    EXPECT_GT(world.broker->resumedFrom(), 0u) << "it is renewed";
    world.kill();
    std::ofstream(world.realm.stateFile(), std::ios::trunc) << "no database";
    world.start();
    EXPECT_EQ(world.broker->resumedFrom(), 0u);
    EXPECT_EQ(world.broker->core().state(), decidedAgain(world));
}

TEST(KeptState, FilesNamedBeforeItAreStillTakenHandedOutAndDeleted) {
    FilesTown town(wire::RealmKind::Exercise, keepingAfter(1));
    const auto photo = photoOf(300'000), late = photoOf(200'000, 9);
    const auto file = aboutOf(late);
    ASSERT_TRUE(town.giveWhole(*town.desk, photo));
    Heard heard;
    ASSERT_TRUE(town.desk->submit(naming(town.world, {file})).ok());
    ASSERT_TRUE(until(town.world, *town.desk, heard, [&] { return town.desk->waiting() == 0; }));
    for (int i = 0; i < 3; ++i) town.world.pass(10);
    town.world.kill();
    town.world.start();
    ASSERT_EQ(town.world.broker->resumedFrom(), town.world.broker->lastSequence());
    EXPECT_TRUE(town.fetch(town.otherIdentity, aboutOf(photo).hash).bytes == photo);
    ASSERT_TRUE(town.desk->give(file, late).ok());
    EXPECT_TRUE(town.poll(*town.desk, [&] { return town.isGiven(file); }));
    town.world.adminSays(wire::RedactionOrdered{{}, std::nullopt, "Art. 17 DSGVO", {aboutOf(photo).hash}});
    for (int i = 0; i < 5; ++i) town.world.pass(300);
    town.world.kill();
    town.world.start();
    EXPECT_GT(town.world.broker->resumedFrom(), 0u);
    EXPECT_EQ(town.fetch(town.otherIdentity, aboutOf(photo).hash).state, wire::AttachmentPhase::Deleted);
    EXPECT_TRUE(town.fetch(town.otherIdentity, file.hash).bytes == late);
}

TEST(KeptState, RetentionGoesOnWhereItWas) {
    server::BrokerOptions options;
    options.retention = {{wire::Kind::LogEntry, 1}};
    FilesTown town(wire::RealmKind::Live, keepingAfter(1, options));
    const std::int64_t hourMs = 3'600'000;
    const auto say = [&](const std::string& text) {
        Heard heard;
        client::Submission submission = naming(town.world, {});
        submission.payload = wire::encodePayload(wire::LogEntry{text, {}, {}});
        ASSERT_TRUE(town.desk->submit(submission).ok());
        ASSERT_TRUE(until(town.world, *town.desk, heard, [&] { return town.desk->waiting() == 0; }));
    };
    say("GEHEIM-1");
    for (int i = 0; i < 3; ++i) town.world.pass(11 * hourMs);
    for (int i = 0; i < 3; ++i) town.world.pass(20'000);
    ASSERT_FALSE(town.isOnDisk("GEHEIM-1"));
    say("GEHEIM-2");
    town.world.pass(20'000);
    town.world.kill();
    town.world.start();
    ASSERT_GT(town.world.broker->resumedFrom(), 0u);
    for (int i = 0; i < 3; ++i) town.world.pass(11 * hourMs);
    for (int i = 0; i < 3; ++i) town.world.pass(20'000);
    EXPECT_FALSE(town.isOnDisk("GEHEIM-2"));
    EXPECT_EQ(town.world.broker->core().state(), decidedAgain(town.world));
}

TEST(KeptState, WhatStandsBeforeADamagedRecordIsHandedOutAndTheLogTellsOfIt) {
    World world(wire::RealmKind::Exercise, keepingAfter(20));
    const auto gauge = world.enrol("gauge", {wire::DeviceRole::Field}, {"station:A"});
    const auto desk = world.enrol("desk", {wire::DeviceRole::Console}, {"post:*"});
    auto link = world.linkOf(gauge);
    Heard heard;
    // One transaction each, so that what stands before the damaged one can be read.
    for (int i = 0; i < 60; ++i) {
        ASSERT_TRUE(link->submit(readingOf("A", i == 30 ? 123456.789 : i, world.clock.now())).ok());
        ASSERT_TRUE(until(world, *link, heard, [&] { return link->waiting() == 0; }));
    }
    for (int i = 0; i < 5; ++i) world.pass(10);
    std::uint64_t damaged = 0;
    for (const auto& record : world.journaled())
        if (const auto reading = wire::payloadOf<wire::Reading>(record.envelope); reading && reading->value > 100'000)
            damaged = record.sequence;
    ASSERT_GT(damaged, 30u);
    world.kill();
    {
        std::fstream file(world.realm.journalFile(), std::ios::binary | std::ios::in | std::ios::out);
        const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        const std::string value("\x40\xfe\x24\x0c\x9f\xbe\x76\xc9", 8);  // 123456.789 as MessagePack has it
        const auto at = bytes.find(value);
        ASSERT_NE(at, std::string::npos);
        ASSERT_EQ(bytes.find(value, at + 1), std::string::npos);
        file.seekp(static_cast<std::streamoff>(at) + 7);
        file.put('\xca');
    }
    world.start();
    ASSERT_GT(world.broker->resumedFrom(), damaged);
    (void)world.broker->takeNews();
    auto follower = world.linkOf(desk);
    follower->follow(1);
    Heard got;
    ASSERT_TRUE(until(world, *follower, got, [&] { return !got.lost.empty(); }));
    ASSERT_FALSE(got.records.empty());
    EXPECT_EQ(got.records.back().sequence, damaged - 1);
    const std::string name = "record " + std::to_string(damaged);
    EXPECT_NE(got.lost[0].find(name), std::string::npos) << got.lost[0];
    const auto news = world.broker->takeNews();
    ASSERT_EQ(news.size(), 1u) << "once, however often it is asked for";
    EXPECT_NE(news[0].find(name), std::string::npos) << news[0];
}
