// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Where the names of places stand over the map. What moves goes before: a name that would be touched stands a little
// aside, or is left out (INV-MAP-10).

#include <vector>

#include <QPointF>
#include <QRectF>

#include "console/map/label_plan.h"
#include "console/map/label_room.h"

namespace map {

struct PlacedName {
    const GroundLabel* name = nullptr;  ///< of the plan
    QPointF centre;                     ///< pixels of the sheet
    QRectF box;                         ///< what nothing else may touch
};

/// `taken`: marks, signs, leaders and their labels.
[[nodiscard]] std::vector<PlacedName> placeNames(const LabelPlan& plan, LabelRoom taken);

}  // namespace map
