// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Says what people answer by mail. A mail belongs to a call by the token of our letter, which nobody can guess; its
// CallStep has an id made of the mail, so that the broker takes it once, however often it is read and said.

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "agents/dispatch/call_watch.h"
#include "agents/dispatch/mail_answer.h"
#include "agents/dispatch/mail_text.h"
#include "agents/dispatch/mailbox.h"
#include "broker/base/clock.h"
#include "broker/client/participant.h"

namespace dispatch {

class AnswerDesk {
public:
    /// Without a mailbox it is silent. `clock`: wall time, by which a mail's age is told; must outlive it.
    AnswerDesk(wire::RealmId realm, wire::DeviceId self, std::shared_ptr<Mailbox> mailbox, const base::Clock& clock,
               std::function<void(const std::string&)> onTrouble);

    void fold(const wire::Record& record);
    /// It will not be said again.
    void noteRejected(const wire::MessageId& id);
    /// `calls`: as the journal has them; `isRead`: to its end. At most `room` of them.
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, std::size_t room,
                                                         const CallWatch& calls, bool isRead);

private:
    /// What a token stands for.
    struct Asked {
        const KnownCall* known;
        const wire::CallTarget* target;
    };
    /// A mail whose answer does not stand in the journal yet.
    struct Pending {
        FetchedMail mail;
        client::Submission said;
        bool isUnderstood = false;
        std::uint64_t saidAtTick = 0;  ///< 0: not yet
    };
    using Whom = std::pair<std::string, std::string>;  ///< call, contact
    struct Newest {
        base::Instant at;  ///< when it was answered, not when it was said
        wire::CallMove move;
    };
    [[nodiscard]] std::vector<client::Submission> outagesAtTick(const wire::Tick& tick, const CallWatch& calls);
    [[nodiscard]] client::Submission submission(const KnownCall& known, const wire::CallStep& step,
                                                const wire::MessageId& id, base::Instant at) const;
    void take(const FetchedMail& mail, const wire::Tick& tick, const CallWatch& calls);
    [[nodiscard]] std::optional<Asked> askedBy(const std::vector<std::string>& tokens, const CallWatch& calls) const;
    /// What to say of a mail.
    struct Reading {
        wire::CallStep step;
        bool isUnderstood = false;
    };
    [[nodiscard]] Reading readingOf(const MailText& text, const Asked& asked, base::Instant at) const;
    void tell(const std::string& line) const;

    wire::RealmId m_realm;
    wire::DeviceId m_self;
    std::shared_ptr<Mailbox> m_mailbox;
    const base::Clock* m_clock;
    std::function<void(const std::string&)> m_onTrouble;
    std::set<wire::MessageId> m_stands;                     ///< ids of own CallSteps in the journal
    std::map<std::uint64_t, std::uint64_t> m_outageSteps;   ///< by epoch: how many words about the mailbox stand
    std::map<wire::MessageId, std::uint64_t> m_outageSaid;  ///< at which tick, not seen in the journal yet
    std::map<Whom, std::size_t> m_saidOf;
    std::map<Whom, Newest> m_newest;
    std::map<wire::MessageId, Pending> m_pending;
    std::vector<wire::MessageId> m_order;  ///< of m_pending, as they came
};

}  // namespace dispatch
