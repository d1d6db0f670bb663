// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Draws a laid-out scene over the ground. Logical pixels of the item.

#include <optional>

#include "console/map/overlay_layout.h"
#include "console/map/palette.h"
#include "console/map/tile_grid.h"

class QPainter;

namespace map {

struct OverlayState {
    bool editing = false;
    bool focus = false;                     ///< the item has the keyboard: shown by a frame
    std::optional<PlacedMark> spoken;       ///< under the pointer, with the label it does not have otherwise
    std::optional<CornerRef> activeCorner;  ///< under the pointer or chosen by key
    QString notice, noticeDetail;           ///< in the middle: no map, or what went wrong with it
    QRectF noticeRect;                      ///< where the notice is centred
};

void paintOverlay(QPainter& painter, const PaintFrame& frame, const OverlayScene& scene, const OverlayLayout& layout,
                  const MarkLook& look, const OverlayState& state);

}  // namespace map
