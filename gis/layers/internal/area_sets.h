// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "gis/geometry/geo.h"

namespace layers {

// By GEOS, through GDAL; areas that cross themselves are mended first. Empty where nothing is left.

/// All its polygons as one area without overlaps.
[[nodiscard]] geometry::MapArea joined(const geometry::MapArea& area);

}  // namespace layers
