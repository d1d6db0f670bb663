// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Which share of each cell of a regular grid an area covers: exact, and cheap enough to be done while somebody drags
// the area's border.

#include <vector>

#include "gis/geometry/geo.h"

namespace geometry {

/// Square cells, row 0 in the south.
struct Lattice {
    double westM = 0, southM = 0, cellM = 100;
    int columns = 0, rows = 0;
};

/// Keeps its working memory between calls; one thread.
class CellCover {
public:
    explicit CellCover(const Lattice& lattice) : m_lattice(lattice) {}

    /// Hands take(column, row, share) each cell that is covered, by rows from the south; share above 0, at most 1.
    /// Rings may have either sense; polygons of the area must not overlap, and a ring must not cross itself: what lies
    /// twice inside counts once at most. By signed areas to the right of each edge (the way in which glyphs are
    /// painted).
    template <class Take>
    void each(const MapArea& area, Take take) {
        if (!accumulate(area)) return;
        for (int row = 0; row < m_rows; ++row) {
            double cover = 0;
            for (int column = 0; column < m_columns; ++column) {
                cover += m_cells[static_cast<std::size_t>(row) * m_stride + static_cast<std::size_t>(column)];
                const double share = cover < 0 ? -cover : cover;
                if (share > kLeast) take(m_column + column, m_row + row, share < 1 ? share : 1.0);
            }
        }
    }

private:
    /// Rounding of the sums leaves less than this where nothing is.
    static constexpr double kLeast = 1e-9;
    bool accumulate(const MapArea& area);
    void addEdge(MapPoint from, MapPoint to);
    void addWithinRow(int row, double x0, double y0, double x1, double y1);

    Lattice m_lattice;
    std::vector<double> m_cells;  ///< of the window: what changes from the cell to its west
    std::size_t m_stride = 0;
    int m_column = 0, m_row = 0, m_columns = 0, m_rows = 0;  ///< the window
};

}  // namespace geometry
