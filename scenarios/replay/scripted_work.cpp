// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/scripted_work.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "broker/seal/seal.h"
#include "broker/wire/codec.h"

namespace replay {
namespace {

/// The saying that an edit starts from: the one that stands.
template <class View>
std::optional<wire::MessageId> standing(const std::map<std::string, View>& views, const std::string& id) {
    const auto found = views.find(id);
    return found == views.end() ? std::nullopt : std::optional(found->second.by.id);
}

std::string whole(double value) { return std::to_string(std::llround(value)); }

std::optional<wire::Ground> stationGround(const std::string& id, const situation::Situation& picture) {
    const auto found = picture.stations.find(id);
    if (found == picture.stations.end() || !found->second.state) return std::nullopt;
    const situation::Station& station = found->second;
    wire::Ground ground;
    ground.record = station.stateId;
    ground.at = station.state->trustedAt;
    const bool isGauge = station.last.contains(wire::Quantity::WaterLevel);
    ground.words = (isGauge ? "Pegel " : "Station ") + id;
    if (station.state->hearing == wire::Hearing::Silent) ground.words += ", stumm";
    // The value that the level was judged by, with its own time: a newer one may not be judged yet.
    if (isGauge && station.state->trustedValue) ground.words += ", " + whole(*station.state->trustedValue) + " cm";
    if (station.state->level && *station.state->level != wire::GaugeLevel::BelowAll)
        ground.words += ", Informationswert " + std::to_string(static_cast<int>(*station.state->level));
    return ground;
}

std::optional<wire::Ground> zoneGround(const std::string& id, const situation::Situation& picture) {
    const auto found = picture.zones.find(id);
    if (found == picture.zones.end()) return std::nullopt;
    const wire::Zone& zone = found->second.zone;
    wire::Ground ground;
    ground.record = found->second.id;
    const bool isFlood = id.starts_with("flood:");
    ground.words = (isFlood ? "Überflutung " + id.substr(6) : "Zone " + id) + ": ";
    ground.words += zone.people
                        ? std::to_string(zone.people->low) + " bis " + std::to_string(zone.people->high) + " Menschen"
                        : "Menschen unbekannt";
    if (!zone.objects.empty()) ground.words += ", " + std::to_string(zone.objects.size()) + " Objekte";
    return ground;
}

std::optional<wire::Ground> unitGround(const std::string& callSign, const situation::Situation& picture) {
    const auto found = picture.units.find(callSign);
    if (found == picture.units.end()) return std::nullopt;
    wire::Ground ground;
    ground.record = found->second.id;
    ground.at = found->second.observedAt;
    ground.words = callSign + ": Status " + std::to_string(static_cast<int>(found->second.report.fmsStatus));
    return ground;
}

}  // namespace

std::string scriptedId(std::uint64_t seed, const std::string& what, std::size_t index) {
    const auto hash = seal::sha256(base::bytesOf(what + " " + std::to_string(seed) + " " + std::to_string(index)));
    return base::toHex(hash).substr(0, 32);
}

ScriptedWork::ScriptedWork(const Scenario& scenario, std::string person, std::uint64_t seed)
    : m_scenario(scenario), m_person(std::move(person)), m_seed(seed) {}

void ScriptedWork::fold(const wire::Record& record) {
    if (record.verdict != 0 || record.envelope.author != m_person) return;
    const auto report = wire::payloadOf<wire::Report>(record.envelope);
    if (!report) return;
    m_reports.resize(m_scenario.reports.size());
    for (std::size_t i = 0; i < m_reports.size(); ++i) {
        const ScriptedReport& scripted = m_scenario.reports[i];
        const bool isIt = !m_reports[i] && report->writtenAt == m_scenario.start.plusS(scripted.atS) &&
                          report->from == scripted.from && report->text == scripted.text;
        if (!isIt) continue;
        m_reports[i] = record.envelope.id;
        return;
    }
}

std::vector<WorkSaying> ScriptedWork::atTick(const wire::Tick& tick, const situation::Situation& picture) const {
    Out out;
    drawSectors(tick, picture, out);
    assignUnits(tick, picture, out);
    keepBoards(tick, picture, out);
    sightReports(tick, out);
    giveOrders(tick, out);
    stepOrders(tick, out);
    return out;
}

std::string ScriptedWork::sectorId(const std::string& name) const {
    return name.empty() ? std::string() : scriptedId(m_seed, "sector " + name, 0);
}

void ScriptedWork::drawSectors(const wire::Tick& tick, const situation::Situation& picture, Out& out) const {
    for (const ScriptedSector& scripted : m_scenario.work.sectors) {
        if (!m_scenario.fallsOn(scripted.atS, tick.number)) continue;
        wire::Drawing drawing;
        drawing.drawing = sectorId(scripted.name);
        drawing.shape = wire::DrawingShape::Area, drawing.use = "sector";
        drawing.name = scripted.name, drawing.note = scripted.note;
        drawing.leader = scripted.leader, drawing.contact = scripted.contact;
        drawing.parent = sectorId(scripted.partOf);
        drawing.area = {{scripted.outline}};
        drawing.basedOn = standing(picture.work.drawings, drawing.drawing);
        out.push_back({wire::Kind::Drawing, wire::encodePayload(drawing), scripted.post});
    }
}

void ScriptedWork::assignUnits(const wire::Tick& tick, const situation::Situation& picture, Out& out) const {
    for (const ScriptedAssignment& scripted : m_scenario.work.assignments) {
        if (!m_scenario.fallsOn(scripted.atS, tick.number)) continue;
        wire::Assignment assignment;
        assignment.unit = scripted.unit, assignment.sector = sectorId(scripted.sector);
        assignment.task = scripted.task, assignment.contact = scripted.contact;
        assignment.from = tick.at, assignment.ended = scripted.ended;
        if (scripted.reliefAfterS) assignment.reliefAt = tick.at.plusS(*scripted.reliefAfterS);
        assignment.basedOn = standing(picture.work.assignments, assignment.unit);
        out.push_back({wire::Kind::Assignment, wire::encodePayload(assignment), scripted.post});
    }
}

void ScriptedWork::keepBoards(const wire::Tick& tick, const situation::Situation& picture, Out& out) const {
    for (const ScriptedBoardItem& scripted : m_scenario.work.board) {
        if (!m_scenario.fallsOn(scripted.atS, tick.number)) continue;
        wire::BoardItem item = scripted.item;
        item.item = scriptedId(m_seed, "board " + item.name, static_cast<std::size_t>(item.board));
        item.area = sectorId(scripted.sector);
        item.basedOn = standing(picture.work.board, item.item);
        out.push_back({wire::Kind::BoardItem, wire::encodePayload(item), scripted.post});
    }
}

void ScriptedWork::sightReports(const wire::Tick& tick, Out& out) const {
    for (std::size_t i = 0; i < m_reports.size(); ++i) {
        const ScriptedReport& scripted = m_scenario.reports[i];
        if (!m_reports[i] || !scripted.seenAfterS) continue;
        if (m_scenario.fallsOn(scripted.atS + *scripted.seenAfterS, tick.number)) {
            wire::ReportStep routed;
            routed.report = *m_reports[i];
            routed.functions = scripted.functions, routed.copies = scripted.copies;
            out.push_back({wire::Kind::ReportStep, wire::encodePayload(routed), scripted.seenBy});
        }
        for (const ScriptedDone& one : scripted.done) {
            if (!m_scenario.fallsOn(scripted.atS + one.afterS, tick.number)) continue;
            wire::ReportStep done;
            done.report = *m_reports[i], done.move = wire::ReportMove::Done;
            done.function = one.function, done.note = one.note;
            out.push_back({wire::Kind::ReportStep, wire::encodePayload(done), one.function});
        }
    }
}

void ScriptedWork::giveOrders(const wire::Tick& tick, Out& out) const {
    for (std::size_t i = 0; i < m_scenario.work.orders.size(); ++i) {
        const ScriptedOrder& scripted = m_scenario.work.orders[i];
        if (!m_scenario.fallsOn(scripted.atS, tick.number)) continue;
        wire::Order order;
        order.order = scriptedId(m_seed, "order", i);
        order.to = scripted.to, order.unit = scripted.unit, order.sector = sectorId(scripted.sector);
        order.subject = scripted.subject, order.text = scripted.text;
        order.means = scripted.means, order.aim = scripted.aim, order.way = scripted.way;
        order.priority = scripted.priority, order.place = scripted.place;
        if (scripted.deadlineAfterS) order.deadline = tick.at.plusS(*scripted.deadlineAfterS);
        const auto report = std::ranges::find(m_scenario.reports, scripted.report, &ScriptedReport::key);
        if (!scripted.report.empty() && report != m_scenario.reports.end()) {
            const auto index = static_cast<std::size_t>(report - m_scenario.reports.begin());
            if (index < m_reports.size()) order.report = m_reports[index];
        }
        out.push_back({wire::Kind::Order, wire::encodePayload(order), scripted.post});
    }
}

/// The staff's own operator writes down what the addressee says on the radio.
void ScriptedWork::stepOrders(const wire::Tick& tick, Out& out) const {
    for (std::size_t i = 0; i < m_scenario.work.orders.size(); ++i) {
        const ScriptedOrder& scripted = m_scenario.work.orders[i];
        const auto step = [&](const std::optional<std::int64_t>& afterS, wire::OrderMove move,
                              const std::string& note) {
            if (!afterS || !m_scenario.fallsOn(scripted.atS + *afterS, tick.number)) return;
            const wire::OrderStep said{scriptedId(m_seed, "order", i), move, scripted.to, note};
            out.push_back({wire::Kind::OrderStep, wire::encodePayload(said), scripted.post});
        };
        step(scripted.receivedAfterS, wire::OrderMove::Receipted, {});
        step(scripted.begunAfterS, wire::OrderMove::Begun, {});
        step(scripted.doneAfterS, wire::OrderMove::Done, scripted.doneNote);
    }
}

wire::Decision decisionFrom(const ScriptedDecision& scripted, const situation::Situation& picture) {
    wire::Decision decision;
    decision.subject = scripted.subject, decision.text = scripted.text, decision.reasons = scripted.reasons;
    decision.options = scripted.options;
    decision.function = "LdS";
    decision.knownThrough = picture.lastSequence;
    for (const std::string& subject : scripted.grounds) {
        const auto colon = subject.find(':');
        const std::string kind = subject.substr(0, colon), id = subject.substr(colon + 1);
        auto ground = kind == "station" ? stationGround(id, picture)
                      : kind == "zone"  ? zoneGround(id, picture)
                                        : unitGround(id, picture);
        if (!ground) continue;
        ground->subject = subject;
        decision.grounds.push_back(std::move(*ground));
    }
    return decision;
}

}  // namespace replay
