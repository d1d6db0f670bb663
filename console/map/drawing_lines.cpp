// SPDX-License-Identifier: EUPL-1.2
#include "console/map/drawing_lines.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace map {

DrawingLine drawingLine(DrawingUse use) {
    switch (use) {
        case DrawingUse::Sector: return {2.8, {16, 5, 3, 5}, 0};
        case DrawingUse::Command: return {2.2, {6, 3}, 0};
        case DrawingUse::Staging: return {2.2, {11, 6}, 0};
        case DrawingUse::Route: return {3.4, {}, 90};
        case DrawingUse::Closure: return {2.6, {}, 26};
        case DrawingUse::Dike: return {2.6, {}, 13};
        case DrawingUse::Other: break;
    }
    return {2.2, {2.5, 4}, 0};
}

std::vector<Tick> ticksAlong(const QPolygonF& line, bool isOpen, double stepPx, const QRectF& seen) {
    std::vector<Tick> out;
    double next = stepPx / 2;  // from the start of the segment on
    for (qsizetype i = 0; i + (isOpen ? 1 : 0) < line.size(); ++i) {
        const QPointF a = line[i], b = line[(i + 1) % line.size()];
        const double length = std::hypot(b.x() - a.x(), b.y() - a.y());
        if (length <= 0) continue;
        const QPointF way = (b - a) / length;
        const bool isSeen = QRectF(a, b).normalized().adjusted(-1, -1, 1, 1).intersects(seen);
        for (; isSeen && next < length && out.size() < kTicksMax; next += stepPx) {
            const QPointF at = a + way * next;
            if (seen.contains(at)) out.push_back({at, way});
        }
        if (next < length) next += std::ceil((length - next) / stepPx) * stepPx;
        next -= length;
    }
    return out;
}

void drawTicks(QPainter& painter, const std::vector<Tick>& ticks, DrawingUse use, QPointF offset, const QColor& ink,
               const QColor& halo) {
    painter.setBrush(Qt::NoBrush);
    for (const auto& [colour, width] : {std::pair{halo, 5.0}, std::pair{ink, 2.2}}) {
        painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        for (const Tick& tick : ticks) {
            const QPointF at = tick.at + offset, way = tick.way, side(-way.y(), way.x());
            if (use == DrawingUse::Closure) {
                painter.drawLine(at - 5 * (way + side), at + 5 * (way + side));
                painter.drawLine(at - 5 * (way - side), at + 5 * (way - side));
            } else if (use == DrawingUse::Route) {
                painter.drawPolyline(QPolygonF{at - 8 * way + 7 * side, at, at - 8 * way - 7 * side});
            } else {
                painter.drawLine(at, at + 7 * side);
            }
        }
    }
}

void drawSample(QPainter& painter, const QRectF& box, DrawingUse use, const QColor& ink, const QColor& halo) {
    const DrawingLine line = drawingLine(use);
    const QPolygonF way{{box.left(), box.center().y()}, {box.right(), box.center().y()}};
    QPen pen(ink, line.widthPx, Qt::SolidLine, Qt::FlatCap);
    if (!line.dashesPx.isEmpty()) {
        QList<qreal> dashes = line.dashesPx;
        for (qreal& dash : dashes) dash /= line.widthPx;
        pen.setStyle(Qt::CustomDashLine);
        pen.setDashPattern(dashes);
    }
    painter.setPen(pen);
    painter.drawPolyline(way);
    if (line.stepPx > 0)
        drawTicks(painter, ticksAlong(way, true, std::min(line.stepPx, box.width()), box), use, {0, 0}, ink, halo);
}

}  // namespace map
