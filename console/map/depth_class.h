// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One colour for one depth, on the map and in its legend, whichever classes a flood happens to have.

#include <cstddef>

namespace map {

/// 0: below half a metre, 1: up to a metre, 2: deeper; by the depth at which a band begins.
[[nodiscard]] constexpr std::size_t depthClass(double fromM) { return fromM >= 1.0 ? 2 : fromM >= 0.5 ? 1 : 0; }

}  // namespace map
