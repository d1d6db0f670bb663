// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The journal as records: what was said, with the verdicts that core gave. The newest part is kept in memory, so that
// followers at the end cost no reading.

#include <deque>
#include <functional>
#include <optional>
#include <unordered_map>

#include "broker/journal/journal.h"
#include "broker/wire/verbs.h"

namespace server {

/// The journal's header bytes of a record: everything but payload, sequence and verdict. Leaves `record` as it was.
[[nodiscard]] base::Bytes headerOf(wire::Record& record);
/// The record of a journal row, verdict 0; a redacted one bears its flag and the verdict it had.
[[nodiscard]] base::Outcome<wire::Record> recordOf(const journal::Stored& stored);

class History {
public:
    History(journal::Journal journal, std::size_t tailRecordsMax, std::size_t tailBytesMax);

    /// One transaction, one sync. Sets the sequences. The payloads of `removals` go in the same transaction, and out of
    /// the memory here.
    [[nodiscard]] base::Done append(std::vector<wire::Record>& records,
                                    const std::vector<journal::Removal>& removals = {});
    /// False when no copy of a removed payload is left in the journal's files.
    [[nodiscard]] bool removeCopies();
    /// An appended record after its verdict: from now on read() hands it out.
    void keep(wire::Record record);
    /// All that is journaled, in order; `decide` gives each record's verdict. Once, before the first append.
    [[nodiscard]] base::Done replay(const std::function<std::uint16_t(const wire::Record&)>& decide);
    /// Records from `from` on, in order, until `take` says false or the end is reached.
    [[nodiscard]] base::Done read(std::uint64_t from, const std::function<bool(const wire::Record&)>& take);

    /// Last record that read() hands out.
    [[nodiscard]] std::uint64_t head() const { return m_head; }
    [[nodiscard]] seal::Hash lastHash() const { return m_journal.lastHash(); }
    [[nodiscard]] std::uint64_t epoch() const { return m_journal.epoch(); }
    /// The chain after a record; nothing when there is no such record.
    [[nodiscard]] std::optional<seal::Hash> hashAt(std::uint64_t sequence);
    /// What made the last append fail.
    [[nodiscard]] wire::Trouble trouble() const;

private:
    void forget(std::uint64_t sequence);

    journal::Journal m_journal;
    std::size_t m_tailRecordsMax, m_tailBytesMax, m_tailBytes = 0;
    std::deque<wire::Record> m_tail;
    std::uint64_t m_head = 0;
    std::unordered_map<std::uint64_t, std::uint16_t> m_verdicts;  ///< by sequence; those in effect have none
};

}  // namespace server
