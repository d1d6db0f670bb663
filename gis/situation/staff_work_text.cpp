// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <vector>

#include "gis/situation/internal/picture_line.h"
#include "gis/situation/internal/staff_work_text.h"

namespace situation {
namespace {

void addPlace(PictureLine& line, const std::optional<wire::GeoPoint>& place) {
    if (place) line.add("lat", place->latE7).add("lon", place->lonE7);
}
void addBy(PictureLine& line, const SaidBy& by) {
    line.add("by", by.author)
        .add("for", by.source)
        .add("operation", by.operation)
        .add("observed", by.observedAt)
        .add("accepted", by.acceptedAt);
}

void writeReport(std::string& text, const ReportView& view) {
    const wire::Report& report = view.report;
    PictureLine line(text, "report", report.subject);
    line.add("from", report.from)
        .add("to", report.to)
        .add("means", report.means)
        .add("text", report.text)
        .add("priority", report.priority)
        .add("written", report.writtenAt)
        .add("direction", report.direction);
    addBy(line, view.by);
    addPlace(line, report.place);
    if (view.routed) line.add("sighted", view.routed->acceptedAt).add("sighted-by", view.routed->author);
    for (const std::string& function : view.functions) line.add("function", function);
    for (const std::string& function : view.copies) line.add("copy", function);
    for (const auto& [function, at] : view.done) line.add("done", function).add("at", at);
    for (const auto& [function, at] : view.read) line.add("read", function).add("at", at);
    for (const auto& note : view.notes) line.add("note", note.note).add("note-by", note.by.author);
    if (view.sentAt) line.add("sent", *view.sentAt).add("sent-by", view.sentBy);
}

void writeOrder(std::string& text, const std::string& id, const OrderView& view) {
    const wire::Order& order = view.order;
    PictureLine line(text, "order", id);
    line.add("to", order.to)
        .add("unit", order.unit)
        .add("sector", order.sector)
        .add("subject", order.subject)
        .add("text", order.text)
        .add("means", order.means)
        .add("aim", order.aim)
        .add("way", order.way)
        .add("priority", order.priority)
        .add("deadline", order.deadline)
        .add("state", view.state)
        .add("since", view.since)
        .add("state-since", view.stateSince);
    addBy(line, view.by);
    addPlace(line, order.place);
    for (const auto& step : view.steps)
        line.add("step", step.move).add("step-by", step.function).add("note", step.note).add("at", step.by.acceptedAt);
    if (view.rival) line.add("rival", view.rival->said.text).add("rival-by", view.rival->by.author);
}

void writeDrawing(std::string& text, const std::string& id, const DrawingView& view) {
    const wire::Drawing& drawing = view.drawing;
    PictureLine line(text, "drawing", id);
    line.add("shape", drawing.shape)
        .add("use", drawing.use)
        .add("name", drawing.name)
        .add("note", drawing.note)
        .add("leader", drawing.leader)
        .add("contact", drawing.contact)
        .add("parent", drawing.parent)
        .add("until", drawing.until)
        .add("since", view.since);
    addBy(line, view.by);
    addPlace(line, drawing.place);
    if (!drawing.line.empty()) line.add("line", areaWord({{drawing.line}}));
    if (!drawing.area.empty()) line.add("area", areaWord(drawing.area));
    if (drawing.sign) line.add("sign", drawing.sign->base).add("sign-name", drawing.sign->name);
    if (view.rival) line.add("rival", view.rival->said.name).add("rival-by", view.rival->by.author);
}

void writeBoard(std::string& text, const std::string& id, const BoardView& view) {
    const wire::BoardItem& item = view.item;
    PictureLine line(text, "board", id);
    line.add("board", item.board)
        .add("name", item.name)
        .add("state", item.state)
        .add("object", item.object)
        .add("area", item.area)
        .add("until", item.until)
        .add("source", item.source)
        .add("note", item.note)
        .add("since", view.since)
        .add("state-since", view.stateSince);
    addBy(line, view.by);
    addPlace(line, item.place);
    for (const auto& [name, value] : item.figures) line.add(name, value);
    if (view.rival) line.add("rival", view.rival->said.state).add("rival-by", view.rival->by.author);
}

/// Entries whose ids are another's in each run, by what they say.
template <class View, class Write>
void writeById(std::string& text, const std::map<std::string, View>& views, const Write& write) {
    std::vector<std::string> lines;
    for (const auto& [id, view] : views) write(lines.emplace_back(), view);
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : lines) text += line;
}

void writeCall(std::string& text, const std::string& id, const CallView& view) {
    PictureLine line(text, "call", id);
    line.add("subject", view.call.subject)
        .add("text", view.call.text)
        .add("meeting", view.call.meeting)
        .add("there-by", view.call.beThereBy)
        .add("answer-by", view.call.answerBy);
    addBy(line, view.by);
    for (const wire::CallTarget& target : view.call.targets)
        line.add("target", target.contact).add("means", target.reach.means).add("address", target.reach.address);
    for (const auto& [contact, ways] : view.deliveries)
        for (const auto& [means, one] : ways)
            line.add("way", contact).add("means", means).add("state", one.state).add("note", one.note);
    for (const auto& [contact, one] : view.answers)
        line.add("answer", contact).add("move", one.move).add("arrival", one.arrival).add("note", one.note);
    for (const auto& note : view.notes) line.add("note", note.note).add("note-by", note.by.author);
    if (view.closed) line.add("closed", view.closed->acceptedAt).add("closed-by", view.closed->author);
}

void writeDirectory(std::string& text, const StaffWork& work) {
    for (const auto& [id, view] : work.contacts) {
        const wire::Contact& contact = view.contact;
        PictureLine line(text, "contact", id);
        line.add("function", contact.function)
            .add("organisation", contact.organisation)
            .add("name", contact.name)
            .add("rank", contact.rank)
            .add("on-call-from", contact.onCallFrom)
            .add("on-call-until", contact.onCallUntil)
            .add("note", contact.note);
        for (const wire::Reach& reach : contact.reach) line.add("means", reach.means).add("address", reach.address);
        addBy(line, view.by);
        if (view.rival) line.add("rival", view.rival->said.name).add("rival-by", view.rival->by.author);
    }
    for (const auto& [id, view] : work.calls) writeCall(text, id, view);
    // A device has another id in each run.
    writeById(text, work.seats, [](std::string& lineText, const SeatView& view) {
        PictureLine line(lineText, "seat", view.seat.workplace);
        line.add("move", view.seat.move).add("person", view.seat.person);
        addBy(line, view.by);
    });
}

}  // namespace

void writeStaffWork(std::string& text, const StaffWork& work) {
    writeById(text, work.reports, writeReport);
    for (const auto& [id, view] : work.orders) writeOrder(text, id, view);
    for (const auto& [unit, view] : work.assignments) {
        PictureLine line(text, "assignment", unit);
        line.add("sector", view.assignment.sector)
            .add("task", view.assignment.task)
            .add("from", view.assignment.from)
            .add("relief", view.assignment.reliefAt)
            .add("contact", view.assignment.contact);
        if (view.assignment.place)
            line.add("lat", view.assignment.place->latE7)
                .add("lon", view.assignment.place->lonE7)
                .add("placed", view.assignment.placedAt);
        if (view.assignment.status)
            line.add("fms", static_cast<std::uint64_t>(*view.assignment.status))
                .add("fms-at", view.assignment.statusAt);
        if (view.assignment.strength) {
            std::string strength;
            for (const std::uint16_t one : *view.assignment.strength)
                strength += (strength.empty() ? "" : "/") + std::to_string(one);
            line.add("strength", strength).add("strength-at", view.assignment.strengthAt);
        }
        addBy(line, view.by);
        if (view.rival) line.add("rival", view.rival->said.task).add("rival-by", view.rival->by.author);
    }
    for (const auto& [id, view] : work.drawings) writeDrawing(text, id, view);
    for (const auto& [id, view] : work.board) writeBoard(text, id, view);
    for (const auto& [id, view] : work.alarmActs) {
        PictureLine line(text, "alarm-act", id);
        line.add("since", view.act.since)
            .add("move", view.act.move)
            .add("function", view.act.function)
            .add("until", view.act.until)
            .add("note", view.act.note);
        addBy(line, view.by);
    }
    writeById(text, work.decisions, [](std::string& lineText, const DecisionView& view) {
        PictureLine line(lineText, "decision", view.decision.subject);
        line.add("text", view.decision.text)
            .add("reasons", view.decision.reasons)
            .add("function", view.decision.function)
            .add("replaced", static_cast<int>(view.replacedBy.has_value()));
        for (const std::string& option : view.decision.options) line.add("option", option);
        for (const wire::Ground& ground : view.decision.grounds)
            line.add("ground", ground.subject).add("words", ground.words);
        addBy(line, view.by);
    });
    writeDirectory(text, work);
}

}  // namespace situation
