// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a proposal rests on, in words for cards, the warning page and the log: a gauge's threshold, rain, or an area
// that the staff has set.

#include "console/models/format.h"
#include "console/models/urgency.h"
#include "console/session/store.h"

namespace models {

/// A river's by its gauge's level, the others by the level of the warning that is proposed.
[[nodiscard]] Urgency urgencyOf(const wire::Proposal& proposal);
/// "Mühlbach · Stadtmühle 412 cm", "Nordhang 43 mm in 60 min", "Gebiet „Lagerhalle“".
[[nodiscard]] QString groundWords(const wire::Proposal& proposal, const session::Store& store, const Format& format);
/// What has become of a proposal since a warning was made of it: its threshold, or its level.
[[nodiscard]] QString risenWords(const wire::Proposal& proposal, const Format& format);

}  // namespace models
