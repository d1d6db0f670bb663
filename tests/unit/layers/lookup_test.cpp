// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/lookup.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace {

struct Points {
    std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("lagewerk-points-" + std::to_string(::getpid()) + ".csv");
    fusion::Town town;
    std::vector<nlohmann::json> told;

    Points() {
        town.name = "Auental", town.extent = {520'000, 5'520'000, 540'000, 5'540'000};
        town.districts = {{"09574138",
                           "Altstadt",
                           {{{{529'000, 5'527'000}, {531'000, 5'527'000}, {531'000, 5'529'000}, {529'000, 5'529'000}}}},
                           {}}};
        town.objects = {{"fw2", "fire_station", "Feuerwache \"2\"", {}, {530'000, 5'528'000}}};
    }
    ~Points() { std::filesystem::remove(file); }
    base::Outcome<std::vector<std::string>> ask(const std::string& text) {
        std::ofstream(file, std::ios::trunc) << text;
        told.clear();
        return layers::lookUpPoints(town, file,
                                    [&](const std::string& line) { told.push_back(nlohmann::json::parse(line)); });
    }
    static std::string at(double east, double north) {
        const auto geo = geometry::toGeo(geometry::MapPoint{east, north});
        return std::to_string(geo.lonDeg) + "," + std::to_string(geo.latDeg);
    }
};

}  // namespace

TEST(Lookup, TellsWhereEachPointIs) {
    Points points;
    const auto wrong =
        points.ask("id,lon,lat\na," + Points::at(530'002, 5'528'203) + "\nb," + Points::at(528'000, 5'528'000) + "\n");
    ASSERT_TRUE(wrong.ok()) << wrong.failure().text();
    EXPECT_TRUE(wrong.value().empty());
    ASSERT_EQ(points.told.size(), 2u);
    EXPECT_EQ(points.told[0]["id"], "a");
    EXPECT_EQ(points.told[0]["areas"], nlohmann::json::parse(R"([{"id":"09574138","name":"Altstadt"}])"));
    EXPECT_EQ(points.told[0]["description"]["de"], "200 m nördlich von Feuerwache \"2\"");
    EXPECT_EQ(points.told[0]["description"]["en"], "200 m north of Feuerwache \"2\"");
    EXPECT_EQ(points.told[0]["utmref"], "32U NA 3000 2820");
    EXPECT_TRUE(points.told[0]["heightM"].is_null()) << "this town has no elevation";
    EXPECT_EQ(points.told[0]["nearest"][0]["id"], "fw2");
    EXPECT_TRUE(points.told[1]["areas"].empty());
}

TEST(Lookup, APointOutsideThePackageIsNoted) {
    Points points;
    std::ofstream(points.file, std::ios::trunc)
        << "id,lon,lat\na," + Points::at(530'002, 5'528'203) + "\nswapped,49.9,9.42\nkoeln,6.95,50.94\n";
    std::size_t outside = 0;
    const auto take = [&](const std::string& line) { points.told.push_back(nlohmann::json::parse(line)); };
    ASSERT_TRUE(layers::lookUpPoints(points.town, points.file, take, &outside).ok());
    ASSERT_EQ(points.told.size(), 3u);
    EXPECT_EQ(outside, 2u);
    EXPECT_FALSE(points.told[0].contains("note"));
    EXPECT_EQ(points.told[1]["note"], "outside the package; are lon and lat swapped?");
    EXPECT_TRUE(points.told[2].contains("note"));
}

TEST(Lookup, AWrongLineIsNamedAndTheOthersAreAnswered) {
    Points points;
    const auto wrong = points.ask("id,lon,lat\na,9.4,49.9\nb,5528000,530000\nc,x,49.9\nd,,\ne,9.41,49.91\n");
    ASSERT_TRUE(wrong.ok());
    EXPECT_EQ(points.told.size(), 2u);
    ASSERT_EQ(wrong.value().size(), 3u);
    EXPECT_NE(wrong.value()[0].find(".csv:3: "), std::string::npos) << wrong.value()[0];
    EXPECT_NE(wrong.value()[0].find("metres"), std::string::npos);
    EXPECT_NE(wrong.value()[1].find(".csv:4: "), std::string::npos);
    EXPECT_NE(wrong.value()[2].find(".csv:5: "), std::string::npos);
}

TEST(Lookup, ATableWithoutItsColumnsIsRefusedAndOneWithoutPointsIsEmpty) {
    Points points;
    const auto refused = points.ask("name,x,y\na,9.4,49.9\n");
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.failure().text().find("'id'"), std::string::npos);
    EXPECT_NE(refused.failure().fix.find("id,lon,lat"), std::string::npos);
    const auto empty = points.ask("id,lon,lat\n");
    EXPECT_TRUE(points.told.empty());
    EXPECT_TRUE(!empty.ok() || empty.value().empty());
}
