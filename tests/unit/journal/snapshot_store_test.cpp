// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/snapshot_store.h"

#include <gtest/gtest.h>

#include <fstream>

#include "journal_world.h"

namespace {

journal::SnapshotStore::Snapshot snapshotOf(std::uint64_t sequence, const std::string& text, std::uint32_t fold = 1) {
    journal::SnapshotStore::Snapshot snapshot;
    snapshot.sequence = sequence;
    snapshot.foldVersion = fold;
    snapshot.chain[0] = static_cast<std::uint8_t>(sequence);
    snapshot.bytes.assign(text.begin(), text.end());
    snapshot.hash = seal::sha256(snapshot.bytes);
    return snapshot;
}
std::filesystem::path freshFile(const std::string& name) {
    const auto file =
        std::filesystem::temp_directory_path() / ("lagewerk-" + name + std::to_string(::getpid()) + ".db");
    std::filesystem::remove(file);
    return file;
}
std::string rawTextOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST(SnapshotStore, KeepsTheNewestThreeOfEachFoldVersionAndTellsThemApart) {
    const auto file = freshFile("snapshots");
    auto store = journal::SnapshotStore::open(file);
    ASSERT_TRUE(store.ok());
    for (std::uint64_t i = 1; i <= 5; ++i)
        for (const std::uint32_t fold : {1u, 2u})
            ASSERT_TRUE(store.value().add(snapshotOf(i, std::to_string(fold) + "/" + std::to_string(i), fold)));
    EXPECT_EQ(store.value().kept().size(), 6u);
    EXPECT_EQ(store.value().newest(1)->bytes, snapshotOf(5, "1/5").bytes);
    EXPECT_EQ(store.value().newest(2)->bytes, snapshotOf(5, "2/5").bytes) << "same record, another fold";
    EXPECT_EQ(store.value().newest(1, 3)->sequence, 3u);
    EXPECT_FALSE(store.value().newest(1, 2).has_value()) << "older than the newest three";
    EXPECT_FALSE(store.value().newest(3).has_value());
    std::filesystem::remove(file);
}

TEST(SnapshotStore, FoldVersionsThatNobodyKeepsUpGiveWay) {
    const auto file = freshFile("versions");
    auto store = journal::SnapshotStore::open(file);
    ASSERT_TRUE(store.ok());
    for (std::uint32_t fold = 1; fold <= 20; ++fold) ASSERT_TRUE(store.value().add(snapshotOf(fold, "x", fold)));
    EXPECT_EQ(store.value().kept().size(), journal::SnapshotStore::kKept);
    EXPECT_TRUE(store.value().newest(20).has_value());
    EXPECT_FALSE(store.value().newest(17).has_value());
    std::filesystem::remove(file);
}

TEST(SnapshotStore, ADamagedOneIsPassedOver) {
    const auto file = freshFile("damaged");
    auto store = journal::SnapshotStore::open(file);
    ASSERT_TRUE(store.value().add(snapshotOf(1, "good")));
    auto bad = snapshotOf(2, "bad");
    bad.bytes[0] ^= 1;
    ASSERT_TRUE(store.value().add(bad));
    EXPECT_EQ(store.value().newest(1)->sequence, 1u);
    std::filesystem::remove(file);
}

TEST(SnapshotStore, AFileThatWasCutIsBegunAnewWithTheNextAndSaysSo) {
    const auto file = freshFile("cut");
    {
        auto store = journal::SnapshotStore::open(file);
        for (std::uint64_t i = 1; i <= 3; ++i)
            ASSERT_TRUE(store.value().add(snapshotOf(i, std::string(200'000, static_cast<char>('a' + i)))));
        EXPECT_FALSE(store.value().takeRenewal());
    }
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    auto store = journal::SnapshotStore::open(file);
    ASSERT_TRUE(store.ok());
    ASSERT_TRUE(store.value().add(snapshotOf(9, std::string(200'000, 'z'))));
    EXPECT_TRUE(store.value().takeRenewal());
    EXPECT_FALSE(store.value().takeRenewal()) << "once";
    ASSERT_TRUE(store.value().newest(1).has_value());
    EXPECT_EQ(store.value().newest(1)->sequence, 9u);
    std::filesystem::remove(file);
}

TEST(SnapshotStore, WhatIsClearedLeavesNoCopyInTheFile) {
    const auto file = freshFile("cleared");
    {
        auto store = journal::SnapshotStore::open(file);
        ASSERT_TRUE(store.value().add(snapshotOf(1, std::string(20'000, 'x') + "Frau Muster, Gartenweg 3")));
        store.value().clear();
        EXPECT_TRUE(store.value().kept().empty());
    }
    EXPECT_EQ(rawTextOf(file).find("Gartenweg"), std::string::npos);
    std::filesystem::remove(file);
}

TEST(SnapshotStore, AFileThatIsNoneIsBegunAnew) {
    const auto file = freshFile("none");
    std::ofstream(file) << std::string(5'000, 'n');
    auto store = journal::SnapshotStore::open(file);
    ASSERT_TRUE(store.ok());
    EXPECT_TRUE(store.value().add(snapshotOf(1, "good")));
    EXPECT_TRUE(store.value().newest(1).has_value());
    std::filesystem::remove(file);
}
