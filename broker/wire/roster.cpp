// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/roster.h"

#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/seal/seal.h"
#include "broker/wire/codec.h"

namespace wire {
namespace {

bool roleSays(DeviceRole role, Kind kind, RealmKind realm) {
    if (kind == Kind::DoneThrough) return role != DeviceRole::Observer;
    switch (role) {
        case DeviceRole::Field: return kind == Kind::Reading || kind == Kind::UnitReport || kind == Kind::Report;
        case DeviceRole::Console:
            return kind == Kind::OperationAct || kind == Kind::LogEntry || kind == Kind::Report ||
                   kind == Kind::Draft || kind == Kind::Approval;
        case DeviceRole::Fusion: return kind == Kind::StationState || kind == Kind::Zone || kind == Kind::Proposal;
        case DeviceRole::Dispatch: return kind == Kind::Receipt;
        case DeviceRole::Player:
            return realm == RealmKind::Exercise && (kind == Kind::Tick || kind == Kind::ExerciseState ||
                                                    kind == Kind::Inject || kind == Kind::OperationAct);
        case DeviceRole::Admin:
            return kind == Kind::PersonEnrolled || kind == Kind::DeviceEnrolled || kind == Kind::KeyRevoked;
        case DeviceRole::Observer: return false;
    }
    return false;
}

/// What a role lets follow; nothing: everything. A gauge at a weir has no business in the incident log.
std::optional<std::vector<Kind>> roleFollows(DeviceRole role) {
    switch (role) {
        case DeviceRole::Field:
            return std::vector<Kind>{Kind::RealmFounded, Kind::Tick, Kind::DoneThrough, Kind::ExerciseState};
        case DeviceRole::Admin:
            return std::vector<Kind>{Kind::RealmFounded,   Kind::Tick,       Kind::DoneThrough, Kind::PersonEnrolled,
                                     Kind::DeviceEnrolled, Kind::KeyRevoked, Kind::Refusal,     Kind::ExerciseState};
        case DeviceRole::Console:
        case DeviceRole::Fusion:
        case DeviceRole::Dispatch:
        case DeviceRole::Player:
        case DeviceRole::Observer: return std::nullopt;
    }
    return std::vector<Kind>{};
}

bool brokerSays(Kind kind, RealmKind realm) {
    switch (kind) {
        case Kind::Tick: return realm == RealmKind::Live;
        case Kind::RealmFounded:
        case Kind::PersonEnrolled:
        case Kind::DeviceEnrolled:
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

}  // namespace

DeviceId deviceIdOf(const PublicKey& curveKey) {
    const auto hash = seal::sha256(curveKey);
    DeviceId id;
    std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

void Roster::fold(const Record& record) {
    if (record.verdict != 0) return;
    if (const auto enrolled = payloadOf<PersonEnrolled>(record.envelope)) {
        m_persons[enrolled->person] = Person{*enrolled, false};
    } else if (const auto device = payloadOf<DeviceEnrolled>(record.envelope)) {
        m_devices[deviceIdOf(device->curveKey)] = Device{*device, false};
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
    const bool says = std::any_of(enrolment.roles.begin(), enrolment.roles.end(),
                                  [&](DeviceRole role) { return roleSays(role, kind, realm); });
    const bool covers = std::any_of(enrolment.sources.begin(), enrolment.sources.end(),
                                    [&](const std::string& pattern) { return coversSource(pattern, source); });
    return says && covers ? RejectionCode::None : RejectionCode::MaySpeakNotFor;
}

std::optional<std::vector<Kind>> Roster::followable(const DeviceId& follower) const {
    const Device* known = device(follower);
    if (!known || known->revoked) return std::vector<Kind>{};
    std::set<Kind> all;
    for (const DeviceRole role : known->enrolment.roles) {
        const auto kinds = roleFollows(role);
        if (!kinds) return std::nullopt;
        all.insert(kinds->begin(), kinds->end());
    }
    return std::vector<Kind>(all.begin(), all.end());
}

bool Roster::mustBeSigned(Kind kind) {
    switch (kind) {
        case Kind::PersonEnrolled:
        case Kind::DeviceEnrolled:
        case Kind::KeyRevoked:
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
    const Person* known = person(id);
    if (!known) return false;
    const auto& roles = known->enrolment.roles;
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

}  // namespace wire
