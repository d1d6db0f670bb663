// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Which way water runs over ground: each cell's one neighbour (D8), and the level up to which hollows fill before they
// run over. By one flood that rises from the edges of what is known (Barnes, Lehman, Mulla 2014, "Priority-flood").
// Out of a hollow the way goes up from its deepest cell to where it runs over, along the way by which the flood came
// down into it (Metz, Mitasova, Harmon 2011), so that a stream keeps its bed where a noisy model or a road without its
// culvert dams it. Anywhere else it is the steepest way down; over level ground the shortest to where it ends.

#include <array>
#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

namespace fusion {

/// Ground as cells, row by row from the north.
struct GroundCells {
    std::vector<float> heightM;  ///< NaN: unknown
    int columns = 0, rows = 0;
    std::vector<double> areaM2, widthM;  ///< of a cell of each row; width from west to east
    double lengthM = 1;                  ///< of a cell from north to south

    [[nodiscard]] double areaOf(std::uint32_t cell) const { return areaM2[cell / static_cast<unsigned>(columns)]; }
    /// Squares of `cellM`.
    [[nodiscard]] static GroundCells squares(std::vector<float> heightM, int columns, int rows, double cellM);
};

class Drainage {
public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    /// `ground` must outlive it; at most 2^32 - 2 cells. Takes 9 bytes a cell, and time as sorting the cells would.
    /// Asked to stop it ends soon, and knows a part of the ground alone: of use to nobody.
    explicit Drainage(const GroundCells& ground, const std::stop_token& stop = {});

    [[nodiscard]] const GroundCells& ground() const { return *m_ground; }
    /// Where a cell's water runs next; kNone where it leaves what is known, and for unknown ground.
    [[nodiscard]] std::uint32_t next(std::uint32_t cell) const;
    /// From the cell's middle to the next one's; 0 without one.
    [[nodiscard]] double stepM(std::uint32_t cell) const;
    /// All cells with known ground, each behind the one its water runs to.
    [[nodiscard]] const std::vector<std::uint32_t>& upwards() const { return m_upwards; }
    /// The ground, or the water in a hollow that is full to the brim; NaN for unknown ground.
    [[nodiscard]] const std::vector<float>& filledM() const { return m_filledM; }
    /// At the grid's edge or beside unknown ground.
    [[nodiscard]] bool isAtTheEnd(std::uint32_t cell) const;
    /// The area that drains through each cell, its own with it, m2.
    [[nodiscard]] std::vector<double> catchmentsM2() const;
    /// Hands take(cell) each neighbour (8) of a cell that lies on the grid.
    template <class Take>
    void around(std::uint32_t cell, Take take) const {
        const std::uint32_t column = cell % m_columns, row = cell / m_columns;
        for (std::uint32_t r = row > 0 ? row - 1 : row; r <= row + 1 && r < m_rows; ++r)
            for (std::uint32_t c = column > 0 ? column - 1 : column; c <= column + 1 && c < m_columns; ++c)
                if (c != column || r != row) take(r * m_columns + c);
    }

private:
    [[nodiscard]] std::uint32_t beside(std::uint32_t cell, std::size_t way) const;
    [[nodiscard]] std::array<std::uint32_t, 8> allBeside(std::uint32_t cell) const;
    void rise(const std::stop_token& stop);
    void turnDownhill(std::uint32_t cell, const std::array<std::uint32_t, 8>& others);

    const GroundCells* m_ground;
    std::uint32_t m_columns, m_rows;
    std::vector<std::array<double, 8>> m_spansM;  ///< to the neighbours, of each row
    std::vector<std::uint8_t> m_way;
    std::vector<float> m_filledM;
    std::vector<std::uint32_t> m_upwards;
};

}  // namespace fusion
