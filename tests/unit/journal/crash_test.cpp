// SPDX-License-Identifier: EUPL-1.2
// What a kill or a power cut may leave: always a prefix that contains everything acknowledged.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "broker/base/random.h"
#include "broker/journal/fault_disk.h"
#include "broker/journal/verify.h"
#include "tests/unit/journal/journal_world.h"

using namespace journal_test;
namespace fs = std::filesystem;

namespace {

std::string bytesOfFile(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}
void writeFile(const fs::path& file, const std::string& bytes) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Opens what was left, checks it whole, and appends once more.
std::uint64_t expectUsable(const fs::path& file) {
    auto journal = opened(file);
    const std::uint64_t last = journal.lastSequence();
    EXPECT_EQ(journal.recovery().cutRecords, 0u) << journal.recovery().text();
    expectWhole(journal);
    EXPECT_TRUE(appendNext(journal, 3).ok());
    expectWhole(journal);
    return last;
}

}  // namespace

TEST(JournalCrash, APowerCutLosesOnlyWhatWasNotSynced) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Folder folder, left;
        journal::FaultDisk disk;
        base::SeededRandom random(seed);
        std::uint64_t acknowledged = 0;
        auto journal = opened(folder / "j.db", journal::Open::ForWriting, disk.name());
        const std::uint64_t rounds = 1 + random.below(30);
        for (std::uint64_t i = 0; i < rounds; ++i) {
            const bool syncFails = random.below(5) == 0;
            disk.failSyncs(syncFails);
            const auto appended = appendNext(journal, 1 + random.below(40));
            EXPECT_EQ(appended.ok(), !syncFails);
            if (appended) acknowledged = appended.value().first + appended.value().count - 1;
        }
        ASSERT_TRUE(disk.powerCut(left.path(), [&] { return random.below(2) == 0; }).ok());
        // A batch whose sync failed may have reached the disk all the same; a later one never stands before it.
        EXPECT_GE(expectUsable(left / "j.db"), acknowledged);
    }
}

// A batch whose sync failed is in the page cache when the program comes back after its end.
TEST(JournalCrash, WhatAReopenedJournalShowsSurvivesAPowerCut) {
    Folder folder, left;
    journal::FaultDisk disk;
    {
        auto journal = opened(folder / "j.db", journal::Open::ForWriting, disk.name());
        ASSERT_TRUE(appendNext(journal, 5).ok());
        disk.failSyncs(true);
        ASSERT_FALSE(appendNext(journal, 5).ok());
    }
    disk.failSyncs(false);
    auto journal = opened(folder / "j.db", journal::Open::ForWriting, disk.name());
    ASSERT_EQ(journal.lastSequence(), 10u);
    ASSERT_TRUE(disk.powerCut(left.path(), [] { return false; }).ok());
    EXPECT_EQ(expectUsable(left / "j.db"), 10u);
}

TEST(JournalCrash, ALogCutAtAnyByteLeavesAPrefix) {
    Folder folder;
    auto journal = opened(folder / "j.db");
    std::vector<std::pair<std::uintmax_t, std::uint64_t>> marks;  // log length once acknowledged -> last sequence
    for (std::uint64_t i = 0; i < 12; ++i) {
        ASSERT_TRUE(appendNext(journal, 1 + i * 3).ok());
        marks.emplace_back(fs::file_size(folder / "j.db-wal"), journal.lastSequence());
    }
    const std::string database = bytesOfFile(folder / "j.db"), log = bytesOfFile(folder / "j.db-wal");
    base::SeededRandom random(7);
    for (std::size_t cut = marks.front().first; cut <= log.size(); cut += 1 + random.below(3000)) {
        SCOPED_TRACE("cut at byte " + std::to_string(cut));
        Folder left;
        writeFile(left / "j.db", database);
        writeFile(left / "j.db-wal", log.substr(0, cut));
        std::uint64_t due = 0;
        for (const auto& [length, sequence] : marks)
            if (length <= cut) due = sequence;
        auto reopened = opened(left / "j.db");
        EXPECT_EQ(reopened.lastSequence(), due);
        const bool atMark = std::any_of(marks.begin(), marks.end(), [&](const auto& m) { return m.first == cut; });
        EXPECT_EQ(reopened.recovery().droppedBytes > 0, !atMark) << reopened.recovery().text();
        expectWhole(reopened);
    }
}

TEST(JournalCrash, AKilledWriterLosesNothingItAcknowledged) {
    Folder folder;
    std::uint64_t acknowledged = 0;
    base::SeededRandom random(3);
    for (int round = 0; round < 25; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        int pipeEnds[2];
        ASSERT_EQ(pipe(pipeEnds), 0);
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            auto journal = opened(folder / "j.db");
            for (std::uint64_t i = 1;; ++i) {
                if (!appendNext(journal, 1 + i % 50)) _exit(1);
                const std::uint64_t last = journal.lastSequence();
                if (write(pipeEnds[1], &last, sizeof last) != sizeof last) _exit(1);
            }
        }
        close(pipeEnds[1]);
        // Kill after a number of acknowledgements, so that the kill lands anywhere within the next append.
        std::uint64_t last = 0;
        for (std::uint64_t i = 0, until = 1 + random.below(60); i < until; ++i)
            ASSERT_EQ(read(pipeEnds[0], &last, sizeof last), static_cast<ssize_t>(sizeof last));
        kill(child, SIGKILL);
        while (read(pipeEnds[0], &last, sizeof last) == static_cast<ssize_t>(sizeof last)) {
        }
        close(pipeEnds[0]);
        int status = 0;
        waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status));
        acknowledged = last;
        auto journal = opened(folder / "j.db");
        ASSERT_GE(journal.lastSequence(), acknowledged);
        ASSERT_EQ(journal.recovery().cutRecords, 0u);
        expectWhole(journal);
    }
    EXPECT_TRUE(journal::verify(folder / "j.db").value().good());
}
