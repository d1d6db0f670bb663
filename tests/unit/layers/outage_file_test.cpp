// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/outage_file.h"

#include <nlohmann/json.hpp>

#include "gis/layers/impact_file.h"
#include "tests/unit/layers/small_world.h"

namespace {

using layers_test::Folder;
using Json = nlohmann::json;

/// Two districts of 400 m side by side and two substations, at 100 m and 500 m from the west.
struct TwoQuarters {
    Folder folder;
    fusion::Town town;
    layers::OutageRequest request;
    TwoQuarters() {
        town.name = "Ödhof", town.package = "Ödhof 1";
        town.extent = {500000, 5500000, 500800, 5500400};
        town.districts = {{"A1", "Mitte", {{layers_test::square(500000, 5500000, 400)}}, {}},
                          {"A2", "Rand", {{layers_test::square(500400, 5500000, 400)}}, {}}};
        town.objects = {{"P1", "power", "Umspannwerk West", {}, {500100, 5500200}},
                        {"P2", "power", "Umspannwerk Ost", {}, {500500, 5500200}},
                        {"S1", "school", "Schule", 200U, {500050, 5500050}},
                        {"S2", "school", "Schule Ost", 200U, {500350, 5500050}}};
        request.out = folder / "outage.geojson";
        request.mayReplace = true;
    }
    Json outage() const {
        const auto told = layers::outageFile(town, request);
        EXPECT_TRUE(told.ok()) << told.failure().text();
        return told.ok() ? Json::parse(told.value()) : Json();
    }
    std::string refusal() const {
        const auto told = layers::outageFile(town, request);
        return told.ok() ? "" : told.failure().text();
    }
};

TEST(OutageFile, OfASubstationIsWhatLiesNearestToIt) {
    TwoQuarters town;
    town.request.substation = "P1";
    const Json told = town.outage();
    EXPECT_EQ(told["method"], "nearest-substation");
    EXPECT_EQ(told["confidence"], "low");
    EXPECT_NEAR(told["areaKm2"].get<double>(), 0.300 * 0.400, 1e-4) << "half way to the other one";
    EXPECT_NE(told["doubts"].dump().find("an assumption"), std::string::npos);
    const auto affected = layers::affectedBy(town.town, town.request.out);
    ASSERT_TRUE(affected.ok()) << affected.failure().text();
    const Json zone = Json::parse(affected.value());
    ASSERT_EQ(zone["objects"]["school"].size(), 1u) << "the other one stands beyond the middle";
    EXPECT_EQ(zone["objects"]["school"][0]["id"], "S1");
}

TEST(OutageFile, OfDistrictsIsTheirGround) {
    TwoQuarters town;
    town.request.districts = {"A1"};
    EXPECT_NEAR(town.outage()["areaKm2"].get<double>(), 0.16, 1e-4);
    town.request.districts = {"A1", "Rand", "A2"};
    const Json both = town.outage();
    EXPECT_NEAR(both["areaKm2"].get<double>(), 0.32, 1e-4) << "none counts twice";
    EXPECT_EQ(both["method"], "districts");
    std::ifstream in(town.request.out);
    const Json file = Json::parse(in);
    EXPECT_EQ(file["features"][0]["properties"]["inputs"], "A1 Mitte; A2 Rand");
    EXPECT_EQ(file["features"][0]["properties"]["confidence"], "medium");
}

TEST(OutageFile, SaysWhatIsWrong) {
    TwoQuarters town;
    EXPECT_NE(town.refusal().find("give one of the two"), std::string::npos);
    town.request.districts = {"Mite"};
    EXPECT_NE(town.refusal().find("most alike: A1 Mitte, A2 Rand"), std::string::npos) << town.refusal();
    town.request.districts.clear();
    town.request.substation = "P9";
    EXPECT_NE(town.refusal().find("of the kind power are: P1 Umspannwerk West"), std::string::npos) << town.refusal();
    town.request.substation = "S1";
    EXPECT_NE(town.refusal().find("is of the kind school, not power"), std::string::npos);
    town.town.objects.clear();
    EXPECT_NE(town.refusal().find("no object of the kind power"), std::string::npos);
    town.request.substation.clear();
    town.request.districts = {"x"};
    town.town.districts.clear();
    EXPECT_NE(town.refusal().find("the package has no districts"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(town.request.out));
}

TEST(OutageFile, WithoutDistrictsOrOthersItSaysWhatItTook) {
    TwoQuarters town;
    town.town.districts.clear();
    town.town.objects.erase(town.town.objects.begin() + 1);
    town.request.substation = "P1";
    const Json told = town.outage();
    EXPECT_NEAR(told["areaKm2"].get<double>(), 0.32, 1e-4);
    EXPECT_NE(told["doubts"].dump().find("cut off at its extent"), std::string::npos);
    EXPECT_NE(told["doubts"].dump().find("the whole town is taken"), std::string::npos);
}

}  // namespace
