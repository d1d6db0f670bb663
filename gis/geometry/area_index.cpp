// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/area_index.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace geometry {
namespace {

/// Cells each way: twelve times the root of the polygons, and never more than fit well into memory.
constexpr int kCellsMin = 16, kCellsMax = 1024;
/// A border runs through a cell also when it only nearly touches it: rounding must not decide.
constexpr double kMarginShare = 1e-6;
constexpr std::size_t kCornersPerSlab = 4;

template <class Take>
void eachEdge(const MapPolygon& polygon, Take take) {
    for (const MapRing& ring : polygon)
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) take(ring[j], ring[i]);
}

}  // namespace

int AreaIndex::columnOf(double eastM) const {
    return std::clamp(static_cast<int>((eastM - m_box.westM) / m_columnM), 0, m_cells - 1);
}
int AreaIndex::rowOf(double northM) const {
    return std::clamp(static_cast<int>((northM - m_box.southM) / m_rowM), 0, m_cells - 1);
}
std::uint32_t AreaIndex::slabOf(const Slabs& slabs, double northM) {
    const double slab = (northM - slabs.southM) * slabs.perM;
    return slab <= 0 ? 0 : std::min(static_cast<std::uint32_t>(slab), slabs.count - 1);
}

AreaIndex::AreaIndex(const std::vector<MapArea>& areas) {
    constexpr double kInf = std::numeric_limits<double>::infinity();
    m_box = {kInf, kInf, -kInf, -kInf};
    std::size_t polygons = 0;
    for (const MapArea& area : areas)
        for (const MapPolygon& polygon : area) {
            ++polygons;
            eachEdge(polygon, [&](MapPoint, MapPoint corner) {
                m_box.westM = std::min(m_box.westM, corner.eastM), m_box.eastM = std::max(m_box.eastM, corner.eastM);
                m_box.southM = std::min(m_box.southM, corner.northM),
                m_box.northM = std::max(m_box.northM, corner.northM);
            });
        }
    if (m_box.westM > m_box.eastM) m_box = {};
    const int wanted = static_cast<int>(12 * std::sqrt(static_cast<double>(polygons)));
    m_cells = std::clamp(wanted, kCellsMin, kCellsMax);
    m_columnM = std::max((m_box.eastM - m_box.westM) / m_cells, 1e-9);
    m_rowM = std::max((m_box.northM - m_box.southM) / m_cells, 1e-9);
    Parts parts(static_cast<std::size_t>(m_cells) * static_cast<std::size_t>(m_cells));
    for (std::uint32_t area = 0; area < areas.size(); ++area)
        for (const MapPolygon& polygon : areas[area]) addPolygon(polygon, area, parts);
    m_slabStarts.push_back(static_cast<std::uint32_t>(m_edges.size()));
    m_cellStarts.reserve(parts.size() + 1);
    for (const auto& inCell : parts) {
        m_cellStarts.push_back(static_cast<std::uint32_t>(m_parts.size()));
        m_parts.insert(m_parts.end(), inCell.begin(), inCell.end());
    }
    m_cellStarts.push_back(static_cast<std::uint32_t>(m_parts.size()));
}

void AreaIndex::addPolygon(const MapPolygon& polygon, std::uint32_t area, Parts& parts) {
    std::vector<Edge> edges;
    MapBox box{std::numeric_limits<double>::infinity(), 0, -std::numeric_limits<double>::infinity(), 0};
    Slabs slabs{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(), 0, 0, 0};
    eachEdge(polygon, [&](MapPoint a, MapPoint b) {
        box.westM = std::min(box.westM, b.eastM), box.eastM = std::max(box.eastM, b.eastM);
        slabs.southM = std::min(slabs.southM, b.northM), slabs.northM = std::max(slabs.northM, b.northM);
        if (a.northM == b.northM) return;  // no ray to the east crosses it
        if (a.northM > b.northM) std::swap(a, b);
        edges.push_back({a, b});
    });
    if (edges.empty()) return;
    const auto number = static_cast<std::uint32_t>(m_polygons.size());
    slabs.count = static_cast<std::uint32_t>(std::max<std::size_t>(1, edges.size() / kCornersPerSlab));
    slabs.perM = slabs.count / (slabs.northM - slabs.southM);
    slabs.first = static_cast<std::uint32_t>(m_slabStarts.size());
    std::vector<std::vector<Edge>> bySlab(slabs.count);
    for (const Edge& edge : edges)
        for (std::uint32_t slab = slabOf(slabs, edge.low.northM); slab <= slabOf(slabs, edge.high.northM); ++slab)
            bySlab[slab].push_back(edge);
    for (const auto& inSlab : bySlab) {
        m_slabStarts.push_back(static_cast<std::uint32_t>(m_edges.size()));
        m_edges.insert(m_edges.end(), inSlab.begin(), inSlab.end());
    }
    m_polygons.push_back(slabs);
    m_areaOf.push_back(area);

    const int west = columnOf(box.westM), east = columnOf(box.eastM);
    const int south = rowOf(slabs.southM), north = rowOf(slabs.northM), columns = east - west + 1;
    std::vector<char> marks(static_cast<std::size_t>(columns) * static_cast<std::size_t>(north - south + 1));
    markBorder(polygon, west, south, columns, marks);
    m_slabStarts.push_back(static_cast<std::uint32_t>(m_edges.size()));  // the end of the last slab, while asking
    for (int row = south; row <= north; ++row)
        for (int column = west; column <= east; ++column) {
            const bool isBorder = marks[static_cast<std::size_t>((row - south) * columns + column - west)] != 0;
            const MapPoint middle{m_box.westM + (column + 0.5) * m_columnM, m_box.southM + (row + 0.5) * m_rowM};
            if (!isBorder && !holds(slabs, middle)) continue;
            parts[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_cells) + static_cast<std::size_t>(column)]
                .push_back({number, !isBorder});
        }
    m_slabStarts.pop_back();
}

/// Every cell that an edge touches, and those beside it that it nearly touches.
void AreaIndex::markBorder(const MapPolygon& polygon, int west, int south, int columns,
                           std::vector<char>& marks) const {
    const double eastMargin = m_columnM * kMarginShare, northMargin = m_rowM * kMarginShare;
    eachEdge(polygon, [&](MapPoint a, MapPoint b) {
        if (a.northM > b.northM) std::swap(a, b);
        const double rise = b.northM - a.northM;
        const int rows = static_cast<int>(marks.size()) / columns;
        const int first = std::max(rowOf(a.northM - northMargin), south);
        const int last = std::min(rowOf(b.northM + northMargin), south + rows - 1);
        for (int row = first; row <= last; ++row) {
            const double low = std::clamp(m_box.southM + row * m_rowM - northMargin, a.northM, b.northM);
            const double high = std::clamp(m_box.southM + (row + 1) * m_rowM + northMargin, a.northM, b.northM);
            const double atLow = rise > 0 ? a.eastM + (b.eastM - a.eastM) * ((low - a.northM) / rise) : a.eastM;
            const double atHigh = rise > 0 ? a.eastM + (b.eastM - a.eastM) * ((high - a.northM) / rise) : b.eastM;
            const int from = std::max(columnOf(std::min(atLow, atHigh) - eastMargin), west);
            const int to = std::min(columnOf(std::max(atLow, atHigh) + eastMargin), west + columns - 1);
            for (int column = from; column <= to; ++column)
                marks[static_cast<std::size_t>((row - south) * columns + column - west)] = 1;
        }
    });
}

/// The rule of isInside(), over the edges of one slab: those of the others are not at this height.
bool AreaIndex::holds(const Slabs& slabs, MapPoint at) const {
    if (at.northM < slabs.southM || at.northM > slabs.northM) return false;
    const std::uint32_t slab = slabs.first + slabOf(slabs, at.northM);
    bool inside = false;
    for (std::uint32_t i = m_slabStarts[slab]; i < m_slabStarts[slab + 1]; ++i) {
        const Edge& edge = m_edges[i];
        if (edge.low.northM > at.northM || edge.high.northM <= at.northM) continue;
        const double share = (at.northM - edge.low.northM) / (edge.high.northM - edge.low.northM);
        if (at.eastM < edge.low.eastM + (edge.high.eastM - edge.low.eastM) * share) inside = !inside;
    }
    return inside;
}

void AreaIndex::find(MapPoint at, std::vector<std::uint32_t>& out) const {
    if (!m_box.contains(at)) return;
    const auto cell = static_cast<std::size_t>(rowOf(at.northM)) * static_cast<std::size_t>(m_cells) +
                      static_cast<std::size_t>(columnOf(at.eastM));
    const std::size_t before = out.size();
    for (std::uint32_t i = m_cellStarts[cell]; i < m_cellStarts[cell + 1]; ++i) {
        const Part part = m_parts[i];
        const std::uint32_t area = m_areaOf[part.polygon];
        if (out.size() > before && out.back() == area) continue;  // another part of it holds the point
        if (part.isWhole || holds(m_polygons[part.polygon], at)) out.push_back(area);
    }
}

std::vector<std::uint32_t> AreaIndex::holding(MapPoint at) const {
    std::vector<std::uint32_t> out;
    find(at, out);
    return out;
}

std::size_t AreaIndex::bytes() const {
    return m_cellStarts.size() * sizeof(std::uint32_t) + m_parts.size() * sizeof(Part) +
           m_polygons.size() * sizeof(Slabs) + (m_areaOf.size() + m_slabStarts.size()) * sizeof(std::uint32_t) +
           m_edges.size() * sizeof(Edge);
}

}  // namespace geometry
