// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "broker/base/bytes.h"

namespace fuzz {

/// Takes `bytes` for a mail, and for what a mail server says over a line. Whatever they are: no crash; words and notes
/// are UTF-8 and bounded; a refusal says what. True when they were understood as an answer. Stops the process when it
/// does not hold.
[[nodiscard]] bool readAsMail(base::BytesView bytes);

/// Mails of the world, and what a server says when it hands one over.
[[nodiscard]] std::vector<base::Bytes> mailSeeds();

}  // namespace fuzz
