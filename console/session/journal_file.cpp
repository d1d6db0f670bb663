// SPDX-License-Identifier: EUPL-1.2
#include "console/session/journal_file.h"

#include <optional>
#include <string>

#include "broker/core/core.h"
#include "broker/journal/journal.h"
#include "broker/wire/verbs.h"

namespace session {

base::Outcome<std::vector<wire::Record>> readJournalFile(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return base::Failure{"there is no such journal", file.string(), "name the journal.db of a realm's folder"};
    auto journal = journal::Journal::open(file, journal::Open::ForReading);
    if (!journal) return journal.failure();
    std::vector<wire::Record> records;
    std::optional<core::Core> core;
    const auto read = journal.value().each(1, [&](const journal::Journal::View& row) -> base::Done {
        auto decoded = wire::decodeRecord(row.header);
        auto* record = std::get_if<wire::Record>(&decoded);
        if (record == nullptr)
            return base::Failure{"record " + std::to_string(row.sequence) + " cannot be understood", file.string(),
                                 "use the version of Lagewerk that wrote it"};
        record->sequence = row.sequence;
        record->envelope.payload.assign(row.payload.begin(), row.payload.end());
        if (row.isRedacted) {
            record->flags |= wire::kFlagRedacted;
            record->verdict = row.note;
        }
        if (!core) core.emplace(record->envelope.realm);
        record->verdict = static_cast<std::uint16_t>(core->decide(*record).verdict.code);
        records.push_back(std::move(*record));
        return base::done();
    });
    if (!read) return read.failure();
    if (records.empty())
        return base::Failure{"the journal holds no record", file.string(),
                             "name the journal.db of a realm that was served"};
    return records;
}

}  // namespace session
