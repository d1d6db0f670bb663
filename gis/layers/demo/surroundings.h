// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What lies round streets and houses: land use, water surfaces, people, districts, stations.

#include "gis/layers/demo/houses.h"
#include "gis/layers/internal/content.h"

namespace layers::demo {

/// South-western corner of the demo town: in the wooded middle of the Spessart, where no town stands.
constexpr geometry::MapPoint kSouthWest{527000, 5526000};

inline geometry::MapPoint toMapPoint(Vec p) { return {kSouthWest.eastM + p.x, kSouthWest.northM + p.y}; }
[[nodiscard]] std::vector<geometry::MapPoint> toMapLine(const Path& path);

void addLanduse(TownContent& town, const Plan& plan, const Terrain& terrain, const std::vector<House>& houses,
                std::uint64_t seed);
void addWater(TownContent& town, const Plan& plan, const Terrain& terrain);
/// Streets and railway cut at bridges, within the frame.
void addWays(TownContent& town, const Plan& plan, const Terrain& terrain, const std::vector<NetStreet>& streets);
/// `people` persons over the homes by floor space; whole numbers per 100 m cell.
void addPeople(TownContent& town, std::vector<House>& houses, int people);
/// Where they are by day, made up as the rest of the town: three in five stay at home, the others are at work, in
/// schools, clinics and offices, with those who come from elsewhere. Whole numbers per 100 m cell.
void addPeopleByDay(TownContent& town, const std::vector<House>& houses, const std::vector<Site>& sites);
/// After addPeople: outlines that share their borders, people by the houses inside.
void addDistricts(TownContent& town, const Plan& plan, std::uint64_t seed);
void addStations(TownContent& town, const Terrain& terrain);

}  // namespace layers::demo
