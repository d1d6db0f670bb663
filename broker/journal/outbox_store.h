// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A sender's outbox on disk: what was said and not yet accepted survives the process and the power cut.

#include <filesystem>
#include <memory>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/outcome.h"

namespace journal {

class OutboxStore {
public:
    struct Item {
        base::Bytes id;        ///< the message's id, as the caller writes it
        base::Bytes envelope;  ///< encoded
    };

    /// Opens or creates. The file belongs to one process at a time; a second one gets a Failure.
    [[nodiscard]] static base::Outcome<OutboxStore> open(const std::filesystem::path& file);
    OutboxStore(OutboxStore&&) noexcept;
    OutboxStore& operator=(OutboxStore&&) noexcept;
    ~OutboxStore();

    /// Random at creation: with a counter it makes ids that no other outbox makes.
    [[nodiscard]] std::uint64_t epoch() const;
    /// A second one, for ids whose counters are given and not counted here.
    [[nodiscard]] std::uint64_t givenEpoch() const;
    /// From 1, rising; never given again, also after a crash between add() and the answer.
    [[nodiscard]] std::uint64_t nextCounter() const;

    /// Synced when it returns. `counter`: the one of nextCounter() that this item uses; 0 when it uses none.
    [[nodiscard]] base::Done add(const Item& item, std::uint64_t counter);
    [[nodiscard]] base::Done remove(const std::vector<base::Bytes>& ids);
    /// In the order of add().
    [[nodiscard]] base::Outcome<std::vector<Item>> items();

private:
    struct State;
    explicit OutboxStore(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace journal
