// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>

#include "broker/wire/limits.h"
#include "tests/unit/server/broker_world.h"

namespace guarantees {

using server_test::Heard;
using server_test::readingOf;
using server_test::until;
using server_test::World;
using wire::Kind;
using wire::PersonRole;

/// A client's end held by hand, for what a good client would never say.
struct RawClient {
    World& world;
    std::shared_ptr<server::MemoryTransport::Line> line;

    RawClient(World& in, const client::Identity& identity)
        : world(in), line(in.transport->dial(identity.keys.publicKey)) {
        say(wire::Hello{wire::limits::kProtocolVersion, world.realm.id, "test"});
    }
    void say(const wire::Verb& verb) {
        world.transport->say(*line, wire::encodeVerb(verb));
        world.pass(5);
    }
    /// What came of one verb.
    template <class V>
    std::vector<V> heard() {
        std::vector<V> all;
        for (const auto& frame : line->toClient) {
            const auto decoded = wire::decodeVerb(*frame);
            if (const auto* verb = std::get_if<wire::Verb>(&decoded))
                if (const auto* wanted = std::get_if<V>(verb)) all.push_back(*wanted);
        }
        return all;
    }
};

inline wire::Envelope readingBy(const World& world, const client::Identity& identity, std::uint64_t counter) {
    wire::Envelope envelope;
    envelope.realm = world.realm.id;
    envelope.id = wire::MessageId::outbox(identity.device(), 7, counter);
    envelope.kind = Kind::Reading;
    envelope.source = "station:A";
    envelope.observedAt = world.clock.now();
    envelope.payload = readingOf("A", static_cast<double>(counter), world.clock.now()).payload;
    return envelope;
}

inline std::size_t countOf(const std::vector<wire::Record>& records, Kind kind) {
    return static_cast<std::size_t>(
        std::count_if(records.begin(), records.end(), [&](const auto& r) { return r.envelope.kind == kind; }));
}

/// A realm whose people warn: "a" drafts and signs first, "b" signs second, "both" may do either, "staff" neither.
struct Office {
    World world;
    std::map<std::string, seal::SigningKey> keys;
    std::unique_ptr<client::BusLink> console;
    Heard heard;
    wire::Hash text{};

    explicit Office(server::BrokerOptions options = {}) : world(wire::RealmKind::Exercise, options) {
        using enum PersonRole;
        person("a", {WarningAuthor});
        person("b", {WarningApprover});
        person("both", {WarningAuthor, WarningApprover});
        person("staff", {Staff});
        console = world.linkOf(world.enrol("console", {wire::DeviceRole::Console}, {"post:*"}));
    }
    void person(const std::string& name, std::vector<PersonRole> roles) {
        auto key = seal::SigningKey::generate();
        world.adminSays(wire::PersonEnrolled{"p:" + name, name, "", key.publicKey(), std::move(roles)});
        keys.insert_or_assign(name, std::move(key));
    }
    void revoke(const std::string& name) { world.adminSays(wire::KeyRevoked{"p:" + name, std::nullopt, "lost"}); }
    template <class Payload>
    void say(const std::string& name, const Payload& payload) {
        client::Submission submission;
        submission.kind = wire::KindOf<Payload>::kKind;
        submission.payload = wire::encodePayload(payload);
        submission.source = "post:S2";
        submission.author = "p:" + name;
        submission.observedAt = world.clock.now();
        submission.signer = &keys.at(name);
        ASSERT_TRUE(console->submit(submission).ok());
        ASSERT_TRUE(until(world, *console, heard, [&] { return console->waiting() == 0; }));
    }
    void draft(const std::string& name) {
        wire::Draft draft;
        draft.alert = "00112233445566778899aabbccddeeff";
        draft.content.hazard = "flood";
        draft.content.texts = {{"de-DE", "Hochwasser", "Wasser steigt", "", "", "Altstadt"}};
        text = seal::sha256(wire::encodePayload(draft));
        say(name, draft);
    }
    void approve(const std::string& name, const std::optional<wire::Hash>& hash = std::nullopt) {
        say(name, wire::Approval{"00112233445566778899aabbccddeeff", 1, hash.value_or(text), "ÜBUNG"});
    }
    std::size_t issued() {
        for (int i = 0; i < 5; ++i) world.pass(10);
        return countOf(world.journaled(), Kind::Issued);
    }
};

}  // namespace guarantees
