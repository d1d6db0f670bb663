// SPDX-License-Identifier: EUPL-1.2
#include "gis/situation/situation.h"

#include <algorithm>
#include <string_view>

#include "broker/base/mutant.h"
#include "broker/seal/seal.h"
#include "broker/wire/codec.h"
#include "broker/wire/newest.h"
#include "broker/wire/spans.h"
#include "broker/wire/verbs.h"
#include "gis/situation/internal/fold_staff_work.h"

namespace situation {
namespace {

std::string withoutPrefix(std::string_view source, std::string_view prefix) {
    if (source.substr(0, prefix.size()) == prefix) source.remove_prefix(prefix.size());
    return std::string(source);
}

void foldReading(Situation& picture, const wire::Record& record, Changes& changes) {
    auto reading = wire::payloadOf<wire::Reading>(record.envelope);
    if (!reading) return;
    const std::string id = withoutPrefix(record.envelope.source, "station:");
    LastReading next{std::move(*reading), wire::trustedClock(record), record.acceptedAt,
                     record.flags,        record.envelope.id,         record.sequence};
    Station& station = picture.stations[id];
    const auto rank = [](const LastReading& r) {
        return wire::Saying{!wire::isLate(r.flags), r.acceptedAt, r.observedAt, r.id};
    };
    const auto known = station.last.find(next.reading.quantity);
    if (known == station.last.end()) {
        station.last.emplace(next.reading.quantity, std::move(next));
    } else if (rank(known->second) < rank(next)) {
        known->second = std::move(next);
    } else {
        return;
    }
    changes.stations.insert(id);
}

/// Of a unit's deleted report only the header is left: where it would have been the newest, nothing is known of it.
void foldDeletedUnit(Situation& picture, const wire::Record& record, Changes& changes) {
    const std::string id = withoutPrefix(record.envelope.source, "unit:");
    const auto known = picture.units.find(id);
    if (known == picture.units.end() || wire::isLate(record.flags)) return;
    const Unit& unit = known->second;
    const wire::Saying was{true, unit.acceptedAt, unit.observedAt, unit.id};
    const wire::Saying now{true, record.acceptedAt, wire::trustedClock(record), record.envelope.id};
    if (!(was < now)) return;
    picture.units.erase(known);
    changes.units.insert(id);
}

void foldUnit(Situation& picture, const wire::Record& record, Changes& changes) {
    if ((record.flags & wire::kFlagRedacted) != 0) return foldDeletedUnit(picture, record, changes);
    auto report = wire::payloadOf<wire::UnitReport>(record.envelope);
    if (!report) return;
    const std::string id = wire::unitOf(*report, record.envelope.source);
    Unit next{std::move(*report), wire::trustedClock(record), record.acceptedAt,
              record.acceptedAt,  record.envelope.id,         record.sequence};
    const auto known = picture.units.find(id);
    if (known == picture.units.end()) {
        picture.units.emplace(id, std::move(next));
        changes.units.insert(id);
        return;
    }
    Unit& unit = known->second;
    if (wire::isLate(record.flags)) return;
    const auto sayingOf = [](const Unit& u) {
        return wire::UnitSaying{{true, u.acceptedAt, u.observedAt, u.id}, u.report.fmsStatus};
    };
    const wire::UnitSaying was = sayingOf(unit), now = sayingOf(next);
    const base::Instant since = wire::startsStatus(now, was) ? next.acceptedAt : unit.statusSince;
    if (was.saying < now.saying) unit = std::move(next);
    unit.statusSince = since;
    changes.units.insert(id);
}

void foldStationState(Situation& picture, const wire::Record& record, Changes& changes) {
    auto state = wire::payloadOf<wire::StationState>(record.envelope);
    if (!state) return;
    const std::string id = state->station;
    Station& station = picture.stations[id];
    station.state = std::move(*state);
    station.stateSince = record.acceptedAt;
    station.stateId = record.envelope.id;
    changes.stations.insert(id);
}

/// Of several the newest counts by what was said, not by what arrived first within a tick.
void foldMaintenance(Situation& picture, const wire::Record& record, Changes& changes) {
    auto said = wire::payloadOf<wire::Maintenance>(record.envelope);
    if (!said) return;
    const std::string id = said->station;
    Station& station = picture.stations[id];
    const auto rank = [](const MaintenanceView& one) {
        return wire::Saying{true, one.acceptedAt, one.observedAt, one.id};
    };
    MaintenanceView next{std::move(*said), record.envelope.author.value_or(std::string()), record.envelope.observedAt,
                         record.acceptedAt, record.envelope.id};
    if (station.maintenance && rank(next) < rank(*station.maintenance)) return;
    station.maintenance = std::move(next);
    changes.stations.insert(id);
}

/// The view of that id, told anew by this record; since when it stands is that of the first.
template <class View>
View& renew(std::map<std::string, View>& views, const std::string& id, const wire::Record& record) {
    const auto [at, isNew] = views.try_emplace(id);
    View& view = at->second;
    if (isNew) view.since = record.acceptedAt;
    view.updatedAt = record.acceptedAt;
    view.id = record.envelope.id;
    return view;
}

void foldArea(Situation& picture, const wire::Record& record, Changes& changes) {
    auto area = wire::payloadOf<wire::StaffArea>(record.envelope);
    if (!area) return;
    const std::string id = area->area;
    if (wire::isLate(record.flags) && picture.areas.contains(id)) return;  // somebody has said something newer
    changes.areas.insert(id);
    if (area->ended) {
        picture.areas.erase(id);
        return;
    }
    AreaView& view = renew(picture.areas, id, record);
    view.area = std::move(*area);
    view.author = record.envelope.author.value_or(std::string());
}

/// The zone of an area ends when its time is over: the area with it, unless it was set anew behind the worker's back.
void endArea(Situation& picture, const wire::Zone& zone, const wire::Envelope& envelope, Changes& changes) {
    if (!zone.zone.starts_with(wire::kAreaZonePrefix)) return;
    const auto area = picture.areas.find(zone.zone.substr(wire::kAreaZonePrefix.size()));
    if (area == picture.areas.end()) return;
    const auto& cause = envelope.cause;
    if (std::find(cause.begin(), cause.end(), area->second.id) == cause.end()) return;
    changes.areas.insert(area->first);
    picture.areas.erase(area);
}

void foldZone(Situation& picture, const wire::Record& record, Changes& changes) {
    auto zone = wire::payloadOf<wire::Zone>(record.envelope);
    if (!zone) return;
    const std::string id = zone->zone;
    changes.zones.insert(id);
    if (zone->bands.empty()) {
        picture.zones.erase(id);
        endArea(picture, *zone, record.envelope, changes);
        return;
    }
    renew(picture.zones, id, record).zone = std::move(*zone);
}

void foldProposal(Situation& picture, const wire::Record& record, Changes& changes) {
    auto proposal = wire::payloadOf<wire::Proposal>(record.envelope);
    if (!proposal) return;
    const std::string id = proposal->proposal;
    changes.proposals.insert(id);
    if (proposal->withdrawn) {
        picture.proposals.erase(id);
        return;
    }
    renew(picture.proposals, id, record).proposal = std::move(*proposal);
}

void foldDraft(Situation& picture, const wire::Record& record, Changes& changes) {
    auto draft = wire::payloadOf<wire::Draft>(record.envelope);
    if (!draft) return;
    const std::string id = draft->alert;
    changes.alerts.insert(id);
    if (draft->proposal) {
        const auto proposal = picture.proposals.find(*draft->proposal);
        if (proposal != picture.proposals.end()) {
            if (!draft->withdrawn)
                proposal->second.alert = id;
            else if (proposal->second.alert == id)
                proposal->second.alert.reset();
            changes.proposals.insert(*draft->proposal);
        }
    }
    Alert& alert = picture.alerts[id];
    alert.life = wire::afterDraft(*draft, record.envelope.id, seal::sha256(record.envelope.payload),
                                  record.envelope.author.value_or(std::string()));
    alert.draft = std::move(*draft);
    alert.draftedAt = record.acceptedAt;
    alert.approvals.clear();
}

void foldApproval(Situation& picture, const wire::Record& record, Changes& changes) {
    const auto approval = wire::payloadOf<wire::Approval>(record.envelope);
    if (!approval) return;
    const auto at = picture.alerts.find(approval->alert);
    if (at == picture.alerts.end() || at->second.life.revision != approval->revision) return;
    Alert& alert = at->second;
    const std::string person = record.envelope.author.value_or(std::string());
    alert.life = wire::afterApproval(std::move(alert.life), record.envelope.id, person);
    alert.approvals.push_back({person, record.acceptedAt, record.envelope.id});
    changes.alerts.insert(approval->alert);
}

void foldIssued(Situation& picture, const wire::Record& record, Changes& changes) {
    auto issued = wire::payloadOf<wire::Issued>(record.envelope);
    if (!issued) return;
    const auto at = picture.alerts.find(issued->alert);
    if (at == picture.alerts.end()) return;
    changes.alerts.insert(issued->alert);
    Alert& alert = at->second;
    alert.life.phase = wire::AlertPhase::Issued;
    alert.issuedAt = record.acceptedAt;
    if (alert.draft.revision == issued->revision) alert.issuedContent = alert.draft.content;
    alert.issued = std::move(*issued);
    if (!alert.issuedContent || alert.issuedContent->act != wire::WarningAct::Cancel) return;
    for (const std::string& ended : alert.issuedContent->updates) {
        const auto old = picture.alerts.find(ended);
        if (old == picture.alerts.end() || old == at || old->second.life.phase != wire::AlertPhase::Issued) continue;
        old->second.life.phase = wire::AlertPhase::Cancelled;
        changes.alerts.insert(ended);
    }
}

void foldReceipt(Situation& picture, const wire::Record& record, Changes& changes) {
    auto receipt = wire::payloadOf<wire::Receipt>(record.envelope);
    if (!receipt) return;
    const auto at = picture.alerts.find(receipt->alert);
    if (at == picture.alerts.end()) return;
    changes.alerts.insert(receipt->alert);
    Recipient& recipient = at->second.recipients[receipt->channel + "/" + receipt->recipient];
    recipient = {std::move(receipt->channel), std::move(receipt->recipient), receipt->state, record.acceptedAt,
                 std::move(receipt->detail)};
}

void foldOperation(Situation& picture, const wire::Record& record, Changes& changes) {
    const auto act = wire::payloadOf<wire::OperationAct>(record.envelope);
    if (!act) return;
    Operation& operation = picture.operations[act->operation];
    if (!act->name.empty()) operation.name = act->name;
    if (act->step != wire::OperationStep::Named || operation.since == base::Instant{}) {
        operation.step = act->step == wire::OperationStep::Named ? wire::OperationStep::Opened : act->step;
        operation.since = record.acceptedAt;
    }
    changes.operations.insert(act->operation);
}

void foldTick(Situation& picture, const wire::Record& record, Changes& changes) {
    const auto tick = wire::payloadOf<wire::Tick>(record.envelope);
    if (!tick) return;
    picture.tick = *tick;
    changes.tick = true;
    tickStaffWork(picture.work, tick->at, changes.work);
    for (auto& [id, station] : picture.stations) {
        if (!station.maintenance) continue;
        const wire::Maintenance& last = station.maintenance->maintenance;
        if (!last.ended && last.until > tick->at) continue;
        station.maintenance.reset();
        changes.stations.insert(id);
    }
    for (auto& [id, alert] : picture.alerts) {
        if (alert.life.phase != wire::AlertPhase::Issued || !alert.issuedContent) continue;
        const base::Instant expires = alert.issuedContent->expires;
        if (expires == base::Instant{} || expires > tick->at) continue;
        alert.life.phase = wire::AlertPhase::Expired;
        changes.alerts.insert(id);
    }
}

/// A signature under a warning that is not issued counts only as long as its key does, as core decides it.
void dropSignatures(Situation& picture, const std::string& person, Changes& changes) {
    for (auto& [id, alert] : picture.alerts) {
        if (wire::isReadyToIssue(alert.life)) continue;
        alert.life = wire::withoutPerson(std::move(alert.life), person);
        if (alert.life.approvals.size() >= alert.approvals.size()) continue;
        alert.approvals.resize(alert.life.approvals.size());
        changes.alerts.insert(id);
    }
}

void foldRoster(Situation& picture, const wire::Record& record, Changes& changes) {
    if (const auto revoked = wire::payloadOf<wire::KeyRevoked>(record.envelope); revoked && revoked->person)
        dropSignatures(picture, *revoked->person, changes);
    if (const auto enrolled = wire::payloadOf<wire::PersonEnrolled>(record.envelope))
        dropSignatures(picture, enrolled->person, changes);
    if (record.envelope.kind == wire::Kind::RolesDefined)
        for (const auto& [id, person] : picture.roster.persons()) dropSignatures(picture, id, changes);
    picture.roster.fold(record);
    picture.rosterRecords.push_back(wire::encodeRecord(record));
    changes.roster = true;
    if (const auto founded = wire::payloadOf<wire::RealmFounded>(record.envelope)) {
        picture.realm = record.envelope.realm;
        picture.realmName = founded->name;
    }
}

/// What was deleted leaves the picture too, and every snapshot that is made of it: where units are, how people are
/// called.
void foldDeletion(Situation& picture, const wire::Record& record, Changes& changes) {
    const auto redacted = wire::payloadOf<wire::Redacted>(record.envelope);
    if (!redacted || LAGEWERK_MUTANT("picture-keeps-names")) return;
    deleteStaffWork(picture.work, *redacted, changes.work);
    for (auto unit = picture.units.begin(); unit != picture.units.end();) {
        const bool goes = wire::covers(redacted->spans, unit->second.sequence);
        if (goes) changes.units.insert(unit->first);
        unit = goes ? picture.units.erase(unit) : std::next(unit);
    }
    for (base::Bytes& encoded : picture.rosterRecords) {
        auto decoded = wire::decodeRecord(encoded);
        auto* named = std::get_if<wire::Record>(&decoded);
        if (named == nullptr || named->envelope.kind != wire::Kind::PersonNamed) continue;
        if (!wire::covers(redacted->spans, named->sequence)) continue;
        named->flags |= wire::kFlagRedacted;
        named->envelope.payload.clear();
        encoded = wire::encodeRecord(*named);
        changes.roster = true;
    }
    if (!changes.roster) return;
    picture.roster = wire::Roster();
    for (const base::Bytes& encoded : picture.rosterRecords) {
        const auto decoded = wire::decodeRecord(encoded);
        if (const auto* one = std::get_if<wire::Record>(&decoded)) picture.roster.fold(*one);
    }
}

void foldRuleSet(Situation& picture, const wire::Record& record, Changes& changes) {
    auto set = wire::payloadOf<wire::RuleSet>(record.envelope);
    if (!set) return;
    picture.ruleSet = RuleSetView{std::move(*set), record.acceptedAt, record.envelope.id};
    changes.ruleSet = true;
}

void foldRuleAlarm(Situation& picture, const wire::Record& record, Changes& changes) {
    auto alarm = wire::payloadOf<wire::RuleAlarm>(record.envelope);
    if (!alarm) return;
    const std::string id = alarm->alarm;
    changes.ruleAlarms.insert(id);
    if (alarm->step == wire::AlarmStep::Ended) {
        picture.ruleAlarms.erase(id);
        return;
    }
    renew(picture.ruleAlarms, id, record).alarm = std::move(*alarm);
}

/// Of those that ended only the newest stay.
void forgetEndedIncidents(Situation& picture, Changes& changes) {
    const auto isEnded = [](const auto& one) { return one.second.incident.state != wire::IncidentState::Open; };
    const auto ended = std::count_if(picture.incidents.begin(), picture.incidents.end(), isEnded);
    if (static_cast<std::size_t>(ended) <= kIncidentsEndedMax) return;
    auto oldest = picture.incidents.end();
    for (auto it = picture.incidents.begin(); it != picture.incidents.end(); ++it)
        if (isEnded(*it) && (oldest == picture.incidents.end() || it->second.updatedAt < oldest->second.updatedAt))
            oldest = it;
    changes.incidents.insert(oldest->first);
    picture.incidents.erase(oldest);
}

void foldIncident(Situation& picture, const wire::Record& record, Changes& changes) {
    auto incident = wire::payloadOf<wire::Incident>(record.envelope);
    if (!incident) return;
    const std::string id = incident->incident;
    changes.incidents.insert(id);
    const bool hasEnded = incident->state != wire::IncidentState::Open;
    renew(picture.incidents, id, record).incident = std::move(*incident);
    if (hasEnded) forgetEndedIncidents(picture, changes);
}

}  // namespace

const wire::Maintenance* maintenanceAt(const Station& station, base::Instant now) {
    if (!station.maintenance) return nullptr;
    const wire::Maintenance& said = station.maintenance->maintenance;
    return !said.ended && said.from <= now && now < said.until ? &said : nullptr;
}

std::string titleOf(const wire::Incident& incident) {
    if (!incident.name.empty()) return incident.name;
    return incident.where.empty() ? incident.title : incident.title + ", " + incident.where;
}

bool Changes::any() const {
    return tick || roster || exercise || ruleSet || work.any() || !ruleAlarms.empty() || !incidents.empty() ||
           !areas.empty() || !stations.empty() || !units.empty() || !zones.empty() || !proposals.empty() ||
           !alerts.empty() || !operations.empty();
}

void Changes::add(const Changes& other) {
    stations.insert(other.stations.begin(), other.stations.end());
    units.insert(other.units.begin(), other.units.end());
    areas.insert(other.areas.begin(), other.areas.end());
    zones.insert(other.zones.begin(), other.zones.end());
    ruleAlarms.insert(other.ruleAlarms.begin(), other.ruleAlarms.end());
    incidents.insert(other.incidents.begin(), other.incidents.end());
    proposals.insert(other.proposals.begin(), other.proposals.end());
    alerts.insert(other.alerts.begin(), other.alerts.end());
    operations.insert(other.operations.begin(), other.operations.end());
    work.add(other.work);
    tick = tick || other.tick;
    roster = roster || other.roster;
    exercise = exercise || other.exercise;
    ruleSet = ruleSet || other.ruleSet;
}

Changes Situation::fold(const wire::Record& record) {
    Changes changes;
    lastSequence = std::max(lastSequence, record.sequence);
    if (record.verdict != 0) return changes;
    switch (record.envelope.kind) {
        case wire::Kind::RealmFounded:
        case wire::Kind::PersonEnrolled:
        case wire::Kind::DeviceEnrolled:
        case wire::Kind::RolesDefined:
        case wire::Kind::PersonNamed:
        case wire::Kind::KeyRevoked: foldRoster(*this, record, changes); break;
        case wire::Kind::Redacted: foldDeletion(*this, record, changes); break;
        case wire::Kind::Tick: foldTick(*this, record, changes); break;
        case wire::Kind::Reading: foldReading(*this, record, changes); break;
        case wire::Kind::UnitReport: foldUnit(*this, record, changes); break;
        case wire::Kind::OperationAct: foldOperation(*this, record, changes); break;
        case wire::Kind::Maintenance: foldMaintenance(*this, record, changes); break;
        case wire::Kind::StationState: foldStationState(*this, record, changes); break;
        case wire::Kind::StaffArea: foldArea(*this, record, changes); break;
        case wire::Kind::Zone: foldZone(*this, record, changes); break;
        case wire::Kind::Proposal: foldProposal(*this, record, changes); break;
        case wire::Kind::RuleSet: foldRuleSet(*this, record, changes); break;
        case wire::Kind::RuleAlarm: foldRuleAlarm(*this, record, changes); break;
        case wire::Kind::Incident: foldIncident(*this, record, changes); break;
        case wire::Kind::Draft: foldDraft(*this, record, changes); break;
        case wire::Kind::Approval: foldApproval(*this, record, changes); break;
        case wire::Kind::Issued: foldIssued(*this, record, changes); break;
        case wire::Kind::Receipt: foldReceipt(*this, record, changes); break;
        case wire::Kind::ExerciseState:
            if (auto state = wire::payloadOf<wire::ExerciseState>(record.envelope)) {
                exercise = std::move(*state);
                changes.exercise = true;
            }
            break;
        case wire::Kind::Report:
        case wire::Kind::ReportStep:
        case wire::Kind::Numbered:
        case wire::Kind::Order:
        case wire::Kind::OrderStep:
        case wire::Kind::Assignment:
        case wire::Kind::Drawing:
        case wire::Kind::BoardItem:
        case wire::Kind::AlarmAct:
        case wire::Kind::Decision:
        case wire::Kind::Contact:
        case wire::Kind::CallUp:
        case wire::Kind::CallStep:
        case wire::Kind::Seat: foldStaffWork(work, record, changes.work); break;
        // Lists of the past (log, injects) are fetched by range; the rest is evidence, not picture.
        case wire::Kind::LogEntry:
        case wire::Kind::IncidentAct:  // what becomes of it the worker says
        case wire::Kind::DoneThrough:
        case wire::Kind::Refusal:
        case wire::Kind::Inject:
        case wire::Kind::Checkpoint:
        case wire::Kind::RedactionOrdered: break;
    }
    return changes;
}

}  // namespace situation
