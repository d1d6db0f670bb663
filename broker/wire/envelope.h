// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/instant.h"
#include "broker/wire/ids.h"

namespace wire {

/// What an envelope says. Numbers are on the wire and in journals: never change or re-use one.
enum class Kind : std::uint16_t {
    // realm and time
    RealmFounded = 1,  ///< broker, first record: realm, broker's keys, the first administrator
    Tick = 2,          ///< realm clock: broker (live) or player (exercise)
    DoneThrough = 3,   ///< "I have said all that follows from tick n"
    // rights
    PersonEnrolled = 10,
    DeviceEnrolled = 11,
    KeyRevoked = 12,    ///< signed by an administrator
    RolesDefined = 13,  ///< the role table: at the founding as it ships, later by an administrator
    PersonNamed = 14,   ///< name and function as shown, apart from the key, so that they can be deleted
    // observation
    Reading = 20,
    UnitReport = 21,
    // staff
    OperationAct = 30,  ///< operation opened, named, closed, archived
    LogEntry = 31,      ///< incident log (Einsatztagebuch); corrections are new entries
    Report = 32,        ///< Meldung after the Nachrichtenvordruck
    StaffArea = 33,     ///< an area that the staff has set; what lies in it the worker says as a Zone
    Maintenance = 34,   ///< a station is worked at: what it says counts for nothing until then
    IncidentAct = 35,   ///< a person merges, splits, names, closes an incident (33 and 34 are others')
    ReportStep = 36,    ///< a message is sighted, done, noted, sent
    Order = 37,         ///< Auftrag
    OrderStep = 38,     ///< it is receipted, done, withdrawn ...
    Assignment = 39,    ///< where a unit works, until when
    // derived by the fusion worker
    StationState = 40,
    Zone = 41,
    Proposal = 42,
    RuleSet = 43,    ///< the rules by which it judges from here on
    RuleAlarm = 44,  ///< what the town's own rule asks for
    Incident = 45,   ///< reports and readings that belong together
    // warning
    Draft = 50,
    Approval = 51,
    Issued = 52,
    Receipt = 53,
    // given by core
    Refusal = 60,   ///< a record that was stored but has no effect, with the rejection number
    Numbered = 61,  ///< log or message number within an operation
    // staff, further
    Drawing = 65,    ///< sectors and own drawings
    BoardItem = 66,  ///< evacuation blocks, shelters, hospitals, roads, requests, counts
    AlarmAct = 67,   ///< an alarm is taken over, given back, handed up
    Decision = 68,   ///< signed, with what it rests on
    // exercise
    ExerciseState = 70,
    Inject = 71,
    // evidence
    Redacted = 80,
    Checkpoint = 81,
    RedactionOrdered = 82,  ///< an administrator's order to delete what records say
    // people
    Contact = 90,   ///< directory: who is reached how
    CallUp = 91,    ///< people are called up; signed
    CallStep = 92,  ///< handed over, answered, arrived
    Seat = 93,      ///< somebody logs in at a workplace, or leaves it
};

using SignatureBytes = std::array<std::uint8_t, 64>;

/// Everything said in a crisis travels and is stored in this form. `payload` are the exact MessagePack bytes
/// as journaled and signed; they are never re-encoded.
struct Envelope {
    RealmId realm;
    MessageId id;
    Kind kind = Kind::Tick;
    std::uint16_t version = 1;             ///< of the kind's payload
    std::optional<std::string> author;     ///< person or program; a person's id is "p:" + name, a program's "x:" + name
    std::string source;                    ///< whom it speaks for: a station, a unit, a staff post; never empty
    std::optional<std::string> operation;  ///< Einsatz, e.g. "2026-0417"
    base::Instant observedAt;              ///< the source's clock
    std::vector<MessageId> cause;          ///< what it follows from, at most limits::kCauseMax
    base::Bytes payload;
    std::optional<SignatureBytes> signature;  ///< the author's, over signedBytes()
};

/// What broker and journal add. Flags are facts about trust, never a reason to hide a value.
enum RecordFlag : std::uint32_t {
    kFlagNone = 0,
    kFlagClockFuture = 1,   ///< observedAt more than 5 min ahead of acceptedAt
    kFlagClockLate = 2,     ///< observedAt more than 1 h behind acceptedAt: fills history, triggers nothing
    kFlagClockAbsurd = 4,   ///< before 2000 or after 2100 (1970, 2036 ...): acceptedAt stands in
    kFlagOvertaken = 8,     ///< a unit's report, observed before an emergency call of it that stands before it: as late
    kFlagRedacted = 65536,  ///< the payload was deleted (Redacted says why); never journaled, set by whoever reads
};

/// An envelope with its place in the one order.
struct Record {
    std::uint64_t sequence = 0;  ///< given by the journal, from 1, without gaps
    base::Instant acceptedAt;    ///< realm clock
    DeviceId submitter;          ///< from the CURVE key; the broker itself for what core writes
    std::uint32_t flags = kFlagNone;
    std::uint16_t verdict = 0;  ///< 0: in effect; else the rejection number by which core refused it an effect
    Envelope envelope;
};

/// The bytes an author signs: "lagewerk-1", realm, id, kind, version, author, source, operation, observedAt, causes and
/// payload, each behind its length (PROTOCOL.md, "Signatures"). The id is among them, so that a signed order cannot be
/// said a second time under another id; it must be set before signing.
[[nodiscard]] base::Bytes signedBytes(const Envelope& envelope);

/// Id of a derived fact. `rule` names rule and version ("threshold/2"), `package` the town package's version or "-".
[[nodiscard]] MessageId derivedId(Kind kind, std::string_view rule, std::string_view package, std::string_view subject,
                                  const std::vector<MessageId>& cause);

}  // namespace wire
