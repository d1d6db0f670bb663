// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <semaphore>
#include <vector>

#include "console/map/tile_store.h"

namespace map {
namespace {

constexpr std::size_t kTileBytes = 16 * 16 * 4;

QImage plain(QRgb colour) {
    QImage image(16, 16, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

/// Counts the store's wake calls, so that a test can await a number of finished tiles.
class Wakes {
public:
    void operator()() {
        const std::lock_guard lock(m_mutex);
        ++m_count;
        m_changed.notify_all();
    }
    void await(int count) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_count >= count; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_count = 0;
};

TEST(TileStore, PaintsWhatIsWantedAndKeepsIt) {
    Wakes wakes;
    TileStore store(2, 100 * kTileBytes, [&] { wakes(); });
    store.setPaint([](const TileKey& key) { return plain(qRgb(key.column, key.row, 0)); });
    store.want({{6, 1, 2}, {6, 3, 4}});
    wakes.await(2);
    EXPECT_EQ(store.tile({6, 3, 4}).pixel(0, 0), qRgb(3, 4, 0));
    EXPECT_TRUE(store.tile({6, 9, 9}).isNull());
    store.want({{6, 1, 2}, {6, 3, 4}});
    EXPECT_EQ(store.paintedCount(), 2u) << "what is there is not painted again";
}

TEST(TileStore, WhatIsNoLongerWantedIsNotPainted) {
    Wakes wakes;
    std::binary_semaphore begun(0), go(0);
    std::mutex mutex;
    std::vector<TileKey> painted;
    TileStore store(1, 100 * kTileBytes, [&] { wakes(); });
    store.setPaint([&](const TileKey& key) {
        {
            const std::lock_guard lock(mutex);
            painted.push_back(key);
        }
        if (key.column == 0) {
            begun.release();
            go.acquire();
        }
        return plain(0);
    });
    store.want({{6, 0, 0}, {6, 1, 0}, {6, 2, 0}});
    begun.acquire();  // the first is in work, the others wait
    store.want({{6, 5, 0}});
    go.release();
    wakes.await(2);
    const std::lock_guard lock(mutex);
    EXPECT_EQ(painted, (std::vector<TileKey>{{6, 0, 0}, {6, 5, 0}}));
}

TEST(TileStore, ForgetsTheLeastUsedBeyondItsBound) {
    Wakes wakes;
    TileStore store(1, 3 * kTileBytes, [&] { wakes(); });
    store.setPaint([](const TileKey&) { return plain(0); });
    int wanted = 0;
    for (int column = 0; column < 3; ++column) {
        store.want({{6, column, 0}});
        wakes.await(++wanted);
    }
    EXPECT_FALSE(store.tile({6, 0, 0}).isNull());  // now the most recently used
    store.want({{6, 9, 0}});
    wakes.await(++wanted);
    EXPECT_LE(store.bytes(), 3 * kTileBytes);
    EXPECT_TRUE(store.has({6, 0, 0}));
    EXPECT_FALSE(store.has({6, 1, 0}));
}

TEST(TileStore, WhatIsOnTheScreenStaysWhateverTheBound) {
    Wakes wakes;
    TileStore store(2, kTileBytes, [&] { wakes(); });
    store.setPaint([](const TileKey&) { return plain(0); });
    const std::vector<TileKey> screen{{6, 0, 0}, {6, 1, 0}, {6, 2, 0}, {6, 3, 0}};
    store.want(screen);
    wakes.await(4);
    for (const TileKey& key : screen) EXPECT_TRUE(store.has(key));
}

TEST(TileStore, ANewLookForgetsTheOldOneEvenWhileItIsPainted) {
    Wakes wakes;
    std::binary_semaphore begun(0), go(0);
    TileStore store(1, 100 * kTileBytes, [&] { wakes(); });
    store.setPaint([&](const TileKey&) {
        begun.release();
        go.acquire();
        return plain(qRgb(1, 1, 1));
    });
    store.want({{6, 0, 0}});
    begun.acquire();
    store.setPaint([](const TileKey&) { return plain(qRgb(2, 2, 2)); });
    store.want({{6, 0, 0}});
    go.release();
    wakes.await(1);
    EXPECT_EQ(store.tile({6, 0, 0}).pixel(0, 0), qRgb(2, 2, 2));
}

}  // namespace
}  // namespace map
