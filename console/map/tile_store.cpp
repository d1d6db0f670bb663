// SPDX-License-Identifier: EUPL-1.2
#include "console/map/tile_store.h"

#include <utility>

namespace map {

TileStore::TileStore(int workers, std::size_t bytesMax, std::function<void()> wake)
    : m_bytesMax(bytesMax), m_wake(std::move(wake)) {
    for (int i = 0; i < workers; ++i) m_workers.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

TileStore::~TileStore() {
    for (auto& worker : m_workers) worker.request_stop();
    m_wanted.notify_all();
    m_workers.clear();
}

void TileStore::setPaint(Paint paint) {
    const std::lock_guard lock(m_mutex);
    m_paint = std::make_shared<const Paint>(std::move(paint));
    ++m_generation;
    m_queue.clear();
    m_inWork.clear();
    m_wish.clear();
    m_tiles.clear();
    m_use.clear();
    m_bytes = 0;
}

void TileStore::want(const std::vector<TileKey>& tiles) {
    {
        const std::lock_guard lock(m_mutex);
        m_queue.clear();
        m_wish.clear();
        m_wish.insert(tiles.begin(), tiles.end());
        for (auto it = tiles.rbegin(); it != tiles.rend(); ++it) {
            if (!m_tiles.contains(*it) && !m_inWork.contains(*it)) m_queue.push_back(*it);
        }
    }
    m_wanted.notify_all();
}

QImage TileStore::tile(const TileKey& key) {
    const std::lock_guard lock(m_mutex);
    const auto it = m_tiles.find(key);
    if (it == m_tiles.end()) return {};
    m_use.splice(m_use.begin(), m_use, it->second.use);
    return it->second.image;
}

bool TileStore::has(const TileKey& key) const {
    const std::lock_guard lock(m_mutex);
    return m_tiles.contains(key);
}

std::size_t TileStore::bytes() const {
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

std::uint64_t TileStore::paintedCount() const {
    const std::lock_guard lock(m_mutex);
    return m_painted;
}

void TileStore::keep(const TileKey& key, QImage image) {
    if (m_tiles.contains(key)) return;
    m_bytes += static_cast<std::size_t>(image.sizeInBytes());
    m_use.push_front(key);
    m_tiles[key] = {std::move(image), m_use.begin()};
    evict();
}

void TileStore::evict() {
    auto it = m_use.end();
    while (m_bytes > m_bytesMax && it != m_use.begin()) {
        --it;
        if (m_wish.contains(*it)) continue;  // what is on the screen stays, whatever the bound says
        const auto entry = m_tiles.find(*it);
        m_bytes -= static_cast<std::size_t>(entry->second.image.sizeInBytes());
        m_tiles.erase(entry);
        it = m_use.erase(it);
    }
}

void TileStore::work(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (true) {
        if (!m_wanted.wait(lock, stop, [this] { return !m_queue.empty() && m_paint; })) return;
        const TileKey key = m_queue.back();
        m_queue.pop_back();
        m_inWork.insert(key);
        const std::uint64_t generation = m_generation;
        const auto paint = m_paint;
        lock.unlock();
        QImage image = (*paint)(key);
        lock.lock();
        if (stop.stop_requested()) return;
        if (generation != m_generation) continue;
        m_inWork.erase(key);
        ++m_painted;
        if (!image.isNull()) keep(key, std::move(image));
        lock.unlock();
        m_wake();
        lock.lock();
    }
}

}  // namespace map
