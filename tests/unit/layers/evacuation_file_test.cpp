// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/evacuation_file.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "gis/geometry/faces.h"
#include "gis/layers/impact_file.h"
#include "gis/layers/internal/gdal_door.h"
#include "tests/unit/layers/small_world.h"

namespace {

using layers_test::Folder;
using layers_test::square;
using Json = nlohmann::json;

/// Three by three blocks of 200 m between streets 600 m long; ten people live in each, a school stands in the middle
/// one.
struct Chessboard {
    static constexpr double kWest = 500000, kSouth = 5500000;
    Folder folder;
    fusion::Town town;
    layers::EvacuationRequest request;
    Chessboard() {
        town.name = "Schach", town.package = "Schach 1", town.hasPopulation = true;
        town.extent = {kWest - 500, kSouth - 500, kWest + 1100, kSouth + 1100};
        for (int i = 0; i < 4; ++i) {
            const double at = 200.0 * i;
            const std::string number = std::to_string(i);
            town.streets.push_back(
                {"Querstraße " + number, "minor", {{kWest, kSouth + at}, {kWest + 600, kSouth + at}}});
            town.streets.push_back(
                {"Langstraße " + number, "minor", {{kWest + at, kSouth}, {kWest + at, kSouth + 600}}});
        }
        town.streets.push_back({"Gasse", "path", {{kWest + 200, kSouth + 300}, {kWest + 400, kSouth + 300}}});
        for (int column = 0; column < 6; ++column)
            for (int row = 0; row < 6; ++row)
                town.population.push_back({square(kWest + 100 * column, kSouth + 100 * row, 100), 2.5F});
        town.objects = {{"S1", "school", "Schule", 300U, {kWest + 350, kSouth + 350}}};
        town.buildings = {{{kWest + 250, kSouth + 250}, 100, 10}, {{kWest + 50, kSouth + 50}, 100, 10}};
        request.at = geometry::toGeo(geometry::MapPoint{kWest + 300, kSouth + 300});
        request.radiusM = 50;
        request.byBlocks = true;
        request.out = folder / "evacuation.geojson";
        request.mayReplace = true;
    }
    Json evacuation() const {
        const auto told = layers::evacuationFile(town, request);
        EXPECT_TRUE(told.ok()) << told.failure().text();
        return told.ok() ? Json::parse(told.value()) : Json();
    }
    std::string refusal() const {
        const auto told = layers::evacuationFile(town, request);
        return told.ok() ? "" : told.failure().text();
    }
};

TEST(EvacuationFile, ASmallCircleTakesTheWholeBlock) {
    Chessboard town;
    const Json told = town.evacuation();
    ASSERT_EQ(told["blocks"].size(), 1u);
    const Json& block = told["blocks"][0];
    EXPECT_EQ(block["id"], "B1");
    EXPECT_EQ(block["areaM2"], 40'000);
    EXPECT_EQ(block["people"]["best"], 10);
    EXPECT_EQ(block["buildings"], 1);
    EXPECT_EQ(block["objects"][0]["places"], 300);
    EXPECT_EQ(block["streets"], "Langstraße 1, Langstraße 2, Querstraße 1, Querstraße 2");
    EXPECT_NEAR(block["shareInCircle"].get<double>(), M_PI * 50 * 50 / 40'000, 0.001);
    EXPECT_EQ(told["rest"], nullptr);
    EXPECT_EQ(told["total"]["people"]["best"], 10);
    EXPECT_EQ(told["circle"]["people"]["best"], 2) << "a fifth of the block";
    EXPECT_EQ(told["total"]["areaM2"], 40'000);
    town.request.upTo = "path";
    const Json halves = town.evacuation();
    ASSERT_EQ(halves["blocks"].size(), 2u);
    EXPECT_EQ(halves["blocks"][0]["areaM2"], 20'000);
}

TEST(EvacuationFile, ALargerCircleTouchesTheBlocksAroundAndReachesPastTheLastStreet) {
    Chessboard town;
    town.request.radiusM = 110;
    EXPECT_EQ(town.evacuation()["blocks"].size(), 5u) << "those at the corners are 141 m away";
    town.request.radiusM = 350;
    const Json told = town.evacuation();
    EXPECT_EQ(told["blocks"].size(), 9u);
    EXPECT_FALSE(told["rest"].is_null());
    EXPECT_EQ(told["rest"]["people"]["best"], 0);
    EXPECT_NE(told["doubts"].dump().find("lies in no block"), std::string::npos);
    double blocks = 0, people = 0;
    for (const Json& block : told["blocks"]) blocks += block["areaM2"].get<double>();
    for (const Json& block : told["blocks"]) people += block["people"]["best"].get<double>();
    EXPECT_EQ(people, 90);
    EXPECT_EQ(told["total"]["people"]["best"], 90);
    EXPECT_NEAR(told["total"]["areaM2"].get<double>(), blocks + told["rest"]["areaM2"].get<double>(), 2);
    // The file itself is a zone.
    const auto affected = layers::affectedBy(town.town, town.request.out);
    ASSERT_TRUE(affected.ok()) << affected.failure().text();
    EXPECT_EQ(Json::parse(affected.value())["people"]["best"], 90);
    std::ifstream in(town.request.out);
    std::map<std::string, int> kinds;
    const Json file = Json::parse(in);
    for (const Json& feature : file["features"]) ++kinds[feature["properties"]["kind"].get<std::string>()];
    EXPECT_EQ(kinds, (std::map<std::string, int>{{"block", 9}, {"circle", 1}, {"rest", 1}}));
}

TEST(EvacuationFile, TheCircleAloneHoldsAllWithinTheRadius) {
    Chessboard town;
    town.request.byBlocks = false, town.request.radiusM = 300;
    const Json told = town.evacuation();
    EXPECT_FALSE(told.contains("blocks"));
    EXPECT_GE(told["total"]["areaM2"].get<double>(), M_PI * 300 * 300);
    EXPECT_LT(told["total"]["areaM2"].get<double>(), M_PI * 300 * 300 * 1.001);
    town.town.hasPopulation = false;
    const Json unknown = town.evacuation();
    EXPECT_EQ(unknown["total"]["people"], nullptr);
    EXPECT_NE(unknown["doubts"].dump().find("unknown, not none"), std::string::npos);
}

TEST(EvacuationFile, SaysWhatIsWrong) {
    Chessboard town;
    town.request.radiusM = -5;
    EXPECT_NE(town.refusal().find("--radius"), std::string::npos);
    town.request.radiusM = std::nan("");
    EXPECT_NE(town.refusal().find("--radius"), std::string::npos);
    town.request.radiusM = 100, town.request.upTo = "lane";
    EXPECT_NE(town.refusal().find("--up-to lane"), std::string::npos);
    town.request.upTo = "minor", town.request.at = {52.0, 11.0};
    EXPECT_NE(town.refusal().find("outside the town package Schach; it reaches from 8.99"), std::string::npos)
        << town.refusal();
    EXPECT_FALSE(std::filesystem::exists(town.request.out));
}

/// Of an end of a line from any other piece.
double nearestEndM(const std::vector<std::vector<geometry::MapPoint>>& lines) {
    double nearest = 1e9;
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (const bool isFirst : {true, false}) {
            const geometry::MapPoint end = isFirst ? lines[i].front() : lines[i].back();
            for (std::size_t j = 0; j < lines.size(); ++j)
                for (std::size_t k = 1; k < lines[j].size(); ++k) {
                    const bool isOwn = i == j && k == (isFirst ? 1 : lines[j].size() - 1);
                    if (!isOwn)
                        nearest = std::min(nearest, geometry::distanceToSegmentM(end, lines[j][k - 1], lines[j][k]));
                }
        }
    return nearest;
}

TEST(EvacuationFile, BlocksAreThoseThatGeosFinds) {
    std::size_t compared = 0;
    std::mt19937 random(21);
    std::uniform_int_distribution<int> decimetre(0, 10'000);
    for (int round = 0; round < 40; ++round) {
        std::vector<std::vector<geometry::MapPoint>> lines;
        OGRMultiLineString net;
        for (int line = 0; line < 40; ++line) {
            std::vector<geometry::MapPoint> corners;
            for (int i = 0; i < 3; ++i) corners.push_back({decimetre(random) / 10.0, decimetre(random) / 10.0});
            net.addGeometryDirectly(layers::toOgr(corners).release());
            lines.push_back(std::move(corners));
        }
        if (nearestEndM(lines) < 0.3) continue;  // a decimetre from a line an end meets it here, and not in GEOS
        ++compared;
        const std::unique_ptr<OGRGeometry> cut(net.Union(&net)), blocks(cut->Polygonize());
        std::vector<double> ours, theirs;
        for (const geometry::Face& face : geometry::facesOf(lines).all) ours.push_back(geometry::areaM2({face.area}));
        for (const OGRGeometry* block : *blocks->toGeometryCollection())
            theirs.push_back(block->toPolygon()->get_Area());
        std::sort(ours.begin(), ours.end(), std::greater<>());
        std::sort(theirs.begin(), theirs.end(), std::greater<>());
        constexpr std::size_t kLargest = 200;  // slivers vanish where corners move to the decimetre
        ASSERT_GT(std::min(ours.size(), theirs.size()), kLargest);
        EXPECT_NEAR(static_cast<double>(ours.size()) / static_cast<double>(theirs.size()), 1, 0.02) << round;
        for (std::size_t i = 0; i < kLargest; ++i) EXPECT_NEAR(ours[i], theirs[i], 40) << round << ": " << i;
    }
    EXPECT_GE(compared, 3u);
}

}  // namespace
