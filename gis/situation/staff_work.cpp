// SPDX-License-Identifier: EUPL-1.2
#include "gis/situation/staff_work.h"

#include <algorithm>
#include <utility>

#include "broker/wire/codec.h"
#include "gis/situation/internal/fold_staff_work.h"
#include "gis/situation/internal/fold_whole.h"

namespace situation {
namespace {

// ---- messages -----------------------------------------------------------------------------------------------------

void forgetEndedReports(StaffWork& work, StaffWorkChanges& changes) {
    forgetOldest(work.reports, kWorkEndedMax, changes.reports, [](const ReportView& v) { return !isOpen(v); });
}

void foldReport(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    auto report = wire::payloadOf<wire::Report>(record.envelope);
    if (!report) return;
    const std::string id = record.envelope.id.text();
    ReportView& view = work.reports[id];
    view = ReportView{};
    view.report = std::move(*report);
    view.by = saidBy(record);
    changes.reports.insert(id);
    forgetOldest(work.reports, kReportsMax, changes.reports, [](const ReportView&) { return true; });
}

void foldReportStep(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    const auto step = wire::payloadOf<wire::ReportStep>(record.envelope);
    if (!step) return;
    const auto at = work.reports.find(step->report.text());
    if (at == work.reports.end()) return;
    ReportView& view = at->second;
    changes.reports.insert(at->first);
    switch (step->move) {
        case wire::ReportMove::Routed:
            view.functions = step->functions;
            view.copies = step->copies;
            view.routed = saidBy(record);
            break;
        case wire::ReportMove::Done: view.done[step->function] = record.acceptedAt; break;
        case wire::ReportMove::Undone: view.done.erase(step->function); break;
        case wire::ReportMove::Read: view.read.try_emplace(step->function, record.acceptedAt); break;
        case wire::ReportMove::Sent:
            view.sentAt = step->at.value_or(record.acceptedAt);
            view.sentBy = step->means;
            break;
        case wire::ReportMove::Noted: break;
    }
    if (!step->note.empty()) {
        view.notes.push_back({step->move, step->function, step->note, saidBy(record)});
        if (view.notes.size() > kStepsMax) view.notes.erase(view.notes.begin());
    }
    if (!isOpen(view)) forgetEndedReports(work, changes);
}

void foldNumber(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    const auto numbered = wire::payloadOf<wire::Numbered>(record.envelope);
    if (!numbered) return;
    const auto at = work.reports.find(numbered->subject.text());
    if (at == work.reports.end()) return;
    at->second.number = numbered->number;
    changes.reports.insert(at->first);
}

// ---- what is said whole each time ---------------------------------------------------------------------------------

bool isEnded(const OrderView& view) { return !isOpen(view); }

void foldOrder(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    auto order = wire::payloadOf<wire::Order>(record.envelope);
    if (!order) return;
    const std::string id = order->order;
    changes.orders.insert(id);
    const auto [at, isNew] = work.orders.try_emplace(id);
    OrderView& view = at->second;
    if (isNew) view.since = view.stateSince = record.acceptedAt;
    renew(view, &OrderView::order, std::move(*order), record, isNew);
}

std::optional<OrderState> stateAfter(wire::OrderMove move) {
    switch (move) {
        case wire::OrderMove::Receipted: return OrderState::Receipted;
        case wire::OrderMove::Begun: return OrderState::Begun;
        case wire::OrderMove::Done: return OrderState::Done;
        case wire::OrderMove::Impossible: return OrderState::Impossible;
        case wire::OrderMove::Withdrawn: return OrderState::Withdrawn;
        case wire::OrderMove::Reopened: return OrderState::Given;
        case wire::OrderMove::Noted: return std::nullopt;
    }
    return std::nullopt;
}

void foldOrderStep(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    auto step = wire::payloadOf<wire::OrderStep>(record.envelope);
    if (!step) return;
    const auto at = work.orders.find(step->order);
    if (at == work.orders.end()) return;
    OrderView& view = at->second;
    changes.orders.insert(at->first);
    // A receipt that comes behind "begun" or "done" takes nothing back.
    const auto next = stateAfter(step->move);
    const bool isBehind = step->move == wire::OrderMove::Receipted && view.state != OrderState::Given;
    if (next && !isBehind && *next != view.state) {
        view.state = *next;
        view.stateSince = record.acceptedAt;
    }
    view.steps.push_back({step->move, std::move(step->by), std::move(step->note), saidBy(record)});
    if (view.steps.size() > kStepsMax) view.steps.erase(view.steps.begin());
    if (isEnded(view)) forgetOldest(work.orders, kWorkEndedMax, changes.orders, isEnded);
}

void foldAssignment(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    auto assignment = wire::payloadOf<wire::Assignment>(record.envelope);
    if (!assignment) return;
    const std::string unit = assignment->unit;
    changes.assignments.insert(unit);
    const auto [at, isNew] = work.assignments.try_emplace(unit);
    const bool stands = renew(at->second, &AssignmentView::assignment, std::move(*assignment), record, isNew);
    if (stands && at->second.assignment.ended) work.assignments.erase(at);
}

void foldDrawing(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    auto drawing = wire::payloadOf<wire::Drawing>(record.envelope);
    if (!drawing) return;
    const std::string id = drawing->drawing;
    changes.drawings.insert(id);
    const auto [at, isNew] = work.drawings.try_emplace(id);
    DrawingView& view = at->second;
    if (isNew) view.since = record.acceptedAt;
    if (renew(view, &DrawingView::drawing, std::move(*drawing), record, isNew) && view.drawing.ended)
        work.drawings.erase(at);
}

void foldBoardItem(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    auto item = wire::payloadOf<wire::BoardItem>(record.envelope);
    if (!item) return;
    const std::string id = item->item;
    changes.board.insert(id);
    const auto [at, isNew] = work.board.try_emplace(id);
    BoardView& view = at->second;
    if (isNew) view.since = record.acceptedAt;
    const std::string before = view.item.state;
    if (!renew(view, &BoardView::item, std::move(*item), record, isNew)) return;
    if (isNew || view.item.state != before) view.stateSince = record.acceptedAt;
    if (view.item.ended) work.board.erase(at);
}

// ---- alarms, decisions --------------------------------------------------------------------------------------------

void foldAlarmAct(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    auto act = wire::payloadOf<wire::AlarmAct>(record.envelope);
    if (!act) return;
    const std::string id = act->alarm;
    changes.alarmActs.insert(id);
    work.alarmActs[id] = {std::move(*act), saidBy(record)};
    forgetOldest(work.alarmActs, kAlarmActsMax, changes.alarmActs, [](const AlarmActView&) { return true; });
}

void foldDecision(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    auto decision = wire::payloadOf<wire::Decision>(record.envelope);
    if (!decision) return;
    const std::string id = record.envelope.id.text();
    if (decision->replaces) {
        const auto old = work.decisions.find(decision->replaces->text());
        if (old != work.decisions.end()) {
            old->second.replacedBy = record.envelope.id;
            changes.decisions.insert(old->first);
        }
    }
    work.decisions[id] = {std::move(*decision), saidBy(record), std::nullopt};
    changes.decisions.insert(id);
    forgetOldest(work.decisions, kDecisionsMax, changes.decisions, [](const DecisionView&) { return true; });
}

}  // namespace

bool isSighted(const ReportView& view) { return view.routed.has_value(); }

std::vector<std::string> waitingFor(const ReportView& view) {
    std::vector<std::string> left;
    for (const std::string& function : view.functions)
        if (!view.done.contains(function)) left.push_back(function);
    return left;
}

bool isOpen(const ReportView& view) {
    if (view.report.direction == wire::Direction::Outgoing) return !view.sentAt;
    return !isSighted(view) || !waitingFor(view).empty();
}

bool isOpen(const OrderView& view) {
    return view.state == OrderState::Given || view.state == OrderState::Receipted || view.state == OrderState::Begun ||
           view.state == OrderState::Impossible;  // somebody has to give another order, or withdraw it
}

bool isOverdue(const OrderView& view, base::Instant now) {
    return isOpen(view) && view.order.deadline && *view.order.deadline < now;
}

bool StaffWorkChanges::any() const {
    return !reports.empty() || !orders.empty() || !assignments.empty() || !drawings.empty() || !board.empty() ||
           !alarmActs.empty() || !decisions.empty() || !contacts.empty() || !calls.empty() || !seats.empty();
}

void StaffWorkChanges::add(const StaffWorkChanges& other) {
    reports.insert(other.reports.begin(), other.reports.end());
    orders.insert(other.orders.begin(), other.orders.end());
    assignments.insert(other.assignments.begin(), other.assignments.end());
    drawings.insert(other.drawings.begin(), other.drawings.end());
    board.insert(other.board.begin(), other.board.end());
    alarmActs.insert(other.alarmActs.begin(), other.alarmActs.end());
    decisions.insert(other.decisions.begin(), other.decisions.end());
    contacts.insert(other.contacts.begin(), other.contacts.end());
    calls.insert(other.calls.begin(), other.calls.end());
    seats.insert(other.seats.begin(), other.seats.end());
}

void foldStaffWork(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    switch (record.envelope.kind) {
        case wire::Kind::Report: foldReport(work, record, changes); break;
        case wire::Kind::ReportStep: foldReportStep(work, record, changes); break;
        case wire::Kind::Numbered: foldNumber(work, record, changes); break;
        case wire::Kind::Order: foldOrder(work, record, changes); break;
        case wire::Kind::OrderStep: foldOrderStep(work, record, changes); break;
        case wire::Kind::Assignment: foldAssignment(work, record, changes); break;
        case wire::Kind::Drawing: foldDrawing(work, record, changes); break;
        case wire::Kind::BoardItem: foldBoardItem(work, record, changes); break;
        case wire::Kind::AlarmAct: foldAlarmAct(work, record, changes); break;
        case wire::Kind::Decision: foldDecision(work, record, changes); break;
        case wire::Kind::Contact:
        case wire::Kind::CallUp:
        case wire::Kind::CallStep:
        case wire::Kind::Seat: foldDirectory(work, record, changes); break;
        default: break;
    }
}

void tickStaffWork(StaffWork& work, base::Instant now, StaffWorkChanges& changes) {
    for (auto it = work.drawings.begin(); it != work.drawings.end();) {
        const auto& until = it->second.drawing.until;
        const bool isOver = until && *until <= now;
        if (isOver) changes.drawings.insert(it->first);
        it = isOver ? work.drawings.erase(it) : std::next(it);
    }
}

void deleteStaffWork(StaffWork& work, const wire::Redacted& redacted, StaffWorkChanges& changes) {
    eraseCovered(work.reports, redacted, changes.reports);
    eraseCovered(work.orders, redacted, changes.orders);
    eraseCovered(work.assignments, redacted, changes.assignments);
    eraseCovered(work.drawings, redacted, changes.drawings);
    eraseCovered(work.board, redacted, changes.board);
    eraseCovered(work.alarmActs, redacted, changes.alarmActs);
    eraseCovered(work.decisions, redacted, changes.decisions);
    deleteDirectory(work, redacted, changes);
    for (auto& [id, view] : work.reports) eraseWords(view.notes, redacted, id, changes.reports);
    for (auto& [id, view] : work.orders) eraseWords(view.steps, redacted, id, changes.orders);
}

}  // namespace situation
