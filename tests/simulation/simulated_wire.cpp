// SPDX-License-Identifier: EUPL-1.2
#include "tests/simulation/simulated_wire.h"

#include <algorithm>

namespace simulation {
namespace {

constexpr std::size_t kOverheardMax = 40;
constexpr std::uint64_t kDelayMsMax = 120;

}  // namespace

SimulatedWire::Held SimulatedWire::dial(const std::string& party, const seal::PublicKey& key, bool isUrgent) {
    if (!m_world.transport || isCutOff(party)) return nullptr;
    auto line = m_world.transport->dial(key, isUrgent);
    if (!line) return nullptr;
    // Some connections have a reader that is hardly ever there.
    if (!m_isCalm && m_chance.below(8) == 0) line->queuedMax = 2 + m_chance.below(20);
    auto connection = std::make_shared<Connection>();
    connection->party = party;
    connection->line = std::move(line);
    m_connections.push_back(connection);
    return connection;
}

std::int64_t SimulatedWire::dueAfter(const std::deque<std::pair<std::int64_t, base::Bytes>>& queue) {
    const std::int64_t due = nowMs() + (m_isCalm ? 0 : static_cast<std::int64_t>(m_chance.below(kDelayMsMax)));
    return queue.empty() ? due : std::max(due, queue.back().first);
}

void SimulatedWire::listen(const base::Bytes& frame) {
    auto decoded = wire::decodeVerb(frame);
    const auto* verb = std::get_if<wire::Verb>(&decoded);
    const auto* submit = verb == nullptr ? nullptr : std::get_if<wire::Submit>(verb);
    if (submit == nullptr || submit->envelopes.empty()) return;
    m_overheard.push_back(submit->envelopes[m_chance.below(submit->envelopes.size())]);
    if (m_overheard.size() > kOverheardMax) m_overheard.pop_front();
}

void SimulatedWire::send(Connection& connection, base::Bytes frame) {
    if (m_chance.below(4) == 0) listen(frame);
    const std::int64_t due = dueAfter(connection.up);
    // A frame said twice is a sender that is not sure; only submissions are said again.
    const auto verb = wire::decodeVerb(frame);
    const bool isSubmit =
        std::holds_alternative<wire::Verb>(verb) && std::holds_alternative<wire::Submit>(std::get<wire::Verb>(verb));
    if (!m_isCalm && isSubmit && m_chance.below(30) == 0) connection.up.emplace_back(due, frame);
    connection.up.emplace_back(due, std::move(frame));
}

std::optional<base::Bytes> SimulatedWire::receive(Connection& connection) {
    if (connection.down.empty() || connection.down.front().first > nowMs() || isCutOff(connection.party))
        return std::nullopt;
    auto frame = std::move(connection.down.front().second);
    connection.down.pop_front();
    return frame;
}

void SimulatedWire::forgetAll() {
    for (const Held& connection : m_connections) {
        connection->up.clear();
        connection->down.clear();
        connection->line->toClient.clear();
    }
}

void SimulatedWire::letGo(Held& connection) {
    if (!connection) return;
    connection->isHeld = false;
    connection->down.clear();
    connection->up.resize(m_chance.below(connection->up.size() + 1));
    connection.reset();
}

void SimulatedWire::breakOne() {
    if (m_connections.empty()) return;
    auto at = m_connections.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(m_chance.below(m_connections.size())));
    Connection& connection = **at;
    if (connection.isUp() && m_world.transport) m_world.transport->hangUp(*connection.line);
    connection.up.clear();
    connection.down.clear();
    connection.line->toClient.clear();
}

void SimulatedWire::step() {
    for (auto at = m_connections.begin(); at != m_connections.end();) {
        Connection& connection = **at;
        const bool isCut = isCutOff(connection.party);
        while (!isCut && !connection.up.empty() && connection.up.front().first <= nowMs()) {
            m_trace.add(connection.up.front().second);
            if (m_world.transport && connection.isUp())
                m_world.transport->say(*connection.line, std::move(connection.up.front().second));
            connection.up.pop_front();
        }
        // A reader that is not there leaves its frames in the broker's queue.
        while (!isCut && !connection.line->toClient.empty() && connection.isHeld &&
               (m_isCalm || m_chance.below(9) > 0)) {
            m_trace.add(*connection.line->toClient.front());
            connection.down.emplace_back(dueAfter(connection.down), *connection.line->toClient.front());
            connection.line->toClient.pop_front();
        }
        const bool isOver = connection.up.empty() && !connection.isHeld;
        if (isOver && connection.isUp() && m_world.transport) m_world.transport->hangUp(*connection.line);
        at = isOver ? m_connections.erase(at) : std::next(at);
    }
}

std::size_t SimulatedWire::queuedMax() const {
    std::size_t most = 0;
    for (const Held& connection : m_connections) most = std::max(most, connection->line->toClient.size());
    return most;
}

}  // namespace simulation
