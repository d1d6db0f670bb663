// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/cell_cover.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace geometry {

/// The window: cells of the lattice that the area's box touches. False when there are none.
bool CellCover::accumulate(const MapArea& area) {
    constexpr double kInf = std::numeric_limits<double>::infinity();
    MapBox box{kInf, kInf, -kInf, -kInf};
    for (const MapPolygon& polygon : area)
        for (const MapRing& ring : polygon)
            for (const MapPoint& p : ring) {
                box.westM = std::min(box.westM, p.eastM), box.eastM = std::max(box.eastM, p.eastM);
                box.southM = std::min(box.southM, p.northM), box.northM = std::max(box.northM, p.northM);
            }
    if (!(box.westM <= box.eastM)) return false;
    const auto cellOf = [&](double at, double from, int count) {
        return static_cast<int>(
            std::clamp(std::floor((at - from) / m_lattice.cellM), -1.0, static_cast<double>(count)));
    };
    m_column = std::max(0, cellOf(box.westM, m_lattice.westM, m_lattice.columns));
    m_row = std::max(0, cellOf(box.southM, m_lattice.southM, m_lattice.rows));
    m_columns = std::min(m_lattice.columns - 1, cellOf(box.eastM, m_lattice.westM, m_lattice.columns)) + 1 - m_column;
    m_rows = std::min(m_lattice.rows - 1, cellOf(box.northM, m_lattice.southM, m_lattice.rows)) + 1 - m_row;
    if (m_columns <= 0 || m_rows <= 0) return false;
    m_stride = static_cast<std::size_t>(m_columns) + 2;
    m_cells.assign(m_stride * static_cast<std::size_t>(m_rows), 0.0);
    for (const MapPolygon& polygon : area)
        for (std::size_t r = 0; r < polygon.size(); ++r) {
            const MapRing& ring = polygon[r];
            // Outside counter-clockwise, holes the other way, whatever they came as.
            const bool isTurned = (signedAreaM2(ring) < 0) == (r == 0);
            for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
                isTurned ? addEdge(ring[i], ring[j]) : addEdge(ring[j], ring[i]);
        }
    return true;
}

/// Cut at the borders of rows.
void CellCover::addEdge(MapPoint from, MapPoint to) {
    double x0 = (from.eastM - m_lattice.westM) / m_lattice.cellM - m_column,
           y0 = (from.northM - m_lattice.southM) / m_lattice.cellM - m_row,
           x1 = (to.eastM - m_lattice.westM) / m_lattice.cellM - m_column,
           y1 = (to.northM - m_lattice.southM) / m_lattice.cellM - m_row;
    if (y0 == y1) return;
    const double slope = (x1 - x0) / (y1 - y0);
    const double low = std::max(0.0, std::min(y0, y1)), high = std::min(static_cast<double>(m_rows), std::max(y0, y1));
    if (!(low < high)) return;
    const bool isUp = y1 > y0;
    const auto xAt = [&](double y) { return x0 + (y - y0) * slope; };
    for (int row = static_cast<int>(low); row < m_rows && row < high; ++row) {
        const double south = std::max(low, static_cast<double>(row)), north = std::min(high, row + 1.0);
        if (!(south < north)) continue;
        if (isUp)
            addWithinRow(row, xAt(south), south, xAt(north), north);
        else
            addWithinRow(row, xAt(north), north, xAt(south), south);
    }
}

/// All to the east of an edge changes by its height within the row; of the cells that it runs through, the part to the
/// east of it.
void CellCover::addWithinRow(int row, double x0, double y0, double x1, double y1) {
    double* const cells = m_cells.data() + static_cast<std::size_t>(row) * m_stride;
    const double last = m_columns;
    const double height = y1 - y0, west = std::min(x0, x1), east = std::max(x0, x1);
    const auto put = [&](double fromX, double toX, double part) {
        // Within one column: the mean of both ends says how much of the cell lies to the east.
        const double middle = (fromX + toX) / 2;
        const int column = std::min(static_cast<int>(middle), m_columns);
        const double eastShare = 1 - (middle - column);
        cells[column] -= part * eastShare;
        cells[column + 1] -= part * (1 - eastShare);
    };
    if (east <= 0) return void(cells[0] -= height);
    if (west >= last) return;
    if (east - west < 1e-12) return put(std::clamp(x0, 0.0, last), std::clamp(x0, 0.0, last), height);
    const double perX = height / (east - west);
    if (west < 0) cells[0] -= perX * (0 - west);
    const double end = std::min(east, last);
    for (double x = std::max(0.0, west); x < end;) {
        const double next = std::min(end, std::floor(x) + 1);
        put(x, next, perX * (next - x));
        x = next;
    }
}

}  // namespace geometry
