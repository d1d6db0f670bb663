// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/attachment_store.h"

#include <fstream>

#include "broker/base/random.h"
#include "broker/journal/backup.h"
#include "broker/journal/fault_disk.h"
#include "tests/unit/journal/journal_world.h"

using namespace journal_test;
namespace fs = std::filesystem;

namespace {

using journal::AttachmentStore;

base::Bytes someBytes(std::size_t size, std::uint64_t seed) {
    base::SeededRandom random(seed);
    base::Bytes bytes(size);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random.next());
    return bytes;
}
AttachmentStore openedStore(const fs::path& file, const std::string& vfs = {}) {
    auto store = AttachmentStore::open(file, journal::Open::ForWriting, vfs);
    if (!store) {
        ADD_FAILURE() << store.failure().text();
        std::abort();
    }
    return std::move(store).value();
}
base::Bytes readAll(AttachmentStore& store, const AttachmentStore::File& file, std::size_t step = 100'000) {
    base::Bytes bytes;
    while (bytes.size() < file.through) {
        auto part = store.read(file.row, bytes.size(), step);
        EXPECT_TRUE(part.ok());
        if (!part || part.value().empty()) break;
        bytes.insert(bytes.end(), part.value().begin(), part.value().end());
    }
    return bytes;
}
const base::Bytes kGiver{1, 2, 3};

/// Bytes and a word in them that no other has.
base::Bytes secret(const std::string& word, std::size_t size) {
    base::Bytes bytes(size, 'x');
    for (std::size_t at = 0; at + word.size() <= size; at += 5'000)
        std::copy(word.begin(), word.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
    return bytes;
}
std::string filesHolding(const fs::path& folder, const std::string& text) {
    std::string found;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        if (bytes.find(text) != std::string::npos) found += entry.path().filename().string() + " ";
    }
    return found;
}
void removeAll(AttachmentStore& store, std::int64_t row) {
    for (bool isGone = false; !isGone;) {
        const auto removed = store.remove(row, 4);
        ASSERT_TRUE(removed.ok());
        isGone = removed.value();
    }
    store.removeCopies();
}

}  // namespace

TEST(AttachmentStore, PiecesOfAnySizeComeBackAndSurviveAReopening) {
    Folder folder;
    const auto bytes = someBytes(700'001, 1);
    const auto hash = seal::sha256(bytes);
    {
        auto store = openedStore(folder / "a.db");
        const auto row = store.begin(hash, kGiver, bytes.size(), 17);
        ASSERT_TRUE(row.ok());
        base::SeededRandom random(5);
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t count = std::min<std::size_t>(1 + random.below(262'144), bytes.size() - at);
            ASSERT_TRUE(store.append(row.value(), at, base::BytesView(bytes).subspan(at, count)).ok());
            at += count;
        }
        ASSERT_TRUE(store.finish(row.value(), hash).ok());
    }
    auto store = openedStore(folder / "a.db");
    const auto files = store.files();
    ASSERT_EQ(files.value().size(), 1u);
    const auto& file = files.value()[0];
    EXPECT_EQ(file.hash, hash);
    EXPECT_EQ(file.giver, kGiver);
    EXPECT_EQ(file.day, 17);
    EXPECT_TRUE(file.isWhole);
    EXPECT_EQ(readAll(store, file, 997), bytes);
    EXPECT_EQ(readAll(store, file, 262'144), bytes);
    EXPECT_TRUE(store.read(file.row, bytes.size(), 10).value().empty());
}

TEST(AttachmentStore, OneHashFromTwoGiversIsKeptOnceWhenItIsWhole) {
    Folder folder;
    auto store = openedStore(folder / "a.db");
    const auto bytes = someBytes(1000, 2);
    const auto hash = seal::sha256(bytes);
    const auto one = store.begin(hash, kGiver, 1000, 0);
    const auto two = store.begin(hash, base::Bytes{9}, 1000, 0);
    EXPECT_FALSE(store.begin(hash, kGiver, 1000, 0).ok()) << "begun twice by one";
    ASSERT_TRUE(store.append(one.value(), 0, base::BytesView(bytes).first(500)).ok());
    ASSERT_TRUE(store.append(two.value(), 0, bytes).ok());
    ASSERT_TRUE(store.finish(two.value(), hash).ok());
    ASSERT_EQ(store.files().value().size(), 1u);
    EXPECT_EQ(readAll(store, store.files().value()[0]), bytes);
}

TEST(AttachmentStore, APieceThatReturnedIsThereAfterAnyPowerCut) {
    const auto bytes = someBytes(400'000, 3);
    const auto hash = seal::sha256(bytes);
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        Folder folder, after;
        journal::FaultDisk disk;
        base::SeededRandom random(seed);
        std::uint64_t safe = 0;
        bool isFinished = false;
        {
            auto store = openedStore(folder / "a.db", disk.name());
            const auto row = store.begin(hash, kGiver, bytes.size(), 0);
            const std::uint64_t pieces = random.below(12);
            for (std::uint64_t i = 0; i < pieces && safe < bytes.size(); ++i) {
                const auto count = std::min<std::uint64_t>(40'000, bytes.size() - safe);
                if (i + 1 == pieces && random.below(2) == 0) disk.failSyncs(true);
                if (store.append(row.value(), safe, base::BytesView(bytes).subspan(safe, count)).ok()) safe += count;
            }
            if (safe == bytes.size()) isFinished = store.finish(row.value(), hash).ok();
            ASSERT_TRUE(disk.powerCut(after.path(), [&] { return random.below(2) == 0; }).ok());
            disk.mend();
        }
        auto store = openedStore(after / "a.db");
        const auto files = store.files();
        ASSERT_TRUE(files.ok());
        ASSERT_EQ(files.value().size(), 1u) << "seed " << seed;
        EXPECT_GE(files.value()[0].through, safe) << "seed " << seed;
        EXPECT_GE(files.value()[0].isWhole, isFinished);
        const auto kept = readAll(store, files.value()[0]);
        ASSERT_EQ(kept.size(), files.value()[0].through);
        EXPECT_TRUE(std::equal(kept.begin(), kept.end(), bytes.begin())) << "seed " << seed;
    }
}

TEST(AttachmentStore, WhatIsRemovedIsNowhereInTheFilesAndTheRestStays) {
    for (const std::size_t size : {50U, 30'000U, 900'000U}) {
        Folder folder;
        auto store = openedStore(folder / "a.db");
        const auto stays = secret("BLEIBT-HIER", size), goes = secret("GEHEIM-WORT", size);
        ASSERT_TRUE(store.put(seal::sha256(stays), stays).ok());
        ASSERT_TRUE(store.put(seal::sha256(goes), goes).ok());
        ASSERT_NE(filesHolding(folder.path(), "GEHEIM-WORT"), "");
        removeAll(store, store.files().value()[1].row);
        EXPECT_EQ(filesHolding(folder.path(), "GEHEIM-WORT"), "") << size;
        EXPECT_FALSE(store.leavesCopies());
        ASSERT_EQ(store.files().value().size(), 1u);
        EXPECT_EQ(readAll(store, store.files().value()[0]), stays);
        EXPECT_TRUE(journal::copyJournal(folder / "a.db", folder / "copy.db").ok());
        EXPECT_EQ(filesHolding(folder.path(), "GEHEIM-WORT"), "");
    }
}

TEST(AttachmentStore, ARemovalThatWasBrokenOffLeavesNothingThatCountsAsWhole) {
    Folder folder;
    const auto bytes = someBytes(900'000, 4);
    {
        auto store = openedStore(folder / "a.db");
        ASSERT_TRUE(store.put(seal::sha256(bytes), bytes).ok());
        const auto removed = store.remove(store.files().value()[0].row, 2);
        EXPECT_FALSE(removed.value());
    }
    auto store = openedStore(folder / "a.db");
    EXPECT_FALSE(store.files().value()[0].isWhole);
    EXPECT_TRUE(journal::checkAttachments(folder / "a.db").value().findings.empty());
    removeAll(store, store.files().value()[0].row);
    EXPECT_TRUE(store.files().value().empty());
}

TEST(AttachmentStore, AFullDiskIsSaidAndMendsWithoutAReopening) {
    Folder folder;
    journal::FaultDisk disk;
    auto store = openedStore(folder / "a.db", disk.name());
    const auto bytes = someBytes(300'000, 6);
    const auto row = store.begin(seal::sha256(bytes), kGiver, bytes.size(), 0);
    disk.fillUp(true);
    const auto full = store.append(row.value(), 0, bytes);
    ASSERT_FALSE(full.ok());
    EXPECT_EQ(store.lastTrouble(), journal::Trouble::Full);
    EXPECT_EQ(store.files().value()[0].through, 0u);
    disk.mend();
    EXPECT_TRUE(store.append(row.value(), 0, bytes).ok());
    EXPECT_EQ(readAll(store, store.files().value()[0]), bytes);
}

TEST(AttachmentStore, TheCheckNamesTheFileThatHoldsOneFlippedBit) {
    Folder folder;
    const auto good = someBytes(500'000, 7), bad = secret("ZIEL-DES-BITS", 500'000);
    {
        auto store = openedStore(folder / "a.db");
        ASSERT_TRUE(store.put(seal::sha256(good), good).ok());
        ASSERT_TRUE(store.put(seal::sha256(bad), bad).ok());
    }
    EXPECT_TRUE(journal::checkAttachments(folder / "a.db").value().findings.empty());
    std::fstream file(folder / "a.db", std::ios::in | std::ios::out | std::ios::binary);
    std::string all{std::istreambuf_iterator<char>(file), {}};
    const auto at = all.find("ZIEL-DES-BITS");
    ASSERT_NE(at, std::string::npos);
    file.clear();
    file.seekp(static_cast<std::streamoff>(at + 3));
    file.put(static_cast<char>(all[at + 3] ^ 1));
    file.close();
    const auto report = journal::checkAttachments(folder / "a.db");
    ASSERT_TRUE(report.ok());
    EXPECT_TRUE(report.value().structure.empty());
    ASSERT_EQ(report.value().findings.size(), 1u);
    EXPECT_EQ(report.value().findings[0].hash, seal::sha256(bad));
}

TEST(AttachmentStore, WhatIsNoSuchFileIsRefused) {
    Folder folder;
    std::ofstream(folder / "x.db") << "this is no database at all, and long enough to look at";
    EXPECT_FALSE(AttachmentStore::open(folder / "x.db").ok());
    EXPECT_FALSE(AttachmentStore::open(folder / "none.db", journal::Open::ForReading).ok());
    { auto journal = opened(folder / "j.db"); }
    EXPECT_FALSE(AttachmentStore::open(folder / "j.db", journal::Open::ForReading).ok());
}
