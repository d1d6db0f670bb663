// SPDX-License-Identifier: EUPL-1.2
#include "gis/situation/hindsight.h"

#include <algorithm>
#include <map>

#include "broker/wire/codec.h"
#include "broker/wire/newest.h"

namespace situation {
namespace {

bool isObserved(wire::Kind kind) {
    return kind == wire::Kind::Reading || kind == wire::Kind::UnitReport || kind == wire::Kind::Report ||
           kind == wire::Kind::LogEntry;
}

/// As if it had been heard when it was observed.
void putWhereItBelongs(wire::Record& record) {
    record.acceptedAt = std::min(record.acceptedAt, wire::trustedClock(record));
    record.flags &= ~static_cast<std::uint32_t>(wire::kFlagClockLate | wire::kFlagOvertaken);
}

}  // namespace

std::vector<wire::Record> inHindsight(std::vector<wire::Record> records, const Hindsight& moment) {
    std::erase_if(records, [&](const wire::Record& record) { return record.acceptedAt > moment.known; });
    if (moment.at >= moment.known) return records;
    std::map<wire::MessageId, base::Instant> observed;  // of what can have a number
    for (wire::Record& record : records) {
        const wire::Kind kind = record.envelope.kind;
        if (isObserved(kind)) {
            putWhereItBelongs(record);
            if (kind == wire::Kind::Report || kind == wire::Kind::LogEntry)
                observed[record.envelope.id] = record.acceptedAt;
        } else if (kind == wire::Kind::Numbered) {
            const auto numbered = wire::payloadOf<wire::Numbered>(record.envelope);
            const auto subject = numbered ? observed.find(numbered->subject) : observed.end();
            if (subject != observed.end()) record.acceptedAt = std::min(record.acceptedAt, subject->second);
        }
    }
    std::erase_if(records, [&](const wire::Record& record) { return record.acceptedAt > moment.at; });
    std::stable_sort(records.begin(), records.end(),
                     [](const wire::Record& a, const wire::Record& b) { return a.acceptedAt < b.acceptedAt; });
    return records;
}

}  // namespace situation
