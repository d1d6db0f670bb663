// SPDX-License-Identifier: EUPL-1.2
// The fictitious town Auental: what must hold whatever its generator grows.
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "gis/fusion/flood_model.h"
#include "gis/layers/demo/demo_town.h"
#include "gis/layers/demo/houses.h"
#include "gis/layers/demo/surroundings.h"
#include "gis/layers/internal/imports.h"
#include "gis/layers/package_words.h"
#include "gis/layers/town_build.h"
#include "tests/unit/layers/small_world.h"

namespace layers_test {

using geometry::MapPoint;

class DemoTown : public ::testing::Test {
protected:
    /// Grown once: it takes seconds.
    static const layers::TownContent& town() {
        static const layers::TownContent kTown = layers::demo::grownTown(1);
        return kTown;
    }
    static const layers::demo::Terrain& terrain() {
        static const layers::demo::Terrain kTerrain(1);
        return kTerrain;
    }
    static layers::demo::Vec local(MapPoint p) {
        return {p.eastM - layers::demo::kSouthWest.eastM, p.northM - layers::demo::kSouthWest.northM};
    }
    /// Every 2 m of a line.
    template <class Visit>
    static void along(const std::vector<MapPoint>& line, Visit visit) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            const int steps = std::max(1, static_cast<int>(geometry::distanceM(line[i - 1], line[i]) / 2));
            for (int k = 0; k <= steps; ++k) {
                const double t = static_cast<double>(k) / steps;
                visit(MapPoint{line[i - 1].eastM + t * (line[i].eastM - line[i - 1].eastM),
                               line[i - 1].northM + t * (line[i].northM - line[i - 1].northM)});
            }
        }
    }
};

/// Buildings by 50 m cell, to find the ones near a place.
class HouseIndex {
public:
    explicit HouseIndex(const layers::TownContent& town) : m_town(town) {
        for (std::size_t i = 0; i < town.buildings.size(); ++i) {
            const geometry::MapBox box = geometry::boxOf(town.buildings[i].shape.front());
            for (int x = cell(box.westM); x <= cell(box.eastM); ++x)
                for (int y = cell(box.southM); y <= cell(box.northM); ++y) m_cells[{x, y}].push_back(i);
        }
    }
    /// The building at a place, or nothing.
    [[nodiscard]] std::optional<std::size_t> at(MapPoint p, std::size_t but = SIZE_MAX) const {
        const auto found = m_cells.find({cell(p.eastM), cell(p.northM)});
        if (found == m_cells.end()) return std::nullopt;
        for (const std::size_t i : found->second)
            if (i != but && geometry::isInside(p, m_town.buildings[i].shape)) return i;
        return std::nullopt;
    }

private:
    static int cell(double metres) { return static_cast<int>(std::floor(metres / 50)); }
    const layers::TownContent& m_town;
    std::map<std::pair<int, int>, std::vector<std::size_t>> m_cells;
};

TEST_F(DemoTown, IsTheSameForTheSameSeedAndAnotherForAnother) {
    const std::string version = layers::contentVersion(town());
    EXPECT_EQ(layers::contentVersion(layers::demo::grownTown(1)), version);
    EXPECT_NE(layers::contentVersion(layers::demo::grownTown(2)), version);
}

TEST_F(DemoTown, HasTheSizeOfATown) {
    EXPECT_GE(town().buildings.size(), 10000U);
    EXPECT_LE(town().buildings.size(), 16000U);
    EXPECT_EQ(town().objects.size(), 60U);
    EXPECT_EQ(town().stations.size(), 8U);
    EXPECT_EQ(town().districts.size(), 10U);
    std::set<std::string> kinds, names;
    for (const auto& object : town().objects) {
        kinds.insert(object.kind);
        EXPECT_TRUE(names.insert(object.id).second) << object.id;
        EXPECT_FALSE(object.name.empty());
        EXPECT_FALSE(object.address.empty()) << object.name << " found no site";
    }
    EXPECT_EQ(kinds.size(), 20U) << "every kind of gis/layers/README.md";
}

TEST_F(DemoTown, HousesSixtyThousandPeopleAndTheSumsAgree) {
    double cells = 0, buildings = 0, districts = 0;
    for (const auto& cell : town().population) {
        ASSERT_TRUE(cell.people);
        cells += *cell.people;
    }
    for (const auto& b : town().buildings) {
        ASSERT_TRUE(b.people);
        buildings += *b.people;
        if (b.use != "home") {
            EXPECT_EQ(*b.people, 0);
        }
    }
    for (const auto& d : town().districts) districts += d.people.value_or(0);
    EXPECT_EQ(cells, 60000);
    EXPECT_NEAR(buildings, 60000, 0.01);
    EXPECT_NEAR(districts, 60000, 20) << "each district is rounded";
}

TEST_F(DemoTown, DistrictsCoverEveryHouseOnce) {
    for (std::size_t i = 0; i < town().buildings.size(); i += 7) {
        int inside = 0;
        for (const auto& d : town().districts)
            inside += geometry::isInside(town().buildings[i].shape.front().front(), d.area) ? 1 : 0;
        EXPECT_EQ(inside, 1) << i;
    }
}

TEST_F(DemoTown, NoHouseStandsInWaterInAStreetOrInAnotherHouse) {
    const HouseIndex index(town());
    for (std::size_t i = 0; i < town().buildings.size(); ++i) {
        const auto& ring = town().buildings[i].shape.front();
        ASSERT_GE(ring.size(), 4U);
        EXPECT_GT(geometry::signedAreaM2(ring), 9) << i;
        for (std::size_t k = 0; k < ring.size(); ++k) {
            EXPECT_GT(terrain().toWater(local(ring[k])), 0) << i;
            // A little inside the corner: neighbours in a row share their corners.
            const MapPoint& a = ring[(k + ring.size() - 1) % ring.size()];
            const MapPoint& c = ring[(k + 1) % ring.size()];
            const MapPoint in{ring[k].eastM + 0.03 * (a.eastM + c.eastM - 2 * ring[k].eastM),
                              ring[k].northM + 0.03 * (a.northM + c.northM - 2 * ring[k].northM)};
            if (!geometry::isInside(in, town().buildings[i].shape)) continue;  // the inner corner of an L
            EXPECT_FALSE(index.at(in, i)) << i;
        }
        for (const auto& water : town().water) EXPECT_FALSE(geometry::isInside(ring[0], water.shape)) << water.name;
    }
    for (const auto& street : town().streets)
        along(street.line, [&](MapPoint p) { EXPECT_FALSE(index.at(p)) << street.name; });
}

TEST_F(DemoTown, StreetsHangTogether) {
    std::map<std::pair<double, double>, std::size_t> root;
    std::vector<std::size_t> parent(town().streets.size());
    const auto find = [&parent](std::size_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    };
    for (std::size_t i = 0; i < parent.size(); ++i) {
        parent[i] = i;
        for (const MapPoint& p : town().streets[i].line) {
            const auto [at, fresh] = root.try_emplace({p.eastM, p.northM}, i);
            if (!fresh) parent[find(i)] = find(at->second);
        }
    }
    double main = 0, all = 0;
    std::map<std::size_t, double> metres;
    for (std::size_t i = 0; i < parent.size(); ++i)
        for (std::size_t k = 1; k < town().streets[i].line.size(); ++k)
            metres[find(i)] += geometry::distanceM(town().streets[i].line[k - 1], town().streets[i].line[k]);
    for (const auto& [_, m] : metres) main = std::max(main, m), all += m;
    EXPECT_GT(all, 150000) << "metres of streets";
    EXPECT_GT(main / all, 0.97) << "only ways that leave over the map's edge may lie apart";
}

TEST_F(DemoTown, StreetsCrossWaterOnBridgesOnly) {
    int bridges = 0;
    for (const auto& street : town().streets) {
        bridges += street.bridge ? 1 : 0;
        if (!street.bridge)
            along(street.line, [&](MapPoint p) { EXPECT_GT(terrain().toWater(local(p)), 0) << street.name; });
    }
    EXPECT_GE(bridges, 6);
}

TEST_F(DemoTown, NearlyEveryStreetButPathsHasAName) {
    std::set<std::string> names;
    int unnamed = 0;
    for (const auto& street : town().streets) {
        if (street.rank == "path") continue;
        if (street.name.empty()) ++unnamed;
        names.insert(street.name);
    }
    EXPECT_LE(unnamed, 3);
    EXPECT_GE(names.size(), 250U);
    for (const char* name : {"Bahnhofstraße", "Marktplatz", "Brückenstraße"}) EXPECT_EQ(names.count(name), 1U) << name;
}

TEST_F(DemoTown, BedsFallFromSourceToMouthOnTheElevation) {
    for (const auto& course : town().watercourses) {
        double lowest = 1e9;
        along(course.line, [&](MapPoint p) {
            // Cells are 5 m: the bed is the lowest ground within a cell of the line.
            double bed = 1e9;
            for (const double dx : {-5.0, 0.0, 5.0})
                for (const double dy : {-5.0, 0.0, 5.0})
                    bed =
                        std::min(bed, layers::heightAt(*town().elevation, {p.eastM + dx, p.northM + dy}).value_or(1e9));
            if (bed > 1e8) return;
            EXPECT_LE(bed, lowest + 0.25) << course.name;
            lowest = std::min(lowest, bed);
        });
        const auto source = layers::heightAt(*town().elevation, course.line.front()),
                   mouth = layers::heightAt(*town().elevation, course.line.back());
        ASSERT_TRUE(source && mouth);
        EXPECT_GT(*source, *mouth + 5) << course.name;
    }
}

TEST_F(DemoTown, StationsStandAtTheWaterWithFiguresThatFitTheGround) {
    std::set<std::string> ids;
    for (const auto& s : town().stations) {
        ids.insert(s.id);
        if (s.quantity != wire::Quantity::WaterLevel) continue;
        const auto bed = layers::heightAt(*town().elevation, s.at);
        ASSERT_TRUE(bed && s.zeroM && s.meanCm && s.iwCm[0] && s.iwCm[1] && s.iwCm[2]);
        EXPECT_NEAR(*bed, *s.zeroM, 0.15) << s.id;
        EXPECT_GE(*s.meanCm, 40);
        EXPECT_LE(*s.meanCm, 80);
        EXPECT_LT(*s.meanCm, *s.iwCm[0]);
        EXPECT_LT(*s.iwCm[0], *s.iwCm[1]);
        EXPECT_LT(*s.iwCm[1], *s.iwCm[2]);
    }
    EXPECT_EQ(ids, (std::set<std::string>{"RG-RATHAUS", "RG-OBERTAL", "AUE-OBERTAL", "AUE-WEHR", "AUE-ALTSTADT",
                                          "AUE-UNTERTAL", "MB-QUELLE", "MB-MUEHLE"}));
}

TEST_F(DemoTown, WaterBehaves) {
    const Folder folder;
    ASSERT_TRUE(layers::writePackage(town(), folder / "auental.gpkg"));
    const auto loaded = layers::loadTown(folder / "auental.gpkg");
    ASSERT_TRUE(loaded) << loaded.failure().text();
    fusion::FloodModel model(loaded.value());
    const auto zoneAt = [&](const std::string& water, auto level) {
        fusion::WaterLevels levels;
        levels.water = water;
        for (const auto& s : loaded.value().stations)
            if (s.water == water) levels.gauges.push_back({s.id, s.at, s.zeroM, level(s)});
        return model.zoneFor(levels);
    };
    const auto peopleIn = [](const std::optional<fusion::FloodZone>& zone) {
        return zone && zone->zone.people ? zone->zone.people->best : 0U;
    };
    const auto mean = zoneAt("Aue", [](const auto& s) { return *s.meanCm; });
    EXPECT_EQ(peopleIn(mean), 0U);
    if (mean) {
        EXPECT_TRUE(mean->zone.objects.empty());
        EXPECT_LT(mean->zone.areaKm2, 0.05);
    }
    EXPECT_EQ(peopleIn(zoneAt("Mühlbach", [](const auto& s) { return *s.meanCm; })), 0U);
    const auto iw1 = zoneAt("Aue", [](const auto& s) { return *s.iwCm[0]; });
    EXPECT_EQ(peopleIn(iw1), 0U) << "IW1: meadows only";
    const auto iw2 = zoneAt("Aue", [](const auto& s) { return *s.iwCm[1]; });
    ASSERT_TRUE(iw1 && iw2 && iw2->zone.people);
    EXPECT_GT(iw2->zone.people->high, 0U) << "IW2: the first houses are within reach";
    EXPECT_LT(peopleIn(iw2), 100U);
    const auto iw3 = zoneAt("Aue", [](const auto& s) { return *s.iwCm[2]; });
    ASSERT_TRUE(iw3);
    EXPECT_GE(peopleIn(iw3), 200U) << "IW3: built-up ground";
    EXPECT_GT(iw2->zone.areaKm2, 1.5 * iw1->zone.areaKm2);
    EXPECT_GT(iw3->zone.areaKm2, 1.2 * iw2->zone.areaKm2);
    const auto high = zoneAt("Aue", [](const auto& s) { return *s.iwCm[2] + 50; });
    EXPECT_GE(peopleIn(high), 500U);
    EXPECT_LE(peopleIn(high), 3000U);
    ASSERT_TRUE(high);
    EXPECT_GE(high->zone.objects.size(), 3U);
    std::set<std::string> names;
    for (const auto& object : high->zone.objects) names.insert(object.name);
    EXPECT_EQ(names.count("Seniorenheim Auenblick"), 1U) << "a care home lies in the flood plain";
    EXPECT_EQ(peopleIn(zoneAt("Mühlbach", [](const auto& s) { return *s.iwCm[0]; })), 0U);
    EXPECT_GT(peopleIn(zoneAt("Mühlbach", [](const auto& s) { return *s.iwCm[2]; })), 50U);
}

TEST_F(DemoTown, InfoIsAsItWas) {
    const Folder folder;
    ASSERT_TRUE(layers::writeDemoTown(1, folder / "auental.gpkg"));
    const auto info = layers::packageInfo(folder / "auental.gpkg");
    ASSERT_TRUE(info) << info.failure().text();
    std::ifstream in(std::string(LAGEWERK_SOURCE_DIR) + "/tests/golden/layers/auental-seed-1.info.json");
    std::ostringstream golden;
    golden << in.rdbuf();
    // The golden file is what `lagewerk-geo demo-town --seed 1` and `info --json` print; renew it when the town changes
    // by intent.
    EXPECT_EQ(layers::infoJson(info.value()) + "\n", golden.str());
}

}  // namespace layers_test
