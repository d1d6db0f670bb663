// SPDX-License-Identifier: EUPL-1.2
// Stations that can hardly be meant so: refused where nothing sensible could follow, else said.
#include <cmath>
#include <fstream>
#include <iterator>

#include "gis/layers/internal/imports.h"
#include "gis/layers/internal/package_content.h"
#include "gis/layers/live_town.h"
#include "tests/unit/layers/osm_world.h"

namespace layers_test {

namespace {

constexpr const char* kOddHead =
    "id,water,quantity,unit,east,north,zero_m,iw1_cm,iw2_cm,iw3_cm,span_min,span_max,sensor_min,sensor_max,"
    "unknown_after,alarm_after,upstream\n";

/// The OSM world on ground of 302 m at its stations, and what a build with these rows says.
class OddStations : public ::testing::Test {
protected:
    void SetUp() override {
        m_request = request(m_folder);
        m_request.osm = m_folder.write("probe.osm", osmXml());
        m_request.elevation = {flatElevation(m_folder, 300)};
    }
    base::Outcome<std::vector<std::string>> built(const std::string& rows) {
        m_request.stations = m_folder.write("s.csv", kOddHead + rows);
        return layers::buildTown(m_request);
    }
    std::string refusal(const std::string& row) {
        const auto told = built("GUT,Pegnitz,water_level,cm,666005,5487005,301.5,100,150,200,,,,,,,\n" + row);
        EXPECT_FALSE(told);
        return told ? "" : told.failure().text();
    }
    /// What is said of stations beside their number.
    std::vector<std::string> doubts(const std::string& rows) {
        const auto told = built(rows);
        EXPECT_TRUE(told) << told.failure().text();
        std::vector<std::string> said;
        if (told)
            for (const std::string& line : told.value())
                if (line.starts_with("station '")) said.push_back(line);
        return said;
    }

    Folder m_folder;
    layers::BuildRequest m_request;
};

TEST_F(OddStations, WithoutSenseAreRefusedWithTheirLine) {
    const auto expect = [&](const std::string& row, const std::string& word) {
        const std::string text = refusal(row);
        EXPECT_NE(text.find(word), std::string::npos) << text;
        EXPECT_NE(text.find("s.csv, line 3"), std::string::npos) << text;
    };
    expect("A,Pegnitz,water_level,cm,666005,5487005,301,,,,500,100,,,,,\n", "span_min is above span_max");
    expect("A,Pegnitz,water_level,cm,666005,5487005,301,,,,,,10,-10,,,\n", "sensor_min is above sensor_max");
    expect("A,Pegnitz,water_level,cm,666005,5487005,301,200,,100,,,,,,,\n", "do not rise");
    expect("A,Pegnitz,water_level,cm,666005,5487005,301,1e6,,,,,,,,,\n", "more than a kilometre");
    expect("A,Pegnitz,water_level,cm,666005,5487005,301,,,-1e6,,,,,,,\n", "more than a kilometre");
    expect("A,Pegnitz,water_level,cm,666005,5487005,301,inf,,,,,,,,,\n", "iw1_cm is 'inf', not a number");
}

/// As German spreadsheets write it: semicolons, decimal commas.
TEST_F(OddStations, DecimalCommasAreReadWhereSemicolonsPartTheFields) {
    m_request.stations = m_folder.write(
        "s.csv",
        "id;water;quantity;unit;lat;lon;zero_m;iw1_cm\nA;Pegnitz;water_level;cm;49,5105;11,2925;301,50;170,5\n");
    const auto told = layers::buildTown(m_request);
    ASSERT_TRUE(told) << told.failure().text();
    const auto town = layers::loadTown(m_request.out);
    ASSERT_TRUE(town);
    ASSERT_EQ(town.value().stations.size(), 1U);
    EXPECT_EQ(town.value().stations[0].zeroM, 301.5);
    EXPECT_EQ(town.value().stations[0].iwCm[0], 170.5);
    EXPECT_NEAR(town.value().stations[0].at.eastM, geometry::toMap(geometry::GeoDegrees{49.5105, 11.2925}).eastM, 0.01);
    // Where commas part the fields "1,200" may be a thousand: refused.
    m_request.stations = m_folder.write(
        "s.csv", "id,water,quantity,unit,lat,lon,zero_m\nA,Pegnitz,water_level,cm,49.5,11.3,\"301,50\"\n");
    const auto refused = layers::buildTown(m_request);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.failure().text().find("'301,50'"), std::string::npos) << refused.failure().text();
}

/// What a table leaves out counts as usual: no sensor goes unchecked for want of a column.
TEST_F(OddStations, WithoutFiguresOfTheirOwnAreCheckedByTheUsualOnes) {
    ASSERT_TRUE(
        built("A,Pegnitz,water_level,cm,666005,5487005,301.5,100,150,200,,,,,,,\n"
              "B,Pegnitz,water_level,cm,666205,5487005,301.9,,,2500,,,,,,,\n"
              "C,Pegnitz,water_level,cm,666305,5487005,301.9,,,,0,500,,,,,\n"));
    const auto town = layers::loadTown(m_request.out);
    ASSERT_TRUE(town);
    const auto& all = town.value().stations;
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].stepSuspect, 50);
    EXPECT_EQ(all[0].stepFail, 150);
    EXPECT_EQ(all[0].flatFailS, 24 * 3600);
    EXPECT_EQ(all[0].spanMax, 1200);
    EXPECT_EQ(all[0].sensorMax, 5000);
    EXPECT_EQ(all[1].stepSuspect, 50);
    EXPECT_FALSE(all[1].spanMax) << "its own threshold lies beyond what is usual";
    EXPECT_FALSE(all[1].sensorMax);
    EXPECT_EQ(all[2].spanMax, 500) << "its own counts";
    // The package keeps what was given: another version of the program may know better.
    const auto content = layers::readContent(m_request.out);
    ASSERT_TRUE(content);
    EXPECT_FALSE(content.value().stations[0].stepSuspect);
}

/// The table that gis/layers/README.md shows is one that can be given.
TEST_F(OddStations, TheDocumentedTableIsTakenWithoutDoubt) {
    std::ifstream in(std::string(LAGEWERK_SOURCE_DIR) + "/gis/layers/README.md");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::string mark = "```csv\n";
    const std::size_t begin = text.find(mark), end = text.find("```", begin + mark.size());
    ASSERT_NE(end, std::string::npos);
    m_request.stations = m_folder.write("s.csv", text.substr(begin + mark.size(), end - begin - mark.size()));
    const auto told = layers::buildTown(m_request);
    ASSERT_TRUE(told) << told.failure().text();
    for (const std::string& line : told.value()) EXPECT_FALSE(line.starts_with("station '")) << line;
    const auto info = layers::packageInfo(m_request.out);
    ASSERT_TRUE(info);
    EXPECT_EQ(info.value().stations.size(), 2U);
}

TEST_F(OddStations, WithIdsThatNobodyCanReadAreRefused) {
    const auto row = [](const std::string& id) {
        return id + ",Pegnitz,water_level,cm,666005,5487005,301,,,,,,,,,,\n";
    };
    std::string text = refusal(row(std::string(101, 'A')));
    EXPECT_NE(text.find("101 bytes long"), std::string::npos) << text;
    EXPECT_NE(text.find("s.csv, line 3"), std::string::npos) << text;
    EXPECT_TRUE(built(row(std::string(100, 'A'))));
    for (const char* id : {"A\tB", "A\x01",
                           "\x7F"
                           "A",
                           "A\x1B[2J"}) {
        text = refusal(row(id));
        EXPECT_NE(text.find("control character"), std::string::npos) << text;
        EXPECT_NE(text.find("s.csv, line 3"), std::string::npos) << text;
    }
}

TEST_F(OddStations, WithUnitsOrAxesOfAnotherKindAreRefused) {
    const auto expect = [&](const std::string& row, const std::string& word) {
        const std::string text = refusal(row);
        EXPECT_NE(text.find(word), std::string::npos) << text;
        EXPECT_NE(text.find("s.csv, line 3"), std::string::npos) << text;
    };
    expect("A,Pegnitz,water_level,cm,666005,5487005,30150,,,,,,,,,,\n", "zero_m of 'A' is 30150 m");
    expect("A,Pegnitz,water_level,cm,666005,5487005,-2000,,,,,,,,,,\n", "the ground there 302 m");
    expect("A,Pegnitz,water_level,cm,5487005,666005,301,,,,,,,,,,\n", "km outside the town");
    expect("A,Pegnitz,water_level,cm,466005,5487005,301,,,,,,,,,,\n", "km outside the town");
    expect("A,Pegnitz,water_level,cm,49.51,11.28,301,,,,,,,,,,\n", "km outside the town");
}

TEST_F(OddStations, WhoseLevelsLieOddlyAreNamed) {
    const auto doubtsOf = [](double mean, double first, double second) {
        fusion::StationFacts s;
        s.meanCm = mean, s.iwCm[0] = first, s.iwCm[1] = second;
        return layers::stationLevelDoubts(s);
    };
    EXPECT_TRUE(doubtsOf(60, 170, 220).empty());
    EXPECT_TRUE(doubtsOf(60, 61, 62).empty());
    ASSERT_EQ(doubtsOf(170, 170, 220).size(), 1U);
    EXPECT_NE(doubtsOf(170, 170, 220)[0].find("mean_cm is 170, iw1_cm only 170"), std::string::npos);
    ASSERT_EQ(doubtsOf(0.6, 1.7, 2.25).size(), 1U);
    EXPECT_NE(doubtsOf(0.6, 1.7, 2.25)[0].find("the highest is 2.25): are they in metres"), std::string::npos);
    EXPECT_EQ(doubtsOf(60, 1.7, 2.2).size(), 2U) << "the thresholds alone are in metres";
    EXPECT_TRUE(layers::stationLevelDoubts({}).empty());
    const auto said = doubts("A,Pegnitz,water_level,cm,666005,5487005,301.5,1.7,2.2,2.9,,,,,,,\n");
    ASSERT_EQ(said.size(), 1U);
    EXPECT_NE(said[0].find("station 'A': all its thresholds are below 10 cm"), std::string::npos) << said[0];
}

TEST_F(OddStations, AreWarnedOfAndStandInThePackage) {
    std::vector<std::string> warned;
    m_request.warn = [&](const std::string& line) { warned.push_back(line); };
    ASSERT_EQ(doubts("A,Pegnitz,water_level,cm,666005,5487005,620,,,,,,,,,,\n").size(), 1U);
    ASSERT_EQ(warned.size(), 1U);
    EXPECT_NE(warned[0].find("zero_m is 620 m"), std::string::npos) << warned[0];
    const auto info = layers::packageInfo(m_request.out);
    ASSERT_TRUE(info);
    std::string note;
    for (const auto& layer : info.value().present)
        if (layer.name == "stations") note = layer.note;
    EXPECT_NE(note.find("zero_m is 620 m"), std::string::npos) << note;
}

TEST_F(OddStations, ThatCanBeSoAreTakenAndNamed) {
    EXPECT_TRUE(doubts("A,Pegnitz,water_level,cm,666005,5487005,301.5,100,150,200,0,500,-50,800,2,3,B\n"
                       "B,Pegnitz,water_level,cm,666205,5487005,301.9,,,,,,,,,,\n"
                       "R,,rain,mm,666205,5487105,,,,,,,,,,,\n")
                    .empty());
    const auto one = [&](const std::string& row, const std::string& word) {
        const auto said = doubts(row + "\n");
        ASSERT_EQ(said.size(), 1U) << word;
        EXPECT_NE(said[0].find("station 'A': "), std::string::npos) << said[0];
        EXPECT_NE(said[0].find(word), std::string::npos) << said[0];
    };
    one("A,Pegnitz,water_level,cm,666005,5487005,3.1,,,,,,,,,,", "zero_m is 3 m, the ground there 302 m");
    one("A,Pegnitz,water_level,cm,566005,5487005,301,,,,,,,,,,", "km outside the town");
    one("A,Pegnitz,water_level,cm,666005,5487005,301,,,,,,,,,,A", "upstream names the station itself");
    const auto round = doubts(
        "A,Pegnitz,water_level,cm,666005,5487005,301.5,,,,,,,,,,B\n"
        "B,Pegnitz,water_level,cm,666205,5487005,301.5,,,,,,,,,,A\n");
    ASSERT_EQ(round.size(), 2U);
    EXPECT_NE(round[0].find("water does not run in a circle"), std::string::npos) << round[0];
    one("A,Pegnitz,water_level,cm,666005,5487005,301,,,,,,,,,,B", "upstream names 'B'");
    one("A,Pegnitz,water_level,cm,666005,5487005,301,,,,,,,,5,3,", "alarm_after is less than unknown_after");
    one("A,Pegnits,water_level,cm,666005,5487005,301,,,,,,,,,,", "no watercourse 'Pegnits'");
}

}  // namespace

}  // namespace layers_test
