// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The one order, on disk: append with one transaction and one sync, read by range, recover after a crash.
// A record is bytes here: a header that stays for ever and a payload that may be redacted. FORMAT.md has the file.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/outcome.h"
#include "broker/seal/seal.h"

namespace journal {

/// What is appended. Views: must stay until append() returns.
struct Entry {
    base::BytesView header;
    base::BytesView payload;
};

/// What is read.
struct Stored {
    std::uint64_t sequence = 0;
    base::Bytes header;
    base::Bytes payload;  ///< empty when redacted
    bool isRedacted = false;
    std::uint16_t note = 0;  ///< of a redacted one: what its redaction said (Removal)
    seal::Hash hash{};       ///< the chain after this record
};

/// A record whose payload and salt go. The note is kept in their place: what the caller has to know of it later. It is
/// not under the chain; the record that explains the removal holds it, too.
struct Removal {
    std::uint64_t sequence = 0;
    std::uint16_t note = 0;
};

/// What opening found.
struct RecoveryReport {
    bool isNew = false;
    std::uint64_t lastSequence = 0;  ///< last good record; 0: none
    seal::Hash lastHash{};           ///< chain after it; zeros when there is none
    std::uint64_t droppedBytes = 0;  ///< of an append that had not been committed: never acknowledged
    std::uint64_t cutRecords = 0;    ///< of damaged rows at the end, moved to the table `cut_batches`
    std::string why;                 ///< of dropping or cutting; empty when nothing was
    /// One line for a log.
    [[nodiscard]] std::string text() const;
};

struct Appended {
    std::uint64_t first = 0;  ///< sequence of the first entry; the rest follow without gaps
    std::uint64_t count = 0;
    seal::Hash lastHash{};
};

/// What kind of disk trouble made an append fail.
enum class Trouble {
    Full,
    ReadOnly,  ///< the file or the disk cannot be written
    Failing,   ///< errors of the disk, or it is gone
};

enum class Open {
    ForWriting,  ///< one process at a time (the caller's lock file sees to it); creates a missing journal
    ForReading,  ///< any number, also beside the writer
};

/// One journal file. One thread. Everything appended before a kill or power cut is there afterwards.
class Journal {
public:
    /// `vfs`: name of another file layer (FaultDisk); empty for the system's.
    [[nodiscard]] static base::Outcome<Journal> open(const std::filesystem::path& file, Open how = Open::ForWriting,
                                                     const std::string& vfs = {});
    Journal(Journal&&) noexcept;
    Journal& operator=(Journal&&) noexcept;
    ~Journal();

    /// Writes all entries in one transaction and syncs. On failure nothing was appended (as far as any reader of
    /// this process sees), reading goes on, and a later append may succeed. At least one entry.
    [[nodiscard]] base::Outcome<Appended> append(std::span<const Entry> entries) { return append(entries, {}); }
    /// The same, and in the same transaction payload and salt of these records go, rising, all of them journaled. The
    /// copies that SQLite keeps go right after it, or as soon as no reader needs them (leavesCopies()).
    [[nodiscard]] base::Outcome<Appended> append(std::span<const Entry> entries, std::span<const Removal> removals);
    /// From now on a thread of its own moves SQLite's write-ahead log into the file, so that no append waits for it.
    /// For programs; without it an append in some hundred does it (simulated disks want everything in one thread).
    [[nodiscard]] base::Done moveLogAside();
    /// Tries again what a reader stood against.
    void removeCopies();
    /// True when removed payloads may still stand in the write-ahead log.
    [[nodiscard]] bool leavesCopies() const;

    /// Records from `from` on, in order, whole batches until either bound is passed; empty past the end. A damaged
    /// record is a Failure that names it; nothing damaged is ever handed out.
    [[nodiscard]] base::Outcome<std::vector<Stored>> read(std::uint64_t from, std::size_t recordsMax,
                                                          std::size_t bytesMax = 4 * 1024 * 1024);
    /// The same up to a damaged record, if there is one: what stands before it is good. A Failure when the first one
    /// is.
    [[nodiscard]] base::Outcome<std::vector<Stored>> readBeforeDamage(std::uint64_t from, std::size_t recordsMax,
                                                                      std::size_t bytesMax = 4 * 1024 * 1024);

    /// A record as it stands in the file, for the time of one call.
    struct View {
        std::uint64_t sequence = 0;
        base::BytesView header, payload;
        bool isRedacted = false;
        std::uint16_t note = 0;
    };
    /// All records from `from` on, in order, each checked as read() does; what `take` fails with ends it. `take` must
    /// not use this journal.
    [[nodiscard]] base::Done each(std::uint64_t from, const std::function<base::Done(const View&)>& take);

    /// Of the last append that failed.
    [[nodiscard]] Trouble lastTrouble() const;
    [[nodiscard]] const RecoveryReport& recovery() const;
    [[nodiscard]] std::uint64_t lastSequence() const;
    [[nodiscard]] seal::Hash lastHash() const;
    /// Random at creation; another one when records were cut, or after a restore from a copy.
    [[nodiscard]] std::uint64_t epoch() const;
    /// To be called once after the file was restored from a copy, so that followers begin again.
    [[nodiscard]] base::Done renewEpoch();

private:
    struct State;
    explicit Journal(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace journal
