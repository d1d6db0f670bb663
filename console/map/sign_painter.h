// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The marks themselves, drawn into a picture of their own. Shape and text say what the colour says.

#include "console/map/mark_pictures.h"

namespace map {

[[nodiscard]] MarkPicture stationIcon(const StationMark& mark, const MarkLook& look);
[[nodiscard]] MarkPicture unitIcon(const UnitMark& mark, const MarkLook& look);
[[nodiscard]] MarkPicture objectIcon(const ObjectMark& mark, const MarkLook& look);
[[nodiscard]] MarkPicture incidentIcon(const IncidentMark& mark, const MarkLook& look);

/// An empty picture of a logical size, and what draws into it in logical pixels.
[[nodiscard]] MarkPicture drawnPicture(QSizeF size, QPointF anchor, const MarkLook& look,
                                       const std::function<void(class QPainter&)>& draw);

}  // namespace map
