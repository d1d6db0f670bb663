// SPDX-License-Identifier: EUPL-1.2
#include "console/signs/internal/text_outline.h"

#include <algorithm>
#include <cmath>

#include <QFont>
#include <QPainterPath>

namespace signs {

QString TextOutline::path(const QString& text, double width) const {
    QFont font(QStringLiteral("Inter"));
    font.setBold(true);
    font.setPixelSize(30);
    font.setHintingPreference(QFont::PreferNoHinting);
    QPainterPath letters;
    letters.addText(QPointF(0, 0), font, text.left(kLettersMax));
    const QRectF box = letters.boundingRect();
    if (box.isEmpty() || !std::isfinite(width) || width <= 0) return QStringLiteral("M0,0");
    // The package's letters are wide: ours are never blown up, only pressed, and stand in the middle of its room.
    const double pressed = std::min(1.0, width / box.width());
    const double left = (width - box.width() * pressed) / 2 - box.left() * pressed;
    QString out;
    const auto point = [&](const QPainterPath::Element& at) {
        return QString::number(left + at.x * pressed, 'f', 2) + QLatin1Char(',') + QString::number(at.y, 'f', 2) +
               QLatin1Char(' ');
    };
    for (int i = 0; i < letters.elementCount(); ++i) {
        const QPainterPath::Element at = letters.elementAt(i);
        switch (at.type) {
            case QPainterPath::MoveToElement: out += QLatin1Char('M') + point(at); break;
            case QPainterPath::LineToElement: out += QLatin1Char('L') + point(at); break;
            case QPainterPath::CurveToElement: out += QLatin1Char('C') + point(at); break;
            case QPainterPath::CurveToDataElement: out += point(at); break;
        }
    }
    return out;
}

}  // namespace signs
