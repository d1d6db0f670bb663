// SPDX-License-Identifier: EUPL-1.2
#include "console/signs/sign_picture.h"

#include <cmath>
#include <numbers>

#include <QPainter>
#include <QSvgRenderer>

namespace signs {
namespace {

constexpr double kEdgePx = 2;  ///< logical, around the sign
/// By night signs are black on a dim light ground, as by day on white: black lines on a dark map would be lost.
constexpr QRgb kPaperDay = 0xFFFFFFFF, kPaperNight = 0xFFB9C4D1;

QImage emptyImage(QSize physical) {
    QImage image(physical, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

void render(QPainter& painter, const QByteArray& svg, const QRectF& box) {
    QSvgRenderer renderer(svg);
    if (renderer.isValid()) renderer.render(&painter, box);
}

QImage silhouette(const QImage& of, const QColor& colour) {
    QImage out = of;
    QPainter painter(&out);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(out.rect(), colour);
    return out;
}

}  // namespace

QString SignLook::key() const {
    return QStringLiteral("%1|%2|%3|%4|").arg(isDark).arg(pxPerUnit).arg(devicePixelRatio).arg(isHollow);
}

Hollow SignLook::hollow() const { return {isHollow, QColor::fromRgb(isDark ? kPaperNight : kPaperDay).name()}; }

SignPicture pictureOf(const SignPlan& plan, const SignLook& look) {
    SignPicture picture;
    const double edge = std::ceil(kEdgePx * look.pxPerUnit / 0.64) + 1;
    picture.body = QRectF(QPointF(edge, edge), plan.view.size() * look.pxPerUnit);
    picture.size = QSizeF(std::ceil(picture.body.right() + edge), std::ceil(picture.body.bottom() + edge));
    const QSize physical(static_cast<int>(std::ceil(picture.size.width() * look.devicePixelRatio)),
                         static_cast<int>(std::ceil(picture.size.height() * look.devicePixelRatio)));
    const QRectF box(picture.body.topLeft() * look.devicePixelRatio, picture.body.size() * look.devicePixelRatio);
    const QColor paper = QColor::fromRgb(look.isDark ? kPaperNight : kPaperDay);

    QImage sign = emptyImage(physical);
    QPainter painter(&sign);
    painter.setRenderHints(QPainter::Antialiasing);
    if (!plan.body.isEmpty()) {
        QImage body = emptyImage(physical);
        QPainter inside(&body);
        inside.setRenderHints(QPainter::Antialiasing);
        render(inside, plan.body, box);
        inside.end();
        painter.drawImage(0, 0, silhouette(body, paper));
    }
    for (const Layer& layer : plan.layers) {
        if (layer.clip.isEmpty()) {
            render(painter, layer.svg, box);
            continue;
        }
        QImage piece = emptyImage(physical), clip = emptyImage(physical);
        QPainter pieceBy(&piece), clipBy(&clip);
        for (QPainter* one : {&pieceBy, &clipBy}) one->setRenderHints(QPainter::Antialiasing);
        render(clipBy, layer.clip, box);
        clipBy.end();
        render(pieceBy, layer.svg, box);
        pieceBy.setCompositionMode(QPainter::CompositionMode_DestinationIn);
        pieceBy.drawImage(0, 0, clip);
        pieceBy.end();
        painter.drawImage(0, 0, piece);
    }
    painter.end();

    picture.image = emptyImage(physical);
    QPainter whole(&picture.image);
    const QImage around = silhouette(sign, paper);
    const double reach = kEdgePx * look.pxPerUnit / 0.64 * look.devicePixelRatio;
    whole.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int step = 0; step < 16; ++step) {
        const double angle = step * std::numbers::pi / 8;
        whole.drawImage(QPointF(reach * std::cos(angle), reach * std::sin(angle)), around);
    }
    whole.drawImage(0, 0, sign);
    whole.end();
    picture.image.setDevicePixelRatio(look.devicePixelRatio);
    return picture;
}

}  // namespace signs
