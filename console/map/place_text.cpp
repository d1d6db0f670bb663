// SPDX-License-Identifier: EUPL-1.2
#include "console/map/place_text.h"

#include <cmath>

#include <QLocale>

namespace map {

QString utmrefText(geometry::MapPoint at) { return QString::fromStdString(geometry::utmref(at, 4)); }

QString wgs84Text(geometry::MapPoint at) {
    const geometry::GeoDegrees geo = geometry::toGeo(at);
    const QLocale locale;
    return QStringLiteral("%1 %2 %3 %4")
        .arg(locale.toString(std::abs(geo.latDeg), 'f', 5), geo.latDeg < 0 ? QStringLiteral("S") : QStringLiteral("N"),
             locale.toString(std::abs(geo.lonDeg), 'f', 5), geo.lonDeg < 0 ? QStringLiteral("W") : QStringLiteral("E"));
}

QString lengthText(double metres) {
    const QLocale locale;
    if (metres >= 1000)
        return locale.toString(metres / 1000, 'f', metres < 2000 && metres > 1000 ? 1 : 0) + QStringLiteral(" km");
    return locale.toString(metres, 'f', metres < 1 ? 1 : 0) + QStringLiteral(" m");
}

}  // namespace map
