// SPDX-License-Identifier: EUPL-1.2
// What people and machines say, rightly and wrongly.
#include <algorithm>

#include "tests/simulation/bus_realm.h"

namespace simulation {
namespace {

using client::Keep;

wire::Draft draftFor(const std::string& alert, std::uint32_t revision, std::uint64_t text) {
    wire::Draft draft;
    draft.alert = alert;
    draft.revision = revision;
    draft.basedOn = revision - 1;
    draft.content.hazard = "flood";
    draft.content.texts = {{"de-DE", "Hochwasser", "Text " + std::to_string(text), "", "", "Altstadt"}};
    return draft;
}

}  // namespace

void BusRealm::speak() {
    for (Party& party : m_parties) {
        if (!party.link || m_chance.below(4) > 0) continue;
        const OnDiskOf here(*party.disk);
        if (party.name.starts_with("agent")) sayReadings(party);
        if (party.name.starts_with("console")) {
            switch (m_chance.below(6)) {
                case 5: giveFile(party); break;
                case 0: draft(party); break;
                case 1: sayLog(party); break;
                default: approve(party);
            }
        }
        if (party.name == "fusion" && m_chance.below(6) == 0) givePicture(party);
        if (party.name == "joiner" && m_chance.below(3) == 0) fetchFile(party);
        if (party.name == "admin" && m_chance.below(25) == 0) administer(party);
        if (party.name == "admin" && m_chance.below(15) == 0) deleteFile(party);
        if (party.name == "player" && m_chance.below(3) == 0) tick(party);
    }
}

void BusRealm::sayReadings(Party& party) {
    const std::string station = party.name.substr(6);
    for (std::uint64_t i = m_chance.below(4); i > 0; --i) {
        wire::Reading reading;
        reading.value = static_cast<double>(++m_spoken % 500);
        reading.unit = "cm";
        say(party, reading, "station:" + station, nullptr, Keep::InMemory);
    }
    if (m_chance.below(6) > 0) return;
    wire::UnitReport report;
    report.callSign = station;
    report.fmsStatus = static_cast<std::uint8_t>(m_chance.below(10));
    say(party, report, "unit:" + station);
}

void BusRealm::sayLog(Party& party) {
    wire::LogEntry entry;
    entry.text = "Eintrag " + std::to_string(++m_spoken);
    say(party, entry, "post:S2");
}

void BusRealm::draft(Party& party) {
    Known known;
    const bool isNew = m_drafts.empty() || m_chance.below(2) == 0;
    if (!isNew) known = m_drafts[m_chance.below(m_drafts.size())];
    if (isNew) {
        known.alert = base::toHex(m_world.realm.id.uuid).substr(0, 24) + std::to_string(10'000'000 + ++m_alerts);
    }
    ++known.revision;
    const Person& by = m_chance.below(3) == 0 ? anyone() : m_people[m_chance.below(2) * 2];
    auto payload = draftFor(known.alert, known.revision, ++m_spoken);
    payload.withdrawn = !isNew && m_chance.below(8) == 0;
    if (!say(party, payload, "post:S2", &by)) return;
    known.hash = seal::sha256(wire::encodePayload(payload));
    known.author = by.id;
    known.signatures = 0;
    std::erase_if(m_drafts, [&](const Known& other) { return other.alert == known.alert; });
    m_drafts.push_back(known);
    if (m_drafts.size() > 4) m_drafts.pop_front();
}

/// Mostly as it should be: the author first, then somebody else. Else in one of the ways that must not count.
void BusRealm::approve(Party& party) {
    if (m_drafts.empty()) return;
    Known& known = m_drafts[m_chance.below(m_drafts.size())];
    wire::Approval approval{known.alert, known.revision, known.hash,
                            std::string(wire::confirmationWord(m_world.realm.id.kind))};
    const auto author =
        std::find_if(m_people.begin(), m_people.end(), [&](const Person& p) { return p.id == known.author; });
    const Person* by = known.signatures == 0 ? &*author : &anyone();
    const seal::SigningKey* signer = nullptr;
    switch (m_chance.below(12)) {
        case 0: approval.contentHash[3] ^= 1; break;
        case 1: --approval.revision; break;
        case 2: approval.spokenConfirmation = "ja"; break;
        case 3: signer = &anyone().key; break;
        case 4: by = &*author; break;
        case 5: by = &anyone(); break;
        default: ++known.signatures;
    }
    say(party, approval, "post:LdS", by, Keep::OnDisk, std::nullopt, signer);
}

void BusRealm::administer(Party& party) {
    if (m_chance.below(12) == 0) return retire(party, m_parties[2 + m_chance.below(3)]);
    const Person admin{"p:admin", seal::SigningKey::generate()};
    Person& person = anyone();
    const bool isForged = m_chance.below(4) == 0;
    const seal::SigningKey* signer = isForged ? &anyone().key : m_world.admin.get();
    if (!person.isRevoked && m_chance.below(3) > 0) {
        ++m_counts.revocations;
        if (say(party, wire::KeyRevoked{person.id, std::nullopt, "simulated"}, "admin", &admin, Keep::OnDisk,
                std::nullopt, signer) &&
            !isForged)
            person.isRevoked = true;
        return;
    }
    // Others with the same name: a new key.
    auto key = seal::SigningKey::generate();
    using enum wire::PersonRole;
    const auto roles = person.id == "p:staff" ? std::vector{Staff} : std::vector{WarningAuthor, WarningApprover};
    if (!say(party, wire::PersonEnrolled{person.id, person.id, "", key.publicKey(), roles}, "admin", &admin,
             Keep::OnDisk, std::nullopt, signer) ||
        isForged)
        return;
    person.key = std::move(key);
    person.isRevoked = false;
}

/// A machine is stolen: its key is revoked, and it goes on speaking.
void BusRealm::retire(Party& party, Party& one) {
    if (one.isRetired) return;
    const Person admin{"p:admin", seal::SigningKey::generate()};
    one.isRetired = say(party, wire::KeyRevoked{std::nullopt, one.identity.device(), "stolen"}, "admin", &admin,
                        Keep::OnDisk, std::nullopt, m_world.admin.get())
                        .has_value();
    if (one.isRetired) m_ledger.released(one.identity.device());
}

void BusRealm::tick(Party& party) {
    wire::Tick tick;
    tick.number = ++m_tick;
    tick.at = m_world.clock.now();
    tick.stepMs = 1000;
    say(party, tick, "player");
}

}  // namespace simulation
