// SPDX-License-Identifier: EUPL-1.2
#include "console/session/bus_thread.h"

namespace session {

namespace {
constexpr int kPollMs = 15;
}

BusThread::BusThread(LinkMaker makeLink, std::function<void()> wake, std::shared_ptr<FileCache> files,
                     std::unique_ptr<client::WitnessFile> witnesses)
    : m_makeLink(std::move(makeLink)),
      m_wake(std::move(wake)),
      m_files(std::move(files)),
      m_witnesses(std::move(witnesses)),
      m_thread([this] { run(); }) {}

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

void BusThread::fetch(const wire::Hash& hash) {
    const std::lock_guard lock(m_guard);
    m_fetches.push_back(hash);
}

base::Outcome<wire::MessageId> BusThread::say(client::BusLink& link, Order& order) {
    for (const Order::File& file : order.files) {
        if (auto given = link.give(file.about, *file.bytes); !given) return given.failure();
        // Own files are seen at once; a console that cannot keep one fetches it when somebody looks.
        if (m_files) (void)m_files->put(file.about.hash, *file.bytes).ok();
    }
    order.submission.signer = order.signer.get();
    return link.submit(order.submission);
}

FileHeard BusThread::keep(client::AttachmentHeard heard) {
    FileHeard out{heard.hash, {FileState::Coming, heard.through, heard.size, {}}};
    switch (heard.state) {
        case wire::AttachmentPhase::Wanted: return out;
        case wire::AttachmentPhase::Deleted: out.standing.state = FileState::Deleted; return out;
        case wire::AttachmentPhase::Refused:
        case wire::AttachmentPhase::Unknown: out.standing.state = FileState::NotToHave; return out;
        case wire::AttachmentPhase::Whole: break;
    }
    const auto kept = m_files && heard.bytes ? m_files->put(heard.hash, *heard.bytes)
                                             : base::Failure{"no place for files on this console", {}, {}};
    out.standing.state = kept ? FileState::Here : FileState::NotKept;
    if (!kept) out.standing.why = kept.failure().text();
    return out;
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
    JournalReader reader(*link, m_witnesses.get());
    while (!m_stop) {
        std::deque<Order> orders;
        std::deque<wire::Hash> fetches;
        {
            const std::lock_guard lock(m_guard);
            orders.swap(m_orders);
            fetches.swap(m_fetches);
        }
        std::vector<Notice> notices;
        notices.reserve(orders.size());
        for (Order& order : orders) notices.push_back(Submitted{order.token, say(*link, order)});
        for (const wire::Hash& hash : fetches) link->fetch(hash);
        std::size_t records = 0;
        for (client::Event& event : link->poll(notices.empty() ? kPollMs : 0)) {
            if (const auto* batch = std::get_if<client::Records>(&event)) records += batch->records.size();
            if (const auto* past = std::get_if<client::History>(&event)) records += past->records.size();
            if (auto* file = std::get_if<client::AttachmentHeard>(&event)) {
                notices.emplace_back(keep(std::move(*file)));
                continue;
            }
            reader.take(std::move(event), notices);
        }
        put(std::move(notices), records);
    }
}

}  // namespace session
