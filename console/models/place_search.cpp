// SPDX-License-Identifier: EUPL-1.2
#include "console/models/place_search.h"

#include <algorithm>
#include <map>
#include <set>

#include <QRegularExpression>

#include "console/models/message_search.h"
#include "console/models/station_view.h"
#include "console/models/unit_place.h"
#include "console/models/zone_grounds.h"
#include "gis/geometry/geo.h"

namespace models {
namespace {

constexpr double kAroundM = 400;

/// As map::MarkKind, which models do not know.
enum class PlaceMark : int { Station = 1, Unit = 2, Object = 3, Zone = 4, Incident = 6 };

QRectF around(geometry::MapPoint at, double metres = kAroundM) {
    return {at.eastM - metres, at.northM - metres, 2 * metres, 2 * metres};
}
QRectF around(const geometry::MapBox& box) {
    const double edge = std::max(150.0, 0.2 * std::max(box.eastM - box.westM, box.northM - box.southM));
    return {box.westM - edge, box.southM - edge, box.eastM - box.westM + 2 * edge, box.northM - box.southM + 2 * edge};
}
void widen(geometry::MapBox& box, geometry::MapPoint at) {
    box.westM = std::min(box.westM, at.eastM);
    box.eastM = std::max(box.eastM, at.eastM);
    box.southM = std::min(box.southM, at.northM);
    box.northM = std::max(box.northM, at.northM);
}

class Finder {
public:
    Finder(const QString& query, const session::Store& store, const Format& format)
        : m_typed(query.trimmed()),
          m_folded(foldedForSearch(m_typed)),
          m_query(m_typed),
          m_store(store),
          m_format(format) {}

    std::vector<FoundPlace> find() {
        if (m_query.isEmpty()) return {};
        coordinates();
        stations();
        units();
        incidents();
        areas();
        drawings();
        reports();
        objects();
        districts();
        streets();
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const Scored& a, const Scored& b) { return a.score > b.score; });
        std::vector<FoundPlace> out;
        for (Scored& one : m_found) {
            if (out.size() == kFoundMax) break;
            out.push_back(std::move(one.place));
        }
        return out;
    }

private:
    struct Scored {
        int score = 0;
        FoundPlace place;
    };
    /// Nothing when it does not match; who begins with what was typed stands first.
    [[nodiscard]] int scoreOf(const QString& title) const {
        const QString folded = foldedForSearch(title);
        if (!m_query.matches(folded)) return 0;
        if (folded == m_folded) return 4;
        if (folded.startsWith(m_folded)) return 3;
        return folded.contains(QLatin1Char(' ') + m_folded) ? 2 : 1;
    }
    void add(int score, const QString& key, const QString& title, const QString& kind, const QRectF& box,
             const QString& subject = {}, int markKind = 0) {
        if (score > 0) m_found.push_back({score, {key, title, kind, box, subject, markKind}});
    }

    void coordinates() {
        const auto place = placeTyped(m_typed, m_store.town());
        if (!place) return;
        if (place->sideM > 0)
            add(5, QStringLiteral("utmref"), QString::fromStdString(geometry::utmref(place->at, 4)),
                Words::tr("UTMREF, Quadrat von %1 m").arg(m_format.whole(static_cast<std::int64_t>(place->sideM))),
                around(place->at, std::max(kAroundM, place->sideM)));
        else
            add(5, QStringLiteral("wgs84"), m_typed, Words::tr("Koordinaten, WGS84"), around(place->at));
    }
    void stations() {
        for (const fusion::StationFacts& facts : m_store.town().stations)
            add(scoreOf(stationTitle(facts)), QStringLiteral("station:") + text(facts.id), stationTitle(facts),
                Words::tr("Station"), around(facts.at), text(facts.id), static_cast<int>(PlaceMark::Station));
    }
    void units() {
        const auto& picture = m_store.picture();
        for (const auto& [callSign, place] : placedUnits(picture)) {
            const auto unit = picture.units.find(callSign);
            add(scoreOf(text(callSign)), QStringLiteral("unit:") + text(callSign), text(callSign),
                unit == picture.units.end() ? Words::tr("Einheit")
                                            : Words::tr("Einheit · %1").arg(text(unit->second.report.unitType)),
                around(place.at), text(callSign), static_cast<int>(PlaceMark::Unit));
        }
    }
    void incidents() {
        for (const auto& [id, view] : m_store.picture().incidents) {
            if (view.incident.state != wire::IncidentState::Open) continue;
            const QString title = text(situation::titleOf(view.incident));
            add(scoreOf(title), text(id), title, Words::tr("Ereignis"), around(geometry::toMap(view.incident.at)),
                text(id), static_cast<int>(PlaceMark::Incident));
        }
    }
    void areas() {
        for (const auto& [id, view] : m_store.picture().areas) {
            const auto zone = m_store.picture().zones.find("area:" + id);
            geometry::MapArea whole;
            if (zone != m_store.picture().zones.end())
                for (const wire::DepthBand& band : zone->second.zone.bands)
                    for (auto& polygon : geometry::toMap(band.area)) whole.push_back(std::move(polygon));
            if (whole.empty() && !view.area.centre) continue;
            add(scoreOf(text(view.area.name)), QStringLiteral("area:") + text(id), text(view.area.name),
                Words::tr("Gebiet"),
                whole.empty() ? around(geometry::toMap(*view.area.centre)) : around(geometry::boxOf(whole)),
                QStringLiteral("area:") + text(id), static_cast<int>(PlaceMark::Zone));
        }
    }
    void drawings() {
        for (const auto& [id, view] : m_store.picture().work.drawings) {
            const wire::Drawing& drawing = view.drawing;
            if (!m_store.shows(view.by.operation)) continue;
            QRectF box;
            if (drawing.place) {
                box = around(geometry::toMap(*drawing.place));
            } else if (!drawing.area.empty()) {
                box = around(geometry::boxOf(geometry::toMap(drawing.area)));
            } else if (!drawing.line.empty()) {
                const geometry::MapPoint first = geometry::toMap(drawing.line.front());
                geometry::MapBox whole{first.eastM, first.northM, first.eastM, first.northM};
                for (const wire::GeoPoint point : drawing.line) widen(whole, geometry::toMap(point));
                box = around(whole);
            }
            if (box.isEmpty()) continue;
            add(scoreOf(text(drawing.name)), QStringLiteral("drawing:") + text(id), text(drawing.name),
                drawing.use == "sector" ? Words::tr("Einsatzabschnitt") : Words::tr("Zeichnung"), box);
        }
    }
    /// By its number, where it names a place.
    void reports() {
        bool isNumber = false;
        const auto wanted = m_typed.toUInt(&isNumber);
        for (const auto& [id, view] : m_store.picture().work.reports) {
            if (!view.report.place || !m_store.shows(view.by.operation)) continue;
            const bool isIt = isNumber && view.number == wanted;
            const QString subject = text(view.report.subject);
            const QString title = view.number ? Words::tr("Meldung %1: %2").arg(*view.number).arg(subject) : subject;
            add(isIt ? 5 : scoreOf(subject), QStringLiteral("report:") + text(id), title, Words::tr("Meldung"),
                around(geometry::toMap(*view.report.place)));
        }
    }
    void objects() {
        for (const fusion::CriticalObject& object : m_store.town().objects)
            add(scoreOf(text(object.name)), QStringLiteral("object:") + text(object.id), text(object.name),
                objectKindWords(object.kind), around(object.at), text(object.id), static_cast<int>(PlaceMark::Object));
    }
    void districts() {
        for (const fusion::District& district : m_store.town().districts)
            if (!district.area.empty())
                add(scoreOf(text(district.name)), QStringLiteral("district:") + text(district.id), text(district.name),
                    Words::tr("Stadtteil"), around(geometry::boxOf(district.area)));
    }
    /// The pieces of one name are one street, if they lie near to each other: two villages have a Hauptstraße each.
    void streets() {
        std::map<std::string, std::vector<geometry::MapBox>> named;
        for (const fusion::Street& street : m_store.town().streets) {
            if (street.name.empty() || street.line.empty()) continue;
            if (!m_matching.contains(street.name)) {
                if (m_other.contains(street.name)) continue;
                (scoreOf(text(street.name)) > 0 ? m_matching : m_other).insert(street.name);
                if (!m_matching.contains(street.name)) continue;
            }
            geometry::MapBox box{street.line.front().eastM, street.line.front().northM, street.line.front().eastM,
                                 street.line.front().northM};
            for (const geometry::MapPoint at : street.line) widen(box, at);
            joinNear(named[street.name], box);
        }
        for (const auto& [name, boxes] : named)
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                const geometry::MapPoint middle{(boxes[i].westM + boxes[i].eastM) / 2,
                                                (boxes[i].southM + boxes[i].northM) / 2};
                const QString district = districtAt(middle);
                add(scoreOf(text(name)), QStringLiteral("street:%1:%2").arg(text(name)).arg(i), text(name),
                    district.isEmpty() ? Words::tr("Straße") : Words::tr("Straße · %1").arg(district),
                    around(boxes[i]));
            }
    }
    static void joinNear(std::vector<geometry::MapBox>& boxes, geometry::MapBox box) {
        constexpr double kNearM = 400;
        const auto isNear = [&](const geometry::MapBox& other) {
            return other.westM - kNearM <= box.eastM && box.westM <= other.eastM + kNearM &&
                   other.southM - kNearM <= box.northM && box.southM <= other.northM + kNearM;
        };
        for (auto it = std::find_if(boxes.begin(), boxes.end(), isNear); it != boxes.end();
             it = std::find_if(boxes.begin(), boxes.end(), isNear)) {
            widen(box, {it->westM, it->southM});
            widen(box, {it->eastM, it->northM});
            boxes.erase(it);
        }
        boxes.push_back(box);
    }
    [[nodiscard]] QString districtAt(geometry::MapPoint at) const {
        for (const fusion::District& district : m_store.town().districts)
            if (geometry::isInside(at, district.area)) return text(district.name);
        return {};
    }

    const QString m_typed, m_folded;
    const SearchQuery m_query;
    const session::Store& m_store;
    const Format& m_format;
    std::set<std::string> m_matching, m_other;
    std::vector<Scored> m_found;
};

}  // namespace

std::vector<FoundPlace> findPlaces(const QString& query, const session::Store& store, const Format& format) {
    std::vector<FoundPlace> found = Finder(query, store, format).find();
    if (!found.empty()) return found;
    // Packages know streets, not houses: the street, and that it is not the house.
    static const QRegularExpression kHouse(QStringLiteral("^(.*\\S)\\s+\\d{1,4}\\s?[a-zA-Z]?$"));
    const auto house = kHouse.match(query.trimmed());
    if (!house.hasMatch()) return found;
    for (FoundPlace& place : Finder(house.captured(1), store, format).find()) {
        if (!place.key.startsWith(QLatin1String("street:"))) continue;
        place.kind += QStringLiteral(" · ") + Words::tr("ganze Straße, Hausnummern kennt das Ortspaket nicht");
        found.push_back(std::move(place));
    }
    return found;
}

PlaceSearch::PlaceSearch(const session::Store& store, Format format, QObject* parent)
    : RowList<FoundPlace>(
          {
              {"key", [](const FoundPlace& row) { return QVariant(row.key); }},
              {"title", [](const FoundPlace& row) { return QVariant(row.title); }},
              {"kind", [](const FoundPlace& row) { return QVariant(row.kind); }},
          },
          parent),
      m_store(store),
      m_format(format) {}

void PlaceSearch::setQuery(const QString& query) {
    if (query == m_query) return;
    m_query = query;
    setRows(findPlaces(m_query, m_store, m_format));
    emit changed();
}

void PlaceSearch::setOpen(bool open) {
    if (open == m_isOpen) return;
    m_isOpen = open;
    if (!open) setQuery({});
    emit changed();
}

QRectF PlaceSearch::choose(int index) {
    if (index < 0 || static_cast<std::size_t>(index) >= rows().size()) return {};
    const FoundPlace row = rows()[static_cast<std::size_t>(index)];
    setOpen(false);
    emit found(row.markKind, row.subject);
    return row.box;
}

}  // namespace models
