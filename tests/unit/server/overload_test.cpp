// SPDX-License-Identifier: EUPL-1.2
// Storms and bursts: what must not wait does not, and nothing grows without end.
#include "tests/unit/server/bus_hands.h"

using namespace server_test;

namespace {

constexpr std::size_t kFollowers = 500;
constexpr std::uint64_t kEpoch = 7;

struct Crowd {
    World world{wire::RealmKind::Exercise, options()};
    client::Identity gauge = world.enrol("gauge", {wire::DeviceRole::Field}, {"station:*"});
    client::Identity desk = world.enrol("desk", {wire::DeviceRole::Console}, {"post:*"});
    Hands sender{world, gauge}, urgent{world, desk, true};
    std::uint64_t counter = 0, messages = 0;

    static server::BrokerOptions options() {
        server::BrokerOptions options;
        options.urgentEndpoint = "memory:urgent";
        return options;
    }
    Crowd() {
        sender.greet();
        urgent.greet();
    }
    void readings(std::size_t count) {
        while (count > 0) {
            wire::Submit submit;
            for (; count > 0 && submit.envelopes.size() < 500; --count) {
                ++counter;
                submit.envelopes.push_back(
                    envelopeWith(world, gauge, kEpoch, counter, "station:" + std::to_string(counter % 40),
                                 wire::Reading{wire::Quantity::WaterLevel, static_cast<double>(count), "cm", {}, {}}));
            }
            sender.say(submit);
        }
    }
    /// Steps until an urgent message is accepted.
    int stepsToAccept() {
        wire::Report message;
        message.priority = wire::Priority::Flash;
        message.text = "Damm halten";
        urgent.say(wire::Submit{{envelopeWith(world, desk, kEpoch, ++messages, "post:S3", message)}});
        for (int steps = 1; steps < 100; ++steps) {
            world.pass(1);
            if (!urgent.all<wire::Accepted>().empty()) return steps;
        }
        return 100;
    }
};

}  // namespace

TEST(Overload, FiveHundredConsolesRefreshingAtOnceHoldNoAlertUpAndShareTheirBatches) {
    Crowd crowd;
    crowd.readings(20'000);
    crowd.world.step();
    const auto journal = crowd.world.broker->lastSequence();
    std::deque<Hands> consoles;
    std::vector<std::uint64_t> through(kFollowers, 0);
    for (std::size_t i = 0; i < kFollowers; ++i) {
        consoles.emplace_back(crowd.world, crowd.desk);
        consoles.back().hello();
        consoles.back().say(wire::Follow{1, {}, 4000, 2000});
    }
    const auto encodedBefore = crowd.world.broker->counters().encodedBatches;
    EXPECT_LE(crowd.stepsToAccept(), 2) << "in the middle of the storm";
    std::size_t queuedMost = 0, arrived = 0;
    for (int round = 0; round < 400 && arrived < kFollowers; ++round) {
        crowd.world.pass(1);
        arrived = 0;
        for (std::size_t i = 0; i < kFollowers; ++i) {
            std::size_t queued = 0;
            for (const auto& frame : consoles[i].line->toClient) queued += frame->size();
            queuedMost = std::max(queuedMost, queued);
            for (const auto& batch : consoles[i].all<wire::Batch>()) {
                ASSERT_EQ(batch.records.empty() ? through[i] + 1 : batch.records.front().sequence > through[i], true);
                through[i] = batch.throughSequence;
                consoles[i].say(wire::Credit{through[i]});
            }
            arrived += through[i] >= journal ? 1 : 0;
        }
    }
    EXPECT_EQ(arrived, kFollowers) << "all come to the end";
    EXPECT_LE(queuedMost, 5u * 1024 * 1024) << "nobody is owed more than its credit";
    EXPECT_LE(crowd.world.broker->counters().encodedBatches - encodedBefore, 200u) << "equal ones are encoded once";
    EXPECT_EQ(crowd.world.broker->counters().cutFollowers, 0u);
}

TEST(Overload, ABurstOfTenTimesTheLoadHoldsNoAlertUp) {
    Crowd crowd;
    const auto stepsUnder = [&](std::size_t load) {
        int most = 0;
        for (int i = 0; i < 10; ++i) {
            crowd.readings(load);
            most = std::max(most, crowd.stepsToAccept());
        }
        return most;
    };
    const int quiet = stepsUnder(0), normal = stepsUnder(500), burst = stepsUnder(5'000);
    EXPECT_EQ(quiet, 1);
    EXPECT_LE(normal, 2 * quiet);
    EXPECT_LE(burst, 2 * quiet);
    EXPECT_EQ(crowd.world.transport->arrived(), 0u) << "nothing is left lying";
    EXPECT_EQ(crowd.sender.all<wire::Accepted>().back().counter, crowd.counter);
}

TEST(Overload, AConsoleThatLaggedForALongTimeCatchesUpByTheNewestOfEach) {
    Crowd crowd;
    Hands console(crowd.world, crowd.desk);
    console.greet();
    console.say(wire::Follow{1, {}, 4000, 2000});
    crowd.world.step();
    for (int i = 0; i < 10; ++i) {
        crowd.readings(5'000);
        crowd.world.step();
    }
    std::size_t records = 0, frames = 0;
    std::uint64_t merged = 0, through = 0;
    for (int round = 0; round < 100 && through < crowd.world.broker->lastSequence(); ++round) {
        for (const auto& batch : console.all<wire::Batch>()) {
            ++frames;
            records += batch.records.size();
            for (const auto& one : batch.merged) merged += one.count;
            through = batch.throughSequence;
            console.say(wire::Credit{through});
        }
        crowd.world.pass(1);
    }
    EXPECT_EQ(through, crowd.world.broker->lastSequence());
    EXPECT_EQ(records + merged, through);
    EXPECT_GT(merged, through * 8 / 10) << "forty gauges said 50,000 readings";
}
