// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One connection to the broker: greets, stays alive, sends outboxes in their order, begins again when it is lost.

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "broker/client/bus_link.h"
#include "broker/client/internal/outbox.h"

namespace client {

class Lane {
public:
    /// What it is given must outlive it.
    Lane(const Identity& identity, std::unique_ptr<Channel> channel, const base::Clock& clock,
         const LinkOptions& options);

    [[nodiscard]] bool isConnected() const { return m_isConnected; }
    [[nodiscard]] bool isGreeting() const { return !m_isConnected && !m_helloSent; }
    [[nodiscard]] std::int64_t nowMs() const { return m_clock.monotonicNs() / 1'000'000; }
    /// For so long there has been no connection; 0 while there is one.
    [[nodiscard]] std::int64_t lostForMs() const { return m_isConnected ? 0 : nowMs() - m_lostSinceMs; }
    /// Why the connection was lost, once for each loss.
    [[nodiscard]] std::optional<std::string> takeLoss() { return std::exchange(m_loss, std::nullopt); }

    /// True once after each beginning again: what was sent on it is to be sent again.
    [[nodiscard]] bool takeBegunAgain() { return std::exchange(m_hasBegunAgain, false); }

    bool say(const wire::Verb& verb) { return m_channel->send(wire::encodeVerb(verb)); }
    [[nodiscard]] std::optional<base::Bytes> receive(int timeoutMs) { return m_channel->receive(timeoutMs); }
    [[nodiscard]] std::unique_ptr<Channel> dial(const std::string& endpoint) { return m_channel->dial(endpoint); }

    /// Hello and Ping when they are due; `inFlight`: submissions sent here and not answered.
    void keepAlive(std::size_t inFlight);
    /// Sends what was not sent yet, as far as it may be under way; `inFlight`: of all outboxes sent here.
    void send(Outbox& outbox, std::size_t inFlight);
    void beginAgain(std::int64_t pauseMs, const std::string& why, bool dropConnection);

    void heard() { m_heardAtMs = nowMs(); }
    void heardAnswer() { m_answeredAtMs = nowMs(); }
    void heardWelcome();
    /// Says Ping and ignores batches until its Pong: they belong to the following before.
    void fence();
    [[nodiscard]] bool isFenced() const { return m_fencePongs > 0; }
    void heardPong();

private:
    void greet();

    const Identity& m_identity;
    std::unique_ptr<Channel> m_channel;
    const base::Clock& m_clock;
    const LinkOptions& m_options;
    bool m_isConnected = false, m_helloSent = false, m_lossReported = false, m_hasBegunAgain = false;
    std::optional<std::string> m_loss;
    std::int64_t m_quietUntilMs = 0;  ///< monotonic; nothing is said before
    std::int64_t m_phaseSinceMs = 0, m_lostSinceMs = 0;
    std::int64_t m_heardAtMs = 0, m_pingAtMs = 0, m_answeredAtMs = 0;
    std::uint64_t m_pongsDue = 0, m_fencePongs = 0;
};

/// Wait before speaking to the broker again after it said "not now" or "gone".
inline constexpr std::int64_t kPauseMs = 250;

}  // namespace client
