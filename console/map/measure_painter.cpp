// SPDX-License-Identifier: EUPL-1.2
#include "console/map/measure_painter.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <QFontMetricsF>

#include "console/map/clip.h"
#include "console/map/map_style.h"

namespace map {
namespace {

constexpr double kBeyondPx = 60;  ///< beyond the screen: ends of lines and their halo

class MeasurePainter {
public:
    MeasurePainter(QPainter& painter, const MeasureMark& mark, const QRectF& seen, const Palette& palette, double scale)
        : m_painter(painter), m_mark(mark), m_palette(palette), m_scale(scale), m_seen(seen) {}

    void paint(const std::function<QPointF(geometry::MapPoint)>& screen) {
        for (const geometry::MapPoint& corner : m_mark.corners) m_at.push_back(screen(corner));
        const std::size_t set = m_at.size();
        if (m_mark.freeEnd) m_at.push_back(screen(*m_mark.freeEnd));
        if (m_at.empty()) return;
        const bool isClosed = m_mark.isArea && m_at.size() >= 3;
        const std::size_t legs = m_at.size() - 1 + (isClosed ? 1 : 0);
        for (const bool isHalo : {true, false}) {
            for (std::size_t leg = 0; leg < legs; ++leg) {
                // What goes to the free end and back from it does not stand yet.
                const bool isFree = m_mark.freeEnd && leg + 1 >= set;
                drawLeg(m_at[leg], m_at[(leg + 1) % m_at.size()], isFree, isHalo);
            }
        }
        for (std::size_t i = 0; i < set; ++i) drawCorner(m_at[i]);
        if (m_mark.freeEnd) drawCross(m_at.back());
        drawLegLabels(legs);
        drawTotal(isClosed);
    }

private:
    void drawLeg(QPointF from, QPointF to, bool isFree, bool isHalo) {
        QPen pen(isHalo ? m_palette.halo : m_palette.action, isHalo ? 6.5 : 3, Qt::SolidLine, Qt::RoundCap);
        for (const LineRun& run :
             clippedLine(QPolygonF{from, to}, m_seen.adjusted(-kBeyondPx, -kBeyondPx, kBeyondPx, kBeyondPx))) {
            if (isFree && !isHalo) {
                pen.setCapStyle(Qt::FlatCap);
                pen.setDashPattern({3, 2});
                pen.setDashOffset(run.startPx / pen.widthF());
            }
            m_painter.setPen(pen);
            m_painter.drawPolyline(run.points);
        }
    }

    void drawCorner(QPointF at) {
        m_painter.setPen(QPen(m_palette.halo, 2));
        m_painter.setBrush(m_palette.action);
        m_painter.drawEllipse(at, 5 * m_scale, 5 * m_scale);
    }

    void drawCross(QPointF at) {
        m_painter.setBrush(Qt::NoBrush);
        for (const auto& [colour, width] : {std::pair{m_palette.halo, 5.0}, std::pair{m_palette.action, 2.0}}) {
            m_painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap));
            for (const QPointF& way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
                m_painter.drawLine(at + way * 4, at + way * 14);
        }
    }

    [[nodiscard]] QSizeF plateSize(const QString& words, const QFont& font) const {
        const QFontMetricsF metrics(font);
        return {std::ceil(metrics.horizontalAdvance(words)) + 12 * m_scale, std::ceil(metrics.height()) + 4 * m_scale};
    }

    void drawPlate(const QRectF& plate, const QString& words, const QFont& font) {
        m_painter.setPen(QPen(m_palette.action, 1.5));
        m_painter.setBrush(m_palette.panel);
        m_painter.drawRoundedRect(plate, 4, 4);
        m_painter.setPen(m_palette.text);
        m_painter.setFont(font);
        m_painter.drawText(plate, Qt::AlignCenter, words);
        m_taken.push_back(plate);
    }

    [[nodiscard]] bool isFree(const QRectF& plate) const {
        return std::none_of(m_taken.begin(), m_taken.end(),
                            [&](const QRectF& other) { return other.adjusted(-2, -2, 2, 2).intersects(plate); });
    }

    /// A leg that is shorter than its plate says nothing here: the panel has them all.
    void drawLegLabels(std::size_t legs) {
        if (legs < 2) return;  // the total says it
        const QFont font = figureFont(13 * m_scale);
        for (std::size_t leg = 0; leg < legs && leg < static_cast<std::size_t>(m_mark.legs.size()); ++leg) {
            const QPointF from = m_at[leg], to = m_at[(leg + 1) % m_at.size()];
            const QString words = m_mark.legs[static_cast<qsizetype>(leg)];
            const QSizeF size = plateSize(words, font);
            if (std::hypot(to.x() - from.x(), to.y() - from.y()) < size.width() + 10 * m_scale) continue;
            const QPointF middle = (from + to) / 2;
            const QRectF plate(middle - QPointF(size.width() / 2, size.height() / 2), size);
            if (plate.intersects(m_seen) && isFree(plate)) drawPlate(plate, words, font);
        }
    }

    void drawTotal(bool isClosed) {
        if (m_mark.total.isEmpty() || m_at.size() < 2 || (m_mark.isArea && !isClosed)) return;
        const QFont font = figureFont(16 * m_scale, true);
        const QSizeF size = plateSize(m_mark.total, font);
        QPointF middle;
        if (isClosed) {
            for (const QPointF& at : m_at) middle += at / static_cast<double>(m_at.size());
        } else {
            // Beyond the end, on the side the way goes to, so that it lies on no leg.
            const QPointF last = m_at.back(), way = last - m_at[m_at.size() - 2];
            const double length = std::max(1.0, std::hypot(way.x(), way.y()));
            middle = last + QPointF(way.x() / length * (size.width() / 2 + 18 * m_scale),
                                    way.y() / length * (size.height() / 2 + 18 * m_scale));
        }
        QRectF plate(middle - QPointF(size.width() / 2, size.height() / 2), size);
        // At the edge of the screen it stays whole; what it belongs to lies there as well.
        const QRectF room = m_seen.adjusted(4, 4, -4, -4);
        if (m_seen.contains(isClosed ? middle : m_at.back())) {
            plate.moveLeft(std::clamp(plate.left(), room.left(), std::max(room.left(), room.right() - plate.width())));
            plate.moveTop(std::clamp(plate.top(), room.top(), std::max(room.top(), room.bottom() - plate.height())));
        }
        drawPlate(plate, m_mark.total, font);
    }

    QPainter& m_painter;
    const MeasureMark& m_mark;
    const Palette& m_palette;
    double m_scale;
    QRectF m_seen;
    std::vector<QPointF> m_at;
    std::vector<QRectF> m_taken;
};

}  // namespace

void paintMeasure(QPainter& painter, const MeasureMark& mark, const std::function<QPointF(geometry::MapPoint)>& screen,
                  const QRectF& seen, const Palette& palette, double textScale) {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    MeasurePainter(painter, mark, seen, palette, textScale).paint(screen);
}

}  // namespace map
