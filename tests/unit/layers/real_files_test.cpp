// SPDX-License-Identifier: EUPL-1.2
// Files as towns and offices give them away, with their faults: taken, mended or refused, and said. Needs
// ../shared/data.
#include "gis/layers/town_build.h"
#include "tests/unit/layers/osm_world.h"

namespace layers_test {
namespace {

class RealFiles : public testing::Test {
protected:
    void SetUp() override {
        if (std::filesystem::exists(m_shared)) return;
        std::puts("skipped: no shared data");
        GTEST_SKIP();
    }
    /// What is said of the districts in this file, or why there is no town.
    std::string districtsOf(const char* file) const {
        layers::BuildRequest r = request(m_folder);
        r.districts = m_shared / file, r.mayReplace = true;
        const auto built = layers::buildTown(r);
        return built ? built.value().front() : built.failure().text();
    }

    /// All that is said of the districts in this file; the town's are in `m_districts`.
    std::string linesOf(const char* file) {
        layers::BuildRequest r = request(m_folder);
        r.districts = m_shared / file, r.mayReplace = true;
        const auto built = layers::buildTown(r);
        if (!built) return built.failure().text();
        const auto town = layers::loadTown(r.out);
        if (town) m_districts = town.value().districts;
        std::string lines;
        for (const std::string& line : built.value()) lines += line + "\n";
        return lines;
    }

    std::vector<fusion::District> m_districts;
    const std::filesystem::path m_shared = std::filesystem::path(LAGEWERK_SOURCE_DIR) / ".." / "shared" / "data";
    const Folder m_folder;
};

TEST_F(RealFiles, KoelnsDistrictsAreTakenAndOneIsMended) {
    EXPECT_EQ(districtsOf("geo-city/koeln/Stadtbezirk.shp"), "districts: 9 taken");
    EXPECT_EQ(districtsOf("geo-city/koeln/Stadtteil.shp"), "districts: 86 taken, 1 invalid outlines repaired");
}

TEST_F(RealFiles, DistrictsKeepTheirOwnIdsAndNames) {
    struct Known {
        const char *file, *line, *id, *name;
    };
    for (const Known& known :
         {Known{"geo-city/koeln/Stadtteil.shp", "id from STT_NR, name from STT_NAME", "101", "Altstadt/Süd"},
          Known{"geo-city/koeln/Stadtbezirk.shp", "id from STB_NR, name from STB_NAME", "7", "Porz"},
          Known{"geo-city/koeln/stadtbezirke.geojson", "id from STB_NR, name from STB_NAME", "7", "Porz"},
          Known{"geo-city/other/muenster.geojson", "id from Nr, name from name", "98", "Amelsbüren"}}) {
        const std::string lines = linesOf(known.file);
        EXPECT_NE(lines.find(known.line), std::string::npos) << known.file << "\n" << lines;
        EXPECT_EQ(lines.find("missing"), std::string::npos) << lines;
        const auto found = std::find_if(m_districts.begin(), m_districts.end(),
                                        [&](const fusion::District& d) { return d.id == known.id; });
        ASSERT_NE(found, m_districts.end()) << known.file;
        EXPECT_EQ(found->name, known.name);
    }
    const std::string lines = linesOf("geo-city/other/frankfurt-main.geojson");
    EXPECT_NE(lines.find("districts: name from name\n"), std::string::npos) << lines;
    EXPECT_NE(lines.find("districts: ids are missing"), std::string::npos) << "cartodb_id is a program's\n" << lines;
    EXPECT_NE(linesOf("geo-admin/vg250/VG250_GEM_simplified.zip").find("districts: names are missing"),
              std::string::npos);
}

TEST_F(RealFiles, Of10990MunicipalitiesThe37BrokenOnesAreMended) {
    EXPECT_EQ(districtsOf("geo-admin/vg250/VG250_GEM_simplified.zip"),
              "districts: 10990 taken, 37 invalid outlines repaired");
}

TEST_F(RealFiles, TheAggersWithoutACoordinateSystemIsRefused) {
    const std::string said = districtsOf("dem/agger/agger_merge.shp");
    EXPECT_NE(said.find("does not say its coordinate system"), std::string::npos) << said;
    EXPECT_EQ(m_folder.list(), std::vector<std::string>{});
}

TEST_F(RealFiles, AnExtractThatIsCutAnywhereIsRefused) {
    std::ifstream whole(m_shared / "osm/lauf-200115.osm.pbf", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(whole), {}};
    ASSERT_GT(bytes.size(), 300'000U);
    for (const std::size_t kept : {std::size_t{100'000}, std::size_t{300'000}, bytes.size() - 1}) {
        layers::BuildRequest r = request(m_folder);
        r.osm = m_folder.write("cut.osm.pbf", bytes.substr(0, kept));
        const auto built = layers::buildTown(r);
        ASSERT_FALSE(built) << kept;
        EXPECT_NE(built.failure().text().find("breaks off"), std::string::npos) << built.failure().text();
        EXPECT_EQ(m_folder.list(), std::vector<std::string>{"cut.osm.pbf"});
    }
}

}  // namespace
}  // namespace layers_test
