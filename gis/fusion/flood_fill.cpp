// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/flood_fill.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>

namespace fusion {
namespace {

constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kStraight = 5, kDiagonal = 7;  ///< ways in fifths of a cell; 7/5 = 1.4
constexpr std::size_t kRings = 8;                      ///< more than the longest step
constexpr std::size_t kManyOf = 64;                    ///< added cells are many from this part of the window on
constexpr double kEvenM = 150, kEvenFallM = 0.3;

/// Replaces each of `count` values that lie `stride` apart by the sum over `reach` to either side.
void addAlong(std::vector<float>& field, std::size_t first, std::size_t stride, std::size_t count, std::size_t reach,
              std::vector<float>& line) {
    line.resize(count);
    for (std::size_t i = 0; i < count; ++i) line[i] = field[first + i * stride];
    double sum = 0;
    for (std::size_t i = 0; i < std::min(reach, count); ++i) sum += static_cast<double>(line[i]);
    for (std::size_t i = 0; i < count; ++i) {
        if (i + reach < count) sum += static_cast<double>(line[i + reach]);
        if (i > reach) sum -= static_cast<double>(line[i - reach - 1]);
        field[first + i * stride] = static_cast<float>(sum);
    }
}

}  // namespace

FloodPlain::FloodPlain(const geometry::ElevationGrid& ground, const RiverCourse& course) : m_course(&course) {
    const geometry::GridFrame& frame = ground.frame;
    m_groundColumns = frame.columns;
    m_cellM = frame.cellM;
    int west = frame.columns, east = -1, north = frame.rows, south = -1;
    const auto extend = [&](int column, int row, int reach) {
        west = std::min(west, column - reach), east = std::max(east, column + reach);
        north = std::min(north, row - reach), south = std::max(south, row + reach);
    };
    for (const RiverCourse::Node& node : course.nodes())
        extend(frame.columnOf(node.at.eastM), frame.rowOf(node.at.northM),
               static_cast<int>(node.reachM / frame.cellM) + 1);
    for (const RiverCourse::Seed& seed : course.seeds())
        extend(static_cast<int>(seed.cell) % frame.columns, static_cast<int>(seed.cell) / frame.columns, 1);
    west = std::max(west, 0), north = std::max(north, 0), east = std::min(east, frame.columns - 1),
    south = std::min(south, frame.rows - 1);
    m_column = west - 1, m_row = north - 1;
    m_columns = std::max(0, east - west + 1) + 2, m_rows = std::max(0, south - north + 1) + 2;
    const std::size_t cells = static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows);
    m_aboveBedM.assign(cells, std::numeric_limits<float>::quiet_NaN());
    m_node.assign(cells, 0);
    for (int row = north; row <= south; ++row)
        for (int column = west; column <= east; ++column)
            m_aboveBedM[static_cast<std::size_t>(row - m_row) * static_cast<std::size_t>(m_columns) +
                        static_cast<std::size_t>(column - m_column)] = ground.heightM[frame.at(column, row)];
    assignNodes();
    evenOutBed();
}

/// Gives every cell its nearest node, by ways over the grid from the bed outwards (rings of equal way, taken in turn);
/// what no node reaches becomes wall.
void FloodPlain::assignNodes() {
    std::vector<std::uint32_t> way(m_node.size(), kUnreached);
    std::array<std::vector<std::uint32_t>, kRings> rings;
    const auto columns = static_cast<std::uint32_t>(m_columns);
    for (const RiverCourse::Seed& seed : m_course->seeds()) {
        const int column = static_cast<int>(seed.cell) % m_groundColumns - m_column,
                  row = static_cast<int>(seed.cell) / m_groundColumns - m_row;
        const std::uint32_t cell = static_cast<std::uint32_t>(row) * columns + static_cast<std::uint32_t>(column);
        way[cell] = 0, m_node[cell] = seed.node;
        m_seeds.push_back(cell);
        rings[0].push_back(cell);
    }
    std::vector<std::uint32_t> reach;  // in fifths of a cell
    for (const RiverCourse::Node& node : m_course->nodes())
        reach.push_back(static_cast<std::uint32_t>(node.reachM / m_cellM * kStraight));
    const std::array<std::pair<std::int64_t, std::uint32_t>, 8> steps = {{{-1, kStraight},
                                                                          {1, kStraight},
                                                                          {-m_columns, kStraight},
                                                                          {m_columns, kStraight},
                                                                          {-m_columns - 1, kDiagonal},
                                                                          {-m_columns + 1, kDiagonal},
                                                                          {m_columns - 1, kDiagonal},
                                                                          {m_columns + 1, kDiagonal}}};
    for (std::uint32_t now = 0, empty = 0; empty < kRings; ++now) {
        std::vector<std::uint32_t>& ring = rings[now % kRings];
        empty = ring.empty() ? empty + 1 : 0;
        for (const std::uint32_t cell : ring) {
            if (way[cell] != now) continue;  // a shorter way was found since
            const std::uint32_t node = m_node[cell], column = cell % columns, row = cell / columns;
            if (column == 0 || row == 0 || column + 1 == columns || row + 1 == static_cast<std::uint32_t>(m_rows))
                continue;
            for (const auto& [step, cost] : steps) {
                const auto next = static_cast<std::uint32_t>(static_cast<std::int64_t>(cell) + step);
                if (now + cost >= way[next] || now + cost > reach[node]) continue;
                way[next] = now + cost, m_node[next] = node;
                rings[(now + cost) % kRings].push_back(next);
            }
        }
        ring.clear();
    }
    for (std::size_t cell = 0; cell < way.size(); ++cell)
        if (way[cell] == kUnreached) m_aboveBedM[cell] = std::numeric_limits<float>::quiet_NaN();
}

/// Turns heights into heights above the bed.
void FloodPlain::evenOutBed() {
    const auto& nodes = m_course->nodes();
    const double slope = (nodes.front().bedM - nodes.back().bedM) / std::max(1.0, nodes.back().alongM);
    // Not over more than the bed falls by 0.3 m: a mean over a steep brook's ends would lift its mouth.
    const double reachM = std::clamp(kEvenFallM / std::max(slope, 1e-6), 2 * m_cellM, kEvenM);
    const auto reach = std::max<std::size_t>(1, static_cast<std::size_t>(reachM / m_cellM));
    std::vector<float> sums(m_node.size(), 0.0F), counts(m_node.size(), 0.0F), line;
    const double base = nodes.back().bedM;  // sums of small numbers keep their centimetres
    for (std::size_t cell = 0; cell < m_node.size(); ++cell)
        if (!std::isnan(m_aboveBedM[cell]))
            sums[cell] = static_cast<float>(nodes[m_node[cell]].bedM - base), counts[cell] = 1;
    const auto columns = static_cast<std::size_t>(m_columns), rows = static_cast<std::size_t>(m_rows);
    for (std::vector<float>* field : {&sums, &counts}) {
        for (std::size_t row = 0; row < rows; ++row) addAlong(*field, row * columns, 1, columns, reach, line);
        for (std::size_t column = 0; column < columns; ++column) addAlong(*field, column, columns, rows, reach, line);
    }
    for (std::size_t cell = 0; cell < m_node.size(); ++cell)
        if (counts[cell] > 0) m_aboveBedM[cell] -= static_cast<float>(base) + sums[cell] / counts[cell];
}

bool FloodPlain::spread(std::uint32_t cell, Water& water, std::vector<std::uint32_t>& added) const {
    const auto columns = static_cast<std::uint32_t>(m_columns);
    bool isRim = false;
    const auto offer = [&](std::uint32_t at, bool isReached) {
        if (water.m_isWet[at] != 0) return true;
        const bool isBelow = lies(at, water.m_stageM);
        if (isBelow && isReached) {
            water.m_isWet[at] = 1;
            added.push_back(at);
            return true;
        }
        isRim = isRim || !std::isnan(m_aboveBedM[at]);
        return false;
    };
    // The rim of the window is wall, so no neighbour lies outside it.
    const bool w = offer(cell - 1, true), e = offer(cell + 1, true), n = offer(cell - columns, true),
               s = offer(cell + columns, true);
    offer(cell - columns - 1, n || w);
    offer(cell - columns + 1, n || e);
    offer(cell + columns - 1, s || w);
    offer(cell + columns + 1, s || e);
    return isRim;
}

/// Puts what was added among the cells, by rising index.
void FloodPlain::merge(Water& water, std::vector<std::uint32_t>& added) const {
    if (added.size() > water.m_isWet.size() / kManyOf) {  // reading all flags is less than sorting
        water.m_cells.clear();
        for (std::size_t cell = 0; cell < water.m_isWet.size(); ++cell)
            if (water.m_isWet[cell] != 0) water.m_cells.push_back(static_cast<std::uint32_t>(cell));
        return;
    }
    std::sort(added.begin(), added.end());
    const auto before = static_cast<std::ptrdiff_t>(water.m_cells.size());
    water.m_cells.insert(water.m_cells.end(), added.begin(), added.end());
    std::inplace_merge(water.m_cells.begin(), water.m_cells.begin() + before, water.m_cells.end());
}

WetCells FloodPlain::fill(const std::vector<float>& surfaceM, Water& water) const {
    std::vector<float> stageM(surfaceM.size());
    for (std::size_t i = 0; i < stageM.size(); ++i)
        stageM[i] = surfaceM[i] - static_cast<float>(m_course->nodes()[i].bedM);
    const bool goesOn = water.m_stageM.size() == stageM.size() &&
                        std::equal(stageM.begin(), stageM.end(), water.m_stageM.begin(), std::greater_equal<>{});
    if (!goesOn) {
        water.m_isWet.assign(m_node.size(), 0);
        water.m_cells.clear(), water.m_rim.clear();
    }
    water.m_stageM = std::move(stageM);
    std::vector<std::uint32_t> added, rim;
    for (const std::uint32_t seed : m_seeds)
        if (water.m_isWet[seed] == 0 && lies(seed, water.m_stageM)) water.m_isWet[seed] = 1, added.push_back(seed);
    for (const std::uint32_t cell : water.m_rim)
        if (spread(cell, water, added)) rim.push_back(cell);
    for (std::size_t k = 0; k < added.size(); ++k)
        if (const std::uint32_t cell = added[k]; spread(cell, water, added)) rim.push_back(cell);
    water.m_rim = std::move(rim);
    merge(water, added);
    WetCells wet;
    wet.cells.reserve(water.m_cells.size());
    wet.depthM.reserve(water.m_cells.size());
    const auto columns = static_cast<std::uint32_t>(m_columns);
    for (const std::uint32_t cell : water.m_cells) {
        const int column = static_cast<int>(cell % columns) + m_column, row = static_cast<int>(cell / columns) + m_row;
        wet.cells.push_back(static_cast<std::uint32_t>(row * m_groundColumns + column));
        wet.depthM.push_back(water.m_stageM[m_node[cell]] - m_aboveBedM[cell]);
    }
    return wet;
}

WetCells FloodPlain::fill(const std::vector<float>& surfaceM) const {
    Water water;
    return fill(surfaceM, water);
}

}  // namespace fusion
