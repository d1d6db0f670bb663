// SPDX-License-Identifier: EUPL-1.2
// Who is heard, and what it takes to warn.
#include "broker/wire/limits.h"
#include "tests/mutants/guarantee_world.h"

using namespace guarantees;

TEST(Guarantee, ASignatureIsOverEveryPartOfTheEnvelope) {
    seal::start();
    const auto key = seal::SigningKey::generate();
    wire::Record enrolment;
    enrolment.envelope.kind = Kind::PersonEnrolled;
    enrolment.envelope.payload = wire::encodePayload(wire::PersonEnrolled{"p:a", "a", "", key.publicKey(), {}});
    wire::Roster roster;
    roster.fold(enrolment);
    wire::Envelope good;
    good.kind = Kind::LogEntry;
    good.author = "p:a";
    good.source = "post:S2";
    good.id = wire::MessageId::outbox({}, 1, 1);
    good.payload = wire::encodePayload(wire::LogEntry{"Text", std::nullopt, std::nullopt});
    good.signature = key.sign(wire::signedBytes(good));
    ASSERT_EQ(roster.checkSignature(good), wire::RejectionCode::None);
    const auto expectBad = [&](const char* what, const std::function<void(wire::Envelope&)>& change) {
        wire::Envelope changed = good;
        change(changed);
        EXPECT_EQ(roster.checkSignature(changed), wire::RejectionCode::BadSignature) << what;
    };
    expectBad("realm", [](auto& e) { e.realm.uuid[0] ^= 1; });
    expectBad("realm kind", [](auto& e) { e.realm.kind = wire::RealmKind::Live; });
    expectBad("id", [](auto& e) { e.id = wire::MessageId::outbox({}, 1, 2); });
    expectBad("kind", [](auto& e) { e.kind = Kind::Report; });
    expectBad("version", [](auto& e) { e.version = 2; });
    expectBad("source", [](auto& e) { e.source = "post:S3"; });
    expectBad("operation", [](auto& e) { e.operation = "1"; });
    expectBad("time", [](auto& e) { e.observedAt = e.observedAt.plusMs(1); });
    expectBad("cause", [](auto& e) { e.cause = {e.id}; });
    expectBad("payload", [](auto& e) { e.payload.back() ^= 1; });
    expectBad("signature", [](auto& e) { (*e.signature)[0] ^= 1; });
}

TEST(Guarantee, TwoPersonsIssueAndOneDoesNot) {
    Office office;
    office.draft("a");
    office.approve("a");
    EXPECT_EQ(office.issued(), 0u);
    office.approve("b");
    EXPECT_EQ(office.issued(), 1u);
}

TEST(Guarantee, OnePersonNeverSignsTwice) {
    Office office;
    office.draft("both");
    office.approve("both");
    office.approve("both");
    EXPECT_EQ(office.issued(), 0u);
    office.approve("b");
    EXPECT_EQ(office.issued(), 1u);
}

TEST(Guarantee, AnApprovalIsForTheVeryText) {
    Office office;
    office.draft("a");
    auto other = office.text;
    other[0] ^= 1;
    office.approve("a", other);
    office.approve("b", other);
    EXPECT_EQ(office.issued(), 0u);
}

TEST(Guarantee, ARevokedPersonsWordDoesNotCount) {
    Office office;
    office.draft("a");
    office.approve("a");
    office.revoke("b");
    office.approve("b");
    EXPECT_EQ(office.issued(), 0u);
}

TEST(Guarantee, ARevokedPersonsSignatureFalls) {
    Office office;
    office.draft("a");
    office.approve("a");
    office.revoke("a");
    office.approve("b");
    EXPECT_EQ(office.issued(), 0u);
}

TEST(Guarantee, ARevokedDeviceIsNotHeard) {
    World world;
    const auto identity = world.enrol("gauge", {wire::DeviceRole::Field}, {"station:A"});
    RawClient gauge(world, identity);
    gauge.say(wire::Submit{{wire::encode(readingBy(world, identity, 1))}});
    ASSERT_EQ(countOf(world.journaled(), Kind::Reading), 1u);
    world.adminSays(wire::KeyRevoked{std::nullopt, identity.device(), "stolen"});
    EXPECT_EQ(gauge.heard<wire::Gone>().size(), 1u);
    world.transport->say(*gauge.line, wire::encodeVerb(wire::Submit{{wire::encode(readingBy(world, identity, 2))}}));
    world.pass(10);
    EXPECT_EQ(countOf(world.journaled(), Kind::Reading), 1u);
    EXPECT_EQ(world.transport->dial(identity.keys.publicKey), nullptr);
}

TEST(Guarantee, NothingOfAnotherRealmIsJournaled) {
    World world;
    const auto identity = world.enrol("gauge", {wire::DeviceRole::Field}, {"station:A"});
    RawClient gauge(world, identity);
    auto exercise = readingBy(world, identity, 1);
    exercise.realm.uuid[3] ^= 1;
    auto live = readingBy(world, identity, 2);
    live.realm.kind = wire::RealmKind::Live;
    const auto before = world.journaled().size();
    gauge.say(wire::Submit{{wire::encode(exercise), wire::encode(live)}});
    EXPECT_EQ(gauge.heard<wire::Rejected>().size(), 2u);
    EXPECT_EQ(world.journaled().size(), before);
}

TEST(Guarantee, WhatWasRefusedHasNoEffectForAnybody) {
    Office office;
    auto follower = office.world.linkOf(office.world.identityOf("fusion"));
    Heard heard;
    follower->follow(1);
    office.draft("staff");
    const auto isDraft = [](const wire::Record& r) { return r.envelope.kind == Kind::Draft; };
    const auto find = [&] { return std::find_if(heard.records.begin(), heard.records.end(), isDraft); };
    ASSERT_TRUE(until(office.world, *follower, heard, [&] { return find() != heard.records.end(); }));
    EXPECT_EQ(find()->verdict, static_cast<std::uint16_t>(wire::RejectionCode::NotEntitled));
}

TEST(Guarantee, VerdictsAreTheSameWhenTheyComeFromTheDisk) {
    server::BrokerOptions options;
    options.tailRecordsMax = 3;
    Office office(options);
    office.draft("staff");
    for (int i = 0; i < 5; ++i) office.approve("staff");
    auto follower = office.world.linkOf(office.world.identityOf("fusion"));
    Heard heard;
    follower->follow(1);
    ASSERT_TRUE(until(office.world, *follower, heard,
                      [&] { return heard.records.size() == office.world.broker->lastSequence(); }));
    std::size_t refused = 0;
    for (const auto& record : heard.records) refused += record.verdict != 0 ? 1 : 0;
    EXPECT_EQ(refused, 6u);
}

TEST(Guarantee, WhatFollowsFromTheJournalIsSaidAfterARestart) {
    Office office;
    office.draft("a");
    office.approve("a");
    office.approve("b");
    ASSERT_FALSE(office.world.broker->core().pendingEffects().empty()) << "the word was said already: nothing is shown";
    office.world.kill();
    office.world.start();
    EXPECT_EQ(office.issued(), 1u);
}
