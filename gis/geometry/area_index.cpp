// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/area_index.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace geometry {
namespace {

/// Cells each way: 16 times the root of the polygons and as many as the root of the corners, and never more than fit
/// well into memory.
constexpr int kCellsMin = 16, kCellsMax = 1024;
/// A border runs through a cell also when it only nearly touches it: rounding must not decide.
constexpr double kMarginShare = 1e-6, kMarginRounding = 1e-14;
constexpr std::uint32_t kNoArea = 0xFFFFFFFF, kGroups = 0x80000000;
constexpr std::uint32_t kGroupSize = 8;
/// East of every place and north of it.
constexpr double kBeyondM = 1e300;
constexpr double kInf = std::numeric_limits<double>::infinity();

int cellAt(double from, double cellM, int cells, double at) {
    return std::clamp(static_cast<int>((at - from) / cellM), 0, cells - 1);
}

/// The rule of isInside(), in its very arithmetic.
bool isCrossedEastOf(MapPoint at, MapPoint low, MapPoint high) {
    if (low.northM > at.northM || high.northM <= at.northM) return false;
    const double share = (at.northM - low.northM) / (high.northM - low.northM);
    return at.eastM < low.eastM + (high.eastM - low.eastM) * share;
}

}  // namespace

/// Makes the cells of an index, polygon by polygon. In each cell that a border runs through, an edge is
///   - local, when it runs through the cell, too: the point's ray is held against it;
///   - east of it, when it passes at the cell's height: crossed by every ray at its height;
///   - without meaning, when it lies west of it or at other heights.
/// Of the edges in the east only those count that end at a local one: where one east edge goes over into another,
/// what a ray crosses stays odd or even. Such an end becomes an edge of its own, from there upwards, beyond all places.
class AreaIndexMaker {
public:
    AreaIndexMaker(AreaIndex& index, const std::vector<MapArea>& areas) : m_index(index) {
        std::size_t polygons = 0, corners = 0;
        MapBox box{kInf, kInf, -kInf, -kInf};
        for (const MapArea& area : areas)
            for (const MapPolygon& polygon : area) {
                ++polygons;
                for (const MapRing& ring : polygon)
                    for (const MapPoint p : ring) {
                        ++corners;
                        box.westM = std::min(box.westM, p.eastM), box.eastM = std::max(box.eastM, p.eastM);
                        box.southM = std::min(box.southM, p.northM), box.northM = std::max(box.northM, p.northM);
                    }
            }
        if (box.westM > box.eastM) box = {};
        const double wanted =
            std::max(16 * std::sqrt(static_cast<double>(polygons)), std::sqrt(static_cast<double>(corners)));
        const int cells = static_cast<int>(std::clamp(wanted, double{kCellsMin}, double{kCellsMax}));
        index.m_box = box;
        index.m_cells = cells;
        index.m_columnM = std::max((box.eastM - box.westM) / cells, 1e-9);
        index.m_rowM = std::max((box.northM - box.southM) / cells, 1e-9);
        const double largest =
            std::max({std::abs(box.westM), std::abs(box.eastM), std::abs(box.southM), std::abs(box.northM)});
        m_eastMarginM = index.m_columnM * kMarginShare + largest * kMarginRounding;
        m_northMarginM = index.m_rowM * kMarginShare + largest * kMarginRounding;
        for (std::uint32_t area = 0; area < areas.size(); ++area)
            for (const MapPolygon& polygon : areas[area]) addPolygon(polygon, area);
        putIntoCells();
    }

private:
    using Edge = AreaIndex::Edge;
    struct RingEdge {
        MapPoint low, high;
        std::uint32_t before, after;  ///< along the ring
        bool isTurned;                ///< the ring runs through it from high to low
    };
    /// Of one polygon in one cell.
    struct Part {
        std::uint32_t cell, area, firstEdge, edges;
        bool isHeld;  ///< when no edge is crossed
    };

    [[nodiscard]] int columnOf(double eastM) const {
        return cellAt(m_index.m_box.westM, m_index.m_columnM, m_index.m_cells, eastM);
    }
    [[nodiscard]] int rowOf(double northM) const {
        return cellAt(m_index.m_box.southM, m_index.m_rowM, m_index.m_cells, northM);
    }
    [[nodiscard]] MapPoint middleOf(int column, int row) const {
        return {m_index.m_box.westM + (column + 0.5) * m_index.m_columnM,
                m_index.m_box.southM + (row + 0.5) * m_index.m_rowM};
    }

    void addPolygon(const MapPolygon& polygon, std::uint32_t area) {
        MapBox box{kInf, kInf, -kInf, -kInf};
        m_edges.clear();
        for (const MapRing& ring : polygon) {
            const auto first = static_cast<std::uint32_t>(m_edges.size());
            const auto count = static_cast<std::uint32_t>(ring.size());
            for (std::uint32_t i = 0; i < count; ++i) {
                const MapPoint a = ring[i], b = ring[(i + 1) % count];
                const bool isTurned = a.northM > b.northM;
                m_edges.push_back({isTurned ? b : a, isTurned ? a : b, first + (i + count - 1) % count,
                                   first + (i + 1) % count, isTurned});
                box.westM = std::min(box.westM, a.eastM), box.eastM = std::max(box.eastM, a.eastM);
                box.southM = std::min(box.southM, a.northM), box.northM = std::max(box.northM, a.northM);
            }
        }
        if (m_edges.empty()) return;
        m_west = columnOf(box.westM), m_columns = columnOf(box.eastM) - m_west + 1;
        m_south = rowOf(box.southM), m_rows = rowOf(box.northM) - m_south + 1;
        layOver();
        auto at = m_local.begin();
        for (int row = 0; row < m_rows; ++row) {
            auto& crossings = m_crossings[static_cast<std::size_t>(row)];
            std::sort(crossings.begin(), crossings.end());
            for (int column = 0; column < m_columns; ++column) {
                const MapPoint middle = middleOf(m_west + column, m_south + row);
                const auto beyond =
                    crossings.end() - std::upper_bound(crossings.begin(), crossings.end(), middle.eastM);
                const auto inWindow = static_cast<std::uint32_t>(row * m_columns + column);
                const auto from = at;
                while (at != m_local.end() && at->first == inWindow) ++at;
                addPart(area, middle, beyond % 2 != 0, {from, at}, m_west + column, m_south + row);
            }
        }
    }

    using Local = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  ///< cell of the window, edge

    /// Which edges run through which cells of the polygon's window, and where they cross the middles of its rows.
    void layOver() {
        m_local.clear();
        m_crossings.assign(static_cast<std::size_t>(m_rows), {});
        for (std::uint32_t i = 0; i < m_edges.size(); ++i) {
            const MapPoint a = m_edges[i].low, b = m_edges[i].high;
            const double rise = b.northM - a.northM;
            const int first = std::max(rowOf(a.northM - m_northMarginM) - m_south, 0);
            const int last = std::min(rowOf(b.northM + m_northMarginM) - m_south, m_rows - 1);
            for (int row = first; row <= last; ++row) {
                const double southM = m_index.m_box.southM + (m_south + row) * m_index.m_rowM;
                const double low = std::clamp(southM - m_northMarginM, a.northM, b.northM);
                const double high = std::clamp(southM + m_index.m_rowM + m_northMarginM, a.northM, b.northM);
                const double atLow = rise > 0 ? a.eastM + (b.eastM - a.eastM) * ((low - a.northM) / rise) : a.eastM;
                const double atHigh = rise > 0 ? a.eastM + (b.eastM - a.eastM) * ((high - a.northM) / rise) : b.eastM;
                const int from = std::max(columnOf(std::min(atLow, atHigh) - m_eastMarginM) - m_west, 0);
                const int to = std::min(columnOf(std::max(atLow, atHigh) + m_eastMarginM) - m_west, m_columns - 1);
                for (int column = from; column <= to; ++column)
                    m_local.emplace_back(static_cast<std::uint32_t>(row * m_columns + column), i);
                const double middle = middleOf(0, m_south + row).northM;
                if (a.northM <= middle && b.northM > middle)
                    m_crossings[static_cast<std::size_t>(row)].push_back(a.eastM + (b.eastM - a.eastM) *
                                                                                       ((middle - a.northM) / rise));
            }
        }
        std::sort(m_local.begin(), m_local.end());
    }

    void addPart(std::uint32_t area, MapPoint middle, bool isMiddleHeld, std::pair<Local::iterator, Local::iterator> in,
                 int column, int row) {
        const auto [begin, end] = in;
        const auto firstEdge = static_cast<std::uint32_t>(m_kept.size());
        const auto isLocal = [begin = begin, end = end](std::uint32_t edge) {
            return std::binary_search(begin, end, std::pair(begin->first, edge));
        };
        for (auto at = begin; at != end; ++at) {
            const RingEdge& edge = m_edges[at->second];
            if (edge.low.northM != edge.high.northM) m_kept.push_back({edge.low, edge.high, 0});
            for (const bool isLow : {true, false}) {
                const MapPoint corner = isLow ? edge.low : edge.high;
                if (corner.eastM > middle.eastM && !isLocal(isLow == edge.isTurned ? edge.after : edge.before))
                    m_kept.push_back({{kBeyondM, corner.northM}, {kBeyondM, kBeyondM}, 0});
            }
        }
        bool isHeld = isMiddleHeld;
        for (std::size_t i = firstEdge; i < m_kept.size(); ++i)
            isHeld = isHeld != isCrossedEastOf(middle, m_kept[i].low, m_kept[i].high);
        const auto edges = static_cast<std::uint32_t>(m_kept.size() - firstEdge);
        if (edges == 0 && !isHeld) return;
        m_parts.push_back({static_cast<std::uint32_t>(row * m_index.m_cells + column), area, firstEdge, edges, isHeld});
    }

    void putIntoCells() {
        std::stable_sort(m_parts.begin(), m_parts.end(), [](const Part& a, const Part& b) { return a.cell < b.cell; });
        m_index.m_ofCell.assign(static_cast<std::size_t>(m_index.m_cells) * static_cast<std::size_t>(m_index.m_cells),
                                kNoArea);
        for (std::size_t from = 0, to = 0; from < m_parts.size(); from = to) {
            while (to < m_parts.size() && m_parts[to].cell == m_parts[from].cell) ++to;
            std::uint32_t& ofCell = m_index.m_ofCell[m_parts[from].cell];
            if (to == from + 1 && m_parts[from].edges == 0 && m_parts[from].area < kGroups) {
                ofCell = m_parts[from].area;
                continue;
            }
            ofCell = kGroups | static_cast<std::uint32_t>(m_index.m_slots.size());
            for (std::size_t first = from; first < to; first += kGroupSize)
                addGroup(first, std::min(first + kGroupSize, to), first + kGroupSize >= to);
        }
    }

    void addGroup(std::size_t from, std::size_t to, bool isLast) {
        AreaIndex::Group group;
        group.isLast = isLast;
        m_ofGroup.clear();
        for (std::size_t i = from; i < to; ++i) {
            const Part& part = m_parts[i];
            const auto bit = static_cast<std::uint8_t>(1U << group.count);
            group.area[group.count++] = part.area;
            if (part.isHeld) group.before |= bit;
            for (std::uint32_t k = part.firstEdge; k < part.firstEdge + part.edges; ++k)
                m_ofGroup.push_back({m_kept[k].low, m_kept[k].high, bit});
        }
        // An edge between two areas stands here once, for both; what stands twice for one changes nothing.
        const auto key = [](const Edge& e) { return std::tie(e.low.northM, e.low.eastM, e.high.northM, e.high.eastM); };
        std::sort(m_ofGroup.begin(), m_ofGroup.end(), [&](const Edge& a, const Edge& b) { return key(a) < key(b); });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < m_ofGroup.size(); ++i) {
            if (kept > 0 && key(m_ofGroup[kept - 1]) == key(m_ofGroup[i]))
                m_ofGroup[kept - 1].of ^= m_ofGroup[i].of;
            else
                m_ofGroup[kept++] = m_ofGroup[i];
            if (m_ofGroup[kept - 1].of == 0) --kept;
        }
        m_ofGroup.resize(kept);
        group.edges = static_cast<std::uint32_t>(kept);
        m_index.m_slots.push_back({.group = group});
        for (const Edge& edge : m_ofGroup) m_index.m_slots.push_back({.edge = edge});
    }

    AreaIndex& m_index;
    double m_eastMarginM = 0, m_northMarginM = 0;
    std::vector<Part> m_parts;
    std::vector<Edge> m_kept;  ///< of the parts
    // Of the polygon at hand: its edges, its window of cells, what layOver() finds.
    std::vector<RingEdge> m_edges;
    int m_west = 0, m_south = 0, m_columns = 0, m_rows = 0;
    Local m_local;
    std::vector<std::vector<double>> m_crossings;
    std::vector<Edge> m_ofGroup;
};

AreaIndex::AreaIndex(const std::vector<MapArea>& areas) { AreaIndexMaker(*this, areas); }

void AreaIndex::find(MapPoint at, std::vector<std::uint32_t>& out) const {
    if (!m_box.contains(at)) return;
    const int column = cellAt(m_box.westM, m_columnM, m_cells, at.eastM);
    const int row = cellAt(m_box.southM, m_rowM, m_cells, at.northM);
    const std::uint32_t ofCell =
        m_ofCell[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_cells) + static_cast<std::size_t>(column)];
    if (ofCell == kNoArea) return;
    if (ofCell < kGroups) return out.push_back(ofCell);
    const std::size_t before = out.size();
    const Slot* slot = &m_slots[ofCell & ~kGroups];
    for (bool isLast = false; !isLast;) {
        const Group& group = slot->group;
        std::uint32_t held = group.before;
        const Slot* const end = ++slot + group.edges;
        for (; slot != end; ++slot)
            if (isCrossedEastOf(at, slot->edge.low, slot->edge.high)) held ^= slot->edge.of;
        for (std::uint32_t i = 0; i < group.count; ++i)
            if ((held >> i & 1U) != 0 && (out.size() == before || out.back() != group.area[i]))
                out.push_back(group.area[i]);  // once, where two parts of it hold the point
        isLast = group.isLast;
    }
}

std::vector<std::uint32_t> AreaIndex::holding(MapPoint at) const {
    std::vector<std::uint32_t> out;
    find(at, out);
    return out;
}

std::size_t AreaIndex::bytes() const { return m_ofCell.size() * sizeof(std::uint32_t) + m_slots.size() * sizeof(Slot); }

}  // namespace geometry
