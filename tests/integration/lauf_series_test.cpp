// SPDX-License-Identifier: EUPL-1.2
// Real input: the town package of Lauf a.d. Pegnitz from OpenStreetMap and elevation, and a recorded gauge series of
// another river, transplanted to the Pegnitz. Proves import and chain, not a flood; needs ../shared/data.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "broker/base/clock.h"
#include "broker/seal/seal.h"
#include "gis/layers/town_package.h"
#include "scenarios/replay/crew.h"
#include "scenarios/replay/run_folder.h"
#include "scenarios/replay/verdict.h"

namespace {

namespace fs = std::filesystem;

// In the Pegnitz, middle of the town; the series' own thresholds (NRW Informationswerte 170, 340, 380 cm, mean 89 cm).
constexpr const char* kStation =
    "id,name,water,quantity,unit,east,north,zero_m,mean_cm,iw1_cm,iw2_cm,iw3_cm,period_s\n"
    "ECKESEY,\"Hagen-Eckesey, versetzt an die "
    "Pegnitz\",Pegnitz,water_level,cm,664631.77,5486507.34,auto-mean,89,170,340,380,86400\n";

std::string program(const char* name) { return std::string(LAGEWERK_BUILD_DIR) + "/bin/" + name; }

TEST(Lauf, ARecordedSeriesFloodsTheTrialSetUpAndUnknownPeopleStayUnknown) {
    const fs::path data = fs::path(LAGEWERK_SOURCE_DIR) / ".." / "shared" / "data";
    const fs::path osm = data / "osm" / "lauf-200115.osm.pbf", dem = data / "dem" / "N49E011.hgt.zip";
    const fs::path series = data / "timeseries" / "lanuv-gauge" / "gauge_values_daily.csv";
    if (!fs::exists(osm) || !fs::exists(dem) || !fs::exists(series)) GTEST_SKIP() << "skipped: no shared data";
    seal::start();
    layers::start();
    const base::SystemClock clock;
    const fs::path out = fs::path(::testing::TempDir()) / ("lauf-" + std::to_string(::getpid()));
    auto folder = replay::prepareRunFolder(out);
    ASSERT_TRUE(folder.ok()) << folder.failure().text();
    const replay::RunFolder& run = folder.value();
    const std::string scenario = std::string(LAGEWERK_SOURCE_DIR) + "/tests/integration/lauf/scenario.toml";
    std::ofstream(run.run() / "stations.csv") << kStation;
    replay::Crew crew(run, clock);
    const auto ran = [&](const std::string& name, std::vector<std::string> command) {
        command[0] = program(command[0].c_str());
        const auto done = crew.run(
            {name, std::move(command), {{"LAGEWERK_PASSPHRASE", "probe"}, {"QT_QPA_PLATFORM", "offscreen"}}}, 120'000);
        EXPECT_TRUE(done.ok()) << done.failure().text();
        return done.ok();
    };
    const auto started = [&](const std::string& name, std::vector<std::string> command) {
        command[0] = program(command[0].c_str());
        const auto done = crew.start({name, std::move(command)});
        EXPECT_TRUE(done.ok()) << done.failure().text();
        return done.ok();
    };
    const std::string realm = run.realm().string(), town = run.town().string();

    ASSERT_TRUE(
        ran("town", {"lagewerk-geo", "build", "--name", "Lauf a.d. Pegnitz", "--osm", osm.string(), "--dem",
                     dem.string(), "--stations", (run.run() / "stations.csv").string(), "--trial", "--out", town}));
    ASSERT_TRUE(ran("init", {"lagewerk-broker", "init", "--realm", realm, "--kind", "exercise", "--name",
                             "Versuchsaufbau Lauf", "--cheap-seal"}));
    ASSERT_TRUE(started("broker", {"lagewerk-broker", "run", "--realm", realm, "--town", town}));
    ASSERT_TRUE(ran("keys", {"lagewerk-keys", "enrol-device", "--realm", realm, "--name", "series", "--role", "field",
                             "--source", "series", "--source", "station:ECKESEY"}));
    ASSERT_TRUE(ran("keys", {"lagewerk-keys", "enrol-device", "--realm", realm, "--name", "player", "--role", "player",
                             "--source", "player"}));
    ASSERT_TRUE(ran("keys", {"lagewerk-keys", "enrol-device", "--realm", realm, "--name", "console-1", "--role",
                             "console", "--source", "post:*"}));
    ASSERT_TRUE(started(
        "series", {"lagewerk-agent", "series", "--identity", run.party("series").string(), "--csv", series.string(),
                   "--name-filter", "Hagen-Eckesey", "--column", "Mittelwert", "--station", "ECKESEY", "--lockstep"}));
    ASSERT_TRUE(ran("player", {"lagewerk-exercise", "play", "--identity", run.party("player").string(), "--scenario",
                               scenario, "--participants", "fusion,series"}));
    const bool withConsole = fs::exists(program("lagewerk-console"));
    if (withConsole) {
        ASSERT_TRUE(ran("console", {"lagewerk-console", "--identity", run.party("console-1").string(), "--town", town,
                                    "--screenshot", run.picture().string(), "--screenshot-when", "settled", "--size",
                                    "1920x1080", "--summary", run.consoleSummary().string(), "--exit-after-exercise"}));
        EXPECT_GT(fs::file_size(run.picture()), 50'000u) << run.picture();
    }
    crew.endAll();
    ASSERT_TRUE(replay::takeJournal(run).ok());

    const auto read = replay::loadScenario(scenario);
    ASSERT_TRUE(read.ok()) << read.failure().text();
    const auto verdict =
        replay::judge(read.value(), run, withConsole ? replay::ConsolePart::Headless : replay::ConsolePart::None);
    ASSERT_TRUE(verdict.ok()) << verdict.failure().text();
    EXPECT_TRUE(verdict.value().unmet.empty()) << verdict.value().unmet.front();
    EXPECT_EQ(verdict.value().summary.peopleAffected, std::nullopt) << "no population layer: unknown, never 0";
    EXPECT_TRUE(verdict.value().summary.objectsAffected.has_value());
    const auto history = replay::historyOf(run.journal());
    ASSERT_TRUE(history.ok());
    const auto zone = history.value().picture.zones.find("flood:Pegnitz");
    ASSERT_NE(zone, history.value().picture.zones.end());
    EXPECT_TRUE(zone->second.zone.trial) << "marked as Versuchsaufbau";
    EXPECT_GT(zone->second.zone.areaKm2, 0);
    std::printf("Lauf: zone %.3f km2, %zu objects, people unknown; picture %s\n", zone->second.zone.areaKm2,
                zone->second.zone.objects.size(), run.picture().c_str());
    if (!HasFailure() && !std::getenv("LAGEWERK_KEEP")) fs::remove_all(out);
}

}  // namespace
