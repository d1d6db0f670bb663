// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A hamlet of one house, one street and one brook, and a folder that goes with the test.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "gis/layers/internal/package_write.h"
#include "gis/layers/town_package.h"

namespace layers_test {

/// An empty folder for one test, removed with it.
class Folder {
public:
    Folder() {
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        m_path =
            std::filesystem::path(::testing::TempDir()) / ("lagewerk_layers_" + std::string(test->test_suite_name()) +
                                                           "_" + test->name() + std::to_string(::getpid()));
        std::filesystem::remove_all(m_path);
        std::filesystem::create_directories(m_path);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(m_path / name, std::ios::binary) << text;
        return m_path / name;
    }
    /// Names of what lies in it, sorted.
    [[nodiscard]] std::vector<std::string> list() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(m_path))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    std::filesystem::path m_path;
};

/// EPSG:25832 as a .prj file beside a raster.
inline constexpr const char* kUtm32 =
    R"(PROJCS["ETRS89 / UTM zone 32N",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",)"
    R"(SPHEROID["GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],)"
    R"(PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",9],)"
    R"(PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],)"
    R"(UNIT["metre",1]])";

inline geometry::MapRing square(double west, double south, double side) {
    return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}

inline layers::TownContent hamlet() {
    layers::TownContent town;
    town.name = "Weiler Ödhof";
    town.created = "2026-01-01T00:00:00.000Z";
    town.trial = true;
    town.districts.push_back({"090000000001", "Mitte", {{square(500000, 5500000, 400)}}, 12U});
    town.districts.push_back({"090000000002", "Rand", {{square(500400, 5500000, 400)}}, std::nullopt});
    town.landuse.push_back({"farm", {square(500000, 5500000, 400), square(500100, 5500100, 50)}});
    town.water.push_back({"Weiher", "lake", {square(500300, 5500300, 30)}});
    town.watercourses.push_back({"Ödbach", "brook", 2.5, {{500000, 5500300}, {500100, 5500290}, {500390, 5500280}}});
    town.streets.push_back({"Am Bach", "minor", false, false, {{500000, 5500050}, {500200, 5500050}}});
    town.streets.push_back({"Am Bach", "minor", true, false, {{500200, 5500050}, {500210, 5500050}}});
    town.railways.push_back({"rail", {{500000, 5500010}, {500400, 5500010}}});
    town.buildings.push_back({"home", 7.5, {square(500050, 5500060, 10)}});
    town.buildings.push_back({"work", std::nullopt, {square(500080, 5500060, 20)}});
    town.objects.push_back({"OBJ-01", "care_home", "Haus Ödblick", 48U, "Am Bach 1", {500055, 5500065}});
    town.objects.push_back({"OBJ-02", "power", "Trafo", std::nullopt, "", {500085, 5500065}});
    town.places.push_back({"Ödhof", 4, {500100, 5500100}});
    town.population.push_back({{square(500000, 5500000, 100)}, 7.5});
    town.population.push_back({{square(500100, 5500000, 100)}, std::nullopt});
    fusion::StationFacts s;
    s.id = "OED-1", s.name = "Ödbach, Steg", s.water = "Ödbach", s.unit = "cm", s.at = {500100, 5500290};
    s.zeroM = 311.25, s.meanCm = 40, s.iwCm[0] = 100, s.iwCm[1] = 150, s.upstream = "OED-0", s.stepFail = 150;
    town.stations.push_back(s);
    geometry::ElevationGrid grid;
    grid.frame = {500000, 5500400, 5, 80, 80};
    grid.heightM.assign(grid.frame.cells(), 312.5F);
    grid.heightM[3] = std::numeric_limits<float>::quiet_NaN();
    town.elevation = grid;
    town.sources.push_back({"buildings", "drawn by hand", "EUPL-1.2", "2026-01-01", "two of them"});
    return town;
}

}  // namespace layers_test
