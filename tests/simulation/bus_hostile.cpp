// SPDX-License-Identifier: EUPL-1.2
// Those who lie, say garbage, and follow without ever folding.
#include "broker/wire/limits.h"
#include "tests/simulation/bus_realm.h"

namespace simulation {
namespace {

constexpr std::uint32_t kSleeperCredit = 50;

}  // namespace

wire::Envelope BusRealm::lie() {
    wire::Envelope envelope;
    envelope.realm = m_world.realm.id;
    envelope.id = wire::MessageId::outbox(m_liar.device(), 7, ++m_lies);
    envelope.kind = wire::Kind::Reading;
    envelope.source = "station:liar";
    envelope.observedAt = m_world.clock.now();
    const auto& overheard = m_wire.overheard();
    auto heard = overheard.empty() ? wire::Decoded<wire::Envelope>(wire::Rejection{})
                                   : wire::decodeEnvelope(overheard[m_chance.below(overheard.size())]);
    if (auto* other = std::get_if<wire::Envelope>(&heard)) {
        // Somebody's very words, once more: as they are, or under an id of one's own.
        const auto own = envelope.id;
        envelope = std::move(*other);
        if (m_chance.below(3) > 0) envelope.id = own;
        if (m_chance.below(3) == 0) envelope.source = "post:liar";
        if (m_chance.below(4) == 0 && !envelope.payload.empty())
            envelope.payload[m_chance.below(envelope.payload.size())] ^= 1;
    }
    if (m_chance.below(6) == 0) envelope.realm.uuid[5] ^= 1;
    if (m_chance.below(6) == 0) {
        envelope.kind = wire::Kind::Issued;
        envelope.payload = wire::encodePayload(wire::Issued{"00112233445566778899aabbccddeeff",
                                                            1,
                                                            {},
                                                            envelope.id,
                                                            {envelope.id, envelope.id},
                                                            {"p:a", "p:b"},
                                                            1,
                                                            "LW-1",
                                                            {}});
    }
    return envelope;
}

void BusRealm::beHostile() {
    ++m_counts.hostile;
    if (!m_lying || m_chance.below(20) == 0)
        m_lying = std::make_unique<SimulatedChannel>(m_wire, "liar", m_liar.keys.publicKey);
    while (m_lying->receive(0)) {
    }
    if (m_chance.below(5) == 0) lieAboutFile();
    switch (m_chance.below(6)) {
        case 0: {
            base::Bytes garbage(m_chance.below(200));
            for (auto& byte : garbage) byte = static_cast<std::uint8_t>(m_chance.next());
            m_lying->send(garbage);
            break;
        }
        case 1: {
            auto frame = wire::encodeVerb(wire::Submit{{wire::encode(lie())}});
            frame.resize(m_chance.below(frame.size()));
            m_lying->send(frame);
            break;
        }
        case 2: {
            // A key that nobody enrolled.
            const auto keys = seal::CurveKeys::generate();
            if (m_world.transport && m_world.transport->dial(keys.publicKey)) m_breach = "an unknown key may connect";
            break;
        }
        case 3: m_lying->send(wire::encodeVerb(wire::Accepted{1, 1, {}, 0})); break;
        default:
            m_lying->send(wire::encodeVerb(wire::Hello{wire::limits::kProtocolVersion, m_world.realm.id, "liar"}));
            m_lying->send(wire::encodeVerb(wire::Submit{{wire::encode(lie()), wire::encode(lie())}}));
    }
}

void BusRealm::sayHere(const base::Bytes& envelope) {
    if (!m_lying) return;
    m_lying->send(wire::encodeVerb(wire::Hello{wire::limits::kProtocolVersion, m_world.realm.id, "liar"}));
    m_lying->send(wire::encodeVerb(wire::Submit{{envelope}}));
}

/// Follows with a small credit and never gives any: it may be owed no more than that.
void BusRealm::beIdle() {
    if (!m_sleeping || m_chance.below(200) == 0) {
        m_sleeping = std::make_unique<SimulatedChannel>(m_wire, "sleeper", m_sleeper.keys.publicKey);
        m_handedToSleeper = 0;
        m_sleeping->send(wire::encodeVerb(wire::Hello{wire::limits::kProtocolVersion, m_world.realm.id, "sleeper"}));
        m_sleeping->send(wire::encodeVerb(wire::Follow{1, {}, kSleeperCredit}));
    }
    if (m_chance.below(20) == 0) m_sleeping->send(wire::encodeVerb(wire::Ping{}));
    while (auto frame = m_sleeping->receive(0)) {
        const auto verb = wire::decodeVerb(*frame);
        const auto* said = std::get_if<wire::Verb>(&verb);
        const auto* batch = said == nullptr ? nullptr : std::get_if<wire::Batch>(said);
        if (batch == nullptr) continue;
        m_handedToSleeper += batch->records.size();
        if (m_handedToSleeper > kSleeperCredit)
            m_breach = "a follower that folds nothing was handed " + std::to_string(m_handedToSleeper) +
                       " records on a credit of " + std::to_string(kSleeperCredit);
    }
}

}  // namespace simulation
