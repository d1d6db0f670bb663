// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "broker/base/bytes.h"

namespace fuzz {

/// Takes `bytes` for a file that somebody attaches. Whatever they are: no crash, a refusal says what and the fix, and
/// what is taken is of its type, can be measured, and is the same when it is prepared once more. True when it is taken.
[[nodiscard]] bool prepareAttachment(base::BytesView bytes);

/// Valid files to start from.
[[nodiscard]] std::vector<base::Bytes> attachmentSeeds();

}  // namespace fuzz
