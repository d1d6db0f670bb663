// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What was folded from the journal, as bytes, in a file beside it: the newest of each fold version. A cache: losing it
// costs a start, so
// nothing here is synced, and what does not fit its own hash is not handed out.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/outcome.h"
#include "broker/seal/seal.h"

namespace journal {

class SnapshotStore {
public:
    static constexpr std::size_t kKept = 3;  ///< of each fold version, and so many fold versions
    struct Snapshot {
        std::uint64_t sequence = 0;
        std::uint32_t foldVersion = 0;
        seal::Hash chain{};  ///< of the journal there
        seal::Hash hash{};   ///< SHA-256 of the bytes
        base::Bytes bytes;
    };

    /// Opens or creates; what is no such file is begun anew.
    [[nodiscard]] static base::Outcome<SnapshotStore> open(const std::filesystem::path& file);
    SnapshotStore(SnapshotStore&&) noexcept;
    SnapshotStore& operator=(SnapshotStore&&) noexcept;
    ~SnapshotStore();

    /// Of those before only the newest stay. A damaged file is begun anew, since it does not mend itself.
    [[nodiscard]] bool add(const Snapshot& snapshot);
    /// True once after that.
    [[nodiscard]] bool takeRenewal();
    /// The newest of a fold version, or that of `sequence` when it is not 0.
    [[nodiscard]] std::optional<Snapshot> newest(std::uint32_t foldVersion, std::uint64_t sequence = 0);
    /// Sequence and chain of each.
    [[nodiscard]] std::vector<std::pair<std::uint64_t, seal::Hash>> kept();
    void remove(std::uint64_t sequence);
    /// Overwrites what it removes.
    void clear();

private:
    struct State;
    explicit SnapshotStore(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace journal
