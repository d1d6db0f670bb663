// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/area_probe.h"

#include <algorithm>
#include <cmath>

namespace fusion {
namespace {

using geometry::MapPoint;

constexpr int kCellsMax = 1024;  ///< each way

geometry::MapBox boxOrNothing(const geometry::MapArea& area) {
    return area.empty() ? geometry::MapBox{} : geometry::boxOf(area);
}

}  // namespace

AreaProbe::AreaProbe(const geometry::MapArea& area) : m_box(boxOrNothing(area)), m_index({area}) {
    for (const auto& polygon : area)
        for (const auto& ring : polygon)
            for (std::size_t k = 0, j = ring.size() - 1; k < ring.size(); j = k++)
                m_edges.push_back({ring[j], ring[k]});
    m_cells = std::clamp(static_cast<int>(std::sqrt(static_cast<double>(m_edges.size()))), 1, kCellsMax);
    m_columnM = std::max(1e-3, (m_box.eastM - m_box.westM) / m_cells);
    m_rowM = std::max(1e-3, (m_box.northM - m_box.southM) / m_cells);
    m_starts.assign(static_cast<std::size_t>(m_cells) * static_cast<std::size_t>(m_cells) + 1, 0);
    for (const Edge& edge : m_edges) eachCell(edge.from, edge.to, [&](std::size_t cell) { ++m_starts[cell + 1]; });
    for (std::size_t i = 1; i < m_starts.size(); ++i) m_starts[i] += m_starts[i - 1];
    m_inCell.resize(m_starts.back());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    for (std::uint32_t i = 0; i < m_edges.size(); ++i)
        eachCell(m_edges[i].from, m_edges[i].to, [&](std::size_t cell) { m_inCell[next[cell]++] = i; });
}

int AreaProbe::columnOf(double eastM) const {
    return static_cast<int>(std::clamp(std::floor((eastM - m_box.westM) / m_columnM), 0.0, m_cells - 1.0));
}
int AreaProbe::rowOf(double northM) const {
    return static_cast<int>(std::clamp(std::floor((northM - m_box.southM) / m_rowM), 0.0, m_cells - 1.0));
}

template <class Take>
void AreaProbe::eachCell(MapPoint from, MapPoint to, Take take) const {
    constexpr double kMarginM = 1e-3;  // rounding must not lose a touch at a cell's border
    const MapPoint low = from.northM <= to.northM ? from : to, high = from.northM <= to.northM ? to : from;
    const double rise = high.northM - low.northM;
    for (int row = rowOf(low.northM - kMarginM); row <= rowOf(high.northM + kMarginM); ++row) {
        const double southM = m_box.southM + row * m_rowM - kMarginM, northM = southM + m_rowM + 2 * kMarginM;
        const auto eastAt = [&](double north) {
            if (!(rise > 0)) return low.eastM;
            return low.eastM + std::clamp((north - low.northM) / rise, 0.0, 1.0) * (high.eastM - low.eastM);
        };
        double west = eastAt(southM), east = eastAt(northM);
        if (!(rise > 0)) west = low.eastM, east = high.eastM;
        if (west > east) std::swap(west, east);
        for (int column = columnOf(west - kMarginM); column <= columnOf(east + kMarginM); ++column)
            take(static_cast<std::size_t>(row) * static_cast<std::size_t>(m_cells) + static_cast<std::size_t>(column));
    }
}

bool AreaProbe::holds(MapPoint at) const {
    if (m_edges.empty() || !m_box.contains(at)) return false;
    return !m_index.holding(at).empty();
}

/// Where, from 0 to 1, the segment meets an edge.
void AreaProbe::addCuts(MapPoint a, MapPoint b, std::vector<double>& cuts) const {
    const double dx = b.eastM - a.eastM, dy = b.northM - a.northM;
    eachCell(a, b, [&](std::size_t cell) {
        for (std::uint32_t k = m_starts[cell]; k < m_starts[cell + 1]; ++k) {
            const MapPoint c = m_edges[m_inCell[k]].from, d = m_edges[m_inCell[k]].to;
            const double ex = d.eastM - c.eastM, ey = d.northM - c.northM, cross = dx * ey - dy * ex;
            if (cross == 0) continue;
            const double t = ((c.eastM - a.eastM) * ey - (c.northM - a.northM) * ex) / cross,
                         u = ((c.eastM - a.eastM) * dy - (c.northM - a.northM) * dx) / cross;
            if (t > 0 && t < 1 && u >= 0 && u <= 1) cuts.push_back(t);  // one in two cells is no other cut
        }
    });
}

double AreaProbe::lengthInside(const std::vector<MapPoint>& line) const {
    double inside = 0;
    std::vector<double> cuts;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const MapPoint a = line[i - 1], b = line[i];
        if (!geometry::boxOf(geometry::MapRing{a, b}).touches(m_box)) continue;
        cuts = {0, 1};
        addCuts(a, b, cuts);
        std::sort(cuts.begin(), cuts.end());
        const double lengthM = geometry::distanceM(a, b);
        for (std::size_t k = 1; k < cuts.size(); ++k) {
            if (cuts[k] == cuts[k - 1]) continue;
            const double middle = (cuts[k - 1] + cuts[k]) / 2;
            if (holds({a.eastM + middle * (b.eastM - a.eastM), a.northM + middle * (b.northM - a.northM)}))
                inside += (cuts[k] - cuts[k - 1]) * lengthM;
        }
    }
    return inside;
}

double lengthInside(const std::vector<MapPoint>& line, const geometry::MapArea& area) {
    return AreaProbe(area).lengthInside(line);
}

}  // namespace fusion
