// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "broker/wire/payloads.h"

namespace models {

/// Dringlichkeit: the console's one scale. Colour and mark (▲▲ ▲ ◆ ●) follow it; every source's own scale is mapped
/// to it in urgency.cpp and nowhere else.
enum class Urgency : std::uint8_t { None = 0, Note = 1, Medium = 2, High = 3, VeryHigh = 4 };

[[nodiscard]] Urgency urgencyOf(wire::GaugeLevel level);
[[nodiscard]] Urgency urgencyOf(wire::WarningLevel level);
[[nodiscard]] Urgency urgencyOf(wire::Hearing hearing);
[[nodiscard]] Urgency urgencyOf(wire::Quality quality);
[[nodiscard]] Urgency urgencyOf(wire::Priority priority);
[[nodiscard]] Urgency urgencyOf(wire::ReceiptState state);
/// FMS status: a call for help or for a word is urgent.
[[nodiscard]] Urgency urgencyOfStatus(std::uint8_t fmsStatus);

}  // namespace models
