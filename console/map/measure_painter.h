// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What somebody measures on the map: line or border, corners, and its figures on plates, readable over any ground.

#include <functional>
#include <optional>

#include <QPainter>
#include <QRectF>
#include <QStringList>

#include "console/map/palette.h"
#include "gis/geometry/geo.h"

namespace map {

struct MeasureMark {
    geometry::MapRing corners;                  ///< that are set
    std::optional<geometry::MapPoint> freeEnd;  ///< where the next one would be: dashed, with a cross
    bool isArea = false;
    QStringList legs;  ///< by leg: corners, free end, and of an area of three and more back to the first
    QString total;     ///< at the end of a way, in the middle of an area
    bool operator==(const MeasureMark&) const = default;
};

/// `screen`: logical pixels of a place; `seen`: the part of the screen that is painted.
void paintMeasure(QPainter& painter, const MeasureMark& mark, const std::function<QPointF(geometry::MapPoint)>& screen,
                  const QRectF& seen, const Palette& palette, double textScale);

}  // namespace map
