// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Who is enrolled, with which keys and rights: a fold over RealmFounded, PersonEnrolled, DeviceEnrolled and
// KeyRevoked. The same code in core (to decide) and in dispatchers (to check for themselves).

#include <map>
#include <optional>
#include <set>
#include <string>

#include "broker/wire/envelope.h"
#include "broker/wire/payloads.h"
#include "broker/wire/rejection.h"

namespace wire {

class Roster {
public:
    struct Person {
        PersonEnrolled enrolment;
        bool revoked = false;
    };
    struct Device {
        DeviceEnrolled enrolment;
        bool revoked = false;
    };

    /// Takes an admitted record (verdict 0) of any kind; others than rights are ignored.
    void fold(const Record& record);

    [[nodiscard]] const Person* person(const std::string& id) const;
    [[nodiscard]] const Device* device(const DeviceId& id) const;
    [[nodiscard]] const std::map<std::string, Person>& persons() const { return m_persons; }
    [[nodiscard]] const std::map<DeviceId, Device>& devices() const { return m_devices; }

    /// May this device say this kind for this source? Deny by default. None when yes.
    [[nodiscard]] RejectionCode maySpeak(const DeviceId& submitter, Kind kind, const std::string& source,
                                         RealmKind realm) const;
    /// Kinds that this device may follow, rising; nothing: all of them. Deny by default.
    [[nodiscard]] std::optional<std::vector<Kind>> followable(const DeviceId& follower) const;
    /// Is the author's signature on this envelope good, by a known key that is not revoked? None when yes;
    /// kinds that people need not sign pass without one.
    [[nodiscard]] RejectionCode checkSignature(const Envelope& envelope) const;
    /// May this enrolment take effect? A key that was revoked once never comes back, under no name; one key
    /// never stands for two persons, or four eyes would be two.
    [[nodiscard]] RejectionCode mayEnrol(const PersonEnrolled& enrolment) const;
    [[nodiscard]] RejectionCode mayEnrol(const DeviceEnrolled& enrolment) const;
    /// Persons who are administrators and whose key counts.
    [[nodiscard]] std::size_t administrators() const;
    [[nodiscard]] bool hasRole(const std::string& person, PersonRole role) const;
    /// True for kinds that only count with a person's signature.
    [[nodiscard]] static bool mustBeSigned(Kind kind);

private:
    std::map<std::string, Person> m_persons;
    std::map<DeviceId, Device> m_devices;
    std::set<PublicKey> m_revokedKeys;  ///< of persons
};

/// The first 16 bytes of SHA-256 over a CURVE public key.
[[nodiscard]] DeviceId deviceIdOf(const PublicKey& curveKey);

}  // namespace wire
