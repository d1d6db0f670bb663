// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/broker.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "broker/base/mutant.h"
#include "broker/server/internal/broker_state.h"

namespace server {
namespace {

constexpr std::int64_t kTickMs = 1000;

Candidate ownWord(wire::Envelope envelope) {
    Candidate candidate{0, std::make_unique<Line>()};
    candidate.record().envelope = std::move(envelope);
    return candidate;
}

}  // namespace

Broker::Broker(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Broker::~Broker() = default;

base::Outcome<std::unique_ptr<Broker>> Broker::open(const wire::RealmId& realm, const std::string& realmName,
                                                    journal::Journal journal, Transport& transport,
                                                    const base::Clock& clock, const BrokerOptions& options,
                                                    std::optional<seal::SigningKey> signKey) {
    auto state = std::make_unique<State>(realm, realmName, std::move(journal), transport, clock, options);
    state->signKey = std::move(signKey);
    if (auto done = state->remember(); !done) return done.failure();
    if (!state->core.isFounded())
        return base::Failure{"the journal does not found the realm " + realm.text(), "",
                             "it belongs to another realm, or lagewerk-broker init was broken off; begin a new folder"};
    if (state->signKey && state->signKey->publicKey() != state->core.brokerSignKey())
        return base::Failure{"the broker's signing key is not the one that the journal's founding names",
                             "broker/sign.key", "restore the key that belongs to this realm"};
    if (const auto failure = state->snapshots.open(state->history))
        state->tell("no picture can be kept, consoles and the fusion worker fold the journal from its first record: " +
                    failure->text());
    if (state->snapshots.takeRenewal()) state->tell(kPicturesRenewed);
    state->files.open();
    state->letIn();
    state->nextTickAtMs = state->health.sinceMs = state->nowMs();
    return std::unique_ptr<Broker>(new Broker(std::move(state)));
}

void Broker::step(int waitMs) {
    State& s = *m_state;
    const std::int64_t now = s.nowMs();
    std::int64_t wait = std::max(0, waitMs);
    const bool mayAppend = !s.notSafe || now >= s.retryAtMs;
    if (!mayAppend) wait = std::min(wait, s.retryAtMs - now);
    if (mayAppend && (!s.core.pendingEffects().empty() || s.isCheckpointDue() || !s.core.redactionOrders().empty()))
        wait = 0;
    if (s.hasMoreToSend) wait = 0;
    if (const auto due = s.files.dueInMs()) wait = std::min(wait, *due);
    if (mayAppend && s.realm.kind == wire::RealmKind::Live)
        wait = std::min(wait, std::max<std::int64_t>(0, s.nextTickAtMs - now));
    for (const Arrival& arrival : s.transport.poll(static_cast<int>(wait), s.options.framesPerStep)) s.hear(arrival);
    s.health.waiting = std::max(s.health.waiting, s.intake.size());
    if (LAGEWERK_MUTANT("attachment-first")) s.moveFiles();
    s.commit();
    s.answer();
    s.feed();
    s.prune();
    s.tellCondition();
    s.keepState(s.options.stateEvery);
    if (!LAGEWERK_MUTANT("attachment-first")) s.moveFiles();
    for (const seal::PublicKey& key : s.transport.takeEnded())
        s.tell("revoked: the connection of " + s.deviceText(key) + " has ended");
}

void Broker::sayGoodbye(const std::string& why) {
    m_state->keepState(1);
    for (auto& [id, peer] : m_state->peers)
        if (peer.isGreeted) m_state->say(id, wire::Gone{why});
}

bool Broker::State::isTickDue() const { return realm.kind == wire::RealmKind::Live && nowMs() >= nextTickAtMs; }

wire::Envelope Broker::State::liveTick() {
    wire::Tick tick;
    tick.number = core.lastTick() + 1;
    wire::Envelope envelope;
    envelope.realm = realm;
    envelope.kind = wire::Kind::Tick;
    envelope.source = "core";
    envelope.observedAt = clock.now();
    // The realm clock never goes back, whatever is done to the machine's.
    tick.at = std::max(clock.now(), core.acceptedAtFor(envelope));
    watchClock(tick.at);
    tick.stepMs = kTickMs;
    tick.paceMilli = 1000;
    // Its epoch: what was said to a tick of a history that a copy has taken the place of is not said to this one.
    envelope.id = wire::MessageId::outbox(wire::DeviceId{}, history.epoch(), tick.number);
    envelope.payload = wire::encodePayload(tick);
    return envelope;
}

bool Broker::State::isCheckpointDue() const { return signKey && core.isCheckpointDue(); }

wire::Envelope Broker::State::checkpoint() const {
    wire::Envelope envelope = core.checkpoint(history.lastHash());
    envelope.signature = signKey->sign(wire::signedBytes(envelope));
    return envelope;
}

/// What the next transaction holds: the broker's own words first, at their head a checkpoint over all before; it ends
/// with the first Tick, since the records behind a Tick have another acceptedAt.
std::vector<Candidate> Broker::State::nextAppend() {
    std::vector<Candidate> next;
    next.reserve(std::min(intake.size(), options.appendRecordsMax) + 8);
    if (isCheckpointDue()) next.push_back(ownWord(checkpoint()));
    if (!LAGEWERK_MUTANT("effects-not-said-again") || counters.appends > 0)
        for (const wire::Envelope& effect : core.pendingEffects()) next.push_back(ownWord(effect));
    planRedaction();
    if (planned) next.push_back(ownWord(core.redacted(planned->what, planned->order)));
    if (isTickDue()) {
        next.push_back(ownWord(liveTick()));
        return next;
    }
    std::size_t bytes = 0;
    while (!intake.empty() && next.size() < options.appendRecordsMax && bytes < options.appendBytesMax) {
        bytes += intake.front().record().envelope.payload.size() + 256;
        next.push_back(intake.pop());
        if (next.back().record().envelope.kind == wire::Kind::Tick) break;
    }
    return next;
}

void Broker::State::commit() {
    if (notSafe && nowMs() < retryAtMs) {
        std::vector<Candidate> none;
        refuseIntake(none);
        return;
    }
    // What core says to the last of it goes with the next step's append, together with what arrives meanwhile.
    do {
        std::vector<Candidate> candidates = nextAppend();
        if (candidates.empty()) break;
        std::vector<Candidate> repeats = takeRepeats(candidates);
        if (!candidates.empty() && !append(candidates)) {
            candidates.insert(candidates.end(), std::make_move_iterator(repeats.begin()),
                              std::make_move_iterator(repeats.end()));
            refuseIntake(candidates);
            break;
        }
        for (Candidate& candidate : candidates) decide(std::move(candidate));
        for (const Candidate& repeat : repeats)
            if (const auto peer = peers.find(repeat.peer); peer != peers.end()) {
                noteAccepted(peer->second, repeat.record().envelope.id, true);
                ++counters.duplicates;
            }
        if (intake.empty()) break;
        // A burst takes several appends: nobody waits for the last of them.
        answer();
        feed();
        hearUrgent();
    } while (true);
}

std::vector<Candidate> Broker::State::takeRepeats(std::vector<Candidate>& candidates) {
    const auto isRepeat = [](const Candidate& candidate) { return candidate.isRepeat; };
    if (std::none_of(candidates.begin(), candidates.end(), isRepeat)) return {};
    const auto firsts = std::stable_partition(candidates.begin(), candidates.end(), std::not_fn(isRepeat));
    std::vector<Candidate> repeats(std::make_move_iterator(firsts), std::make_move_iterator(candidates.end()));
    candidates.erase(firsts, candidates.end());
    return repeats;
}

bool Broker::State::append(std::vector<Candidate>& candidates) {
    std::vector<Line*> lines;
    if (LAGEWERK_MUTANT("order-swapped")) std::reverse(candidates.begin(), candidates.end());
    lines.reserve(candidates.size());
    for (Candidate& candidate : candidates) {
        core.stamp(candidate.record());
        lines.push_back(candidate.line.get());
    }
    const std::int64_t before = nowMs();
    auto appended = history.append(lines, planned ? planned->removals : std::vector<journal::Removal>{});
    noteSync(nowMs() - before);
    if (!appended) {
        ++counters.failedAppends;
        planned.reset();
        notSafe = appended.failure();
        noteTrouble(history.trouble(), appended.failure().what);  // without the path: it goes to everybody
        retryAtMs = nowMs() + options.retryMs;
        return false;
    }
    ++counters.appends;
    redactionDone();
    if (notSafe) noteTrouble(wire::Trouble::None, "");
    notSafe.reset();
    batches.forget();
    return true;
}

void Broker::State::decide(Candidate candidate) {
    wire::Record& record = candidate.record();
    const bool isContentGone = holdsContentOf(record);
    const core::Decision decision = core.decide(record);
    const auto code = decision.verdict.code;
    record.verdict = LAGEWERK_MUTANT("refused-has-effect") ? std::uint16_t{0} : static_cast<std::uint16_t>(code);
    const auto kind = record.envelope.kind;
    if (candidate.peer == 0 && kind == wire::Kind::Tick) {
        nextTickAtMs += kTickMs;
        // A late one is not made up for by a hail of them.
        if (nextTickAtMs <= nowMs()) nextTickAtMs = nowMs() + kTickMs;
    }
    // A picture may still hold what was taken out of the journal; so may what is kept for the next start.
    if (decision.verdict.ok() && kind == wire::Kind::Redacted) {
        snapshots.forget();
        if (isContentGone) forgetState();
    }
    if (decision.verdict.ok()) noteFiles(record);
    if (decision.verdict.ok() && (kind == wire::Kind::DeviceEnrolled || kind == wire::Kind::KeyRevoked)) letIn();
    if (const auto peer = peers.find(candidate.peer); peer != peers.end()) {
        const bool isDuplicate = code == wire::RejectionCode::Duplicate;
        counters.duplicates += isDuplicate ? 1 : 0;
        if (!decision.verdict.ok() && !isDuplicate)
            reject(candidate.peer, record.envelope.id, core::rejectionOf(decision.verdict));
        // Also after a refusal: it is journaled, and the mark of its counter stands.
        noteAccepted(peer->second, record.envelope.id, isDuplicate);
        if (decision.verdict.ok()) ++counters.accepted;
    }
    history.keep(std::move(candidate.line));
}

void Broker::State::refuseIntake(std::vector<Candidate>& candidates) {
    const wire::Rejection rejection{wire::RejectionCode::BrokerNotSafe, "the journal cannot be written now", "",
                                    "keep it, say Hello again a little later and send it again"};
    const auto refuse = [&](const Candidate& candidate) {
        const auto peer = peers.find(candidate.peer);
        if (peer != peers.end()) refuseForNow(candidate.peer, peer->second, candidate.record().envelope.id, rejection);
    };
    for (const Candidate& candidate : candidates) refuse(candidate);
    intake.each(refuse);
    intake.clear();
}

/// Handshake list and living connections follow the roster.
void Broker::State::letIn() {
    std::set<seal::PublicKey> keys;
    for (const auto& [id, device] : core.roster().devices())
        if (!device.revoked || LAGEWERK_MUTANT("revoked-key-reconnects")) keys.insert(device.enrolment.curveKey);
    transport.allow(keys);
    for (auto at = peers.begin(); at != peers.end();) {
        if (core.knowsDevice(at->second.device) || LAGEWERK_MUTANT("revoked-connection-stays")) {
            if (at->second.following && at->second.mayFollow != core.roster().followable(at->second.device))
                endFollowing(at->first, at->second, "the roles of this device have changed; follow again");
            ++at;
            continue;
        }
        expel(at->first, at->second);
        at = peers.erase(at);
    }
}

const core::Core& Broker::core() const { return m_state->core; }
const Counters& Broker::counters() const {
    m_state->counters.encodedBatches = m_state->batches.encoded();
    m_state->counters.keptBatchBytes = m_state->batches.keptBytes();
    return m_state->counters;
}
const std::optional<base::Failure>& Broker::notSafe() const { return m_state->notSafe; }
std::vector<std::string> Broker::takeNews() { return std::exchange(m_state->news, {}); }
std::uint64_t Broker::resumedFrom() const { return m_state->resumedFrom; }
std::uint64_t Broker::lastSequence() const { return m_state->history.head(); }

}  // namespace server
