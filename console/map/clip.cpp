// SPDX-License-Identifier: EUPL-1.2
#include "console/map/clip.h"

#include <cmath>

namespace map {
namespace {

/// One side of the rectangle as a half plane; `depth` is positive inside.
struct Side {
    bool vertical;
    double at;
    double sign;
    [[nodiscard]] double depth(const QPointF& p) const { return ((vertical ? p.x() : p.y()) - at) * sign; }
};

QPolygonF cutBySide(const QPolygonF& ring, const Side& side) {
    QPolygonF cut;
    cut.reserve(ring.size() + 4);
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const QPointF& a = ring[i];
        const QPointF& b = ring[(i + 1) % ring.size()];
        const double da = side.depth(a), db = side.depth(b);
        if (da >= 0) cut.append(a);
        if ((da >= 0) != (db >= 0)) cut.append(a + (b - a) * (da / (da - db)));
    }
    return cut;
}

/// Liang-Barsky: the part of a-b inside the rectangle as a range of 0..1.
bool insidePart(const QPointF& a, const QPointF& b, const QRectF& r, double& from, double& to) {
    from = 0;
    to = 1;
    const double dx = b.x() - a.x(), dy = b.y() - a.y();
    const double p[4] = {-dx, dx, -dy, dy};
    const double q[4] = {a.x() - r.left(), r.right() - a.x(), a.y() - r.top(), r.bottom() - a.y()};
    for (int i = 0; i < 4; ++i) {
        if (p[i] == 0) {
            if (q[i] < 0) return false;
            continue;
        }
        const double t = q[i] / p[i];
        if (p[i] < 0) {
            if (t > from) from = t;
        } else if (t < to) {
            to = t;
        }
        if (from > to) return false;
    }
    return true;
}

}  // namespace

QPolygonF clippedRing(const QPolygonF& ring, const QRectF& to) {
    if (ring.size() < 3) return {};
    const QRectF box = ring.boundingRect();
    if (to.contains(box)) return ring;
    if (box.right() < to.left() || box.left() > to.right() || box.bottom() < to.top() || box.top() > to.bottom())
        return {};
    QPolygonF cut = ring;
    for (const Side& side : {Side{true, to.left(), 1}, Side{true, to.right(), -1}, Side{false, to.top(), 1},
                             Side{false, to.bottom(), -1}}) {
        cut = cutBySide(cut, side);
        if (cut.size() < 3) return {};
    }
    return cut;
}

std::vector<LineRun> clippedLine(const QPolygonF& line, const QRectF& to) {
    std::vector<LineRun> runs;
    double length = 0;
    bool open = false;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const QPointF &a = line[i], &b = line[i + 1];
        const double step = std::hypot(b.x() - a.x(), b.y() - a.y());
        double from = 0, until = 1;
        if (insidePart(a, b, to, from, until)) {
            if (!open || from > 0) runs.push_back({QPolygonF{a + (b - a) * from}, length + step * from});
            runs.back().points.append(a + (b - a) * until);
            open = until >= 1;
        } else {
            open = false;
        }
        length += step;
    }
    return runs;
}

}  // namespace map
