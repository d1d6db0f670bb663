// SPDX-License-Identifier: EUPL-1.2
#include "agents/field/simulated_field.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "agents/runtime/agent_program.h"
#include "broker/wire/codec.h"

namespace {

constexpr std::int64_t kStartMs = 1'781'787'600'000;

wire::Record tickRecord(std::uint64_t number, std::int64_t scenarioS) {
    wire::Record record;
    record.sequence = number;
    record.envelope.kind = wire::Kind::Tick;
    record.envelope.source = "player";
    wire::Tick tick;
    tick.number = number;
    tick.at = {kStartMs + scenarioS * 1000};
    tick.lockstep = true;
    record.envelope.payload = wire::encodePayload(tick);
    return record;
}

std::vector<client::Submission> saidAt(field::SimulatedField& simulated, std::uint64_t number, std::int64_t scenarioS) {
    const wire::Record record = tickRecord(number, scenarioS);
    simulated.fold(record);
    return simulated.atTick(*wire::payloadOf<wire::Tick>(record.envelope), record);
}

/// Everything said from second 0 to `endS` with ticks `stepS` apart: source -> (observedAt, payload).
using Said = std::map<std::string, std::vector<std::pair<std::int64_t, base::Bytes>>>;
Said playThrough(field::SimulatedField& simulated, std::int64_t endS, std::int64_t stepS) {
    Said said;
    for (std::int64_t s = 0, number = 1; s <= endS; s += stepS, ++number)
        for (const auto& one : saidAt(simulated, static_cast<std::uint64_t>(number), s))
            said[one.source].emplace_back(one.observedAt.ms, one.payload);
    return said;
}

field::FieldPlan planFrom(const std::string& text) {
    const auto plan = field::readFieldPlan(text, "test.toml");
    EXPECT_TRUE(plan.ok()) << (plan.ok() ? "" : plan.failure().text());
    return plan.ok() ? plan.value() : field::FieldPlan{};
}

const std::string kField = R"(
[[gauge]]
station = "A"
period_s = 300
noise_cm = 2
points = [[0, 60], [1800, 300], [3600, 200]]
[[gauge]]
station = "B"
period_s = 60
points = [[0, 100]]
[[rain]]
station = "R"
period_s = 300
points = [[0, 3.0]]
[[unit]]
call_sign = "Florian 1"
type = "LF"
organisation = "Feuerwehr"
period_s = 30
track = [[100, 51.0, 8.0, 3], [200, 52.0, 9.0, 4]]
)";

/// One source's share of it, by value: a temporary's member must not be iterated.
std::vector<std::pair<std::int64_t, base::Bytes>> saidBy(const std::string& source, field::SimulatedField& simulated,
                                                         std::int64_t endS) {
    Said said = playThrough(simulated, endS, 5);
    return std::move(said[source]);
}

std::vector<wire::Reading> readingsOf(const Said& said, const std::string& source) {
    std::vector<wire::Reading> out;
    if (!said.contains(source)) return out;
    for (const auto& [at, payload] : said.at(source))
        out.push_back(std::get<wire::Reading>(wire::decodePayload<wire::Reading>(payload)));
    return out;
}

TEST(SimulatedField, ReportsAtTheStartAndThenEachPeriodOnTheTickGrid) {
    field::SimulatedField simulated(planFrom(kField), 7);
    const Said said = playThrough(simulated, 3600, 5);
    const auto& a = said.at("station:A");
    EXPECT_EQ(a.front().first, kStartMs);
    EXPECT_EQ(a.size(), 13u);
    for (std::size_t i = 2; i < a.size(); ++i) EXPECT_EQ(a[i].first - a[i - 1].first, 300'000);
    EXPECT_EQ((a[1].first - kStartMs) % 5000, 0);
    EXPECT_EQ(said.at("station:B").size(), 61u);
    const auto readings = readingsOf(said, "station:A");
    EXPECT_EQ(readings.front().unit, "cm");
    for (const auto& reading : readings) EXPECT_EQ(*reading.value, std::round(*reading.value)) << "whole centimetres";
}

TEST(SimulatedField, SeedShiftsPhasesAndNoiseAndNothingElse) {
    field::SimulatedField one(planFrom(kField), 1), two(planFrom(kField), 2), again(planFrom(kField), 1);
    const Said first = playThrough(one, 3600, 5), second = playThrough(two, 3600, 5);
    EXPECT_EQ(first, playThrough(again, 3600, 5));
    EXPECT_NE(first, second);
}

TEST(SimulatedField, CoarseTicksSayTheSameReadingsAsFineOnes) {
    field::SimulatedField fine(planFrom(kField), 7), coarse(planFrom(kField), 7);
    Said a = playThrough(fine, 3600, 5), b = playThrough(coarse, 3600, 900);
    for (const char* station : {"station:A", "station:B", "station:R"}) EXPECT_EQ(a[station], b[station]) << station;
}

TEST(SimulatedField, SaysTheSameAfterARestart) {
    field::SimulatedField steady(planFrom(kField), 7), killed(planFrom(kField), 7);
    for (std::uint64_t n = 1; n <= 100; ++n) (void)saidAt(steady, n, static_cast<std::int64_t>(n - 1) * 5);
    // The restarted one reads the old ticks without being asked at them, as the loop does.
    for (std::uint64_t n = 1; n <= 100; ++n) killed.fold(tickRecord(n, static_cast<std::int64_t>(n - 1) * 5));
    for (std::uint64_t n = 101; n <= 200; ++n) {
        const auto a = saidAt(steady, n, static_cast<std::int64_t>(n - 1) * 5),
                   b = saidAt(killed, n, static_cast<std::int64_t>(n - 1) * 5);
        ASSERT_EQ(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            EXPECT_EQ(a[i].source, b[i].source);
            EXPECT_EQ(a[i].payload, b[i].payload);
            EXPECT_EQ(a[i].observedAt, b[i].observedAt);
        }
    }
}

TEST(SimulatedField, RainIsTheSumSinceTheReadingBefore) {
    field::SimulatedField simulated(planFrom("[[rain]]\nstation = \"R\"\nperiod_s = 60\npoints = [[0, 3.0]]\n"), 1);
    const auto readings = readingsOf(playThrough(simulated, 600, 5), "station:R");
    ASSERT_GE(readings.size(), 4u);
    EXPECT_EQ(readings[0].unit, "mm");
    EXPECT_DOUBLE_EQ(*readings[2].value, 0.6) << "3 mm in 5 min are 0.6 mm in one";
}

TEST(SimulatedField, FaultsDoWhatTheySay) {
    const std::string gauge =
        "[[gauge]]\nstation = \"A\"\nperiod_s = 60\nnoise_cm = 3\npoints = [[0, 100], [3600, 400]]\nfaults = [";
    field::SimulatedField silent(planFrom(gauge + "{kind = \"silent\", from_s = 600, to_s = 1200}]\n"), 3);
    for (const auto& [at, payload] : saidBy("station:A", silent, 3600))
        EXPECT_FALSE(at >= kStartMs + 600'000 && at < kStartMs + 1'200'000);

    field::SimulatedField stuck(planFrom(gauge + "{kind = \"stuck\", from_s = 600, to_s = 1200}]\n"), 3);
    std::set<double> values;
    for (const auto& [at, payload] : saidBy("station:A", stuck, 1190))
        if (at >= kStartMs + 600'000)
            values.insert(*std::get<wire::Reading>(wire::decodePayload<wire::Reading>(payload)).value);
    EXPECT_EQ(values.size(), 1u);

    field::SimulatedField jump(
        planFrom(gauge + "{kind = \"jump\", from_s = 600, to_s = 1200, values = [900, 40, -999]}]\n"), 3);
    std::vector<double> jumps;
    for (const auto& [at, payload] : saidBy("station:A", jump, 1190))
        if (at >= kStartMs + 600'000)
            jumps.push_back(*std::get<wire::Reading>(wire::decodePayload<wire::Reading>(payload)).value);
    ASSERT_GE(jumps.size(), 9u);
    for (std::size_t i = 0; i < jumps.size(); ++i) EXPECT_EQ(jumps[i], (std::vector<double>{900, 40, -999})[i % 3]);

    field::SimulatedField old(planFrom(gauge + "{kind = \"clock-1970\", from_s = 600, to_s = 660}]\n"), 3);
    std::size_t in1970 = 0;
    for (const auto& [at, payload] : saidBy("station:A", old, 1200)) in1970 += at < 86'400'000;
    EXPECT_EQ(in1970, 1u);

    field::SimulatedField mute(planFrom(gauge + "{kind = \"no-value\", from_s = 600, to_s = 660}]\n"), 3);
    std::size_t without = 0;
    for (const auto& reading : readingsOf(playThrough(mute, 1200, 5), "station:A")) without += !reading.value;
    EXPECT_EQ(without, 1u);
}

TEST(SimulatedField, AUnitMovesAlongItsTrackAndReportsStatusAtOnce) {
    field::SimulatedField simulated(planFrom(kField), 7);
    const auto plan = planFrom(kField);
    EXPECT_FALSE(simulated.reportAt(plan.units[0], 99)) << "silent before its track begins";
    EXPECT_EQ(simulated.reportAt(plan.units[0], 150)->position->latE7, 515'000'000);
    EXPECT_EQ(simulated.reportAt(plan.units[0], 150)->fmsStatus, 3);
    EXPECT_EQ(simulated.reportAt(plan.units[0], 200)->fmsStatus, 4);
    EXPECT_EQ(simulated.reportAt(plan.units[0], 9999)->position->lonE7, 90'000'000);
    std::set<std::int64_t> times;
    for (const auto& [at, payload] : saidBy("unit:Florian 1", simulated, 400)) times.insert((at - kStartMs) / 1000);
    EXPECT_TRUE(times.contains(100));
    EXPECT_TRUE(times.contains(200));
    EXPECT_GE(times.size(), 10u);
}

TEST(AgentProgram, EpochIsStablePerRealmAndDevice) {
    seal::start();
    wire::RealmId realm;
    const std::uint64_t epoch = runtime::participantEpoch(realm, "field");
    EXPECT_EQ(epoch, runtime::participantEpoch(realm, "field"));
    EXPECT_NE(epoch, runtime::participantEpoch(realm, "dispatch"));
    realm.uuid[3] = 1;
    EXPECT_NE(epoch, runtime::participantEpoch(realm, "field"));
}

TEST(AgentProgram, NotedSubmissionsCarryTheIdsOfTheLoop) {
    field::SimulatedField simulated(planFrom(kField), 7);
    const base::SteppedClock clock({0});
    runtime::LatencyLog log(clock);
    wire::DeviceId device;
    device.bytes[0] = 9;
    runtime::NotedParticipant noted(simulated, log, device, 42);
    const wire::Record record = tickRecord(3, 0);
    noted.fold(record);
    const auto said = noted.atTick(*wire::payloadOf<wire::Tick>(record.envelope), record);
    ASSERT_GE(said.size(), 3u);
    for (std::size_t i = 0; i < said.size(); ++i) EXPECT_EQ(*said[i].id, wire::MessageId::outbox(device, 42, 3000 + i));
}

}  // namespace
