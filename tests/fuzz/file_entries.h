// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "broker/base/bytes.h"

namespace fuzz {

/// Takes `bytes` for a journal file: opens, recovers, reads, verifies and appends. Whatever they are: no crash, a
/// refusal says where and what, and no record is handed out that is not the one that was written. True when it opened.
[[nodiscard]] bool recoverJournal(base::BytesView bytes);
/// Takes `bytes` for the write-ahead log beside a good journal file, as they are and once more with the checksums set
/// right, so that SQLite takes what they hold. The same holds. True when it opened both times.
[[nodiscard]] bool recoverFromLog(base::BytesView bytes);
/// Takes `bytes` for each of the files that carry keys and configuration. No crash, and a refusal says where. True when
/// one was taken.
[[nodiscard]] bool readKeyFiles(base::BytesView bytes);

/// Valid files to start from.
[[nodiscard]] std::vector<base::Bytes> journalSeeds();
[[nodiscard]] const std::vector<base::Bytes>& logSeeds();
[[nodiscard]] const std::vector<base::Bytes>& keyFileSeeds();

}  // namespace fuzz
