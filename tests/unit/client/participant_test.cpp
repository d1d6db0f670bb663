// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/participant.h"

#include <algorithm>

#include "tests/unit/client/link_world.h"

using namespace client_test;

namespace {

/// Says as many things at each tick as records other than ticks came before it since the last.
class Counting final : public client::Participant {
public:
    std::string name() const override { return "counting"; }
    void fold(const wire::Record& record) override {
        folded.push_back(record.sequence);
        m_since += record.envelope.kind == wire::Kind::LogEntry ? 1 : 0;
    }
    std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record&) override {
        ticks.push_back(tick.number);
        std::vector<client::Submission> said(m_since);
        for (auto& submission : said) {
            submission.kind = wire::Kind::LogEntry;
            submission.payload = wire::encodePayload(wire::LogEntry{"said", {}, {}});
            submission.source = "counting";
            submission.observedAt = tick.at;
        }
        m_since = 0;
        return said;
    }
    std::optional<std::uint32_t> memoryVersion() const override { return memory; }
    bool remember(std::uint64_t sequence, base::BytesView bytes) override {
        if (bytes.size() != 3) return false;
        remembered = sequence;
        return true;
    }
    void onEvent(const client::Event&) override { ++events; }

    std::vector<std::uint64_t> folded, ticks;
    std::optional<std::uint32_t> memory;
    std::optional<std::uint64_t> remembered;
    int events = 0;

private:
    std::size_t m_since = 0;
};

struct Play : World {
    Counting party;
    std::unique_ptr<client::ParticipantLoop> loop;
    std::vector<wire::Record> journal;

    Play() {
        options.epoch = 77;
        restart();
    }
    void restart(std::optional<std::uint32_t> memory = {}) {
        loop.reset();
        wire = Wire{};
        party = Counting{};
        party.memory = memory;
        open();
        loop = std::make_unique<client::ParticipantLoop>(*link, party);
    }
    template <class Payload>
    void journalize(const Payload& payload, const wire::DeviceId& submitter = {}) {
        wire::Record next = record(journal.size() + 1);
        next.envelope.kind = wire::KindOf<Payload>::kKind;
        next.envelope.payload = wire::encodePayload(payload);
        next.submitter = submitter;
        journal.push_back(next);
    }
    void tick(std::uint64_t number, bool lockstep = true) {
        journalize(wire::Tick{number, clock.now(), 5000, 0, lockstep});
    }
    void entry() { journalize(wire::LogEntry{"x", {}, {}}); }
    void done(std::uint64_t number) { journalize(wire::DoneThrough{"counting", number, 0}, identity.device()); }
    /// Greets and hands out records `from`..`through` of the journal.
    void serve(std::uint64_t from, std::uint64_t through) {
        wire::Batch part;
        for (std::uint64_t i = from; i <= through; ++i) part.records.push_back(journal[i - 1]);
        part.throughSequence = through;
        part.headSequence = journal.size();
        say(part);
        (void)loop->step(0);
        (void)loop->step(0);
    }
    void greet() {
        (void)loop->step(0);
        welcome(journal.size());
        (void)loop->step(0);
        say(wire::Pong{});
    }
};

}  // namespace

TEST(ParticipantLoop, SpeaksOncePerTickWithIdsFromTheTickAndEndsWithDoneThrough) {
    Play play;
    play.entry();
    play.entry();
    play.tick(4);
    play.greet();
    play.serve(1, 3);
    EXPECT_EQ(play.party.ticks, std::vector<std::uint64_t>{4});
    const auto ids = play.heardIds();
    ASSERT_EQ(ids.size(), 3u);
    EXPECT_EQ(ids[0], wire::MessageId::outbox(play.identity.device(), 77, 4000));
    EXPECT_EQ(ids[1], wire::MessageId::outbox(play.identity.device(), 77, 4001));
    EXPECT_EQ(ids[2], wire::MessageId::outbox(play.identity.device(), 77, 4999));
}

TEST(ParticipantLoop, DoesNotSpeakBeforeItHasReadWhatWasJournaledAndNotForTicksItHasAnswered) {
    Play play;
    play.entry();
    play.tick(1);
    play.entry();
    play.tick(2);
    play.done(2);
    play.entry();
    play.tick(3);
    play.greet();
    play.serve(1, 4);
    EXPECT_TRUE(play.party.folded.empty());
    play.serve(5, 7);
    EXPECT_EQ(play.party.folded.size(), 7u);
    EXPECT_EQ(play.party.ticks, std::vector<std::uint64_t>{3});
    EXPECT_EQ(play.heardIds().front().counter(), 3000u);
}

TEST(ParticipantLoop, WhatItsDoneThroughCoversIsFoldedAtOnceHoweverLongTheJournal) {
    Play play;
    for (std::uint64_t i = 1; i <= 50; ++i) {
        play.entry();
        play.tick(i);
        if (i % 10 == 0) play.done(i);
    }
    play.entry();
    play.greet();
    play.serve(1, 60);
    EXPECT_EQ(play.party.folded.size(), 41u) << "through tick 20, which its DoneThrough covers";
    play.serve(61, play.journal.size());
    EXPECT_EQ(play.party.folded.size(), play.journal.size());
    EXPECT_TRUE(std::is_sorted(play.party.folded.begin(), play.party.folded.end()));
    EXPECT_TRUE(play.party.ticks.empty());
    EXPECT_TRUE(play.heardIds().empty());
}

TEST(ParticipantLoop, SomebodyElsesDoneThroughCoversNothing) {
    Play play;
    play.tick(1);
    play.journalize(wire::DoneThrough{"counting", 1, 0}, wire::DeviceId{{1}});
    play.journalize(wire::DoneThrough{"other", 1, 0}, play.identity.device());
    play.greet();
    play.serve(1, 3);
    EXPECT_EQ(play.party.ticks, std::vector<std::uint64_t>{1});
}

TEST(ParticipantLoop, GoesOnFromWhatTheBrokerKeepsOfIt) {
    Play play;
    for (std::uint64_t i = 1; i <= 5; ++i) play.tick(i);
    play.done(4);
    play.restart(33);
    play.greet();
    auto heard = play.heard();
    EXPECT_TRUE(std::ranges::none_of(heard, [](const auto& v) { return std::holds_alternative<wire::Follow>(v); }));
    const auto ask =
        std::ranges::find_if(heard, [](const auto& v) { return std::holds_alternative<wire::SnapshotAsk>(v); });
    ASSERT_TRUE(ask != heard.end());
    EXPECT_EQ(std::get<wire::SnapshotAsk>(*ask).foldVersion, 33u);
    const base::Bytes bytes{1, 2, 3};
    play.say(wire::SnapshotPart{3, {}, seal::sha256(bytes), bytes.size(), 0, bytes});
    (void)play.loop->step(0);
    EXPECT_EQ(play.party.remembered, 3u);
    (void)play.loop->step(0);
    const auto follows = play.heardOnly<wire::Follow>();
    ASSERT_EQ(follows.size(), 1u);
    EXPECT_EQ(follows[0].fromSequence, 4u);
    play.say(wire::Pong{});
    play.serve(4, 6);
    EXPECT_EQ(play.party.folded, (std::vector<std::uint64_t>{4, 5, 6}));
    EXPECT_EQ(play.party.ticks, std::vector<std::uint64_t>{5}) << "the fourth is answered";
}

TEST(ParticipantLoop, FoldsFromTheFirstRecordWhenNothingIsKeptOrItIsNotBelieved) {
    for (const bool isThere : {false, true}) {
        Play play;
        play.tick(1);
        play.restart(33);
        play.greet();
        const base::Bytes wrong{1, 2, 3, 4};
        play.say(isThere ? wire::SnapshotPart{1, {}, seal::sha256(wrong), wrong.size(), 0, wrong}
                         : wire::SnapshotPart{});
        for (int i = 0; i < 2; ++i) (void)play.loop->step(0);
        const auto follows = play.heardOnly<wire::Follow>();
        ASSERT_EQ(follows.size(), 1u);
        EXPECT_EQ(follows[0].fromSequence, 1u);
        EXPECT_FALSE(play.party.remembered.has_value());
    }
}

TEST(ParticipantLoop, IsAtRestOnlyWhenAllThatFollowsFromWhatItFoldedIsSaidAndAccepted) {
    Play play;
    EXPECT_FALSE(play.loop->isAtRest()) << "nothing is folded yet";
    play.entry();
    play.tick(1);
    play.greet();
    EXPECT_FALSE(play.loop->isAtRest()) << "there is more in the journal";
    play.serve(1, 2);
    EXPECT_FALSE(play.loop->isAtRest()) << "what it said is not accepted";
    play.say(wire::Accepted{77, 1000, {}, 0});
    (void)play.loop->step(0);
    EXPECT_FALSE(play.loop->isAtRest()) << "its last word is not accepted";
    play.say(wire::Accepted{77, 1999, {}, 0});
    (void)play.loop->step(0);
    EXPECT_TRUE(play.loop->isAtRest());
}

TEST(ParticipantLoop, AKilledOneSaysTheSameAgain) {
    Play play;
    play.entry();
    play.tick(1);
    play.greet();
    play.serve(1, 2);
    const auto first = play.heardIds();
    play.restart();
    play.greet();
    play.serve(1, 2);
    EXPECT_EQ(play.heardIds(), first);
}

TEST(ParticipantLoop, WithoutLockstepAQuietPartyMarksItsPlaceOnlyNowAndThen) {
    Play play;
    for (std::uint64_t i = 1; i <= 130; ++i) play.tick(i, false);
    play.greet();
    play.serve(1, 130);
    EXPECT_EQ(play.party.ticks.size(), 130u);
    EXPECT_EQ(play.heardIds().size(), 2u);
}

TEST(ParticipantLoop, EndsWithTheExerciseWhenAllIsAccepted) {
    Play play;
    play.tick(1);
    wire::ExerciseState ended;
    ended.phase = wire::ExercisePhase::Ended;
    ended.scenario = "probe";
    ended.title = "Probe";
    play.journalize(ended);
    play.greet();
    play.serve(1, 2);
    EXPECT_TRUE(play.loop->step(0));
    play.say(wire::Accepted{77, 1999, {}, 0});
    EXPECT_FALSE(play.loop->step(0));
}

TEST(ParticipantLoop, EndsWhenTheJournalIsAnotherOne) {
    Play play;
    play.tick(1);
    play.greet();
    play.serve(1, 1);
    play.say(wire::Gone{"restart"});
    (void)play.loop->step(300);
    play.journalEpoch = 6;
    play.welcome(5);
    EXPECT_FALSE(play.loop->step(0));
}

namespace {

/// Says one receipt at each tick.
class Delivering final : public client::Participant {
public:
    std::string name() const override { return "delivering"; }
    void fold(const wire::Record&) override {}
    std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record&) override {
        client::Submission receipt;
        receipt.kind = wire::Kind::Receipt;
        receipt.payload = wire::encodePayload(
            wire::Receipt{"00112233445566778899aabbccddeeff", "siren", "", wire::ReceiptState::Sent, ""});
        receipt.source = name();
        receipt.observedAt = tick.at;
        return {receipt};
    }
};

}  // namespace

TEST(ParticipantLoop, DoneThroughWaitsForWhatMayOvertakeAndNeverDoesInLockstep) {
    for (const bool lockstep : {false, true}) {
        World world;
        world.options.epoch = 77;
        world.open();
        Delivering party;
        client::ParticipantLoop loop(*world.link, party);
        (void)loop.step(0);
        world.welcome(1);
        (void)loop.step(0);
        world.say(wire::Pong{});
        wire::Record tick = world.record(1);
        tick.envelope.kind = wire::Kind::Tick;
        tick.envelope.payload = wire::encodePayload(wire::Tick{4, world.clock.now(), 5000, 0, lockstep});
        world.say(wire::Batch{{tick}, 1, 1});
        for (int i = 0; i < 3; ++i) (void)loop.step(0);
        const auto receipt =
            wire::MessageId::outbox(world.identity.device(), lockstep ? 77 : client::urgentEpochOf(77), 4000);
        const auto done = wire::MessageId::outbox(world.identity.device(), 77, 4999);
        const auto first = world.heardIds();
        if (lockstep) {
            EXPECT_EQ(first, (std::vector<wire::MessageId>{receipt, done}));
            continue;
        }
        EXPECT_EQ(first, (std::vector<wire::MessageId>{receipt}));
        world.say(wire::Accepted{receipt.epoch(), receipt.counter(), {}, 0});
        for (int i = 0; i < 3; ++i) (void)loop.step(0);
        EXPECT_EQ(world.heardIds(), (std::vector<wire::MessageId>{done}));
    }
}
