// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A place in the words that staff and radio use.

#include <QString>

#include "gis/geometry/geo.h"

namespace map {

[[nodiscard]] QString utmrefText(geometry::MapPoint at);  ///< "32U PV 6504 8714"
[[nodiscard]] QString wgs84Text(geometry::MapPoint at);   ///< "49,51023 N 11,27741 E", in the user's language
[[nodiscard]] QString lengthText(double metres);          ///< "200 m", "5 km"

}  // namespace map
