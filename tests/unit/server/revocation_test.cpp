// SPDX-License-Identifier: EUPL-1.2

#include "tests/mutants/guarantee_world.h"

namespace {

using namespace guarantees;

TEST(Revocation, WhatARevokedDeviceSaysBehindItIsJournaledWithoutEffectAndNotAnswered) {
    World world;
    const auto identity = world.enrol("bridge", {wire::DeviceRole::Field}, {"station:*"});
    const auto admin = world.identityOf("admin");
    guarantees::RawClient bridge(world, identity), desk(world, admin);
    wire::Envelope revocation = readingBy(world, admin, 1);
    revocation.kind = Kind::KeyRevoked;
    revocation.author = "p:admin";
    revocation.source = "admin";
    revocation.payload = wire::encodePayload(wire::KeyRevoked{std::nullopt, identity.device(), "stolen"});
    revocation.signature = world.admin->sign(wire::signedBytes(revocation));
    // Both wait in one step: the revocation first.
    world.transport->say(*desk.line, wire::encodeVerb(wire::Submit{{wire::encode(revocation)}}));
    world.transport->say(*bridge.line, wire::encodeVerb(wire::Submit{{wire::encode(readingBy(world, identity, 1))}}));
    world.step();
    world.step();
    const auto records = world.journaled();
    ASSERT_EQ(records.back().envelope.kind, Kind::Refusal);
    EXPECT_EQ(wire::payloadOf<wire::Refusal>(records.back().envelope)->code,
              static_cast<std::uint16_t>(wire::RejectionCode::KeyRevokedCode));
    ASSERT_EQ(bridge.line->toClient.size(), 1u);
    ASSERT_EQ(bridge.heard<wire::Gone>().size(), 1u);
    EXPECT_NE(bridge.heard<wire::Gone>().front().why.find("revoked"), std::string::npos);
}

TEST(Revocation, TheLogSaysWhenTheConnectionHasEnded) {
    World world;
    const auto identity = world.enrol("bridge", {wire::DeviceRole::Field}, {"station:*"});
    guarantees::RawClient bridge(world, identity);
    EXPECT_TRUE(world.broker->takeNews().empty());
    world.adminSays(wire::KeyRevoked{std::nullopt, identity.device(), "stolen"});
    world.step();
    const auto news = world.broker->takeNews();
    ASSERT_EQ(news.size(), 2u);
    EXPECT_NE(news.front().find("device bridge"), std::string::npos) << news.front();
    EXPECT_NE(news.back().find("has ended"), std::string::npos) << news.back();
    EXPECT_TRUE(world.broker->takeNews().empty()) << "told once";
}

}  // namespace
