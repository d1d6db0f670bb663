// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/mailbox.h"

#include <signal.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "agents/dispatch/imap_line.h"
#include "agents/dispatch/mail_text.h"
#include "broker/seal/seal.h"

namespace dispatch {
namespace {

constexpr std::size_t kMailsPerLook = 50, kHeadBytesMax = 64 * 1024, kHeldMailsMax = 200;
constexpr int kFaultsMax = 3, kBadLooksTold = 3;
/// Answers are to calls of these days; what has lain longer is nobody's answer.
constexpr std::int64_t kMailAgeS = 7LL * 86'400;

}  // namespace

MailboxLook::End MailboxLook::look(ImapLine& line, base::Instant now, std::vector<Settled>& settled,
                                   const std::function<bool(const MailPlace&)>& isKnown) {
    End end;
    ImapSession session(line, "L" + std::to_string(seal::randomU64()) + "x");
    const auto uidValidity = session.select(m_plan->folder);
    if (!uidValidity) {
        end.trouble = uidValidity.failure();
        return end;
    }
    auto done = fetchNew(session, uidValidity.value(), now, isKnown, end);
    if (done) done = putAway(session, uidValidity.value(), settled);
    if (done)
        session.logout();
    else
        end.trouble = done.failure();
    std::ranges::stable_sort(end.mails, {}, &FetchedMail::receivedAt);
    return end;
}

base::Done MailboxLook::fetchNew(ImapSession& session, std::uint32_t uidValidity, base::Instant now,
                                 const std::function<bool(const MailPlace&)>& isKnown, End& end) {
    const auto uids = session.unseenSince(now.plusS(-kMailAgeS));
    if (!uids) return uids.failure();
    for (const std::uint32_t uid : uids.value()) {
        const MailPlace place{uidValidity, uid};
        if (end.mails.size() >= kMailsPerLook) break;
        if (m_memory->has(place) || isKnown(place)) continue;
        auto done = fetchOne(session, place, end);
        if (done) continue;
        // One mail that the server cannot hand over must not keep all others back.
        if (!isServersFault(done.failure()) || ++m_faults[place] < kFaultsMax) return done;
        if (auto kept = m_memory->keep(place, ""); !kept) return kept;
        return base::Failure{
            "mail with UID " + std::to_string(uid) + " cannot be fetched and is left: " + done.failure().what, "",
            "read it by hand"};
    }
    return base::done();
}

base::Done MailboxLook::fetchOne(ImapSession& session, const MailPlace& place, End& end) {
    const auto head = session.fetch(place.uid, ImapSession::Part::Head, kHeadBytesMax);
    if (!head) return head.failure();
    if (!head.value()) return base::done();
    const MailText about = readMailHead(head.value()->bytes);
    if (about.tokens.empty() && !about.isReturned) {
        end.strays += m_memory->hasId(about.messageId) ? 0 : 1;
        return m_memory->keep(place, about.messageId);
    }
    auto whole = session.fetch(place.uid, ImapSession::Part::Whole, kMailBytesMax);
    if (!whole) return whole.failure();
    if (whole.value()) end.mails.push_back({place, whole.value()->receivedAt, std::move(whole.value()->bytes)});
    return base::done();
}

/// First the mark, then the line: killed in between the mail is read, and nobody asks for it again.
base::Done MailboxLook::putAway(ImapSession& session, std::uint32_t uidValidity, std::vector<Settled>& settled) {
    std::vector<std::uint32_t> seen;
    for (const Settled& one : settled)
        if (one.isUnderstood && one.place.uidValidity == uidValidity) seen.push_back(one.place.uid);
    auto marked = session.markSeen(seen);
    // A folder that may only be read stays as it is.
    if (!marked && !isServersFault(marked.failure())) return marked;
    for (const Settled& one : settled)
        if (auto kept = m_memory->keep(one.place, one.messageId); !kept) return kept;
    settled.clear();
    return marked;
}

namespace {

class PolledMailbox final : public Mailbox {
public:
    PolledMailbox(const MailboxPlan& plan, MailMemory memory, const base::Clock& clock)
        : m_plan(plan),
          m_memory(std::move(memory)),
          m_clock(&clock),
          m_look(m_plan, m_memory),
          m_thread([this](const std::stop_token& stop) { poll(stop); }) {}
    ~PolledMailbox() override {
        m_thread.request_stop();
        m_thread.join();
    }
    PolledMailbox(const PolledMailbox&) = delete;
    PolledMailbox& operator=(const PolledMailbox&) = delete;

    std::vector<FetchedMail> fetched() override {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_fetched, {});
    }
    void settle(const FetchedMail& mail, bool isUnderstood) override {
        {
            const std::lock_guard lock(m_mutex);
            m_settled.push_back({mail.place, readMailHead(mail.raw).messageId, isUnderstood});
        }
        m_changed.notify_all();
    }
    std::optional<std::string> outage() override {
        const std::lock_guard lock(m_mutex);
        return m_badLooks >= kBadLooksTold ? std::optional(m_outage) : std::nullopt;
    }
    std::vector<std::string> troubles() override {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_troubles, {});
    }

private:
    void poll(const std::stop_token& stop) {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_BLOCK, &all, nullptr);
        while (!stop.stop_requested()) {
            std::vector<MailboxLook::Settled> settled;
            {
                const std::lock_guard lock(m_mutex);
                settled = std::exchange(m_settled, {});
            }
            const bool isGood = lookOnce(stop, settled);
            std::unique_lock lock(m_mutex);
            m_settled.insert(m_settled.begin(), settled.begin(), settled.end());  // tried again at the next look
            // What is settled is put away at once, where the last look was good.
            m_changed.wait_for(lock, stop, std::chrono::seconds(m_plan.pollS),
                               [&] { return isGood && !m_settled.empty(); });
        }
    }
    bool lookOnce(const std::stop_token& stop, std::vector<MailboxLook::Settled>& settled) {
        const std::set<MailPlace> toPutAway = placesOf(settled);
        auto line = connectImap(m_plan.server, m_plan.timeoutS, [&stop] { return stop.stop_requested(); });
        MailboxLook::End end;
        if (line)
            end = m_look.look(*line.value(), m_clock->now(), settled,
                              [&](const MailPlace& place) { return isHandedOut(place); });
        else
            end.trouble = line.failure();
        if (stop.stop_requested()) return false;
        const std::lock_guard lock(m_mutex);
        if (settled.empty())
            for (const MailPlace& place : toPutAway) m_handedOut.erase(place);
        if (end.strays > 0)
            m_troubles.push_back("mailbox: " + std::to_string(end.strays) +
                                 " unread mails are no answers to a call; they are left as they are");
        m_badLooks = end.trouble ? m_badLooks + 1 : 0;
        // A line that cannot be had says why in German; else the server is there and says no.
        m_outage = end.trouble && !end.trouble->fix.empty() ? end.trouble->fix : "der Mailserver gibt es nicht heraus";
        tellState(end.trouble ? end.trouble->text() : std::string());
        for (FetchedMail& mail : end.mails) {
            m_handedOut.insert(mail.place);
            m_fetched.push_back(std::move(mail));
        }
        return !end.trouble;
    }
    static std::set<MailPlace> placesOf(const std::vector<MailboxLook::Settled>& settled) {
        std::set<MailPlace> places;
        for (const auto& one : settled) places.insert(one.place);
        return places;
    }
    bool isHandedOut(const MailPlace& place) {
        const std::lock_guard lock(m_mutex);
        return m_handedOut.contains(place) || m_handedOut.size() >= kHeldMailsMax;
    }
    /// When it breaks, and when it is mended; not at each look.
    void tellState(const std::string& trouble) {
        if (trouble == m_trouble) return;
        m_troubles.push_back(trouble.empty() ? "mailbox: it can be read again" : "mailbox CANNOT BE READ: " + trouble);
        m_trouble = trouble;
    }

    MailboxPlan m_plan;
    MailMemory m_memory;  ///< of the thread alone
    const base::Clock* m_clock;
    MailboxLook m_look;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<FetchedMail> m_fetched;
    std::vector<MailboxLook::Settled> m_settled;
    std::set<MailPlace> m_handedOut;  ///< not put away yet
    std::vector<std::string> m_troubles;
    std::string m_trouble, m_outage;
    int m_badLooks = 0;     ///< in a row
    std::jthread m_thread;  ///< last: it uses all of the above
};

}  // namespace

std::unique_ptr<Mailbox> makeMailbox(const MailboxPlan& plan, wire::RealmKind realm, MailMemory memory,
                                     const base::Clock& clock) {
    if (!mayRead(plan, realm)) return nullptr;
    return std::make_unique<PolledMailbox>(plan, std::move(memory), clock);
}

}  // namespace dispatch
