// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/call_watch.h"

#include <algorithm>

#include "broker/wire/codec.h"
#include "broker/wire/spans.h"

namespace dispatch {
namespace {

/// Where a call does not say until when it wants answers: nobody is called to a meeting of yesterday.
constexpr std::int64_t kCallAgeMsMax = 24LL * 3600 * 1000;

std::string germanWordsOf(wire::RejectionCode code) {
    switch (code) {
        case wire::RejectionCode::SignatureMissing: return "ohne Unterschrift";
        case wire::RejectionCode::BadSignature: return "die Unterschrift stimmt nicht";
        case wire::RejectionCode::UnknownPerson: return "die Person ist nicht eingetragen";
        case wire::RejectionCode::KeyRevokedCode: return "der Schlüssel der Person ist gesperrt";
        case wire::RejectionCode::MaySpeakNotFor: return "die Person darf nicht einberufen";
        default: return "abgelehnt nach Regel " + std::to_string(static_cast<int>(code));
    }
}

/// Sent and Failed are for good: an intent that was said twice and comes late does not begin anew.
void takeOwn(KnownCall& known, const wire::CallStep& step, base::Instant at) {
    CallProgress& progress = known.progress[{step.contact, step.means}];
    if (!progress.move || progress.move == wire::CallMove::Queued) progress = {step.move, at};
}

}  // namespace

CallProgress KnownCall::progressOf(const wire::CallTarget& target) const {
    const auto at = progress.find({target.contact, target.reach.means});
    return at == progress.end() ? CallProgress{} : at->second;
}

void CallWatch::fold(const wire::Record& record) {
    if (record.verdict != 0) return;
    if (record.envelope.kind == wire::Kind::CallUp) return foldCallUp(record);
    if (record.envelope.realm != m_realm) return;
    m_roster.fold(record);
    if (record.envelope.kind == wire::Kind::CallStep) foldStep(record);
    if (const auto redacted = wire::payloadOf<wire::Redacted>(record.envelope))
        std::erase_if(m_calls, [&](const KnownCall& one) { return wire::covers(redacted->spans, one.sequence); });
}

void CallWatch::foldCallUp(const wire::Record& record) {
    auto call = wire::payloadOf<wire::CallUp>(record.envelope);
    // A call is said once: a second one under its id would change whom the first went to.
    if (!call || std::ranges::any_of(m_calls, [&](const KnownCall& one) { return one.call.call == call->call; }))
        return;
    KnownCall known;
    known.call = std::move(*call);
    known.envelope = record.envelope;
    known.calledAt = record.acceptedAt;
    known.sequence = record.sequence;
    m_calls.push_back(std::move(known));
}

void CallWatch::foldStep(const wire::Record& record) {
    const auto step = wire::payloadOf<wire::CallStep>(record.envelope);
    if (!step) return;
    const auto known = std::ranges::find_if(m_calls, [&](const KnownCall& one) { return one.call.call == step->call; });
    if (known == m_calls.end()) return;
    switch (step->move) {
        case wire::CallMove::Queued:
        case wire::CallMove::Sent:
        case wire::CallMove::Failed:
            if (record.submitter == m_self) takeOwn(*known, *step, record.acceptedAt);
            break;
        case wire::CallMove::Coming:
        case wire::CallMove::Declined:
        case wire::CallMove::Arrived: known->answered.insert(step->contact); break;
        case wire::CallMove::Closed: known->isClosed = true; break;
        case wire::CallMove::Noted: break;
    }
}

std::optional<std::string> CallWatch::whyNotNow(const KnownCall& known, base::Instant now) const {
    if (auto why = whyNotSigned(known.envelope)) return "nicht gesendet: " + *why;
    if (known.isClosed) return "zu spät: die Einberufung ist geschlossen";
    if (known.call.answerBy && now >= *known.call.answerBy) return "zu spät: die Frist zur Antwort ist vorbei";
    if (!known.call.answerBy && base::spanMs(now, known.calledAt) >= kCallAgeMsMax)
        return "zu spät: vor mehr als 24 Stunden einberufen";
    return std::nullopt;
}

std::optional<std::string> CallWatch::whyNotSigned(const wire::Envelope& envelope) const {
    if (envelope.realm != m_realm) return "aus einem anderen Bereich";
    if (!envelope.author || !envelope.signature) return germanWordsOf(wire::RejectionCode::SignatureMissing);
    if (const auto code = m_roster.checkSignature(envelope); code != wire::RejectionCode::None)
        return germanWordsOf(code);
    const auto code = m_roster.mayAuthor(*envelope.author, envelope.kind, envelope.source, m_realm.kind);
    if (code != wire::RejectionCode::None) return germanWordsOf(code);
    return std::nullopt;
}

}  // namespace dispatch
