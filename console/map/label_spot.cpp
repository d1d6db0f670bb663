// SPDX-License-Identifier: EUPL-1.2
#include "console/map/label_spot.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

namespace map {
namespace {

constexpr std::size_t kJoinLinesMax = 400;
constexpr double kSameEndPx = 0.01;

bool sameEnd(const QPointF& a, const QPointF& b) {
    return std::abs(a.x() - b.x()) < kSameEndPx && std::abs(a.y() - b.y()) < kSameEndPx;
}

/// Appends `next` to `line` where they meet at an end; false when they do not.
bool joinTo(QPolygonF& line, QPolygonF next) {
    if (sameEnd(line.last(), next.last())) std::reverse(next.begin(), next.end());
    if (sameEnd(line.last(), next.first())) {
        line.append(next.mid(1));
        return true;
    }
    if (sameEnd(line.first(), next.first())) std::reverse(next.begin(), next.end());
    if (sameEnd(line.first(), next.last())) {
        next.append(line.mid(1));
        line = next;
        return true;
    }
    return false;
}

/// A line with the way to each of its points.
class Measured {
public:
    explicit Measured(const QPolygonF& line) : m_line(line) {
        m_way.reserve(static_cast<std::size_t>(line.size()));
        double way = 0;
        for (qsizetype i = 0; i < line.size(); ++i) {
            if (i > 0) way += std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y());
            m_way.push_back(way);
        }
    }
    [[nodiscard]] double length() const { return m_way.back(); }
    [[nodiscard]] std::size_t indexAt(double way) const {
        const auto it = std::upper_bound(m_way.begin(), m_way.end(), way);
        const auto i = static_cast<std::size_t>(it - m_way.begin());
        return std::clamp<std::size_t>(i, 1, m_way.size() - 1);
    }
    [[nodiscard]] QPointF at(double way) const {
        const std::size_t i = indexAt(way);
        const double step = m_way[i] - m_way[i - 1];
        const double t = step > 0 ? (way - m_way[i - 1]) / step : 0;
        return point(i - 1) + (point(i) - point(i - 1)) * t;
    }
    /// Farthest that the line between two ways gets from the straight between them.
    [[nodiscard]] double bulge(double from, double to) const {
        const QPointF a = at(from), d = at(to) - a;
        const double chord = std::hypot(d.x(), d.y());
        if (chord <= 0) return 1e9;
        double most = 0;
        for (std::size_t i = indexAt(from); i < m_way.size() && m_way[i] < to; ++i) {
            const QPointF v = point(i) - a;
            most = std::max(most, std::abs(v.x() * d.y() - v.y() * d.x()) / chord);
        }
        return most;
    }

private:
    [[nodiscard]] QPointF point(std::size_t i) const { return m_line[static_cast<qsizetype>(i)]; }
    const QPolygonF& m_line;
    std::vector<double> m_way;
};

/// Best spot with its middle between two ways.
std::optional<std::pair<double, LabelSpot>> bestSpot(const Measured& line, double from, double to, double widthPx,
                                                     double bulgeMax) {
    const double first = std::max(from, widthPx / 2), last = std::min(to, line.length() - widthPx / 2);
    if (last < first) return std::nullopt;
    const int steps = static_cast<int>(std::clamp((last - first) / 6, 1.0, 48.0));
    std::optional<std::pair<double, LabelSpot>> best;
    for (int i = 0; i <= steps; ++i) {
        const double middle = first + (last - first) * i / steps;
        const QPointF a = line.at(middle - widthPx / 2), b = line.at(middle + widthPx / 2);
        if (std::hypot(b.x() - a.x(), b.y() - a.y()) < widthPx * 0.96) continue;
        const double bulge = line.bulge(middle - widthPx / 2, middle + widthPx / 2);
        if (bulge > bulgeMax) continue;
        const double offCentre = std::abs(middle - (from + to) / 2) / std::max(1.0, to - from);
        const double cost = bulge / bulgeMax + offCentre;
        if (best && best->first <= cost) continue;
        double angle = std::atan2(b.y() - a.y(), b.x() - a.x()) * 180 / std::numbers::pi;
        if (angle > 90) angle -= 180;
        if (angle <= -90) angle += 180;
        best = {cost, {(a + b) / 2, angle}};
    }
    return best;
}

}  // namespace

double lengthPx(const QPolygonF& line) {
    double length = 0;
    for (qsizetype i = 1; i < line.size(); ++i)
        length += std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y());
    return length;
}

std::vector<QPolygonF> joinedLines(std::vector<QPolygonF> lines) {
    if (lines.size() > kJoinLinesMax) return lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        bool grown = true;
        while (grown) {
            grown = false;
            for (std::size_t j = i + 1; j < lines.size(); ++j) {
                if (!joinTo(lines[i], lines[j])) continue;
                lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(j));
                grown = true;
                break;
            }
        }
    }
    return lines;
}

std::vector<LabelSpot> straightSpots(const QPolygonF& line, double widthPx, double heightPx, double repeatPx) {
    std::vector<LabelSpot> spots;
    if (line.size() < 2) return spots;
    const Measured measured(line);
    if (measured.length() < widthPx) return spots;
    const int parts = repeatPx > 0 ? std::clamp(static_cast<int>(measured.length() / repeatPx), 1, 200) : 1;
    std::vector<std::pair<double, LabelSpot>> found;
    for (int part = 0; part < parts; ++part) {
        const double from = measured.length() * part / parts, to = measured.length() * (part + 1) / parts;
        if (const auto spot = bestSpot(measured, from, to, widthPx, heightPx / 3)) found.push_back(*spot);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [cost, spot] : found) spots.push_back(spot);
    return spots;
}

}  // namespace map
