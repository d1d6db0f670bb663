// SPDX-License-Identifier: EUPL-1.2
#include "broker/base/child_process.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace {

constexpr int kChildPatienceMs = 20'000;

std::filesystem::path scratchFile(const char* name) {
    return std::filesystem::temp_directory_path() / ("lagewerk-child-" + std::to_string(getpid()) + "-" + name);
}
std::string contentOfFile(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST(ChildProcess, GivesStatusOutputAndEnvironment) {
    const auto log = scratchFile("log");
    auto child = base::ChildProcess::start({{"sh", "-c", "echo $WORD; echo bad >&2; exit 7"}, log, {{"WORD", "grün"}}});
    ASSERT_TRUE(child.ok()) << child.failure().text();
    ASSERT_TRUE(child.value().waitForEnd(kChildPatienceMs));
    EXPECT_EQ(child.value().end()->code, 7);
    EXPECT_FALSE(child.value().end()->isClean());
    EXPECT_EQ(contentOfFile(log), "grün\nbad\n");
    std::filesystem::remove(log);
}

TEST(ChildProcess, AMissingProgramIsAFailureThatNamesIt) {
    const auto child = base::ChildProcess::start({{"/nowhere/program"}, {}, {}});
    ASSERT_FALSE(child.ok());
    EXPECT_NE(child.failure().text().find("/nowhere/program"), std::string::npos);
}

TEST(ChildProcess, ASignalIsReportedAndADeafChildIsKilled) {
    auto child = base::ChildProcess::start(
        {{"sh", "-c", "trap '' TERM; echo ready; exec tail -f /dev/null"}, scratchFile("deaf"), {}});
    ASSERT_TRUE(child.ok());
    while (contentOfFile(scratchFile("deaf")).empty()) ASSERT_FALSE(child.value().waitForEnd(10));
    child.value().stop(100);
    ASSERT_TRUE(child.value().end().has_value());
    EXPECT_TRUE(child.value().end()->bySignal);
    EXPECT_EQ(child.value().end()->code, SIGKILL);
    std::filesystem::remove(scratchFile("deaf"));
}

TEST(ChildProcess, EndsWithItsOwner) {
    pid_t pid = -1;
    {
        auto child = base::ChildProcess::start({{"tail", "-f", "/dev/null"}, {}, {}});
        ASSERT_TRUE(child.ok());
        pid = child.value().pid();
        EXPECT_EQ(kill(pid, 0), 0);
    }
    EXPECT_NE(kill(pid, 0), 0);
}

TEST(KeptChild, IsTriedOnceAMinuteWhenItSaysThatItsInputIsWrong) {
    base::SteppedClock clock({});
    base::KeptChild child({{"sh", "-c", "exit 2"}, {}, {}}, clock);
    std::vector<std::string> news;
    const auto lookUntilEnded = [&] {
        const auto before = news.size();
        for (int i = 0; i < 2000 && news.size() < before + 2; ++i) {
            if (auto said = child.look()) news.push_back(*said);
            auto wait = base::ChildProcess::start({{"true"}, {}, {}});
            wait.value().waitForEnd(kChildPatienceMs);
        }
    };
    EXPECT_FALSE(child.isInputWrong());
    lookUntilEnded();
    ASSERT_EQ(news.size(), 2u);
    EXPECT_TRUE(child.isInputWrong());
    clock.stepMs(59'900);
    EXPECT_EQ(child.look(), std::nullopt);
    clock.stepMs(200);
    lookUntilEnded();
    ASSERT_EQ(news.size(), 4u);
    EXPECT_EQ(child.starts(), 2);
    EXPECT_NE(news[3].find("60000 ms"), std::string::npos) << news[3];
}

TEST(KeptChild, IsStartedAgainLaterEachTimeUntilItEndsCleanly) {
    base::SteppedClock clock({});
    const auto marks = scratchFile("marks");
    // Fails three times, then ends well.
    base::KeptChild child(
        {{"sh", "-c", "echo x >> " + marks.string() + "; test $(wc -l < " + marks.string() + ") -ge 4"}, {}, {}},
        clock);
    std::vector<std::string> news;
    for (int i = 0; i < 2000 && (news.empty() || news.back().find("has ended") == std::string::npos); ++i) {
        if (auto said = child.look()) news.push_back(*said);
        if (child.pid()) {
            auto wait = base::ChildProcess::start({{"true"}, {}, {}});
            wait.value().waitForEnd(kChildPatienceMs);
        } else {
            clock.stepMs(50);
        }
    }
    EXPECT_EQ(child.starts(), 4);
    ASSERT_GE(news.size(), 7u);
    EXPECT_NE(news[1].find("200 ms"), std::string::npos) << news[1];
    EXPECT_NE(news[3].find("400 ms"), std::string::npos) << news[3];
    EXPECT_NE(news[5].find("800 ms"), std::string::npos) << news[5];
    EXPECT_EQ(contentOfFile(marks), "x\nx\nx\nx\n");
    EXPECT_EQ(child.look(), std::nullopt);
    std::filesystem::remove(marks);
}

TEST(KeptChild, OneThatShallNotEndIsStartedAgainAlsoAfterACleanEnd) {
    base::SteppedClock clock({});
    base::KeptChild child({{"true"}, {}, {}}, clock, base::KeptChild::CleanEnd::IsNone);
    for (int i = 0; i < 2000 && child.starts() < 3; ++i) {
        (void)child.look();
        if (!child.pid()) {
            clock.stepMs(50);
            continue;
        }
        auto wait = base::ChildProcess::start({{"true"}, {}, {}});
        wait.value().waitForEnd(kChildPatienceMs);
    }
    EXPECT_EQ(child.starts(), 3);
    child.stop();
    clock.stepMs(60'000);
    EXPECT_EQ(child.look(), std::nullopt) << "who stops it means it";
}
