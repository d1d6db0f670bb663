// SPDX-License-Identifier: EUPL-1.2
// lagewerk-cap as a user calls it.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "broker/base/child_process.h"

namespace {

namespace fs = std::filesystem;

const std::string kCapAlert =
    R"(<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>UEB-1</identifier><sender>lage@stadt.example</sender>)"
    R"(<sent>2026-11-21T17:05:00+01:00</sent><status>Exercise</status><msgType>Alert</msgType><scope>Public</scope>)"
    R"(<note>UEBUNG</note><info><language>de-DE</language><category>Met</category><event>Flut</event><urgency>Immediate</urgency>)"
    R"(<severity>Severe</severity><certainty>Observed</certainty><headline>ÜBUNG: Flut</headline></info></alert>)";

class CapProgram : public ::testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "lagewerk-cap-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
        write("good.cap", kCapAlert);
        write("other.txt", "Achtung");
    }
    void TearDown() override {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    void write(const std::string& name, const std::string& text) const { std::ofstream(m_folder / name) << text; }
    [[nodiscard]] std::string path(const std::string& name) const { return (m_folder / name).string(); }

    int run(std::vector<std::string> words) {
        words.insert(words.begin(), std::string(LAGEWERK_BUILD_DIR) + "/bin/lagewerk-cap");
        fs::remove(m_folder / "said");
        auto child = base::ChildProcess::start({words, m_folder / "said", {}});
        EXPECT_TRUE(child.ok());
        if (!child || !child.value().waitForEnd(60'000)) return -1;
        std::ifstream in(m_folder / "said");
        m_said = {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        return child.value().end()->code;
    }

    fs::path m_folder;
    std::string m_said;
};

TEST_F(CapProgram, CheckPrintsALineForEachFileAndExitsByTheWorst) {
    EXPECT_EQ(run({"check", path("good.cap"), path("other.txt"), path("missing.cap")}), 1);
    std::istringstream lines(m_said);
    std::vector<nlohmann::ordered_json> read;
    for (std::string line; std::getline(lines, line);) read.push_back(nlohmann::ordered_json::parse(line));
    ASSERT_EQ(read.size(), 3u) << m_said;
    std::vector<std::string> keys;
    for (const auto& [key, value] : read[0].items()) keys.push_back(key);
    EXPECT_EQ(keys, (std::vector<std::string>{"file", "alerts", "verdict", "findings", "signature", "language"}));
    EXPECT_EQ(read[0]["file"], path("good.cap"));
    EXPECT_EQ(read[0]["alerts"], 1);
    EXPECT_EQ(read[0]["verdict"], "valid");
    EXPECT_EQ(read[0]["signature"], "none");
    EXPECT_EQ(read[0]["language"], nlohmann::ordered_json::array({"de-DE"}));
    EXPECT_EQ(read[1]["verdict"], "refused");
    EXPECT_EQ(read[1]["findings"][0]["code"], "kind.text");
    EXPECT_TRUE(read[1]["findings"][0].contains("where") && read[1]["findings"][0].contains("text"));
    EXPECT_EQ(read[2]["findings"][0]["code"], "file.unreadable");
    EXPECT_EQ(run({"check", path("good.cap")}), 0);
}

TEST_F(CapProgram, ShowIsForTheStaffInGermanOrEnglish) {
    EXPECT_EQ(run({"show", path("good.cap")}), 0);
    EXPECT_NE(m_said.find("*** ÜBUNG (Exercise) ***"), std::string::npos) << m_said;
    EXPECT_EQ(run({"show", path("good.cap"), "--lang", "en"}), 0);
    EXPECT_NE(m_said.find("*** EXERCISE ***"), std::string::npos) << m_said;
    EXPECT_EQ(run({"show", path("other.txt")}), 1);
}

TEST_F(CapProgram, CalledWronglyItExitsWithTwo) {
    EXPECT_EQ(run({}), 2);
    EXPECT_EQ(run({"check"}), 2);
    EXPECT_EQ(run({"show", path("good.cap"), "--lang", "fr"}), 2);
    EXPECT_EQ(run({"check", "--trust", path("other.txt"), path("good.cap")}), 2);
    EXPECT_EQ(run({"--help"}), 0);
}

TEST_F(CapProgram, TenMegabytesAreRefusedByTheirSize) {
    write("huge.cap", "<alert>" + std::string(10'000'000, ' ') + "</alert>");
    EXPECT_EQ(run({"check", path("huge.cap")}), 1);
    EXPECT_NE(m_said.find("10000015 bytes; at most 2 MB are read"), std::string::npos) << m_said;
}

TEST_F(CapProgram, TheAreaOfANinaWarningLiesBesideIt) {
    write(
        "mow.json",
        R"({"identifier":"mow.1","sender":"DE-1","sent":"2026-11-21T17:05:00+01:00","status":"Actual","msgType":"Alert",)"
        R"("info":[{"language":"DE","event":"x","headline":"Brand","area":[{"areaDesc":"Kreis"}]}]})");
    EXPECT_EQ(run({"show", path("mow.json")}), 0);
    EXPECT_EQ(m_said.find("1 Fläche"), std::string::npos) << m_said;
    write("mow.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon",)"
                         R"("coordinates":[[[7.1,51.5],[7.2,51.5],[7.2,51.6],[7.1,51.5]]]},"properties":{}}]})");
    EXPECT_EQ(run({"show", path("mow.json")}), 0);
    EXPECT_NE(m_said.find("1 Fläche"), std::string::npos) << m_said;
}

}  // namespace
