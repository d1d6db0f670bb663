// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "gis/geometry/geo.h"

namespace geometry {

/// Which of many areas hold a point: what isInside() says of each, to the last bit, without asking each. Areas may
/// overlap and have holes. A cell of a grid knows the area that covers it whole; one with borders in it knows how its
/// areas stand where no edge lies to the east of the point, and the edges in it that change that.
class AreaIndex {
public:
    /// Takes a copy of the corners. The number of an area is its place in `areas`; one without corners holds nothing.
    explicit AreaIndex(const std::vector<MapArea>& areas);

    /// The numbers of the areas that hold the point, rising, appended to `out`.
    void find(MapPoint at, std::vector<std::uint32_t>& out) const;
    [[nodiscard]] std::vector<std::uint32_t> holding(MapPoint at) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    friend class AreaIndexMaker;
    /// An edge that a ray to the east may cross; the polygons whose rings have it, as bits of their group.
    struct Edge {
        MapPoint low, high;  ///< by north
        std::uint32_t of = 0;
    };
    /// Up to eight polygons of a cell; the edges follow.
    struct Group {
        std::uint32_t edges = 0;
        std::uint8_t count = 0, before = 0;  ///< before: bits of those that hold the point when no edge is crossed
        bool isLast = true;
        std::uint32_t area[8] = {};
    };
    /// One after the other in memory: what a cell is asked for is read in one go.
    union Slot {
        Group group;
        Edge edge;
    };

    MapBox m_box;
    int m_cells = 1;  ///< each way
    double m_columnM = 1, m_rowM = 1;
    /// By cell, by row from the south, then column: no area, the area that covers it alone, or its first group.
    std::vector<std::uint32_t> m_ofCell;
    std::vector<Slot> m_slots;
};

}  // namespace geometry
