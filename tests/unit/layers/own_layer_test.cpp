// SPDX-License-Identifier: EUPL-1.2
// Layers of the town's own: any format, for the map only.
#include <nlohmann/json.hpp>

#include "gis/layers/internal/gdal_door.h"
#include "gis/layers/internal/package_content.h"
#include "tests/unit/layers/osm_world.h"

namespace layers_test {

constexpr const char* kSirens = R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"Rathaus","art":"elektronisch","db":"103"},"geometry":{"type":"Point","coordinates":[11.285,49.511]}},
    {"type":"Feature","properties":{"name":"Deich"},"geometry":{"type":"MultiLineString","coordinates":[[[11.28,49.51],[11.29,49.51]],[[11.28,49.512],[11.29,49.512]]]}},
    {"type":"Feature","properties":{"name":"Platz"},"geometry":{"type":"Polygon","coordinates":[[[11.28,49.51],[11.281,49.51],[11.281,49.511],[11.28,49.51]]]}},
    {"type":"Feature","properties":{"name":"Anderswo"},"geometry":{"type":"Point","coordinates":[7.1,51.5]}},
    {"type":"Feature","properties":{"name":"Nirgends"},"geometry":null}]})";

class OwnLayer : public ::testing::Test {
protected:
    void SetUp() override {
        m_request = request(m_folder);
        m_request.osm = m_folder.write("probe.osm", osmXml());
        m_request.own["sirens"] = m_folder.write("sirens.geojson", kSirens);
    }
    std::string said() {
        const auto built = layers::buildTown(m_request);
        if (!built) return built.failure().text();
        std::string all;
        for (const std::string& line : built.value()) all += line + "\n";
        return all;
    }

    Folder m_folder;
    layers::BuildRequest m_request;
};

TEST_F(OwnLayer, IsGivenToTheMapWithNameAndKind) {
    m_request.sourcesOf["sirens"] = "Feuerwehr;intern;2026-01-31";
    const std::string lines = said();
    EXPECT_NE(lines.find("own_sirens: 4 shapes, 1 outside the town left out, 1 without a place left out"),
              std::string::npos)
        << lines;
    const auto drawn = layers::mapFeatures(m_request.out, "own_sirens");
    ASSERT_TRUE(drawn) << drawn.failure().text();
    ASSERT_EQ(drawn.value().size(), 4U);
    EXPECT_EQ(drawn.value()[0].name, "Rathaus");
    EXPECT_EQ(drawn.value()[0].kind, "elektronisch");
    EXPECT_EQ(drawn.value()[1].shape, layers::MapFeature::Shape::Line);
    EXPECT_EQ(drawn.value()[3].shape, layers::MapFeature::Shape::Polygon);
    const geometry::MapPoint at = geometry::toMap(geometry::GeoDegrees{49.511, 11.285});
    EXPECT_NEAR(drawn.value()[0].rings[0][0].eastM, at.eastM, 0.02);
    const auto info = layers::packageInfo(m_request.out);
    ASSERT_TRUE(info);
    const auto& own = info.value().present.back();
    EXPECT_EQ(own.name + own.source + own.licence + own.date, "own_sirensFeuerwehrintern2026-01-31");
    const auto content = layers::readContent(m_request.out);
    ASSERT_TRUE(content) << content.failure().text();
    EXPECT_EQ(layers::contentVersion(content.value()), info.value().version);
    EXPECT_NE(content.value().own.at("own_sirens")[0].facts.find("\"db\":\"103\""), std::string::npos);
}

TEST_F(OwnLayer, OfUnknownSourceSaysSo) {
    EXPECT_NE(said().find("of own_sirens neither source nor date nor licence is known"), std::string::npos);
    m_request.sourcesOf["sirens"] = "Feuerwehr";
    EXPECT_NE(said().find("SOURCE;LICENCE;DATE"), std::string::npos);
}

TEST_F(OwnLayer, StaysInAnUpdateAndIsReplacedByOne) {
    (void)said();
    layers::UpdateRequest update;
    update.package = m_request.out, update.osm = m_request.osm;
    ASSERT_TRUE(layers::updateTown(update));
    EXPECT_EQ(layers::mapFeatures(m_request.out, "own_sirens").value().size(), 4U);
    update.osm.clear();
    std::string moved = kSirens;
    moved.replace(moved.find("elektronisch"), 12, "Motor");
    update.own["sirens"] = m_folder.write("s2.geojson", moved);
    const auto told = layers::updateTown(update);
    ASSERT_TRUE(told) << told.failure().text();
    const auto answer = nlohmann::json::parse(told.value());
    const auto own = std::find_if(answer["layers"].begin(), answer["layers"].end(),
                                  [](const auto& layer) { return layer["name"] == "own_sirens"; });
    ASSERT_NE(own, answer["layers"].end());
    EXPECT_EQ((*own)["changed"], 1);
    EXPECT_EQ((*own)["after"], 4);
}

TEST_F(OwnLayer, WithoutNameCoordinateSystemOrPlaceIsRefused) {
    const auto refused = [&](const std::string& name, const std::filesystem::path& file, const std::string& word) {
        m_request.own = {{name, file}};
        const std::string why = said();
        EXPECT_NE(why.find(word), std::string::npos) << why;
        EXPECT_FALSE(std::filesystem::exists(m_request.out));
    };
    refused("Sirenen Stadt", m_folder / "sirens.geojson", "is no name for a layer");
    refused("sirens", m_folder / "none.geojson", "does not exist");
    refused("sirens", m_folder.write("x.csv", "id,name\n1,A\n"), "no layer with shapes");
    refused("sirens", m_folder.write("y.geojson", "{\"type\":\"Fea"), "cannot be read");
    refused("sirens", m_folder.write("far.geojson", R"({"type":"Point","coordinates":[7.1,51.5]})"),
            "lies in the town");
}

TEST_F(OwnLayer, OneAddedByOtherProgramsIsNotLostInAnUpdate) {
    (void)said();
    {
        layers::GdalMessages messages;
        layers::DatasetHandle dataset(static_cast<GDALDataset*>(
            GDALOpenEx(m_request.out.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr)));
        OGRSpatialReference srs = layers::epsg(25832);
        ASSERT_NE(dataset->CreateLayer("notes", &srs, wkbPoint, nullptr), nullptr);
    }
    layers::UpdateRequest update;
    update.package = m_request.out, update.osm = m_request.osm;
    const auto told = layers::updateTown(update);
    ASSERT_FALSE(told);
    EXPECT_NE(told.failure().text().find("would be lost: notes"), std::string::npos) << told.failure().text();
}

}  // namespace layers_test
