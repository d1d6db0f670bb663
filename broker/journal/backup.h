// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "broker/base/outcome.h"

namespace journal {

/// A copy of the journal as it is at one moment, also beside its writer, who goes on meanwhile. `to` must not exist;
/// synced when it returns. What was deleted in the journal leaves nothing in the copy.
[[nodiscard]] base::Done copyJournal(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace journal
