// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What the signs on the paper's map mean: each that stands on it once, with its words.

#include <QImage>

#include "console/map/map_content.h"
#include "console/map/mark_pictures.h"

namespace console {

/// In columns of about a third of an upright sheet, together as wide as `roomPx` (logical pixels at the look's
/// ratio), its rows closer where it would be higher than that otherwise; null: nothing to explain.
/// `ground`: whose layers of the town's own are explained, too; may be null. `seen`: what the map shows;
/// `metresPerPixel`: its scale, for what is shown from nearby alone.
[[nodiscard]] QImage paintLegend(const map::OverlayScene& scene, map::MarkPictures& pictures,
                                 const geometry::MapBox& seen, QSizeF roomPx, double metresPerPixel,
                                 const map::MapContent* ground = nullptr);

}  // namespace console
