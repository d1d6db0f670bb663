// SPDX-License-Identifier: EUPL-1.2
// The town of the invented evening, around the Aue.
#include <array>

#include "tests/qml/invented.h"

namespace invented {
namespace {

geometry::MapPoint at(double eastM, double northM) { return {500'000 + eastM, 5'700'000 + northM}; }

fusion::StationFacts gauge(const std::string& id, const std::string& name, const std::string& water,
                           geometry::MapPoint where, std::array<double, 3> iw) {
    fusion::StationFacts facts;
    facts.id = id;
    facts.name = name;
    facts.water = water;
    facts.unit = "cm";
    facts.at = where;
    facts.periodS = 300;
    for (std::size_t i = 0; i < 3; ++i) facts.iwCm[i] = iw[i];
    return facts;
}

fusion::District district(const std::string& name, double westM, double eastM) {
    return {"d:" + name, name, {{{at(westM, -900), at(eastM, -900), at(eastM, 900), at(westM, 900)}}}, std::nullopt};
}

}  // namespace

fusion::Town town() {
    fusion::Town town;
    town.name = "Auental";
    town.package = "auental-test";
    town.stations = {gauge("AUE-OBERTAL", "Obertal", "Aue", at(-2600, 150), {150, 200, 260}),
                     gauge("AUE-WEHR", "Wehr", "Aue", at(-1200, -180), {180, 240, 300}),
                     gauge("AUE-ALTSTADT", "Altstadt", "Aue", at(0, 0), {200, 260, 310}),
                     gauge("AUE-UNTERTAL", "Untertal", "Aue", at(2200, -190), {190, 250, 320}),
                     gauge("MB-QUELLE", "Quelle", "Mühlbach", at(900, 2300), {60, 90, 120}),
                     gauge("MB-MUEHLE", "Mühle", "Mühlbach", at(500, 900), {80, 110, 150})};
    for (const auto& [id, name, x] :
         {std::tuple{"RG-RATHAUS", "Regen Rathaus", 150.0}, std::tuple{"RG-OBERTAL", "Regen Obertal", -2500.0}}) {
        fusion::StationFacts rain;
        rain.id = id;
        rain.name = name;
        rain.quantity = wire::Quantity::Rain;
        rain.unit = "mm";
        rain.at = at(x, 320);
        town.stations.push_back(rain);
    }
    town.hasPopulation = true;
    for (int row = -9; row < 9; ++row)
        for (int column = -26; column < 40; ++column) {
            const geometry::MapPoint low = at(column * 100.0, row * 100.0);
            town.population.push_back({{low,
                                        {low.eastM + 100, low.northM},
                                        {low.eastM + 100, low.northM + 100},
                                        {low.eastM, low.northM + 100}},
                                       12.0F});
        }
    town.objects = {{"o1", "care_home", "Seniorenheim Auenblick", 94, at(-250, 90)},
                    {"o2", "school", "Grundschule Altstadt", 310, at(260, 60)},
                    {"o3", "power", "Umspannwerk Süd", std::nullopt, at(900, 180)},
                    {"o4", "town_hall", "Rathaus", std::nullopt, at(150, 420)}};
    town.districts = {district("Wehrviertel", -2600, -600), district("Altstadt", -600, 1700),
                      district("Neustadt", 1700, 4000)};
    addGround(town);
    return town;
}

}  // namespace invented
