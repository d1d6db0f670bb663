// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/internal/snapshots.h"

#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/wire/limits.h"

namespace server {

std::optional<base::Failure> Snapshots::open(History& history) {
    if (m_file.empty()) return std::nullopt;
    auto store = journal::SnapshotStore::open(m_file);
    if (!store) return store.failure();  // a cache that cannot be used: consoles fold from the beginning
    m_store = std::move(store).value();
    for (const auto& [sequence, chain] : m_store->kept())
        if (history.hashAt(sequence) != chain && !LAGEWERK_MUTANT("snapshot-of-another-journal"))
            m_store->remove(sequence);
    return std::nullopt;
}

std::optional<wire::SnapshotTaken> Snapshots::take(PeerId from, const wire::SnapshotGive& give, History& history) {
    const bool isPossible = m_store && give.size <= wire::limits::kSnapshotBytesMax &&
                            give.bytes.size() <= wire::limits::kSnapshotPartBytes && give.size > 0 &&
                            give.sequence > 0 && give.sequence <= history.head();
    if (!isPossible) return std::nullopt;
    if (give.offset == 0) m_incoming = Incoming{from, give.foldVersion, give.sequence, give.size, {}};
    if (!m_incoming || m_incoming->from != from || m_incoming->sequence != give.sequence ||
        m_incoming->size != give.size || m_incoming->foldVersion != give.foldVersion)
        return std::nullopt;
    Incoming& incoming = *m_incoming;
    if (give.offset != incoming.bytes.size() || give.bytes.size() > incoming.size - incoming.bytes.size())
        return wire::SnapshotTaken{incoming.sequence, incoming.bytes.size()};
    incoming.bytes.insert(incoming.bytes.end(), give.bytes.begin(), give.bytes.end());
    const wire::SnapshotTaken taken{incoming.sequence, incoming.bytes.size()};
    if (incoming.bytes.size() < incoming.size) return taken;
    const auto chain = history.hashAt(incoming.sequence);
    journal::SnapshotStore::Snapshot whole;
    whole.sequence = incoming.sequence;
    whole.foldVersion = incoming.foldVersion;
    whole.bytes = std::move(incoming.bytes);
    m_incoming.reset();
    if (!chain) return std::nullopt;
    whole.chain = *chain;
    whole.hash = seal::sha256(whole.bytes);
    if (!m_store->add(whole)) return std::nullopt;
    return taken;
}

wire::SnapshotPart Snapshots::part(const wire::SnapshotAsk& ask) {
    const bool isAtHand =
        m_served && ask.sequence != 0 && m_served->sequence == ask.sequence && m_served->foldVersion == ask.foldVersion;
    if (m_store && !isAtHand) m_served = m_store->newest(ask.foldVersion, ask.sequence);
    if (!m_served || ask.offset > m_served->bytes.size()) return {};
    wire::SnapshotPart part{m_served->sequence,     m_served->chain, m_served->hash,
                            m_served->bytes.size(), ask.offset,      {}};
    const auto count = std::min(wire::limits::kSnapshotPartBytes, m_served->bytes.size() - ask.offset);
    const auto at = m_served->bytes.begin() + static_cast<std::ptrdiff_t>(ask.offset);
    part.bytes.assign(at, at + static_cast<std::ptrdiff_t>(count));
    return part;
}

void Snapshots::forget() {
    m_incoming.reset();
    m_served.reset();
    if (m_store) m_store->clear();
}

}  // namespace server
