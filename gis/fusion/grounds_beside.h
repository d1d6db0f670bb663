// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Grounds that take long (takesLong) are worked out beside whoever waits for them, one at a time.

#include <optional>
#include <string_view>

#include "broker/wire/ids.h"
#include "gis/fusion/staff_area.h"

namespace fusion {

/// The doubt of a zone whose ground is on its way: nothing is counted, and a later zone will be.
inline constexpr std::string_view kBeingComputed = "being-computed";

class GroundsBeside {
public:
    virtual ~GroundsBeside() = default;
    /// The ground of the area that this record says, when it is ready; it is forgotten then. Never waits.
    [[nodiscard]] virtual std::optional<AreaGround> take(const wire::MessageId& said) = 0;
    /// Begins it, unless one is under way or this one is ready. What else is ready and was not taken is forgotten.
    virtual void begin(const wire::MessageId& said, const wire::StaffArea& area) = 0;
};

}  // namespace fusion
