// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The network between clients and a broker in memory: frames take their time, connections break and take with them what
// was under way, parties are cut off and found again. Within one connection the order holds and nothing but a break
// loses a frame on its way up, as with TCP; on its way down a full queue may also swallow one, as the broker's does.

#include <deque>
#include <list>
#include <memory>
#include <set>
#include <string>

#include "tests/unit/server/broker_world.h"

namespace simulation {

/// FNV-1a over everything that went over the wire: two runs with one trace were the same run.
struct Trace {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    void add(base::BytesView bytes) {
        for (const std::uint8_t byte : bytes) hash = (hash ^ byte) * 0x100000001B3ULL;
    }
    void add(std::uint64_t number) {
        for (int shift = 0; shift < 64; shift += 8)
            hash = (hash ^ static_cast<std::uint8_t>(number >> shift)) * 0x100000001B3ULL;
    }
};

class SimulatedWire {
public:
    struct Connection {
        std::string party;
        std::shared_ptr<server::MemoryTransport::Line> line;
        std::deque<std::pair<std::int64_t, base::Bytes>> up, down;  ///< with the time when they are there
        bool isHeld = true;  ///< by the client; the broker may still hear the rest
        [[nodiscard]] bool isUp() const { return line->isUp; }
    };
    using Held = std::shared_ptr<Connection>;

    SimulatedWire(server_test::World& world, base::SeededRandom& chance, Trace& trace)
        : m_world(world), m_chance(chance), m_trace(trace) {}

    /// Nothing when nobody answers or the key may not connect.
    Held dial(const std::string& party, const seal::PublicKey& key, bool isUrgent = false);
    void send(Connection& connection, base::Bytes frame);
    std::optional<base::Bytes> receive(Connection& connection);
    /// The client lets go: of what is under way to the broker, the first part may still arrive.
    void letGo(Held& connection);
    /// Moves what is due.
    void step();

    /// Nothing that is under way arrives any more: so much time has passed.
    void forgetAll();
    /// One connection breaks.
    void breakOne();
    void cutOff(const std::string& party) { m_cutOff.insert(party); }
    void heal() { m_cutOff.clear(); }
    [[nodiscard]] bool isCutOff(const std::string& party) const { return m_cutOff.contains(party); }
    void calmDown() { m_isCalm = true, m_cutOff.clear(); }

    /// Envelopes that were overheard on their way to the broker, newest last.
    [[nodiscard]] const std::deque<base::Bytes>& overheard() const { return m_overheard; }
    [[nodiscard]] std::size_t queuedMax() const;

private:
    void listen(const base::Bytes& frame);
    [[nodiscard]] std::int64_t dueAfter(const std::deque<std::pair<std::int64_t, base::Bytes>>& queue);
    [[nodiscard]] std::int64_t nowMs() const { return m_world.clock.monotonicNs() / 1'000'000; }

    server_test::World& m_world;
    base::SeededRandom& m_chance;
    Trace& m_trace;
    std::list<Held> m_connections;
    std::set<std::string> m_cutOff;
    std::deque<base::Bytes> m_overheard;
    bool m_isCalm = false;
};

/// A party's end of it. A broken connection is dialled anew with the next frame, as ZeroMQ does behind the link's back.
class SimulatedChannel final : public client::Channel {
public:
    SimulatedChannel(SimulatedWire& wire, std::string party, const seal::PublicKey& key, bool isUrgent = false)
        : m_wire(wire), m_party(std::move(party)), m_key(key), m_isUrgent(isUrgent) {}
    ~SimulatedChannel() override { m_wire.letGo(m_connection); }
    bool send(const base::Bytes& frame) override {
        if (m_connection && !m_connection->isUp()) m_wire.letGo(m_connection);
        if (!m_connection) m_connection = m_wire.dial(m_party, m_key, m_isUrgent);
        if (!m_connection) return false;
        m_wire.send(*m_connection, frame);
        return true;
    }
    /// Never waits: the simulation alone moves the clock.
    std::optional<base::Bytes> receive(int) override {
        return m_connection ? m_wire.receive(*m_connection) : std::nullopt;
    }
    void reconnect() override { m_wire.letGo(m_connection); }
    std::unique_ptr<client::Channel> dial(const std::string&) override {
        return std::make_unique<SimulatedChannel>(m_wire, m_party, m_key, true);
    }

private:
    SimulatedWire& m_wire;
    std::string m_party;
    seal::PublicKey m_key;
    bool m_isUrgent;
    SimulatedWire::Held m_connection;
};

}  // namespace simulation
