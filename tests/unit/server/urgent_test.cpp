// SPDX-License-Identifier: EUPL-1.2
// The second door: what must not wait does not wait, whatever comes by the first.
#include "broker/server/internal/intake.h"
#include "tests/unit/server/bus_hands.h"

using namespace server_test;

namespace {

constexpr std::uint64_t kUsualEpoch = 7, kUrgentEpoch = 8;

server::BrokerOptions withSecondDoor(server::BrokerOptions options = {}) {
    options.urgentEndpoint = "memory:urgent";
    return options;
}

wire::Reading level(double cm) { return {wire::Quantity::WaterLevel, cm, "cm", {}, {}}; }

wire::UnitReport report(const std::string& name, std::uint8_t status) {
    wire::UnitReport report;
    report.callSign = name;
    report.fmsStatus = status;
    return report;
}

struct Town {
    World world{wire::RealmKind::Exercise, withSecondDoor()};
    client::Identity gauge = world.enrol("gauge", {wire::DeviceRole::Field}, {"station:*", "unit:*"});
    client::Identity console = world.enrol("console", {wire::DeviceRole::Console}, {"post:*"});
    client::Identity dispatch = world.enrol("dispatch", {wire::DeviceRole::Dispatch}, {"dispatch"});

    /// Frames of readings that wait at the first door.
    void flood(Hands& by, int frames, std::uint64_t from = 1) {
        for (int f = 0; f < frames; ++f) {
            wire::Submit submit;
            for (std::uint64_t i = 0; i < 500; ++i)
                submit.envelopes.push_back(envelopeWith(world, gauge, kUsualEpoch,
                                                        from + static_cast<std::uint64_t>(f) * 500 + i, "station:A",
                                                        level(static_cast<double>(i))));
            by.say(submit);
        }
    }
    base::Bytes message(std::uint64_t counter, wire::Priority priority = wire::Priority::Flash) {
        wire::Report one;
        one.priority = priority;
        one.text = "Damm halten";
        one.writtenAt = world.clock.now();
        return envelopeWith(world, console, kUrgentEpoch, counter, "post:S3", one);
    }
    std::vector<wire::Kind> kindsBehind(std::uint64_t sequence) {
        std::vector<wire::Kind> kinds;
        for (const auto& record : world.journaled())
            if (record.sequence > sequence) kinds.push_back(record.envelope.kind);
        return kinds;
    }
};

}  // namespace

TEST(SecondDoor, WhatComesByItStandsBeforeTheFloodOfTheSameStep) {
    Town town;
    Hands gauge(town.world, town.gauge), urgent(town.world, town.console, true);
    gauge.greet();
    urgent.greet();
    const auto before = town.world.broker->lastSequence();
    town.flood(gauge, 4);
    urgent.say(wire::Submit{{town.message(1)}});
    town.world.step();
    EXPECT_EQ(urgent.expect<wire::Accepted>().counter, 1u);
    EXPECT_EQ(town.kindsBehind(before).front(), wire::Kind::Report);
    EXPECT_EQ(gauge.all<wire::Accepted>().back().counter, 2000u) << "and nothing of the flood is lost";
}

TEST(SecondDoor, ABurstOfSeveralAppendsIsInterruptedForIt) {
    // The message comes while the broker is at work: the transport hands it over after the first append.
    Town town;
    Hands gauge(town.world, town.gauge), urgent(town.world, town.console, true);
    gauge.greet();
    urgent.greet();
    const auto before = town.world.broker->lastSequence();
    town.flood(gauge, 24);  // 12,000 readings: three appends
    const auto message = town.message(1);
    town.world.disk->onSync([&, said = false]() mutable {
        if (!std::exchange(said, true)) urgent.say(wire::Submit{{message}});
    });
    town.world.step();
    town.world.disk->onSync({});
    const auto kinds = town.kindsBehind(before);
    const auto at = std::find(kinds.begin(), kinds.end(), wire::Kind::Report) - kinds.begin();
    EXPECT_LE(at, 5'000) << "in the append after the one that was under way";
    EXPECT_EQ(urgent.expect<wire::Accepted>().counter, 1u);
}

TEST(SecondDoor, TakesNothingElse) {
    Town town;
    Hands urgent(town.world, town.console, true), field(town.world, town.gauge, true);
    urgent.greet();
    field.greet();
    const auto before = town.world.broker->lastSequence();
    urgent.say(wire::Submit{{town.message(1, wire::Priority::Routine)}});
    EXPECT_EQ(urgent.expect<wire::Rejected>().rejection.code, wire::RejectionCode::NotUrgent);
    field.say(wire::Submit{{envelopeWith(town.world, town.gauge, 9, 1, "station:A", level(1)),
                            envelopeWith(town.world, town.gauge, 9, 2, "unit:1", report("1", 3))}});
    EXPECT_EQ(field.expect<wire::Rejected>().rejection.code, wire::RejectionCode::NotUrgent);
    EXPECT_EQ(field.expect<wire::Rejected>().rejection.code, wire::RejectionCode::NotUrgent);
    for (const wire::Verb& verb : {wire::Verb(wire::Follow{1, {}, 100}), wire::Verb(wire::Range{1, 10, {}}),
                                   wire::Verb(wire::SnapshotAsk{1, 0, 0})}) {
        urgent.say(verb);
        EXPECT_EQ(urgent.expect<wire::Rejected>().rejection.code, wire::RejectionCode::NotUrgent);
    }
    urgent.say(wire::Ping{});
    urgent.expect<wire::Pong>();
    EXPECT_EQ(town.world.broker->lastSequence(), before);
}

TEST(SecondDoor, RightsAndRatesHoldThereToo) {
    server::BrokerOptions options = withSecondDoor();
    options.urgentPerSecondMax = 3;
    World world(wire::RealmKind::Exercise, options);
    const auto gauge = world.enrol("gauge", {wire::DeviceRole::Field}, {"unit:1"});
    EXPECT_EQ(world.transport->dial(seal::CurveKeys::generate().publicKey, true), nullptr);
    Hands urgent(world, gauge, true);
    urgent.greet();
    urgent.say(wire::Submit{{envelopeWith(world, gauge, 9, 1, "unit:2", report("2", 0))}});
    EXPECT_EQ(urgent.expect<wire::Rejected>().rejection.code, wire::RejectionCode::MaySpeakNotFor);
    wire::Submit many;
    for (std::uint64_t i = 2; i < 6; ++i)
        many.envelopes.push_back(envelopeWith(world, gauge, 9, i, "unit:1", report("1", 0)));
    (void)urgent.all<wire::Accepted>();
    urgent.say(many);
    world.step();
    const auto rejected = urgent.all<wire::Rejected>();
    ASSERT_EQ(rejected.size(), 1u);
    EXPECT_EQ(rejected.front().rejection.code, wire::RejectionCode::RateExceeded);
}

TEST(SecondDoor, EmergencyCallsAreFirstAmongWhatIsUrgentAndComeForwardByTheFirstDoorToo) {
    Town town;
    const auto other = town.world.enrol("radio", {wire::DeviceRole::Field}, {"unit:*"});
    Hands gauge(town.world, town.gauge), urgent(town.world, town.console, true), radio(town.world, other);
    for (auto* client : {&gauge, &urgent, &radio}) client->greet();
    const auto before = town.world.broker->lastSequence();
    town.flood(gauge, 2);
    urgent.say(wire::Submit{{town.message(1)}});
    radio.say(wire::Submit{{envelopeWith(town.world, other, 3, 1, "unit:1", report("1", 0))}});
    town.world.step();
    const auto kinds = town.kindsBehind(before);
    EXPECT_EQ(kinds[0], wire::Kind::UnitReport);
    EXPECT_EQ(kinds[1], wire::Kind::Report);
}

TEST(SecondDoor, NothingOvertakesItsOwnOutbox) {
    // A foreign agent that uses one epoch for all: what it said before must not become a duplicate of what overtook it.
    Town town;
    Hands gauge(town.world, town.gauge);
    gauge.greet();
    const auto before = town.world.broker->lastSequence();
    wire::Submit submit;
    submit.envelopes.push_back(envelopeWith(town.world, town.gauge, 3, 1, "station:A", level(1)));
    submit.envelopes.push_back(envelopeWith(town.world, town.gauge, 3, 2, "unit:1", report("1", 0)));
    submit.envelopes.push_back(envelopeWith(town.world, town.gauge, 3, 3, "station:A", level(2)));
    gauge.say(submit);
    EXPECT_EQ(gauge.expect<wire::Accepted>().counter, 3u);
    EXPECT_EQ(town.kindsBehind(before),
              (std::vector<wire::Kind>{wire::Kind::Reading, wire::Kind::UnitReport, wire::Kind::Reading}));
}

TEST(SecondDoor, TheLinkUsesItByItselfAndFallsBackWhenItIsShut) {
    Town town;
    auto link = town.world.linkOf(town.console);
    Heard heard;
    const auto say = [&] {
        wire::Report one;
        one.priority = wire::Priority::Flash;
        one.text = "Damm halten";
        one.writtenAt = town.world.clock.now();
        client::Submission submission;
        submission.kind = wire::Kind::Report;
        submission.payload = wire::encodePayload(one);
        submission.source = "post:S3";
        submission.observedAt = town.world.clock.now();
        ASSERT_TRUE(link->submit(submission).ok());
    };
    const auto before = town.world.broker->counters().urgent;
    say();
    ASSERT_TRUE(until(town.world, *link, heard, [&] { return link->waiting() == 0; }));
    EXPECT_EQ(town.world.broker->counters().urgent, before + 1);
    town.world.transport->shutUrgent(true);
    say();
    ASSERT_TRUE(until(
        town.world, *link, heard, [&] { return link->waiting() == 0; }, 30'000));
    EXPECT_EQ(town.world.broker->counters().urgent, before + 1) << "the second went the usual way";
    town.world.transport->shutUrgent(false);
    std::size_t reports = 0;
    for (const auto& record : town.world.journaled()) reports += record.envelope.kind == wire::Kind::Report ? 1 : 0;
    EXPECT_EQ(reports, 2u);
    EXPECT_EQ(heard.accepted.size(), 2u);
}

TEST(EmergencyCall, IsNotEndedByWhatItsUnitSaidBeforeIt) {
    Town town;
    Hands radio(town.world, town.gauge);
    radio.greet();
    const auto said = town.world.clock.now();
    const auto positionBefore = envelopeWith(town.world, town.gauge, 3, 1, "unit:1", report("1", 3),
                                             [&](wire::Envelope& e) { e.observedAt = said; });
    const auto call = envelopeWith(town.world, town.gauge, 4, 1, "unit:1", report("1", 0),
                                   [&](wire::Envelope& e) { e.observedAt = said.plusMs(2'000); });
    const auto later = envelopeWith(town.world, town.gauge, 3, 2, "unit:1", report("1", 3),
                                    [&](wire::Envelope& e) { e.observedAt = said.plusMs(60'000); });
    for (const auto& envelope : {call, positionBefore, later}) {
        radio.say(wire::Submit{{envelope}});
        town.world.step();
    }
    std::vector<std::uint32_t> flags;
    for (const auto& record : town.world.journaled())
        if (record.envelope.kind == wire::Kind::UnitReport) flags.push_back(record.flags & wire::kFlagOvertaken);
    EXPECT_EQ(flags, (std::vector<std::uint32_t>{0, wire::kFlagOvertaken, 0}));
}
