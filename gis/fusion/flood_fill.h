// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Connected fill: which ground lies under the water of one watercourse. Every wet cell hangs together with the
// river over wet cells, and carries the surface of the river node from which the way through the water is shortest.
// Diagonal steps count only where one of the two cells beside is wet ground as well, so a dyke drawn as a diagonal
// of cells holds. Cells without height are walls.

#include <cstdint>
#include <vector>

#include "gis/fusion/river_course.h"

namespace fusion {

/// The wet cells by rising index, with depth.
struct WetCells {
    std::vector<std::uint32_t> cells;
    std::vector<float> depthM;
};

/// Keeps its working memory between calls; one thread.
class FloodFill {
public:
    /// `ground` must outlive it.
    explicit FloodFill(const geometry::ElevationGrid& ground);
    /// `surfaceM` per node of `course`, which lies on the same ground.
    [[nodiscard]] WetCells fill(const RiverCourse& course, const std::vector<float>& surfaceM);

private:
    struct Reached {
        std::uint32_t way = 0;      ///< way from the node in fifths of a cell
        std::uint32_t node = 0;
    };
    void spread(std::uint32_t cell, const RiverCourse& course, const std::vector<float>& surfaceM);
    void reach(std::uint32_t cell, std::uint32_t way, std::uint32_t node);

    const geometry::ElevationGrid* m_ground;
    std::vector<Reached> m_reached;             ///< way kUnreached: dry so far
    std::vector<std::uint32_t> m_touched;
    std::vector<std::vector<std::uint32_t>> m_rings;  ///< cells waiting, by way modulo 8
};

}  // namespace fusion
