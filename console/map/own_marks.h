// SPDX-License-Identifier: EUPL-1.2
#pragma once

// How the layers of a town's own are told apart, on the map, in the list of layers and on paper: each has a form for
// its points, which also stands along its lines and in its areas, dashes and a hatch. One neutral ink for all: colour
// is reserved for meaning. Logical pixels.

#include <QColor>
#include <QList>
#include <QPainter>
#include <QPointF>
#include <QRectF>

namespace map {

/// More layers share forms.
inline constexpr int kOwnForms = 12;

struct OwnInk {
    QColor ink;
    QColor halo;  ///< what it stands on
};

/// Half the width of a mark; 0: from so far off there are dots only.
[[nodiscard]] double ownMarkRadius(double metresPerPixel, double textScale);
/// Width of a dot that stands for a mark.
[[nodiscard]] double ownDotPx(double metresPerPixel, double textScale);
void drawOwnMark(QPainter& painter, QPointF at, int form, double radiusPx, const OwnInk& ink);
/// Drawn, left free, drawn ...: of lines and of the borders of areas.
[[nodiscard]] QList<qreal> ownDashPx(int form);
[[nodiscard]] double ownLinePx(double metresPerPixel);
/// Direction of the hatch in areas, degrees clockwise from east: 0, 45, 90, 135.
[[nodiscard]] int ownHatchDeg(int form);

/// A piece of legend: what the layer has of points, lines, areas.
struct OwnSample {
    int form = 0;
    bool points = true, lines = false, polygons = false;
};
void drawOwnSample(QPainter& painter, const QRectF& box, const OwnSample& sample, const OwnInk& ink);

}  // namespace map
