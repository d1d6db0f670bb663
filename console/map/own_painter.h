// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Paints the layers of a town's own into a piece of ground. Areas below lines below points; where points crowd, one of
// them bears the mark and the others are dots: thousands of hydrants cost a tile some milliseconds of its worker.

#include <QPainter>

#include "console/map/map_content.h"
#include "console/map/palette.h"
#include "console/map/tile_grid.h"

namespace map {

/// Neighbouring frames agree. `textScale`: 1.0 to 2.0, marks grow with texts.
void paintOwn(QPainter& painter, const PaintFrame& frame, const MapContent& content, const Palette& palette,
              const OwnHidden& hidden, double textScale);

}  // namespace map
