// SPDX-License-Identifier: EUPL-1.2
// A live realm: grounds that take long are worked out beside the ticks, also when the worker is killed over them.

#include <algorithm>
#include <map>
#include <set>

#include "broker/wire/codec.h"
#include "gis/fusion/grounds_beside.h"
#include "gis/geometry/geo.h"
#include "gis/layers/town_package.h"
#include "tests/integration/console_world.h"

using namespace bus_test;

namespace {

/// No live realm takes the demo town, whose telephone and web address are nobody's.
void giveItARealContact(const World& world, const fs::path& town) {
    const auto ran = runToEnd({"/usr/bin/python3", "-c",
                               "import sqlite3, sys\n"
                               "town = sqlite3.connect(sys.argv[1])\n"
                               "town.execute(\"UPDATE package SET value='09123 184-0' WHERE key='contact'\")\n"
                               "town.execute(\"UPDATE package SET value='https://lauf.de' WHERE key='web'\")\n"
                               "town.commit()",
                               town.string()},
                              world.dir / "contact.log");
    if (ran.status != 0) World::give(ran.output);
}

bool isOnItsWay(const wire::Zone& zone) {
    return zone.doubts == std::vector<std::string>{std::string(fusion::kBeingComputed)};
}

/// Six areas whose grounds take long. The worker's thread has one ground at a time and hands it over at a tick, so that
/// the last of them comes six ticks behind the first, however fast the machine is.
std::vector<wire::StaffArea> sixAreas(const fusion::Town& town, int round) {
    const double radiusM = 200 + 20 * round;
    std::vector<wire::StaffArea> areas(6);
    for (std::size_t i = 0; i < areas.size(); ++i) {
        areas[i].area = std::string(30, 'a') + std::to_string(round) + std::to_string(i);
        areas[i].name = "Gebiet " + std::to_string(i), areas[i].hazard = "other";
        if (i % 2 == 0) {
            areas[i].method = wire::AreaMethod::Blocks, areas[i].radiusM = radiusM;
            areas[i].centre = geometry::toWire(town.objects[i].at);
        } else {
            areas[i].method = wire::AreaMethod::Sinks, areas[i].leastM3 = 10;
            areas[i].rainMm = 40 + 10.0 * static_cast<double>(i) + radiusM / 100;
        }
    }
    return areas;
}

struct Said {
    wire::Zone zone;
    std::set<wire::MessageId> cause;
    std::uint64_t sequence = 0;
};
struct Told {
    std::map<std::string, wire::MessageId> newest;    ///< by area: its last word
    std::map<std::string, std::vector<Said>> zones;   ///< by area, in order
    std::vector<std::uint64_t> states, ticks, dones;  ///< sequences of StationStates, Ticks, the worker's DoneThroughs
    std::size_t twice = 0;                            ///< records whose id stood there already
};

Told toldIn(const World& world) {
    auto journal = journal::Journal::open(world.realm / "journal.db", journal::Open::ForReading);
    if (!journal) World::give(journal.failure().text());
    const auto rows = journal.value().read(1, 10'000'000, 1'000'000'000);
    if (!rows) World::give(rows.failure().text());
    Told told;
    std::set<wire::MessageId> ids;
    for (const auto& row : rows.value()) {
        const wire::Envelope envelope = std::get<wire::Record>(wire::decodeRecord(row.header)).envelope;
        told.twice += ids.insert(envelope.id).second ? 0 : 1;
        if (envelope.kind == wire::Kind::StationState) told.states.push_back(row.sequence);
        if (envelope.kind == wire::Kind::Tick) told.ticks.push_back(row.sequence);
        if (envelope.kind == wire::Kind::DoneThrough) told.dones.push_back(row.sequence);
        if (envelope.kind == wire::Kind::StaffArea)
            told.newest[std::get<wire::StaffArea>(wire::decodePayload<wire::StaffArea>(row.payload)).area] =
                envelope.id;
        if (envelope.kind != wire::Kind::Zone) continue;
        Said said{std::get<wire::Zone>(wire::decodePayload<wire::Zone>(row.payload)),
                  {envelope.cause.begin(), envelope.cause.end()},
                  row.sequence};
        const std::string zone = said.zone.zone;
        if (zone.starts_with(wire::kAreaZonePrefix))
            told.zones[zone.substr(wire::kAreaZonePrefix.size())].push_back(std::move(said));
    }
    return told;
}

/// What was said of the newest word of an area.
std::vector<Said> chainOf(const Told& told, const std::string& area) {
    std::vector<Said> chain;
    const auto zones = told.zones.find(area);
    if (zones == told.zones.end()) return chain;
    std::ranges::copy_if(zones->second, std::back_inserter(chain),
                         [&](const Said& said) { return said.cause.contains(told.newest.at(area)); });
    return chain;
}

class ConsoleGrounds : public testing::Test {
protected:
    void SetUp() override {
        application();
        layers::start();
        const auto made =
            runToEnd({programPath("lagewerk-geo"), "demo-town", "--seed", "1", "--out", townFile().string()},
                     world.dir / "geo.log");
        ASSERT_EQ(made.status, 0) << made.output;
        giveItARealContact(world, townFile());
        auto package = layers::loadTown(townFile());
        ASSERT_TRUE(package.ok()) << package.failure().text();
        town = std::move(package).value();
        world.startBroker();
        key = enrolS2(world);
        gauge.link = world.linkOf(world.enrol("gauge"));
        console.emplace(world, "console-1");
        ASSERT_TRUE(console->until([&] { return console->store.picture().roster.person("p:s2") != nullptr; }));
        worker.emplace(startWorker(world, townFile()));
    }
    [[nodiscard]] fs::path townFile() const { return world.dir / "town.gpkg"; }
    [[nodiscard]] std::string workersWords() const { return textOf(world.dir / "fusion.log"); }

    /// The water of a gauge goes up and down by 5 cm from second to second, so that each tick has a state to say. Said
    /// as soon as the broker has the reading before.
    void measure() {
        gauge.look(1);
        if (gauge.link->waiting() > 0) return;
        const auto station = std::ranges::find_if(town.stations, [](const fusion::StationFacts& one) {
            return one.quantity == wire::Quantity::WaterLevel && one.iwCm[0];
        });
        ASSERT_NE(station, town.stations.end());
        client::Submission submission;
        submission.kind = wire::Kind::Reading, submission.source = "station:" + station->id;
        submission.observedAt = world.clock.now();
        wire::Reading reading;
        reading.quantity = wire::Quantity::WaterLevel;
        reading.value = *station->iwCm[0] - 50 + 5.0 * static_cast<double>(submission.observedAt.ms / 1000 % 2);
        reading.unit = "cm";
        submission.payload = wire::encodePayload(reading);
        submission.keep = client::Keep::InMemory;
        ASSERT_TRUE(gauge.link->submit(submission).ok());
    }
    bool until(const std::function<bool()>& condition) {
        return console->until(condition, [&] { measure(); });
    }
    void say(const std::vector<wire::StaffArea>& areas) {
        for (const wire::StaffArea& area : areas)
            sayAsS2(*console, key, wire::Kind::StaffArea, wire::encodePayload(area));
    }
    /// How many zones of areas stand in the console's picture, and say that they are being computed, or do not.
    [[nodiscard]] std::size_t zonesThatAre(bool onTheirWay) const {
        return static_cast<std::size_t>(std::ranges::count_if(console->store.picture().zones, [&](const auto& one) {
            return one.first.starts_with(wire::kAreaZonePrefix) && isOnItsWay(one.second.zone) == onTheirWay;
        }));
    }
    /// Each area's newest word has its counted zone; ticks go by behind the last of them, so that one said twice shows.
    void awaitAllCounted(const std::vector<wire::StaffArea>& areas) {
        const auto isCounted = [&](const Told& told) {
            return std::ranges::all_of(areas, [&](const wire::StaffArea& area) {
                const auto chain = chainOf(told, area.area);
                return !chain.empty() && !isOnItsWay(chain.back().zone);
            });
        };
        for (std::size_t i = 1; i <= areas.size(); ++i)  // patience for each
            ASSERT_TRUE(until([&] { return zonesThatAre(false) >= i; })) << workersWords();
        Told told;
        ASSERT_TRUE(until([&] { return zonesThatAre(false) == areas.size() && isCounted(told = toldIn(world)); }))
            << zonesThatAre(false) << " counted, " << zonesThatAre(true) << " on their way\n"
            << workersWords();
        const std::size_t dones = told.dones.size() + 3;
        ASSERT_TRUE(until([&] { return toldIn(world).dones.size() >= dones; })) << workersWords();
    }
    /// First on its way, then counted with people, and no third.
    static void expectOneChainEach(const Told& told, const std::vector<wire::StaffArea>& areas) {
        EXPECT_EQ(told.twice, 0u);
        for (const wire::StaffArea& area : areas) {
            const auto chain = chainOf(told, area.area);
            ASSERT_EQ(chain.size(), 2u) << area.name;
            EXPECT_TRUE(isOnItsWay(chain[0].zone)) << area.name;
            EXPECT_FALSE(chain[0].zone.people) << "nothing is counted of " << area.name;
            const wire::Zone& counted = chain[1].zone;
            EXPECT_FALSE(isOnItsWay(counted)) << area.name;
            EXPECT_GT(counted.areaKm2, 0) << area.name << ": " << counted.method;
            ASSERT_TRUE(counted.people) << area.name << ": " << counted.method;
            if (area.method != wire::AreaMethod::Blocks) continue;
            EXPECT_GT(counted.people->best, 0u) << area.name;
        }
    }

    World world{"live"};
    fusion::Town town;
    std::shared_ptr<const seal::SigningKey> key;
    Party gauge;
    std::optional<Console> console;
    std::optional<base::ChildProcess> worker;
};

TEST_F(ConsoleGrounds, AreWorkedOutBesideTheTicksWhichGoOnJudgingReadings) {
    ASSERT_TRUE(until([&] { return !toldIn(world).states.empty(); })) << workersWords();
    const auto areas = sixAreas(town, 0);
    say(areas);
    ASSERT_TRUE(until([&] { return zonesThatAre(true) > 0; })) << workersWords();
    awaitAllCounted(areas);
    const Told told = toldIn(world);
    expectOneChainEach(told, areas);
    std::uint64_t first = ~std::uint64_t{0}, last = 0;
    for (const auto& [area, zones] : told.zones) {
        first = std::min(first, zones.front().sequence);
        last = std::max(last, zones.back().sequence);
    }
    const auto between = [&](const std::vector<std::uint64_t>& of) {
        return std::ranges::count_if(of, [&](std::uint64_t sequence) { return first < sequence && sequence < last; });
    };
    EXPECT_GE(between(told.ticks), 5) << "one ground at a tick";
    EXPECT_GE(between(told.dones), 5) << "no tick waited for them";
    EXPECT_GT(between(told.states), 0) << "readings were judged meanwhile";
    for (const auto& [area, zones] : told.zones)
        EXPECT_EQ(console->store.picture().zones.at("area:" + area).zone.areaKm2, zones.back().zone.areaKm2);
}

TEST_F(ConsoleGrounds, AreCountedOnceAlsoWhenTheWorkerIsKilledOverThem) {
    // Killed at the first sign of one. A machine that stops this test for six ticks just then lets all be counted
    // before: other six then.
    std::vector<wire::StaffArea> areas;
    const auto awaited = [&] {
        const Told told = toldIn(world);
        return std::ranges::count_if(areas, [&](const wire::StaffArea& area) {
            const auto chain = chainOf(told, area.area);
            return !chain.empty() && isOnItsWay(chain.back().zone);
        });
    };
    for (int round = 0; awaited() == 0; ++round) {
        ASSERT_LT(round, 5) << "all were counted each time";
        if (!worker) worker.emplace(startWorker(world, townFile()));
        areas = sixAreas(town, round);
        say(areas);
        ASSERT_TRUE(until([&] { return zonesThatAre(true) > 0; })) << workersWords();
        worker->signal(SIGKILL);
        ASSERT_TRUE(worker->waitForEnd(kPatienceMs));
        worker.reset();
        // What it had handed over before goes into the journal before the second tick from now.
        const std::size_t ticks = toldIn(world).ticks.size() + 2;
        ASSERT_TRUE(until([&] { return toldIn(world).ticks.size() >= ticks; }));
    }
    worker.emplace(startWorker(world, townFile()));
    awaitAllCounted(areas);
    expectOneChainEach(toldIn(world), areas);
}

}  // namespace
