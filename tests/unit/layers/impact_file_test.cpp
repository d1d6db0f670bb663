// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/impact_file.h"

#include <nlohmann/json.hpp>

#include "tests/unit/layers/small_world.h"

namespace {

using layers_test::Folder;
using Json = nlohmann::json;

struct Hamlet {
    Folder folder;
    fusion::Town town;
    Hamlet() {
        const auto file = folder / "hamlet.gpkg";
        EXPECT_TRUE(layers::writePackage(layers_test::hamlet(), file).ok());
        auto loaded = layers::loadTown(file);
        EXPECT_TRUE(loaded.ok()) << loaded.failure().text();
        if (loaded.ok()) town = std::move(loaded).value();
    }
    /// A zone as GeoJSON in degrees, from corners on the map.
    [[nodiscard]] static std::string polygon(const std::vector<geometry::MapPoint>& corners) {
        std::string text = "[[";
        for (std::size_t i = 0; i <= corners.size(); ++i) {
            const auto at = geometry::toGeo(corners[i % corners.size()]);
            char point[64];
            std::snprintf(point, sizeof point, "%s[%.9f,%.9f]", i == 0 ? "" : ",", at.lonDeg, at.latDeg);
            text += point;
        }
        return text + "]]";
    }
    std::filesystem::path zone(const std::vector<std::string>& polygons) const {
        std::string text = R"({"type":"FeatureCollection","features":[)";
        for (std::size_t i = 0; i < polygons.size(); ++i)
            text += std::string(i == 0 ? "" : ",") +
                    R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":)" + polygons[i] +
                    "}}";
        return folder.write("zone.geojson", text + "]}");
    }
    Json affected(const std::filesystem::path& file) const {
        const auto told = layers::affectedBy(town, file);
        EXPECT_TRUE(told.ok()) << told.failure().text();
        return told.ok() ? Json::parse(told.value()) : Json();
    }
};

TEST(ImpactFile, TellsWhatItIsAtAsEachStageBegins) {
    const Hamlet hamlet;
    const std::string square =
        Hamlet::polygon({{499999, 5499999}, {500101, 5499999}, {500101, 5500101}, {499999, 5500101}});
    std::vector<std::string> stages;
    ASSERT_TRUE(layers::affectedBy(hamlet.town, hamlet.zone({square, square}),
                                   [&](const std::string& stage) { stages.push_back(stage); }));
    EXPECT_EQ(stages, (std::vector<std::string>{"reading the zone", "reading the zone, polygon 1",
                                                "reading the zone, polygon 2", "joining 2 polygons",
                                                "counting people, objects, districts and streets",
                                                "looking for whom no fire station reaches any more"}));
}

TEST(ImpactFile, TellsWhoAndWhatLiesInAZone) {
    const Hamlet hamlet;
    const Json told = hamlet.affected(
        hamlet.zone({Hamlet::polygon({{499999, 5499999}, {500101, 5499999}, {500101, 5500101}, {499999, 5500101}})}));
    EXPECT_EQ(told["people"]["best"], 8) << "7.5, rounded";
    EXPECT_EQ(told["objects"]["care_home"][0]["name"], "Haus Ödblick");
    EXPECT_EQ(told["objects"]["care_home"][0]["places"], 48);
    EXPECT_EQ(told["objects"]["power"][0]["places"], nullptr);
    EXPECT_EQ(told["districts"][0]["name"], "Mitte");
    EXPECT_NEAR(told["areaKm2"].get<double>(), 0.0104, 1e-4);
    EXPECT_EQ(told["streets"][0]["name"], "Am Bach");
    EXPECT_NEAR(told["streetsM"].get<double>(), 101, 1);
}

TEST(ImpactFile, TellsPeopleByDayAndTheLengthOfLines) {
    const Folder folder;
    layers::TownContent content = layers_test::hamlet();
    const auto tell = [&](double widthM) {
        const auto file = folder / "hamlet.gpkg";
        EXPECT_TRUE(layers::writePackage(content, file).ok());
        const auto town = layers::loadTown(file);
        EXPECT_TRUE(town.ok());
        const std::string ring = Hamlet::polygon(
            {{500000, 5500000}, {500000 + widthM, 5500000}, {500000 + widthM, 5500100}, {500000, 5500100}});
        const auto zone =
            folder.write("zone.geojson", R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon",)"
                                         R"("coordinates":)" +
                                             ring + "}}");
        const auto told = layers::affectedBy(town.value(), zone);
        EXPECT_TRUE(told.ok()) << told.failure().text();
        return told.ok() ? Json::parse(told.value()) : Json();
    };
    Json told = tell(50);
    EXPECT_EQ(told["peopleDay"], nullptr) << "unknown, never 0";
    EXPECT_EQ(told["linesM"], (Json{{"rail", 50}}));
    EXPECT_NE(told["buildingsMethod"].get<std::string>().find("centroid"), std::string::npos);
    content.populationByDay.push_back({{layers_test::square(500000, 5500000, 100)}, 30});
    content.populationByDay.push_back({{layers_test::square(500100, 5500000, 100)}, std::nullopt});
    content.utilities.push_back({"power_line", "", {{500025, 5500200}, {500025, 5500000}}});
    content.utilities.push_back({"pipeline_gas", "", {{500300, 5500200}, {500300, 5500000}}});
    told = tell(50);
    EXPECT_EQ(told["peopleDay"]["best"], 15);
    EXPECT_EQ(told["peopleDay"]["low"], 0);
    EXPECT_EQ(told["peopleDay"]["high"], 30);
    EXPECT_EQ(told["people"]["best"], 4) << "the night stays as it is";
    EXPECT_EQ(told["linesM"], (Json{{"power_line", 100}, {"rail", 50}}));
    EXPECT_EQ(told["doubts"].dump().find("cells of the day"), std::string::npos);
    EXPECT_NE(tell(150)["doubts"].dump().find("1 cells of the day have no figure"), std::string::npos);
    content.utilities.clear(), content.railways.clear();
    EXPECT_EQ(tell(50)["linesM"], nullptr) << "the package lists none: unknown";
}

/// As a wizard draws it round a coast: 60,000 corners. What the plain way would take minutes for is asked of every
/// building and street.
TEST(ImpactFile, AJaggedBorderOfManyCornersIsCountedAsExactly) {
    const Hamlet hamlet;
    std::vector<geometry::MapPoint> jagged;
    constexpr int kTeeth = 30'000;
    for (int i = 0; i < kTeeth; ++i) {
        const double east = 500000 + 100.0 * i / kTeeth;
        jagged.push_back({east, 5500100}), jagged.push_back({east + 50.0 / kTeeth, 5500099.5});
    }
    jagged.push_back({500100, 5500000}), jagged.push_back({500000, 5500000});
    const Json told = hamlet.affected(hamlet.zone({Hamlet::polygon(jagged)}));
    EXPECT_EQ(told["people"]["best"], 7) << "7.5 less a quarter of a percent";
    EXPECT_NEAR(told["streetsM"].get<double>(), 100, 1);
    EXPECT_NEAR(told["areaKm2"].get<double>(), 0.009975, 1e-4);
}

TEST(ImpactFile, OverlappingAndCrossingPolygonsCountOnce) {
    const Hamlet hamlet;
    const std::string one =
        Hamlet::polygon({{500000, 5500000}, {500100, 5500000}, {500100, 5500100}, {500000, 5500100}});
    const Json twice = hamlet.affected(hamlet.zone({one, one}));
    EXPECT_NEAR(twice["areaKm2"].get<double>(), 0.01, 1e-4);
    const Json bow = hamlet.affected(
        hamlet.zone({Hamlet::polygon({{500000, 5500000}, {500100, 5500100}, {500100, 5500000}, {500000, 5500100}})}));
    EXPECT_NEAR(bow["areaKm2"].get<double>(), 0.005, 1e-4) << "both halves";
    EXPECT_NE(bow["doubts"].dump().find("crossed themselves"), std::string::npos);
}

TEST(ImpactFile, SaysWhatIsUnknown) {
    Hamlet hamlet;
    const std::string wide =
        Hamlet::polygon({{499000, 5499000}, {501000, 5499000}, {501000, 5501000}, {499000, 5501000}});
    const Json told = hamlet.affected(hamlet.zone({wide}));
    EXPECT_NE(told["doubts"].dump().find("1 cells have a figure that the census hides"), std::string::npos)
        << told["doubts"];
    EXPECT_NE(told["doubts"].dump().find("reaches beyond the package"), std::string::npos);
    hamlet.town.hasPopulation = false;
    const Json unknown = hamlet.affected(hamlet.zone({wide}));
    EXPECT_EQ(unknown["people"], nullptr);
    EXPECT_NE(unknown["doubts"].dump().find("unknown, not none"), std::string::npos);
}

TEST(ImpactFile, AZoneThatCannotBeReadIsNamed) {
    const Hamlet hamlet;
    const auto refusal = [&](const std::filesystem::path& file) {
        const auto told = layers::affectedBy(hamlet.town, file);
        return told.ok() ? std::string() : told.failure().text();
    };
    EXPECT_NE(refusal(hamlet.folder / "none.geojson").find("does not exist"), std::string::npos);
    EXPECT_NE(refusal(hamlet.folder.write("broken.geojson", "{\"type\":")).find("cannot be read"), std::string::npos);
    EXPECT_NE(
        refusal(hamlet.folder.write("point.geojson", R"({"type":"Point","coordinates":[9,49.6]})")).find("no polygon"),
        std::string::npos);
    EXPECT_NE(refusal(hamlet.zone({Hamlet::polygon({{600000, 5600000}, {600100, 5600000}, {600100, 5600100}})}))
                  .find("does not touch the town"),
              std::string::npos);
}

TEST(ImpactFile, AFileWithoutItsSystemIsNotPutSomewhereByAGuess) {
    const Hamlet hamlet;
    const auto refused = layers::affectedBy(
        hamlet.town, hamlet.folder.write("zone.csv", "WKT,id\n\"POLYGON ((0 0,10 0,10 10,0 0))\",1\n"));
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.failure().text().find("with the system its maker names"), std::string::npos)
        << refused.failure().text();
    EXPECT_EQ(refused.failure().text().find("EPSG:25832"), std::string::npos) << refused.failure().text();
}

TEST(ImpactFile, TablesWithoutGeometryBesideTheZoneAreNoHindrance) {
    const Hamlet hamlet;
    // A GeoPackage with polygons and a table that has none, as QGIS writes one for its styles.
    const Json told = hamlet.affected(hamlet.folder / "hamlet.gpkg");
    EXPECT_EQ(told["people"]["best"], 8);
}

TEST(ImpactFile, WhatGeoJsonCannotMeanIsNamed) {
    const Hamlet hamlet;
    const auto refusal = [&](const std::string& rings) {
        const auto told = layers::affectedBy(hamlet.town, hamlet.zone({rings}));
        EXPECT_FALSE(told.ok()) << rings;
        return told.ok() ? std::string() : told.failure().text();
    };
    const std::string metres = refusal("[[[500000,5500000],[500100,5500000],[500100,5500100],[500000,5500000]]]");
    EXPECT_NE(metres.find("RFC 7946"), std::string::npos) << metres;
    EXPECT_NE(metres.find("look like metres"), std::string::npos) << metres;
    const std::string huge = refusal("[[[1e400,49.6],[9.01,49.6],[9.01,49.61],[1e400,49.6]]]");
    EXPECT_NE(huge.find("no number"), std::string::npos) << huge;
    EXPECT_EQ(huge.find("OGR_"), std::string::npos) << huge;
}

TEST(ImpactFile, ARingThatIsNotClosedIsClosedAndSaidToBe) {
    const Hamlet hamlet;
    std::string open = Hamlet::polygon({{499999, 5499999}, {500101, 5499999}, {500101, 5500101}, {499999, 5500101}});
    open = open.substr(0, open.rfind(",[")) + "]]";
    const Json told = hamlet.affected(hamlet.zone({open}));
    EXPECT_EQ(told["people"]["best"], 8);
    EXPECT_NE(told["doubts"].dump().find("1 rings were not closed"), std::string::npos) << told["doubts"].dump();
}

TEST(ImpactFile, AWildTangleIsRefusedAtOnceAndASmallOneMended) {
    const Hamlet hamlet;
    const auto star = [](std::size_t corners) {
        std::vector<geometry::MapPoint> points;
        std::uint32_t state = 1;
        const auto next = [&] {
            return state = state * 1664525U + 1013904223U, static_cast<double>(state >> 12U) / 2622.0;
        };
        for (std::size_t i = 0; i < corners; ++i) {
            const double east = next();
            points.push_back({500000 + east, 5500000 + next()});
        }
        return points;
    };
    const auto refused = layers::affectedBy(hamlet.town, hamlet.zone({Hamlet::polygon(star(20'000))}));
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.failure().text().find("more than 5000 times"), std::string::npos) << refused.failure().text();
    EXPECT_NE(refused.failure().fix.find("-simplify"), std::string::npos);
    EXPECT_NE(hamlet.affected(hamlet.zone({Hamlet::polygon(star(30))}))["doubts"].dump().find("mended"),
              std::string::npos);
}

}  // namespace
