// SPDX-License-Identifier: EUPL-1.2
// Called wrongly, every program says which word was wrong and where help is, and exits with 64.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "broker/base/child_process.h"

namespace {

namespace fs = std::filesystem;

struct Answer {
    int code = -1;
    std::string text;
};

class Calls : public ::testing::Test {
protected:
    Calls() : m_root(fs::path(::testing::TempDir()) / ("calls-" + std::to_string(::getpid()))) {
        fs::create_directories(m_root);
    }
    ~Calls() override { fs::remove_all(m_root); }
    static std::string program(const std::string& name) { return std::string(LAGEWERK_BUILD_DIR) + "/bin/" + name; }
    Answer call(std::vector<std::string> words) {
        words.front() = program(words.front());
        const fs::path log = m_root / "log";
        fs::remove(log);
        auto run = base::ChildProcess::start({words, log, {{"QT_QPA_PLATFORM", "offscreen"}}});
        EXPECT_TRUE(run.ok());
        if (!run || !run.value().waitForEnd(20'000)) return {};
        std::ifstream in(log, std::ios::binary);
        const auto& end = run.value().end();
        return {end->bySignal ? -end->code : end->code, {std::istreambuf_iterator<char>(in), {}}};
    }
    fs::path m_root;
};

using WrongCalls = Calls;
using RightCalls = Calls;

TEST_F(WrongCalls, EveryProgramNamesTheWordAndExitsWith64) {
    struct Row {
        std::vector<std::string> words;
        std::string named, help;
    };
    const std::string none = m_root / "none";
    const std::vector<Row> rows{
        {{"lagewerk-agent"}, "subcommand", "lagewerk-agent --help"},
        {{"lagewerk-agent", "simulate", "--identity", none}, "--scenario", "lagewerk-agent simulate --help"},
        {{"lagewerk-agent", "simulate", "--identity", none, "--scenario", none, "--sed", "1"},
         "--sed",
         "lagewerk-agent simulate --help"},
        {{"lagewerk-agent", "simulate", "--identity", none, "--scenario", none, "--seed", "-1"}, "--seed", "--help"},
        {{"lagewerk-agent", "series", "--identity", none, "--csv", none, "--station", "X", "--unit", "furlong"},
         "--unit",
         "lagewerk-agent series --help"},
        {{"lagewerk-agent", "series", "--identity", none, "--csv", none, "--station", "X", "--speed", "0"},
         "--speed",
         "--help"},
        {{"lagewerk-dispatch", "--identity", none}, "--out", "lagewerk-dispatch --help"},
        {{"lagewerk-dispatch", "--identity", none, "--out", none, "--realm", "lvie"}, "--realm", "--help"},
        {{"lagewerk-fusion", "--town", none}, "--identity", "lagewerk-fusion --help"},
        {{"lagewerk-fusion", "--identity", none, "--town", none, "--nonsense"}, "--nonsense", "--help"},
        {{"lagewerk-keys", "enrol-device", "--realm", none, "--name", "x", "--source", "x"},
         "--role",
         "lagewerk-keys enrol-device --help"},
        {{"lagewerk-keys", "enrol-device", "--realm", none, "--name", "x", "--source", "x", "--role", "feld"},
         "--role",
         "--help"},
        {{"lagewerk-keys", "revoke", "--realm", none, "--reason", "x"}, "--device", "lagewerk-keys revoke --help"},
        {{"lagewerk-broker", "init", "--realm", none, "--kind", "lvie", "--name", "x"},
         "--kind",
         "lagewerk-broker init --help"},
        {{"lagewerk-broker", "init", "--realm", none, "--kind", "live", "--name", "x", "--port", "99999"},
         "--port",
         "--help"},
        {{"lagewerk-broker", "run", "--relm", none}, "--relm", "lagewerk-broker run --help"},
        {{"lagewerk-log", "verify"}, "--journal", "lagewerk-log verify --help"},
        {{"lagewerk-log", "verify", "--journal", none, "--witness", "x"}, "--witness", "--help"},
        {{"lagewerk-exercise", "demo", "--headless", "--speed", "2", "--seconds", "2"}, "--speed", "--help"},
        {{"lagewerk-exercise", "demo", "--headless", "--manual"}, "--manual", "lagewerk-exercise demo --help"},
        {{"lagewerk-exercise", "demo", "--headles"}, "--headles", "--help"},
        {{"lagewerk-exercise", "demo", "--seed", "-1"}, "--seed", "--help"},
        {{"lagewerk-exercise", "demo", "--seconds", "inf"}, "--seconds", "--help"},
        {{"lagewerk-exercise", "demo", "--language", "fr"}, "--language", "--help"},
        {{"lagewerk-geo", "demo-town", "--sed", "1"}, "--sed", "lagewerk-geo demo-town --help"},
        {{"lagewerk-geo", "demo-town"}, "--out", "lagewerk-geo demo-town --help"},
        {{"lagewerk-geo", "demo-town", "--out", none, "--seed", "-1"}, "--seed", "--help"},
        {{"lagewerk-geo", "lookup", "--package", none}, "--points", "lagewerk-geo lookup --help"},
        {{"lagewerk-geo", "inof", none}, "inof", "--help"},
        {{"lagewerk-geo", "build", "--name", " ", "--out", none, "--dem", none}, "--name", "lagewerk-geo build --help"},
        {{"lagewerk-geo", "build", "--name", "x", "--out", none, "--web", "javascript:1"},
         "--web",
         "lagewerk-geo build --help"},
        {{"lagewerk-geo", "build", "--name", "x", "--out", none, "--contact", "Rathaus"},
         "--contact",
         "lagewerk-geo build --help"},
        {{"lagewerk-keys", "revoke", "--realm", none, "--device", "x", "--reason", ""}, "--reason", "--help"},
        {{"lagewerk-dispatch", "--check", "lvie"}, "--check", "lagewerk-dispatch --help"},
        {{"lagewerk-dispatch", "--check", "live"}, "--sender", "lagewerk-dispatch --help"},
        {{"lagewerk-console", "--lang", "de"}, "--identity", "lagewerk-console --help"},
        {{"lagewerk-console", "--identity", none, "--size", "tiny"}, "--size", "--help"},
    };
    for (const Row& row : rows) {
        if (!fs::exists(program(row.words.front()))) continue;  // built without the console
        std::string line;
        for (const auto& word : row.words) line += word + " ";
        SCOPED_TRACE(line);
        const Answer answer = call(row.words);
        EXPECT_EQ(answer.code, 64) << answer.text;
        EXPECT_NE(answer.text.find(row.named), std::string::npos) << answer.text;
        EXPECT_NE(answer.text.find(row.help), std::string::npos) << answer.text;
    }
    EXPECT_FALSE(fs::exists(none)) << "a wrong call makes nothing";
}

/// Each may be given as often as there are layers.
TEST_F(RightCalls, SeveralSourcesAndLayersAreTakenInOneCall) {
    const fs::path squares = m_root / "squares.geojson", town = m_root / "t.gpkg";
    std::ofstream(squares)
        << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ARS":"1","GEN":"Mitte"},
        "geometry":{"type":"Polygon","coordinates":[[[11.27,49.50],[11.29,49.50],[11.29,49.52],[11.27,49.50]]]}}]})";
    const Answer answer = call({"lagewerk-geo", "build", "--name", "x", "--out", town, "--districts", squares,
                                "--layer", "a=" + squares.string(), "--layer", "b=" + squares.string(), "--source-of",
                                "a=Amt A;;", "--source-of", "districts=Stadt;dl-de/by-2-0;2024-06-30"});
    EXPECT_EQ(answer.code, 0) << answer.text;
    const Answer info = call({"lagewerk-geo", "info", town});
    for (const char* word : {"own_a", "own_b", "Amt A", "Stadt 2024-06-30 dl-de/by-2-0"})
        EXPECT_NE(info.text.find(word), std::string::npos) << word << "\n" << info.text;
    EXPECT_NE(answer.text.find("of own_b neither source"), std::string::npos) << answer.text;
}

TEST_F(RightCalls, HelpIsNoMistake) {
    for (const std::string name :
         {"lagewerk-agent", "lagewerk-dispatch", "lagewerk-fusion", "lagewerk-keys", "lagewerk-broker", "lagewerk-log",
          "lagewerk-exercise", "lagewerk-geo", "lagewerk-console"}) {
        if (!fs::exists(program(name))) continue;
        const Answer answer = call({name, "--help"});
        EXPECT_EQ(answer.code, 0) << name;
        EXPECT_FALSE(answer.text.empty()) << name;
    }
}

}  // namespace
