// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One level surface let in at a place: the ground below it that hangs together with that place. For `lagewerk-geo
// flood` and for whoever asks "what if"; a watercourse's sloping surface is flood_fill's. No time, no volume that would
// have to come from somewhere.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "gis/geometry/raster.h"

namespace fusion {

/// Does water pass between two cells that only touch at a corner?
enum class Corners : std::uint8_t {
    Pass,  ///< as GRASS r.lake
    Hold   ///< no, as in flood_fill: a dyke drawn as a diagonal of cells holds
};

class LevelFill {
public:
    /// `heightM` row by row from the north, NaN a wall; must outlive it. `columns` * `rows` values, at most 2^32 - 1.
    LevelFill(const std::vector<float>& heightM, int columns, int rows, Corners corners);

    /// Water is let in at this cell from now on; it lies on the grid.
    void letInAt(int column, int row);
    /// Raises the surface to `levelM`, in the heights of the grid; a cell is wet when it lies below. What was wet stays
    /// so: only the rim is looked at, so a little rise costs little. A lower level than before changes nothing.
    void raiseTo(double levelM);

    /// Each once, runs of a row; what a raise wets stands behind what was wet before.
    [[nodiscard]] const std::vector<std::uint32_t>& wet() const { return m_wet; }
    [[nodiscard]] bool isWet(std::size_t cell) const { return m_state[cell] == State::Wet; }
    [[nodiscard]] double levelM() const { return m_levelM; }
    /// Water stands at the grid's edge, or beside cells without height: it goes on where nothing is known.
    [[nodiscard]] bool reachesUnknown() const;

private:
    enum class State : std::uint8_t { Dry, Rim, Wet };
    void wetRowAround(std::uint32_t cell);
    void offer(std::uint32_t cell);
    void offerRow(std::uint32_t first, std::uint32_t last);
    [[nodiscard]] bool lies(std::uint32_t cell) const { return m_heightM[cell] < m_level; }  // false for NaN

    const float* m_heightM;
    std::uint32_t m_columns, m_rows;
    Corners m_corners;
    double m_levelM;
    float m_level;
    std::vector<State> m_state;
    std::vector<std::uint32_t> m_wet, m_rim, m_next;
};

}  // namespace fusion
