// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Which part of the map is shown when something is to be shown whole, and how far the view may be moved. Pure.

#include <optional>

#include <QRectF>
#include <QSizeF>

#include "gis/geometry/geo.h"

namespace map {

struct FitWish {
    geometry::MapBox box;                  ///< to be shown whole
    QSizeF pane;                           ///< logical pixels of the item
    QRectF room;                           ///< of it, what panels leave free; the box is centred there where it can be
    std::optional<geometry::MapBox> town;  ///< what the package covers; beyond it there is nothing to see
};
struct FittedView {
    int level = 0;
    geometry::MapPoint centre;
};

/// The box whole, in the free room if the town reaches that far; no blank margin beyond the town's edge unless the
/// whole town is smaller than the pane at the nearest level that still holds the box.
[[nodiscard]] FittedView fittedView(const FitWish& wish);

/// A centre moved by hand, held so that the view goes beyond the town by no more than a part of the pane.
[[nodiscard]] geometry::MapPoint heldCentre(geometry::MapPoint centre, QSizeF paneM, const geometry::MapBox& town);

}  // namespace map
