// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/overlay_source.h"

#include <algorithm>
#include <set>

#include "console/models/area_words.h"
#include "console/models/call_sign.h"
#include "console/models/drawing_words.h"
#include "console/models/rule_words.h"
#include "console/models/station_view.h"
#include "console/models/unit_list.h"
#include "console/models/unit_place.h"
#include "console/models/unit_state.h"
#include "console/models/zone_words.h"
#include "console/qml/zone_rows.h"
#include "console/signs/unit_signs.h"

namespace console {

namespace {

using models::text;
using models::Words;

QString letterOf(const std::string& kind) {
    if (kind == "hospital" || kind == "clinic") return QStringLiteral("H");
    if (kind == "care_home") return QStringLiteral("P");
    if (kind == "school") return QStringLiteral("S");
    if (kind == "kindergarten") return QStringLiteral("K");
    if (kind == "fire_station") return QStringLiteral("F");
    if (kind == "rescue_station") return QStringLiteral("RW");
    if (kind == "police") return QStringLiteral("Po");
    if (kind == "thw") return QStringLiteral("T");
    if (kind == "town_hall") return QStringLiteral("R");
    if (kind == "power") return QStringLiteral("E");
    if (kind == "water_works" || kind == "pumping") return QStringLiteral("W");
    if (kind == "sewage") return QStringLiteral("A");
    if (kind == "telecom") return QStringLiteral("I");
    if (kind == "shelter_hall") return QStringLiteral("N");
    if (kind == "pharmacy") return QStringLiteral("Ap");
    if (kind == "fuel") return QStringLiteral("T");
    if (kind == "station") return QStringLiteral("B");
    if (kind == "prison") return QStringLiteral("J");
    return QStringLiteral("•");
}

map::Organisation organisationOf(const std::string& name) {
    if (name == "THW") return map::Organisation::Thw;
    if (name == "Polizei") return map::Organisation::Police;
    if (name == "DRK" || name == "JUH" || name == "MHD" || name == "ASB" || name == "DLRG")
        return map::Organisation::Aid;
    if (name == "Stab") return map::Organisation::Command;
    if (name == "Feuerwehr") return map::Organisation::Fire;
    return map::Organisation::Other;
}

map::Freshness freshnessOf(models::Trust trust) {
    switch (trust) {
        case models::Trust::Fresh: return map::Freshness::Fresh;
        case models::Trust::Stale: return map::Freshness::Stale;
        case models::Trust::Unknown: break;
    }
    return map::Freshness::Unknown;
}

void addStations(map::OverlayScene& scene, const session::Store& store, const models::Format& format,
                 base::Instant now) {
    for (const fusion::StationFacts& facts : store.town().stations) {
        const auto known = store.picture().stations.find(facts.id);
        const auto view =
            models::viewOf(facts, known == store.picture().stations.end() ? nullptr : &known->second, now);
        map::StationMark mark;
        mark.id = text(facts.id);
        mark.at = facts.at;
        mark.name = models::stationTitle(facts);
        mark.line = models::stationLine(view, facts, format);
        mark.freshness = freshnessOf(view.trust);
        const bool isOver = view.level.value_or(wire::GaugeLevel::BelowAll) != wire::GaugeLevel::BelowAll;
        if (isOver) mark.levelText = models::Format::level(*view.level);
        mark.urgency = isOver ? models::urgencyOf(*view.level) : models::Urgency::None;
        if (view.rainLevel && view.trust != models::Trust::Unknown) {
            mark.levelText = Words::tr("DWD %1").arg(static_cast<int>(*view.rainLevel));
            mark.urgency = models::urgencyOf(*view.rainLevel);
        }
        // One value over a threshold may be a disturbance: shown at once, with a question mark and no alarm colour yet.
        if (const auto reached = models::unconfirmedLevel(view)) {
            mark.levelText = models::Format::level(*reached) + QLatin1Char('?');
            mark.urgency = std::max(mark.urgency, models::Urgency::Medium);
        }
        scene.stations.push_back(std::move(mark));
    }
}

/// What a unit itself has said of its kind.
void nameUnit(map::UnitMark& mark, const wire::UnitReport& report, const models::UnitState& state) {
    mark.signText = text(report.unitType);
    mark.organisation = organisationOf(report.organisation);
    const bool isPost = report.unitType == "TEL" || report.unitType == "EL";
    const bool isGroup = report.unitType == "FGr" || report.unitType == "TZ";
    mark.shape = isPost ? map::SignShape::CommandPost : isGroup ? map::SignShape::Unit : map::SignShape::Vehicle;
    if (isGroup) mark.size = report.unitType == "TZ" ? map::UnitSize::Zug : map::UnitSize::Gruppe;
    mark.sign = signs::signOfUnit(report.organisation, report.unitType, state.strength);
}

/// One that has not: its call sign tells whose it is.
void nameUnknownUnit(map::UnitMark& mark, const std::string& callSign, const models::UnitState& state) {
    mark.shape = map::SignShape::Unit;
    const std::string service = models::organisationByCallSign(callSign);
    mark.organisation = organisationOf(service);
    if (!service.empty()) mark.sign = signs::signOfUnit(service, {}, state.strength);
}

void addUnits(map::OverlayScene& scene, const session::Store& store, const models::Format& format, base::Instant now) {
    const situation::Situation& picture = store.picture();
    for (const auto& [callSign, place] : models::placedUnits(picture)) {
        map::UnitMark mark;
        mark.id = mark.name = text(callSign);
        mark.at = place.at;
        const models::UnitState state = models::unitStateOf(picture, callSign);
        if (const auto unit = picture.units.find(callSign); unit != picture.units.end()) {
            nameUnit(mark, unit->second.report, state);
        } else {
            nameUnknownUnit(mark, callSign, state);
        }
        mark.statusLine =
            state.status ? Words::tr("Status %1").arg(static_cast<int>(*state.status)) : Words::tr("ohne Funkstatus");
        mark.urgent = state.status && models::urgencyOfStatus(*state.status) != models::Urgency::None;
        const std::int64_t ageMs = base::spanMs(now, place.since);
        if (place.byHand)
            mark.ageLine = Words::tr("von Hand, %1").arg(models::Format::clock(place.since));
        else if (ageMs >= 60'000)
            mark.ageLine = format.span(ageMs);
        mark.freshness = ageMs > models::kUnitAgedMs ? map::Freshness::Stale : map::Freshness::Fresh;
        scene.units.push_back(std::move(mark));
    }
}

/// Its name stands in its middle, as a mark of its own: it is what is clicked.
void nameStaffZone(map::OverlayScene& scene, const session::Store& store, const situation::ZoneView& view,
                   map::ZoneMark& zone) {
    zone.name = zoneName(view, store);
    const situation::AreaView* area = models::areaOf(store.picture(), view.zone);
    const bool isPlaced = area != nullptr && area->area.centre;
    const bool hasGround = !zone.bands.empty() && !zone.bands.front().area.empty();
    if (!isPlaced && !hasGround) return;
    const geometry::MapBox box = hasGround ? geometry::boxOf(zone.bands.front().area) : geometry::MapBox{};
    map::ObjectMark mark;
    mark.id = zone.id;
    mark.at = isPlaced ? geometry::toMap(*area->area.centre)
                       : geometry::MapPoint{(box.westM + box.eastM) / 2, (box.southM + box.northM) / 2};
    mark.letter = QStringLiteral("!");
    mark.name = zone.name;
    mark.highlighted = true;
    scene.objects.push_back(std::move(mark));
}

void addZonesAndObjects(map::OverlayScene& scene, const session::Store& store, models::AreaDesk* areas) {
    std::set<std::string> inside;
    for (const auto& [id, view] : store.picture().zones) {
        if (models::isStaffZone(view.zone) && models::isBeingComputed(view.zone)) continue;
        map::ZoneMark mark;
        mark.id = text(id);
        for (const wire::DepthBand& band : view.zone.bands)
            mark.bands.push_back({geometry::toMap(band.area), band.fromM});
        mark.isRain = models::isRainZone(view.zone);
        mark.name = (mark.isRain ? Words::tr("Starkregen, geschätzt %1") : Words::tr("Überflutung, geschätzt %1"))
                        .arg(models::Format::clock(view.zone.validAt));
        mark.trial = view.zone.trial;
        mark.isStaff = models::isStaffZone(view.zone);
        if (mark.isStaff) nameStaffZone(scene, store, view, mark);
        const bool isRain = mark.isRain;
        scene.zones.push_back(std::move(mark));
        if (isRain) continue;  // half the town's objects: none would stand out
        for (const wire::AffectedObject& object : view.zone.objects) inside.insert(object.id);
    }
    // Below the others: it is wide, and what lies in it must stay in reach of a click.
    std::stable_partition(scene.zones.begin(), scene.zones.end(),
                          [](const map::ZoneMark& zone) { return zone.isRain; });
    // Set, and the worker has not counted it yet: shown as it was set.
    for (const auto& [id, view] : store.picture().areas) {
        situation::ZoneView own;
        own.zone.zone = std::string(wire::kAreaZonePrefix) + id;
        own.zone.kind = wire::ZoneKind::Staff;
        const auto counted = store.picture().zones.find(own.zone.zone);
        if (counted != store.picture().zones.end() && !models::isBeingComputed(counted->second.zone)) continue;
        geometry::MapArea ground;
        if (!fusion::takesLong(view.area.method)) {
            ground = fusion::groundOf(view.area, store.town()).area;
        } else if (const fusion::AreaGround* found = areas != nullptr ? areas->standing(view.area) : nullptr) {
            ground = found->area;
        }
        own.zone.bands = {{0, std::nullopt, geometry::toWire(ground)}};
        map::ZoneMark mark;
        mark.id = text(own.zone.zone);
        mark.bands.push_back({ground, 0});
        mark.isStaff = true;
        nameStaffZone(scene, store, own, mark);
        scene.zones.push_back(std::move(mark));
    }
    for (const fusion::CriticalObject& object : store.town().objects) {
        map::ObjectMark mark;
        mark.id = text(object.id);
        mark.at = object.at;
        mark.letter = letterOf(object.kind);
        mark.name = text(object.name);
        if (object.places) mark.name += Words::tr(" · %1 Plätze").arg(*object.places);
        mark.highlighted = inside.contains(object.id);
        scene.objects.push_back(std::move(mark));
    }
}

void addAreas(map::OverlayScene& scene, const session::Store& store, const models::WarningDesk* warning) {
    if (warning) {
        if (!warning->isOpen()) return;
        map::AreaMark mark;
        mark.id = QStringLiteral("desk");
        mark.area = warning->area();
        mark.urgency = warning->isAllClear() ? models::Urgency::None : models::urgencyOf(warning->content()->level);
        mark.editable = warning->editable() && warning->step() == 2;
        mark.name = warning->areaName();
        scene.areas.push_back(std::move(mark));
        return;
    }
    for (const auto& [id, alert] : store.picture().alerts) {
        if (!alert.issuedContent || !models::isInForce(store.picture(), id)) continue;
        map::AreaMark mark;
        mark.id = text(id);
        mark.area = geometry::toMap(alert.issuedContent->area);
        mark.urgency = models::urgencyOf(alert.issuedContent->level);
        mark.name =
            alert.issued ? Words::tr("Warnung %1").arg(alert.issued->number, 4, 10, QLatin1Char('0')) : QString();
        scene.areas.push_back(std::move(mark));
    }
}

void addIncidents(map::OverlayScene& scene, const session::Store& store, const models::Format& format) {
    for (const auto& [id, view] : store.picture().incidents) {
        if (view.incident.state != wire::IncidentState::Open) continue;
        if (view.incident.reports + view.incident.units == 0) continue;  // gauges alone: their own marks say it
        map::IncidentMark mark;
        mark.id = text(id);
        mark.at = geometry::toMap(view.incident.at);
        mark.count = format.whole(view.incident.records);
        mark.name = Words::tr("%1 · seit %2")
                        .arg(text(situation::titleOf(view.incident)), models::Format::clock(view.incident.since));
        scene.incidents.push_back(std::move(mark));
    }
}

map::DrawingForm formOf(wire::DrawingShape shape) {
    switch (shape) {
        case wire::DrawingShape::Line: return map::DrawingForm::Line;
        case wire::DrawingShape::Area: return map::DrawingForm::Area;
        case wire::DrawingShape::Text: return map::DrawingForm::Text;
        case wire::DrawingShape::Point: break;
    }
    return map::DrawingForm::Point;
}

map::DrawingMark markOf(const wire::Drawing& drawing, geometry::MapPoint at) {
    map::DrawingMark mark;
    mark.id = text(drawing.drawing);
    mark.use = static_cast<map::DrawingUse>(models::drawingUse(drawing.use));
    mark.form = formOf(drawing.shape);
    mark.ground = models::drawingGround(drawing);
    mark.at = at;
    const bool isPlate = mark.form == map::DrawingForm::Area || mark.form == map::DrawingForm::Line;
    mark.name = isPlate ? models::drawingTitle(drawing) : text(drawing.name);
    if (drawing.sign) mark.sign = signs::signOf(*drawing.sign);
    return mark;
}

void addDrawings(map::OverlayScene& scene, const session::Store& store, const OverlayWish& wish) {
    const std::string edited = wish.drawn != nullptr ? wish.drawn->edited() : std::string();
    for (const auto& [id, view] : store.picture().work.drawings) {
        if (id == edited || !store.shows(view.by.operation)) continue;
        if (wish.drawings != nullptr && !wish.drawings->isUseShown(models::drawingUse(view.drawing.use))) continue;
        const auto at = models::drawingPlace(view.drawing);
        if (!at) continue;
        map::DrawingMark mark = markOf(view.drawing, *at);
        mark.isRival = view.rival.has_value();
        scene.drawings.push_back(std::move(mark));
    }
}

/// What is on the desk: corners to be dragged, or the sign where it would stand.
void addDrawn(map::OverlayScene& scene, const models::DrawingDesk& desk) {
    scene.pointer = desk.lastPlace();
    if (desk.corners().empty()) return;
    const wire::Drawing drawing = desk.drawing();
    if (drawing.shape == wire::DrawingShape::Point || drawing.shape == wire::DrawingShape::Text) {
        map::DrawingMark mark = markOf(drawing, desk.corners().back());
        mark.id = QStringLiteral("drawn");
        if (drawing.sign) scene.pointer.reset();
        scene.drawings.push_back(std::move(mark));
        return;
    }
    map::AreaMark mark;
    mark.id = QStringLiteral("drawn");
    mark.area = {{desk.corners()}};
    mark.urgency = models::Urgency::None;
    mark.editable = desk.isEditable();
    mark.name = Words::tr("Zeichnung, die gerade entsteht");
    mark.isDrawing = true;
    mark.isOpen = drawing.shape == wire::DrawingShape::Line || desk.corners().size() < 3;
    scene.areas.push_back(std::move(mark));
}

void addDrawing(map::OverlayScene& scene, const models::AreaDesk& drawing) {
    map::AreaMark mark;
    mark.id = QStringLiteral("drawing");
    mark.area = drawing.area();
    mark.urgency = models::Urgency::Medium;
    mark.editable = drawing.isEditable();
    mark.name = Words::tr("Gebiet, das gerade eingezeichnet wird");
    if (!mark.area.empty()) scene.areas.push_back(std::move(mark));
    scene.pointer = drawing.lastPlace();
}

}  // namespace

map::OverlayScene overlayOf(const session::Store& store, const models::Format& format, const OverlayWish& wish) {
    map::OverlayScene scene;
    const base::Instant now = store.realmNow().value_or(base::Instant{});
    addZonesAndObjects(scene, store, wish.areas);
    addAreas(scene, store, wish.warning);
    if (wish.drawing != nullptr) addDrawing(scene, *wish.drawing);
    if (wish.drawn != nullptr) addDrawn(scene, *wish.drawn);
    // Beside the area of a warning sectors would only be in the way.
    if (!wish.warning) addDrawings(scene, store, wish);
    addStations(scene, store, format, now);
    // Beside the area of a warning units would only be in the way.
    if (!wish.warning) {
        addUnits(scene, store, format, now);
        addIncidents(scene, store, format);
    }
    scene.selection = wish.selection;
    return scene;
}

}  // namespace console
