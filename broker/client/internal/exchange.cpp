// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/internal/exchange.h"

#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/wire/limits.h"

namespace client {

wire::SnapshotAsk SnapshotReading::begin() {
    m_first = {};
    m_bytes.clear();
    return {m_foldVersion, 0, 0};
}

std::variant<wire::SnapshotAsk, SnapshotHeard> SnapshotReading::take(wire::SnapshotPart& part) {
    if (part.sequence == 0 || part.size > wire::limits::kSnapshotBytesMax) return SnapshotHeard{};
    if (m_bytes.empty()) {
        m_first = part;
        m_first.bytes.clear();
    }
    const bool fits = part.sequence == m_first.sequence && part.size == m_first.size && part.hash == m_first.hash &&
                      part.offset == m_bytes.size() && part.bytes.size() <= part.size - part.offset &&
                      (!part.bytes.empty() || part.size == 0);
    if (!fits) return SnapshotHeard{};
    m_bytes.insert(m_bytes.end(), part.bytes.begin(), part.bytes.end());
    if (m_bytes.size() < m_first.size) return wire::SnapshotAsk{m_foldVersion, m_first.sequence, m_bytes.size()};
    if (seal::sha256(m_bytes) != m_first.hash && !LAGEWERK_MUTANT("snapshot-unchecked")) return SnapshotHeard{};
    return SnapshotHeard{SnapshotHeard::Snapshot{m_first.sequence, m_first.chain, std::move(m_bytes)}};
}

wire::SnapshotGive SnapshotWriting::next() const {
    const std::size_t count = std::min(wire::limits::kSnapshotPartBytes, m_bytes.size() - m_offset);
    const auto from = m_bytes.begin() + static_cast<std::ptrdiff_t>(m_offset);
    return {m_foldVersion, m_sequence, m_bytes.size(), m_offset,
            base::Bytes(from, from + static_cast<std::ptrdiff_t>(count))};
}

bool SnapshotWriting::take(const wire::SnapshotTaken& taken) {
    if (taken.sequence == m_sequence) m_offset = std::min<std::uint64_t>(taken.through, m_bytes.size());
    return m_offset == m_bytes.size();
}

std::optional<wire::Range> HistoryReading::next() {
    if (std::exchange(m_isAsked, true)) return std::nullopt;
    return m_range;
}

History HistoryReading::take(wire::Ranged& ranged) {
    m_isAsked = false;
    // An answer that goes no further ends it, or it would be asked for ever.
    const bool isStuck = ranged.throughSequence < m_range.fromSequence;
    m_range.fromSequence = std::max(m_range.fromSequence, ranged.throughSequence + 1);
    return {std::move(ranged.records), ranged.throughSequence,
            isStuck || ranged.throughSequence >= m_range.throughSequence};
}

}  // namespace client
