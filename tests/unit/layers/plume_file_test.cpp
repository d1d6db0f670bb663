// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/plume_file.h"

#include <sys/resource.h>

#include <cmath>
#include <csignal>
#include <nlohmann/json.hpp>
#include <utility>

#include "tests/unit/layers/small_world.h"

namespace {

using layers_test::Folder;
using Json = nlohmann::json;

struct Smoke {
    Folder folder;
    layers::PlumeRequest request;
    Smoke() {
        request.source = {51.5136, 7.4653};
        request.release.rateKgS = 0.5;
        request.release.windFromDeg = 270;
        request.release.windMS = 4;
        request.limitMgM3 = 10;
        request.out = folder / "plume.geojson";
    }
    Json told() {
        const auto said = layers::plumeFile(request);
        EXPECT_TRUE(said.ok()) << said.failure().text();
        return said.ok() ? Json::parse(said.value()) : Json();
    }
    std::string refusal() {
        const auto said = layers::plumeFile(request);
        return said.ok() ? "" : said.failure().text();
    }
};

TEST(PlumeFile, LiesDownwindAndIsWhatTheMethodSays) {
    Smoke smoke;
    const Json told = smoke.told();
    fusion::Release release = smoke.request.release;
    release.source = geometry::toMap(smoke.request.source);
    const fusion::Plume plume = fusion::plumeOf(release, 10);
    EXPECT_NEAR(told["reachM"].get<double>(), plume.reachM, 0.51);
    EXPECT_NEAR(told["widthM"].get<double>(), plume.widthM, 0.51);
    EXPECT_NEAR(fusion::concentrationMgM3(release, plume.reachM, 0), 10, 0.01);
    std::ifstream in(smoke.request.out);
    const Json file = Json::parse(in);
    ASSERT_EQ(file["features"].size(), 1u);
    double farthestEast = 0;
    const Json text = file["features"][0]["geometry"]["coordinates"].flatten();
    for (auto at = text.begin(); at != text.end(); ++at, ++at) farthestEast = std::max(farthestEast, at->get<double>());
    const double metresPerDegree = 111'320 * std::cos(smoke.request.source.latDeg * M_PI / 180);
    EXPECT_NEAR((farthestEast - smoke.request.source.lonDeg) * metresPerDegree, plume.reachM, plume.reachM * 0.01);
    EXPECT_NE(file["features"][0]["properties"]["note"].get<std::string>().find("keine Messung"), std::string::npos);
}

TEST(PlumeFile, WhereTheDiskIsFullTheFileThatWasThereStaysAndItIsSaid) {
    Smoke smoke;
    for (const char* name : {"plume.geojson", "plume.gpkg"}) {
        smoke.request.out = smoke.folder / name;
        smoke.request.mayReplace = false;
        (void)smoke.told();
        std::ifstream in(smoke.request.out, std::ios::binary);
        const std::string before((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        ASSERT_GT(before.size(), 2'000u);
        smoke.request.mayReplace = true;
        // No file may grow past 1 KiB: as on a full disk, where GDAL's GeoJSON says nothing.
        rlimit limit{};
        ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &limit), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit little{1024, limit.rlim_max};
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &little), 0);
        const std::string refused = smoke.refusal();
        setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, handler);
        EXPECT_NE(refused.find("cannot be written"), std::string::npos) << name << ": " << refused;
        std::ifstream again(smoke.request.out, std::ios::binary);
        const std::string after((std::istreambuf_iterator<char>(again)), std::istreambuf_iterator<char>());
        EXPECT_EQ(after, before) << name;
    }
}

TEST(PlumeFile, ALimitThatIsReachedNowhereIsAnEmptyLayerAndNoAllClear) {
    Smoke smoke;
    smoke.request.limitMgM3 = 1e6;
    const Json told = smoke.told();
    EXPECT_EQ(told["areaM2"], 0);
    ASSERT_EQ(told["doubts"].size(), 1u);
    EXPECT_NE(told["doubts"][0].get<std::string>().find("nearer than that the method says nothing"), std::string::npos);
    std::ifstream in(smoke.request.out);
    EXPECT_TRUE(Json::parse(in)["features"].empty());
}

TEST(PlumeFile, SaysWhatTheMethodIsNotMadeFor) {
    Smoke smoke;
    smoke.request.release.windMS = 0.5;
    EXPECT_NE(smoke.told()["doubts"].dump().find("full circle"), std::string::npos);
    smoke.request.mayReplace = true;
    smoke.request.release.windMS = 4;
    smoke.request.release.rateKgS = 500;
    EXPECT_NE(smoke.told()["doubts"].dump().find("still exceeded at 10 km"), std::string::npos);
}

TEST(PlumeFile, NamesTheFigureThatCannotBe) {
    Smoke smoke;
    const auto refusedWith = [&](auto& figure, double wrong, const char* option) {
        const double right = std::exchange(figure, wrong);
        EXPECT_NE(smoke.refusal().find(option), std::string::npos) << option << ": " << smoke.refusal();
        figure = right;
    };
    refusedWith(smoke.request.release.rateKgS, 0, "--rate");
    refusedWith(smoke.request.release.rateKgS, std::nan(""), "--rate");
    refusedWith(smoke.request.release.windFromDeg, 361, "--wind-from");
    refusedWith(smoke.request.release.windMS, 0, "--wind-speed");
    refusedWith(smoke.request.limitMgM3, -1, "--limit");
    refusedWith(smoke.request.release.heightM, 5000, "--height");
    refusedWith(smoke.request.source.lonDeg, 51.5, "--source");
    EXPECT_FALSE(std::filesystem::exists(smoke.request.out));
}

}  // namespace
