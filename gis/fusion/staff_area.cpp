// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/staff_area.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "gis/fusion/plume.h"

namespace fusion {
namespace {

constexpr double kTurnedDeg = 10, kSpeedShare = 0.25, kSpeedLeastMS = 0.5;
constexpr const char* kPlumeMethod = "gauss-briggs/1";

template <class... Values>
std::string text(const char* format, Values... values) {
    std::array<char, 200> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, values...);
    return buffer.data();
}

std::string inWords(const Wind& wind) { return text("wind from %.0f deg, %.1f m/s", wind.fromDeg, wind.speedMS); }

AreaGround drawn(const wire::StaffArea& area) {
    AreaGround ground;
    ground.method = "drawn by hand";
    ground.area = geometry::toMap(area.outline);
    for (const geometry::MapPolygon& polygon : ground.area)
        for (const geometry::MapRing& ring : polygon)
            if (!geometry::isSimple(ring)) {
                ground.doubts.emplace_back("crosses-itself");
                ground.isCountable = false;
                return ground;
            }
    return ground;
}

AreaGround plume(const wire::StaffArea& area, geometry::MapPoint source, const Wind& wind) {
    Release release;
    release.source = source;
    release.rateKgS = area.rateKgS.value_or(0);
    release.windFromDeg = wind.fromDeg;
    release.windMS = wind.speedMS;
    release.stability = stabilityNamed(area.stability.value_or("D")).value_or(Stability::D);
    const double limit = area.limitMgM3.value_or(0);
    Plume found = plumeOf(release, limit);
    AreaGround ground;
    ground.wind = wind;
    ground.confidence = "low";
    ground.method = text("%s, %g kg/s, limit %g mg/m3, class %s, ", kPlumeMethod, release.rateKgS, limit,
                         area.stability.value_or("D").c_str()) +
                    inWords(wind);
    ground.area = std::move(found.area);
    ground.reachM = found.reachM;
    ground.doubts = std::move(found.doubts);
    if (!ground.area.empty()) return ground;
    ground.doubts.emplace_back("nowhere-reached");
    ground.area = wedgeOf(source, kPlumeFromM, kPlumeFromM, std::nullopt, 0);
    return ground;
}

AreaGround districts(const wire::StaffArea& area, const Town& town) {
    AreaGround ground;
    ground.method = "districts";
    std::vector<std::string> wanted = area.districts;
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());  // twice would count its people twice
    for (const std::string& id : wanted) {
        const auto found = std::find_if(town.districts.begin(), town.districts.end(),
                                        [&](const District& district) { return district.id == id; });
        if (found == town.districts.end()) {
            ground.doubts.push_back("unknown-district " + id);
            continue;
        }
        ground.area.insert(ground.area.end(), found->area.begin(), found->area.end());
        ground.method += " " + id;
    }
    return ground;
}

}  // namespace

AreaGround AreaGrounds::of(const wire::StaffArea& area, const std::optional<Wind>& measured) {
    const Wind wind = measured.value_or(Wind{area.windFromDeg.value_or(0), area.windMS.value_or(0)});
    const geometry::MapPoint centre = area.centre ? geometry::toMap(*area.centre) : geometry::MapPoint{};
    const double radiusM = area.radiusM.value_or(0);
    AreaGround ground;
    switch (area.method) {
        case wire::AreaMethod::Drawn: return drawn(area);
        case wire::AreaMethod::Plume: return plume(area, centre, wind);
        case wire::AreaMethod::Districts: return districts(area, *m_town);
        case wire::AreaMethod::Blocks: return blocks(area);
        case wire::AreaMethod::Substation: return substation(area);
        case wire::AreaMethod::Stage: return stage(area);
        case wire::AreaMethod::Sinks: return sinks(area);
        case wire::AreaMethod::Circle:
            ground.method = text("circle of %.0f m", radiusM);
            ground.area = wedgeOf(centre, radiusM, radiusM, std::nullopt, 0);
            return ground;
        case wire::AreaMethod::Wedge:
            ground.wind = wind;
            ground.reachM = std::max(radiusM, area.reachM.value_or(radiusM));
            ground.area = wedgeOf(centre, radiusM, ground.reachM, wind.fromDeg, wind.speedMS);
            if (wind.speedMS < kWedgeCalmMS) ground.doubts.emplace_back("calm");
            ground.method = text("circle of %.0f m and wedge of %.0f m, ", radiusM, ground.reachM) + inWords(wind);
            return ground;
    }
    return ground;
}

AreaGround groundOf(const wire::StaffArea& area, const Town& town, const std::optional<Wind>& measured) {
    return AreaGrounds(town).of(area, measured);
}

bool takesLong(wire::AreaMethod method) {
    switch (method) {
        case wire::AreaMethod::Blocks:
        case wire::AreaMethod::Substation:
        case wire::AreaMethod::Stage:
        case wire::AreaMethod::Sinks: return true;
        case wire::AreaMethod::Drawn:
        case wire::AreaMethod::Circle:
        case wire::AreaMethod::Wedge:
        case wire::AreaMethod::Plume:
        case wire::AreaMethod::Districts: break;
    }
    return false;
}

bool turnsWithWind(const wire::StaffArea& area) {
    return area.windStation && (area.method == wire::AreaMethod::Wedge || area.method == wire::AreaMethod::Plume);
}

bool isOtherWind(const Wind& was, const Wind& now) {
    const double turned = std::abs(std::remainder(now.fromDeg - was.fromDeg, 360.0));
    const double changed = std::abs(now.speedMS - was.speedMS);
    return turned >= kTurnedDeg || (changed >= kSpeedLeastMS && changed >= kSpeedShare * was.speedMS);
}

}  // namespace fusion
