// SPDX-License-Identifier: EUPL-1.2

// What somebody measures, over everything else on the map.
#include "console/map/internal/map_view_inside.h"
#include "console/map/internal/overlay_item.h"

namespace map {

void MapView::setMeasure(std::optional<MeasureMark> mark) {
    if (mark == m->measure) return;
    m->measure = std::move(mark);
    m->overlay->update();  // no layout: marks and labels stay where they are
}
const std::optional<MeasureMark>& MapView::measure() const { return m->measure; }

QPointF MapView::pointedPlace() const {
    if (!m->handling.hoverAt) return centre();
    return toMap(*m->handling.hoverAt);
}

void MapView::Inside::paintMeasured(QPainter& painter) const {
    if (!measure) return;
    paintMeasure(
        painter, *measure, [this](geometry::MapPoint at) { return viewport.toScreen(at); },
        QRectF(QPointF(0, 0), viewport.size()), palette(theme), textScale);
}

}  // namespace map
