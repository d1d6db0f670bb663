// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/internal/outbox.h"

#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/wire/limits.h"

namespace client {
namespace {

base::Bytes rowIdOf(const wire::MessageId& id) {
    base::Bytes bytes(1 + id.bytes.size());
    bytes[0] = static_cast<std::uint8_t>(id.form);
    std::copy(id.bytes.begin(), id.bytes.end(), bytes.begin() + 1);
    return bytes;
}

std::optional<wire::MessageId> idOfRow(const base::Bytes& bytes) {
    if (bytes.size() != 33 || bytes[0] < 1 || bytes[0] > 2) return std::nullopt;
    wire::MessageId id;
    id.form = static_cast<wire::IdForm>(bytes[0]);
    std::copy(bytes.begin() + 1, bytes.end(), id.bytes.begin());
    return id;
}

}  // namespace

Outbox::Outbox(const wire::DeviceId& device, const std::optional<std::filesystem::path>& file,
               std::optional<std::uint64_t> givenEpoch)
    : m_device(device),
      m_fileEpoch(seal::randomU64()),
      m_memoryEpoch(seal::randomU64()),
      m_givenEpoch(givenEpoch.value_or(seal::randomU64())) {
    if (!file) return;
    auto store = journal::OutboxStore::open(*file);
    if (!store) {
        m_openFailure = store.failure();
        return;
    }
    m_store = std::move(store).value();
    if (!givenEpoch) m_givenEpoch = m_store->givenEpoch();
    if (LAGEWERK_MUTANT("outbox-epoch-kept")) m_fileEpoch = m_store->epoch();
    load();
}

void Outbox::load() {
    if (LAGEWERK_MUTANT("outbox-forgets")) return;
    auto items = m_store->items();
    if (!items) {
        m_openFailure = items.failure();
        return;
    }
    for (auto& row : items.value()) {
        const auto id = idOfRow(row.id);
        if (!id || !m_waiting.insert(*id).second) continue;
        m_items.push_back({*id, std::move(row.envelope), true, false});
    }
}

wire::MessageId Outbox::nextId(Keep keep) const {
    // Two epochs: what waits in the file is sent before what is said after a restart, what is in memory goes with it.
    if (keep == Keep::OnDisk && m_store) return wire::MessageId::outbox(m_device, m_fileEpoch, m_store->nextCounter());
    return wire::MessageId::outbox(m_device, m_memoryEpoch, m_memoryCounter);
}

base::Done Outbox::add(const wire::MessageId& id, base::Bytes envelope, Keep keep, bool counted) {
    if (m_openFailure && keep == Keep::OnDisk) return *m_openFailure;
    if (m_waiting.size() >= wire::limits::kOutboxEnvelopesMax && !LAGEWERK_MUTANT("outbox-unbounded"))
        return base::Failure{"the outbox is full: " + std::to_string(m_waiting.size()) + " submissions wait", "",
                             "bring the broker back; until then new ones cannot be kept"};
    const bool onDisk = keep == Keep::OnDisk && m_store;
    if (onDisk)
        if (auto kept = m_store->add({rowIdOf(id), envelope}, counted ? id.counter() : 0); !kept) return kept;
    if (!onDisk && counted) ++m_memoryCounter;
    m_waiting.insert(id);
    m_items.push_back({id, std::move(envelope), onDisk, false});
    return base::done();
}

Outbox::Chunk Outbox::unsent(std::size_t countMax, std::size_t bytesMax) const {
    Chunk chunk;
    std::size_t bytes = 0;
    for (std::size_t i = m_sent; i < m_items.size(); ++i) {
        if (chunk.envelopes.size() >= countMax || bytes >= bytesMax) break;
        ++chunk.positions;
        if (m_items[i].isSettled) continue;
        bytes += m_items[i].envelope.size();
        chunk.envelopes.push_back(m_items[i].envelope);
    }
    return chunk;
}

std::vector<wire::MessageId> Outbox::settle(const wire::Accepted& accepted) {
    std::vector<wire::MessageId> ids, onDisk;
    const std::unordered_set<wire::MessageId, wire::MessageIdHash> derived(accepted.derived.begin(),
                                                                           accepted.derived.end());
    for (Item& item : m_items) {
        const bool isCounted = item.id.form == wire::IdForm::Outbox;
        const bool answered = isCounted ? item.id.epoch() == accepted.epoch && item.id.counter() <= accepted.counter
                                        : derived.contains(item.id);
        if (item.isSettled || !answered) continue;
        item.isSettled = true;
        m_waiting.erase(item.id);
        ids.push_back(item.id);
        if (item.isOnDisk) onDisk.push_back(item.id);
    }
    erase(onDisk);
    dropSettled();
    return ids;
}

bool Outbox::settle(const wire::MessageId& id) {
    if (!m_waiting.contains(id)) return false;
    for (Item& item : m_items) {
        if (item.id != id || item.isSettled) continue;
        item.isSettled = true;
        if (item.isOnDisk) erase({id});
    }
    m_waiting.erase(id);
    dropSettled();
    return true;
}

void Outbox::erase(const std::vector<wire::MessageId>& onDisk) {
    if (onDisk.empty()) return;
    std::vector<base::Bytes> rows;
    rows.reserve(onDisk.size());
    for (const auto& id : onDisk) rows.push_back(rowIdOf(id));
    // What cannot be erased is sent once more after a restart, and the broker knows it already.
    [[maybe_unused]] const auto erased = m_store->remove(rows);
}

void Outbox::dropSettled() {
    while (!m_items.empty() && m_items.front().isSettled) {
        m_items.pop_front();
        if (m_sent > 0) --m_sent;
    }
}

}  // namespace client
