// SPDX-License-Identifier: EUPL-1.2
#include "gis/worker/ground_thread.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>

#include "broker/wire/codec.h"
#include "gis/fusion/drainage.h"
#include "gis/worker/fusion_worker.h"
#include "tests/unit/ascii_terrain.h"
#include "tests/unit/situation/told.h"

namespace ground_thread {
namespace {

wire::MessageId idOf(std::uint64_t number) { return wire::MessageId::outbox(told::device(1), 1, number); }

wire::StaffArea areaOf(double radiusM) {
    wire::StaffArea area;
    area.area = std::string(32, '1');
    area.name = "Fundort", area.hazard = "bomb", area.method = wire::AreaMethod::Blocks;
    area.centre = geometry::toWire(geometry::MapPoint{530'500, 5'528'500}), area.radiusM = radiusM;
    return area;
}
fusion::AreaGround groundOf(const wire::StaffArea& area) {
    fusion::AreaGround ground;
    ground.reachM = area.radiusM.value_or(0);
    return ground;
}
/// Waits for what is under way.
fusion::AreaGround soon(worker::GroundThread& thread, const wire::MessageId& said) {
    while (true) {
        if (auto ground = thread.take(said)) return std::move(*ground);
        std::this_thread::yield();
    }
}

TEST(GroundThread, GivesWhatItIsAskedForOnceAndNeverMakesAnybodyWait) {
    std::latch gate(1);
    worker::GroundThread thread([&](const wire::StaffArea& area) {
        gate.wait();
        return groundOf(area);
    });
    EXPECT_FALSE(thread.take(idOf(1)));
    thread.begin(idOf(1), areaOf(100));
    EXPECT_FALSE(thread.take(idOf(1))) << "the gate is shut";
    thread.begin(idOf(2), areaOf(200));  // one at a time: it is not taken on
    gate.count_down();
    EXPECT_EQ(soon(thread, idOf(1)).reachM, 100);
    EXPECT_FALSE(thread.take(idOf(1))) << "once";
    EXPECT_FALSE(thread.take(idOf(2)));
    thread.begin(idOf(2), areaOf(200));
    EXPECT_EQ(soon(thread, idOf(2)).reachM, 200);
}

TEST(GroundThread, ForgetsWhatNobodyTookWhenSomethingElseIsBegun) {
    std::atomic<int> made = 0;
    worker::GroundThread thread([&](const wire::StaffArea& area) {
        ++made;
        return groundOf(area);
    });
    thread.begin(idOf(1), areaOf(100));
    while (made < 1) std::this_thread::yield();
    while (!thread.take(idOf(2))) thread.begin(idOf(2), areaOf(200));  // as soon as the first is ready
    EXPECT_FALSE(thread.take(idOf(1)));
    EXPECT_EQ(made, 2);
}

TEST(GroundThread, WhatIsReadyIsNotMadeAgain) {
    std::atomic<int> made = 0;
    worker::GroundThread thread([&](const wire::StaffArea& area) {
        ++made;
        return groundOf(area);
    });
    thread.begin(idOf(1), areaOf(100));
    for (int i = 0; i < 1000; ++i) thread.begin(idOf(1), areaOf(100));
    EXPECT_EQ(soon(thread, idOf(1)).reachM, 100);
    EXPECT_EQ(made, 1);
}

/// Two ticks of a live realm with an area between them.
told::Journal withArea(const wire::StaffArea& area) {
    told::Journal journal;
    journal.tick(told::at(5)).envelope.realm.kind = wire::RealmKind::Live;
    journal.say("post:S2", area);
    journal.tick(told::at(10)).envelope.realm.kind = wire::RealmKind::Live;
    return journal;
}

TEST(GroundThread, ATickOfTheWorkersGoesByWhileItIsAtWork) {
    const ascii::Terrain country{{std::string(40, '4'), std::string(40, '1')}};
    const fusion::Town town = ascii::townOf(country);
    std::latch gate(1);
    worker::GroundThread thread([&](const wire::StaffArea& area) {
        gate.wait();
        return fusion::groundOf(area, town);
    });
    worker::FusionWorker worker(town, fusion::shippedRules(), {}, &thread);
    told::Journal journal = withArea(areaOf(100));
    const auto sayAt = [&](std::size_t record) {
        return worker.atTick(*wire::payloadOf<wire::Tick>(journal.records[record].envelope), journal.records[record]);
    };
    for (const wire::Record& record : journal.records) worker.fold(record);
    const auto said = sayAt(2);
    ASSERT_EQ(said.size(), 1u) << "with the gate shut";
    const auto decoded = wire::decodePayload<wire::Zone>(said[0].payload);
    EXPECT_EQ(std::get<wire::Zone>(decoded).doubts, std::vector<std::string>{"being-computed"});
    wire::Record own;
    own.envelope.kind = said[0].kind, own.envelope.source = "fusion", own.envelope.id = *said[0].id;
    own.envelope.cause = said[0].cause, own.envelope.payload = said[0].payload;
    own.envelope.observedAt = said[0].observedAt;
    worker.fold(journal.append(own));
    gate.count_down();
    std::vector<client::Submission> counted;
    while (counted.empty()) {  // ticks go by until it is ready
        wire::Record& tick = journal.tick(journal.now().plusS(1));
        tick.envelope.realm.kind = wire::RealmKind::Live;
        worker.fold(tick);
        counted = sayAt(journal.records.size() - 1);
    }
    EXPECT_EQ(counted[0].kind, wire::Kind::Zone);
    const auto last = wire::decodePayload<wire::Zone>(counted[0].payload);
    EXPECT_NE(std::get<wire::Zone>(last).doubts, std::vector<std::string>{"being-computed"});
}

TEST(GroundThread, EndsSoonWhateverIsUnderWay) {
    // A plain of a million cells that slopes: the flood over it is asked to stop within its first cells.
    fusion::Town town;
    town.extent = {0, 0, 1000, 1000};
    geometry::ElevationGrid grid;
    grid.frame = {0, 1000, 1, 1000, 1000};
    grid.heightM.resize(grid.frame.cells());
    for (std::size_t i = 0; i < grid.heightM.size(); ++i) grid.heightM[i] = static_cast<float>(i % 1000) * 0.01F;
    town.elevation = grid;
    std::stop_source stop;
    stop.request_stop();
    const fusion::GroundCells cells = fusion::GroundCells::squares(grid.heightM, 1000, 1000, 1);
    EXPECT_LT(fusion::Drainage(cells, stop.get_token()).upwards().size(), 100'000u);
    EXPECT_EQ(fusion::Drainage(cells).upwards().size(), 1'000'000u);
    wire::StaffArea sinks = areaOf(100);
    sinks.method = wire::AreaMethod::Sinks, sinks.rainMm = 40, sinks.leastM3 = 0;
    sinks.centre.reset(), sinks.radiusM.reset();  // of the whole town
    worker::GroundThread thread(town);
    thread.begin(idOf(1), sinks);
}

}  // namespace
}  // namespace ground_thread
