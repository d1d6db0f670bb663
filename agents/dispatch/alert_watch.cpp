// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/alert_watch.h"

#include <algorithm>

#include "broker/seal/seal.h"
#include "broker/wire/codec.h"

namespace dispatch {
namespace {

bool hasPersonRole(const wire::StepBy& by, wire::PersonRole role) {
    return std::ranges::find(by.roles, role) != by.roles.end();
}

std::string wordsOfCode(wire::RejectionCode code) {
    switch (code) {
        case wire::RejectionCode::BadSignature: return "the signature is not good";
        case wire::RejectionCode::SignatureMissing: return "the signature is missing";
        case wire::RejectionCode::UnknownPerson: return "the person is not enrolled";
        case wire::RejectionCode::KeyRevokedCode: return "the person's key was revoked";
        default: return "refused by rule " + std::to_string(static_cast<int>(code));
    }
}

}  // namespace

wire::StepBy AlertWatch::stepBy(const wire::Envelope& envelope) const {
    wire::StepBy by;
    by.person = envelope.author.value_or("");
    if (const wire::Roster::Person* person = m_roster.person(by.person)) {
        by.roles = m_roster.actsOf(by.person);
        by.revoked = person->revoked;
    } else {
        by.revoked = true;
    }
    return by;
}

bool AlertWatch::isOfSigner(const wire::Envelope& envelope) const {
    if (!envelope.author || envelope.realm != m_realm) return false;
    if (m_roster.checkSignature(envelope) != wire::RejectionCode::None) return false;
    const wire::StepBy by = stepBy(envelope);
    return !by.revoked &&
           (hasPersonRole(by, wire::PersonRole::WarningAuthor) || hasPersonRole(by, wire::PersonRole::WarningApprover));
}

std::optional<IssuedAlert> AlertWatch::fold(const wire::Record& record) {
    const wire::Envelope& envelope = record.envelope;
    if (record.verdict != 0) return std::nullopt;
    if (envelope.kind == wire::Kind::Issued) {
        const auto issued = wire::payloadOf<wire::Issued>(envelope);
        if (issued) return judged(record, *issued);
        return std::nullopt;
    }
    if (envelope.realm != m_realm) return std::nullopt;
    foldRights(record);
    if (envelope.kind == wire::Kind::Draft) foldDraft(envelope);
    if (envelope.kind == wire::Kind::Approval) foldApproval(envelope);
    return std::nullopt;
}

/// New or withdrawn rights take away what that person signed and what is not issued yet.
void AlertWatch::foldRights(const wire::Record& record) {
    std::optional<std::string> person;
    if (const auto enrolled = wire::payloadOf<wire::PersonEnrolled>(record.envelope)) person = enrolled->person;
    if (const auto revoked = wire::payloadOf<wire::KeyRevoked>(record.envelope)) person = revoked->person;
    m_roster.fold(record);
    if (!person) return;
    for (auto& [alert, known] : m_alerts)
        if (!wire::isReadyToIssue(known.life)) known.life = wire::withoutPerson(std::move(known.life), *person);
}

void AlertWatch::foldDraft(const wire::Envelope& envelope) {
    const auto draft = wire::payloadOf<wire::Draft>(envelope);
    if (!draft || m_roster.checkSignature(envelope) != wire::RejectionCode::None) return;
    const auto known = m_alerts.find(draft->alert);
    const auto life = known == m_alerts.end() ? std::nullopt : std::optional(known->second.life);
    if (wire::mayDraft(life, *draft, stepBy(envelope)) != wire::RejectionCode::None) return;
    m_alerts[draft->alert] = {
        wire::afterDraft(*draft, envelope.id, seal::sha256(envelope.payload), *envelope.author), envelope, {}};
}

void AlertWatch::foldApproval(const wire::Envelope& envelope) {
    const auto approval = wire::payloadOf<wire::Approval>(envelope);
    if (!approval || m_roster.checkSignature(envelope) != wire::RejectionCode::None) return;
    const auto known = m_alerts.find(approval->alert);
    if (known == m_alerts.end()) return;
    if (wire::mayApprove(known->second.life, *approval, stepBy(envelope), m_realm.kind) != wire::RejectionCode::None)
        return;
    known->second.life = wire::afterApproval(std::move(known->second.life), envelope.id, *envelope.author);
    known->second.approvals[envelope.id] = envelope;
}

IssuedAlert AlertWatch::judged(const wire::Record& record, const wire::Issued& issued) const {
    IssuedAlert found;
    found.issued = issued;
    found.record = record.envelope.id;
    found.operation = record.envelope.operation;
    found.whyNot = whyNotIssued(record, issued);
    if (const auto known = m_alerts.find(issued.alert); known != m_alerts.end())
        if (auto draft = wire::payloadOf<wire::Draft>(known->second.draft)) found.content = std::move(draft->content);
    return found;
}

std::optional<std::string> AlertWatch::whyNotIssued(const wire::Record& record, const wire::Issued& issued) const {
    const wire::RealmId& realm = record.envelope.realm;
    if (realm != m_realm)
        return "it belongs to realm " + realm.text() + ", this dispatcher is set for " + m_realm.text();
    if (!record.submitter.isBroker()) return "it was not issued by the broker";
    const auto known = m_alerts.find(issued.alert);
    if (known == m_alerts.end()) return "no signed draft of it is known";
    if (issued.identifier != wire::warningIdentifier(m_realm, record.envelope.operation, issued.number))
        return "its identifier " + issued.identifier + " does not follow from operation and number";
    return whyNotSigned(known->second, issued);
}

std::optional<std::string> AlertWatch::whyNotSigned(const Signed& known, const wire::Issued& issued) const {
    const wire::AlertLife& life = known.life;
    if (issued.draft != known.draft.id || issued.revision != life.revision)
        return "it names another revision than the one signed";
    const wire::Hash hash = seal::sha256(known.draft.payload);
    if (issued.contentHash != hash) return "its content is not what was drafted";
    if (!wire::isReadyToIssue(life)) return "it does not have two signatures that count";
    if (issued.approvals != life.approvals || issued.persons != life.persons || issued.persons.size() != 2)
        return "it names other signatures than those in the journal";
    if (issued.persons[0] == issued.persons[1]) return "both signatures are of one person";
    for (std::size_t i = 0; i < 2; ++i) {
        const auto envelope = known.approvals.find(issued.approvals[i]);
        if (envelope == known.approvals.end()) return "a signature it names is not in the journal";
        const auto approval = wire::payloadOf<wire::Approval>(envelope->second);
        if (!approval || envelope->second.author != issued.persons[i])
            return "a signature is not of the person it names";
        if (approval->alert != issued.alert || approval->revision != issued.revision || approval->contentHash != hash)
            return "the signature of " + issued.persons[i] + " is over another text";
    }
    return whyNoLonger(issued);
}

std::optional<std::string> AlertWatch::whyNoLonger(const wire::Issued& issued) const {
    const auto found = m_alerts.find(issued.alert);
    if (found == m_alerts.end() || issued.approvals.size() != 2) return "no two signatures are known";
    const Signed& known = found->second;
    if (const auto code = m_roster.checkSignature(known.draft); code != wire::RejectionCode::None)
        return "draft: " + wordsOfCode(code);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto envelope = known.approvals.find(issued.approvals[i]);
        if (envelope == known.approvals.end()) return "a signature it names is not in the journal";
        const std::string who = "signature of " + envelope->second.author.value_or("nobody") + ": ";
        if (const auto code = m_roster.checkSignature(envelope->second); code != wire::RejectionCode::None)
            return who + wordsOfCode(code);
        const auto role = i == 0 ? wire::PersonRole::WarningAuthor : wire::PersonRole::WarningApprover;
        if (!hasPersonRole(stepBy(envelope->second), role)) return who + "the person may not take this step";
    }
    return std::nullopt;
}

}  // namespace dispatch
