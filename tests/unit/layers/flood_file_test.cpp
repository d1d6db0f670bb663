// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/flood_file.h"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "broker/base/random.h"
#include "gis/layers/internal/gdal_door.h"
#include "tests/unit/layers/small_world.h"

namespace {

using layers_test::Folder;
using layers_test::kUtm32;
using Json = nlohmann::json;

/// An ASCII grid of 1 m cells whose lower left corner is 500000, 5500000.
std::string asciiGrid(int columns, int rows, const std::function<double(int column, int row)>& height) {
    std::string text = "ncols " + std::to_string(columns) + "\nnrows " + std::to_string(rows) +
                       "\nxllcorner 500000\nyllcorner 5500000\ncellsize 1\nNODATA_value -9999\n";
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) text += std::to_string(height(column, row)) + " ";
        text += "\n";
    }
    return text;
}

struct Valley {
    Folder folder;
    layers::FloodRequest request;

    explicit Valley(const std::function<double(int, int)>& height, int columns = 60, int rows = 101) {
        request.elevation = folder.write("valley.asc", asciiGrid(columns, rows, height));
        folder.write("valley.prj", kUtm32);
        seedAt(columns / 2, rows / 2, rows);
        request.out = folder / "flood.geojson";
    }
    void seedAt(int column, int row, int rows) {
        request.seed = geometry::toGeo(geometry::MapPoint{500000 + column + 0.5, 5500000 + rows - row - 0.5});
    }
    Json flood() {
        const auto told = layers::floodFile(request);
        EXPECT_TRUE(told.ok()) << told.failure().text();
        return told.ok() ? Json::parse(told.value()) : Json();
    }
    std::string refusal() {
        const auto told = layers::floodFile(request);
        return told.ok() ? "" : told.failure().text();
    }
};

TEST(FloodFile, AValleyWithEvenSlopesIsAsWideAsItsGeometrySays) {
    Valley valley([](int, int row) { return 0.1 * std::abs(row - 50); });
    valley.request.levelM = 2.05;
    const Json told = valley.flood();
    // Dry from 20.5 m beside the bed on: 41 rows of 60 m; the depth is 2.05 m in the middle and falls by 0.1 m a row.
    EXPECT_EQ(told["wetCells"], 41 * 60);
    EXPECT_EQ(told["areaM2"], 41 * 60.0);
    double volume = 0;
    for (int row = -20; row <= 20; ++row) volume += 60 * (2.05 - 0.1 * std::abs(row));
    EXPECT_NEAR(told["volumeM3"].get<double>(), volume, 1);
    EXPECT_NEAR(told["deepestM"].get<double>(), 2.05, 0.01);
    // 0.5 m: 5 rows each side; 1 m: 5; 2 m: 10; the bed alone is deeper.
    const std::vector<int> cells = {10 * 60, 10 * 60, 20 * 60, 60, 0};
    ASSERT_EQ(told["classes"].size(), cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) EXPECT_EQ(told["classes"][i]["cells"], cells[i]) << i;
    EXPECT_EQ(told["reachesUnknown"], true) << "the valley goes on beyond the model";
    EXPECT_EQ(told["doubts"].size(), 1u);
    EXPECT_EQ(told["elevation"]["crs"], "ETRS89 / UTM zone 32N");
}

TEST(FloodFile, TheFileHoldsTheClassesWhereTheyAre) {
    Valley valley([](int, int row) { return 0.1 * std::abs(row - 50); });
    valley.request.levelM = 2.05;
    const Json told = valley.flood();
    std::ifstream in(valley.request.out);
    const Json file = Json::parse(in);
    ASSERT_EQ(file["features"].size(), 4u);
    double deepest = 0;
    for (const Json& feature : file["features"]) {
        EXPECT_EQ(feature["properties"]["method"], "fill");
        EXPECT_NE(feature["properties"]["note"].get<std::string>().find("keine amtliche"), std::string::npos);
        deepest = std::max(deepest, feature["properties"]["from_m"].get<double>());
        const Json& shape = feature["geometry"];
        const bool isOne = shape["type"] == "Polygon";  // GDAL's GeoJSON makes one of a multipolygon of one
        for (const Json& polygon : isOne ? Json::array({shape["coordinates"]}) : shape["coordinates"])
            for (const Json& ring : polygon)
                for (const Json& corner : ring) {
                    const auto at = geometry::toMap(geometry::GeoDegrees{corner[1], corner[0]});
                    EXPECT_GE(at.eastM, 499999.9);
                    EXPECT_LE(at.eastM, 500060.1);
                    EXPECT_NEAR(at.northM, 5500050.5, 20.7) << "41 rows around the bed";
                }
    }
    EXPECT_EQ(deepest, 2.0);
    EXPECT_EQ(valley.folder.list(), (std::vector<std::string>{"flood.geojson", "valley.asc", "valley.prj"}))
        << "no part of it is left";
}

TEST(FloodFile, NothingIsWrittenOverWithoutBeingTold) {
    Valley valley([](int, int) { return 1.0; });
    valley.request.levelM = 2;
    valley.folder.write("flood.geojson", "mine");
    EXPECT_NE(valley.refusal().find("is there already"), std::string::npos);
    std::ifstream in(valley.request.out);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "mine");
    valley.request.mayReplace = true;
    EXPECT_EQ(valley.flood()["wetCells"], 60 * 101);
}

TEST(FloodFile, ATownPackageIsNeverWrittenOver) {
    Valley valley([](int, int) { return 1.0; });
    valley.request.levelM = 2;
    valley.request.out = valley.folder / "town.gpkg";
    ASSERT_TRUE(layers::writePackage(layers_test::hamlet(), valley.request.out));
    valley.request.mayReplace = true;
    EXPECT_NE(valley.refusal().find("this file is a town package"), std::string::npos) << valley.refusal();
    EXPECT_TRUE(layers::loadTown(valley.request.out));
    // Another GeoPackage of that name is.
    valley.request.out = valley.folder / "flood.gpkg";
    EXPECT_EQ(valley.refusal(), "");
    EXPECT_EQ(valley.refusal(), "");
}

TEST(FloodFile, AnElevationModelIsNeverWrittenOver) {
    Valley valley([](int, int) { return 1.0; });
    valley.request.levelM = 2;
    valley.request.mayReplace = true;
    valley.request.out = valley.folder / "valley.json";  // a raster by what it holds, whatever it is called
    std::filesystem::copy_file(valley.folder / "valley.asc", valley.request.out);
    EXPECT_NE(valley.refusal().find("this file holds a raster"), std::string::npos) << valley.refusal();
    EXPECT_EQ(std::filesystem::file_size(valley.request.out), std::filesystem::file_size(valley.folder / "valley.asc"));
}

/// Basins that meet over corners: their borders would touch themselves there.
TEST(FloodFile, EveryPolygonIsValidWhereWaterMeetsOverCorners) {
    base::SeededRandom random(3);
    for (const char* out : {"flood.gpkg", "flood.geojson"}) {
        Valley valley([&](int column, int row) {
            if (row == 50 || column == 30) return 0.0;  // all hangs together
            return random.unit() < 0.4 ? 3.0 : 1.9 * random.unit();
        });
        valley.request.out = valley.folder / out;
        valley.request.levelM = 2;
        (void)valley.flood();
        layers::GdalMessages messages;
        const layers::DatasetHandle dataset(static_cast<GDALDataset*>(
            GDALOpenEx(valley.request.out.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr)));
        ASSERT_TRUE(dataset);
        int seen = 0;
        for (auto& feature : *dataset->GetLayer(0)) {
            EXPECT_TRUE(feature->GetGeometryRef()->IsValid()) << out << " class " << seen << " " << messages.error();
            ++seen;
        }
        EXPECT_GE(seen, 3);
    }
}

TEST(FloodFile, ALevelThatIsNoHeightIsRefused) {
    Valley valley([](int, int) { return 1.0; });
    for (const double level : {std::numeric_limits<double>::infinity(), std::nan("")}) {
        valley.request.levelM = level;
        EXPECT_NE(valley.refusal().find("the level is no height"), std::string::npos) << valley.refusal();
    }
}

TEST(FloodFile, SaysWhereASeedIsWrong) {
    Valley valley([](int column, int) { return column < 5 ? -9999.0 : 100.0; });
    valley.request.levelM = 100;
    EXPECT_NE(valley.refusal().find("the ground at the seed is 100.00000 m high, not below the level"),
              std::string::npos)
        << valley.refusal();
    valley.seedAt(2, 50, 101);
    valley.request.levelM = 200;
    EXPECT_NE(valley.refusal().find("is unknown (no data)"), std::string::npos) << valley.refusal();
    valley.request.seed = {49.5, 11.2};
    EXPECT_NE(valley.refusal().find("lies outside the elevation; it reaches from 9.00"), std::string::npos)
        << valley.refusal();
    EXPECT_FALSE(std::filesystem::exists(valley.request.out));
    valley.request.out = valley.folder / "flood.shp";
    EXPECT_NE(valley.refusal().find("GeoPackage or GeoJSON"), std::string::npos);
}

TEST(FloodFile, SmallDegreesWithoutACoordinateSystemAreNotGuessed) {
    // 1 m is 0.00001 degrees: another datum would move it by more than a hundred cells.
    Folder folder;
    std::string text = asciiGrid(30, 30, [](int, int) { return 1.0; });
    text.replace(text.find("500000"), 6, "11.2");
    text.replace(text.find("5500000"), 7, "49.5");
    text.replace(text.find("cellsize 1"), 10, "cellsize 0.00001");
    layers::FloodRequest request;
    request.elevation = folder.write("bare.asc", text);
    request.seed = {49.5001, 11.2001};
    request.levelM = 2;
    request.out = folder / "o.gpkg";
    const auto refused = layers::floodFile(request);
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.failure().text().find("no coordinate system"), std::string::npos);
    // 30" are 600 m and more: they can only be degrees, and it is said.
    text.replace(text.find("cellsize 0.00001"), 16, "cellsize 0.00833");
    request.elevation = folder.write("coarse.asc", text);
    const auto taken = layers::floodFile(request);
    ASSERT_TRUE(taken.ok()) << taken.failure().text();
    EXPECT_NE(taken.value().find("taken as WGS84"), std::string::npos);
}

TEST(FloodFile, AlongAStreamTheSurfaceFallsWithIt) {
    // The bed falls by 2 cm a metre to the east: one level would drown the mouth or leave the upper end dry.
    Valley valley([](int column, int row) { return 10 + 0.1 * std::abs(row - 50) - 0.02 * column; });
    valley.request.method = layers::FloodRequest::Method::Hand;
    valley.request.drainageKm2 = 80e-6, valley.request.reachKm = 1;
    valley.request.levelM = 10 - 0.02 * 30 + 1.05;
    const Json told = valley.flood();
    EXPECT_EQ(told["method"], "hand");
    EXPECT_NEAR(told["stream"]["bedM"].get<double>(), 9.4, 1e-5);
    EXPECT_NEAR(told["stream"]["stageM"].get<double>(), 1.05, 1e-3);
    EXPECT_EQ(told["stream"]["fromSeedM"], 0);
    EXPECT_EQ(told["wetCells"], 21 * 60) << "ten rows each side";
    EXPECT_EQ(told["reachesUnknown"], true);
    EXPECT_NE(told["doubts"].dump().find("leaves the elevation within the reach"), std::string::npos);
    std::ifstream in(valley.request.out);
    const Json file = Json::parse(in);
    EXPECT_EQ(file["features"][0]["properties"]["method"], "hand");
    valley.request.mayReplace = true;
    valley.seedAt(30, 70, 101);
    EXPECT_EQ(valley.flood()["wetSha256"], told["wetSha256"]) << "the slope above the gauge names the same stream";
}

TEST(FloodFile, AlongAStreamItSaysWhatIsWrong) {
    Valley valley([](int column, int row) { return 10 + 0.1 * std::abs(row - 50) - 0.05 * column; });
    valley.request.method = layers::FloodRequest::Method::Hand;
    valley.request.levelM = 20;
    EXPECT_NE(valley.refusal().find("before it meets a stream of 1.00000 km2"), std::string::npos) << valley.refusal();
    valley.request.drainageKm2 = 80e-6;
    valley.request.levelM = 8.4;
    EXPECT_NE(valley.refusal().find("is at 8.50000 m, not below the level"), std::string::npos) << valley.refusal();
    valley.request.reachKm = 0;
    EXPECT_NE(valley.refusal().find("--reach-km"), std::string::npos);
    valley.request.reachKm = std::numeric_limits<double>::infinity();
    EXPECT_NE(valley.refusal().find("--reach-km"), std::string::npos);
    for (const double wrong : {-1.0, std::numeric_limits<double>::infinity(), std::nan("")}) {
        valley.request.drainageKm2 = wrong;
        EXPECT_NE(valley.refusal().find("--drainage-km2"), std::string::npos);
    }
    valley.request.drainageKm2 = 1, valley.request.reachKm = 1;
    valley.request.seed = {49.5, 11.2};
    EXPECT_NE(valley.refusal().find("lies outside the elevation"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(valley.request.out));
}

// tests/golden/flood/remake.py: wet cells of GRASS r.lake, their area on the ellipsoid by r.stats.
TEST(FloodFile, WetsTheSameCellsAsGrassOnRealElevation) {
    const std::filesystem::path source = LAGEWERK_SOURCE_DIR, models = source / ".." / "shared" / "data" / "dem";
    if (!std::filesystem::exists(models / "N49E011.hgt.zip")) {
        std::puts("skipped: no shared data");
        GTEST_SKIP();
    }
    std::ifstream in(source / "tests/golden/flood/r_lake.json");
    const Json golden = Json::parse(in);
    ASSERT_GE(golden["cases"].size(), 12u);
    const Folder folder;
    for (const Json& wanted : golden["cases"]) {
        layers::FloodRequest request;
        request.elevation = models / wanted["dem"].get<std::string>();
        request.seed = {wanted["lat"].get<double>(), wanted["lon"].get<double>()};
        request.levelM = wanted["levelM"].get<double>();
        request.out = folder / "flood.gpkg";
        request.mayReplace = true;
        const auto told = layers::floodFile(request);
        ASSERT_TRUE(told.ok()) << told.failure().text();
        const Json flood = Json::parse(told.value());
        EXPECT_EQ(flood["wetCells"], wanted["cells"]) << wanted;
        EXPECT_EQ(flood["wetSha256"], wanted["sha256"]) << wanted;
        EXPECT_NEAR(flood["areaM2"].get<double>() / wanted["areaM2"].get<double>(), 1, 1e-6) << wanted;
    }
}

}  // namespace
