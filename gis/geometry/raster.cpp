// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/raster.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "broker/base/ensure.h"

namespace geometry {
namespace {

// Headings along cell edges, the wet cell on the left. Heading east runs along a cell's southern edge, and so on round.
enum Heading : int { kEast = 0, kNorth = 1, kWest = 2, kSouth = 3 };
constexpr std::array<int, 4> kColumnStep = {1, 0, -1, 0};
constexpr std::array<int, 4> kRowStep = {0, -1, 0, 1};

int floorToInt(double value) {
    constexpr double kFar = 1e9;
    return static_cast<int>(std::floor(std::clamp(std::isnan(value) ? -kFar : value, -kFar, kFar)));
}

struct CellAt {
    int column = 0, row = 0;
};

/// Walks the outlines of one labelled mask. Corner points are integers in cells from the frame's upper left corner.
class EdgeWalk {
public:
    EdgeWalk(const Mask& mask, const GridFrame& frame) : m_mask(mask), m_frame(frame), m_seen(mask.size(), 0) {}

    [[nodiscard]] bool isWet(int column, int row) const {
        return m_frame.has(column, row) && m_mask[m_frame.at(column, row)] != 0;
    }
    [[nodiscard]] bool isOpenEdge(CellAt c, int heading) const {
        const int outward = (heading + 3) % 4;  // the dry side is on the right
        return !isWet(c.column + kColumnStep[static_cast<std::size_t>(outward)],
                      c.row + kRowStep[static_cast<std::size_t>(outward)]);
    }
    [[nodiscard]] bool isSeen(CellAt c, int heading) const {
        return (m_seen[m_frame.at(c.column, c.row)] >> heading) & 1;
    }

    /// The ring that holds this edge, in map metres.
    MapRing walk(CellAt start, int startHeading, bool smooth) {
        MapRing ring;
        CellAt c = start;
        int heading = startHeading;
        do {
            m_seen[m_frame.at(c.column, c.row)] |= static_cast<std::uint8_t>(1 << heading);
            ring.push_back(pointOf(c, heading, smooth));
            const auto h = static_cast<std::size_t>(heading);
            const CellAt ahead{c.column + kColumnStep[h], c.row + kRowStep[h]};
            if (!isWet(ahead.column, ahead.row)) {
                heading = (heading + 1) % 4;  // round the own corner: diagonal neighbours stay apart
                continue;
            }
            const auto right = static_cast<std::size_t>((heading + 3) % 4);
            const CellAt diagonal{ahead.column + kColumnStep[right], ahead.row + kRowStep[right]};
            if (isWet(diagonal.column, diagonal.row)) {
                c = diagonal;
                heading = (heading + 3) % 4;
            } else {
                c = ahead;
            }
        } while (c.column != start.column || c.row != start.row || heading != startHeading);
        return withoutStraightCorners(ring);
    }

private:
    /// Where the edge begins, or its middle: joining the middles cuts every corner by at most 0.36 cells and keeps
    /// rings apart that touch at a corner.
    [[nodiscard]] MapPoint pointOf(CellAt c, int heading, bool smooth) const {
        constexpr std::array<double, 4> startX = {0, 1, 1, 0}, startY = {1, 1, 0, 0};
        const auto h = static_cast<std::size_t>(heading);
        double x = c.column + startX[h], y = c.row + startY[h];
        if (smooth) x += 0.5 * kColumnStep[h], y += 0.5 * kRowStep[h];
        return {m_frame.westM + x * m_frame.cellM, m_frame.northM - y * m_frame.cellM};
    }

    static MapRing withoutStraightCorners(const MapRing& ring) {
        MapRing out;
        const std::size_t n = ring.size();
        for (std::size_t i = 0; i < n; ++i) {
            const MapPoint a = ring[(i + n - 1) % n], b = ring[i], c = ring[(i + 1) % n];
            const double cross =
                (b.eastM - a.eastM) * (c.northM - b.northM) - (b.northM - a.northM) * (c.eastM - b.eastM);
            // Cell edges turn by a quarter of a cell's square at least; less is rounding of large coordinates.
            if (std::abs(cross) > 1e-6) out.push_back(b);
        }
        return out;
    }

    const Mask& m_mask;
    const GridFrame& m_frame;
    std::vector<std::uint8_t> m_seen;  ///< bit per heading
};

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

MapArea outline(const Mask& mask, const GridFrame& frame, int cellsMin, bool smooth) {
    ENSURE(mask.size() == frame.cells(), "a mask must have its frame's size");
    MapArea area;
    EdgeWalk walk(mask, frame);
    std::vector<std::uint8_t> taken(mask.size(), 0);
    const auto columns = static_cast<std::size_t>(frame.columns);
    for (std::size_t start = 0; start < mask.size(); ++start) {
        if (mask[start] == 0 || taken[start] != 0) continue;
        std::vector<std::size_t> part = partAround(start, mask, frame, taken);
        if (part.size() < static_cast<std::size_t>(std::max(cellsMin, 0))) continue;
        std::sort(part.begin(), part.end());
        MapPolygon polygon(1);
        for (const std::size_t i : part) {
            const CellAt c{static_cast<int>(i % columns), static_cast<int>(i / columns)};
            for (int heading = kEast; heading <= kSouth; ++heading) {
                if (!walk.isOpenEdge(c, heading) || walk.isSeen(c, heading)) continue;
                MapRing ring = walk.walk(c, heading, smooth);
                if (signedAreaM2(ring) > 0)
                    polygon.front() = std::move(ring);
                else
                    polygon.push_back(std::move(ring));
            }
        }
        area.push_back(std::move(polygon));
    }
    return area;
}

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
