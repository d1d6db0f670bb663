// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One area that is asked much: whether it holds a point, how much of a line lies inside. Says what isInside() and the
// plain way over all edges say, and looks at the edges nearby only, so that a border of 200,000 corners costs no more
// than one of four.

#include <cstdint>
#include <vector>

#include "gis/geometry/area_index.h"
#include "gis/geometry/geo.h"

namespace fusion {

class AreaProbe {
public:
    /// In EPSG:25832: simple polygons that do not overlap. Takes a copy of the corners.
    explicit AreaProbe(const geometry::MapArea& area);

    [[nodiscard]] bool holds(geometry::MapPoint at) const;
    /// Metres; what runs along the border may count or not.
    [[nodiscard]] double lengthInside(const std::vector<geometry::MapPoint>& line) const;
    [[nodiscard]] const geometry::MapBox& box() const { return m_box; }

private:
    struct Edge {
        geometry::MapPoint from, to;
    };
    [[nodiscard]] int columnOf(double eastM) const;
    [[nodiscard]] int rowOf(double northM) const;
    /// Hands on the numbers of the cells that the segment may touch: in each row those between where it comes in and
    /// where it goes out.
    template <class Take>
    void eachCell(geometry::MapPoint from, geometry::MapPoint to, Take take) const;
    void addCuts(geometry::MapPoint from, geometry::MapPoint to, std::vector<double>& cuts) const;

    geometry::MapBox m_box;
    geometry::AreaIndex m_index;
    int m_cells = 1;  ///< each way
    double m_columnM = 1, m_rowM = 1;
    std::vector<Edge> m_edges;
    std::vector<std::uint32_t> m_starts;  ///< in m_inCell, by row from the south, then column
    std::vector<std::uint32_t> m_inCell;  ///< numbers of edges
};

/// The same of one line, for one that is asked once.
[[nodiscard]] double lengthInside(const std::vector<geometry::MapPoint>& line, const geometry::MapArea& area);

}  // namespace fusion
