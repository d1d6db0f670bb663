// SPDX-License-Identifier: EUPL-1.2
// One kind of layer of a package is replaced: whole or not at all, and what changed is said.
#include <atomic>
#include <cmath>
#include <nlohmann/json.hpp>
#include <thread>

#include "gis/layers/internal/imports.h"
#include "gis/layers/internal/package_content.h"
#include "gis/layers/internal/package_layers.h"
#include "gis/layers/internal/package_lock.h"
#include "gis/layers/town_build.h"
#include "tests/unit/layers/osm_world.h"

namespace layers_test {

using nlohmann::json;

constexpr const char* kStationsHead =
    "id,water,quantity,unit,east,north,zero_m,mean_cm,iw1_cm,iw2_cm,iw3_cm,period_s\n";
constexpr const char* kBridge = "BRUECKE,Pegnitz,water_level,cm,666005,5487005,310.5,60,170,220,290,300\n";
constexpr const char* kMill = "MUEHLE,Pegnitz,water_level,cm,666205,5487005,309.5,55,120,160,200,300\n";
constexpr const char* kRain = "REGEN,,rain,mm,666205,5487105,,,,,,300\n";

/// A package of all kinds of layers but population.
class Update : public ::testing::Test {
protected:
    void SetUp() override {
        layers::BuildRequest r = request(m_folder);
        r.osm = m_folder.write("probe.osm", osmXml());
        r.elevation = {flatElevation(m_folder, 300)};
        r.districts = m_folder.write("d.geojson", districts("Mitte", 1200));
        r.stations = m_folder.write("s.csv", std::string(kStationsHead) + kBridge + kMill);
        const auto built = layers::buildTown(r);
        ASSERT_TRUE(built) << built.failure().text();
        m_update.package = m_package = r.out;
        m_update.now = {1'800'000'000'000};
        m_before = whole(m_package);
    }
    static std::string districts(const std::string& name, int people) {
        return R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"ARS":"095740138001","GEN":")" +
               name + R"(","EWZ":)" + std::to_string(people) +
               R"(},"geometry":{"type":"Polygon","coordinates":[[[11.27,49.50],[11.29,49.50],[11.29,49.52],[11.27,49.52],[11.27,49.50]]]}},
        {"type":"Feature","properties":{"ARS":"095740138002","GEN":"Ost"},"geometry":{"type":"Polygon","coordinates":[[[11.29,49.50],[11.31,49.50],[11.31,49.52],[11.29,49.52],[11.29,49.50]]]}}]})";
    }
    /// The Zensus cell in which the OSM world's one home (way 106) has its middle.
    std::string peopleCsv(int people) const {
        const auto town = layers::loadTown(m_package);
        const auto home = std::max_element(town.value().buildings.begin(), town.value().buildings.end(),
                                           [](const auto& a, const auto& b) { return a.footprintM2 < b.footprintM2; });
        const geometry::MapPoint at = geometry::toEuropean(geometry::toGeo(home->centre));
        const auto cell = [](double v) {
            return std::to_string(static_cast<long long>(std::floor(v / 100)) * 100 + 50);
        };
        return "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\nA;" + cell(at.eastM) + ";" + cell(at.northM) + ";" +
               std::to_string(people) + "\n";
    }
    static std::string whole(const std::filesystem::path& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    /// Updates and gives what was said of it.
    json updated() {
        const auto told = layers::updateTown(m_update);
        EXPECT_TRUE(told) << told.failure().text();
        if (!told) return json::object();
        json answer = json::parse(told.value());
        EXPECT_EQ(answer["version"]["after"], layers::packageInfo(m_package).value().version);
        return answer;
    }
    static json layerOf(const json& answer, const std::string& name) {
        for (const json& layer : answer["layers"])
            if (layer["name"] == name) return layer;
        return json::object();
    }
    layers::LayerInfo layerNamed(const std::string& name) {
        const auto info = layers::packageInfo(m_package);
        EXPECT_TRUE(info);
        for (const layers::LayerInfo& layer : info.value().present)
            if (layer.name == name) return layer;
        return {};
    }
    static double peopleIn(const std::filesystem::path& package) {
        double sum = 0;
        const auto town = layers::loadTown(package);
        EXPECT_TRUE(town);
        for (const auto& b : town.value().buildings) sum += static_cast<double>(b.people);
        return sum;
    }
    /// Refused with this word; package and raster are the same to the byte, nothing lies beside them.
    void expectUntouched(const std::string& word) {
        const std::string raster = whole(layers::elevationFile(m_package));
        const auto told = layers::updateTown(m_update);
        ASSERT_FALSE(told);
        EXPECT_NE(told.failure().text().find(word), std::string::npos) << told.failure().text();
        EXPECT_EQ(whole(m_package), m_before);
        EXPECT_EQ(whole(layers::elevationFile(m_package)), raster);
        EXPECT_TRUE(layers::loadTown(m_package));
        for (const std::string& name : m_folder.list()) EXPECT_EQ(name.find(".old."), std::string::npos) << name;
    }

    Folder m_folder;
    layers::UpdateRequest m_update;
    std::filesystem::path m_package;
    std::string m_before;
};

TEST_F(Update, NamesStationsWhoseThresholdsAreOthersWithOldAndNewValue) {
    std::string raised = kBridge;
    raised.replace(raised.find("170"), 3, "185");
    m_update.stations = m_folder.write("s2.csv", std::string(kStationsHead) + raised + kRain);
    const json answer = updated();
    const json stations = layerOf(answer, "stations");
    EXPECT_EQ(stations["before"], 2);
    EXPECT_EQ(stations["after"], 2);
    EXPECT_EQ(stations["added_ids"], json({"REGEN"}));
    EXPECT_EQ(stations["removed_ids"], json({"MUEHLE"}));
    EXPECT_EQ(stations["changed_ids"], json({"BRUECKE"}));
    ASSERT_EQ(answer["stations"].size(), 1U);
    EXPECT_EQ(answer["stations"][0]["id"], "BRUECKE");
    EXPECT_EQ(answer["stations"][0]["changes"], json::parse(R"([{"field":"iw1_cm","before":170.0,"after":185.0}])"));
    EXPECT_NE(answer["version"]["before"], answer["version"]["after"]);
    const auto town = layers::loadTown(m_package);
    ASSERT_TRUE(town) << town.failure().text();
    EXPECT_EQ(town.value().stations[0].iwCm[0], 185);
    EXPECT_EQ(layerOf(answer, "buildings")["changed"], 0);
    EXPECT_EQ(layerOf(answer, "elevation")["changed"], 0);
}

TEST_F(Update, ASourceThatSaysTheSameIsTheSameVersion) {
    m_update.osm = m_folder.write("probe2.osm", osmXml());
    const json answer = updated();
    EXPECT_EQ(answer["version"]["before"], answer["version"]["after"]);
    for (const json& layer : answer["layers"]) {
        EXPECT_EQ(layer["before"], layer["after"]) << layer;
        EXPECT_EQ(layer["added"].get<int>() + layer["removed"].get<int>() + layer["changed"].get<int>(), 0) << layer;
    }
    const auto info = layers::packageInfo(m_package);
    ASSERT_TRUE(info);
    for (const auto& layer : info.value().present)
        if (layer.name == "streets") {
            EXPECT_EQ(layer.source, "probe2.osm");
        }
}

TEST_F(Update, LeadsToTheVersionOfAPackageBuiltInOneGo) {
    m_update.population = m_folder.write("z.csv", peopleCsv(42));
    const json answer = updated();
    layers::BuildRequest r = request(m_folder);
    r.osm = m_folder / "probe.osm", r.elevation = {m_folder / "raster.dem.tif"};
    r.districts = m_folder / "d.geojson", r.stations = m_folder / "s.csv", r.population = m_folder / "z.csv";
    r.out = m_folder / "once.gpkg";
    ASSERT_TRUE(layers::buildTown(r));
    EXPECT_EQ(answer["version"]["after"], layers::packageInfo(r.out).value().version);
}

TEST_F(Update, PeopleAreSharedOutAgainWhenTheyOrTheBuildingsChange) {
    m_update.population = m_folder.write("z.csv", peopleCsv(42));
    json answer = updated();
    EXPECT_EQ(layerOf(answer, "population")["added"], 1);
    EXPECT_EQ(layerOf(answer, "buildings")["changed"], 2) << "the houses are the same, their people are not";
    EXPECT_NEAR(peopleIn(m_package), 42, 0.01);
    m_update.population = m_folder.write("z.csv", peopleCsv(30));
    answer = updated();
    EXPECT_EQ(layerOf(answer, "population")["changed"], 1);
    EXPECT_NEAR(peopleIn(m_package), 30, 0.01);
    // The home goes: its cell's people have no roof, and that is said.
    m_update.population.clear();
    std::string xml = osmXml();
    xml.replace(xml.find("<way id=\"106\""),
                xml.find("</way>", xml.find("<way id=\"106\"")) + 7 - xml.find("<way id=\"106\""), "");
    m_update.osm = m_folder.write("fewer.osm", xml);
    answer = updated();
    EXPECT_EQ(layerOf(answer, "buildings")["removed"], 1);
    EXPECT_EQ(layerOf(answer, "population")["before"], 1);
    EXPECT_NEAR(peopleIn(m_package), 0, 0.01);
    EXPECT_NE(answer["notes"].dump().find("30 people in cells without any building"), std::string::npos)
        << answer["notes"];
}

TEST_F(Update, OfDistrictsComparesThemByTheirIds) {
    m_update.districts = m_folder.write("d2.geojson", districts("Altstadt", 1250));
    const json answer = updated();
    EXPECT_EQ(layerOf(answer, "districts")["changed_ids"], json({"095740138001"}));
    EXPECT_EQ(layerOf(answer, "districts")["added"], 0);
    EXPECT_EQ(layers::loadTown(m_package).value().districts[0].name, "Altstadt");
}

TEST_F(Update, OfAnElevationWithAnotherWindowOfTheSameCellsComparesThemCellByCell) {
    ASSERT_TRUE(layers::writeDemoTown(1, m_folder / "auental.gpkg"));
    layers::UpdateRequest update;
    update.package = m_folder / "auental.gpkg";
    std::filesystem::copy_file(layers::elevationFile(update.package), m_folder / "own.tif");
    update.elevation = {m_folder / "own.tif"};
    const auto told = layers::updateTown(update);
    ASSERT_TRUE(told) << told.failure().text();
    const json elevation = layerOf(json::parse(told.value()), "elevation");
    EXPECT_EQ(elevation["added"], 0) << elevation.dump();
    EXPECT_EQ(elevation["changed"], 0) << "the very same heights";
    EXPECT_EQ(elevation["before"].get<int>() - elevation["removed"].get<int>(), elevation["after"]);
    EXPECT_LT(elevation["removed"].get<int>(), elevation["before"].get<int>() / 2);
}

TEST_F(Update, OfTheElevationCountsTheCellsThatLieOtherwise) {
    m_update.elevation = {flatElevation(m_folder, 301)};
    const json answer = updated();
    const json elevation = layerOf(answer, "elevation");
    EXPECT_EQ(elevation["before"], elevation["after"]);
    EXPECT_EQ(elevation["changed"], elevation["after"]);
    const auto town = layers::loadTown(m_package);
    ASSERT_TRUE(town) << town.failure().text();
    EXPECT_NEAR(*layers::heightAt(*town.value().elevation, {666000, 5487000}), 303.0, 0.03);
    for (const std::string& name : m_folder.list()) EXPECT_EQ(name.find(".old."), std::string::npos) << name;
    // What does not bring heights leaves the raster file alone.
    const std::string raster = whole(layers::elevationFile(m_package));
    m_update.elevation.clear();
    m_update.stations = m_folder.write("s2.csv", std::string(kStationsHead) + kMill);
    (void)updated();
    EXPECT_EQ(whole(layers::elevationFile(m_package)), raster);
    EXPECT_TRUE(layers::loadTown(m_package));
}

TEST_F(Update, LeavesThePackageToWhomItBelongs) {
    namespace fs = std::filesystem;
    const fs::perms own = fs::perms::owner_read | fs::perms::owner_write;
    fs::permissions(m_package, own), fs::permissions(layers::elevationFile(m_package), own);
    m_update.elevation = {flatElevation(m_folder, 301)};
    (void)updated();
    EXPECT_EQ(fs::status(m_package).permissions(), own);
    EXPECT_EQ(fs::status(layers::elevationFile(m_package)).permissions(), own);
}

TEST_F(Update, ThatFailsLeavesThePackageAsItWas) {
    m_update.stations = m_folder.write("bad.csv", std::string(kStationsHead) + kBridge + "X,,snow,cm,1,2,,,,,,\n");
    expectUntouched("line 3");
    m_update.stations.clear();
    m_update.osm = m_folder.write("cut.osm", osmXml("").substr(0, 900));
    expectUntouched("breaks off");
    m_update.osm = m_folder / "none.osm";
    expectUntouched("does not exist");
    m_update.osm.clear();
    m_update.elevation = {flatElevation(m_folder, 300, 500000, 5700000)};
    expectUntouched("does not cover");
    m_update.elevation.clear();
    expectUntouched("one kind of layer");
    m_update.stations = m_folder / "s.csv", m_update.districts = m_folder / "d.geojson";
    expectUntouched("one kind of layer");
}

TEST_F(Update, ThatFailsWhileItWritesLeavesThePackageAsItWas) {
    // A folder with something in it stands where the new raster is to be written: package written, raster not.
    std::filesystem::create_directories(m_folder / "probe.part.dem.tif" / "x");
    m_update.elevation = {flatElevation(m_folder, 305)};
    expectUntouched("the elevation raster cannot be written");
    std::filesystem::remove_all(m_folder / "probe.part.dem.tif");
    // And one where the former raster is to be kept: both written, neither may take its place.
    std::filesystem::create_directories(m_folder / "probe.dem.old.tif" / "x");
    const auto told = layers::updateTown(m_update);
    ASSERT_FALSE(told);
    EXPECT_NE(told.failure().text().find("cannot be put in its place"), std::string::npos) << told.failure().text();
    EXPECT_EQ(whole(m_package), m_before);
    EXPECT_NEAR(*layers::heightAt(*layers::loadTown(m_package).value().elevation, {666000, 5487000}), 302.0, 0.03);
}

TEST_F(Update, KilledBetweenItsTwoFilesLeavesTheFormerPackageWithItsFormerRaster) {
    namespace fs = std::filesystem;
    const fs::path raster = layers::elevationFile(m_package), former = layers::formerElevationFile(m_package);
    const std::string formerRaster = whole(raster);
    m_update.elevation = {flatElevation(m_folder, 305)};
    (void)updated();
    // As it lies on the disk when only the first of the two names has changed.
    m_folder.write("probe.gpkg", m_before), m_folder.write("probe.dem.old.tif", formerRaster);
    auto town = layers::loadTown(m_package);
    ASSERT_TRUE(town) << town.failure().text();
    EXPECT_NEAR(*layers::heightAt(*town.value().elevation, {666000, 5487000}), 302.0, 0.03);
    EXPECT_TRUE(layers::packageInfo(m_package));
    // The next update goes on from there.
    m_update.elevation.clear();
    m_update.stations = m_folder.write("s2.csv", std::string(kStationsHead) + kMill);
    (void)updated();
    town = layers::loadTown(m_package);
    ASSERT_TRUE(town) << town.failure().text();
    EXPECT_NEAR(*layers::heightAt(*town.value().elevation, {666000, 5487000}), 302.0, 0.03);
    EXPECT_FALSE(fs::exists(former));
    // A raster of another version alone is not taken for this one's.
    m_update.stations.clear();
    m_update.elevation = {flatElevation(m_folder, 306)};
    (void)updated();
    m_folder.write("probe.gpkg", m_before);
    town = layers::loadTown(m_package);
    ASSERT_FALSE(town);
    EXPECT_NE(town.failure().text().find("belongs to another version"), std::string::npos) << town.failure().text();
}

TEST_F(Update, WithTheExtractOfAnotherTownIsRefused) {
    std::string xml = osmXml();
    for (std::size_t at = xml.find("lon=\"11."); at != std::string::npos; at = xml.find("lon=\"11.", at))
        xml.replace(at, 8, "lon=\"10.");
    m_update.osm = m_folder.write("elsewhere.osm", xml);
    expectUntouched("the OSM file is that of another place");
}

TEST_F(Update, OfElevationMendsAPackageWithAForeignOrMissingRaster) {
    const std::string version = layers::packageInfo(m_package).value().version;
    const std::filesystem::path raster = layers::elevationFile(m_package);
    for (const bool isForeign : {true, false}) {
        m_folder.write("probe.gpkg", m_before);
        (void)flatElevation(m_folder, 350);
        if (isForeign)
            std::filesystem::copy_file(m_folder / "raster.dem.tif", raster,
                                       std::filesystem::copy_options::overwrite_existing);
        else
            std::filesystem::remove(raster);
        ASSERT_FALSE(layers::loadTown(m_package));
        m_update.elevation.clear();
        m_update.stations = m_folder.write("s2.csv", std::string(kStationsHead) + kMill);
        EXPECT_FALSE(layers::updateTown(m_update)) << "what brings no heights does not mend them";
        m_update.stations.clear();
        m_update.elevation = {flatElevation(m_folder, 301)};
        const json answer = updated();
        EXPECT_EQ(answer["version"]["before"], version);
        const auto town = layers::loadTown(m_package);
        ASSERT_TRUE(town) << town.failure().text();
        EXPECT_NEAR(*layers::heightAt(*town.value().elevation, {666000, 5487000}), 303.0, 0.03);
        EXPECT_EQ(town.value().stations.size(), 2U);
    }
}

TEST_F(Update, IsRefusedWhileAnotherOneOfThePackageRuns) {
    m_update.stations = m_folder.write("s2.csv", std::string(kStationsHead) + kMill);
    {
        const auto other = layers::PackageLock::take(m_package);
        ASSERT_TRUE(other) << other.failure().text();
        expectUntouched("another update of this package runs");
        layers::BuildRequest r = request(m_folder);
        r.stations = m_folder / "s.csv", r.osm = m_folder / "probe.osm";
        const auto built = layers::buildTown(r);
        ASSERT_FALSE(built);
        EXPECT_NE(built.failure().text().find("another update of this package runs"), std::string::npos);
        EXPECT_EQ(whole(m_package), m_before);
        EXPECT_TRUE(layers::PackageLock::take(m_folder / "another.gpkg"));
    }
    // What a killed one left is nobody's.
    m_folder.write("probe.gpkg.lock", "");
    (void)updated();
    for (const std::string& name : m_folder.list()) EXPECT_EQ(name.find(".lock"), std::string::npos) << name;
}

TEST_F(Update, ManyAtOnceLeaveAWholePackageAndNoneIsLostInSilence) {
    std::vector<std::thread> threads;
    std::atomic<int> done = 0, other = 0;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&, i] {
            layers::UpdateRequest mine = m_update;
            const std::string name = "eigen" + std::to_string(i);
            mine.own[name] = m_folder / "d.geojson";
            for (;;) {
                const auto told = layers::updateTown(mine);
                if (told) return void(++done);
                if (told.failure().text().find("another update") == std::string::npos) return void(++other);
                std::this_thread::yield();
            }
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(done, 4);
    EXPECT_EQ(other, 0);
    const auto content = layers::readContent(m_package);
    ASSERT_TRUE(content) << content.failure().text();
    EXPECT_EQ(content.value().own.size(), 4U) << "each that said it was done is there";
}

TEST_F(Update, OfTheHeightsHoldsTheGaugesAgainstThem) {
    std::vector<std::string> warned;
    m_update.warn = [&](const std::string& line) { warned.push_back(line); };
    m_update.elevation = {flatElevation(m_folder, 400)};
    (void)updated();
    ASSERT_EQ(warned.size(), 2U);
    EXPECT_NE(warned[0].find("station 'BRUECKE': zero_m is 311 m, the ground there 402 m"), std::string::npos)
        << warned[0];
    const auto noted = [&] { return layerNamed("stations").note; };
    EXPECT_NE(noted().find("the ground there 402 m"), std::string::npos) << noted();
    warned.clear();
    m_update.elevation = {flatElevation(m_folder, 300)};
    (void)updated();
    EXPECT_TRUE(warned.empty());
    EXPECT_EQ(noted().find("ground"), std::string::npos) << "what is no doubt any more is gone: " << noted();
}

TEST_F(Update, SaysWhoseTheLayersAreAsItWasGiven) {
    const auto sourceOf = [&](const std::string& name) {
        const layers::LayerInfo layer = layerNamed(name);
        return layer.source + "|" + layer.licence + "|" + layer.date + "|" + layer.note;
    };
    EXPECT_TRUE(sourceOf("districts").starts_with("d.geojson|||")) << sourceOf("districts");
    EXPECT_NE(sourceOf("districts").find("; file of 20"), std::string::npos)
        << "when the file was written is told, not taken for the data's date: " << sourceOf("districts");
    m_update.districts = m_folder.write("d.geojson", districts("Mitte", 1200));
    m_update.sourcesOf["districts"] = "Stadt Probe ; dl-de/by-2-0 ; 2024-06-30";
    (void)updated();
    EXPECT_TRUE(sourceOf("districts").starts_with("Stadt Probe|dl-de/by-2-0|2024-06-30|")) << sourceOf("districts");
    EXPECT_NE(sourceOf("districts").find("; file d.geojson of 20"), std::string::npos) << sourceOf("districts");
    const auto refusal = [&](const std::string& name, const std::string& source) {
        m_update.sourcesOf = {{name, source}};
        const auto told = layers::updateTown(m_update);
        return told ? std::string() : told.failure().text();
    };
    EXPECT_NE(refusal("stations", "A;B;2024-06-30").find("no such layer here"), std::string::npos);
    for (const char* wrong :
         {"A;B", "A;B;2024-06-30;C", ";B;2024-06-30", "A;B;30.06.2024", "A;B;2024-02-30", "A;B;2024"})
        EXPECT_NE(refusal("districts", wrong).find("the date as YYYY-MM-DD"), std::string::npos) << wrong;
    EXPECT_EQ(refusal("districts", "A;;"), "");
    m_update.today = "2026-11-23";
    EXPECT_NE(refusal("districts", "A;;2026-11-24").find("a day to come"), std::string::npos);
    EXPECT_EQ(refusal("districts", "A;;2026-11-23"), "");
    m_update.districts.clear();
    m_update.osm = m_folder.write("probe.osm", osmXml());
    m_update.sourcesOf = {{"osm", "Geofabrik, Probe;;"}};
    (void)updated();
    EXPECT_TRUE(sourceOf("streets").starts_with("Geofabrik, Probe|ODbL 1.0, (c) OpenStreetMap contributors|2020-01-"))
        << "what was not said stays as the file says: " << sourceOf("streets");
}

TEST(BuildTown, TakesThePlaceOfAnotherTownOnlyWhenToldSo) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    ASSERT_TRUE(layers::buildTown(r));
    EXPECT_TRUE(layers::buildTown(r)) << "its own package is made anew";
    r.name = "Nachbarstadt";
    const auto refused = layers::buildTown(r);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.failure().text().find("the package of another town is there already: Probe"), std::string::npos);
    EXPECT_EQ(layers::packageInfo(r.out).value().name, "Probe");
    r.mayReplace = true;
    EXPECT_TRUE(layers::buildTown(r));
    EXPECT_EQ(layers::packageInfo(r.out).value().name, "Nachbarstadt");
}

TEST(BuildTown, TakesThePlaceOfAPackageThatHoldsMoreOnlyWhenToldSo) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.osm = folder.write("probe.osm", osmXml());
    r.elevation = {flatElevation(folder, 300)};
    r.stations = folder.write("s.csv", std::string(kStationsHead) + kBridge);
    r.own["sirens"] =
        folder.write("sirens.geojson",
                     R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[11.285,49.511]}})");
    ASSERT_TRUE(layers::buildTown(r));
    EXPECT_TRUE(layers::buildTown(r)) << "its own package is made anew";
    const std::string whole = layers::packageInfo(r.out).value().version;
    r.stations.clear(), r.own.clear();
    const auto refused = layers::buildTown(r);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.failure().text().find("would lose what is not given here: stations, own_sirens"),
              std::string::npos)
        << refused.failure().text();
    EXPECT_EQ(layers::packageInfo(r.out).value().version, whole);
    r.mayReplace = true;
    EXPECT_TRUE(layers::buildTown(r));
    EXPECT_NE(layers::packageInfo(r.out).value().version, whole);
}

TEST(BuildTown, TakesThePlaceOfATownOfItsNameElsewhereOnlyWhenToldSo) {
    const Folder folder;
    layers::BuildRequest r = request(folder);
    r.elevation = {flatElevation(folder, 300)};
    ASSERT_TRUE(layers::buildTown(r));
    const std::string here = layers::packageInfo(r.out).value().version;
    layers::BuildRequest far = r;
    far.elevation.clear();
    far.districts = folder.write("d.geojson", R"({"type":"Feature","properties":{"ARS":"053340002002","GEN":"Probe"},
        "geometry":{"type":"Polygon","coordinates":[[[6.08,50.77],[6.09,50.77],[6.09,50.78],[6.08,50.77]]]}})");
    far.elevation = {flatElevation(folder, 300, 290000, 5629000)};
    const auto refused = layers::buildTown(far);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.failure().text().find("of another place of this name"), std::string::npos)
        << refused.failure().text();
    EXPECT_EQ(layers::packageInfo(r.out).value().version, here);
    far.mayReplace = true;
    EXPECT_TRUE(layers::buildTown(far));
}

TEST(Content, IsReadBackAsItWasWritten) {
    const Folder folder;
    const layers::TownContent written = hamlet();
    ASSERT_TRUE(layers::writePackage(written, folder / "h.gpkg"));
    const auto read = layers::readContent(folder / "h.gpkg");
    ASSERT_TRUE(read) << read.failure().text();
    EXPECT_EQ(layers::contentVersion(read.value()), layers::contentVersion(written));
    ASSERT_EQ(read.value().sources.size(), 1U);
    EXPECT_EQ(read.value().sources[0].note, "two of them");
    EXPECT_EQ(read.value().created, written.created);
}

}  // namespace layers_test
