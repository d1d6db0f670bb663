// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/level_fill.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "broker/base/ensure.h"

namespace fusion {

LevelFill::LevelFill(const std::vector<float>& heightM, int columns, int rows, Corners corners)
    : m_heightM(heightM.data()),
      m_columns(static_cast<std::uint32_t>(columns)),
      m_rows(static_cast<std::uint32_t>(rows)),
      m_corners(corners),
      m_levelM(-std::numeric_limits<double>::infinity()),
      m_level(-std::numeric_limits<float>::infinity()),
      m_state(heightM.size(), State::Dry) {
    ENSURE(heightM.size() == static_cast<std::size_t>(m_columns) * m_rows, "a grid has columns * rows heights");
    ENSURE(heightM.size() <= std::numeric_limits<std::uint32_t>::max(), "cells are numbered with 32 bits");
}

void LevelFill::letInAt(int column, int row) {
    const std::size_t cell = static_cast<std::size_t>(row) * m_columns + static_cast<std::size_t>(column);
    ENSURE(column >= 0 && row >= 0 && static_cast<std::uint32_t>(column) < m_columns && cell < m_state.size(),
           "water is let in on the grid");
    if (m_state[cell] != State::Dry) return;
    m_state[cell] = State::Rim;
    m_rim.push_back(static_cast<std::uint32_t>(cell));
}

void LevelFill::raiseTo(double levelM) {
    if (!(levelM > m_levelM)) return;
    m_levelM = levelM;
    // A float below this float lies below the level: the comparison in single precision is the one in double.
    m_level = static_cast<float>(levelM);
    if (static_cast<double>(m_level) < levelM) m_level = std::nextafter(m_level, std::numeric_limits<float>::max());
    // What the level reaches now is let in; the rest of the rim, and what it meets beyond, is the new one.
    m_next.clear();
    std::erase_if(m_rim, [&](std::uint32_t cell) {
        if (m_state[cell] == State::Wet) return true;
        if (!lies(cell)) return false;
        m_next.push_back(cell);
        return true;
    });
    while (!m_next.empty()) {
        const std::uint32_t cell = m_next.back();
        m_next.pop_back();
        if (m_state[cell] != State::Wet) wetRowAround(cell);
    }
}

/// The cells of the row that hang together with this one, and what they meet in the rows beside it.
void LevelFill::wetRowAround(std::uint32_t cell) {
    const std::uint32_t west = cell - cell % m_columns, east = west + m_columns - 1;
    const auto isToWet = [this](std::uint32_t at) { return lies(at) && m_state[at] != State::Wet; };
    std::uint32_t from = cell, to = cell;
    while (from > west && isToWet(from - 1)) --from;
    while (to < east && isToWet(to + 1)) ++to;
    for (std::uint32_t at = from; at <= to; ++at) m_state[at] = State::Wet, m_wet.push_back(at);
    if (from > west) offer(from - 1);
    if (to < east) offer(to + 1);
    const std::uint32_t reach = m_corners == Corners::Pass ? 1 : 0;
    const std::uint32_t first = from - std::min(reach, from - west), last = to + std::min(reach, east - to);
    if (west >= m_columns) offerRow(first - m_columns, last - m_columns);
    if (east + 1 < m_state.size()) offerRow(first + m_columns, last + m_columns);
}

inline void LevelFill::offer(std::uint32_t cell) {
    if (m_state[cell] != State::Dry || lies(cell)) return;
    m_state[cell] = State::Rim;
    m_rim.push_back(cell);
}

void LevelFill::offerRow(std::uint32_t first, std::uint32_t last) {
    bool isGoingOn = false;  // with cells that the one before will wet, too
    for (std::uint32_t at = first; at <= last; ++at) {
        const bool isToWet = m_state[at] != State::Wet && lies(at);
        if (isToWet && !isGoingOn) m_next.push_back(at);
        if (!isToWet) offer(at);
        isGoingOn = isToWet;
    }
}

bool LevelFill::reachesUnknown() const {
    const bool isBesideNothing =
        std::any_of(m_rim.begin(), m_rim.end(), [&](std::uint32_t cell) { return std::isnan(m_heightM[cell]); });
    if (isBesideNothing || m_state.empty()) return isBesideNothing;
    const auto isWet = [this](std::uint32_t row, std::uint32_t column) {
        return m_state[static_cast<std::size_t>(row) * m_columns + column] == State::Wet;
    };
    for (std::uint32_t column = 0; column < m_columns; ++column)
        if (isWet(0, column) || isWet(m_rows - 1, column)) return true;
    for (std::uint32_t row = 0; row < m_rows; ++row)
        if (isWet(row, 0) || isWet(row, m_columns - 1)) return true;
    return false;
}

}  // namespace fusion
