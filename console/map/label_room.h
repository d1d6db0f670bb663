// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Who has taken which room on the sheet: names and marks shall not lie upon each other. Shared by the ground's names
// and the overlay's labels.

#include <cstddef>
#include <cstdint>
#include <vector>

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace map {

class LabelRoom {
public:
    /// Takes the room of a text turned by an angle, if it is free; takes nothing if it is not.
    bool take(QPointF centre, double angleDeg, QSizeF size);
    [[nodiscard]] bool isFree(const QRectF& box) const;
    void block(const QRectF& box);
    /// The room of a text turned by an angle, or of a line.
    void block(QPointF centre, double angleDeg, QSizeF size);
    /// Area of what is taken already under a box; 0 when free. Overlapping takers count each.
    [[nodiscard]] double takenPx2(const QRectF& box) const;

private:
    struct Box {
        double left = 0, top = 0, right = 0, bottom = 0;
    };
    /// One box in one cell, and the next of that cell.
    struct Taken {
        Box box;
        std::uint32_t next = 0;  ///< as first
    };
    struct Cell {
        std::int64_t key = 0;
        std::uint32_t first = 0;    ///< of m_taken, counted from 1; 0: nothing is taken in this cell
        std::uint64_t covered = 0;  ///< a bit for each of 8 x 8 squares that lies whole under a box
    };
    static Box boxOf(const QRectF& box);
    [[nodiscard]] const Cell* cellAt(std::int64_t column, std::int64_t row) const;
    Cell& cellFor(std::int64_t column, std::int64_t row);
    void grow();
    /// Calls visit(box, column, row) for what lies in the cells under a box until it returns false.
    template <class Visit>
    void visitTaken(const Box& box, Visit visit) const;

    // Thousands of marks ask for room with each frame: a table without a list of its own per cell.
    std::vector<Cell> m_cells;  ///< open addressing, a power of two long
    std::size_t m_used = 0;
    std::vector<Taken> m_taken;
};

/// Upright box around a turned one.
[[nodiscard]] QRectF turnedBox(QPointF centre, double angleDeg, QSizeF size);

}  // namespace map
