// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Proof that a journal is whole: the file's structure, every gap, every hash. Read-only, also beside the writer.

#include "broker/journal/journal.h"

namespace journal {

struct Finding {
    std::uint64_t sequence = 0;  ///< of the record; 0: the finding concerns the file
    std::string what;
};

struct VerifyReport {
    std::uint64_t records = 0;
    std::uint64_t redacted = 0;
    std::uint64_t lastSequence = 0;
    seal::Hash lastHash{};
    std::uint64_t epoch = 0;
    std::vector<Finding> findings;  ///< in order of sequence; at most kFindingsMax
    [[nodiscard]] bool good() const { return findings.empty(); }
    static constexpr std::size_t kFindingsMax = 100;
};

/// A place of the chain that somebody noted earlier (a checkpoint, a console's last hash). Only a witness shows
/// that the end was cut off, since a shorter chain is a good chain.
struct Witness {
    std::uint64_t sequence = 0;
    seal::Hash hash{};
};

/// Failure only when the file cannot be read as a journal at all.
[[nodiscard]] base::Outcome<VerifyReport> verify(const std::filesystem::path& file,
                                                 const std::optional<Witness>& witness = std::nullopt);

}  // namespace journal
