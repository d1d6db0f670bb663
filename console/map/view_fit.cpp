// SPDX-License-Identifier: EUPL-1.2
#include "console/map/view_fit.h"

#include <algorithm>

#include "console/map/tile_grid.h"

namespace map {
namespace {

constexpr double kFitMarginPx = 28;
constexpr double kTightMarginPx = 8;  ///< at the pane's edge, where a nearer level fills it
constexpr double kLeastRoomPx = 120;
/// So much of the pane may be blank after a pan: what lies at the town's edge can be drawn out from under a panel.
constexpr double kOvershoot = 0.25;

/// One axis: the centre moved as little as possible so that the view lies within the town, or the town in the view.
double inTown(double centre, double half, double low, double high) {
    const double a = low + half, b = high - half;
    return std::clamp(centre, std::min(a, b), std::max(a, b));
}

QSizeF less(QSizeF size, double margin) {
    return {std::max(40.0, size.width() - 2 * margin), std::max(40.0, size.height() - 2 * margin)};
}

bool fits(double widthM, double heightM, QSizeF pixels, int level) {
    return widthM <= pixels.width() * metresPerPixel(level) && heightM <= pixels.height() * metresPerPixel(level);
}

}  // namespace

FittedView fittedView(const FitWish& wish) {
    const QRectF all(QPointF(0, 0), wish.pane);
    QRectF room = wish.room.isEmpty() ? all : wish.room.intersected(all);
    if (room.width() < kLeastRoomPx || room.height() < kLeastRoomPx) room = all;
    const geometry::MapBox& box = wish.box;
    const double widthM = box.eastM - box.westM, heightM = box.northM - box.southM;
    FittedView view;
    view.level = levelThatFits(widthM, heightM, less(room.size(), kFitMarginPx));
    if (wish.town) {
        // Nearer while that leaves less blank beyond the town and still holds the box.
        const double townM = std::max(1.0, wish.town->eastM - wish.town->westM);
        const double townHighM = std::max(1.0, wish.town->northM - wish.town->southM);
        const auto leavesBlank = [&](int level) {
            const double metres = metresPerPixel(level);
            return townM < wish.pane.width() * metres || townHighM < wish.pane.height() * metres;
        };
        while (view.level > 0 && leavesBlank(view.level) &&
               fits(widthM, heightM, less(wish.pane, kTightMarginPx), view.level - 1))
            --view.level;
    }
    const double metres = metresPerPixel(view.level);
    const double halfM = wish.pane.width() / 2 * metres, halfHighM = wish.pane.height() / 2 * metres;
    const QPointF off = (room.center() - all.center()) * metres;
    view.centre = {(box.westM + box.eastM) / 2 - off.x(), (box.southM + box.northM) / 2 + off.y()};
    // First the box whole in the pane, then the pane in the town: the box is in the town, so that keeps it whole.
    view.centre.eastM = inTown(view.centre.eastM, halfM, box.westM, box.eastM);
    view.centre.northM = inTown(view.centre.northM, halfHighM, box.southM, box.northM);
    if (wish.town) {
        view.centre.eastM = inTown(view.centre.eastM, halfM, wish.town->westM, wish.town->eastM);
        view.centre.northM = inTown(view.centre.northM, halfHighM, wish.town->southM, wish.town->northM);
    }
    return view;
}

geometry::MapPoint heldCentre(geometry::MapPoint centre, QSizeF paneM, const geometry::MapBox& town) {
    const double beyondM = paneM.width() * kOvershoot, beyondHighM = paneM.height() * kOvershoot;
    centre.eastM = inTown(centre.eastM, paneM.width() / 2, town.westM - beyondM, town.eastM + beyondM);
    centre.northM = inTown(centre.northM, paneM.height() / 2, town.southM - beyondHighM, town.northM + beyondHighM);
    return centre;
}

}  // namespace map
