// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/history.h"

#include <algorithm>

#include "broker/wire/codec.h"

namespace replay {

void History::fold(const wire::Record& record) {
    picture.fold(record);
    ++records;
    if (record.verdict != 0) {
        ++refused;
        return;
    }
    ++inEffect;
    if (auto state = wire::payloadOf<wire::StationState>(record.envelope)) {
        StationPast& past = stations[state->station];
        if (state->level) {
            past.judged = true;
            past.highest = std::max(past.highest, *state->level);
        }
        past.states.push_back(std::move(*state));
    } else if (const auto zone = wire::payloadOf<wire::Zone>(record.envelope)) {
        if (!zone->bands.empty()) zones.insert(zone->zone);
    } else if (const auto proposal = wire::payloadOf<wire::Proposal>(record.envelope)) {
        if (!proposal->withdrawn) {
            proposals.insert(proposal->proposal);
            if (proposal->station) proposalStations.insert(*proposal->station);
        }
    } else if (const auto gone = wire::payloadOf<wire::Issued>(record.envelope)) {
        ++issued;
        const auto alert = picture.alerts.find(gone->alert);
        if (alert == picture.alerts.end()) return;
        const wire::WarningAct act = alert->second.draft.content.act;
        issuedUpdates += act == wire::WarningAct::Update ? 1 : 0;
        issuedAllClears += act == wire::WarningAct::Cancel ? 1 : 0;
    } else if (record.envelope.kind == wire::Kind::LogEntry) {
        ++logEntries;
    } else {
        foldWork(record);
    }
}

/// Of the staff's work, what was there at some moment.
void History::foldWork(const wire::Record& record) {
    if (const auto order = wire::payloadOf<wire::Order>(record.envelope)) {
        orders.insert(order->order);
    } else if (const auto step = wire::payloadOf<wire::OrderStep>(record.envelope)) {
        if (step->move == wire::OrderMove::Done && orders.contains(step->order)) ordersDone.insert(step->order);
    } else if (const auto item = wire::payloadOf<wire::BoardItem>(record.envelope)) {
        boardItems.insert(item->item);
    } else if (const auto drawing = wire::payloadOf<wire::Drawing>(record.envelope)) {
        if (drawing->use == "sector") sectors.insert(drawing->drawing);
    } else if (const auto assignment = wire::payloadOf<wire::Assignment>(record.envelope)) {
        assigned.insert(assignment->unit);
    } else if (const auto routed = wire::payloadOf<wire::ReportStep>(record.envelope)) {
        if (routed->move == wire::ReportMove::Routed) sighted.insert(routed->report.text());
    } else if (const auto act = wire::payloadOf<wire::AlarmAct>(record.envelope)) {
        alarmsTaken += act->move == wire::AlarmMove::Taken ? 1 : 0;
    } else if (record.envelope.kind == wire::Kind::Decision) {
        ++decisions;
    }
}

std::uint32_t History::delivered() const {
    std::uint32_t count = 0;
    for (const auto& [id, alert] : picture.alerts) {
        for (const auto& [key, recipient] : alert.recipients) {
            if (recipient.state == wire::ReceiptState::Received || recipient.state == wire::ReceiptState::Read) ++count;
        }
    }
    return count;
}

std::optional<std::uint64_t> History::peopleAffected() const {
    std::uint64_t sum = 0;
    for (const auto& [id, view] : picture.zones) {
        if (view.zone.kind == wire::ZoneKind::Rain) continue;  // in reach of the rain, with all who stand in water
        if (!view.zone.people) return std::nullopt;
        sum += view.zone.people->best;
    }
    return sum;
}

std::uint64_t History::objectsAffected() const {
    std::set<std::string> ids;
    for (const auto& [id, view] : picture.zones) {
        if (view.zone.kind == wire::ZoneKind::Rain) continue;
        for (const auto& object : view.zone.objects) ids.insert(object.id);
    }
    return ids.size();
}

namespace {

std::string missing(const std::string& what, const std::set<std::string>& there) {
    std::string line = what + "; there were:";
    for (const auto& name : there) line += " " + name;
    return there.empty() ? what + "; there were none" : line;
}

void atLeast(std::vector<std::string>& out, const char* what, const std::optional<std::uint32_t>& wanted,
             std::optional<std::uint64_t> got) {
    if (!wanted) return;
    if (!got) {
        out.push_back(std::string(what) + ": at least " + std::to_string(*wanted) +
                      " expected, but the number is unknown");
    } else if (*got < *wanted) {
        out.push_back(std::string(what) + ": at least " + std::to_string(*wanted) + " expected, " +
                      std::to_string(*got) + " came");
    }
}

/// What only people, or the scripted operators in their place, can bring about.
struct StaffCount {
    const char* what;
    std::optional<std::uint32_t> wanted;
    std::uint64_t got;
};
std::vector<StaffCount> staffCounts(const Expectation& expectation, const History& history) {
    return {{"warnings issued", expectation.issuedMin, history.issued},
            {"updates issued", expectation.updatesMin, history.issuedUpdates},
            {"all-clears issued", expectation.allClearsMin, history.issuedAllClears},
            {"recipients reached", expectation.deliveredMin, history.delivered()},
            {"log entries", expectation.logMin, history.logEntries},
            {"messages sighted", expectation.sightedMin, history.sighted.size()},
            {"alarms taken over", expectation.alarmsTakenMin, history.alarmsTaken},
            {"orders given", expectation.ordersMin, history.orders.size()},
            {"orders done", expectation.ordersDoneMin, history.ordersDone.size()},
            {"board entries", expectation.boardsMin, history.boardItems.size()},
            {"sectors drawn", expectation.sectorsMin, history.sectors.size()},
            {"units assigned", expectation.assignedMin, history.assigned.size()},
            {"decisions signed", expectation.decisionsMin, history.decisions}};
}

bool holds(const ExpectedStation& expected, const wire::StationState& state) {
    if (expected.hearing && state.hearing != *expected.hearing) return false;
    if (expected.quality && state.quality != *expected.quality) return false;
    if (!expected.reason) return true;
    return std::any_of(state.reasons.begin(), state.reasons.end(),
                       [&](const std::string& reason) { return reason.find(*expected.reason) != std::string::npos; });
}

std::string saidReasons(const History::StationPast& past) {
    std::set<std::string> all;
    for (const auto& state : past.states) all.insert(state.reasons.begin(), state.reasons.end());
    std::string line;
    for (const auto& reason : all) line += (line.empty() ? "\"" : ", \"") + reason + "\"";
    return line.empty() ? "none" : line;
}

void checkStation(std::vector<std::string>& out, const ExpectedStation& expected, const History& history) {
    const auto found = history.stations.find(expected.station);
    if (found == history.stations.end()) {
        out.push_back("station " + expected.station + ": nothing was ever said of it");
        return;
    }
    const auto& past = found->second;
    const int highest = static_cast<int>(past.highest);
    if (expected.levelMin && (!past.judged || past.highest < *expected.levelMin)) {
        out.push_back("station " + expected.station + ": level " +
                      std::to_string(static_cast<int>(*expected.levelMin)) + " expected, " +
                      (past.judged ? "the highest was " + std::to_string(highest) : "it was never judged"));
    }
    if (expected.levelMax && past.highest > *expected.levelMax) {
        out.push_back("station " + expected.station + ": no level above " +
                      std::to_string(static_cast<int>(*expected.levelMax)) + " expected, the highest was " +
                      std::to_string(highest));
    }
    if (!expected.hearing && !expected.quality && !expected.reason) return;
    const bool came = std::any_of(past.states.begin(), past.states.end(),
                                  [&](const wire::StationState& state) { return holds(expected, state); });
    if (!came) {
        out.push_back("station " + expected.station +
                      ": the expected flag (hearing, quality, reason) never came; reasons said: " + saidReasons(past));
    }
}

}  // namespace

std::vector<std::string> unmet(const Expectation& expectation, const History& history) {
    std::vector<std::string> out = unmetByProgram(expectation, history);
    for (const StaffCount& count : staffCounts(expectation, history)) atLeast(out, count.what, count.wanted, count.got);
    return out;
}

std::vector<std::string> reviewOfStaff(const Expectation& expectation, const History& history) {
    std::vector<std::string> out;
    for (const StaffCount& count : staffCounts(expectation, history)) {
        if (!count.wanted) continue;
        out.push_back(std::string(count.what) + ": at least " + std::to_string(*count.wanted) + " expected, " +
                      std::to_string(count.got) + " came" + (count.got < *count.wanted ? "  <-- fewer" : ""));
    }
    return out;
}

std::vector<std::string> unmetByProgram(const Expectation& expectation, const History& history) {
    std::vector<std::string> out;
    for (const auto& zone : expectation.zones) {
        if (!history.zones.contains(zone)) out.push_back(missing("zone " + zone + " never stood", history.zones));
    }
    for (const auto& proposal : expectation.proposals) {
        if (!history.proposals.contains(proposal))
            out.push_back(missing("proposal " + proposal + " never stood", history.proposals));
    }
    for (const auto& station : expectation.proposalsAt) {
        if (!history.proposalStations.contains(station)) {
            out.push_back(missing("no proposal came from station " + station, history.proposalStations));
        }
    }
    for (const auto& station : expectation.noProposalAt) {
        if (history.proposalStations.contains(station))
            out.push_back("a proposal came from station " + station + ", against expectation");
    }
    atLeast(out, "people affected", expectation.peopleMin, history.peopleAffected());
    atLeast(out, "objects affected", expectation.objectsMin, history.objectsAffected());
    atLeast(out, "units", expectation.unitsMin, history.picture.units.size());
    for (const auto& station : expectation.stations) checkStation(out, station, history);
    return out;
}

}  // namespace replay
