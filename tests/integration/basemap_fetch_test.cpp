// SPDX-License-Identifier: EUPL-1.2
// lagewerk-geo basemap against a service of its own (map_service.py), whose pictures tell the place that they show.

#include <gtest/gtest.h>

#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "broker/base/child_process.h"
#include "gis/layers/basemap.h"
#include "gis/layers/internal/picture.h"

namespace {

namespace fs = std::filesystem;
constexpr int kPatienceMs = 60'000;
constexpr const char* kPython = "/usr/bin/python3";
constexpr const char* kBox = "11.26,49.49,11.30,49.52";

std::string textOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Ran {
    int status = -1;
    std::string output;
};
using Words = std::vector<std::string>;

class BasemapFetch : public ::testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "lagewerk-basemap-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
        auto started = base::ChildProcess::start({{kPython, kService, "serve", pattern}, m_folder / "service.log", {}});
        ASSERT_TRUE(started) << started.failure().text();
        m_service.emplace(std::move(started).value());
        ASSERT_TRUE(awaitFile("port")) << textOf(m_folder / "service.log");
        m_host = "http://127.0.0.1:" + textOf(m_folder / "port");
    }
    void TearDown() override {
        m_service.reset();
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }

    /// Waits for the service to have written a file; not longer than it lives.
    bool awaitFile(const std::string& name) {
        for (int waitedMs = 0; waitedMs < kPatienceMs; waitedMs += 20) {
            if (fs::exists(m_folder / name)) return true;
            if (m_service->waitForEnd(20)) return false;
        }
        return false;
    }
    base::ChildProcess begin(Words more) {
        Words command = {std::string(LAGEWERK_BUILD_DIR) + "/bin/lagewerk-geo",
                         "basemap",
                         "--package",
                         "keine.gpkg",
                         "--source",
                         "Stadt Probe",
                         "--licence",
                         "dl-de/by-2-0",
                         "--box",
                         kBox,
                         "--out",
                         out().string()};
        command.insert(command.end(), more.begin(), more.end());
        std::error_code ignored;
        fs::remove(m_folder / "said", ignored);
        auto child = base::ChildProcess::start({command, m_folder / "said", {{"no_proxy", "127.0.0.1"}}});
        if (!child) std::abort();
        return std::move(child).value();
    }
    Ran fetch(Words more) {
        auto child = begin(std::move(more));
        if (!child.waitForEnd(kPatienceMs)) return {-2, "did not end"};
        return {child.end()->bySignal ? -3 : child.end()->code, textOf(m_folder / "said")};
    }
    Ran fetchWms(const std::string& layer, Words more = {}) {
        Words words = {"--wms", m_host + "/wms", "--layer", layer};
        words.insert(words.end(), more.begin(), more.end());
        return fetch(words);
    }
    void trouble(const std::string& what) { std::ofstream(m_folder / "trouble") << what; }
    [[nodiscard]] fs::path out() const { return m_folder / "map.gpkg"; }
    [[nodiscard]] fs::path part() const { return m_folder / "map.part.gpkg"; }
    /// Pictures that were asked for, and the most of them at a time.
    [[nodiscard]] std::pair<int, int> asked() const {
        std::istringstream in(textOf(m_folder / "requests"));
        int count = 0, most = 0, atOnce = 0;
        for (std::string line; std::getline(in, line);) {
            if (line.find("GetMap") == std::string::npos && line.find("/tile/") == std::string::npos) continue;
            ++count;
            std::istringstream(line) >> atOnce;
            most = std::max(most, atOnce);
        }
        return {count, most};
    }

    /// How many of the places looked at have not the colours that the service gives them. Squares of 100 m, or of a
    /// thousandth of a degree where it shows the web's projection. Only middles of squares, and only cells so small
    /// that a square is many of them.
    int wrongPlaces(bool isWeb, double cellMaxM, int* looked = nullptr) {
        auto reader = layers::BasemapReader::open(out());
        if (!reader) {
            ADD_FAILURE() << reader.failure().text();
            return -1;
        }
        const layers::BasemapInfo& info = reader.value()->info();
        int wrong = 0, seen = 0;
        for (const layers::BasemapLevel& level : info.levels) {
            if (level.cellM > cellMaxM) continue;
            for (int row = 0; row < level.rows; ++row)
                for (int column = 0; column < level.columns; ++column)
                    wrong += wrongIn(*reader.value(), level, column, row, isWeb, seen);
        }
        if (looked != nullptr) *looked = seen;
        return wrong;
    }

    fs::path m_folder;
    std::string m_host;
    std::optional<base::ChildProcess> m_service;

private:
    static int shade(double number) { return static_cast<int>(std::fmod(std::fmod(number * 40, 256) + 256, 256)); }

    int wrongIn(layers::BasemapReader& reader, const layers::BasemapLevel& level, int column, int row, bool isWeb,
                int& seen) {
        const auto bytes = reader.tile(level.zoom, column, row);
        if (!bytes || bytes.value().empty()) return 0;
        layers::GdalMessages messages;
        const auto picture = layers::decodedPicture(bytes.value(), messages);
        if (!picture) return 1;
        int wrong = 0;
        for (int y = 3; y < layers::kBasemapTilePx; y += 17) {
            for (int x = 5; x < layers::kBasemapTilePx; x += 23) {
                const geometry::MapPoint at{
                    reader.info().westM + (column * layers::kBasemapTilePx + x + 0.5) * level.cellM,
                    reader.info().northM - (row * layers::kBasemapTilePx + y + 0.5) * level.cellM};
                const geometry::GeoDegrees geo = geometry::toGeo(at);
                const double i = isWeb ? geo.lonDeg * 1000 : at.eastM / 100,
                             j = isWeb ? geo.latDeg * 1000 : at.northM / 100;
                const auto isInner = [](double of) { return std::abs(of - std::floor(of) - 0.5) < 0.2; };
                const std::size_t pixel =
                    (static_cast<std::size_t>(y) * layers::kBasemapTilePx + static_cast<std::size_t>(x)) * 4;
                const base::Bytes& rgba = picture.value().rgba;
                if (!isInner(i) || !isInner(j) || rgba[pixel + 3] < 255) continue;
                ++seen;
                const auto isNear = [](int a, int b) { return std::abs(a - b) <= 12; };
                if (!isNear(rgba[pixel], shade(std::floor(i))) || !isNear(rgba[pixel + 1], shade(std::floor(j))))
                    ++wrong;
            }
        }
        return wrong;
    }

    static constexpr const char* kService = LAGEWERK_SOURCE_DIR "/tests/integration/map_service.py";
};

TEST_F(BasemapFetch, AWmsInTheTownsSystemShowsEachPlaceWhereItLies) {
    const Ran ran = fetchWms("karte", {"--cells", "2-32", "--date", "2026-10-01"});
    ASSERT_EQ(ran.status, 0) << ran.output;
    EXPECT_NE(ran.output.find("WMS 1.3.0 in EPSG:25832, image/png"), std::string::npos) << ran.output;
    EXPECT_NE(ran.output.find("cells of 2 m: 15 tiles"), std::string::npos) << "the estimate: " << ran.output;
    int looked = 0;
    EXPECT_EQ(wrongPlaces(false, 8, &looked), 0);
    EXPECT_GT(looked, 1000);
    const auto reader = layers::BasemapReader::open(out());
    ASSERT_TRUE(reader);
    const layers::BasemapInfo& info = reader.value()->info();
    EXPECT_EQ(info.source + "|" + info.licence + "|" + info.date, "Stadt Probe|dl-de/by-2-0|2026-10-01");
    EXPECT_EQ(info.levels.size(), 5U);
    EXPECT_EQ(info.levels.back().cellM, 2);
    EXPECT_FALSE(fs::exists(part()));
    EXPECT_LE(asked().second, 3) << "two at a time, and one that is just being noted";
}

TEST_F(BasemapFetch, AWmsInTheWebsProjectionIsBroughtIntoTheTowns) {
    const Ran ran = fetchWms("web", {"--cells", "8-16"});
    ASSERT_EQ(ran.status, 0) << ran.output;
    int looked = 0;
    EXPECT_EQ(wrongPlaces(true, 8, &looked), 0);
    EXPECT_GT(looked, 100);
}

TEST_F(BasemapFetch, AWmsInDegreesIsAskedLatitudeFirstAndAsFineAsTheMap) {
    const Ran ran = fetch({"--wms", m_host + "/degrees", "--layer", "grad", "--cells", "8-8"});
    ASSERT_EQ(ran.status, 0) << ran.output;
    int looked = 0;
    EXPECT_EQ(wrongPlaces(true, 8, &looked), 0);
    EXPECT_GT(looked, 100);
    std::istringstream in(textOf(m_folder / "requests"));
    int pictures = 0;
    for (std::string line; std::getline(in, line);) {
        double south = 0, north = 0;
        int height = 0;
        const auto box = line.find("BBOX="), high = line.find("HEIGHT=");
        if (box == std::string::npos || high == std::string::npos) continue;
        ASSERT_EQ(std::sscanf(line.c_str() + box, "BBOX=%lf,%*f,%lf", &south, &north), 2) << line;
        ASSERT_EQ(std::sscanf(line.c_str() + high, "HEIGHT=%d", &height), 1) << line;
        EXPECT_LT((north - south) * 111'200 / height, 8 * 1.02) << "blurred from south to north: " << line;
        ++pictures;
    }
    EXPECT_GT(pictures, 0);
}

TEST_F(BasemapFetch, TheAddressOfAServicesDescriptionIsTakenForTheService) {
    // Portals give nothing else. This service, as many, hears the first of two values.
    Ran ran = fetch({"--wms", m_host + "/wms?REQUEST=GetCapabilities&service=WMS&VERSION=1.3.0", "--layer", "karte",
                     "--cells", "8-8"});
    ASSERT_EQ(ran.status, 0) << ran.output;
    EXPECT_EQ(wrongPlaces(false, 8), 0);
}

TEST_F(BasemapFetch, LeftoversOfAnotherMapAtTheSameAddressAreNotMixedIn) {
    trouble("9 busy");
    const Words words = {"--layer", "karte", "--cells", "1-4", "--tries", "1", "--parallel", "1"};
    const auto fetchMap = [&](const std::string& question) {
        Words all = {"--wms", m_host + "/wms?" + question};
        all.insert(all.end(), words.begin(), words.end());
        return fetch(all);
    };
    EXPECT_EQ(fetchMap("map=/maps/stadt.map").status, 1);
    ASSERT_TRUE(fs::exists(part()));
    EXPECT_EQ(textOf(part()).find("stadt.map"), std::string::npos) << "a question may hold a secret";
    fs::remove(m_folder / "trouble");
    Ran ran = fetchMap("map=/maps/land.map");
    EXPECT_EQ(ran.status, 1) << ran.output;
    EXPECT_NE(ran.output.find("--anew"), std::string::npos) << ran.output;
    ran = fetchMap("map=/maps/stadt.map");
    EXPECT_EQ(ran.status, 0) << ran.output;
}

TEST_F(BasemapFetch, AWmtsInEitherSystemShowsEachPlaceWhereItLies) {
    for (const bool isWeb : {false, true}) {
        const Ran ran = fetch({"--wmts", m_host + "/wmts/WMTSCapabilities.xml", "--layer", isWeb ? "web" : "karte",
                               "--cells", "4-16", "--replace"});
        ASSERT_EQ(ran.status, 0) << ran.output;
        int looked = 0;
        EXPECT_EQ(wrongPlaces(isWeb, 8, &looked), 0) << (isWeb ? "web" : "town");
        EXPECT_GT(looked, 300);
    }
}

TEST_F(BasemapFetch, WhereAWmtsHasNoTileThereIsNoPicture) {
    const Ran ran = fetch({"--wmts", m_host + "/wmts/WMTSCapabilities.xml", "--layer", "luecken", "--cells", "4-8"});
    ASSERT_EQ(ran.status, 0) << ran.output;
    int looked = 0;
    EXPECT_EQ(wrongPlaces(false, 8, &looked), 0) << "what is there lies right";
    EXPECT_GT(looked, 20);
}

TEST_F(BasemapFetch, AFileOfTilesIsTakenAsFarAsItIsFine) {
    const std::string file = (m_folder / "probe.mbtiles").string();
    auto made = base::ChildProcess::start({{kPython, LAGEWERK_SOURCE_DIR "/tests/integration/map_service.py", "mbtiles",
                                            file, "11.25", "49.48", "11.31", "49.53"},
                                           m_folder / "made.log",
                                           {}});
    ASSERT_TRUE(made && made.value().waitForEnd(kPatienceMs)) << textOf(m_folder / "made.log");
    const Ran ran = fetch({"--tiles", file, "--cells", "1-16"});
    ASSERT_EQ(ran.status, 0) << ran.output;
    EXPECT_NE(ran.output.find("cells of 2 m and less: left out"), std::string::npos) << ran.output;
    int looked = 0;
    EXPECT_EQ(wrongPlaces(true, 8, &looked), 0);
    EXPECT_GT(looked, 300);
}

TEST_F(BasemapFetch, AFetchThatWasCutOffGoesOnAndAsksNothingTwice) {
    trouble("9 busy");
    const Words words = {"--cells", "1-4", "--tries", "1", "--parallel", "1"};
    Ran ran = fetchWms("karte", words);
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.output.find("HTTP 503"), std::string::npos) << ran.output;
    EXPECT_NE(ran.output.find("Wartung"), std::string::npos) << "the server's own words: " << ran.output;
    EXPECT_TRUE(fs::exists(part()));
    EXPECT_FALSE(fs::exists(out()));
    const int before = asked().first;
    fs::remove(m_folder / "trouble");
    ran = fetchWms("karte", words);
    ASSERT_EQ(ran.status, 0) << ran.output;
    EXPECT_NE(ran.output.find("going on"), std::string::npos) << ran.output;
    EXPECT_EQ(wrongPlaces(false, 8), 0);
    const int resumed = asked().first - before;
    ran = fetchWms("karte", {"--cells", "1-4", "--parallel", "1", "--replace"});
    ASSERT_EQ(ran.status, 0) << ran.output;
    EXPECT_LT(resumed, asked().first - before - resumed) << "what stood there was fetched again";
}

TEST_F(BasemapFetch, AFetchThatWasKilledGoesOn) {
    trouble("9 hang");
    {
        auto child = begin({"--wms", m_host + "/wms", "--layer", "karte", "--cells", "1-4"});
        ASSERT_TRUE(awaitFile("hangs"));
        child.signal(SIGKILL);
        ASSERT_TRUE(child.waitForEnd(kPatienceMs));
    }
    fs::remove(m_folder / "trouble");
    Ran ran = fetchWms("karte", {"--cells", "2-4"});
    EXPECT_EQ(ran.status, 1) << "another plan";
    EXPECT_NE(ran.output.find("--anew"), std::string::npos) << ran.output;
    ran = fetchWms("karte", {"--cells", "1-4"});
    ASSERT_EQ(ran.status, 0) << ran.output;
    EXPECT_EQ(wrongPlaces(false, 8), 0);
    EXPECT_FALSE(fs::exists(part()));
}

TEST_F(BasemapFetch, AServerThatIsBusyForAMomentIsAskedAgain) {
    trouble("3 twice");
    const Ran ran = fetchWms("karte", {"--cells", "8-16", "--parallel", "1"});
    ASSERT_EQ(ran.status, 0) << ran.output;
    EXPECT_EQ(wrongPlaces(false, 8), 0);
}

TEST_F(BasemapFetch, WhatIsWrongIsSaidWithItsFixAndNothingIsWritten) {
    const struct {
        const char* why;
        Words words;
        const char* said;
    } cases[] = {
        {"a misspelt layer", {"--wms", m_host + "/wms", "--layer", "Karte"}, "karte, web, weiss"},
        {"a blank layer", {"--wms", m_host + "/wms", "--layer", "weiss"}, "nothing in the box but one colour"},
        {"a transparent one", {"--wms", m_host + "/wms", "--layer", "leer"}, "nothing in the box but one colour"},
        {"a page for a picture",
         {"--wms", m_host + "/wms", "--layer", "seite"},
         "a page instead of a picture: Bitte anmelden"},
        {"an exception",
         {"--wms", m_host + "/wms", "--layer", "ausnahme"},
         "InvalidCRS: EPSG:3857 für \"ausnahme\" nicht erlaubt"},
        {"half a picture", {"--wms", m_host + "/wms", "--layer", "halb"}, "broken off or damaged"},
        {"a picture of another size", {"--wms", m_host + "/wms", "--layer", "klein"}, "another size"},
        {"a page for a service", {"--wms", m_host + "/page", "--layer", "l"}, "this is no WMS"},
        {"a wrong address", {"--wms", m_host + "/weg", "--layer", "l"}, "HTTP 404"},
        {"a system of its own", {"--wms", m_host + "/abroad", "--layer", "karte"}, "none of EPSG:25832"},
        {"a WMTS taken for a WMS",
         {"--wms", m_host + "/wmts/WMTSCapabilities.xml", "--layer", "karte"},
         "not as a WMS"},
        {"tiles of a polar system", {"--wmts", m_host + "/wmts/WMTSCapabilities.xml", "--layer", "polar"}, "EPSG:3031"},
        {"a file as address", {"--wms", "file:///etc/passwd", "--layer", "l"}, "no address of the web"},
        {"nobody there", {"--wms", "http://127.0.0.1:1/wms", "--layer", "l", "--tries", "1"}, "does not answer"},
        {"two sources", {"--wms", m_host + "/wms", "--layer", "karte", "--tiles", "x.mbtiles"}, "one of --wms"},
        {"too much",
         {"--wms", m_host + "/wms", "--layer", "karte", "--cells", "2-4", "--tiles-max", "20"},
         "21 tiles, more than the 20"},
        {"no such cells", {"--wms", m_host + "/wms", "--layer", "karte", "--cells", "4-2"}, "the finest first"},
        {"no file", {"--tiles", (m_folder / "nix.mbtiles").string()}, "there is no file of tiles"},
    };
    for (const auto& one : cases) {
        Words words = one.words;
        if (std::find(words.begin(), words.end(), "--cells") == words.end())
            words.insert(words.end(), {"--cells", "8-16"});
        const Ran ran = fetch(words);
        EXPECT_EQ(ran.status, 1) << one.why << ": " << ran.output;
        EXPECT_NE(ran.output.find(one.said), std::string::npos) << one.why << ": " << ran.output;
        EXPECT_FALSE(fs::exists(out()) || fs::exists(part())) << one.why;
    }
}

TEST_F(BasemapFetch, AnEstimateFetchesOnlyWhatItLooksAt) {
    const Ran ran = fetchWms("karte", {"--cells", "1-4", "--estimate"});
    EXPECT_EQ(ran.status, 0) << ran.output;
    EXPECT_NE(ran.output.find("in all 69 tiles"), std::string::npos) << ran.output;
    EXPECT_EQ(asked().first, 3) << "one picture of each cell size";
    EXPECT_FALSE(fs::exists(out()) || fs::exists(part()));
}

TEST_F(BasemapFetch, WhatIsNoBaseMapIsNeverReplaced) {
    std::ofstream(out()) << "somebody's";
    Ran ran = fetchWms("karte", {"--cells", "8-16"});
    EXPECT_EQ(ran.status, 1);
    ran = fetchWms("karte", {"--cells", "8-16", "--replace"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(textOf(out()), "somebody's");
}

}  // namespace
