// SPDX-License-Identifier: EUPL-1.2
// Warnings that are proposed for heavy rain and for areas of the staff's.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "gis/fusion/fusion.h"
#include "gis/situation/situation.h"
#include "gis/warning/warning.h"
#include "tests/unit/situation/told.h"

namespace {

using namespace fusion;
using wire::WarningLevel;

geometry::MapRing squareAt(double west, double south, double side) {
    return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}
constexpr double kWest = 530'000, kSouth = 5'520'000;

StationFacts rainGauge(const std::string& id, double eastM) {
    StationFacts gauge;
    gauge.id = id, gauge.name = "Regen " + id, gauge.quantity = wire::Quantity::Rain, gauge.unit = "mm";
    gauge.at = {kWest + eastM, kSouth + 1000}, gauge.periodS = 300;
    return gauge;
}

/// Ten districts of 2 km side by side, a hundred people a square kilometre in all but the last; rain gauges in the
/// middle of the first, the second and the eighth.
Town strip() {
    Town town;
    town.name = "Auental", town.contact = "0000 000", town.web = "https://auental.example/warnung";
    town.package = "strip 1";
    town.extent = {kWest, kSouth, kWest + 20'000, kSouth + 2000};
    town.hasPopulation = true;
    for (int k = 0; k < 10; ++k) {
        town.districts.push_back(
            {"D" + std::to_string(k), "Teil " + std::to_string(k), {{squareAt(kWest + k * 2000, kSouth, 2000)}}, {}});
        for (int cell = 0; k < 9 && cell < 400; ++cell)
            town.population.push_back(
                {squareAt(kWest + k * 2000 + cell % 20 * 100, kSouth + cell / 20 * 100, 100), 1.0F});
    }
    town.stations = {rainGauge("R1", 1000), rainGauge("R2", 3000), rainGauge("R8", 15'000)};
    return town;
}

wire::StaffArea circle(const std::string& hazard, double eastM, double radiusM) {
    wire::StaffArea area;
    area.area = std::string(32, 'a');
    area.name = "Lagerhalle", area.hazard = hazard, area.method = wire::AreaMethod::Circle;
    area.centre = geometry::toWire(geometry::MapPoint{kWest + eastM, kSouth + 1000}), area.radiusM = radiusM;
    return area;
}

/// The worker over a hand-written journal.
class Night {
public:
    explicit Night(const Town& town = strip(), const Rules& rules = shippedRules())
        : m_town(town), m_rules(rules), m_fusion(std::make_unique<Fusion>(m_town, m_rules)) {
        pass(0);
    }

    void set(const wire::StaffArea& area) { journal.say("post:S2", area); }
    void rain(const std::string& station, double mm) {
        journal.say("station:" + station, wire::Reading{wire::Quantity::Rain, mm, "mm", {}, {}}, journal.now());
    }
    /// A tick so many seconds later; gives the proposals said at it.
    std::vector<wire::Proposal> pass(std::int64_t seconds) {
        journal.tick(journal.now().plusS(seconds));
        feed();
        std::vector<wire::Proposal> out;
        for (const Fact& fact : m_fusion->say(journal.ticks())) {
            EXPECT_FALSE(wire::checkPayload(fact.kind, 1, fact.payload).has_value());
            wire::Record record;
            record.envelope.kind = fact.kind;
            record.envelope.id = fact.id;
            record.envelope.source = "fusion";
            record.envelope.observedAt = fact.observedAt;
            record.envelope.cause = fact.cause;
            record.envelope.payload = fact.payload;
            if (auto zone = wire::payloadOf<wire::Zone>(record.envelope)) zones.push_back(std::move(*zone));
            if (auto said = wire::payloadOf<wire::Proposal>(record.envelope)) out.push_back(std::move(*said));
            ids.push_back(fact.id);
            journal.append(std::move(record));
        }
        feed();
        m_fusion->forgetThrough(journal.ticks());
        return out;
    }
    /// Every five minutes for so long: what each gauge measured. Gives all proposals.
    std::vector<wire::Proposal> rainFor(int minutes, const std::map<std::string, double>& mm) {
        std::vector<wire::Proposal> all;
        for (int k = 0; k < minutes; k += 5) {
            for (const auto& [station, amount] : mm) rain(station, amount);
            for (wire::Proposal& one : pass(300)) all.push_back(std::move(one));
            if (resumes) resume();
        }
        return all;
    }
    void resume() {
        const auto memory = m_fusion->memory();
        ASSERT_TRUE(memory.has_value());
        m_fusion = std::make_unique<Fusion>(m_town, m_rules);
        ASSERT_TRUE(m_fusion->remember(*memory));
        ASSERT_EQ(m_fusion->memory(), memory);
    }
    told::Journal journal;
    std::vector<wire::MessageId> ids;
    std::vector<wire::Zone> zones;  ///< all that were said
    bool resumes = false;

private:
    void feed() {
        for (; m_fed < journal.records.size(); ++m_fed) m_fusion->fold(journal.records[m_fed]);
    }
    Town m_town;
    Rules m_rules;
    std::unique_ptr<Fusion> m_fusion;
    std::size_t m_fed = 0;
};

std::size_t findingsOf(const wire::Proposal& proposal) {
    return warning::check(proposal.content, wire::RealmKind::Exercise).size();
}

TEST(RainProposal, UnwetterAtOneGaugeAsksForAWarningOfTheDistrictsAroundIt) {
    Night night;
    const auto said = night.rainFor(30, {{"R1", 5.0}, {"R2", 0.0}, {"R8", 0.0}});
    ASSERT_EQ(said.size(), 1u) << "30 mm within the hour: DWD level 3";
    const wire::Proposal& one = said[0];
    EXPECT_EQ(one.proposal, "rain:R1");
    EXPECT_EQ(one.revision, 1u);
    EXPECT_EQ(one.station, "R1");
    EXPECT_FALSE(one.level || one.valueCm) << "no river gauge asked";
    EXPECT_EQ(one.zone, "rain:R1");
    ASSERT_TRUE(one.rain);
    EXPECT_EQ(one.rain->minutes, 60u);
    EXPECT_EQ(one.rain->level, wire::RainLevel::Severe);
    EXPECT_DOUBLE_EQ(one.rain->mm, 25);
    EXPECT_LT(one.rain->covered, 1) << "a lower bound: the gauge speaks since 25 min";
    EXPECT_EQ(one.stations, std::vector<std::string>{"R1"});
    EXPECT_EQ(one.confidence, "low");
    ASSERT_TRUE(one.method);
    EXPECT_TRUE(one.method->starts_with("districts within 2 km of each rain gauge"));
    EXPECT_TRUE(one.since);
    EXPECT_EQ(one.content.hazard, "rain");
    EXPECT_EQ(one.content.level, WarningLevel::Notice);
    EXPECT_EQ(one.content.texts[0].areaName, "Auental: Teil 0 und Teil 1");
    EXPECT_NE(one.content.texts[0].description.find("Die Messstelle Regen R1 meldet mindestens 25 Liter"),
              std::string::npos);
    ASSERT_TRUE(one.content.people);
    EXPECT_NEAR(one.content.people->best, 583, 20) << "those in reach of the gauge, of 800 in both districts";
    EXPECT_EQ(findingsOf(one), 0u);
}

TEST(RainZone, IsWhatOfTheDistrictsLiesInReachOfTheGaugesThatSpeak) {
    Night night;
    const auto said = night.rainFor(30, {{"R1", 5.0}, {"R2", 0.0}});
    ASSERT_EQ(night.zones.size(), 1u);
    const wire::Zone zone = night.zones[0];  // more of them are to come
    EXPECT_EQ(zone.zone, "rain:R1");
    EXPECT_EQ(zone.kind, wire::ZoneKind::Rain);
    // Of a circle of 2 km the strip of 2 km that begins 1 km west of its middle.
    EXPECT_NEAR(zone.areaKm2, 2 + std::sqrt(3.0) + 2 * M_PI / 3, 0.02);
    ASSERT_TRUE(zone.people);
    EXPECT_EQ(zone.people->best, said[0].content.people->best) << "card and zone tell of the same people";
    EXPECT_EQ(zone.confidence, "low");
    EXPECT_EQ(zone.doubts.front(), "rain-reach");
    EXPECT_EQ(zone.method, "within 2 km of each rain gauge at DWD level 3 or more in 60 or 360 min");
    ASSERT_EQ(zone.rain.size(), 1u);
    EXPECT_EQ(zone.rain[0].station, "R1");
    EXPECT_DOUBLE_EQ(zone.rain[0].sum.mm, 25) << "the value it rests on";
    (void)night.rainFor(30, {{"R1", 0.0}, {"R2", 5.0}});
    ASSERT_GE(night.zones.size(), 2u) << "a gauge has joined";
    EXPECT_GT(night.zones.back().areaKm2, zone.areaKm2 + 1);
    EXPECT_EQ(night.zones.back().stations, (std::vector<std::string>{"R1", "R2"}));
    EXPECT_EQ(night.zones.back().confidence, "medium");
    (void)night.rainFor(90, {{"R1", 0.0}, {"R2", 0.0}});
    EXPECT_EQ(night.zones.back().zone, "rain:R1");
    EXPECT_TRUE(night.zones.back().bands.empty()) << "over";
}

TEST(RainZone, WithoutDistrictsIsTheCirclesAndCountsWhoLivesThere) {
    Town town = strip();
    town.districts.clear();
    Night night(town);
    (void)night.rainFor(30, {{"R8", 5.0}});
    ASSERT_EQ(night.zones.size(), 1u);
    EXPECT_NEAR(night.zones[0].areaKm2, 4 * M_PI, 0.05);
    ASSERT_TRUE(night.zones[0].people);
    EXPECT_NEAR(night.zones[0].people->best, 765, 25) << "of the strip alone";
    EXPECT_EQ(std::count(night.zones[0].doubts.begin(), night.zones[0].doubts.end(), "leaves-town"), 1);
}

TEST(RainZone, AProposalNamesItAndRestsOnIt) {
    Night night;
    const auto said = night.rainFor(30, {{"R1", 5.0}});
    ASSERT_EQ(said.size(), 1u);
    const auto& records = night.journal.records;
    const auto kindIs = [](wire::Kind kind) {
        return [kind](const wire::Record& record) { return record.envelope.kind == kind; };
    };
    const auto zone = std::find_if(records.begin(), records.end(), kindIs(wire::Kind::Zone));
    const auto proposal = std::find_if(records.begin(), records.end(), kindIs(wire::Kind::Proposal));
    ASSERT_NE(zone, records.end());
    ASSERT_NE(proposal, records.end());
    EXPECT_EQ(proposal->envelope.cause.back(), zone->envelope.id);
}

TEST(RainRules, SetWhenAndWhereAWarningIsProposed) {
    Rules rules;
    rules.rainProposal = {wire::RainLevel::Significant, 60, 500, 500};
    Night early(strip(), rules);
    const auto said = early.rainFor(20, {{"R1", 5.0}, {"R2", 5.0}});
    ASSERT_EQ(said.size(), 2u) << "2 km apart, and not joined; 15 mm within the hour is level 2";
    EXPECT_EQ(said[0].content.level, WarningLevel::Information);
    EXPECT_EQ(said[0].content.texts[0].areaName, "Auental: Teil 0");
    ASSERT_TRUE(said[0].method);
    EXPECT_EQ(*said[0].method,
              "districts within 0.5 km of each rain gauge that stands at DWD level 2 or more in 60 min");
    EXPECT_NEAR(early.zones[0].areaKm2, M_PI / 4, 0.01);
    rules.rainProposal = {wire::RainLevel::Extreme, 60, 2000, 4000};
    Night late(strip(), rules);
    EXPECT_TRUE(late.rainFor(30, {{"R1", 5.0}}).empty()) << "level 3 only";
    EXPECT_EQ(late.rainFor(30, {{"R1", 5.0}}).size(), 1u);
    rules.rainProposal = {wire::RainLevel::Severe, 30, 2000, 4000};
    Night never(strip(), rules);
    EXPECT_TRUE(never.rainFor(60, {{"R1", 5.0}}).empty()) << "no window is so short";
}

TEST(RainProposal, ExtremeRainAsksForMoreAndIsARevisionOfTheSame) {
    Night night;
    const auto said = night.rainFor(45, {{"R1", 5.0}});
    ASSERT_EQ(said.size(), 2u);
    EXPECT_EQ(said[1].proposal, said[0].proposal);
    EXPECT_EQ(said[1].revision, 2u);
    EXPECT_EQ(said[1].content.level, WarningLevel::Announcement);
    EXPECT_EQ(said[1].content.severity, "Extreme");
}

TEST(RainProposal, GaugesThatAreNearAreOneCellAndFarOnesAnother) {
    Night night;
    const auto said = night.rainFor(30, {{"R1", 5.0}, {"R2", 5.0}, {"R8", 5.0}});
    ASSERT_EQ(said.size(), 2u);
    EXPECT_EQ(said[0].proposal, "rain:R1");
    EXPECT_EQ(said[0].stations, (std::vector<std::string>{"R1", "R2"}));
    EXPECT_EQ(said[0].confidence, "medium");
    EXPECT_EQ(said[0].content.texts[0].areaName, "Auental: Teil 0, Teil 1 und Teil 2");
    EXPECT_EQ(said[1].proposal, "rain:R8");
}

TEST(RainProposal, AGaugeThatJoinsWithFurtherDistrictsIsARevision) {
    Night night;
    auto said = night.rainFor(30, {{"R1", 5.0}, {"R2", 0.0}});
    ASSERT_EQ(said.size(), 1u);
    said = night.rainFor(30, {{"R1", 0.0}, {"R2", 5.0}});
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said[0].proposal, "rain:R1");
    EXPECT_EQ(said[0].revision, 2u);
    EXPECT_EQ(said[0].content.texts[0].areaName, "Auental: Teil 0, Teil 1 und Teil 2");
}

TEST(RainProposal, IsWithdrawnWhenTheSumStandsATenthBelowTheLevel) {
    Night night;
    ASSERT_EQ(night.rainFor(30, {{"R1", 5.0}}).size(), 1u);
    EXPECT_TRUE(night.rainFor(30, {{"R1", 0.0}}).empty()) << "the hour still holds 30 mm";
    // 20 mm stand below nine tenths of 25 mm within the hour.
    const auto said = night.rainFor(20, {{"R1", 0.0}});
    ASSERT_EQ(said.size(), 1u);
    EXPECT_TRUE(said[0].withdrawn);
    EXPECT_EQ(said[0].proposal, "rain:R1");
    EXPECT_EQ(said[0].revision, 2u);
    EXPECT_TRUE(night.rainFor(60, {{"R1", 0.0}}).empty());
    const auto again = night.rainFor(30, {{"R1", 6.0}});
    ASSERT_FALSE(again.empty());
    EXPECT_EQ(again[0].revision, 3u) << "the same place, counted on";
    EXPECT_FALSE(again[0].withdrawn);
}

TEST(RainProposal, SilenceEndsNone) {
    Night night;
    ASSERT_EQ(night.rainFor(30, {{"R1", 5.0}}).size(), 1u);
    EXPECT_TRUE(night.rainFor(12 * 60, {{"R2", 0.0}}).empty()) << "nobody has said that the rain is over";
}

TEST(RainProposal, AGaugeInMaintenanceRaisesNoneAndEndsNone) {
    Night night;
    const base::Instant now = night.journal.now();
    night.journal.say("post:S6", wire::Maintenance{"R1", now, now.plusS(4 * 3600), "Eichung mit Wasser"});
    EXPECT_TRUE(night.rainFor(60, {{"R1", 5.0}}).empty());
    Night other;
    ASSERT_EQ(other.rainFor(30, {{"R1", 5.0}}).size(), 1u);
    const base::Instant then = other.journal.now();
    other.journal.say("post:S6", wire::Maintenance{"R1", then, then.plusS(4 * 3600), "Sieb wird gereinigt"});
    EXPECT_TRUE(other.rainFor(4 * 60 - 10, {{"R1", 0.0}}).empty());
}

TEST(RainProposal, LateReadingsTriggerNone) {
    Night night;
    for (int k = 0; k < 12; ++k) {
        auto& late = night.journal.say("station:R1", wire::Reading{wire::Quantity::Rain, 5.0, "mm", {}, {}},
                                       night.journal.now().plusS(-7200 + k * 300));
        late.flags |= wire::kFlagClockLate;
    }
    EXPECT_TRUE(night.pass(300).empty());
}

TEST(RainProposal, RainOfALongDayIsNotHeavyRain) {
    Night night;
    // 2.4 mm an hour for 60 hours: beyond 60 mm in 48 h, never 15 mm in an hour or 20 mm in six.
    EXPECT_TRUE(night.rainFor(60 * 60, {{"R1", 0.2}}).empty());
}

TEST(RainProposal, WhereNobodyLivesItIsOneLevelLess) {
    Town town = strip();
    town.stations.push_back(rainGauge("R10", 19'500));
    town.population.erase(town.population.begin() + 3200, town.population.end());  // of the ninth district, too
    Night night(town);
    const auto said = night.rainFor(30, {{"R10", 5.0}});
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said[0].content.level, WarningLevel::Information);
}

TEST(RainProposal, WithoutDistrictsTheAreaIsACircleAroundTheGauge) {
    Town town = strip();
    town.districts.clear();
    Night night(town);
    const auto said = night.rainFor(30, {{"R8", 5.0}});
    ASSERT_EQ(said.size(), 1u);
    EXPECT_TRUE(said[0].method->starts_with("circles"));
    EXPECT_NEAR(geometry::areaM2(geometry::toMap(said[0].content.area)) / 1e6, M_PI * 4, 1.5);
    EXPECT_EQ(findingsOf(said[0]), 0u);
}

TEST(RainProposal, AWorkerThatGoesOnFromItsMemorySaysTheSame) {
    Night whole, resumed;
    resumed.resumes = true;
    for (Night* night : {&whole, &resumed}) {
        (void)night->rainFor(30, {{"R1", 5.0}, {"R2", 3.0}});
        (void)night->rainFor(90, {{"R1", 0.0}, {"R2", 2.5}});
        (void)night->rainFor(90, {{"R1", 0.0}, {"R2", 0.0}});
    }
    EXPECT_GT(whole.ids.size(), 3u);
    EXPECT_EQ(whole.ids, resumed.ids);
}

TEST(AreaProposal, EachHazardOfTheStaffAsksForItsWarningAndOtherForNone) {
    for (const char* hazard : {"smoke", "gas", "bomb", "power", "evacuation", "drinking-water", "storm", "heat",
                               "emergency-number", "dam"}) {
        Night night;
        night.set(circle(hazard, 1000, 500));
        const auto said = night.pass(5);
        ASSERT_EQ(said.size(), 1u) << hazard;
        const wire::Proposal& one = said[0];
        EXPECT_EQ(one.proposal, "area:" + std::string(32, 'a'));
        EXPECT_EQ(one.zone, one.proposal);
        EXPECT_EQ(one.content.hazard, hazard);
        EXPECT_FALSE(one.station || one.level || one.valueCm || one.rain);
        EXPECT_FALSE(one.confidence) << "set by people";
        EXPECT_EQ(one.content.texts[0].areaName, "Auental: Teil 0");
        EXPECT_NEAR(geometry::areaM2(geometry::toMap(one.content.area)), M_PI * 250'000, 8'000) << "exactly that area";
        EXPECT_EQ(findingsOf(one), 0u) << hazard;
        EXPECT_TRUE(night.pass(5).empty()) << "nothing new";
    }
    Night night;
    night.set(circle("other", 1000, 500));
    EXPECT_TRUE(night.pass(5).empty());
}

TEST(AreaProposal, LevelsFollowTheHazardAndWhoIsInside) {
    const auto levelOf = [](const std::string& hazard, double eastM, double radiusM) {
        Night night;
        night.set(circle(hazard, eastM, radiusM));
        return night.pass(5).at(0).content.level;
    };
    EXPECT_EQ(levelOf("smoke", 1000, 500), WarningLevel::Notice);
    EXPECT_EQ(levelOf("smoke", 19'000, 500), WarningLevel::Information) << "nobody lives there";
    EXPECT_EQ(levelOf("gas", 1000, 500), WarningLevel::Announcement);
    EXPECT_EQ(levelOf("gas", 19'000, 500), WarningLevel::Notice);
    EXPECT_EQ(levelOf("bomb", 1000, 500), WarningLevel::Notice);
    EXPECT_EQ(levelOf("evacuation", 1000, 500), WarningLevel::Announcement);
    EXPECT_EQ(levelOf("dam", 1000, 500), WarningLevel::Announcement);
    EXPECT_EQ(levelOf("power", 1000, 500), WarningLevel::Information) << "under a thousand people";
    EXPECT_EQ(levelOf("power", 9000, 8000), WarningLevel::Notice);
    Town unknown = strip();
    unknown.hasPopulation = false, unknown.population.clear();
    Night night(unknown);
    night.set(circle("smoke", 19'000, 500));
    EXPECT_EQ(night.pass(5).at(0).content.level, WarningLevel::Notice) << "unknown is not nobody";
}

TEST(AreaProposal, ItsEndIsTheWarningsEndAndWhenItsTimeIsOverItIsWithdrawn) {
    Night night;
    wire::StaffArea area = circle("smoke", 1000, 500);
    area.until = night.journal.now().plusS(1800);
    night.set(area);
    const auto said = night.pass(5);
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said[0].content.expires, area.until);
    EXPECT_TRUE(night.pass(1700).empty());
    const auto over = night.pass(100);
    ASSERT_EQ(over.size(), 1u);
    EXPECT_TRUE(over[0].withdrawn);
    EXPECT_EQ(over[0].revision, 2u);
    EXPECT_EQ(over[0].zone, said[0].zone);
    EXPECT_TRUE(night.pass(5).empty());
}

TEST(AreaProposal, IsWithdrawnWhenTheStaffTakesTheAreaBackOrCallsItAnotherThing) {
    Night night;
    wire::StaffArea area = circle("smoke", 1000, 500);
    night.set(area);
    ASSERT_EQ(night.pass(5).size(), 1u);
    area.hazard = "other";
    night.set(area);
    auto said = night.pass(5);
    ASSERT_EQ(said.size(), 1u);
    EXPECT_TRUE(said[0].withdrawn);
    area.hazard = "smoke";
    night.set(area);
    ASSERT_EQ(night.pass(5).size(), 1u);
    area.ended = true;
    night.set(area);
    said = night.pass(5);
    ASSERT_EQ(said.size(), 1u);
    EXPECT_TRUE(said[0].withdrawn);
    EXPECT_EQ(said[0].revision, 4u);
}

TEST(AreaProposal, OnlyAnotherAreaEndOrHazardIsARevision) {
    Night night;
    wire::StaffArea area = circle("smoke", 1000, 500);
    night.set(area);
    const auto first = night.pass(5);
    ASSERT_EQ(first.size(), 1u);
    area.name = "Lagerhalle Nord", area.note = "Dach eingestürzt";
    night.set(area);
    EXPECT_TRUE(night.pass(5).empty()) << "another name";
    area.radiusM = 510;
    night.set(area);
    EXPECT_TRUE(night.pass(5).empty()) << "four percent more";
    area.radiusM = 700;
    night.set(area);
    auto said = night.pass(5);
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said[0].revision, 2u);
    EXPECT_EQ(said[0].since, first[0].since) << "since it was first set";
    area.hazard = "gas";
    night.set(area);
    said = night.pass(5);
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said[0].content.hazard, "gas");
    area.until = night.journal.now().plusS(5 * 3600);
    night.set(area);
    said = night.pass(5);
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said[0].content.expires, area.until);
}

TEST(AreaProposal, ABorderThatCrossesItselfLeavesWhatStands) {
    Night night;
    wire::StaffArea area = circle("smoke", 1000, 500);
    night.set(area);
    ASSERT_EQ(night.pass(5).size(), 1u);
    area.method = wire::AreaMethod::Drawn;
    const auto corner = [](double eastM, double northM) {
        return geometry::toWire(geometry::MapPoint{kWest + eastM, kSouth + northM});
    };
    area.outline = {{{corner(0, 0), corner(500, 500), corner(500, 0), corner(0, 500)}}};
    night.set(area);
    EXPECT_TRUE(night.pass(5).empty());
}

TEST(AreaProposal, AWorkerThatGoesOnFromItsMemorySaysTheSame) {
    Night whole, resumed;
    for (Night* night : {&whole, &resumed}) {
        wire::StaffArea area = circle("bomb", 1000, 500);
        area.until = night->journal.now().plusS(3600);
        night->set(area);
        (void)night->pass(5);
        if (night == &resumed) night->resume();
        area.radiusM = 800;
        night->set(area);
        (void)night->pass(5);
        if (night == &resumed) night->resume();
        (void)night->pass(3600);
    }
    EXPECT_GE(whole.ids.size(), 6u);
    EXPECT_EQ(whole.ids, resumed.ids);
}

}  // namespace
