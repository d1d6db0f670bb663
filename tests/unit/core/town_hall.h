// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A founded realm with its people and devices, for tests of core: says envelopes as the server would, keeps the
// journal, and journals what core says.

#include <map>
#include <string>
#include <vector>

#include "broker/core/core.h"
#include "broker/seal/seal.h"
#include "broker/wire/codec.h"

namespace town {

/// One device with its outbox.
struct Device {
    seal::PublicKey curveKey{};
    wire::DeviceId id;
    std::uint64_t epoch = 1;
    std::uint64_t counter = 0;
    wire::MessageId next() { return wire::MessageId::outbox(id, epoch, ++counter); }
};

struct Person {
    std::string id;
    seal::SigningKey key;
};

class TownHall {
public:
    /// Founds the realm: administrator "p:admin", devices "admin" and "fusion" by the broker; then, signed by the
    /// administrator, author "p:s2", second author "p:s3", approver "p:lds" (approver only), "p:both" (author and
    /// approver), "p:staff", and devices "console", "field" (station:*, unit:A), "dispatch", "player".
    explicit TownHall(wire::RealmKind kind = wire::RealmKind::Exercise);

    /// Said by a device through its outbox. Nothing of the envelope but kind, payload and source is looked at.
    core::Verdict say(const std::string& device, wire::Kind kind, base::Bytes payload,
                      const std::string& source = "post:S2");
    /// The same, signed by a person.
    core::Verdict saySigned(const std::string& device, const std::string& person, wire::Kind kind, base::Bytes payload,
                            const std::string& source = "post:S2");
    /// Exactly this envelope from this device.
    core::Verdict submit(const wire::DeviceId& device, wire::Envelope envelope);
    core::Verdict submit(const std::string& device, wire::Envelope envelope) {
        return submit(devices.at(device).id, std::move(envelope));
    }
    [[nodiscard]] wire::Envelope envelope(const std::string& device, wire::Kind kind, base::Bytes payload,
                                          const std::string& source = "post:S2");
    void sign(wire::Envelope& envelope, const std::string& person);
    /// Journals what core has to say; returns it.
    std::vector<wire::Record> journalEffects();

    core::Verdict tick(std::int64_t seconds = 5);
    core::Verdict enrolPerson(const std::string& id, std::vector<wire::PersonRole> roles,
                              const std::string& by = "p:admin");
    core::Verdict enrolDevice(const std::string& name, std::vector<wire::DeviceRole> roles,
                              std::vector<std::string> sources, const std::string& by = "p:admin");
    core::Verdict revokePerson(const std::string& id, const std::string& by = "p:admin");
    core::Verdict revokeDevice(const std::string& name, const std::string& by = "p:admin");

    /// The draft of a warning by `person`; keeps its bytes for approve().
    core::Verdict draft(const std::string& person, std::uint32_t revision = 1, std::uint32_t basedOn = 0,
                        const std::string& headline = "Hochwasser");
    core::Verdict approve(const std::string& person, std::uint32_t revision = 1, const std::string& word = "ÜBUNG");
    [[nodiscard]] wire::Draft draftOf(std::uint32_t revision, std::uint32_t basedOn, const std::string& headline) const;
    [[nodiscard]] wire::Hash draftHash(std::uint32_t revision) const { return m_draftHashes.at(revision); }

    /// A new core that decides the whole journal again.
    [[nodiscard]] core::Core replay() const;

    wire::RealmId realm;
    core::Core core;
    std::vector<wire::Record> journal;
    std::map<std::string, Device> devices;
    std::map<std::string, Person> people;
    base::Instant now;
    std::uint64_t tickNumber = 0;
    std::string alert = "00112233445566778899aabbccddeeff";

private:
    core::Verdict append(const wire::DeviceId& submitter, wire::Envelope envelope);
    wire::Envelope brokerEnvelope(wire::Kind kind, base::Bytes payload);

    std::uint64_t m_brokerCounter = 0;
    std::map<std::uint32_t, wire::Hash> m_draftHashes;
};

/// Payload of the newest record of this kind; nothing when there is none.
template <class Payload>
std::optional<Payload> newest(const std::vector<wire::Record>& journal) {
    for (auto record = journal.rbegin(); record != journal.rend(); ++record)
        if (auto payload = wire::payloadOf<Payload>(record->envelope); payload && record->verdict == 0) return payload;
    return std::nullopt;
}

}  // namespace town
