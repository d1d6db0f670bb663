// SPDX-License-Identifier: EUPL-1.2
// A town cut out of files that hold far more than it.
#include <cmath>

#include "gis/layers/internal/imports.h"
#include "gis/layers/internal/package_content.h"
#include "tests/unit/layers/osm_world.h"

namespace layers_test {

/// The OSM world with a forest far beyond it and a street far away.
std::string wideOsmXml() {
    std::string xml = osmXml();
    const auto node = [](int id, const char* lat, const char* lon) {
        return "<node id=\"" + std::to_string(id) + "\" version=\"1\" timestamp=\"2020-01-01T00:00:00Z\" lat=\"" + lat +
               "\" lon=\"" + lon + "\"/>\n";
    };
    xml.insert(xml.find("<way"), node(30, "49.40", "11.285") + node(31, "49.40", "11.40") + node(32, "49.60", "11.40") +
                                     node(33, "49.60", "11.285") + node(34, "50.10", "11.90") +
                                     node(35, "50.11", "11.90"));
    const char* const ways =
        "<way id=\"110\" version=\"1\" timestamp=\"2020-01-01T00:00:00Z\"><nd ref=\"30\"/><nd ref=\"31\"/><nd "
        "ref=\"32\"/>"
        "<nd ref=\"33\"/><nd ref=\"30\"/><tag k=\"landuse\" v=\"forest\"/></way>\n"
        "<way id=\"111\" version=\"1\" timestamp=\"2020-01-01T00:00:00Z\"><nd ref=\"34\"/><nd ref=\"35\"/>"
        "<tag k=\"highway\" v=\"residential\"/></way>\n";
    xml.insert(xml.find("<relation"), ways);
    return xml;
}

class Clip : public ::testing::Test {
protected:
    void SetUp() override {
        m_request = request(m_folder);
        m_request.osm = m_folder.write("wide.osm", wideOsmXml());
    }
    layers::TownContent built() {
        const auto done = layers::buildTown(m_request);
        EXPECT_TRUE(done) << done.failure().text();
        auto content = layers::readContent(m_request.out);
        EXPECT_TRUE(content) << content.failure().text();
        m_said.clear();
        if (done)
            for (const std::string& line : done.value()) m_said += line + "\n";
        return content ? std::move(content.value()) : layers::TownContent{};
    }

    Folder m_folder;
    layers::BuildRequest m_request;
    std::string m_said;
};

TEST_F(Clip, ToABoxTakesWhatTouchesItAndCutsTheGround) {
    EXPECT_EQ(built().streets.size(), 2U);
    m_request.box = {11.279, 49.509, 11.2895, 49.514};
    const layers::TownContent town = built();
    ASSERT_EQ(town.streets.size(), 1U) << "not the one far away";
    EXPECT_GT(town.streets[0].line.back().eastM, town.clip->eastM) << "a street that leaves the box is whole";
    EXPECT_EQ(town.buildings.size(), 2U);
    ASSERT_EQ(town.landuse.size(), 1U);
    const geometry::MapBox forest = geometry::boxOf(town.landuse[0].shape.front());
    EXPECT_GE(forest.southM, town.clip->southM - 0.01);
    EXPECT_LE(forest.eastM, town.clip->eastM + 0.01);
    EXPECT_LE(forest.northM, town.clip->northM + 0.01);
}

TEST_F(Clip, IsRememberedForTheNextExtract) {
    m_request.box = {11.279, 49.509, 11.2895, 49.514};
    const std::string version = layers::contentVersion(built());
    layers::UpdateRequest update;
    update.package = m_request.out, update.osm = m_request.osm;
    const auto told = layers::updateTown(update);
    ASSERT_TRUE(told) << told.failure().text();
    EXPECT_EQ(layers::packageInfo(m_request.out).value().version, version);
}

TEST_F(Clip, ToTheDistrictsNeedsThem) {
    m_request.clipToDistricts = true;
    const auto refused = layers::buildTown(m_request);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.failure().text().find("no districts to cut to"), std::string::npos) << refused.failure().text();
    m_request.districts = m_folder.write(
        "d.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"1","name":"Mitte"},"geometry":
        {"type":"Polygon","coordinates":[[[11.28,49.51],[11.289,49.51],[11.289,49.513],[11.28,49.513],[11.28,49.51]]]}}]})");
    const layers::TownContent town = built();
    EXPECT_EQ(town.streets.size(), 1U);
    ASSERT_EQ(town.districts.size(), 1U);
    const geometry::MapBox district = geometry::boxOf(town.districts[0].area);
    EXPECT_NEAR(town.clip->westM, district.westM - 500, 1);
    EXPECT_NEAR(town.clip->northM, district.northM + 500, 1);
}

TEST_F(Clip, ToWhereNothingIsIsRefused) {
    m_request.box = {9.0, 48.0, 9.1, 48.1};
    const auto refused = layers::buildTown(m_request);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.failure().text().find("nothing of the OSM file lies in the box"), std::string::npos)
        << refused.failure().text();
    EXPECT_FALSE(std::filesystem::exists(m_request.out));
}

/// Tiles of 4 by 6 km side by side, and one far away.
TEST_F(Clip, TakesOnlyTheElevationTilesOfTheTown) {
    std::vector<std::filesystem::path> tiles;
    for (const double west : {660000.0, 666000.0, 500000.0}) {
        tiles.push_back(m_folder / ("tile" + std::to_string(tiles.size()) + ".tif"));
        std::filesystem::rename(flatElevation(m_folder, west < 600000 ? 100.0F : 300.0F, west), tiles.back());
    }
    m_request.osm = m_folder.write("probe.osm", osmXml());
    m_request.elevation = tiles;
    layers::TownContent town = built();
    ASSERT_TRUE(town.elevation);
    EXPECT_EQ(town.elevation->frame.cellM, 10);
    EXPECT_NE(m_said.find("1 of 3 files lie outside the town"), std::string::npos) << m_said;
    // Each tile rises by 1 mm a metre from its west.
    for (const double east : {665905.0, 666105.0}) {
        const auto z = layers::heightAt(*town.elevation, {east, 5487005});
        ASSERT_TRUE(z) << east;
        EXPECT_NEAR(*z, 300 + 0.001 * std::fmod(east - 660000, 6000), 0.05) << east;
    }
    m_request.cellM = 20;
    town = built();
    EXPECT_EQ(town.elevation->frame.cellM, 20);
    EXPECT_NE(m_said.find("cells of 20 m from a source of about 10 m, coarsened"), std::string::npos) << m_said;
}

TEST_F(Clip, WithTooManyCellsIsRefusedAndSaysHowFewerAreMade) {
    m_request.osm.clear();
    m_request.elevation = {flatElevation(m_folder, 300)};
    m_request.box = {10.0, 49.0, 12.5, 50.0};
    const auto refused = layers::buildTown(m_request);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.failure().text().find("million cells of 10 m"), std::string::npos) << refused.failure().text();
    EXPECT_NE(refused.failure().fix.find("--cell 20"), std::string::npos) << refused.failure().fix;
}

TEST_F(Clip, SaysHowFarItIs) {
    std::vector<std::string> said;
    m_request.elevation = {flatElevation(m_folder, 300)};
    m_request.progress = [&said](const std::string& what) { said.push_back(what); };
    (void)built();
    ASSERT_FALSE(said.empty());
    EXPECT_NE(std::find(said.begin(), said.end(), "reading the elevation, 100 %"), said.end());
    EXPECT_EQ(said.back(), "writing the package");
}

}  // namespace layers_test
