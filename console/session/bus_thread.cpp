// SPDX-License-Identifier: EUPL-1.2
#include "console/session/bus_thread.h"

namespace session {

namespace {
constexpr int kPollMs = 15;
}

BusThread::BusThread(LinkMaker makeLink, std::function<void()> wake)
    : m_makeLink(std::move(makeLink)), m_wake(std::move(wake)), m_thread([this] { run(); }) {}

BusThread::~BusThread() {
    m_stop = true;
    m_drained.notify_all();
    m_thread.join();
}

std::vector<Notice> BusThread::drain() {
    std::vector<Notice> notices;
    {
        const std::lock_guard lock(m_guard);
        notices.swap(m_mailbox);
        m_recordsWaiting = 0;
    }
    m_drained.notify_all();
    return notices;
}

void BusThread::submit(Order order) {
    const std::lock_guard lock(m_guard);
    m_orders.push_back(std::move(order));
}

void BusThread::put(std::vector<Notice> notices, std::size_t records) {
    if (notices.empty()) return;
    bool wasEmpty = false;
    {
        std::unique_lock lock(m_guard);
        m_drained.wait(lock, [this] { return m_stop || m_recordsWaiting < kMailboxRecordsMax; });
        wasEmpty = m_mailbox.empty();
        for (Notice& notice : notices) m_mailbox.push_back(std::move(notice));
        m_recordsWaiting += records;
    }
    if (wasEmpty && !m_stop) m_wake();
}

void BusThread::run() {
    const std::unique_ptr<client::BusLink> link = m_makeLink();
    JournalReader reader(*link);
    while (!m_stop) {
        std::deque<Order> orders;
        {
            const std::lock_guard lock(m_guard);
            orders.swap(m_orders);
        }
        std::vector<Notice> notices;
        for (Order& order : orders) {
            order.submission.signer = order.signer.get();
            notices.push_back(Submitted{order.token, link->submit(order.submission)});
        }
        std::size_t records = 0;
        for (client::Event& event : link->poll(notices.empty() ? kPollMs : 0)) {
            if (const auto* batch = std::get_if<client::Records>(&event)) records += batch->records.size();
            if (const auto* past = std::get_if<client::History>(&event)) records += past->records.size();
            reader.take(std::move(event), notices);
        }
        put(std::move(notices), records);
    }
}

}  // namespace session
