// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Painted tiles, kept up to a number of bytes, painted by a few threads in the order of what is wanted now.
// One owner thread calls everything but the paint function and `wake`, which run in the workers.

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>
#include <thread>
#include <vector>

#include <QImage>

#include "console/map/tile_grid.h"

namespace map {

class TileStore {
public:
    /// Must be safe to call from several threads at once.
    using Paint = std::function<QImage(const TileKey&)>;

    /// `wake` is called from a worker after each finished tile; it must not call back into the store.
    TileStore(int workers, std::size_t bytesMax, std::function<void()> wake);
    ~TileStore();  ///< waits for the tiles being painted
    TileStore(const TileStore&) = delete;
    TileStore& operator=(const TileStore&) = delete;

    /// A new look or new content: all painted tiles are forgotten, those being painted are thrown away when done.
    void setPaint(Paint paint);
    /// What is wanted now, most urgent first. What was wanted before and is no more is not painted.
    void want(const std::vector<TileKey>& tiles);
    /// The tile, or a null image. Asking for it keeps it longer.
    [[nodiscard]] QImage tile(const TileKey& key);
    [[nodiscard]] bool has(const TileKey& key) const;
    [[nodiscard]] std::size_t bytes() const;
    [[nodiscard]] std::uint64_t paintedCount() const;

private:
    struct Entry {
        QImage image;
        std::list<TileKey>::iterator use;
    };
    void work(const std::stop_token& stop);
    void keep(const TileKey& key, QImage image);  ///< lock held
    void evict();                                 ///< lock held

    const std::size_t m_bytesMax;
    const std::function<void()> m_wake;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wanted;
    std::shared_ptr<const Paint> m_paint;
    std::uint64_t m_generation = 0, m_painted = 0;
    std::vector<TileKey> m_queue;  ///< most urgent last
    std::set<TileKey> m_inWork, m_wish;
    std::map<TileKey, Entry> m_tiles;
    std::list<TileKey> m_use;  ///< most recently used first
    std::size_t m_bytes = 0;
    std::vector<std::jthread> m_workers;  ///< last member: joined before anything they use goes
};

}  // namespace map
