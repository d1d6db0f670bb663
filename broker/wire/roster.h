// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Who is enrolled, with which keys and rights: a fold over PersonEnrolled, PersonNamed, DeviceEnrolled, KeyRevoked and
// RolesDefined. The same code in core (to decide) and in dispatchers (to check for themselves).

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
    struct Naming {
        std::uint64_t sequence = 0;  ///< of the PersonNamed
        std::string displayName, function;
    };
    struct Person {
        PersonEnrolled enrolment;  ///< names as of the newest PersonNamed
        bool revoked = false;
        std::vector<std::size_t> rows{};  ///< of the role table
        // What is left when names are deleted: earlier ones, else those of the enrolment, which is evidence.
        std::uint64_t enrolledAt = 0;  ///< sequence
        std::string enrolledName{}, enrolledFunction{};
        std::vector<Naming> namings{};  ///< not deleted, rising; also those from before a newer enrolment
    };
    struct Device {
        DeviceEnrolled enrolment;
        bool revoked = false;
        std::vector<std::size_t> rows{};  ///< of the role table
    };
    Roster();
    /// All that it holds, to be kept and taken up again by the same program.
    struct Contents {
        std::optional<std::vector<Role>> table;  ///< nothing: the rules from before tables
        std::map<std::string, Person> persons;
        std::map<DeviceId, Device> devices;
        std::set<PublicKey> revokedKeys;
    };
    [[nodiscard]] Contents contents() const;
    explicit Roster(Contents contents);

    /// Takes an admitted record (verdict 0) of any kind; others than rights are ignored.
    void fold(const Record& record);

    [[nodiscard]] const Person* person(const std::string& id) const;
    [[nodiscard]] const Device* device(const DeviceId& id) const;
    [[nodiscard]] const std::map<std::string, Person>& persons() const { return m_persons; }
    [[nodiscard]] const std::map<DeviceId, Device>& devices() const { return m_devices; }

    /// May this device say this kind for this source? Deny by default. None when yes.
    [[nodiscard]] RejectionCode maySpeak(const DeviceId& submitter, Kind kind, const std::string& source,
                                         RealmKind realm) const;
    /// May this person say this kind for this source? None when yes. A journal from before role tables says nothing
    /// of people: there every enrolled person may, as it was decided then.
    [[nodiscard]] RejectionCode mayAuthor(const std::string& person, Kind kind, const std::string& source,
                                          RealmKind realm) const;
    /// Kinds that this device may follow, rising; nothing: all of them. Deny by default.
    [[nodiscard]] std::optional<std::vector<Kind>> followable(const DeviceId& follower) const;
    /// Is the author's signature on this envelope good, by a known key that is not revoked? None when yes;
    /// kinds that people need not sign pass without one, which counts for programs only: core asks every person's.
    [[nodiscard]] RejectionCode checkSignature(const Envelope& envelope) const;
    /// May this enrolment take effect? A key that was revoked once never comes back, under no name; one key
    /// never stands for two persons, or four eyes would be two.
    [[nodiscard]] RejectionCode mayEnrol(const PersonEnrolled& enrolment) const;
    [[nodiscard]] RejectionCode mayEnrol(const DeviceEnrolled& enrolment) const;
    /// Persons who are administrators and whose key counts.
    [[nodiscard]] std::size_t administrators() const;
    /// By number, or by the table's `acts` of one of their roles.
    [[nodiscard]] bool hasRole(const std::string& person, PersonRole role) const;
    /// Would this enrolment make its person an administrator?
    [[nodiscard]] bool wouldAdminister(const PersonEnrolled& enrolment) const;
    /// All of these, rising; empty for an unknown person.
    [[nodiscard]] std::vector<PersonRole> actsOf(const std::string& person) const;

    /// The role table in force; `isDefined()` tells whether the journal holds one or these are the rules from before.
    [[nodiscard]] const std::vector<Role>& roleTable() const { return m_table; }
    [[nodiscard]] bool isDefined() const { return m_isDefined; }
    [[nodiscard]] const Role* role(const std::string& name) const;
    /// Why this table cannot take effect; empty when it can: names once each, and administrators stay able to work.
    [[nodiscard]] std::string whyNoTable(const RolesDefined& table) const;
    /// Roles of an enrolment that the table does not have; empty when it has all.
    [[nodiscard]] std::vector<std::string> unknownSeats(const std::optional<std::vector<std::string>>& seats) const;
    /// True for kinds that only count with a person's signature.
    [[nodiscard]] static bool mustBeSigned(Kind kind);

private:
    void define(const RolesDefined& table);
    static void takeName(Person& person);
    void findRows(Person& person) const;
    void findRows(Device& device) const;

    std::vector<Role> m_table;
    bool m_isDefined = false;
    std::map<std::string, Person> m_persons;
    std::map<DeviceId, Device> m_devices;
    std::set<PublicKey> m_revokedKeys;  ///< of persons
};

/// Under which name a numbered role stands in the role table.
[[nodiscard]] const char* roleName(DeviceRole role);
[[nodiscard]] const char* roleName(PersonRole role);

/// The first 16 bytes of SHA-256 over a CURVE public key.
[[nodiscard]] DeviceId deviceIdOf(const PublicKey& curveKey);

}  // namespace wire
