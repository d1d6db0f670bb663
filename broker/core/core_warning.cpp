// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "broker/core/core.h"
#include "broker/seal/seal.h"
#include "broker/wire/codec.h"

namespace core {

using wire::AlertPhase;
using wire::RejectionCode;

wire::StepBy Core::stepBy(const wire::Envelope& envelope) const {
    wire::StepBy by;
    by.person = envelope.author.value_or("");
    if (const wire::Roster::Person* person = m_roster.person(by.person)) {
        by.roles = m_roster.actsOf(by.person);
        by.revoked = person->revoked;
    }
    return by;
}

Verdict Core::explained(RejectionCode code) const {
    const auto field = [&] {
        switch (code) {
            case RejectionCode::StaleRevision: return "payload.rev";
            case RejectionCode::ContentChanged: return "payload.hash";
            case RejectionCode::ConfirmationMissing: return "payload.word";
            case RejectionCode::UnknownSubject:
            case RejectionCode::WrongStep: return "payload.alert";
            default: return "envelope.by";
        }
    }();
    const wire::Explanation why = wire::explain(code, m_realm.kind);
    return {code, why.fault, why.mend, field};
}

Verdict Core::checkUpdates(wire::WarningAct act, const std::vector<std::string>& updates) const {
    if (act == wire::WarningAct::Alert) return {};
    if (updates.empty())
        return {RejectionCode::MissingField, "an update or cancellation names no warning", "name the one it is about",
                "payload.content.updates"};
    for (const std::string& id : updates) {
        const auto other = m_alerts.find(id);
        if (other == m_alerts.end())
            return {RejectionCode::UnknownSubject, "the warning " + id + " that it updates or cancels does not exist",
                    "check the id", "payload.content.updates"};
        if (other->second.life.phase != AlertPhase::Issued)
            return {RejectionCode::WrongStep, "the warning " + id + " that it updates or cancels is not in force",
                    "leave it out", "payload.content.updates"};
    }
    return {};
}

Verdict Core::takeDraft(const wire::Record& record) {
    const wire::Envelope& envelope = record.envelope;
    const auto decoded = wire::decodePayload<wire::Draft>(envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    const auto& draft = std::get<wire::Draft>(decoded);
    const auto known = m_alerts.find(draft.alert);
    const auto life = known == m_alerts.end() ? std::nullopt : std::optional(known->second.life);
    if (const auto code = wire::mayDraft(life, draft, stepBy(envelope)); code != RejectionCode::None)
        return explained(code);
    if (!draft.withdrawn)
        if (auto verdict = checkUpdates(draft.content.act, draft.content.updates); !verdict.ok()) return verdict;
    Alert& alert = m_alerts[draft.alert];
    alert.life = wire::afterDraft(draft, envelope.id, seal::sha256(envelope.payload), *envelope.author);
    alert.operation = envelope.operation;
    alert.act = draft.content.act;
    alert.updates = draft.content.updates;
    return {};
}

Verdict Core::takeApproval(const wire::Record& record, Decision& decision) {
    const wire::Envelope& envelope = record.envelope;
    const auto decoded = wire::decodePayload<wire::Approval>(envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    const auto& approval = std::get<wire::Approval>(decoded);
    const auto alert = m_alerts.find(approval.alert);
    if (alert == m_alerts.end()) return explained(RejectionCode::UnknownSubject);
    const auto code = wire::mayApprove(alert->second.life, approval, stepBy(envelope), m_realm.kind);
    if (code != RejectionCode::None) return explained(code);
    if (auto verdict = checkUpdates(alert->second.act, alert->second.updates); !verdict.ok()) return verdict;
    alert->second.life = wire::afterApproval(std::move(alert->second.life), envelope.id, *envelope.author);
    if (wire::isReadyToIssue(alert->second.life)) issue(approval.alert, alert->second, record, decision);
    return {};
}

void Core::issue(const std::string& id, const Alert& alert, const wire::Record& record, Decision& decision) {
    wire::Issued issued;
    issued.alert = id;
    issued.revision = alert.life.revision;
    issued.contentHash = alert.life.contentHash;
    issued.draft = alert.life.draft;
    issued.approvals = alert.life.approvals;
    issued.persons = alert.life.persons;
    issued.number = ++m_numbers[{alert.operation.value_or(""), "warning"}];
    issued.identifier = wire::warningIdentifier(m_realm, alert.operation, issued.number);
    const std::int64_t ms = record.acceptedAt.ms;
    issued.sent = {ms - ((ms % 1000) + 1000) % 1000};
    auto word = ownWord(wire::Kind::Issued, id, {issued.draft, issued.approvals[0], issued.approvals[1]}, record,
                        wire::encodePayload(issued));
    word.operation = alert.operation;
    say(decision, std::move(word));
}

/// The broker's own words count only if core said them: an Issued that follows from no two signatures has no effect,
/// even if it stands in the journal.
Verdict Core::takeIssued(const wire::Envelope& envelope) {
    const auto said =
        std::find_if(m_pending.begin(), m_pending.end(), [&](const wire::Envelope& e) { return e.id == envelope.id; });
    if (said == m_pending.end() || said->kind != envelope.kind)
        return {RejectionCode::WrongStep, "it does not follow from the records before it", "", "envelope.kind"};
    m_pending.erase(said);
    const auto issued = wire::payloadOf<wire::Issued>(envelope);
    if (!issued) return {};
    const auto alert = m_alerts.find(issued->alert);
    if (alert == m_alerts.end())
        return {RejectionCode::UnknownSubject, "it issues a warning that does not exist", "", "payload.alert"};
    alert->second.life.phase = AlertPhase::Issued;
    if (alert->second.act == wire::WarningAct::Cancel)
        for (const std::string& id : alert->second.updates)
            if (const auto other = m_alerts.find(id); other != m_alerts.end())
                other->second.life.phase = AlertPhase::Cancelled;
    return {};
}

/// The dispatcher's word needs no person. A person's is a decision: send it again, it has arrived, it has not.
Verdict Core::takeReceipt(const wire::Envelope& envelope) const {
    const auto decoded = wire::decodePayload<wire::Receipt>(envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    const auto& receipt = std::get<wire::Receipt>(decoded);
    const auto alert = m_alerts.find(receipt.alert);
    if (alert == m_alerts.end()) return explained(RejectionCode::UnknownSubject);
    const AlertPhase phase = alert->second.life.phase;
    if (phase != AlertPhase::Issued && phase != AlertPhase::Cancelled && phase != AlertPhase::Expired)
        return {RejectionCode::WrongStep, "a warning that was not issued has no receipts", "", "payload.alert"};
    const bool isByHand = envelope.source.starts_with("post:");
    if (!isByHand) return {};
    if (!envelope.author)
        return {RejectionCode::SignatureMissing, "a person decides about a delivery", "log in and sign it",
                "envelope.by"};
    const wire::StepBy by = stepBy(envelope);
    const auto holds = [&](wire::PersonRole role) { return std::ranges::find(by.roles, role) != by.roles.end(); };
    if (!holds(wire::PersonRole::WarningAuthor) && !holds(wire::PersonRole::WarningApprover))
        return {RejectionCode::NotEntitled, "this person may not decide about deliveries",
                "an author or an approver of warnings does", "envelope.by"};
    if (receipt.state != wire::ReceiptState::Queued && receipt.state != wire::ReceiptState::Received &&
        receipt.state != wire::ReceiptState::Failed)
        return {RejectionCode::BadNumber, "a person says queued (send it again), received or failed", "",
                "payload.state"};
    return {};
}

}  // namespace core
