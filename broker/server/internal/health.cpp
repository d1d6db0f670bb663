// SPDX-License-Identifier: EUPL-1.2
// What followers are told of the disk and of what is held back.
#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/server/internal/broker_state.h"

namespace server {
namespace {

/// A sender counts as held to its rate for so long after it was told.
constexpr std::int64_t kHeldMs = 2'000;
/// So many waiting at once are a burst worth telling.
constexpr std::size_t kManyWaiting = 2'000;

std::uint64_t positive(std::int64_t value) { return static_cast<std::uint64_t>(std::max<std::int64_t>(0, value)); }

}  // namespace

void Broker::State::noteSync(std::int64_t tookMs) {
    const std::int64_t now = nowMs();
    if (tookMs >= health.slowestSyncMs || now - health.slowestAtMs >= options.slowHoldMs) {
        health.slowestSyncMs = tookMs;
        health.slowestAtMs = now;
    }
}

void Broker::State::noteTrouble(wire::Trouble trouble, const std::string& why) {
    if (health.trouble != trouble) health.sinceMs = nowMs();
    if (health.trouble == wire::Trouble::None) health.refused = 0;
    health.trouble = trouble;
    health.why = why;
}

wire::BrokerState Broker::State::condition() const {
    wire::BrokerState state;
    const std::int64_t now = nowMs();
    const bool isSlow = health.slowestSyncMs >= options.slowSyncMs && now - health.slowestAtMs < options.slowHoldMs;
    state.isSafe = !notSafe;
    state.trouble = health.trouble == wire::Trouble::None && isSlow ? wire::Trouble::Slow : health.trouble;
    state.why = health.why;
    if (state.trouble == wire::Trouble::Slow) state.why = "a sync took " + std::to_string(health.slowestSyncMs) + " ms";
    state.sinceMs = positive(now - (state.trouble == wire::Trouble::Slow ? health.slowestAtMs : health.sinceMs));
    state.syncMs = positive(health.slowestSyncMs);
    state.refused = health.refused;
    state.waiting = static_cast<std::uint32_t>(std::min<std::size_t>(health.waiting, UINT32_MAX));
    for (const auto& [id, peer] : peers) {
        if (peer.heldAtMs >= 0 && now - peer.heldAtMs < kHeldMs) ++state.heldSenders;
        if (peer.following) state.behind = std::max(state.behind, peer.following->behind(history.head()));
    }
    state.thinned = thinned;
    state.merged = counters.merged - health.mergedToldOf;
    return state;
}

/// At once when it changes, again and again while it is not as it should be, and once when all is well.
void Broker::State::tellCondition() {
    const std::int64_t now = nowMs();
    const bool isQuiet =
        !notSafe && health.trouble == wire::Trouble::None && health.told == Health::Key{} && thinned == 0 &&
        health.waiting < kManyWaiting && health.slowestSyncMs < options.slowSyncMs &&
        std::none_of(peers.begin(), peers.end(), [&](const auto& p) { return p.second.heldAtMs >= 0; });
    if (isQuiet || LAGEWERK_MUTANT("trouble-not-told")) {
        health.waiting = 0;
        return;
    }
    const wire::BrokerState state = condition();
    const bool isHolding = state.heldSenders > 0 || state.merged > 0 || state.waiting >= kManyWaiting;
    const Health::Key key{state.isSafe, isHolding, state.trouble};
    const bool isDue = now - health.toldAtMs >= options.conditionMs;
    // What is held back comes and goes with each burst: told at most every two seconds; what the disk does, at once.
    const bool isNews = key.isSafe != health.told.isSafe || key.trouble != health.told.trouble;
    if (!isNews && (!isDue || (key == health.told && key == Health::Key{}))) return;
    const auto frame = std::make_shared<const base::Bytes>(wire::encodeVerb(state));
    for (auto& [id, peer] : peers)
        if (peer.following) peer.isConditionOwed = transport.send(id, frame) != Sent::Yes;
    health.told = key;
    health.toldAtMs = now;
    health.mergedToldOf = counters.merged;
    health.waiting = 0;
}

}  // namespace server
