// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/internal/following.h"

#include <algorithm>
#include <tuple>

#include "broker/base/mutant.h"
#include "broker/wire/limits.h"
#include "broker/wire/newest.h"

namespace server {
namespace {

/// Followers that stand at the same place ask within the same step: some full batches are enough. Without a bound by
/// bytes one that catches up left 64 of them behind, 12.8 MB.
constexpr std::uint64_t kKeptBytesMax = 1 << 20;
constexpr std::size_t kChunksKeptMax = 64;
constexpr std::size_t kSievesKeptMax = 64;
/// A thinned follower reads past much that it does not want; a batch then ends early, so that no step gets long.
constexpr std::uint64_t kScannedMax = 5'000;

constexpr std::size_t kBatchRecordBytes = 256;  ///< besides its payload, about

std::uint64_t costOf(std::uint64_t records) { return std::max<std::uint64_t>(1, records); }

}  // namespace

Following::Following(const wire::Follow& follow, std::int64_t nowMs)
    : m_filter{follow.kinds, follow.operation, follow.area},
      m_thinBehind(follow.thinBehind),
      m_next(std::max<std::uint64_t>(1, follow.fromSequence)),
      m_credited(m_next - 1),
      m_credit(std::min<std::uint32_t>(follow.creditRecords, wire::limits::kFollowerCreditMax)),
      m_progressAtMs(nowMs) {
    std::sort(m_filter.kinds.begin(), m_filter.kinds.end());
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

bool Following::isThinned(std::uint64_t head) const { return m_thinBehind && head + 1 > m_next + *m_thinBehind; }

bool Following::isTooSlow(std::uint64_t head, std::int64_t nowMs, std::int64_t stallMs,
                          std::uint64_t lagRecordsMax) const {
    return head > m_credited + lagRecordsMax && m_next > m_credited + 1 && nowMs - m_progressAtMs >= stallMs;
}

/// A filter by place remembers which units were inside, if it goes on where it stopped.
Sieve Batches::sieveFor(const Wish& wish) {
    const auto known = m_sieves.find(wish.filter);
    if (known != m_sieves.end() && known->second.next() == wish.from) return known->second;
    return {wish.filter, wish.from};
}

base::Done Batches::gather(const Wish& wish, Sieve& sieve, wire::Batch& batch) {
    wire::Thinner thinner;
    std::size_t bytes = 0, count = 0;
    const std::size_t countMax = std::clamp<std::size_t>(wish.recordsMax, 1, wire::limits::kBatchRecordsMax);
    auto read = m_history.read(wish.from, [&](const wire::Record& record) {
        ++m_scanned;
        batch.throughSequence = record.sequence;
        if (sieve.passes(record)) {
            if (wish.isThinned) {
                thinner.add(record);
                count = thinner.count();
                bytes = thinner.bytes();
            } else {
                bytes += record.envelope.payload.size() + kBatchRecordBytes;
                batch.records.push_back(record);
                count = batch.records.size();
            }
        }
        return count < countMax && bytes < wire::limits::kBatchBytesTarget &&
               batch.throughSequence - wish.from < kScannedMax;
    });
    if (wish.isThinned) std::tie(batch.records, batch.merged) = thinner.finish();
    if (LAGEWERK_MUTANT("merged-not-told")) batch.merged.clear();
    return read;
}

/// By place, operation or thinned: each record has to be looked into.
base::Outcome<Chunk> Batches::chosen(const Wish& wish) {
    wire::Batch batch;
    batch.headSequence = m_history.head();
    batch.throughSequence = wish.from - 1;
    Sieve sieve = sieveFor(wish);
    if (auto gathered = gather(wish, sieve, batch); !gathered && batch.throughSequence < wish.from)
        return gathered.failure();
    if (wish.filter.area) {
        if (m_sieves.size() >= kSievesKeptMax && !m_sieves.contains(wish.filter)) m_sieves.clear();
        m_sieves.insert_or_assign(wish.filter, std::move(sieve));
    }
    if (LAGEWERK_MUTANT("records-swapped") && batch.records.size() > 1)
        std::swap(batch.records.front().envelope, batch.records.back().envelope);
    Chunk chunk{nullptr, batch.throughSequence, batch.records.size(), 0};
    for (const wire::Merged& merged : batch.merged) chunk.merged += merged.count;
    chunk.frame = std::make_shared<const base::Bytes>(wire::encodeVerb(std::move(batch)));
    return chunk;
}

/// All, or all of some kinds: cut together from the bytes that the journal has.
base::Outcome<Chunk> Batches::plain(const Wish& wish) {
    Chunk chunk{nullptr, wish.from - 1, 0, 0};
    std::size_t bytes = 0;
    const std::size_t countMax = std::clamp<std::size_t>(wish.recordsMax, 1, wire::limits::kBatchRecordsMax);
    const auto& kinds = wish.filter.kinds;
    auto read = m_history.readBytes(wish.from, [&](const RecordBytes& record) {
        ++m_scanned;
        chunk.throughSequence = record.sequence;
        if (kinds.empty() || std::binary_search(kinds.begin(), kinds.end(), record.kind)) {
            bytes += record.payload.size() + kBatchRecordBytes;
            if (record.record == nullptr)
                m_writer.add(record.header, record.cuts, record.payload, record.sequence, record.verdict);
            else
                m_writer.add(*record.record);
        }
        return m_writer.count() < countMax && bytes < wire::limits::kBatchBytesTarget &&
               record.sequence - wish.from < kScannedMax;
    });
    chunk.records = m_writer.count();
    chunk.frame = std::make_shared<const base::Bytes>(m_writer.finish(chunk.throughSequence, m_history.head()));
    // What stands before a damaged record is good and is handed out; who asks behind it is told of the damage.
    if (!read && chunk.throughSequence < wish.from) return read.failure();
    return chunk;
}

base::Outcome<Chunk> Batches::from(const Wish& wish) {
    if (const auto known = m_chunks.find(wish); known != m_chunks.end()) return known->second;
    const bool isPlain = !wish.isThinned && !wish.filter.area && !wish.filter.operation;
    auto chunk = isPlain && !LAGEWERK_MUTANT("records-swapped") ? plain(wish) : chosen(wish);
    if (!chunk) return chunk.failure();
    ++m_encoded;
    keep(wish, chunk.value());
    return chunk;
}

void Batches::keep(const Wish& wish, const Chunk& chunk) {
    const std::uint64_t bytes = chunk.frame->size();
    while (!m_oldestFirst.empty() && (m_keptBytes + bytes > kKeptBytesMax || m_chunks.size() >= kChunksKeptMax)) {
        m_keptBytes -= m_oldestFirst.front()->second.frame->size();
        m_chunks.erase(m_oldestFirst.front());
        m_oldestFirst.pop_front();
    }
    m_oldestFirst.push_back(m_chunks.emplace(wish, chunk).first);
    m_keptBytes += bytes;
}

void Batches::forget() {
    m_chunks.clear();
    m_oldestFirst.clear();
    m_keptBytes = 0;
}

}  // namespace server
