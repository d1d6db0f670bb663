// SPDX-License-Identifier: EUPL-1.2

// Directory, calls and seats as the log tells them. Numbers and addresses never stand in it.
#include <algorithm>
#include <set>
#include <string>

#include "broker/wire/codec.h"
#include "broker/wire/spans.h"
#include "console/session/chronicle.h"

namespace session {

namespace {

std::string whoIs(const situation::CallView& call, const std::string& contact) {
    for (const wire::CallTarget& one : call.call.targets)
        if (one.contact == contact) return one.name.empty() ? one.function : one.function + " " + one.name;
    return {};
}

bool isOfPeople(LineKind kind) {
    return kind == LineKind::ContactSaid || kind == LineKind::CalledUp || kind == LineKind::CallStepped ||
           kind == LineKind::SeatSaid;
}

}  // namespace

void Chronicle::notePeople(const wire::Record& record, const situation::Situation& before) {
    if (const auto contact = wire::payloadOf<wire::Contact>(record.envelope)) {
        Line& line = add(record, LineKind::ContactSaid);
        line.subject = contact->function;
        line.count = contact->ended ? 1 : 0;
    } else if (const auto call = wire::payloadOf<wire::CallUp>(record.envelope)) {
        if (before.work.calls.contains(call->call)) return;
        Line& line = add(record, LineKind::CalledUp);
        std::set<std::string> called;
        for (const wire::CallTarget& one : call->targets) called.insert(one.contact);
        line.subject = call->subject;
        line.text = call->text;
        line.other = std::to_string(called.size());
        if (call->answerBy) line.madeDetails().until = call->answerBy;
        line.madeDetails().device = call->call;
    } else if (const auto step = wire::payloadOf<wire::CallStep>(record.envelope)) {
        const auto known = before.work.calls.find(step->call);
        const bool isRoutine =
            step->move == wire::CallMove::Queued || (step->move == wire::CallMove::Sent && !record.envelope.author);
        if (known == before.work.calls.end() || isRoutine) return;
        Line& line = add(record, LineKind::CallStepped);
        line.subject = known->second.call.subject;
        line.other = whoIs(known->second, step->contact);
        line.text = step->note;
        line.madeDetails().until = step->arrival;
        line.count = static_cast<std::uint32_t>(step->move);
        line.madeDetails().device = step->call;
    } else if (const auto seat = wire::payloadOf<wire::Seat>(record.envelope)) {
        Line& line = add(record, LineKind::SeatSaid);
        line.subject = seat->workplace;
        line.author = seat->person;  // what is left the console says by itself
        line.count = static_cast<std::uint32_t>(seat->move);
    }
}

/// Words and names are gone, the place in the log stays; the directory's and the seats' lines were never more than
/// that.
void Chronicle::noteDeletedPeople(const wire::Record& record) {
    if (record.envelope.kind == wire::Kind::CallUp) add(record, LineKind::CalledUp).madeDetails().deleted.emplace();
}

std::uint32_t Chronicle::deletePeople(const wire::Record& record, const wire::Redacted& redacted) {
    bool isChanged = false;
    std::uint32_t count = 0;  ///< of lines that stay
    std::set<std::string> calls;
    for (Line& line : m_lines) {
        if (!isOfPeople(line.kind) || !wire::covers(redacted.spans, line.sequence)) continue;
        if (line.kind == LineKind::CalledUp) calls.insert(line.details().device);
        line = line.withoutWords({record.acceptedAt, redacted.rule, redacted.reason});
        isChanged = true;
        if (line.kind == LineKind::CalledUp) ++count;
    }
    // As in a journal that is read afterwards: without the call nothing stands that names who was called.
    const auto gone = std::remove_if(m_lines.begin(), m_lines.end(), [&](const Line& line) {
        if (line.isDeleted() && isOfPeople(line.kind)) return line.kind != LineKind::CalledUp;
        return line.kind == LineKind::CallStepped && calls.contains(line.details().device);
    });
    m_lines.erase(gone, m_lines.end());
    if (isChanged) m_reordered = ++m_linesVersion;
    return count;
}

}  // namespace session
