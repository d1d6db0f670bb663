// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A party that follows the journal and speaks once per tick: the fusion worker, the dispatcher, scripted
// operators, simulated field units. What it says at tick n follows from the records before that tick alone, so
// a party that was killed says the same again (same ids) and nothing doubles.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "broker/client/bus_link.h"

namespace client {

class Participant {
public:
    virtual ~Participant() = default;
    /// Its name in DoneThrough and in ExerciseState.participants; its device must be enrolled for it as a source.
    [[nodiscard]] virtual std::string name() const = 0;
    /// What it wants to hear; empty: everything, which not every role may. Tick, ExerciseState and its own DoneThrough
    /// must be among them: the loop lives by them.
    [[nodiscard]] virtual std::vector<wire::Kind> kinds() const { return {}; }
    /// Every followed record in order, ticks and the party's own words included.
    virtual void fold(const wire::Record& record) = 0;
    /// After fold() of the tick's own record: what it has to say now. Not called for ticks that its DoneThrough
    /// already covers. Submissions must be the same whenever the records before this tick are the same.
    /// Those without id get the counter tick * 1000 + place, so at most 999 of them.
    [[nodiscard]] virtual std::vector<Submission> atTick(const wire::Tick& tick, const wire::Record& record) = 0;
    /// The fold version (PROTOCOL.md, Snapshots) under which the broker keeps what this one handed over of all that it
    /// holds; absent: none, its fold begins with the first record.
    [[nodiscard]] virtual std::optional<std::uint32_t> memoryVersion() const { return std::nullopt; }
    /// Such a memory: from now on as if all through `sequence` had been folded. False when it cannot be used; nothing
    /// of it is taken then.
    [[nodiscard]] virtual bool remember(std::uint64_t /*sequence*/, base::BytesView /*memory*/) { return false; }
    /// Submissions accepted or refused; most parties need not care.
    virtual void onEvent(const Event&) {}
};

/// The epoch of given counters for what must not wait (BusLink::urgentGivenEpoch()).
[[nodiscard]] std::uint64_t urgentEpochOf(std::uint64_t givenEpoch);
/// The id of what a participant says at a tick: counter tick * 1000 + place. What must not wait is counted in an epoch
/// of its own, since it may overtake; in lockstep nothing may, for DoneThrough says that all before it has been said.
[[nodiscard]] wire::MessageId idOfSaying(const wire::DeviceId& device, std::uint64_t givenEpoch, const wire::Tick& tick,
                                         std::uint64_t place, const Submission& said);

/// Runs one participant on one link. Step it (simulations), or run() it (programs).
class ParticipantLoop {
public:
    /// Both must outlive the loop. Follows from the participant's memory on, or from sequence 1, and reads what was
    /// journaled before it first speaks.
    ParticipantLoop(BusLink& link, Participant& participant);
    /// One poll, at most `waitMs`. Returns false after the realm's exercise has ended and all is accepted, and when
    /// the broker's journal is another one than before: the participant's fold is void then, start the program anew.
    bool step(int waitMs);
    /// Steps until the end of the exercise or until `stop` says so (asked at least every 200 ms).
    void run(const std::function<bool()>& stop);
    /// All that follows from the folded records was said and accepted: what the participant holds now may be kept as
    /// its memory, and nothing is left unsaid by one that goes on from there.
    [[nodiscard]] bool isAtRest() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace client
