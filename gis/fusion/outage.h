// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Who may be without power when one substation fails. An assumption: only the grid's operator knows who hangs on it.

#include <string>
#include <string_view>
#include <vector>

#include "gis/fusion/town.h"

namespace fusion {

/// The kind of the objects that count as substations.
inline constexpr std::string_view kPowerKind = "power";

struct Outage {
    const CriticalObject* failed = nullptr;  ///< absent: there is no object of this id
    std::size_t others = 0;                  ///< of the kind power
    /// What of the town's districts (without any: of its extent) lies nearer to it than to any other; EPSG:25832,
    /// simple polygons that do not overlap. Empty: see doubts.
    geometry::MapArea area;
    std::vector<std::string> doubts;  ///< ids: "unknown-object X", "not-power X", "assumed-grid", "no-districts",
                                      ///< "same-place", "only-one", "nothing-there"
};

[[nodiscard]] Outage outageOf(const Town& town, const std::string& object);

}  // namespace fusion
