// SPDX-License-Identifier: EUPL-1.2
// What a connection says, and what it is answered.
#include <algorithm>
#include <type_traits>

#include "broker/base/mutant.h"
#include "broker/server/internal/broker_state.h"
#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "broker/wire/urgency.h"

namespace server {
namespace {

constexpr std::size_t kDerivedPerAnswer = 500;
constexpr int kChunksPerStep = 4;
/// Records that catching up may look at in one step; who is nearer to the end than the second is always served.
constexpr std::uint64_t kScannedPerStepMax = 20'000, kNearTheEnd = 500;
constexpr std::int64_t kPruneEveryMs = 1000;
constexpr std::size_t kNewsMax = 100;
constexpr std::int64_t kFaultyQuietMs = 600'000;
constexpr int kFirstOfCore = 300;  ///< rejections from here on are journaled, or mean "not now"

}  // namespace

bool Broker::State::say(PeerId peer, const wire::Verb& verb) {
    return transport.send(peer, std::make_shared<const base::Bytes>(wire::encodeVerb(verb))) == Sent::Yes;
}

void Broker::State::reject(PeerId id, const std::optional<wire::MessageId>& message, const wire::Rejection& rejection) {
    ++counters.rejected;
    tellFaulty(id, rejection);
    answer(id, wire::Rejected{message, rejection});
}

/// Whoever does not read its answers has to begin anew: an answer that was dropped would be waited for for ever, or a
/// refused one taken for accepted by the next. With the next Hello it says again all that it has no answer to.
void Broker::State::answer(PeerId id, const wire::Verb& verb) {
    if (say(id, verb)) return;
    const auto peer = peers.find(id);
    if (peer == peers.end() || LAGEWERK_MUTANT("answer-dropped")) return;
    ++counters.unanswered;
    peer->second.isGreeted = false;
    peer->second.following.reset();
}

/// What a device says wrongly nobody else sees: it is not journaled. A line at the first time, then one each ten
/// minutes.
void Broker::State::tellFaulty(PeerId id, const wire::Rejection& rejection) {
    const auto peer = peers.find(id);
    const auto code = static_cast<int>(rejection.code);
    if (peer == peers.end() || code >= kFirstOfCore) return;
    Faulty& faulty = faulties[{peer->second.device, code}];
    ++faulty.untold;
    if (faulty.toldAtMs && nowMs() - *faulty.toldAtMs < kFaultyQuietMs) return;
    std::string line = deviceText(peer->second.key) + " says what is refused (" + std::to_string(code) +
                       "): " + rejection.where + ": " + rejection.what;
    if (faulty.untold > 1) line += "; " + std::to_string(faulty.untold) + " times since this was said last";
    tell(std::move(line));
    faulty = {0, nowMs()};
}

void Broker::State::refuseForNow(PeerId id, Peer& peer, const std::optional<wire::MessageId>& message,
                                 const wire::Rejection& rejection) {
    if (rejection.code == wire::RejectionCode::BrokerNotSafe) ++health.refused;
    if (peer.isRefused) return;
    peer.isRefused = true;
    reject(id, message, rejection);
}

/// Between two appends: what came by the second door meanwhile is in the next one.
void Broker::State::hearUrgent() {
    for (const Arrival& arrival : transport.pollUrgent(options.framesPerStep)) hear(arrival);
}

void Broker::State::hear(const Arrival& arrival) {
    ++counters.frames;
    const auto [at, isNew] = peers.try_emplace(arrival.peer);
    const PeerId id = at->first;
    Peer& peer = at->second;
    if (isNew) {
        peer.key = arrival.key;
        peer.device = wire::deviceIdOf(arrival.key);
        peer.isUrgent = arrival.isUrgent;
    }
    peer.heardAtMs = nowMs();
    if (!core.knowsDevice(peer.device)) {
        expel(id, peer);
        peers.erase(at);
        return;
    }
    if (peer.isGreeted)
        if (const auto envelopes = wire::readSubmit(arrival.frame)) return take(id, peer, *envelopes);
    auto decoded = wire::decodeVerb(arrival.frame);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) {
        ++counters.garbage;
        reject(id, std::nullopt, *rejection);
        return;
    }
    wire::Verb& verb = std::get<wire::Verb>(decoded);
    if (const auto* hello = std::get_if<wire::Hello>(&verb)) return take(id, peer, *hello);
    if (!peer.isGreeted) {
        // Another broker knew this connection, or libzmq ended it for a frame over its limit and it came back by
        // itself: it has to begin again, from what was not answered.
        say(id, wire::Gone{"say Hello first; who had said it: nothing was heard for 15 s (say Ping), answers were not "
                           "read, the broker was started anew, or a frame was longer than 4 MiB"});
        return;
    }
    if (std::holds_alternative<wire::Ping>(verb)) {
        say(id, wire::Pong{});
        return;
    }
    if (peer.isUrgent) {
        reject(id, std::nullopt,
               {wire::RejectionCode::NotUrgent, "this endpoint takes Hello, Submit and Ping only", "frame.0",
                "say it at the usual endpoint"});
        return;
    }
    if (const auto* follow = std::get_if<wire::Follow>(&verb)) return take(id, peer, *follow);
    if (const auto* range = std::get_if<wire::Range>(&verb)) return take(id, peer, *range);
    if (const auto* asked = std::get_if<wire::SnapshotAsk>(&verb)) return take(id, *asked);
    if (const auto* given = std::get_if<wire::SnapshotGive>(&verb)) return take(id, peer, *given);
    if (auto* give = std::get_if<wire::AttachmentGive>(&verb)) return files.push(id, peer.device, std::move(*give));
    if (const auto* ask = std::get_if<wire::AttachmentAsk>(&verb)) return files.push(id, *ask);
    if (const auto* credit = std::get_if<wire::Credit>(&verb)) {
        if (peer.following) peer.following->credit(credit->throughSequence, nowMs());
    } else {
        ++counters.garbage;
        reject(id, std::nullopt,
               {wire::RejectionCode::UnknownVerb, "this verb is the broker's", "frame.0", "send a client's verb"});
    }
}

void Broker::State::take(PeerId id, Peer& peer, const wire::Hello& hello) {
    if (hello.protocolVersion != wire::limits::kProtocolVersion) {
        reject(id, std::nullopt,
               {wire::RejectionCode::UnknownVersion,
                "this broker speaks protocol version " + std::to_string(wire::limits::kProtocolVersion), "hello.proto",
                "use a client of the same version"});
        return;
    }
    if (hello.realm != realm) {
        reject(id, std::nullopt,
               {wire::RejectionCode::WrongRealm, "this broker serves " + realm.text(), "hello.realm",
                "connect with the identity of this realm"});
        return;
    }
    peer.isGreeted = true;
    peer.isRefused = false;
    peer.following.reset();
    peer.farewell.reset();
    say(id, wire::Welcome{wire::limits::kProtocolVersion, realm, realmName, history.epoch(), history.head(),
                          history.lastHash(), peer.isUrgent ? std::nullopt : options.urgentEndpoint});
}

void Broker::State::take(PeerId id, Peer& peer, const wire::Follow& follow) {
    peer.following.reset();
    const auto followers =
        std::count_if(peers.begin(), peers.end(), [](const auto& p) { return p.second.following.has_value(); });
    if (follow.creditRecords == 0) return;
    if (static_cast<std::size_t>(followers) >= wire::limits::kFollowersMax) {
        endFollowing(id, peer, "too many follow already");
        return;
    }
    wire::Follow granted = follow;
    peer.mayFollow = core.roster().followable(peer.device);
    if (!mayRead(peer, granted.kinds)) {
        // Left out records would look like holes to one that asked for everything.
        endFollowing(id, peer,
                     follow.kinds.empty()
                         ? "the roles of this device do not let it follow everything; name the kinds, or enrol it as "
                           "observer"
                         : "the roles of this device let it follow none of these kinds; enrol it as observer");
        return;
    }
    peer.following.emplace(granted, nowMs());
    peer.isConditionOwed = health.told != Health::Key{};
}

/// Takes away the kinds that this device may not hear; false when nothing is left, or everything was asked for.
bool Broker::State::mayRead(const Peer& peer, std::vector<wire::Kind>& kinds) const {
    const auto may = core.roster().followable(peer.device);
    if (!may) return true;
    std::erase_if(kinds, [&](wire::Kind kind) { return !std::binary_search(may->begin(), may->end(), kind); });
    return !kinds.empty();
}

void Broker::State::take(PeerId id, Peer& peer, std::span<const base::BytesView> envelopes) {
    if (nowMs() - peer.rateWindowMs >= 1000) {
        peer.rateWindowMs = nowMs();
        peer.rateCount = 0;
    }
    peer.rateCount += static_cast<std::uint32_t>(envelopes.size());
    const std::uint32_t perSecondMax = peer.isUrgent ? options.urgentPerSecondMax : options.envelopesPerSecondMax;
    if (peer.rateCount > perSecondMax && !LAGEWERK_MUTANT("rate-unbounded")) {
        peer.heldAtMs = nowMs();
        refuseForNow(id, peer, std::nullopt,
                     {wire::RejectionCode::RateExceeded,
                      "more than " + std::to_string(perSecondMax) + " envelopes in a second", "", "send slower"});
    }
    for (std::size_t place = 0; place < envelopes.size(); ++place) {
        if (peer.isRefused || !peer.isGreeted) return;
        admit(id, peer, envelopes[place], place);
    }
}

/// The stateless half of admission: shape, realm, whose id. The rest is core's, after the order is fixed.
void Broker::State::admit(PeerId id, Peer& peer, base::BytesView bytes, std::size_t place) {
    Candidate candidate{id, history.blank()};
    wire::Envelope& envelope = candidate.record().envelope;
    envelope.id = {};
    if (auto rejection = wire::readEnvelope(bytes, envelope)) {
        ++counters.garbage;
        // The place in the Submit names it where its id cannot be read, or is another's.
        rejection->where = "submit.envs." + std::to_string(place) + ": " + rejection->where;
        const bool isOwn = envelope.id.form == wire::IdForm::Outbox && envelope.id.device() == peer.device;
        reject(id, isOwn ? std::optional(envelope.id) : std::nullopt, *rejection);
        return;
    }
    if (envelope.realm != realm && !LAGEWERK_MUTANT("realm-ignored")) {
        reject(id, envelope.id,
               {wire::RejectionCode::WrongRealm, "it belongs to " + envelope.realm.text(), "envelope.realm",
                "check what the sender is set for"});
        return;
    }
    if (envelope.id.form == wire::IdForm::Outbox && envelope.id.device() != peer.device) {
        reject(id, envelope.id,
               {wire::RejectionCode::ForeignId, "its id names another device", "envelope.id",
                "an outbox belongs to one device"});
        return;
    }
    if (envelope.id.form == wire::IdForm::Outbox && envelope.id.counter() == 0) {
        reject(id, envelope.id,
               {wire::RejectionCode::BadNumber, "its counter is 0", "envelope.id", "count an outbox's sayings from 1"});
        return;
    }
    if (core.known(envelope, peer.device)) {
        noteAccepted(peer, envelope.id, true);
        ++counters.duplicates;
        return;
    }
    if (const auto rejection = wire::checkPayload(envelope.kind, envelope.version, envelope.payload)) {
        reject(id, envelope.id, *rejection);
        return;
    }
    const bool isCall = wire::isEmergencyCall(envelope.kind, envelope.payload);
    if (peer.isUrgent && !isCall && !wire::isUrgent(envelope.kind, envelope.payload)) {
        reject(id, envelope.id,
               {wire::RejectionCode::NotUrgent, "this endpoint takes only what must not wait", "envelope.kind",
                "say it at the usual endpoint"});
        return;
    }
    counters.urgent += peer.isUrgent ? 1 : 0;
    if (LAGEWERK_MUTANT("accepted-before-sync"))
        say(id, wire::Accepted{envelope.id.epoch(), envelope.id.counter(), {}, 0});
    candidate.record().submitter = peer.device;
    intake.push(std::move(candidate), isCall ? Class::EmergencyCall : peer.isUrgent ? Class::Urgent : Class::Usual);
}

void Broker::State::noteAccepted(Peer& peer, const wire::MessageId& id, bool isDuplicate) {
    peer.duplicates += isDuplicate ? 1 : 0;
    if (id.form == wire::IdForm::Derived) {
        peer.acceptedDerived.push_back(id);
        return;
    }
    auto& counter = peer.acceptedCounters[id.epoch()];
    counter = std::max(counter, id.counter());
}

void Broker::State::answer() {
    for (auto& [id, peer] : peers) {
        if (peer.acceptedCounters.empty() && peer.acceptedDerived.empty()) continue;
        std::vector<wire::Accepted> answers;
        for (const auto& [epoch, counter] : peer.acceptedCounters) answers.push_back({epoch, counter, {}, 0});
        if (answers.empty()) answers.emplace_back();
        answers.front().duplicates = peer.duplicates;
        for (const wire::MessageId& derived : peer.acceptedDerived) {
            if (answers.back().derived.size() >= kDerivedPerAnswer) answers.emplace_back();
            answers.back().derived.push_back(derived);
        }
        // One answer that could not be handed over, and none behind it: it would stand for the lost one.
        for (wire::Accepted& accepted : answers)
            if (peer.isGreeted) answer(id, std::move(accepted));
        peer.acceptedCounters.clear();
        peer.acceptedDerived.clear();
        peer.duplicates = 0;
    }
}

/// Each step begins with another one, so that those who catch up all get their turn.
void Broker::State::feed() {
    hasMoreToSend = false;
    scannedBefore = batches.scanned();
    thinned = 0;
    if (peers.empty()) return;
    auto at = peers.upper_bound(fedLast);
    for (std::size_t i = 0; i < peers.size(); ++i, ++at) {
        if (at == peers.end()) at = peers.begin();
        auto& [id, peer] = *at;
        if (i == 0) fedLast = id;
        if (peer.farewell && say(id, wire::Gone{*peer.farewell})) peer.farewell.reset();
        if (!peer.following) continue;
        if (peer.isConditionOwed) peer.isConditionOwed = !say(id, condition());
        feed(id, peer);
    }
}

void Broker::State::endFollowing(PeerId id, Peer& peer, const std::string& why) {
    peer.following.reset();
    if (!say(id, wire::Gone{why})) peer.farewell = why;
}

void Broker::State::feed(PeerId id, Peer& peer) {
    Following& following = *peer.following;
    const std::uint64_t head = history.head();
    if (following.isTooSlow(head, nowMs(), options.stallMs, options.lagRecordsMax)) {
        ++counters.cutFollowers;
        endFollowing(id, peer,
                     "too slow: " + std::to_string(head + 1 - following.next()) + " records behind; follow again");
        return;
    }
    for (int i = 0; i < kChunksPerStep && following.next() <= head; ++i) {
        if (!following.takes(1)) return;
        const Wish wish{following.next(), following.creditMax(), following.isThinned(head), following.filter()};
        const bool isFar = head - following.next() > kNearTheEnd;
        if (isFar && batches.scanned() - scannedBefore > kScannedPerStepMax && !batches.has(wish)) break;
        auto chunk = batches.from(wish);
        if (!chunk) {
            tellUnread(chunk.failure());
            endFollowing(id, peer, chunk.failure().text());
            return;
        }
        if (!following.takes(chunk.value().records)) return;
        if (transport.send(id, chunk.value().frame) != Sent::Yes) return;
        ++counters.batches;
        counters.merged += chunk.value().merged;
        thinned += i == 0 && wish.isThinned ? 1 : 0;
        following.sent(chunk.value().throughSequence, chunk.value().records);
    }
    hasMoreToSend = hasMoreToSend || (following.next() <= head && following.takes(1));
}

/// One Gone, and nothing behind it: what was gathered or queued for this connection goes with it.
void Broker::State::expel(PeerId id, const Peer& peer) {
    transport.expel(id, std::make_shared<const base::Bytes>(
                            wire::encodeVerb(wire::Gone{"revoked: the key of this device does not count any more"})));
    tell("revoked: " + deviceText(peer.key) + " is connected; its connection is being ended");
}

std::string Broker::State::deviceText(const seal::PublicKey& key) const {
    const wire::DeviceId id = wire::deviceIdOf(key);
    const wire::Roster::Device* device = core.roster().device(id);
    return "device " + (device != nullptr ? device->enrolment.name + " " : "") + id.text();
}

/// What of the journal cannot be handed out: a line at the first time, then one each ten minutes.
void Broker::State::tellUnread(const base::Failure& failure) {
    if (unreadToldAtMs && nowMs() - *unreadToldAtMs < kFaultyQuietMs) return;
    unreadToldAtMs = nowMs();
    tell("a follower could not be served: " + failure.text());
}

void Broker::State::tell(std::string line) {
    if (news.size() < kNewsMax) news.push_back(std::move(line));
}

void Broker::State::prune() {
    const std::int64_t now = nowMs();
    if (now - prunedAtMs < kPruneEveryMs) return;
    prunedAtMs = now;
    (void)history.removeCopies();
    for (auto at = peers.begin(); at != peers.end();) {
        if (now - at->second.heardAtMs < options.peerSilenceMs) {
            ++at;
            continue;
        }
        transport.forget(at->first);
        at = peers.erase(at);
    }
}

}  // namespace server
