// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/client/link_world.h"

using namespace client_test;
using client::Keep;

TEST(BusLink, SaysHelloFirstAndNothingElseBeforeWelcome) {
    World world;
    world.open();
    world.submit();
    world.link->follow(1);
    (void)world.poll();
    const auto said = world.heard();
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(std::get<wire::Hello>(said[0]).realm, world.identity.realm);
    world.welcome(7);
    const auto connected = only<client::Connected>(world.poll());
    ASSERT_EQ(connected.size(), 1u);
    EXPECT_EQ(connected[0].welcome.lastSequence, 7u);
    EXPECT_EQ(world.heardIds().size(), 1u);
}

TEST(BusLink, AnAnswerIsCumulativePerEpochAndDerivedFactsAreNamed) {
    World world;
    world.connect();
    std::vector<wire::MessageId> ids;
    for (int i = 0; i < 3; ++i) ids.push_back(world.submit());
    const auto derived = wire::derivedId(wire::Kind::Zone, "rule/1", "-", "x", {});
    world.submit(Keep::InMemory, derived);
    EXPECT_EQ(world.link->waiting(), 4u);
    (void)world.poll();
    world.say(wire::Accepted{ids[0].epoch() + 1, 99, {}, 0});
    EXPECT_TRUE(only<client::AcceptedIds>(world.poll()).empty());
    world.say(wire::Accepted{ids[0].epoch(), ids[1].counter(), {}, 0});
    const auto first = only<client::AcceptedIds>(world.poll());
    ASSERT_EQ(first.size(), 1u);
    EXPECT_EQ(first[0].ids, (std::vector<wire::MessageId>{ids[0], ids[1]}));
    world.say(wire::Accepted{0, 0, {derived}, 0});
    EXPECT_EQ(only<client::AcceptedIds>(world.poll()).at(0).ids, std::vector<wire::MessageId>{derived});
    EXPECT_EQ(world.link->waiting(), 1u);
}

TEST(BusLink, WhatWasNotAnsweredIsSentAgainInOrderOnEachNewConnection) {
    World world;
    world.connect();
    std::vector<wire::MessageId> ids;
    for (int i = 0; i < 5; ++i) ids.push_back(world.submit());
    (void)world.poll();
    EXPECT_EQ(world.heardIds(), ids);
    world.say(wire::Accepted{ids[0].epoch(), ids[1].counter(), {}, 0});
    (void)world.poll();
    (void)world.poll(4000);  // silence
    EXPECT_GE(world.wire.reconnects, 1);
    world.welcome();
    (void)world.poll();
    EXPECT_EQ(world.heardIds(), (std::vector<wire::MessageId>{ids[2], ids[3], ids[4]}));
}

TEST(BusLink, NotNowStopsSendingUntilItHasGreetedAgain) {
    World world;
    world.connect();
    const auto first = world.submit();
    (void)world.poll();
    (void)world.heard();
    world.say(wire::Rejected{first, {wire::RejectionCode::BrokerNotSafe, "disk full", "", ""}});
    const auto events = world.poll();
    EXPECT_EQ(only<client::Lost>(events).size(), 1u);
    EXPECT_TRUE(only<client::RejectedId>(events).empty());
    const auto second = world.submit();
    (void)world.poll();
    EXPECT_TRUE(world.heard().empty());
    (void)world.poll(300);
    EXPECT_EQ(world.heardOnly<wire::Hello>().size(), 1u);
    world.welcome();
    (void)world.poll();
    EXPECT_EQ(world.heardIds(), (std::vector<wire::MessageId>{first, second}));
}

TEST(BusLink, ARefusedSubmissionLeavesTheOutboxWithItsReason) {
    World world;
    world.connect();
    const auto id = world.submit();
    (void)world.poll();
    world.say(wire::Rejected{id, {wire::RejectionCode::MaySpeakNotFor, "not you", "", ""}});
    const auto rejected = only<client::RejectedId>(world.poll());
    ASSERT_EQ(rejected.size(), 1u);
    EXPECT_EQ(rejected[0].id, id);
    EXPECT_EQ(world.link->waiting(), 0u);
}

TEST(BusLink, WhatIsKeptOnDiskSurvivesTheProcessAndWhatIsInMemoryDoesNot) {
    World world;
    Folder folder;
    world.options.outbox = folder.path / "outbox.db";
    world.open();
    const auto kept = world.submit(Keep::OnDisk);
    const auto forgotten = world.submit(Keep::InMemory);
    const auto alsoKept = world.submit(Keep::OnDisk);
    world.link.reset();
    world.wire = Wire{};
    world.connect();
    EXPECT_EQ(world.heardIds(), (std::vector<wire::MessageId>{kept, alsoKept}));
    const auto next = world.submit(Keep::OnDisk);
    EXPECT_NE(next.epoch(), kept.epoch()) << "the file may be an old copy: its counters are not given on";
    EXPECT_GT(next.counter(), alsoKept.counter());
    EXPECT_NE(forgotten.epoch(), kept.epoch());
    world.say(wire::Accepted{kept.epoch(), alsoKept.counter(), {}, 0});
    world.say(wire::Accepted{next.epoch(), next.counter(), {}, 0});
    (void)world.poll();
    world.link.reset();
    world.wire = Wire{};
    world.connect();
    EXPECT_TRUE(world.heardIds().empty());
}

TEST(BusLink, AFullOutboxRefusesAndKeepsWhatItHas) {
    World world;
    world.open();
    client::Submission submission;
    submission.kind = wire::Kind::LogEntry;
    submission.payload = wire::encodePayload(wire::LogEntry{"entry", {}, {}});
    submission.source = "post:S2";
    submission.keep = Keep::InMemory;
    for (std::size_t i = 0; i < 100'000; ++i) ASSERT_TRUE(world.link->submit(submission).ok());
    const auto refused = world.link->submit(submission);
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.failure().text().find("outbox is full"), std::string::npos);
    EXPECT_EQ(world.link->waiting(), 100'000u);
}

TEST(BusLink, AWrongShapeIsRefusedBeforeItIsSent) {
    World world;
    world.connect();
    client::Submission submission;
    submission.kind = wire::Kind::Reading;
    submission.source = "station:A";
    submission.payload = wire::encodePayload(wire::Reading{wire::Quantity::WaterLevel, 1.0, "", {}, {}});
    const auto refused = world.link->submit(submission);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(world.link->waiting(), 0u);
}

TEST(BusLink, RecordsComeOnceInOrderAndCreditFollowsWhatWasTaken) {
    World world;
    world.connect(5);
    world.link->follow(1);
    const auto follows = world.heardOnly<wire::Follow>();
    ASSERT_EQ(follows.size(), 1u);
    EXPECT_EQ(follows[0].fromSequence, 1u);
    world.say(wire::Pong{});
    world.say(world.batch(1, 3));
    world.say(world.batch(2, 5));  // overlaps: only what is new counts
    const auto records = only<client::Records>(world.poll());
    ASSERT_EQ(records.size(), 2u);
    EXPECT_EQ(records[0].records.size(), 3u);
    ASSERT_EQ(records[1].records.size(), 2u);
    EXPECT_EQ(records[1].records[0].sequence, 4u);
    EXPECT_EQ(world.link->nextSequence(), 6u);
    EXPECT_TRUE(world.heardOnly<wire::Credit>().empty());
    (void)world.poll();
    const auto credits = world.heardOnly<wire::Credit>();
    ASSERT_EQ(credits.size(), 1u);
    EXPECT_EQ(credits[0].throughSequence, 5u);
    // Little that comes soon after is credited a little later, much at once.
    world.say(world.batch(6, 8));
    (void)world.poll();
    (void)world.poll();
    EXPECT_TRUE(world.heardOnly<wire::Credit>().empty());
    world.clock.stepMs(250);
    (void)world.poll();
    ASSERT_EQ(world.heardOnly<wire::Credit>().size(), 1u);
    world.say(world.batch(9, 600));
    (void)world.poll();
    (void)world.poll();
    ASSERT_EQ(world.heardOnly<wire::Credit>().size(), 1u);
}

TEST(BusLink, AHoleInTheRecordsBeginsTheConnectionAgainFromTheFirstMissing) {
    World world;
    world.connect(9);
    world.link->follow(1);
    world.say(wire::Pong{});
    world.say(world.batch(1, 2));
    world.say(world.batch(5, 6));
    EXPECT_EQ(only<client::Records>(world.poll()).size(), 1u);
    EXPECT_EQ(world.wire.reconnects, 1);
    (void)world.poll();
    world.welcome(9);
    (void)world.poll();
    const auto follows = world.heardOnly<wire::Follow>();
    ASSERT_EQ(follows.size(), 1u);
    EXPECT_EQ(follows[0].fromSequence, 3u);
}

TEST(BusLink, BatchesOfAnEarlierFollowingAreNotTakenForTheNewOne) {
    World world;
    world.connect(20);
    world.link->follow(10);
    world.say(wire::Pong{});
    world.say(world.batch(10, 12));
    (void)world.poll();
    world.link->follow(1, {wire::Kind::LogEntry});
    world.say(world.batch(13, 14));  // was on its way
    world.say(wire::Pong{});
    world.say(world.batch(1, 4));
    const auto records = only<client::Records>(world.poll());
    ASSERT_EQ(records.size(), 1u);
    EXPECT_EQ(records[0].records.front().sequence, 1u);
    EXPECT_EQ(world.link->nextSequence(), 5u);
}

TEST(BusLink, AnotherOrAShorterJournalIsReportedAndFoldedAgain) {
    for (const bool isOther : {true, false}) {
        World world;
        world.connect(4);
        world.link->follow(1);
        world.say(wire::Pong{});
        world.say(world.batch(1, 4));
        (void)world.poll();
        world.say(wire::Gone{"restart"});
        (void)world.poll();
        (void)world.poll(300);
        if (isOther) world.journalEpoch = 6;
        world.welcome(isOther ? 9 : 3);
        (void)world.heard();
        EXPECT_EQ(only<client::Rewound>(world.poll()).size(), 1u);
        EXPECT_EQ(world.link->nextSequence(), 1u);
        EXPECT_EQ(world.heardOnly<wire::Follow>().at(0).fromSequence, 1u);
    }
}

TEST(BusLink, WhoHasSentIsToldThatTheJournalIsAnotherOne) {
    for (const bool isOther : {true, false}) {
        World world;
        world.connect(4);
        const auto id = world.submit();
        world.say(wire::Accepted{id.epoch(), id.counter(), {}, 0});
        EXPECT_EQ(only<client::AcceptedIds>(world.poll()).size(), 1u);
        world.say(wire::Gone{"restart"});
        (void)world.poll();
        (void)world.poll(300);
        if (isOther) world.journalEpoch = 6;
        world.welcome(isOther ? 2 : 5);
        const auto restored = only<client::Restored>(world.poll());
        ASSERT_EQ(restored.size(), isOther ? 1u : 0u);
        for (const auto& one : restored) EXPECT_EQ(one.accepted, 1u);
    }
}

TEST(BusLink, TheSameJournalGoesOnWithoutBeingFoldedAgain) {
    World world;
    world.connect(4);
    world.link->follow(1);
    world.say(wire::Pong{});
    world.say(world.batch(1, 4));
    (void)world.poll();
    world.say(wire::Gone{"restart"});
    (void)world.poll();
    (void)world.poll(300);
    (void)world.heard();
    world.welcome(8);
    EXPECT_TRUE(only<client::Rewound>(world.poll()).empty());
    EXPECT_EQ(world.heardOnly<wire::Follow>().at(0).fromSequence, 5u);
}

TEST(BusLink, SilenceIsReportedOnceAndTheLinkGoesOnTrying) {
    World world;
    world.open();
    std::size_t lost = 0;
    for (int i = 0; i < 20; ++i) lost += only<client::Lost>(world.poll(1000)).size();
    EXPECT_EQ(lost, 1u);
    EXPECT_GE(world.wire.reconnects, 5);
    (void)world.poll();
    world.welcome();
    EXPECT_EQ(only<client::Connected>(world.poll()).size(), 1u);
    EXPECT_TRUE(world.link->isConnected());
}

TEST(BusLink, ABrokerOfAnotherRealmIsNoConnection) {
    World world;
    world.open();
    (void)world.poll();
    auto other = world.identity.realm;
    other.kind = wire::RealmKind::Live;
    world.say(wire::Welcome{1, other, "Live", 1, 1, {}});
    EXPECT_EQ(only<client::Lost>(world.poll()).size(), 1u);
    EXPECT_FALSE(world.link->isConnected());
}

TEST(BusLink, NoiseFromTheBrokerIsOverheard) {
    World world;
    world.connect();
    for (std::size_t i = 0; i < 300; ++i)
        world.wire.toLink.push_back(base::Bytes(i, static_cast<std::uint8_t>(i * 31)));
    for (int i = 0; i < 10; ++i) (void)world.poll();
    EXPECT_TRUE(world.link->isConnected());
}

TEST(Identity, IsReadBackAsItWasWritten) {
    World world;
    Folder folder;
    world.identity.realmName = "Auental \"Übung\" \\ 1";
    ASSERT_TRUE(client::saveIdentity(folder.path / "device", world.identity).ok());
    const auto back = client::loadIdentity(folder.path / "device");
    ASSERT_TRUE(back.ok()) << back.failure().text();
    EXPECT_EQ(back.value().realm, world.identity.realm);
    EXPECT_EQ(back.value().realmName, world.identity.realmName);
    EXPECT_EQ(back.value().endpoint, world.identity.endpoint);
    EXPECT_EQ(back.value().device(), world.identity.device());
    EXPECT_EQ(back.value().keys.secretKey, world.identity.keys.secretKey);
}

TEST(Identity, AMissingOrBrokenOneNamesThePlace) {
    World world;
    Folder folder;
    const auto missing = client::loadIdentity(folder.path / "none");
    ASSERT_FALSE(missing.ok());
    EXPECT_NE(missing.failure().text().find("none"), std::string::npos);
    ASSERT_TRUE(client::saveIdentity(folder.path / "device", world.identity).ok());
    const auto file = folder.path / "device" / "identity.toml";
    std::string text;
    {
        std::ifstream in(file);
        text.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    std::ofstream(file) << "realm_uuid = 'zz'\n" << text.substr(0, text.find("realm_uuid"));
    const auto broken = client::loadIdentity(folder.path / "device");
    ASSERT_FALSE(broken.ok());
    EXPECT_NE(broken.failure().text().find("realm_uuid"), std::string::npos) << broken.failure().text();
    std::ofstream(file) << "a = = b\n";
    const auto noToml = client::loadIdentity(folder.path / "device");
    ASSERT_FALSE(noToml.ok());
    EXPECT_NE(noToml.failure().text().find("line 1"), std::string::npos) << noToml.failure().text();
}
