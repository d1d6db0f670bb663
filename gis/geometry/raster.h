// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Grids in map metres and outlines of masks.

#include <cstdint>
#include <vector>

#include "gis/geometry/geo.h"

namespace geometry {

/// Where a grid lies. Row 0 is the northern row; cell (column 0, row 0) has its upper left corner at west/north.
struct GridFrame {
    double westM = 0;
    double northM = 0;
    double cellM = 1;
    int columns = 0;
    int rows = 0;
    bool operator==(const GridFrame&) const = default;

    [[nodiscard]] std::size_t cells() const {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
    [[nodiscard]] std::size_t at(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
    }
    [[nodiscard]] bool has(int column, int row) const {
        return column >= 0 && row >= 0 && column < columns && row < rows;
    }
    [[nodiscard]] int columnOf(double eastM) const;  ///< may lie outside
    [[nodiscard]] int rowOf(double northM) const;    ///< may lie outside
    [[nodiscard]] MapPoint centre(int column, int row) const {
        return {westM + (column + 0.5) * cellM, northM - (row + 0.5) * cellM};
    }
};

/// Elevation in metres above NHN; NaN where there is no data.
struct ElevationGrid {
    GridFrame frame;
    std::vector<float> heightM;
};

/// 0 outside, 1 inside; same indexing as the frame.
using Mask = std::vector<std::uint8_t>;

/// Outlines of the cells that are 1, along cell edges, 4-connected, outer rings with their holes;
/// rings may touch at a corner, none meets itself. Parts of fewer
/// than `cellsMin` cells are left out. Corners smoothed by at most half a cell where `smooth` is set.
[[nodiscard]] MapArea outline(const Mask& mask, const GridFrame& frame, int cellsMin, bool smooth);
/// The same of each class at once: cells are 0 for none or 1 up to `count` (at most 255), areas[k - 1] is of class k.
[[nodiscard]] std::vector<MapArea> outlines(const Mask& classes, const GridFrame& frame, int count, int cellsMin,
                                            bool smooth);
/// Grows the mask by `cells` (8-neighbourhood steps).
[[nodiscard]] Mask grown(const Mask& mask, const GridFrame& frame, int cells);
/// Fills holes: 0-regions that do not reach the frame's edge become 1.
[[nodiscard]] Mask withoutHoles(const Mask& mask, const GridFrame& frame);

}  // namespace geometry
