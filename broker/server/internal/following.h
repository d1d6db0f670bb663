// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What one follower has been sent and may still be sent, and the batches that equal followers share.

#include <deque>
#include <map>
#include <memory>
#include <utility>

#include "broker/server/internal/history.h"

namespace server {

class Following {
public:
    Following(const wire::Follow& follow, std::int64_t nowMs);

    void credit(std::uint64_t throughSequence, std::int64_t nowMs);
    void sent(std::uint64_t throughSequence, std::uint64_t records);
    [[nodiscard]] std::uint64_t next() const { return m_next; }
    [[nodiscard]] const std::vector<wire::Kind>& kinds() const { return m_kinds; }
    [[nodiscard]] std::uint32_t creditMax() const { return m_credit; }
    /// May a batch of so many records go out now? One always may when nothing is in flight.
    [[nodiscard]] bool takes(std::uint64_t records) const;
    /// Has not folded anything for `stallMs` while the journal grew by `lagRecordsMax` past it.
    [[nodiscard]] bool isTooSlow(std::uint64_t head, std::int64_t nowMs, std::int64_t stallMs,
                                 std::uint64_t lagRecordsMax) const;

private:
    std::vector<wire::Kind> m_kinds;
    std::uint64_t m_next;
    std::uint64_t m_credited;  ///< all up to here is folded
    std::uint32_t m_credit;
    std::uint64_t m_inFlight = 0;
    std::deque<std::pair<std::uint64_t, std::uint64_t>> m_batches;  ///< through, cost
    std::int64_t m_progressAtMs;
};

/// A batch as one frame, from a sequence on.
struct Chunk {
    std::shared_ptr<const base::Bytes> frame;
    std::uint64_t throughSequence = 0;
    std::uint64_t records = 0;
};

/// Encodes each batch once for all followers that stand at the same place with the same wish.
class Batches {
public:
    explicit Batches(History& history) : m_history(history) {}
    [[nodiscard]] base::Outcome<Chunk> from(std::uint64_t sequence, const std::vector<wire::Kind>& kinds,
                                            std::uint32_t recordsMax);
    /// After an append: a batch that ended at the old head may be longer now.
    void forget() { m_chunks.clear(); }
    [[nodiscard]] std::uint64_t encoded() const { return m_encoded; }

private:
    using Wish = std::pair<std::pair<std::uint64_t, std::uint32_t>, std::vector<wire::Kind>>;
    History& m_history;
    std::map<Wish, Chunk> m_chunks;
    std::uint64_t m_encoded = 0;
};

}  // namespace server
