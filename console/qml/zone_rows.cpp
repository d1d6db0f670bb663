// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/zone_rows.h"

#include <algorithm>
#include <map>

#include "console/models/area_words.h"
#include "console/models/rule_words.h"
#include "console/models/station_view.h"
#include "console/models/urgency.h"
#include "console/models/zone_words.h"

namespace console {

using models::Words;

namespace {

wire::GaugeLevel highestLevel(const situation::ZoneView& view, const session::Store& store) {
    if (!models::isFloodZone(view.zone)) return wire::GaugeLevel::BelowAll;
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

base::Instant nowOf(const session::Store& store) { return store.realmNow().value_or(base::Instant{}); }

}  // namespace

QString zoneName(const situation::ZoneView& view, const session::Store& store) {
    if (const situation::AreaView* area = models::areaOf(store.picture(), view.zone))
        return models::text(area->area.name);
    if (models::isRainZone(view.zone)) return models::stationNames(view.zone.stations, store);
    const QString id = models::text(view.zone.zone);
    return id.section(QLatin1Char(':'), 1).isEmpty() ? id : id.section(QLatin1Char(':'), 1);
}

QString staffZoneWords(const situation::ZoneView& view, const session::Store& store, const models::Format& format) {
    const situation::AreaView* area = models::areaOf(store.picture(), view.zone);
    if (area == nullptr) return {};
    QStringList parts{models::areaMethodWords(area->area, models::windOf(view.zone), format),
                      models::peopleNowWords(view.zone, nowOf(store), format),
                      Words::tr("kritische Objekte: %1").arg(view.zone.objects.size())};
    for (const std::string& doubt : view.zone.doubts) parts << models::areaDoubtWords(doubt);
    parts << (area->area.until ? Words::tr("gilt bis %1").arg(format.dateClock(*area->area.until))
                               : Words::tr("bis auf Weiteres"));
    if (!area->area.note.empty()) parts << models::text(area->area.note);
    return parts.join(QStringLiteral(" · "));
}

QString rainZoneWords(const situation::ZoneView& view, const session::Store& store, const models::Format& format) {
    QStringList parts{models::rainMethodWords(view.zone.method, format)};
    for (const wire::StationRain& one : view.zone.rain) {
        const fusion::StationFacts* facts = store.stationFacts(one.station);
        parts << (facts ? models::stationTitle(*facts) : models::text(one.station)) + QLatin1Char(' ') +
                     models::rainSumWords(one.sum, format);
    }
    parts << models::peopleNowWords(view.zone, nowOf(store), format);
    for (const std::string& doubt : view.zone.doubts) parts << models::areaDoubtWords(doubt);
    if (view.zone.trial) parts << Words::tr("Versuchsaufbau");
    return parts.join(QStringLiteral(" · "));
}

namespace {

/// The highest DWD level among the sums that a rain zone rests on.
std::optional<wire::RainLevel> rainLevelOf(const wire::Zone& zone) {
    std::optional<wire::RainLevel> highest;
    for (const wire::StationRain& one : zone.rain)
        if (one.sum.level && (!highest || *one.sum.level > *highest)) highest = one.sum.level;
    return highest;
}

}  // namespace

QVariantList zoneRows(const session::Store& store, const models::Format& format, const QString& chosenId) {
    std::vector<std::pair<wire::GaugeLevel, const situation::ZoneView*>> zones;
    for (const auto& [id, view] : store.picture().zones) zones.emplace_back(highestLevel(view, store), &view);
    // Water first, then rain, then what the staff has set; each the highest level first.
    std::stable_sort(zones.begin(), zones.end(), [](const auto& a, const auto& b) {
        const int aRank = models::rankOfKind(a.second->zone), bRank = models::rankOfKind(b.second->zone);
        return aRank != bRank ? aRank < bRank : a.first > b.first;
    });
    std::map<QString, int> named;
    for (const auto& [level, view] : zones) ++named[zoneName(*view, store)];
    QVariantList rows;
    for (const auto& [level, view] : zones) {
        const auto rain = rainLevelOf(view->zone);
        QString shown = level != wire::GaugeLevel::BelowAll ? models::Format::level(level) : QString();
        int urgency = shown.isEmpty() ? 0 : static_cast<int>(models::urgencyOf(level));
        if (rain)
            shown = Words::tr("DWD %1").arg(static_cast<int>(*rain)),
            urgency = static_cast<int>(models::urgencyOf(*rain));
        QString line = models::Format::clock(view->zone.validAt);
        QString name = zoneName(*view, store);
        if (named[name] > 1) name += QStringLiteral(" · ") + line;  // two of one name: the moment tells them apart
        if (view->zone.edgeM > 0) line += Words::tr(" · Rand ±%1 m").arg(format.decimal(view->zone.edgeM, 0));
        if (const situation::AreaView* area = models::areaOf(store.picture(), view->zone))
            line = models::hazardWords(area->area.hazard) + QStringLiteral(" · ") +
                   (models::isBeingComputed(view->zone) ? Words::tr("wird berechnet")
                                                        : models::peopleNowWords(view->zone, nowOf(store), format));
        if (models::isRainZone(view->zone))
            line += QStringLiteral(" · ") + models::peopleNowWords(view->zone, nowOf(store), format);
        if (view->zone.trial) line += QStringLiteral(" · ") + Words::tr("Versuchsaufbau");
        if (restsOnMaintenance(*view, store)) line += QStringLiteral(" · ") + Words::tr("Pegel in Wartung");
        rows.append(QVariantMap{
            {QStringLiteral("id"), models::text(view->zone.zone)},
            {QStringLiteral("name"), name},
            {QStringLiteral("isStaff"), models::isStaffZone(view->zone)},
            {QStringLiteral("kind"), models::rankOfKind(view->zone)},
            {QStringLiteral("level"), shown},
            {QStringLiteral("urgency"), urgency},
            {QStringLiteral("line"), line},
            {QStringLiteral("chosen"), models::text(view->zone.zone) == chosenId},
        });
    }
    return rows;
}

}  // namespace console
