// SPDX-License-Identifier: EUPL-1.2
#include "console/map/label_room.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace map {
namespace {

constexpr double kRoomCellPx = 96;

std::int64_t cellKey(std::int64_t column, std::int64_t row) { return (column << 32) ^ (row & 0xffffffffLL); }
std::int64_t cellAt(double px) { return static_cast<std::int64_t>(std::floor(px / kRoomCellPx)); }

template <class Visit>
void forCells(const QRectF& box, Visit visit) {
    for (std::int64_t row = cellAt(box.top()); row <= cellAt(box.bottom()); ++row) {
        for (std::int64_t column = cellAt(box.left()); column <= cellAt(box.right()); ++column)
            visit(cellKey(column, row));
    }
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

bool LabelRoom::isFree(const QRectF& box) const {
    bool free = true;
    forCells(box, [&](std::int64_t key) {
        const auto cell = m_cells.find(key);
        if (!free || cell == m_cells.end()) return;
        free = std::none_of(cell->second.begin(), cell->second.end(),
                            [&](const QRectF& other) { return other.intersects(box); });
    });
    return free;
}

void LabelRoom::block(const QRectF& box) {
    forCells(box, [&](std::int64_t key) { m_cells[key].push_back(box); });
}

void LabelRoom::block(QPointF centre, double angleDeg, QSizeF size) {
    for (const QRectF& box : chain(centre, angleDeg, size)) block(box);
}

double LabelRoom::takenPx2(const QRectF& box) const {
    std::vector<QRectF> seen;
    double area = 0;
    forCells(box, [&](std::int64_t key) {
        const auto cell = m_cells.find(key);
        if (cell == m_cells.end()) return;
        for (const QRectF& other : cell->second) {
            if (!other.intersects(box) || std::find(seen.begin(), seen.end(), other) != seen.end()) continue;
            seen.push_back(other);
            const QRectF common = other.intersected(box);
            area += common.width() * common.height();
        }
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
