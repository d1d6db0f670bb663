// SPDX-License-Identifier: EUPL-1.2
#include "console/map/overlay_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "console/map/label_room.h"

namespace map {
namespace {

constexpr double kObjectNamesM = 2.1, kObjectsM = 2.9;  ///< m per pixel
constexpr double kUnitNamesM = 4.1;                     ///< from farther off a unit is its sign alone
constexpr double kTargetPx = 32;
constexpr double kHatchPx = 11, kTrialHatchPx = 14, kRainHatchPx = 36;
constexpr double kZoneStepPx = 1.2;
constexpr double kLabelGapPx = 2;
constexpr double kLeaderPx = 6;
/// How far a sign is moved aside, in rings of signs; in a crowd there is no free place farther off either, only time to
/// lose.
constexpr int kStandRings = 6, kStandRingsInCrowd = 3, kStandRingsInMass = 2;
constexpr std::ptrdiff_t kCrowd = 250, kMass = 1'000;
/// What a label pays: px2 of a mark or another label, px2 of a name, a step down the list of its places, the town's
/// edge.
constexpr double kTakenCost = 1000, kNameCost = 1, kStepCost = 15, kBeyondCost = 3000;
/// Labels touch their mark at the first so many places; from there on they stand off and pay more.
constexpr int kNearPlaces = 8;
constexpr double kFarCost = 300;
constexpr int kUrgent = 250;  ///< importance from which a label must be read
/// From here on there is room for the labels of the high and very high alone; the rest where it costs nobody a sign.
constexpr double kFarM = 11.4;
constexpr int kUrgentFar = 400;

QRectF around(QPointF centre, QSizeF size) {
    return {centre.x() - size.width() / 2, centre.y() - size.height() / 2, size.width(), size.height()};
}

/// Places for a label beside an icon, best first. Units read below their sign, the rest to the right.
std::vector<QRectF> labelChoices(const PlacedMark& mark) {
    const QSizeF s = mark.labelPicture.size;
    const QRectF icon = mark.icon.adjusted(-kLabelGapPx, -kLabelGapPx, kLabelGapPx, kLabelGapPx);
    const QPointF c = icon.center();
    const QRectF right(QPointF(icon.right(), c.y() - s.height() / 2), s);
    const QRectF left(QPointF(icon.left() - s.width(), c.y() - s.height() / 2), s);
    const QRectF above(QPointF(c.x() - s.width() / 2, icon.top() - s.height()), s);
    const QRectF below(QPointF(c.x() - s.width() / 2, icon.bottom()), s);
    std::vector<QRectF> choices;
    if (mark.kind == MarkKind::Unit) {
        choices = {below, right, left, above};
    } else {
        choices = {right, left, above, below};
    }
    // Then the corners, then farther up and down, where it still is clear whose words these are.
    for (const double rise : {icon.height() / 2 + s.height() / 2 - 6, icon.height() / 2 + s.height() + 2}) {
        for (const double dy : {rise, -rise}) {
            choices.push_back(right.translated(-4, dy));
            choices.push_back(left.translated(4, dy));
        }
    }
    for (const double dx : {s.width() / 3, -s.width() / 3}) {
        choices.push_back(below.translated(dx, 0));
        choices.push_back(above.translated(dx, 0));
    }
    return choices;
}

QRectF iconBox(QPointF stand, const MarkPicture& picture) { return picture.body.translated(stand - picture.anchor); }

/// Where a sign may be moved to, nearest first: eight places on the first ring, eight more on each next one. In
/// widths and heights of a sign.
const std::vector<QPointF>& standPlaces() {
    static const std::vector<QPointF> places = [] {
        std::vector<QPointF> out;
        for (int ring = 1; ring <= kStandRings; ++ring) {
            for (int step = 0; step < 8 * ring; ++step) {
                const double angle = step * 2 * std::numbers::pi / (8 * ring);
                out.emplace_back(std::cos(angle) * 1.05 * ring, std::sin(angle) * 1.1 * ring);
            }
        }
        return out;
    }();
    return places;
}

/// Free place for a sign: its own, else the nearest on rings around it; nothing where all is taken.
std::optional<QPointF> standFor(QPointF place, const MarkPicture& picture, const LabelRoom& room, int rings) {
    if (room.isFree(iconBox(place, picture))) return place;
    const auto& places = standPlaces();
    const std::size_t tried = static_cast<std::size_t>(4) * static_cast<std::size_t>(rings * (rings + 1));
    for (std::size_t i = 0; i < tried && i < places.size(); ++i) {
        const QPointF aside(places[i].x() * picture.body.width(), places[i].y() * picture.body.height());
        if (room.isFree(iconBox(place + aside, picture))) return place + aside;
    }
    return std::nullopt;  // a crowd: better on top of one another than far from the truth
}

/// Without points nearer to the one before than `leastPx`: from afar a flood has many points per pixel, and each costs.
QPolygonF thinned(const QPolygonF& ring, double leastPx) {
    QPolygonF kept;
    for (const QPointF& p : ring) {
        if (kept.isEmpty() || std::abs(p.x() - kept.last().x()) + std::abs(p.y() - kept.last().y()) >= leastPx)
            kept.append(p);
    }
    return kept.size() >= 3 ? kept : QPolygonF();
}

std::vector<QPolygonF> ringsOf(const geometry::MapArea& area, double metres, QRectF& box) {
    std::vector<QPolygonF> rings;
    for (const auto& polygon : area) {
        for (const auto& ring : polygon) {
            QPolygonF points;
            points.reserve(static_cast<qsizetype>(ring.size()));
            for (const auto& p : ring) points.append({p.eastM / metres, -p.northM / metres});
            if (!points.isEmpty()) box = box.isNull() ? points.boundingRect() : box.united(points.boundingRect());
            rings.push_back(std::move(points));
        }
    }
    return rings;
}

bool insideRings(const std::vector<QPolygonF>& rings, QPointF p) {
    bool inside = false;
    for (const QPolygonF& ring : rings) {
        for (qsizetype i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            if ((ring[i].y() > p.y()) == (ring[j].y() > p.y())) continue;
            const double x =
                ring[i].x() + (ring[j].x() - ring[i].x()) * (p.y() - ring[i].y()) / (ring[j].y() - ring[i].y());
            if (p.x() < x) inside = !inside;
        }
    }
    return inside;
}

/// Within half a target of one of its lines.
bool isOnLine(const PlacedDrawing& drawing, QPointF p) {
    constexpr double kReachPx = 9;
    if (!drawing.box.adjusted(-kReachPx, -kReachPx, kReachPx, kReachPx).contains(p)) return false;
    for (const QPolygonF& ring : drawing.rings) {
        for (qsizetype i = 0; i + (drawing.isOpen ? 1 : 0) < ring.size(); ++i) {
            const QPointF a = ring[i], b = ring[(i + 1) % ring.size()], way = b - a;
            const double length2 = QPointF::dotProduct(way, way);
            const double along = length2 > 0 ? std::clamp(QPointF::dotProduct(p - a, way) / length2, 0.0, 1.0) : 0;
            const QPointF off = p - (a + along * way);
            if (std::hypot(off.x(), off.y()) <= kReachPx) return true;
        }
    }
    return false;
}

/// Whether bands lie in each other or beside each other is the maker's choice.
bool insideZone(const PlacedZone& zone, QPointF p) {
    return zone.box.contains(p) &&
           std::any_of(zone.bands.begin(), zone.bands.end(), [&](const auto& rings) { return insideRings(rings, p); });
}

}  // namespace

int importanceOf(const OverlayScene& scene, MarkKind kind, std::size_t index) {
    const auto chosen = [&](const QString& id) { return scene.selection == Selection{kind, id} ? 1000 : 0; };
    switch (kind) {
        case MarkKind::Station: {
            const StationMark& mark = scene.stations[index];
            const int doubt = mark.freshness == Freshness::Fresh ? 0 : 25;
            return 100 + 100 * static_cast<int>(mark.urgency) + doubt + chosen(mark.id);
        }
        case MarkKind::Unit: return (scene.units[index].urgent ? 260 : 180) + chosen(scene.units[index].id);
        case MarkKind::Object: return (scene.objects[index].highlighted ? 250 : 10) + chosen(scene.objects[index].id);
        case MarkKind::Incident: return 190 + chosen(scene.incidents[index].id);
        case MarkKind::Drawing: return 170 + chosen(scene.drawings[index].id);
        default: return 0;
    }
}

OverlayLayout::OverlayLayout(const OverlayScene& scene, double metresPerPixel, MarkPictures& pictures,
                             std::shared_ptr<const LabelPlan> ground, SheetEdge edge)
    : m_metres(metresPerPixel), m_edge(std::move(edge)), m_ground(std::move(ground)) {
    pictures.trim();
    placeZones(scene);
    placeDrawings(scene);
    placeAreas(scene);
    placeMarks(scene, pictures);
    placeLabels(scene);
}

void OverlayLayout::placeMarks(const OverlayScene& scene, MarkPictures& pictures) {
    const auto add = [&](MarkKind kind, std::size_t index, geometry::MapPoint at, MarkPicture icon, MarkPicture label) {
        PlacedMark mark;
        mark.kind = kind;
        mark.index = index;
        mark.place = mark.stand = sheet(at);
        mark.iconPicture = std::move(icon);
        mark.labelPicture = std::move(label);
        m_marks.push_back(std::move(mark));
    };
    for (std::size_t i = 0; i < scene.objects.size(); ++i) {
        // From afar only what is affected or chosen is there; the rest are named from nearby.
        const ObjectMark& object = scene.objects[i];
        const bool speaks = object.highlighted || scene.selection == Selection{MarkKind::Object, object.id};
        if (!speaks && m_metres > kObjectsM) continue;
        const bool named = speaks || m_metres <= kObjectNamesM;
        add(MarkKind::Object, i, object.at, pictures.icon(object), named ? pictures.label(object) : MarkPicture());
    }
    for (std::size_t i = 0; i < scene.units.size(); ++i) {
        const UnitMark& unit = scene.units[i];
        const bool speaks =
            m_metres <= kUnitNamesM || unit.urgent || scene.selection == Selection{MarkKind::Unit, unit.id};
        add(MarkKind::Unit, i, unit.at, pictures.icon(unit), speaks ? pictures.label(unit) : MarkPicture());
    }
    for (std::size_t i = 0; i < scene.incidents.size(); ++i) {
        const IncidentMark& incident = scene.incidents[i];
        const bool speaks = m_metres <= kUnitNamesM || scene.selection == Selection{MarkKind::Incident, incident.id};
        add(MarkKind::Incident, i, incident.at, pictures.icon(incident),
            speaks ? pictures.label(incident) : MarkPicture());
    }
    for (std::size_t i = 0; i < scene.drawings.size(); ++i) {
        const DrawingMark& drawing = scene.drawings[i];
        if (!drawing.name.isEmpty() || drawing.form == DrawingForm::Point)
            add(MarkKind::Drawing, i, drawing.at, pictures.icon(drawing), pictures.label(drawing));
    }
    for (std::size_t i = 0; i < scene.stations.size(); ++i) {
        add(MarkKind::Station, i, scene.stations[i].at, pictures.icon(scene.stations[i]),
            pictures.label(scene.stations[i]));
    }
    std::stable_sort(m_marks.begin(), m_marks.end(), [&](const PlacedMark& a, const PlacedMark& b) {
        return importanceOf(scene, a.kind, a.index) < importanceOf(scene, b.kind, b.index);
    });
    // Stations and objects stand where they are; units and incidents, which are about there, give way.
    const auto givesWay = [&](const PlacedMark& mark) {
        return mark.kind == MarkKind::Unit || mark.kind == MarkKind::Incident ||
               (mark.kind == MarkKind::Drawing && !scene.drawings[mark.index].ground.empty());
    };
    const auto many = std::count_if(m_marks.begin(), m_marks.end(), givesWay);
    const int rings = many > kMass ? kStandRingsInMass : many > kCrowd ? kStandRingsInCrowd : kStandRings;
    LabelRoom room;
    for (const PlacedMark& mark : m_marks) {
        if (!givesWay(mark)) room.block(iconBox(mark.stand, mark.iconPicture));
    }
    for (auto it = m_marks.rbegin(); it != m_marks.rend(); ++it) {
        if (givesWay(*it)) {
            const auto free = standFor(it->place, it->iconPicture, room, rings);
            it->stand = free.value_or(it->place);
            if (free) room.block(iconBox(it->stand, it->iconPicture));
        }
        it->icon = iconBox(it->stand, it->iconPicture);
        it->target = around(it->icon.center(), it->icon.size().expandedTo({kTargetPx, kTargetPx}));
    }
}

void OverlayLayout::placeLabels(const OverlayScene& scene) {
    LabelRoom room;
    for (const PlacedMark& mark : m_marks) {
        room.block(mark.icon);
        const QLineF leader(mark.place, mark.stand);
        if (leader.length() > 1) room.block(leader.center(), -leader.angle(), {leader.length(), kLeaderPx});
    }
    for (const QRectF& taken : m_edge.taken) room.block(taken);
    const auto isWhole = [&](const QRectF& box) { return m_edge.within.isNull() || m_edge.within.contains(box); };
    for (auto mark = m_marks.rbegin(); mark != m_marks.rend(); ++mark) {
        if (mark->labelPicture.isNull()) continue;
        mark->urgent = importanceOf(scene, mark->kind, mark->index) >= (m_metres > kFarM ? kUrgentFar : kUrgent);
        double least = std::numeric_limits<double>::max();
        int step = 0;
        QRectF best;
        for (const QRectF& choice : labelChoices(*mark)) {
            const QRectF ink = choice.adjusted(2, 2, -2, -2);
            const double way = kStepCost * step + (step >= kNearPlaces ? kFarCost : 0);
            ++step;
            if (way >= least) break;
            if (!isWhole(choice)) continue;
            // A label that covers another helps nobody, unless it is one that must be read.
            if (!mark->urgent && !room.isFree(ink)) continue;
            const double taken = mark->urgent ? room.takenPx2(ink) : 0;
            const double cost = taken * kTakenCost + nameCost(ink) + way;
            if (cost >= least) continue;
            least = cost;
            best = choice;
        }
        if (best.isNull() && mark->urgent && m_edge.within.contains(mark->icon.center())) {
            // Nothing beside it is whole: then over what it covers, but to be read.
            best = labelChoices(*mark).front();
            best.moveLeft(std::clamp(best.left(), m_edge.within.left(),
                                     std::max(m_edge.within.left(), m_edge.within.right() - best.width())));
            best.moveTop(std::clamp(best.top(), m_edge.within.top(),
                                    std::max(m_edge.within.top(), m_edge.within.bottom() - best.height())));
        }
        if (best.isNull()) continue;
        mark->label = best;
        room.block(best);
    }
    if (m_ground) m_names = placeNames(*m_ground, std::move(room));
    std::erase_if(m_names, [&](const PlacedName& name) { return !isWhole(name.box); });
}

double OverlayLayout::nameCost(const QRectF& ink) const {
    if (!m_ground) return 0;
    // Beyond the town's edge the view ends as a rule: a label that stands there is cut.
    const double beyond = m_ground->sheetBox().contains(ink) ? 0 : kBeyondCost;
    return m_ground->room().takenPx2(ink) * kNameCost + beyond;
}

std::optional<PlacedMark> OverlayLayout::spoken(const Hit& hit, const OverlayScene& scene,
                                                MarkPictures& pictures) const {
    const auto found = std::find_if(m_marks.begin(), m_marks.end(), [&](const PlacedMark& mark) {
        return mark.kind == hit.kind && mark.index == hit.index;
    });
    if (found == m_marks.end() || !found->label.isNull()) return std::nullopt;
    PlacedMark mark = *found;
    switch (mark.kind) {
        case MarkKind::Station: mark.labelPicture = pictures.label(scene.stations[mark.index]); break;
        case MarkKind::Unit: mark.labelPicture = pictures.label(scene.units[mark.index]); break;
        case MarkKind::Object: mark.labelPicture = pictures.label(scene.objects[mark.index]); break;
        case MarkKind::Incident: mark.labelPicture = pictures.label(scene.incidents[mark.index]); break;
        case MarkKind::Drawing: mark.labelPicture = pictures.label(scene.drawings[mark.index]); break;
        default: break;
    }
    if (mark.labelPicture.isNull()) return std::nullopt;
    double least = std::numeric_limits<double>::max();
    for (const QRectF& choice : labelChoices(mark)) {
        double covered = 0;
        for (const PlacedMark& other : m_marks) {
            const QRectF common = other.icon.intersected(choice);
            covered += std::max(0.0, common.width()) * std::max(0.0, common.height());
        }
        if (covered >= least) continue;
        least = covered;
        mark.label = choice;
    }
    return mark;
}

void OverlayLayout::placeZones(const OverlayScene& scene) {
    for (std::size_t i = 0; i < scene.zones.size(); ++i) {
        PlacedZone zone;
        zone.index = i;
        for (const ZoneBandMark& band : scene.zones[i].bands) {
            auto rings = ringsOf(band.area, m_metres, zone.box);
            for (QPolygonF& ring : rings) ring = thinned(ring, kZoneStepPx);
            zone.bands.push_back(std::move(rings));
        }
        if (zone.box.isNull()) continue;
        const ZoneMark& mark = scene.zones[i];
        if (mark.isRain)
            zone.hatch = hatchOf(zone.bands.front(), kRainHatchPx);
        else if (mark.trial || mark.isStaff)
            zone.hatch = hatchOf(zone.bands.front(), kTrialHatchPx);
        m_zones.push_back(std::move(zone));
    }
}

void OverlayLayout::placeDrawings(const OverlayScene& scene) {
    for (std::size_t i = 0; i < scene.drawings.size(); ++i) {
        PlacedDrawing drawing;
        drawing.index = i;
        drawing.isOpen = scene.drawings[i].form == DrawingForm::Line;
        drawing.rings = ringsOf(scene.drawings[i].ground, m_metres, drawing.box);
        if (!drawing.rings.empty()) m_drawings.push_back(std::move(drawing));
    }
}

void OverlayLayout::placeAreas(const OverlayScene& scene) {
    m_areas.clear();
    for (std::size_t i = 0; i < scene.areas.size(); ++i) {
        PlacedArea area;
        area.index = i;
        area.rings = ringsOf(scene.areas[i].area, m_metres, area.box);
        if (area.box.isNull()) continue;
        if (!scene.areas[i].isDrawing) area.hatch = hatchOf(area.rings, kHatchPx);
        m_areas.push_back(std::move(area));
    }
}

Hit OverlayLayout::at(QPointF p, const OverlayScene& scene) const {
    (void)scene;
    const PlacedMark* nearest = nullptr;
    double distance = std::numeric_limits<double>::max();
    for (const PlacedMark& mark : m_marks) {
        if (!mark.target.contains(p)) continue;
        const QPointF d = mark.icon.center() - p;
        const double away = std::hypot(d.x(), d.y());
        if (away > distance) continue;
        distance = away;
        nearest = &mark;
    }
    for (auto mark = m_marks.rbegin(); !nearest && mark != m_marks.rend(); ++mark) {
        if (mark->label.contains(p)) nearest = &*mark;
    }
    if (nearest) return {nearest->kind, nearest->index};
    for (auto drawing = m_drawings.rbegin(); drawing != m_drawings.rend(); ++drawing) {
        if (isOnLine(*drawing, p)) return {MarkKind::Drawing, drawing->index};
    }
    for (auto area = m_areas.rbegin(); area != m_areas.rend(); ++area) {
        if (area->box.contains(p) && insideRings(area->rings, p)) return {MarkKind::Area, area->index};
    }
    for (auto zone = m_zones.rbegin(); zone != m_zones.rend(); ++zone) {
        if (insideZone(*zone, p)) return {MarkKind::Zone, zone->index};
    }
    return {};
}

int OverlayLayout::takenIn(const QRectF& box) const {
    constexpr int kColumns = 9, kRows = 7, kZonePoint = 10;
    int taken = 0;
    for (const PlacedZone& zone : m_zones) {
        if (!zone.box.intersects(box)) continue;
        for (int i = 0; i < kColumns * kRows; ++i) {
            const int column = i % kColumns, row = i / kColumns;
            const QPointF at(box.left() + box.width() * column / (kColumns - 1),
                             box.top() + box.height() * row / (kRows - 1));
            taken += insideZone(zone, at) ? kZonePoint : 0;
        }
    }
    for (const PlacedMark& mark : m_marks) {
        if (mark.icon.intersects(box) || mark.label.intersects(box)) taken += mark.kind == MarkKind::Station ? 5 : 1;
    }
    return taken;
}

std::vector<QLineF> hatchOf(const std::vector<QPolygonF>& rings, double spacingPx) {
    // Turned by 45 degrees the hatch is a set of rows u = k * spacing; an edge crosses rows between its ends.
    const double root = std::sqrt(0.5);
    std::vector<std::pair<long long, double>> crossings;
    for (const QPolygonF& ring : rings) {
        for (qsizetype i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const double ua = (ring[j].x() + ring[j].y()) * root, va = (ring[j].y() - ring[j].x()) * root;
            const double ub = (ring[i].x() + ring[i].y()) * root, vb = (ring[i].y() - ring[i].x()) * root;
            const double low = std::min(ua, ub), high = std::max(ua, ub);
            if (high - low > 200000) continue;  // kilometres of screen: an area that is no warning area
            for (auto k = static_cast<long long>(std::ceil(low / spacingPx)); static_cast<double>(k) * spacingPx < high;
                 ++k) {
                const double t = (static_cast<double>(k) * spacingPx - ua) / (ub - ua);
                crossings.emplace_back(k, va + (vb - va) * t);
            }
        }
    }
    std::sort(crossings.begin(), crossings.end());
    std::vector<QLineF> lines;
    for (std::size_t i = 0; i + 1 < crossings.size();) {
        if (crossings[i].first != crossings[i + 1].first) {
            ++i;
            continue;
        }
        const double u = static_cast<double>(crossings[i].first) * spacingPx, va = crossings[i].second,
                     vb = crossings[i + 1].second;
        lines.emplace_back(QPointF((u - va) * root, (u + va) * root), QPointF((u - vb) * root, (u + vb) * root));
        i += 2;
    }
    return lines;
}

}  // namespace map
