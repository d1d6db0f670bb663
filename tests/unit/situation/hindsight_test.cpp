// SPDX-License-Identifier: EUPL-1.2
// INV-SITUATION-10: what was so, by what was known.
#include <gtest/gtest.h>

#include "gis/situation/hindsight.h"
#include "gis/situation/situation.h"
#include "tests/unit/situation/told.h"

namespace {

using situation::Hindsight;
using told::at;

situation::Situation pictureAt(const told::Journal& journal, base::Instant moment, base::Instant known) {
    situation::Situation picture;
    for (const auto& record : situation::inHindsight(journal.records, Hindsight{moment, known})) picture.fold(record);
    return picture;
}
double levelOf(const situation::Situation& picture, const std::string& station) {
    return picture.stations.at(station).last.at(wire::Quantity::WaterLevel).reading.value.value();
}

/// A gauge whose message of 14:00 came by a bad network at 15:30, behind one of 15:00.
told::Journal lateGauge() {
    told::Journal journal;
    journal.tick(at(3600));
    journal.level("A", 110, at(3000));
    journal.tick(at(7200));
    journal.level("A", 150, at(7200));
    journal.tick(at(9000));
    journal.level("A", 230, at(3600)).envelope.id.bytes[5] ^= 1;
    journal.tick(at(10'800));
    return journal;
}

TEST(Hindsight, WhatWasKnownThenIsTheJournalUpToThen) {
    const told::Journal journal = lateGauge();
    for (const std::int64_t seconds : {0, 3600, 5000, 7200, 9000, 10'800}) {
        std::vector<wire::Record> until;
        for (const auto& record : journal.records)
            if (record.acceptedAt <= at(seconds)) until.push_back(record);
        const auto seen = situation::inHindsight(journal.records, Hindsight{at(seconds), at(seconds)});
        ASSERT_EQ(seen.size(), until.size()) << seconds;
        for (std::size_t i = 0; i < seen.size(); ++i) {
            EXPECT_EQ(seen[i].sequence, until[i].sequence);
            EXPECT_EQ(seen[i].acceptedAt, until[i].acceptedAt);
            EXPECT_EQ(seen[i].flags, until[i].flags);
        }
    }
}

TEST(Hindsight, AReportThatCameLateStandsWhereItBelongsOnceItIsKnown) {
    const told::Journal journal = lateGauge();
    EXPECT_EQ(levelOf(pictureAt(journal, at(4000), at(4000)), "A"), 110);
    EXPECT_EQ(levelOf(pictureAt(journal, at(4000), at(8000)), "A"), 110);
    EXPECT_EQ(levelOf(pictureAt(journal, at(4000), at(9000)), "A"), 230);
    // What was newer stays newer.
    EXPECT_EQ(levelOf(pictureAt(journal, at(7200), at(9000)), "A"), 150);
    EXPECT_EQ(levelOf(pictureAt(journal, at(10'800), at(10'800)), "A"), 150);
}

TEST(Hindsight, ANumberGoesWithItsEntryAndAFactStaysWhenItWasJudged) {
    told::Journal journal;
    journal.tick(at(0));
    journal.tick(at(600));
    const auto& entry = journal.say("post:S2", wire::LogEntry{"Deich hält", {}, {}}, at(100));
    journal.say("core", wire::Numbered{entry.envelope.id, "log", 7});
    wire::StationState state;
    state.station = "A";
    journal.say("fusion", state, at(100));
    const auto seen = situation::inHindsight(journal.records, Hindsight{at(200), at(600)});
    std::vector<wire::Kind> kinds;
    for (const auto& record : seen) kinds.push_back(record.envelope.kind);
    EXPECT_EQ(kinds, (std::vector{wire::Kind::Tick, wire::Kind::Tick, wire::Kind::LogEntry, wire::Kind::Numbered}));
}

TEST(Hindsight, ClocksThatAreAbsurdOrAheadMoveNothing) {
    told::Journal journal;
    journal.tick(at(600));
    journal.level("A", 1, base::Instant{0});
    journal.level("B", 2, at(100'000));
    const auto early = situation::inHindsight(journal.records, Hindsight{at(599), at(600)});
    ASSERT_EQ(early.size(), 1U);
    EXPECT_EQ(early.front().envelope.kind, wire::Kind::Tick);
    const auto seen = situation::inHindsight(journal.records, Hindsight{at(600), at(601)});
    EXPECT_EQ(seen.size(), 3U);
    EXPECT_EQ(seen.back().acceptedAt, at(600));
}

TEST(Hindsight, AMomentBehindWhatIsKnownIsThat) {
    const told::Journal journal = lateGauge();
    EXPECT_EQ(pictureAt(journal, at(20'000), at(7200)).canonicalText(),
              pictureAt(journal, at(7200), at(7200)).canonicalText());
}

}  // namespace
