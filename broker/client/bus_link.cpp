// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/bus_link.h"

#include <algorithm>
#include <utility>

#include "broker/base/mutant.h"
#include "broker/client/internal/exchange.h"
#include "broker/client/internal/file_giving.h"
#include "broker/client/internal/lane.h"
#include "broker/client/internal/outbox.h"
#include "broker/client/participant.h"
#include "broker/wire/attachment.h"
#include "broker/wire/urgency.h"

namespace client {
namespace {

constexpr std::uint32_t kCreditRecords = 4000;
/// Said when so many records were taken, or so long after the last one.
constexpr std::uint64_t kCreditAtOnce = kCreditRecords / 8;
constexpr std::int64_t kCreditEveryMs = 200;
constexpr std::size_t kFramesPerPoll = 64;
/// Between looks at the second connection while something urgent is under way.
constexpr std::int64_t kUrgentSliceMs = 5;
/// Tells the epoch of urgent given counters from that of the usual ones.
constexpr std::uint64_t kUrgentEpochBits = 0x7572'6765'6E74'2121ULL;

/// A file beside the outbox: "<outbox>-urgent", "<outbox>-files".
std::optional<std::filesystem::path> besideOutbox(const std::optional<std::filesystem::path>& outbox,
                                                  const char* ending) {
    if (!outbox) return std::nullopt;
    std::filesystem::path file = *outbox;
    file += ending;
    return file;
}

}  // namespace

std::uint64_t urgentEpochOf(std::uint64_t givenEpoch) { return givenEpoch ^ kUrgentEpochBits; }

struct BusLink::State {
    Identity identity;
    const base::Clock& clock;
    LinkOptions options;
    wire::DeviceId device;
    Lane usual;
    Outbox outbox, urgent;

    // What is urgent goes by the second door when there is one, by the usual connection when there is none or it has
    // not answered for long; never by both: after a change all that is unanswered is said again, in order.
    enum class Way { Usual, Second } urgentWay = Way::Usual;
    std::optional<std::string> urgentEndpoint;
    std::unique_ptr<Lane> second;
    bool isSecondRefused = false;

    std::optional<std::uint64_t> journalEpoch;
    std::uint64_t acceptedCount = 0;  ///< by the journal of that epoch
    std::optional<Hearing> hearing;
    std::uint64_t next = 1;
    std::uint64_t creditedThrough = 0;
    std::int64_t creditedAtMs = -kCreditEveryMs;
    std::optional<SnapshotReading> snapshotReading;
    std::optional<SnapshotWriting> snapshotWriting;
    std::optional<HistoryReading> historyReading;
    FileGiving giving;
    FileFetching fetching;

    std::vector<Event> events;

    State(Identity who, std::unique_ptr<Channel> over, const base::Clock& by, LinkOptions with)
        : identity(std::move(who)),
          clock(by),
          options(std::move(with)),
          device(identity.device()),
          usual(identity, std::move(over), clock, options),
          outbox(device, options.outbox, options.epoch),
          urgent(device, besideOutbox(options.outbox, "-urgent"), urgentEpochOf(outbox.givenEpoch())),
          giving(besideOutbox(options.outbox, "-files")) {}

    [[nodiscard]] std::int64_t nowMs() const { return clock.monotonicNs() / 1'000'000; }
    [[nodiscard]] bool isUrgent(const Submission& submission) const;

    void keepAlive();
    void noteBegunAgain();
    void chooseWay();
    void flush();
    void moveFiles();
    void take(const wire::AttachmentState& state);
    void ask();
    void sendFollow();
    void sendCredit();
    void receiveOne(Lane& lane, const base::Bytes& frame);
    void receiveSecond();
    [[nodiscard]] std::int64_t sliceMs() const;
    void take(Lane& lane, const wire::Welcome& welcome);
    void take(Lane& lane, const wire::Accepted& accepted);
    void take(Lane& lane, const wire::Rejected& rejected);
    void take(wire::Batch& batch);
    void take(wire::SnapshotPart& part);
    [[nodiscard]] bool hasHole(const wire::Batch& batch) const;
};

bool BusLink::State::isUrgent(const Submission& submission) const {
    if (!submission.id) return wire::isUrgent(submission.kind, submission.payload);
    return submission.id->form == wire::IdForm::Outbox && submission.id->epoch() == urgent.givenEpoch();
}

void BusLink::State::keepAlive() {
    usual.keepAlive(outbox.inFlight() + (urgentWay == Way::Usual ? urgent.inFlight() : 0));
    if (second) second->keepAlive(urgentWay == Way::Second ? urgent.inFlight() : 0);
    noteBegunAgain();
}

void BusLink::State::noteBegunAgain() {
    if (usual.takeBegunAgain()) {
        outbox.rewind();
        if (urgentWay == Way::Usual) urgent.rewind();
        snapshotWriting.reset();
        giving.begin();
        fetching.begin();
    }
    if (second && second->takeBegunAgain() && urgentWay == Way::Second) urgent.rewind();
    if (auto why = usual.takeLoss()) events.emplace_back(Lost{std::move(*why)});
    if (second) (void)second->takeLoss();  // the usual connection tells whether the broker is there
    if (isSecondRefused) second.reset();
}

void BusLink::State::chooseWay() {
    if (!second && urgentEndpoint && !isSecondRefused && urgent.count() > 0) {
        if (auto channel = usual.dial(*urgentEndpoint)) {
            second = std::make_unique<Lane>(identity, std::move(channel), clock, options);
            urgentWay = Way::Second;
            urgent.rewind();
        }
        isSecondRefused = second == nullptr;
    }
    Way wanted = urgentWay;
    if (!second || second->lostForMs() >= options.timeoutMs) wanted = Way::Usual;
    if (second && second->isConnected()) wanted = Way::Second;
    if (std::exchange(urgentWay, wanted) != wanted) urgent.rewind();
}

void BusLink::State::flush() {
    chooseWay();
    Lane& way = urgentWay == Way::Second ? *second : usual;
    way.send(urgent, urgent.inFlight() + (&way == &usual ? outbox.inFlight() : 0));
    usual.send(outbox, outbox.inFlight() + (&way == &usual ? urgent.inFlight() : 0));
    moveFiles();
}

/// Behind everything else: while a submission waits, no piece is sent and none is asked for.
void BusLink::State::moveFiles() {
    if ((giving.empty() && fetching.empty()) || !usual.isConnected() || outbox.count() + urgent.count() > 0) return;
    const std::int64_t patienceMs = 5 * static_cast<std::int64_t>(options.timeoutMs);
    if (const auto give = giving.next(nowMs(), patienceMs); give && !usual.say(*give)) giving.begin();
    if (const auto asked = fetching.next(nowMs(), patienceMs); asked && !usual.say(*asked)) fetching.begin();
}

void BusLink::State::take(const wire::AttachmentState& state) {
    if (giving.isUnderWay(state.hash)) {
        if (auto given = giving.take(state, nowMs())) events.emplace_back(std::move(*given));
    } else if (auto heard = fetching.take(state, nowMs())) {
        events.emplace_back(std::move(*heard));
    }
}

void BusLink::State::ask() {
    if (!usual.isConnected()) return;
    if (historyReading)
        if (const auto range = historyReading->next()) usual.say(*range);
}

void BusLink::State::sendFollow() {
    if (!hearing || !usual.isConnected()) return;
    // If either is lost the broker's silence or the missing batches end the connection, and all is said again.
    usual.fence();
    usual.say(
        wire::Follow{next, hearing->kinds, kCreditRecords, hearing->thinBehind, hearing->operation, hearing->area});
    creditedThrough = next - 1;
    creditedAtMs = -kCreditEveryMs;
}

void BusLink::State::sendCredit() {
    if (!hearing || next - 1 <= creditedThrough) return;
    // A Credit for each of a thousand batches a second would cost the broker more than the batches.
    if (next - 1 - creditedThrough < kCreditAtOnce && nowMs() - creditedAtMs < kCreditEveryMs) return;
    if (!usual.say(wire::Credit{next - 1})) return;
    creditedThrough = next - 1;
    creditedAtMs = nowMs();
}

void BusLink::State::receiveOne(Lane& lane, const base::Bytes& frame) {
    lane.heard();
    auto decoded = wire::decodeVerb(frame);
    auto* verb = std::get_if<wire::Verb>(&decoded);
    if (verb == nullptr) return;
    if (auto* welcome = std::get_if<wire::Welcome>(verb)) take(lane, *welcome);
    if (auto* rejected = std::get_if<wire::Rejected>(verb)) take(lane, *rejected);
    if (auto* gone = std::get_if<wire::Gone>(verb))
        lane.beginAgain(kPauseMs, "the broker ended the connection: " + gone->why, false);
    if (!lane.isConnected()) return;
    if (auto* accepted = std::get_if<wire::Accepted>(verb)) take(lane, *accepted);
    if (std::holds_alternative<wire::Pong>(*verb)) lane.heardPong();
    if (&lane != &usual) return;
    if (auto* batch = std::get_if<wire::Batch>(verb)) take(*batch);
    if (auto* state = std::get_if<wire::BrokerState>(verb)) events.emplace_back(std::move(*state));
    if (auto* ranged = std::get_if<wire::Ranged>(verb); ranged != nullptr && historyReading) {
        auto history = historyReading->take(*ranged);
        if (history.isDone) historyReading.reset();
        events.emplace_back(std::move(history));
    }
    if (const auto* file = std::get_if<wire::AttachmentState>(verb)) take(*file);
    if (const auto* piece = std::get_if<wire::AttachmentPiece>(verb))
        if (auto heard = fetching.take(*piece, nowMs())) events.emplace_back(std::move(*heard));
    if (auto* part = std::get_if<wire::SnapshotPart>(verb); part != nullptr && snapshotReading) take(*part);
    if (auto* taken = std::get_if<wire::SnapshotTaken>(verb); taken != nullptr && snapshotWriting) {
        if (snapshotWriting->take(*taken)) {
            events.emplace_back(SnapshotKept{snapshotWriting->sequence()});
            snapshotWriting.reset();
        } else {
            usual.say(snapshotWriting->next());
        }
    }
}

void BusLink::State::take(wire::SnapshotPart& part) {
    auto result = snapshotReading->take(part);
    if (const auto* more = std::get_if<wire::SnapshotAsk>(&result)) {
        usual.say(*more);
        return;
    }
    snapshotReading.reset();
    events.emplace_back(std::move(std::get<SnapshotHeard>(result)));
}

void BusLink::State::take(Lane& lane, const wire::Welcome& welcome) {
    if (lane.isConnected()) return;
    if (welcome.realm != identity.realm) {
        lane.beginAgain(options.timeoutMs,
                        "the broker serves realm " + welcome.realm.text() + ", not " + identity.realm.text(), true);
        return;
    }
    lane.heardWelcome();
    if (&lane == second.get()) {
        if (urgentWay == Way::Second) urgent.rewind();
        return;
    }
    const bool isOther = !LAGEWERK_MUTANT("epoch-not-noticed") && journalEpoch && *journalEpoch != welcome.journalEpoch;
    const bool isShorter = welcome.lastSequence + 1 < next;
    if (hearing && next > 1 && (isOther || isShorter)) {
        events.emplace_back(Rewound{isOther ? "the broker has another journal than before (restored from a copy)"
                                            : "the broker's journal ends at " + std::to_string(welcome.lastSequence) +
                                                  ", before what was followed"});
        next = 1;
        historyReading.reset();
    }
    if (isOther && acceptedCount > 0) events.emplace_back(Restored{std::exchange(acceptedCount, 0)});
    journalEpoch = welcome.journalEpoch;
    isSecondRefused = false;
    if (urgentEndpoint != welcome.urgentEndpoint) second.reset();
    urgentEndpoint = welcome.urgentEndpoint;
    if (!second) urgentWay = Way::Usual;
    outbox.rewind();
    if (urgentWay == Way::Usual) urgent.rewind();
    events.emplace_back(Connected{welcome});
    sendFollow();
    if (historyReading) historyReading->begin();
    if (snapshotReading) usual.say(snapshotReading->begin());
}

void BusLink::State::take(Lane& lane, const wire::Accepted& accepted) {
    lane.heardAnswer();
    auto ids = outbox.settle(accepted);
    auto urgentIds = urgent.settle(accepted);
    ids.insert(ids.end(), urgentIds.begin(), urgentIds.end());
    if (ids.empty()) return;
    acceptedCount += ids.size();
    giving.accepted(ids);
    events.emplace_back(AcceptedIds{std::move(ids)});
}

void BusLink::State::take(Lane& lane, const wire::Rejected& rejected) {
    lane.heardAnswer();
    const auto code = rejected.rejection.code;
    if (code == wire::RejectionCode::BrokerNotSafe || code == wire::RejectionCode::RateExceeded) {
        // It takes nothing more from this connection until it is greeted again: so the order is kept.
        if (lane.isConnected())
            lane.beginAgain(kPauseMs, "the broker takes nothing now: " + rejected.rejection.what, false);
        return;
    }
    if (&lane != &usual && (code == wire::RejectionCode::NotUrgent || !lane.isConnected())) {
        isSecondRefused = true;  // all goes the usual way again until the next Welcome
        return;
    }
    if (rejected.id && !outbox.settle(*rejected.id) && !urgent.settle(*rejected.id)) return;
    events.emplace_back(RejectedId{rejected.id, rejected.rejection});
    if (rejected.id)
        for (auto& given : giving.refused(*rejected.id, rejected.rejection)) events.emplace_back(std::move(given));
    if (!lane.isConnected() && !rejected.id)
        lane.beginAgain(options.timeoutMs, "the broker refused: " + rejected.rejection.what, true);
}

/// True when records are missing that neither a filter nor a newer one accounts for.
bool BusLink::State::hasHole(const wire::Batch& batch) const {
    if (!hearing->kinds.empty() || hearing->operation || hearing->area) return false;
    std::uint64_t merged = 0;
    for (const wire::Merged& one : batch.merged) merged += one.count;
    return batch.records.size() + merged != batch.throughSequence + 1 - next;
}

void BusLink::State::take(wire::Batch& batch) {
    if (!hearing || usual.isFenced() || batch.throughSequence < next) return;
    auto& records = batch.records;
    records.erase(records.begin(), std::find_if(records.begin(), records.end(),
                                                [&](const wire::Record& record) { return record.sequence >= next; }));
    if (hasHole(batch) && !LAGEWERK_MUTANT("gap-not-noticed")) {
        usual.beginAgain(
            0, "records are missing between " + std::to_string(next) + " and " + std::to_string(batch.throughSequence),
            true);
        return;
    }
    next = batch.throughSequence + 1;
    events.emplace_back(
        Records{std::move(records), batch.throughSequence, batch.headSequence, std::move(batch.merged)});
}

void BusLink::State::receiveSecond() {
    for (std::size_t i = 0; second && i < kFramesPerPoll; ++i) {
        const auto frame = second->receive(0);
        if (!frame) return;
        receiveOne(*second, *frame);
        noteBegunAgain();
    }
}

/// Timers need a look in between, a first Hello waits for the handshake of the channel, and the second connection is
/// not waited for but looked at.
std::int64_t BusLink::State::sliceMs() const {
    if (second && urgent.count() > 0) return kUrgentSliceMs;
    return usual.isGreeting() ? 10 : 100;
}

BusLink::BusLink(Identity identity, std::unique_ptr<Channel> channel, const base::Clock& clock, LinkOptions options)
    : m_state(std::make_unique<State>(std::move(identity), std::move(channel), clock, std::move(options))) {}
BusLink::~BusLink() = default;

base::Outcome<wire::MessageId> BusLink::submit(const Submission& submission) {
    State& s = *m_state;
    Outbox& outbox = s.isUrgent(submission) ? s.urgent : s.outbox;
    const bool isGiven = submission.id && submission.id->form == wire::IdForm::Outbox;
    const Keep keep = isGiven ? Keep::InMemory : submission.keep;
    if (submission.id && outbox.waits(*submission.id)) return *submission.id;
    wire::Envelope envelope;
    envelope.realm = s.identity.realm;
    envelope.id = submission.id.value_or(outbox.nextId(keep));
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
    if (auto kept = outbox.add(envelope.id, std::move(bytes), keep, !submission.id); !kept) return kept.failure();
    if (!s.giving.empty()) s.giving.named(envelope.id, wire::attachmentsOf(envelope));
    return envelope.id;
}

void BusLink::follow(std::uint64_t fromSequence, std::vector<wire::Kind> kinds) {
    follow(fromSequence, Hearing{std::move(kinds), std::nullopt});
}

void BusLink::follow(std::uint64_t fromSequence, Hearing hearing) {
    State& s = *m_state;
    s.next = std::max<std::uint64_t>(1, fromSequence);
    s.hearing = std::move(hearing);
    s.sendFollow();
}

void BusLink::askSnapshot(std::uint32_t foldVersion) {
    State& s = *m_state;
    s.snapshotReading.emplace(foldVersion);
    if (s.usual.isConnected()) s.usual.say(s.snapshotReading->begin());
}

void BusLink::giveSnapshot(std::uint32_t foldVersion, std::uint64_t sequence, base::Bytes bytes) {
    State& s = *m_state;
    if (!s.usual.isConnected()) return;
    s.snapshotWriting.emplace(foldVersion, sequence, std::move(bytes));
    s.usual.say(s.snapshotWriting->next());
}

void BusLink::askHistory(std::uint64_t fromSequence, std::uint64_t throughSequence, std::vector<wire::Kind> kinds) {
    m_state->historyReading.emplace(wire::Range{fromSequence, throughSequence, std::move(kinds)});
}

base::Done BusLink::give(const wire::Attachment& about, base::Bytes bytes) {
    return m_state->giving.add(about, std::move(bytes));
}

void BusLink::fetch(const wire::Hash& hash) { m_state->fetching.add(hash); }

std::vector<Event> BusLink::poll(int waitMs) {
    State& s = *m_state;
    const std::int64_t end = s.nowMs() + std::max(0, waitMs);
    s.sendCredit();
    s.ask();
    while (true) {
        s.keepAlive();
        s.flush();
        const std::int64_t left = s.events.empty() ? std::clamp<std::int64_t>(end - s.nowMs(), 0, s.sliceMs()) : 0;
        auto frame = s.usual.receive(static_cast<int>(left));
        for (std::size_t i = 0; frame; ++i) {
            s.receiveOne(s.usual, *frame);
            frame = i + 1 < kFramesPerPoll ? s.usual.receive(0) : std::nullopt;
        }
        s.noteBegunAgain();
        s.receiveSecond();
        s.flush();
        if (!s.events.empty() || s.nowMs() >= end) return std::exchange(s.events, {});
    }
}

std::uint64_t BusLink::givenEpoch() const { return m_state->outbox.givenEpoch(); }
std::uint64_t BusLink::urgentGivenEpoch() const { return m_state->urgent.givenEpoch(); }
const Identity& BusLink::identity() const { return m_state->identity; }
bool BusLink::isConnected() const { return m_state->usual.isConnected(); }
std::size_t BusLink::waiting() const { return m_state->outbox.count() + m_state->urgent.count(); }
std::size_t BusLink::filesWaiting() const { return m_state->giving.count(); }
std::uint64_t BusLink::nextSequence() const { return m_state->next; }

}  // namespace client
