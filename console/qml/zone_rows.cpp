// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/zone_rows.h"

#include <algorithm>
#include <map>

#include "console/models/area_words.h"
#include "console/models/station_view.h"
#include "console/models/urgency.h"

namespace console {

using models::Words;

namespace {

wire::GaugeLevel highestLevel(const situation::ZoneView& view, const session::Store& store) {
    if (models::isStaffZone(view.zone)) return wire::GaugeLevel::BelowAll;
    const std::string water = zoneName(view, store).toStdString();
    wire::GaugeLevel highest = wire::GaugeLevel::BelowAll;
    for (const auto& [id, station] : store.picture().stations) {
        const auto& named = view.zone.stations;
        const fusion::StationFacts* facts = store.stationFacts(id);
        const bool isOurs =
            named.empty() ? facts && facts->water == water : std::find(named.begin(), named.end(), id) != named.end();
        if (isOurs && station.state)
            highest = std::max(highest, station.state->level.value_or(wire::GaugeLevel::BelowAll));
    }
    return highest;
}

/// Gauges that the zone rests on and that are worked at: from there it neither grows nor ends.
bool restsOnMaintenance(const situation::ZoneView& view, const session::Store& store) {
    const base::Instant now = store.realmNow().value_or(base::Instant{});
    return std::any_of(view.zone.levelsCm.begin(), view.zone.levelsCm.end(), [&](const auto& level) {
        const fusion::StationFacts* facts = store.stationFacts(level.first);
        return facts != nullptr && models::viewNow(store.picture(), *facts, now).maintenanceUntil;
    });
}

}  // namespace

QString zoneName(const situation::ZoneView& view, const session::Store& store) {
    if (const situation::AreaView* area = models::areaOf(store.picture(), view.zone))
        return models::text(area->area.name);
    const QString id = models::text(view.zone.zone);
    return id.section(QLatin1Char(':'), 1).isEmpty() ? id : id.section(QLatin1Char(':'), 1);
}

QString staffZoneWords(const situation::ZoneView& view, const session::Store& store, const models::Format& format) {
    const situation::AreaView* area = models::areaOf(store.picture(), view.zone);
    if (area == nullptr) return {};
    QStringList parts{models::areaMethodWords(area->area, models::windOf(view.zone), format),
                      Words::tr("%1 Menschen").arg(format.people(view.zone.people)),
                      Words::tr("kritische Objekte: %1").arg(view.zone.objects.size())};
    for (const std::string& doubt : view.zone.doubts) parts << models::areaDoubtWords(doubt);
    parts << (area->area.until ? Words::tr("gilt bis %1").arg(format.dateClock(*area->area.until))
                               : Words::tr("bis auf Weiteres"));
    if (!area->area.note.empty()) parts << models::text(area->area.note);
    return parts.join(QStringLiteral(" · "));
}

QVariantList zoneRows(const session::Store& store, const models::Format& format, const QString& chosenId) {
    std::vector<std::pair<wire::GaugeLevel, const situation::ZoneView*>> zones;
    for (const auto& [id, view] : store.picture().zones) zones.emplace_back(highestLevel(view, store), &view);
    // Water first, then what the staff has set; each the highest level first.
    std::stable_sort(zones.begin(), zones.end(), [](const auto& a, const auto& b) {
        const bool aStaff = models::isStaffZone(a.second->zone), bStaff = models::isStaffZone(b.second->zone);
        return aStaff != bStaff ? bStaff : a.first > b.first;
    });
    std::map<QString, int> named;
    for (const auto& [level, view] : zones) ++named[zoneName(*view, store)];
    QVariantList rows;
    for (const auto& [level, view] : zones) {
        const bool isHigh = level != wire::GaugeLevel::BelowAll;
        QString line = models::Format::clock(view->zone.validAt);
        QString name = zoneName(*view, store);
        if (named[name] > 1) name += QStringLiteral(" · ") + line;  // two of one name: the moment tells them apart
        if (view->zone.edgeM > 0) line += Words::tr(" · Rand ±%1 m").arg(format.decimal(view->zone.edgeM, 0));
        if (const situation::AreaView* area = models::areaOf(store.picture(), view->zone))
            line = models::hazardWords(area->area.hazard) + QStringLiteral(" · ") +
                   Words::tr("%1 Menschen").arg(format.people(view->zone.people));
        if (view->zone.trial) line += QStringLiteral(" · ") + Words::tr("Versuchsaufbau");
        if (restsOnMaintenance(*view, store)) line += QStringLiteral(" · ") + Words::tr("Pegel in Wartung");
        rows.append(QVariantMap{
            {QStringLiteral("id"), models::text(view->zone.zone)},
            {QStringLiteral("name"), name},
            {QStringLiteral("isStaff"), models::isStaffZone(view->zone)},
            {QStringLiteral("level"), isHigh ? models::Format::level(level) : QString()},
            {QStringLiteral("urgency"), isHigh ? static_cast<int>(models::urgencyOf(level)) : 0},
            {QStringLiteral("line"), line},
            {QStringLiteral("chosen"), models::text(view->zone.zone) == chosenId},
        });
    }
    return rows;
}

}  // namespace console
