// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "gis/geometry/geo.h"

namespace geometry {

/// Which of many areas hold a point: what isInside() says of each, to the last bit, without asking each. Areas may
/// overlap and have holes. A grid tells the areas that cover a whole cell; for those whose border runs through it only
/// the edges at the point's height are looked at.
class AreaIndex {
public:
    /// Takes a copy of the corners. The number of an area is its place in `areas`; one without corners holds nothing.
    explicit AreaIndex(const std::vector<MapArea>& areas);

    /// The numbers of the areas that hold the point, rising, appended to `out`.
    void find(MapPoint at, std::vector<std::uint32_t>& out) const;
    [[nodiscard]] std::vector<std::uint32_t> holding(MapPoint at) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Edge {
        MapPoint low, high;  ///< by north
    };
    /// A polygon's edges by height: edges[first[k]] up to edges[first[k + 1]] meet slab k. Each may stand in several.
    struct Slabs {
        double southM = 0, northM = 0, perM = 0;
        std::uint32_t first = 0, count = 0;  ///< in m_slabStarts
    };
    struct Part {
        std::uint32_t polygon = 0;
        bool isWhole = false;  ///< covers the cell
    };

    using Parts = std::vector<std::vector<Part>>;  ///< by cell, while it is built
    void addPolygon(const MapPolygon& polygon, std::uint32_t area, Parts& parts);
    void markBorder(const MapPolygon& polygon, int west, int south, int columns, std::vector<char>& marks) const;
    [[nodiscard]] bool holds(const Slabs& slabs, MapPoint at) const;
    [[nodiscard]] int columnOf(double eastM) const;
    [[nodiscard]] int rowOf(double northM) const;
    [[nodiscard]] static std::uint32_t slabOf(const Slabs& slabs, double northM);

    MapBox m_box;
    int m_cells = 1;  ///< each way
    double m_columnM = 1, m_rowM = 1;
    std::vector<std::uint32_t> m_cellStarts;  ///< in m_parts, by row from the south, then column
    std::vector<Part> m_parts;
    std::vector<Slabs> m_polygons;
    std::vector<std::uint32_t> m_areaOf;  ///< by polygon
    std::vector<std::uint32_t> m_slabStarts;
    std::vector<Edge> m_edges;
};

}  // namespace geometry
