// SPDX-License-Identifier: EUPL-1.2
// Districts as municipalities give them away: in several rows, under many names of columns.
#include <nlohmann/json.hpp>

#include "gis/layers/outage_file.h"
#include "gis/layers/town_build.h"
#include "tests/unit/layers/osm_world.h"

namespace layers_test {
namespace {

/// A feature with these properties (inside of the braces) and a square of 0.01 degrees with this western edge.
std::string feature(const std::string& properties, double west) {
    std::string ring;
    for (const auto& [x, y] : {std::pair{0.0, 0.0}, {0.01, 0.0}, {0.01, 0.01}, {0.0, 0.01}, {0.0, 0.0}})
        ring += (ring.empty() ? "[" : ",[") + std::to_string(west + x) + "," + std::to_string(49.51 + y) + "]";
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":{"type":"Polygon","coordinates":[[)" +
           ring + "]]}}";
}

class ImportedDistricts : public ::testing::Test {
protected:
    base::Outcome<std::vector<std::string>> built(const std::vector<std::string>& features) {
        std::string all;
        for (const std::string& one : features) all += (all.empty() ? "" : ",") + one;
        m_request = request(m_folder);
        m_request.districts = m_folder.write("d.geojson", R"({"type":"FeatureCollection","features":[)" + all + "]}");
        return layers::buildTown(m_request);
    }
    /// All that was said, a line each; the town is in `m_town`.
    std::string said(const std::vector<std::string>& features) {
        const auto told = built(features);
        EXPECT_TRUE(told) << told.failure().text();
        std::string lines;
        if (told)
            for (const std::string& line : told.value()) lines += line + "\n";
        auto town = layers::loadTown(m_request.out);
        EXPECT_TRUE(town);
        if (town) m_town = std::move(town.value());
        return lines;
    }
    std::string refusal(const std::vector<std::string>& features) {
        const auto told = built(features);
        EXPECT_FALSE(told);
        return told ? "" : told.failure().text();
    }

    Folder m_folder;
    layers::BuildRequest m_request;
    fusion::Town m_town;
};

constexpr const char* kOldTown = R"("ARS":"09574138","GEN":"Altstadt")";

TEST_F(ImportedDistricts, InSeveralRowsAreUnitedAndThatIsSaid) {
    const std::string lines =
        said({feature(kOldTown, 11.28), feature(R"("ARS":"09574139","GEN":"Ost")", 11.35), feature(kOldTown, 11.31)});
    EXPECT_NE(lines.find("districts: 2 taken, 1 districts of several rows united"), std::string::npos) << lines;
    ASSERT_EQ(m_town.districts.size(), 2U);
    EXPECT_EQ(m_town.districts[0].id, "09574138");
    EXPECT_EQ(m_town.districts[0].area.size(), 2U);
    EXPECT_EQ(m_town.districts[1].area.size(), 1U);
    layers::OutageRequest outage;
    outage.districts = {"09574138"};
    outage.out = m_folder / "outage.geojson";
    const auto told = layers::outageFile(m_town, outage);
    ASSERT_TRUE(told) << told.failure().text();
    const double cut = nlohmann::json::parse(told.value())["areaKm2"];
    EXPECT_NEAR(cut, 2 * geometry::areaM2(m_town.districts[1].area) / 1e6, 0.002);
}

TEST_F(ImportedDistricts, ThatOverlapAreCountedOnce) {
    said({feature(kOldTown, 11.28), feature(kOldTown, 11.285), feature(kOldTown, 11.29)});
    ASSERT_EQ(m_town.districts.size(), 1U);
    ASSERT_EQ(m_town.districts[0].area.size(), 1U);
    const double united = geometry::areaM2(m_town.districts[0].area);
    said({feature(kOldTown, 11.28)});
    EXPECT_NEAR(united, 2 * geometry::areaM2(m_town.districts[0].area), 1000);
}

TEST_F(ImportedDistricts, OfOneIdAndTwoNamesAreRefusedWithBothRows) {
    const std::string text = refusal({feature(kOldTown, 11.28), feature(R"("ARS":"09574138","GEN":"Ost")", 11.31)});
    for (const char* word : {"09574138", "'Altstadt' in row 1", "'Ost' in row 2", "d.geojson"})
        EXPECT_NE(text.find(word), std::string::npos) << text;
}

TEST_F(ImportedDistricts, InSeveralRowsHavePeopleOnlyWhereOneFigureIsSaid) {
    const auto with = [](const char* id, const char* people) {
        return std::string(R"("ARS":")") + id + R"(","EWZ":)" + people;
    };
    const std::string lines =
        said({feature(with("1", "500"), 11.28), feature(with("1", "500"), 11.30), feature(with("2", "700"), 11.32),
              feature(with("2", "0"), 11.34), feature(with("3", "10"), 11.36), feature(with("3", "20"), 11.38)});
    ASSERT_EQ(m_town.districts.size(), 3U);
    EXPECT_EQ(m_town.districts[0].people, 500U) << "each part repeats it";
    EXPECT_EQ(m_town.districts[1].people, 700U) << "one part bears it";
    EXPECT_EQ(m_town.districts[2].people, std::nullopt) << "nobody says which";
    EXPECT_NE(lines.find("the rows of '3' have different figures of people"), std::string::npos) << lines;
}

}  // namespace
}  // namespace layers_test
