// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>

namespace journal {

/// Bytes at the end of a write-ahead log that belong to a transaction which was never committed (or torn while it
/// was): SQLite will drop them when it opens the file. Format: sqlite.org/fileformat2.html, section 4.
[[nodiscard]] std::uint64_t uncommittedBytes(const std::filesystem::path& wal);

}  // namespace journal
