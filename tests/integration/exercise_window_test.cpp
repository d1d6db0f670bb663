// SPDX-License-Identifier: EUPL-1.2
// An exercise with a window: the console stays when the exercise is over, and closing it ends the run with its verdict.
// What is left of it is a journal, from which every page can be drawn again, without a broker.

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "broker/base/child_process.h"
#include "broker/base/instant.h"
#include "scenarios/replay/verdict.h"

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

struct Drawn {
    int code = -1;
    std::string words;
};
Drawn ran(const fs::path& log, std::vector<std::string> arguments) {
    arguments.front() = std::string(LAGEWERK_BUILD_DIR) + "/bin/" + arguments.front();
    fs::remove(log);
    auto child = base::ChildProcess::start({std::move(arguments), log, {}});
    if (!child.ok()) return {-1, child.failure().text()};
    while (!child.value().waitForEnd(20)) continue;
    return {child.value().end()->code, wordsOf(log)};
}

Drawn draw(const fs::path& log, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "lagewerk-console");
    return ran(log, std::move(arguments));
}

/// Every page, at the end and as it was known on the way; and what cannot be drawn.
void drawPages(const fs::path& root, const fs::path& out) {
    const fs::path log = root / "draw.log";
    const std::string journal = (out / "journal.db").string(), town = (out / "town.gpkg").string();
    const Drawn listed = draw(log, {"--pages"});
    ASSERT_EQ(listed.code, 0) << listed.words;
    std::istringstream pages(listed.words);
    int drawn = 0;
    for (std::string page, key; pages >> page >> key; ++drawn) {
        const fs::path picture = root / (page + ".png");
        const Drawn one = draw(log, {"--shot", page, "--journal", journal, "--package", town, "--size", "1280x800",
                                     "--out", picture.string()});
        EXPECT_EQ(one.code, 0) << page << ": " << one.words;
        EXPECT_EQ(one.words, "") << page;
        EXPECT_GT(fs::file_size(picture), 20'000U) << page;
    }
    EXPECT_GE(drawn, 7);
    const auto shot = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"--shot", "log", "--journal", journal};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return draw(log, arguments);
    };
    const std::string picture = (root / "early.png").string();
    const auto records = replay::historyOf(journal);
    ASSERT_TRUE(records.ok());
    const std::string early = base::isoUtc(records.value().picture.tick->at.plusS(-60));
    EXPECT_EQ(shot({"--knowledge", early, "--out", picture}).code, 0);
    EXPECT_NE(wordsOf(picture), wordsOf(root / "log.png"));
    const Drawn before = shot({"--at", "1999-01-01T00:00:00Z", "--out", picture});
    EXPECT_EQ(before.code, 2);
    EXPECT_NE(before.words.find("before the journal begins"), std::string::npos) << before.words;
    EXPECT_EQ(shot({"--at", "gestern", "--out", picture}).code, 64);
    EXPECT_EQ(shot({"--out", (root / "none" / "p.png").string()}).code, 2);
    EXPECT_EQ(draw(log, {"--shot", "log", "--journal", (root / "none.db").string(), "--out", picture}).code, 2);
    EXPECT_NE(shot({}).code, 0) << "without --out";
    EXPECT_EQ(shot({"--out", picture, "--scale", "nan"}).code, 64);
    EXPECT_EQ(shot({"--out", picture, "--package", (root / "log.png").string()}).code, 2) << "no town package";
    // Another town's package: a picture of both would call all stations quiet.
    std::ofstream(root / "stations.csv") << "id;name;lat;lon;unit;quantity\nX-1;Anderswo;49.9;9.4;cm;water_level\n";
    const std::string other = (root / "other.gpkg").string();
    ASSERT_EQ(ran(log, {"lagewerk-geo", "demo-town", "--seed", "1", "--out", other}).code, 0);
    const Drawn made =
        ran(log, {"lagewerk-geo", "update", "--package", other, "--stations", (root / "stations.csv").string()});
    ASSERT_EQ(made.code, 0) << made.words;
    const Drawn mixed = shot({"--out", picture, "--package", other});
    EXPECT_EQ(mixed.code, 2);
    EXPECT_NE(mixed.words.find("none of the stations that report"), std::string::npos) << mixed.words;
    EXPECT_EQ(
        shot({"--out", picture, "--knowledge", early, "--at", base::isoUtc(records.value().picture.tick->at)}).code, 64)
        << "later than what was known";
    const Drawn papers = draw(log, {"--report", "all", "--journal", journal, "--package", town, "--knowledge", early,
                                    "--out", (root / "papers").string()});
    EXPECT_EQ(papers.code, 0) << papers.words;
    int written = 0;
    std::istringstream files(papers.words);
    for (std::string file; std::getline(files, file); ++written) {
        EXPECT_EQ(wordsOf(file).substr(0, 5), "%PDF-") << file;
        EXPECT_GT(fs::file_size(file), 3'000U) << file;
    }
    EXPECT_GE(written, 13);
    EXPECT_EQ(draw(log, {"--report", "log", "--journal", journal, "--out", (root / "log.png" / "in").string()}).code,
              2);
    EXPECT_NE(draw(log, {"--report", "wetter", "--journal", journal, "--out", root.string()}).code, 0);
    EXPECT_NE(draw(log, {"--at", early}).code, 0) << "without --shot";
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
    drawPages(root, out);
    fs::remove_all(root);
}

}  // namespace
