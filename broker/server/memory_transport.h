// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A transport within one thread: simulations and tests dial in and hold the other end.

#include <deque>
#include <map>
#include <optional>

#include "broker/server/transport.h"

namespace server {

class MemoryTransport final : public Transport {
public:
    /// The client's end of a connection. Frames wait on it until they are taken, at most `queuedMax`.
    struct Line {
        PeerId peer = 0;
        seal::PublicKey key{};
        bool isUp = true;
        bool isUrgent = false;  ///< by the second door
        std::size_t queuedMax = 1000;
        std::deque<std::shared_ptr<const base::Bytes>> toClient;
    };

    MemoryTransport() = default;
    MemoryTransport(const MemoryTransport&) = delete;
    MemoryTransport& operator=(const MemoryTransport&) = delete;
    /// All lines are down.
    ~MemoryTransport() override;

    /// A new connection, or nothing when the key may not connect.
    [[nodiscard]] std::shared_ptr<Line> dial(const seal::PublicKey& key, bool isUrgent = false);
    /// Frame from the client; lost when the line is down.
    void say(const Line& line, base::Bytes frame);
    void hangUp(Line& line);

    void allow(const std::set<seal::PublicKey>& keys) override { m_allowed = keys; }
    std::vector<Arrival> poll(int waitMs, std::size_t framesMax) override;
    std::vector<Arrival> pollUrgent(std::size_t framesMax) override;
    Sent send(PeerId peer, const std::shared_ptr<const base::Bytes>& frame) override;
    void forget(PeerId peer) override;
    void expel(PeerId peer, const std::shared_ptr<const base::Bytes>& lastWord) override;
    [[nodiscard]] std::vector<seal::PublicKey> takeEnded() override;

    /// Nobody gets through the second door, and who is in falls out.
    void shutUrgent(bool shut);
    /// Frames that wait to be polled, by both doors.
    [[nodiscard]] std::size_t arrived() const { return m_arrived.size() + m_urgent.size(); }

private:
    static std::vector<Arrival> taken(std::deque<Arrival>& queue, std::size_t framesMax);

    std::set<seal::PublicKey> m_allowed;
    std::map<PeerId, std::shared_ptr<Line>> m_lines;
    std::deque<Arrival> m_arrived, m_urgent;
    std::vector<seal::PublicKey> m_ended;
    PeerId m_last = 0;
    bool m_isUrgentShut = false;
};

}  // namespace server
