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
    const std::size_t before = m_wet.size();
    const auto stays = [&](std::uint32_t cell) {
        if (m_state[cell] == State::Wet) return false;
        if (!lies(cell)) return true;
        m_state[cell] = State::Wet;
        m_wet.push_back(cell);
        return false;
    };
    m_rim.erase(std::stable_partition(m_rim.begin(), m_rim.end(), stays), m_rim.end());
    for (std::size_t k = before; k < m_wet.size(); ++k) spreadFrom(m_wet[k]);
}

inline void LevelFill::offer(std::uint32_t cell) {
    if (m_state[cell] == State::Wet) return;
    if (lies(cell)) {
        m_state[cell] = State::Wet;
        m_wet.push_back(cell);
    } else if (m_state[cell] == State::Dry) {
        m_state[cell] = State::Rim;
        m_rim.push_back(cell);
    }
}

void LevelFill::spreadFrom(std::uint32_t cell) {
    const std::uint32_t column = cell % m_columns, row = cell / m_columns;
    const bool hasWest = column > 0, hasEast = column + 1 < m_columns, hasNorth = row > 0, hasSouth = row + 1 < m_rows;
    if (hasWest) offer(cell - 1);
    if (hasEast) offer(cell + 1);
    if (hasNorth) offer(cell - m_columns);
    if (hasSouth) offer(cell + m_columns);
    if (m_corners == Corners::Hold) return;
    if (hasNorth && hasWest) offer(cell - m_columns - 1);
    if (hasNorth && hasEast) offer(cell - m_columns + 1);
    if (hasSouth && hasWest) offer(cell + m_columns - 1);
    if (hasSouth && hasEast) offer(cell + m_columns + 1);
}

bool LevelFill::reachesUnknown() const {
    const bool isBesideNothing =
        std::any_of(m_rim.begin(), m_rim.end(), [&](std::uint32_t cell) { return std::isnan(m_heightM[cell]); });
    return isBesideNothing || std::any_of(m_wet.begin(), m_wet.end(), [&](std::uint32_t cell) {
               const std::uint32_t column = cell % m_columns, row = cell / m_columns;
               return column == 0 || row == 0 || column + 1 == m_columns || row + 1 == m_rows;
           });
}

}  // namespace fusion
