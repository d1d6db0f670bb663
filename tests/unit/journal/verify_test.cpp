// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/verify.h"

#include <sqlite3.h>

#include <fstream>

#include "broker/base/random.h"
#include "tests/unit/journal/journal_world.h"

using namespace journal_test;
namespace fs = std::filesystem;

namespace {

/// A closed journal of `batches` batches of five records.
fs::path makeJournal(const Folder& folder, int batches = 8) {
    auto journal = opened(folder / "j.db");
    for (int i = 0; i < batches; ++i) EXPECT_TRUE(appendNext(journal, 5).ok());
    return folder / "j.db";
}

void sql(const fs::path& file, const std::string& text) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    char* words = nullptr;
    EXPECT_EQ(sqlite3_exec(database, text.c_str(), nullptr, nullptr, &words), SQLITE_OK) << words;
    sqlite3_free(words);
    sqlite3_close(database);
}

/// Replaces each place in the file where `from` stands: a page that SQLite split may keep an old copy of a row, which
/// nobody reads.
void replaceInFile(const fs::path& file, const std::string& from, const std::string& to) {
    ASSERT_EQ(from.size(), to.size());
    std::ifstream in(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    ASSERT_NE(bytes.find(from), std::string::npos);
    for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size()))
        bytes.replace(at, to.size(), to);
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

std::string findingsOf(const fs::path& file, const std::optional<journal::Witness>& witness = std::nullopt) {
    const auto report = journal::verify(file, witness);
    if (!report) return "failure: " + report.failure().text();
    std::string lines;
    for (const auto& finding : report.value().findings)
        lines += std::to_string(finding.sequence) + ": " + finding.what + "\n";
    return lines;
}

}  // namespace

TEST(JournalVerify, AWholeJournalHasNoFindings) {
    Folder folder;
    const auto file = makeJournal(folder);
    const auto report = journal::verify(file);
    ASSERT_TRUE(report.ok());
    EXPECT_TRUE(report.value().good()) << findingsOf(file);
    EXPECT_EQ(report.value().records, 40u);
    EXPECT_EQ(report.value().lastSequence, 40u);
    EXPECT_EQ(report.value().lastHash, opened(file, journal::Open::ForReading).lastHash());
}

TEST(JournalVerify, AChangedPayloadIsNamedAlone) {
    Folder folder;
    const auto file = makeJournal(folder);
    replaceInFile(file, "payload of record 17x", "payload of record 71x");
    EXPECT_EQ(findingsOf(file), "17: its payload is not the one that was written\n");
    auto journal = opened(file);
    const auto read = journal.read(1, 1000);
    ASSERT_FALSE(read.ok());
    EXPECT_NE(read.failure().text().find("record 17"), std::string::npos) << read.failure().text();
}

TEST(JournalVerify, AChangedHeaderIsNamedAlone) {
    Folder folder;
    const auto file = makeJournal(folder);
    replaceInFile(file, "header 23", "header 32");  // record 32's own text has another byte behind it
    EXPECT_EQ(findingsOf(file),
              "23: its header or hash is not the one that was written, or what stood before it was changed\n");
}

// Within a row, and at its end, where the row notes the hash a second time.
TEST(JournalVerify, AFlippedBitOfANotedHashNamesItsRecordAlone) {
    for (const std::uint64_t sequence : {17u, 20u, 40u}) {
        Folder folder;
        const auto file = makeJournal(folder);
        const auto rows = opened(file, journal::Open::ForReading).read(sequence, 1);
        ASSERT_TRUE(rows.ok());
        const auto& hash = rows.value().front().hash;
        std::ifstream in(file, std::ios::binary);
        std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        // Behind the sequence, the state and the payload's hash in the frame.
        const std::string frame = {0, 0, 0, 0, 0, 0, 0, static_cast<char>(sequence), 0};
        std::size_t at = bytes.find(std::string(hash.begin(), hash.end()));
        while (at != std::string::npos && bytes.compare(at - 41, 9, frame) != 0)
            at = bytes.find(std::string(hash.begin(), hash.end()), at + 1);
        ASSERT_NE(at, std::string::npos);
        bytes[at + 7] = static_cast<char>(bytes[at + 7] ^ 16);
        std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
        const std::string found = findingsOf(file);
        EXPECT_EQ(std::count(found.begin(), found.end(), '\n'), 1) << found;
        EXPECT_EQ(found.rfind(std::to_string(sequence) + ":", 0), 0u) << found;
    }
}

TEST(JournalVerify, ARemovedBatchIsAGapWithItsBounds) {
    Folder folder;
    const auto file = makeJournal(folder);
    sql(file, "DELETE FROM batches WHERE first=11");
    const std::string found = findingsOf(file);
    EXPECT_EQ(found.substr(0, found.find('\n')), "11: it and all up to 15 are missing");
    auto journal = opened(file);
    EXPECT_FALSE(journal.read(1, 1000).ok());
    EXPECT_FALSE(journal.read(11, 1000).ok());
}

TEST(JournalVerify, ExchangedBatchesAreNamed) {
    Folder folder;
    const auto file = makeJournal(folder);
    sql(file,
        "UPDATE batches SET first=-1 WHERE first=11; UPDATE batches SET first=11 WHERE first=16;"
        "UPDATE batches SET first=16 WHERE first=-1");
    const std::string found = findingsOf(file);
    EXPECT_NE(found.find("11: record 16 stands in its place"), std::string::npos) << found;
    EXPECT_NE(found.find("16: record 11 stands in its place"), std::string::npos) << found;
}

TEST(JournalVerify, AnInsertedBatchIsNamed) {
    Folder folder;
    const auto file = makeJournal(folder);
    sql(file, "INSERT INTO batches SELECT 41,count,before,after,records FROM batches WHERE first=1");
    EXPECT_NE(findingsOf(file).find("41: record 1 stands in its place"), std::string::npos);
}

TEST(JournalVerify, OnlyAWitnessSeesThatTheEndWasCutOffOrRewritten) {
    Folder folder;
    const auto file = makeJournal(folder);
    journal::Witness witness{40, opened(file, journal::Open::ForReading).lastHash()};
    EXPECT_EQ(findingsOf(file, witness), "");
    sql(file, "DELETE FROM batches WHERE first=36");
    EXPECT_EQ(findingsOf(file), "");
    EXPECT_EQ(findingsOf(file, witness), "40: a witness saw it, the journal ends at 35\n");
    witness = {35, witness.hash};
    EXPECT_EQ(findingsOf(file, witness), "35: a witness saw another hash here: the past was rewritten\n");
}

TEST(JournalVerify, ADamagedEndIsMovedAwayAndReportedAndTheEpochChanges) {
    Folder folder;
    const auto file = makeJournal(folder);
    const auto epoch = opened(file, journal::Open::ForReading).epoch();
    replaceInFile(file, "payload of record 38", "payload of record 83");
    auto journal = opened(file);
    EXPECT_EQ(journal.lastSequence(), 35u);
    EXPECT_EQ(journal.recovery().cutRecords, 5u);
    EXPECT_NE(journal.recovery().text().find("record 38"), std::string::npos) << journal.recovery().text();
    EXPECT_NE(journal.epoch(), epoch);
    ASSERT_TRUE(appendNext(journal, 5).ok());
    expectWhole(journal);
    EXPECT_EQ(findingsOf(file), "");
}

// A flipped bit is named (by record or as a page problem), or it changed nothing that anybody reads.
TEST(JournalVerify, NoFlippedBitIsReadAsTruth) {
    Folder folder;
    const auto file = makeJournal(folder, 150);
    std::ifstream in(file, std::ios::binary);
    const std::string good((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const auto report = journal::verify(file);
    base::SeededRandom random(11);
    int named = 0;
    for (int i = 0; i < 300; ++i) {
        Folder other;
        std::string bytes = good;
        const std::size_t at = random.below(bytes.size());
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
        std::ofstream(other / "j.db", std::ios::binary) << bytes;
        const auto flipped = journal::verify(other / "j.db");
        if (!flipped || !flipped.value().good()) {
            ++named;
            continue;
        }
        // Unused bytes, or the epoch, which the chain does not cover: the records are the ones that were written.
        EXPECT_EQ(flipped.value().lastHash, report.value().lastHash) << "byte " << at;
        auto journal = opened(other / "j.db", journal::Open::ForReading);
        expectWhole(journal);
    }
    EXPECT_GT(named, 150);
}

TEST(JournalVerify, WorksInAFolderThatCannotBeWritten) {
    Folder folder;
    const auto file = makeJournal(folder);
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    EXPECT_EQ(findingsOf(file), "");
    fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST(JournalVerify, WhatWasCutAtAStartIsToldForEver) {
    Folder folder;
    const auto file = makeJournal(folder, 8);
    sql(file, "UPDATE batches SET records=x'00' WHERE first=36");
    {
        auto journal = opened(file);
        ASSERT_EQ(journal.recovery().cutRecords, 5u);
        ASSERT_TRUE(appendNext(journal, 5).ok());
    }
    const auto report = journal::verify(file);
    ASSERT_TRUE(report.ok());
    EXPECT_TRUE(report.value().good()) << findingsOf(file);
    ASSERT_EQ(report.value().cut.size(), 1u);
    EXPECT_EQ(report.value().cut[0].sequence, 36u);
    EXPECT_EQ(report.value().cut[0].last, 40u);
    EXPECT_EQ(report.value().cut[0].damage, journal::Damage::Cut);
}

TEST(JournalVerify, ARowBeforeTheFirstRecordIsNoneOfOurs) {
    Folder folder;
    const auto file = makeJournal(folder);
    sql(file, "INSERT INTO batches VALUES(-5,1,x'00',x'00',x'00')");
    EXPECT_NE(findingsOf(file).find("1 rows of its table hold nothing that could be records"), std::string::npos)
        << findingsOf(file);
}

TEST(JournalVerify, SaysThroughWhichRecordAWitnessBearsItOut) {
    Folder folder;
    const auto file = makeJournal(folder, 2);
    journal::Witness fifth;
    journal::VerifyReport whole;
    {
        const auto report = journal::verifyEach(file, {}, [&](const journal::Seen& seen) {
            if (seen.sequence == 5) fifth = {5, seen.chain};
        });
        ASSERT_TRUE(report.ok());
        whole = report.value();
    }
    EXPECT_EQ(whole.witnessedThrough, 0u);
    const journal::Witness end{whole.lastSequence, whole.lastHash};
    journal::Witness wrong = end;
    wrong.hash[0] ^= 1;
    const auto through = [&](const std::vector<journal::Witness>& witnesses) {
        const auto report = journal::verifyEach(file, witnesses, {});
        return report ? report.value().witnessedThrough : 999;
    };
    EXPECT_EQ(through({fifth}), 5u);
    EXPECT_EQ(through({fifth, end}), 10u);
    EXPECT_EQ(through({fifth, wrong}), 5u);
    EXPECT_EQ(through({end, wrong}), 0u) << "one of them is wrong, and nobody knows which";
}

TEST(JournalVerify, AFileThatEndsTooEarlyIsReadAsFarAsItGoes) {
    Folder folder;
    const auto file = makeJournal(folder, 400);
    const auto whole = fs::file_size(file);
    fs::resize_file(file, whole / 2);
    const auto report = journal::verify(file);
    ASSERT_TRUE(report.ok()) << report.failure().text();
    EXPECT_FALSE(report.value().good());
    EXPECT_GT(report.value().records, 300u) << findingsOf(file);
    EXPECT_LT(report.value().records, 2'000u);
    const auto& finding = report.value().findings.front();
    EXPECT_EQ(finding.damage, journal::Damage::Structure);
    EXPECT_EQ(finding.firstByte, whole / 2);
    EXPECT_EQ(finding.lastByte, whole - 1);
    EXPECT_NE(finding.what.find("the file ends at byte"), std::string::npos) << finding.what;
    EXPECT_NE(findingsOf(file).find(std::to_string(report.value().records + 1) + ": it and all"), std::string::npos)
        << findingsOf(file);
}

TEST(JournalVerify, AJournalOfAnotherFormatIsToldAsSuch) {
    Folder folder;
    const auto file = makeJournal(folder, 1);
    sql(file, "UPDATE meta SET value=2 WHERE key='format'");
    EXPECT_NE(findingsOf(file).find("has format 2, this program reads 1"), std::string::npos) << findingsOf(file);
}
