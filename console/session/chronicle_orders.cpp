// SPDX-License-Identifier: EUPL-1.2

// Orders, who works where, and the status of units as the log tells them.
#include <algorithm>
#include <string>
#include <vector>

#include "broker/wire/codec.h"
#include "broker/wire/newest.h"
#include "broker/wire/spans.h"
#include "console/session/chronicle.h"

namespace session {

namespace {

bool isWork(LineKind kind) {
    return kind == LineKind::OrderGiven || kind == LineKind::OrderChanged || kind == LineKind::OrderStepped ||
           kind == LineKind::Assigned;
}

}  // namespace

/// Their words are gone, their place in the log stays.
void Chronicle::noteDeletedWork(const wire::Record& record) {
    if (record.envelope.kind == wire::Kind::Order) add(record, LineKind::OrderGiven).madeDetails().deleted.emplace();
    if (record.envelope.kind == wire::Kind::OrderStep)
        add(record, LineKind::OrderStepped).madeDetails().deleted.emplace();
    if (record.envelope.kind == wire::Kind::Assignment) add(record, LineKind::Assigned).madeDetails().deleted.emplace();
}

void Chronicle::noteOrder(const wire::Record& record, const situation::Situation& before) {
    const auto order = wire::payloadOf<wire::Order>(record.envelope);
    if (!order) return;
    const bool isNew = !before.work.orders.contains(order->order);
    Line& line = add(record, isNew ? LineKind::OrderGiven : LineKind::OrderChanged);
    line.subject = order->order;
    line.other = order->to;
    line.text = order->subject;
    if (order->deadline) line.madeDetails().until = order->deadline;
    line.priority = order->priority;
}

void Chronicle::noteOrderStep(const wire::Record& record, const situation::Situation& before) {
    const auto step = wire::payloadOf<wire::OrderStep>(record.envelope);
    if (!step) return;
    const auto known = before.work.orders.find(step->order);
    Line& line = add(record, LineKind::OrderStepped);
    line.subject = step->order;
    line.count = static_cast<std::uint32_t>(step->move);
    line.text = step->note;
    if (!step->by.empty()) line.madeDetails().device = step->by;
    if (known == before.work.orders.end()) return;
    line.other = known->second.order.to + ": " + known->second.order.subject;
    line.priority = known->second.order.priority;
}

void Chronicle::noteAssignment(const wire::Record& record, const situation::Situation& before) {
    const auto said = wire::payloadOf<wire::Assignment>(record.envelope);
    if (!said) return;
    Line& line = add(record, LineKind::Assigned);
    line.subject = said->unit;
    line.text = said->task;
    if (said->from) line.madeDetails().from = said->from;
    if (said->reliefAt) line.madeDetails().until = said->reliefAt;
    line.count = said->ended ? 1 : 0;
    const auto known = before.work.assignments.find(said->unit);
    const bool isPut =
        said->place && (known == before.work.assignments.end() || known->second.assignment.placedAt != said->placedAt);
    if (isPut) line.madeDetails().place = said->place;
    const wire::Assignment none, &was = known == before.work.assignments.end() ? none : known->second.assignment;
    if (said->status && was.statusAt != said->statusAt) line.madeDetails().status = said->status;
    if (said->strength && was.strengthAt != said->strengthAt) line.madeDetails().strength = said->strength;
    const auto sector = before.work.drawings.find(said->sector);
    if (sector != before.work.drawings.end()) line.other = sector->second.drawing.name;
}

void Chronicle::noteStatus(const wire::Record& record, const wire::UnitReport& report) {
    auto& known = m_statuses[wire::unitOf(report, record.envelope.source)];
    const std::string task = report.task.value_or("");
    if (!known.empty() && known.back().fmsStatus == report.fmsStatus && known.back().task == task) return;
    known.push_back({record.acceptedAt, record.sequence, report.fmsStatus, task});
    if (known.size() > kStatusesMax) known.pop_front();
}

const std::deque<StatusChange>* Chronicle::statuses(const std::string& callSign) const {
    const auto found = m_statuses.find(callSign);
    return found == m_statuses.end() ? nullptr : &found->second;
}

std::uint32_t Chronicle::deleteOrders(const wire::Record& record, const wire::Redacted& redacted) {
    std::uint32_t count = 0;
    std::vector<std::string> orders;
    for (Line& line : m_lines) {
        if (!isWork(line.kind) || !wire::covers(redacted.spans, line.sequence)) continue;
        if (line.kind == LineKind::OrderGiven || line.kind == LineKind::OrderChanged) orders.push_back(line.subject);
        line = line.withoutWords({record.acceptedAt, redacted.rule, redacted.reason});
        // What was said of it, a journal that is read afterwards cannot tell either.
        if (line.kind == LineKind::OrderChanged) line.kind = LineKind::OrderGiven;
        ++count;
    }
    // Steps that stand quote the order that does not.
    for (Line& line : m_lines)
        if (line.kind == LineKind::OrderStepped &&
            std::find(orders.begin(), orders.end(), line.subject) != orders.end())
            line.other = {};
    for (auto& [unit, changes] : m_statuses)
        std::erase_if(changes, [&](const StatusChange& one) { return wire::covers(redacted.spans, one.sequence); });
    if (count > 0) m_reordered = ++m_linesVersion;
    return count;
}

}  // namespace session
