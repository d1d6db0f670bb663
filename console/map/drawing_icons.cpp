// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include "console/map/map_style.h"
#include "console/map/sign_painter.h"
#include "console/map/text_paint.h"

namespace map {
namespace {

constexpr double kSignPxPerUnit = 0.68;  ///< a unit's body is 51 px wide
constexpr double kDoubtRoomPx = 7;
constexpr double kPlateWidthPx = 190;

Organisation organisationOf(const QString& id) {
    static const std::map<QString, Organisation> kIds{{QStringLiteral("feuerwehr"), Organisation::Fire},
                                                      {QStringLiteral("thw"), Organisation::Thw},
                                                      {QStringLiteral("fuehrung"), Organisation::Command},
                                                      {QStringLiteral("polizei"), Organisation::Police},
                                                      {QStringLiteral("hilfsorganisation"), Organisation::Aid},
                                                      {QStringLiteral("bundeswehr"), Organisation::Army},
                                                      {QStringLiteral("zivil"), Organisation::Civil}};
    const auto found = kIds.find(id);
    return found == kIds.end() ? Organisation::Other : found->second;
}

UnitSize unitSizeOf(const QString& id) {
    static const std::map<QString, UnitSize> kIds{
        {QStringLiteral("trupp"), UnitSize::Trupp},   {QStringLiteral("staffel"), UnitSize::Staffel},
        {QStringLiteral("gruppe"), UnitSize::Gruppe}, {QStringLiteral("zug"), UnitSize::Zug},
        {QStringLiteral("zugtrupp"), UnitSize::Zug},  {QStringLiteral("bereitschaft"), UnitSize::Bereitschaft}};
    const auto found = kIds.find(id);
    return found == kIds.end() ? UnitSize::None : found->second;
}

SignShape shapeOf(const QString& base) {
    if (base == QStringLiteral("befehlsstelle")) return SignShape::CommandPost;
    if (base == QStringLiteral("taktische-formation")) return SignShape::Unit;
    const bool isVehicle = base.contains(QStringLiteral("fahrzeug")) || base.contains(QStringLiteral("anhaenger")) ||
                           base.startsWith(QStringLiteral("wechsellader"));
    return isVehicle ? SignShape::Vehicle : SignShape::Place;
}

MarkPicture withBody(MarkPicture picture, const QRectF& body) {
    picture.body = body;
    return picture;
}

}  // namespace

signs::SignLook signLook(const MarkLook& look, bool isFresh) {
    return {palette(look.theme).dark, kSignPxPerUnit * look.textScale, look.devicePixelRatio, !isFresh};
}

UnitMark standIn(const signs::Sign& sign, Freshness freshness) {
    UnitMark mark;
    mark.signText = !sign.text.isEmpty() ? sign.text : sign.type.left(4);
    mark.shape = shapeOf(sign.base);
    mark.organisation = organisationOf(sign.organisation);
    mark.size = unitSizeOf(sign.size);
    mark.freshness = freshness;
    return mark;
}

MarkPicture signIcon(const signs::SignPicture& drawn, const signs::Sign& sign, bool isFresh, const MarkLook& look) {
    const double room = isFresh ? 0 : kDoubtRoomPx * look.textScale;
    const QSizeF size(drawn.size.width() + room, drawn.size.height() + room);
    const QRectF body = drawn.body.translated(0, room);
    MarkPicture picture = drawnPicture(size, body.center(), look, [&](QPainter& painter) {
        painter.drawImage(QPointF(0, room), drawn.image);
        if (isFresh) return;
        const Palette& p = palette(look.theme);
        if (!sign.organisation.isEmpty())
            painter.fillRect(QRectF(body.left() + body.width() * 0.12, body.center().y() + body.height() * 0.22,
                                    body.width() * 0.76, 3.5 * look.textScale),
                             organisationColours(organisationOf(sign.organisation)).fill);
        drawDoubtMark(painter, body.topRight() + QPointF(-2, 2), look.textScale, p);
    });
    return withBody(std::move(picture), body.adjusted(-2, -2 - room / 2, 2 + room / 2, 2));
}

MarkPicture plateIcon(const DrawingMark& mark, const MarkLook& look) {
    const Palette& p = palette(look.theme);
    const QFont font = wordFont(13 * look.textScale, QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const QString words =
        metrics.elidedText(mark.isRival ? mark.name.simplified() + QStringLiteral(" ⇄") : mark.name.simplified(),
                           Qt::ElideRight, kPlateWidthPx * look.textScale);
    const double pad = 6 * look.textScale;
    const QSizeF size(std::ceil(metrics.horizontalAdvance(words) + 2 * pad + 4), std::ceil(metrics.height() + 6));
    const QRectF plate(2, 2, size.width() - 4, size.height() - 4);
    MarkPicture picture = drawnPicture(size, plate.center(), look, [&](QPainter& painter) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(p.halo);
        painter.drawRect(plate.adjusted(-2, -2, 2, 2));
        painter.setBrush(p.text);
        painter.drawRect(plate);
        painter.setPen(p.halo);
        painter.setFont(font);
        painter.drawText(plate, Qt::AlignCenter, words);
    });
    return withBody(std::move(picture), plate);
}

MarkPicture wordsIcon(const DrawingMark& mark, const MarkLook& look) {
    const Palette& p = palette(look.theme);
    const QFont font = wordFont(15 * look.textScale, QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const QString words =
        metrics.elidedText(mark.name.simplified(), Qt::ElideRight, 2 * kPlateWidthPx * look.textScale);
    const double halo = 4 * look.textScale;
    const QSizeF size(std::ceil(metrics.horizontalAdvance(words) + 2 * halo), std::ceil(metrics.height() + halo));
    MarkPicture picture =
        drawnPicture(size, QPointF(size.width() / 2, size.height() / 2), look, [&](QPainter& painter) {
            QPainterPath path;
            path.addText(QPointF(halo, halo / 2 + metrics.ascent()), font, words);
            drawHaloText(painter, path, {p.text, p.halo, halo});
        });
    return withBody(std::move(picture), QRectF(QPointF(0, 0), size));
}

MarkPicture pointIcon(const MarkLook& look) {
    const Palette& p = palette(look.theme);
    const double edge = 22 * look.textScale, half = edge / 2, reach = 7 * look.textScale;
    MarkPicture picture = drawnPicture({edge, edge}, {half, half}, look, [&](QPainter& painter) {
        const QPolygonF diamond{{half, half - reach}, {half + reach, half}, {half, half + reach}, {half - reach, half}};
        painter.setPen(QPen(p.halo, 5 * look.textScale, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
        painter.setBrush(p.text);
        painter.drawPolygon(diamond);
        painter.setPen(Qt::NoPen);
        painter.drawPolygon(diamond);
    });
    return withBody(std::move(picture), QRectF(half - reach, half - reach, 2 * reach, 2 * reach));
}

}  // namespace map
