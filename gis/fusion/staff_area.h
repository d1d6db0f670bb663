// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The ground of an area that the staff has set: worker and console take it from here, so that what is seen while it is
// drawn is what is judged later.

#include <optional>
#include <string>
#include <vector>

#include "broker/wire/payloads.h"
#include "gis/fusion/town.h"

namespace fusion {

/// What a wind station says.
struct Wind {
    double fromDeg = 0;  ///< where it comes from, clockwise from true north
    double speedMS = 0;
    bool operator==(const Wind&) const = default;
};

struct AreaGround {
    geometry::MapArea area;           ///< EPSG:25832; empty: nothing can be made of it, see doubts
    bool isCountable = true;          ///< simple polygons: what lies inside can be said
    std::string method;               ///< "circle of 500 m", "gauss-briggs/1, 0.8 kg/s, ..."; English
    std::string confidence;           ///< "low" for what a model says; empty: set by people
    std::optional<Wind> wind;         ///< that it was made with; absent: needs none
    double reachM = 0;                ///< wedge and plume: downwind
    std::vector<std::string> doubts;  ///< ids: "calm", "beyond-10-km", "nearer-than-100-m", "nowhere-reached",
                                      ///< "crosses-itself", "unknown-district AT99"
};

/// `measured` takes the place of the wind in `area`. Never fails: what cannot be is a doubt.
///
/// A plume that reaches its limit nowhere beyond 100 m still leaves a circle of 100 m around its source: nearer than
/// that the method says nothing (FwDV 500, Absperrbereich).
[[nodiscard]] AreaGround groundOf(const wire::StaffArea& area, const Town& town,
                                  const std::optional<Wind>& measured = std::nullopt);

/// Does it turn with what a station reports?
[[nodiscard]] bool turnsWithWind(const wire::StaffArea& area);
/// Is the wind so much another one that the ground is to be made anew? 10 degrees; a quarter and 0.5 m/s.
[[nodiscard]] bool isOtherWind(const Wind& was, const Wind& now);

}  // namespace fusion
