// SPDX-License-Identifier: EUPL-1.2
// What must not wait: by the second door when there is one, by the usual connection when there is none, never by both.
#include <gtest/gtest.h>

#include "tests/unit/client/link_world.h"

using namespace client_test;
using client::Keep;

namespace {

struct Urgent {
    World world;

    explicit Urgent(bool hasDoor = true) {
        world.open();
        (void)world.poll();
        welcome(hasDoor);
        (void)world.poll();
        (void)world.heard();
    }
    void welcome(bool hasDoor) {
        wire::Welcome welcome{1, world.identity.realm, "Probe", world.journalEpoch, 0, {}};
        if (hasDoor) welcome.urgentEndpoint = "tcp://test:2";
        world.say(welcome);
    }
    void welcomeBySecond() {
        world.second.toLink.push_back(
            wire::encodeVerb(wire::Welcome{1, world.identity.realm, "Probe", world.journalEpoch, 0, {}}));
        (void)world.poll();
    }
    wire::MessageId message(wire::Priority priority = wire::Priority::Flash) {
        wire::Report report;
        report.priority = priority;
        report.text = "Damm halten";
        client::Submission submission;
        submission.kind = wire::Kind::Report;
        submission.payload = wire::encodePayload(report);
        submission.source = "post:S3";
        submission.observedAt = world.clock.now();
        submission.keep = Keep::InMemory;
        auto said = world.link->submit(submission);
        EXPECT_TRUE(said.ok());
        return said.value();
    }
    static std::vector<wire::MessageId> idsIn(Wire& wire) {
        std::vector<wire::MessageId> ids;
        for (const base::Bytes& frame : wire.fromLink) {
            const auto verb = std::get<wire::Verb>(wire::decodeVerb(frame));
            const auto* submit = std::get_if<wire::Submit>(&verb);
            if (submit == nullptr) continue;
            for (const auto& bytes : submit->envelopes)
                ids.push_back(std::get<wire::Envelope>(wire::decodeEnvelope(bytes)).id);
        }
        wire.fromLink.clear();
        return ids;
    }
    std::vector<wire::MessageId> usual() { return idsIn(world.wire); }
    std::vector<wire::MessageId> second() { return idsIn(world.second); }
};

}  // namespace

TEST(UrgentWay, UrgentThingsGoByTheSecondDoorInAnEpochOfTheirOwn) {
    Urgent link;
    const auto usual = link.message(wire::Priority::Routine);
    const auto urgent = link.message();
    EXPECT_NE(usual.epoch(), urgent.epoch());
    (void)link.world.poll();
    EXPECT_EQ(link.usual(), (std::vector<wire::MessageId>{usual}));
    link.welcomeBySecond();
    EXPECT_EQ(link.second(), (std::vector<wire::MessageId>{urgent}));
    link.world.second.toLink.push_back(wire::encodeVerb(wire::Accepted{urgent.epoch(), urgent.counter(), {}, 0}));
    EXPECT_EQ(only<client::AcceptedIds>(link.world.poll()).size(), 1u);
    EXPECT_EQ(link.world.link->waiting(), 1u);
}

TEST(UrgentWay, WithoutASecondDoorTheyGoTheUsualWayBeforeTheRest) {
    Urgent link(false);
    const auto usual = link.message(wire::Priority::Routine);
    const auto urgent = link.message();
    (void)link.world.poll();
    EXPECT_EQ(link.usual(), (std::vector<wire::MessageId>{urgent, usual}));
    EXPECT_TRUE(link.second().empty());
}

TEST(UrgentWay, ASecondDoorThatDoesNotAnswerIsGivenUpForTheUsualWay) {
    Urgent link;
    const auto urgent = link.message();
    (void)link.world.poll();
    EXPECT_TRUE(link.usual().empty()) << "it is given a moment";
    for (int i = 0; i < 80 && link.world.link->waiting() > 0; ++i) {
        link.world.say(wire::Pong{});
        (void)link.world.poll(100);
    }
    EXPECT_EQ(link.usual(), (std::vector<wire::MessageId>{urgent}));
    // It comes after all: what is unanswered is said there again, in order, and no more by the usual way.
    const auto next = link.message();
    (void)link.world.poll();
    EXPECT_EQ(link.usual(), (std::vector<wire::MessageId>{next}));
    link.second();
    link.welcomeBySecond();
    EXPECT_EQ(link.second(), (std::vector<wire::MessageId>{urgent, next}));
    const auto last = link.message();
    (void)link.world.poll();
    EXPECT_EQ(link.second(), (std::vector<wire::MessageId>{last}));
    EXPECT_TRUE(link.usual().empty());
}

TEST(UrgentWay, WhatTheSecondDoorDoesNotTakeGoesTheUsualWay) {
    Urgent link;
    const auto urgent = link.message();
    (void)link.world.poll();
    link.welcomeBySecond();
    ASSERT_EQ(link.second(), (std::vector<wire::MessageId>{urgent}));
    link.world.second.toLink.push_back(
        wire::encodeVerb(wire::Rejected{urgent, {wire::RejectionCode::NotUrgent, "no", "", ""}}));
    (void)link.world.poll();
    (void)link.world.poll();
    EXPECT_EQ(link.usual(), (std::vector<wire::MessageId>{urgent}));
    EXPECT_EQ(link.world.link->waiting(), 1u) << "it is not given up";
}

TEST(UrgentWay, WhatIsUrgentSurvivesTheProcessToo) {
    Folder folder;
    World world;
    world.options.outbox = folder.path / "outbox.db";
    world.open();
    wire::Report report;
    report.priority = wire::Priority::Flash;
    client::Submission submission;
    submission.kind = wire::Kind::Report;
    submission.payload = wire::encodePayload(report);
    submission.source = "post:S3";
    const auto said = world.link->submit(submission);
    ASSERT_TRUE(said.ok());
    world.link.reset();
    world.wire = Wire{};
    world.connect();
    EXPECT_EQ(world.heardIds(), (std::vector<wire::MessageId>{said.value()}));
}

TEST(Thinned, RecordsThatWereMergedAreNoHoleAndRecordsThatWereNotAre) {
    World world;
    world.open();
    world.link->follow(1, client::Hearing{{}, 100});
    world.connect(10);
    wire::Batch batch = world.batch(1, 10);
    batch.records.erase(batch.records.begin() + 2, batch.records.begin() + 7);
    batch.merged = {{wire::Kind::Reading, 5, 3, 7}};
    world.say(wire::Pong{});
    world.say(batch);
    const auto heard = only<client::Records>(world.poll());
    ASSERT_EQ(heard.size(), 1u);
    EXPECT_EQ(heard[0].records.size(), 5u);
    EXPECT_EQ(heard[0].merged, batch.merged);
    batch = world.batch(11, 20);
    batch.records.erase(batch.records.begin() + 2, batch.records.begin() + 7);
    batch.merged = {{wire::Kind::Reading, 4, 13, 17}};
    world.say(batch);
    EXPECT_EQ(only<client::Lost>(world.poll()).size(), 1u) << "one is not accounted for";
}
