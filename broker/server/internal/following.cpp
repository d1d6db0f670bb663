// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/internal/following.h"

#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/wire/limits.h"

namespace server {
namespace {

constexpr std::size_t kChunksKeptMax = 64;
/// A thinned follower reads past much that it does not want; a batch then ends early, so that no step gets long.
constexpr std::uint64_t kScannedMax = 5'000;

std::uint64_t costOf(std::uint64_t records) { return std::max<std::uint64_t>(1, records); }

}  // namespace

Following::Following(const wire::Follow& follow, std::int64_t nowMs)
    : m_kinds(follow.kinds),
      m_next(std::max<std::uint64_t>(1, follow.fromSequence)),
      m_credited(m_next - 1),
      m_credit(std::min<std::uint32_t>(follow.creditRecords, wire::limits::kFollowerCreditMax)),
      m_progressAtMs(nowMs) {
    std::sort(m_kinds.begin(), m_kinds.end());
}

void Following::credit(std::uint64_t throughSequence, std::int64_t nowMs) {
    if (throughSequence <= m_credited || throughSequence >= m_next) return;
    m_credited = throughSequence;
    m_progressAtMs = nowMs;
    while (!m_batches.empty() && m_batches.front().first <= throughSequence) {
        m_inFlight -= m_batches.front().second;
        m_batches.pop_front();
    }
}

void Following::sent(std::uint64_t throughSequence, std::uint64_t records) {
    m_next = throughSequence + (LAGEWERK_MUTANT("batch-skipped") ? 2 : 1);
    m_inFlight += costOf(records);
    m_batches.emplace_back(throughSequence, costOf(records));
}

bool Following::takes(std::uint64_t records) const {
    return LAGEWERK_MUTANT("credit-ignored") || m_inFlight == 0 || m_inFlight + costOf(records) <= m_credit;
}

bool Following::isTooSlow(std::uint64_t head, std::int64_t nowMs, std::int64_t stallMs,
                          std::uint64_t lagRecordsMax) const {
    return head > m_credited + lagRecordsMax && m_next > m_credited + 1 && nowMs - m_progressAtMs >= stallMs;
}

base::Outcome<Chunk> Batches::from(std::uint64_t sequence, const std::vector<wire::Kind>& kinds,
                                   std::uint32_t recordsMax) {
    const Wish wish{{sequence, recordsMax}, kinds};
    if (const auto known = m_chunks.find(wish); known != m_chunks.end()) return known->second;
    wire::Batch batch;
    batch.headSequence = m_history.head();
    batch.throughSequence = sequence - 1;
    std::size_t bytes = 0;
    const std::size_t countMax = std::clamp<std::size_t>(recordsMax, 1, wire::limits::kBatchRecordsMax);
    auto read = m_history.read(sequence, [&](const wire::Record& record) {
        const bool isWanted = kinds.empty() || std::binary_search(kinds.begin(), kinds.end(), record.envelope.kind);
        if (isWanted) {
            bytes += record.envelope.payload.size() + 256;
            batch.records.push_back(record);
        }
        batch.throughSequence = record.sequence;
        return batch.records.size() < countMax && bytes < wire::limits::kBatchBytesTarget &&
               batch.throughSequence - sequence < kScannedMax;
    });
    if (!read) return read.failure();
    if (LAGEWERK_MUTANT("records-swapped") && batch.records.size() > 1)
        std::swap(batch.records.front().envelope, batch.records.back().envelope);
    Chunk chunk{nullptr, batch.throughSequence, batch.records.size()};
    chunk.frame = std::make_shared<const base::Bytes>(wire::encodeVerb(std::move(batch)));
    ++m_encoded;
    if (m_chunks.size() >= kChunksKeptMax) m_chunks.clear();
    return m_chunks.emplace(wish, std::move(chunk)).first->second;
}

}  // namespace server
