// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "gis/layers/internal/content.h"

namespace layers::demo {

/// The fictitious town Auental. Same seed, same content, on every machine.
[[nodiscard]] TownContent grownTown(std::uint64_t seed);

}  // namespace layers::demo
