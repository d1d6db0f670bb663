// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/operators.h"

#include <algorithm>

#include "broker/wire/codec.h"
#include "gis/warning/warning.h"
#include "scenarios/replay/scripted_alarms.h"

namespace replay {
namespace {

/// 32 hex digits: the same exercise names the same warning alike in every run.
std::string alertIdFor(std::uint64_t seed, const std::string& proposal, std::size_t count) {
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
    : m_scenario(scenario), m_person(std::move(person)), m_seed(seed), m_work(scenario, m_person.id, seed) {}

void StaffAuthor::fold(const wire::Record& record) {
    m_situation.fold(record);
    m_work.fold(record);
    if (record.verdict != 0) return;
    if (const auto proposal = wire::payloadOf<wire::Proposal>(record.envelope)) {
        const auto level = proposal->level.value_or(wire::GaugeLevel::BelowAll);
        Standing asked{proposal->withdrawn ? wire::GaugeLevel::BelowAll : level,
                       proposal->content.level,
                       proposal->revision,
                       proposal->withdrawn,
                       record.acceptedAt,
                       record.envelope.id};
        m_asked[asked.record] = asked;
        const auto before = m_standing.find(proposal->proposal);
        if (before != m_standing.end() && before->second.level == asked.level &&
            before->second.withdrawn == asked.withdrawn && before->second.warningLevel == asked.warningLevel)
            asked.since = before->second.since;
        m_standing[proposal->proposal] = asked;
        // When it rises again, what was drafted before is no answer to it any more.
        if (asked.withdrawn && m_drafted.contains(proposal->proposal))
            m_drafted[proposal->proposal].level = wire::GaugeLevel::BelowAll;
    } else if (record.envelope.author == m_person.id) {
        const auto draft = wire::payloadOf<wire::Draft>(record.envelope);
        if (!draft || !draft->proposal || !draft->proposalRecord || draft->withdrawn) return;
        const auto asked = m_asked.find(*draft->proposalRecord);
        Drafted& drafted = m_drafted[*draft->proposal];
        if (asked != m_asked.end()) drafted.level = asked->second.level;
        drafted.warningLevel = draft->content.level;
        if (asked != m_asked.end()) drafted.revision = asked->second.revision;
        drafted.chain.push_back(draft->alert);
    }
}

std::vector<client::Submission> StaffAuthor::atTick(const wire::Tick& tick, const wire::Record&) {
    std::vector<client::Submission> out;
    openOperation(tick, out);
    writeLog(tick, out);
    passOnReports(tick, out);
    fillDirectory(tick, out);
    callUp(tick, out);
    const auto sayForPosts = [&](std::vector<WorkSaying> sayings) {
        for (WorkSaying& saying : sayings) {
            out.push_back(say(tick, saying.kind, std::move(saying.payload)));
            out.back().source = "post:" + saying.post;
        }
    };
    sayForPosts(m_work.atTick(tick, m_situation));
    sayForPosts(takenAlarms(m_scenario, tick, m_situation));
    draftWarnings(tick, out);
    if (m_scenario.staff.allClear) draftAllClears(tick, out);
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

void StaffAuthor::passOnReports(const wire::Tick& tick, std::vector<client::Submission>& out) {
    for (const auto& scripted : m_scenario.reports) {
        if (!m_scenario.fallsOn(scripted.atS, tick.number)) continue;
        wire::Report report;
        report.from = scripted.from, report.to = scripted.post, report.means = "Telefon";
        report.text = scripted.text, report.writtenAt = tick.at, report.place = scripted.place;
        report.priority = scripted.priority;
        auto submission = say(tick, wire::Kind::Report, wire::encodePayload(report));
        submission.source = "post:" + scripted.post;
        out.push_back(std::move(submission));
    }
}

void StaffAuthor::fillDirectory(const wire::Tick& tick, std::vector<client::Submission>& out) {
    if (tick.number != 1) return;
    for (std::size_t i = 0; i < m_scenario.contacts.size(); ++i) {
        const ScriptedContact& scripted = m_scenario.contacts[i];
        wire::Contact contact;
        contact.contact = scriptedId(m_seed, "contact", i);
        contact.function = scripted.function, contact.name = scripted.name;
        contact.organisation = scripted.organisation, contact.rank = scripted.rank, contact.reach = scripted.reach;
        if (scripted.onCall) {
            contact.onCallFrom = m_scenario.start;
            contact.onCallUntil = m_scenario.start.plusS(m_scenario.durationS);
        }
        auto submission = say(tick, wire::Kind::Contact, wire::encodePayload(contact));
        submission.operation.reset();  // the directory is the town's
        out.push_back(std::move(submission));
    }
}

void StaffAuthor::callUp(const wire::Tick& tick, std::vector<client::Submission>& out) {
    for (std::size_t i = 0; i < m_scenario.calls.size(); ++i) {
        const ScriptedCall& scripted = m_scenario.calls[i];
        if (!m_scenario.fallsOn(scripted.atS, tick.number)) continue;
        wire::CallUp call;
        call.call = scriptedId(m_seed, "call", i);
        call.subject = scripted.subject, call.text = scripted.text, call.meeting = scripted.meeting;
        if (scripted.thereAfterS) call.beThereBy = tick.at.plusS(*scripted.thereAfterS);
        if (scripted.answerAfterS) call.answerBy = tick.at.plusS(*scripted.answerAfterS);
        for (std::size_t j = 0; j < m_scenario.contacts.size(); ++j) {
            const ScriptedContact& contact = m_scenario.contacts[j];
            if (std::ranges::find(scripted.functions, contact.function) == scripted.functions.end()) continue;
            for (const wire::Reach& reach : contact.reach)
                call.targets.push_back({scriptedId(m_seed, "contact", j), contact.function, contact.name, reach});
        }
        auto submission = say(tick, wire::Kind::CallUp, wire::encodePayload(call));
        submission.source = "post:" + scripted.post;
        out.push_back(std::move(submission));
    }
}

bool StaffAuthor::isOneOpen(const std::string& proposal) const {
    const auto drafted = m_drafted.find(proposal);
    if (drafted == m_drafted.end() || drafted->second.chain.empty()) return false;
    const auto newest = m_situation.alerts.find(drafted->second.chain.back());
    return newest != m_situation.alerts.end() && (newest->second.life.phase == wire::AlertPhase::Drafted ||
                                                  newest->second.life.phase == wire::AlertPhase::SignedOnce);
}

std::vector<std::string> StaffAuthor::inForce(const std::string& proposal) const {
    std::vector<std::string> found;
    const auto drafted = m_drafted.find(proposal);
    if (drafted == m_drafted.end()) return found;
    for (const std::string& id : drafted->second.chain) {
        const auto alert = m_situation.alerts.find(id);
        if (alert == m_situation.alerts.end() || alert->second.life.phase != wire::AlertPhase::Issued) continue;
        if (alert->second.draft.content.act != wire::WarningAct::Cancel) found.push_back(id);
    }
    return found;
}

void StaffAuthor::draftWarnings(const wire::Tick& tick, std::vector<client::Submission>& out) {
    for (const auto& [id, view] : m_situation.proposals) {
        if (view.proposal.withdrawn || isOneOpen(id)) continue;
        if (base::spanMs(tick.at, m_standing[id].since) < m_scenario.staff.draftAfterS * 1000) continue;
        auto updates = inForce(id);
        if (const auto drafted = m_drafted.find(id); drafted != m_drafted.end()) {
            const bool rose = view.proposal.level.value_or(wire::GaugeLevel::BelowAll) > drafted->second.level ||
                              view.proposal.content.level > drafted->second.warningLevel ||
                              // Rain and areas are said anew only when area, end, level or hazard are other ones.
                              (!view.proposal.level && view.proposal.revision > drafted->second.revision);
            if (!rose || (!m_scenario.staff.updates && !updates.empty())) continue;
        }
        wire::WarningContent content = view.proposal.content;
        if (!updates.empty()) warning::asUpdate(content, std::move(updates), wire::RealmKind::Exercise);
        draft(tick, id, std::move(content), out);
    }
}

/// The ground is gone and its warnings are in force: the all-clear for all of them in one.
void StaffAuthor::draftAllClears(const wire::Tick& tick, std::vector<client::Submission>& out) {
    for (const auto& [id, standing] : m_standing) {
        if (!standing.withdrawn || isOneOpen(id)) continue;
        if (base::spanMs(tick.at, standing.since) < m_scenario.staff.draftAfterS * 1000) continue;
        auto ended = inForce(id);
        if (ended.empty()) continue;
        const wire::WarningContent active = m_situation.alerts.at(ended.back()).draft.content;
        draft(tick, id, warning::allClear(active, std::move(ended), tick.at, wire::RealmKind::Exercise), out);
    }
}

void StaffAuthor::draft(const wire::Tick& tick, const std::string& proposal, wire::WarningContent content,
                        std::vector<client::Submission>& out) {
    const Standing& ground = m_standing.at(proposal);
    const auto before = m_drafted.find(proposal);
    const std::size_t count = before == m_drafted.end() ? 1 : before->second.chain.size() + 1;
    wire::Draft draft;
    draft.alert = alertIdFor(m_seed, proposal, count);
    draft.proposal = proposal;
    draft.proposalRecord = ground.record;
    draft.content = std::move(content);
    if (!mayBeSigned(draft.content)) {
        // Said once per level: at the tick when it falls due.
        if (base::spanMs(tick.at, ground.since) >= (m_scenario.staff.draftAfterS + m_scenario.tickS) * 1000) return;
        const wire::LogEntry entry{"Warnvorschlag " + proposal + " ist nicht unterschriftsreif.", std::nullopt,
                                   std::nullopt};
        out.push_back(say(tick, wire::Kind::LogEntry, wire::encodePayload(entry)));
        return;
    }
    auto drafted = say(tick, wire::Kind::Draft, wire::encodePayload(draft));
    drafted.cause = {ground.record};
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
    for (const ScriptedDecision& scripted : m_scenario.work.decisions)
        if (m_scenario.fallsOn(scripted.atS, tick.number))
            out.push_back(signedBy(m_person, tick, m_scenario.operation, wire::Kind::Decision,
                                   wire::encodePayload(decisionFrom(scripted, m_situation))));
    return out;
}

}  // namespace replay
