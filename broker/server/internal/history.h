// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The journal as records: what was said, with the verdicts that core gave. The newest part is kept in memory, so that
// followers at the end cost no reading.

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>

#include "broker/journal/journal.h"
#include "broker/wire/record_bytes.h"

namespace server {

/// The journal's header bytes of a record: everything but payload, sequence and verdict. Leaves `record` as it was.
[[nodiscard]] base::Bytes headerOf(wire::Record& record);
/// The record of a journal row, verdict 0; a redacted one bears its flag and the verdict it had.
[[nodiscard]] base::Outcome<wire::Record> recordOf(const journal::Stored& stored);

/// A record in memory, and its header as the journal has it: encoded once, for the journal and all followers.
struct Line {
    wire::Record record;
    base::Bytes header;  ///< empty: the record alone tells it, its payload was deleted
    wire::HeaderCuts cuts{};
};

/// A record as a batch needs it.
struct RecordBytes {
    std::uint64_t sequence = 0;
    wire::Kind kind = wire::Kind::Tick;
    std::uint16_t verdict = 0;
    base::BytesView header, payload;
    wire::HeaderCuts cuts{};
    const wire::Record* record = nullptr;  ///< when there is no header to cut: the record alone tells it
};

/// Of records, by sequence; those in effect have none.
using Verdicts = std::unordered_map<std::uint64_t, std::uint16_t>;

class History {
public:
    History(journal::Journal journal, std::size_t tailRecordsMax, std::size_t tailBytesMax);

    /// One transaction, one sync. Sets headers and sequences. The payloads of `removals` go in the same transaction,
    /// and out of the memory here.
    [[nodiscard]] base::Done append(std::span<Line* const> lines, const std::vector<journal::Removal>& removals = {});
    /// False when no copy of a removed payload is left in the journal's files.
    [[nodiscard]] bool removeCopies();
    /// An empty line for the next submission; those that left the memory are used again.
    [[nodiscard]] std::unique_ptr<Line> blank();
    /// An appended record after its verdict: from now on read() hands it out.
    void keep(std::unique_ptr<Line> line);
    /// Before replay(): all through `sequence` was decided earlier, with these verdicts.
    void resume(std::uint64_t sequence, Verdicts verdicts);
    [[nodiscard]] const Verdicts& verdicts() const { return m_verdicts; }
    /// All that is journaled and not resumed, in order; `decide` gives each record's verdict. Once, before the first
    /// append.
    [[nodiscard]] base::Done replay(const std::function<std::uint16_t(const wire::Record&)>& decide);
    /// Records from `from` on, in order, until `take` says false or the end is reached.
    [[nodiscard]] base::Done read(std::uint64_t from, const std::function<bool(const wire::Record&)>& take);
    /// One of them, from the file.
    [[nodiscard]] base::Outcome<wire::Record> at(std::uint64_t sequence);
    /// The same as bytes, without making Records of what the journal holds.
    [[nodiscard]] base::Done readBytes(std::uint64_t from, const std::function<bool(const RecordBytes&)>& take);

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
    [[nodiscard]] bool isInTail(std::uint64_t sequence) const {
        return !m_tail.empty() && sequence >= m_tail.front()->record.sequence;
    }
    [[nodiscard]] const Line& inTail(std::uint64_t sequence) const {
        return *m_tail[sequence - m_tail.front()->record.sequence];
    }
    [[nodiscard]] std::uint16_t verdictOf(std::uint64_t sequence) const;
    void noteHead(std::uint64_t sequence, std::uint16_t verdict);
    void recycle(std::unique_ptr<Line> line);

    journal::Journal m_journal;
    std::size_t m_tailRecordsMax, m_tailBytesMax, m_tailBytes = 0;
    std::deque<std::unique_ptr<Line>> m_tail;
    std::vector<std::unique_ptr<Line>> m_spare;
    std::uint64_t m_head = 0;
    Verdicts m_verdicts;
};

}  // namespace server
