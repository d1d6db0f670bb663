// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/demo/demo_town.h"

#include <string_view>

#include "gis/layers/demo/surroundings.h"
#include "gis/layers/internal/imports.h"

namespace layers::demo {

namespace {

constexpr int kPeople = 60000;

void addObjects(TownContent& town, const std::vector<Site>& sites) {
    int number = 0;
    for (const Site& site : sites) {
        if (site.kind.empty()) continue;
        const std::string text = std::to_string(++number);
        ObjectPoint object{"OBJ-" + std::string(text.size() < 2 ? "0" : "") + text,
                           site.kind,
                           site.name,
                           std::nullopt,
                           site.address,
                           toMapPoint(site.at)};
        if (site.places > 0) object.places = static_cast<std::uint32_t>(site.places);
        town.objects.push_back(std::move(object));
    }
}

}  // namespace

TownContent grownTown(std::uint64_t seed) {
    const Terrain terrain(seed);
    const Plan plan = drawnPlan(terrain, seed);
    const Quarters quarters(plan, terrain, seed);
    std::vector<NetStreet> streets =
        connectedStreets(grownStreets(plan, quarters, terrain, seed), quarters, plan, seed);
    nameStreets(streets, plan, seed);
    Builder builder(plan, quarters, terrain, streets, seed);
    std::vector<Site> sites = wishedSites();
    builder.raiseSites(sites);
    builder.raiseHouses();
    builder.raiseHuts();
    builder.raiseFarms();
    std::vector<House> houses = builder.take();

    TownContent town;
    town.name = "Auental";
    town.created = "2026-01-01T00:00:00.000Z";
    town.seed = seed;
    town.note = "Fictitious town for exercises; no place, person or institution in it exists";
    town.contact = "Bürgertelefon 0000 115000";
    town.web = "https://auental.example/warnung";
    addWater(town, plan, terrain);
    addLanduse(town, plan, terrain, houses, seed);
    addWays(town, plan, terrain, streets);
    addPeople(town, houses, kPeople);
    for (const House& house : houses) {
        BuildingShape shape{house.use, std::nullopt, {toMapLine(house.ring)}};
        shape.people = house.people;
        town.buildings.push_back(std::move(shape));
    }
    addPeopleByDay(town, houses, sites);
    sharePeopleByDay(town);
    addDistricts(town, plan, seed);
    addObjects(town, sites);
    for (const Plan::Label& label : plan.labels) town.places.push_back({label.name, label.rank, toMapPoint(label.at)});
    addStations(town, terrain);
    town.elevation = terrain.grid(kSouthWest);
    for (const char* layer : {"districts", "landuse", "water", "watercourses", "streets", "railways", "buildings",
                              "objects", "places", "population", "population_day", "stations", "elevation"})
        town.sources.push_back({layer, "lagewerk-geo demo-town, seed " + std::to_string(seed), "EUPL-1.2", "2026-01-01",
                                std::string_view(layer) == "population_day" ? "made up: nobody was counted" : ""});
    return town;
}

}  // namespace layers::demo
