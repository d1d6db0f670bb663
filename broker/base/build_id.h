// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "broker/base/bytes.h"

namespace base {

/// What the linker wrote into this program about its own content (the GNU build id): another program, another id.
/// Empty where the linker writes none.
[[nodiscard]] Bytes buildId();

}  // namespace base
