// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/player.h"

#include <gtest/gtest.h>

#include <deque>

#include "broker/seal/seal.h"

namespace {

/// A broker that takes everything: one order, followers get all of it.
struct OpenBroker {
    wire::RealmId realm{wire::RealmKind::Exercise, {1}};
    std::vector<wire::Record> journal;
    wire::DeviceId speaker;

    void append(wire::Envelope envelope) {
        wire::Record record;
        record.sequence = journal.size() + 1;
        record.submitter = speaker;
        record.envelope = std::move(envelope);
        journal.push_back(std::move(record));
    }
    template <class Payload>
    void say(const Payload& payload) {
        wire::Envelope envelope;
        envelope.realm = realm;
        envelope.id = wire::MessageId::outbox({}, 9, journal.size() + 1);
        envelope.kind = wire::KindOf<Payload>::kKind;
        envelope.source = "x";
        envelope.payload = wire::encodePayload(payload);
        append(std::move(envelope));
    }
    [[nodiscard]] std::vector<wire::Tick> ticks() const {
        std::vector<wire::Tick> found;
        for (const auto& record : journal) {
            if (auto tick = wire::payloadOf<wire::Tick>(record.envelope)) found.push_back(*tick);
        }
        return found;
    }
};

class OpenChannel final : public client::Channel {
public:
    explicit OpenChannel(OpenBroker& broker) : m_broker(broker) {}

    bool send(const base::Bytes& frame) override {
        const auto decoded = wire::decodeVerb(frame);
        const auto* verb = std::get_if<wire::Verb>(&decoded);
        if (!verb) return true;
        if (std::holds_alternative<wire::Hello>(*verb)) {
            wire::Welcome welcome;
            welcome.protocolVersion = 1;
            welcome.realm = m_broker.realm;
            welcome.journalEpoch = 1;
            welcome.lastSequence = m_broker.journal.size();
            answer(welcome);
        } else if (const auto* submit = std::get_if<wire::Submit>(verb)) {
            take(*submit);
        } else if (const auto* follow = std::get_if<wire::Follow>(verb)) {
            m_follows = true;
            m_sent = follow->fromSequence - 1;
        } else if (std::holds_alternative<wire::Ping>(*verb)) {
            answer(wire::Pong{});
        }
        return true;
    }
    std::optional<base::Bytes> receive(int) override {
        if (m_follows && m_sent < m_broker.journal.size()) {
            wire::Batch batch;
            for (; m_sent < m_broker.journal.size(); ++m_sent) batch.records.push_back(m_broker.journal[m_sent]);
            batch.throughSequence = batch.headSequence = m_sent;
            answer(batch);
        }
        if (m_answers.empty()) return std::nullopt;
        auto frame = std::move(m_answers.front());
        m_answers.pop_front();
        return frame;
    }
    void reconnect() override {
        m_follows = false;
        m_answers.clear();
    }

private:
    void answer(const wire::Verb& verb) { m_answers.push_back(wire::encodeVerb(verb)); }
    void take(const wire::Submit& submit) {
        wire::Accepted accepted;
        for (const auto& bytes : submit.envelopes) {
            auto decoded = wire::decodeEnvelope(bytes);
            auto* envelope = std::get_if<wire::Envelope>(&decoded);
            ASSERT_NE(envelope, nullptr);
            accepted.epoch = envelope->id.epoch();
            accepted.counter = std::max(accepted.counter, envelope->id.counter());
            m_broker.append(std::move(*envelope));
        }
        answer(accepted);
    }

    OpenBroker& m_broker;
    bool m_follows = false;
    std::uint64_t m_sent = 0;
    std::deque<base::Bytes> m_answers;
};

class Player : public ::testing::Test {
protected:
    Player() {
        seal::start();
        m_scenario.name = "probe";
        m_scenario.title = "Probe";
        m_scenario.start = *base::fromIso("2026-06-18T13:00:00Z");
        m_scenario.durationS = 10;
        m_scenario.injects = {{5, "1", "Anruf", std::nullopt}};
        m_identity.realm = m_broker.realm;
        m_identity.keys = seal::CurveKeys::generate();
        m_broker.speaker = m_identity.device();
    }
    client::BusLink link() {
        client::LinkOptions options;
        options.epoch = 77;
        return {m_identity, std::make_unique<OpenChannel>(m_broker), m_clock, options};
    }
    void stepOften(replay::Player& player) {
        for (int i = 0; i < 20; ++i) player.step(0);
    }
    void done(const std::string& name, std::uint64_t tick) { m_broker.say(wire::DoneThrough{name, tick, 0}); }

    base::SteppedClock m_clock{base::Instant{}};
    OpenBroker m_broker;
    client::Identity m_identity;
    replay::Scenario m_scenario;
};

TEST_F(Player, OpensTheExerciseBeforeTheFirstTick) {
    auto bus = link();
    replay::Player player(bus, m_clock, m_scenario, {{"a"}, 7, 0});
    stepOften(player);
    ASSERT_GE(m_broker.journal.size(), 2u);
    const auto state = wire::payloadOf<wire::ExerciseState>(m_broker.journal[0].envelope);
    ASSERT_TRUE(state);
    EXPECT_EQ(state->phase, wire::ExercisePhase::Running);
    EXPECT_EQ(state->participants, std::vector<std::string>{"a"});
    EXPECT_EQ(state->seed, 7u);
    ASSERT_EQ(m_broker.ticks().size(), 1u);
    EXPECT_EQ(m_broker.ticks()[0].at, m_scenario.start);
    EXPECT_TRUE(m_broker.ticks()[0].lockstep);
}

TEST_F(Player, OpensTheOperationOnceAndOnlyWhenNobodyElseDoes) {
    m_scenario.operation = "U-1";
    const auto acts = [this] {
        std::vector<wire::OperationAct> found;
        for (const auto& record : m_broker.journal) {
            if (auto act = wire::payloadOf<wire::OperationAct>(record.envelope)) found.push_back(*act);
        }
        return found;
    };
    auto bus = link();
    replay::Player silent(bus, m_clock, m_scenario, {{"a"}, 7, 0});
    stepOften(silent);
    EXPECT_TRUE(acts().empty());
    m_broker.journal.clear();
    auto second = link();
    replay::Player opening(second, m_clock, m_scenario, {{"a"}, 7, 0, true});
    stepOften(opening);
    done("a", 1);
    stepOften(opening);
    ASSERT_EQ(acts().size(), 1u);
    EXPECT_EQ(acts()[0].operation, "U-1");
    EXPECT_EQ(acts()[0].step, wire::OperationStep::Opened);
}

TEST_F(Player, SendsTheNextTickOnlyAfterEveryParticipantIsDone) {
    auto bus = link();
    replay::Player player(bus, m_clock, m_scenario, {{"a", "b"}, 1, 0});
    stepOften(player);
    done("a", 1);
    stepOften(player);
    EXPECT_EQ(m_broker.ticks().size(), 1u);
    EXPECT_EQ(player.pace().waitingFor, std::vector<std::string>{"b"});
    done("b", 1);
    stepOften(player);
    EXPECT_EQ(m_broker.ticks().size(), 2u);
}

TEST_F(Player, WaitsForThePace) {
    auto bus = link();
    replay::Player player(bus, m_clock, m_scenario, {{"a"}, 1, 10});  // a tick of 5 s each 500 ms
    stepOften(player);
    done("a", 1);
    stepOften(player);
    EXPECT_EQ(m_broker.ticks().size(), 1u);
    m_clock.stepMs(499);
    stepOften(player);
    EXPECT_EQ(m_broker.ticks().size(), 1u);
    m_clock.stepMs(2);
    stepOften(player);
    EXPECT_EQ(m_broker.ticks().size(), 2u);
}

TEST_F(Player, PlaysInjectsAtTheirTickAndEndsTheExercise) {
    auto bus = link();
    replay::Player player(bus, m_clock, m_scenario, {{"a"}, 1, 0});
    bool goesOn = true;
    for (std::uint64_t tick = 1; tick <= 3; ++tick) {
        stepOften(player);
        done("a", tick);
    }
    for (int i = 0; i < 20 && goesOn; ++i) goesOn = player.step(0);
    EXPECT_FALSE(goesOn);
    ASSERT_EQ(m_broker.ticks().size(), 3u);
    std::vector<wire::Kind> kinds;
    for (const auto& record : m_broker.journal) kinds.push_back(record.envelope.kind);
    using enum wire::Kind;
    EXPECT_EQ(kinds, (std::vector<wire::Kind>{ExerciseState, Tick, DoneThrough, Tick, Inject, DoneThrough, Tick,
                                              DoneThrough, ExerciseState}));
}

TEST_F(Player, GoesOnWhereTheJournalEnds) {
    {
        auto bus = link();
        replay::Player killed(bus, m_clock, m_scenario, {{"a"}, 1, 0});
        stepOften(killed);
        done("a", 1);
        stepOften(killed);
    }
    const auto before = m_broker.journal.size();
    auto bus = link();
    replay::Player player(bus, m_clock, m_scenario, {{"a"}, 1, 0});
    stepOften(player);
    EXPECT_EQ(m_broker.journal.size(), before) << "says nothing twice";
    done("a", 2);
    stepOften(player);
    ASSERT_EQ(m_broker.ticks().size(), 3u);
    EXPECT_EQ(m_broker.ticks().back().number, 3u);
}

TEST_F(Player, SaysWhenTheMachineWasTooSlow) {
    auto bus = link();
    replay::Player player(bus, m_clock, m_scenario, {{"a"}, 1, 10});
    for (std::uint64_t tick = 1; tick <= 3; ++tick) {
        stepOften(player);
        done("a", tick);
        stepOften(player);
        m_clock.stepMs(3'000);
    }
    stepOften(player);
    EXPECT_TRUE(player.wasTooSlow()) << player.pace().elapsedS;
}

}  // namespace
