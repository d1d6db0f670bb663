// SPDX-License-Identifier: EUPL-1.2
#pragma once

// GEOS' own collection of cases, as far as the tests here need it: shapes of straight lines, in plain numbers.

#include <filesystem>
#include <string>
#include <vector>

#include "gis/geometry/geo.h"

namespace geos {

/// A shape as parts by dimension. Rings of areas are open, as the product's are.
struct Shape {
    std::string kind;  ///< "POLYGON", ...; empty where the file gives none or one that is not read here
    std::vector<geometry::MapPoint> points;
    std::vector<std::vector<geometry::MapPoint>> lines;
    geometry::MapArea areas;
    bool isPolygonal() const { return (kind == "POLYGON" || kind == "MULTIPOLYGON") && !areas.empty(); }
    bool isPuntal() const { return (kind == "POINT" || kind == "MULTIPOINT") && !points.empty(); }
    bool isLineal() const { return lines.size() + points.size() > 0 && areas.empty() && !isPuntal(); }
};

struct Op {
    std::string name;  ///< in small letters
    Shape one, other;  ///< arg1 and arg2
    std::string third;
    std::string wanted;
    [[nodiscard]] bool isWanted() const { return wanted == "true"; }
};

struct Case {
    std::string name;  ///< file and number
    bool isFloating = true;
    std::vector<Op> ops;
};

/// Every case below the folder, by file. A text that is no shape of straight lines gives a shape without a kind.
[[nodiscard]] std::vector<Case> casesIn(const std::filesystem::path& folder);
/// WKT or WKB in hexadecimal digits.
[[nodiscard]] Shape shapeOf(const std::string& text);

}  // namespace geos
