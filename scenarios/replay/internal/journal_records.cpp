// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/internal/journal_records.h"

#include <memory>

#include "broker/core/core.h"
#include "broker/journal/journal.h"
#include "broker/wire/verbs.h"

namespace replay {
namespace {

constexpr std::size_t kRowsPerRead = 1000;

/// A row without its verdict: the journal keeps what was said; what it meant follows from the order.
base::Outcome<wire::Record> recordFrom(const journal::Stored& row, const std::filesystem::path& file) {
    auto decoded = wire::decodeRecord(row.header);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) {
        return base::Failure{"record " + std::to_string(row.sequence) + " cannot be understood: " + rejection->what,
                             file.string(), "use the version of Lagewerk that wrote it"};
    }
    wire::Record record = std::get<wire::Record>(std::move(decoded));
    record.sequence = row.sequence;
    record.envelope.payload = row.payload;
    if (row.isRedacted) {
        record.flags |= wire::kFlagRedacted;
        record.verdict = row.note;
    }
    return record;
}

}  // namespace

base::Done readJournal(const std::filesystem::path& file, const std::function<void(const wire::Record&)>& take) {
    auto opened = journal::Journal::open(file, journal::Open::ForReading);
    if (!opened) return opened.failure();
    std::unique_ptr<core::Core> core;
    for (std::uint64_t next = 1; next <= opened.value().lastSequence();) {
        const auto rows = opened.value().read(next, kRowsPerRead);
        if (!rows) return rows.failure();
        if (rows.value().empty()) break;
        for (const auto& row : rows.value()) {
            auto record = recordFrom(row, file);
            if (!record) return record.failure();
            if (!core) core = std::make_unique<core::Core>(record.value().envelope.realm);
            record.value().verdict = static_cast<std::uint16_t>(core->decide(record.value()).verdict.code);
            take(record.value());
            next = row.sequence + 1;
        }
    }
    return base::done();
}

}  // namespace replay
