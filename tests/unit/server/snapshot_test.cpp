// SPDX-License-Identifier: EUPL-1.2
// Pictures kept for joining consoles.
#include "broker/journal/snapshot_store.h"
#include "tests/unit/server/bus_hands.h"

using namespace server_test;

namespace {

constexpr std::uint32_t kFold = 1;

base::Bytes picture(std::size_t size, std::uint8_t fill = 7) { return base::Bytes(size, fill); }

struct Kept {
    World world;
    std::unique_ptr<client::BusLink> worker = world.linkOf(world.identityOf("fusion"));
    client::Identity desk = world.enrol("desk", {wire::DeviceRole::Console}, {"post:*"});
    Heard heard;

    Kept() { connect(*worker); }
    static void connect(client::BusLink& link) {
        for (int i = 0; i < 20 && !link.isConnected(); ++i) (void)link.poll(20);
    }
    std::vector<std::uint64_t> give(std::uint64_t sequence, base::Bytes bytes, std::uint32_t fold = kFold) {
        std::vector<std::uint64_t> kept;
        worker->giveSnapshot(fold, sequence, std::move(bytes));
        for (int i = 0; i < 50; ++i)
            for (auto& event : worker->poll(5))
                if (const auto* one = std::get_if<client::SnapshotKept>(&event)) kept.push_back(one->sequence);
        return kept;
    }
    std::optional<client::SnapshotHeard> ask(std::uint32_t fold = kFold, const std::string& as = "") {
        auto link = world.linkOf(as.empty() ? desk : world.identityOf(as));
        link->askSnapshot(fold);
        for (int i = 0; i < 200; ++i)
            for (auto& event : link->poll(5))
                if (auto* one = std::get_if<client::SnapshotHeard>(&event)) return *one;
        return std::nullopt;
    }
};

}  // namespace

TEST(Snapshots, WhatTheWorkerGivesAConsoleGetsWithTheJournalsHash) {
    Kept kept;
    const auto bytes = picture(3 * wire::limits::kSnapshotPartBytes + 5);
    EXPECT_EQ(kept.give(4, bytes), (std::vector<std::uint64_t>{4}));
    const auto heard = kept.ask();
    ASSERT_TRUE(heard && heard->snapshot);
    EXPECT_EQ(heard->snapshot->sequence, 4u);
    EXPECT_EQ(heard->snapshot->bytes, bytes);
    auto journal = journal::Journal::open(kept.world.realm.journalFile(), journal::Open::ForReading);
    ASSERT_TRUE(journal.ok());
    EXPECT_EQ(heard->snapshot->chain, journal.value().read(4, 1).value().front().hash);
}

TEST(Snapshots, TheNewestOfThreeIsHandedOutAndSurvivesARestart) {
    Kept kept;
    for (std::uint64_t sequence = 1; sequence <= 5; ++sequence)
        (void)kept.give(sequence, picture(100, static_cast<std::uint8_t>(sequence)));
    kept.world.kill();
    {
        auto store = journal::SnapshotStore::open(kept.world.realm.snapshotFile());
        ASSERT_TRUE(store.ok());
        EXPECT_EQ(store.value().kept().size(), journal::SnapshotStore::kKept);
    }
    kept.world.start();
    const auto heard = kept.ask();
    ASSERT_TRUE(heard && heard->snapshot);
    EXPECT_EQ(heard->snapshot->sequence, 5u);
    EXPECT_FALSE(kept.ask(kFold + 1)->snapshot.has_value()) << "of another fold version there is none";
}

TEST(Snapshots, OfTwoFoldVersionsOfOneRecordEachIsHandedOutForItsOwn) {
    Kept kept;
    const auto one = picture(2 * wire::limits::kSnapshotPartBytes, 1),
               other = picture(wire::limits::kSnapshotPartBytes + 9, 2);
    EXPECT_EQ(kept.give(4, one), (std::vector<std::uint64_t>{4}));
    EXPECT_EQ(kept.give(4, other, kFold + 1), (std::vector<std::uint64_t>{4}));
    Hands desk(kept.world, kept.desk);
    desk.greet();
    // In parts, by turns: what is at hand of the one must not answer for the other.
    base::Bytes gotOne, gotOther;
    for (std::uint64_t offset = 0; offset < one.size(); offset += wire::limits::kSnapshotPartBytes) {
        desk.say(wire::SnapshotAsk{kFold, 4, offset});
        for (const std::uint8_t byte : desk.expect<wire::SnapshotPart>().bytes) gotOne.push_back(byte);
        desk.say(wire::SnapshotAsk{kFold + 1, 4, offset});
        for (const std::uint8_t byte : desk.expect<wire::SnapshotPart>().bytes) gotOther.push_back(byte);
    }
    EXPECT_TRUE(gotOne == one);
    EXPECT_TRUE(gotOther == other);
}

TEST(Snapshots, OfAnotherJournalAreForgotten) {
    Kept kept;
    (void)kept.give(4, picture(100));
    kept.world.kill();
    {
        auto store = journal::SnapshotStore::open(kept.world.realm.snapshotFile());
        auto one = *store.value().newest(kFold);
        one.chain[0] ^= 1;
        ASSERT_TRUE(store.value().add(one));
    }
    kept.world.start();
    EXPECT_FALSE(kept.ask()->snapshot.has_value());
}

TEST(Snapshots, OnlyTheWorkerGivesAndOnlyWhoFollowsEverythingGets) {
    Kept kept;
    (void)kept.give(4, picture(100));
    Hands desk(kept.world, kept.desk);
    desk.greet();
    desk.say(wire::SnapshotGive{kFold, 4, 3, 0, {1, 2, 3}});
    EXPECT_EQ(desk.expect<wire::Rejected>().rejection.code, wire::RejectionCode::MaySpeakNotFor);
    EXPECT_FALSE(kept.ask(kFold, "admin")->snapshot.has_value());
}

TEST(Snapshots, PartsThatDoNotFitAreNotKept) {
    Kept kept;
    Hands worker(kept.world, kept.world.identityOf("fusion"));
    worker.greet();
    const auto refused = [&](const wire::SnapshotGive& give) {
        worker.say(give);
        kept.world.step();
        return !worker.all<wire::Rejected>().empty();
    };
    EXPECT_TRUE(refused({kFold, 4, 10, 5, {1}})) << "begins in the middle";
    EXPECT_TRUE(refused({kFold, 4'000'000, 3, 0, {1, 2, 3}})) << "of a record that is not there";
    EXPECT_TRUE(refused({kFold, 4, wire::limits::kSnapshotBytesMax + 1, 0, {1}})) << "too large";
    EXPECT_TRUE(refused({kFold, 4, 0, 0, {}})) << "empty";
    worker.say(wire::SnapshotGive{kFold, 4, 4, 0, {1, 2}});
    kept.world.step();
    worker.say(wire::SnapshotGive{kFold, 4, 4, 2, {3, 4, 5}});
    kept.world.step();
    const auto taken = worker.all<wire::SnapshotTaken>();
    ASSERT_EQ(taken.size(), 2u);
    EXPECT_EQ(taken.back().through, 2u) << "more than was announced is not taken";
    EXPECT_FALSE(kept.ask()->snapshot.has_value());
}
