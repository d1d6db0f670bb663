// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Proof that a journal is whole: the file's structure, every gap, every hash. Read-only, also beside the writer.

#include <functional>
#include <map>

#include "broker/journal/journal.h"

namespace journal {

enum class Damage {
    Changed,     ///< header, payload or hash is not what was written
    Removed,     ///< a gap
    Inserted,    ///< a sequence that stands there twice
    Reordered,   ///< another record stands in its place
    Structure,   ///< of SQLite's file; `page` names it where SQLite does
    Unreadable,  ///< `sequence` to `last` cannot be taken out of the file
    Truncated,   ///< a witness saw a record behind the end
    Rewritten,   ///< a witness saw another hash: the past was computed anew
    Cut,         ///< taken out at a start, since it was damaged and stood at the end
};

struct Finding {
    std::uint64_t sequence = 0;  ///< of the record; 0: the finding concerns the file
    std::string what;
    Damage damage = Damage::Changed;
    std::uint64_t last = 0;                     ///< when it concerns several records: the last of them
    std::uint64_t page = 0;                     ///< of the file, from 1; 0: not known
    std::uint64_t firstByte = 0, lastByte = 0;  ///< of that page in the file
};

struct VerifyReport {
    std::uint64_t records = 0;
    std::uint64_t redacted = 0;
    std::uint64_t firstSequence = 0;  ///< 0: there are no records
    std::uint64_t lastSequence = 0;
    seal::Hash lastHash{};
    std::uint64_t epoch = 0;
    std::vector<Finding> findings;  ///< in order of sequence; at most kFindingsMax
    /// Records that stood damaged at the end when the journal was opened and were taken out; what stands at their
    /// numbers now came later. No damage of the chain as it is, and yet accepted records that are gone.
    std::vector<Finding> cut;
    std::uint64_t witnessedThrough = 0;  ///< the last record whose hash a witness confirms; 0: none does
    [[nodiscard]] bool good() const { return findings.empty(); }
    static constexpr std::size_t kFindingsMax = 100;
};

/// A place of the chain that somebody noted earlier (a checkpoint, a console's last hash). Only a witness shows
/// that the end was cut off, since a shorter chain is a good chain.
struct Witness {
    std::uint64_t sequence = 0;
    seal::Hash hash{};
};

/// A record as it stands in the file or in an export of it; views, valid during the call.
struct Seen {
    std::uint64_t sequence = 0;
    bool isRedacted = false;
    base::BytesView header, payload, salt;
    seal::Hash payloadHash{}, chain{};
    std::uint16_t note = 0;  ///< of a redacted one
};

/// The chain, record after record, whether they come from the file or from an export. Goes on behind each damage, so
/// that one bad record does not hide the next.
class ChainCheck {
public:
    explicit ChainCheck(const std::vector<Witness>& witnesses);
    /// The next record, which should be the one after the one before.
    void take(const Seen& record);
    /// The next record where `expected` should stand; no look at what stood before but the hash.
    void takeAs(const Seen& record, std::uint64_t expected);
    /// Behind a hole in the file: goes on with this record after this hash.
    void resume(std::uint64_t expected, const seal::Hash& before);
    /// No more records; findings come into order.
    void end();
    void find(Finding finding);

    [[nodiscard]] std::uint64_t expected() const { return m_expected; }
    /// The hash as noted with the newest record, and as it should be; a good record has them equal.
    [[nodiscard]] const seal::Hash& chain() const { return m_chain; }
    [[nodiscard]] bool isChain(base::BytesView hash) const;
    VerifyReport report;

private:
    std::multimap<std::uint64_t, seal::Hash> m_witnesses;  ///< not met yet
    std::uint64_t m_expected = 1;
    seal::Hash m_chain{}, m_computed{};
};

/// Failure only when the file cannot be read as a journal at all.
[[nodiscard]] base::Outcome<VerifyReport> verify(const std::filesystem::path& file,
                                                 const std::optional<Witness>& witness = std::nullopt);
/// With any number of witnesses; `onRecord` gets each record that can be read, damaged ones too, after its check.
[[nodiscard]] base::Outcome<VerifyReport> verifyEach(const std::filesystem::path& file,
                                                     const std::vector<Witness>& witnesses,
                                                     const std::function<void(const Seen&)>& onRecord);

}  // namespace journal
