// SPDX-License-Identifier: EUPL-1.2
#include "gis/worker/fusion_worker.h"

#include <gtest/gtest.h>

#include "broker/wire/codec.h"
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

}  // namespace
