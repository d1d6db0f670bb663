// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

namespace models {

/// Dringlichkeit: the console's one scale. Colour and mark (▲▲ ▲ ◆ ●) follow it; every source's own scale is mapped
/// to it in urgency.cpp and nowhere else.
enum class Urgency : std::uint8_t { None = 0, Note = 1, Medium = 2, High = 3, VeryHigh = 4 };

}  // namespace models
