// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/call_desk.h"

#include <algorithm>

#include "agents/dispatch/call_letter.h"
#include "broker/seal/seal.h"
#include "broker/wire/codec.h"

namespace dispatch {
namespace {

using wire::CallMove;

/// So long a word may take to come back from the journal before it is said again.
constexpr std::uint64_t kPatienceTicks = 10, kResultPatienceTicks = 30;
constexpr const char* kNoWay = "kein Weg eingerichtet: bitte anrufen";
constexpr const char* kSimulated = "simuliert";

/// Where no plan says how a simulated contact answers: most come, some do not, one in ten never says a word. By the id
/// alone, so that the same exercise gives the same picture.
CallWay answersOf(const CallWay& way, const std::string& contact) {
    if (!way.byContact) return way;
    CallWay own = way;
    const auto hash = seal::sha256(base::bytesOf("lagewerk-simulated-answer/1 " + contact));
    const int tenth = hash[0] % 10;
    own.answer = tenth < 7 ? CallWay::Answer::Coming : tenth < 9 ? CallWay::Answer::Declined : CallWay::Answer::None;
    own.answerAfterS = 60 + (hash[1] * 256 + hash[2]) % 181;
    own.arrivalMin = 15 + hash[3] % 26;
    return own;
}

CallMove moveOf(SendResult::Kind kind) {
    switch (kind) {
        case SendResult::Kind::Sent: return CallMove::Sent;
        case SendResult::Kind::Coming: return CallMove::Coming;
        case SendResult::Kind::Declined: return CallMove::Declined;
        case SendResult::Kind::Failed:
        case SendResult::Kind::Received:
        case SendResult::Kind::NotHad: break;
    }
    return CallMove::Failed;
}

}  // namespace

CallDesk::CallDesk(wire::RealmId realm, wire::DeviceId self, std::vector<CallWay> ways, std::shared_ptr<SendActs> acts,
                   std::function<void(const std::string&)> onTrouble)
    : m_realm(realm),
      m_ways(std::move(ways)),
      m_acts(std::move(acts)),
      m_onTrouble(std::move(onTrouble)),
      m_watch(realm, self) {}

void CallDesk::fold(const wire::Record& record) {
    m_sequence = record.sequence;
    m_watch.fold(record);
    if (record.envelope.kind == wire::Kind::Redacted && record.verdict == 0) forgetDeleted();
}

/// Names and numbers that were deleted do not go out any more, unless they are just on their way.
void CallDesk::forgetDeleted() {
    std::erase_if(m_running, [&](const auto& one) {
        const auto isIt = [&](const KnownCall& known) { return known.call.call == one.second.call; };
        if (std::ranges::any_of(m_watch.calls(), isIt)) return false;
        m_acts->withdraw(one.first);
        return true;
    });
}

const CallWay* CallDesk::wayOf(const std::string& means) const {
    const auto at =
        std::ranges::find_if(m_ways, [&](const CallWay& way) { return way.means.empty() || way.means == means; });
    return at == m_ways.end() ? nullptr : &*at;
}

std::vector<client::Submission> CallDesk::atTick(const wire::Tick& tick, std::size_t room) {
    std::erase_if(m_saidAtTick, [&](const auto& one) { return tick.number >= one.second + kPatienceTicks; });
    std::vector<client::Submission> said;
    std::vector<Target> running;
    for (const KnownCall& known : m_watch.calls())
        for (const wire::CallTarget& one : known.call.targets) {
            if (said.size() >= room) return said;
            const auto move = known.progressOf(one).move;
            const CallWay* way = wayOf(one.reach.means);
            const bool isReal = way && way->real;
            if (move == CallMove::Failed || (move == CallMove::Sent && isReal && m_running.empty())) continue;
            const Target target{known, one, callKey(m_realm, known.call.call, one.contact, one.reach.means), way};
            const auto step = nextStep(target, tick);
            if (step) said.push_back(submission(target, *step, tick.at));
            if (m_running.contains(target.key)) running.push_back(target);
        }
    for (const Target& target : running)
        for (const Step& step : resultsToSay(target, tick)) {
            if (said.size() >= room) return said;
            said.push_back(submission(target, step, tick.at));
            ++m_running[target.key].said;
        }
    return said;
}

std::optional<CallDesk::Step> CallDesk::nextStep(const Target& target, const wire::Tick& tick) {
    const auto move = target.known.progressOf(target.target).move;
    auto step = move == CallMove::Sent ? simulatedAnswer(target, tick.at) : beforeSent(target, tick);
    if (!step) return std::nullopt;
    // One answer for each contact, by however many ways it was called.
    const bool isAnswer = step->move == CallMove::Coming || step->move == CallMove::Declined;
    const std::string key = isAnswer ? callKey(m_realm, target.known.call.call, target.target.contact, "") : target.key;
    if (isSaidLately(key, isAnswer ? CallMove::Coming : step->move, tick)) return std::nullopt;
    if (step->move == CallMove::Failed && m_onTrouble)
        m_onTrouble("call " + target.known.call.call + ", contact " + target.target.contact + " by " +
                    target.target.reach.means + " NOT SENT: " + step->note);
    return step;
}

bool CallDesk::isSaidLately(const std::string& key, wire::CallMove move, const wire::Tick& tick) {
    return !m_saidAtTick.try_emplace({key, move}, tick.number).second;
}

std::optional<CallDesk::Step> CallDesk::beforeSent(const Target& target, const wire::Tick& tick) {
    const auto running = m_running.find(target.key);
    if (running != m_running.end() && !running->second.results.empty()) return std::nullopt;  // said below
    const auto why = whyNotNow(target, tick.at);
    if (running != m_running.end()) {
        // It waits for its turn: what was closed or revoked meanwhile does not get one.
        if (!why || !m_acts->withdraw(target.key)) return std::nullopt;
        m_running.erase(running);
    }
    if (why) return Step{CallMove::Failed, *why};
    if (!target.known.progressOf(target.target).move) return Step{CallMove::Queued, ""};
    return act(target);
}

std::optional<std::string> CallDesk::whyNotNow(const Target& target, base::Instant now) const {
    if (auto why = m_watch.whyNotNow(target.known, now)) return why;
    if (target.known.answered.contains(target.target.contact)) return "nicht gesendet: hat schon geantwortet";
    if (!target.way) return kNoWay;
    const bool isReal = target.way->real.has_value();
    const bool isExerciseRealm = m_realm.kind == wire::RealmKind::Exercise;
    if (!isReal && !isExerciseRealm) return kNoWay;
    if (isReal && isExerciseRealm && !target.way->forExercise) return "Übung: nicht auf einem echten Weg gesendet";
    if (isReal && !m_acts) return kNoWay;
    return std::nullopt;
}

std::optional<CallDesk::Step> CallDesk::act(const Target& target) {
    const CallWay& way = *target.way;
    if (!way.real) {
        if (way.answer == CallWay::Answer::Failed) return Step{CallMove::Failed, "simuliert: nicht erreichbar"};
        return Step{CallMove::Sent, kSimulated};
    }
    if (m_sequence < m_head) return std::nullopt;
    const CallLetter letter{m_realm, target.known.call, target.target, target.known.calledAt};
    auto content = way.real->kind == SendWay::Kind::Smtp ? mailOf(letter, way.real->mail.from)
                                                         : base::Outcome<std::string>(commandInputOf(letter));
    if (!content) return Step{CallMove::Failed, "nicht gesendet: " + content.failure().what};
    m_running[target.key] = {target.known.call.call, {}, 0, 0};
    m_acts->begin({target.key, *way.real, target.target.reach.address, std::move(content).value()});
    return std::nullopt;
}

std::optional<CallDesk::Step> CallDesk::simulatedAnswer(const Target& target, base::Instant now) {
    if (!target.way || target.way->real) return std::nullopt;
    if (target.known.isClosed || target.known.answered.contains(target.target.contact)) return std::nullopt;
    const CallWay way = answersOf(*target.way, target.target.contact);
    const base::Instant since = target.known.progressOf(target.target).since;
    if (way.answer == CallWay::Answer::None || base::spanMs(now, since) < way.answerAfterS * 1000) return std::nullopt;
    if (way.answer == CallWay::Answer::Declined) return Step{CallMove::Declined, kSimulated};
    return Step{CallMove::Coming, kSimulated, since.plusS(way.answerAfterS + way.arrivalMin * 60)};
}

bool CallDesk::take(const SendResult& result) {
    const auto running = m_running.find(result.key);
    if (running == m_running.end()) return false;
    if (!result.trouble.empty() && m_onTrouble) m_onTrouble("call by key " + result.key + ": " + result.trouble);
    running->second.results.push_back(result);
    return true;
}

/// What was said is not said again, unless its Sent or Failed never reached the journal.
std::vector<CallDesk::Step> CallDesk::resultsToSay(const Target& target, const wire::Tick& tick) {
    Running& running = m_running[target.key];
    const auto move = target.known.progressOf(target.target).move;
    const bool isSeen = move == CallMove::Sent || move == CallMove::Failed;
    if (!isSeen && running.said > 0 && tick.number >= running.saidAtTick + kResultPatienceTicks) running.said = 0;
    std::vector<Step> steps;
    for (std::size_t i = running.said; i < running.results.size(); ++i) {
        const SendResult& result = running.results[i];
        steps.push_back({moveOf(result.kind), result.note, result.arrival});
    }
    if (!steps.empty() && running.said == 0) running.saidAtTick = tick.number;
    return steps;
}

client::Submission CallDesk::submission(const Target& target, const Step& step, base::Instant now) const {
    wire::CallStep said;
    said.call = target.known.call.call;
    said.contact = target.target.contact;
    said.move = step.move;
    said.means = target.target.reach.means;
    said.arrival = step.arrival;
    said.note = step.note;
    client::Submission out;
    out.kind = wire::Kind::CallStep;
    out.payload = wire::encodePayload(said);
    out.source = "dispatch";
    out.observedAt = now;
    out.operation = target.known.envelope.operation;
    out.cause = {target.known.envelope.id};
    return out;
}

}  // namespace dispatch
