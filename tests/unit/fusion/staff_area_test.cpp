// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/staff_area.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <memory>

#include "gis/fusion/fusion.h"
#include "gis/situation/situation.h"
#include "tests/unit/situation/told.h"

namespace {

using namespace fusion;
using told::at;

constexpr geometry::MapPoint kMiddle{530'500, 5'528'500};

geometry::MapRing square(double west, double south, double side) {
    return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}

/// A square kilometre with ten people a hectare, two districts, a wind station.
Town village() {
    Town town;
    town.package = "village 1";
    town.extent = {530'000, 5'528'000, 531'000, 5'529'000};
    town.hasPopulation = true;
    for (int row = 0; row < 10; ++row)
        for (int column = 0; column < 10; ++column)
            town.population.push_back({square(530'000 + column * 100, 5'528'000 + row * 100, 100), 10.0F});
    town.objects = {{"s1", "school", "Grundschule", 120, {530'450, 5'528'450}},
                    {"f1", "fire_station", "Wache", {}, {530'900, 5'528'900}}};
    town.districts = {{"D1", "West", {{square(530'000, 5'528'000, 500)}}, {}},
                      {"D2", "Ost", {{square(530'500, 5'528'000, 500)}}, {}}};
    town.streets = {{"Hauptstraße", "major", {{530'000, 5'528'480}, {531'000, 5'528'480}}, false}};
    StationFacts wind;
    wind.id = "WIND", wind.name = "Rathaus", wind.quantity = wire::Quantity::WindFrom, wind.unit = "deg";
    wind.at = kMiddle;
    town.stations = {wind};
    return town;
}

wire::StaffArea circleOf(double radiusM, int id = 1) {
    wire::StaffArea area;
    area.area = std::string(31, '0') + std::to_string(id);
    area.name = "Sperrkreis", area.hazard = "bomb", area.method = wire::AreaMethod::Circle;
    area.centre = geometry::toWire(kMiddle), area.radiusM = radiusM;
    return area;
}

wire::StaffArea wedgeBy(const std::optional<std::string>& station) {
    wire::StaffArea area = circleOf(100);
    area.hazard = "smoke", area.method = wire::AreaMethod::Wedge, area.reachM = 400;
    area.windFromDeg = 270, area.windMS = 5, area.windStation = station;
    return area;
}

/// The worker over a hand-written journal, and the picture beside it.
class Worker {
public:
    explicit Worker(const Town& town) : m_town(town), m_fusion(std::make_unique<Fusion>(m_town)) {}

    wire::Record& set(const wire::StaffArea& area) { return m_journal.say("post:S2", area); }
    void wind(double fromDeg, double speedMS) {
        const base::Instant now = m_journal.now();
        m_journal.say("station:WIND", wire::Reading{wire::Quantity::WindFrom, fromDeg, "deg", {}, {}}, now);
        m_journal.say("station:WIND", wire::Reading{wire::Quantity::WindSpeed, speedMS, "m/s", {}, {}}, now);
    }
    /// What it says of areas at a tick so many seconds later.
    std::vector<wire::Zone> passS(std::int64_t seconds) {
        m_journal.tick(m_journal.now().plusS(seconds));
        feed();
        std::vector<wire::Zone> zones;
        for (const Fact& fact : m_fusion->say(m_journal.ticks())) {
            EXPECT_FALSE(wire::checkPayload(fact.kind, 1, fact.payload).has_value());
            wire::Record record;
            record.envelope.kind = fact.kind;
            record.envelope.id = fact.id;
            record.envelope.source = "fusion";
            record.envelope.observedAt = fact.observedAt;
            record.envelope.cause = fact.cause;
            record.envelope.payload = fact.payload;
            if (auto zone = wire::payloadOf<wire::Zone>(record.envelope)) zones.push_back(std::move(*zone));
            ids.push_back(fact.id);
            m_journal.append(std::move(record));
        }
        feed();
        return zones;
    }
    /// As if killed before its facts were journaled, and started over the whole journal.
    void startAnew() {
        m_fusion = std::make_unique<Fusion>(m_town);
        for (std::size_t i = 0; i < m_fed; ++i) m_fusion->fold(m_journal.records[i]);
        m_fusion->forgetThrough(m_journal.ticks());
    }
    void resume() {
        m_fusion->forgetThrough(m_journal.ticks());
        const auto memory = m_fusion->memory();
        ASSERT_TRUE(memory.has_value());
        m_fusion = std::make_unique<Fusion>(m_town);
        ASSERT_TRUE(m_fusion->remember(*memory));
    }
    void maintain(std::int64_t seconds) {
        const base::Instant now = m_journal.now();
        m_journal.say("post:S6", wire::Maintenance{"WIND", now, now.plusS(seconds), "Mast wird geprüft"});
    }
    std::vector<wire::MessageId> ids;
    situation::Situation picture;

private:
    void feed() {
        for (; m_fed < m_journal.records.size(); ++m_fed) {
            m_fusion->fold(m_journal.records[m_fed]);
            picture.fold(m_journal.records[m_fed]);
        }
    }
    Town m_town;
    std::unique_ptr<Fusion> m_fusion;
    told::Journal m_journal;
    std::size_t m_fed = 0;
};

TEST(StaffArea, ACircleSaysWhoIsInIt) {
    Worker worker(village());
    worker.set(circleOf(100));
    const auto zones = worker.passS(5);
    ASSERT_EQ(zones.size(), 1u);
    const wire::Zone& zone = zones[0];
    EXPECT_EQ(zone.zone, "area:00000000000000000000000000000001");
    EXPECT_EQ(zone.kind, wire::ZoneKind::Staff);
    EXPECT_NEAR(zone.areaKm2, M_PI * 0.01, 0.0002);
    ASSERT_TRUE(zone.people);
    EXPECT_NEAR(zone.people->best, 31, 1) << "a hundred people a square of 316 m";
    ASSERT_EQ(zone.objects.size(), 1u);
    EXPECT_EQ(zone.objects[0].id, "s1");
    EXPECT_EQ(zone.streetsCut, 1u);
    EXPECT_EQ(zone.method, "circle of 100 m");
    EXPECT_TRUE(worker.passS(5).empty()) << "nothing new";
    EXPECT_TRUE(worker.picture.zones.contains(zone.zone));
    EXPECT_TRUE(worker.picture.areas.contains("00000000000000000000000000000001"));
}

TEST(StaffArea, TheNewestWordCountsAndTakenBackItIsGone) {
    Worker worker(village());
    worker.set(circleOf(100));
    ASSERT_EQ(worker.passS(5).size(), 1u);
    worker.set(circleOf(200));
    worker.set(circleOf(300));
    const auto zones = worker.passS(5);
    ASSERT_EQ(zones.size(), 1u);
    EXPECT_EQ(zones[0].method, "circle of 300 m");
    wire::StaffArea end = circleOf(300);
    end.ended = true;
    worker.set(end);
    const auto last = worker.passS(5);
    ASSERT_EQ(last.size(), 1u);
    EXPECT_TRUE(last[0].bands.empty());
    EXPECT_TRUE(worker.picture.zones.empty());
    EXPECT_TRUE(worker.picture.areas.empty());
    worker.set(end);
    EXPECT_TRUE(worker.passS(5).empty()) << "what does not stand cannot end";
}

TEST(StaffArea, EndsWithItsTimeUnlessItWasProlongedBehindTheWorkersBack) {
    Worker worker(village());
    wire::StaffArea area = circleOf(100);
    area.until = at(60);
    worker.set(area);
    ASSERT_EQ(worker.passS(30).size(), 1u);
    EXPECT_TRUE(worker.passS(29).empty());
    const auto over = worker.passS(1);
    ASSERT_EQ(over.size(), 1u);
    EXPECT_TRUE(over[0].bands.empty());
    EXPECT_TRUE(worker.picture.areas.empty()) << "the picture forgets it with its zone";

    // Prolonged after the tick at which it ends, before the worker's word of it is journaled.
    situation::Situation picture;
    told::Journal journal;
    const wire::MessageId first = journal.say("post:S2", area).envelope.id;
    area.until = at(600);
    journal.say("post:S2", area);
    wire::Zone zone;
    zone.zone = "area:" + area.area, zone.kind = wire::ZoneKind::Staff;
    journal.say("fusion", zone).envelope.cause = {first};
    for (const auto& record : journal.records) picture.fold(record);
    ASSERT_TRUE(picture.areas.contains(area.area));
    EXPECT_EQ(picture.areas.at(area.area).area.until, at(600));
}

TEST(StaffArea, TurnsWithTheWindOfItsStation) {
    Worker worker(village());
    worker.set(wedgeBy("WIND"));
    auto zones = worker.passS(5);
    ASSERT_EQ(zones.size(), 1u);
    EXPECT_EQ(zones[0].windFromDeg, 270) << "as the staff said it, until the station speaks";
    EXPECT_TRUE(zones[0].stations.empty());
    worker.wind(180, 5);
    EXPECT_TRUE(worker.passS(30).empty()) << "not more often than each minute";
    zones = worker.passS(30);
    ASSERT_EQ(zones.size(), 1u);
    EXPECT_EQ(zones[0].windFromDeg, 180);
    EXPECT_EQ(zones[0].stations, std::vector<std::string>{"WIND"});
    const auto box = geometry::boxOf(geometry::toMap(zones[0].bands[0].area));
    EXPECT_NEAR(box.northM, kMiddle.northM + 400, 2) << "the wind from the south carries it to the north";
    EXPECT_NEAR(box.southM, kMiddle.northM - 100, 2);
    worker.wind(188, 5.4);
    EXPECT_TRUE(worker.passS(120).empty()) << "hardly another wind";
    worker.wind(192, 5.4);
    EXPECT_EQ(worker.passS(120).size(), 1u);
    worker.wind(400, 5);  // no direction
    EXPECT_TRUE(worker.passS(120).empty());
    worker.maintain(600);
    (void)worker.passS(5);
    worker.wind(90, 5);
    EXPECT_TRUE(worker.passS(120).empty()) << "somebody holds the vane";
}

TEST(StaffArea, AfterARestartTheSameIsSaidWithTheSameIds) {
    const auto run = [](bool resumes, bool anew) {
        Worker worker(village());
        worker.set(wedgeBy("WIND"));
        for (int minute = 0; minute < 30; ++minute) {
            if (minute % 3 == 0) worker.wind(180 + minute * 5, 3 + minute % 4);
            if (minute == 10) worker.set(circleOf(150, 2));
            if (minute == 20) {
                wire::StaffArea end = circleOf(150, 2);
                end.ended = true;
                worker.set(end);
            }
            (void)worker.passS(60);
            if (resumes) worker.resume();
            if (anew && minute % 7 == 0) worker.startAnew();
        }
        return worker.ids;
    };
    const auto plain = run(false, false);
    EXPECT_GT(plain.size(), 5u);
    EXPECT_EQ(run(true, false), plain);
    EXPECT_EQ(run(false, true), plain);
}

TEST(StaffArea, WhatCannotBeIsADoubtAndIsNotCounted) {
    Worker worker(village());
    wire::StaffArea bow = circleOf(1);
    bow.method = wire::AreaMethod::Drawn;
    bow.outline = geometry::toWire(
        geometry::MapArea{{{{530'100, 5'528'100}, {530'300, 5'528'300}, {530'300, 5'528'100}, {530'100, 5'528'300}}}});
    worker.set(bow);
    wire::StaffArea gone = circleOf(1, 2);
    gone.method = wire::AreaMethod::Districts;
    gone.districts = {"D1", "D9", "D1"};
    worker.set(gone);
    wire::StaffArea outside = circleOf(100, 3);
    outside.centre = geometry::toWire(geometry::MapPoint{531'000, 5'528'500});
    worker.set(outside);
    const auto zones = worker.passS(5);
    ASSERT_EQ(zones.size(), 3u);
    EXPECT_EQ(zones[0].doubts, std::vector<std::string>{"crosses-itself"});
    EXPECT_FALSE(zones[0].people) << "unknown, not nobody";
    EXPECT_FALSE(zones[0].bands.empty()) << "it stands and is seen";
    EXPECT_EQ(zones[1].doubts, std::vector<std::string>{"unknown-district D9"});
    EXPECT_EQ(zones[1].people->best, 250u) << "named twice, counted once";
    EXPECT_EQ(zones[2].doubts, std::vector<std::string>{"leaves-town"});
}

wire::StaffArea numbered(int number) {
    wire::StaffArea area = circleOf(100);
    std::array<char, 33> id{};
    std::snprintf(id.data(), id.size(), "%032x", static_cast<unsigned>(number));
    area.area = id.data();
    return area;
}

TEST(StaffArea, OfMoreThanFiveHundredTheRestIsShownAndSaysThatItIsNotCounted) {
    Worker worker(village());
    for (int i = 1; i <= 501; ++i) worker.set(numbered(i));
    std::map<std::string, wire::Zone> said;
    const auto pass = [&] {
        for (wire::Zone& zone : worker.passS(5)) said[zone.zone] = std::move(zone);
    };
    for (int tick = 0; tick < 12; ++tick) pass();
    EXPECT_EQ(said.size(), 501u);
    const std::string last = "area:" + numbered(501).area, first = "area:" + numbered(1).area;
    EXPECT_TRUE(said.at(first).people && said.at(first).doubts.empty());
    ASSERT_EQ(said.at(last).doubts, std::vector<std::string>{"too-many-areas 500"});
    EXPECT_FALSE(said.at(last).people) << "unknown, not nobody";
    EXPECT_FALSE(said.at(last).bands.empty()) << "it stands and is seen";
    worker.resume();
    wire::StaffArea end = numbered(7);
    end.ended = true;
    worker.set(end);
    pass();
    EXPECT_TRUE(said.at(last).people && said.at(last).doubts.empty()) << "it takes the place of the one that went";
    EXPECT_EQ(worker.picture.zones.size(), 500u);
}

TEST(StaffArea, OfThoseThatTakeLongTwoAreJudgedAtATick) {
    Worker worker(village());
    for (int i = 1; i <= 5; ++i) {
        wire::StaffArea area = numbered(i);
        area.method = wire::AreaMethod::Blocks;
        worker.set(area);
    }
    worker.set(numbered(6));
    EXPECT_EQ(worker.passS(5).size(), 3u) << "two, and the one that is quick";
    EXPECT_EQ(worker.passS(5).size(), 2u);
    EXPECT_EQ(worker.passS(5).size(), 1u);
    EXPECT_TRUE(worker.passS(5).empty());
}

TEST(StaffArea, APlumeThatReachesNowhereLeavesTheCircleRoundItsSource) {
    wire::StaffArea area = circleOf(1);
    area.method = wire::AreaMethod::Plume;
    area.windFromDeg = 225, area.windMS = 4, area.stability = "D", area.rateKgS = 1e-6, area.limitMgM3 = 1e6;
    const AreaGround none = groundOf(area, village());
    EXPECT_EQ(none.doubts.back(), "nowhere-reached");
    EXPECT_NEAR(geometry::areaM2(none.area), M_PI * 1e4, 200);
    area.rateKgS = 1, area.limitMgM3 = 10;
    const AreaGround far = groundOf(area, village());
    EXPECT_GT(far.reachM, 500);
    EXPECT_EQ(far.confidence, "low");
    const AreaGround turned = groundOf(area, village(), Wind{45, 4});
    EXPECT_NEAR(geometry::areaM2(turned.area), geometry::areaM2(far.area), 1e-3 * geometry::areaM2(far.area));
    EXPECT_EQ(turned.wind->fromDeg, 45);
}

TEST(StaffArea, TheCompassIsRound) {
    EXPECT_FALSE(isOtherWind({355, 4}, {3, 4}));
    EXPECT_TRUE(isOtherWind({355, 4}, {5, 4}));
    EXPECT_FALSE(isOtherWind({90, 1}, {90, 1.4}));
    EXPECT_TRUE(isOtherWind({90, 4}, {90, 5}));
    EXPECT_FALSE(turnsWithWind(circleOf(100)));
    EXPECT_TRUE(turnsWithWind(wedgeBy("WIND")));
}

}  // namespace
