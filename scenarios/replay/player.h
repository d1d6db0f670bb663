// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Exercise control: gives the exercise realm its time. One tick after the other, in lockstep: the next tick goes out
// when every participant has said DoneThrough of the newest one, and not before the pace allows it.
//
// Everything it needs to go on stands in the journal, so a player that was killed resumes where the journal ends.

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "broker/base/clock.h"
#include "broker/client/bus_link.h"
#include "scenarios/replay/scenario.h"

namespace replay {

struct PlayerOptions {
    std::vector<std::string> participants;  ///< names that must say DoneThrough
    std::uint64_t seed = 1;
    double speed = 0;             ///< scenario seconds per wall second; 0: as fast as lockstep goes
    bool opensOperation = false;  ///< opens the scenario's operation at the first tick; else the staff does
};

/// How the run kept its pace.
struct Pace {
    std::uint64_t tick = 0;  ///< newest tick in the journal
    std::uint64_t lastTick = 0;
    double plannedS = 0;                  ///< wall time from the first completed tick to the last, as planned
    double elapsedS = 0;                  ///< wall time so far since the first completed tick of this process
    std::vector<std::string> waitingFor;  ///< participants that have not finished the newest tick
};

class Player {
public:
    /// All three must outlive the player. The link's epoch must be the same after a restart
    /// (runtime::participantEpoch).
    Player(client::BusLink& link, const base::Clock& clock, const Scenario& scenario, PlayerOptions options);

    /// One poll, at most `waitMs`. False after ExerciseState Ended stands in the journal.
    bool step(int waitMs);
    [[nodiscard]] Pace pace() const;
    /// True when the run fell behind its pace by more than a tenth, or three seconds where that is more.
    [[nodiscard]] bool wasTooSlow() const;
    /// Why it cannot go on (a refused tick); empty otherwise.
    [[nodiscard]] const std::string& stuck() const { return m_stuck; }

private:
    void take(const client::Event& event);
    void take(const wire::Record& record);
    void advance();
    void sayState(wire::ExercisePhase phase, std::uint64_t counter);
    void sayTick(std::uint64_t number);
    void say(wire::Kind kind, base::Bytes payload, std::uint64_t counter, base::Instant at);
    [[nodiscard]] bool isTickDone() const;
    [[nodiscard]] std::int64_t tickWallNs() const;

    client::BusLink& m_link;
    const base::Clock& m_clock;
    const Scenario& m_scenario;
    PlayerOptions m_options;

    bool m_connected = false;
    std::uint64_t m_headAtConnect = 0;
    std::uint64_t m_foldedThrough = 0;
    bool m_running = false, m_ended = false;  ///< as journaled
    std::uint64_t m_saidThrough = 0;          ///< highest counter submitted by this process
    std::uint64_t m_tick = 0;                 ///< newest journaled tick
    std::uint64_t m_tickSequence = 0;
    std::set<std::string> m_done;       ///< for m_tick
    std::uint64_t m_pacedFromTick = 0;  ///< tick completed when this process began to pace; 0: not yet
    std::int64_t m_pacedFromNs = 0;
    std::int64_t m_finishedNs = 0;
    std::string m_stuck;
};

/// Counter of the `index`-th statement a party makes at tick `number`: a party that was killed uses the same again.
[[nodiscard]] constexpr std::uint64_t counterAt(std::uint64_t number, std::uint64_t index) {
    return number * 1000 + index;
}

}  // namespace replay
