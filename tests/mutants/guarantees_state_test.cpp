// SPDX-License-Identifier: EUPL-1.2
// What a broker keeps of what it knows, for a quick start.
#include <gtest/gtest.h>

#include <fstream>

#include "broker/base/archive.h"
#include "broker/journal/snapshot_store.h"
#include "guarantee_world.h"

namespace guarantees {
namespace {

server::BrokerOptions keepingAfter(std::uint64_t records) {
    server::BrokerOptions options;
    options.stateEvery = records;
    return options;
}

/// Lets it keep a state and kills it; returns the state's sequence.
std::uint64_t keptAndKilled(World& world) {
    for (int i = 0; i < 3; ++i) world.pass(5);
    world.kill();
    auto store = journal::SnapshotStore::open(world.realm.stateFile());
    const auto kept = store ? store.value().newest(1) : std::nullopt;
    EXPECT_TRUE(kept.has_value());
    return kept ? kept->sequence : 0;
}

void change(World& world, const std::function<void(journal::SnapshotStore::Snapshot&)>& how) {
    auto store = journal::SnapshotStore::open(world.realm.stateFile());
    ASSERT_TRUE(store.ok());
    auto one = *store.value().newest(1);
    how(one);
    one.hash = seal::sha256(one.bytes);
    ASSERT_TRUE(store.value().add(one));
}

base::Bytes decidedAgain(World& world) {
    core::Core again(world.realm.id);
    for (const auto& record : world.journaled()) (void)again.decide(record);
    return again.state();
}

}  // namespace

TEST(Guarantee, AKeptStateIsOfThisVeryJournal) {
    World world(wire::RealmKind::Exercise, keepingAfter(4));
    world.enrol("gauge", {wire::DeviceRole::Field}, {"station:A"});
    ASSERT_GT(keptAndKilled(world), 0u);
    // A true state, signed by this broker; but the journal was begun anew with the same keys.
    const auto other = world.realm.journalFile().string() + ".other";
    {
        auto old = journal::Journal::open(world.realm.journalFile());
        auto fresh = journal::Journal::open(other);
        ASSERT_TRUE(old.ok() && fresh.ok());
        const auto rows = old.value().read(1, 1000);
        ASSERT_TRUE(rows.ok());
        for (const auto& row : rows.value()) {
            const journal::Entry entry{row.header, row.payload};
            ASSERT_TRUE(fresh.value().append(std::span(&entry, 1)).ok());  // other salts, so another chain
        }
    }
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(world.realm.journalFile().string() + end);
    std::filesystem::rename(other, world.realm.journalFile());
    world.start();
    EXPECT_EQ(world.broker->resumedFrom(), 0u);
}

TEST(Guarantee, AKeptStateIsSigned) {
    World world(wire::RealmKind::Exercise, keepingAfter(1));
    const auto gauge = world.enrol("gauge", {wire::DeviceRole::Field}, {"station:A"});
    const auto through = keptAndKilled(world);
    ASSERT_GT(through, 0u);
    // Somebody who can write the file lets the gauge speak for another station.
    change(world, [](auto& state) {
        const std::string was = "station:A", now = "station:B";
        const auto at = std::search(state.bytes.begin(), state.bytes.end(), was.begin(), was.end());
        ASSERT_NE(at, state.bytes.end());
        std::copy(now.begin(), now.end(), at);
    });
    world.start();
    EXPECT_LT(world.broker->resumedFrom(), through) << "an earlier one, or none";
    const auto* device = world.broker->core().roster().device(gauge.device());
    ASSERT_NE(device, nullptr);
    EXPECT_EQ(device->enrolment.sources, (std::vector<std::string>{"station:A"}));
}

TEST(Guarantee, AKeptStateKnowsWhatWasSaid) {
    World world(wire::RealmKind::Exercise, keepingAfter(1));
    const auto gauge = world.enrol("gauge", {wire::DeviceRole::Field}, {"station:A"});
    const auto bytes = wire::encode(readingBy(world, gauge, 1));
    RawClient(world, gauge).say(wire::Submit{{bytes}});
    const auto through = keptAndKilled(world);
    ASSERT_EQ(world.journaled().back().sequence, through) << "the reading stands before the state";
    world.start();
    EXPECT_EQ(world.broker->resumedFrom(), through);
    EXPECT_EQ(world.broker->core().state(), decidedAgain(world));
    RawClient again(world, gauge);
    again.say(wire::Submit{{bytes}});
    EXPECT_EQ(countOf(world.journaled(), Kind::Reading), 1u) << "said again, stored once";
}

TEST(Guarantee, AKeptStateHoldsNoDeletedName) {
    const std::string name = "Erika Mustermann";
    World world(wire::RealmKind::Exercise, keepingAfter(1));
    world.adminSays(wire::PersonEnrolled{"p:em", "em", "", seal::SigningKey::generate().publicKey(), {}});
    world.adminSays(wire::PersonNamed{"p:em", name, "S2"});
    ASSERT_GT(keptAndKilled(world), 0u);
    world.start();
    const auto holdsName = [&] {
        std::ifstream in(world.realm.stateFile(), std::ios::binary);
        const std::string all{std::istreambuf_iterator<char>(in), {}};
        return all.find(name) != std::string::npos;
    };
    ASSERT_TRUE(holdsName()) << "nothing was there to be deleted";
    world.adminSays(wire::RedactionOrdered{{}, "p:em", "Art. 17 DSGVO"});
    for (int i = 0; i < 5; ++i) world.pass(300);
    EXPECT_FALSE(holdsName());
    world.kill();
    world.start();
    EXPECT_EQ(world.broker->core().state(), decidedAgain(world));
}

}  // namespace guarantees
