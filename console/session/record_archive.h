// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Every record that this console has heard, on its own disk while it runs: what looking back is folded from. The file
// has no name, so that nothing of it outlives the process, and what the town deletes is deleted here as well. Any
// thread.
//
// In the file a record stands as its size, the room it has (both 4 bytes, of this machine) and its bytes, padded with
// zeros to that room. In memory there is one entry per run of neighbours, about 1.3 bytes a record of a stream without
// gaps: a console that runs for days does not grow by what it has heard.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "broker/base/outcome.h"
#include "broker/wire/envelope.h"
#include "broker/wire/payloads.h"

namespace session {

class RecordArchive {
public:
    /// In that folder, which is made when it is not there; for this user alone.
    [[nodiscard]] static base::Outcome<std::shared_ptr<RecordArchive>> inFolder(const std::filesystem::path& folder);
    ~RecordArchive();
    RecordArchive(const RecordArchive&) = delete;
    RecordArchive& operator=(const RecordArchive&) = delete;

    /// In any order; one that is there already changes nothing. A Redacted takes the payloads that it names away, those
    /// that come later too. What the disk does not take makes the archive useless: see failure().
    void add(const wire::Record& record);
    /// The journal turned out to be another one.
    void clear();

    [[nodiscard]] std::optional<base::Failure> failure() const;
    [[nodiscard]] std::size_t count() const;
    /// Of the realm's first tick; nothing before it was heard. (An exercise is founded long before its clock begins.)
    [[nodiscard]] std::optional<base::Instant> begin() const;

    /// All that was accepted by `known`, by sequence. `take` gives false to end it; false then. Records may be added
    /// meanwhile.
    bool each(base::Instant known, const std::function<bool(wire::Record&&)>& take) const;

private:
    explicit RecordArchive(int file) : m_file(file) {}

    /// Records that stand one behind the other in the file, their sequences rising and less than kSpan apart. Runs may
    /// reach into each other (what was missing came later), but no sequence is in two of them.
    struct Run {
        std::uint64_t has = 0;  ///< bit i: the record with the first sequence + i
        std::uint64_t offset = 0;
        std::uint32_t bytes = 0;
        base::Instant earliest;  ///< acceptedAt
    };
    using Runs = std::map<std::uint64_t, Run>;  ///< by their first sequence
    static constexpr std::uint64_t kSpan = 64;

    [[nodiscard]] bool has(std::uint64_t sequence) const;
    void put(const wire::Record& record);
    void removeDeleted(const wire::Record& redacted);
    [[nodiscard]] bool removePayloads(std::uint64_t first, const Run& run, const wire::SequenceSpan& span);
    void fail(base::Failure failure);
    [[nodiscard]] std::optional<base::Bytes> read(const Run& run) const;
    /// From `next` on, by sequence; where to go on, nothing at the end.
    std::optional<std::uint64_t> readSome(std::uint64_t next, base::Instant known,
                                          std::vector<wire::Record>& some) const;

    const int m_file;
    mutable std::mutex m_guard;  ///< of all below
    Runs m_runs;
    Runs::iterator m_newest = m_runs.end();  ///< ends where the file ends
    std::vector<wire::SequenceSpan> m_deleted;
    std::uint64_t m_end = 0;
    std::optional<base::Instant> m_begin;
    std::optional<base::Failure> m_failure;
};

}  // namespace session
