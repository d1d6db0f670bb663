// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The console's second loop: one thread that owns the link to the bus. What it hears waits in a bounded mailbox
// until the GUI thread drains it, once per frame; what people say goes the other way as orders.

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "broker/client/bus_link.h"
#include "console/session/journal_reader.h"

namespace session {

/// Something a person says. The key stays alive until the bus thread has signed with it, even if the console is
/// locked meanwhile.
struct Order {
    std::uint64_t token = 0;  ///< chosen by the store; comes back in Submitted
    client::Submission submission;
    std::shared_ptr<const seal::SigningKey> signer;
    /// Files that it names: kept by the link before the submission, so that no kill comes between.
    struct File {
        wire::Attachment about;
        std::shared_ptr<const base::Bytes> bytes;
    };
    std::vector<File> files{};
};
class BusThread {
public:
    using LinkMaker = std::function<std::unique_ptr<client::BusLink>()>;
    /// `makeLink` runs on the new thread. `wake` is called there when the mailbox was empty and no longer is.
    /// `files` may be null: then what is fetched cannot be kept; `witnesses` too: then no checkpoints are.
    BusThread(LinkMaker makeLink, std::function<void()> wake, std::shared_ptr<FileCache> files = nullptr,
              std::unique_ptr<client::WitnessFile> witnesses = nullptr);
    ~BusThread();  ///< stops and joins
    BusThread(const BusThread&) = delete;
    BusThread& operator=(const BusThread&) = delete;

    /// All that waits, oldest first. GUI thread.
    [[nodiscard]] std::vector<Notice> drain();
    void submit(Order order);
    /// The answers are FileHeard.
    void fetch(const wire::Hash& hash);

private:
    void run();
    [[nodiscard]] base::Outcome<wire::MessageId> say(client::BusLink& link, Order& order);
    [[nodiscard]] FileHeard keep(client::AttachmentHeard heard);
    void put(std::vector<Notice> notices, std::size_t records);

    LinkMaker m_makeLink;
    std::function<void()> m_wake;
    std::shared_ptr<FileCache> m_files;
    std::unique_ptr<client::WitnessFile> m_witnesses;
    std::mutex m_guard;  ///< of all below but m_stop
    std::condition_variable m_drained;
    std::vector<Notice> m_mailbox;
    std::size_t m_recordsWaiting = 0;
    std::deque<Order> m_orders;
    std::deque<wire::Hash> m_fetches;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;  ///< last: starts when all else stands
};

/// Records that may wait for the GUI before the bus thread stops reading (and the broker stops sending).
inline constexpr std::size_t kMailboxRecordsMax = 50'000;

}  // namespace session
