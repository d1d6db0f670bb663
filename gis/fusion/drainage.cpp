// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/drainage.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "broker/base/ensure.h"

namespace fusion {
namespace {

// Ways to the neighbours: those over edges first, so that of two ways as steep it is the straight one.
constexpr std::array<int, 8> kWayColumn{1, 0, -1, 0, 1, -1, -1, 1};
constexpr std::array<int, 8> kWayRow{0, -1, 0, 1, -1, -1, 1, 1};
constexpr std::array<std::uint8_t, 8> kWayBack{2, 3, 0, 1, 6, 7, 4, 5};
constexpr std::uint8_t kOffGround = 8;          ///< leaves what is known
constexpr std::uint8_t kNoGround = 9;           ///< no ground
constexpr std::uint8_t kUnseen = 10;            ///< while the flood rises
constexpr std::size_t kCellsPerLook = 1 << 16;  ///< between two looks whether to stop: some ms

/// A float as a number that sorts as it does.
std::uint32_t sortable(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value + 0.0F);  // -0 is 0
    return (bits & 0x80000000U) != 0 ? ~bits : bits | 0x80000000U;
}

/// The cells that the flood may enter next: the lowest first, of those as low the one that was seen first. In steps of
/// height, each a small heap that stays in the cache; one heap of all took twice as long.
class Shore {
public:
    Shore(float lowest, float highest)
        : m_lowest(lowest), m_perM(highest - lowest > 1e-3F ? (kSteps - 1) / (highest - lowest) : 0), m_steps(kSteps) {}

    void push(std::uint32_t cell, float height) {
        const std::size_t at = std::min(kSteps - 1, static_cast<std::size_t>((height - m_lowest) * m_perM));
        Step& step = m_steps[at];
        step.cells.push_back({std::uint64_t{sortable(height)} << 32 | m_seen++, cell});
        if (step.isHeap) std::push_heap(step.cells.begin(), step.cells.end());
        m_words[at / 64] |= std::uint64_t{1} << at % 64;
        m_wordsOfWords[at / 4096] |= std::uint64_t{1} << at / 64 % 64;
    }
    /// Drainage::kNone when there is none left.
    std::uint32_t pop() {
        std::size_t top = 0;
        while (m_wordsOfWords[top] == 0)
            if (++top == m_wordsOfWords.size()) return Drainage::kNone;
        const std::size_t word = top * 64 + static_cast<std::size_t>(std::countr_zero(m_wordsOfWords[top]));
        const std::size_t at = word * 64 + static_cast<std::size_t>(std::countr_zero(m_words[word]));
        Step& step = m_steps[at];
        if (!step.isHeap) std::make_heap(step.cells.begin(), step.cells.end()), step.isHeap = true;
        std::pop_heap(step.cells.begin(), step.cells.end());
        const std::uint32_t cell = step.cells.back().cell;
        step.cells.pop_back();
        if (!step.cells.empty()) return cell;
        if (step.cells.capacity() > kKept) std::vector<Entry>().swap(step.cells);
        m_words[word] &= m_words[word] - 1;
        if (m_words[word] == 0) m_wordsOfWords[top] &= m_wordsOfWords[top] - 1;
        return cell;
    }

private:
    static constexpr std::size_t kSteps = 1 << 16, kKept = 64;
    struct Entry {
        std::uint64_t rank = 0;
        std::uint32_t cell = 0;
        bool operator<(const Entry& o) const { return rank > o.rank; }
    };
    struct Step {
        std::vector<Entry> cells;
        bool isHeap = false;
    };
    float m_lowest, m_perM;
    std::uint32_t m_seen = 0;
    std::vector<Step> m_steps;
    std::array<std::uint64_t, kSteps / 64> m_words{};           ///< a bit for each step that holds any
    std::array<std::uint64_t, kSteps / 4096> m_wordsOfWords{};  ///< a bit for each word that is not 0
};

}  // namespace

GroundCells GroundCells::squares(std::vector<float> heightM, int columns, int rows, double cellM) {
    const auto count = static_cast<std::size_t>(rows);
    return {std::move(heightM),
            columns,
            rows,
            std::vector<double>(count, cellM * cellM),
            std::vector<double>(count, cellM),
            cellM};
}

Drainage::Drainage(const GroundCells& ground, const std::stop_token& stop)
    : m_ground(&ground),
      m_columns(static_cast<std::uint32_t>(ground.columns)),
      m_rows(static_cast<std::uint32_t>(ground.rows)),
      m_way(ground.heightM.size(), kUnseen),
      m_filledM(ground.heightM.size(), std::numeric_limits<float>::quiet_NaN()) {
    ENSURE(ground.heightM.size() == static_cast<std::size_t>(m_columns) * m_rows, "a grid has columns * rows heights");
    ENSURE(ground.heightM.size() < kNone, "cells are numbered with 32 bits");
    ENSURE(ground.areaM2.size() == m_rows && ground.widthM.size() == m_rows, "each row has its cell's size");
    for (const double widthM : ground.widthM) {
        auto& spans = m_spansM.emplace_back();
        for (std::size_t way = 0; way < 8; ++way)
            spans[way] = std::sqrt(std::pow(widthM * kWayColumn[way], 2) + std::pow(ground.lengthM * kWayRow[way], 2));
    }
    rise(stop);
}

std::uint32_t Drainage::beside(std::uint32_t cell, std::size_t way) const {
    const std::uint32_t column = cell % m_columns + static_cast<std::uint32_t>(kWayColumn[way]),
                        row = cell / m_columns + static_cast<std::uint32_t>(kWayRow[way]);
    return column < m_columns && row < m_rows ? row * m_columns + column : kNone;  // below 0 is beyond all
}

inline std::array<std::uint32_t, 8> Drainage::allBeside(std::uint32_t cell) const {
    const std::uint32_t column = cell % m_columns, row = cell / m_columns;
    std::array<std::uint32_t, 8> others{};
    for (std::size_t way = 0; way < 8; ++way) {
        const std::uint32_t c = column + static_cast<std::uint32_t>(kWayColumn[way]),
                            r = row + static_cast<std::uint32_t>(kWayRow[way]);
        others[way] = c < m_columns && r < m_rows ? r * m_columns + c : kNone;
    }
    return others;
}

std::uint32_t Drainage::next(std::uint32_t cell) const {
    return m_way[cell] < kOffGround ? beside(cell, m_way[cell]) : kNone;
}

double Drainage::stepM(std::uint32_t cell) const {
    return m_way[cell] < kOffGround ? m_spansM[cell / m_columns][m_way[cell]] : 0;
}

bool Drainage::isAtTheEnd(std::uint32_t cell) const {
    const auto others = allBeside(cell);
    return std::any_of(others.begin(), others.end(),
                       [&](std::uint32_t other) { return other == kNone || std::isnan(m_ground->heightM[other]); });
}

/// The flood comes from the edges and always takes the lowest cell at its shore. What it meets below the highest cell
/// it has taken lies in a hollow.
void Drainage::rise(const std::stop_token& stop) {
    const std::vector<float>& height = m_ground->heightM;
    const auto cells = static_cast<std::uint32_t>(height.size());
    constexpr float kFar = std::numeric_limits<float>::max();
    float lowest = kFar, highest = -kFar;
    std::size_t known = 0;
    for (std::uint32_t cell = 0; cell < cells; ++cell) {
        if (std::isnan(height[cell])) {
            m_way[cell] = kNoGround;
            continue;
        }
        ++known;
        lowest = std::min(lowest, height[cell]), highest = std::max(highest, height[cell]);
    }
    m_upwards.reserve(known);
    Shore shore(lowest, highest);
    for (std::uint32_t cell = 0; cell < cells; ++cell)
        if (m_way[cell] != kNoGround && isAtTheEnd(cell)) m_way[cell] = kOffGround, shore.push(cell, height[cell]);
    float levelM = -kFar;
    for (std::uint32_t cell = shore.pop(); cell != kNone; cell = shore.pop()) {
        levelM = std::max(levelM, height[cell]);
        m_filledM[cell] = levelM;
        m_upwards.push_back(cell);
        if (m_upwards.size() % kCellsPerLook == 0 && stop.stop_requested()) return;
        const std::array<std::uint32_t, 8> others = allBeside(cell);
        if (height[cell] == levelM) turnDownhill(cell, others);
        for (std::size_t way = 0; way < 8; ++way) {
            if (others[way] == kNone || m_way[others[way]] != kUnseen) continue;
            m_way[others[way]] = kWayBack[way];
            shore.push(others[way], height[others[way]]);
        }
    }
}

/// The steepest way to a neighbour that the flood took at a lower level; without one the way stays as the flood came.
void Drainage::turnDownhill(std::uint32_t cell, const std::array<std::uint32_t, 8>& others) {
    const auto height = static_cast<double>(m_ground->heightM[cell]);
    const float levelM = m_filledM[cell];
    double steepest = 0;
    for (std::size_t way = 0; way < 8; ++way) {
        if (others[way] == kNone || !(m_filledM[others[way]] < levelM)) continue;  // not taken yet: NaN
        const double fallM = height - static_cast<double>(m_ground->heightM[others[way]]);
        const double slope = fallM / m_spansM[cell / m_columns][way];
        if (slope > steepest) steepest = slope, m_way[cell] = static_cast<std::uint8_t>(way);
    }
}

std::vector<double> Drainage::catchmentsM2() const {
    std::vector<double> areas(m_way.size(), 0);
    for (auto cell = m_upwards.rbegin(); cell != m_upwards.rend(); ++cell) {
        areas[*cell] += m_ground->areaOf(*cell);
        if (const std::uint32_t to = next(*cell); to != kNone) areas[to] += areas[*cell];
    }
    return areas;
}

}  // namespace fusion
