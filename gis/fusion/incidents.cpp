// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/incidents.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

#include "broker/seal/seal.h"
#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "broker/wire/newest.h"
#include "gis/fusion/rules_file.h"
#include "gis/fusion/whereabouts.h"

namespace fusion {
namespace {

constexpr std::string_view kStationPrefix = "station:";
constexpr std::string_view kAlarmPrefix = "rule:";
constexpr std::string_view kIncidentPrefix = "incident:";
constexpr std::uint8_t kAtTheScene = 4;  ///< FMS: am Einsatzort
constexpr double kStreetM = 150;         ///< a street farther away does not name a place
constexpr std::size_t kUnitsMax = 5'000;
constexpr std::size_t kDistrictsMax = 20;

/// Diagonal of the box, m; grown by each point.
struct Extent {
    std::optional<geometry::MapBox> box;
    void add(geometry::MapPoint p) {
        if (!box) box = geometry::MapBox{p.eastM, p.northM, p.eastM, p.northM};
        box->westM = std::min(box->westM, p.eastM), box->eastM = std::max(box->eastM, p.eastM);
        box->southM = std::min(box->southM, p.northM), box->northM = std::max(box->northM, p.northM);
    }
    void add(const Extent& other) {
        if (!other.box) return;
        add({other.box->westM, other.box->southM});
        add({other.box->eastM, other.box->northM});
    }
    [[nodiscard]] double acrossM() const {
        return box ? geometry::distanceM({box->westM, box->southM}, {box->eastM, box->northM}) : 0;
    }
};

template <class Members>
Extent extentOf(const Members& members) {
    Extent extent;
    for (const auto& member : members)
        if (member.links) extent.add(member.place);
    return extent;
}

template <class Member>
std::pair<base::Instant, base::Instant> timeOf(const Member& member) {
    if (member.stands) return {member.at, {std::numeric_limits<std::int64_t>::max() / 4}};
    return {member.at, std::max(member.at, member.until.value_or(member.at))};
}

template <class Member>
std::int64_t apartMs(const Member& a, const Member& b) {
    const auto [fromA, untilA] = timeOf(a);
    const auto [fromB, untilB] = timeOf(b);
    return std::max({std::int64_t{0}, fromA.ms - untilB.ms, fromB.ms - untilA.ms});
}

int weightOf(wire::IncidentStep step) {
    switch (step) {
        case wire::IncidentStep::Grown: return 1;
        case wire::IncidentStep::Joined: return 2;
        case wire::IncidentStep::Formed: return 3;
        case wire::IncidentStep::ByAct: break;
    }
    return 4;
}

}  // namespace

Incidents::Incidents(const Town& town) : m_town(&town), m_districts(districtIndex(town)), m_streets(town) {
    for (const StationFacts& station : town.stations) m_stations[station.id] = &station;
}

void Incidents::fold(const wire::Record& record) {
    switch (record.envelope.kind) {
        case wire::Kind::Report: return foldReport(record);
        case wire::Kind::UnitReport: return foldUnit(record);
        case wire::Kind::StationState: return foldStation(record);
        case wire::Kind::RuleAlarm: return foldAlarm(record);
        case wire::Kind::RuleSet: return foldRules(record);
        case wire::Kind::Incident: return foldOwn(record);
        case wire::Kind::IncidentAct:
            // Said an hour ago and kept in an outbox it counts all the same: it is an order, no observation.
            if (auto act = wire::payloadOf<wire::IncidentAct>(record.envelope))
                m_acts.push_back({std::move(*act), record.envelope.id, record.acceptedAt,
                                  record.envelope.author.value_or(std::string())});
            return;
        default: return;
    }
}

const IncidentKind* Incidents::kindNamed(const std::string& id) const {
    for (const IncidentKind& kind : m_rules.incidents.kinds)
        if (kind.id == id) return &kind;
    return nullptr;
}

Incidents::Member Incidents::memberOf(const wire::Record& record, From from, std::string source) const {
    const bool clockWrong = (record.flags & (wire::kFlagClockAbsurd | wire::kFlagClockFuture)) != 0;
    Member member;
    member.id = record.envelope.id;
    member.from = from;
    member.source = std::move(source);
    // Of the worker's own word its time says enough; by other rules it words the rest otherwise.
    const bool isOwn = from == From::Station || from == From::Alarm;
    if (!isOwn) member.key = base::toHex(seal::sha256(record.envelope.payload)).substr(0, 16);
    member.at = clockWrong ? record.acceptedAt : record.envelope.observedAt;
    member.links = clockWrong || !wire::isLate(record.flags);
    return member;
}

bool Incidents::findPlace(Member& member, const std::optional<wire::GeoPoint>& place,
                          const StreetNames::Place* street) const {
    if (street != nullptr) member.where = street->name;
    if (place) {
        member.place = geometry::toMap(*place);
        return true;
    }
    // Of a street that runs through half the town nobody knows where on it.
    if (street == nullptr || street->acrossM > m_rules.incidents.extentM) return false;
    member.place = street->at;
    return true;
}

void Incidents::wait(Member member, const IncidentKind& kind) {
    member.kind = kind.id;
    member.title = kind.title;
    m_waiting.push_back(std::move(member));
}

void Incidents::foldReport(const wire::Record& record) {
    const auto report = wire::payloadOf<wire::Report>(record.envelope);
    if (!report) return;
    std::vector<std::string> words = plainWords(report->subject + " " + report->text);
    const StreetNames::Place* street = m_streets.takeNamed(words);
    Member member = memberOf(record, From::Report, record.envelope.source);
    const IncidentKind* kind = kindOf(words, m_rules.incidents.kinds);
    if (kind != nullptr && findPlace(member, report->place, street)) return wait(std::move(member), *kind);
    // A person may still put it in; its place is then that of the incident.
    member.links = false;
    m_loose.push_back(std::move(member));
    if (m_loose.size() > kLooseMax) m_loose.erase(m_loose.begin());
}

/// A unit says where it is every few seconds; that it is at the scene and what for is news once. An emergency call is
/// no record among others: it stands alone, at the head of what is to be done.
void Incidents::foldUnit(const wire::Record& record) {
    const auto report = wire::payloadOf<wire::UnitReport>(record.envelope);
    if (!report || wire::isLate(record.flags)) return;
    const std::string unit = wire::unitOf(*report, record.envelope.source);
    if (!m_units.contains(unit) && m_units.size() >= kUnitsMax) return;
    UnitSaid& said = m_units[unit];
    const UnitSaid now{report->fmsStatus, report->task.value_or(std::string())};
    const bool isNews = said.status != now.status || said.task != now.task;
    said = now;
    if (!isNews || now.status != kAtTheScene || now.task.empty() || !report->position) return;
    std::vector<std::string> words = plainWords(now.task);
    const StreetNames::Place* street = m_streets.takeNamed(words);
    const IncidentKind* kind = kindOf(words, m_rules.incidents.kinds);
    if (kind == nullptr) return;
    Member member = memberOf(record, From::Unit, record.envelope.source);
    if (findPlace(member, report->position, street)) wait(std::move(member), *kind);
}

void Incidents::foldStation(const wire::Record& record) {
    const auto state = wire::payloadOf<wire::StationState>(record.envelope);
    if (!state || !state->level) return;  // what nobody knows ends nothing
    const auto facts = m_stations.find(state->station);
    if (facts == m_stations.end()) return;
    const std::string source = std::string(kStationPrefix) + state->station;
    const auto& from = m_rules.incidents.gaugesFrom;
    if (!from || *state->level < *from) return fall(source, record.envelope.observedAt, record.envelope.id);
    if (m_standing.contains(source)) return;
    const auto& kinds = m_rules.incidents.kinds;
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [](const IncidentKind& one) { return one.takesGauges; });
    if (kind == kinds.end()) return;
    m_standing[source] = record.envelope.id;
    Member member = memberOf(record, From::Station, source);
    member.at = record.envelope.observedAt, member.links = true;  // the worker's own word, however late it comes
    member.stands = true;
    member.place = facts->second->at;
    member.where = facts->second->name;
    wait(std::move(member), *kind);
}

void Incidents::foldAlarm(const wire::Record& record) {
    const auto alarm = wire::payloadOf<wire::RuleAlarm>(record.envelope);
    if (!alarm) return;
    if (alarm->step != wire::AlarmStep::Raised)
        return fall(alarm->alarm, record.envelope.observedAt, record.envelope.id);
    if (m_standing.contains(alarm->alarm)) return;
    const auto& rules = m_rules.own;
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const OwnRule& one) {
        return std::string(kAlarmPrefix) + one.id == alarm->alarm;
    });
    if (rule == rules.end() || rule->incident.empty()) return;
    const IncidentKind* kind = kindNamed(rule->incident);
    const auto station = alarm->stations.empty() ? m_stations.end() : m_stations.find(alarm->stations.front());
    if (kind == nullptr || (!rule->place && station == m_stations.end())) return;
    m_standing[alarm->alarm] = record.envelope.id;
    Member member = memberOf(record, From::Alarm, alarm->alarm);
    member.at = record.envelope.observedAt, member.links = true;
    member.stands = true;
    member.place = rule->place ? geometry::toMap(*rule->place) : station->second->at;
    wait(std::move(member), *kind);
}

/// A station that fell or an alarm that ended stays in its incident, as one of its records.
void Incidents::fall(const std::string& source, base::Instant at, const wire::MessageId& because) {
    const auto standing = m_standing.find(source);
    if (standing == m_standing.end()) return;
    const auto lay = [&](Member& member) {
        if (member.id != standing->second) return false;
        member.stands = false;
        member.until = at;
        return true;
    };
    for (Member& member : m_waiting) lay(member);
    for (Member& member : m_loose) lay(member);
    for (auto& [id, incident] : m_incidents)
        for (Member& member : incident.members)
            if (lay(member)) note(incident, wire::IncidentStep::Grown, because);
    m_standing.erase(standing);
}

/// By which rules the worker judges stands in the journal, so they change for whoever folds it at the same record.
void Incidents::foldRules(const wire::Record& record) {
    const auto set = wire::payloadOf<wire::RuleSet>(record.envelope);
    if (!set || set->text == m_rulesText) return;
    RuleReading reading = readRulesText(set->text, "rules", nullptr);
    m_rulesText = set->text;
    m_rules = !set->text.empty() && reading.isUsable() ? std::move(reading.rules) : Rules{};
}

/// What the journal says of an incident that no longer follows from what is left of it (records were deleted, or an
/// older program formed it otherwise) is taken over as it stands; records that people did not touch go to it.
void Incidents::foldOwn(const wire::Record& record) {
    const auto said = wire::payloadOf<wire::Incident>(record.envelope);
    if (!said || m_incidents.contains(said->incident)) return;
    Held held;
    held.id = said->incident, held.kind = said->kind, held.title = said->title, held.where = said->where;
    held.name = said->name, held.number = ++m_formed, held.from = said->from;
    held.place = geometry::toMap(said->at), held.since = said->since, held.last = said->last;
    held.into = said->into.value_or(std::string());
    if (said->state == wire::IncidentState::Merged) held.brought = said->newest;
    for (auto id = said->newest.rbegin(); id != said->newest.rend() && held.brought.empty(); ++id) {
        Member member;
        member.id = *id, member.at = said->last, member.place = held.place;
        member.kind = said->kind, member.title = said->title;
        for (auto& [other, incident] : m_incidents) {
            if (incident.isHandled) continue;
            if (auto found = remove(incident, {*id}); !found.empty()) member = std::move(found.front());
        }
        held.members.push_back(std::move(member));
    }
    std::erase_if(m_incidents, [](const auto& one) {
        return one.second.members.empty() && one.second.beyond == 0 && one.second.state == wire::IncidentState::Open;
    });
    Held& kept = m_incidents.emplace(held.id, std::move(held)).first->second;
    setState(kept, said->state);
}

// ---- the rule -----------------------------------------------------------------------------------------------------

std::vector<Incidents::Near> Incidents::nearTo(const Member& member) {
    const IncidentKind* rule = kindNamed(member.kind);
    const IncidentKind usual;
    const double withinM = rule != nullptr ? rule->distanceM : usual.distanceM;
    const double withinMs = 1000 * (rule != nullptr ? rule->withinS : usual.withinS);
    std::vector<Near> found;
    for (auto& [id, incident] : m_incidents) {
        if (incident.state != wire::IncidentState::Open || incident.kind != member.kind) continue;
        double least = std::numeric_limits<double>::infinity();
        for (const Member& known : incident.members) {
            if (!known.links || static_cast<double>(apartMs(known, member)) > withinMs) continue;
            const double away = geometry::distanceM(known.place, member.place);
            if (away <= withinM) least = std::min(least, away);
        }
        if (std::isinf(least)) continue;
        Extent extent = extentOf(incident.members);
        extent.add(member.place);
        // People may put together what lies farther apart; from there it grows by a record's reach on each side.
        const double grantedM = incident.grantedM > 0 ? incident.grantedM + 2 * withinM : 0;
        if (extent.acrossM() > std::max(m_rules.incidents.extentM, grantedM)) continue;
        found.push_back({&incident, least});
    }
    std::sort(found.begin(), found.end(), [](const Near& a, const Near& b) {
        return std::tie(a.distanceM, a.incident->number) < std::tie(b.distanceM, b.incident->number);
    });
    return found;
}

void Incidents::take(Member member) {
    std::vector<Near> near = nearTo(member);
    const wire::MessageId id = member.id;
    if (!member.links) {  // late: fills history, founds nothing, joins nothing to anything
        if (!near.empty()) join(*near.front().incident, std::move(member), wire::IncidentStep::Grown, id);
        return;
    }
    if (near.empty()) {
        const auto open = std::count_if(m_incidents.begin(), m_incidents.end(),
                                        [](const auto& one) { return one.second.state == wire::IncidentState::Open; });
        if (static_cast<std::size_t>(open) >= kIncidentsOpenMax) return;
        const std::string seed =
            member.kind + "|" + member.source + "|" + std::to_string(member.at.ms) + "|" + member.key;
        Held& formed = form(std::move(member), seed);
        return note(formed, wire::IncidentStep::Formed, id);
    }
    Held* home = near.front().incident;
    // Near to several, it shows them to be one, unless people took them apart.
    std::vector<Held*> one{home};
    Extent extent = extentOf(home->members);
    extent.add(member.place);
    for (std::size_t i = 1; i < near.size() && !home->isHandled; ++i) {
        Held* other = near[i].incident;
        if (other->isHandled) continue;
        Extent both = extent;
        both.add(extentOf(other->members));
        if (both.acrossM() > m_rules.incidents.extentM) continue;
        extent = both;
        one.push_back(other);
    }
    home = *std::min_element(one.begin(), one.end(), [](auto* a, auto* b) { return a->number < b->number; });
    join(*home, std::move(member), wire::IncidentStep::Grown, id);
    for (Held* other : one)
        if (other != home) swallow(*home, *other, wire::IncidentStep::Joined, id);
}

Incidents::Held& Incidents::form(Member member, const std::string& seed) {
    std::string id;
    for (int n = 0; id.empty() || m_incidents.contains(id); ++n)
        id = std::string(kIncidentPrefix) +
             base::toHex(seal::sha256(base::bytesOf(seed + (n == 0 ? "" : "|" + std::to_string(n))))).substr(0, 16);
    Held& held = m_incidents[id];
    held.id = id;
    held.number = ++m_formed;
    held.kind = member.kind, held.title = member.title;
    held.where = !member.where.empty() ? member.where : m_streets.nearest(member.place, kStreetM);
    held.members.push_back(std::move(member));
    return held;
}

void Incidents::join(Held& incident, Member member, wire::IncidentStep step, const wire::MessageId& because) {
    if (incident.members.size() >= kIncidentMembersMax) {
        ++incident.beyond;
    } else {
        const auto order = [](const Member& m) { return std::tie(m.at, m.source, m.key, m.id); };
        incident.members.insert(std::upper_bound(incident.members.begin(), incident.members.end(), member,
                                                 [&](const Member& a, const Member& b) { return order(a) < order(b); }),
                                std::move(member));
    }
    note(incident, step, because);
}

void Incidents::swallow(Held& into, Held& other, wire::IncidentStep step, const wire::MessageId& because) {
    const bool wasNeverSaid = other.isDue && other.step == wire::IncidentStep::Formed && other.from.empty();
    other.brought.clear();
    for (Member& member : other.members) {
        other.brought.push_back(member.id);
        join(into, std::move(member), step, because);
    }
    other.members.clear();
    into.beyond += std::exchange(other.beyond, 0);
    if (wasNeverSaid) {
        m_incidents.erase(std::string(other.id));
        return;
    }
    into.from.push_back(other.id);
    other.into = into.id;
    setState(other, wire::IncidentState::Merged);
    note(other, step, because);
}

void Incidents::grant(Held& incident) const {
    const double acrossM = extentOf(incident.members).acrossM();
    incident.grantedM = acrossM > m_rules.incidents.extentM ? acrossM : 0;
}

void Incidents::note(Held& incident, wire::IncidentStep step, const wire::MessageId& because) {
    if (!incident.isDue || weightOf(step) > weightOf(incident.step)) incident.step = step;
    incident.isDue = true;
    if (std::find(incident.cause.begin(), incident.cause.end(), because) == incident.cause.end() &&
        incident.cause.size() + 1 < wire::limits::kCauseMax)
        incident.cause.push_back(because);
}

// ---- what is said -------------------------------------------------------------------------------------------------

std::vector<IncidentSaying> Incidents::judge() {
    // Of one tick in the order of what was said, never of when it arrived.
    std::sort(m_waiting.begin(), m_waiting.end(), [](const Member& a, const Member& b) {
        return std::tie(a.at, a.from, a.source, a.key, a.id) < std::tie(b.at, b.from, b.source, b.key, b.id);
    });
    for (Member& member : m_waiting) take(std::move(member));
    m_waiting.clear();
    for (const Act& act : m_acts) carryOut(act);
    m_acts.clear();
    std::vector<Held*> due;
    for (auto& [id, incident] : m_incidents)
        if (incident.isDue) due.push_back(&incident);
    std::sort(due.begin(), due.end(), [](auto* a, auto* b) { return a->number < b->number; });
    if (due.size() > kIncidentsPerTickMax) due.resize(kIncidentsPerTickMax);
    std::vector<IncidentSaying> out;
    for (Held* incident : due) {
        out.push_back({told(*incident), std::exchange(incident->cause, {}), m_rules.idOf(kIncidentRule)});
        out.back().incident.rule = out.back().rule;
        incident->isDue = false;
        incident->place = geometry::toMap(out.back().incident.at);
        incident->since = out.back().incident.since;
        incident->last = out.back().incident.last;
    }
    forgetEnded();
    return out;
}

wire::Incident Incidents::told(const Held& held) const {
    wire::Incident incident;
    incident.incident = held.id, incident.kind = held.kind, incident.title = held.title;
    incident.where = held.where, incident.name = held.name, incident.state = held.state, incident.step = held.step;
    incident.records = static_cast<std::uint32_t>(held.members.size()) + held.beyond;
    incident.reports = held.beyond;
    incident.from = held.from;
    if (!held.into.empty()) incident.into = held.into;
    if (held.members.empty()) {
        incident.at = geometry::toWire(held.place), incident.since = held.since, incident.last = held.last;
        incident.newest.assign(held.brought.rbegin(), held.brought.rend());
        if (incident.newest.size() > wire::limits::kIncidentRecordsMax)
            incident.newest.resize(wire::limits::kIncidentRecordsMax);
        return incident;
    }
    geometry::MapPoint sum;
    std::set<std::string> units;
    incident.since = held.members.front().at, incident.first = held.members.front().id;
    incident.last = incident.since;
    for (const Member& member : held.members) {
        sum.eastM += member.place.eastM, sum.northM += member.place.northM;
        if (member.links) incident.last = std::max(incident.last, member.at);
        if (member.from == From::Report) ++incident.reports;
        if (member.from == From::Unit) units.insert(member.source);
        if (member.from == From::Station && member.stands)
            incident.stations.push_back(member.source.substr(kStationPrefix.size()));
        if (member.from == From::Alarm && member.stands) incident.alarms.push_back(member.source);
        for (const std::uint32_t district : m_districts.holding(member.place)) {
            const std::string& name = m_town->districts[district].name;
            auto& names = incident.districts;
            if (!name.empty() && names.size() < kDistrictsMax &&
                std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
        }
    }
    incident.units = static_cast<std::uint32_t>(units.size());
    const auto count = static_cast<double>(held.members.size());
    const geometry::MapPoint middle{sum.eastM / count, sum.northM / count};
    for (const Member& member : held.members)
        incident.radiusM = std::max(incident.radiusM, std::ceil(geometry::distanceM(middle, member.place)));
    incident.at = geometry::toWire(middle);
    for (auto member = held.members.rbegin();
         member != held.members.rend() && incident.newest.size() < wire::limits::kIncidentRecordsMax; ++member)
        incident.newest.push_back(member->id);
    return incident;
}

}  // namespace fusion
