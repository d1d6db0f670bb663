// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <limits>

#include "gis/layers/internal/gdal_door.h"
#include "gis/layers/internal/imports.h"
#include "gis/layers/town_build.h"
#include "tests/unit/layers/osm_world.h"

namespace layers_test {

/// Refused with these words, and nothing left where the package would have been.
void expectNoTown(const layers::BuildRequest& r, const std::string& word) {
    const auto built = layers::buildTown(r);
    ASSERT_FALSE(built);
    EXPECT_NE(built.failure().text().find(word), std::string::npos) << built.failure().text();
    EXPECT_FALSE(built.failure().fix.empty()) << built.failure().text();
    EXPECT_FALSE(std::filesystem::exists(r.out));
    for (const auto& entry : std::filesystem::directory_iterator(r.out.parent_path()))
        EXPECT_EQ(entry.path().string().find(".part"), std::string::npos);
}

TEST(BuildFromOsm, TakesLayersByTheirTags) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    const auto built = layers::buildTown(r);
    ASSERT_TRUE(built) << built.failure().text();
    const auto town = layers::loadTown(r.out);
    ASSERT_TRUE(town) << town.failure().text();
    ASSERT_EQ(town.value().streets.size(), 1U);
    EXPECT_EQ(town.value().streets[0].rank, "major");
    ASSERT_EQ(town.value().objects.size(), 2U) << "the same fire station twice is one";
    EXPECT_EQ(town.value().objects[0].name, "FF Süd");
    EXPECT_EQ(town.value().objects[1].kind, "hospital");
    EXPECT_EQ(town.value().objects[1].contact, "+49 9123 0");
    EXPECT_EQ(town.value().objects[0].contact, "");
    EXPECT_EQ(town.value().buildings.size(), 2U);
    const auto houses = layers::mapFeatures(r.out, "buildings");
    ASSERT_TRUE(houses);
    const bool ringShaped =
        std::any_of(houses.value().begin(), houses.value().end(), [](const auto& h) { return h.rings.size() == 2; });
    EXPECT_TRUE(ringShaped) << "the relation's inner ring is the house's court";
    EXPECT_FALSE(town.value().hasPopulation);
    EXPECT_EQ(layers::packageInfo(r.out).value().missing,
              (std::vector<std::string>{"districts", "landuse", "water", "places", "population", "population_day",
                                        "stations", "elevation"}));
}

TEST(BuildFromOsm, JoinsARiverFromSourceToMouth) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    ASSERT_TRUE(layers::buildTown(r));
    const auto town = layers::loadTown(r.out);
    ASSERT_TRUE(town);
    ASSERT_EQ(town.value().watercourses.size(), 1U);
    const auto& line = town.value().watercourses[0].line;
    ASSERT_EQ(line.size(), 3U);
    EXPECT_GT(line.front().eastM, line.back().eastM) << "it flows west";
    EXPECT_TRUE(town.value().watercourses[0].major);
}

TEST(BuildFromOsm, DatesTheDataByItsNewestEdit) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    ASSERT_TRUE(layers::buildTown(r));
    const auto info = layers::packageInfo(r.out);
    ASSERT_TRUE(info);
    for (const auto& layer : info.value().present)
        if (layer.name == "buildings") {
            EXPECT_EQ(layer.date, "2020-01-07");
            EXPECT_NE(layer.licence.find("ODbL"), std::string::npos);
        }
    EXPECT_EQ(info.value().created, "2023-11-14T22:13:20.000Z");
}

TEST(BuildFromOsm, RefusesAFileCutInHalfAndLeavesNothing) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    const std::string whole = osmXml();
    r.osm = folder.write("probe.osm", whole.substr(0, whole.size() / 2));
    expectNoTown(r, "breaks off");
    r.osm = folder.write("probe.osm.pbf", "");
    expectNoTown(r, "cannot be read");
    r.osm = folder / "none.osm.pbf";
    expectNoTown(r, "does not exist");
    r.osm = folder.write("probe.osm", "<?xml version='1.0'?><osm version=\"0.6\"></osm>");
    expectNoTown(r, "nothing");
}

TEST(BuildFromOsm, KeepsAnOlderPackageWhenTheNewOneFails) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    ASSERT_TRUE(layers::buildTown(r));
    const std::string version = layers::packageInfo(r.out).value().version;
    r.osm = folder.write("probe.osm", osmXml(""));
    ASSERT_FALSE(layers::buildTown(r));
    EXPECT_EQ(layers::packageInfo(r.out).value().version, version);
}

TEST(BuildFromOsm, ThatWasFilteredForSomethingElseIsRefused) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("trees.osm",
                         "<?xml version='1.0'?><osm version=\"0.6\"><node id=\"1\" version=\"1\" lat=\"49.5\" "
                         "lon=\"11.28\"><tag k=\"natural\" v=\"tree\"/><tag k=\"name\" v=\"Linde\"/></node></osm>");
    expectNoTown(r, "no street, house, water or place");
}

TEST(BuildElevation, OfAnotherContinentIsRefused) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.elevation = {flatElevation(folder, 300, -3000000, 1000000)};
    expectNoTown(r, "no place in Germany");
}

TEST(BuildElevation, CoversTheTownWithAMargin) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    r.elevation = {flatElevation(folder, 300)};
    const auto built = layers::buildTown(r);
    ASSERT_TRUE(built) << built.failure().text();
    const auto town = layers::loadTown(r.out);
    ASSERT_TRUE(town && town.value().elevation);
    const auto& grid = *town.value().elevation;
    EXPECT_EQ(grid.frame.cellM, 10);
    for (const auto& street : town.value().streets)
        for (const auto& p : street.line) EXPECT_TRUE(layers::heightAt(grid, p));
    const auto z = layers::heightAt(grid, {666000, 5487000});
    ASSERT_TRUE(z);
    EXPECT_NEAR(*z, 302.0, 0.03) << "warping onto the same system moves nothing";
}

TEST(BuildElevation, WithoutACoordinateSystemIsRefused) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.elevation = {folder.write(
        "grid.asc",
        "ncols 2\nnrows 2\nxllcorner 664000\nyllcorner 5486000\ncellsize 10\nNODATA_value -9999\n1 2\n3 4\n")};
    expectNoTown(r, "coordinate system");
    r.elevation = {folder.write("grid.tif", "II*\0nonsense")};
    expectNoTown(r, "cannot be read");
    r.elevation = {folder / "none.tif"};
    expectNoTown(r, "does not exist");
}

TEST(BuildElevation, OfAnotherPlaceIsRefused) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    r.elevation = {flatElevation(folder, 300, 500000, 5700000)};
    expectNoTown(r, "does not cover");
}

TEST(BuildElevation, OfNoHeightsIsSaidToBeThat) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    r.elevation = {flatElevation(folder, 33'000)};
    expectNoTown(r, "are no heights in metres");
    r.elevation = {flatElevation(folder, std::numeric_limits<float>::quiet_NaN())};
    expectNoTown(r, "\"no data\"");
}

TEST(BuildDistricts, RepairsWhatCrossesItselfAndSaysSo) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.districts = folder.write("d.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"ARS":"095740138001","GEN":"Bogen"},"geometry":{"type":"Polygon","coordinates":[[[11.28,49.51],[11.30,49.52],[11.30,49.51],[11.28,49.52],[11.28,49.51]]]}},
        {"type":"Feature","properties":{"ARS":"095740138002","GEN":"Ganz","EWZ":1200},"geometry":{"type":"Polygon","coordinates":[[[11.30,49.51],[11.32,49.51],[11.32,49.52],[11.30,49.52],[11.30,49.51]]]}}]})");
    const auto built = layers::buildTown(r);
    ASSERT_TRUE(built) << built.failure().text();
    ASSERT_FALSE(built.value().empty());
    EXPECT_NE(built.value()[0].find("1 invalid"), std::string::npos) << built.value()[0];
    const auto town = layers::loadTown(r.out);
    ASSERT_TRUE(town) << town.failure().text();
    ASSERT_EQ(town.value().districts.size(), 2U);
    EXPECT_EQ(town.value().districts[0].id, "095740138001");
    EXPECT_EQ(town.value().districts[0].area.size(), 2U) << "the two wings of the bow";
    EXPECT_EQ(town.value().districts[1].people, 1200U);
}

TEST(BuildDistricts, OnlyThoseTakenAreCountedAsRepaired) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    // A bow far away, and a whole district here.
    r.districts = folder.write("d.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"id":"1"},"geometry":{"type":"Polygon","coordinates":[[[7.28,51.51],[7.30,51.52],[7.30,51.51],[7.28,51.52],[7.28,51.51]]]}},
        {"type":"Feature","properties":{"id":"2"},"geometry":{"type":"Polygon","coordinates":[[[11.27,49.50],[11.32,49.50],[11.32,49.52],[11.27,49.52],[11.27,49.50]]]}}]})");
    const auto built = layers::buildTown(r);
    ASSERT_TRUE(built) << built.failure().text();
    EXPECT_NE(std::find(built.value().begin(), built.value().end(), "districts: 1 taken, 1 outside the town left out"),
              built.value().end());
}

TEST(BuildDistricts, WithoutACoordinateSystemAreRefused) {
    const Folder folder;
    {
        layers::GdalMessages messages;
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
        layers::DatasetHandle dataset(driver->Create((folder / "d.shp").c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRLayer* layer = dataset->CreateLayer("d", nullptr, wkbPolygon, nullptr);
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetGeometry(layers::toOgr(geometry::MapPolygon{square(2581475, 5500000, 100)}).get());
        ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    }
    layers::BuildRequest r = request(folder);
    r.districts = folder / "d.shp";
    expectNoTown(r, "coordinate system");
}

TEST(BuildPopulation, SharesACellOverItsHomesAndKeepsHiddenFiguresUnknown) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    ASSERT_TRUE(layers::buildTown(r));
    // The cell in which the OSM world's one home (way 106) has its middle.
    const auto town = layers::loadTown(r.out);
    ASSERT_TRUE(town);
    const auto home = std::max_element(town.value().buildings.begin(), town.value().buildings.end(),
                                       [](const auto& a, const auto& b) { return a.footprintM2 < b.footprintM2; });
    layers::GdalMessages messages;
    OGRSpatialReference map = layers::epsg(25832), grid = layers::epsg(3035);
    const std::unique_ptr<OGRCoordinateTransformation> toGrid(OGRCreateCoordinateTransformation(&map, &grid));
    double x = home->centre.eastM, y = home->centre.northM;
    ASSERT_TRUE(toGrid->Transform(1, &x, &y));
    const auto cell = [](double at) { return static_cast<long long>(std::floor(at / 100)) * 100 + 50; };
    const std::string own = std::to_string(cell(x)) + ";" + std::to_string(cell(y)),
                      beside = std::to_string(cell(x) + 100) + ";" + std::to_string(cell(y));
    r.population = folder.write("z.csv", "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\nA;" + own + ";42\nB;" + beside +
                                             ";\xE2\x80\x93\nC;nonsense;1;2\nD;4000050;3000050;9\n");
    const auto built = layers::buildTown(r);
    ASSERT_TRUE(built) << built.failure().text();
    const auto peopled = layers::loadTown(r.out);
    ASSERT_TRUE(peopled) << peopled.failure().text();
    EXPECT_TRUE(peopled.value().hasPopulation);
    double sum = 0;
    for (const auto& b : peopled.value().buildings) sum += static_cast<double>(b.people);
    EXPECT_NEAR(sum, 42, 0.01);
    std::string said;
    for (const std::string& line : built.value()) said += line + "\n";
    EXPECT_NE(said.find("1 with a hidden figure"), std::string::npos) << said;
    EXPECT_NE(said.find("the first is line 4"), std::string::npos) << said;
    r.population = folder.write("w.csv", "id;people\n1;2\n");
    std::filesystem::remove(r.out);
    expectNoTown(r, "x_mp_100m");
}

TEST(BuildStations, ARowThatLeavesOutItsLastSeparatorsIsRefusedWhereCommasSeparate) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    const std::string head = "id,quantity,unit,lat,lon,zero_m,iw1_cm,iw2_cm\n";
    r.stations = folder.write("s.csv", head + "A,water_level,cm,49.51,11.28,212,18\n");
    expectNoTown(r, "the row has 7 fields, the header 8");
    expectNoTown(r, "write all separators");
    r.stations = folder.write("s.csv", "id;quantity;unit;lat;lon;zero_m;iw1_cm\nA;water_level;cm;49.51;11.28;212.18\n");
    EXPECT_TRUE(layers::buildTown(r)) << "no decimal comma hides between semicolons";
}

TEST(BuildStations, SetTheirZeroSoThatMeanWaterMeetsTheGround) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    r.elevation = {flatElevation(folder, 300)};
    r.trial = true;
    r.stations = folder.write(
        "s.csv",
        "id,name,water,quantity,unit,east,north,zero_m,mean_cm,iw1_cm,iw2_cm,iw3_cm,period_s\n"
        "ECKESEY,\"Hagen-Eckesey, versetzt\",Pegnitz,water_level,cm,666005,5487005,auto-mean,60,170,220,290,86400\n");
    const auto built = layers::buildTown(r);
    ASSERT_TRUE(built) << built.failure().text();
    const auto town = layers::loadTown(r.out);
    ASSERT_TRUE(town);
    EXPECT_TRUE(town.value().trial);
    ASSERT_EQ(town.value().stations.size(), 1U);
    const auto& s = town.value().stations[0];
    EXPECT_EQ(s.name, "Hagen-Eckesey, versetzt");
    const auto ground = layers::heightAt(*town.value().elevation, s.at);
    ASSERT_TRUE(ground && s.zeroM);
    EXPECT_NEAR(*s.zeroM + 0.60, *ground, 0.01);
    EXPECT_EQ(s.periodS, 86400);
}

TEST(BuildStations, NameLineAndFixOfWhatIsWrong) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    const auto refused = [&](const std::string& csv, const std::string& word) {
        r.stations = folder.write("s.csv", csv);
        expectNoTown(r, word);
    };
    refused("id,qantity\nA,rain\n", "qantity");
    refused("id,quantity,unit,lat,lon\nA,rain,mm,49.5,11.2\n,rain,mm,49.5,11.2\n", "line 3");
    refused("id,quantity,unit,lat,lon\nA,rain,mm,95,11.2\n", "no usable place");
    refused("id,quantity,unit,lat,lon\nA,rain,mm,49.5,11.2\nA,rain,mm,49.5,11.2\n", "twice");
    refused("id,quantity,unit,lat,lon,mean_cm\nA,water_level,cm,49.5,11.2,\"1,5\"\n", "not a number");
    refused("id,quantity,unit,lat,lon\nA,water_level,m,49.5,11.2\n", "unit");
    refused("id,quantity,unit,lat,lon,iw1_cm,iw2_cm\nA,water_level,cm,49.5,11.2,200,100\n", "do not rise");
    r.trial = true;
    refused("id,quantity,unit,lat,lon,zero_m\nA,water_level,cm,49.5,11.2,auto-mean\n", "needs mean_cm");
    refused("", "empty");
}

TEST(Watercourses, JoinThroughAForkAlongTheLongerArm) {
    std::vector<layers::CourseShape> pieces = {{"Bach", "brook", 3, {{100, 0}, {200, 0}}},
                                               {"Bach", "brook", 3, {{0, 0}, {100, 0}}},
                                               {"Bach", "brook", 3, {{100, 0}, {150, 90}, {200, 0}}},
                                               {"Graben", "brook", 3, {{200, 0}, {300, 0}}}};
    const auto courses = layers::joinedCourses(pieces);
    ASSERT_EQ(courses.size(), 3U);
    EXPECT_EQ(courses[0].name, "Bach");
    EXPECT_EQ(courses[0].line.size(), 4U) << "source, fork, longer arm, end";
    EXPECT_EQ(courses[0].line.front(), (geometry::MapPoint{0, 0}));
}

TEST(Watercourses, AreTurnedRoundOnlyWhenTheyClearlyRunUphill) {
    layers::TownContent town = hamlet();
    for (std::size_t i = 0; i < town.elevation->heightM.size(); ++i)
        town.elevation->heightM[i] = 300 + 0.3F * static_cast<float>(i % 80);
    ASSERT_EQ(layers::turnDownhill(town), 1) << "23 m up to the east";
    EXPECT_EQ(town.watercourses[0].line.front().eastM, 500390);
    for (float& z : town.elevation->heightM) z = 300;
    EXPECT_EQ(layers::turnDownhill(town), 0);
}

TEST(BuildStations, ARowLongerThanItsHeaderIsNotShifted) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    const std::string head = "id,quantity,unit,lat,lon,zero_m,iw1_cm,iw2_cm\n";
    r.stations = folder.write("s.csv", head +
                                           "A,water_level,cm,49.51,11.28,212,18,170\n"
                                           "B,water_level,cm,49.51,11.28,212,18,170,220\n");
    expectNoTown(r, "s.csv, line 3");
    expectNoTown(r, "the row has 9 fields, the header 8");
    expectNoTown(r, "is a decimal comma meant? write 212.18, or separate by semicolons");
    r.population = folder.write("z.csv", "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\nA;4321050;2929050;1;2\n");
    r.stations.clear();
    expectNoTown(r, "z.csv, line 2");
    r.population.clear();
    r.stations = folder.write("s.csv", head + "A,water_level,cm,49.51,11.28,212.18,170,220,,\n");
    EXPECT_TRUE(layers::buildTown(r)) << "separators at the end say nothing";
}

TEST(BuildStations, InAnotherEncodingAreRefused) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    const std::string head = "id,name,quantity,unit,lat,lon\nA,Steg,rain,mm,49.51,11.28\n";
    for (const char* bad : {"M\xFChle", "M\xC3", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\x80x"}) {
        r.stations = folder.write("s.csv", head + "B," + bad + ",rain,mm,49.51,11.28\n");
        expectNoTown(r, "the stations file is not in UTF-8");
        expectNoTown(r, "s.csv, line 3");
    }
    expectNoTown(r, "save the table as UTF-8");
    r.stations = folder.write(
        "s.csv", "\xEF\xBB\xBF" + head + "B,M\xC3\xBChle \xE2\x82\xAC \xF0\x9F\x8C\x8A,rain,mm,49.51,11.28\n");
    EXPECT_TRUE(layers::buildTown(r));
}

TEST(BuildStations, WithoutAUnitAreNotTakenForCentimetres) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    r.stations = folder.write("s.csv", "id,quantity,lat,lon\nA,water_level,49.5,11.2\n");
    expectNoTown(r, "the station 'A' has no unit");
    r.stations = folder.write("s.csv", "id,quantity,unit,lat,lon\nR,rain,mm,49.5,11.2\nA,water_level,,49.5,11.2\n");
    expectNoTown(r, "line 3");
}

TEST(BuildStations, WithAGuessedZeroAreForTrialsOnly) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    r.elevation = {flatElevation(folder, 300)};
    r.stations = folder.write("s.csv",
                              "id,water,quantity,unit,east,north,zero_m,mean_cm\n"
                              "ECKESEY,Pegnitz,water_level,cm,666005,5487005,auto-mean,60\n");
    expectNoTown(r, "the gauge zero of 'ECKESEY' is guessed");
    expectNoTown(r, "s.csv, line 2");
    expectNoTown(r, "--trial");
    r.trial = true;
    EXPECT_TRUE(layers::buildTown(r));
}

TEST(BuildTown, MakesNoFolderOfAMistypedPath) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    r.out = folder / "packges" / "t.gpkg";
    const auto built = layers::buildTown(r);
    ASSERT_FALSE(built);
    EXPECT_NE(built.failure().text().find("packges"), std::string::npos) << built.failure().text();
    EXPECT_EQ(folder.list(), std::vector<std::string>{"probe.osm"});
}

TEST(RealTown, LaufIsBuiltFromOsmAndSrtm) {
    const std::filesystem::path shared = std::filesystem::path(LAGEWERK_SOURCE_DIR) / ".." / "shared" / "data";
    if (!std::filesystem::exists(shared / "osm" / "lauf-200115.osm.pbf")) {
        std::puts("skipped: no shared data");
        GTEST_SKIP();
    }
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.name = "Lauf a.d. Pegnitz";
    r.osm = shared / "osm" / "lauf-200115.osm.pbf";
    r.elevation = {shared / "dem" / "N49E011.hgt.zip"};
    const auto built = layers::buildTown(r);
    ASSERT_TRUE(built) << built.failure().text();
    // 6,533 with a building tag = 6,509 houses + 21 without area at the extract's edge + 2 points + 1 "building=no".
    EXPECT_NE(built.value()[0].find("6509 houses"), std::string::npos) << built.value()[0];
    EXPECT_NE(built.value()[0].find("21 left out"), std::string::npos) << built.value()[0];
    const auto town = layers::loadTown(r.out);
    ASSERT_TRUE(town) << town.failure().text();
    std::map<std::string, int> kinds;
    for (const auto& object : town.value().objects) ++kinds[object.kind];
    EXPECT_EQ(kinds["hospital"], 1);
    EXPECT_EQ(kinds["fire_station"], 4);
    EXPECT_GE(kinds["school"], 12);
    ASSERT_TRUE(town.value().elevation);
    EXPECT_EQ(town.value().elevation->frame.cellM, 25);
    const auto pegnitz = std::find_if(town.value().watercourses.begin(), town.value().watercourses.end(),
                                      [](const auto& w) { return w.name == "Pegnitz"; });
    ASSERT_NE(pegnitz, town.value().watercourses.end());
    EXPECT_TRUE(pegnitz->major);
    EXPECT_GT(pegnitz->line.front().eastM, pegnitz->line.back().eastM) << "the Pegnitz flows west towards Nuremberg";
    const auto source = layers::heightAt(*town.value().elevation, pegnitz->line.front()),
               mouth = layers::heightAt(*town.value().elevation, pegnitz->line.back());
    ASSERT_TRUE(source && mouth);
    EXPECT_GT(*source, *mouth);
    EXPECT_FALSE(town.value().hasPopulation);
    // Half of it: refused.
    std::ifstream in(r.osm, std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    r.out = folder / "half.gpkg";
    r.osm = folder.write("half.osm.pbf", whole.substr(0, whole.size() / 2));
    expectNoTown(r, "breaks off");
}

TEST(BuildTown, AFolderIsNoFile) {
    const Folder folder;
    const std::filesystem::path inside = folder / "inside";
    std::filesystem::create_directory(inside);
    const auto refusal = [&](auto set) {
        layers::BuildRequest r = request(folder);
        r.elevation = {flatElevation(folder, 300)};
        set(r);
        const auto built = layers::buildTown(r);
        return built ? std::string("built") : built.failure().text();
    };
    const auto expect = [&](auto set, const std::string& what) {
        EXPECT_EQ(refusal(set), "a folder stands where the " + what + " file should be (" + inside.string() +
                                    "); name the file in it");
    };
    expect([&](auto& r) { r.osm = inside; }, "OSM");
    expect([&](auto& r) { r.elevation = {inside}; }, "elevation");
    expect([&](auto& r) { r.population = inside; }, "population");
    expect([&](auto& r) { r.stations = inside; }, "stations");
    std::filesystem::remove(inside);
    EXPECT_EQ(refusal([&](auto& r) { r.stations = inside; }),
              "the stations file does not exist (" + inside.string() + "); check the path");
}

}  // namespace layers_test
