// SPDX-License-Identifier: EUPL-1.2

// Who may say and hear what, and what ends with a key.

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

}  // namespace
