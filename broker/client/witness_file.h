// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Checkpoints of the journal, kept by somebody else than the broker: `lagewerk-log verify --witness F` holds a journal
// against them. One JSON object a line, appended; when there are too many, the older half is thinned.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "broker/base/instant.h"
#include "broker/base/outcome.h"
#include "broker/seal/seal.h"
#include "broker/wire/envelope.h"

namespace client {

/// A checkpoint that a party heard from the broker itself.
struct Witnessed {
    std::uint64_t sequence = 0;  ///< the last record under it
    seal::Hash chain{};          ///< the journal's hash there
    base::Instant at;            ///< realm clock
    /// Another hash was kept for the same record: the past was rewritten, or the realm restored from a copy.
    bool contradicts = false;
    /// What a person must hear: the contradiction, or that it cannot be written down.
    std::optional<base::Failure> trouble{};

    /// As `lagewerk-log verify --witness` reads it: "sequence:hash".
    [[nodiscard]] std::string text() const;
};

class WitnessFile {
public:
    /// `brokerKey`: as this party's own identity names it; other checkpoints are not kept.
    WitnessFile(std::filesystem::path file, const seal::PublicKey& brokerKey, std::size_t linesMax = 20'000);

    /// Reads what was kept; a last line that a power cut left half is taken away.
    [[nodiscard]] base::Done prepare();
    /// Keeps a checkpoint in effect that the broker signed, once; of two that contradict each other, both. Nothing for
    /// any other record. What was kept before is handed out without another look at its signature.
    [[nodiscard]] std::optional<Witnessed> keep(const wire::Record& record);
    /// The same of a journal that has another record where a checkpoint was kept, or ends before it: it was rewritten,
    /// cut off, or restored from a copy. For records in effect or not, as a follower of everything is handed them.
    [[nodiscard]] std::optional<Witnessed> contradictedBy(const wire::Record& record) const;
    [[nodiscard]] std::optional<Witnessed> contradictedByEnd(std::uint64_t lastSequence) const;
    /// How many stand in the file.
    [[nodiscard]] std::size_t size() const { return m_lines.size(); }

private:
    struct Kept {
        std::uint64_t sequence = 0;
        std::string hash, line;
    };
    [[nodiscard]] base::Done append(const std::string& line) const;
    [[nodiscard]] base::Done writeAll() const;
    [[nodiscard]] base::Done thin();

    std::filesystem::path m_file;
    seal::PublicKey m_brokerKey;
    std::size_t m_linesMax;
    std::vector<Kept> m_lines;                               ///< as in the file
    std::set<std::pair<std::uint64_t, std::string>> m_seen;  ///< of m_lines and of those thinned away in this run
};

}  // namespace client
