// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The ground of an area that the staff has set: worker and console take it from here, so that what is seen while it is
// drawn is what is judged later.

#include <memory>
#include <optional>
#include <stop_token>
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
    bool isCountable = true;          ///< simple polygons, and what they are meant to be: what lies inside can be said
    std::string method;               ///< "circle of 500 m", "gauss-briggs/1, 0.8 kg/s, ..."; English
    std::string confidence;           ///< "low" for what a model says; empty: set by people
    std::optional<Wind> wind;         ///< that it was made with; absent: needs none
    double reachM = 0;                ///< wedge and plume: downwind
    std::vector<std::string> doubts;  ///< ids; in words: gis/fusion/README.md
};

/// Works out the grounds of a town's areas. What depends on the town alone (blocks between streets, the ways of the
/// water) is worked out when it is first asked for, and kept: seconds on a large town. Not thread-safe.
class AreaGrounds {
public:
    /// `town` must outlive it. Asked to stop it gives something useless soon.
    explicit AreaGrounds(const Town& town, std::stop_token stop = {});
    ~AreaGrounds();

    /// `measured` takes the place of the wind in `area`. Never fails: what cannot be is a doubt.
    ///
    /// A plume that reaches its limit nowhere beyond 100 m still leaves a circle of 100 m around its source: nearer
    /// than that the method says nothing (FwDV 500, Absperrbereich).
    [[nodiscard]] AreaGround of(const wire::StaffArea& area, const std::optional<Wind>& measured = std::nullopt);

private:
    struct Kept;
    [[nodiscard]] AreaGround blocks(const wire::StaffArea& area);
    [[nodiscard]] AreaGround substation(const wire::StaffArea& area) const;
    [[nodiscard]] AreaGround stage(const wire::StaffArea& area);
    [[nodiscard]] AreaGround sinks(const wire::StaffArea& area);

    const Town* m_town;
    std::unique_ptr<Kept> m_kept;
};
/// Of one alone.
[[nodiscard]] AreaGround groundOf(const wire::StaffArea& area, const Town& town,
                                  const std::optional<Wind>& measured = std::nullopt);

/// Longer than a frame of the screen: its ground is worked out beside whoever waits, and few of them in one tick.
[[nodiscard]] bool takesLong(wire::AreaMethod method);
/// Does it turn with what a station reports?
[[nodiscard]] bool turnsWithWind(const wire::StaffArea& area);
/// Is the wind so much another one that the ground is to be made anew? 10 degrees; a quarter and 0.5 m/s.
[[nodiscard]] bool isOtherWind(const Wind& was, const Wind& now);

}  // namespace fusion
