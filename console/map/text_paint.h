// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Text with a halo, as paths: the same at any angle and place, readable on any ground.

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QPainterPath>
#include <QString>

namespace map {

struct HaloInk {
    QColor ink, halo;
    double haloPx = 3;  ///< full width of the stroke behind the letters
};

/// Outline of a text whose capitals are centred on 0/0.
[[nodiscard]] QPainterPath centredText(const QString& text, const QFont& font);
void drawHaloText(QPainter& painter, const QPainterPath& text, const HaloInk& colours);

}  // namespace map
