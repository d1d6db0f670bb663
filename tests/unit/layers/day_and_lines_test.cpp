// SPDX-License-Identifier: EUPL-1.2

// People by day and lines of supply, from their sources into a package and back.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/layers/osm_world.h"

namespace {

using layers_test::flatElevation;
using layers_test::Folder;
using layers_test::osmXml;
using layers_test::request;

TEST(BuildPopulation, ByDayIsATableOfItsOwnSharedOverAllButSheds) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    ASSERT_TRUE(layers::buildTown(r));
    const auto night = layers::loadTown(r.out);
    ASSERT_TRUE(night);
    EXPECT_FALSE(night.value().hasPopulationByDay);
    const std::string before = layers::packageInfo(r.out).value().version;
    // The cells of every building, 20 people by day in each.
    std::set<std::pair<long long, long long>> cells;
    for (const auto& building : night.value().buildings) {
        const auto at = geometry::toEuropean(geometry::toGeo(building.centre));
        const auto middle = [](double m) { return static_cast<long long>(std::floor(m / 100)) * 100 + 50; };
        cells.insert({middle(at.eastM), middle(at.northM)});
    }
    std::string csv = "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\n";
    for (const auto& [x, y] : cells) csv += "A;" + std::to_string(x) + ";" + std::to_string(y) + ";20\n";
    layers::UpdateRequest update;
    update.package = r.out;
    update.populationByDay = folder.write("day.csv", csv);
    const auto told = layers::updateTown(update);
    ASSERT_TRUE(told) << told.failure().text();
    EXPECT_NE(told.value().find("\"population_day\""), std::string::npos);
    EXPECT_NE(layers::packageInfo(r.out).value().version, before);
    const auto day = layers::loadTown(r.out);
    ASSERT_TRUE(day) << day.failure().text();
    EXPECT_TRUE(day.value().hasPopulationByDay);
    EXPECT_FALSE(day.value().hasPopulation) << "nobody has counted the night";
    EXPECT_EQ(day.value().populationByDay.size(), cells.size());
    double sum = 0;
    for (const auto& building : day.value().buildings) sum += static_cast<double>(building.peopleByDay);
    EXPECT_NEAR(sum, 20.0 * static_cast<double>(cells.size()), 0.01);
    // Built in one go it is the same package.
    r.populationByDay = update.populationByDay;
    r.out = folder / "again.gpkg";
    ASSERT_TRUE(layers::buildTown(r));
    EXPECT_EQ(layers::packageInfo(r.out).value().version, layers::packageInfo(update.package).value().version);
    // New buildings share it anew.
    layers::UpdateRequest again;
    again.package = r.out, again.osm = r.osm;
    const auto shared = layers::updateTown(again);
    ASSERT_TRUE(shared) << shared.failure().text();
    EXPECT_NE(shared.value().find("population_day: shared out again"), std::string::npos);
    EXPECT_TRUE(layers::loadTown(r.out).value().hasPopulationByDay);
}

TEST(BuildFromOsm, TakesPowerLinesPipelinesAndTracks) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    ASSERT_TRUE(layers::buildTown(r));
    const auto town = layers::loadTown(r.out);
    ASSERT_TRUE(town);
    std::vector<std::string> kinds;
    for (const auto& line : town.value().supplyLines) kinds.push_back(line.kind);
    std::sort(kinds.begin(), kinds.end());
    EXPECT_EQ(kinds, (std::vector<std::string>{"pipeline_gas", "power_line", "tram"}));
    const auto info = layers::packageInfo(r.out);
    const auto has = [&](const std::string& name) {
        return std::ranges::any_of(info.value().present, [&](const auto& layer) { return layer.name == name; });
    };
    EXPECT_TRUE(has("utilities"));
    // An update of another layer keeps them.
    layers::UpdateRequest update;
    update.package = r.out;
    update.elevation = {flatElevation(folder, 300)};
    ASSERT_TRUE(layers::updateTown(update));
    EXPECT_EQ(layers::loadTown(r.out).value().supplyLines.size(), 3u);
}

}  // namespace
