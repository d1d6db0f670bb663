// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/sinks.h"

#include <algorithm>
#include <numeric>

namespace fusion {
namespace {

/// One hollow: the cells around `start` that lie under full water and hang together over edges or corners.
class HollowWalk {
public:
    explicit HollowWalk(const Drainage& drainage) : m_drainage(drainage), m_ground(drainage.ground()) {}

    [[nodiscard]] bool isUnder(std::uint32_t cell) const {
        return m_drainage.filledM()[cell] > m_ground.heightM[cell];  // false for unknown ground
    }
    /// Numbers its cells in `sinkOf`; `cells()` are those.
    Sink walk(std::uint32_t start, std::uint32_t number, std::vector<std::uint32_t>& sinkOf) {
        const auto columns = static_cast<std::uint32_t>(m_ground.columns);
        Sink sink;
        sink.deepest = start;
        sink.spillM = static_cast<double>(m_drainage.filledM()[start]);
        sink.west = m_ground.columns, sink.north = m_ground.rows, sink.east = sink.south = -1;
        m_cells.assign(1, start);
        sinkOf[start] = number;
        for (std::size_t k = 0; k < m_cells.size(); ++k) {
            const std::uint32_t cell = m_cells[k];
            const int column = static_cast<int>(cell % columns), row = static_cast<int>(cell / columns);
            sink.west = std::min(sink.west, column), sink.east = std::max(sink.east, column);
            sink.north = std::min(sink.north, row), sink.south = std::max(sink.south, row);
            if (m_ground.heightM[cell] < m_ground.heightM[sink.deepest]) sink.deepest = cell;
            const double area = m_ground.areaOf(cell);
            sink.areaM2 += area;
            sink.volumeM3 += area * (sink.spillM - static_cast<double>(m_ground.heightM[cell]));
            m_drainage.around(cell, [&](std::uint32_t other) {
                if (sinkOf[other] != Drainage::kNone || !isUnder(other)) return;
                sinkOf[other] = number;
                m_cells.push_back(other);
            });
        }
        sink.cells = m_cells.size();
        sink.depthM = sink.spillM - static_cast<double>(m_ground.heightM[sink.deepest]);
        return sink;
    }

private:
    const Drainage& m_drainage;
    const GroundCells& m_ground;
    std::vector<std::uint32_t> m_cells;
};

}  // namespace

Sinks sinksOf(const Drainage& drainage, double depthMinM, double areaMinM2) {
    const GroundCells& ground = drainage.ground();
    Sinks sinks;
    sinks.sinkOf.assign(ground.heightM.size(), Drainage::kNone);
    std::vector<Sink> found;
    HollowWalk hollows(drainage);
    for (const std::uint32_t cell : drainage.upwards())
        if (sinks.sinkOf[cell] == Drainage::kNone && hollows.isUnder(cell))
            found.push_back(hollows.walk(cell, static_cast<std::uint32_t>(found.size()), sinks.sinkOf));

    std::vector<std::uint32_t> order(found.size());
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t i) { return found[i].depthM < depthMinM || found[i].areaM2 < areaMinM2; });
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return found[a].volumeM3 > found[b].volumeM3; });
    sinks.passedOver = found.size() - order.size();
    std::vector<std::uint32_t> numbers(found.size(), Drainage::kNone);
    for (const std::uint32_t i : order) {
        numbers[i] = static_cast<std::uint32_t>(sinks.all.size());
        sinks.all.push_back(found[i]);
    }
    std::vector<std::uint32_t> runsTo(ground.heightM.size(), Drainage::kNone);
    for (const std::uint32_t cell : drainage.upwards()) {
        std::uint32_t& own = sinks.sinkOf[cell];
        if (own != Drainage::kNone) own = numbers[own];
        const std::uint32_t next = drainage.next(cell);
        runsTo[cell] = own != Drainage::kNone ? own : next != Drainage::kNone ? runsTo[next] : Drainage::kNone;
        if (runsTo[cell] == Drainage::kNone) continue;
        Sink& sink = sinks.all[runsTo[cell]];
        sink.catchmentM2 += ground.areaOf(cell);
        sink.isCatchmentCut = sink.isCatchmentCut || drainage.isAtTheEnd(cell);
    }
    return sinks;
}

std::vector<std::uint32_t> cellsOf(const Sinks& sinks, std::uint32_t number, const GroundCells& ground) {
    const Sink& sink = sinks.all[number];
    std::vector<std::uint32_t> cells;
    cells.reserve(sink.cells);
    for (int row = sink.north; row <= sink.south; ++row)
        for (int column = sink.west; column <= sink.east; ++column) {
            const auto cell = static_cast<std::uint32_t>(row) * static_cast<std::uint32_t>(ground.columns) +
                              static_cast<std::uint32_t>(column);
            if (sinks.sinkOf[cell] == number) cells.push_back(cell);
        }
    return cells;
}

SinkWater waterIn(const Sinks& sinks, std::uint32_t number, const GroundCells& ground, double volumeM3) {
    SinkWater water;
    water.wet = cellsOf(sinks, number, ground);
    const auto height = [&](std::uint32_t cell) { return static_cast<double>(ground.heightM[cell]); };
    std::stable_sort(water.wet.begin(), water.wet.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return height(a) < height(b); });
    water.levelM = sinks.all[number].spillM;
    if (!(volumeM3 < sinks.all[number].volumeM3)) return water;
    // Up from cell to cell: what lies below is as wide as all before.
    double areaM2 = 0, heldM3 = 0;
    for (std::size_t k = 0; k < water.wet.size(); ++k) {
        const double here = height(water.wet[k]);
        const double toHereM3 = k == 0 ? 0 : areaM2 * (here - height(water.wet[k - 1]));
        if (k > 0 && heldM3 + toHereM3 >= volumeM3) {
            water.levelM = height(water.wet[k - 1]) + (volumeM3 - heldM3) / areaM2;
            water.wet.resize(k);
            return water;
        }
        heldM3 += toHereM3;
        areaM2 += ground.areaOf(water.wet[k]);
    }
    water.levelM = height(water.wet.back()) + (volumeM3 - heldM3) / areaM2;
    return water;
}

}  // namespace fusion
