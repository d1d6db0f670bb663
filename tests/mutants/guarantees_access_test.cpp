// SPDX-License-Identifier: EUPL-1.2

// Who may say and hear what, and what ends with a key.

#include "broker/client/identity_card.h"
#include "guarantee_world.h"

namespace {

using namespace guarantees;

/// A device that holds one seat of the role table and may, by its enrolment, speak for everybody.
client::Identity seatOf(World& world, const std::string& name, std::vector<std::string> seats) {
    client::Identity identity = world.identityOf("admin");
    identity.deviceName = name;
    identity.keys = seal::CurveKeys::generate();
    world.adminSays(wire::DeviceEnrolled{name, identity.keys.publicKey, {}, {"*"}, std::move(seats)});
    return identity;
}

std::vector<std::uint16_t> verdictsOf(World& world, Kind kind) {
    auto heard = world.linkOf(world.identityOf("fusion"));
    Heard all;
    heard->follow(1);
    (void)until(world, *heard, all, [&] { return heard->nextSequence() == world.broker->lastSequence() + 1; });
    std::vector<std::uint16_t> verdicts;
    for (const auto& record : all.records)
        if (record.envelope.kind == kind) verdicts.push_back(record.verdict);
    return verdicts;
}

wire::Envelope entryFor(const World& world, const client::Identity& identity, std::uint64_t counter,
                        const std::string& post) {
    wire::Envelope envelope = readingBy(world, identity, counter);
    envelope.kind = Kind::LogEntry;
    envelope.source = post;
    envelope.payload = wire::encodePayload(wire::LogEntry{"Lage erkundet", {}, {}});
    return envelope;
}

constexpr auto kNotFor = static_cast<std::uint16_t>(wire::RejectionCode::MaySpeakNotFor);

TEST(Guarantee, ARoleSpeaksForItsOwnSourcesOnly) {
    World world;
    const auto identity = seatOf(world, "desk-s1", {"s1"});
    RawClient desk(world, identity);
    desk.say(wire::Submit{{wire::encode(entryFor(world, identity, 1, "post:S1")),
                           wire::encode(entryFor(world, identity, 2, "post:S2"))}});
    EXPECT_EQ(verdictsOf(world, Kind::LogEntry), (std::vector<std::uint16_t>{0, kNotFor}));
}

TEST(Guarantee, APersonSaysWhatTheirRoleSays) {
    Office office;
    office.say("staff", wire::LogEntry{"Lage erkundet", {}, {}});
    office.say("b", wire::LogEntry{"Lage erkundet", {}, {}});
    EXPECT_EQ(verdictsOf(office.world, Kind::LogEntry), (std::vector<std::uint16_t>{0, kNotFor}))
        << "the approver is no staff";
}

TEST(Guarantee, ADeviceSpeaksForNoPersonWithoutTheirKey) {
    Office office;
    office.say("staff", wire::LogEntry{"Lage erkundet", {}, {}});
    client::Submission forged;
    forged.kind = Kind::LogEntry;
    forged.payload = wire::encodePayload(wire::LogEntry{"Pumpen abgebaut", {}, {}});
    forged.source = "post:S2";
    forged.author = "p:staff";
    forged.observedAt = office.world.clock.now();
    ASSERT_TRUE(office.console->submit(forged).ok());
    ASSERT_TRUE(until(office.world, *office.console, office.heard, [&] { return office.console->waiting() == 0; }));
    EXPECT_EQ(verdictsOf(office.world, Kind::LogEntry),
              (std::vector<std::uint16_t>{0, static_cast<std::uint16_t>(wire::RejectionCode::SignatureMissing)}));
}

TEST(Guarantee, ARoleHearsWhatTheTableLetsItHear) {
    World world;
    const auto identity = seatOf(world, "gauge", {"field"});
    RawClient gauge(world, identity);
    gauge.say(wire::Follow{1, {Kind::RealmFounded, Kind::PersonEnrolled, Kind::DeviceEnrolled}, 1000});
    std::vector<Kind> heard;
    for (const auto& batch : gauge.heard<wire::Batch>())
        for (const auto& record : batch.records) heard.push_back(record.envelope.kind);
    EXPECT_EQ(heard, (std::vector<Kind>{Kind::RealmFounded}));
}

TEST(Guarantee, ARevokedConnectionHearsGoneAndNothingMore) {
    World world;
    const auto identity = seatOf(world, "screen", {"observer"});
    RawClient screen(world, identity);
    screen.say(wire::Follow{1, {}, 1000});
    ASSERT_FALSE(screen.heard<wire::Batch>().empty());
    world.adminSays(wire::KeyRevoked{std::nullopt, identity.device(), "stolen"});
    world.adminSays(wire::KeyRevoked{std::nullopt, world.identityOf("fusion").device(), "what it must not hear"});
    EXPECT_EQ(screen.line->toClient.size(), 1u) << "at once, before it says anything";
    screen.say(wire::Ping{});
    screen.say(wire::Follow{1, {}, 1000});
    ASSERT_EQ(screen.line->toClient.size(), 1u) << "one frame is all that is left for it";
    EXPECT_EQ(screen.heard<wire::Gone>().size(), 1u);
}

TEST(Guarantee, AnIdentityIsTakenUpWholeOnceAndInTime) {
    World world;
    client::IdentityCard card{world.identityOf("fusion"), world.clock.now().plusS(3600)};
    const auto file = world.dir / "weir.lw";
    ASSERT_TRUE(client::saveCard(file, card, "").ok());
    const auto fresh = world.dir / "fresh.lw";
    std::filesystem::copy_file(file, fresh);
    EXPECT_FALSE(client::takeUpCard(fresh, {"one", world.clock.now().plusS(3601), ""}).ok()) << "too late";
    ASSERT_TRUE(client::takeUpCard(file, {"one", world.clock.now(), ""}).ok());
    EXPECT_TRUE(client::takeUpCard(file, {"one", world.clock.now().plusS(9000), ""}).ok()) << "it has it";
    EXPECT_FALSE(client::takeUpCard(file, {"two", world.clock.now(), ""}).ok()) << "another machine";
    std::string text = client::cardText(card).value();
    text[60] = text[60] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(client::readCard(text).ok()) << "one character";
}

TEST(Guarantee, ASenderIsToldTheField) {
    Office office;
    Heard heard;
    office.say("staff", wire::OperationAct{"2026-0417", wire::OperationStep::Closed, ""});
    ASSERT_EQ(office.heard.rejected.size(), 1u);
    EXPECT_EQ(office.heard.rejected.front().rejection.where, "payload.op");
    EXPECT_EQ(office.heard.rejected.front().rejection.fix, "open it first");
}

}  // namespace
