// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Delivers issued warnings. Per recipient it walks one step a tick, and each step follows from the journal and from
// what came of its own acts:
//   nothing -> Queued (the intent) -> act, Sent or Failed -> Received, Read, Failed or Uncertain
// It acts only after it has seen its own Queued in the journal. A try that may be repeated leaves a further Queued with
// the reason. Killed between act and receipt it acts again under the same key, where the receiver knows keys; where
// not, it asks; where nobody answers, the delivery stands as Uncertain and a person decides, by a receipt of theirs.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "agents/dispatch/alert_watch.h"
#include "agents/dispatch/cap_folder.h"
#include "agents/dispatch/recipients.h"
#include "agents/dispatch/send_acts.h"
#include "broker/client/participant.h"

namespace dispatch {

/// Where it speaks outside the journal.
struct AlertEars {
    std::function<void(const std::string& alert)> onDelivered;  ///< a CAP file stands
    std::function<void(const std::string& line)> onTrouble;     ///< said loudly: something was not sent
};

class AlertDesk {
public:
    /// `self`: its own receipts move it on, and those that an author or an approver has signed. Without `acts` no real
    /// way works.
    AlertDesk(wire::RealmId realm, wire::DeviceId self, DeliveryPlan plan, CapFolder folder, AlertEars ears,
              std::shared_ptr<SendActs> acts);

    void fold(const wire::Record& record);
    /// The journal's end when the first link was made: what was intended before may have been done in an earlier life.
    void noteHead(std::uint64_t sequence);
    /// What came of an act. False: it is none of its own.
    bool take(const SendResult& result);
    /// What follows from the journal alone. At most `room` of them.
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, std::size_t room);
    /// What follows from real ways as well. To be said behind all that follows from the journal: so the places, which
    /// make the ids, are the same when a killed dispatcher says a tick again.
    [[nodiscard]] std::vector<client::Submission> afterActs(const wire::Tick& tick, std::size_t room);

private:
    struct Progress {
        std::optional<wire::ReceiptState> state;  ///< newest receipt in the journal, its own or a person's
        base::Instant since;                      ///< its time of acceptance
        std::uint64_t sequence = 0;               ///< its place in the journal
        base::Instant intendedAt;                 ///< of the first Queued
        int tries = 0;                            ///< Queued so far
        bool byHand = false;                      ///< the newest Queued is a person's: send it again
    };
    struct Delivery {
        IssuedAlert alert;
        std::vector<Progress> progress;  ///< one per recipient of the plan
    };
    struct Step {
        wire::ReceiptState state;
        std::string detail;
    };
    /// An act of this process.
    struct Running {
        int attempt = 0;  ///< Progress::tries of its intent
        bool isQuestion = false;
        std::vector<SendResult> results;
    };
    struct At {
        const Delivery& delivery;
        const RecipientPlan& recipient;
        const Progress& progress;
        const wire::Tick& tick;
    };
    void foldReceipt(const wire::Record& record);
    [[nodiscard]] bool concerns(const At& at) const;
    [[nodiscard]] bool isOverdue(const At& at) const;
    [[nodiscard]] std::optional<Step> nextStep(const At& at);
    [[nodiscard]] std::optional<std::string> whyNotNow(const At& at) const;
    [[nodiscard]] std::vector<client::Submission> said(const wire::Tick& tick, std::size_t room, bool byRealWay);
    // alert_sending.cpp: by real ways
    [[nodiscard]] std::optional<Step> realStep(const At& at);
    [[nodiscard]] std::optional<Step> begin(const At& at, const std::string& key);
    [[nodiscard]] std::optional<Step> beginOrAsk(const At& at, const std::string& key);
    [[nodiscard]] std::optional<Step> ask(const At& at, const std::string& key);
    [[nodiscard]] std::optional<Step> stepOf(const At& at, const SendResult& result, const std::string& key);
    [[nodiscard]] Step endOf(const At& at, const SendResult& result) const;
    [[nodiscard]] bool isDue(const At& at) const;
    [[nodiscard]] bool isSaidLately(const At& at, const std::string& key, const Step& step);
    [[nodiscard]] Step sendCap(const IssuedAlert& alert);
    [[nodiscard]] Step confirmCap(const IssuedAlert& alert) const;
    [[nodiscard]] std::optional<Step> simulatedAnswer(const At& at) const;
    [[nodiscard]] base::Outcome<std::string> capOf(const IssuedAlert& alert) const;
    [[nodiscard]] base::Outcome<std::string> goodCapOf(const IssuedAlert& alert) const;
    [[nodiscard]] client::Submission receipt(const At& at, const Step& step) const;
    void tellTrouble(const IssuedAlert& alert, const std::string& why) const;

    wire::RealmId m_realm;
    wire::DeviceId m_self;
    DeliveryPlan m_plan;
    CapFolder m_folder;
    AlertEars m_ears;
    std::shared_ptr<SendActs> m_acts;
    AlertWatch m_watch;
    std::string m_exercise;              ///< title of the exercise, for the note
    std::vector<Delivery> m_deliveries;  ///< in the order of issue
    std::map<std::string, std::size_t> m_byAlert;
    std::optional<std::uint64_t> m_head;
    std::uint64_t m_sequence = 0;
    std::map<std::string, Running> m_running;                           ///< by key
    std::map<std::pair<std::string, int>, std::uint64_t> m_saidAtTick;  ///< key and step: not seen in the journal yet
};

}  // namespace dispatch
