// SPDX-License-Identifier: EUPL-1.2
#include <fstream>

#include <gtest/gtest.h>

#include "broker/seal/seal.h"
#include "console/session/file_cache.h"

namespace session {
namespace {

class FileCacheTest : public testing::Test {
protected:
    FileCacheTest() {
        seal::start();
        std::string pattern = (std::filesystem::temp_directory_path() / "lagewerk-cache-XXXXXX").string();
        EXPECT_NE(mkdtemp(pattern.data()), nullptr);
        m_folder = std::filesystem::path(pattern) / "files";
    }
    ~FileCacheTest() override { std::filesystem::remove_all(m_folder.parent_path()); }

    static base::Bytes file(std::uint8_t fill, std::size_t size = 1000) { return base::Bytes(size, fill); }
    static wire::Hash hashOf(const base::Bytes& bytes) { return seal::sha256(bytes); }
    wire::Hash put(FileCache& cache, std::uint8_t fill, std::size_t size = 1000) {
        const base::Bytes bytes = file(fill, size);
        EXPECT_TRUE(cache.put(hashOf(bytes), bytes).ok());
        return hashOf(bytes);
    }

    std::filesystem::path m_folder;
};

TEST_F(FileCacheTest, WhatWasPutIsThereAfterARestart) {
    wire::Hash hash{};
    {
        FileCache cache(m_folder);
        hash = put(cache, 1);
    }
    FileCache cache(m_folder);
    EXPECT_TRUE(cache.has(hash));
    EXPECT_EQ(cache.get(hash), file(1));
    EXPECT_EQ(cache.bytes(), 1000U);
}

TEST_F(FileCacheTest, AFlippedBitMakesAFileMissingNeverWrong) {
    FileCache cache(m_folder);
    const wire::Hash hash = put(cache, 1);
    {
        std::fstream out(m_folder / base::toHex(hash), std::ios::binary | std::ios::in | std::ios::out);
        out.seekp(500);
        out.put(2);
    }
    EXPECT_EQ(cache.get(hash), std::nullopt);
    EXPECT_FALSE(cache.has(hash));
    EXPECT_FALSE(std::filesystem::exists(m_folder / base::toHex(hash)));
    EXPECT_EQ(cache.bytes(), 0U);
}

TEST_F(FileCacheTest, WhatWasUsedLeastLatelyGoesFirst) {
    FileCache cache(m_folder, 2500);
    const wire::Hash first = put(cache, 1), second = put(cache, 2);
    EXPECT_TRUE(cache.get(first).has_value());
    const wire::Hash third = put(cache, 3);
    EXPECT_TRUE(cache.has(first));
    EXPECT_FALSE(cache.has(second));
    EXPECT_TRUE(cache.has(third));
    EXPECT_LE(cache.bytes(), 2500U);
    EXPECT_FALSE(std::filesystem::exists(m_folder / base::toHex(second)));
}

TEST_F(FileCacheTest, WhatIsRemovedIsNotOnTheDisk) {
    FileCache cache(m_folder);
    const wire::Hash hash = put(cache, 1);
    cache.remove(hash);
    EXPECT_FALSE(std::filesystem::exists(m_folder / base::toHex(hash)));
    EXPECT_EQ(cache.get(hash), std::nullopt);
}

TEST_F(FileCacheTest, OnlyThisUserReadsIt) {
    FileCache cache(m_folder);
    put(cache, 1);
    EXPECT_EQ(std::filesystem::status(m_folder).permissions(), std::filesystem::perms::owner_all);
}

TEST_F(FileCacheTest, AFolderThatCannotBeMadeIsAFailureThatNamesIt) {
    FileCache cache("/proc/nowhere/files");
    const auto put = cache.put(hashOf(file(1)), file(1));
    ASSERT_FALSE(put.ok());
    EXPECT_EQ(put.failure().where, "/proc/nowhere/files");
}

}  // namespace
}  // namespace session
