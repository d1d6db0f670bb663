// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/staff_area.h"
#include "tests/qml/invented.h"

namespace invented {
namespace {

constexpr geometry::MapPoint kSubstation{500'900, 5'700'180};

}  // namespace

wire::StaffArea Evening::smoke() {
    wire::StaffArea area;
    area.area = "0123456789abcdef0123456789abcdef", area.name = "Rauch Umspannwerk Süd", area.hazard = "smoke";
    area.method = wire::AreaMethod::Wedge, area.centre = geometry::toWire(kSubstation);
    area.radiusM = 100, area.reachM = 1200, area.windFromDeg = 225, area.windMS = 4.5;
    area.until = evening().plusS(4 * 3600), area.note = "Messtrupp unterwegs.";
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
    if (ground.wind) zone.windFromDeg = ground.wind->fromDeg, zone.windMS = ground.wind->speedMS;
    return zone;
}

}  // namespace invented
