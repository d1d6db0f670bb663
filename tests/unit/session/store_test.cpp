// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QEventLoop>

#include "broker/seal/seal.h"
#include "broker/wire/codec.h"
#include "console/session/login.h"
#include "console/session/store.h"

namespace session {
namespace {

const base::Instant kStart = *base::fromIso("2026-11-21T17:00:00Z");

/// An event loop for the fold timer; made once.
QCoreApplication& application() {
    static int argc = 1;
    static char name[] = "unit_session";
    static char* argv[] = {name, nullptr};
    static QCoreApplication app(argc, argv);
    return app;
}

class StoreTest : public testing::Test {
protected:
    StoreTest() : m_app(application()), m_clock(kStart), m_store(m_clock) {}

    template <class Payload>
    wire::Record record(const Payload& payload, const std::string& source, std::uint16_t verdict = 0) {
        wire::Record made;
        made.sequence = ++m_sequence;
        made.acceptedAt = m_now;
        made.verdict = verdict;
        made.envelope.id = wire::MessageId::outbox({}, 9, m_sequence);
        made.envelope.kind = wire::KindOf<Payload>::kKind;
        made.envelope.source = source;
        made.envelope.observedAt = m_now;
        made.envelope.payload = wire::encodePayload(payload);
        return made;
    }
    void hear(client::Event event) {
        std::vector<Notice> notices;
        notices.push_back(std::move(event));
        m_store.take(std::move(notices));
    }
    void fold(wire::Record one) {
        const std::uint64_t sequence = one.sequence;
        client::Records batch;
        batch.headSequence = batch.throughSequence = sequence;
        batch.records.push_back(std::move(one));
        hear(std::move(batch));
        m_store.holdFolding(false);
        while (!m_store.isCaughtUp() || m_store.headSequence() < sequence)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    }
    void tick(base::Instant at, std::uint32_t stepMs = 1000) {
        m_now = at;
        fold(record(wire::Tick{++m_ticks, at, stepMs, 1000, false}, "player"));
    }
    void level(double cm) {
        wire::Reading reading;
        reading.value = cm;
        reading.unit = "cm";
        fold(record(reading, "station:AUE-WEHR"));
    }

    QCoreApplication& m_app;
    base::SteppedClock m_clock;
    Store m_store;
    std::uint64_t m_sequence = 0, m_ticks = 0;
    base::Instant m_now = kStart;
};

TEST_F(StoreTest, ALostBrokerKeepsThePicture) {
    tick(kStart);
    level(286);
    hear(client::Connected{});
    EXPECT_EQ(m_store.linkPhase(), LinkPhase::Connected);
    const wire::Hash before = m_store.picture().pictureHash();
    hear(client::Lost{"no answer for 3 s"});
    EXPECT_EQ(m_store.linkPhase(), LinkPhase::Lost);
    EXPECT_EQ(m_store.picture().pictureHash(), before);
    EXPECT_EQ(m_store.lostSince(), kStart);
    EXPECT_TRUE(m_store.picture().stations.contains("AUE-WEHR"));
}

TEST_F(StoreTest, AJournalThatIsOnlyLookedAtNamesItsPeople) {
    const auto key = seal::SigningKey::generate();
    std::vector<wire::Record> records;
    records.push_back(record(wire::PersonEnrolled{"p:s2", "A. Beispiel", "S2 Lage", key.publicKey(), {}, {}}, "core"));
    records.push_back(record(wire::Tick{1, m_now, 1000, 1000, false}, "player"));
    m_store.lookBack(records, {m_now, m_now});
    const wire::Roster::Person* person = m_store.present().roster.person("p:s2");
    ASSERT_NE(person, nullptr) << "log, cards and papers would say p:s2";
    EXPECT_EQ(person->enrolment.displayName, "A. Beispiel");
}

TEST_F(StoreTest, WhoLooksBackSeesThatMomentAndCanSayNothing) {
    std::vector<wire::Record> records;
    const auto keep = [&](wire::Record one) {
        records.push_back(one);
        fold(std::move(one));
    };
    const auto levelOf = [&] {
        return m_store.picture().stations.at("AUE-WEHR").last.at(wire::Quantity::WaterLevel).reading.value;
    };
    for (int minute = 0; minute < 3; ++minute) {
        m_now = kStart.plusS(60 * minute);
        keep(record(wire::Tick{++m_ticks, m_now, 1000, 1000, false}, "player"));
        keep(record(wire::LogEntry{"Minute " + std::to_string(minute), {}, {}}, "post:S2"));
        keep(record(wire::Reading{wire::Quantity::WaterLevel, 100.0 + minute, "cm", {}, {}}, "station:AUE-WEHR"));
    }
    int moved = 0, told = 0;
    QObject::connect(&m_store, &Store::hindsightChanged, [&] { ++moved; });
    QObject::connect(&m_store, &Store::folded, [&] { ++told; });
    const std::uint64_t version = m_store.chronicle().linesVersion();
    const situation::Hindsight moment{kStart.plusS(60), kStart.plusS(60)};
    m_store.lookBack(records, moment);
    EXPECT_EQ(moved, 1);
    EXPECT_EQ(told, 1);
    EXPECT_EQ(m_store.hindsight(), moment);
    EXPECT_EQ(levelOf(), 101);
    EXPECT_EQ(m_store.realmNow(), kStart.plusS(60));
    EXPECT_EQ(m_store.chronicle().lines().size(), 2U);
    EXPECT_GT(m_store.chronicle().linesVersion(), version);
    EXPECT_FALSE(m_store.pictureAgeMs());  // nobody shall take it for the age of a picture of now

    // The present goes on behind it and shows nothing of itself.
    m_now = kStart.plusS(180);
    fold(record(wire::Reading{wire::Quantity::WaterLevel, 150, "cm", {}, {}}, "station:AUE-WEHR"));
    EXPECT_EQ(told, 1);
    EXPECT_EQ(levelOf(), 101);
    const auto token = m_store.say({}, nullptr);
    ASSERT_NE(m_store.saying(token), nullptr);
    EXPECT_EQ(m_store.saying(token)->progress, Progress::NotTaken);

    const std::uint64_t shown = m_store.chronicle().linesVersion();
    m_store.returnToNow();
    EXPECT_EQ(moved, 2);
    EXPECT_FALSE(m_store.hindsight());
    EXPECT_EQ(levelOf(), 150);
    EXPECT_EQ(m_store.chronicle().lines().size(), 3U);
    EXPECT_GT(m_store.chronicle().linesVersion(), shown);
    m_store.returnToNow();
    EXPECT_EQ(moved, 2);
}

TEST_F(StoreTest, OfSeveralWishesToLookBackTheNewestIsShown) {
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / ("store-archive-" + std::to_string(::getpid()));
    auto archive = RecordArchive::inFolder(folder);
    ASSERT_TRUE(archive);
    m_store.setArchive(archive.value());
    for (int minute = 0; minute < 30; ++minute) {
        tick(kStart.plusS(60 * minute));
        level(100 + minute);
    }
    EXPECT_EQ(m_store.archive()->count(), 60U);
    const auto at = [](int minute) { return kStart.plusS(60 * minute + 30); };
    for (int minute = 3; minute < 20; ++minute) m_store.askToLookBack({at(minute), at(minute)});
    const auto levelOf = [&] {
        return m_store.picture().stations.at("AUE-WEHR").last.at(wire::Quantity::WaterLevel).reading.value;
    };
    while (m_store.isFoldingPast() || !m_store.hindsight()) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    EXPECT_EQ(m_store.hindsight()->at, at(19));
    EXPECT_EQ(levelOf(), 119);
    // One that is left again before it was folded is never shown.
    m_store.askToLookBack({at(5), at(5)});
    m_store.returnToNow();
    while (m_store.isFoldingPast()) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    EXPECT_FALSE(m_store.hindsight());
    EXPECT_EQ(levelOf(), 129);
    // Another journal: nothing of the old one is left to look back at.
    hear(client::Rewound{"restored from a copy"});
    EXPECT_EQ(m_store.archive()->count(), 0U);
    std::filesystem::remove_all(folder);
}

TEST_F(StoreTest, BeforeTheFirstTickNoTimeIsClaimed) {
    EXPECT_FALSE(m_store.realmNow());
    EXPECT_FALSE(m_store.pictureAgeMs());
    hear(client::Lost{"refused"});
    EXPECT_FALSE(m_store.lostSince());
}

TEST_F(StoreTest, RealmTimeStopsAStepAheadAndAgesWhenLost) {
    hear(client::Connected{});
    tick(kStart, 5000);
    m_clock.stepMs(3000);
    EXPECT_EQ(m_store.realmNow(), kStart.plusMs(3000));
    m_clock.stepMs(60'000);
    EXPECT_EQ(m_store.realmNow(), kStart.plusMs(5000));
    hear(client::Lost{"gone"});
    EXPECT_EQ(m_store.realmNow(), kStart.plusMs(63'000));
    EXPECT_EQ(m_store.pictureAgeMs(), 63'000);
}

TEST_F(StoreTest, ARecordHeardTwiceIsFoldedOnce) {
    tick(kStart);
    const wire::Record again = record(wire::LogEntry{"einmal", std::nullopt, std::nullopt}, "post:S2");
    fold(again);
    client::Records batch;
    batch.records.push_back(again);
    hear(std::move(batch));
    tick(kStart.plusS(1));
    EXPECT_EQ(m_store.chronicle().lines().size(), 1U);
}

TEST_F(StoreTest, TheLogNamesWhoSentWhatWasRefused) {
    tick(kStart);
    wire::Record refused = record(wire::LogEntry{"unterschoben", std::nullopt, std::nullopt}, "post:S2", 104);
    refused.submitter = wire::DeviceId{{7}};
    refused.envelope.author = "p:s2";
    const wire::MessageId id = refused.envelope.id;
    const std::uint64_t sequence = refused.sequence;
    fold(refused);
    EXPECT_TRUE(m_store.chronicle().lines().empty());
    fold(record(wire::Refusal{id, sequence, 104, "the author's signature is missing"}, "core"));
    ASSERT_EQ(m_store.chronicle().lines().size(), 1U);
    const Line& line = m_store.chronicle().lines().back();
    EXPECT_EQ(line.kind, LineKind::Refused);
    EXPECT_EQ(line.details().device, refused.submitter.text());
    EXPECT_EQ(line.author, "p:s2");
}

TEST_F(StoreTest, ARevocationSaidTwiceIsOneLine) {
    tick(kStart);
    const seal::SigningKey key = seal::SigningKey::generate();
    fold(record(wire::PersonEnrolled{"p:s2", "s2", "", key.publicKey(), {}, {}}, "core"));
    fold(record(wire::KeyRevoked{"p:s2", std::nullopt, "Karte verloren"}, "core"));
    fold(record(wire::KeyRevoked{"p:s2", std::nullopt, "noch einmal"}, "core"));
    ASSERT_EQ(m_store.chronicle().lines().size(), 1U);
    EXPECT_EQ(m_store.chronicle().lines().back().text, "Karte verloren");
}

TEST_F(StoreTest, WhoIsEnrolledWhileTheConsoleRunsCanLogIn) {
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / ("people-enrolled-later" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    Login login(m_store);
    login.addKeyFolder(folder);
    tick(kStart);
    EXPECT_TRUE(login.keyFiles().empty());
    const seal::SigningKey key = seal::SigningKey::generate();
    ASSERT_TRUE(key.saveSealed(folder / "s2.key", "p:s2", "ein langer Satz als Passphrase", true));
    ASSERT_TRUE(key.saveSealed(folder / "admin.key", "p:admin", "ein langer Satz als Passphrase", true));
    fold(record(wire::PersonEnrolled{"p:s2", "s2", "", key.publicKey(), {}, {}}, "core"));
    fold(record(wire::PersonNamed{"p:s2", "A. Beispiel", "S2"}, "core"));
    ASSERT_EQ(login.keyFiles().size(), 1U);
    EXPECT_EQ(login.titleOf(login.keyFiles().front()), "A. Beispiel · S2");
}

TEST_F(StoreTest, ARestoredJournalIsFoldedAnew) {
    tick(kStart);
    level(286);
    hear(client::Rewound{"journal restored"});
    EXPECT_EQ(m_store.picture().lastSequence, 0U);
    EXPECT_TRUE(m_store.picture().stations.empty());
    EXPECT_EQ(m_store.chronicle().course("AUE-WEHR"), nullptr);
}

TEST_F(StoreTest, SayingWithoutALinkIsToldAtOnce) {
    const std::uint64_t token = m_store.say({}, nullptr);
    ASSERT_NE(m_store.saying(token), nullptr);
    EXPECT_EQ(m_store.saying(token)->progress, Progress::NotTaken);
}

using ChronicleTest = StoreTest;

TEST_F(ChronicleTest, ARefusedRecordAddsNoLine) {
    tick(kStart);
    fold(record(wire::LogEntry{"nein", std::nullopt, std::nullopt}, "post:S2", 203));
    EXPECT_TRUE(m_store.chronicle().lines().empty());
}

TEST_F(ChronicleTest, ARevocationIsALineWithWhomAndWhy) {
    tick(kStart);
    const seal::PublicKey key = seal::CurveKeys::generate().publicKey;
    fold(record(wire::DeviceEnrolled{"weir", key, {wire::DeviceRole::Field}, {"station:*"}}, "admin"));
    wire::KeyRevoked revoked;
    revoked.device = wire::deviceIdOf(key);
    revoked.reason = "gestohlen";
    fold(record(revoked, "admin"));
    revoked = {"p:beispiel", std::nullopt, "ausgeschieden"};
    fold(record(revoked, "admin"));
    tick(kStart.plusS(1));
    const auto& lines = m_store.chronicle().lines();
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].kind, LineKind::KeyRevoked);
    EXPECT_EQ(lines[0].subject, "weir");
    EXPECT_EQ(lines[0].text, "gestohlen");
    EXPECT_EQ(lines[1].subject, "p:beispiel");
}

TEST_F(ChronicleTest, ANumberFindsItsLineBeforeAndAfter) {
    tick(kStart);
    const wire::Record late = record(wire::LogEntry{"a", std::nullopt, std::nullopt}, "post:S2");
    wire::Record early = record(wire::LogEntry{"b", std::nullopt, std::nullopt}, "post:S2");
    fold(late);
    fold(record(wire::Numbered{late.envelope.id, "log", 1}, "core"));
    fold(record(wire::Numbered{early.envelope.id, "log", 2}, "core"));
    early.sequence = ++m_sequence;
    fold(early);
    ASSERT_EQ(m_store.chronicle().lines().size(), 2U);
    EXPECT_EQ(m_store.chronicle().lines()[0].number, 1U);
    EXPECT_EQ(m_store.chronicle().lines()[1].number, 2U);
}

TEST_F(ChronicleTest, WhatIsDeletedLeavesItsPlaceHereAsInAJournalReadAfterwards) {
    const situation::Situation before;
    std::vector<wire::Record> journal;
    wire::LogEntry entry{"Frau Muster, Aue 3, abgeholt", {}, {}};
    entry.attachments = {{{1}, "image/jpeg", 10, "muster.jpg"}};
    journal.push_back(record(entry, "post:S2"));
    journal.back().envelope.author = "p:s2";
    journal.push_back(record(wire::Numbered{journal[0].envelope.id, "log", 7}, "core"));
    wire::Report report;
    report.from = "Florian 1";
    report.to = "S2";
    report.text = "Frau Muster vermisst";
    report.priority = wire::Priority::Immediate;
    journal.push_back(record(report, "unit:Florian 1"));
    journal.push_back(record(wire::LogEntry{"bleibt", {}, {}}, "post:S2"));
    wire::UnitReport status;
    status.callSign = "Florian 1";
    status.fmsStatus = 4;
    status.task = "bei Frau Muster";
    status.attachments = {{{2}, "image/jpeg", 10, "haus.jpg"}};
    journal.push_back(record(status, "unit:Florian 1"));
    journal.push_back(record(wire::Inject{"1", "Frau Muster ruft an", {}}, "player"));
    Chronicle open;
    for (const auto& one : journal) open.note(one, before);
    ASSERT_EQ(open.lines().size(), 5u);
    const std::uint64_t version = open.linesVersion();
    wire::Redacted redacted;
    redacted.rule = "order";
    redacted.reason = "Art. 17";
    redacted.by = "p:admin";
    redacted.spans = {{1, 1}, {3, 3}, {5, 6}};
    redacted.files = {{1}, {2}};
    const wire::Record order = record(redacted, "core");
    open.note(order, before);
    EXPECT_GT(open.linesVersion(), version);

    Chronicle later;
    for (wire::Record one : journal) {
        if (one.sequence != 2 && one.sequence != 4) {
            one.flags |= wire::kFlagRedacted;
            one.envelope.payload.clear();
        }
        later.note(one, before);
    }
    later.note(order, before);
    for (const Chronicle* chronicle : {&open, &later}) {
        const auto& lines = chronicle->lines();
        ASSERT_EQ(lines.size(), 5u) << (chronicle == &open ? "open" : "later");
        for (const std::size_t place : {0u, 1u}) {
            const Line& line = lines[place];
            ASSERT_TRUE(line.isDeleted());
            EXPECT_EQ(line.details().deleted->reason, "Art. 17");
            EXPECT_EQ(line.text + line.subject.str() + line.details().english, "");
            EXPECT_TRUE(line.details().files.empty());
            EXPECT_EQ(line.priority, wire::Priority::Routine);
        }
        EXPECT_EQ(lines[0].number, 7u) << "no hole in the numbers";
        EXPECT_EQ(lines[0].author, "p:s2");
        EXPECT_EQ(lines[1].kind, LineKind::Report);
        EXPECT_EQ(lines[2].text, "bleibt");
        EXPECT_FALSE(lines[2].isDeleted());
        EXPECT_EQ(lines[3].kind, LineKind::EntriesDeleted);
        EXPECT_EQ(lines[3].count, 2u);
        EXPECT_EQ(lines[3].text, "Art. 17");
        EXPECT_EQ(lines[4].kind, LineKind::FilesDeleted);
        const auto* files = chronicle->unitFiles("Florian 1");
        EXPECT_TRUE(files == nullptr || files->empty());
    }
}

TEST_F(ChronicleTest, OnlyAChangedLevelIsALine) {
    tick(kStart);
    wire::StationState state;
    state.station = "AUE-WEHR";
    state.quality = wire::Quality::Good;
    state.rule = "threshold/1";
    state.level = wire::GaugeLevel::Iw1;
    fold(record(state, "fusion"));
    state.trendCmPerH = 12;
    fold(record(state, "fusion"));
    state.level = wire::GaugeLevel::Iw2;
    fold(record(state, "fusion"));
    const auto& lines = m_store.chronicle().lines();
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].level, wire::GaugeLevel::Iw1);
    EXPECT_EQ(lines[1].level, wire::GaugeLevel::Iw2);
}

TEST_F(ChronicleTest, ASilentStationIsToldWithWhatItSaidLast) {
    tick(kStart);
    level(259);
    wire::StationState state;
    state.station = "AUE-WEHR";
    state.hearing = wire::Hearing::Silent;
    state.quality = wire::Quality::Missing;
    state.rule = "silence/1";
    fold(record(state, "fusion"));
    const auto& lines = m_store.chronicle().lines();
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(lines.back().kind, LineKind::Silent);
    EXPECT_EQ(lines.back().value, 259);
}

TEST_F(ChronicleTest, ACourseIsInOrderOfObservationAndSpansADay) {
    tick(kStart);
    level(100);
    m_now = kStart.plusS(600);
    level(120);
    m_now = kStart.plusS(300);
    level(110);
    const auto* course = m_store.chronicle().course("AUE-WEHR");
    ASSERT_NE(course, nullptr);
    ASSERT_EQ(course->size(), 3U);
    EXPECT_EQ((*course)[1].value(), 110);
    for (int hour = 25; hour < 50; ++hour) {
        m_now = kStart.plusS(hour * 3600);
        level(90);
    }
    EXPECT_EQ(m_store.chronicle().course("AUE-WEHR")->size(), 25U);
    EXPECT_EQ(m_store.chronicle().course("AUE-WEHR")->front().at, kStart.plusS(25 * 3600));
    const CoursePast* past = m_store.chronicle().past("AUE-WEHR");
    ASSERT_NE(past, nullptr);
    ASSERT_EQ(past->pieces().size(), 2U) << "what left the day stands in pieces of ten minutes";
    EXPECT_FLOAT_EQ(past->pieces()[0].low, 100);
    EXPECT_FLOAT_EQ(past->pieces()[0].high, 110);
    EXPECT_FLOAT_EQ(past->pieces()[1].high, 120);
}

TEST_F(ChronicleTest, AStationThatReportsDailyKeepsItsNewestDays) {
    tick(kStart);
    for (int day = 0; day < 30; ++day) {
        m_now = kStart.plusS(day * 86'400);
        level(100 + day);
    }
    const auto* course = m_store.chronicle().course("AUE-WEHR");
    ASSERT_NE(course, nullptr);
    ASSERT_EQ(course->size(), kCoursePointsLeast);
    EXPECT_EQ(course->back().value(), 129);
}

}  // namespace
}  // namespace session
