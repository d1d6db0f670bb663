// SPDX-License-Identifier: EUPL-1.2
#include "console/map/label_plan.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include <QFontMetricsF>

#include "console/map/label_spot.h"
#include "console/map/own_marks.h"
#include "console/map/sign_painter.h"
#include "console/map/text_paint.h"
#include "console/map/tile_grid.h"

namespace map {
namespace {

/// Of a name in a layer of the town's own: what is longer is no name.
constexpr int kOwnNameMax = 200;
constexpr double kOwnNamePx = 260;

struct Wish {
    LabelClass what;
    QString text;
    std::vector<QPolygonF> lines;  ///< to stand along; empty: to stand at `at`
    QPointF at;
    double weight = 0;  ///< the heavier first within a class
};

LabelClass placeClass(double rank) {
    if (rank <= 1) return LabelClass::Town;
    return rank <= 3 ? LabelClass::Village : LabelClass::Quarter;
}

MarkPicture placeNamePicture(const GroundLabel& label, double metres, const MarkLook& look) {
    const LabelStyle style = labelStyle(label.what, metres, look.textScale);
    const Palette& p = palette(look.theme);
    const QPainterPath path = centredText(label.text, style.font);
    const double margin = style.haloPx / 2 + 1;
    const QRectF drawn = path.boundingRect().adjusted(-margin, -margin, margin, margin);
    const QSizeF size(std::ceil(drawn.width()), std::ceil(drawn.height()));
    MarkPicture picture = drawnPicture(size, -drawn.topLeft(), look, [&](QPainter& painter) {
        painter.translate(-drawn.topLeft());
        drawHaloText(painter, path, {labelColour(label.what, p), p.groundHalo, style.haloPx});
    });
    picture.body = QRectF(QPointF(0, 0), size);
    return picture;
}

class Planner {
public:
    Planner(const MapContent& content, int level, double textScale, const Covered& covered, const OwnHidden& hidden)
        : m_content(content),
          m_metres(metresPerPixel(level)),
          m_textScale(textScale),
          m_covered(covered),
          m_hidden(hidden) {}

    std::vector<GroundLabel> plan() {
        std::vector<Wish> wishes;
        wishPlaces(wishes);
        wishLines(wishes, Layer::Watercourses);
        wishLines(wishes, Layer::Streets);
        std::stable_sort(wishes.begin(), wishes.end(), [](const Wish& a, const Wish& b) {
            if (a.what != b.what) return a.what < b.what;
            if (a.weight != b.weight) return a.weight > b.weight;
            return a.text < b.text;
        });
        for (const Wish& wish : wishes) {
            if (wish.lines.empty()) {
                placeAtPoint(wish);
            } else {
                placeAlongLines(wish);
            }
        }
        placeOwn();
        return std::move(m_labels);
    }

private:
    [[nodiscard]] QPointF sheet(const geometry::MapPoint& p) const {
        return {p.eastM / m_metres, -p.northM / m_metres};
    }
    [[nodiscard]] LabelStyle style(LabelClass what) const { return labelStyle(what, m_metres, m_textScale); }

    void wishPlaces(std::vector<Wish>& wishes) const {
        for (const Ground& place : m_content.all(Layer::Places)) {
            const LabelClass what = placeClass(place.size);
            if (place.name.isEmpty() || !style(what).shown || place.rings.empty() || place.rings.front().empty())
                continue;
            wishes.push_back({what, place.name, {}, sheet(place.rings.front().front()), -place.size});
        }
    }

    [[nodiscard]] static LabelClass lineClass(Layer layer, GroundKind kind) {
        if (layer == Layer::Watercourses) return LabelClass::Water;
        const bool major = kind == GroundKind::Motorway || kind == GroundKind::Major || kind == GroundKind::Middle;
        return major ? LabelClass::MajorStreet : LabelClass::Street;
    }

    /// Lines of one name are one wish: a street comes in pieces.
    void wishLines(std::vector<Wish>& wishes, Layer layer) const {
        std::map<std::pair<LabelClass, QString>, Wish> byName;
        for (const Ground& ground : m_content.all(layer)) {
            const LabelClass what = lineClass(layer, ground.kind);
            if (ground.name.isEmpty() || ground.tunnel || !style(what).shown) continue;
            Wish& wish = byName[{what, ground.name}];
            wish.what = what;
            wish.text = ground.name;
            for (const auto& ring : ground.rings) {
                QPolygonF line;
                line.reserve(static_cast<qsizetype>(ring.size()));
                for (const auto& p : ring) line.append(sheet(p));
                if (line.size() > 1) wish.lines.push_back(std::move(line));
            }
        }
        for (auto& [key, wish] : byName) {
            if (wish.lines.empty()) continue;
            wish.lines = joinedLines(std::move(wish.lines));
            for (const QPolygonF& line : wish.lines) wish.weight = std::max(wish.weight, lengthPx(line));
            wishes.push_back(std::move(wish));
        }
    }

    [[nodiscard]] QSizeF textSize(const LabelStyle& style, const QString& text) const {
        const QFontMetricsF metrics(style.font);
        return {metrics.horizontalAdvance(text), metrics.capHeight() * 1.5};
    }

    void placeAtPoint(const Wish& wish) {
        const LabelStyle look = style(wish.what);
        const QString text = look.upperCase ? wish.text.toUpper() : wish.text;
        const QSizeF size = textSize(look, text);
        for (const double shift : {0.0, -1.0, 1.0, -2.0, 2.0}) {
            const LabelSpot spot{wish.at + QPointF(0, shift * size.height() * 1.1), 0};
            if (take(wish.what, text, spot, size, look)) return;
        }
    }

    void placeAlongLines(const Wish& wish) {
        const LabelStyle look = style(wish.what);
        const QSizeF size = textSize(look, wish.text);
        std::vector<QPointF> stand;
        for (const QPolygonF& line : wish.lines) {
            for (const LabelSpot& spot : straightSpots(line, size.width() + 10, size.height(), look.repeatPx)) {
                const bool near = std::any_of(stand.begin(), stand.end(), [&](const QPointF& other) {
                    return std::hypot(other.x() - spot.centre.x(), other.y() - spot.centre.y()) < look.repeatPx * 0.7;
                });
                if (!near && take(wish.what, wish.text, spot, size, look)) stand.push_back(spot.centre);
            }
        }
    }

    /// Beside their marks, after all others, and over no mark of the town's own.
    void placeOwn() {
        const LabelStyle look = style(LabelClass::Own);
        if (!look.shown) return;
        const double reach = ownMarkRadius(m_metres, m_textScale) * 1.3;
        std::vector<const Ground*> named;
        for (const Ground& ground : m_content.all(Layer::Own)) {
            if (isHidden(m_hidden, ground.own) || ground.shape == layers::MapFeature::Shape::Line) continue;
            m_room.block(QRectF(sheet(markPlace(ground)) - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)));
            if (!ground.name.isEmpty()) named.push_back(&ground);
        }
        const QFontMetricsF metrics(look.font);
        for (const Ground* ground : named) {
            const QString text = metrics.elidedText(ground->name.left(kOwnNameMax), Qt::ElideRight, kOwnNamePx);
            const QSizeF size(metrics.horizontalAdvance(text), metrics.capHeight() * 1.5);
            const QPointF at = sheet(markPlace(*ground));
            const double aside = reach + look.haloPx + 1 + size.width() / 2,
                         above = reach + look.haloPx + 1 + size.height() / 2;
            for (const QPointF shift : {QPointF(aside, 0), QPointF(-aside, 0), QPointF(0, above), QPointF(0, -above)})
                if (take(LabelClass::Own, text, {at + shift, 0}, size, look)) break;
        }
    }

    bool take(LabelClass what, const QString& text, const LabelSpot& spot, QSizeF size, const LabelStyle& look) {
        if (what != LabelClass::Own && m_covered &&
            m_covered({spot.centre.x() * m_metres, -spot.centre.y() * m_metres}))
            return false;
        const QSizeF halo = size + QSizeF(look.haloPx * 2, look.haloPx * 2);
        if (!m_room.take(spot.centre, spot.angleDeg, halo)) return false;
        // The box holds descenders and accents too, which the room does not count.
        const QSizeF drawn(halo.width() + size.height(), halo.height() + size.height());
        m_labels.push_back(
            {what, text, spot.centre, spot.angleDeg, turnedBox(spot.centre, spot.angleDeg, drawn), halo, {}});
        return true;
    }

    const MapContent& m_content;
    double m_metres, m_textScale;
    const Covered& m_covered;
    const OwnHidden& m_hidden;
    LabelRoom m_room;
    std::vector<GroundLabel> m_labels;
};

}  // namespace

LabelPlan::LabelPlan(const MapContent& content, int level, double textScale, const Covered& covered,
                     const OwnHidden& hidden)
    : m_level(level), m_textScale(textScale), m_labels(Planner(content, level, textScale, covered, hidden).plan()) {
    const geometry::MapBox town = content.extent();
    const double metres = metresPerPixel(level);
    m_sheetBox = QRectF(QPointF(town.westM, -town.northM) / metres, QPointF(town.eastM, -town.southM) / metres);
    for (const GroundLabel& label : m_labels) {
        if (label.what == LabelClass::Own) continue;
        m_room.block(label.centre, label.angleDeg, label.room);
        if (!isPlaceName(label.what)) m_groundRoom.block(label.centre, label.angleDeg, label.room);
    }
}

LabelPlan::LabelPlan(const MapContent& content, int level, const MarkLook& look, const Covered& covered,
                     const OwnHidden& hidden)
    : LabelPlan(content, level, look.textScale, covered, hidden) {
    const double metres = metresPerPixel(level);
    for (GroundLabel& label : m_labels) {
        if (isPlaceName(label.what)) label.picture = placeNamePicture(label, metres, look);
    }
}

std::vector<const GroundLabel*> LabelPlan::touching(const QRectF& sheet) const {
    std::vector<const GroundLabel*> found;
    for (const GroundLabel& label : m_labels) {
        if (label.box.intersects(sheet)) found.push_back(&label);
    }
    return found;
}

std::shared_ptr<const LabelPlan> LabelPlans::at(int level) {
    const std::lock_guard making(m_making);
    if (auto known = ready(level)) return known;
    Covered covered;
    if (m_basemap)
        covered = [this, scale = metresPerPixel(level) / m_look.devicePixelRatio](geometry::MapPoint at) {
            return m_basemap->covers(at, scale);
        };
    auto plan = std::make_shared<const LabelPlan>(*m_content, level, m_look, covered, m_hidden);
    const std::lock_guard lock(m_mutex);
    return m_plans[level] = std::move(plan);
}

std::shared_ptr<const LabelPlan> LabelPlans::ready(int level) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_plans.find(level);
    return found == m_plans.end() ? nullptr : found->second;
}

}  // namespace map
