// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The areas that a net of lines encloses: blocks between streets.

#include <cstdint>
#include <vector>

#include "gis/geometry/geo.h"

namespace geometry {

struct Face {
    MapPolygon area;                   ///< holes where a part of the net stands in it that nothing joins to its border
    std::vector<std::uint32_t> lines;  ///< that border it, rising
};

struct Faces {
    std::vector<Face> all;  ///< in no order to rely on; they do not overlap
    double looseM = 0;      ///< length of what encloses nothing: dead ends, and ways that alone join two parts
};

/// Lines meet where they cross, whatever stands there (a bridge bounds a block, too), and where their corners are the
/// same to a decimetre; an end that stops that near to another line meets it. What lies outside of the outermost ring
/// of lines is no face. Time: with the number of corners, where lines are spread as streets are.
[[nodiscard]] Faces facesOf(const std::vector<std::vector<MapPoint>>& lines);

}  // namespace geometry
