// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Files that records name, in pieces, in a file of their own beside the journal (or beside an outbox). What is deleted
// is overwritten. FORMAT.md has the tables.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/outcome.h"
#include "broker/journal/journal.h"
#include "broker/seal/seal.h"

namespace journal {

/// One file of SQLite. One thread. Everything that returned well is there after a kill or power cut.
class AttachmentStore {
public:
    /// One row: a file as one giver gives it, or whole, when nobody gives it any more.
    struct File {
        std::int64_t row = 0;
        seal::Hash hash{};
        base::Bytes giver;          ///< as the caller writes it
        std::uint64_t size = 0;     ///< of the whole
        std::uint64_t through = 0;  ///< bytes that are here
        std::int64_t day = 0;       ///< when it was begun, as the caller counts
        bool isWhole = false;       ///< its hash was checked
    };

    /// `vfs`: as Journal::open. ForWriting creates a missing file; the caller's lock sees to it that one process does.
    [[nodiscard]] static base::Outcome<AttachmentStore> open(const std::filesystem::path& file,
                                                             Open how = Open::ForWriting, const std::string& vfs = {});
    AttachmentStore(AttachmentStore&&) noexcept;
    AttachmentStore& operator=(AttachmentStore&&) noexcept;
    ~AttachmentStore();

    [[nodiscard]] base::Outcome<std::vector<File>> files();
    /// The row of a new file of which nothing is here; an earlier one of the same hash and giver is a Failure.
    [[nodiscard]] base::Outcome<std::int64_t> begin(const seal::Hash& hash, base::BytesView giver, std::uint64_t size,
                                                    std::int64_t day);
    /// The next piece: `offset` is what is here of it. Synced when it returns.
    [[nodiscard]] base::Done append(std::int64_t row, std::uint64_t offset, base::BytesView piece);
    /// All of it is here and was checked: other rows of this hash go.
    [[nodiscard]] base::Done finish(std::int64_t row, const seal::Hash& hash);
    /// begin(), append() of all and finish() in one transaction; the row.
    [[nodiscard]] base::Outcome<std::int64_t> put(const seal::Hash& hash, base::BytesView bytes);
    /// At most `countMax` bytes from `offset` on; fewer at the end of what is here.
    [[nodiscard]] base::Outcome<base::Bytes> read(std::int64_t row, std::uint64_t offset, std::size_t countMax);
    /// Overwrites and removes at most `piecesMax` pieces of a row, and the row with the last of them: then true. What
    /// is left after a kill counts as not whole.
    [[nodiscard]] base::Outcome<bool> remove(std::int64_t row, std::size_t piecesMax);
    /// Empties the write-ahead log of what was removed, unless a reader stands against it: then try again.
    void removeCopies();
    [[nodiscard]] bool leavesCopies() const;
    /// Of the last step that failed.
    [[nodiscard]] Trouble lastTrouble() const;

private:
    struct State;
    explicit AttachmentStore(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// What is wrong with a stored file.
struct AttachmentFinding {
    seal::Hash hash{};
    std::string what;
};
/// Reads every whole file and compares it with its hash; structure included. Also beside the writer.
struct AttachmentReport {
    std::vector<AttachmentStore::File> files;
    std::vector<AttachmentFinding> findings;
    std::vector<std::string> structure;  ///< what SQLite's own check says, else empty
};
[[nodiscard]] base::Outcome<AttachmentReport> checkAttachments(const std::filesystem::path& file);

}  // namespace journal
