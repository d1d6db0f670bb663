// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What one follower has been sent and may still be sent, and the batches that equal followers share.

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "broker/server/internal/filter.h"
#include "broker/server/internal/history.h"

namespace server {

class Following {
public:
    Following(const wire::Follow& follow, std::int64_t nowMs);

    void credit(std::uint64_t throughSequence, std::int64_t nowMs);
    void sent(std::uint64_t throughSequence, std::uint64_t records);
    [[nodiscard]] std::uint64_t next() const { return m_next; }
    [[nodiscard]] const Filter& filter() const { return m_filter; }
    /// So far behind that superseded readings and positions are merged; never for one that did not ask for it.
    [[nodiscard]] bool isThinned(std::uint64_t head) const;
    /// Records it has not folded yet.
    [[nodiscard]] std::uint64_t behind(std::uint64_t head) const { return head > m_credited ? head - m_credited : 0; }
    [[nodiscard]] std::uint32_t creditMax() const { return m_credit; }
    /// May a batch of so many records go out now? One always may when nothing is in flight.
    [[nodiscard]] bool takes(std::uint64_t records) const;
    /// Has not folded anything for `stallMs` while the journal grew by `lagRecordsMax` past it.
    [[nodiscard]] bool isTooSlow(std::uint64_t head, std::int64_t nowMs, std::int64_t stallMs,
                                 std::uint64_t lagRecordsMax) const;

private:
    Filter m_filter;
    std::optional<std::uint32_t> m_thinBehind;
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
    std::uint64_t merged = 0;  ///< left out for newer ones
};

/// What decides how a batch looks.
struct Wish {
    std::uint64_t from = 1;
    std::uint32_t recordsMax = 0;
    bool isThinned = false;
    Filter filter;
    auto operator<=>(const Wish&) const = default;
};

/// Encodes each batch once for all followers that stand at the same place with the same wish.
class Batches {
public:
    explicit Batches(History& history) : m_history(history) {}
    [[nodiscard]] base::Outcome<Chunk> from(const Wish& wish);
    /// A batch for this wish is at hand and costs nothing.
    [[nodiscard]] bool has(const Wish& wish) const { return m_chunks.contains(wish); }
    /// After an append: a batch that ended at the old head may be longer now.
    void forget();
    /// Bytes of the batches that are kept for others: bounded, however far behind a follower catches up.
    [[nodiscard]] std::uint64_t keptBytes() const { return m_keptBytes; }
    [[nodiscard]] std::uint64_t encoded() const { return m_encoded; }
    /// Records looked at since the start, for batches: what catching up costs.
    [[nodiscard]] std::uint64_t scanned() const { return m_scanned; }

private:
    Sieve sieveFor(const Wish& wish);
    base::Done gather(const Wish& wish, Sieve& sieve, wire::Batch& batch);
    [[nodiscard]] base::Outcome<Chunk> chosen(const Wish& wish);
    [[nodiscard]] base::Outcome<Chunk> plain(const Wish& wish);
    void keep(const Wish& wish, const Chunk& chunk);

    History& m_history;
    wire::BatchWriter m_writer;
    std::map<Wish, Chunk> m_chunks;
    std::deque<std::map<Wish, Chunk>::iterator> m_oldestFirst;  ///< all of m_chunks
    std::uint64_t m_keptBytes = 0;
    std::map<Filter, Sieve> m_sieves;  ///< of filters that need to remember; where the foremost follower stands
    std::uint64_t m_encoded = 0, m_scanned = 0;
};

}  // namespace server
