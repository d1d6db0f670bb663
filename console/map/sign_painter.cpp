// SPDX-License-Identifier: EUPL-1.2
#include "console/map/sign_painter.h"

#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include <QPainter>
#include <QPainterPath>

#include "console/map/map_style.h"
#include "console/map/text_paint.h"

namespace map {
namespace {

constexpr double kSignWidth = 46, kSignHeight = 28, kSignMargin = 14;
constexpr double kBadgeHeight = 26;
constexpr double kObjectRadius = 11.5;

QPen dashed(const QColor& colour, double width) {
    QPen pen(colour, width, Qt::CustomDashLine, Qt::FlatCap, Qt::MiterJoin);
    pen.setDashPattern({3.2 / width, 2.4 / width});
    return pen;
}

void drawCentred(QPainter& painter, const QPointF& at, const QString& text, const QFont& font, const QColor& ink) {
    painter.save();
    painter.translate(at);
    painter.fillPath(centredText(text, font), ink);
    painter.restore();
}

/// The font, smaller where the text would not fit.
QFont fitted(const QString& text, double px, double widthPx) {
    for (int halves = 0; px - 0.5 * halves > 8; ++halves) {
        QFont font = figureFont(px - 0.5 * halves, true);
        if (centredText(text, font).boundingRect().width() <= widthPx) return font;
    }
    return figureFont(8, true);
}

/// Small "?" in a corner: the value is old.
void drawDoubt(QPainter& painter, const QPointF& at, const Palette& p) {
    painter.setPen(QPen(p.second, 1.4));
    painter.setBrush(p.panel);
    painter.drawEllipse(at, 7, 7);
    drawCentred(painter, at, QStringLiteral("?"), figureFont(11, true), p.text);
}

/// Two waves, for a station below all thresholds.
void drawGaugeGlyph(QPainter& painter, const QPointF& at, const QColor& ink) {
    painter.setPen(QPen(ink, 1.8, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    for (const double y : {-3.2, 3.2}) {
        QPainterPath wave(at + QPointF(-7.5, y));
        wave.quadTo(at + QPointF(-3.75, y - 5), at + QPointF(0, y));
        wave.quadTo(at + QPointF(3.75, y + 5), at + QPointF(7.5, y));
        painter.drawPath(wave);
    }
}

MarkPicture withBody(MarkPicture picture, const QRectF& body, double scale) {
    picture.body = QRectF(body.topLeft() * scale, body.size() * scale);
    return picture;
}

void drawBadge(QPainter& painter, const QRectF& box, const StationMark& mark, const Palette& p) {
    const MarkColours level = urgencyColours(mark.urgency, p);
    const bool fresh = mark.freshness == Freshness::Fresh;
    const bool unknown = mark.freshness == Freshness::Unknown;
    const bool plain = mark.levelText.isEmpty() || !fresh;
    painter.setPen(Qt::NoPen);
    painter.setBrush(p.halo);
    painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6);
    const QColor edge = plain ? (fresh || unknown        ? p.second
                                 : level.fill == p.panel ? p.second
                                                         : level.fill)
                              : p.signEdge;
    painter.setBrush(plain ? p.panel : level.fill);
    if (!fresh) {
        painter.setPen(dashed(edge, 2));
    } else if (plain) {
        painter.setPen(QPen(edge, 1.5));
    } else if (mark.urgency == models::Urgency::Medium && !p.dark) {
        painter.setPen(QPen(p.signEdge, 1.5));  // yellow on light ground has no edge of its own
    }
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4);
    if (unknown) {
        drawCentred(painter, box.center(), QStringLiteral("?"), figureFont(15, true), p.second);
    } else if (mark.levelText.isEmpty()) {
        drawGaugeGlyph(painter, box.center(), p.second);
    } else {
        drawCentred(painter, box.center(), mark.levelText, fitted(mark.levelText, 14, box.width() - 6),
                    plain ? p.text : level.ink);
    }
}

QPainterPath vehicleBody(const QRectF& r) {
    QPainterPath path(r.topLeft());
    path.quadTo(QPointF(r.center().x(), r.top() + 9), r.topRight());
    path.lineTo(r.bottomRight());
    path.lineTo(r.bottomLeft());
    path.closeSubpath();
    return path;
}

QPainterPath signBody(SignShape shape, const QRectF& r) {
    QPainterPath path;
    if (shape == SignShape::Vehicle) return vehicleBody(r);
    if (shape == SignShape::Place) {
        path.addEllipse(r.center(), r.height() * 0.62, r.height() * 0.62);
    } else {
        path.addRect(r);
    }
    return path;
}

/// Dots: one Trupp, two stacked Staffel, two side by side Gruppe, three Zug; a bar Bereitschaft.
void drawSize(QPainter& painter, const QRectF& body, UnitSize size, const Palette& p) {
    if (size == UnitSize::None) return;
    std::vector<QPointF> dots;
    const QPointF top(body.center().x(), body.top() - 6);
    if (size == UnitSize::Trupp) dots = {top};
    if (size == UnitSize::Staffel) dots = {top, top - QPointF(0, 6.5)};
    if (size == UnitSize::Gruppe) dots = {top - QPointF(4, 0), top + QPointF(4, 0)};
    if (size == UnitSize::Zug) dots = {top - QPointF(8, 0), top, top + QPointF(8, 0)};
    painter.setPen(QPen(p.halo, 1.2));
    painter.setBrush(p.text);
    for (const QPointF& dot : dots) painter.drawEllipse(dot, 3.1, 3.1);
    if (size == UnitSize::Bereitschaft) painter.drawRect(QRectF(top.x() - 1.8, top.y() - 6, 3.6, 10));
}

void drawUnit(QPainter& painter, const QRectF& body, const UnitMark& mark, const Palette& p) {
    const MarkColours colours = organisationColours(mark.organisation);
    const bool fresh = mark.freshness == Freshness::Fresh;
    const QPainterPath shape = signBody(mark.shape, body);
    painter.strokePath(shape, QPen(p.halo, 5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    if (mark.shape == SignShape::CommandPost) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(p.halo);
        painter.drawRect(QRectF(body.left() - 3.5, body.top() - 1, 6, kSignHeight + 14));
        painter.setBrush(p.text);
        painter.drawRect(QRectF(body.left() - 1.5, body.top() - 1, 3, kSignHeight + 12));
    }
    painter.setBrush(fresh ? colours.fill : p.panel);
    painter.setPen(fresh ? QPen(Qt::black, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin) : dashed(p.text, 2));
    painter.drawPath(shape);
    if (!fresh) {
        // The organisation stays to be seen, as a bar: a dashed sign in full colour looks like a whole one from afar.
        painter.fillRect(QRectF(body.left() + 4, body.bottom() - 7, body.width() - 8, 4), colours.fill);
    }
    if (mark.shape == SignShape::Vehicle) {
        painter.setPen(QPen(p.dark ? p.text : QColor(Qt::black), 1.8));
        painter.setBrush(p.panel);
        for (const double x : {0.25, 0.75})
            painter.drawEllipse(QPointF(body.left() + body.width() * x, body.bottom() + 4.6), 3.8, 3.8);
    }
    drawSize(painter, body, mark.size, p);
    const double lift = fresh ? (mark.shape == SignShape::Vehicle ? 2.0 : 0.0) : -2.0;
    drawCentred(painter, body.center() + QPointF(0, lift), mark.signText, fitted(mark.signText, 14, body.width() - 8),
                fresh ? colours.ink : p.text);
    if (!fresh) drawDoubt(painter, body.topRight() + QPointF(1, 0), p);
}

}  // namespace

void drawDoubtMark(QPainter& painter, const QPointF& at, double scale, const Palette& p) {
    painter.save();
    painter.translate(at);
    painter.scale(scale, scale);
    drawDoubt(painter, {0, 0}, p);
    painter.restore();
}

MarkPicture drawnPicture(QSizeF size, QPointF anchor, const MarkLook& look,
                         const std::function<void(QPainter&)>& draw) {
    MarkPicture picture;
    picture.size = size;
    picture.anchor = anchor;
    const QSize physical(static_cast<int>(std::ceil(size.width() * look.devicePixelRatio)),
                         static_cast<int>(std::ceil(size.height() * look.devicePixelRatio)));
    picture.image = QImage(physical, QImage::Format_ARGB32_Premultiplied);
    picture.image.setDevicePixelRatio(look.devicePixelRatio);
    picture.image.fill(Qt::transparent);
    QPainter painter(&picture.image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    draw(painter);
    return picture;
}

MarkPicture stationIcon(const StationMark& mark, const MarkLook& look) {
    const bool named = !mark.levelText.isEmpty() && mark.freshness != Freshness::Unknown;
    const double width = named ? 42 : kBadgeHeight + 2;
    const QSizeF size(width + 16, kBadgeHeight + 16);
    const QRectF box(8, 8, width, kBadgeHeight);
    const bool doubt = mark.freshness == Freshness::Stale;
    MarkPicture picture =
        drawnPicture(size * look.textScale, box.center() * look.textScale, look, [&](QPainter& painter) {
            painter.scale(look.textScale, look.textScale);
            drawBadge(painter, box, mark, palette(look.theme));
            if (doubt) drawDoubt(painter, box.topRight(), palette(look.theme));
        });
    return withBody(std::move(picture), box.adjusted(-2, -2, doubt ? 7 : 2, 2), look.textScale);
}

MarkPicture unitIcon(const UnitMark& mark, const MarkLook& look) {
    const QSizeF size(kSignWidth + 2 * kSignMargin, kSignHeight + 2 * kSignMargin);
    const QRectF sign(kSignMargin, kSignMargin, kSignWidth, kSignHeight);
    MarkPicture picture =
        drawnPicture(size * look.textScale, sign.center() * look.textScale, look, [&](QPainter& painter) {
            painter.scale(look.textScale, look.textScale);
            drawUnit(painter, sign, mark, palette(look.theme));
        });
    const double foot = mark.shape == SignShape::Vehicle ? 9 : mark.shape == SignShape::CommandPost ? 12 : 2;
    const double head = mark.size == UnitSize::None ? 2 : mark.size == UnitSize::Staffel ? 14 : 10;
    return withBody(std::move(picture), sign.adjusted(-3, -head, 3, foot), look.textScale);
}

MarkPicture objectIcon(const ObjectMark& mark, const MarkLook& look) {
    const double edge = 2 * kObjectRadius + 8;
    MarkPicture picture = drawnPicture(
        QSizeF(edge, edge) * look.textScale, QPointF(edge, edge) / 2 * look.textScale, look, [&](QPainter& painter) {
            painter.scale(look.textScale, look.textScale);
            const Palette& p = palette(look.theme);
            const QPointF centre(edge / 2, edge / 2);
            const QColor ring = mark.highlighted ? urgencyColours(models::Urgency::VeryHigh, p).fill : p.second;
            painter.setPen(Qt::NoPen);
            painter.setBrush(p.halo);
            painter.drawEllipse(centre, kObjectRadius + 2.5, kObjectRadius + 2.5);
            painter.setPen(QPen(ring, mark.highlighted ? 2.8 : 2));
            painter.setBrush(p.panel);
            painter.drawEllipse(centre, kObjectRadius, kObjectRadius);
            drawCentred(painter, centre, mark.letter, fitted(mark.letter, 13, 2 * kObjectRadius - 8),
                        mark.highlighted ? ring : p.text);
        });
    return withBody(std::move(picture), QRectF(1.5, 1.5, edge - 3, edge - 3), look.textScale);
}

/// A bubble whose tip stands on the place: here people called.
MarkPicture incidentIcon(const IncidentMark& mark, const MarkLook& look) {
    constexpr double kWide = 34, kHigh = 24, kTip = 7, kRim = 3;
    const QSizeF size(kWide + 2 * kRim, kHigh + kTip + 2 * kRim);
    MarkPicture picture = drawnPicture(
        size * look.textScale, QPointF(size.width() / 2, size.height() - kRim) * look.textScale, look,
        [&](QPainter& painter) {
            painter.scale(look.textScale, look.textScale);
            const Palette& p = palette(look.theme);
            const double middle = size.width() / 2, bottom = kRim + kHigh;
            QPainterPath bubble;
            bubble.addRoundedRect(QRectF(kRim, kRim, kWide, kHigh), 6, 6);
            QPainterPath tip;
            tip.addPolygon(QPolygonF{{middle - 6, bottom - 1}, {middle + 6, bottom - 1}, {middle, bottom + kTip}});
            bubble = bubble.united(tip);
            painter.setBrush(p.panel);
            painter.setPen(QPen(p.halo, 2 * kRim, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPath(bubble);
            painter.setPen(QPen(p.text, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPath(bubble);
            drawCentred(painter, QPointF(middle, kRim + kHigh / 2), mark.count, fitted(mark.count, 14, kWide - 8),
                        p.text);
        });
    return withBody(std::move(picture), QRectF(1, 1, size.width() - 2, size.height() - 2), look.textScale);
}

}  // namespace map
