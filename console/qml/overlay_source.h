// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "console/map/overlay_scene.h"
#include "console/models/area_desk.h"
#include "console/models/drawing_list.h"
#include "console/models/format.h"
#include "console/models/warning_desk.h"
#include "console/session/store.h"

namespace console {

/// What a map shall show besides the picture itself.
struct OverlayWish {
    map::Selection selection;
    const models::AreaDesk* drawing = nullptr;      ///< the staff's area that is being drawn
    models::AreaDesk* areas = nullptr;              ///< knows the ground of what stands and takes long to work out
    const models::DrawingDesk* drawn = nullptr;     ///< the drawing that is on the desk
    const models::DrawingList* drawings = nullptr;  ///< which drawings are shown; null: all
    const models::WarningDesk* warning = nullptr;   ///< its area, with handles while it can be edited
};

/// Picture and town as marks on the map, in words and units of the screen.
[[nodiscard]] map::OverlayScene overlayOf(const session::Store& store, const models::Format& format,
                                          const OverlayWish& wish);

}  // namespace console
