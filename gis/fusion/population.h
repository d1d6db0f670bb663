// SPDX-License-Identifier: EUPL-1.2
#pragma once

// People in an area, from cells: each counts by the share of it that the area covers. The census counts the night;
// where people are by day is a table of the town's own, in the same form, or unknown.

#include <vector>

#include "gis/fusion/town.h"
#include "gis/geometry/cell_cover.h"

namespace fusion {

class Population {
public:
    /// Cells of one size on one regular grid, of EPSG:3035 or EPSG:25832; what does not lie on it is left out and
    /// counted.
    explicit Population(const std::vector<PopulationCell>& cells);

    struct Count {
        double low = 0;   ///< in cells that lie inside whole
        double best = 0;  ///< by area
        double high = 0;  ///< in cells that are touched
        std::size_t cells = 0, hiddenCells = 0;
    };
    /// `area` in EPSG:25832, as CellCover wants it. A cell that the census does not list has nobody in it.
    [[nodiscard]] Count within(const geometry::MapArea& area);

    [[nodiscard]] std::size_t leftOut() const { return m_leftOut; }
    [[nodiscard]] const geometry::Lattice& lattice() const { return m_lattice; }

private:
    [[nodiscard]] geometry::MapArea onLattice(const geometry::MapArea& area) const;

    bool m_isEuropean = false;
    geometry::Lattice m_lattice;
    std::vector<float> m_people;  ///< by row and column; NaN: hidden
    geometry::CellCover m_cover;
    std::size_t m_leftOut = 0;
};

}  // namespace fusion
