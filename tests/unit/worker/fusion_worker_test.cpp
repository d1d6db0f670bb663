// SPDX-License-Identifier: EUPL-1.2
#include "gis/worker/fusion_worker.h"

#include <gtest/gtest.h>

#include <map>

#include "broker/base/random.h"
#include "broker/wire/codec.h"
#include "gis/situation/snapshot.h"
#include "tests/unit/ascii_terrain.h"
#include "tests/unit/situation/told.h"

namespace {

const ascii::Terrain kCountry{{std::string(40, '4'), std::string(40, '1'), std::string(40, '~'), std::string(40, '4')}};

fusion::Town town() {
    fusion::Town out = ascii::townOf(kCountry);
    out.stations = {ascii::gaugeAt(kCountry, "A", 10, 2)};
    return out;
}
/// Ticks 1 and 2, between them a level that says something.
told::Journal twoTicks() {
    told::Journal journal;
    journal.tick(told::at(5));
    journal.level("A", 120, told::at(5));
    journal.tick(told::at(10));
    return journal;
}
wire::Tick tickOf(const wire::Record& record) { return *wire::payloadOf<wire::Tick>(record.envelope); }

TEST(FusionWorker, SubmitsFactsWithDerivedIdsUnderItsOwnNameKeptInMemory) {
    const fusion::Town facts = town();
    worker::FusionWorker worker(facts);
    EXPECT_EQ(worker.name(), "fusion");
    const told::Journal journal = twoTicks();
    for (const wire::Record& record : journal.records) worker.fold(record);
    const auto said = worker.atTick(tickOf(journal.records[2]), journal.records[2]);
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said[0].kind, wire::Kind::StationState);
    EXPECT_EQ(said[0].source, "fusion");
    EXPECT_EQ(said[0].keep, client::Keep::InMemory);
    EXPECT_EQ(said[0].observedAt, told::at(10));
    ASSERT_TRUE(said[0].id.has_value());
    EXPECT_EQ(said[0].id->form, wire::IdForm::Derived);
    EXPECT_EQ(said[0].cause.size(), 2u) << "the tick and the reading";
}

TEST(FusionWorker, SaysNothingOfReadingsThatStandBehindTheTick) {
    const fusion::Town facts = town();
    told::Journal journal = twoTicks();
    worker::FusionWorker early(facts), late(facts);
    for (const wire::Record& record : journal.records) early.fold(record);
    journal.level("A", 390, told::at(10));
    for (const wire::Record& record : journal.records) late.fold(record);
    const auto a = early.atTick(tickOf(journal.records[2]), journal.records[2]),
               b = late.atTick(tickOf(journal.records[2]), journal.records[2]);
    ASSERT_EQ(a.size(), b.size());
    EXPECT_EQ(a[0].id, b[0].id);
    EXPECT_EQ(a[0].payload, b[0].payload);
}

TEST(FusionWorker, ForgetsTicksThatItsOwnDoneThroughCovers) {
    const fusion::Town facts = town();
    told::Journal journal = twoTicks();
    journal.say("fusion", wire::DoneThrough{"fusion", 2, 3});
    journal.say("dispatch", wire::DoneThrough{"dispatch", 9, 9});
    worker::FusionWorker worker(facts);
    for (const wire::Record& record : journal.records) worker.fold(record);
    EXPECT_TRUE(worker.atTick(tickOf(journal.records[2]), journal.records[2]).empty());
}

/// What a worker of this rhythm hands over when the journal is folded and all is said.
std::map<std::uint32_t, worker::PictureKeeper::Picture> handedOver(worker::FusionWorker& worker,
                                                                   const told::Journal& journal) {
    for (const wire::Record& record : journal.records) {
        worker.fold(record);
        if (const auto tick = wire::payloadOf<wire::Tick>(record.envelope)) (void)worker.atTick(*tick, record);
    }
    std::map<std::uint32_t, worker::PictureKeeper::Picture> out;
    while (auto due = worker.due(true)) {
        out[due->foldVersion] = due->content;
        worker.onEvent(client::SnapshotKept{due->content.sequence});
    }
    return out;
}

TEST(FusionWorker, HandsThePictureOverAndOnceThatIsKeptAndAllIsSaidItsMemory) {
    const fusion::Town facts = town();
    worker::FusionWorker worker(facts, fusion::shippedRules(), {2, 2, 0});
    const told::Journal journal = twoTicks();
    for (const wire::Record& record : journal.records) worker.fold(record);
    const auto picture = worker.due(false);
    ASSERT_TRUE(picture.has_value());
    EXPECT_EQ(picture->foldVersion, situation::kFoldVersion);
    EXPECT_EQ(picture->content.sequence, 3u);
    EXPECT_FALSE(worker.due(true).has_value()) << "one at a time";
    worker.onEvent(client::SnapshotKept{3});
    EXPECT_FALSE(worker.due(false).has_value()) << "something is on its way to the broker";
    EXPECT_FALSE(worker.due(true).has_value()) << "the second tick is not answered";
    (void)worker.atTick(tickOf(journal.records[2]), journal.records[2]);
    const auto memory = worker.due(true);
    ASSERT_TRUE(memory.has_value());
    EXPECT_EQ(memory->foldVersion, worker.memoryVersion());
    EXPECT_NE(memory->foldVersion, situation::kFoldVersion);
    EXPECT_EQ(memory->content.sequence, 3u);
    worker.onEvent(client::SnapshotKept{3});
    EXPECT_FALSE(worker.due(true).has_value()) << "once";
}

TEST(FusionWorker, AnotherOneGoesOnFromItsMemoryWithTheSamePictureAndTheSameFacts) {
    const fusion::Town facts = town();
    worker::FusionWorker first(facts, fusion::shippedRules(), {2, 2, 0}),
        second(facts, fusion::shippedRules(), {2, 2, 0});
    told::Journal journal = twoTicks();
    auto handed = handedOver(first, journal);
    ASSERT_EQ(handed.size(), 2u);
    const auto& memory = handed.at(*first.memoryVersion());
    ASSERT_TRUE(second.remember(memory.sequence, memory.bytes));
    EXPECT_FALSE(second.due(true).has_value()) << "what it goes on from was handed over";
    journal.level("A", 390, told::at(12));
    journal.tick(told::at(15));
    for (worker::FusionWorker* worker : {&first, &second})
        for (std::size_t i = 3; i < journal.records.size(); ++i) worker->fold(journal.records[i]);
    const wire::Record& last = journal.records.back();
    const auto a = first.atTick(tickOf(last), last), b = second.atTick(tickOf(last), last);
    ASSERT_FALSE(a.empty());
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].id, b[i].id);
        EXPECT_EQ(a[i].payload, b[i].payload);
    }
    EXPECT_EQ(first.due(true)->content.bytes, second.due(true)->content.bytes) << "the picture";
}

TEST(FusionWorker, AMemoryOfAnotherTownOrPlaceOrNotWholeIsNotBelievedAndNothingOfItIsTaken) {
    const fusion::Town facts = town();
    fusion::Town other = town();
    other.package = "another 1";
    worker::FusionWorker giver(facts, fusion::shippedRules(), {2, 2, 0}), stranger(other), taker(facts);
    const auto memory = handedOver(giver, twoTicks()).at(*giver.memoryVersion());
    EXPECT_NE(stranger.memoryVersion(), giver.memoryVersion());
    EXPECT_FALSE(stranger.remember(memory.sequence, memory.bytes));
    EXPECT_FALSE(taker.remember(memory.sequence + 1, memory.bytes));
    base::SeededRandom random(5);
    for (int i = 0; i < 300; ++i) {
        base::Bytes cut = memory.bytes;
        cut.resize(random.below(cut.size()));
        EXPECT_FALSE(taker.remember(memory.sequence, cut));
    }
    const told::Journal journal = twoTicks();
    for (const wire::Record& record : journal.records) taker.fold(record);
    EXPECT_EQ(taker.atTick(tickOf(journal.records[2]), journal.records[2]).size(), 1u) << "as a new one";
}

}  // namespace
