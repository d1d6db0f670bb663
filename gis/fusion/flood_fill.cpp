// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/flood_fill.h"

#include <algorithm>
#include <limits>

namespace fusion {
namespace {

constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kStraight = 5, kDiagonal = 7;  ///< 7/5 = 1.4
constexpr std::size_t kRings = 8;                      ///< more than the longest step

}  // namespace

FloodFill::FloodFill(const geometry::ElevationGrid& ground)
    : m_ground(&ground), m_reached(ground.frame.cells(), Reached{kUnreached, 0}), m_rings(kRings) {}

void FloodFill::reach(std::uint32_t cell, std::uint32_t way, std::uint32_t node) {
    if (m_reached[cell].way == kUnreached) m_touched.push_back(cell);
    m_reached[cell] = {way, node};
    m_rings[way % kRings].push_back(cell);
}

void FloodFill::spread(std::uint32_t cell, const RiverCourse& course, const std::vector<float>& surfaceM) {
    const geometry::GridFrame& frame = m_ground->frame;
    const Reached from = m_reached[cell];
    const float surface = surfaceM[from.node];
    const double reachM = course.nodes()[from.node].reachM;
    const auto columns = static_cast<std::uint32_t>(frame.columns);
    const int column = static_cast<int>(cell % columns), row = static_cast<int>(cell / columns);
    const bool west = column > 0, east = column + 1 < frame.columns, north = row > 0, south = row + 1 < frame.rows;
    const auto lies = [&](std::uint32_t at) { return m_ground->heightM[at] < surface; };  // false for NaN
    const auto offer = [&](std::uint32_t at, std::uint32_t step) {
        const std::uint32_t way = from.way + step;
        if (way >= m_reached[at].way || way * frame.cellM > reachM * kStraight) return;
        reach(at, way, from.node);
    };
    const bool w = west && lies(cell - 1), e = east && lies(cell + 1);
    const bool n = north && lies(cell - columns), s = south && lies(cell + columns);
    if (w) offer(cell - 1, kStraight);
    if (e) offer(cell + 1, kStraight);
    if (n) offer(cell - columns, kStraight);
    if (s) offer(cell + columns, kStraight);
    if (north && west && (n || w) && lies(cell - columns - 1)) offer(cell - columns - 1, kDiagonal);
    if (north && east && (n || e) && lies(cell - columns + 1)) offer(cell - columns + 1, kDiagonal);
    if (south && west && (s || w) && lies(cell + columns - 1)) offer(cell + columns - 1, kDiagonal);
    if (south && east && (s || e) && lies(cell + columns + 1)) offer(cell + columns + 1, kDiagonal);
}

WetCells FloodFill::fill(const RiverCourse& course, const std::vector<float>& surfaceM) {
    for (const RiverCourse::Seed& seed : course.seeds())
        if (m_ground->heightM[seed.cell] < surfaceM[seed.node]) reach(seed.cell, 0, seed.node);
    // Rings of equal way, taken in turn; eight empty ones in a row mean that nothing waits any more.
    for (std::uint32_t way = 0, empty = 0; empty < kRings; ++way) {
        std::vector<std::uint32_t>& ring = m_rings[way % kRings];
        empty = ring.empty() ? empty + 1 : 0;
        for (const std::uint32_t cell : ring)
            if (m_reached[cell].way == way) spread(cell, course, surfaceM);  // else a shorter way was found since
        ring.clear();
    }
    WetCells wet;
    std::sort(m_touched.begin(), m_touched.end());
    wet.cells = m_touched;
    wet.depthM.reserve(m_touched.size());
    for (const std::uint32_t cell : m_touched) {
        wet.depthM.push_back(surfaceM[m_reached[cell].node] - m_ground->heightM[cell]);
        m_reached[cell] = {kUnreached, 0};
    }
    m_touched.clear();
    return wet;
}

}  // namespace fusion
