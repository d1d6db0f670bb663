// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/internal/history.h"

#include <utility>

#include "broker/base/mutant.h"

namespace server {
namespace {
constexpr std::size_t kRowsPerRead = 1000;
constexpr std::size_t kRecordOverheadBytes = 400;
}  // namespace

base::Bytes headerOf(wire::Record& record) {
    base::Bytes payload = std::exchange(record.envelope.payload, {});
    const auto sequence = std::exchange(record.sequence, 0);
    const auto verdict = std::exchange(record.verdict, std::uint16_t{0});
    base::Bytes header = wire::encodeRecord(record);
    record.envelope.payload = std::move(payload);
    record.sequence = sequence;
    record.verdict = verdict;
    return header;
}

base::Outcome<wire::Record> recordOf(const journal::Stored& stored) {
    auto decoded = wire::decodeRecord(stored.header);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded))
        return base::Failure{
            "record " + std::to_string(stored.sequence) + " of the journal cannot be understood: " + rejection->what,
            rejection->where, "use the version of Lagewerk that wrote it"};
    auto& record = std::get<wire::Record>(decoded);
    record.sequence = stored.sequence;
    record.envelope.payload = stored.payload;
    if (stored.isRedacted) {
        record.flags |= wire::kFlagRedacted;
        record.verdict = stored.note;
    }
    return std::move(record);
}

History::History(journal::Journal journal, std::size_t tailRecordsMax, std::size_t tailBytesMax)
    : m_journal(std::move(journal)), m_tailRecordsMax(tailRecordsMax), m_tailBytesMax(tailBytesMax) {}

base::Done History::append(std::vector<wire::Record>& records, const std::vector<journal::Removal>& removals) {
    std::vector<base::Bytes> headers;
    headers.reserve(records.size());
    std::vector<journal::Entry> entries;
    entries.reserve(records.size());
    for (wire::Record& record : records) {
        headers.push_back(headerOf(record));
        entries.push_back({headers.back(), record.envelope.payload});
    }
    auto appended = m_journal.append(entries, removals);
    if (!appended) return appended.failure();
    for (const journal::Removal& removal : removals) forget(removal.sequence);
    for (std::size_t i = 0; i < records.size(); ++i) records[i].sequence = appended.value().first + i;
    return base::done();
}

void History::forget(std::uint64_t sequence) {
    if (LAGEWERK_MUTANT("memory-keeps-payloads") || m_tail.empty() || sequence < m_tail.front().sequence) return;
    const std::uint64_t place = sequence - m_tail.front().sequence;
    if (place >= m_tail.size()) return;
    wire::Record& record = m_tail[place];
    m_tailBytes -= record.envelope.payload.size();
    record.envelope.payload = {};
    record.flags |= wire::kFlagRedacted;
}

bool History::removeCopies() {
    if (m_journal.leavesCopies()) m_journal.removeCopies();
    return m_journal.leavesCopies();
}

void History::keep(wire::Record record) {
    ENSURE(record.sequence == m_head + 1, "records are kept in order");
    m_head = record.sequence;
    if (record.verdict != 0 && !LAGEWERK_MUTANT("verdict-forgotten")) m_verdicts[record.sequence] = record.verdict;
    m_tailBytes += record.envelope.payload.size() + kRecordOverheadBytes;
    m_tail.push_back(std::move(record));
    while (m_tail.size() > m_tailRecordsMax || m_tailBytes > m_tailBytesMax) {
        m_tailBytes -= m_tail.front().envelope.payload.size() + kRecordOverheadBytes;
        m_tail.pop_front();
    }
}

base::Done History::replay(const std::function<std::uint16_t(const wire::Record&)>& decide) {
    while (true) {
        const auto rows = m_journal.read(m_head + 1, kRowsPerRead);
        if (!rows) return rows.failure();
        if (rows.value().empty()) return base::done();
        for (const journal::Stored& row : rows.value()) {
            auto record = recordOf(row);
            if (!record) return record.failure();
            record.value().verdict = decide(record.value());
            keep(std::move(record).value());
        }
    }
}

base::Done History::read(std::uint64_t from, const std::function<bool(const wire::Record&)>& take) {
    std::uint64_t next = std::max<std::uint64_t>(1, from);
    while (next <= m_head && (m_tail.empty() || next < m_tail.front().sequence)) {
        const auto rows = m_journal.read(next, kRowsPerRead);
        if (!rows) return rows.failure();
        for (const journal::Stored& row : rows.value()) {
            auto record = recordOf(row);
            if (!record) return record.failure();
            if (row.sequence > m_head) return base::done();
            if (const auto verdict = m_verdicts.find(row.sequence); verdict != m_verdicts.end())
                record.value().verdict = verdict->second;
            if (!take(record.value())) return base::done();
            next = row.sequence + 1;
        }
    }
    for (; next <= m_head; ++next)
        if (!take(m_tail[next - m_tail.front().sequence])) break;
    return base::done();
}

std::optional<seal::Hash> History::hashAt(std::uint64_t sequence) {
    if (sequence == 0 || sequence > m_journal.lastSequence()) return std::nullopt;
    const auto rows = m_journal.read(sequence, 1);
    if (!rows || rows.value().empty()) return std::nullopt;
    return rows.value().front().hash;
}

wire::Trouble History::trouble() const {
    switch (m_journal.lastTrouble()) {
        case journal::Trouble::Full: return wire::Trouble::DiskFull;
        case journal::Trouble::ReadOnly: return wire::Trouble::ReadOnly;
        case journal::Trouble::Failing: break;
    }
    return wire::Trouble::Failing;
}

}  // namespace server
