// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/core/core.h"
#include "broker/wire/codec.h"

namespace core {

using wire::RejectionCode;

namespace {

/// A participant that is farther behind the realm clock than so many ticks frees no ids until it has caught up.
constexpr std::size_t kTicksKept = 120;

}  // namespace

Verdict Core::takeFounding(const wire::Record& record) {
    if (isFounded()) return {RejectionCode::WrongStep, "the realm is founded already", "", "envelope.kind"};
    const auto founded = wire::decodePayload<wire::RealmFounded>(record.envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&founded)) return unreadable(*rejection);
    m_now = record.envelope.observedAt;
    m_checkpointAt = *m_now;
    m_brokerSignKey = std::get<wire::RealmFounded>(founded).brokerSignKey;
    m_brokerCurveKey = std::get<wire::RealmFounded>(founded).brokerCurveKey;
    return {};
}

Verdict Core::takeTick(const wire::Envelope& envelope) {
    const auto decoded = wire::decodePayload<wire::Tick>(envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    const auto& tick = std::get<wire::Tick>(decoded);
    if (tick.number <= m_lastTick)
        return {RejectionCode::TickBackwards, "its number is not above the last tick's", "count on from the journal",
                "payload.no"};
    if (tick.at < *m_now)
        return {RejectionCode::TickBackwards,
                "it would set the realm clock back, which stands at " + base::isoUtc(*m_now), "go on from there",
                "payload.at"};
    m_lastTick = tick.number;
    m_now = tick.at;
    m_ticks[tick.number] = {m_decidedThrough, tick.at};
    if (m_ticks.size() > kTicksKept) m_ticks.erase(m_ticks.begin());
    m_genesis = false;
    return {};
}

Verdict Core::checkAdministrator(const wire::Record& record) const {
    if (record.submitter.isBroker()) {
        if (m_genesis) return {};
        return {RejectionCode::NotAdministrator, "the broker enrols only while the realm is founded",
                "an administrator must sign it"};
    }
    // The signature itself is checked already: these kinds must be signed.
    if (record.envelope.author && m_roster.hasRole(*record.envelope.author, wire::PersonRole::Administrator)) return {};
    return {RejectionCode::NotAdministrator, "the author is not an administrator", "an administrator must sign it"};
}

Verdict Core::takePerson(const wire::Record& record) {
    if (auto verdict = checkAdministrator(record); !verdict.ok()) return verdict;
    const auto decoded = wire::decodePayload<wire::PersonEnrolled>(record.envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    const auto& enrolment = std::get<wire::PersonEnrolled>(decoded);
    if (const auto code = m_roster.mayEnrol(enrolment); code == RejectionCode::KeyRevokedCode)
        return {code, "this key was revoked and never counts again", "make a new one", "payload.sign"};
    else if (code != RejectionCode::None)
        return {code, "this key is another person's", "each person needs their own", "payload.sign"};
    if (auto verdict = checkSeats(enrolment.seats); !verdict.ok()) return verdict;
    const bool stays = m_roster.wouldAdminister(enrolment);
    const wire::Roster::Person* before = m_roster.person(enrolment.person);
    const bool wasAdministrator =
        before && !before->revoked && m_roster.hasRole(enrolment.person, wire::PersonRole::Administrator);
    if (wasAdministrator && !stays && m_roster.administrators() == 1)
        return {RejectionCode::WrongStep, "this is the last administrator", "enrol another one first", "payload.roles"};
    if (before) dropSignatures(enrolment.person);
    wire::Record effective = record;
    effective.verdict = 0;
    m_roster.fold(effective);
    return {};
}

Verdict Core::takeDevice(const wire::Record& record) {
    if (auto verdict = checkAdministrator(record); !verdict.ok()) return verdict;
    const auto decoded = wire::decodePayload<wire::DeviceEnrolled>(record.envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    if (auto verdict = checkSeats(std::get<wire::DeviceEnrolled>(decoded).seats); !verdict.ok()) return verdict;
    if (const auto code = m_roster.mayEnrol(std::get<wire::DeviceEnrolled>(decoded)); code != RejectionCode::None)
        return {code, "this device's key was revoked and never counts again", "make a new one", "payload.curve"};
    wire::Record effective = record;
    effective.verdict = 0;
    m_roster.fold(effective);
    return {};
}

Verdict Core::takeRevocation(const wire::Record& record) {
    if (auto verdict = checkAdministrator(record); !verdict.ok()) return verdict;
    const auto decoded = wire::decodePayload<wire::KeyRevoked>(record.envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    const auto& revoked = std::get<wire::KeyRevoked>(decoded);
    if (revoked.device && !m_roster.device(*revoked.device))
        return {RejectionCode::UnknownSubject, "no such device is enrolled", "check the id", "payload.device"};
    if (revoked.person) {
        const wire::Roster::Person* person = m_roster.person(*revoked.person);
        if (!person)
            return {RejectionCode::UnknownSubject, "no such person is enrolled", "check the id", "payload.person"};
        const bool isAdministrator = m_roster.hasRole(*revoked.person, wire::PersonRole::Administrator);
        if (!person->revoked && isAdministrator && m_roster.administrators() == 1)
            return {RejectionCode::WrongStep, "this is the last administrator", "enrol another one first",
                    "payload.person"};
        dropSignatures(*revoked.person);
    }
    wire::Record effective = record;
    effective.verdict = 0;
    m_roster.fold(effective);
    return {};
}

/// A role that the table does not have would come into being with rights that nobody read when the table gets it.
Verdict Core::checkSeats(const std::optional<std::vector<std::string>>& seats) const {
    const auto unknown = m_roster.unknownSeats(seats);
    if (unknown.empty()) return {};
    return {RejectionCode::UnknownSubject, "the role table has no role \"" + unknown.front() + "\"",
            "use one that it has, or define it first", "payload.seats"};
}

Verdict Core::takeRoles(const wire::Record& record) {
    if (auto verdict = checkAdministrator(record); !verdict.ok()) return verdict;
    const auto decoded = wire::decodePayload<wire::RolesDefined>(record.envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    if (const auto why = m_roster.whyNoTable(std::get<wire::RolesDefined>(decoded)); !why.empty())
        return {RejectionCode::WrongStep, why, "mend the table and send the whole of it", "payload.roles"};
    // Whoever signed did so under rights that may have ended with this record; they sign again.
    for (const auto& [id, person] : m_roster.persons()) dropSignatures(id);
    wire::Record effective = record;
    effective.verdict = 0;
    m_roster.fold(effective);
    return {};
}

Verdict Core::takeName(const wire::Record& record) {
    if (auto verdict = checkAdministrator(record); !verdict.ok()) return verdict;
    const auto decoded = wire::decodePayload<wire::PersonNamed>(record.envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    if (!m_roster.person(std::get<wire::PersonNamed>(decoded).person))
        return {RejectionCode::UnknownSubject, "no such person is enrolled", "enrol the person first",
                "payload.person"};
    wire::Record effective = record;
    effective.verdict = 0;
    m_roster.fold(effective);
    return {};
}

/// A signature under a warning that is not issued yet counts only as long as its key does.
void Core::dropSignatures(const std::string& person) {
    if (LAGEWERK_MUTANT("revoked-signature-stays")) return;
    for (auto& [id, alert] : m_alerts)
        if (!wire::isReadyToIssue(alert.life)) alert.life = wire::withoutPerson(std::move(alert.life), person);
}

}  // namespace core
