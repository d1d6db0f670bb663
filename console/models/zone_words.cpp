// SPDX-License-Identifier: EUPL-1.2
#include "console/models/zone_words.h"

#include <cmath>

#include <QRegularExpression>
#include <QStringList>

#include "console/models/area_words.h"
#include "console/models/station_view.h"

namespace models {

int rankOfKind(const wire::Zone& zone) { return isStaffZone(zone) ? 2 : isRainZone(zone) ? 1 : 0; }

QString stationNames(const std::vector<std::string>& stations, const session::Store& store) {
    constexpr std::size_t kNamed = 2;
    QStringList names;
    for (const std::string& id : stations) {
        if (names.size() == static_cast<qsizetype>(kNamed) && stations.size() > kNamed + 1) break;
        const fusion::StationFacts* facts = store.stationFacts(id);
        names << (facts ? stationTitle(*facts) : text(id));
    }
    const std::size_t more = stations.size() - static_cast<std::size_t>(names.size());
    return names.join(QStringLiteral(", ")) + (more > 0 ? QStringLiteral(" + %1").arg(more) : QString());
}

QString zoneTitleWords(const wire::Zone& zone, const session::Store& store) {
    if (isStaffZone(zone)) {
        const situation::AreaView* area = areaOf(store.picture(), zone);
        return area ? text(area->area.name) + QStringLiteral(" (") + hazardWords(area->area.hazard) + QLatin1Char(')')
                    : Words::tr("Gebiet");
    }
    if (isRainZone(zone)) return Words::tr("Starkregen %1").arg(stationNames(zone.stations, store));
    return Words::tr("Überflutung %1").arg(text(zone.zone).section(QLatin1Char(':'), 1));
}

QString rainMethodWords(const std::string& method, const Format& format) {
    static const QRegularExpression form(QStringLiteral(
        "within ([0-9.]+) km of each rain gauge (?:that stands )?at DWD level ([0-9]) or more in ([0-9 or]+) min"));
    const QRegularExpressionMatch found = form.match(text(method));
    if (!found.hasMatch()) return text(method);
    QStringList windows;
    for (const QString& one : found.captured(3).split(QStringLiteral(" or "))) {
        const int minutes = one.toInt();
        windows << (minutes % 60 == 0 ? QStringLiteral("%1 h").arg(minutes / 60)
                                      : QStringLiteral("%1 min").arg(minutes));
    }
    const double km = found.captured(1).toDouble();
    const QString figure = format.decimal(km, km == std::floor(km) ? 0 : 1);
    return Words::tr("Umkreis von %1 km um Regenmesser ab DWD-Stufe %2 in %3")
        .arg(figure, found.captured(2), windows.join(Words::tr(" oder ")));
}

bool isDay(base::Instant at) {
    const int hour = base::civilGerman(at).hour;
    return hour >= 7 && hour < 19;
}

QString peopleNowWords(const wire::Zone& zone, base::Instant now, const Format& format) {
    return zone.peopleByDay && isDay(now) ? Words::tr("%1 Menschen tags").arg(format.people(zone.peopleByDay))
                                          : Words::tr("%1 Menschen nachts").arg(format.people(zone.people));
}

QString confidenceWords(const std::string& confidence) {
    return confidence == "medium" ? Words::tr("mittel") : confidence == "low" ? Words::tr("gering") : text(confidence);
}

}  // namespace models
