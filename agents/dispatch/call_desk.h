// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Carries calls out. Per target it walks one step a tick, and each step follows from the journal alone:
//   nothing -> Queued (the intent) -> act -> Sent or Failed -> answers, where the way brings some
// It acts only after it has seen its own Queued in the journal, and only when it has read the journal to its end:
// what stands there as sent is never sent again. Killed between act and Sent it acts again under the same key.

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "agents/dispatch/call_watch.h"
#include "agents/dispatch/send_acts.h"
#include "broker/client/participant.h"

namespace dispatch {

class CallDesk {
public:
    /// Without `acts` no real way works: Failed, as where none is set up.
    CallDesk(wire::RealmId realm, wire::DeviceId self, std::vector<CallWay> ways, std::shared_ptr<SendActs> acts,
             std::function<void(const std::string&)> onTrouble);

    void fold(const wire::Record& record);
    /// The journal's end when the link was made: nothing is done outside before that is read.
    void noteHead(std::uint64_t sequence) { m_head = sequence; }
    /// What came of an act. False: it is none of its own.
    bool take(const SendResult& result);
    /// What was called, as folded.
    [[nodiscard]] const CallWatch& calls() const { return m_watch; }
    /// The journal is read to the end that it had when the link was made.
    [[nodiscard]] bool isRead() const { return m_sequence >= m_head; }
    /// At most `room` of them. First what follows from the journal, then what came of acts: so the places, which make
    /// the ids, are the same when a killed dispatcher says a tick again.
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, std::size_t room);

private:
    struct Step {
        wire::CallMove move = wire::CallMove::Queued;
        std::string note;
        std::optional<base::Instant> arrival{};
    };
    struct Target {
        const KnownCall& known;
        const wire::CallTarget& target;
        std::string key;
        const CallWay* way;  ///< nothing: none is set up
    };
    [[nodiscard]] std::optional<Step> nextStep(const Target& target, const wire::Tick& tick);
    [[nodiscard]] std::optional<Step> beforeSent(const Target& target, const wire::Tick& tick);
    [[nodiscard]] std::optional<std::string> whyNotNow(const Target& target, base::Instant now) const;
    [[nodiscard]] std::optional<Step> act(const Target& target);
    [[nodiscard]] std::optional<Step> simulatedAnswer(const Target& target, base::Instant now);
    void forgetDeleted();
    [[nodiscard]] const CallWay* wayOf(const std::string& means) const;
    [[nodiscard]] std::vector<Step> resultsToSay(const Target& target, const wire::Tick& tick);
    [[nodiscard]] bool isSaidLately(const std::string& key, wire::CallMove move, const wire::Tick& tick);
    [[nodiscard]] client::Submission submission(const Target& target, const Step& step, base::Instant now) const;

    /// An act of this process, until its end stands in the journal.
    struct Running {
        std::string call;
        std::vector<SendResult> results;
        std::size_t said = 0;          ///< how many of them
        std::uint64_t saidAtTick = 0;  ///< of Sent or Failed
    };
    wire::RealmId m_realm;
    std::vector<CallWay> m_ways;
    std::shared_ptr<SendActs> m_acts;
    std::function<void(const std::string&)> m_onTrouble;
    CallWatch m_watch;
    std::uint64_t m_head = 0, m_sequence = 0;
    std::map<std::string, Running> m_running;                                      ///< by key
    std::map<std::pair<std::string, wire::CallMove>, std::uint64_t> m_saidAtTick;  ///< not seen in the journal yet
};

}  // namespace dispatch
