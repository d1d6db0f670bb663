// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Moves SQLite's write-ahead log into the file on a thread of its own, so that no append waits for it. It takes nothing
// from what an append promises: what was synced to the log is safe, wherever it is read from.

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "broker/journal/internal/database.h"

namespace journal {

class LogMover {
public:
    /// With a connection of its own to the same file.
    explicit LogMover(Database database);
    ~LogMover();
    LogMover(const LogMover&) = delete;
    LogMover& operator=(const LogMover&) = delete;

    /// Moves what is in the log now.
    void ask();
    /// True once after each move: what came meanwhile is little, and moving it too lets the log begin anew.
    [[nodiscard]] bool takeMoved() { return m_hasMoved.exchange(false); }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

private:
    void run();

    Database m_database;
    std::atomic<bool> m_isBusy{false}, m_hasMoved{false};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isAsked = false, m_isEnding = false;  ///< under m_mutex
    std::thread m_thread;
};

}  // namespace journal
