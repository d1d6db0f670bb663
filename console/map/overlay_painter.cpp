// SPDX-License-Identifier: EUPL-1.2
#include "console/map/overlay_painter.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include "console/map/clip.h"
#include "console/map/depth_class.h"
#include "console/map/drawing_lines.h"
#include "console/map/map_style.h"
#include "console/map/text_paint.h"

namespace map {
namespace {

constexpr double kOverReachPx = 40;

class OverlayPainter {
public:
    OverlayPainter(QPainter& painter, const PaintFrame& frame, const OverlayScene& scene, const OverlayLayout& layout,
                   const MarkLook& look, const OverlayState& state)
        : m_painter(painter),
          m_scene(scene),
          m_layout(layout),
          m_state(state),
          m_palette(palette(look.theme)),
          m_scale(look.textScale),
          m_ratio(look.devicePixelRatio),
          m_corner(frame.westM / frame.metresPerPixel, -frame.northM / frame.metresPerPixel),
          m_size(frame.logicalSize()),
          m_seen(QRectF(m_corner, m_size).adjusted(-kOverReachPx, -kOverReachPx, kOverReachPx, kOverReachPx)) {}

    void paint() {
        for (const PlacedZone& zone : m_layout.zones()) {
            if (zone.box.intersects(m_seen)) drawZone(zone);
        }
        for (const PlacedArea& area : m_layout.areas()) {
            if (area.box.intersects(m_seen)) drawArea(area);
        }
        for (const PlacedDrawing& drawing : m_layout.drawings()) {
            if (drawing.box.adjusted(-kOverReachPx, -kOverReachPx, kOverReachPx, kOverReachPx).intersects(m_seen))
                drawDrawing(drawing);
        }
        drawNames();
        drawMarks();
        if (m_state.spoken) drawSpoken(*m_state.spoken);
        for (const PlacedArea& area : m_layout.areas()) {
            if (m_scene.areas[area.index].editable) drawHandles(area);
        }
        drawPointer();
        drawNotice();
        if (m_state.focus) drawFocus();
    }

private:
    [[nodiscard]] QPointF screen(QPointF sheet) const { return sheet - m_corner; }
    /// To whole physical pixels, so that pictures stay sharp.
    [[nodiscard]] QPointF snapped(QPointF p) const {
        return {std::round(p.x() * m_ratio) / m_ratio, std::round(p.y() * m_ratio) / m_ratio};
    }

    [[nodiscard]] QPainterPath seenPath(const std::vector<QPolygonF>& rings) const {
        QPainterPath path;
        for (const QPolygonF& ring : rings) {
            const QPolygonF cut = clippedRing(ring, m_seen);
            if (cut.isEmpty()) continue;
            path.addPolygon(cut.translated(-m_corner));
            path.closeSubpath();
        }
        return path;
    }

    void strokeRings(const std::vector<QPolygonF>& rings, const QPen& pen, bool isOpen = false) {
        m_painter.setBrush(Qt::NoBrush);
        for (QPolygonF ring : rings) {
            if (ring.size() < 2) continue;
            if (!isOpen) ring.append(ring.first());
            for (const LineRun& run : clippedLine(ring, m_seen)) {
                QPen laid = pen;
                if (pen.style() == Qt::CustomDashLine) laid.setDashOffset(run.startPx / pen.widthF());
                m_painter.setPen(laid);
                m_painter.drawPolyline(run.points.translated(-m_corner));
            }
        }
    }

    void drawHatch(const std::vector<QLineF>& hatch, QColor colour) {
        colour.setAlphaF(m_palette.dark ? 0.38f : 0.46f);
        m_painter.setPen(QPen(colour, 1));
        for (const QLineF& line : hatch) {
            const QRectF box = QRectF(line.p1(), line.p2()).normalized();
            if (!box.adjusted(-1, -1, 1, 1).intersects(m_seen)) continue;
            for (const LineRun& run : clippedLine(QPolygonF{line.p1(), line.p2()}, m_seen))
                m_painter.drawPolyline(run.points.translated(-m_corner));
        }
    }

    void drawZone(const PlacedZone& zone) {
        const bool trial = m_scene.zones[zone.index].trial;
        const bool chosen = m_scene.selection == Selection{MarkKind::Zone, m_scene.zones[zone.index].id};
        if (m_scene.zones[zone.index].isStaff) return drawStaffZone(zone, chosen);
        if (m_scene.zones[zone.index].isRain) return drawRainZone(zone, chosen);
        for (std::size_t i = 0; i < zone.bands.size() && !trial; ++i) {
            QColor colour = m_palette.flood;
            colour.setAlphaF(
                static_cast<float>(m_palette.floodOpacity[depthClass(m_scene.zones[zone.index].bands[i].depthFromM)]));
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(colour);
            m_painter.drawPath(seenPath(zone.bands[i]));
        }
        if (zone.bands.empty()) return;
        drawHatch(zone.hatch, m_palette.floodEdge);
        QPen edge(m_palette.floodEdge, chosen ? 3 : 2, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
        edge.setDashPattern({7 / edge.widthF(), 4.5 / edge.widthF()});
        strokeRings(zone.bands.front(), edge);
    }

    /// What people have set is no estimate of water: a plain line in the ink of the map, hatched.
    void drawStaffZone(const PlacedZone& zone, bool chosen) {
        if (zone.bands.empty()) return;
        drawHatch(zone.hatch, m_palette.text);
        strokeRings(zone.bands.front(),
                    QPen(m_palette.halo, chosen ? 6 : 4.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        strokeRings(zone.bands.front(),
                    QPen(m_palette.text, chosen ? 3.5 : 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }

    /// It wets no ground: dots around it, and strokes so far apart that the map below stays readable.
    void drawRainZone(const PlacedZone& zone, bool chosen) {
        if (zone.bands.empty()) return;
        drawHatch(zone.hatch, m_palette.floodEdge);
        QPen edge(m_palette.floodEdge, chosen ? 4 : 3, Qt::CustomDashLine, Qt::RoundCap, Qt::RoundJoin);
        edge.setDashPattern({0.1, 2.6});
        strokeRings(zone.bands.front(), edge);
    }

    void drawArea(const PlacedArea& area) {
        const AreaMark& mark = m_scene.areas[area.index];
        const QColor colour = areaColour(mark);
        const bool chosen = m_scene.selection == Selection{MarkKind::Area, mark.id};
        drawHatch(area.hatch, colour);
        strokeRings(area.rings, QPen(m_palette.halo, chosen ? 7 : 5.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin),
                    mark.isOpen);
        strokeRings(area.rings, QPen(colour, chosen ? 4 : 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin), mark.isOpen);
    }

    void drawDrawing(const PlacedDrawing& placed) {
        const DrawingMark& mark = m_scene.drawings[placed.index];
        const bool chosen = m_scene.selection == Selection{MarkKind::Drawing, mark.id};
        const DrawingLine line = drawingLine(mark.use);
        const double width = line.widthPx + (chosen ? 1.5 : 0);
        strokeRings(placed.rings, QPen(m_palette.halo, width + 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin),
                    placed.isOpen);
        QPen pen(chosen ? m_palette.action : m_palette.text, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        if (!line.dashesPx.isEmpty()) {
            QList<qreal> dashes = line.dashesPx;
            for (qreal& dash : dashes) dash /= width;
            pen.setStyle(Qt::CustomDashLine);
            pen.setDashPattern(dashes);
        }
        strokeRings(placed.rings, pen, placed.isOpen);
        if (line.stepPx <= 0) return;
        const QColor ink = pen.color();
        for (const QPolygonF& ring : placed.rings)
            drawTicks(m_painter, ticksAlong(ring, placed.isOpen, line.stepPx, m_seen), mark.use, -m_corner, ink,
                      m_palette.halo);
    }

    [[nodiscard]] QColor areaColour(const AreaMark& mark) const {
        if (mark.isDrawing) return m_palette.action;
        return mark.urgency == models::Urgency::None ? m_palette.second : urgencyColours(mark.urgency, m_palette).fill;
    }

    void drawHandles(const PlacedArea& placed) {
        const AreaMark& mark = m_scene.areas[placed.index];
        const QColor colour = areaColour(mark);
        const double edge = 11 * m_scale;
        for (std::size_t polygon = 0; polygon < mark.area.size(); ++polygon) {
            for (std::size_t ring = 0; ring < mark.area[polygon].size(); ++ring) {
                const auto& corners = mark.area[polygon][ring];
                for (std::size_t i = 0; i < corners.size(); ++i) {
                    const QPointF at = screen(m_layout.sheet(corners[i]));
                    if (m_state.editing && !(mark.isOpen && i + 1 == corners.size()))
                        drawMiddle(at, screen(m_layout.sheet(corners[(i + 1) % corners.size()])), colour);
                    const bool active = m_state.activeCorner == CornerRef{placed.index, polygon, ring, i};
                    // Where corners crowd they are small, or they would hide the line they stand on.
                    const QPointF before = screen(m_layout.sheet(corners[(i + corners.size() - 1) % corners.size()]));
                    const bool crowded = std::hypot(at.x() - before.x(), at.y() - before.y()) < 2 * edge;
                    const double half = (active ? edge + 4 : crowded ? edge / 2 : edge) / 2;
                    m_painter.setPen(QPen(colour, 2.2));
                    m_painter.setBrush(active ? colour : m_palette.panel);
                    m_painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half));
                }
            }
        }
    }

    /// Small square where a new corner can be drawn out; not where the corners are close.
    void drawMiddle(const QPointF& a, const QPointF& b, const QColor& colour) {
        if (std::hypot(b.x() - a.x(), b.y() - a.y()) < 60) return;
        const QPointF at = (a + b) / 2;
        m_painter.setPen(QPen(colour, 1.4));
        m_painter.setBrush(m_palette.panel);
        m_painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7));
    }

    void drawNames() {
        for (const PlacedName& name : m_layout.names()) {
            const MarkPicture& picture = name.name->picture;
            const QRectF box(name.centre - picture.anchor, picture.size);
            if (picture.image.isNull() || !box.intersects(m_seen)) continue;
            m_painter.drawImage(snapped(screen(box.topLeft())), picture.image);
        }
    }

    void drawLabels(bool urgent) {
        for (const PlacedMark& mark : m_layout.marks()) {
            if (mark.urgent != urgent || mark.label.isNull() || !mark.label.intersects(m_seen)) continue;
            m_painter.drawImage(snapped(screen(mark.label.topLeft())), mark.labelPicture.shown());
        }
    }

    void drawMarks() {
        drawLabels(false);
        for (const PlacedMark& mark : m_layout.marks()) {
            const QRectF way = QRectF(mark.place, mark.stand).normalized().adjusted(-4, -4, 4, 4);
            if (mark.stand != mark.place && way.intersects(m_seen)) drawLeader(mark);
        }
        for (const PlacedMark& mark : m_layout.marks()) {
            const QRectF picture(mark.stand - mark.iconPicture.anchor, mark.iconPicture.size);
            if (!picture.intersects(m_seen)) continue;
            if (isChosen(mark)) drawRing(mark);
            m_painter.drawImage(snapped(screen(picture.topLeft())), mark.iconPicture.image);
        }
        drawLabels(true);
    }

    [[nodiscard]] bool isChosen(const PlacedMark& mark) const {
        const Selection& chosen = m_scene.selection;
        if (chosen.kind != mark.kind) return false;
        switch (mark.kind) {
            case MarkKind::Station: return m_scene.stations[mark.index].id == chosen.id;
            case MarkKind::Unit: return m_scene.units[mark.index].id == chosen.id;
            case MarkKind::Object: return m_scene.objects[mark.index].id == chosen.id;
            case MarkKind::Incident: return m_scene.incidents[mark.index].id == chosen.id;
            case MarkKind::Drawing: return m_scene.drawings[mark.index].id == chosen.id;
            default: return false;
        }
    }

    void drawLeader(const PlacedMark& mark) {
        const QPointF from = screen(mark.place), to = screen(mark.icon.center());
        m_painter.setPen(QPen(m_palette.halo, 3.6));
        m_painter.drawLine(from, to);
        m_painter.setPen(QPen(m_palette.text, 1.4));
        m_painter.drawLine(from, to);
        m_painter.setBrush(m_palette.text);
        m_painter.drawEllipse(from, 2.6, 2.6);
    }

    void drawRing(const PlacedMark& mark) {
        const QRectF box = mark.icon.translated(-m_corner).adjusted(-3, -3, 3, 3);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_palette.halo, 6));
        m_painter.drawRoundedRect(box, 7, 7);
        m_painter.setPen(QPen(m_palette.action, 3));
        m_painter.drawRoundedRect(box, 7, 7);
    }

    /// On a plate: it is read for a moment and may cover what lies there.
    void drawSpoken(const PlacedMark& mark) {
        const QRectF plate = mark.label.translated(-m_corner).adjusted(-5, -2, 5, 2);
        m_painter.setPen(QPen(m_palette.second, 1));
        m_painter.setBrush(m_palette.panel);
        m_painter.drawRoundedRect(plate, 4, 4);
        m_painter.drawImage(snapped(screen(mark.label.topLeft())), mark.labelPicture.shown());
    }

    void drawPointer() {
        if (!m_scene.pointer) return;
        const QPointF at = screen(m_layout.sheet(*m_scene.pointer));
        for (const auto& [colour, width] : {std::pair{m_palette.halo, 6.0}, std::pair{m_palette.action, 2.6}}) {
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap));
            m_painter.drawEllipse(at, 13, 13);
            for (const QPointF& way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
                m_painter.drawLine(at + way * 9, at + way * 22);
        }
    }

    void drawNotice() {
        if (m_state.notice.isEmpty()) return;
        const QFont head = wordFont(17 * m_scale, QFont::DemiBold), body = wordFont(14 * m_scale);
        const double width = std::min(m_state.noticeRect.width() - 32, 520 * m_scale);
        if (width < 80) return;
        const QRectF detail = QFontMetricsF(body).boundingRect(
            QRectF(0, 0, width - 40, 400), Qt::TextWordWrap | Qt::AlignHCenter, m_state.noticeDetail);
        const double headHeight = QFontMetricsF(head).height();
        const double height = 32 + headHeight + (m_state.noticeDetail.isEmpty() ? 0 : detail.height() + 6);
        const QPointF c = m_state.noticeRect.center();
        const QRectF box(std::round(c.x() - width / 2), std::round(c.y() - height / 2), width, height);
        m_painter.setPen(QPen(m_palette.second, 1));
        m_painter.setBrush(m_palette.panel);
        m_painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        m_painter.setPen(m_palette.text);
        m_painter.setFont(head);
        m_painter.drawText(QRectF(box.left() + 20, box.top() + 16, width - 40, headHeight),
                           Qt::AlignHCenter | Qt::AlignVCenter, m_state.notice);
        m_painter.setPen(m_palette.second);
        m_painter.setFont(body);
        m_painter.drawText(QRectF(box.left() + 20, box.top() + 22 + headHeight, width - 40, detail.height() + 4),
                           Qt::TextWordWrap | Qt::AlignHCenter, m_state.noticeDetail);
    }

    void drawFocus() {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_palette.action, 2));
        m_painter.drawRect(QRectF(QPointF(0, 0), m_size).adjusted(1, 1, -1, -1));
    }

    QPainter& m_painter;
    const OverlayScene& m_scene;
    const OverlayLayout& m_layout;
    const OverlayState& m_state;
    const Palette& m_palette;
    double m_scale, m_ratio;
    QPointF m_corner;
    QSizeF m_size;
    QRectF m_seen;
};

}  // namespace

void paintOverlay(QPainter& painter, const PaintFrame& frame, const OverlayScene& scene, const OverlayLayout& layout,
                  const MarkLook& look, const OverlayState& state) {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    OverlayPainter(painter, frame, scene, layout, look, state).paint();
}

}  // namespace map
