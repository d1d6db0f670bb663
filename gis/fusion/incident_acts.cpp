// SPDX-License-Identifier: EUPL-1.2

// What people do to incidents. An act names records, so two people at two screens do not undo each other by accident: a
// record that is no longer where the act looks for it stays where it is. An act without anything to act on has no
// effect, and the journal keeps it.
#include <algorithm>
#include <utility>

#include "gis/fusion/incidents.h"

namespace fusion {
Incidents::Held* Incidents::find(const std::string& id) {
    const auto found = m_incidents.find(id);
    return found != m_incidents.end() ? &found->second : nullptr;
}

/// Where a merged one's records are now; itself when it is not merged.
Incidents::Held* Incidents::survivorOf(Held& merged) {
    Held* at = &merged;
    for (std::size_t steps = 0; at != nullptr && at->state == wire::IncidentState::Merged; ++steps) {
        if (steps > m_incidents.size()) return nullptr;
        at = find(at->into);
    }
    return at;
}

void Incidents::setState(Held& incident, wire::IncidentState state) {
    if (state == wire::IncidentState::Open)
        incident.ended = 0;
    else if (incident.ended == 0)
        incident.ended = ++m_ended;
    incident.state = state;
}

std::vector<Incidents::Member> Incidents::remove(Held& incident, const std::vector<wire::MessageId>& records) {
    std::vector<Member> out;
    const auto goes = [&](const Member& member) {
        return std::find(records.begin(), records.end(), member.id) != records.end();
    };
    for (Member& member : incident.members)
        if (goes(member)) out.push_back(member);
    std::erase_if(incident.members, goes);
    return out;
}

void Incidents::carryOut(const Act& act) {
    Held* incident = find(act.act.incident);
    if (incident == nullptr) return;
    switch (act.act.move) {
        case wire::IncidentMove::Merge: return merge(act, *incident);
        case wire::IncidentMove::Split: return split(act, *incident);
        case wire::IncidentMove::TakeOut: return takeOut(act, *incident);
        case wire::IncidentMove::PutIn: return putIn(act, *incident);
        case wire::IncidentMove::Rename:
            if (incident->name == act.act.name) return;
            incident->name = act.act.name;
            return note(*incident, wire::IncidentStep::ByAct, act.id);
        case wire::IncidentMove::Close:
            if (incident->state != wire::IncidentState::Open) return;
            setState(*incident, wire::IncidentState::Closed);
            return note(*incident, wire::IncidentStep::ByAct, act.id);
        case wire::IncidentMove::Reopen: return reopen(act, *incident);
    }
}

void Incidents::merge(const Act& act, Held& incident) {
    Held* into = find(act.act.into.value_or(std::string()));
    if (into != nullptr) into = survivorOf(*into);
    if (into == nullptr || into == &incident || incident.state == wire::IncidentState::Merged) return;
    // Nothing that is open disappears in what is closed.
    if (incident.state == wire::IncidentState::Open) setState(*into, wire::IncidentState::Open);
    swallow(*into, incident, wire::IncidentStep::ByAct, act.id);
    grant(*into);
}

void Incidents::split(const Act& act, Held& incident) {
    std::vector<Member> moved = remove(incident, act.act.records);
    if (moved.empty()) return;
    if (incident.members.empty() && incident.beyond == 0) {  // all of it: nothing would be split from anything
        incident.members = std::move(moved);
        return;
    }
    const std::string seed = "split|" + incident.id + "|" + std::to_string(act.acceptedAt.ms) + "|" + act.author + "|" +
                             act.act.name + "|" + moved.front().key;
    Member first = std::move(moved.front());
    first.kind = incident.kind, first.title = incident.title;
    const bool wasOpen = incident.state == wire::IncidentState::Open;
    incident.isHandled = true;
    note(incident, wire::IncidentStep::ByAct, act.id);
    Held& fresh = form(std::move(first), seed);
    for (std::size_t i = 1; i < moved.size(); ++i) join(fresh, std::move(moved[i]), wire::IncidentStep::ByAct, act.id);
    fresh.name = act.act.name;
    fresh.isHandled = true;
    if (!wasOpen) setState(fresh, wire::IncidentState::Closed);
    note(fresh, wire::IncidentStep::ByAct, act.id);
}

void Incidents::takeOut(const Act& act, Held& incident) {
    std::vector<Member> moved = remove(incident, act.act.records);
    if (moved.empty()) return;
    for (Member& member : moved) m_loose.push_back(std::move(member));
    if (m_loose.size() > kLooseMax)
        m_loose.erase(m_loose.begin(), m_loose.end() - static_cast<std::ptrdiff_t>(kLooseMax));
    incident.isHandled = true;
    if (incident.members.empty() && incident.beyond == 0) setState(incident, wire::IncidentState::Closed);
    note(incident, wire::IncidentStep::ByAct, act.id);
}

void Incidents::putIn(const Act& act, Held& named) {
    Held* incident = survivorOf(named);
    if (incident == nullptr) return;
    const geometry::MapPoint place = geometry::toMap(told(*incident).at);
    std::vector<Member> moved;
    for (auto& [id, other] : m_incidents) {
        if (&other == incident) continue;
        std::vector<Member> out = remove(other, act.act.records);
        if (out.empty()) continue;
        other.isHandled = true;
        if (other.members.empty() && other.beyond == 0) setState(other, wire::IncidentState::Closed);
        note(other, wire::IncidentStep::ByAct, act.id);
        for (Member& member : out) moved.push_back(std::move(member));
    }
    std::erase_if(m_loose, [&](const Member& member) {
        const auto& records = act.act.records;
        if (std::find(records.begin(), records.end(), member.id) == records.end()) return false;
        moved.push_back(member);
        if (member.kind.empty()) moved.back().place = place;  // nothing else is known of where it was
        return true;
    });
    if (moved.empty()) return;
    incident->isHandled = true;
    for (Member& member : moved) join(*incident, std::move(member), wire::IncidentStep::ByAct, act.id);
    grant(*incident);
}

void Incidents::reopen(const Act& act, Held& incident) {
    if (incident.state == wire::IncidentState::Closed) {
        setState(incident, wire::IncidentState::Open);
        return note(incident, wire::IncidentStep::ByAct, act.id);
    }
    if (incident.state != wire::IncidentState::Merged) return;
    Held* survivor = survivorOf(incident);
    if (survivor == nullptr) return;
    std::vector<Member> moved = remove(*survivor, incident.brought);
    if (moved.empty()) return;  // others have put them elsewhere since
    for (auto& [id, other] : m_incidents) std::erase(other.from, incident.id);
    incident.members = std::move(moved);
    incident.brought.clear();
    incident.into.clear();
    incident.isHandled = survivor->isHandled = true;
    grant(incident);
    grant(*survivor);
    setState(incident, wire::IncidentState::Open);
    if (survivor->members.empty() && survivor->beyond == 0) setState(*survivor, wire::IncidentState::Closed);
    note(incident, wire::IncidentStep::ByAct, act.id);
    note(*survivor, wire::IncidentStep::ByAct, act.id);
}

/// Of those that ended only the newest are kept, for acts that come after all.
void Incidents::forgetEnded() {
    std::vector<std::pair<std::uint64_t, std::string>> ended;
    for (const auto& [id, incident] : m_incidents)
        if (incident.ended != 0 && !incident.isDue) ended.emplace_back(incident.ended, id);
    if (ended.size() <= kIncidentsEndedMax) return;
    std::sort(ended.begin(), ended.end());
    ended.resize(ended.size() - kIncidentsEndedMax);
    for (const auto& [number, id] : ended) m_incidents.erase(id);
}

}  // namespace fusion
