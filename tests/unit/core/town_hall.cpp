// SPDX-License-Identifier: EUPL-1.2
#include "town_hall.h"

namespace town {

using namespace wire;

TownHall::TownHall(RealmKind kind)
    : realm{kind, {1, 2, 3, 4}}, core(realm), now(base::fromCivilUtc({2026, 11, 21, 17, 0, 0, 0})) {
    seal::start();
    RealmFounded founded{"Auental", {}, {}};
    append({}, brokerEnvelope(Kind::RealmFounded, encodePayload(founded)));
    people.emplace("p:admin", Person{"p:admin", seal::SigningKey::generate()});
    PersonEnrolled admin{"p:admin", "Admin", "", people.at("p:admin").key.publicKey(), {PersonRole::Administrator}};
    append({}, brokerEnvelope(Kind::PersonEnrolled, encodePayload(admin)));
    const auto found = [&](const std::string& name, DeviceRole role) {
        Device device;
        device.curveKey = seal::CurveKeys::generate().publicKey;
        device.id = deviceIdOf(device.curveKey);
        devices[name] = device;
        append({}, brokerEnvelope(Kind::DeviceEnrolled,
                                  encodePayload(DeviceEnrolled{name, device.curveKey, {role}, {"*"}})));
    };
    found("admin", DeviceRole::Admin);
    found("fusion", DeviceRole::Fusion);
    enrolPerson("p:s2", {PersonRole::Staff, PersonRole::WarningAuthor});
    enrolPerson("p:s3", {PersonRole::WarningAuthor});
    enrolPerson("p:lds", {PersonRole::WarningApprover});
    enrolPerson("p:both", {PersonRole::WarningAuthor, PersonRole::WarningApprover});
    enrolPerson("p:staff", {PersonRole::Staff});
    enrolDevice("console", {DeviceRole::Console}, {"post:*"});
    enrolDevice("field", {DeviceRole::Field}, {"station:*", "unit:A"});
    enrolDevice("dispatch", {DeviceRole::Dispatch}, {"dispatch"});
    enrolDevice("player", {DeviceRole::Player}, {"player"});
}

Envelope TownHall::brokerEnvelope(Kind kind, base::Bytes payload) {
    Envelope e;
    e.realm = realm;
    e.id = MessageId::outbox({}, 1, ++m_brokerCounter);
    e.kind = kind;
    e.source = "core";
    e.observedAt = now;
    e.payload = std::move(payload);
    return e;
}

core::Verdict TownHall::append(const DeviceId& submitter, Envelope envelope) {
    Record record;
    record.sequence = journal.size() + 1;
    record.submitter = submitter;
    record.envelope = std::move(envelope);
    core.stamp(record);
    const auto decision = core.decide(record);
    record.verdict = static_cast<std::uint16_t>(decision.verdict.code);
    journal.push_back(std::move(record));
    return decision.verdict;
}

core::Verdict TownHall::submit(const DeviceId& device, Envelope envelope) {
    const auto verdict = append(device, std::move(envelope));
    journalEffects();
    return verdict;
}

std::vector<Record> TownHall::journalEffects() {
    const std::size_t before = journal.size();
    const std::vector<Envelope> pending = core.pendingEffects();
    for (const Envelope& envelope : pending) append({}, envelope);
    return {journal.begin() + static_cast<std::ptrdiff_t>(before), journal.end()};
}

Envelope TownHall::envelope(const std::string& device, Kind kind, base::Bytes payload, const std::string& source) {
    Envelope e;
    e.realm = realm;
    e.id = devices.at(device).next();
    e.kind = kind;
    e.source = source;
    e.observedAt = now;
    e.payload = std::move(payload);
    return e;
}

void TownHall::sign(Envelope& e, const std::string& person) {
    e.author = person;
    e.signature = people.at(person).key.sign(signedBytes(e));
}

core::Verdict TownHall::say(const std::string& device, Kind kind, base::Bytes payload, const std::string& source) {
    return submit(device, envelope(device, kind, std::move(payload), source));
}

core::Verdict TownHall::saySigned(const std::string& device, const std::string& person, Kind kind, base::Bytes payload,
                                  const std::string& source) {
    Envelope e = envelope(device, kind, std::move(payload), source);
    sign(e, person);
    return submit(device, std::move(e));
}

core::Verdict TownHall::tick(std::int64_t seconds) {
    now = now.plusS(seconds);
    const auto payload = encodePayload(Tick{++tickNumber, now, 5000, 0, true});
    if (realm.kind == RealmKind::Live) return submit(DeviceId{}, brokerEnvelope(Kind::Tick, payload));
    return say("player", Kind::Tick, payload, "player");
}

core::Verdict TownHall::enrolPerson(const std::string& id, std::vector<PersonRole> roles, const std::string& by) {
    auto key = seal::SigningKey::generate();
    const PersonEnrolled enrolment{id, id, "", key.publicKey(), std::move(roles)};
    const auto verdict = saySigned("admin", by, Kind::PersonEnrolled, encodePayload(enrolment));
    if (verdict.ok()) people.insert_or_assign(id, Person{id, std::move(key)});
    return verdict;
}

core::Verdict TownHall::enrolDevice(const std::string& name, std::vector<DeviceRole> roles,
                                    std::vector<std::string> sources, const std::string& by) {
    Device device;
    device.curveKey = seal::CurveKeys::generate().publicKey;
    device.id = deviceIdOf(device.curveKey);
    const DeviceEnrolled enrolment{name, device.curveKey, std::move(roles), std::move(sources)};
    const auto verdict = saySigned("admin", by, Kind::DeviceEnrolled, encodePayload(enrolment));
    devices[name] = device;
    return verdict;
}

core::Verdict TownHall::revokePerson(const std::string& id, const std::string& by) {
    return saySigned("admin", by, Kind::KeyRevoked, encodePayload(KeyRevoked{id, std::nullopt, "lost"}));
}

core::Verdict TownHall::revokeDevice(const std::string& name, const std::string& by) {
    return saySigned("admin", by, Kind::KeyRevoked,
                     encodePayload(KeyRevoked{std::nullopt, devices.at(name).id, "lost"}));
}

Draft TownHall::draftOf(std::uint32_t revision, std::uint32_t basedOn, const std::string& headline) const {
    Draft draft;
    draft.alert = alert;
    draft.revision = revision;
    draft.basedOn = basedOn;
    draft.content.hazard = "flood";
    draft.content.texts = {{"de-DE", "Hochwasser", headline, "", "", "Altstadt"}};
    return draft;
}

core::Verdict TownHall::draft(const std::string& person, std::uint32_t revision, std::uint32_t basedOn,
                              const std::string& headline) {
    const auto payload = encodePayload(draftOf(revision, basedOn, headline));
    m_draftHashes[revision] = seal::sha256(payload);
    return saySigned("console", person, Kind::Draft, payload);
}

core::Verdict TownHall::approve(const std::string& person, std::uint32_t revision, const std::string& word) {
    const Approval approval{alert, revision, m_draftHashes.at(revision), word};
    return saySigned("console", person, Kind::Approval, encodePayload(approval));
}

core::Core TownHall::replay() const {
    core::Core again(realm);
    for (const Record& record : journal) (void)again.decide(record);
    return again;
}

}  // namespace town
