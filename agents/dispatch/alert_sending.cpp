// SPDX-License-Identifier: EUPL-1.2
// Real ways of AlertDesk: tries, repetitions, questions.
#include <algorithm>

#include "agents/dispatch/alert_desk.h"
#include "agents/dispatch/alert_letter.h"
#include "agents/dispatch/letter_text.h"

namespace dispatch {
namespace {

using wire::ReceiptState;

/// So long a word may take to come back from the journal before it is said again.
constexpr std::uint64_t kWordPatienceTicks = 10;
constexpr const char* kUncertainWords = "ungewiss, ob es hinausging: bitte nachfragen";

/// 5, 10, 20, 40 and then 60 seconds.
std::int64_t pauseS(int tries) { return std::min<std::int64_t>(60, std::int64_t{5} << std::min(tries - 1, 4)); }

}  // namespace

bool AlertDesk::take(const SendResult& result) {
    const auto running = m_running.find(result.key);
    if (running == m_running.end()) return false;
    if (!result.trouble.empty() && m_ears.onTrouble)
        m_ears.onTrouble("warning by key " + result.key + ": " + result.trouble);
    running->second.results.push_back(result);
    return true;
}

std::optional<AlertDesk::Step> AlertDesk::realStep(const At& at) {
    const ReceiptState state = *at.progress.state;
    if (state != ReceiptState::Queued && state != ReceiptState::Sent) return std::nullopt;
    const std::string key = alertKey(m_realm, at.delivery.alert.issued.alert, at.recipient);
    const auto running = m_running.find(key);
    std::optional<Step> step;
    if (running != m_running.end() && running->second.attempt == at.progress.tries) {
        const auto& results = running->second.results;
        const auto isReceived = [](const SendResult& one) { return one.kind == SendResult::Kind::Received; };
        if (state == ReceiptState::Sent) {
            const auto received = std::ranges::find_if(results, isReceived);
            if (received != results.end()) step = Step{ReceiptState::Received, received->note};
        } else if (!results.empty()) {
            step = stepOf(at, results.front(), key);
        } else if (const auto why = whyNotNow(at); why && m_acts->withdraw(key)) {
            // It waits for its turn: what ended or was revoked meanwhile does not get one.
            m_running.erase(running);
            step = Step{ReceiptState::Failed, *why};
        }
    } else if (state == ReceiptState::Queued) {
        if (const auto why = whyNotNow(at))
            step = Step{ReceiptState::Failed, *why};
        else if (isDue(at))
            step = beginOrAsk(at, key);
    }
    if (!step || isSaidLately(at, key, *step)) return std::nullopt;
    if (step->state == ReceiptState::Failed || step->state == ReceiptState::Uncertain)
        tellTrouble(at.delivery.alert, at.recipient.name + ": " + step->detail);
    return step;
}

/// A try behind a failed one waits; and nothing is done before the journal is read to its end.
bool AlertDesk::isDue(const At& at) const {
    if (!m_head || m_sequence < *m_head) return false;
    return at.progress.tries <= 1 || at.progress.byHand ||
           base::spanMs(at.tick.at, at.progress.since) >= pauseS(at.progress.tries - 1) * 1000;
}

/// What was intended before this process began may have been done: who does not know keys is asked.
std::optional<AlertDesk::Step> AlertDesk::beginOrAsk(const At& at, const std::string& key) {
    const SendWay& way = at.recipient.way;
    if (!m_acts) return Step{ReceiptState::Failed, "kein Weg eingerichtet"};
    if (at.progress.sequence > *m_head || way.knowsKey) return begin(at, key);
    return ask(at, key);
}

std::optional<AlertDesk::Step> AlertDesk::ask(const At& at, const std::string& key) {
    if (!at.recipient.way.answersAsked) return Step{ReceiptState::Uncertain, kUncertainWords};
    m_running[key] = {at.progress.tries, true, {}};
    m_acts->begin({key, at.recipient.way, {}, questionOf(key), true});
    return std::nullopt;
}

std::optional<AlertDesk::Step> AlertDesk::begin(const At& at, const std::string& key) {
    const IssuedAlert& alert = at.delivery.alert;
    const SendWay& way = at.recipient.way;
    auto content = way.kind == SendWay::Kind::Smtp ? alertMailOf(m_realm, alert, at.recipient) : goodCapOf(alert);
    if (!content) return Step{ReceiptState::Failed, "nicht gesendet: " + content.failure().text()};
    std::string bytes = std::move(content).value();
    if (way.kind == SendWay::Kind::Command) bytes = alertInputOf(m_realm, alert, at.recipient, bytes);
    m_running[key] = {at.progress.tries, false, {}};
    m_acts->begin({key, way, at.recipient.address, std::move(bytes)});
    return std::nullopt;
}

std::optional<AlertDesk::Step> AlertDesk::stepOf(const At& at, const SendResult& result, const std::string& key) {
    switch (result.kind) {
        case SendResult::Kind::NotHad: return begin(at, key);
        case SendResult::Kind::Failed:
            if (result.doubt == SendResult::Doubt::Unclear && !at.recipient.way.knowsKey && !m_running[key].isQuestion)
                return ask(at, key);
            return endOf(at, result);
        case SendResult::Kind::Sent:
        case SendResult::Kind::Received:
        case SendResult::Kind::Coming:
        case SendResult::Kind::Declined: break;
    }
    return Step{ReceiptState::Sent, result.note};
}

/// Once more, or the end of it.
AlertDesk::Step AlertDesk::endOf(const At& at, const SendResult& result) const {
    using Doubt = SendResult::Doubt;
    const bool knowsKey = at.recipient.way.knowsKey;
    if (result.doubt == Doubt::Unclear && !knowsKey) return {ReceiptState::Uncertain, kUncertainWords};
    const base::Instant next = at.tick.at.plusS(pauseS(at.progress.tries));
    const bool isInTime = base::spanMs(next, at.progress.intendedAt) <= at.recipient.givesUpAfterS * 1000 &&
                          next < at.delivery.alert.content.expires;
    if (result.doubt == Doubt::None) return {ReceiptState::Failed, result.note};
    const std::string tries = std::to_string(at.progress.tries);
    if (isInTime) return {ReceiptState::Queued, "Versuch " + tries + ": " + result.note + "; wird wiederholt"};
    const ReceiptState end = result.doubt == Doubt::Unclear ? ReceiptState::Uncertain : ReceiptState::Failed;
    return {end, "nach " + tries + (at.progress.tries == 1 ? " Versuch: " : " Versuchen: ") + result.note};
}

bool AlertDesk::isSaidLately(const At& at, const std::string& key, const Step& step) {
    const int place = at.progress.tries * 10 + static_cast<int>(step.state);
    const auto [said, isNew] = m_saidAtTick.try_emplace({key, place}, at.tick.number);
    if (isNew) return false;
    if (at.tick.number < said->second + kWordPatienceTicks) return true;
    said->second = at.tick.number;
    return false;
}

}  // namespace dispatch
