// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A client's end held by hand, for what the link would not say or show.

#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "tests/unit/server/broker_world.h"

namespace server_test {

struct Hands {
    World& world;
    std::shared_ptr<server::MemoryTransport::Line> line;

    Hands(World& in, const client::Identity& identity, bool isUrgent = false)
        : world(in), line(in.transport->dial(identity.keys.publicKey, isUrgent)) {}
    void say(const wire::Verb& verb) { world.transport->say(*line, wire::encodeVerb(verb)); }
    void hello() { say(wire::Hello{1, world.realm.id, "test"}); }
    void greet() {
        hello();
        expect<wire::Welcome>();
    }
    /// The next verb, after a step when there is none yet.
    std::optional<wire::Verb> hear() {
        if (line->toClient.empty()) world.step();
        if (line->toClient.empty()) return std::nullopt;
        auto decoded = wire::decodeVerb(*line->toClient.front());
        line->toClient.pop_front();
        return std::get<wire::Verb>(decoded);
    }
    template <class V>
    V expect() {
        const auto verb = hear();
        const V* wanted = verb ? std::get_if<V>(&*verb) : nullptr;
        EXPECT_NE(wanted, nullptr) << "another verb, or none: index " << (verb ? static_cast<int>(verb->index()) : -1);
        return wanted != nullptr ? *wanted : V{};
    }
    /// All of one verb that waits; the rest is thrown away.
    template <class V>
    std::vector<V> all() {
        std::vector<V> wanted;
        for (; !line->toClient.empty(); line->toClient.pop_front()) {
            auto decoded = wire::decodeVerb(*line->toClient.front());
            if (const auto* verb = std::get_if<V>(&std::get<wire::Verb>(decoded))) wanted.push_back(*verb);
        }
        return wanted;
    }
};

template <class Payload>
base::Bytes envelopeWith(const World& world, const client::Identity& identity, std::uint64_t epoch,
                         std::uint64_t counter, const std::string& source, const Payload& payload,
                         const std::function<void(wire::Envelope&)>& finish = {}) {
    wire::Envelope envelope;
    envelope.realm = world.realm.id;
    envelope.id = wire::MessageId::outbox(identity.device(), epoch, counter);
    envelope.kind = wire::KindOf<Payload>::kKind;
    envelope.source = source;
    envelope.observedAt = world.clock.now();
    envelope.payload = wire::encodePayload(payload);
    if (finish) finish(envelope);
    return wire::encode(envelope);
}

}  // namespace server_test
