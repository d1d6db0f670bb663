// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Where along a line a name can stand straight. Pixels of the sheet.

#include <vector>

#include <QPointF>
#include <QPolygonF>

namespace map {

struct LabelSpot {
    QPointF centre;
    double angleDeg = 0;  ///< clockwise on the screen, -90 to 90
};

[[nodiscard]] double lengthPx(const QPolygonF& line);
/// Joins lines that share end points; a street that OSM cut at each crossing becomes one again. Order-independent
/// inputs give the same set of lines only up to order: callers sort by what they need.
[[nodiscard]] std::vector<QPolygonF> joinedLines(std::vector<QPolygonF> lines);
/// Best spots for a text of this width, one for each `repeatPx` of the line, best first. None where the line bends
/// more than a third of the text's height away from it.
[[nodiscard]] std::vector<LabelSpot> straightSpots(const QPolygonF& line, double widthPx, double heightPx,
                                                   double repeatPx);

}  // namespace map
