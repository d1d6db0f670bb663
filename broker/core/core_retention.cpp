// SPDX-License-Identifier: EUPL-1.2

// What was deleted: decided by what its header says, ordered by administrators, told by the broker.
#include <algorithm>

#include "broker/core/core.h"
#include "broker/wire/codec.h"
#include "broker/wire/limits.h"

namespace core {

using wire::Kind;
using wire::RejectionCode;

/// What a record in effect leaves behind when its payload is gone: places in numbers and lists, nothing of its content.
void Core::takeDeleted(const wire::Record& record, Decision& decision) {
    if (record.envelope.kind == Kind::LogEntry) {
        m_logEntries.insert(record.envelope.id);
        number(record, "log", decision);
    } else if (record.envelope.kind == Kind::Report) {
        number(record, "report", decision);
    }
}

Verdict Core::takeOrder(const wire::Record& record) {
    if (auto verdict = checkAdministrator(record); !verdict.ok()) return verdict;
    const auto decoded = wire::decodePayload<wire::RedactionOrdered>(record.envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    const auto& ordered = std::get<wire::RedactionOrdered>(decoded);
    RedactionOrder order{record.envelope.id, record.envelope.author.value_or(""), ordered.spans, ordered.reason,
                         ordered.files};
    std::uint64_t count = 0;
    for (const wire::SequenceSpan& span : order.spans) {
        if (span.last >= record.sequence)
            return {RejectionCode::UnknownSubject, "it names records that are not journaled yet",
                    "name records before the order", "payload.spans"};
        count += span.last - span.first + 1;
        if (count > wire::limits::kRedactedMax)
            return {RejectionCode::TooLarge, "it names more than 2000 records", "divide it", "payload.spans"};
    }
    if (ordered.person) {
        // Whether names are left must not decide: a restart decides again, and by then they may be deleted.
        const wire::Roster::Person* person = m_roster.person(*ordered.person);
        if (!person)
            return {RejectionCode::UnknownSubject, "no such person is enrolled", "check the id", "payload.person"};
        for (const auto& naming : person->namings) order.spans.push_back({naming.sequence, naming.sequence});
    }
    m_orders.push_back(std::move(order));
    return {};
}

/// Whether the payloads are gone is for the journal to say, and for `lagewerk-log verify` to check.
Verdict Core::takeRedacted(const wire::Record& record) {
    const auto decoded = wire::decodePayload<wire::Redacted>(record.envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    for (const wire::SequenceSpan& span : std::get<wire::Redacted>(decoded).spans)
        if (span.last >= record.sequence)
            return {RejectionCode::UnknownSubject, "it names records that are not journaled yet", "", "payload.spans"};
    if (!record.envelope.cause.empty())
        std::erase_if(m_orders, [&](const RedactionOrder& order) { return order.id == record.envelope.cause.front(); });
    wire::Record effective = record;
    effective.verdict = 0;
    m_roster.fold(effective);
    return {};
}

wire::Envelope Core::redacted(const wire::Redacted& what, const std::vector<wire::MessageId>& order) const {
    wire::Envelope envelope;
    envelope.realm = m_realm;
    envelope.kind = Kind::Redacted;
    std::string subject = "redacted:";
    for (int shift = 56; shift >= 0; shift -= 8) subject += static_cast<char>(m_decidedThrough >> shift & 0xFF);
    envelope.id = wire::derivedId(envelope.kind, "core/1", "-", subject, order);
    envelope.source = "core";
    envelope.observedAt = m_now.value_or(base::Instant{});
    envelope.cause = order;
    envelope.payload = wire::encodePayload(what);
    return envelope;
}

}  // namespace core
