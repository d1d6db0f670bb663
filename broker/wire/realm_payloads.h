// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What makes a realm: its founding, time, persons and devices, keys, rights. The other payloads: payloads.h.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "broker/base/instant.h"
#include "broker/wire/envelope.h"
#include "broker/wire/ids.h"

namespace wire {

using PublicKey = std::array<std::uint8_t, 32>;
using Hash = std::array<std::uint8_t, 32>;

// ---- realm, time, rights ------------------------------------------------------------------------------------

/// What a device may say, for whom, and what it may follow. A device may have several.
enum class DeviceRole : std::uint8_t {
    Field = 1,     ///< Reading, UnitReport, Report; for the sources it was enrolled for
    Console = 2,   ///< what people say: signed kinds, LogEntry, Report, StaffArea
    Fusion = 3,    ///< StationState, Zone, Proposal
    Dispatch = 4,  ///< Receipt
    Player = 5,    ///< Tick, ExerciseState, Inject; exercise realm only
    Admin = 6,     ///< enrolments and revocations
    Observer = 7,  ///< says nothing; follows everything
};
/// What a person may do.
enum class PersonRole : std::uint8_t {
    Administrator = 1,
    Staff = 2,            ///< writes log and reports
    WarningAuthor = 3,    ///< drafts a warning and signs first
    WarningApprover = 4,  ///< signs second
};

struct RealmFounded {
    std::string name;
    PublicKey brokerCurveKey{};
    PublicKey brokerSignKey{};  ///< Ed25519
};
struct Tick {
    std::uint64_t number = 0;        ///< from 1, rising by one
    base::Instant at;                ///< realm time from here on; never backwards
    std::uint32_t stepMs = 1000;     ///< realm time to the next tick as planned
    std::uint32_t paceMilli = 1000;  ///< realm ms per wall second as planned; for display only; 0: as fast as it goes
    bool lockstep = false;           ///< the next tick waits for DoneThrough of every named participant
};
struct DoneThrough {
    std::string participant;     ///< "fusion", "dispatch", "operator-1", ...
    std::uint64_t tick = 0;      ///< number of the tick
    std::uint64_t sequence = 0;  ///< of that tick's record
};
struct PersonEnrolled {
    std::string person;       ///< "p:" + short name
    std::string displayName;  ///< "A. Beispiel"
    std::string function;     ///< "S2 Lage"
    PublicKey signKey{};      ///< Ed25519
    std::vector<PersonRole> roles;
    std::optional<std::vector<std::string>> seats{};  ///< further roles by their names in the role table: "s2"
};
struct DeviceEnrolled {
    std::string name;  ///< "gauge-bridge-1"
    PublicKey curveKey{};
    std::vector<DeviceRole> roles;
    std::vector<std::string> sources;  ///< sources it may speak for; "*" = all; a trailing "*" matches a prefix
    std::optional<std::vector<std::string>> seats{};  ///< further roles by their names in the role table
};
struct KeyRevoked {
    std::optional<std::string> person;
    std::optional<DeviceId> device;
    std::string reason;
};
/// What a role may say and for whom: one line of the role table.
struct RoleSays {
    std::vector<Kind> kinds;
    std::vector<std::string> sources;  ///< patterns as in DeviceEnrolled
};
struct Role {
    std::string name;   ///< "s2"; the numbered roles of devices and people stand here under their words
    std::string title;  ///< "S2 Lage"
    std::string staff;  ///< "Führungsstab"; empty: of no staff
    bool exerciseOnly = false;
    std::vector<RoleSays> says;
    bool followsAll = false;
    std::vector<Kind> follows;
    std::vector<PersonRole> acts;  ///< further: 1 administers, 3 drafts and signs first, 4 signs second
};
/// The whole role table from here on; the one before it ends.
struct RolesDefined {
    std::vector<Role> roles;
};
/// What people call a person. Apart from PersonEnrolled, which is evidence for ever and holds no more than a short id.
struct PersonNamed {
    std::string person, displayName, function;
};

}  // namespace wire
