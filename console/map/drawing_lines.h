// SPDX-License-Identifier: EUPL-1.2
#pragma once

// How lines of drawings are told apart: by their dashes and by what stands along them, not by colour. The legend draws
// the same.

#include <vector>

#include <QColor>
#include <QList>
#include <QPolygonF>
#include <QRectF>

#include "console/map/overlay_scene.h"

class QPainter;

namespace map {

struct DrawingLine {
    double widthPx = 2;
    QList<qreal> dashesPx;  ///< drawn, left free ...; empty: one piece
    double stepPx = 0;      ///< between two marks along it; 0: none
};
[[nodiscard]] DrawingLine drawingLine(DrawingUse use);

/// A place along a line, with its direction (unit length).
struct Tick {
    QPointF at, way;
};
/// Each `stepPx` from half a step on, only what lies in `seen`. At most kTicksMax.
[[nodiscard]] std::vector<Tick> ticksAlong(const QPolygonF& line, bool isOpen, double stepPx, const QRectF& seen);
inline constexpr std::size_t kTicksMax = 4000;

/// Crosses of a closure, arrows of a route, teeth of a dike.
void drawTicks(QPainter& painter, const std::vector<Tick>& ticks, DrawingUse use, QPointF offset, const QColor& ink,
               const QColor& halo);

/// A short piece of its line for a legend, in a box of logical pixels.
void drawSample(QPainter& painter, const QRectF& box, DrawingUse use, const QColor& ink, const QColor& halo);

}  // namespace map
