// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Connected fill: which ground lies under the water of one watercourse. Every cell belongs to the river node nearest
// to it, once and for all. Its surface is that node's stage above the bed's height at the cell (the nearest nodes' bed,
// averaged over some 100 m, so that the surface falls evenly across a valley that the river winds through). It is wet
// when it lies below its surface and hangs together with the river over wet cells. So higher water never dries a cell,
// and water that leaves the bed upstream does not carry its height down the valley. Diagonal steps count only where one
// of the two cells beside is wet as well: a dyke drawn as a diagonal of cells holds. Cells without height are walls.

#include <cstdint>
#include <vector>

#include "gis/fusion/river_course.h"

namespace fusion {

/// The wet cells by rising index, with depth.
struct WetCells {
    std::vector<std::uint32_t> cells;
    std::vector<float> depthM;
};

/// The ground within reach of one watercourse.
class FloodPlain {
public:
    /// What stands on a plain from one fill to the next, so that a rise costs what it adds: 1 byte a cell of the plain,
    /// 8 a wet one. Of one plain; empty at first.
    class Water {
        friend class FloodPlain;
        std::vector<float> m_stageM;         ///< above the bed, by node
        std::vector<std::uint8_t> m_isWet;   ///< by cell of the window
        std::vector<std::uint32_t> m_cells;  ///< all that are wet, rising
        std::vector<std::uint32_t> m_rim;    ///< those of them beside ground that is dry
    };

    /// Both must outlive it; `course` lies on `ground`.
    FloodPlain(const geometry::ElevationGrid& ground, const RiverCourse& course);
    /// `surfaceM` per node of the course. Goes on from the water that stands when its surface falls at no node, begins
    /// anew otherwise; what comes of it is the same.
    [[nodiscard]] WetCells fill(const std::vector<float>& surfaceM, Water& water) const;
    [[nodiscard]] WetCells fill(const std::vector<float>& surfaceM) const;

private:
    void assignNodes();
    void evenOutBed();
    /// Wets what lies around a wet cell; false when no ground beside it is dry.
    bool spread(std::uint32_t cell, Water& water, std::vector<std::uint32_t>& added) const;
    void merge(Water& water, std::vector<std::uint32_t>& added) const;
    [[nodiscard]] bool lies(std::uint32_t cell, const std::vector<float>& stageM) const {
        return m_aboveBedM[cell] < stageM[m_node[cell]];  // false for NaN
    }

    const RiverCourse* m_course;
    int m_columns = 0, m_rows = 0;  ///< of the window around the watercourse, one cell of wall all round
    int m_column = 0, m_row = 0, m_groundColumns = 0;
    double m_cellM = 1;
    std::vector<float> m_aboveBedM;      ///< ground above the bed beside it; NaN: unknown, out of reach, or rim
    std::vector<std::uint32_t> m_node;   ///< nearest node per cell of the window
    std::vector<std::uint32_t> m_seeds;  ///< cells of the permanent bed
};

}  // namespace fusion
