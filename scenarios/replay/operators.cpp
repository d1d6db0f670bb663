// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/operators.h"

#include <algorithm>

#include "broker/wire/codec.h"
#include "gis/warning/warning.h"

namespace replay {
namespace {

/// 32 hex digits: the same exercise names the same warning alike in every run.
std::string alertIdFor(std::uint64_t seed, const std::string& proposal, std::uint32_t count) {
    const auto hash =
        seal::sha256(base::bytesOf("alert " + std::to_string(seed) + " " + proposal + " " + std::to_string(count)));
    return base::toHex(hash).substr(0, 32);
}

bool mayBeSigned(const wire::WarningContent& content) {
    const auto findings = warning::check(content);
    return std::none_of(findings.begin(), findings.end(),
                        [](const warning::Finding& finding) { return finding.stops; });
}

/// Signed by `person`; id, realm and signature are the link's work.
client::Submission signedBy(const Person& person, const wire::Tick& tick, const std::string& operation, wire::Kind kind,
                            base::Bytes payload) {
    client::Submission submission;
    submission.kind = kind;
    submission.payload = std::move(payload);
    submission.source = person.post;
    submission.author = person.id;
    submission.operation = operation;
    submission.observedAt = tick.at;
    submission.signer = &person.key;
    submission.keep = client::Keep::InMemory;  // a killed operator reads the journal and says the same again
    return submission;
}

}  // namespace

StaffAuthor::StaffAuthor(const Scenario& scenario, Person person, std::uint64_t seed)
    : m_scenario(scenario), m_person(std::move(person)), m_seed(seed) {}

void StaffAuthor::fold(const wire::Record& record) {
    m_situation.fold(record);
    if (record.verdict != 0) return;
    if (auto proposal = wire::payloadOf<wire::Proposal>(record.envelope)) {
        const auto standing = m_standing.find(proposal->proposal);
        if (standing == m_standing.end() || standing->second.level != proposal->level) {
            m_standing[proposal->proposal] = {proposal->level, record.acceptedAt};
        }
        m_proposals[record.envelope.id] = std::move(*proposal);
    } else if (record.envelope.author == m_person.id) {
        const auto draft = wire::payloadOf<wire::Draft>(record.envelope);
        if (!draft || !draft->proposal || !draft->proposalRecord || draft->withdrawn) return;
        const auto ground = m_proposals.find(*draft->proposalRecord);
        Drafted& drafted = m_drafted[*draft->proposal];
        if (ground != m_proposals.end()) drafted.level = ground->second.level;
        drafted.alert = draft->alert;
        drafted.chain.push_back(draft->alert);
        ++drafted.count;
    }
}

std::vector<client::Submission> StaffAuthor::atTick(const wire::Tick& tick, const wire::Record&) {
    std::vector<client::Submission> out;
    openOperation(tick, out);
    writeLog(tick, out);
    draftWarnings(tick, out);
    return out;
}

client::Submission StaffAuthor::say(const wire::Tick& tick, wire::Kind kind, base::Bytes payload) const {
    return signedBy(m_person, tick, m_scenario.operation, kind, std::move(payload));
}

void StaffAuthor::openOperation(const wire::Tick& tick, std::vector<client::Submission>& out) {
    if (tick.number != 1) return;
    wire::OperationAct act{m_scenario.operation, wire::OperationStep::Opened, m_scenario.operationName};
    out.push_back(say(tick, wire::Kind::OperationAct, wire::encodePayload(act)));
}

void StaffAuthor::writeLog(const wire::Tick& tick, std::vector<client::Submission>& out) {
    for (const auto& scripted : m_scenario.log) {
        if (!m_scenario.fallsOn(scripted.atS, tick.number)) continue;
        wire::LogEntry entry{scripted.text, std::nullopt, scripted.place};
        auto submission = say(tick, wire::Kind::LogEntry, wire::encodePayload(entry));
        submission.source = "post:" + scripted.post;
        out.push_back(std::move(submission));
    }
}

void StaffAuthor::draftWarnings(const wire::Tick& tick, std::vector<client::Submission>& out) {
    for (const auto& [id, view] : m_situation.proposals) {
        if (view.proposal.withdrawn) continue;
        if (base::spanMs(tick.at, m_standing[id].since) < m_scenario.staff.draftAfterS * 1000) continue;
        const auto drafted = m_drafted.find(id);
        if (drafted == m_drafted.end()) {
            draft(tick, view, out);
            continue;
        }
        // An update needs a warning that went out.
        if (!m_scenario.staff.updates || view.proposal.level <= drafted->second.level) continue;
        const auto alert = m_situation.alerts.find(drafted->second.alert);
        const bool isOut = alert != m_situation.alerts.end() && alert->second.issued.has_value();
        if (isOut) draft(tick, view, out);
    }
}

void StaffAuthor::draft(const wire::Tick& tick, const situation::ProposalView& view,
                        std::vector<client::Submission>& out) {
    const std::string& id = view.proposal.proposal;
    const auto before = m_drafted.find(id);
    wire::Draft draft;
    draft.alert = alertIdFor(m_seed, id, before == m_drafted.end() ? 1 : before->second.count + 1);
    draft.proposal = id;
    draft.proposalRecord = view.id;
    draft.content = view.proposal.content;
    if (before != m_drafted.end()) {
        warning::asUpdate(draft.content, before->second.chain, wire::RealmKind::Exercise);
    }
    if (!mayBeSigned(draft.content)) {
        // Said once per level: at the tick when it falls due.
        if (base::spanMs(tick.at, m_standing[id].since) >= (m_scenario.staff.draftAfterS + m_scenario.tickS) * 1000)
            return;
        const wire::LogEntry entry{"Warnvorschlag " + id + " ist nicht unterschriftsreif.", std::nullopt, std::nullopt};
        out.push_back(say(tick, wire::Kind::LogEntry, wire::encodePayload(entry)));
        return;
    }
    auto drafted = say(tick, wire::Kind::Draft, wire::encodePayload(draft));
    drafted.cause = {view.id};
    wire::Approval approval;
    approval.alert = draft.alert;
    approval.revision = draft.revision;
    approval.contentHash = seal::sha256(drafted.payload);
    approval.spokenConfirmation = wire::confirmationWord(wire::RealmKind::Exercise);
    out.push_back(std::move(drafted));
    out.push_back(say(tick, wire::Kind::Approval, wire::encodePayload(approval)));
}

StaffApprover::StaffApprover(const Scenario& scenario, Person person, OnApproved onApproved)
    : m_scenario(scenario), m_person(std::move(person)), m_onApproved(std::move(onApproved)) {}

void StaffApprover::fold(const wire::Record& record) { m_situation.fold(record); }

std::vector<client::Submission> StaffApprover::atTick(const wire::Tick& tick, const wire::Record&) {
    std::vector<client::Submission> out;
    for (const auto& [id, alert] : m_situation.alerts) {
        if (alert.life.phase != wire::AlertPhase::SignedOnce || alert.approvals.empty()) continue;
        const auto& first = alert.approvals.front();
        if (first.person == m_person.id || alert.approvals.size() > 1) continue;
        if (base::spanMs(tick.at, first.at) < m_scenario.staff.signAfterS * 1000 || !mayBeSigned(alert.draft.content))
            continue;
        wire::Approval approval;
        approval.alert = id;
        approval.revision = alert.life.revision;
        approval.contentHash = alert.life.contentHash;
        approval.spokenConfirmation = wire::confirmationWord(wire::RealmKind::Exercise);
        auto submission =
            signedBy(m_person, tick, m_scenario.operation, wire::Kind::Approval, wire::encodePayload(approval));
        submission.cause = {first.id};
        out.push_back(std::move(submission));
        if (m_onApproved) m_onApproved(id);
    }
    return out;
}

}  // namespace replay
