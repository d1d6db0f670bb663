// SPDX-License-Identifier: EUPL-1.2
#include "console/map/label_room.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace map {
namespace {

constexpr double kSquarePx = 8;
constexpr int kSquareBits = 3;  ///< a cell is 8 x 8 squares

std::int64_t cellKey(std::int64_t column, std::int64_t row) { return (column << 32) ^ (row & 0xffffffffLL); }
/// std::floor and std::ceil are calls into a library where the processor's own are not assumed.
std::int64_t downTo(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    return whole - (static_cast<double>(whole) > value ? 1 : 0);
}
std::int64_t cellOfPx(double px) { return downTo(px / kSquarePx) >> kSquareBits; }

/// Where a cell's search begins; taken modulo the table's length.
std::size_t roomSlotOf(std::int64_t key) {
    return static_cast<std::size_t>((static_cast<std::uint64_t>(key) * 0x9e3779b97f4a7c15ULL) >> 32);
}

/// Squares along one axis, the last one included; none where last is before first.
struct Squares {
    std::int64_t first = 0, last = -1;
    [[nodiscard]] std::int64_t firstCell() const { return first >> kSquareBits; }
    [[nodiscard]] std::int64_t lastCell() const { return last >> kSquareBits; }
    /// Those in a cell as bits 0 to 7.
    [[nodiscard]] std::uint64_t bitsIn(std::int64_t cell) const {
        const std::int64_t from = std::max<std::int64_t>(first - (cell << kSquareBits), 0);
        const std::int64_t to = std::min<std::int64_t>(last - (cell << kSquareBits), 7);
        return to < from ? 0 : (0xffULL >> (7 - to)) & (0xffULL << from);
    }
};
/// Those of which at least a part lies between two places.
Squares touched(double begin, double end) { return {downTo(begin / kSquarePx), -downTo(-end / kSquarePx) - 1}; }
/// Those that lie whole between them.
Squares whole(double begin, double end) { return {-downTo(-begin / kSquarePx), downTo(end / kSquarePx) - 1}; }
/// All squares of these columns in these rows of a cell, bit 8 * row + column.
std::uint64_t squareBits(std::uint64_t columns, std::uint64_t rows) {
    std::uint64_t bits = 0;
    for (int row = 0; row < 8; ++row) bits |= (rows >> row & 1) != 0 ? columns << (8 * row) : 0;
    return bits;
}

/// A turned text as a chain of upright squares along its line.
std::vector<QRectF> chain(QPointF centre, double angleDeg, QSizeF size) {
    if (angleDeg == 0) return {turnedBox(centre, 0, size)};
    const double angle = angleDeg * std::numbers::pi / 180;
    const double height = size.height();
    const int links = std::max(1, static_cast<int>(std::ceil(size.width() / height)));
    std::vector<QRectF> boxes;
    for (int i = 0; i < links; ++i) {
        const double along = size.width() * ((i + 0.5) / links - 0.5);
        const QPointF at = centre + QPointF(std::cos(angle) * along, std::sin(angle) * along);
        boxes.push_back(turnedBox(at, 0, {height, height}));
    }
    return boxes;
}

}  // namespace

QRectF turnedBox(QPointF centre, double angleDeg, QSizeF size) {
    const double angle = angleDeg * std::numbers::pi / 180;
    const double c = std::abs(std::cos(angle)), s = std::abs(std::sin(angle));
    const double width = size.width() * c + size.height() * s, height = size.width() * s + size.height() * c;
    return {centre.x() - width / 2, centre.y() - height / 2, width, height};
}

LabelRoom::Box LabelRoom::boxOf(const QRectF& box) { return {box.left(), box.top(), box.right(), box.bottom()}; }

const LabelRoom::Cell* LabelRoom::cellAt(std::int64_t column, std::int64_t row) const {
    if (m_cells.empty()) return nullptr;
    const std::int64_t key = cellKey(column, row);
    const std::size_t mask = m_cells.size() - 1;
    for (std::size_t slot = roomSlotOf(key);; ++slot) {
        const Cell& cell = m_cells[slot & mask];
        if (cell.first == 0) return nullptr;
        if (cell.key == key) return &cell;
    }
}

LabelRoom::Cell& LabelRoom::cellFor(std::int64_t column, std::int64_t row) {
    if (m_used * 2 >= m_cells.size()) grow();
    const std::int64_t key = cellKey(column, row);
    const std::size_t mask = m_cells.size() - 1;
    for (std::size_t slot = roomSlotOf(key);; ++slot) {
        Cell& cell = m_cells[slot & mask];
        if (cell.first != 0 && cell.key != key) continue;
        if (cell.first == 0) ++m_used;
        cell.key = key;
        return cell;
    }
}

void LabelRoom::grow() {
    std::vector<Cell> old(std::max<std::size_t>(256, m_cells.size() * 2));
    old.swap(m_cells);
    const std::size_t mask = m_cells.size() - 1;
    for (const Cell& cell : old) {
        if (cell.first == 0) continue;
        std::size_t slot = roomSlotOf(cell.key);
        while (m_cells[slot & mask].first != 0) ++slot;
        m_cells[slot & mask] = cell;
    }
}

template <class Visit>
void LabelRoom::visitTaken(const Box& box, Visit visit) const {
    const Squares columns = touched(box.left, box.right), rows = touched(box.top, box.bottom);
    for (std::int64_t row = rows.firstCell(); row <= rows.lastCell(); ++row) {
        for (std::int64_t column = columns.firstCell(); column <= columns.lastCell(); ++column) {
            const Cell* cell = cellAt(column, row);
            for (std::uint32_t at = cell ? cell->first : 0; at != 0; at = m_taken[at - 1].next) {
                const Box& other = m_taken[at - 1].box;
                const bool apart = box.left >= other.right || other.left >= box.right || box.top >= other.bottom ||
                                   other.top >= box.bottom;
                if (!apart && !visit(other, column, row)) return;
            }
        }
    }
}

bool LabelRoom::isFree(const QRectF& box) const {
    if (box.isEmpty()) return true;
    const Box asked = boxOf(box);
    // In a crowd nearly every place is taken; the squares say so without a look at each box.
    const Squares columns = touched(asked.left, asked.right), rows = touched(asked.top, asked.bottom);
    for (std::int64_t row = rows.firstCell(); row <= rows.lastCell(); ++row) {
        for (std::int64_t column = columns.firstCell(); column <= columns.lastCell(); ++column) {
            const Cell* cell = cellAt(column, row);
            if (cell && (cell->covered & squareBits(columns.bitsIn(column), rows.bitsIn(row))) != 0) return false;
        }
    }
    bool free = true;
    visitTaken(asked, [&](const Box&, std::int64_t, std::int64_t) { return free = false; });
    return free;
}

void LabelRoom::block(const QRectF& box) {
    if (box.isEmpty()) return;
    const Box taken = boxOf(box);
    const Squares columns = touched(taken.left, taken.right), rows = touched(taken.top, taken.bottom);
    const Squares wholeColumns = whole(taken.left, taken.right), wholeRows = whole(taken.top, taken.bottom);
    for (std::int64_t row = rows.firstCell(); row <= rows.lastCell(); ++row) {
        for (std::int64_t column = columns.firstCell(); column <= columns.lastCell(); ++column) {
            Cell& cell = cellFor(column, row);
            m_taken.push_back({taken, cell.first});
            cell.first = static_cast<std::uint32_t>(m_taken.size());
            cell.covered |= squareBits(wholeColumns.bitsIn(column), wholeRows.bitsIn(row));
        }
    }
}

void LabelRoom::block(QPointF centre, double angleDeg, QSizeF size) {
    for (const QRectF& box : chain(centre, angleDeg, size)) block(box);
}

double LabelRoom::takenPx2(const QRectF& box) const {
    if (box.isEmpty()) return 0;
    const Box asked = boxOf(box);
    double area = 0;
    visitTaken(asked, [&](const Box& other, std::int64_t column, std::int64_t row) {
        // What they have in common may lie in several cells; its upper left corner lies in one.
        const double left = std::max(asked.left, other.left), top = std::max(asked.top, other.top);
        if (cellOfPx(left) == column && cellOfPx(top) == row)
            area += (std::min(asked.right, other.right) - left) * (std::min(asked.bottom, other.bottom) - top);
        return true;
    });
    return area;
}

bool LabelRoom::take(QPointF centre, double angleDeg, QSizeF size) {
    const std::vector<QRectF> boxes = chain(centre, angleDeg, size);
    if (!std::all_of(boxes.begin(), boxes.end(), [this](const QRectF& box) { return isFree(box); })) return false;
    for (const QRectF& box : boxes) block(box);
    return true;
}

}  // namespace map
