// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The staff's work in a snapshot.

#include "gis/situation/internal/picture_io.h"
#include "gis/situation/staff_work.h"

namespace situation::picture_io {

template <class Io>
void said(Io& io, SaidBy& by) {
    text(io, by.author);
    text(io, by.source);
    text(io, by.operation);
    time(io, by.observedAt);
    time(io, by.acceptedAt);
    id(io, by.id);
    whole(io, by.sequence);
}
template <class Io, class Move>
void step(Io& io, StepView<Move>& value, Move last) {
    choice(io, value.move, last);
    text(io, value.function);
    text(io, value.note);
    said(io, value.by);
}
template <class Io, class Payload>
void rival(Io& io, std::optional<Rival<Payload>>& value) {
    maybe(io, value, [&](Rival<Payload>& one) {
        payload(io, one.said);
        said(io, one.by);
    });
}

template <class Io>
void reportView(Io& io, ReportView& view) {
    payload(io, view.report);
    said(io, view.by);
    list(io, view.functions, [&](std::string& one) { text(io, one); });
    list(io, view.copies, [&](std::string& one) { text(io, one); });
    maybe(io, view.routed, [&](SaidBy& by) { said(io, by); });
    table(io, view.done, [&](base::Instant& at) { time(io, at); });
    table(io, view.read, [&](base::Instant& at) { time(io, at); });
    list(io, view.notes, [&](StepView<wire::ReportMove>& one) { step(io, one, wire::ReportMove::Read); });
    maybe(io, view.sentAt, [&](base::Instant& at) { time(io, at); });
    text(io, view.sentBy);
    maybe(io, view.number, [&](std::uint32_t& number) { whole(io, number); });
}

template <class Io>
void directory(Io& io, StaffWork& work) {
    table(io, work.contacts, [&](ContactView& view) {
        payload(io, view.contact);
        said(io, view.by);
        rival(io, view.rival);
    });
    table(io, work.calls, [&](CallView& view) {
        payload(io, view.call);
        said(io, view.by);
        table(io, view.deliveries, [&](std::map<std::string, CallDelivery>& ways) {
            table(io, ways, [&](CallDelivery& one) {
                choice(io, one.state, wire::CallMove::Failed);
                text(io, one.note);
                said(io, one.by);
            });
        });
        table(io, view.answers, [&](CallAnswer& one) {
            choice(io, one.move, wire::CallMove::Arrived);
            maybe(io, one.arrival, [&](base::Instant& at) { time(io, at); });
            text(io, one.means);
            text(io, one.note);
            said(io, one.by);
        });
        list(io, view.notes, [&](StepView<wire::CallMove>& one) { step(io, one, wire::CallMove::Closed); });
        maybe(io, view.closed, [&](SaidBy& by) { said(io, by); });
    });
    table(io, work.seats, [&](SeatView& view) {
        payload(io, view.seat);
        said(io, view.by);
        device(io, view.device);
    });
}

template <class Io>
void staffWork(Io& io, StaffWork& work) {
    table(io, work.reports, [&](ReportView& view) { reportView(io, view); });
    table(io, work.orders, [&](OrderView& view) {
        payload(io, view.order);
        said(io, view.by);
        time(io, view.since);
        choice(io, view.state, OrderState::Withdrawn);
        time(io, view.stateSince);
        list(io, view.steps, [&](StepView<wire::OrderMove>& one) { step(io, one, wire::OrderMove::Reopened); });
        rival(io, view.rival);
    });
    table(io, work.assignments, [&](AssignmentView& view) {
        payload(io, view.assignment);
        said(io, view.by);
        rival(io, view.rival);
    });
    table(io, work.drawings, [&](DrawingView& view) {
        payload(io, view.drawing);
        said(io, view.by);
        time(io, view.since);
        rival(io, view.rival);
    });
    table(io, work.board, [&](BoardView& view) {
        payload(io, view.item);
        said(io, view.by);
        time(io, view.since);
        time(io, view.stateSince);
        rival(io, view.rival);
    });
    table(io, work.alarmActs, [&](AlarmActView& view) {
        payload(io, view.act);
        said(io, view.by);
    });
    table(io, work.decisions, [&](DecisionView& view) {
        payload(io, view.decision);
        said(io, view.by);
        maybe(io, view.replacedBy, [&](wire::MessageId& one) { id(io, one); });
    });
    directory(io, work);
}

}  // namespace situation::picture_io
