// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/bus_link.h"

#include <algorithm>
#include <utility>

#include "broker/base/mutant.h"
#include "broker/client/internal/outbox.h"
#include "broker/wire/limits.h"

namespace client {
namespace {

constexpr std::uint32_t kCreditRecords = 4000;
constexpr std::size_t kFrameEnvelopes = 500;
constexpr std::size_t kFrameBytesTarget = 128 * 1024;
constexpr std::size_t kInFlightMax = 8000;
constexpr std::size_t kFramesPerPoll = 64;
/// Wait before speaking to the broker again after it said "not now" or "gone".
constexpr std::int64_t kPauseMs = 250;

}  // namespace

struct BusLink::State {
    Identity identity;
    std::unique_ptr<Channel> channel;
    const base::Clock& clock;
    LinkOptions options;
    wire::DeviceId device;
    Outbox outbox;

    // Connection. Greeting: Hello is to be said or was said; Connected: Welcome came.
    enum class Phase { Greeting, Connected } phase = Phase::Greeting;
    bool helloSent = false;
    bool lossReported = false;
    std::int64_t quietUntilMs = 0;  ///< monotonic; nothing is said before
    std::int64_t phaseSinceMs = 0;
    std::int64_t heardAtMs = 0, pingAtMs = 0, answeredAtMs = 0;
    std::optional<std::uint64_t> journalEpoch;

    // Following. Batches of an earlier Follow are told apart by a Ping said just before the new one: what comes
    // before its Pong belongs to the past.
    std::optional<std::vector<wire::Kind>> kinds;
    std::uint64_t next = 1;
    std::uint64_t creditedThrough = 0;
    std::uint64_t pongsDue = 0, fencePongs = 0;

    std::vector<Event> events;

    State(Identity who, std::unique_ptr<Channel> over, const base::Clock& by, LinkOptions with)
        : identity(std::move(who)),
          channel(std::move(over)),
          clock(by),
          options(std::move(with)),
          device(identity.device()),
          outbox(device, options) {
        phaseSinceMs = nowMs();
    }

    [[nodiscard]] std::int64_t nowMs() const { return clock.monotonicNs() / 1'000'000; }
    bool say(const wire::Verb& verb) { return channel->send(wire::encodeVerb(verb)); }

    void beginAgain(std::int64_t pauseMs, const std::string& why, bool dropConnection);
    void greet();
    void keepAlive();
    void flush();
    void sendFollow();
    void sendCredit();
    void receiveOne(const base::Bytes& frame);
    void take(const wire::Welcome& welcome);
    void take(const wire::Accepted& accepted);
    void take(const wire::Rejected& rejected);
    void take(wire::Batch& batch);
};

void BusLink::State::beginAgain(std::int64_t pauseMs, const std::string& why, bool dropConnection) {
    if (dropConnection) channel->reconnect();
    phase = Phase::Greeting;
    helloSent = false;
    phaseSinceMs = nowMs();
    quietUntilMs = phaseSinceMs + pauseMs;
    outbox.rewind();
    if (!lossReported) events.emplace_back(Lost{why});
    lossReported = true;
}

void BusLink::State::greet() {
    const std::int64_t now = nowMs();
    if (now < quietUntilMs) return;
    if (!helloSent) helloSent = say(wire::Hello{wire::limits::kProtocolVersion, identity.realm, options.software});
    if (now - phaseSinceMs >= options.timeoutMs)
        beginAgain(0,
                   "no answer from " + identity.endpoint + " for " + std::to_string(options.timeoutMs) +
                       " ms (no broker there, or this key is not enrolled)",
                   true);
}

void BusLink::State::keepAlive() {
    const std::int64_t now = nowMs();
    if (now - heardAtMs >= options.timeoutMs) {
        beginAgain(0, "nothing heard for " + std::to_string(options.timeoutMs) + " ms", true);
        return;
    }
    // A frame that the broker could not queue for us takes its answer with it: ask again by saying all again.
    if (outbox.inFlight() > 0 && now - answeredAtMs >= 3 * static_cast<std::int64_t>(options.timeoutMs)) {
        beginAgain(0, "submissions were not answered", true);
        return;
    }
    if (now >= pingAtMs && say(wire::Ping{})) {
        ++pongsDue;
        pingAtMs = now + options.timeoutMs / 3;
    }
}

void BusLink::State::flush() {
    while (outbox.inFlight() < kInFlightMax) {
        Outbox::Chunk chunk = outbox.unsent(kFrameEnvelopes, kFrameBytesTarget);
        if (chunk.positions == 0) return;
        if (outbox.inFlight() == 0) answeredAtMs = nowMs();
        if (!chunk.envelopes.empty() && !say(wire::Submit{std::move(chunk.envelopes)})) return;
        outbox.markSent(chunk);
    }
}

void BusLink::State::sendFollow() {
    if (!kinds || phase != Phase::Connected) return;
    // If either is lost the broker's silence or the missing batches end the connection, and all is said again.
    if (say(wire::Ping{})) fencePongs = ++pongsDue;
    say(wire::Follow{next, *kinds, kCreditRecords});
    creditedThrough = next - 1;
}

void BusLink::State::sendCredit() {
    if (!kinds || next - 1 <= creditedThrough) return;
    if (say(wire::Credit{next - 1})) creditedThrough = next - 1;
}

void BusLink::State::receiveOne(const base::Bytes& frame) {
    heardAtMs = nowMs();
    auto decoded = wire::decodeVerb(frame);
    auto* verb = std::get_if<wire::Verb>(&decoded);
    if (verb == nullptr) return;
    if (auto* welcome = std::get_if<wire::Welcome>(verb)) take(*welcome);
    if (auto* rejected = std::get_if<wire::Rejected>(verb)) take(*rejected);
    if (auto* gone = std::get_if<wire::Gone>(verb))
        beginAgain(kPauseMs, "the broker ended the connection: " + gone->why, false);
    if (phase != Phase::Connected) return;
    if (auto* accepted = std::get_if<wire::Accepted>(verb)) take(*accepted);
    if (auto* batch = std::get_if<wire::Batch>(verb)) take(*batch);
    if (std::holds_alternative<wire::Pong>(*verb) && pongsDue > 0) {
        --pongsDue;
        if (fencePongs > 0) --fencePongs;
    }
}

void BusLink::State::take(const wire::Welcome& welcome) {
    if (phase == Phase::Connected) return;
    if (welcome.realm != identity.realm) {
        beginAgain(options.timeoutMs,
                   "the broker serves realm " + welcome.realm.text() + ", not " + identity.realm.text(), true);
        return;
    }
    const bool isOther = !LAGEWERK_MUTANT("epoch-not-noticed") && journalEpoch && *journalEpoch != welcome.journalEpoch;
    const bool isShorter = welcome.lastSequence + 1 < next;
    if (kinds && next > 1 && (isOther || isShorter)) {
        events.emplace_back(Rewound{isOther ? "the broker has another journal than before (restored from a copy)"
                                            : "the broker's journal ends at " + std::to_string(welcome.lastSequence) +
                                                  ", before what was followed"});
        next = 1;
    }
    journalEpoch = welcome.journalEpoch;
    phase = Phase::Connected;
    lossReported = false;
    pongsDue = fencePongs = 0;
    pingAtMs = nowMs() + options.timeoutMs / 3;
    outbox.rewind();
    events.emplace_back(Connected{welcome});
    sendFollow();
}

void BusLink::State::take(const wire::Accepted& accepted) {
    answeredAtMs = nowMs();
    auto ids = outbox.settle(accepted);
    if (!ids.empty()) events.emplace_back(AcceptedIds{std::move(ids)});
}

void BusLink::State::take(const wire::Rejected& rejected) {
    answeredAtMs = nowMs();
    const auto code = rejected.rejection.code;
    if (code == wire::RejectionCode::BrokerNotSafe || code == wire::RejectionCode::RateExceeded) {
        // It takes nothing more from this connection until it is greeted again: so the order is kept.
        if (phase == Phase::Connected)
            beginAgain(kPauseMs, "the broker takes nothing now: " + rejected.rejection.what, false);
        return;
    }
    if (rejected.id && !outbox.settle(*rejected.id)) return;
    events.emplace_back(RejectedId{rejected.id, rejected.rejection});
    if (phase == Phase::Greeting && !rejected.id)
        beginAgain(options.timeoutMs, "the broker refused: " + rejected.rejection.what, true);
}

void BusLink::State::take(wire::Batch& batch) {
    if (!kinds || fencePongs > 0 || batch.throughSequence < next) return;
    auto& records = batch.records;
    records.erase(records.begin(), std::find_if(records.begin(), records.end(),
                                                [&](const wire::Record& record) { return record.sequence >= next; }));
    const bool hasHole = kinds->empty() && (records.empty() || records.front().sequence != next ||
                                            records.back().sequence != batch.throughSequence);
    if (hasHole && !LAGEWERK_MUTANT("gap-not-noticed")) {
        beginAgain(
            0, "records are missing between " + std::to_string(next) + " and " + std::to_string(batch.throughSequence),
            true);
        return;
    }
    next = batch.throughSequence + 1;
    events.emplace_back(Records{std::move(records), batch.throughSequence, batch.headSequence});
}

BusLink::BusLink(Identity identity, std::unique_ptr<Channel> channel, const base::Clock& clock, LinkOptions options)
    : m_state(std::make_unique<State>(std::move(identity), std::move(channel), clock, std::move(options))) {}
BusLink::~BusLink() = default;

base::Outcome<wire::MessageId> BusLink::submit(const Submission& submission) {
    State& s = *m_state;
    const bool isGiven = submission.id && submission.id->form == wire::IdForm::Outbox;
    const Keep keep = isGiven ? Keep::InMemory : submission.keep;
    if (submission.id && s.outbox.waits(*submission.id)) return *submission.id;
    wire::Envelope envelope;
    envelope.realm = s.identity.realm;
    envelope.id = submission.id.value_or(s.outbox.nextId(keep));
    envelope.kind = submission.kind;
    envelope.author = submission.author;
    envelope.source = submission.source;
    envelope.operation = submission.operation;
    envelope.observedAt = submission.observedAt;
    envelope.cause = submission.cause;
    envelope.payload = submission.payload;
    if (submission.signer != nullptr) envelope.signature = submission.signer->sign(wire::signedBytes(envelope));
    base::Bytes bytes = wire::encode(envelope);
    // What the broker would refuse by its shape would block nothing, but the caller can still mend it now.
    auto back = wire::decodeEnvelope(bytes);
    const auto* shape = std::get_if<wire::Rejection>(&back);
    auto refused = shape != nullptr ? std::optional(*shape)
                                    : wire::checkPayload(envelope.kind, envelope.version, envelope.payload);
    if (refused) return base::Failure{refused->what, refused->where, refused->fix};
    if (auto kept = s.outbox.add(envelope.id, std::move(bytes), keep, !submission.id); !kept) return kept.failure();
    return envelope.id;
}

void BusLink::follow(std::uint64_t fromSequence, std::vector<wire::Kind> kinds) {
    State& s = *m_state;
    s.next = std::max<std::uint64_t>(1, fromSequence);
    s.kinds = std::move(kinds);
    s.sendFollow();
}

std::vector<Event> BusLink::poll(int waitMs) {
    State& s = *m_state;
    const std::int64_t end = s.nowMs() + std::max(0, waitMs);
    s.sendCredit();
    while (true) {
        if (s.phase == State::Phase::Connected) s.keepAlive();
        if (s.phase == State::Phase::Greeting) s.greet();
        if (s.phase == State::Phase::Connected) s.flush();
        // Timers need a look in between, and a first Hello waits for the handshake of the channel.
        const std::int64_t slice = s.phase == State::Phase::Greeting && !s.helloSent ? 10 : 100;
        const std::int64_t left = s.events.empty() ? std::clamp<std::int64_t>(end - s.nowMs(), 0, slice) : 0;
        auto frame = s.channel->receive(static_cast<int>(left));
        for (std::size_t i = 0; frame; ++i) {
            s.receiveOne(*frame);
            frame = i + 1 < kFramesPerPoll ? s.channel->receive(0) : std::nullopt;
        }
        if (s.phase == State::Phase::Connected) s.flush();
        if (!s.events.empty() || s.nowMs() >= end) return std::exchange(s.events, {});
    }
}

std::uint64_t BusLink::givenEpoch() const { return m_state->outbox.givenEpoch(); }
const Identity& BusLink::identity() const { return m_state->identity; }
bool BusLink::isConnected() const { return m_state->phase == State::Phase::Connected; }
std::size_t BusLink::waiting() const { return m_state->outbox.count(); }
std::uint64_t BusLink::nextSequence() const { return m_state->next; }

}  // namespace client
