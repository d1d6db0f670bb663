// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/internal/lane.h"

#include "broker/wire/limits.h"

namespace client {
namespace {

constexpr std::size_t kFrameEnvelopes = 500;
constexpr std::size_t kFrameBytesTarget = 128 * 1024;
constexpr std::size_t kInFlightMax = 8000;

}  // namespace

Lane::Lane(const Identity& identity, std::unique_ptr<Channel> channel, const base::Clock& clock,
           const LinkOptions& options)
    : m_identity(identity), m_channel(std::move(channel)), m_clock(clock), m_options(options) {
    m_phaseSinceMs = m_lostSinceMs = nowMs();
}

void Lane::beginAgain(std::int64_t pauseMs, const std::string& why, bool dropConnection) {
    if (dropConnection) m_channel->reconnect();
    if (m_isConnected) m_lostSinceMs = nowMs();
    m_isConnected = m_helloSent = false;
    m_hasBegunAgain = true;
    m_phaseSinceMs = nowMs();
    m_quietUntilMs = m_phaseSinceMs + pauseMs;
    if (!m_lossReported) m_loss = why;
    m_lossReported = true;
}

void Lane::greet() {
    const std::int64_t now = nowMs();
    if (now < m_quietUntilMs) return;
    if (!m_helloSent)
        m_helloSent = say(wire::Hello{wire::limits::kProtocolVersion, m_identity.realm, m_options.software});
    if (now - m_phaseSinceMs >= m_options.timeoutMs)
        beginAgain(0,
                   "no answer from " + m_identity.endpoint + " for " + std::to_string(m_options.timeoutMs) +
                       " ms (no broker there, or this key is not enrolled)",
                   true);
}

void Lane::keepAlive(std::size_t inFlight) {
    const std::int64_t now = nowMs();
    if (m_isConnected && now - m_heardAtMs >= m_options.timeoutMs)
        beginAgain(0, "nothing heard for " + std::to_string(m_options.timeoutMs) + " ms", true);
    // A frame that the broker could not queue for us takes its answer with it: ask again by saying all again.
    if (m_isConnected && inFlight > 0 && now - m_answeredAtMs >= 3 * static_cast<std::int64_t>(m_options.timeoutMs))
        beginAgain(0, "submissions were not answered", true);
    if (!m_isConnected) {
        greet();
    } else if (now >= m_pingAtMs && say(wire::Ping{})) {
        ++m_pongsDue;
        m_pingAtMs = now + m_options.timeoutMs / 3;
    }
}

void Lane::send(Outbox& outbox, std::size_t inFlight) {
    while (m_isConnected && inFlight < kInFlightMax) {
        Outbox::Chunk chunk = outbox.unsent(kFrameEnvelopes, kFrameBytesTarget);
        if (chunk.positions == 0) return;
        if (inFlight == 0) m_answeredAtMs = nowMs();
        if (!chunk.envelopes.empty() && !say(wire::Submit{std::move(chunk.envelopes)})) return;
        outbox.markSent(chunk);
        inFlight += chunk.positions;
    }
}

void Lane::heardWelcome() {
    m_isConnected = true;
    m_lossReported = false;
    m_pongsDue = m_fencePongs = 0;
    m_pingAtMs = nowMs() + m_options.timeoutMs / 3;
}

void Lane::fence() {
    if (say(wire::Ping{})) m_fencePongs = ++m_pongsDue;
}

void Lane::heardPong() {
    if (m_pongsDue == 0) return;
    --m_pongsDue;
    if (m_fencePongs > 0) --m_fencePongs;
}

}  // namespace client
