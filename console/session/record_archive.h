// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Every record that this console has heard, on its own disk while it runs: what looking back is folded from. The file
// has no name, so that nothing of it outlives the process, and what the town deletes is deleted here as well. Any
// thread.

#include <cstdint>
#include <filesystem>
#include <functional>
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
    struct Slot {
        std::uint64_t sequence = 0;
        base::Instant acceptedAt;
        std::uint64_t offset = 0;
        std::uint32_t size = 0;
    };
    void sortSlots() const;
    void put(const wire::Record& record);
    void removeDeleted(const wire::Record& redacted);
    [[nodiscard]] std::optional<wire::Record> read(const Slot& slot) const;

    const int m_file;
    mutable std::mutex m_guard;         ///< of all below
    mutable std::vector<Slot> m_slots;  ///< by sequence as far as m_sorted
    mutable std::size_t m_sorted = 0;
    std::vector<wire::SequenceSpan> m_deleted;
    std::uint64_t m_end = 0;
    std::optional<base::Instant> m_begin;
    std::optional<base::Failure> m_failure;
};

}  // namespace session
