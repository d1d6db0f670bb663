// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "broker/base/bytes.h"

namespace fuzz {

/// Takes `bytes` for a warning of a stranger, and for the area beside one. Whatever they are: no crash; what was read
/// is bounded, has what an alert needs, and is never called verified; what is shown steers no terminal; a refusal says
/// why. True when an alert was shown. Stops the process when it does not hold.
[[nodiscard]] bool readAsForeign(base::BytesView bytes);

/// Own samples of every kind, and the shared collection's smaller files where it lies beside the checkout.
[[nodiscard]] std::vector<base::Bytes> foreignSeeds();

}  // namespace fuzz
