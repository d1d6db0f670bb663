// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A link whose broker is the test itself: it reads what the link says and answers by hand, on a stepped clock.

#include <gtest/gtest.h>

#include <cstdlib>
#include <deque>
#include <fstream>
#include <iterator>

#include "broker/client/bus_link.h"

namespace client_test {

class Folder {
public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "lagewerk-client-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) std::abort();
        path = pattern;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path path;
};

/// Both ends of the wire.
struct Wire {
    std::deque<base::Bytes> fromLink, toLink;
    bool isUp = true;
    int reconnects = 0;
};

class HandChannel final : public client::Channel {
public:
    HandChannel(Wire& wire, base::SteppedClock& clock, Wire* second = nullptr)
        : m_wire(wire), m_clock(clock), m_second(second) {}
    std::unique_ptr<client::Channel> dial(const std::string&) override {
        return m_second == nullptr ? nullptr : std::make_unique<HandChannel>(*m_second, m_clock);
    }
    bool send(const base::Bytes& frame) override {
        if (m_wire.isUp) m_wire.fromLink.push_back(frame);
        return m_wire.isUp;
    }
    std::optional<base::Bytes> receive(int timeoutMs) override {
        if (m_wire.toLink.empty()) {
            m_clock.stepMs(timeoutMs);
            return std::nullopt;
        }
        base::Bytes frame = std::move(m_wire.toLink.front());
        m_wire.toLink.pop_front();
        return frame;
    }
    void reconnect() override {
        ++m_wire.reconnects;
        m_wire.fromLink.clear();
        m_wire.toLink.clear();
    }

private:
    Wire& m_wire;
    base::SteppedClock& m_clock;
    Wire* m_second;
};

struct World {
    base::SteppedClock clock{base::fromCivilUtc({2026, 7, 14, 12})};
    Wire wire, second;  ///< by the usual and by the urgent endpoint
    client::Identity identity;
    client::LinkOptions options;
    std::unique_ptr<client::BusLink> link;
    std::uint64_t journalEpoch = 5;

    World() {
        seal::start();
        identity.realm.uuid[0] = 9;
        identity.endpoint = "tcp://test";
        identity.deviceName = "device";
        identity.keys = seal::CurveKeys::generate();
    }
    void open() {
        link = std::make_unique<client::BusLink>(identity, std::make_unique<HandChannel>(wire, clock, &second), clock,
                                                 options);
    }
    void say(const wire::Verb& verb) { wire.toLink.push_back(wire::encodeVerb(verb)); }
    void welcome(std::uint64_t lastSequence = 0) {
        say(wire::Welcome{1, identity.realm, "Probe", journalEpoch, lastSequence, {}});
    }
    std::vector<client::Event> poll(int waitMs = 0) { return link->poll(waitMs); }
    /// All that the link has said since the last call.
    std::vector<wire::Verb> heard() {
        std::vector<wire::Verb> verbs;
        for (const base::Bytes& frame : wire.fromLink) verbs.push_back(std::get<wire::Verb>(wire::decodeVerb(frame)));
        wire.fromLink.clear();
        return verbs;
    }
    template <class V>
    std::vector<V> heardOnly() {
        std::vector<V> wanted;
        for (auto& verb : heard())
            if (auto* v = std::get_if<V>(&verb)) wanted.push_back(*v);
        return wanted;
    }
    /// Ids in all Submit verbs since the last call, in order.
    std::vector<wire::MessageId> heardIds() {
        std::vector<wire::MessageId> ids;
        for (const auto& submit : heardOnly<wire::Submit>())
            for (const auto& bytes : submit.envelopes)
                ids.push_back(std::get<wire::Envelope>(wire::decodeEnvelope(bytes)).id);
        return ids;
    }
    void connect(std::uint64_t lastSequence = 0) {
        if (!link) open();
        (void)poll();
        welcome(lastSequence);
        (void)poll();
    }
    wire::MessageId submit(client::Keep keep = client::Keep::InMemory, std::optional<wire::MessageId> id = {}) {
        client::Submission submission;
        submission.kind = wire::Kind::LogEntry;
        submission.payload = wire::encodePayload(wire::LogEntry{"entry", {}, {}});
        submission.source = "post:S2";
        submission.observedAt = clock.now();
        submission.keep = keep;
        submission.id = id;
        auto said = link->submit(submission);
        EXPECT_TRUE(said.ok()) << said.failure().text();
        return said.value();
    }
    wire::Record record(std::uint64_t sequence) const {
        wire::Record record;
        record.sequence = sequence;
        record.acceptedAt = clock.now();
        record.envelope.realm = identity.realm;
        record.envelope.kind = wire::Kind::LogEntry;
        record.envelope.id = wire::MessageId::outbox({}, 1, sequence);
        record.envelope.source = "post:S2";
        record.envelope.payload = wire::encodePayload(wire::LogEntry{"entry", {}, {}});
        return record;
    }
    wire::Batch batch(std::uint64_t from, std::uint64_t through) const {
        wire::Batch batch;
        for (std::uint64_t i = from; i <= through; ++i) batch.records.push_back(record(i));
        batch.throughSequence = batch.headSequence = through;
        return batch;
    }
};

template <class E>
std::vector<E> only(std::vector<client::Event> events) {
    std::vector<E> wanted;
    for (auto& event : events)
        if (auto* e = std::get_if<E>(&event)) wanted.push_back(std::move(*e));
    return wanted;
}

}  // namespace client_test
