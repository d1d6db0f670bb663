// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <string>

#include "gis/fusion/staff_area.h"
#include "gis/warning/warning.h"
#include "tests/qml/invented.h"

namespace invented {
namespace {

constexpr geometry::MapPoint kSubstation{500'900, 5'700'180};

}  // namespace

void addGround(fusion::Town& town) {
    constexpr double kWest = 497'400, kEast = 504'000, kSouth = 5'699'100, kNorth = 5'700'900, kCellM = 20;
    town.extent = {kWest, kSouth, kEast, kNorth};
    geometry::ElevationGrid relief{{kWest, kNorth, kCellM, static_cast<int>((kEast - kWest) / kCellM),
                                    static_cast<int>((kNorth - kSouth) / kCellM)},
                                   {}};
    for (int row = 0; row < relief.frame.rows; ++row)
        for (int column = 0; column < relief.frame.columns; ++column) {
            const geometry::MapPoint at = relief.frame.centre(column, row);
            const double fromBed = std::abs(at.northM - 5'700'010);
            const bool isHollow = std::hypot(at.eastM - 500'500, at.northM - 5'700'600) < 60;
            relief.heightM.push_back(
                static_cast<float>(100 + 0.02 * fromBed - 0.002 * (at.eastM - kWest) - (isHollow ? 3 : 0)));
        }
    town.elevation = std::move(relief);
    int number = 0;
    const auto street = [&](geometry::MapPoint from, geometry::MapPoint to) {
        town.streets.push_back({"Straße " + std::to_string(++number), "minor", {from, to}, false});
    };
    for (double north = -600; north <= 600; north += 200)
        street({498'000, 5'700'000 + north}, {502'000, 5'700'000 + north});
    for (double east = -2000; east <= 2000; east += 250)
        street({500'000 + east, 5'699'400}, {500'000 + east, 5'700'600});
    town.objects.push_back({"o5", "power", "Umspannwerk Wehr", std::nullopt, {498'700, 5'700'300}});
}

wire::StaffArea Evening::smoke() {
    wire::StaffArea area;
    area.area = "0123456789abcdef0123456789abcdef", area.name = "Rauch Umspannwerk Süd", area.hazard = "smoke";
    area.method = wire::AreaMethod::Wedge, area.centre = geometry::toWire(kSubstation);
    area.radiusM = 100, area.reachM = 1200, area.windFromDeg = 225, area.windMS = 4.5;
    area.until = evening().plusS(4 * 3600), area.note = "Messtrupp unterwegs.";
    return area;
}

wire::StaffArea Evening::stage() {
    wire::StaffArea area;
    area.area = "fedcba9876543210fedcba9876543210", area.name = "Aue 1,5 m über der Sohle", area.hazard = "water";
    area.method = wire::AreaMethod::Stage, area.centre = geometry::toWire(geometry::MapPoint{500'300, 5'700'060});
    area.stageM = 1.5, area.streamKm2 = 1, area.reachM = 5000;
    return area;
}

wire::Zone zoneOf(const wire::StaffArea& area, base::Instant at) {
    const fusion::Town here = town();
    const fusion::AreaGround ground = fusion::groundOf(area, here);
    wire::Zone zone;
    zone.zone = std::string(wire::kAreaZonePrefix) + area.area, zone.kind = wire::ZoneKind::Staff;
    zone.bands = {{0, std::nullopt, geometry::toWire(ground.area)}};
    zone.method = ground.method, zone.validAt = at, zone.areaKm2 = geometry::areaM2(ground.area) / 1e6;
    zone.people = wire::PeopleEstimate{420, 530, 640}, zone.streetsCut = 7, zone.package = here.package;
    zone.objects = {{"o3", "power", "Umspannwerk Süd", std::nullopt, geometry::toWire(kSubstation), 0}};
    zone.doubts = ground.doubts, zone.confidence = ground.confidence;
    if (ground.wind) zone.windFromDeg = ground.wind->fromDeg, zone.windMS = ground.wind->speedMS;
    return zone;
}

void Evening::proposeForArea(const wire::StaffArea& area, wire::WarningLevel level) {
    const wire::Zone zone = zoneOf(area, m_now);
    warning::WarningFacts facts;
    facts.hazard = area.hazard, facts.level = level;
    facts.townName = "Auental", facts.districts = {"Altstadt"};
    facts.people = zone.people, facts.objects = 1;
    facts.at = m_now, facts.until = area.until, facts.realm = m_realm.kind;
    facts.senderName = "Stadt Auental", facts.contact = "Leitstelle", facts.web = "https://auental.example";
    wire::Proposal said;
    said.proposal = said.zone = zone.zone;
    said.revision = ++m_areaRevision;
    said.content = *warning::warningFrom(facts, zone.bands.front().area);
    said.since = m_now, said.peopleByDay = wire::PeopleEstimate{700, 900, 1100};
    proposal(said);
    settle();
}

void Evening::cloudburst() {
    warning::WarningFacts facts;
    facts.hazard = "rain", facts.level = wire::WarningLevel::Announcement;
    facts.townName = "Auental", facts.stationName = "Rathaus", facts.districts = {"Altstadt", "Wehrviertel"};
    facts.rain = wire::RainSum{60, 43.6, 1, wire::RainLevel::Extreme};
    facts.people = wire::PeopleEstimate{2100, 2300, 2500}, facts.objects = 3;
    facts.at = m_now, facts.realm = m_realm.kind;
    facts.senderName = "Stadt Auental", facts.contact = "Leitstelle", facts.web = "https://auental.example";
    const auto at = [](double eastM, double northM) { return geometry::MapPoint{500'000 + eastM, 5'700'000 + northM}; };
    wire::Zone rain;
    rain.zone = "rain:RG-RATHAUS", rain.kind = wire::ZoneKind::Rain, rain.stations = {"RG-RATHAUS"};
    rain.method = "within 2 km of each rain gauge at DWD level 3 or more in 60 or 360 min";
    rain.bands = {{0, std::nullopt, geometry::toWire({{geometry::circleAround(at(150, 320), 2000)}})}};
    rain.validAt = m_now, rain.areaKm2 = 12.57, rain.confidence = "low", rain.doubts = {"rain-reach"};
    rain.people = facts.people, rain.peopleByDay = wire::PeopleEstimate{2500, 2800, 3100};
    rain.objects = {{"o1", "care_home", "Seniorenheim Auenblick", 94, geometry::toWire(at(-250, 90)), 0},
                    {"o2", "school", "Grundschule Altstadt", 310, geometry::toWire(at(260, 60)), 0},
                    {"o3", "power", "Umspannwerk Süd", std::nullopt, geometry::toWire(at(900, 180)), 0}};
    rain.rain = {{"RG-RATHAUS", *facts.rain}};
    zone(rain);
    wire::Proposal said;
    said.zone = rain.zone;
    said.proposal = "rain:RG-RATHAUS", said.station = "RG-RATHAUS", said.rain = facts.rain;
    said.stations = {"RG-RATHAUS"};
    said.since = m_now.plusS(-600), said.confidence = "low";
    said.method = "districts within 2 km of each rain gauge that stands at DWD level 3 or more in 60 or 360 min";
    said.content = *warning::warningFrom(facts, box(-1200, 1200));
    proposal(said);
    settle();
}

void Evening::grow(const std::string& id, std::uint32_t people, std::uint32_t deepObjects) {
    wire::Proposal said = newestProposal(id);
    said.content.people = wire::PeopleEstimate{people, people, people};
    said.content.objectsByDepth = {3, deepObjects, 0};
    proposal(said);
}

std::string Evening::tellProposed() {
    area(smoke());
    proposeForArea(smoke());
    cloudburst();
    return "rain:RG-RATHAUS";
}

}  // namespace invented
