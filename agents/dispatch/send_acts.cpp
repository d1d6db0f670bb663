// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/send_acts.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "agents/dispatch/command_run.h"
#include "agents/dispatch/http_post.h"
#include "agents/dispatch/smtp.h"
#include "broker/base/clock.h"

namespace dispatch {
namespace {

constexpr std::size_t kCommandsAtOnceMax = 20;

/// Signals are the main thread's; a pipe that breaks here ends no process.
void blockSignals() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

class ThreadedActs final : public SendActs {
public:
    ThreadedActs()
        : m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          m_mailThread([this](const std::stop_token& stop) { sendMails(stop); }),
          m_postThread([this](const std::stop_token& stop) { sendPosts(stop); }),
          m_commandThread([this](const std::stop_token& stop) { runCommands(stop); }) {}
    ~ThreadedActs() override {
        m_mailThread.request_stop();
        m_postThread.request_stop();
        m_commandThread.request_stop();
        wake();
        m_mailThread.join();
        m_postThread.join();
        m_commandThread.join();
        if (m_wake >= 0) close(m_wake);
    }
    ThreadedActs(const ThreadedActs&) = delete;
    ThreadedActs& operator=(const ThreadedActs&) = delete;

    void begin(SendAct act) override {
        {
            const std::lock_guard lock(m_mutex);
            queueOf(act.way.kind).push_back(std::move(act));
        }
        m_lettersCame.notify_all();
        wake();
    }
    bool withdraw(const std::string& key) override {
        const std::lock_guard lock(m_mutex);
        const auto isIt = [&](const SendAct& act) { return act.key == key; };
        return std::erase_if(m_mails, isIt) + std::erase_if(m_posts, isIt) + std::erase_if(m_commands, isIt) > 0;
    }
    std::vector<SendResult> results(int waitMs) override {
        std::unique_lock lock(m_mutex);
        m_resultsCame.wait_for(lock, std::chrono::milliseconds(waitMs), [&] { return !m_results.empty(); });
        return std::exchange(m_results, {});
    }

private:
    void wake() const {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = write(m_wake, &one, sizeof one);
    }
    void tell(std::vector<SendResult> results) {
        if (results.empty()) return;
        const std::lock_guard lock(m_mutex);
        std::ranges::move(results, std::back_inserter(m_results));
        m_resultsCame.notify_all();
    }
    std::deque<SendAct>& queueOf(SendWay::Kind kind) {
        return kind == SendWay::Kind::Smtp ? m_mails : kind == SendWay::Kind::HttpPost ? m_posts : m_commands;
    }
    std::optional<SendAct> nextOf(std::deque<SendAct>& letters, const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        if (!m_lettersCame.wait(lock, stop, [&] { return !letters.empty(); }) || stop.stop_requested())
            return std::nullopt;
        SendAct act = std::move(letters.front());
        letters.pop_front();
        return act;
    }
    void sendMails(const std::stop_token& stop) {
        blockSignals();
        SmtpLink link;
        while (const auto act = nextOf(m_mails, stop)) {
            const MailEnd end = link.send(act->way.mail, act->to, act->content, act->way.timeoutS,
                                          [&] { return stop.stop_requested(); });
            // Broken off by our own end: nothing is known of it, and the next start repeats it under the same id.
            if (stop.stop_requested() && !end.isSent) return;
            tell({{act->key,
                   end.isSent ? SendResult::Kind::Sent : SendResult::Kind::Failed,
                   {},
                   end.note,
                   end.trouble,
                   end.isSent || end.isFinal ? SendResult::Doubt::None : SendResult::Doubt::Passing}});
        }
    }
    void sendPosts(const std::stop_token& stop) {
        blockSignals();
        while (const auto act = nextOf(m_posts, stop)) {
            const PostEnd end = postCap(act->way.http, act->key, act->content, act->way.timeoutS,
                                        [&] { return stop.stop_requested(); });
            if (stop.stop_requested() && !end.isTaken) return;
            if (end.isTaken)
                tell({{act->key, SendResult::Kind::Sent, {}, "", ""},
                      {act->key, SendResult::Kind::Received, {}, end.note, ""}});
            else
                tell({{act->key,
                       SendResult::Kind::Failed,
                       {},
                       end.note,
                       end.trouble,
                       end.isFinal ? SendResult::Doubt::None : SendResult::Doubt::Passing}});
        }
    }
    void startCommands(std::vector<std::unique_ptr<CommandRun>>& runs) {
        while (runs.size() < kCommandsAtOnceMax) {
            std::optional<SendAct> act;
            {
                const std::lock_guard lock(m_mutex);
                if (m_commands.empty()) return;
                act = std::move(m_commands.front());
                m_commands.pop_front();
            }
            std::vector<SendResult> results;
            if (auto run = CommandRun::start(std::move(*act), m_clock.monotonicNs(), results))
                runs.push_back(std::move(run));
            tell(std::move(results));
        }
    }
    void runCommands(const std::stop_token& stop) {
        blockSignals();
        std::vector<std::unique_ptr<CommandRun>> runs;  // killed with it
        while (!stop.stop_requested()) {
            startCommands(runs);
            awaitSomething(runs);
            std::erase_if(runs, [&](const std::unique_ptr<CommandRun>& run) {
                std::vector<SendResult> results;
                const bool isOver = run->look(m_clock.monotonicNs(), results);
                tell(std::move(results));
                return isOver;
            });
        }
    }
    void awaitSomething(const std::vector<std::unique_ptr<CommandRun>>& runs) const {
        std::vector<pollfd> items{{m_wake, POLLIN, 0}};
        std::int64_t untilNs = m_clock.monotonicNs() + 60'000'000'000;
        for (const auto& run : runs) {
            items.push_back({run->output(), POLLIN, 0});  // a negative one is passed over
            items.push_back({run->handle(), POLLIN, 0});
            untilNs = std::min(untilNs, run->deadlineNs());
        }
        const std::int64_t leftMs = (untilNs - m_clock.monotonicNs()) / 1'000'000 + 1;
        poll(items.data(), items.size(), static_cast<int>(std::max<std::int64_t>(0, leftMs)));
        std::uint64_t times = 0;
        [[maybe_unused]] const auto emptied = read(m_wake, &times, sizeof times);
    }

    base::SystemClock m_clock;
    std::mutex m_mutex;
    std::condition_variable_any m_lettersCame;
    std::condition_variable m_resultsCame;
    std::deque<SendAct> m_mails, m_posts, m_commands;
    std::vector<SendResult> m_results;
    int m_wake;
    std::jthread m_mailThread, m_postThread, m_commandThread;  ///< last: they use all of the above
};

}  // namespace

std::unique_ptr<SendActs> makeSendActs() { return std::make_unique<ThreadedActs>(); }

}  // namespace dispatch
