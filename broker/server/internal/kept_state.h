// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What the broker knew at some record, so that a start decides only what stands behind it. A cache beside the journal:
// it is believed only with the broker's own signature, from this very program, for this very journal; without it all is
// decided from the first record on, with the same result.

#include <filesystem>
#include <optional>
#include <vector>

#include "broker/core/core.h"
#include "broker/journal/snapshot_store.h"
#include "broker/server/internal/history.h"

namespace server {

/// By kind: up to which record nothing is left that retention would delete.
using Examined = std::vector<std::pair<wire::Kind, std::uint64_t>>;

/// What a replay leaves behind, up to a record.
struct Known {
    core::Core core;
    Verdicts verdicts;
    std::vector<std::uint64_t> filed;  ///< records that name files, or take some away
    Examined examined;
};

class KeptState {
public:
    /// `file`: empty for none.
    explicit KeptState(std::filesystem::path file) : m_file(std::move(file)) {}
    /// The newest that can be believed.
    [[nodiscard]] std::optional<Known> newest(const wire::RealmId& realm, const seal::PublicKey& key, History& history);
    /// At the end of what was decided. False when it cannot be kept.
    bool keep(const core::Core& core, const std::vector<std::uint64_t>& filed, const Examined& examined,
              const seal::SigningKey& key, const History& history);
    /// Overwrites what it removes.
    void forget();
    /// Why something that was kept was not believed; once.
    [[nodiscard]] std::optional<std::string> takeDoubt() { return std::exchange(m_doubt, std::nullopt); }

private:
    [[nodiscard]] bool open();
    [[nodiscard]] std::optional<Known> believed(const journal::SnapshotStore::Snapshot& stored,
                                                const wire::RealmId& realm, const seal::PublicKey& key,
                                                History& history);

    std::filesystem::path m_file;
    std::optional<journal::SnapshotStore> m_store;
    std::optional<std::string> m_doubt;
};

}  // namespace server
