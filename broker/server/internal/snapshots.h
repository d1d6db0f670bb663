// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Pictures that the fusion worker hands over, for consoles that join: bytes to the broker. A cache: whoever doubts one
// folds from the beginning.

#include <optional>

#include "broker/journal/snapshot_store.h"
#include "broker/server/internal/history.h"
#include "broker/server/transport.h"
#include "broker/wire/verbs.h"

namespace server {

/// For the log.
inline constexpr const char* kPicturesRenewed = "the pictures that were kept were damaged; they are begun anew";

class Snapshots {
public:
    /// `file`: empty for none.
    explicit Snapshots(std::filesystem::path file) : m_file(std::move(file)) {}
    /// Takes what was kept, as far as it belongs to this very journal. Why nothing can be kept, when it cannot.
    [[nodiscard]] std::optional<base::Failure> open(History& history);
    /// True once after a damaged file was begun anew.
    [[nodiscard]] bool takeRenewal() { return m_store && m_store->takeRenewal(); }
    /// A part; how far the broker has it now. Nothing when it cannot be used: the giver begins again.
    [[nodiscard]] std::optional<wire::SnapshotTaken> take(PeerId from, const wire::SnapshotGive& give,
                                                          History& history);
    [[nodiscard]] wire::SnapshotPart part(const wire::SnapshotAsk& ask);
    /// What was taken out of the journal may stand in a picture: none is kept.
    void forget();

private:
    struct Incoming {
        PeerId from = 0;
        std::uint32_t foldVersion = 0;
        std::uint64_t sequence = 0, size = 0;
        base::Bytes bytes;
    };
    std::filesystem::path m_file;
    std::optional<journal::SnapshotStore> m_store;
    std::optional<Incoming> m_incoming;
    std::optional<journal::SnapshotStore::Snapshot> m_served;  ///< the one that was asked for last
};

}  // namespace server
