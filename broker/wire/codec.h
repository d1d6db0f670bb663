// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The only door of MessagePack. Decoding never throws and never trusts: every length, depth, text and number is
// checked against limits.h, and what does not fit comes back as a Rejection that names the field.

#include <string_view>
#include <variant>

#include "broker/base/bytes.h"
#include "broker/wire/envelope.h"
#include "broker/wire/payloads.h"
#include "broker/wire/rejection.h"

namespace wire {

/// A decoded value, or why not.
template <class T>
using Decoded = std::variant<T, Rejection>;

[[nodiscard]] base::Bytes encode(const Envelope& envelope);
/// Shape only: sizes, types, coordinates, text. Does not look at realm, rights or signature.
[[nodiscard]] Decoded<Envelope> decodeEnvelope(base::BytesView bytes);

// One pair per kind: encode(payload) gives canonical bytes (keys in the fixed order of PROTOCOL.md, shortest
// integers); decode<T>(bytes) accepts any order and ignores unknown keys. Instantiated for every payload type.
template <class Payload>
[[nodiscard]] base::Bytes encodePayload(const Payload& payload);
template <class Payload>
[[nodiscard]] Decoded<Payload> decodePayload(base::BytesView bytes);

/// The Kind of a payload type, at compile time.
template <class Payload>
struct KindOf;
// clang-format off
template <> struct KindOf<RealmFounded>   { static constexpr Kind kKind = Kind::RealmFounded; };
template <> struct KindOf<Tick>           { static constexpr Kind kKind = Kind::Tick; };
template <> struct KindOf<DoneThrough>    { static constexpr Kind kKind = Kind::DoneThrough; };
template <> struct KindOf<PersonEnrolled> { static constexpr Kind kKind = Kind::PersonEnrolled; };
template <> struct KindOf<DeviceEnrolled> { static constexpr Kind kKind = Kind::DeviceEnrolled; };
template <> struct KindOf<KeyRevoked>     { static constexpr Kind kKind = Kind::KeyRevoked; };
template <> struct KindOf<RolesDefined>   { static constexpr Kind kKind = Kind::RolesDefined; };
template <> struct KindOf<PersonNamed>    { static constexpr Kind kKind = Kind::PersonNamed; };
template <> struct KindOf<Reading>        { static constexpr Kind kKind = Kind::Reading; };
template <> struct KindOf<UnitReport>     { static constexpr Kind kKind = Kind::UnitReport; };
template <> struct KindOf<OperationAct>   { static constexpr Kind kKind = Kind::OperationAct; };
template <> struct KindOf<LogEntry>       { static constexpr Kind kKind = Kind::LogEntry; };
template <> struct KindOf<Maintenance>    { static constexpr Kind kKind = Kind::Maintenance; };
template <> struct KindOf<Report>         { static constexpr Kind kKind = Kind::Report; };
template <> struct KindOf<IncidentAct>    { static constexpr Kind kKind = Kind::IncidentAct; };
template <> struct KindOf<ReportStep>     { static constexpr Kind kKind = Kind::ReportStep; };
template <> struct KindOf<Order>          { static constexpr Kind kKind = Kind::Order; };
template <> struct KindOf<OrderStep>      { static constexpr Kind kKind = Kind::OrderStep; };
template <> struct KindOf<Assignment>     { static constexpr Kind kKind = Kind::Assignment; };
template <> struct KindOf<Drawing>        { static constexpr Kind kKind = Kind::Drawing; };
template <> struct KindOf<BoardItem>      { static constexpr Kind kKind = Kind::BoardItem; };
template <> struct KindOf<AlarmAct>       { static constexpr Kind kKind = Kind::AlarmAct; };
template <> struct KindOf<Decision>       { static constexpr Kind kKind = Kind::Decision; };
template <> struct KindOf<StationState>   { static constexpr Kind kKind = Kind::StationState; };
template <> struct KindOf<StaffArea>      { static constexpr Kind kKind = Kind::StaffArea; };
template <> struct KindOf<Zone>           { static constexpr Kind kKind = Kind::Zone; };
template <> struct KindOf<Proposal>       { static constexpr Kind kKind = Kind::Proposal; };
template <> struct KindOf<RuleSet>        { static constexpr Kind kKind = Kind::RuleSet; };
template <> struct KindOf<RuleAlarm>      { static constexpr Kind kKind = Kind::RuleAlarm; };
template <> struct KindOf<Incident>       { static constexpr Kind kKind = Kind::Incident; };
template <> struct KindOf<Draft>          { static constexpr Kind kKind = Kind::Draft; };
template <> struct KindOf<Approval>       { static constexpr Kind kKind = Kind::Approval; };
template <> struct KindOf<Issued>         { static constexpr Kind kKind = Kind::Issued; };
template <> struct KindOf<Receipt>        { static constexpr Kind kKind = Kind::Receipt; };
template <> struct KindOf<Refusal>        { static constexpr Kind kKind = Kind::Refusal; };
template <> struct KindOf<Numbered>       { static constexpr Kind kKind = Kind::Numbered; };
template <> struct KindOf<ExerciseState>  { static constexpr Kind kKind = Kind::ExerciseState; };
template <> struct KindOf<Inject>         { static constexpr Kind kKind = Kind::Inject; };
template <> struct KindOf<Checkpoint>     { static constexpr Kind kKind = Kind::Checkpoint; };
template <> struct KindOf<Redacted>       { static constexpr Kind kKind = Kind::Redacted; };
template <> struct KindOf<RedactionOrdered> { static constexpr Kind kKind = Kind::RedactionOrdered; };
template <> struct KindOf<Contact>        { static constexpr Kind kKind = Kind::Contact; };
template <> struct KindOf<CallUp>         { static constexpr Kind kKind = Kind::CallUp; };
template <> struct KindOf<CallStep>       { static constexpr Kind kKind = Kind::CallStep; };
template <> struct KindOf<Seat>           { static constexpr Kind kKind = Kind::Seat; };
// clang-format on

/// The payload of an admitted record; nothing when it is of another kind or cannot be read (a fold skips it).
template <class Payload>
[[nodiscard]] std::optional<Payload> payloadOf(const Envelope& envelope) {
    if (envelope.kind != KindOf<Payload>::kKind) return std::nullopt;
    auto decoded = decodePayload<Payload>(envelope.payload);
    if (auto* payload = std::get_if<Payload>(&decoded)) return std::move(*payload);
    return std::nullopt;
}

/// Shape of the payload against its kind, as admission asks it; nothing when it is good.
[[nodiscard]] std::optional<Rejection> checkPayload(Kind kind, std::uint16_t version, base::BytesView payload);

}  // namespace wire
