// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The marks themselves, drawn into a picture of their own. Shape and text say what the colour says.

#include <functional>

#include "console/map/mark_pictures.h"

class QPainter;

namespace map {

[[nodiscard]] MarkPicture stationIcon(const StationMark& mark, const MarkLook& look);
[[nodiscard]] MarkPicture unitIcon(const UnitMark& mark, const MarkLook& look);
[[nodiscard]] MarkPicture objectIcon(const ObjectMark& mark, const MarkLook& look);
[[nodiscard]] MarkPicture incidentIcon(const IncidentMark& mark, const MarkLook& look);

/// A sign of the library's. Not fresh: its organisation's colour is a bar, and it bears a question mark.
[[nodiscard]] MarkPicture signIcon(const signs::SignPicture& drawn, const signs::Sign& sign, bool isFresh,
                                   const MarkLook& look);
[[nodiscard]] signs::SignLook signLook(const MarkLook& look, bool isFresh);
/// The base sign that is drawn by hand where there is no library; nothing but sign and freshness is set.
[[nodiscard]] UnitMark standIn(const signs::Sign& sign, Freshness freshness);
/// Name plate of a line or an area: light on dark, as no label of a danger is.
[[nodiscard]] MarkPicture plateIcon(const DrawingMark& mark, const MarkLook& look);
[[nodiscard]] MarkPicture wordsIcon(const DrawingMark& mark, const MarkLook& look);
[[nodiscard]] MarkPicture pointIcon(const MarkLook& look);

/// Small "?" in a corner: what stands there is old or not sure.
void drawDoubtMark(QPainter& painter, const QPointF& at, double scale, const Palette& p);

/// An empty picture of a logical size, and what draws into it in logical pixels.
[[nodiscard]] MarkPicture drawnPicture(QSizeF size, QPointF anchor, const MarkLook& look,
                                       const std::function<void(QPainter&)>& draw);

}  // namespace map
