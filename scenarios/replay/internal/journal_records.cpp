// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/internal/journal_records.h"

#include "broker/journal/journal.h"
#include "broker/wire/verbs.h"

namespace replay {

base::Done readJournal(const std::filesystem::path& file, const std::function<void(const wire::Record&)>& take) {
    auto opened = journal::Journal::open(file, journal::Open::ForReading);
    if (!opened) return opened.failure();
    for (std::uint64_t next = 1; next <= opened.value().lastSequence();) {
        const auto stored = opened.value().read(next, 1000);
        if (!stored) return stored.failure();
        if (stored.value().empty()) break;
        for (const auto& row : stored.value()) {
            auto decoded = wire::decodeRecord(row.header);
            if (auto* record = std::get_if<wire::Record>(&decoded)) {
                record->sequence = row.sequence;
                record->envelope.payload = row.payload;
                take(*record);
            }
            next = row.sequence + 1;
        }
    }
    return base::done();
}

}  // namespace replay
