// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The mailbox that answers come into. It is read beside the participant's loop, which is never blocked; what has come
// is fetched at the next tick. Mails without a token of ours are left unread and untouched.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "agents/dispatch/imap.h"
#include "agents/dispatch/mail_memory.h"
#include "agents/dispatch/mailbox_plan.h"
#include "broker/base/clock.h"

namespace dispatch {

/// A mail that carries a token of ours, or a mail server's report.
struct FetchedMail {
    MailPlace place;
    base::Instant receivedAt;  ///< wall time of the mail server
    std::string raw;           ///< at most kMailBytesMax
};

class Mailbox {
public:
    virtual ~Mailbox() = default;
    /// What has come since the last time, in the order of arrival. Never waits.
    [[nodiscard]] virtual std::vector<FetchedMail> fetched() = 0;
    /// It is done with: written down, and with `isUnderstood` marked as read.
    virtual void settle(const FetchedMail& mail, bool isUnderstood) = 0;
    /// Why it cannot be read, in German for the staff, when that was so at several looks in a row; else nothing.
    [[nodiscard]] virtual std::optional<std::string> outage() = 0;
    /// What an administrator should hear, since the last time.
    [[nodiscard]] virtual std::vector<std::string> troubles() = 0;
};

/// One look into the mailbox; apart from its thread, for tests.
class MailboxLook {
public:
    /// A mail that is done with.
    struct Settled {
        MailPlace place;
        std::string messageId;
        bool isUnderstood = false;
    };
    struct End {
        std::vector<FetchedMail> mails;
        std::size_t strays = 0;                  ///< new mails that are no answers
        std::optional<base::Failure> trouble{};  ///< the look ended early; `mails` stand all the same
    };
    /// Both must outlive it.
    MailboxLook(const MailboxPlan& plan, MailMemory& memory) : m_plan(&plan), m_memory(&memory) {}
    /// Fetches what is new, then marks and writes down `settled` and takes away what is done. `isKnown`: handed out
    /// before and not settled yet.
    [[nodiscard]] End look(ImapLine& line, base::Instant now, std::vector<Settled>& settled,
                           const std::function<bool(const MailPlace&)>& isKnown);

private:
    [[nodiscard]] base::Done fetchNew(ImapSession& session, std::uint32_t uidValidity, base::Instant now,
                                      const std::function<bool(const MailPlace&)>& isKnown, End& end);
    [[nodiscard]] base::Done fetchOne(ImapSession& session, const MailPlace& place, End& end);
    [[nodiscard]] base::Done putAway(ImapSession& session, std::uint32_t uidValidity, std::vector<Settled>& settled);
    const MailboxPlan* m_plan;
    MailMemory* m_memory;
    std::map<MailPlace, int> m_faults;  ///< how often a mail could not be fetched
};

/// Polls in a thread of its own until it is destroyed. Nothing when `plan` is not for this kind of realm.
[[nodiscard]] std::unique_ptr<Mailbox> makeMailbox(const MailboxPlan& plan, wire::RealmKind realm, MailMemory memory,
                                                   const base::Clock& clock);

}  // namespace dispatch
