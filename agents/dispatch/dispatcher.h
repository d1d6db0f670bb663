// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Delivers issued warnings, and carries calls out (CallDesk). Per recipient it walks one step a tick, and each step
// follows from the journal alone:
//   nothing -> Queued (the intent) -> act, Sent or Failed -> Received, Read, Failed or Uncertain
// It acts only after it has seen its own Queued in the journal. Killed between act and receipt it acts again: the same
// file, the same receipt with the same id.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "agents/dispatch/alert_watch.h"
#include "agents/dispatch/answer_desk.h"
#include "agents/dispatch/call_desk.h"
#include "agents/dispatch/cap_folder.h"
#include "agents/dispatch/recipients.h"
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
               std::shared_ptr<CallActs> acts = nullptr, std::shared_ptr<Mailbox> mailbox = nullptr);

    [[nodiscard]] std::string name() const override { return "dispatch"; }
    void fold(const wire::Record& record) override;
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record& record) override;
    void onEvent(const client::Event& event) override;

private:
    struct Progress {
        std::optional<wire::ReceiptState> state;  ///< newest own receipt in the journal
        base::Instant since;                      ///< its time of acceptance
    };
    struct Delivery {
        IssuedAlert alert;
        std::vector<Progress> progress;  ///< one per recipient of the plan
    };
    struct Step {
        wire::ReceiptState state;
        std::string detail;
    };
    [[nodiscard]] std::vector<client::Submission> receiptsAtTick(const wire::Tick& tick);
    void foldReceipt(const wire::Record& record);
    [[nodiscard]] bool concerns(const RecipientPlan& recipient, const IssuedAlert& alert) const;
    [[nodiscard]] std::optional<Step> nextStep(const Delivery& delivery, const RecipientPlan& recipient,
                                               const Progress& progress, base::Instant now);
    [[nodiscard]] std::optional<std::string> whyNotNow(const IssuedAlert& alert, base::Instant now) const;
    [[nodiscard]] Step act(const IssuedAlert& alert, const RecipientPlan& recipient);
    [[nodiscard]] Step sendCap(const IssuedAlert& alert);
    [[nodiscard]] Step confirmCap(const IssuedAlert& alert) const;
    [[nodiscard]] std::optional<Step> simulatedAnswer(const RecipientPlan& recipient, const Progress& progress,
                                                      base::Instant now) const;
    [[nodiscard]] base::Outcome<std::string> capOf(const IssuedAlert& alert) const;
    [[nodiscard]] client::Submission receipt(const IssuedAlert& alert, const RecipientPlan& recipient, const Step& step,
                                             base::Instant now) const;
    void tellTrouble(const IssuedAlert& alert, const std::string& why) const;

    wire::RealmId m_realm;
    wire::DeviceId m_device;
    DeliveryPlan m_plan;
    CapFolder m_folder;
    DispatcherEars m_ears;
    base::SystemClock m_clock;  ///< for the age of mails alone
    AlertWatch m_watch;
    CallDesk m_calls;
    AnswerDesk m_answers;
    std::string m_exercise;              ///< title of the exercise, for the note
    std::vector<Delivery> m_deliveries;  ///< in the order of issue
    std::map<std::string, std::size_t> m_byAlert;
};

}  // namespace dispatch
