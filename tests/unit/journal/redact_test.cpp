// SPDX-License-Identifier: EUPL-1.2

// What is removed is nowhere in the files, and that it was there stays provable.

#include <sqlite3.h>

#include <fstream>

#include "broker/base/random.h"
#include "broker/journal/fault_disk.h"
#include "broker/journal/verify.h"
#include "tests/unit/journal/journal_world.h"

using namespace journal_test;
namespace fs = std::filesystem;

namespace {

std::string secretOf(std::uint64_t sequence) { return "GEHEIM-" + std::to_string(sequence) + "-ENDE"; }

/// Records of a length that makes SQLite use pages of their own, each with a word that no other has.
base::Done addSecrets(journal::Journal& journal, std::uint64_t count, std::size_t bytes,
                      const std::vector<journal::Removal>& removals = {}) {
    std::vector<std::string> texts;
    for (std::uint64_t i = 1; i <= count; ++i) {
        texts.push_back(headerOf(journal.lastSequence() + i));
        texts.push_back(secretOf(journal.lastSequence() + i) + std::string(bytes, 'x') +
                        secretOf(journal.lastSequence() + i));
    }
    std::vector<journal::Entry> entries;
    for (std::size_t i = 0; i < texts.size(); i += 2)
        entries.push_back({base::bytesOf(texts[i]), base::bytesOf(texts[i + 1])});
    const auto appended = journal.append(entries, removals);
    if (!appended) return appended.failure();
    return base::done();
}

/// In which of the journal's files the text stands.
std::string filesWith(const fs::path& folder, const std::string& text) {
    std::string found;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        if (bytes.find(text) != std::string::npos) found += entry.path().filename().string() + " ";
    }
    return found;
}

}  // namespace

TEST(JournalRedact, WhatIsRemovedIsNowhereInTheFilesAndTheChainStands) {
    for (const std::size_t bytes : {20U, 3'000U, 40'000U}) {
        Folder folder;
        auto journal = opened(folder / "j.db");
        for (int i = 0; i < 6; ++i) ASSERT_TRUE(addSecrets(journal, 5, bytes).ok());
        ASSERT_NE(filesWith(folder.path(), secretOf(7)), "") << "it was there";
        ASSERT_TRUE(addSecrets(journal, 1, bytes, {{3, 0}, {7, 203}, {8, 0}, {30, 0}}).ok());
        EXPECT_FALSE(journal.leavesCopies());
        for (const std::uint64_t gone : {3U, 7U, 8U, 30U})
            EXPECT_EQ(filesWith(folder.path(), secretOf(gone)), "") << gone << " of " << bytes << " bytes";
        for (const std::uint64_t there : {1U, 2U, 4U, 6U, 9U, 29U, 31U})
            EXPECT_NE(filesWith(folder.path(), secretOf(there)), "") << there;
        const auto report = journal::verify(folder / "j.db");
        ASSERT_TRUE(report.ok());
        EXPECT_TRUE(report.value().good());
        EXPECT_EQ(report.value().redacted, 4u);
        auto again = opened(folder / "j.db", journal::Open::ForReading);
        const auto records = again.read(1, 100);
        ASSERT_TRUE(records.ok());
        ASSERT_EQ(records.value().size(), 31u);
        EXPECT_TRUE(records.value()[6].isRedacted);
        EXPECT_EQ(records.value()[6].note, 203);
        EXPECT_TRUE(records.value()[6].payload.empty());
        EXPECT_EQ(textOf(records.value()[6].header), headerOf(7)) << "the header stays for ever";
        EXPECT_FALSE(records.value()[5].isRedacted);
    }
}

TEST(JournalRedact, AReaderOfAnOlderMomentDelaysItAndARestartRemembers) {
    Folder folder;
    sqlite3* reader = nullptr;
    {
        auto journal = opened(folder / "j.db");
        ASSERT_TRUE(addSecrets(journal, 5, 3'000).ok());
        ASSERT_EQ(sqlite3_open((folder / "j.db").c_str(), &reader), SQLITE_OK);
        sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM batches", nullptr, nullptr, nullptr);
        ASSERT_TRUE(addSecrets(journal, 1, 10, {{2, 0}}).ok()) << "it does not wait for readers";
        EXPECT_TRUE(journal.leavesCopies());
        journal.removeCopies();
        EXPECT_TRUE(journal.leavesCopies());
        EXPECT_NE(filesWith(folder.path(), secretOf(2)), "");
    }
    sqlite3_close(reader);
    auto journal = opened(folder / "j.db");
    EXPECT_FALSE(journal.leavesCopies());
    EXPECT_EQ(filesWith(folder.path(), secretOf(2)), "");
}

TEST(JournalRedact, AFullDiskRemovesNothingAndAppendsNothing) {
    Folder folder;
    journal::FaultDisk disk;
    auto journal = opened(folder / "j.db", journal::Open::ForWriting, disk.name());
    ASSERT_TRUE(addSecrets(journal, 5, 3'000).ok());
    disk.fillUp(true);
    EXPECT_FALSE(addSecrets(journal, 1, 10, {{2, 0}}).ok());
    EXPECT_EQ(journal.lastSequence(), 5u);
    const auto records = journal.read(1, 10);
    ASSERT_TRUE(records.ok());
    EXPECT_FALSE(records.value()[1].isRedacted);
    disk.fillUp(false);
    ASSERT_TRUE(addSecrets(journal, 1, 10, {{2, 0}}).ok());
    EXPECT_TRUE(journal.read(1, 10).value()[1].isRedacted);
}

TEST(JournalRedact, APowerCutLeavesTheRemovalAndItsWordOrNeither) {
    base::SeededRandom random(7);
    for (int round = 0; round < 12; ++round) {
        Folder folder;
        journal::FaultDisk disk;
        const bool isSynced = round % 2 == 0;
        {
            auto journal = opened(folder / "j.db", journal::Open::ForWriting, disk.name());
            for (int i = 0; i < 4; ++i) ASSERT_TRUE(addSecrets(journal, 3, 2'000).ok());
            disk.failSyncs(!isSynced);
            EXPECT_EQ(addSecrets(journal, 1, 10, {{2, 0}, {8, 210}}).ok(), isSynced);
            const auto left = folder / "left";
            fs::create_directories(left);
            ASSERT_TRUE(disk.powerCut(left, [&] { return random.below(2) == 0; }).ok());
        }
        auto journal = opened(folder / "left" / "j.db");
        const auto records = journal.read(1, 100);
        ASSERT_TRUE(records.ok()) << records.failure().text();
        const bool isThere = records.value().size() == 13;
        EXPECT_TRUE(isThere || !isSynced) << "what append returned is there";
        EXPECT_EQ(records.value()[1].isRedacted, isThere);
        EXPECT_EQ(records.value()[7].isRedacted, isThere);
        EXPECT_TRUE(journal::verify(folder / "left" / "j.db").value().good());
        if (isThere) {
            EXPECT_EQ(filesWith(folder / "left", secretOf(2)), "") << "opening removes what a cut left behind";
        }
    }
}

TEST(JournalRedact, ACopyHoldsNothingOfIt) {
    Folder folder;
    auto journal = opened(folder / "j.db");
    ASSERT_TRUE(addSecrets(journal, 5, 3'000).ok());
    ASSERT_TRUE(addSecrets(journal, 1, 10, {{2, 0}}).ok());
    EXPECT_TRUE(addSecrets(journal, 1, 10, {{2, 0}}).ok()) << "again: nothing happens";
    EXPECT_EQ(journal.read(1, 10).value()[1].note, 0);
    EXPECT_TRUE(journal::verify(folder / "j.db").value().good());
}
