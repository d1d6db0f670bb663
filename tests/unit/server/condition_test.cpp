// SPDX-License-Identifier: EUPL-1.2
// What followers are told of the disk and of what is held back.
#include "tests/unit/server/bus_hands.h"

using namespace server_test;

namespace {

struct Watched {
    World world;
    client::Identity gauge;
    std::unique_ptr<Hands> watcher;
    std::unique_ptr<client::BusLink> sender;
    Heard heard;

    explicit Watched(server::BrokerOptions options = {})
        : world(wire::RealmKind::Exercise, options),
          gauge(world.enrol("gauge", {wire::DeviceRole::Field}, {"station:*"})),
          watcher(std::make_unique<Hands>(world, world.enrol("desk", {wire::DeviceRole::Console}, {"post:*"}))),
          sender(world.linkOf(gauge)) {
        watcher->greet();
        watcher->say(wire::Follow{1, {}, 4000});
        world.step();
        watcher->line->toClient.clear();
    }
    void submit(int count = 1) {
        for (int i = 0; i < count; ++i) ASSERT_TRUE(sender->submit(readingOf("A", i, world.clock.now())).ok());
    }
    void letPass(std::int64_t ms) {
        for (std::int64_t i = 0; i < ms; i += 20) {
            heard.take(sender->poll(20));
            watcher->say(wire::Ping{});
        }
    }
    std::optional<wire::BrokerState> told() {
        auto states = watcher->all<wire::BrokerState>();
        return states.empty() ? std::nullopt : std::optional(states.back());
    }
};

}  // namespace

TEST(Condition, WhereNothingWasEverWrongItHasBeenSoSinceTheStart) {
    Watched town;
    town.world.clock.stepMs(3'600'000);  // the machine had been running for an hour when the broker was started
    town.world.kill();
    town.world.start();
    Hands late(town.world, town.world.enrol("late", {wire::DeviceRole::Console}, {"post:*"}));
    late.greet();
    late.say(wire::Follow{1, {}, 100, 1});  // who may be thinned is told how things are
    town.submit(100);
    town.letPass(2000);
    const auto states = late.all<wire::BrokerState>();
    ASSERT_FALSE(states.empty());
    ASSERT_EQ(states.back().trouble, wire::Trouble::None);
    EXPECT_LE(states.back().sinceMs, 60'000u);
}

TEST(Condition, AFullDiskIsToldAtOnceWithWhatIsPutOffAndThatItIsOver) {
    Watched town;
    town.letPass(500);
    EXPECT_FALSE(town.told().has_value()) << "all is well: nothing is said";
    town.world.disk->fillUp(true);
    town.submit(5);
    town.letPass(100);
    auto state = town.told();
    ASSERT_TRUE(state.has_value());
    EXPECT_FALSE(state->isSafe);
    EXPECT_EQ(state->trouble, wire::Trouble::DiskFull);
    EXPECT_NE(state->why.find("full"), std::string::npos) << state->why;
    town.letPass(6000);
    state = town.told();
    ASSERT_TRUE(state.has_value()) << "said again while it lasts";
    EXPECT_GE(state->refused, 5u);
    EXPECT_GE(state->sinceMs, 5000u);
    EXPECT_EQ(town.heard.accepted.size(), 0u);
    town.world.disk->fillUp(false);
    town.letPass(1000);
    state = town.told();
    ASSERT_TRUE(state.has_value());
    EXPECT_TRUE(state->isSafe);
    EXPECT_EQ(state->trouble, wire::Trouble::None);
    EXPECT_EQ(town.heard.accepted.size(), 5u) << "without a restart";
    town.letPass(5000);
    EXPECT_FALSE(town.told().has_value());
}

TEST(Condition, ReadOnlyAndVanishedDisksAreToldApart) {
    for (const bool isGone : {false, true}) {
        Watched town;
        const auto fail = [&](bool is) { isGone ? town.world.disk->vanish(is) : town.world.disk->freeze(is); };
        fail(true);
        town.submit();
        town.letPass(100);
        const auto state = town.told();
        ASSERT_TRUE(state.has_value());
        EXPECT_EQ(state->trouble, isGone ? wire::Trouble::Failing : wire::Trouble::ReadOnly) << state->why;
        fail(false);
        town.letPass(1500);
        EXPECT_EQ(town.heard.accepted.size(), 1u) << "comes back by itself";
        EXPECT_TRUE(town.told()->isSafe);
    }
}

TEST(Condition, ASlowSyncIsTold) {
    Watched town;
    town.world.disk->onSync([&] { town.world.clock.stepMs(3000); });
    town.submit();
    town.letPass(40);
    town.world.disk->onSync({});
    town.letPass(200);
    auto state = town.told();
    ASSERT_TRUE(state.has_value());
    EXPECT_TRUE(state->isSafe);
    EXPECT_EQ(state->trouble, wire::Trouble::Slow);
    EXPECT_GE(state->syncMs, 3000u);
    for (int i = 0; i < 20; ++i) {
        town.submit();
        town.letPass(1000);
    }
    state = town.told();
    ASSERT_TRUE(state.has_value());
    EXPECT_EQ(state->trouble, wire::Trouble::None) << "and that it is over";
}

TEST(Condition, WhatIsHeldBackIsTold) {
    server::BrokerOptions options;
    options.envelopesPerSecondMax = 100;
    Watched town(options);
    town.submit(2000);
    town.letPass(4000);
    const auto states = town.watcher->all<wire::BrokerState>();
    ASSERT_FALSE(states.empty());
    EXPECT_TRUE(states.back().isSafe);
    EXPECT_EQ(states.back().heldSenders, 1u);
    EXPECT_LE(states.size(), 4u) << "not with every burst";
}

TEST(Condition, WhoBeginsToFollowInTheMiddleOfItIsToldToo) {
    Watched town;
    town.world.disk->fillUp(true);
    town.submit();
    town.letPass(100);
    Hands late(town.world, town.world.identityOf("fusion"));
    late.greet();
    late.say(wire::Follow{1, {}, 4000});
    town.world.step();
    EXPECT_FALSE(late.all<wire::BrokerState>().empty());
}

// "All is well" is said once: whoever could not take it just then would show the trouble for ever.
TEST(Condition, WhoseQueueIsFullLearnsLaterThatItIsOver) {
    Watched town;
    town.world.disk->fillUp(true);
    town.submit();
    town.letPass(100);
    ASSERT_FALSE(town.told()->isSafe);
    town.watcher->line->queuedMax = town.watcher->line->toClient.size();
    town.world.disk->fillUp(false);
    town.letPass(2000);
    ASSERT_EQ(town.heard.accepted.size(), 1u);
    town.watcher->line->toClient.clear();
    town.watcher->line->queuedMax = 1000;
    town.letPass(1000);
    const auto state = town.told();
    ASSERT_TRUE(state.has_value());
    EXPECT_TRUE(state->isSafe);
    EXPECT_EQ(state->trouble, wire::Trouble::None);
}

TEST(Condition, AFollowerWhoseDiskCannotBeReadIsToldAndServedWhenItCan) {
    server::BrokerOptions options;
    options.tailRecordsMax = 10;
    Watched town(options);
    town.submit(200);
    town.letPass(200);
    town.world.disk->failReads(true);
    auto link = town.world.linkOf(town.world.identityOf("fusion"));
    Heard late;
    link->follow(1);
    until(
        town.world, *link, late, [&] { return !late.lost.empty(); }, 2'000);
    // What SQLite still has in memory may do; what it has not ends the following with a word.
    town.world.disk->failReads(false);
    EXPECT_TRUE(
        until(town.world, *link, late, [&] { return late.records.size() == town.world.broker->lastSequence(); }));
}
