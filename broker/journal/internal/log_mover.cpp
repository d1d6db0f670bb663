// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/internal/log_mover.h"

namespace journal {

LogMover::LogMover(Database database) : m_database(std::move(database)), m_thread([this] { run(); }) {}

LogMover::~LogMover() {
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void LogMover::ask() {
    {
        const std::lock_guard lock(m_mutex);
        m_isAsked = true;
        m_isBusy = true;
    }
    m_wake.notify_one();
}

void LogMover::run() {
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [&] { return m_isAsked || m_isEnding; });
            if (m_isEnding) return;
            m_isAsked = false;
        }
        // Passive: waits for nobody, and nobody waits for it. When the disk fails the log stays, and the writer meets
        // it.
        (void)m_database.run("PRAGMA wal_checkpoint(PASSIVE)");
        m_isBusy = false;
        m_hasMoved = true;
    }
}

}  // namespace journal
