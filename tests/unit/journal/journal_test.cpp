// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/journal.h"

#include <chrono>
#include <fstream>

#include "broker/journal/fault_disk.h"
#include "broker/journal/verify.h"
#include "tests/unit/journal/journal_world.h"

using namespace journal_test;

TEST(Journal, SequencesBeginAtOneAndHaveNoGaps) {
    Folder folder;
    auto journal = opened(folder / "j.db");
    EXPECT_TRUE(journal.recovery().isNew);
    EXPECT_EQ(journal.lastSequence(), 0u);
    const auto first = appendNext(journal, 3);
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(first.value().first, 1u);
    EXPECT_EQ(first.value().count, 3u);
    EXPECT_EQ(appendNext(journal, 1).value().first, 4u);
    EXPECT_EQ(journal.lastSequence(), 4u);
    expectWhole(journal);
}

TEST(Journal, WhatWasAppendedIsThereAfterReopening) {
    Folder folder;
    std::uint64_t epoch = 0;
    seal::Hash hash{};
    {
        auto journal = opened(folder / "j.db");
        for (int i = 0; i < 20; ++i) ASSERT_TRUE(appendNext(journal, static_cast<std::uint64_t>(i % 5 + 1)).ok());
        epoch = journal.epoch();
        hash = journal.lastHash();
    }
    auto journal = opened(folder / "j.db");
    EXPECT_FALSE(journal.recovery().isNew);
    EXPECT_EQ(journal.recovery().lastSequence, 60u);
    EXPECT_EQ(journal.recovery().lastHash, hash);
    EXPECT_EQ(journal.epoch(), epoch);
    EXPECT_NE(epoch, 0u);
    expectWhole(journal);
}

TEST(Journal, ARangeStartsInsideABatchAndKeepsToItsBounds) {
    Folder folder;
    auto journal = opened(folder / "j.db");
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(appendNext(journal, 10).ok());
    const auto part = journal.read(37, 20);
    ASSERT_TRUE(part.ok());
    EXPECT_EQ(part.value().front().sequence, 37u);
    EXPECT_GE(part.value().size(), 20u);
    EXPECT_LT(part.value().size(), 30u);
    EXPECT_EQ(journal.read(95, 1000).value().size(), 6u);
    EXPECT_TRUE(journal.read(101, 10).value().empty());
    EXPECT_EQ(journal.read(0, 1000).value().size(), 100u);
    EXPECT_EQ(journal.read(1, 1000, 1).value().size(), 10u);
}

TEST(Journal, AReaderSeesWhatTheWriterAppendsMeanwhile) {
    Folder folder;
    auto writer = opened(folder / "j.db");
    ASSERT_TRUE(appendNext(writer, 2).ok());
    auto reader = opened(folder / "j.db", journal::Open::ForReading);
    EXPECT_EQ(reader.read(1, 10).value().size(), 2u);
    ASSERT_TRUE(appendNext(writer, 3).ok());
    EXPECT_EQ(reader.read(1, 10).value().size(), 5u);
}

TEST(Journal, AnAppendIsOneSync) {
    Folder folder;
    journal::FaultDisk disk;
    auto journal = opened(folder / "j.db", journal::Open::ForWriting, disk.name());
    ASSERT_TRUE(appendNext(journal, 10).ok());
    const auto before = disk.syncs();
    ASSERT_TRUE(appendNext(journal, 1000).ok());
    EXPECT_EQ(disk.syncs() - before, 1u);
}

TEST(Journal, AThreadMovesTheLogIntoTheFileWhileAppendsGoOn) {
    Folder folder;
    const auto file = folder / "j.db";
    {
        auto journal = opened(file);
        ASSERT_TRUE(journal.moveLogAside().ok());
        // Until the file itself has grown: nothing but the thread and its last pages bring anything there.
        const auto start = std::chrono::steady_clock::now();
        while (std::filesystem::file_size(file) < 8 * 1024 * 1024 &&
               std::chrono::steady_clock::now() - start < std::chrono::seconds(60))
            ASSERT_TRUE(appendNext(journal, 2000).ok());
        EXPECT_GE(std::filesystem::file_size(file), 8u * 1024 * 1024);
        expectWhole(journal);
        auto reader = opened(file, journal::Open::ForReading);
        expectWhole(reader);
    }
    auto again = opened(file);
    expectWhole(again);
    EXPECT_TRUE(journal::verify(file).value().good());
}

TEST(Journal, EachGivesTheSameRecordsAsReadAndEndsWhereItIsToldTo) {
    Folder folder;
    auto journal = opened(folder / "j.db");
    for (int i = 0; i < 30; ++i) ASSERT_TRUE(appendNext(journal, 7).ok());
    for (const std::uint64_t from : {1u, 5u, 8u, 209u, 210u, 211u}) {
        std::uint64_t next = from;
        ASSERT_TRUE(journal
                        .each(from,
                              [&](const journal::Journal::View& row) {
                                  EXPECT_EQ(row.sequence, next);
                                  EXPECT_EQ(textOf({row.header.begin(), row.header.end()}), headerOf(next));
                                  EXPECT_EQ(textOf({row.payload.begin(), row.payload.end()}), payloadOf(next));
                                  ++next;
                                  return base::done();
                              })
                        .ok());
        EXPECT_EQ(next, 211u);
    }
    std::uint64_t last = 0;
    const auto stopped = journal.each(1, [&](const journal::Journal::View& row) -> base::Done {
        last = row.sequence;
        if (row.sequence == 12) return base::Failure{"enough", "", ""};
        return base::done();
    });
    EXPECT_EQ(stopped.failure().what, "enough");
    EXPECT_EQ(last, 12u);
    expectWhole(journal);
}

TEST(Journal, AFullDiskIsAFailureThatEndsWhenThereIsRoom) {
    Folder folder;
    journal::FaultDisk disk;
    auto journal = opened(folder / "j.db", journal::Open::ForWriting, disk.name());
    ASSERT_TRUE(appendNext(journal, 5).ok());
    disk.fillUp(true);
    const auto refused = appendNext(journal, 5);
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.failure().text().find("make room"), std::string::npos) << refused.failure().text();
    EXPECT_EQ(journal.lastSequence(), 5u);
    EXPECT_EQ(journal.read(1, 100).value().size(), 5u);
    ASSERT_FALSE(appendNext(journal, 1).ok());
    disk.fillUp(false);
    ASSERT_TRUE(appendNext(journal, 7).ok());
    expectWhole(journal);
    EXPECT_TRUE(journal::verify(folder / "j.db").value().good());
}

TEST(Journal, AFailingSyncIsAFailureAndNothingOfItRemains) {
    Folder folder;
    journal::FaultDisk disk;
    {
        auto journal = opened(folder / "j.db", journal::Open::ForWriting, disk.name());
        ASSERT_TRUE(appendNext(journal, 5).ok());
        disk.failSyncs(true);
        ASSERT_FALSE(appendNext(journal, 5).ok());
        disk.failSyncs(false);
        ASSERT_TRUE(appendNext(journal, 2).ok());
        EXPECT_EQ(journal.lastSequence(), 7u);
        expectWhole(journal);
    }
    auto journal = opened(folder / "j.db");
    EXPECT_EQ(journal.lastSequence(), 7u);
    expectWhole(journal);
}

// As after a start while somebody had made the file read-only. (The superuser may write it all the same, so the rights
// themselves are looked at.)
TEST(Journal, FilesBesideItThatWereMadeReadOnlyAreWritableAgainAsSoonAsItIs) {
    namespace fs = std::filesystem;
    const Folder folder;
    const auto file = folder / "j.db";
    const auto mayWrite = [&](const char* ending) {
        return (fs::status(file.string() + ending).permissions() & fs::perms::owner_write) != fs::perms::none;
    };
    auto holding = journal::Journal::open(file);
    ASSERT_TRUE(appendNext(holding.value(), 5).ok());
    for (const char* ending : {"-wal", "-shm"}) {
        ASSERT_TRUE(fs::exists(file.string() + ending));
        fs::permissions(file.string() + ending, fs::perms::owner_read);
    }
    auto again = journal::Journal::open(file);
    ASSERT_TRUE(again.ok()) << again.failure().text();
    EXPECT_TRUE(mayWrite("-wal"));
    EXPECT_TRUE(mayWrite("-shm"));
    fs::permissions(file, fs::perms::owner_read);
    fs::permissions(file.string() + "-shm", fs::perms::owner_read);
    (void)journal::Journal::open(file);
    EXPECT_FALSE(mayWrite("-shm")) << "what somebody made read-only on purpose stays so";
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

TEST(Journal, AForeignFileIsRefusedWithItsName) {
    Folder folder;
    std::ofstream(folder / "text.db") << "this is not a database, and long enough to have a header of one ............";
    const auto refused = journal::Journal::open(folder / "text.db");
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.failure().text().find("text.db"), std::string::npos);
    const auto missing = journal::Journal::open(folder / "none.db", journal::Open::ForReading);
    ASSERT_FALSE(missing.ok());
    EXPECT_NE(missing.failure().text().find("no such file"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(folder / "none.db"));
}

TEST(Journal, AnotherEpochTellsOfARestore) {
    Folder folder;
    auto journal = opened(folder / "j.db");
    const auto before = journal.epoch();
    ASSERT_TRUE(journal.renewEpoch().ok());
    EXPECT_NE(journal.epoch(), before);
    EXPECT_EQ(opened(folder / "j.db", journal::Open::ForReading).epoch(), journal.epoch());
}
