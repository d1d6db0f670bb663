// SPDX-License-Identifier: EUPL-1.2
#include "tests/simulation/bus_simulation.h"

#include <gtest/gtest.h>

#include <chrono>

namespace {

using simulation::simulate;

void add(simulation::Counts& sum, const simulation::Counts& of) {
    sum.brokerKills += of.brokerKills;
    sum.powerCuts += of.powerCuts;
    sum.partyKills += of.partyKills;
    sum.partyPowerCuts += of.partyPowerCuts;
    sum.breaks += of.breaks;
    sum.cutOffs += of.cutOffs;
    sum.hostile += of.hostile;
    sum.resumed += of.resumed;
    sum.journalRestores += of.journalRestores;
    sum.outboxRestores += of.outboxRestores;
    sum.rewound += of.rewound;
    sum.merged += of.merged;
    sum.urgent += of.urgent;
    sum.files += of.files;
    sum.filesWhole += of.filesWhole;
    sum.filesDeleted += of.filesDeleted;
    sum.filesFetched += of.filesFetched;
    sum.joined += of.joined;
    sum.revocations += of.revocations;
    sum.issued += of.issued;
    sum.refused += of.refused;
    sum.accepted += of.accepted;
}

TEST(BusSimulation, KeepsEveryPromiseWhateverFails) {
    simulation::Counts sum;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const auto run = simulate(seed, 300);
        EXPECT_FALSE(run.breach) << run.text();
        add(sum, run.live);
        add(sum, run.exercise);
    }
    // Runs that nobody disturbed, and where nothing happened, prove nothing.
    EXPECT_GE(sum.brokerKills, 3u);
    EXPECT_GE(sum.powerCuts, 3u);
    EXPECT_GE(sum.partyKills, 10u);
    EXPECT_GE(sum.partyPowerCuts, 10u);
    EXPECT_GE(sum.breaks, 10u);
    EXPECT_GE(sum.cutOffs, 10u);
    EXPECT_GE(sum.hostile, 100u);
    EXPECT_GE(sum.revocations, 5u);
    EXPECT_GE(sum.issued, 10u);
    EXPECT_GE(sum.refused, 100u);
    EXPECT_GE(sum.accepted, 1000u);
    EXPECT_GE(sum.outboxRestores, 1u);
    EXPECT_GE(sum.resumed, 5u);
    EXPECT_GE(sum.journalRestores, 2u);
    EXPECT_GE(sum.rewound, 5u);
    EXPECT_GE(sum.merged, 50u);
    EXPECT_GE(sum.urgent, 50u);
    EXPECT_GE(sum.filesWhole, 30u);
    EXPECT_GE(sum.filesDeleted, 3u);
    EXPECT_GE(sum.filesFetched, 10u);
    EXPECT_GE(sum.joined, 3u);
}

TEST(BusSimulation, KeepsEveryPromiseWithASeedThatNobodyHasSeen) {
    const auto seed = static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
    std::printf("fresh seed %llu\n", static_cast<unsigned long long>(seed));
    const auto run = simulate(seed, 400);
    EXPECT_FALSE(run.breach) << "FAILED with a fresh seed: " << run.text();
}

TEST(BusSimulation, ReplaysASeedByteByByte) {
    const auto first = simulate(7, 120), again = simulate(7, 120), other = simulate(8, 120);
    EXPECT_EQ(first.trace, again.trace);
    EXPECT_EQ(first.live.records, again.live.records);
    EXPECT_NE(first.trace, other.trace);
}

}  // namespace
