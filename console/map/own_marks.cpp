// SPDX-License-Identifier: EUPL-1.2
#include "console/map/own_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <QPainterPath>
#include <QPolygonF>

namespace map {
namespace {

/// Corners on a circle, the first one at the top.
QPolygonF corners(int count, double radius, double turnDeg = 0) {
    QPolygonF polygon;
    for (int i = 0; i < count; ++i) {
        const double angle = (i * 360.0 / count + turnDeg) * std::numbers::pi / 180;
        polygon << QPointF(radius * std::sin(angle), -radius * std::cos(angle));
    }
    return polygon;
}

QPolygonF star(double radius) {
    const QPolygonF outer = corners(5, radius * 1.25), inner = corners(5, radius * 0.52, 36);
    QPolygonF polygon;
    for (int i = 0; i < 5; ++i) polygon << outer[i] << inner[i];
    return polygon;
}

/// A plus of bars.
QPolygonF plus(double r, double turnDeg) {
    const double w = r * 0.36;
    const QPolygonF upright{{-w, -r}, {w, -r}, {w, -w}, {r, -w}, {r, w},   {w, w},
                            {w, r},   {-w, r}, {-w, w}, {-r, w}, {-r, -w}, {-w, -w}};
    return QTransform().rotate(turnDeg).map(upright);
}

struct Form {
    QPainterPath edge;
    bool isFilled = true;
    QPainterPath filled{};  ///< part of the inside that is filled where not all of it is
};

QPainterPath closed(const QPolygonF& polygon) {
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

Form formOf(int form, double r) {
    QPainterPath circle;
    circle.addEllipse(QPointF(0, 0), r, r);
    const double s = r * 0.9;
    const QPolygonF square{{-s, -s}, {s, -s}, {s, s}, {-s, s}};
    switch (form) {
        case 0: return {circle};
        case 1: return {closed(square)};
        case 2: return {closed(corners(3, r * 1.25))};
        case 3: return {closed(corners(4, r * 1.2)), false};
        case 4: return {circle, false};
        case 5: return {closed(plus(r * 1.15, 0))};
        case 6: return {closed(square), false};
        case 7: return {closed(corners(3, r * 1.25, 180)), false};
        case 8: return {closed(star(r))};
        case 9: return {closed(plus(r * 1.25, 45))};
        case 10: {
            QPainterPath half;
            half.moveTo(0, -r);
            half.arcTo(QRectF(-r, -r, 2 * r, 2 * r), 90, 180);
            half.closeSubpath();
            return {circle, false, half};
        }
        default: break;
    }
    return {closed({{-s, -s * 1.1}, {s, -s * 1.1}, {-s, s * 1.1}, {s, s * 1.1}})};  // an hourglass
}

int known(int form) { return ((form % kOwnForms) + kOwnForms) % kOwnForms; }

}  // namespace

double ownMarkRadius(double metres, double textScale) {
    const double scale = std::clamp(textScale, 0.75, 2.0);
    return metres <= 3 ? 4.8 * scale : metres <= 8.1 ? 3.6 * scale : 0;
}

double ownDotPx(double metres, double textScale) {
    return (metres <= 24 ? 3.0 : 2.0) * std::clamp(textScale, 1.0, 1.5);
}

void drawOwnMark(QPainter& painter, QPointF at, int form, double radius, const OwnInk& ink) {
    const Form shape = formOf(known(form), radius);
    painter.save();
    painter.translate(at);
    painter.setPen(QPen(ink.halo, radius > 4 ? 4.2 : 3.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(ink.halo);
    painter.drawPath(shape.edge);
    painter.setPen(QPen(ink.ink, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    painter.setBrush(shape.isFilled ? QBrush(ink.ink) : QBrush(Qt::NoBrush));
    painter.drawPath(shape.edge);
    if (!shape.filled.isEmpty()) painter.fillPath(shape.filled, ink.ink);
    painter.restore();
}

QList<qreal> ownDashPx(int form) {
    // None of a power line (12 2.5 1.5 2.5), a cable (1.5 3.5) or a pipeline (8 5).
    static const std::array<QList<qreal>, kOwnForms> kDashes = {{{18, 4},
                                                                 {5, 3},
                                                                 {14, 3, 4, 3},
                                                                 {3, 5},
                                                                 {20, 3, 3, 3, 3, 3},
                                                                 {10, 8},
                                                                 {6, 3, 2, 3},
                                                                 {24, 8},
                                                                 {12, 3, 12, 8},
                                                                 {4, 2, 4, 8},
                                                                 {16, 3, 2, 3, 2, 3, 2, 3},
                                                                 {8, 2}}};
    return kDashes[static_cast<std::size_t>(known(form))];
}

double ownLinePx(double metres) { return metres <= 3 ? 2.4 : metres <= 16 ? 1.9 : 1.3; }

int ownHatchDeg(int form) {
    constexpr std::array kDegrees = {45, 135, 0, 90};
    return kDegrees[static_cast<std::size_t>(known(form)) % kDegrees.size()];
}

void drawOwnSample(QPainter& painter, const QRectF& box, const OwnSample& sample, const OwnInk& ink) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle = box.center();
    const double radius = std::min(6.0, box.height() / 3.2);
    const double width = 2;
    QPen pen(ink.ink, width, Qt::CustomDashLine, Qt::FlatCap);
    QList<qreal> dashes;
    for (const qreal px : ownDashPx(sample.form)) dashes << px / width;
    pen.setDashPattern(dashes);
    painter.setBrush(Qt::NoBrush);
    if (sample.polygons) {
        const QRectF area = box.adjusted(3, 3, -3, -3);
        painter.setClipRect(area);
        QColor faint = ink.ink;
        faint.setAlphaF(0.4f);
        painter.setPen(QPen(faint, 1));
        const double turn = ownHatchDeg(sample.form) * std::numbers::pi / 180, reach = box.width() + box.height();
        const QPointF along(std::cos(turn), std::sin(turn)), across(-along.y(), along.x());
        constexpr double kApartPx = 7;
        const int lines = static_cast<int>(reach / kApartPx);
        for (int i = -lines; i <= lines; ++i) {
            const QPointF at = middle + across * (i * kApartPx);
            painter.drawLine(at - along * reach, at + along * reach);
        }
        painter.setClipping(false);
        painter.setPen(pen);
        painter.drawRect(area);
    } else if (sample.lines) {
        painter.setPen(pen);
        painter.drawLine(QPointF(box.left() + 2, middle.y()), QPointF(box.right() - 2, middle.y()));
    }
    drawOwnMark(painter, middle, sample.form, radius, ink);
    painter.restore();
}

}  // namespace map
