// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/run_folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace {

namespace fs = std::filesystem;

TEST(RunFolder, ASecondRunIsRefusedAndTouchesNothingWhileTheFirstHoldsIt) {
    const auto out = std::filesystem::path(::testing::TempDir()) / ("run_folder_lock" + std::to_string(::getpid()));
    std::filesystem::remove_all(out);
    {
        const auto first = replay::prepareRunFolder(out);
        ASSERT_TRUE(first.ok()) << first.failure().text();
        std::ofstream(first.value().run() / "probe") << "of the first run";
        const auto second = replay::prepareRunFolder(out);
        ASSERT_FALSE(second.ok());
        EXPECT_NE(second.failure().text().find(out.string()), std::string::npos) << second.failure().text();
        EXPECT_NE(second.failure().text().find("--out"), std::string::npos) << second.failure().text();
        EXPECT_TRUE(std::filesystem::exists(first.value().run() / "probe"));
    }
    const auto after = replay::prepareRunFolder(out);
    ASSERT_TRUE(after.ok()) << after.failure().text();
    EXPECT_FALSE(std::filesystem::exists(after.value().run() / "probe"));
    std::filesystem::remove_all(out);
}

class ResultsFolder : public ::testing::Test {
protected:
    ResultsFolder() : m_out(fs::path(::testing::TempDir()) / ("run_folder_results" + std::to_string(::getpid()))) {
        fs::remove_all(m_out);
        fs::create_directories(m_out);
    }
    ~ResultsFolder() override { fs::remove_all(m_out); }
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((m_out / name).parent_path());
        std::ofstream(m_out / name) << text;
    }
    [[nodiscard]] std::string textOf(const std::string& name) const {
        std::ifstream in(m_out / name);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    fs::path m_out;
};

TEST_F(ResultsFolder, AnEarlierRunIsKeptBesideTheNext) {
    for (const std::string number : {"1", "2", "3"}) {
        const auto folder = replay::prepareRunFolder(m_out);
        ASSERT_TRUE(folder.ok()) << folder.failure().text();
        EXPECT_FALSE(fs::exists(m_out / "journal.db"));
        EXPECT_FALSE(fs::exists(m_out / "checkpoints.jsonl")) << "one run's witness says nothing of the next";
        EXPECT_EQ(folder.value().keptAs.empty(), number == "1");
        for (const char* name : {"journal.db", "checkpoints.jsonl", "cap/a.xml", "summary.json", "run/probe"})
            write(name, "run " + number);
    }
    for (const std::string number : {"1", "2"})
        for (const char* name : {"journal.db", "checkpoints.jsonl", "cap/a.xml", "summary.json"})
            EXPECT_EQ(textOf("earlier/" + number + "/" + name), "run " + number) << name;
    EXPECT_EQ(textOf("journal.db"), "run 3");
    EXPECT_FALSE(fs::exists(m_out / "earlier/1/run")) << "keys die with their run";
}

TEST_F(ResultsFolder, FilesOfNoRunAreNeverTouched) {
    for (const char* name : {"cap/own.xml", "people/list.txt", "town.gpkg", "summary.json", "journal.db", "run/x"}) {
        write(name, "mine");
        const auto folder = replay::prepareRunFolder(m_out);
        ASSERT_FALSE(folder.ok()) << name;
        EXPECT_NE(folder.failure().text().find("--out"), std::string::npos) << folder.failure().text();
        EXPECT_EQ(textOf(name), "mine");
        fs::remove_all(m_out / *fs::path(name).begin());
    }
    write("letter.txt", "mine");
    const auto folder = replay::prepareRunFolder(m_out);
    ASSERT_TRUE(folder.ok()) << "other files may lie there: " << folder.failure().text();
    EXPECT_EQ(textOf("letter.txt"), "mine");
}

}  // namespace
