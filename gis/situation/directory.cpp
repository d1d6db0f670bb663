// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "gis/situation/internal/fold_staff_work.h"
#include "gis/situation/internal/fold_whole.h"
#include "gis/situation/staff_work.h"

namespace situation {
namespace {

void foldContact(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    auto contact = wire::payloadOf<wire::Contact>(record.envelope);
    if (!contact) return;
    const std::string id = contact->contact;
    changes.contacts.insert(id);
    const auto [at, isNew] = work.contacts.try_emplace(id);
    const bool stands = renew(at->second, &ContactView::contact, std::move(*contact), record, isNew);
    if (stands && at->second.contact.ended) work.contacts.erase(at);
    forgetOldest(work.contacts, kContactsMax, changes.contacts, [](const ContactView&) { return true; });
}

void forgetEndedCalls(StaffWork& work, StaffWorkChanges& changes) {
    forgetOldest(work.calls, kWorkEndedMax, changes.calls, [](const CallView& view) { return !isOpen(view); });
}

void foldCallUp(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    auto call = wire::payloadOf<wire::CallUp>(record.envelope);
    if (!call) return;
    const std::string id = call->call;
    // A call is said once: a second one under its id would change whom the first went to.
    if (work.calls.contains(id)) return;
    changes.calls.insert(id);
    CallView& view = work.calls[id];
    view.call = std::move(*call);
    view.by = saidBy(record);
    forgetEndedCalls(work, changes);
}

void foldCallStep(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    const auto step = wire::payloadOf<wire::CallStep>(record.envelope);
    if (!step) return;
    const auto at = work.calls.find(step->call);
    if (at == work.calls.end()) return;
    CallView& view = at->second;
    const bool isCalled = std::any_of(view.call.targets.begin(), view.call.targets.end(),
                                      [&](const wire::CallTarget& one) { return one.contact == step->contact; });
    if (!isCalled && !step->contact.empty()) return;
    changes.calls.insert(at->first);
    switch (step->move) {
        case wire::CallMove::Queued:
        case wire::CallMove::Sent:
        case wire::CallMove::Failed: {
            auto& ways = view.deliveries[step->contact];
            // An intent that comes late takes nothing back.
            if (step->move == wire::CallMove::Queued && ways.contains(step->means)) return;
            ways[step->means] = {step->move, step->note, saidBy(record)};
            return;
        }
        case wire::CallMove::Coming:
        case wire::CallMove::Declined:
        case wire::CallMove::Arrived:
            view.answers[step->contact] = {step->move, step->arrival, step->means, step->note, saidBy(record)};
            break;
        case wire::CallMove::Closed: view.closed = saidBy(record); break;
        case wire::CallMove::Noted: break;
    }
    const bool isAnswer = view.answers.contains(step->contact) && step->move != wire::CallMove::Noted;
    if (!step->note.empty() && !isAnswer) {
        view.notes.push_back({step->move, step->contact, step->note, saidBy(record)});
        if (view.notes.size() > kStepsMax) view.notes.erase(view.notes.begin());
    }
    if (!isOpen(view)) forgetEndedCalls(work, changes);
}

void foldSeat(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    auto seat = wire::payloadOf<wire::Seat>(record.envelope);
    if (!seat) return;
    const std::string id = record.submitter.text();
    changes.seats.insert(id);
    work.seats[id] = {std::move(*seat), saidBy(record), record.submitter};
    forgetOldest(work.seats, kSeatsMax, changes.seats, [](const SeatView&) { return true; });
}

}  // namespace

bool isOnCall(const wire::Contact& contact, base::Instant now) {
    if (!contact.onCallFrom && !contact.onCallUntil) return false;
    return (!contact.onCallFrom || *contact.onCallFrom <= now) && (!contact.onCallUntil || now < *contact.onCallUntil);
}

std::vector<const wire::CallTarget*> calledOf(const CallView& view) {
    std::vector<const wire::CallTarget*> called;
    for (const wire::CallTarget& target : view.call.targets)
        if (std::none_of(called.begin(), called.end(),
                         [&](const wire::CallTarget* one) { return one->contact == target.contact; }))
            called.push_back(&target);
    return called;
}

bool isOpen(const CallView& view) {
    if (view.closed) return false;
    const auto called = calledOf(view);
    return std::any_of(called.begin(), called.end(), [&](const wire::CallTarget* one) {
        const auto answer = view.answers.find(one->contact);
        if (answer == view.answers.end()) return true;
        return answer->second.move == wire::CallMove::Coming && !view.call.meeting.empty();
    });
}

void foldDirectory(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes) {
    switch (record.envelope.kind) {
        case wire::Kind::Contact: foldContact(work, record, changes); break;
        case wire::Kind::CallUp: foldCallUp(work, record, changes); break;
        case wire::Kind::CallStep: foldCallStep(work, record, changes); break;
        case wire::Kind::Seat: foldSeat(work, record, changes); break;
        default: break;
    }
}

void deleteDirectory(StaffWork& work, const wire::Redacted& redacted, StaffWorkChanges& changes) {
    eraseCovered(work.contacts, redacted, changes.contacts);
    eraseCovered(work.calls, redacted, changes.calls);
    eraseCovered(work.seats, redacted, changes.seats);
    for (auto& [id, view] : work.calls) {
        eraseWords(view.notes, redacted, id, changes.calls);
        if (std::erase_if(view.answers,
                          [&](const auto& one) { return wire::covers(redacted.spans, one.second.by.sequence); }) > 0)
            changes.calls.insert(id);
    }
}

}  // namespace situation
