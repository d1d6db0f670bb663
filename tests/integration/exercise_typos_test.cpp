// SPDX-License-Identifier: EUPL-1.2
// A typo in a scenario is told with file, line and fix before anything is made; what only the town can judge, right
// after the town was made.

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "broker/base/child_process.h"
#include "gis/layers/town_package.h"
#include "scenarios/replay/scenario.h"

namespace {

namespace fs = std::filesystem;

std::string textOfFile(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class ScenarioTypo : public ::testing::Test {
protected:
    struct Row {
        std::string piece, other, what, fix;
    };
    struct Told {
        int code = -1;
        std::string text, place;
        bool townMade = false;
    };

    ScenarioTypo() : m_root(fs::path(::testing::TempDir()) / ("typos-" + std::to_string(::getpid()))) {
        fs::create_directories(m_root);
    }
    ~ScenarioTypo() override { fs::remove_all(m_root); }

    /// Plays the short exercise with one piece of its file replaced.
    Told play(const Row& row) {
        std::string text = textOfFile(std::string(LAGEWERK_SOURCE_DIR) + "/tests/integration/kurz/scenario.toml");
        const auto at = text.find(row.piece);
        EXPECT_NE(at, std::string::npos) << row.piece;
        if (at == std::string::npos) return {};
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        text.replace(at, row.piece.size(), row.other);
        const fs::path file = m_root / "scenario.toml", out = m_root / "out", log = m_root / "log";
        std::ofstream(file, std::ios::binary) << text;
        fs::remove_all(out);
        fs::remove(log);
        auto run = base::ChildProcess::start(
            {{std::string(LAGEWERK_BUILD_DIR) + "/bin/lagewerk-exercise", "demo", "--headless", "--no-console",
              "--scenario", file.string(), "--speed", "0", "--out", out.string()},
             log,
             {}});
        EXPECT_TRUE(run.ok());
        if (!run || !run.value().waitForEnd(60'000)) return {};
        return {run.value().end()->code, textOfFile(log), file.string() + ":" + std::to_string(line),
                fs::exists(out / "town.gpkg")};
    }
    void expectTold(const Row& row, bool townMade) {
        SCOPED_TRACE(row.other);
        const Told told = play(row);
        EXPECT_EQ(told.code, 1) << told.text;
        for (const std::string& part : {row.what, row.fix, "(" + told.place + ")"})
            EXPECT_NE(told.text.find(part), std::string::npos) << part << " is not in: " << told.text;
        EXPECT_EQ(told.townMade, townMade);
    }

    fs::path m_root;
};

TEST_F(ScenarioTypo, ThatTheFileAloneShowsIsToldBeforeAnythingIsMade) {
    const std::vector<Row> rows{
        {"duration_s = 720", "durations_s = 720", "unknown key \"durations_s\"", "did you mean \"duration_s\"?"},
        {"draft_after_s", "draft_afters", "unknown key \"draft_afters\"", "did you mean \"draft_after_s\"?"},
        {"noise_cm = 0.8", "nois_cm = 0.8", "unknown key", "did you mean \"noise_cm\"?"},
        {"period_s = 60", "period_s = 61", "not a whole number of ticks", "make it a multiple"},
        {"[120, 112], [180, 138]", "[180, 112], [120, 138]", "do not rise", "in order of time"},
        {"[120, 112]", "[120, \"112\"]", "not 2 numbers", "write points = [["},
        {"points = [[0, 6.0]", "pionts = [[0, 6.0]", "unknown key", "did you mean \"points\"?"},
        {"type = \"LF\"", "type = \"LG\"", "unknown type of unit \"LG\"", "did you mean \""},
        {"[400, 49.90905,", "[400, 95,", "place 3 of the track is not on earth", "latitude (-90 to 90) first"},
        {"[120, 49.91328, 9.43257, 3]", "[121, 49.91328, 9.43257, 3]", "does not fall on a tick", "write 120 or 125"},
        {"strength = [0, 1, 8, 9]", "strength = [0, 1, 8, 8]", "strength", "[0, 1, 8, 9]"},
        {"at_s = 100", "at_s = 102", "does not fall on a tick", "write 100 or 105"},
        {"at_s = 500", "at_s = 900", "log.at_s is 900", "choose a value from 0 to 720"},
        {"level_min = 2", "level_min = 4", "level_min is 4", "choose a value from 0 to 3"},
        {"key = \"keller\"", "kye = \"keller\"", "unknown key \"kye\"", "did you mean \"key\"?"},
        {"to = \"EA Bach\"", "to = \"EA Bech\"", "no unit, sector or function is called", "did you mean \"EA Bach\"?"},
        {"unit = \"Florian Auental 1/44-1\"", "unit = \"Florian Auental 1/44\"", "the field has no unit",
         "did you mean \"Florian Auental 1/44-1\"?"},
        {"state = \"closed\"", "state = \"close\"", "no state of that board", "did you mean \"closed\"?"},
        {"[[inject]]", "[[injekt]]", "unknown key \"injekt\"", "did you mean \"inject\"?"},
        {"text = \"Kräfte vor Ort.\"", "text = \"Kräfte vor Ort.", "", "correct the TOML syntax"},
    };
    for (const Row& row : rows) expectTold(row, false);
}

TEST_F(ScenarioTypo, ThatOnlyTheTownShowsIsToldRightAfterItWasMade) {
    expectTold({"station = \"MB-QUELLE\"", "station = \"MB-QELLE\"", "the town has no station \"MB-QELLE\"",
                "did you mean \"MB-QUELLE\"?"},
               true);
    expectTold({"name = \"EA Bach\"\noutline = [[49.913,", "name = \"EA Bach\"\noutline = [[49.993,",
                "corner 1 of the sector \"EA Bach\" lies outside the town", "[latitude, longitude]"},
               true);
    expectTold({"proposals = [\"flood:Mühlbach\"]", "proposals = [\"flood:Muhlbach\"]", "\"flood:Muhlbach\"",
                "did you mean \"flood:Mühlbach\"?"},
               true);
}

/// What is shipped must not be refused by what is shipped with it.
TEST(ShippedScenarios, FitTheDemoTown) {
    const fs::path town = fs::path(::testing::TempDir()) / ("fit-" + std::to_string(::getpid()) + ".gpkg");
    auto made = base::ChildProcess::start(
        {{std::string(LAGEWERK_BUILD_DIR) + "/bin/lagewerk-geo", "demo-town", "--seed", "1", "--out", town.string()},
         town.string() + ".log",
         {}});
    ASSERT_TRUE(made.ok());
    while (!made.value().waitForEnd(20)) continue;
    ASSERT_EQ(made.value().end()->code, 0) << textOfFile(town.string() + ".log");
    layers::start();
    const auto loaded = layers::loadTown(town);
    ASSERT_TRUE(loaded.ok()) << loaded.failure().text();
    int count = 0;
    for (const auto& entry : fs::directory_iterator(std::string(LAGEWERK_SOURCE_DIR) + "/scenarios")) {
        if (!fs::exists(entry.path() / "scenario.toml")) continue;
        const auto scenario = replay::loadScenario(entry.path() / "scenario.toml");
        ASSERT_TRUE(scenario.ok()) << scenario.failure().text();
        const auto fits = replay::fitToTown(scenario.value(), loaded.value());
        EXPECT_TRUE(fits.ok()) << (fits.ok() ? std::string() : fits.failure().text());
        ++count;
    }
    EXPECT_GE(count, 2);
    for (const char* end : {"", ".log"}) fs::remove(town.string() + end);
}

}  // namespace
