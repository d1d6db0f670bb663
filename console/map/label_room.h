// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Who has taken which room on the sheet: names and marks shall not lie upon each other. Shared by the ground's names
// and the overlay's labels.

#include <cstdint>
#include <unordered_map>
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
    std::unordered_map<std::int64_t, std::vector<QRectF>> m_cells;
};

/// Upright box around a turned one.
[[nodiscard]] QRectF turnedBox(QPointF centre, double angleDeg, QSizeF size);

}  // namespace map
