// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/codec.h"
#include "broker/wire/internal/codec_fields.h"

namespace wire {
namespace {

constexpr codec::Place kPayloadPlace{nullptr, "payload", 0};

template <class Payload>
std::optional<Rejection> shapeFault(base::BytesView bytes) {
    codec::Fault fault;
    const auto read = [&](Payload& payload) {
        if (const auto tree = codec::parse(fault, kPayloadPlace, bytes, limits::kPayloadBytesMax))
            codec::getStruct(fault, kPayloadPlace, tree->root(), payload);
    };
    if constexpr (std::is_same_v<Payload, Reading> || std::is_same_v<Payload, UnitReport>) {
        // By far the most of all: their texts find the room that the last one's had. Each field is set or emptied.
        thread_local Payload s_last;
        read(s_last);
    } else {
        Payload payload;
        read(payload);
    }
    if (!fault.found()) return std::nullopt;
    return fault.rejection();
}

struct KindCheck {
    Kind kind;
    std::optional<Rejection> (*check)(base::BytesView);
};
template <class... Payloads>
constexpr std::array<KindCheck, sizeof...(Payloads)> checksOf() {
    return {KindCheck{KindOf<Payloads>::kKind, &shapeFault<Payloads>}...};
}
constexpr auto kChecks =
    checksOf<RealmFounded, Tick, DoneThrough, PersonEnrolled, DeviceEnrolled, KeyRevoked, Reading, UnitReport,
             OperationAct, LogEntry, Report, StaffArea, Maintenance, IncidentAct, ReportStep, Order, OrderStep,
             Assignment, StationState, Zone, Proposal, RuleSet, RuleAlarm, Incident, Draft, Approval, Issued, Receipt,
             Refusal, Numbered, Drawing, BoardItem, AlarmAct, Decision, ExerciseState, Inject, Checkpoint, RolesDefined,
             PersonNamed, Redacted, RedactionOrdered, Contact, CallUp, CallStep, Seat>();

}  // namespace

template <class Payload>
base::Bytes encodePayload(const Payload& payload) {
    codec::Buffer buffer;
    codec::putStruct(buffer, payload);
    return buffer.bytes();
}

template <class Payload>
Decoded<Payload> decodePayload(base::BytesView bytes) {
    codec::Fault fault;
    Payload payload;
    if (const auto tree = codec::parse(fault, kPayloadPlace, bytes, limits::kPayloadBytesMax))
        codec::getStruct(fault, kPayloadPlace, tree->root(), payload);
    if (fault.found()) return fault.rejection();
    return payload;
}

#define WIRE_PAYLOAD(T)                              \
    template base::Bytes encodePayload<T>(const T&); \
    template Decoded<T> decodePayload<T>(base::BytesView);
WIRE_PAYLOAD(RealmFounded)
WIRE_PAYLOAD(Tick)
WIRE_PAYLOAD(DoneThrough)
WIRE_PAYLOAD(PersonEnrolled)
WIRE_PAYLOAD(DeviceEnrolled)
WIRE_PAYLOAD(KeyRevoked)
WIRE_PAYLOAD(Reading)
WIRE_PAYLOAD(UnitReport)
WIRE_PAYLOAD(OperationAct)
WIRE_PAYLOAD(LogEntry)
WIRE_PAYLOAD(Report)
WIRE_PAYLOAD(StaffArea)
WIRE_PAYLOAD(Maintenance)
WIRE_PAYLOAD(IncidentAct)
WIRE_PAYLOAD(ReportStep)
WIRE_PAYLOAD(Order)
WIRE_PAYLOAD(OrderStep)
WIRE_PAYLOAD(Assignment)
WIRE_PAYLOAD(StationState)
WIRE_PAYLOAD(Zone)
WIRE_PAYLOAD(Proposal)
WIRE_PAYLOAD(RuleSet)
WIRE_PAYLOAD(RuleAlarm)
WIRE_PAYLOAD(Incident)
WIRE_PAYLOAD(Draft)
WIRE_PAYLOAD(Approval)
WIRE_PAYLOAD(Issued)
WIRE_PAYLOAD(Receipt)
WIRE_PAYLOAD(Refusal)
WIRE_PAYLOAD(Numbered)
WIRE_PAYLOAD(Drawing)
WIRE_PAYLOAD(BoardItem)
WIRE_PAYLOAD(AlarmAct)
WIRE_PAYLOAD(Decision)
WIRE_PAYLOAD(ExerciseState)
WIRE_PAYLOAD(Inject)
WIRE_PAYLOAD(Checkpoint)
WIRE_PAYLOAD(RolesDefined)
WIRE_PAYLOAD(PersonNamed)
WIRE_PAYLOAD(Redacted)
WIRE_PAYLOAD(RedactionOrdered)
WIRE_PAYLOAD(Contact)
WIRE_PAYLOAD(CallUp)
WIRE_PAYLOAD(CallStep)
WIRE_PAYLOAD(Seat)
#undef WIRE_PAYLOAD

std::optional<Rejection> checkPayload(Kind kind, std::uint16_t version, base::BytesView payload) {
    for (const KindCheck& entry : kChecks) {
        if (entry.kind != kind) continue;
        if (version == 1) return entry.check(payload);
        return Rejection{RejectionCode::UnknownVersion, "this version of the kind is not known here", "envelope.ver",
                         "send version 1"};
    }
    return Rejection{RejectionCode::UnknownKind, "this kind of envelope is not known here", "envelope.kind",
                     "send a kind of PROTOCOL.md"};
}

}  // namespace wire
