// SPDX-License-Identifier: EUPL-1.2
#include "console/map/name_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace map {
namespace {

/// Steps aside, in heights and widths of the name.
constexpr std::array kAsideHeights = {0.0, -0.7, 0.7, -1.4, 1.4, -2.1, 2.1, -2.8, 2.8, -4.2, 4.2, -5.6, 5.6};
constexpr std::array kAsideWidths = {0.0, -0.25, 0.25, -0.5, 0.5, -0.75, 0.75};
/// Farther from its place a name would name something else. The town's own name may go farthest.
constexpr double kAsideTownPx = 150, kAsidePx = 46;

QRectF boxAt(QPointF centre, QSizeF size) {
    return {centre.x() - size.width() / 2, centre.y() - size.height() / 2, size.width(), size.height()};
}

/// Ways aside within reach, the shortest first.
std::vector<QPointF> waysAside(const GroundLabel& name) {
    const double reach = name.what == LabelClass::Town ? kAsideTownPx : kAsidePx;
    std::vector<QPointF> ways;
    for (const double dy : kAsideHeights) {
        for (const double dx : kAsideWidths) {
            const QPointF way(dx * name.room.width(), dy * name.room.height());
            if (std::hypot(way.x(), way.y()) <= reach && !way.isNull()) ways.push_back(way);
        }
    }
    std::stable_sort(ways.begin(), ways.end(),
                     [](QPointF a, QPointF b) { return std::hypot(a.x(), a.y()) < std::hypot(b.x(), b.y()); });
    return ways;
}

}  // namespace

std::vector<PlacedName> placeNames(const LabelPlan& plan, LabelRoom taken) {
    std::vector<PlacedName> placed;
    std::vector<const GroundLabel*> homeless;
    const auto stand = [&](const GroundLabel& name, QPointF centre) {
        placed.push_back({&name, centre, boxAt(centre, name.room)});
        taken.block(placed.back().box);
    };
    // Those that can stay at home do, so that one that must move moves no other.
    for (const GroundLabel& name : plan.labels()) {
        if (!isPlaceName(name.what)) continue;
        if (taken.isFree(boxAt(name.centre, name.room))) {
            stand(name, name.centre);
        } else {
            homeless.push_back(&name);
        }
    }
    for (const GroundLabel* name : homeless) {
        for (const QPointF& way : waysAside(*name)) {
            const QRectF box = boxAt(name->centre + way, name->room);
            if (!taken.isFree(box) || !plan.groundRoom().isFree(box)) continue;
            stand(*name, name->centre + way);
            break;
        }
    }
    return placed;
}

}  // namespace map
