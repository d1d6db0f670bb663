// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Cutting shapes down to what is seen, before Qt's rasterizer meets coordinates it has no bits for (it works in 1/64
// pixel and gives up beyond 32767), and before a dash pattern is laid over kilometres that nobody sees.

#include <vector>

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

namespace map {

/// Closed ring cut to a rectangle (Sutherland-Hodgman): parts may be joined along the rectangle's edge, which must
/// therefore lie outside of what is seen. Empty when nothing is left.
[[nodiscard]] QPolygonF clippedRing(const QPolygonF& ring, const QRectF& to);

struct LineRun {
    QPolygonF points;
    double startPx = 0;  ///< length of the line before the run's first point: where a dash pattern has got to
};
/// The pieces of a line inside a rectangle.
[[nodiscard]] std::vector<LineRun> clippedLine(const QPolygonF& line, const QRectF& to);

}  // namespace map
