// SPDX-License-Identifier: EUPL-1.2
#include "console/session/chronicle.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "broker/wire/attachment.h"
#include "broker/wire/codec.h"
#include "broker/wire/newest.h"
#include "broker/wire/spans.h"

namespace session {

namespace {

constexpr std::string_view kStationPrefix = "station:";

template <class Map>
auto* findIn(const Map& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

bool isSensorFault(wire::Quality quality) {
    return quality == wire::Quality::Fail || quality == wire::Quality::Suspect;
}

void noteHeadline(Line& line, const wire::WarningContent& content) {
    for (const wire::WarningText& text : content.texts) {
        if (line.text.empty()) line.text = text.headline;
        if (text.language.starts_with("en")) line.madeDetails().english = text.headline;
    }
}

}  // namespace

Line& Chronicle::add(const wire::Record& record, LineKind kind) {
    Line line;
    line.sequence = record.sequence;
    line.id = record.envelope.id;
    line.at = record.acceptedAt;
    line.kind = kind;
    line.author = record.envelope.author.value_or("");
    line.source = record.envelope.source;
    line.operation = record.envelope.operation.value_or("");
    if (const auto early = m_earlyNumbers.find(line.id); early != m_earlyNumbers.end()) {
        line.number = early->second;
        m_earlyNumbers.erase(early);
    }
    if (m_lines.size() == m_linesMax) {
        m_lines.pop_front();
        ++m_dropped;
    }
    m_lines.push_back(std::move(line));
    ++m_linesVersion;
    return m_lines.back();
}

void Chronicle::note(const wire::Record& record, const situation::Situation& before) {
    const std::uint64_t end = linesEnd();
    noteWhole(record, before);
    // What the new lines have in common with others.
    for (std::uint64_t place = std::max(end, m_dropped); place < linesEnd(); ++place) {
        Line& line = m_lines[place - m_dropped];
        for (SharedText* text : {&line.author, &line.source, &line.operation, &line.subject, &line.other})
            *text = m_texts.shared(std::move(*text));
    }
}

void Chronicle::noteWhole(const wire::Record& record, const situation::Situation& before) {
    if (record.verdict != 0) {
        m_refused[record.sequence] = {record.submitter, record.envelope.author.value_or("")};
        if (m_refused.size() > kRefusedMax) m_refused.erase(m_refused.begin());
        return;
    }
    if ((record.flags & wire::kFlagRedacted) != 0) {
        // Its place in the log stays: numbers have no holes that nobody explains.
        if (record.envelope.kind == wire::Kind::LogEntry)
            add(record, LineKind::Written).madeDetails().deleted.emplace();
        if (record.envelope.kind == wire::Kind::Report) add(record, LineKind::Report).madeDetails().deleted.emplace();
        if (record.envelope.kind == wire::Kind::ReportStep)
            add(record, LineKind::ReportStep).madeDetails().deleted.emplace();
        noteDeletedWork(record);
        noteDeletedPeople(record);
        return;
    }
    switch (record.envelope.kind) {
        case wire::Kind::Reading: noteReading(record, false); break;
        case wire::Kind::StationState: noteStation(record, before); break;
        case wire::Kind::StaffArea: noteArea(record, before); break;
        case wire::Kind::Drawing: noteDrawing(record, before); break;
        case wire::Kind::Zone: noteZone(record, before); break;
        case wire::Kind::Proposal: noteProposal(record, before); break;
        case wire::Kind::RuleAlarm:
        case wire::Kind::RuleSet: noteRules(record); break;
        case wire::Kind::Draft:
        case wire::Kind::Approval:
        case wire::Kind::Issued: noteWarning(record, before); break;
        case wire::Kind::Receipt: noteReceipt(record, before); break;
        case wire::Kind::LogEntry:
        case wire::Kind::Report:
        case wire::Kind::OperationAct:
        case wire::Kind::AlarmAct:
        case wire::Kind::BoardItem:
        case wire::Kind::Decision:
        case wire::Kind::Maintenance: noteStaff(record, before); break;
        case wire::Kind::ReportStep: noteReportStep(record, before); break;
        case wire::Kind::KeyRevoked: noteRevocation(record, before); break;
        case wire::Kind::ExerciseState:
        case wire::Kind::Inject: noteExercise(record, before); break;
        case wire::Kind::Refusal: noteRefusal(record, before); break;
        case wire::Kind::UnitReport: noteUnit(record, before); break;
        case wire::Kind::Incident: noteIncident(record, before); break;
        case wire::Kind::IncidentAct: noteIncidentAct(record, before); break;
        case wire::Kind::Order: noteOrder(record, before); break;
        case wire::Kind::OrderStep: noteOrderStep(record, before); break;
        case wire::Kind::Assignment: noteAssignment(record, before); break;
        case wire::Kind::Contact:
        case wire::Kind::CallUp:
        case wire::Kind::CallStep:
        case wire::Kind::Seat: notePeople(record, before); break;
        case wire::Kind::Redacted: noteDeletion(record); break;
        case wire::Kind::Numbered:
            if (const auto numbered = wire::payloadOf<wire::Numbered>(record.envelope)) noteNumber(*numbered);
            break;
        default: break;
    }
}

const std::deque<CoursePoint>* Chronicle::course(const std::string& station) const {
    return findIn(m_courses, station);
}

const CoursePast* Chronicle::past(const std::string& station) const { return findIn(m_pasts, station); }

bool Chronicle::fill(const wire::Record& record) {
    return record.verdict == 0 && record.envelope.kind == wire::Kind::Reading && noteReading(record, true);
}

bool Chronicle::noteReading(const wire::Record& record, bool isFilled) {
    m_readings += isFilled ? 0 : 1;
    const std::string& source = record.envelope.source;
    if (!source.starts_with(kStationPrefix) || (record.flags & wire::kFlagClockAbsurd) != 0) return false;
    const auto reading = wire::payloadOf<wire::Reading>(record.envelope);
    if (!reading) return false;
    auto& course = m_courses[source.substr(kStationPrefix.size())];
    const CoursePoint point{record.envelope.observedAt, reading->value};
    const auto isEarlier = [](const CoursePoint& a, const CoursePoint& b) { return a.at < b.at; };
    if (isFilled) {
        const auto [first, last] = std::equal_range(course.begin(), course.end(), point, isEarlier);
        if (std::any_of(first, last, [&](const CoursePoint& known) { return known.value() == point.value(); }))
            return false;
        ++m_readings;
    }
    course.insert(std::upper_bound(course.begin(), course.end(), point, isEarlier), point);
    const base::Instant newest = course.back().at;
    const bool isSum = reading->quantity == wire::Quantity::Rain;
    while (course.size() > kCoursePointsMax ||
           (course.size() > kCoursePointsLeast && base::spanMs(newest, course.front().at) > kCourseSpanMs)) {
        CoursePast& past = m_pasts[source.substr(kStationPrefix.size())];
        const CoursePoint& old = course.front();
        // Rain that was filled in so late may be in its sum already.
        const bool isKnown = isSum && isFilled && old.at == point.at;
        if (const auto value = old.value(); value && std::isfinite(*value) && !isKnown) past.add(old.at, *value, isSum);
        past.forgetBefore(newest);
        course.pop_front();
    }
    return true;
}

namespace {

/// What a station said last, trusted or not; for words like "last value".
std::optional<double> lastHeard(const situation::Station* station) {
    const situation::LastReading* newest = nullptr;
    if (station)
        for (const auto& [quantity, last] : station->last)
            if (last.reading.value && (!newest || newest->observedAt < last.observedAt)) newest = &last;
    return newest ? newest->reading.value : std::nullopt;
}

}  // namespace

void Chronicle::noteStation(const wire::Record& record, const situation::Situation& before) {
    const auto state = wire::payloadOf<wire::StationState>(record.envelope);
    if (!state) return;
    m_pasts[state->station].note(record.envelope.observedAt, trustOf(*state));
    const situation::Station* known = findIn(before.stations, state->station);
    const wire::StationState was = known && known->state ? *known->state : wire::StationState{};
    const auto line = [&](LineKind kind) -> Line& {
        Line& added = add(record, kind);
        added.subject = state->station;
        added.level = state->level;
        added.value = state->trustedValue;
        for (const std::string& reason : state->reasons) added.text += (added.text.empty() ? "" : "; ") + reason;
        return added;
    };
    // A person who ended it early has a line of their own.
    if (was.maintenanceUntil && !state->maintenanceUntil && before.tick && *was.maintenanceUntil <= before.tick->at)
        line(LineKind::MaintenanceOver);
    if (state->level && state->level.value() != was.level.value_or(wire::GaugeLevel::BelowAll))
        noteLevel(line(LineKind::LevelChange));
    if (state->hearing == wire::Hearing::Silent && was.hearing != wire::Hearing::Silent)
        line(LineKind::Silent).value = lastHeard(known);
    if (state->hearing == wire::Hearing::Heard && was.hearing == wire::Hearing::Silent) line(LineKind::HeardAgain);
    if (isSensorFault(state->quality) && state->quality != was.quality) line(LineKind::SensorFault);
    if (state->quality == wire::Quality::Good && isSensorFault(was.quality)) line(LineKind::SensorGood);
}

void Chronicle::noteLevel(Line& line) {
    const wire::GaugeLevel now = line.level.value_or(wire::GaugeLevel::BelowAll);
    const auto [known, isFirst] = m_levels.try_emplace(line.subject, now);
    if (!isFirst) line.levelBefore = std::exchange(known->second, now);
}

void Chronicle::noteArea(const wire::Record& record, const situation::Situation& before) {
    const auto area = wire::payloadOf<wire::StaffArea>(record.envelope);
    if (!area) return;
    const bool was = before.areas.contains(area->area);
    if (area->ended && !was) return;
    Line& line = add(record, area->ended ? LineKind::AreaEnded : LineKind::AreaSet);
    line.subject = area->hazard;
    line.text = area->name;
    line.count = was ? 1 : 0;
}

void Chronicle::noteDrawing(const wire::Record& record, const situation::Situation& before) {
    const auto drawing = wire::payloadOf<wire::Drawing>(record.envelope);
    if (!drawing) return;
    const bool was = before.work.drawings.contains(drawing->drawing);
    if (drawing->ended && !was) return;
    Line& line = add(record, drawing->ended ? LineKind::DrawingEnded : LineKind::DrawingSet);
    line.subject = drawing->use;
    line.text = drawing->name;
    line.other = drawing->leader;
    if (drawing->until) line.madeDetails().until = drawing->until;
    line.count = was ? 1 : 0;
}

void Chronicle::noteZone(const wire::Record& record, const situation::Situation& before) {
    const auto zone = wire::payloadOf<wire::Zone>(record.envelope);
    if (!zone) return;
    if (zone->kind == wire::ZoneKind::Staff) {
        // Set and taken back by people, whose word stands already; its time is over by itself.
        const auto area =
            before.areas.find(zone->zone.substr(std::min(wire::kAreaZonePrefix.size(), zone->zone.size())));
        if (!zone->bands.empty() || area == before.areas.end()) return;
        Line& line = add(record, LineKind::AreaEnded);
        line.subject = area->second.area.hazard;
        line.text = area->second.area.name;
        return;
    }
    const bool was = before.zones.contains(zone->zone);
    if (was == !zone->bands.empty()) return;
    Line& line = add(record, was ? LineKind::ZoneEnded : LineKind::ZoneOpened);
    line.subject = zone->zone;
    if (zone->people) line.value = zone->people->best;
    line.count = static_cast<std::uint32_t>(zone->objects.size());
}

void Chronicle::noteProposal(const wire::Record& record, const situation::Situation& before) {
    const auto proposal = wire::payloadOf<wire::Proposal>(record.envelope);
    if (!proposal) return;
    const situation::ProposalView* was = findIn(before.proposals, proposal->proposal);
    // Of a river only another threshold is news; the others are said anew only when something is.
    const bool isNews = was && (proposal->level ? was->proposal.level != proposal->level : true);
    if (proposal->withdrawn == (was == nullptr) && !isNews) return;
    Line& line = add(record, proposal->withdrawn ? LineKind::ProposalEnded : LineKind::Proposed);
    line.subject = proposal->station.value_or("");
    line.level = proposal->level;
    line.value = proposal->valueCm;
    if (!proposal->station && proposal->zone.starts_with(wire::kAreaZonePrefix)) {
        const auto area = before.areas.find(proposal->zone.substr(wire::kAreaZonePrefix.size()));
        if (area != before.areas.end()) line.other = area->second.area.name;
    }
    noteHeadline(line, proposal->content);
}

void Chronicle::noteRules(const wire::Record& record) {
    if (const auto alarm = wire::payloadOf<wire::RuleAlarm>(record.envelope)) {
        const bool isRaised = alarm->step == wire::AlarmStep::Raised;
        Line& line = add(record, isRaised ? LineKind::RuleAlarmRaised : LineKind::RuleAlarmEnded);
        line.subject = alarm->function;
        line.count = static_cast<std::uint32_t>(alarm->step);
        line.text = alarm->title;
        if (isRaised && !alarm->task.empty()) line.text += ": " + alarm->task;
    } else if (const auto set = wire::payloadOf<wire::RuleSet>(record.envelope)) {
        Line& line = add(record, LineKind::RulesChanged);
        line.subject = set->version;
        line.text = set->problem.empty() ? set->name : set->problem;
        line.count = set->problem.empty() ? 0 : 1;
    }
}

void Chronicle::noteWarning(const wire::Record& record, const situation::Situation& before) {
    if (const auto draft = wire::payloadOf<wire::Draft>(record.envelope)) {
        Line& line = add(record, draft->withdrawn ? LineKind::DraftWithdrawn : LineKind::Drafted);
        line.subject = draft->alert;
        line.count = draft->revision;
        noteHeadline(line, draft->content);
    } else if (const auto approval = wire::payloadOf<wire::Approval>(record.envelope)) {
        const situation::Alert* alert = findIn(before.alerts, approval->alert);
        const bool second = alert && !alert->approvals.empty();
        Line& line = add(record, second ? LineKind::SignedSecond : LineKind::SignedFirst);
        line.subject = approval->alert;
        line.count = approval->revision;
        if (alert) noteHeadline(line, alert->draft.content);
    } else if (const auto issued = wire::payloadOf<wire::Issued>(record.envelope)) {
        const situation::Alert* alert = findIn(before.alerts, issued->alert);
        Line& line = add(record, LineKind::Issued);
        line.subject = issued->alert;
        line.count = issued->number;
        if (alert) noteHeadline(line, alert->draft.content);
    }
}

void Chronicle::noteStaff(const wire::Record& record, const situation::Situation&) {
    if (const auto entry = wire::payloadOf<wire::LogEntry>(record.envelope)) {
        Line& line = add(record, LineKind::Written);
        line.text = entry->text;
        if (entry->corrects) line.madeDetails().corrects = entry->corrects;
        if (!entry->attachments.empty()) line.madeDetails().files = entry->attachments;
    } else if (auto report = wire::payloadOf<wire::Report>(record.envelope)) {
        Line& line = add(record, LineKind::Report);
        line.subject = report->from + " → " + report->to;
        line.text = report->subject.empty() ? report->text : report->subject + ": " + report->text;
        line.priority = report->priority;
        if (!report->attachments.empty()) line.madeDetails().files = report->attachments;
        line.direction = report->direction;
        line.keep(std::move(*report));
    } else if (const auto act = wire::payloadOf<wire::OperationAct>(record.envelope)) {
        Line& line = add(record, LineKind::Operation);
        line.subject = act->operation;
        line.text = act->name;
        line.count = static_cast<std::uint32_t>(act->step);
    } else if (const auto upkeep = wire::payloadOf<wire::Maintenance>(record.envelope)) {
        Line& line = add(record, LineKind::MaintenanceSaid);
        line.subject = upkeep->station;
        line.text = upkeep->reason;
        line.madeDetails().from = upkeep->from;
        line.madeDetails().until = upkeep->until;
        line.count = upkeep->ended ? 1 : 0;
    } else if (const auto alarm = wire::payloadOf<wire::AlarmAct>(record.envelope)) {
        Line& line = add(record, LineKind::AlarmAct);
        line.subject = alarm->alarm;
        line.text = alarm->note.empty() ? alarm->alarm : alarm->note;
        line.other = alarm->function;
        if (alarm->until) line.madeDetails().until = alarm->until;
        line.count = static_cast<std::uint32_t>(alarm->move);
    } else if (auto item = wire::payloadOf<wire::BoardItem>(record.envelope)) {
        Line& line = add(record, LineKind::BoardSaid);
        line.subject = item->item;
        line.text = item->name;
        line.count = item->ended ? 1 : 0;
        line.keep(std::move(*item));
    } else if (const auto decision = wire::payloadOf<wire::Decision>(record.envelope)) {
        Line& line = add(record, LineKind::Decided);
        line.subject = decision->subject;
        line.text = decision->text;
        line.other = decision->function;
        line.count = static_cast<std::uint32_t>(decision->grounds.size());
    }
}

/// A status passes; what was photographed with it stays in the log.
void Chronicle::noteUnit(const wire::Record& record, const situation::Situation& before) {
    const auto report = wire::payloadOf<wire::UnitReport>(record.envelope);
    if (!report) return;
    noteStatus(record, *report);
    constexpr std::uint8_t kAtTheScene = 4;
    const situation::Unit* was = findIn(before.units, wire::unitOf(*report, record.envelope.source));
    const bool isNews = !was || was->report.fmsStatus != report->fmsStatus || was->report.task != report->task;
    if (isNews && report->fmsStatus == kAtTheScene && report->task) {
        m_scenes.push_back({record.envelope.id, record.sequence, record.acceptedAt, report->callSign, *report->task});
        if (m_scenes.size() > kScenesMax) m_scenes.pop_front();
    }
    const std::vector<wire::Attachment> files = wire::attachmentsOf(record.envelope);
    if (files.empty()) return;
    Line& line = add(record, LineKind::UnitFiles);
    line.subject = report->callSign;
    line.count = report->fmsStatus;
    line.text = report->task.value_or("");
    line.madeDetails().files = files;
    auto& known = m_unitFiles[report->callSign];
    known.insert(known.begin(), files.begin(), files.end());
    if (known.size() > kUnitFilesMax) known.resize(kUnitFilesMax);
}

/// That one grew is seen on the board; here stands what is new and what becomes one.
void Chronicle::noteIncident(const wire::Record& record, const situation::Situation& before) {
    const auto incident = wire::payloadOf<wire::Incident>(record.envelope);
    if (!incident) return;
    const bool isJoined =
        incident->step == wire::IncidentStep::Joined && incident->state == wire::IncidentState::Merged;
    const bool isNew = incident->step == wire::IncidentStep::Formed && !before.incidents.contains(incident->incident);
    if (!isJoined && !isNew) return;
    Line& line = add(record, isNew ? LineKind::IncidentFormed : LineKind::IncidentJoined);
    line.subject = incident->incident;
    line.text = situation::titleOf(*incident);
    std::string where;
    for (const std::string& district : incident->districts) where += (where.empty() ? "" : ", ") + district;
    line.other = std::move(where);
    if (!isJoined) return;
    const situation::IncidentView* into = findIn(before.incidents, incident->into.value_or(std::string()));
    line.other = into ? situation::titleOf(into->incident) : incident->into.value_or(std::string());
}

void Chronicle::noteIncidentAct(const wire::Record& record, const situation::Situation& before) {
    const auto act = wire::payloadOf<wire::IncidentAct>(record.envelope);
    if (!act) return;
    const auto called = [&](const std::string& id) {
        const situation::IncidentView* known = findIn(before.incidents, id);
        return known ? situation::titleOf(known->incident) : id;
    };
    Line& line = add(record, LineKind::IncidentAct);
    line.subject = act->incident;
    line.text = called(act->incident);
    line.count = static_cast<std::uint32_t>(act->move);
    line.value = static_cast<double>(act->records.size());
    line.other = act->into ? called(*act->into) : act->name;
    const situation::IncidentView* known = findIn(before.incidents, act->incident);
    if (act->move == wire::IncidentMove::Reopen && known && known->incident.into)
        line.other = called(*known->incident.into);
}

const std::deque<wire::Attachment>* Chronicle::unitFiles(const std::string& callSign) const {
    return findIn(m_unitFiles, callSign);
}

/// Who was shut out, by whom and why: whoever waits for that device or signature has to know.
void Chronicle::noteRevocation(const wire::Record& record, const situation::Situation& before) {
    const auto revoked = wire::payloadOf<wire::KeyRevoked>(record.envelope);
    if (!revoked) return;
    const auto* knownDevice = revoked->device ? before.roster.device(*revoked->device) : nullptr;
    const auto* knownPerson = revoked->person ? before.roster.person(*revoked->person) : nullptr;
    if ((knownDevice && knownDevice->revoked) || (knownPerson && knownPerson->revoked)) return;  // said already
    Line& line = add(record, LineKind::KeyRevoked);
    line.text = revoked->reason;
    if (revoked->device) {
        line.subject = knownDevice ? knownDevice->enrolment.name : revoked->device->text();
        line.count = 1;
    } else {
        line.subject = revoked->person.value_or("");
    }
}

void Chronicle::noteRefusal(const wire::Record& record, const situation::Situation& before) {
    const auto refusal = wire::payloadOf<wire::Refusal>(record.envelope);
    if (!refusal) return;
    Line& line = add(record, LineKind::Refused);
    line.count = refusal->code;
    line.text = refusal->what;
    const auto refused = m_refused.find(refusal->sequence);
    if (refused == m_refused.end()) return;
    line.author = refused->second.author;
    const auto* device = before.roster.device(refused->second.device);
    line.madeDetails().device = device ? device->enrolment.name : refused->second.device.text();
    m_refused.erase(refused);
}

void Chronicle::noteNumber(const wire::Numbered& numbered) {
    const auto line =
        std::find_if(m_lines.rbegin(), m_lines.rend(), [&](const Line& known) { return known.id == numbered.subject; });
    if (line == m_lines.rend()) {
        if (m_earlyNumbers.size() < kLinesMax) m_earlyNumbers[numbered.subject] = numbered.number;
        return;
    }
    line->number = numbered.number;
    const auto behind = static_cast<std::uint64_t>(line - m_lines.rbegin());
    m_revised.push_back({++m_linesVersion, linesEnd() - 1 - behind});
    if (m_revised.size() <= kRevisedMax) return;
    m_revisionsForgotten = m_revised.front().version;
    m_revised.pop_front();
}

std::optional<std::vector<std::uint64_t>> Chronicle::revisedSince(std::uint64_t version) const {
    if (version < m_revisionsForgotten) return std::nullopt;
    std::vector<std::uint64_t> places;
    for (auto one = m_revised.rbegin(); one != m_revised.rend() && one->version > version; ++one)
        places.push_back(one->place);
    return places;
}

}  // namespace session
