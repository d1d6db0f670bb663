// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/internal/history.h"

#include <utility>

#include "broker/base/mutant.h"

namespace server {
namespace {
constexpr std::size_t kRowsPerRead = 1000;
constexpr std::size_t kRecordOverheadBytes = 400;
constexpr std::size_t kSpareLines = 4000, kSpareBytes = 2000;

base::Failure notUnderstood(std::uint64_t sequence, const wire::Rejection& rejection) {
    return {"record " + std::to_string(sequence) + " of the journal cannot be understood: " + rejection.what,
            rejection.where, "use the version of Lagewerk that wrote it"};
}
}  // namespace

namespace {

void encodeHeader(wire::Record& record, base::Bytes& header) {
    base::Bytes payload = std::exchange(record.envelope.payload, {});
    const auto sequence = std::exchange(record.sequence, 0);
    const auto verdict = std::exchange(record.verdict, std::uint16_t{0});
    wire::encodeRecordInto(record, header);
    record.envelope.payload = std::move(payload);
    record.sequence = sequence;
    record.verdict = verdict;
}

}  // namespace

base::Bytes headerOf(wire::Record& record) {
    base::Bytes header;
    encodeHeader(record, header);
    return header;
}

base::Outcome<wire::Record> recordOf(const journal::Stored& stored) {
    auto decoded = wire::decodeRecord(stored.header);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded))
        return notUnderstood(stored.sequence, *rejection);
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

base::Done History::append(std::span<Line* const> lines, const std::vector<journal::Removal>& removals) {
    std::vector<journal::Entry> entries;
    entries.reserve(lines.size());
    for (Line* line : lines) {
        encodeHeader(line->record, line->header);
        entries.push_back({line->header, line->record.envelope.payload});
    }
    auto appended = m_journal.append(entries, removals);
    if (!appended) return appended.failure();
    for (const journal::Removal& removal : removals) forget(removal.sequence);
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i]->record.sequence = appended.value().first + i;
    return base::done();
}

void History::forget(std::uint64_t sequence) {
    if (LAGEWERK_MUTANT("memory-keeps-payloads") || !isInTail(sequence)) return;
    const std::uint64_t place = sequence - m_tail.front()->record.sequence;
    if (place >= m_tail.size()) return;
    Line& line = *m_tail[place];
    m_tailBytes -= line.record.envelope.payload.size();
    line.record.envelope.payload = {};
    line.record.flags |= wire::kFlagRedacted;
    line.header.clear();
}

bool History::removeCopies() {
    if (m_journal.leavesCopies()) m_journal.removeCopies();
    return m_journal.leavesCopies();
}

void History::noteHead(std::uint64_t sequence, std::uint16_t verdict) {
    ENSURE(sequence == m_head + 1, "records are kept in order");
    m_head = sequence;
    if (verdict != 0 && !LAGEWERK_MUTANT("verdict-forgotten")) m_verdicts[sequence] = verdict;
}

void History::keep(std::unique_ptr<Line> line) {
    noteHead(line->record.sequence, line->record.verdict);
    if (const auto cuts = wire::cutHeader(line->header))
        line->cuts = *cuts;
    else
        line->header.clear();
    m_tailBytes += line->record.envelope.payload.size() + kRecordOverheadBytes;
    m_tail.push_back(std::move(line));
    while (m_tail.size() > m_tailRecordsMax || m_tailBytes > m_tailBytesMax) {
        m_tailBytes -= m_tail.front()->record.envelope.payload.size() + kRecordOverheadBytes;
        recycle(std::move(m_tail.front()));
        m_tail.pop_front();
    }
}

/// Small ones only, so that what is spare stays small.
void History::recycle(std::unique_ptr<Line> line) {
    wire::Envelope& envelope = line->record.envelope;
    if (m_spare.size() >= kSpareLines || envelope.payload.capacity() > kSpareBytes) return;
    base::Bytes payload = std::exchange(envelope.payload, {});
    payload.clear();
    line->header.clear();
    line->record = {};
    line->record.envelope.payload = std::move(payload);
    m_spare.push_back(std::move(line));
}

std::unique_ptr<Line> History::blank() {
    if (m_spare.empty()) return std::make_unique<Line>();
    auto line = std::move(m_spare.back());
    m_spare.pop_back();
    return line;
}

void History::resume(std::uint64_t sequence, Verdicts verdicts) {
    ENSURE(m_head == 0, "a replay goes on where it began");
    m_head = sequence;
    m_verdicts = std::move(verdicts);
}

base::Done History::replay(const std::function<std::uint16_t(const wire::Record&)>& decide) {
    wire::Record record;  // one for all: most of a million are only decided
    return m_journal.each(m_head + 1, [&](const journal::Journal::View& row) -> base::Done {
        if (const auto rejection = wire::readRecord(row.header, record)) return notUnderstood(row.sequence, *rejection);
        record.sequence = row.sequence;
        record.verdict = 0;
        record.envelope.payload.assign(row.payload.begin(), row.payload.end());
        if (row.isRedacted) {
            record.flags |= wire::kFlagRedacted;
            record.verdict = row.note;
        }
        record.verdict = decide(record);
        if (row.sequence + m_tailRecordsMax <= m_journal.lastSequence()) {
            noteHead(row.sequence, record.verdict);
            return base::done();
        }
        base::Bytes header;
        if (!row.isRedacted) header.assign(row.header.begin(), row.header.end());
        keep(std::make_unique<Line>(Line{record, std::move(header)}));
        return base::done();
    });
}

std::uint16_t History::verdictOf(std::uint64_t sequence) const {
    const auto verdict = m_verdicts.find(sequence);
    return verdict == m_verdicts.end() ? std::uint16_t{0} : verdict->second;
}

base::Done History::read(std::uint64_t from, const std::function<bool(const wire::Record&)>& take) {
    std::uint64_t next = std::max<std::uint64_t>(1, from);
    while (next <= m_head && !isInTail(next)) {
        const auto rows = m_journal.readBeforeDamage(next, kRowsPerRead);
        if (!rows) return rows.failure();
        for (const journal::Stored& row : rows.value()) {
            auto record = recordOf(row);
            if (!record) return record.failure();
            if (row.sequence > m_head) return base::done();
            if (const auto verdict = verdictOf(row.sequence); verdict != 0) record.value().verdict = verdict;
            if (!take(record.value())) return base::done();
            next = row.sequence + 1;
        }
    }
    for (; next <= m_head; ++next)
        if (!take(inTail(next).record)) break;
    return base::done();
}

base::Outcome<wire::Record> History::at(std::uint64_t sequence) {
    ENSURE(sequence >= 1 && sequence <= m_head, "only what was decided is asked for");
    const auto rows = m_journal.read(sequence, 1);
    if (!rows) return rows.failure();
    auto record = recordOf(rows.value().front());
    if (record)
        if (const auto verdict = verdictOf(sequence); verdict != 0) record.value().verdict = verdict;
    return record;
}

base::Done History::readBytes(std::uint64_t from, const std::function<bool(const RecordBytes&)>& take) {
    std::uint64_t next = std::max<std::uint64_t>(1, from);
    while (next <= m_head && !isInTail(next)) {
        const auto rows = m_journal.readBeforeDamage(next, kRowsPerRead);
        if (!rows) return rows.failure();
        for (const journal::Stored& row : rows.value()) {
            if (row.sequence > m_head) return base::done();
            const auto cuts = row.isRedacted ? std::nullopt : wire::cutHeader(row.header);
            RecordBytes bytes{row.sequence, {}, verdictOf(row.sequence), row.header, row.payload};
            std::optional<wire::Record> whole;
            if (cuts) {
                bytes.kind = cuts->kind;
                bytes.cuts = *cuts;
            } else {
                auto record = recordOf(row);
                if (!record) return record.failure();
                whole = std::move(record).value();
                if (bytes.verdict != 0) whole->verdict = bytes.verdict;
                bytes.kind = whole->envelope.kind;
                bytes.record = &*whole;
            }
            if (!take(bytes)) return base::done();
            next = row.sequence + 1;
        }
    }
    for (; next <= m_head; ++next) {
        const Line& line = inTail(next);
        const wire::Record& record = line.record;
        if (!take({next, record.envelope.kind, record.verdict, line.header, record.envelope.payload, line.cuts,
                   line.header.empty() ? &record : nullptr}))
            break;
    }
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
