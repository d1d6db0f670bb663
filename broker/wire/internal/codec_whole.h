// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What holds between the fields of a payload, asked when all of them are read.

#include "broker/wire/codec.h"
#include "broker/wire/internal/codec_archive.h"
#include "broker/wire/internal/codec_attachment.h"
#include "broker/wire/internal/codec_known.h"
#include "broker/wire/internal/codec_staff.h"

namespace wire::codec {

inline const char* unitOf(Quantity quantity) {
    switch (quantity) {
        case Quantity::WaterLevel: return "cm";
        case Quantity::Rain: return "mm";
        case Quantity::Discharge: return "m3/s";
        case Quantity::AirTemperature: return "degC";
        case Quantity::WindSpeed: return "m/s";
        case Quantity::WindFrom: return "deg";
    }
    return "";
}
inline void checkWhole(Fault& fault, const Place& place, const Reading& v) {
    if (v.unit == unitOf(v.quantity)) return;
    fault.say(RejectionCode::UnknownUnit, Place{&place, "unit", 0},
              "the unit \"" + v.unit + "\" is not that of the quantity",
              std::string("send the value in \"") + unitOf(v.quantity) + "\"");
}
inline void checkWhole(Fault& fault, const Place& place, const UnitReport& v) {
    checkFiles(fault, place, v.attachments);
    if (v.strength) checkStrength(fault, place, *v.strength);
}
inline void checkWhole(Fault& fault, const Place& place, const LogEntry& v) { checkFiles(fault, place, v.attachments); }
inline void checkWhole(Fault& fault, const Place& place, const Report& v) { checkFiles(fault, place, v.attachments); }
inline void checkWhole(Fault& fault, const Place& place, const Maintenance& v) {
    const std::int64_t spanMs = base::spanMs(v.until, v.from);
    if (spanMs <= 0)
        return fault.say(RejectionCode::BadNumber, Place{&place, "until", 0}, "it ends before it begins",
                         "send an end behind the beginning");
    if (spanMs > limits::kMaintenanceMsMax)
        return fault.say(RejectionCode::BadNumber, Place{&place, "until", 0}, "it lasts longer than 30 days",
                         "say it again when they are over");
    if (v.reason.find_first_not_of(" \n\t") == std::string::npos)
        fault.say(RejectionCode::BadText, Place{&place, "reason", 0}, "it gives no reason", "say what is done there");
}
inline void checkWhole(Fault& fault, const Place& place, const IncidentAct& v) {
    const bool namesRecords =
        v.move == IncidentMove::Split || v.move == IncidentMove::TakeOut || v.move == IncidentMove::PutIn;
    if (v.move == IncidentMove::Merge && !v.into)
        return fault.say(RejectionCode::MissingField, Place{&place, "into", 0}, "a merge does not say into which",
                         "name the incident that takes it in");
    if (v.into && *v.into == v.incident)
        return fault.say(RejectionCode::BadText, Place{&place, "into", 0}, "an incident cannot be merged into itself",
                         "name another one");
    if (namesRecords && v.records.empty())
        fault.say(RejectionCode::MissingField, Place{&place, "records", 0}, "it names no record",
                  "name the records that go");
}
inline void checkWhole(Fault& fault, const Place& place, const KeyRevoked& v) {
    if (v.person || v.device) return;
    fault.say(RejectionCode::MissingField, Place{&place, "person", 0}, "neither a person nor a device is named",
              "name whose key ends");
}
inline void checkWhole(Fault& fault, const Place& place, const PersonEnrolled& v) {
    if (v.person.starts_with("p:") && v.person.size() > 2) return;
    fault.say(RejectionCode::BadText, Place{&place, "person", 0}, "a person's id does not begin with \"p:\"",
              "send \"p:\" and a short name");
}
inline void checkWhole(Fault& fault, const Place& place, const PersonNamed& v) {
    if (v.person.starts_with("p:") && v.person.size() > 2) return;
    fault.say(RejectionCode::BadText, Place{&place, "person", 0}, "a person's id does not begin with \"p:\"",
              "send \"p:\" and a short name");
}
inline void checkWhole(Fault& fault, const Place& place, const SequenceSpan& v) {
    if (v.first >= 1 && v.first <= v.last) return;
    fault.say(RejectionCode::BadNumber, Place{&place, "first", 0}, "the span begins at 0 or behind its end",
              "send first and last, first not above last");
}
inline void checkWhole(Fault& fault, const Place& place, const RedactionOrdered& v) {
    if (!v.spans.empty() + v.person.has_value() + !v.files.empty() == 1) return;
    fault.say(RejectionCode::MissingField, Place{&place, "spans", 0},
              "it names none or several of records, person and files", "name spans, or a person, or files");
}
inline void checkWhole(Fault& fault, const Place& place, const Draft& v) {
    const bool digits = v.alert.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (digits && v.alert.size() == 32) return;
    fault.say(RejectionCode::BadText, Place{&place, "alert", 0},
              "the id of a warning is not 32 hexadecimal digits in lower case",
              "draw 16 random bytes and write them as lower-case hexadecimal");
}
inline void checkWhole(Fault& fault, const Place& place, const WarningContent& v) {
    for (std::size_t i = 0; i < v.area.size(); ++i) {
        if (v.area[i].size() == 1) continue;
        const Place area{&place, "area", 0};
        return fault.say(RejectionCode::BadArea, Place{&area, nullptr, i},
                         "a warning's area has a hole, which CAP cannot say",
                         "send one ring per polygon; cut the polygon, or give up the hole");
    }
}
inline void checkWhole(Fault& fault, const Place& place, const Issued& v) {
    if (v.approvals.size() == 2 && v.persons.size() == 2) return;
    fault.say(RejectionCode::WrongType, Place{&place, "approvals", 0},
              "an issued warning does not name two approvals and two persons", "name both");
}

}  // namespace wire::codec
