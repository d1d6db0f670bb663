// SPDX-License-Identifier: EUPL-1.2
// How a console comes to the full picture, and what it says of a broker in trouble.
#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QEventLoop>

#include "console/session/store.h"
#include "gis/situation/snapshot.h"
#include "tests/unit/client/link_world.h"

namespace {

using session::JournalReader;
using session::Notice;
using session::Past;

const base::Instant kDawn = *base::fromIso("2026-11-21T17:00:00Z");

wire::Record reading(const client::Identity& identity, std::uint64_t sequence) {
    wire::Record record;
    record.sequence = sequence;
    record.acceptedAt = kDawn.plusS(static_cast<std::int64_t>(sequence));
    record.envelope.realm = identity.realm;
    record.envelope.kind = wire::Kind::Reading;
    record.envelope.id = wire::MessageId::outbox({}, 1, sequence);
    record.envelope.source = "station:A";
    record.envelope.observedAt = record.acceptedAt;
    record.envelope.payload =
        wire::encodePayload(wire::Reading{wire::Quantity::WaterLevel, static_cast<double>(sequence), "cm", {}, {}});
    return record;
}
wire::Record founding(const client::Identity& identity) {
    wire::Record record;
    record.sequence = 1;
    record.acceptedAt = kDawn;
    record.envelope.realm = identity.realm;
    record.envelope.kind = wire::Kind::RealmFounded;
    record.envelope.id = wire::MessageId::outbox({}, 2, 1);
    record.envelope.source = "core";
    record.envelope.payload = wire::encodePayload(wire::RealmFounded{"Probe", {}, {}});
    return record;
}
std::vector<wire::Record> journal(const client::Identity& identity, std::uint64_t through) {
    std::vector<wire::Record> records{founding(identity)};
    for (std::uint64_t i = 2; i <= through; ++i) records.push_back(reading(identity, i));
    return records;
}
situation::Situation folded(const std::vector<wire::Record>& records) {
    situation::Situation picture;
    for (const auto& record : records) picture.fold(record);
    return picture;
}

/// As a broker with this key signs it.
wire::Record checkpoint(const client::Identity& identity, const seal::SigningKey& key, std::uint64_t sequence,
                        std::uint8_t hash) {
    wire::Record record;
    record.sequence = sequence + 1;
    record.acceptedAt = kDawn;
    record.envelope.realm = identity.realm;
    record.envelope.kind = wire::Kind::Checkpoint;
    record.envelope.source = "core";
    record.envelope.observedAt = kDawn;
    record.envelope.payload = wire::encodePayload(wire::Checkpoint{sequence, {hash}});
    record.envelope.signature = key.sign(wire::signedBytes(record.envelope));
    return record;
}

/// A reader on a link whose broker is the test.
struct Joining {
    client_test::World world;
    std::unique_ptr<JournalReader> reader;
    std::vector<Notice> notices;

    explicit Joining(std::uint64_t length) {
        world.open();
        reader = std::make_unique<JournalReader>(*world.link);
        poll();
        world.welcome(length);
        poll();
    }
    void poll() {
        for (auto& event : world.poll()) reader->take(std::move(event), notices);
    }
    void snapshot(const situation::Situation& picture, bool damaged = false) {
        auto bytes = situation::encodePicture(picture);
        const auto hash = seal::sha256(bytes);
        if (damaged) bytes.resize(bytes.size() / 2);
        world.say(
            wire::SnapshotPart{picture.lastSequence, {}, damaged ? seal::sha256(bytes) : hash, bytes.size(), 0, bytes});
        poll();
    }
    template <class T>
    std::vector<const T*> told() const {
        std::vector<const T*> all;
        for (const Notice& notice : notices)
            if (const auto* one = std::get_if<T>(&notice)) all.push_back(one);
        return all;
    }
};

constexpr std::uint64_t kLong = session::kShortJournal + 5'000;

}  // namespace

TEST(JournalReader, AShortJournalIsFoldedFromTheBeginning) {
    Joining join(session::kShortJournal);
    const auto said = join.world.heard();
    const auto follows = std::count_if(said.begin(), said.end(), [](const wire::Verb& verb) {
        const auto* follow = std::get_if<wire::Follow>(&verb);
        return follow != nullptr && follow->fromSequence == 1 && follow->thinBehind == session::kThinBehind;
    });
    EXPECT_EQ(follows, 1);
}

TEST(JournalReader, ALongOneIsJoinedByTheSnapshotAndThePastFollows) {
    Joining join(kLong);
    ASSERT_EQ(join.world.heardOnly<wire::SnapshotAsk>().size(), 1u);
    const auto picture = folded(journal(join.world.identity, 200));
    join.snapshot(picture);
    ASSERT_EQ(join.told<session::Joined>().size(), 1u);
    EXPECT_EQ(join.told<session::Joined>()[0]->picture->canonicalText(), picture.canonicalText());
    auto said = join.world.heard();
    EXPECT_TRUE(std::any_of(said.begin(), said.end(), [](const wire::Verb& verb) {
        const auto* follow = std::get_if<wire::Follow>(&verb);
        return follow != nullptr && follow->fromSequence == 201;
    }));
    join.poll();
    ASSERT_EQ(join.world.heardOnly<wire::Range>().size(), 1u);
    join.world.say(wire::Ranged{journal(join.world.identity, 100), 100});
    join.poll();
    join.poll();
    EXPECT_EQ(join.world.heardOnly<wire::Range>().at(0).fromSequence, 101u);
    join.world.say(wire::Ranged{{}, 100});
    join.poll();
    ASSERT_EQ(join.told<Past>().size(), 2u);
    EXPECT_FALSE(join.told<Past>()[0]->isDone);
    EXPECT_TRUE(join.told<Past>()[1]->isDone);
}

TEST(JournalReader, WithoutAGoodSnapshotItFoldsFromTheBeginning) {
    for (const int wrong : {0, 1, 2}) {
        Joining join(kLong);
        auto picture = folded(journal(join.world.identity, 50));
        if (wrong == 0) join.world.say(wire::SnapshotPart{});
        if (wrong == 1) join.snapshot(picture, true);
        if (wrong == 2) {
            picture.realm->uuid[0] ^= 1;  // of another realm
            join.snapshot(picture);
        }
        join.poll();
        EXPECT_TRUE(join.told<session::Joined>().empty());
        const auto said = join.world.heard();
        EXPECT_TRUE(std::any_of(said.begin(), said.end(), [](const wire::Verb& verb) {
            const auto* follow = std::get_if<wire::Follow>(&verb);
            return follow != nullptr && follow->fromSequence == 1;
        })) << wrong;
    }
}

TEST(JournalReader, MergedReadingsAreFetchedAfterwards) {
    Joining join(10);
    (void)join.world.heard();
    wire::Batch batch;
    batch.throughSequence = batch.headSequence = 10;
    batch.merged = {{wire::Kind::Reading, 10, 1, 10}};
    join.world.say(wire::Pong{});
    join.world.say(batch);
    join.poll();
    join.poll();
    const auto ranges = join.world.heardOnly<wire::Range>();
    ASSERT_EQ(ranges.size(), 1u);
    EXPECT_EQ(ranges[0].throughSequence, 10u);
    EXPECT_EQ(ranges[0].kinds, (std::vector<wire::Kind>{wire::Kind::Reading}));
    join.world.say(wire::Ranged{journal(join.world.identity, 10), 10});
    join.poll();
    ASSERT_EQ(join.told<Past>().size(), 1u);
    EXPECT_TRUE(join.told<Past>()[0]->isMerged);
}

TEST(JournalReader, KeepsCheckpointsThatTheStreamBrings) {
    seal::start();
    const auto key = seal::SigningKey::generate();
    const client_test::Folder folder;
    client::WitnessFile file(folder.path / "checkpoints.jsonl", key.publicKey());
    ASSERT_TRUE(file.prepare().ok());
    Joining join(10);
    join.reader = std::make_unique<JournalReader>(*join.world.link, &file);
    const auto hear = [&](std::vector<wire::Record> records) {
        client::Records batch;
        batch.records = std::move(records);
        join.reader->take(client::Event(std::move(batch)), join.notices);
    };
    hear({checkpoint(join.world.identity, key, 4, 1), reading(join.world.identity, 6),
          checkpoint(join.world.identity, key, 6, 1)});
    auto told = join.told<client::Witnessed>();
    ASSERT_EQ(told.size(), 1u) << "the newest of a batch";
    EXPECT_EQ(told[0]->sequence, 6u);
    EXPECT_EQ(file.size(), 2u);
    hear({checkpoint(join.world.identity, key, 4, 2), checkpoint(join.world.identity, key, 8, 1)});
    told = join.told<client::Witnessed>();
    ASSERT_EQ(told.size(), 3u) << "the contradiction, and the newest";
    EXPECT_TRUE(told[1]->contradicts);
    EXPECT_EQ(told[1]->sequence, 4u);
    EXPECT_FALSE(told[2]->contradicts);
}

TEST(JournalReader, AJournalThatWentOnFromACopyIsNoticedByWhatWasKeptInAnEarlierLife) {
    seal::start();
    const auto key = seal::SigningKey::generate();
    const client_test::Folder folder;
    for (const bool isCutOff : {false, true}) {
        Joining join(10);
        client::WitnessFile file(folder.path / "checkpoints.jsonl", key.publicKey());
        ASSERT_TRUE(file.prepare().ok());
        ASSERT_TRUE(file.keep(checkpoint(join.world.identity, key, 6, 1)));
        join.reader = std::make_unique<JournalReader>(*join.world.link, &file);
        join.notices.clear();
        wire::Welcome welcome;
        welcome.lastSequence = isCutOff ? 6 : 12;
        join.reader->take(client::Event(client::Connected{welcome}), join.notices);
        EXPECT_EQ(join.told<client::Witnessed>().size(), isCutOff ? 1u : 0u) << "the checkpoint itself is record 7";
        client::Records batch;
        for (std::uint64_t i = 5; i <= 8; ++i) batch.records.push_back(reading(join.world.identity, i));
        join.reader->take(client::Event(std::move(batch)), join.notices);
        const auto told = join.told<client::Witnessed>();
        ASSERT_EQ(told.size(), 1u) << "once";
        EXPECT_TRUE(told[0]->contradicts);
        EXPECT_EQ(told[0]->sequence, 6u);
        EXPECT_NE(told[0]->trouble->what.find("record 6"), std::string::npos);
    }
}

TEST(JournalReader, TheJournalThatWasWitnessedContradictsNothing) {
    seal::start();
    const auto key = seal::SigningKey::generate();
    const client_test::Folder folder;
    Joining join(10);
    client::WitnessFile file(folder.path / "checkpoints.jsonl", key.publicKey());
    ASSERT_TRUE(file.prepare().ok());
    ASSERT_TRUE(file.keep(checkpoint(join.world.identity, key, 6, 1)));
    join.reader = std::make_unique<JournalReader>(*join.world.link, &file);
    join.notices.clear();
    wire::Welcome welcome;
    welcome.lastSequence = 7;
    join.reader->take(client::Event(client::Connected{welcome}), join.notices);
    client::Records batch;
    batch.records = {reading(join.world.identity, 6), checkpoint(join.world.identity, key, 6, 1),
                     reading(join.world.identity, 8)};
    join.reader->take(client::Event(std::move(batch)), join.notices);
    for (const auto* told : join.told<client::Witnessed>()) EXPECT_FALSE(told->contradicts);
}

namespace session_test {

class JoinTest : public testing::Test {
protected:
    JoinTest() : m_store(m_clock) {
        static int argc = 1;
        static char name[] = "unit_session";
        static char* argv[] = {name, nullptr};
        if (QCoreApplication::instance() == nullptr) new QCoreApplication(argc, argv);  // for the whole process
    }
    void tell(Notice notice) {
        std::vector<Notice> notices;
        notices.push_back(std::move(notice));
        m_store.take(std::move(notices));
        for (int i = 0; i < 3; ++i) {
            m_clock.stepMs(20);  // the next frame may be folded at once
            m_store.holdFolding(false);
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        }
    }
    void stream(std::uint64_t from, std::uint64_t through) {
        client::Records batch;
        for (std::uint64_t i = from; i <= through; ++i) batch.records.push_back(reading(m_identity, i));
        batch.throughSequence = batch.headSequence = through;
        tell(client::Event(std::move(batch)));
    }
    void join(const situation::Situation& picture) {
        tell(session::Joined{std::make_shared<const situation::Situation>(picture)});
    }

    client::Identity m_identity;
    base::SteppedClock m_clock{kDawn};
    session::Store m_store;
};

}  // namespace session_test

using session_test::JoinTest;

TEST_F(JoinTest, ThePictureIsThereAtOnceAndThePastComesBehind) {
    const auto all = journal(m_identity, 120);
    join(folded(journal(m_identity, 100)));
    EXPECT_EQ(m_store.picture().lastSequence, 100u);
    EXPECT_TRUE(m_store.pastThrough().has_value());
    stream(101, 110);
    EXPECT_EQ(m_store.picture().lastSequence, 110u);
    tell(Past{std::vector<wire::Record>(all.begin(), all.begin() + 60), false, false});
    EXPECT_EQ(m_store.pastThrough(), 60u);
    tell(Past{std::vector<wire::Record>(all.begin() + 60, all.begin() + 105), false, true});
    EXPECT_FALSE(m_store.pastThrough().has_value());
    EXPECT_FALSE(m_store.wasSnapshotWrong());
    ASSERT_NE(m_store.chronicle().course("A"), nullptr);
    EXPECT_EQ(m_store.chronicle().course("A")->size(), 109u) << "the whole course";
    stream(111, 120);
    EXPECT_EQ(m_store.picture().canonicalText(), folded(all).canonicalText());
    EXPECT_EQ(m_store.chronicle().course("A")->size(), 119u);
}

TEST_F(JoinTest, APastThatRunsAheadOfTheStreamWaitsForIt) {
    const auto all = journal(m_identity, 120);
    join(folded(journal(m_identity, 100)));
    tell(Past{all, false, true});
    EXPECT_TRUE(m_store.pastThrough().has_value());
    stream(101, 120);
    EXPECT_FALSE(m_store.pastThrough().has_value());
    EXPECT_EQ(m_store.chronicle().course("A")->size(), 119u);
}

TEST_F(JoinTest, AWrongSnapshotGivesWayToTheFold) {
    auto wrong = folded(journal(m_identity, 100));
    wrong.stations["A"].last.begin()->second.reading.value = 1;
    join(wrong);
    tell(Past{journal(m_identity, 100), false, true});
    EXPECT_TRUE(m_store.wasSnapshotWrong());
    EXPECT_EQ(m_store.picture().canonicalText(), folded(journal(m_identity, 100)).canonicalText());
}

TEST_F(JoinTest, MergedReadingsAreCountedAndFillTheCourse) {
    stream(2, 5);
    client::Records batch;
    batch.records.push_back(reading(m_identity, 20));
    batch.throughSequence = batch.headSequence = 20;
    batch.merged = {{wire::Kind::Reading, 14, 6, 19}};
    tell(client::Event(std::move(batch)));
    EXPECT_EQ(m_store.merged().readings, 14u);
    EXPECT_EQ(m_store.merged().fromSequence, 6u);
    EXPECT_EQ(m_store.chronicle().course("A")->size(), 5u);
    const auto all = journal(m_identity, 20);
    tell(Past{std::vector<wire::Record>(all.begin() + 4, all.end()), true, true});
    EXPECT_EQ(m_store.chronicle().course("A")->size(), 19u) << "nothing twice";
    EXPECT_EQ(m_store.merged().filled, 14u);
}

TEST_F(JoinTest, ABrokerInTroubleIsKnownUntilItSaysThatItIsOver) {
    tell(client::Event(wire::BrokerState{false, wire::Trouble::DiskFull, "full", 10, 0, 5, 0, 0, 0, 0, 0}));
    ASSERT_TRUE(m_store.brokerState().has_value());
    EXPECT_FALSE(m_store.brokerState()->isSafe);
    tell(client::Event(wire::BrokerState{}));
    EXPECT_FALSE(m_store.brokerState().has_value());
}

TEST_F(JoinTest, ARewoundHistoryIsRemembered) {
    EXPECT_FALSE(m_store.rewinding().has_value());
    tell(client::Event(client::Rewound{"restored from a copy"}));
    ASSERT_TRUE(m_store.rewinding().has_value());
    const auto before = m_store.msSinceRewinding();
    m_clock.stepMs(5000);
    EXPECT_EQ(m_store.msSinceRewinding(), before + 5000);
}

TEST_F(JoinTest, AJournalThatContradictsAWitnessIsToldAndStaysTold) {
    int told = 0;
    QObject::connect(&m_store, &session::Store::linkChanged, &m_store, [&told] { ++told; });
    tell(client::Witnessed{10, {1}, kDawn});
    ASSERT_TRUE(m_store.witnessed().has_value());
    EXPECT_EQ(m_store.witnessed()->sequence, 10u);
    EXPECT_FALSE(m_store.contradiction().has_value());
    EXPECT_EQ(told, 0);
    tell(client::Witnessed{10, {2}, kDawn, true, base::Failure{"two hashes", "", ""}});
    tell(client::Witnessed{20, {3}, kDawn});
    EXPECT_EQ(told, 1);
    ASSERT_TRUE(m_store.contradiction().has_value());
    EXPECT_EQ(m_store.contradiction()->sequence, 10u);
    EXPECT_EQ(m_store.witnessed()->sequence, 20u);
    m_clock.stepMs(5000);
    EXPECT_GE(m_store.msSinceContradiction(), 5000);
}
