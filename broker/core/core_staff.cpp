// SPDX-License-Identifier: EUPL-1.2
#include "broker/core/core.h"
#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "broker/wire/newest.h"

namespace core {

using wire::OperationStep;
using wire::RejectionCode;

Verdict Core::takeOperationAct(const wire::Envelope& envelope) {
    const auto decoded = wire::decodePayload<wire::OperationAct>(envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    const auto& act = std::get<wire::OperationAct>(decoded);
    const auto operation = m_operations.find(act.operation);
    if (act.step == OperationStep::Opened) {
        if (operation != m_operations.end())
            return {RejectionCode::WrongStep, "the operation \"" + act.operation + "\" was opened before",
                    "choose another id", "payload.op"};
        m_operations.emplace(act.operation, OperationStep::Opened);
        return {};
    }
    if (operation == m_operations.end())
        return {RejectionCode::UnknownSubject, "the operation \"" + act.operation + "\" was never opened",
                "open it first", "payload.op"};
    if (operation->second == OperationStep::Archived)
        return {RejectionCode::WrongStep, "the operation \"" + act.operation + "\" is archived", "open another one",
                "payload.op"};
    if (act.step == OperationStep::Closed && operation->second == OperationStep::Closed)
        return {RejectionCode::WrongStep, "the operation \"" + act.operation + "\" is closed already", "",
                "payload.step"};
    if (act.step == OperationStep::Archived && operation->second != OperationStep::Closed)
        return {RejectionCode::WrongStep, "the operation \"" + act.operation + "\" is still open", "close it first",
                "payload.step"};
    if (act.step != OperationStep::Named) operation->second = act.step;
    return {};
}

Verdict Core::takeLogEntry(const wire::Record& record, Decision& decision) {
    const auto decoded = wire::decodePayload<wire::LogEntry>(record.envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    const auto& entry = std::get<wire::LogEntry>(decoded);
    if (entry.corrects && !m_logEntries.contains(*entry.corrects))
        return {RejectionCode::UnknownSubject, "the entry that it corrects does not exist", "check the id",
                "payload.corrects"};
    m_logEntries.insert(record.envelope.id);
    number(record, "log", decision);
    return {};
}

Verdict Core::takeReport(const wire::Record& record, Decision& decision) {
    if (const auto rejection = wire::checkPayload(wire::Kind::Report, 1, record.envelope.payload))
        return unreadable(*rejection);
    number(record, "report", decision);
    return {};
}

/// One that comes late, out of an outbox, must not lay a station aside in hindsight, nor one for a far day be
/// forgotten.
Verdict Core::takeMaintenance(const wire::Envelope& envelope) const {
    const auto decoded = wire::decodePayload<wire::Maintenance>(envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    const auto& maintenance = std::get<wire::Maintenance>(decoded);
    if (maintenance.ended || !m_now) return {};
    if (maintenance.until <= *m_now)
        return {RejectionCode::WrongStep, "its end is past: it is " + base::isoUtc(*m_now),
                "choose an end that is to come", "payload.until"};
    if (base::spanMs(maintenance.from, *m_now) > wire::limits::kMaintenanceMsMax)
        return {RejectionCode::WrongStep, "it begins in more than 30 days", "say it when it is nearer", "payload.from"};
    return {};
}

/// The picture names units by call sign, so a device that speaks for one unit must not move another.
Verdict Core::takeUnitReport(const wire::Record& record) {
    const wire::Envelope& envelope = record.envelope;
    const auto decoded = wire::decodePayload<wire::UnitReport>(envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    const auto& report = std::get<wire::UnitReport>(decoded);
    if (envelope.source != "unit:" + report.callSign)
        return {RejectionCode::MaySpeakNotFor, "its source is not \"unit:\" and the call sign that it reports",
                "say it for that unit, or report this one's call sign"};
    // An emergency call may overtake what its unit said shortly before: that does not end it.
    if (report.fmsStatus == wire::kEmergencyCall)
        m_calls[envelope.source] = envelope.observedAt;
    else if ((record.flags & wire::kFlagOvertaken) == 0)
        m_calls.erase(envelope.source);
    return {};
}

void Core::number(const wire::Record& record, const char* series, Decision& decision) {
    wire::Numbered numbered;
    numbered.subject = record.envelope.id;
    numbered.series = series;
    numbered.number = ++m_numbers[{record.envelope.operation.value_or(""), series}];
    say(decision, ownWord(wire::Kind::Numbered, series, {record.envelope.id}, record, wire::encodePayload(numbered)));
}

}  // namespace core
