// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/whereabouts.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fusion {
namespace {

constexpr double kAtM = 25;       ///< nearer than that: "at"
constexpr double kFineToM = 500;  ///< said in tens of metres, farther in fifties
constexpr double kDescribedToM = 1500;

constexpr const char* kGermanWinds[] = {"nördlich", "nordöstlich", "östlich",  "südöstlich",
                                        "südlich",  "südwestlich", "westlich", "nordwestlich"};
constexpr const char* kEnglishWinds[] = {"north", "north-east", "east", "south-east",
                                         "south", "south-west", "west", "north-west"};

std::optional<double> heightAt(const std::optional<geometry::ElevationGrid>& elevation, geometry::MapPoint at) {
    if (!elevation) return std::nullopt;
    const int column = elevation->frame.columnOf(at.eastM), row = elevation->frame.rowOf(at.northM);
    if (!elevation->frame.has(column, row)) return std::nullopt;
    const float height = elevation->heightM[elevation->frame.at(column, row)];
    return std::isnan(height) ? std::nullopt : std::optional<double>(height);
}

}  // namespace

geometry::AreaIndex districtIndex(const Town& town) {
    std::vector<geometry::MapArea> areas;
    areas.reserve(town.districts.size());
    for (const District& district : town.districts) areas.push_back(district.area);
    return geometry::AreaIndex(areas);
}

Gazetteer::Gazetteer(const Town& town) : m_town(&town), m_districts(districtIndex(town)) {
    for (const CriticalObject& object : town.objects)
        if (!object.name.empty()) m_byNorth.push_back(&object);
    std::sort(m_byNorth.begin(), m_byNorth.end(),
              [](const auto* a, const auto* b) { return a->at.northM < b->at.northM; });
}

Whereabouts Gazetteer::whereIs(geometry::MapPoint at) const {
    Whereabouts where;
    for (const std::uint32_t number : m_districts.holding(at)) where.districts.push_back(&m_town->districts[number]);
    where.heightM = heightAt(m_town->elevation, at);
    where.utmref = geometry::utmref(at);
    findNearest(at, where);
    return where;
}

/// Those in a strip of kNearM about the place, by north; of two equally near the one with the lesser id.
void Gazetteer::findNearest(geometry::MapPoint at, Whereabouts& where) const {
    const auto first = std::lower_bound(m_byNorth.begin(), m_byNorth.end(), at.northM - kNearM,
                                        [](const auto* object, double north) { return object->at.northM < north; });
    for (auto it = first; it != m_byNorth.end() && (*it)->at.northM <= at.northM + kNearM; ++it) {
        const double distanceM = geometry::distanceM((*it)->at, at);
        if (!(distanceM <= kNearM)) continue;
        const double deg =
            std::atan2(at.eastM - (*it)->at.eastM, at.northM - (*it)->at.northM) * 180 / std::numbers::pi;
        where.nearest.push_back({*it, distanceM, deg < 0 ? deg + 360 : deg});
    }
    const auto isNearer = [](const Whereabouts::Near& a, const Whereabouts::Near& b) {
        return a.distanceM != b.distanceM ? a.distanceM < b.distanceM : a.object->id < b.object->id;
    };
    const std::size_t kept = std::min(kNearestMax, where.nearest.size());
    std::partial_sort(where.nearest.begin(), where.nearest.begin() + static_cast<std::ptrdiff_t>(kept),
                      where.nearest.end(), isNearer);
    where.nearest.resize(kept);
}

std::string described(const Whereabouts& where, Tongue tongue) {
    const bool isGerman = tongue == Tongue::German;
    if (where.nearest.empty() || where.nearest.front().distanceM > kDescribedToM)
        return where.districts.empty() ? "" : where.districts.front()->name;
    const Whereabouts::Near& near = where.nearest.front();
    if (near.distanceM < kAtM) return (isGerman ? "bei " : "at ") + near.object->name;
    const double step = near.distanceM < kFineToM ? 10 : 50;
    const auto metres = static_cast<long>(std::lround(near.distanceM / step) * static_cast<long>(step));
    const auto wind = static_cast<std::size_t>(std::lround(near.directionDeg / 45)) % 8;
    return std::to_string(metres) + " m " + (isGerman ? kGermanWinds[wind] : kEnglishWinds[wind]) +
           (isGerman ? " von " : " of ") + near.object->name;
}

}  // namespace fusion
