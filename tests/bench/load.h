// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What the two halves of bench_load share.

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "broker/client/identity.h"
#include "broker/wire/verbs.h"

namespace bench {

constexpr std::size_t kSentSlots = 1 << 20;  ///< per connection: counters whose time of sending is kept
constexpr std::int64_t kPatienceNs = 8'000'000'000;

struct Options {
    std::string publish, follow, endpoint, gate = "curve";
    std::string urgent, person, passphrase;  ///< who sends what must not wait, and the sealed key of its author
    int pubs = 1, subs = 1, stations = 500, window = 1000, rate = 0;
    int calls = 0;  ///< a second, of each kind that must not wait
    double secs = 2;
    bool join = false;
};

/// Written by the publishing thread, read by the following one.
struct Shared {
    std::atomic<bool> isFollowing{false};
    std::atomic<bool> isSent{false};       ///< nothing more is sent; answers are still awaited
    std::atomic<bool> isPublished{false};  ///< all that was sent is answered
    std::uint64_t epochBase = 0;           ///< of the outbox epochs of this run; the last 16 bits number them
    std::atomic<std::uint64_t> acked{0};
    /// When each reading was (to be) sent: set before it is.
    std::vector<std::vector<std::atomic<std::int64_t>>> sentAt;
};
extern Shared g_shared;

/// What the followers saw; to be read after their thread has ended.
struct Seen {
    std::uint64_t fewestReadings = 0, states = 0;
    std::vector<std::uint32_t> latencies;  ///< of readings, tenths of a microsecond
    std::vector<std::uint32_t> fused;      ///< from a reading to the worker's fact that it caused
    std::vector<std::uint32_t> calls, drafts, approvals;
    std::int64_t lastDeliveryNs = 0;
};

[[nodiscard]] std::int64_t nowNs();
[[noreturn]] void die(const std::string& why);
[[nodiscard]] void* openSocket(void* context, const client::Identity& identity, const Options& options,
                               std::uint16_t number);
void say(void* socket, const wire::Verb& verb);
wire::Welcome greet(void* socket, const client::Identity& identity);

/// Says emergency calls, drafts and signatures in three streams until all readings are sent.
void sendUrgent(const Options& options, std::size_t firstStream);

/// Follows until all that was acknowledged has come, or prints how long joining took and ends the program.
[[nodiscard]] Seen follow(const Options& options, const client::Identity& identity);

}  // namespace bench
