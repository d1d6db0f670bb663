// SPDX-License-Identifier: EUPL-1.2
// INV-SESSION-13: what was heard is there to look back at, once, in order, and what is deleted is not.
#include "console/session/record_archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "tests/unit/situation/told.h"

namespace {

namespace fs = std::filesystem;
using session::RecordArchive;
using told::at;

struct Place {
    Place() : folder(fs::path(testing::TempDir()) / ("archive-" + std::to_string(::getpid()))) {}
    ~Place() { fs::remove_all(folder); }
    fs::path folder;
};

std::vector<wire::Record> all(const RecordArchive& archive, base::Instant known = at(1'000'000)) {
    std::vector<wire::Record> records;
    EXPECT_TRUE(archive.each(known, [&](wire::Record&& record) {
        records.push_back(std::move(record));
        return true;
    }));
    return records;
}

told::Journal hour() {
    told::Journal journal;
    for (int minute = 0; minute < 60; ++minute) {
        journal.tick(at(60 * minute));
        journal.level("A", minute, at(60 * minute));
    }
    return journal;
}

TEST(RecordArchive, AnExerciseBeginsWithWhatItsFirstTickSays) {
    const Place place;
    auto made = RecordArchive::inFolder(place.folder);
    ASSERT_TRUE(made) << made.failure().text();
    told::Journal journal;
    journal.tick(at(0));
    wire::Record first = journal.records.front();
    first.acceptedAt = base::Instant{946'684'800'000};  // of the founding, years before
    made.value()->add(first);
    EXPECT_EQ(made.value()->begin(), at(0)) << "the slider would begin in the year 2000";
}

TEST(RecordArchive, GivesBackWhatItHeardInOrderAndOnce) {
    const Place place;
    auto made = RecordArchive::inFolder(place.folder / "deep" / "er");
    ASSERT_TRUE(made) << made.failure().text();
    RecordArchive& archive = *made.value();
    EXPECT_FALSE(archive.begin());
    const told::Journal journal = hour();
    // As after a join: the stream first, the past behind it, and some of it twice.
    for (std::size_t i = 80; i < journal.records.size(); ++i) archive.add(journal.records[i]);
    for (std::size_t i = 0; i < 90; ++i) archive.add(journal.records[i]);
    EXPECT_EQ(archive.count(), journal.records.size());
    EXPECT_EQ(archive.begin(), at(0));
    const auto back = all(archive);
    ASSERT_EQ(back.size(), journal.records.size());
    for (std::size_t i = 0; i < back.size(); ++i)
        ASSERT_EQ(wire::encodeRecord(back[i]), wire::encodeRecord(journal.records[i])) << i;
    for (const auto& record : all(archive, at(600))) EXPECT_LE(record.acceptedAt, at(600));
    EXPECT_EQ(all(archive, at(600)).back().acceptedAt, at(600));
    int taken = 0;
    EXPECT_FALSE(archive.each(at(600), [&](wire::Record&&) { return ++taken < 3; }));
    EXPECT_EQ(taken, 3);
    EXPECT_TRUE(fs::is_empty(place.folder / "deep" / "er")) << "nothing outlives the process";
}

TEST(RecordArchive, WhatIsDeletedIsGoneWhateverComesFirst) {
    const Place place;
    auto made = RecordArchive::inFolder(place.folder);
    ASSERT_TRUE(made);
    told::Journal journal;
    journal.tick(at(0));
    const auto early = journal.say("post:S2", wire::LogEntry{"Frau Muster, Uferweg 3", {}, {}});
    const auto late = journal.say("post:S2", wire::LogEntry{"Herr Beispiel, Uferweg 4", {}, {}});
    const auto kept = journal.say("post:S2", wire::LogEntry{"Deich hält", {}, {}});
    wire::Redacted redacted;
    redacted.spans = {{early.sequence, late.sequence}};
    redacted.rule = "order";
    redacted.reason = "Antrag";
    redacted.by = "p:admin";
    const auto order = journal.say("core", redacted);
    RecordArchive& archive = *made.value();
    for (const auto& record : {early, kept, order, late}) archive.add(record);
    const auto back = all(archive);
    ASSERT_EQ(back.size(), 4U);
    for (const auto& record : {back[0], back[1]}) {
        EXPECT_TRUE(record.envelope.payload.empty());
        EXPECT_NE(record.flags & wire::kFlagRedacted, 0U);
    }
    EXPECT_EQ(back[0].envelope.id, early.envelope.id);
    EXPECT_EQ(wire::payloadOf<wire::LogEntry>(back[2].envelope)->text, "Deich hält");
    archive.clear();
    EXPECT_EQ(archive.count(), 0U);
    EXPECT_FALSE(archive.begin());
}

TEST(RecordArchive, SaysWhereNoFileCanBeMade) {
    const Place place;
    fs::create_directories(place.folder);
    std::ofstream(place.folder / "file") << "no folder";
    const auto made = RecordArchive::inFolder(place.folder / "file");
    ASSERT_FALSE(made);
    EXPECT_THAT(made.failure().text(), testing::HasSubstr((place.folder / "file").string()));
}

}  // namespace
