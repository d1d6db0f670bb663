// SPDX-License-Identifier: EUPL-1.2
// An exercise with a window: the console stays when the exercise is over, and closing it ends the run with its verdict.

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "broker/base/child_process.h"

namespace {

namespace fs = std::filesystem;

std::string wordsOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

pid_t consolePid(const fs::path& out) {
    std::ifstream in(out / "run" / "pids");
    std::string name;
    for (pid_t pid = 0; in >> name >> pid;)
        if (name == "console") return pid;
    return -1;
}

TEST(ExerciseWindow, ClosingTheConsoleAfterTheEndGivesTheVerdict) {
    const std::string programs = std::string(LAGEWERK_BUILD_DIR) + "/bin/";
    if (!fs::exists(programs + "lagewerk-console")) GTEST_SKIP() << "skipped: built without the console";
    const fs::path root = fs::path(::testing::TempDir()) / ("window-" + std::to_string(::getpid()));
    fs::create_directories(root);
    const fs::path log = root / "log", out = root / "out";
    auto run = base::ChildProcess::start(
        {{programs + "lagewerk-exercise", "demo", "--scenario",
          std::string(LAGEWERK_SOURCE_DIR) + "/tests/integration/kurz", "--speed", "0", "--out", out.string()},
         log,
         {{"QT_QPA_PLATFORM", "offscreen"}, {"QT_QUICK_BACKEND", "software"}}});
    ASSERT_TRUE(run.ok());
    bool isClosed = false;
    for (int i = 0; i < 14'000 && !run.value().waitForEnd(20); ++i) {
        if (isClosed || wordsOf(log).find("the exercise is over") == std::string::npos) continue;
        isClosed = ::kill(consolePid(out), SIGTERM) == 0;
    }
    EXPECT_TRUE(isClosed) << wordsOf(log);
    ASSERT_TRUE(run.value().end().has_value()) << wordsOf(log);
    EXPECT_EQ(run.value().end()->code, 0) << wordsOf(log);
    EXPECT_FALSE(fs::exists(out / "console.png"));
    EXPECT_TRUE(fs::exists(out / "summary.json"));
    fs::remove_all(root);
}

}  // namespace
