// SPDX-License-Identifier: EUPL-1.2
// An area that one console sets: the real worker counts who is in it, the other console shows it.

#include <algorithm>

#include "broker/wire/codec.h"
#include "gis/fusion/staff_area.h"
#include "gis/geometry/geo.h"
#include "gis/layers/town_package.h"
#include "tests/integration/console_world.h"

using namespace bus_test;

namespace {

/// Lets the exercise's clock go on, a second with each tick that the broker has taken.
class Player {
public:
    explicit Player(World& world) : m_at(world.clock.now()) {
        world.asAdmin([&](keys::Registry& registry) {
            auto enrolled = registry.enrolDevice({"player", {wire::DeviceRole::Player}, {"player"}},
                                                 world.realm / "parties" / "player");
            if (!enrolled) World::give(enrolled.failure().text());
        });
        m_link = world.linkOf(world.identityOf("player"));
    }
    void goOn() {
        (void)m_link->poll(5);
        if (m_link->waiting() > 0) return;
        m_at = m_at.plusS(1);
        client::Submission tick;
        tick.kind = wire::Kind::Tick;
        tick.payload = wire::encodePayload(wire::Tick{++m_number, m_at, 1000, 0, false});
        tick.source = "player";
        tick.observedAt = m_at;
        if (!m_link->submit(std::move(tick))) World::give("the outbox takes no tick");
    }

private:
    std::unique_ptr<client::BusLink> m_link;
    base::Instant m_at;
    std::uint64_t m_number = 0;
};

}  // namespace

TEST(ConsoleAreas, AnotherTownsPackageIsRefusedWhileTheWorkerRunsAndTheConsoleSaysSo) {
    application();
    World world;
    const auto town = world.dir / "town.gpkg", other = world.dir / "other.gpkg", good = world.dir / "good.gpkg";
    for (const auto& file : {town, other, good}) {
        const auto made = runToEnd({programPath("lagewerk-geo"), "demo-town", "--seed", "1", "--out", file.string()},
                                   world.dir / "geo.log");
        ASSERT_EQ(made.status, 0) << made.output;
    }
    std::ofstream(world.dir / "s.csv") << "id,quantity,unit,lat,lon\nFREMD,rain,mm,49.9,9.42\n";
    const auto changed = runToEnd({programPath("lagewerk-geo"), "update", "--package", other.string(), "--stations",
                                   (world.dir / "s.csv").string()},
                                  world.dir / "geo.log");
    ASSERT_EQ(changed.status, 0) << changed.output;
    world.startBroker();
    Player player(world);
    Console console(world, "console-1");
    base::ChildProcess worker = startWorker(world, town);
    const auto tick = [&] { player.goOn(); };
    const auto said = [&](const char* words) {
        return textOf(world.dir / "fusion.log").find(words) != std::string::npos;
    };
    ASSERT_TRUE(console.until([&] { return said("connected to realm"); }, tick)) << textOf(world.dir / "fusion.log");
    fs::rename(other, town);
    const auto problem = [&] {
        const auto& rules = console.store.picture().ruleSet;
        return rules ? rules->set.problem : std::string();
    };
    ASSERT_TRUE(console.until([&] { return problem().starts_with("town package: "); }, tick))
        << textOf(world.dir / "fusion.log");
    EXPECT_NE(problem().find("it has 0 of the"), std::string::npos) << problem();
    EXPECT_NE(problem().find("put the package of Auental back"), std::string::npos) << problem();
    EXPECT_FALSE(said("beginning anew"));
    fs::rename(good, town);
    ASSERT_TRUE(console.until([&] { return problem().empty(); }, tick)) << textOf(world.dir / "fusion.log");
}

TEST(ConsoleAreas, AnAreaIsCountedByTheWorkerSeenByAllAndOutlivesTheWorkersDeath) {
    application();
    layers::start();
    World world;  // the demo town is for exercises only
    const auto town = world.dir / "town.gpkg";
    const auto made = runToEnd({programPath("lagewerk-geo"), "demo-town", "--seed", "1", "--out", town.string()},
                               world.dir / "geo.log");
    ASSERT_EQ(made.status, 0) << made.output;
    world.startBroker();
    const auto key = enrolS2(world);
    Player player(world);
    const auto tick = [&] { player.goOn(); };
    Console first(world, "console-1"), second(world, "console-2");
    ASSERT_TRUE(first.until([&] { return first.store.picture().roster.person("p:s2") != nullptr; }));
    auto package = layers::loadTown(town);
    ASSERT_TRUE(package.ok()) << package.failure().text();
    const geometry::MapBox extent = package.value().extent;

    wire::StaffArea area;
    area.area = "0123456789abcdef0123456789abcdef";
    area.name = "Sperrkreis", area.hazard = "bomb", area.method = wire::AreaMethod::Circle;
    area.centre =
        geometry::toWire(geometry::MapPoint{(extent.westM + extent.eastM) / 2, (extent.southM + extent.northM) / 2});
    area.radiusM = 1000;
    const std::string zone = "area:" + area.area;
    const auto token = sayAsS2(first, key, wire::Kind::StaffArea, wire::encodePayload(area));
    ASSERT_TRUE(first.until([&] { return first.store.saying(token)->progress == session::Progress::InEffect; }))
        << first.store.saying(token)->rejection.what;
    ASSERT_TRUE(second.until([&] { return second.store.picture().areas.contains(area.area); }))
        << "without a worker the area stands";
    EXPECT_FALSE(second.store.picture().zones.contains(zone));
    {
        base::ChildProcess worker = startWorker(world, town);
        ASSERT_TRUE(second.until([&] { return second.store.picture().zones.contains(zone); }, tick))
            << textOf(world.dir / "fusion.log");
        worker.signal(SIGKILL);
    }
    const wire::Zone counted = second.store.picture().zones.at(zone).zone;
    ASSERT_TRUE(counted.people.has_value());
    EXPECT_GT(counted.people->best, 0u);
    EXPECT_NEAR(counted.areaKm2, 3.14, 0.02);

    area.radiusM = 500;
    sayAsS2(second, key, wire::Kind::StaffArea, wire::encodePayload(area));
    base::ChildProcess worker = startWorker(world, town);
    ASSERT_TRUE(first.until(
        [&] {
            const auto& zones = first.store.picture().zones;
            return zones.contains(zone) && zones.at(zone).zone.areaKm2 < 1;
        },
        tick))
        << textOf(world.dir / "fusion.log");
    EXPECT_LT(first.store.picture().zones.at(zone).zone.people->best, counted.people->best);

    area.ended = true;
    sayAsS2(first, key, wire::Kind::StaffArea, wire::encodePayload(area));
    EXPECT_TRUE(second.until(
        [&] { return second.store.picture().zones.empty() && second.store.picture().areas.empty(); }, tick));
    std::size_t set = 0, ended = 0;
    for (const session::Line& line : second.store.chronicle().lines()) {
        set += line.kind == session::LineKind::AreaSet ? 1 : 0;
        ended += line.kind == session::LineKind::AreaEnded ? 1 : 0;
        EXPECT_TRUE(line.kind != session::LineKind::AreaSet || line.author == "p:s2") << line.author.str();
    }
    EXPECT_EQ(set, 2u);
    EXPECT_EQ(ended, 1u);
}

TEST(ConsoleAreas, EstimatesOfBlocksSubstationStageAndSinksAreCountedByTheWorker) {
    application();
    layers::start();
    World world;
    const auto town = world.dir / "town.gpkg";
    const auto made = runToEnd({programPath("lagewerk-geo"), "demo-town", "--seed", "1", "--out", town.string()},
                               world.dir / "geo.log");
    ASSERT_EQ(made.status, 0) << made.output;
    world.startBroker();
    const auto key = enrolS2(world);
    Player player(world);
    Console console(world, "console-1");
    ASSERT_TRUE(console.until([&] { return console.store.picture().roster.person("p:s2") != nullptr; }));
    auto package = layers::loadTown(town);
    ASSERT_TRUE(package.ok()) << package.failure().text();
    const fusion::Town& here = package.value();
    const auto power = std::find_if(here.objects.begin(), here.objects.end(),
                                    [](const fusion::CriticalObject& object) { return object.kind == "power"; });
    ASSERT_NE(power, here.objects.end());
    ASSERT_FALSE(here.watercourses.empty());
    const auto& course = here.watercourses.front().line;

    std::vector<wire::StaffArea> areas(5);
    for (std::size_t i = 0; i < areas.size(); ++i) {
        areas[i].area = std::string(31, 'a') + std::to_string(i);
        areas[i].name = "Gebiet " + std::to_string(i), areas[i].hazard = "other";
    }
    areas[0].method = wire::AreaMethod::Blocks, areas[0].radiusM = 200;
    areas[0].centre = geometry::toWire(here.objects.front().at);
    areas[1].method = wire::AreaMethod::Substation, areas[1].object = power->id;
    areas[2].method = wire::AreaMethod::Stage, areas[2].stageM = 1.5;
    areas[2].centre = geometry::toWire(course[course.size() / 2]);
    areas[3].method = wire::AreaMethod::Sinks, areas[3].rainMm = 60, areas[3].leastM3 = 10;
    areas[4] = areas[1], areas[4].area = std::string(31, 'a') + "4", areas[4].object = "gibt-es-nicht";
    for (const wire::StaffArea& area : areas) sayAsS2(console, key, wire::Kind::StaffArea, wire::encodePayload(area));
    base::ChildProcess worker = startWorker(world, town);
    const auto& zones = console.store.picture().zones;
    ASSERT_TRUE(console.until([&] { return zones.size() == areas.size(); }, [&] { player.goOn(); }))
        << zones.size() << " zones\n"
        << textOf(world.dir / "fusion.log");
    fusion::AreaGrounds grounds(here);
    for (std::size_t i = 0; i < 4; ++i) {
        const wire::Zone& zone = zones.at("area:" + areas[i].area).zone;
        const fusion::AreaGround own = grounds.of(areas[i]);
        EXPECT_GT(zone.areaKm2, 0) << zone.method;
        EXPECT_DOUBLE_EQ(zone.areaKm2, geometry::areaM2(own.area) / 1e6) << "the console's own is the worker's";
        EXPECT_EQ(zone.method, own.method);
        EXPECT_TRUE(zone.people.has_value()) << zone.method;
        EXPECT_EQ(zone.confidence, i == 0 ? "" : "low");
    }
    const wire::Zone& none = zones.at("area:" + areas[4].area).zone;
    EXPECT_FALSE(none.people.has_value()) << "unknown, not nobody";
    EXPECT_EQ(none.doubts, std::vector<std::string>{"unknown-object gibt-es-nicht"});
}
