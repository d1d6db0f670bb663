// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/sinks_file.h"

#include <nlohmann/json.hpp>

#include "tests/unit/layers/small_world.h"

namespace {

using layers_test::Folder;
using layers_test::kUtm32;
using Json = nlohmann::json;

/// A ridge all round, and in the ground of 5 m inside it a pit of 12 x 10 m, 2 m deep, and a smaller one.
struct Yard {
    Folder folder;
    layers::SinksRequest request;
    Yard() {
        std::string text = "ncols 40\nnrows 40\nxllcorner 500000\nyllcorner 5500000\ncellsize 1\nNODATA_value -9999\n";
        for (int row = 0; row < 40; ++row) {
            for (int column = 0; column < 40; ++column) {
                const bool isRim = row == 0 || column == 0 || row == 39 || column == 39;
                const bool isPit = row >= 10 && row < 20 && column >= 10 && column < 22;
                const bool isSmall = row == 30 && column >= 30 && column < 33;
                // The yard falls to the south-east corner, where the ridge has a gap.
                const double ground = 6 - 0.001 * (row + column);
                const bool isGap = row >= 38 && column >= 38;
                text += std::to_string(isGap ? 5.5 : isRim ? 9.0 : isPit ? 4.0 : isSmall ? 5.0 : ground) + " ";
            }
            text += "\n";
        }
        request.elevation = folder.write("yard.asc", text);
        folder.write("yard.prj", kUtm32);
        request.out = folder / "sinks.geojson";
    }
    std::string refusal() {
        const auto told = layers::sinksFile(request);
        return told.ok() ? "" : told.failure().text();
    }
};

TEST(SinksFile, TellsWhereRainGathersAndHowMuch) {
    Yard yard;
    const auto told = layers::sinksFile(yard.request);
    ASSERT_TRUE(told.ok()) << told.failure().text();
    const Json sinks = Json::parse(told.value());
    EXPECT_EQ(sinks["sinks"], 1);
    EXPECT_EQ(sinks["passedOver"], 1) << "3 m2";
    const Json& one = sinks["largest"][0];
    // It runs over where its rim is lowest: to the south-east of its corner.
    const double spillM = 6 - 0.001 * (20 + 22);
    EXPECT_NEAR(one["spillM"].get<double>(), spillM, 1e-3);
    EXPECT_EQ(one["areaM2"], 120);
    EXPECT_NEAR(one["volumeM3"].get<double>(), 120 * (spillM - 4), 0.2);
    EXPECT_NEAR(one["depthM"].get<double>(), spillM - 4, 2e-3);
    const auto at = geometry::toMap(geometry::GeoDegrees{one["lat"], one["lon"]});
    EXPECT_GT(at.eastM, 500010);
    EXPECT_LT(at.eastM, 500022);
    EXPECT_GT(at.northM, 5500020);
    EXPECT_LT(at.northM, 5500030);
    EXPECT_NE(sinks["doubts"].dump().find("none into sewers"), std::string::npos);
    std::ifstream in(yard.request.out);
    const Json file = Json::parse(in);
    ASSERT_EQ(file["features"].size(), 1u);
    EXPECT_EQ(file["features"][0]["properties"]["id"], 1);
    EXPECT_NEAR(file["features"][0]["properties"]["volume_m3"].get<double>(), 120 * (spillM - 4), 0.2);
    EXPECT_EQ(file["features"][0]["geometry"]["coordinates"][0].size(), 5u) << "a square";
    yard.request.areaMinM2 = 0, yard.request.mayReplace = true;
    EXPECT_EQ(Json::parse(layers::sinksFile(yard.request).value())["sinks"], 2);
}

TEST(SinksFile, SaysWhatIsWrong) {
    Yard yard;
    yard.request.depthMinM = -1;
    EXPECT_NE(yard.refusal().find("--min-depth"), std::string::npos);
    yard.request.depthMinM = 0, yard.request.areaMinM2 = std::nan("");
    EXPECT_NE(yard.refusal().find("--min-area"), std::string::npos);
    yard.request.areaMinM2 = 0, yard.request.out = yard.folder / "sinks.txt";
    EXPECT_NE(yard.refusal().find("GeoPackage or GeoJSON"), std::string::npos);
    yard.request.out = yard.folder / "sinks.gpkg", yard.request.elevation = yard.folder / "none.tif";
    EXPECT_NE(yard.refusal().find("does not exist"), std::string::npos);
}

TEST(SinksFile, OfGroundThatIsNoneIsRefused) {
    Yard yard;
    const std::string head = "ncols 2\nnrows 2\nxllcorner 500000\nyllcorner 5500000\n";
    yard.request.elevation =
        yard.folder.write("none.asc", head + "cellsize 1\nNODATA_value -9999\n-9999 -9999\n-9999 -9999\n");
    yard.folder.write("none.prj", kUtm32);
    EXPECT_NE(yard.refusal().find("holds only \"no data\""), std::string::npos) << yard.refusal();
    yard.request.elevation = yard.folder.write("tiny.asc", head + "cellsize 0.0003\n310 311\n312 313\n");
    yard.folder.write("tiny.prj", kUtm32);
    EXPECT_NE(yard.refusal().find("less than a centimetre wide"), std::string::npos) << yard.refusal();
    EXPECT_FALSE(std::filesystem::exists(yard.request.out));
}

}  // namespace
