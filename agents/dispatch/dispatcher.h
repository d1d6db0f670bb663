// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One voice for all that leaves: warnings (AlertDesk), calls (CallDesk) and the answers to them that come by mail
// (AnswerDesk).

#include <functional>
#include <string>
#include <vector>

#include "agents/dispatch/alert_desk.h"
#include "agents/dispatch/answer_desk.h"
#include "agents/dispatch/call_desk.h"
#include "broker/client/participant.h"

namespace dispatch {

/// Where the dispatcher speaks outside the journal.
struct DispatcherEars {
    std::function<void(const std::string& alert)> onDelivered;          ///< a CAP file stands
    std::function<void(const std::string& line)> onTrouble;             ///< said loudly: something was not sent
    std::function<void(const wire::Record& record)> onCheckpoint = {};  ///< to be kept as a witness
};

class Dispatcher final : public client::Participant {
public:
    /// `device` is its own: only its own receipts move it on. `acts`: how calls get out; without it by no real way.
    /// `mailbox`: where answers come in, if there is one.
    Dispatcher(wire::RealmId realm, wire::DeviceId device, DeliveryPlan plan, CapFolder folder, DispatcherEars ears,
               std::shared_ptr<SendActs> acts = nullptr, std::shared_ptr<Mailbox> mailbox = nullptr);

    [[nodiscard]] std::string name() const override { return "dispatch"; }
    void fold(const wire::Record& record) override;
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record& record) override;
    void onEvent(const client::Event& event) override;

private:
    DispatcherEars m_ears;
    base::SystemClock m_clock;  ///< for the age of mails alone
    std::shared_ptr<SendActs> m_acts;
    CallDesk m_calls;
    AnswerDesk m_answers;
    AlertDesk m_alerts;
};

}  // namespace dispatch
