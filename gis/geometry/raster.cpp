// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/raster.h"

#include <algorithm>
#include <cmath>

#include "broker/base/ensure.h"

namespace geometry {
namespace {

int floorToInt(double value) {
    constexpr double kFar = 1e9;
    return static_cast<int>(std::floor(std::clamp(std::isnan(value) ? -kFar : value, -kFar, kFar)));
}

/// Cells of the 4-connected part that holds `start`, in no special order; marks them.
std::vector<std::size_t> partAround(std::size_t start, const Mask& mask, const GridFrame& frame,
                                    std::vector<std::uint8_t>& taken) {
    std::vector<std::size_t> part{start};
    taken[start] = 1;
    const auto columns = static_cast<std::size_t>(frame.columns);
    for (std::size_t k = 0; k < part.size(); ++k) {
        const std::size_t i = part[k], column = i % columns;
        const auto take = [&](std::size_t j) {
            if (mask[j] != 0 && taken[j] == 0) taken[j] = 1, part.push_back(j);
        };
        if (column > 0) take(i - 1);
        if (column + 1 < columns) take(i + 1);
        if (i >= columns) take(i - columns);
        if (i + columns < mask.size()) take(i + columns);
    }
    return part;
}

/// Largest value in a window of 2*reach+1 along a line of `count` values that lie `stride` apart.
void widen(const std::uint8_t* from, std::uint8_t* to, int count, std::size_t stride, int reach) {
    int wet = 0;
    const auto value = [&](int i) {
        return i >= 0 && i < count && from[static_cast<std::size_t>(i) * stride] != 0 ? 1 : 0;
    };
    for (int i = 0; i < std::min(reach, count); ++i) wet += value(i);
    for (int i = 0; i < count; ++i) {
        wet += value(i + reach) - value(i - reach - 1);
        to[static_cast<std::size_t>(i) * stride] = wet > 0 ? 1 : 0;
    }
}

}  // namespace

int GridFrame::columnOf(double eastM) const { return floorToInt((eastM - westM) / cellM); }
int GridFrame::rowOf(double north) const { return floorToInt((northM - north) / cellM); }

Mask grown(const Mask& mask, const GridFrame& frame, int cells) {
    ENSURE(mask.size() == frame.cells(), "a mask must have its frame's size");
    if (cells <= 0) return mask;
    Mask wide(mask.size(), 0), out(mask.size(), 0);
    const auto columns = static_cast<std::size_t>(frame.columns);
    for (int row = 0; row < frame.rows; ++row) {
        const std::size_t at = static_cast<std::size_t>(row) * columns;
        widen(mask.data() + at, wide.data() + at, frame.columns, 1, cells);
    }
    for (std::size_t column = 0; column < columns; ++column)
        widen(wide.data() + column, out.data() + column, frame.rows, columns, cells);
    return out;
}

Mask withoutHoles(const Mask& mask, const GridFrame& frame) {
    ENSURE(mask.size() == frame.cells(), "a mask must have its frame's size");
    if (mask.empty()) return mask;
    Mask dry(mask.size());
    for (std::size_t i = 0; i < mask.size(); ++i) dry[i] = mask[i] == 0 ? 1 : 0;
    std::vector<std::uint8_t> outside(mask.size(), 0);
    const auto fillFrom = [&](int column, int row) {
        const std::size_t i = frame.at(column, row);
        if (dry[i] != 0 && outside[i] == 0) (void)partAround(i, dry, frame, outside);
    };
    for (int column = 0; column < frame.columns; ++column) fillFrom(column, 0), fillFrom(column, frame.rows - 1);
    for (int row = 0; row < frame.rows; ++row) fillFrom(0, row), fillFrom(frame.columns - 1, row);
    Mask out(mask.size());
    for (std::size_t i = 0; i < mask.size(); ++i) out[i] = outside[i] != 0 ? 0 : 1;
    return out;
}

}  // namespace geometry
