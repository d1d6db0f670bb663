// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/memory_transport.h"

#include <algorithm>
#include <utility>

#include "broker/base/mutant.h"

namespace server {

MemoryTransport::~MemoryTransport() {
    for (auto& [peer, line] : m_lines) line->isUp = false;
}

std::shared_ptr<MemoryTransport::Line> MemoryTransport::dial(const seal::PublicKey& key) {
    if (!m_allowed.contains(key)) return nullptr;
    auto line = std::make_shared<Line>();
    line->peer = ++m_last;
    line->key = key;
    m_lines[line->peer] = line;
    return line;
}

void MemoryTransport::say(const Line& line, base::Bytes frame) {
    if (line.isUp) m_arrived.push_back({line.peer, line.key, std::move(frame)});
}

void MemoryTransport::hangUp(Line& line) {
    line.isUp = false;
    const PeerId peer = line.peer;  // `line` may go with its entry
    m_lines.erase(peer);
}

void MemoryTransport::forget(PeerId peer) {
    if (const auto at = m_lines.find(peer); at != m_lines.end()) hangUp(*at->second);
}

void MemoryTransport::expel(PeerId peer, const std::shared_ptr<const base::Bytes>& lastWord) {
    const auto at = m_lines.find(peer);
    if (at == m_lines.end()) return;
    Line& line = *at->second;
    if (!LAGEWERK_MUTANT("queued-output-stays")) line.toClient.clear();
    line.toClient.push_back(lastWord);
    m_ended.push_back(line.key);
    std::erase_if(m_arrived, [&](const Arrival& arrival) { return arrival.peer == peer; });
    hangUp(line);
}

std::vector<seal::PublicKey> MemoryTransport::takeEnded() { return std::exchange(m_ended, {}); }

std::vector<Arrival> MemoryTransport::poll(int, std::size_t framesMax) {
    std::vector<Arrival> arrivals;
    while (!m_arrived.empty() && arrivals.size() < framesMax) {
        arrivals.push_back(std::move(m_arrived.front()));
        m_arrived.pop_front();
    }
    return arrivals;
}

Sent MemoryTransport::send(PeerId peer, const std::shared_ptr<const base::Bytes>& frame) {
    const auto at = m_lines.find(peer);
    if (at == m_lines.end()) return Sent::Gone;
    Line& line = *at->second;
    if (line.toClient.size() >= line.queuedMax) return Sent::Full;
    line.toClient.push_back(frame);
    return Sent::Yes;
}

}  // namespace server
