// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A journal as a file, read without a broker: what every follower got.

#include <filesystem>
#include <vector>

#include "broker/base/outcome.h"
#include "broker/wire/envelope.h"

namespace session {

/// All records, rising, with the verdicts that core gave; deleted ones are marked (kFlagRedacted). The file may be
/// served by a broker at the same time. A Failure for: no such file, no journal, a record that is damaged (named) or of
/// a newer version, a journal without a record.
[[nodiscard]] base::Outcome<std::vector<wire::Record>> readJournalFile(const std::filesystem::path& file);

}  // namespace session
