// SPDX-License-Identifier: EUPL-1.2
// A whole exercise of real processes, whose parts are killed in the middle: it must end as the one that was left alone.

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>

#include <nlohmann/json.hpp>

#include "broker/base/child_process.h"
#include "broker/journal/journal.h"
#include "scenarios/replay/verdict.h"

namespace {

namespace fs = std::filesystem;

std::string program(const char* name) { return std::string(LAGEWERK_BUILD_DIR) + "/bin/" + name; }
bool hasConsole() { return fs::exists(program("lagewerk-console")); }

std::string textOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class ExerciseRun : public ::testing::Test {
protected:
    struct Result {
        int code = -1;
        nlohmann::json summary;
        std::string log;
    };
    struct Kill {
        std::string part;
        std::uint64_t atRecord = 0;
    };

    ExerciseRun() : m_root(fs::path(::testing::TempDir()) / ("exercise-" + std::to_string(::getpid()))) {
        fs::create_directories(m_root);
    }
    ~ExerciseRun() override {
        if (!HasFailure())
            fs::remove_all(m_root);
        else
            std::fprintf(stderr, "the runs are kept in %s\n", m_root.c_str());
    }

    Result play(const std::string& name, const std::vector<Kill>& kills, bool withConsole,
                const std::string& speed = "0") {
        const fs::path out = m_root / name;
        std::vector<std::string> command{program("lagewerk-exercise"),
                                         "demo",
                                         "--headless",
                                         "--scenario",
                                         std::string(LAGEWERK_SOURCE_DIR) + "/tests/integration/kurz",
                                         "--speed",
                                         speed,
                                         "--out",
                                         out.string()};
        if (!withConsole) command.push_back("--no-console");
        auto run = base::ChildProcess::start({command, m_root / (name + ".log"), {}});
        EXPECT_TRUE(run.ok());
        if (!run) return {};
        auto left = kills;
        for (int i = 0; i < 4000 && !run.value().waitForEnd(20); ++i) {
            if (!left.empty() && lastRecord(out) >= left.front().atRecord && kill(out, left.front().part))
                left.erase(left.begin());
        }
        EXPECT_TRUE(left.empty()) << "the run was over before " << (left.empty() ? "" : left.front().part)
                                  << " could be killed";
        Result result;
        result.log = textOf(m_root / (name + ".log"));
        if (const auto& end = run.value().end()) result.code = end->bySignal ? -end->code : end->code;
        result.summary = nlohmann::json::parse(textOf(out / "summary.json"), nullptr, false);
        return result;
    }

    static std::uint64_t lastRecord(const fs::path& out) {
        const fs::path file = out / "run" / "realm" / "journal.db";
        if (!fs::exists(file)) return 0;
        const auto journal = journal::Journal::open(file, journal::Open::ForReading);
        return journal ? journal.value().lastSequence() : 0;
    }

    static bool kill(const fs::path& out, const std::string& part) {
        const pid_t pid = part == "fusion" ? fusionPid(out) : pidOf(out, part);
        return pid > 0 && ::kill(pid, SIGKILL) == 0;
    }
    static pid_t pidOf(const fs::path& out, const std::string& part) {
        std::ifstream in(out / "run" / "pids");
        std::string name;
        for (pid_t pid = 0; in >> name >> pid;) {
            if (name == part) return pid;
        }
        return -1;
    }
    /// The broker keeps it, and says its process id.
    static pid_t fusionPid(const fs::path& out) {
        const std::string log = textOf(out / "run" / "broker.log"), words = "lagewerk-fusion started, process ";
        const auto at = log.rfind(words);
        return at == std::string::npos ? -1 : static_cast<pid_t>(std::stol(log.substr(at + words.size())));
    }

    fs::path m_root;
};

TEST_F(ExerciseRun, EndsWithTheSamePictureWhenItsPartsAreKilled) {
    const Result calm = play("calm", {}, hasConsole());
    ASSERT_EQ(calm.code, 0) << calm.log;
    std::vector<Kill> kills{{"broker", 150},     {"fusion", 300}, {"dispatch", 450}, {"operator-1", 520},
                            {"operator-2", 540}, {"field", 560},  {"player", 600}};
    if (hasConsole()) kills.insert(kills.begin() + 3, {"console", 480});
    const Result killed = play("killed", kills, hasConsole());
    ASSERT_EQ(killed.code, 0) << killed.log;
    EXPECT_EQ(killed.summary["picture_hash"], calm.summary["picture_hash"]);
    EXPECT_EQ(killed.summary["accepted"], calm.summary["accepted"]) << "nothing lost, nothing doubled";
    EXPECT_EQ(killed.summary["issued"], calm.summary["issued"]);
    EXPECT_TRUE(killed.summary["duplicates"].is_null()) << "a killed broker took its count along: unknown, not 0";
}

TEST_F(ExerciseRun, LeavesWhatTheContractNames) {
    const Result run = play("run", {}, hasConsole());
    ASSERT_EQ(run.code, 0) << run.log;
    const fs::path out = m_root / "run";
    for (const char* file : {"journal.db", "town.gpkg", "summary.json"}) EXPECT_TRUE(fs::exists(out / file)) << file;
    EXPECT_FALSE(fs::is_empty(out / "cap"));
    for (const char* key : {"accepted", "rejected", "duplicates", "zones", "proposals", "issued", "delivered",
                            "people_affected", "objects_affected", "latency_ms", "picture_hash", "realm"}) {
        EXPECT_TRUE(run.summary.contains(key)) << key;
    }
    EXPECT_EQ(run.summary.size(), 12u);
    EXPECT_TRUE(run.summary["latency_ms"]["approval_to_delivery"]["p99"].is_number());
    if (!hasConsole()) return;
    EXPECT_TRUE(run.summary["latency_ms"]["sensor_to_console"]["p99"].is_number());
    const std::string png = textOf(out / "console.png");
    ASSERT_GT(png.size(), 24u);
    const auto sizeAt = [&](std::size_t at) {
        return (static_cast<unsigned char>(png[at + 2]) << 8) | static_cast<unsigned char>(png[at + 3]);
    };
    EXPECT_EQ(sizeAt(16), 1920);
    EXPECT_EQ(sizeAt(20), 1080);
}

TEST_F(ExerciseRun, ItsRulesTriedOnItsJournalRaiseWhatWasRaised) {
    const Result run = play("run", {}, false);
    ASSERT_EQ(run.code, 0) << run.log;
    const fs::path out = m_root / "run";
    const auto tried = [&](const char* name, std::vector<std::string> more) {
        std::vector<std::string> command{program("lagewerk-fusion"), "try", "--journal",
                                         (out / "journal.db").string()};  // town.gpkg lies beside it
        command.insert(command.end(), more.begin(), more.end());
        auto child = base::ChildProcess::start({command, m_root / name, {}});
        EXPECT_TRUE(child.ok());
        if (!child || !child.value().waitForEnd(120'000)) return nlohmann::json();
        EXPECT_EQ(child.value().end()->code, 0);
        return nlohmann::json::parse(textOf(m_root / name), nullptr, false);
    };
    const nlohmann::json same =
        tried("same.json", {"--rules", std::string(LAGEWERK_SOURCE_DIR) + "/tests/integration/kurz/rules.toml"});
    ASSERT_TRUE(same.is_object()) << textOf(m_root / "same.json");
    EXPECT_EQ(same["counts"]["alarm"], 1);
    EXPECT_GE(same["counts"]["proposal"], 1);
    EXPECT_EQ(same["counts"], same["recorded_counts"]);
    const auto& incidents = same["incidents"];
    const auto cellars = std::find_if(incidents.begin(), incidents.end(),
                                      [](const nlohmann::json& incident) { return incident["reports"] == 2; });
    ASSERT_NE(cellars, incidents.end()) << incidents.dump(1);
    EXPECT_EQ((*cellars)["kind"], "water");
    EXPECT_GE(same["counts"]["incident"], 1);
    EXPECT_TRUE(same["only_with_these_rules"].empty()) << same["only_with_these_rules"].dump(1);
    EXPECT_TRUE(same["only_in_the_journal"].empty()) << same["only_in_the_journal"].dump(1);
    const nlohmann::json shipped = tried("shipped.json", {});
    ASSERT_TRUE(shipped.is_object()) << textOf(m_root / "shipped.json");
    ASSERT_EQ(shipped["only_in_the_journal"].size(), 1u) << shipped["only_in_the_journal"].dump(1);
    EXPECT_EQ(shipped["only_in_the_journal"][0]["subject"], "rule:quelle");
    EXPECT_EQ(shipped["only_in_the_journal"][0]["task"], "Steg sperren.");
    EXPECT_FALSE(shipped["only_in_the_journal"][0]["records"].empty());
    EXPECT_TRUE(tried("table.txt", {"--table", "--lang", "de"}).is_discarded()) << "a table is no JSON";
    const std::string table = textOf(m_root / "table.txt");
    EXPECT_NE(table.find("\n- "), std::string::npos) << table;
    EXPECT_NE(table.find("Steg sperren."), std::string::npos) << table;
    EXPECT_NE(table.find("Alarmplan 0/1"), std::string::npos) << table;
}

TEST_F(ExerciseRun, SaysWhatDidNotComeTrueAndExitsWith2) {
    const fs::path scenario = m_root / "scenario.toml";
    std::string text = textOf(std::string(LAGEWERK_SOURCE_DIR) + "/tests/integration/kurz/scenario.toml");
    text.replace(text.find("issued_min = 1"), 14, "issued_min = 9");
    std::ofstream(scenario) << text;
    auto run =
        base::ChildProcess::start({{program("lagewerk-exercise"), "demo", "--headless", "--no-console", "--scenario",
                                    scenario.string(), "--speed", "0", "--out", (m_root / "out").string()},
                                   m_root / "log",
                                   {}});
    ASSERT_TRUE(run.ok());
    ASSERT_TRUE(run.value().waitForEnd(120'000));
    EXPECT_EQ(run.value().end()->code, 2);
    EXPECT_NE(textOf(m_root / "log").find("warnings issued: at least 9 expected, 1 came"), std::string::npos)
        << textOf(m_root / "log");
}

TEST_F(ExerciseRun, KeepsJournalAndSummaryAndExitsWith130WhenTheUserStopsIt) {
    const fs::path out = m_root / "stopped";
    auto run = base::ChildProcess::start(
        {{program("lagewerk-exercise"), "demo", "--headless", "--no-console", "--scenario",
          std::string(LAGEWERK_SOURCE_DIR) + "/tests/integration/kurz", "--speed", "1", "--out", out.string()},
         m_root / "log",
         {}});
    ASSERT_TRUE(run.ok());
    for (int i = 0; i < 3000 && lastRecord(out) < 20 && !run.value().waitForEnd(20); ++i) continue;
    run.value().signal(SIGINT);
    ASSERT_TRUE(run.value().waitForEnd(30'000));
    EXPECT_FALSE(run.value().end()->bySignal);
    EXPECT_EQ(run.value().end()->code, 130) << textOf(m_root / "log");
    EXPECT_NE(textOf(m_root / "log").find("stopped by the user at tick"), std::string::npos) << textOf(m_root / "log");
    EXPECT_TRUE(replay::historyOf(out / "journal.db").ok());
    EXPECT_TRUE(nlohmann::json::parse(textOf(out / "summary.json"), nullptr, false).is_object());
}

}  // namespace
