// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Times of day as people type them, in German legal time.

#include <optional>

#include <QString>

#include "broker/base/instant.h"

namespace models {

/// The next moment with this German clock time ("1830", "18:30", "8:05") behind `now`; nothing where there is none
/// within a day and a half, or the text is no clock time.
[[nodiscard]] std::optional<base::Instant> clockAhead(const QString& clock, base::Instant now);
/// The newest moment with this clock time not behind `now`, within a day and a half.
[[nodiscard]] std::optional<base::Instant> clockBefore(const QString& clock, base::Instant now);

}  // namespace models
