// SPDX-License-Identifier: EUPL-1.2
#include "console/map/own_painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <unordered_set>
#include <vector>

#include <QPainterPath>

#include "console/map/clip.h"
#include "console/map/own_marks.h"

namespace map {
namespace {

using Shape = layers::MapFeature::Shape;

constexpr double kOwnReachPx = 96;
constexpr double kOwnHatchPx = 9, kBeadsPx = 150, kBeadLeastPx = 40;
/// Smaller than this an area is shown as a point.
constexpr double kAreaLeastPx = 8;

class OwnPainter {
public:
    OwnPainter(QPainter& painter, const PaintFrame& frame, const MapContent& content, const Palette& p,
               const OwnHidden& hidden, double textScale)
        : m_painter(painter),
          m_frame(frame),
          m_content(content),
          m_ink{p.own, p.groundHalo},
          m_cut(QRectF(QPointF(0, 0), frame.logicalSize())
                    .adjusted(-kOwnReachPx, -kOwnReachPx, kOwnReachPx, kOwnReachPx)),
          m_radius(ownMarkRadius(frame.metresPerPixel, textScale)),
          m_dotPx(ownDotPx(frame.metresPerPixel, textScale)) {
        for (const std::uint32_t i : content.find(Layer::Own, frame.box(kOwnReachPx))) {
            const Ground& ground = content.all(Layer::Own)[i];
            if (isHidden(hidden, ground.own)) continue;
            if (ground.shape == Shape::Line)
                m_lines.push_back(&ground);
            else
                (isPoint(ground) ? m_points : m_areas).push_back(&ground);
        }
    }

    void paint() {
        for (const Ground* area : m_areas) drawArea(*area);
        for (const Ground* line : m_lines) {
            for (const auto& ring : line->rings) drawLine(pixels(ring), formOf(*line), true);
        }
        drawPoints();
    }

private:
    [[nodiscard]] int formOf(const Ground& ground) const { return m_content.own()[ground.own].form; }
    [[nodiscard]] bool isPoint(const Ground& ground) const {
        const double span = std::max(ground.box.eastM - ground.box.westM, ground.box.northM - ground.box.southM);
        return ground.shape == Shape::Point || span < kAreaLeastPx * m_frame.metresPerPixel;
    }
    [[nodiscard]] QPolygonF pixels(const geometry::MapRing& ring) const {
        QPolygonF polygon;
        polygon.reserve(static_cast<qsizetype>(ring.size()) + 1);
        for (const auto& p : ring) polygon.append(m_frame.toPixel(p));
        return polygon;
    }

    void drawLine(const QPolygonF& line, int form, bool beads) {
        const double width = ownLinePx(m_frame.metresPerPixel);
        QPen under(m_ink.halo, width + 2.4, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        QPen pen(m_ink.ink, width, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
        QList<qreal> dashes;
        for (const qreal px : ownDashPx(form)) dashes << px / width;
        pen.setDashPattern(dashes);
        m_painter.setBrush(Qt::NoBrush);
        const std::vector<LineRun> runs = clippedLine(line, m_cut);
        for (const LineRun& run : runs) {
            m_painter.setPen(under);
            m_painter.drawPolyline(run.points);
            pen.setDashOffset(run.startPx / width);
            m_painter.setPen(pen);
            m_painter.drawPolyline(run.points);
        }
        if (beads && m_radius > 0 && !runs.empty()) drawBeads(line, runs, form);
    }

    /// The layer's mark along its line: who sees a piece of it knows what it is.
    void drawBeads(const QPolygonF& line, const std::vector<LineRun>& runs, int form) {
        double whole = 0;
        for (qsizetype i = 0; i + 1 < line.size(); ++i)
            whole += std::hypot(line[i + 1].x() - line[i].x(), line[i + 1].y() - line[i].y());
        if (whole < kBeadLeastPx) return;
        const double first = std::min(kBeadsPx, whole) / 2;
        for (const LineRun& run : runs) {
            double at = run.startPx;
            for (qsizetype i = 0; i + 1 < run.points.size(); ++i) {
                const QPointF a = run.points[i], b = run.points[i + 1];
                const double step = std::hypot(b.x() - a.x(), b.y() - a.y());
                if (step <= 0) continue;
                for (double k = std::max(0.0, std::ceil((at - first) / kBeadsPx)); first + k * kBeadsPx < at + step;
                     ++k)
                    drawOwnMark(m_painter, a + (b - a) * ((first + k * kBeadsPx - at) / step), form, m_radius * 0.85,
                                m_ink);
                at += step;
            }
        }
    }

    void drawArea(const Ground& area) {
        QPainterPath path;
        for (const auto& ring : area.rings) {
            const QPolygonF cut = clippedRing(pixels(ring), m_cut);
            if (cut.isEmpty()) continue;
            path.addPolygon(cut);
            path.closeSubpath();
        }
        if (path.isEmpty()) return;
        hatch(path, formOf(area));
        for (const auto& ring : area.rings) {
            QPolygonF border = pixels(ring);
            if (!border.isEmpty() && !border.isClosed()) border.append(border.front());
            drawLine(border, formOf(area), false);
        }
        if (m_radius <= 0) return;
        const QPointF middle = m_frame.toPixel(markPlace(area));
        if (m_cut.contains(middle)) drawOwnMark(m_painter, middle, formOf(area), m_radius, m_ink);
    }

    /// Light lines at places of the sheet, not of the tile: those of a neighbour go on from them.
    void hatch(const QPainterPath& path, int form) {
        const QRectF box =
            path.boundingRect().intersected(QRectF(QPointF(-2, -2), m_frame.logicalSize() + QSizeF(4, 4)));
        if (box.isEmpty()) return;
        const double turn = ownHatchDeg(form) * std::numbers::pi / 180;
        const QPointF along(std::cos(turn), std::sin(turn)), across(-along.y(), along.x());
        const QPointF corner(m_frame.westM / m_frame.metresPerPixel, -m_frame.northM / m_frame.metresPerPixel);
        const double home = QPointF::dotProduct(corner, across);
        const std::array offs = {
            QPointF::dotProduct(box.topLeft(), across), QPointF::dotProduct(box.topRight(), across),
            QPointF::dotProduct(box.bottomLeft(), across), QPointF::dotProduct(box.bottomRight(), across)};
        const auto [low, high] = std::minmax_element(offs.begin(), offs.end());
        const double reach = box.width() + box.height();
        QColor faint = m_ink.ink;
        faint.setAlphaF(0.35f);
        m_painter.save();
        m_painter.setClipPath(path);
        // Not 1: Qt draws hairlines another way, which depends on where they begin.
        m_painter.setPen(QPen(faint, 1.2, Qt::SolidLine, Qt::FlatCap));
        for (double k = std::ceil((home + *low) / kOwnHatchPx); k * kOwnHatchPx <= home + *high; ++k) {
            const QPointF foot = across * (k * kOwnHatchPx - home) + along * QPointF::dotProduct(box.center(), along);
            m_painter.drawLine(foot - along * reach, foot + along * reach);
        }
        m_painter.restore();
    }

    /// In each field of the sheet the first point of a layer bears its mark; the others there are dots, one in each
    /// smaller field: a crowd is seen as one, and the ground through it.
    void drawPoints() {
        const double dotPx = m_radius > 0 ? 2.4 : m_dotPx;
        // From afar fewer bear it: the ground must be seen through twenty thousand hydrants.
        const double markFieldPx = (m_frame.metresPerPixel <= 3 ? 3.2 : 7) * m_radius;
        std::unordered_set<std::uint64_t> marked, dotted;
        const auto takes = [&](std::unordered_set<std::uint64_t>& taken, geometry::MapPoint at, double fieldPx) {
            const double fieldM = fieldPx * m_frame.metresPerPixel;
            const auto column = static_cast<std::int64_t>(std::floor(at.eastM / fieldM)),
                       row = static_cast<std::int64_t>(std::floor(at.northM / fieldM));
            return taken
                .insert(static_cast<std::uint64_t>(column) * 0x9E3779B97F4A7C15ULL ^ static_cast<std::uint64_t>(row))
                .second;
        };
        std::vector<std::pair<QPointF, int>> marks;
        QPolygonF dots;
        int layer = -1;
        for (const Ground* point : m_points) {
            if (layer != point->own) marked.clear(), dotted.clear();
            layer = point->own;
            const geometry::MapPoint at = markPlace(*point);
            if (m_radius > 0 && takes(marked, at, markFieldPx))
                marks.emplace_back(m_frame.toPixel(at), formOf(*point));
            else if (takes(dotted, at, 3 * dotPx))
                dots << m_frame.toPixel(at);
        }
        m_painter.setPen(QPen(m_ink.halo, dotPx + 1.6, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawPoints(dots);
        m_painter.setPen(QPen(m_ink.ink, dotPx, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawPoints(dots);
        for (const auto& [at, form] : marks) drawOwnMark(m_painter, at, form, m_radius, m_ink);
    }

    QPainter& m_painter;
    const PaintFrame& m_frame;
    const MapContent& m_content;
    OwnInk m_ink;
    QRectF m_cut;
    double m_radius, m_dotPx;
    std::vector<const Ground*> m_areas, m_lines, m_points;
};

}  // namespace

void paintOwn(QPainter& painter, const PaintFrame& frame, const MapContent& content, const Palette& p,
              const OwnHidden& hidden, double textScale) {
    if (!content.own().empty()) OwnPainter(painter, frame, content, p, hidden, textScale).paint();
}

}  // namespace map
