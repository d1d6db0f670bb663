// SPDX-License-Identifier: EUPL-1.2
#include "console/map/text_paint.h"

#include <QFontMetricsF>
#include <QPen>

namespace map {

QPainterPath centredText(const QString& text, const QFont& font) {
    const QFontMetricsF metrics(font);
    QPainterPath path;
    path.addText(QPointF(-metrics.horizontalAdvance(text) / 2, metrics.capHeight() / 2), font, text);
    return path;
}

void drawHaloText(QPainter& painter, const QPainterPath& text, const HaloInk& colours) {
    if (colours.haloPx > 0) {
        painter.strokePath(text, QPen(colours.halo, colours.haloPx, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    painter.fillPath(text, colours.ink);
}

}  // namespace map
