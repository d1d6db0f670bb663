// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <utility>

#include "broker/base/ensure.h"
#include "gis/geometry/raster.h"

namespace geometry {
namespace {

// Headings along cell edges, the wet cell on the left. Heading east runs along a cell's southern edge, and so on round.
enum Heading : int { kEast = 0, kNorth = 1, kWest = 2, kSouth = 3 };
constexpr std::array<int, 4> kColumnStep = {1, 0, -1, 0};
constexpr std::array<int, 4> kRowStep = {0, -1, 0, 1};

/// Eight cells at once.
std::uint64_t eightAt(const std::uint8_t* cells) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, cells, sizeof eight);
    return eight;
}

std::uint64_t eightOf(std::uint8_t value) { return value * 0x0101010101010101U; }

struct CellAt {
    int column = 0, row = 0;
};

/// Walks the outlines of the cells of a class. Corner points are integers in cells from the frame's upper left corner.
class EdgeWalk {
public:
    EdgeWalk(const Mask& classes, const GridFrame& frame)
        : m_classes(classes), m_frame(frame), m_seen(classes.size(), 0) {}

    [[nodiscard]] bool isOf(std::uint8_t value, CellAt c) const {
        return m_frame.has(c.column, c.row) && m_classes[m_frame.at(c.column, c.row)] == value;
    }
    [[nodiscard]] std::uint8_t valueAt(CellAt c) const { return m_classes[m_frame.at(c.column, c.row)]; }
    [[nodiscard]] bool isOpenEdge(CellAt c, int heading) const {
        return !isOf(valueAt(c), aside(c, (heading + 3) % 4));  // the dry side is on the right
    }
    [[nodiscard]] bool isSeen(CellAt c, int heading) const {
        return (m_seen[m_frame.at(c.column, c.row)] >> heading) & 1;
    }

    struct Walked {
        MapRing ring;  ///< in map metres
        bool mayTouchItself = false;
    };
    /// The ring that holds this edge.
    Walked walk(CellAt start, int startHeading, bool smooth) {
        Walked out;
        const std::uint8_t value = valueAt(start);
        CellAt c = start;
        int heading = startHeading;
        do {
            m_seen[m_frame.at(c.column, c.row)] |= static_cast<std::uint8_t>(1 << heading);
            out.ring.push_back(pointOf(c, heading, smooth));
            const CellAt ahead = aside(c, heading), diagonal = aside(ahead, (heading + 3) % 4);
            const bool isDiagonal = isOf(value, diagonal);
            if (!isOf(value, ahead)) {
                heading = (heading + 1) % 4;  // round the own corner: diagonal neighbours stay apart
                out.mayTouchItself = out.mayTouchItself || (isDiagonal && !smooth);
            } else if (isDiagonal) {
                c = diagonal;
                heading = (heading + 3) % 4;
            } else {
                c = ahead;
            }
        } while (c.column != start.column || c.row != start.row || heading != startHeading);
        dropStraightCorners(out.ring);
        return out;
    }

private:
    [[nodiscard]] static CellAt aside(CellAt c, int heading) {
        const auto h = static_cast<std::size_t>(heading);
        return {c.column + kColumnStep[h], c.row + kRowStep[h]};
    }

    /// Where the edge begins, or its middle: joining the middles cuts every corner by at most 0.36 cells and keeps
    /// rings apart that touch at a corner.
    [[nodiscard]] MapPoint pointOf(CellAt c, int heading, bool smooth) const {
        constexpr std::array<double, 4> startX = {0, 1, 1, 0}, startY = {1, 1, 0, 0};
        const auto h = static_cast<std::size_t>(heading);
        double x = c.column + startX[h], y = c.row + startY[h];
        if (smooth) x += 0.5 * kColumnStep[h], y += 0.5 * kRowStep[h];
        return {m_frame.westM + x * m_frame.cellM, m_frame.northM - y * m_frame.cellM};
    }

    static void dropStraightCorners(MapRing& ring) {
        if (ring.empty()) return;
        const MapPoint first = ring.front();
        MapPoint a = ring.back();
        std::size_t kept = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const MapPoint b = ring[i], c = i + 1 < ring.size() ? ring[i + 1] : first;
            const double cross =
                (b.eastM - a.eastM) * (c.northM - b.northM) - (b.northM - a.northM) * (c.eastM - b.eastM);
            // Cell edges turn by a quarter of a cell's square at least; less is rounding of large coordinates.
            if (std::abs(cross) > 1e-6) ring[kept++] = b;
            a = b;
        }
        ring.resize(kept);
    }

    const Mask& m_classes;
    const GridFrame& m_frame;
    std::vector<std::uint8_t> m_seen;  ///< bit per heading
};

/// A ring that meets itself at corners, as rings that touch there: the outer one and its holes, or several holes. Where
/// a part of 4-connected cells comes near itself over a corner, its border passes that corner twice, which no polygon's
/// ring may (OGC 06-103r4, 6.1.11: rings are simple, and may touch one another at a point).
std::vector<MapRing> splitWhereItTouches(const MapRing& ring) {
    std::vector<MapRing> rings;
    MapRing path;
    std::map<std::pair<double, double>, std::size_t> at;  // corners of the path, by place in it
    for (const MapPoint& corner : ring) {
        const auto [known, isNew] = at.try_emplace({corner.eastM, corner.northM}, path.size());
        if (!isNew) {
            const std::size_t first = known->second;
            rings.emplace_back(path.begin() + static_cast<std::ptrdiff_t>(first), path.end());
            for (std::size_t k = first + 1; k < path.size(); ++k) at.erase({path[k].eastM, path[k].northM});
            path.resize(first + 1);
            continue;
        }
        path.push_back(corner);
    }
    rings.push_back(std::move(path));
    return rings;
}

/// Cells of a class beside each other in a row; those that hang together over edges are one part.
struct Run {
    int from = 0, to = 0;    ///< columns, both of it
    std::uint32_t part = 0;  ///< the first run of its part, when all are joined
};

class Parts {
public:
    Parts(const Mask& classes, const GridFrame& frame) : m_classes(classes), m_frame(frame) {
        m_rowStarts.push_back(0);
        for (int row = 0; row < frame.rows; ++row) {
            addRow(row);
            m_rowStarts.push_back(m_runs.size());
            if (row > 0) joinToRowAbove(row);
        }
        m_cells.assign(m_runs.size(), 0);
        for (Run& run : m_runs) {  // a run's part came before it
            run.part = m_runs[run.part].part;
            m_cells[run.part] += static_cast<std::size_t>(run.to - run.from + 1);
        }
    }
    [[nodiscard]] std::size_t runs() const { return m_runs.size(); }
    [[nodiscard]] std::size_t firstIn(int row) const { return m_rowStarts[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const Run& at(std::size_t run) const { return m_runs[run]; }
    [[nodiscard]] std::size_t cellsOf(std::uint32_t part) const { return m_cells[part]; }

private:
    void addRow(int row) {
        const std::uint8_t* cells = m_classes.data() + m_frame.at(0, row);
        for (int column = 0; column < m_frame.columns;) {
            const int from = column++;
            const std::uint8_t value = cells[from];
            while (column + 8 <= m_frame.columns && eightAt(cells + column) == eightOf(value)) column += 8;
            while (column < m_frame.columns && cells[column] == value) ++column;
            if (value != 0) m_runs.push_back({from, column - 1, static_cast<std::uint32_t>(m_runs.size())});
        }
    }
    void joinToRowAbove(int row) {
        const std::size_t begin = firstIn(row), end = m_runs.size();
        for (std::size_t above = firstIn(row - 1), here = begin; above < begin && here < end;) {
            const Run &one = m_runs[above], &other = m_runs[here];
            const bool doMeet = one.from <= other.to && other.from <= one.to;
            if (doMeet && m_classes[m_frame.at(one.from, row - 1)] == m_classes[m_frame.at(other.from, row)])
                join(static_cast<std::uint32_t>(above), static_cast<std::uint32_t>(here));
            if (one.to < other.to)
                ++above;
            else
                ++here;
        }
    }
    std::uint32_t firstOf(std::uint32_t run) {
        while (m_runs[run].part != run) run = m_runs[run].part = m_runs[m_runs[run].part].part;
        return run;
    }
    void join(std::uint32_t one, std::uint32_t other) {
        one = firstOf(one), other = firstOf(other);
        m_runs[std::max(one, other)].part = std::min(one, other);
    }

    const Mask& m_classes;
    const GridFrame& m_frame;
    std::vector<Run> m_runs;
    std::vector<std::size_t> m_rowStarts;
    std::vector<std::size_t> m_cells;  ///< by part
};

}  // namespace

std::vector<MapArea> outlines(const Mask& classes, const GridFrame& frame, int count, int cellsMin, bool smooth) {
    ENSURE(classes.size() == frame.cells(), "a mask must have its frame's size");
    std::vector<MapArea> areas(static_cast<std::size_t>(count));
    const Parts parts(classes, frame);
    EdgeWalk walk(classes, frame);
    std::vector<std::uint32_t> polygonOf(parts.runs());  // by part
    const auto addRings = [&](CellAt c, MapPolygon& polygon) {
        for (int heading = kEast; heading <= kSouth; ++heading) {
            if (!walk.isOpenEdge(c, heading) || walk.isSeen(c, heading)) continue;
            auto [whole, mayTouchItself] = walk.walk(c, heading, smooth);
            std::vector<MapRing> rings;
            if (mayTouchItself)
                rings = splitWhereItTouches(std::move(whole));
            else
                rings.push_back(std::move(whole));
            for (MapRing& ring : rings)
                if (signedAreaM2(ring) > 0)
                    polygon.front() = std::move(ring);
                else
                    polygon.push_back(std::move(ring));
        }
    };
    for (int row = 0; row < frame.rows; ++row)
        for (std::size_t i = parts.firstIn(row); i < parts.firstIn(row + 1); ++i) {
            const Run& run = parts.at(i);
            if (parts.cellsOf(run.part) < static_cast<std::size_t>(std::max(cellsMin, 0))) continue;
            const std::uint8_t* cells = classes.data() + frame.at(0, row);
            const std::uint8_t value = cells[run.from];
            ENSURE(value <= count, "a cell is of one of the classes");
            MapArea& area = areas[static_cast<std::size_t>(value - 1)];
            if (run.part == i) {
                polygonOf[i] = static_cast<std::uint32_t>(area.size());
                area.emplace_back(1);
            }
            const bool isBetweenRows = row > 0 && row + 1 < frame.rows;
            const std::uint8_t* above = isBetweenRows ? cells - frame.columns : cells;
            const std::uint8_t* below = isBetweenRows ? cells + frame.columns : cells;
            for (int column = run.from; column <= run.to; ++column) {
                if (isBetweenRows && column > run.from) {  // what lies among its like has no open edge
                    while (column + 8 <= run.to && eightAt(above + column) == eightOf(value) &&
                           eightAt(below + column) == eightOf(value))
                        column += 8;
                    if (column < run.to && above[column] == value && below[column] == value) continue;
                }
                addRings({column, row}, area[polygonOf[run.part]]);
            }
        }
    return areas;
}

MapArea outline(const Mask& mask, const GridFrame& frame, int cellsMin, bool smooth) {
    return std::move(outlines(mask, frame, 1, cellsMin, smooth).front());
}

}  // namespace geometry
