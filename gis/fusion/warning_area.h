// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Areas made fit for a warning: simple rings, no holes, few corners, few parts.

#include "gis/geometry/raster.h"

namespace fusion {

inline constexpr std::size_t kWarningCornersMax = 60;
inline constexpr std::size_t kWarningPolygonsMax = 8;

/// The mask's outline made fit for a warning: grown, holes filled, few corners, simple rings; the whole mask stays
/// inside unless more than kWarningPolygonsMax parts lie farther than 250 m apart.
[[nodiscard]] geometry::MapArea warningAreaOf(const geometry::Mask& mask, const geometry::GridFrame& frame);
/// An area as it is where it fits a warning already; else by a mask of its cells, so that all of it stays inside.
[[nodiscard]] geometry::MapArea warningAreaOf(const geometry::MapArea& area);

}  // namespace fusion
