// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <functional>

#include "broker/base/outcome.h"
#include "broker/wire/envelope.h"

namespace replay {

/// Reads a journal file from its first record to its last, as followers got it: with core's verdicts.
[[nodiscard]] base::Done readJournal(const std::filesystem::path& file,
                                     const std::function<void(const wire::Record&)>& take);

}  // namespace replay
