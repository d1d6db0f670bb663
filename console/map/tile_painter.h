// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Paints a piece of ground. Pure: the same content, labels, frame and look give the same pixels, on any thread, and
// a big frame gives what its tiles give (INV-MAP-01).

#include <QImage>

#include "console/map/basemap.h"
#include "console/map/label_plan.h"
#include "console/map/map_content.h"
#include "console/map/palette.h"
#include "console/map/tile_grid.h"

namespace map {

/// What can be switched off, and how large marks are.
struct GroundWish {
    bool utilities = true;
    OwnHidden hiddenOwn{};
    double textScale = 1;
};

/// Opaque (RGB32). `content` may be empty: then land and the kilometre grid. `labels` may be null: none. Where
/// `basemap` (may be null) has a tile, it lies over the painted ground. Power lines and pipelines lie over
/// both, and over those the layers of the town's own.
[[nodiscard]] QImage paintGround(const PaintFrame& frame, const MapContent& content, const LabelPlan* labels,
                                 const Palette& palette, const Basemap* basemap = nullptr, const GroundWish& wish = {});

}  // namespace map
