// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <thread>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "gis/layers/internal/basemap_store.h"
#include "gis/layers/internal/gdal_door.h"
#include "gis/layers/live_town.h"
#include "gis/layers/package_words.h"
#include "tests/unit/layers/small_world.h"

namespace layers_test {

TEST(LiveTown, IsNeitherATrialSetUpNorAnExample) {
    fusion::Town town;
    town.contact = "09123 184-0", town.web = "https://www.stadt.de";
    EXPECT_TRUE(layers::checkLiveTown(town, "t.gpkg").ok());
    fusion::Town trial = town, copied = town;
    trial.trial = true;
    copied.web = "https://www.YOUR-TOWN.de/warnung";
    EXPECT_NE(layers::checkLiveTown(trial, "t.gpkg").failure().text().find("trial"), std::string::npos);
    EXPECT_NE(layers::checkLiveTown(copied, "t.gpkg").failure().text().find("YOUR-TOWN"), std::string::npos);
}

TEST(TownPackage, ReadsBackWhatWasWritten) {
    const Folder folder;
    ASSERT_TRUE(layers::writePackage(hamlet(), folder / "oed.gpkg"));
    const auto read = layers::loadTown(folder / "oed.gpkg");
    ASSERT_TRUE(read) << read.failure().text();
    const fusion::Town& town = read.value();
    EXPECT_EQ(town.name, "Weiler Ödhof");
    EXPECT_TRUE(town.trial);
    EXPECT_TRUE(town.hasPopulation);
    ASSERT_EQ(town.districts.size(), 2U);
    EXPECT_EQ(town.districts[0].id, "090000000001") << "keys are text: the leading zero stays";
    EXPECT_EQ(town.districts[0].people, 12U);
    EXPECT_FALSE(town.districts[1].people) << "unknown is not 0";
    ASSERT_EQ(town.districts[0].area.at(0).at(0).size(), 4U) << "rings are open";
    ASSERT_EQ(town.watercourses.size(), 1U);
    EXPECT_EQ(town.watercourses[0].line.front(), (geometry::MapPoint{500000, 5500300}));
    EXPECT_FALSE(town.watercourses[0].major);
    ASSERT_EQ(town.buildings.size(), 2U);
    EXPECT_NEAR(town.buildings[0].centre.eastM, 500055, 0.01);
    EXPECT_NEAR(town.buildings[0].centre.northM, 5500065, 0.01);
    EXPECT_FLOAT_EQ(town.buildings[0].footprintM2, 100);
    EXPECT_FLOAT_EQ(town.buildings[0].people, 7.5);
    ASSERT_EQ(town.objects.size(), 2U);
    EXPECT_EQ(town.objects[0].places, 48U);
    EXPECT_FALSE(town.objects[1].places);
    EXPECT_EQ(town.streets.size(), 2U);
}

TEST(TownPackage, KeepsEveryStationFigureAndLeavesUnknownOnesUnknown) {
    const Folder folder;
    ASSERT_TRUE(layers::writePackage(hamlet(), folder / "oed.gpkg"));
    const auto read = layers::loadTown(folder / "oed.gpkg");
    ASSERT_TRUE(read) << read.failure().text();
    ASSERT_EQ(read.value().stations.size(), 1U);
    const fusion::StationFacts& s = read.value().stations[0];
    EXPECT_EQ(s.id, "OED-1");
    EXPECT_EQ(s.zeroM, 311.25);
    EXPECT_EQ(s.iwCm[0], 100.0);
    EXPECT_EQ(s.iwCm[1], 150.0);
    EXPECT_FALSE(s.iwCm[2]);
    EXPECT_EQ(s.stepFail, 150.0);
    EXPECT_FALSE(s.stepSuspect);
    EXPECT_EQ(s.spanMin, -100.0) << "not said: what is usual counts";
    EXPECT_EQ(s.upstream, "OED-0");
    EXPECT_EQ(s.periodS, 300);
}

TEST(TownPackage, ElevationComesBackCellForCellWithHolesAsNaN) {
    const Folder folder;
    const layers::TownContent town = hamlet();
    ASSERT_TRUE(layers::writePackage(town, folder / "oed.gpkg"));
    const auto read = layers::loadTown(folder / "oed.gpkg");
    ASSERT_TRUE(read) << read.failure().text();
    ASSERT_TRUE(read.value().elevation);
    EXPECT_EQ(read.value().elevation->frame, town.elevation->frame);
    EXPECT_TRUE(std::isnan(read.value().elevation->heightM[3]));
    EXPECT_EQ(read.value().elevation->heightM[4], 312.5F);
}

TEST(TownPackage, InfoNamesWhatIsThereWhereItIsFromAndWhatIsMissing) {
    const Folder folder;
    layers::TownContent town = hamlet();
    town.population.clear();
    town.elevation.reset();
    ASSERT_TRUE(layers::writePackage(town, folder / "oed.gpkg"));
    const auto info = layers::packageInfo(folder / "oed.gpkg");
    ASSERT_TRUE(info) << info.failure().text();
    EXPECT_EQ(info.value().missing,
              (std::vector<std::string>{"utilities", "population", "population_day", "elevation"}));
    const auto& present = info.value().present;
    const auto buildings =
        std::find_if(present.begin(), present.end(), [](const auto& l) { return l.name == "buildings"; });
    ASSERT_NE(buildings, present.end());
    EXPECT_EQ(buildings->count, 2U);
    EXPECT_EQ(buildings->source, "drawn by hand");
    EXPECT_EQ(buildings->note, "two of them");
    EXPECT_EQ(info.value().version, layers::contentVersion(town));
}

TEST(TownPackage, InfoListsItsStationsAndTheBaseMapThatLiesBesideIt) {
    const Folder folder;
    const auto file = folder / "oed.gpkg";
    layers::TownContent town = hamlet();
    ASSERT_FALSE(town.stations.empty());
    ASSERT_TRUE(layers::writePackage(town, file));
    const auto info = layers::packageInfo(file);
    ASSERT_TRUE(info) << info.failure().text();
    ASSERT_EQ(info.value().stations.size(), town.stations.size());
    EXPECT_EQ(info.value().stations[0].id, town.stations[0].id);
    const auto has = [](const std::vector<std::string>& lines, const std::string& part) {
        return std::any_of(lines.begin(), lines.end(),
                           [&](const std::string& line) { return line.find(part) != std::string::npos; });
    };
    auto beside = layers::basemapBeside(file);
    EXPECT_FALSE(beside.has_value());
    auto lines = layers::infoLines(info.value(), beside);
    EXPECT_TRUE(has(lines, "station " + town.stations[0].id + ": " + town.stations[0].name + ", water_level"));
    EXPECT_TRUE(has(lines, "none beside the package"));

    std::ofstream(layers::basemapFile(file)) << "no map";
    beside = layers::basemapBeside(file);
    ASSERT_TRUE(beside.has_value());
    EXPECT_FALSE(beside->info.has_value());
    EXPECT_TRUE(has(layers::infoLines(info.value(), beside), "oed.basemap.gpkg cannot be read"));
    std::filesystem::remove(layers::basemapFile(file));

    layers::GdalMessages messages;
    const geometry::MapBox box{499'900, 5'499'900, 500'200, 5'500'200};
    const std::vector<layers::TileRange> levels{layers::tilesOver(box, 6), layers::tilesOver(box, 8)};
    auto store = layers::BasemapStore::open(layers::basemapFile(file), "probe", levels, messages);
    ASSERT_TRUE(store) << store.failure().text();
    ASSERT_TRUE(store.value().begin());
    for (const auto& level : levels)
        for (auto row = level.north; row <= level.south; ++row)
            for (auto column = level.west; column <= level.east; ++column)
                ASSERT_TRUE(store.value().put(level.zoom, column, row, base::Bytes{0x89, 'P', 'N', 'G'}));
    layers::BasemapInfo facts;
    facts.source = "Vermessungsamt Probe", facts.licence = "dl-de/by-2-0", facts.date = "2026-11-01", facts.box = box;
    ASSERT_TRUE(store.value().commit("all"));
    ASSERT_TRUE(store.value().finish(facts));
    beside = layers::basemapBeside(file);
    ASSERT_TRUE(beside && beside->info) << (beside ? beside->problem : "none");
    lines = layers::infoLines(info.value(), beside);
    EXPECT_TRUE(has(lines, "Vermessungsamt Probe 2026-11-01 dl-de/by-2-0"));
    EXPECT_TRUE(has(lines, "oed.basemap.gpkg, zoom 6 to 8 (4 to 1 m a pixel)"));
    const auto json = nlohmann::json::parse(layers::infoJson(info.value(), beside));
    EXPECT_EQ(json["basemap"]["licence"], "dl-de/by-2-0");
    EXPECT_EQ(json["basemap"]["levels"].size(), 2u);
    EXPECT_EQ(json["stations"][0]["id"], town.stations[0].id);
    EXPECT_TRUE(nlohmann::json::parse(layers::infoJson(info.value()))["basemap"].is_null());
}

TEST(TownPackage, VersionFollowsTheContentAndNotTheDayOfWriting) {
    layers::TownContent town = hamlet();
    const std::string version = layers::contentVersion(town);
    town.created = "2030-01-01T00:00:00.000Z";
    EXPECT_EQ(layers::contentVersion(town), version);
    town.elevation->heightM[100] += 0.02F;
    EXPECT_NE(layers::contentVersion(town), version);
}

TEST(MapFeatures, CarryKindSizeAndBridge) {
    const Folder folder;
    ASSERT_TRUE(layers::writePackage(hamlet(), folder / "oed.gpkg"));
    const auto streets = layers::mapFeatures(folder / "oed.gpkg", "streets");
    ASSERT_TRUE(streets) << streets.failure().text();
    ASSERT_EQ(streets.value().size(), 2U);
    EXPECT_EQ(streets.value()[1].kind, "minor");
    EXPECT_FALSE(streets.value()[0].bridge);
    EXPECT_TRUE(streets.value()[1].bridge);
    const auto courses = layers::mapFeatures(folder / "oed.gpkg", "watercourses");
    ASSERT_TRUE(courses);
    EXPECT_EQ(courses.value().at(0).size, 2.5);
    const auto landuse = layers::mapFeatures(folder / "oed.gpkg", "landuse");
    ASSERT_TRUE(landuse);
    EXPECT_EQ(landuse.value().at(0).rings.size(), 2U) << "a hole is a ring of its own";
    EXPECT_EQ(landuse.value().at(0).box.eastM, 500400);
}

TEST(MapFeatures, OfAnAbsentLayerAreNoneAndOfAnUnknownLayerAreRefused) {
    const Folder folder;
    layers::TownContent town = hamlet();
    town.railways.clear();
    ASSERT_TRUE(layers::writePackage(town, folder / "oed.gpkg"));
    const auto absent = layers::mapFeatures(folder / "oed.gpkg", "railways");
    ASSERT_TRUE(absent);
    EXPECT_TRUE(absent.value().empty());
    EXPECT_FALSE(layers::mapFeatures(folder / "oed.gpkg", "sqlite_master"));
}

TEST(MapFeatures, ComeAlikeToManyThreadsAtOnce) {
    const Folder folder;
    ASSERT_TRUE(layers::writePackage(hamlet(), folder / "oed.gpkg"));
    std::vector<int> good(4, 0);
    {
        std::vector<std::jthread> threads;
        for (int& mine : good)
            threads.emplace_back([&mine, file = folder / "oed.gpkg"] {
                for (int i = 0; i < 20; ++i) {
                    const auto features = layers::mapFeatures(file, "buildings");
                    mine += features && features.value().size() == 2 ? 1 : 0;
                }
            });
    }
    EXPECT_EQ(good, (std::vector<int>{20, 20, 20, 20}));
}

// ---- bad input ---------------------------------------------------------------------------------------------------

void expectRefused(const std::filesystem::path& file, const std::string& word) {
    const auto town = layers::loadTown(file);
    ASSERT_FALSE(town) << file;
    EXPECT_NE(town.failure().text().find(word), std::string::npos) << town.failure().text();
    EXPECT_FALSE(town.failure().fix.empty()) << town.failure().text();
    EXPECT_NE(town.failure().where.find(file.stem().string()), std::string::npos) << town.failure().text();
    EXPECT_FALSE(layers::packageInfo(file));
}

TEST(BadPackage, IsRefusedWithItsPlaceAndAFix) {
    const Folder folder;
    expectRefused(folder / "none.gpkg", "does not exist");
    expectRefused(folder.write("empty.gpkg", ""), "empty");
    expectRefused(folder.write("text.gpkg", "This is no GeoPackage."), "cannot be opened");
    std::filesystem::create_directory(folder / "dir.gpkg");
    expectRefused(folder / "dir.gpkg", "folder");
}

TEST(BadPackage, CutShortIsAFailureAndNoCrashWhereverItIsCut) {
    const Folder folder;
    ASSERT_TRUE(layers::writePackage(hamlet(), folder / "oed.gpkg"));
    std::ifstream in(folder / "oed.gpkg", std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    ASSERT_GT(whole.size(), 50000U);
    int refused = 0;
    for (std::size_t size = 4096; size < whole.size(); size += whole.size() / 23) {
        const auto file = folder.write("cut.gpkg", whole.substr(0, size));
        refused += layers::loadTown(file) ? 0 : 1;
    }
    EXPECT_GE(refused, 22) << "SQLite tells a cut file from its page count";
}

TEST(BadPackage, WithFlippedBytesNeverCrashes) {
    const Folder folder;
    ASSERT_TRUE(layers::writePackage(hamlet(), folder / "oed.gpkg"));
    std::ifstream in(folder / "oed.gpkg", std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    for (std::size_t at = 101; at < whole.size(); at += 2477) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x5A);
        const auto file = folder.write("flip.gpkg", flipped);
        std::filesystem::copy_file(layers::elevationFile(folder / "oed.gpkg"), layers::elevationFile(file),
                                   std::filesystem::copy_options::overwrite_existing);
        const auto town = layers::loadTown(file);
        if (!town) {
            EXPECT_FALSE(town.failure().what.empty());
        }
    }
}

TEST(BadPackage, OfAnotherMakeIsToldFromATownPackage) {
    const Folder folder;
    layers::GdalMessages messages;
    {
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        layers::DatasetHandle dataset(driver->Create((folder / "foreign.gpkg").c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRSpatialReference srs = layers::epsg(25832);
        dataset->CreateLayer("bees", &srs, wkbPoint, nullptr);
    }
    expectRefused(folder / "foreign.gpkg", "not a town package");
}

TEST(BadPackage, WithALayerInAnotherReferenceSystemNamesTheLayer) {
    const Folder folder;
    ASSERT_TRUE(layers::writePackage(hamlet(), folder / "oed.gpkg"));
    {
        layers::GdalMessages messages;
        layers::DatasetHandle dataset(
            GDALDataset::Open((folder / "oed.gpkg").c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
        ASSERT_TRUE(dataset);
        for (int i = 0; i < dataset->GetLayerCount(); ++i)
            if (std::string(dataset->GetLayer(i)->GetName()) == "streets") {
                ASSERT_EQ(dataset->DeleteLayer(i), OGRERR_NONE);
                break;
            }
        OGRSpatialReference srs = layers::epsg(4326);
        OGRLayer* layer = dataset->CreateLayer("streets", &srs, wkbLineString, nullptr);
        OGRFieldDefn name("name", OFTString), rank("rank", OFTString);
        layer->CreateField(&name);
        layer->CreateField(&rank);
    }
    const auto town = layers::loadTown(folder / "oed.gpkg");
    ASSERT_FALSE(town);
    EXPECT_NE(town.failure().text().find("layer streets"), std::string::npos) << town.failure().text();
    EXPECT_NE(town.failure().text().find("25832"), std::string::npos) << town.failure().text();
    EXPECT_FALSE(layers::mapFeatures(folder / "oed.gpkg", "streets"));
    EXPECT_TRUE(layers::mapFeatures(folder / "oed.gpkg", "buildings")) << "the other layers are still good";
}

TEST(BadPackage, WithoutItsElevationRasterNamesTheFileToPutThere) {
    const Folder folder;
    ASSERT_TRUE(layers::writePackage(hamlet(), folder / "oed.gpkg"));
    std::filesystem::remove(folder / "oed.dem.tif");
    expectRefused(folder / "oed.gpkg", "oed.dem.tif");
    folder.write("oed.dem.tif", "not a raster");
    expectRefused(folder / "oed.gpkg", "oed.dem.tif");
}

TEST(WritingAPackage, LeavesNothingHalfDoneBehind) {
    const Folder folder;
    ASSERT_TRUE(layers::writePackage(hamlet(), folder / "oed.gpkg"));
    EXPECT_EQ(folder.list(), (std::vector<std::string>{"oed.dem.tif", "oed.gpkg"}));
    EXPECT_FALSE(layers::writePackage(hamlet(), folder / "oed.txt")) << "the name of a package ends in .gpkg";
    std::filesystem::create_directories(folder / "taken.gpkg");
    EXPECT_FALSE(layers::writePackage(hamlet(), folder / "taken.gpkg"));
    EXPECT_EQ(folder.list(), (std::vector<std::string>{"oed.dem.tif", "oed.gpkg", "taken.gpkg"}));
}

TEST(WritingAPackage, WithoutElevationTakesAnOlderRasterAway) {
    const Folder folder;
    ASSERT_TRUE(layers::writePackage(hamlet(), folder / "oed.gpkg"));
    layers::TownContent flat = hamlet();
    flat.elevation.reset();
    ASSERT_TRUE(layers::writePackage(flat, folder / "oed.gpkg"));
    const auto town = layers::loadTown(folder / "oed.gpkg");
    ASSERT_TRUE(town) << town.failure().text();
    EXPECT_FALSE(town.value().elevation);
    EXPECT_EQ(folder.list(), (std::vector<std::string>{"oed.gpkg"}));
}

}  // namespace layers_test
