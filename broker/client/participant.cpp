// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/participant.h"

#include <algorithm>
#include <deque>
#include <set>

#include "broker/base/mutant.h"
#include "broker/wire/urgency.h"

namespace client {
namespace {

/// Ids of what a participant says: counter = tick * 1000 + place, the DoneThrough last.
constexpr std::uint64_t kPlacesPerTick = 1000;
constexpr std::uint64_t kDoneThroughPlace = kPlacesPerTick - 1;
/// Without lockstep a party with nothing to say marks its place once in so many ticks.
constexpr std::uint64_t kQuietTicksMax = 60;

}  // namespace

struct ParticipantLoop::State {
    BusLink& link;
    Participant& participant;
    /// Until the end of the journal as of the (last) connection is reached, records only gather: the party's own
    /// DoneThrough may stand behind ticks that it must not answer again. What a DoneThrough covers is folded at once,
    /// so that a long journal is not held in memory.
    std::optional<std::uint64_t> headAtConnect;
    bool isCatchingUp = true;
    std::vector<wire::Record> gathered;
    std::uint64_t doneThrough = 0;
    std::uint64_t saidAtTick = 0;
    bool hasEnded = false, isRewound = false;
    std::deque<Submission> toSay;          ///< what the outbox could not take yet
    std::set<wire::MessageId> overtaking;  ///< said by the second door and not answered yet

    void noteAnswer(const Event& event);
    void begin(const SnapshotHeard& heard);

    void take(std::vector<wire::Record>& records, std::uint64_t throughSequence);
    void noteDone(const wire::Record& record);
    void processCovered();
    void process(const wire::Record& record);
    void speak(const wire::Tick& tick, const wire::Record& record);
    void sayAll();
};

void ParticipantLoop::State::noteDone(const wire::Record& record) {
    if (record.verdict != 0 || record.submitter != link.identity().device()) return;
    const auto done = wire::payloadOf<wire::DoneThrough>(record.envelope);
    if (done && done->participant == participant.name()) doneThrough = std::max(doneThrough, done->tick);
}

void ParticipantLoop::State::take(std::vector<wire::Record>& records, std::uint64_t throughSequence) {
    if (!isCatchingUp) {
        for (const wire::Record& record : records) process(record);
        return;
    }
    const std::uint64_t before = doneThrough;
    for (wire::Record& record : records) {
        noteDone(record);
        gathered.push_back(std::move(record));
    }
    if (doneThrough > before) processCovered();
    if (!headAtConnect || throughSequence < *headAtConnect) return;
    isCatchingUp = false;
    for (const wire::Record& record : std::exchange(gathered, {})) process(record);
}

/// All up to the last tick that was answered: nothing is said to it again, whatever stands behind.
void ParticipantLoop::State::processCovered() {
    const auto last = std::find_if(gathered.rbegin(), gathered.rend(), [&](const wire::Record& record) {
        if (record.verdict != 0) return false;
        const auto tick = wire::payloadOf<wire::Tick>(record.envelope);
        return tick && tick->number <= doneThrough;
    });
    for (auto record = gathered.begin(); record != last.base(); ++record) process(*record);
    gathered.erase(gathered.begin(), last.base());
}

void ParticipantLoop::State::process(const wire::Record& record) {
    participant.fold(record);
    if (record.verdict != 0) return;
    if (const auto state = wire::payloadOf<wire::ExerciseState>(record.envelope))
        hasEnded = state->phase == wire::ExercisePhase::Ended;
    const auto tick = wire::payloadOf<wire::Tick>(record.envelope);
    if (tick && tick->number > doneThrough) speak(*tick, record);
}

void ParticipantLoop::State::speak(const wire::Tick& tick, const wire::Record& record) {
    std::vector<Submission> said = participant.atTick(tick, record);
    ENSURE(said.size() <= kDoneThroughPlace, "a participant says at most 999 things at one tick");
    const auto idAt = [&](std::uint64_t place, const Submission& submission) {
        return idOfSaying(link.identity().device(), link.givenEpoch(), tick, place, submission);
    };
    for (std::size_t place = 0; place < said.size(); ++place) {
        if (!said[place].id) said[place].id = idAt(place, said[place]);
        said[place].keep = Keep::InMemory;  // a killed party says it again from the journal
    }
    const bool isQuiet = said.empty() && !tick.lockstep && tick.number < saidAtTick + kQuietTicksMax;
    for (Submission& submission : said) toSay.push_back(std::move(submission));
    if (isQuiet) return;
    saidAtTick = tick.number;
    Submission done;
    done.kind = wire::Kind::DoneThrough;
    done.payload = wire::encodePayload(wire::DoneThrough{participant.name(), tick.number, record.sequence});
    done.source = participant.name();
    done.observedAt = tick.at;
    done.id = idAt(kDoneThroughPlace, done);
    done.keep = Keep::InMemory;
    toSay.push_back(std::move(done));
}

void ParticipantLoop::State::noteAnswer(const Event& event) {
    if (const auto* accepted = std::get_if<AcceptedIds>(&event))
        for (const wire::MessageId& id : accepted->ids) overtaking.erase(id);
    if (const auto* rejected = std::get_if<RejectedId>(&event); rejected != nullptr && rejected->id)
        overtaking.erase(*rejected->id);
}

void ParticipantLoop::State::begin(const SnapshotHeard& heard) {
    const auto& memory = heard.snapshot;
    const bool isRemembered = memory && participant.remember(memory->sequence, memory->bytes);
    link.follow(isRemembered ? memory->sequence + 1 : 1, participant.kinds());
}

void ParticipantLoop::State::sayAll() {
    while (!toSay.empty()) {
        // DoneThrough ends what a killed party says again: by whatever way it went, all before it must be safe.
        if (toSay.front().kind == wire::Kind::DoneThrough && !overtaking.empty() &&
            !LAGEWERK_MUTANT("done-before-all-is-safe"))
            return;
        auto said = link.submit(toSay.front());
        const wire::MessageId& id = *toSay.front().id;
        if (said && id.form == wire::IdForm::Outbox && id.epoch() == link.urgentGivenEpoch()) overtaking.insert(id);
        if (!said) {
            // Full or a failing disk: kept for the next step, in order. A wrong shape never gets better.
            if (link.waiting() > 0) return;
            participant.onEvent(RejectedId{
                toSay.front().id,
                {wire::RejectionCode::WrongType, said.failure().what, said.failure().where, said.failure().fix}});
        }
        toSay.pop_front();
    }
}

wire::MessageId idOfSaying(const wire::DeviceId& device, std::uint64_t givenEpoch, const wire::Tick& tick,
                           std::uint64_t place, const Submission& said) {
    const bool mayOvertake = !tick.lockstep && wire::isUrgent(said.kind, said.payload);
    return wire::MessageId::outbox(device, mayOvertake ? urgentEpochOf(givenEpoch) : givenEpoch,
                                   tick.number * kPlacesPerTick + place);
}

ParticipantLoop::ParticipantLoop(BusLink& link, Participant& participant)
    : m_state(new State{link, participant, {}, true, {}, 0, 0, false, false, {}, {}}) {
    if (const auto memory = participant.memoryVersion())
        link.askSnapshot(*memory);
    else
        link.follow(1, participant.kinds());
}

bool ParticipantLoop::isAtRest() const {
    const State& s = *m_state;
    if (LAGEWERK_MUTANT("rest-not-awaited")) return true;
    return !s.isCatchingUp && !s.isRewound && s.toSay.empty() && s.overtaking.empty() && s.link.waiting() == 0;
}

bool ParticipantLoop::step(int waitMs) {
    State& s = *m_state;
    s.sayAll();
    for (Event& event : s.link.poll(waitMs)) {
        s.noteAnswer(event);
        s.participant.onEvent(event);
        if (const auto* connected = std::get_if<Connected>(&event)) s.headAtConnect = connected->welcome.lastSequence;
        if (std::holds_alternative<Rewound>(event)) s.isRewound = true;
        if (const auto* memory = std::get_if<SnapshotHeard>(&event)) s.begin(*memory);
        if (auto* records = std::get_if<Records>(&event); records != nullptr && !s.isRewound)
            s.take(records->records, records->throughSequence);
    }
    s.sayAll();
    const bool allSaid = s.toSay.empty() && s.link.waiting() == 0;
    return !s.isRewound && !(s.hasEnded && allSaid && !s.isCatchingUp);
}

void ParticipantLoop::run(const std::function<bool()>& stop) {
    while (!stop() && step(200)) {
    }
}

}  // namespace client
