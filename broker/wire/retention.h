// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What may be deleted from a journal, and when. Whatever a decision, a warning or a key rests on is not among it: facts
// of the worker carry the values that they relied on, so that readings and positions can go and the reasons stay.

#include <cstdint>
#include <span>

#include "broker/wire/envelope.h"

namespace wire {

/// How long the payload of a kind is kept; 0 days: for ever.
struct RetentionRule {
    Kind kind = Kind::UnitReport;
    std::uint32_t days = 0;
};

/// True for kinds that core decides by their header alone once their payload is gone.
[[nodiscard]] bool isRedactable(Kind kind);
/// One for each such kind: positions 90 days, readings, reports and the incident log 10 years, calls and seats 10
/// years, names and the directory until ordered.
[[nodiscard]] std::span<const RetentionRule> defaultRetention();

}  // namespace wire
