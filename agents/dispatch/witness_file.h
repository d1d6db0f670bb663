// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Checkpoints of the journal, kept by somebody else than the broker: `lagewerk-log verify --witness F` holds a journal
// against them. One JSON object a line, appended; when there are too many, the older half is thinned.

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "broker/base/outcome.h"
#include "broker/seal/seal.h"
#include "broker/wire/envelope.h"

namespace dispatch {

class WitnessFile {
public:
    /// `brokerKey`: as this party's own identity names it; other checkpoints are not kept.
    WitnessFile(std::filesystem::path file, const seal::PublicKey& brokerKey, std::size_t linesMax = 20'000);

    /// Reads what was kept; a last line that a power cut left half is taken away.
    [[nodiscard]] base::Done prepare();
    /// Keeps it when it is the broker's and not kept yet. A Failure when it cannot be written, and, once kept, when
    /// another hash was kept for the same record: then the past was rewritten, or the realm restored from a copy.
    [[nodiscard]] base::Done keep(const wire::Record& record);

private:
    struct Kept {
        std::uint64_t sequence = 0;
        std::string hash, line;
    };
    [[nodiscard]] base::Done append(const std::string& line) const;
    [[nodiscard]] base::Done writeAll() const;

    std::filesystem::path m_file;
    seal::PublicKey m_brokerKey;
    std::size_t m_linesMax;
    std::vector<Kept> m_lines;                               ///< as in the file
    std::set<std::pair<std::uint64_t, std::string>> m_seen;  ///< of m_lines and of those thinned away in this run
};

}  // namespace dispatch
