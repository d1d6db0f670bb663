// SPDX-License-Identifier: EUPL-1.2
#include "gis/tools/log_snapshots.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>

#include "broker/core/core.h"
#include "broker/journal/journal.h"
#include "broker/journal/snapshot_store.h"
#include "broker/wire/verbs.h"
#include "gis/situation/snapshot.h"
#include "gis/tools/log_record.h"

namespace tools {
namespace {

constexpr std::size_t kRowsPerFoldRead = 5'000;

int endWith(const base::Failure& failure, int status) {
    std::fprintf(stderr, "lagewerk-log: %s\n", failure.text().c_str());
    return status;
}

/// What is kept, from a copy: a running broker holds the file itself.
base::Outcome<std::map<std::uint64_t, journal::SnapshotStore::Snapshot>> keptIn(const std::filesystem::path& file) {
    const auto copy = std::filesystem::temp_directory_path() / ("lagewerk-snapshots-" + std::to_string(::getpid()));
    std::error_code error;
    std::filesystem::copy_file(file, copy, std::filesystem::copy_options::overwrite_existing, error);
    if (error) return base::Failure{"cannot be copied: " + error.message(), file.string(), "check path and rights"};
    std::map<std::uint64_t, journal::SnapshotStore::Snapshot> kept;
    bool isNone = false;
    if (auto store = journal::SnapshotStore::open(copy)) {
        isNone = store.value().takeRenewal();
        for (const auto& [sequence, chain] : store.value().kept())
            if (auto one = store.value().newest(situation::kFoldVersion, sequence))
                kept.emplace(sequence, std::move(*one));
    }
    std::filesystem::remove(copy, error);
    if (isNone)
        return base::Failure{"it is damaged, or no store of pictures", file.string(),
                             "the broker begins it anew with the next picture"};
    return kept;
}

/// Folds record by record, with the verdicts that core gives.
class FoldFromZero {
public:
    base::Done take(const journal::Stored& row) {
        auto decoded = wire::decodeRecord(row.header);
        auto* record = std::get_if<wire::Record>(&decoded);
        if (record == nullptr)
            return base::Failure{"record " + std::to_string(row.sequence) + " cannot be understood", "",
                                 "use the version of Lagewerk that wrote it"};
        record->sequence = row.sequence;
        record->envelope.payload = row.payload;
        if (!m_core) m_core.emplace(record->envelope.realm);
        record->verdict = static_cast<std::uint16_t>(m_core->decide(*record).verdict.code);
        m_picture.fold(*record);
        return base::done();
    }
    [[nodiscard]] bool isThat(const journal::SnapshotStore::Snapshot& snapshot, const seal::Hash& chain) const {
        const auto read = situation::decodePicture(snapshot.bytes);
        return read && snapshot.chain == chain && read->lastSequence == m_picture.lastSequence &&
               situation::encodePicture(m_picture) == snapshot.bytes;
    }

private:
    std::optional<core::Core> m_core;
    situation::Situation m_picture;
};

}  // namespace

int checkSnapshots(const SnapshotsCall& call) {
    const std::filesystem::path file = call.journal;
    const std::filesystem::path store =
        call.store.empty() ? file.parent_path() / "snapshots.db" : std::filesystem::path(call.store);
    for (const auto& needed : {file, store})
        if (const auto why = unreadable(needed)) return endWith(*why, 2);
    auto journal = journal::Journal::open(file, journal::Open::ForReading);
    if (!journal) return endWith(journal.failure(), 1);
    const auto kept = keptIn(store);
    if (!kept) return endWith(kept.failure(), 1);
    if (kept.value().empty()) std::cerr << "lagewerk-log: no picture of this fold version is kept there\n";
    FoldFromZero fold;
    int status = 0;
    std::uint64_t next = 1;
    const std::uint64_t last = kept.value().empty() ? 0 : kept.value().rbegin()->first;
    while (next <= last) {
        const auto rows = journal.value().read(next, kRowsPerFoldRead);
        if (!rows) return endWith(rows.failure(), 1);
        if (rows.value().empty()) break;
        for (const journal::Stored& row : rows.value()) {
            if (row.sequence < next) continue;
            if (auto done = fold.take(row); !done) return endWith(done.failure(), 1);
            next = row.sequence + 1;
            const auto one = kept.value().find(row.sequence);
            if (one == kept.value().end()) continue;
            const bool isGood = fold.isThat(one->second, row.hash);
            status = isGood ? status : 1;
            std::cout << "{\"sequence\":" + std::to_string(row.sequence) +
                             ",\"bytes\":" + std::to_string(one->second.bytes.size()) +
                             ",\"good\":" + (isGood ? "true" : "false") + "}\n";
        }
    }
    return status;
}

}  // namespace tools
