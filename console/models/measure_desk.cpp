// SPDX-License-Identifier: EUPL-1.2
#include "console/models/measure_desk.h"

#include <cmath>

#include "gis/geometry/geodesic.h"

namespace models {

namespace {

constexpr double kSameM = 0.01;  ///< a second click on the same place is no leg

QString gridWords(geometry::MapPoint at) { return text(geometry::utmref(at, 4)); }

}  // namespace

MeasureDesk::MeasureDesk(const Format& format, QObject* parent) : QObject(parent), m_format(format) {}

void MeasureDesk::renew() {
    emit changed();
    emit moved();
}

void MeasureDesk::begin() {
    m_isOpen = true;
    clear();
}

void MeasureDesk::cancel() {
    if (!m_isOpen) return;
    m_isOpen = false;
    clear();
}

void MeasureDesk::clear() {
    m_corners.clear();
    m_isEnded = false;
    renew();
}

void MeasureDesk::setIsArea(bool isArea) {
    if (isArea == m_isArea) return;
    m_isArea = isArea;
    // What was long enough for a way may be too little for an area.
    m_isEnded = m_isEnded && m_corners.size() >= (m_isArea ? 3u : 2u);
    renew();
}

void MeasureDesk::place(QPointF eastNorth) {
    if (!m_isOpen || m_isEnded || m_corners.size() >= kCornersMax) return;
    if (!std::isfinite(eastNorth.x()) || !std::isfinite(eastNorth.y())) return;
    const geometry::MapPoint at{eastNorth.x(), eastNorth.y()};
    if (!m_corners.empty() && geometry::distanceM(m_corners.back(), at) < kSameM) return;
    m_corners.push_back(at);
    renew();
}

void MeasureDesk::follow(QPointF eastNorth) {
    if (!std::isfinite(eastNorth.x()) || !std::isfinite(eastNorth.y())) return;
    m_free = geometry::MapPoint{eastNorth.x(), eastNorth.y()};
    if (freeEnd()) emit moved();
}

void MeasureDesk::undo() {
    if (!mayUndo()) return;
    m_corners.pop_back();
    m_isEnded = false;
    renew();
}

bool MeasureDesk::mayEnd() const { return m_isOpen && !m_isEnded && m_corners.size() >= (m_isArea ? 3u : 2u); }

void MeasureDesk::end() {
    if (!mayEnd()) return;
    m_isEnded = true;
    renew();
}

std::optional<geometry::MapPoint> MeasureDesk::freeEnd() const {
    if (!m_isOpen || m_isEnded || m_corners.empty() || !m_free) return std::nullopt;
    if (geometry::distanceM(m_corners.back(), *m_free) < kSameM) return std::nullopt;
    return m_free;
}

geometry::MapRing MeasureDesk::shown() const {
    geometry::MapRing out = m_corners;
    if (const auto free = freeEnd()) out.push_back(*free);
    return out;
}

std::vector<MeasureDesk::Leg> MeasureDesk::shownLegs() const {
    const geometry::MapRing ring = shown();
    std::vector<Leg> out;
    const bool isClosed = m_isArea && ring.size() >= 3;
    for (std::size_t i = 1; i < ring.size() + (isClosed ? 1 : 0); ++i) {
        const geometry::GroundLine line = geometry::groundLine(ring[i - 1], ring[i % ring.size()]);
        out.push_back({line.lengthM, line.bearingDeg});
    }
    return out;
}

bool MeasureDesk::crosses(const geometry::MapRing& ring) const { return !geometry::isSimple(ring); }

QString MeasureDesk::hint() const {
    if (!m_isOpen) return {};
    if (m_isEnded) return Words::tr("Beendet. Die Rücktaste nimmt den letzten Punkt weg, dann geht es weiter.");
    if (m_corners.size() >= kCornersMax) return Words::tr("Mehr als %1 Punkte gehen nicht.").arg(kCornersMax);
    if (m_corners.empty())
        return Words::tr(
            "Punkte auf der Karte anklicken. Ohne Maus: Die Pfeiltasten bewegen die Karte, Alt+K setzt ihre Mitte.");
    if (m_isArea && m_corners.size() < 3) return Words::tr("Eine Fläche braucht drei Punkte.");
    if (m_isArea && crosses(m_corners)) return Words::tr("Der Rand kreuzt sich selbst: Das ist keine Fläche.");
    return Words::tr("Doppelklick oder Eingabetaste beendet, die Rücktaste nimmt den letzten Punkt weg, Esc schließt.");
}

QString MeasureDesk::result() const {
    const geometry::MapRing ring = shown();
    if (m_isArea) {
        if (ring.size() < 3 || crosses(ring)) return QStringLiteral("–");
        return m_format.ground(geometry::groundAreaM2(ring));
    }
    if (ring.size() < 2) return QStringLiteral("–");
    double sumM = 0;
    for (const Leg& leg : shownLegs()) sumM += leg.lengthM;
    return m_format.length(sumM);
}

QString MeasureDesk::resultName() const {
    if (freeEnd()) return m_isArea ? Words::tr("Fläche bis zum Zeiger") : Words::tr("Strecke bis zum Zeiger");
    return m_isArea ? Words::tr("Fläche") : Words::tr("Strecke");
}

QString MeasureDesk::beside() const {
    const std::vector<Leg> all = shownLegs();
    if (all.empty()) return QStringLiteral("–");
    if (!m_isArea) return Format::bearing(all.back().bearingDeg);
    if (shown().size() < 3) return QStringLiteral("–");
    double sumM = 0;
    for (const Leg& leg : all) sumM += leg.lengthM;
    return m_format.length(sumM);
}

QString MeasureDesk::besideName() const {
    return m_isArea ? Words::tr("Umfang") : Words::tr("Richtung zuletzt, ab geographisch Nord");
}

QStringList MeasureDesk::legs() const {
    QStringList out;
    for (const Leg& leg : shownLegs())
        out << Words::tr("%1 · %2", "length and bearing of a leg")
                   .arg(m_format.length(leg.lengthM), Format::bearing(leg.bearingDeg));
    return out;
}

QStringList MeasureDesk::legLabels() const {
    QStringList out;
    for (const Leg& leg : shownLegs()) out << m_format.length(leg.lengthM);
    return out;
}

QString MeasureDesk::words() const {
    const geometry::MapRing ring = shown();
    if (ring.size() < 2 || (m_isArea && ring.size() < 3)) return Words::tr("Noch nichts gemessen.");
    if (m_isArea && crosses(ring)) return Words::tr("Der Rand kreuzt sich selbst: Das ist keine Fläche.");
    QStringList out;
    out << resultName() + QStringLiteral(": ") + result();
    out << besideName() + QStringLiteral(": ") + beside();
    const QStringList all = legs();
    for (qsizetype i = 0; i < all.size(); ++i) {
        const auto from = static_cast<std::size_t>(i);
        out << Words::tr("Stück %1: %2, von %3 nach %4")
                   .arg(QString::number(i + 1), all[i], gridWords(ring[from]),
                        gridWords(ring[(from + 1) % ring.size()]));
    }
    return out.join(QLatin1Char('\n'));
}

}  // namespace models
