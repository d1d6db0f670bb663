// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/roster.h"

#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/seal/seal.h"
#include "broker/wire/codec.h"
#include "broker/wire/spans.h"

namespace wire {
namespace {

/// What roles were before a journal could define them: the table of every journal that holds none.
std::vector<Role> rolesFromBefore() {
    const std::vector<std::string> any{"*"};
    const auto says = [&](std::vector<Kind> kinds) {
        kinds.push_back(Kind::DoneThrough);
        return std::vector<RoleSays>{{std::move(kinds), any}};
    };
    const std::vector<Kind> realm{Kind::RealmFounded, Kind::Tick, Kind::DoneThrough, Kind::ExerciseState};
    const std::vector<Kind> rights{Kind::RealmFounded,   Kind::Tick,           Kind::DoneThrough,
                                   Kind::PersonEnrolled, Kind::DeviceEnrolled, Kind::KeyRevoked,
                                   Kind::RolesDefined,   Kind::PersonNamed,    Kind::Refusal,
                                   Kind::ExerciseState,  Kind::Redacted,       Kind::RedactionOrdered};
    return {{"field", "", "", false, says({Kind::Reading, Kind::UnitReport, Kind::Report}), false, realm, {}},
            {"console",
             "",
             "",
             false,
             says({Kind::OperationAct, Kind::LogEntry,   Kind::Report,   Kind::StaffArea, Kind::Maintenance,
                   Kind::IncidentAct,  Kind::ReportStep, Kind::Order,    Kind::OrderStep, Kind::Assignment,
                   Kind::Drawing,      Kind::BoardItem,  Kind::AlarmAct, Kind::Decision,  Kind::Draft,
                   Kind::Approval,     Kind::Contact,    Kind::CallUp,   Kind::CallStep,  Kind::Seat,
                   Kind::Receipt}),
             true,
             {},
             {}},
            {"fusion",
             "",
             "",
             false,
             says({Kind::StationState, Kind::Zone, Kind::Proposal, Kind::RuleSet, Kind::RuleAlarm, Kind::Incident}),
             true,
             {},
             {}},
            {"dispatch", "", "", false, says({Kind::Receipt, Kind::CallStep}), true, {}, {}},
            {"player",
             "",
             "",
             true,
             says({Kind::Tick, Kind::ExerciseState, Kind::Inject, Kind::OperationAct}),
             true,
             {},
             {}},
            {"player", "", "", false, says({}), true, {}, {}},
            {"administrator",
             "",
             "",
             false,
             says({Kind::PersonEnrolled, Kind::DeviceEnrolled, Kind::KeyRevoked, Kind::RolesDefined, Kind::PersonNamed,
                   Kind::RedactionOrdered}),
             false,
             rights,
             {PersonRole::Administrator}},
            {"observer", "", "", false, {}, true, {}, {}},
            {"staff", "", "", false, {}, false, {}, {PersonRole::Staff}},
            {"author", "", "", false, {}, false, {}, {PersonRole::WarningAuthor}},
            {"approver", "", "", false, {}, false, {}, {PersonRole::WarningApprover}}};
}

bool brokerSays(Kind kind, RealmKind realm) {
    switch (kind) {
        case Kind::Tick: return realm == RealmKind::Live;
        case Kind::RealmFounded:
        case Kind::PersonEnrolled:
        case Kind::DeviceEnrolled:
        case Kind::RolesDefined:
        case Kind::Issued:
        case Kind::Refusal:
        case Kind::Numbered:
        case Kind::Redacted:
        case Kind::Checkpoint: return true;
        default: return false;
    }
}

bool coversSource(const std::string& pattern, const std::string& source) {
    if (!pattern.empty() && pattern.back() == '*')
        return source.compare(0, pattern.size() - 1, pattern, 0, pattern.size() - 1) == 0;
    return pattern == source;
}

bool lets(const Role& role, Kind kind, const std::string& source, RealmKind realm) {
    if (role.exerciseOnly && realm != RealmKind::Exercise) return false;
    return std::any_of(role.says.begin(), role.says.end(), [&](const RoleSays& line) {
        return std::find(line.kinds.begin(), line.kinds.end(), kind) != line.kinds.end() &&
               (LAGEWERK_MUTANT("role-speaks-for-all") ||
                std::any_of(line.sources.begin(), line.sources.end(),
                            [&](const std::string& pattern) { return coversSource(pattern, source); }));
    });
}

}  // namespace

DeviceId deviceIdOf(const PublicKey& curveKey) {
    const auto hash = seal::sha256(curveKey);
    DeviceId id;
    std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

const char* roleName(DeviceRole role) {
    switch (role) {
        case DeviceRole::Field: return "field";
        case DeviceRole::Console: return "console";
        case DeviceRole::Fusion: return "fusion";
        case DeviceRole::Dispatch: return "dispatch";
        case DeviceRole::Player: return "player";
        case DeviceRole::Admin: return "administrator";
        case DeviceRole::Observer: return "observer";
    }
    return "";
}
const char* roleName(PersonRole role) {
    switch (role) {
        case PersonRole::Administrator: return "administrator";
        case PersonRole::Staff: return "staff";
        case PersonRole::WarningAuthor: return "author";
        case PersonRole::WarningApprover: return "approver";
    }
    return "";
}

Roster::Roster() : m_table(rolesFromBefore()) {}

Roster::Contents Roster::contents() const {
    return {m_isDefined ? std::optional(m_table) : std::nullopt, m_persons, m_devices, m_revokedKeys};
}

Roster::Roster(Contents contents)
    : m_table(contents.table ? std::move(*contents.table) : rolesFromBefore()),
      m_isDefined(contents.table.has_value()),
      m_persons(std::move(contents.persons)),
      m_devices(std::move(contents.devices)),
      m_revokedKeys(std::move(contents.revokedKeys)) {}

void Roster::fold(const Record& record) {
    if (record.verdict != 0) return;
    if (const auto enrolled = payloadOf<PersonEnrolled>(record.envelope)) {
        Person& person = m_persons[enrolled->person];
        person = {*enrolled,
                  false,
                  {},
                  record.sequence,
                  enrolled->displayName,
                  enrolled->function,
                  std::move(person.namings)};
        findRows(person);
    } else if (const auto device = payloadOf<DeviceEnrolled>(record.envelope)) {
        findRows(m_devices[deviceIdOf(device->curveKey)] = Device{*device, false});
    } else if (const auto table = payloadOf<RolesDefined>(record.envelope)) {
        define(*table);
    } else if (const auto named = payloadOf<PersonNamed>(record.envelope)) {
        if (const auto at = m_persons.find(named->person); at != m_persons.end()) {
            at->second.namings.push_back({record.sequence, named->displayName, named->function});
            takeName(at->second);
        }
    } else if (const auto redacted = payloadOf<Redacted>(record.envelope)) {
        const auto isDeleted = [&](const Naming& naming) { return covers(redacted->spans, naming.sequence); };
        for (auto& [id, person] : m_persons)
            if (std::erase_if(person.namings, isDeleted) > 0) takeName(person);
    } else if (const auto revoked = payloadOf<KeyRevoked>(record.envelope)) {
        if (revoked->person) {
            if (const auto at = m_persons.find(*revoked->person); at != m_persons.end()) {
                at->second.revoked = !LAGEWERK_MUTANT("revoked-person-counts");
                m_revokedKeys.insert(at->second.enrolment.signKey);
            }
        }
        if (revoked->device) {
            if (const auto at = m_devices.find(*revoked->device); at != m_devices.end())
                at->second.revoked = !LAGEWERK_MUTANT("revoked-device-is-heard");
        }
    }
}

void Roster::takeName(Person& person) {
    const bool isNamed = !person.namings.empty() && person.namings.back().sequence > person.enrolledAt;
    person.enrolment.displayName = isNamed ? person.namings.back().displayName : person.enrolledName;
    person.enrolment.function = isNamed ? person.namings.back().function : person.enrolledFunction;
}

void Roster::define(const RolesDefined& table) {
    m_table = table.roles;
    m_isDefined = true;
    for (auto& [id, person] : m_persons) findRows(person);
    for (auto& [id, device] : m_devices) findRows(device);
}

namespace {

template <class NumberedRole>
std::vector<std::size_t> rowsOf(const std::vector<Role>& table, const std::vector<NumberedRole>& roles,
                                const std::optional<std::vector<std::string>>& seats) {
    const auto isHeld = [&](const std::string& name) {
        return std::any_of(roles.begin(), roles.end(), [&](NumberedRole role) { return name == roleName(role); }) ||
               (seats && std::find(seats->begin(), seats->end(), name) != seats->end());
    };
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < table.size(); ++i)
        if (isHeld(table[i].name)) rows.push_back(i);
    return rows;
}

}  // namespace

void Roster::findRows(Person& person) const {
    person.rows = rowsOf(m_table, person.enrolment.roles, person.enrolment.seats);
}
void Roster::findRows(Device& device) const {
    device.rows = rowsOf(m_table, device.enrolment.roles, device.enrolment.seats);
}

const Role* Roster::role(const std::string& name) const {
    const auto at = std::find_if(m_table.begin(), m_table.end(), [&](const Role& role) { return role.name == name; });
    return at == m_table.end() ? nullptr : &*at;
}

std::string Roster::whyNoTable(const RolesDefined& table) const {
    std::set<std::string> names;
    const Role* administrator = nullptr;
    for (const Role& role : table.roles) {
        if (!names.insert(role.name).second) return "the role \"" + role.name + "\" stands twice";
        if (role.name == "administrator") administrator = &role;
    }
    if (!administrator) return "the role \"administrator\" is missing";
    const auto can = [&](Kind kind) { return lets(*administrator, kind, "admin", RealmKind::Live); };
    if (!can(Kind::PersonEnrolled) || !can(Kind::DeviceEnrolled) || !can(Kind::KeyRevoked) || !can(Kind::RolesDefined))
        return "the role \"administrator\" could no longer enrol, revoke or change this table";
    if (std::find(administrator->acts.begin(), administrator->acts.end(), PersonRole::Administrator) ==
        administrator->acts.end())
        return "the role \"administrator\" does not administer any more";
    Roster after = *this;
    after.define(table);
    if (after.administrators() == 0) return "nobody would be an administrator any more";
    return {};
}

std::vector<std::string> Roster::unknownSeats(const std::optional<std::vector<std::string>>& seats) const {
    std::vector<std::string> unknown;
    for (const std::string& seat : seats.value_or(std::vector<std::string>{}))
        if (role(seat) == nullptr) unknown.push_back(seat);
    return unknown;
}

const Roster::Person* Roster::person(const std::string& id) const {
    const auto at = m_persons.find(id);
    return at == m_persons.end() ? nullptr : &at->second;
}

const Roster::Device* Roster::device(const DeviceId& id) const {
    const auto at = m_devices.find(id);
    return at == m_devices.end() ? nullptr : &at->second;
}

RejectionCode Roster::maySpeak(const DeviceId& submitter, Kind kind, const std::string& source, RealmKind realm) const {
    if (submitter.isBroker()) return brokerSays(kind, realm) ? RejectionCode::None : RejectionCode::MaySpeakNotFor;
    const Device* known = device(submitter);
    if (!known) return RejectionCode::UnknownDevice;
    if (known->revoked) return RejectionCode::KeyRevokedCode;
    const auto& enrolment = known->enrolment;
    const bool says = std::any_of(known->rows.begin(), known->rows.end(),
                                  [&](std::size_t row) { return lets(m_table[row], kind, source, realm); });
    const bool covers = std::any_of(enrolment.sources.begin(), enrolment.sources.end(),
                                    [&](const std::string& pattern) { return coversSource(pattern, source); });
    return says && covers ? RejectionCode::None : RejectionCode::MaySpeakNotFor;
}

RejectionCode Roster::mayAuthor(const std::string& id, Kind kind, const std::string& source, RealmKind realm) const {
    const Person* known = person(id);
    if (!known) return RejectionCode::UnknownPerson;
    if (known->revoked) return RejectionCode::KeyRevokedCode;
    if (!m_isDefined || LAGEWERK_MUTANT("person-says-anything")) return RejectionCode::None;
    const bool says = std::any_of(known->rows.begin(), known->rows.end(),
                                  [&](std::size_t row) { return lets(m_table[row], kind, source, realm); });
    return says ? RejectionCode::None : RejectionCode::MaySpeakNotFor;
}

std::optional<std::vector<Kind>> Roster::followable(const DeviceId& follower) const {
    const Device* known = device(follower);
    if (!known || known->revoked) return std::vector<Kind>{};
    std::set<Kind> all;
    for (const std::size_t row : known->rows) {
        if (m_table[row].followsAll || LAGEWERK_MUTANT("role-follows-all")) return std::nullopt;
        all.insert(m_table[row].follows.begin(), m_table[row].follows.end());
    }
    return std::vector<Kind>(all.begin(), all.end());
}

bool Roster::mustBeSigned(Kind kind) {
    switch (kind) {
        case Kind::PersonEnrolled:
        case Kind::DeviceEnrolled:
        case Kind::KeyRevoked:
        case Kind::RolesDefined:
        case Kind::PersonNamed:
        case Kind::RedactionOrdered:
        case Kind::Maintenance:  // a device's key must not be enough to make a gauge count for nothing
        case Kind::Order:
        case Kind::Decision:
        case Kind::CallUp:
        case Kind::Draft:
        case Kind::Approval: return true;
        default: return false;
    }
}

RejectionCode Roster::checkSignature(const Envelope& envelope) const {
    if (!envelope.signature) return mustBeSigned(envelope.kind) ? RejectionCode::SignatureMissing : RejectionCode::None;
    const Person* author = envelope.author ? person(*envelope.author) : nullptr;
    if (!author) return RejectionCode::UnknownPerson;
    if (author->revoked) return RejectionCode::KeyRevokedCode;
    const bool good = seal::verify(author->enrolment.signKey, signedBytes(envelope), *envelope.signature);
    return good || LAGEWERK_MUTANT("signature-unchecked") ? RejectionCode::None : RejectionCode::BadSignature;
}

RejectionCode Roster::mayEnrol(const PersonEnrolled& enrolment) const {
    if (m_revokedKeys.contains(enrolment.signKey)) return RejectionCode::KeyRevokedCode;
    const bool isAnothers = std::any_of(m_persons.begin(), m_persons.end(), [&](const auto& entry) {
        return entry.first != enrolment.person && entry.second.enrolment.signKey == enrolment.signKey;
    });
    return isAnothers ? RejectionCode::SamePersonTwice : RejectionCode::None;
}

RejectionCode Roster::mayEnrol(const DeviceEnrolled& enrolment) const {
    const Device* known = device(deviceIdOf(enrolment.curveKey));
    return known && known->revoked ? RejectionCode::KeyRevokedCode : RejectionCode::None;
}

std::size_t Roster::administrators() const {
    return static_cast<std::size_t>(std::count_if(m_persons.begin(), m_persons.end(), [&](const auto& entry) {
        return !entry.second.revoked && hasRole(entry.first, PersonRole::Administrator);
    }));
}

bool Roster::hasRole(const std::string& id, PersonRole role) const {
    const auto acts = actsOf(id);
    return std::find(acts.begin(), acts.end(), role) != acts.end();
}

bool Roster::wouldAdminister(const PersonEnrolled& enrolment) const {
    Person person{enrolment, false};
    findRows(person);
    return std::any_of(person.rows.begin(), person.rows.end(), [&](std::size_t row) {
        const auto& acts = m_table[row].acts;
        return std::find(acts.begin(), acts.end(), PersonRole::Administrator) != acts.end();
    });
}

std::vector<PersonRole> Roster::actsOf(const std::string& id) const {
    const Person* known = person(id);
    if (!known) return {};
    std::set<PersonRole> acts;
    for (const std::size_t row : known->rows) acts.insert(m_table[row].acts.begin(), m_table[row].acts.end());
    return {acts.begin(), acts.end()};
}

}  // namespace wire
