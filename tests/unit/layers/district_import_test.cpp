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
        m_request.warn = m_warn;
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
    std::function<void(const std::string&)> m_warn;
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

TEST_F(ImportedDistricts, AreCalledByTheColumnsOfGermanMunicipalities) {
    struct Known {
        const char *id, *name;
    };
    for (const Known& column : {Known{"STT_NR", "STT_NAME"}, Known{"stadtteilnr", "Stadtteil"}, Known{"AGS", "GEN"},
                                Known{"SCHLUESSEL", "BEZ"}, Known{"Schlüssel", "Bezeichnung"}, Known{"Nr", "NAME"},
                                Known{"sb_nummer", "stadtbezirk_bezeichnung"}, Known{"ORTSTEIL_ID", "ORTSTEILNAME"}}) {
        const auto row = [&](const char* id, const char* name) {
            return std::string(R"("OBJECTID":5,"gml_id":"x.1",")") + column.id + R"(":")" + id + R"(",")" +
                   column.name + R"(":")" + name + "\"";
        };
        const std::string lines = said({feature(row("17", "Mitte"), 11.28), feature(row("18", "Rand"), 11.31)});
        EXPECT_NE(lines.find(std::string("districts: id from ") + column.id + ", name from " + column.name),
                  std::string::npos)
            << lines;
        ASSERT_EQ(m_town.districts.size(), 2U) << column.id;
        EXPECT_EQ(m_town.districts[0].id, "17");
        EXPECT_EQ(m_town.districts[0].name, "Mitte");
    }
}

TEST_F(ImportedDistricts, OfAFileWithTwoLevelsAreThoseThatTellMostRowsApart) {
    const std::string head = R"("AGS":"05315000","STB_NR":"1","STB_NAME":"Innenstadt",)";
    const std::string lines = said({feature(head + R"("STT_NR":"101","STT_NAME":"Süd")", 11.28),
                                    feature(head + R"("STT_NR":"102","STT_NAME":"Nord")", 11.31)});
    EXPECT_NE(lines.find("districts: id from STT_NR, name from STT_NAME"), std::string::npos) << lines;
    EXPECT_EQ(m_town.districts.size(), 2U) << "the town's own number is that of all";
}

TEST_F(ImportedDistricts, WithoutNamesOrIdsSayWhatToDo) {
    std::vector<std::string> warned;
    m_warn = [&](const std::string& line) { warned.push_back(line); };
    const std::string lines =
        said({feature(R"("SHAPE_LEN":12.5,"stadtteil":"3")", 11.28), feature(R"("SHAPE_LEN":13.5)", 11.31)});
    EXPECT_NE(lines.find("districts: names are missing"), std::string::npos) << "a figure is no name\n" << lines;
    EXPECT_NE(lines.find("rename the right one to name (columns: SHAPE_LEN, stadtteil)"), std::string::npos) << lines;
    EXPECT_NE(lines.find("districts: ids are missing"), std::string::npos) << lines;
    ASSERT_EQ(warned.size(), 1U);
    EXPECT_NE(warned[0].find("names are missing"), std::string::npos);
    EXPECT_EQ(m_town.districts[1].name, "D2");
}

TEST_F(ImportedDistricts, WhosePeopleAreNoWholeNumberAreRefusedByRow) {
    for (const char* people : {R"("1.234")", R"("12,5")", "12.5", "-9", "10000001"}) {
        const std::string text = refusal(
            {feature(R"("id":"1","EWZ":"42")", 11.28), feature(std::string(R"("id":"2","EWZ":)") + people, 11.31)});
        EXPECT_NE(text.find("the people of district '2' are"), std::string::npos) << text;
        EXPECT_NE(text.find("d.geojson, row 2"), std::string::npos) << text;
    }
    said({feature(R"("id":"1","EWZ":150000)", 11.28), feature(R"("id":"2","EWZ":null)", 11.31)});
    EXPECT_EQ(m_town.districts[0].people, 150000U);
    EXPECT_EQ(m_town.districts[1].people, std::nullopt);
}

}  // namespace
}  // namespace layers_test
