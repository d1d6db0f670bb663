// SPDX-License-Identifier: EUPL-1.2
// Following thinned, by operation and by area.
#include "tests/unit/server/bus_hands.h"

using namespace server_test;

namespace {

/// A realm with a gauge that has said much, and a follower that has taken nothing of it yet.
struct Lagging {
    World world;
    client::Identity bridge = world.enrol("bridge", {wire::DeviceRole::Field}, {"station:*", "unit:*"});
    client::Identity console = world.enrol("console", {wire::DeviceRole::Console}, {"post:*"});
    std::unique_ptr<client::BusLink> sender = world.linkOf(bridge);
    Heard said;

    void readings(int count, const std::string& station = "A") {
        for (int i = 0; i < count; ++i) ASSERT_TRUE(sender->submit(readingOf(station, i, world.clock.now())).ok());
        ASSERT_TRUE(until(world, *sender, said, [&] { return sender->waiting() == 0; }));
    }
    void unitAt(const std::string& name, std::int32_t latE7, std::uint8_t status = 3,
                const std::optional<std::string>& operation = std::nullopt) {
        wire::UnitReport report;
        report.callSign = name;
        report.fmsStatus = status;
        report.position = wire::GeoPoint{latE7, 0};
        client::Submission submission;
        submission.kind = wire::Kind::UnitReport;
        submission.payload = wire::encodePayload(report);
        submission.source = "unit:" + name;
        submission.operation = operation;
        submission.observedAt = world.clock.now();
        ASSERT_TRUE(sender->submit(submission).ok());
        ASSERT_TRUE(until(world, *sender, said, [&] { return sender->waiting() == 0; }));
    }
};

std::vector<std::string> sourcesOf(const std::vector<wire::Record>& records, wire::Kind kind) {
    std::vector<std::string> sources;
    for (const auto& record : records)
        if (record.envelope.kind == kind) sources.push_back(record.envelope.source);
    return sources;
}

}  // namespace

TEST(Thinning, AFollowerFarBehindIsHandedTheNewestAndToldWhatWasMerged) {
    Lagging town;
    town.readings(300);
    town.readings(200, "B");
    Hands raw(town.world, town.console);
    raw.greet();
    raw.say(wire::Follow{1, {}, 4000, 100});
    const auto batch = raw.expect<wire::Batch>();
    EXPECT_EQ(sourcesOf(batch.records, wire::Kind::Reading), (std::vector<std::string>{"station:A", "station:B"}));
    ASSERT_EQ(batch.merged.size(), 1u);
    EXPECT_EQ(batch.merged[0].kind, wire::Kind::Reading);
    EXPECT_EQ(batch.merged[0].count, 498u);
    EXPECT_EQ(batch.throughSequence, town.world.broker->lastSequence());
    EXPECT_EQ(batch.records.size() + 498, batch.throughSequence) << "nothing else is left out";
}

TEST(Thinning, ALinkThatAsksForItTakesMergedBatchesForWhole) {
    Lagging town;
    town.readings(500);
    auto link = town.world.linkOf(town.console);
    link->follow(1, client::Hearing{{}, 100});
    std::uint64_t merged = 0;
    std::size_t records = 0;
    for (int i = 0; i < 50; ++i)
        for (auto& event : link->poll(20)) {
            ASSERT_FALSE(std::holds_alternative<client::Lost>(event));
            const auto* batch = std::get_if<client::Records>(&event);
            if (batch == nullptr) continue;
            records += batch->records.size();
            for (const auto& one : batch->merged) merged += one.count;
        }
    EXPECT_EQ(merged, 499u);
    EXPECT_EQ(records + merged, town.world.broker->lastSequence());
}

TEST(Thinning, WhoDoesNotAskForItIsHandedEverything) {
    Lagging town;
    town.readings(500);
    auto link = town.world.linkOf(town.console);
    Heard heard;
    link->follow(1);
    EXPECT_TRUE(
        until(town.world, *link, heard, [&] { return heard.records.size() == town.world.broker->lastSequence(); }));
}

TEST(Thinning, WhoKeepsUpIsHandedEverything) {
    Lagging town;
    auto link = town.world.linkOf(town.console);
    Heard heard;
    link->follow(1, client::Hearing{{}, 100});
    for (int i = 0; i < 20; ++i) {
        town.readings(50);
        ASSERT_TRUE(
            until(town.world, *link, heard, [&] { return heard.records.size() == town.world.broker->lastSequence(); }));
    }
    EXPECT_EQ(town.world.broker->counters().merged, 0u);
}

TEST(Thinning, EqualFollowersShareOneEncodedBatch) {
    Lagging town;
    town.readings(500);
    std::deque<Hands> followers;
    for (int i = 0; i < 20; ++i) {
        followers.emplace_back(town.world, town.console);
        followers.back().greet();
    }
    const auto before = town.world.broker->counters().encodedBatches;
    for (auto& follower : followers) follower.say(wire::Follow{1, {}, 4000, 100});
    town.world.step();
    for (auto& follower : followers) EXPECT_EQ(follower.expect<wire::Batch>().merged.size(), 1u);
    EXPECT_EQ(town.world.broker->counters().encodedBatches, before + 1);
}

TEST(Keeping, WhoReadsALongPastLeavesNoMoreThanAMegabyteOfBatchesBehind) {
    Lagging town;
    for (int part = 0; part < 20; ++part) {
        for (int i = 0; i < 50; ++i) {
            wire::Report report;
            report.from = "A";
            report.text = std::string(3'000, 'x');
            client::Submission said;
            said.kind = wire::Kind::Report;
            said.payload = wire::encodePayload(report);
            said.source = "unit:A";
            said.observedAt = town.world.clock.now();
            said.keep = client::Keep::InMemory;
            ASSERT_TRUE(town.sender->submit(said).ok());
        }
        ASSERT_TRUE(until(town.world, *town.sender, town.said, [&] { return town.sender->waiting() == 0; }));
    }
    Hands raw(town.world, town.console);
    raw.greet();
    raw.say(wire::Follow{1, {}, 4000});
    std::uint64_t most = 0, sent = 0, through = 0;
    while (through < town.world.broker->lastSequence()) {
        const auto batch = raw.expect<wire::Batch>();
        ASSERT_GT(batch.throughSequence, through);
        through = batch.throughSequence;
        for (const auto& record : batch.records) sent += record.envelope.payload.size();
        most = std::max(most, town.world.broker->counters().keptBatchBytes);
        raw.say(wire::Credit{through});
    }
    EXPECT_GT(sent, 2u << 20) << "more than may be kept went out";
    EXPECT_GT(most, 0u);
    EXPECT_LE(most, 1u << 20);
}

TEST(Filter, AnAreaHandsOnWhatIsInsideWhatHasNoPlaceAndTheLeaving) {
    Lagging town;
    auto link = town.world.linkOf(town.console);
    client::Hearing hearing;
    hearing.area = wire::GeoBox{{100, -10}, {200, 10}};
    Heard heard;
    link->follow(town.world.broker->lastSequence() + 1, hearing);
    (void)link->poll(50);
    const auto say = [&](const std::string& name, std::int32_t lat, std::uint8_t status = 3) {
        town.unitAt(name, lat, status);
        heard.take(link->poll(20));
    };
    say("far", 900);     // nobody knows yet where it was before
    say("far", 950);     // outside, as before
    say("here", 150);    // inside
    say("here", 300);    // leaves: told
    say("here", 400);    // outside
    say("far", 960, 0);  // an emergency call concerns everybody
    town.readings(1);    // a reading has no place
    ASSERT_TRUE(
        until(town.world, *link, heard, [&] { return !sourcesOf(heard.records, wire::Kind::Reading).empty(); }));
    std::vector<std::int32_t> latitudes;
    for (const auto& record : heard.records)
        if (const auto report = wire::payloadOf<wire::UnitReport>(record.envelope))
            latitudes.push_back(report->position->latE7);
    EXPECT_EQ(latitudes, (std::vector<std::int32_t>{900, 150, 300, 960}));
}

TEST(Filter, AnOperationHandsOnItsOwnAndWhatBelongsToNone) {
    Lagging town;
    auto console = town.world.linkOf(town.console);
    Heard heard;
    for (const char* name : {"2026-1", "2026-2"}) {
        client::Submission act;
        act.kind = wire::Kind::OperationAct;
        act.source = "post:S3";
        act.observedAt = town.world.clock.now();
        act.payload = wire::encodePayload(wire::OperationAct{name, wire::OperationStep::Opened, name});
        ASSERT_TRUE(console->submit(act).ok());
    }
    ASSERT_TRUE(until(town.world, *console, heard, [&] { return console->waiting() == 0; }));
    auto link = town.world.linkOf(town.console);
    client::Hearing hearing;
    hearing.operation = "2026-1";
    Heard mine;
    link->follow(1, hearing);
    town.unitAt("one", 1, 3, "2026-1");
    town.unitAt("two", 2, 3, "2026-2");
    town.unitAt("none", 3, 3, std::nullopt);
    town.unitAt("call", 4, 0, "2026-2");
    ASSERT_TRUE(until(town.world, *link, mine, [&] {
        return !mine.records.empty() && link->nextSequence() == town.world.broker->lastSequence() + 1;
    }));
    EXPECT_EQ(sourcesOf(mine.records, wire::Kind::UnitReport),
              (std::vector<std::string>{"unit:one", "unit:none", "unit:call"}));
    EXPECT_EQ(sourcesOf(mine.records, wire::Kind::OperationAct).size(), 2u);
}

TEST(Range, HandsOutThePastBesideTheFollowing) {
    Lagging town;
    town.readings(3000);
    auto link = town.world.linkOf(town.console);
    link->follow(town.world.broker->lastSequence() + 1);
    (void)link->poll(50);
    link->askHistory(1, town.world.broker->lastSequence(), {wire::Kind::Reading});
    std::vector<wire::Record> past;
    bool isDone = false;
    for (int i = 0; i < 200 && !isDone; ++i)
        for (auto& event : link->poll(10))
            if (auto* history = std::get_if<client::History>(&event)) {
                past.insert(past.end(), history->records.begin(), history->records.end());
                isDone = history->isDone;
            }
    EXPECT_TRUE(isDone);
    ASSERT_EQ(past.size(), 3000u);
    for (std::size_t i = 1; i < past.size(); ++i) EXPECT_LT(past[i - 1].sequence, past[i].sequence);
}

TEST(Range, HandsOutNothingThatTheRolesForbid) {
    Lagging town;
    town.readings(5);
    Hands raw(town.world, town.bridge);
    raw.greet();
    raw.say(wire::Range{1, 100, {wire::Kind::Reading}});
    EXPECT_EQ(raw.expect<wire::Rejected>().rejection.code, wire::RejectionCode::MaySpeakNotFor);
    raw.say(wire::Range{1, 100, {}});
    EXPECT_EQ(raw.expect<wire::Rejected>().rejection.code, wire::RejectionCode::MaySpeakNotFor);
}
