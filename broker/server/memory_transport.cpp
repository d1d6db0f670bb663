// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/memory_transport.h"

#include <algorithm>
#include <utility>

#include "broker/base/mutant.h"

namespace server {

MemoryTransport::~MemoryTransport() {
    for (auto& [peer, line] : m_lines) line->isUp = false;
}

std::shared_ptr<MemoryTransport::Line> MemoryTransport::dial(const seal::PublicKey& key, bool isUrgent) {
    if (!m_allowed.contains(key) || (isUrgent && m_isUrgentShut)) return nullptr;
    auto line = std::make_shared<Line>();
    line->peer = ++m_last;
    line->key = key;
    line->isUrgent = isUrgent;
    m_lines[line->peer] = line;
    return line;
}

void MemoryTransport::say(const Line& line, base::Bytes frame) {
    if (line.isUp)
        (line.isUrgent ? m_urgent : m_arrived).push_back({line.peer, line.key, std::move(frame), line.isUrgent});
}

void MemoryTransport::hangUp(Line& line) {
    line.isUp = false;
    const PeerId peer = line.peer;  // `line` may go with its entry
    m_lines.erase(peer);
}

void MemoryTransport::shutUrgent(bool shut) {
    m_isUrgentShut = shut;
    std::erase_if(m_lines, [&](auto& entry) {
        if (!shut || !entry.second->isUrgent) return false;
        entry.second->isUp = false;
        return true;
    });
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
    for (auto* queue : {&m_arrived, &m_urgent})
        std::erase_if(*queue, [&](const Arrival& arrival) { return arrival.peer == peer; });
    hangUp(line);
}

std::vector<seal::PublicKey> MemoryTransport::takeEnded() { return std::exchange(m_ended, {}); }

std::vector<Arrival> MemoryTransport::taken(std::deque<Arrival>& queue, std::size_t framesMax) {
    std::vector<Arrival> arrivals;
    while (!queue.empty() && arrivals.size() < framesMax) {
        arrivals.push_back(std::move(queue.front()));
        queue.pop_front();
    }
    return arrivals;
}

std::vector<Arrival> MemoryTransport::poll(int, std::size_t framesMax) {
    std::vector<Arrival> arrivals = taken(m_urgent, framesMax);
    for (Arrival& arrival : taken(m_arrived, framesMax)) arrivals.push_back(std::move(arrival));
    return arrivals;
}

std::vector<Arrival> MemoryTransport::pollUrgent(std::size_t framesMax) { return taken(m_urgent, framesMax); }

Sent MemoryTransport::send(PeerId peer, const std::shared_ptr<const base::Bytes>& frame) {
    const auto at = m_lines.find(peer);
    if (at == m_lines.end()) return Sent::Gone;
    Line& line = *at->second;
    if (line.toClient.size() >= line.queuedMax) return Sent::Full;
    line.toClient.push_back(frame);
    return Sent::Yes;
}

}  // namespace server
