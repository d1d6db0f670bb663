// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/player.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "broker/wire/codec.h"

namespace replay {

Player::Player(client::BusLink& link, const base::Clock& clock, const Scenario& scenario, PlayerOptions options)
    : m_link(link), m_clock(clock), m_scenario(scenario), m_options(std::move(options)) {
    m_link.follow(1, {wire::Kind::Tick, wire::Kind::DoneThrough, wire::Kind::ExerciseState});
}

bool Player::step(int waitMs) {
    // Wake in time for the next tick that only waits for the pace.
    if (m_pacedFromTick > 0 && isTickDone() && !m_ended) {
        const std::int64_t dueNs =
            m_pacedFromNs + static_cast<std::int64_t>(m_tick - m_pacedFromTick + 1) * tickWallNs();
        const std::int64_t leftMs = (dueNs - m_clock.monotonicNs()) / 1'000'000 + 1;
        waitMs = static_cast<int>(std::clamp<std::int64_t>(leftMs, 0, waitMs));
    }
    for (const auto& event : m_link.poll(waitMs)) take(event);
    if (m_ended || !m_stuck.empty()) return false;
    advance();
    return m_stuck.empty();
}

void Player::take(const client::Event& event) {
    if (const auto* connected = std::get_if<client::Connected>(&event)) {
        m_connected = true;
        m_headAtConnect = std::max(m_headAtConnect, connected->welcome.lastSequence);
    } else if (const auto* records = std::get_if<client::Records>(&event)) {
        for (const auto& record : records->records) take(record);
        m_foldedThrough = std::max(m_foldedThrough, records->throughSequence);
    } else if (const auto* rejected = std::get_if<client::RejectedId>(&event)) {
        m_stuck = "the broker refused the player: " + rejected->rejection.what + "; " + rejected->rejection.fix;
    } else if (const auto* rewound = std::get_if<client::Rewound>(&event)) {
        m_stuck = "the journal went back during the exercise: " + rewound->why;
    }
}

void Player::take(const wire::Record& record) {
    if (record.verdict != 0) return;
    if (const auto tick = wire::payloadOf<wire::Tick>(record.envelope)) {
        m_tick = tick->number;
        m_tickSequence = record.sequence;
        m_done.clear();
    } else if (const auto done = wire::payloadOf<wire::DoneThrough>(record.envelope)) {
        if (done->tick >= m_tick) m_done.insert(done->participant);
    } else if (const auto state = wire::payloadOf<wire::ExerciseState>(record.envelope)) {
        m_running = m_running || state->phase == wire::ExercisePhase::Running;
        m_ended = state->phase == wire::ExercisePhase::Ended;
    }
}

void Player::advance() {
    if (!m_connected || m_foldedThrough < m_headAtConnect) return;
    if (!m_running) {
        sayState(wire::ExercisePhase::Running, counterAt(0, 1));
        return;
    }
    if (m_tick == 0) {
        sayTick(1);
        return;
    }
    if (!isTickDone()) return;
    const std::int64_t nowNs = m_clock.monotonicNs();
    if (m_pacedFromTick == 0) {
        // Programs take their time to start; the pace counts from the first tick that all have finished.
        m_pacedFromTick = m_tick;
        m_pacedFromNs = nowNs;
    }
    if (m_tick >= m_scenario.lastTick()) {
        if (m_finishedNs == 0) m_finishedNs = nowNs;
        sayState(wire::ExercisePhase::Ended, counterAt(m_tick, 999));
        return;
    }
    const std::int64_t dueNs = m_pacedFromNs + static_cast<std::int64_t>(m_tick - m_pacedFromTick + 1) * tickWallNs();
    if (nowNs >= dueNs) sayTick(m_tick + 1);
}

void Player::sayState(wire::ExercisePhase phase, std::uint64_t counter) {
    if (m_saidThrough >= counter) return;
    wire::ExerciseState state;
    state.phase = phase;
    state.scenario = m_scenario.name;
    state.title = m_scenario.title;
    state.seed = m_options.seed;
    state.participants = m_options.participants;
    state.endsAt = m_scenario.timeOf(m_scenario.lastTick());
    const base::Instant at = m_tick == 0 ? m_scenario.start : m_scenario.timeOf(m_tick);
    say(wire::Kind::ExerciseState, wire::encodePayload(state), counter, at);
}

void Player::sayTick(std::uint64_t number) {
    if (m_saidThrough >= counterAt(number, 0)) return;
    wire::Tick tick;
    tick.number = number;
    tick.at = m_scenario.timeOf(number);
    tick.stepMs = static_cast<std::uint32_t>(m_scenario.tickS * 1000);
    tick.paceMilli = static_cast<std::uint32_t>(std::lround(std::min(m_options.speed, 1e6) * 1000));
    tick.lockstep = true;
    say(wire::Kind::Tick, wire::encodePayload(tick), counterAt(number, 0), tick.at);
    if (number == 1 && m_options.opensOperation) {
        wire::OperationAct act{m_scenario.operation, wire::OperationStep::Opened, m_scenario.operationName};
        say(wire::Kind::OperationAct, wire::encodePayload(act), counterAt(number, 900), tick.at);
    }
    std::uint64_t index = 1;
    for (const auto& scripted : m_scenario.injects) {
        if (!m_scenario.fallsOn(scripted.atS, number)) continue;
        wire::Inject inject{scripted.number, scripted.text, scripted.expected};
        say(wire::Kind::Inject, wire::encodePayload(inject), counterAt(number, index++), tick.at);
    }
}

void Player::say(wire::Kind kind, base::Bytes payload, std::uint64_t counter, base::Instant at) {
    client::Submission submission;
    submission.kind = kind;
    submission.payload = std::move(payload);
    submission.source = "player";
    submission.author = "x:player";
    submission.observedAt = at;
    submission.id = wire::MessageId::outbox(m_link.identity().device(), m_link.givenEpoch(), counter);
    submission.keep = client::Keep::InMemory;
    const auto submitted = m_link.submit(submission);
    if (!submitted) {
        m_stuck = submitted.failure().text();
        return;
    }
    m_saidThrough = std::max(m_saidThrough, counter);
}

bool Player::isTickDone() const {
    return m_tick > 0 && std::all_of(m_options.participants.begin(), m_options.participants.end(),
                                     [this](const std::string& name) { return m_done.contains(name); });
}

std::int64_t Player::tickWallNs() const {
    if (m_options.speed <= 0) return 0;
    return static_cast<std::int64_t>(static_cast<double>(m_scenario.tickS) / m_options.speed * 1e9);
}

Pace Player::pace() const {
    Pace pace;
    pace.tick = m_tick;
    pace.lastTick = m_scenario.lastTick();
    if (m_pacedFromTick > 0) {
        const std::int64_t untilNs = m_finishedNs > 0 ? m_finishedNs : m_clock.monotonicNs();
        pace.elapsedS = static_cast<double>(untilNs - m_pacedFromNs) * 1e-9;
        pace.plannedS = static_cast<double>(pace.lastTick - m_pacedFromTick) * static_cast<double>(tickWallNs()) * 1e-9;
    }
    for (const auto& name : m_options.participants) {
        if (!m_done.contains(name)) pace.waitingFor.push_back(name);
    }
    return pace;
}

bool Player::wasTooSlow() const {
    const Pace now = pace();
    if (m_options.speed <= 0 || m_finishedNs == 0) return false;
    return now.elapsedS > now.plannedS + std::max(3.0, now.plannedS / 10);
}

}  // namespace replay
