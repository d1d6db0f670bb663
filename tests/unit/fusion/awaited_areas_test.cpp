// SPDX-License-Identifier: EUPL-1.2
// Areas whose ground takes long: no tick of a live realm waits for it, and nothing is lost with a worker that is
// killed.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "gis/fusion/fusion.h"
#include "gis/situation/situation.h"
#include "tests/unit/situation/told.h"

namespace awaited_areas {
namespace {

using namespace fusion;

constexpr geometry::MapPoint kMiddle{530'500, 5'528'500};

geometry::MapRing square(double west, double south, double side) {
    return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}
/// A square kilometre with ten people a hectare.
Town village() {
    Town town;
    town.name = "Auental", town.contact = "0000 000", town.web = "https://auental.example/warnung";
    town.package = "village 1";
    town.extent = {530'000, 5'528'000, 531'000, 5'529'000};
    town.hasPopulation = true;
    for (int cell = 0; cell < 100; ++cell)
        town.population.push_back({square(530'000 + cell % 10 * 100, 5'528'000 + cell / 10 * 100, 100), 10.0F});
    return town;
}
/// Of a method that takes long; without streets it is its circle.
wire::StaffArea blocksOf(double radiusM, int id = 1) {
    wire::StaffArea area;
    area.area = std::string(31, '0') + std::to_string(id);
    area.name = "Fundort", area.hazard = "bomb", area.method = wire::AreaMethod::Blocks;
    area.centre = geometry::toWire(kMiddle), area.radiusM = radiusM;
    return area;
}

/// Grounds that are ready when the test says so.
class SlowGrounds final : public GroundsBeside {
public:
    explicit SlowGrounds(const Town& town) : m_grounds(town) {}
    std::optional<AreaGround> take(const wire::MessageId& said) override {
        if (!m_ready || m_ready->first != said) return std::nullopt;
        std::optional<AreaGround> ground = std::move(m_ready->second);
        m_ready.reset();
        return ground;
    }
    void begin(const wire::MessageId& said, const wire::StaffArea& area) override {
        if (m_underWay || (m_ready && m_ready->first == said)) return;
        m_ready.reset();
        m_underWay.emplace(said, area);
        ++begun;
    }
    /// What is under way is ready now.
    void finish() {
        ASSERT_TRUE(m_underWay) << "nothing was begun";
        m_ready.emplace(m_underWay->first, m_grounds.of(m_underWay->second));
        m_underWay.reset();
    }
    int begun = 0;

private:
    AreaGrounds m_grounds;
    std::optional<std::pair<wire::MessageId, wire::StaffArea>> m_underWay;
    std::optional<std::pair<wire::MessageId, AreaGround>> m_ready;
};

struct Said {
    std::vector<wire::Zone> zones;
    std::vector<wire::Proposal> proposals;
    [[nodiscard]] bool empty() const { return zones.empty() && proposals.empty(); }
};

/// The worker over a hand-written journal of a live realm.
class Worker {
public:
    explicit Worker(wire::RealmKind realm = wire::RealmKind::Live) : m_realm(realm) { startAnew(); }

    wire::MessageId set(const wire::StaffArea& area) { return m_journal.say("post:S2", area).envelope.id; }
    /// A tick 5 s later. What it says is journaled but for the last `lost` facts, and its DoneThrough if `isDone`.
    Said pass(std::size_t lost = 0, bool isDone = true) {
        m_journal.tick(m_journal.now().plusS(5)).envelope.realm.kind = m_realm;
        feed();
        std::vector<Fact> facts = m_fusion->say(m_journal.ticks());
        m_fusion->forgetThrough(m_journal.ticks());
        Said said;
        facts.resize(facts.size() - std::min(lost, facts.size()));
        for (const Fact& fact : facts) {
            EXPECT_FALSE(wire::checkPayload(fact.kind, 1, fact.payload).has_value());
            wire::Record record;
            record.envelope.kind = fact.kind;
            record.envelope.id = fact.id;
            record.envelope.source = "fusion";
            record.envelope.observedAt = fact.observedAt;
            record.envelope.cause = fact.cause;
            record.envelope.payload = fact.payload;
            if (auto zone = wire::payloadOf<wire::Zone>(record.envelope)) said.zones.push_back(std::move(*zone));
            if (auto one = wire::payloadOf<wire::Proposal>(record.envelope)) said.proposals.push_back(std::move(*one));
            cause = fact.cause;
            m_journal.append(std::move(record));
        }
        if (isDone && !facts.empty())
            m_journal.say("fusion", wire::DoneThrough{"fusion", m_journal.ticks(), m_journal.records.size()});
        feed();
        return said;
    }
    /// As if killed, and started over the whole journal.
    void startAnew() {
        slow = std::make_unique<SlowGrounds>(m_town);
        m_fusion = std::make_unique<Fusion>(m_town, shippedRules(), slow.get());
        picture = {};
        m_fed = 0;
        feed();
    }
    /// Goes on from its memory, with what was under way lost.
    void resume() {
        const auto memory = m_fusion->memory();
        ASSERT_TRUE(memory.has_value());
        slow = std::make_unique<SlowGrounds>(m_town);
        m_fusion = std::make_unique<Fusion>(m_town, shippedRules(), slow.get());
        ASSERT_TRUE(m_fusion->remember(*memory));
        ASSERT_EQ(m_fusion->memory(), memory);
    }
    /// Another program, which waits.
    void startWithoutThread() {
        startAnew();
        m_fusion = std::make_unique<Fusion>(m_town);
        m_fed = 0;
        picture = {};
        feed();
    }
    std::unique_ptr<SlowGrounds> slow;
    std::vector<wire::MessageId> cause;  ///< of the last fact
    situation::Situation picture;

private:
    void feed() {
        for (; m_fed < m_journal.records.size(); ++m_fed) {
            const wire::Record& record = m_journal.records[m_fed];
            m_fusion->fold(record);
            picture.fold(record);
            if (const auto done = wire::payloadOf<wire::DoneThrough>(record.envelope))
                m_fusion->doneThrough(done->tick);
        }
    }
    wire::RealmKind m_realm;
    Town m_town = village();
    std::unique_ptr<Fusion> m_fusion;
    told::Journal m_journal;
    std::size_t m_fed = 0;
};

bool isOnItsWay(const wire::Zone& zone) { return zone.doubts == std::vector<std::string>{std::string(kBeingComputed)}; }

void expectCounted(const Said& said, const char* why = "") {
    ASSERT_EQ(said.zones.size(), 1u) << why;
    ASSERT_TRUE(said.zones[0].people) << why;
    EXPECT_NEAR(said.zones[0].people->best, 31, 1) << why;
    ASSERT_EQ(said.proposals.size(), 1u) << why;
    EXPECT_EQ(said.proposals[0].revision, 1u) << why;
}

TEST(AwaitedArea, StandsUncountedUntilItsGroundIsReadyAndNoTickWaits) {
    Worker worker;
    const wire::MessageId set = worker.set(blocksOf(100));
    const Said first = worker.pass();
    ASSERT_EQ(first.zones.size(), 1u);
    EXPECT_TRUE(isOnItsWay(first.zones[0]));
    EXPECT_FALSE(first.zones[0].people) << "unknown is not nobody";
    EXPECT_FALSE(first.zones[0].streetsCut);
    EXPECT_TRUE(first.proposals.empty());
    EXPECT_TRUE(worker.picture.zones.contains("area:" + blocksOf(100).area)) << "it stands";
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(worker.pass().empty()) << "nothing new until then";
    EXPECT_EQ(worker.slow->begun, 1);
    worker.slow->finish();
    expectCounted(worker.pass());
    EXPECT_EQ(std::count(worker.cause.begin(), worker.cause.end(), set), 1) << "for what the staff said";
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(worker.pass().empty()) << "once";
    EXPECT_EQ(worker.slow->begun, 1);
}

TEST(AwaitedArea, AnExerciseWaitsWithinTheTick) {
    Worker worker(wire::RealmKind::Exercise);
    worker.set(blocksOf(100));
    expectCounted(worker.pass());
    EXPECT_EQ(worker.slow->begun, 0);
}

TEST(AwaitedArea, AKilledWorkerBeginsAgainAndCountsItOnce) {
    Worker worker;
    worker.set(blocksOf(100));
    worker.pass();
    worker.startAnew();
    EXPECT_TRUE(worker.pass().empty()) << "begun again, and the staff has been told already";
    worker.slow->finish();
    expectCounted(worker.pass());
    worker.startAnew();
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(worker.pass().empty());
    EXPECT_EQ(worker.slow->begun, 0);
}

TEST(AwaitedArea, OneKilledBetweenTheZoneAndItsProposalSaysBothAgain) {
    Worker worker;
    worker.set(blocksOf(100));
    worker.pass();
    worker.slow->finish();
    const Said cut = worker.pass(1, false);
    ASSERT_EQ(cut.zones.size(), 1u);
    ASSERT_TRUE(cut.proposals.empty()) << "it was killed before";
    worker.startAnew();
    (void)worker.pass();
    worker.slow->finish();
    expectCounted(worker.pass());
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(worker.pass().empty());
}

TEST(AwaitedArea, OneThatGoesOnFromItsMemoryAwaitsTheSame) {
    Worker worker;
    worker.set(blocksOf(100));
    worker.pass();
    worker.resume();
    EXPECT_TRUE(worker.pass().empty());
    worker.slow->finish();
    worker.resume();  // what was ready is lost
    EXPECT_TRUE(worker.pass().empty());
    worker.slow->finish();
    expectCounted(worker.pass());
    worker.resume();
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(worker.pass().empty());
    EXPECT_EQ(worker.slow->begun, 0);
}

TEST(AwaitedArea, AProgramThatWaitsCountsWhatAnotherOneAwaited) {
    Worker worker;
    worker.set(blocksOf(100));
    worker.pass();
    worker.startWithoutThread();
    expectCounted(worker.pass());
    EXPECT_TRUE(worker.pass().empty());
}

TEST(AwaitedArea, WhatIsChangedMeanwhileIsNotCountedByItsOldGround) {
    Worker worker;
    worker.set(blocksOf(300));
    worker.pass();
    worker.set(blocksOf(100));
    const Said changed = worker.pass();
    ASSERT_EQ(changed.zones.size(), 1u);
    EXPECT_TRUE(isOnItsWay(changed.zones[0]));
    worker.slow->finish();  // of 300 m
    EXPECT_TRUE(worker.pass().empty()) << "nobody asks for it any more";
    worker.slow->finish();
    expectCounted(worker.pass());
    wire::StaffArea end = blocksOf(100);
    worker.set(blocksOf(200));
    worker.pass();
    end.ended = true;
    worker.set(end);
    const Said over = worker.pass();
    ASSERT_EQ(over.zones.size(), 1u);
    EXPECT_TRUE(over.zones[0].bands.empty());
    worker.slow->finish();
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(worker.pass().empty()) << "taken back while it was worked out";
    EXPECT_TRUE(worker.picture.zones.empty());
}

TEST(AwaitedArea, OfSeveralEachIsCountedOneAtATime) {
    Worker worker;
    for (const int id : {3, 1, 2}) worker.set(blocksOf(100, id));
    std::size_t onItsWay = 0, counted = 0;
    for (int i = 0; i < 12 && counted < 3; ++i) {
        for (const wire::Zone& zone : worker.pass().zones) {
            onItsWay += isOnItsWay(zone) ? 1 : 0;
            counted += zone.people ? 1 : 0;
        }
        EXPECT_LE(worker.slow->begun, 3);
        if (counted < 3) worker.slow->finish();
    }
    EXPECT_EQ(onItsWay, 3u);
    EXPECT_EQ(counted, 3u);
    EXPECT_EQ(worker.slow->begun, 3);
}

TEST(AwaitedArea, WhatTakesNoTimeIsCountedAtOnce) {
    Worker worker;
    wire::StaffArea circle = blocksOf(100);
    circle.method = wire::AreaMethod::Circle;
    worker.set(circle);
    expectCounted(worker.pass());
    EXPECT_EQ(worker.slow->begun, 0);
}

}  // namespace
}  // namespace awaited_areas
