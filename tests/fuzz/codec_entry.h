// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "broker/base/bytes.h"

namespace fuzz {

/// Gives `bytes` to every decoder and checks what must hold whatever they are: nothing is thrown; a rejection says
/// where, what and how to mend it; what is taken can be written, read again and written to the same bytes. Stops the
/// process when it does not hold.
void decodeEverything(base::BytesView bytes);

/// Valid bytes of every payload, envelope, record and verb, to start from.
[[nodiscard]] std::vector<base::Bytes> seeds();

}  // namespace fuzz
