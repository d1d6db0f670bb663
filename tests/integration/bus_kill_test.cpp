// SPDX-License-Identifier: EUPL-1.2
// Programs that are killed, and what must be left.

#include <signal.h>

#include <fstream>
#include <map>

#include "broker/base/random.h"
#include "broker/journal/verify.h"
#include "broker/wire/verbs.h"
#include "tests/integration/bus_world.h"

using namespace bus_test;

namespace {

std::map<wire::MessageId, std::uint64_t> placesIn(const fs::path& file) {
    std::map<wire::MessageId, std::uint64_t> places;
    auto journal = journal::Journal::open(file, journal::Open::ForReading);
    if (!journal) World::give(journal.failure().text());
    const auto rows = journal.value().read(1, 10'000'000, 1'000'000'000);
    if (!rows) World::give(rows.failure().text());
    for (const auto& row : rows.value()) {
        const auto record = wire::decodeRecord(row.header);
        EXPECT_TRUE(places.emplace(std::get<wire::Record>(record).envelope.id, row.sequence).second)
            << "twice: " << row.sequence;
    }
    return places;
}

/// .ci/full asks for a hundred.
int killsWanted() {
    const char* given = std::getenv("LAGEWERK_KILLS");
    return given != nullptr ? std::atoi(given) : 20;
}

}  // namespace

TEST(BusKill, TwentyKillsUnderLoadLoseNothingDoubleNothingAndKeepTheOrder) {
    World world;
    world.startBroker();
    std::vector<Party> senders;
    for (const char* name : {"one", "two", "three"})
        senders.push_back({world.linkOf(world.enrol(name)), {}, {}, {}, {}, {}});
    Party follower{world.linkOf(world.identityOf("fusion")), {}, {}, {}, {}, {}};
    follower.link->follow(1);
    base::SeededRandom random(20);
    const auto turn = [&] {
        for (Party& sender : senders) {
            if (sender.link->waiting() < 500)
                for (int i = 0; i < 20; ++i) sender.sayReading(world, i);
            sender.look(1);
        }
        follower.look(0);
    };
    for (int kill = 0; kill < killsWanted(); ++kill) {
        SCOPED_TRACE("kill " + std::to_string(kill));
        const std::size_t enough = senders[0].accepted.size() + 20 + random.below(400);
        ASSERT_TRUE(world.until([&] { return senders[0].accepted.size() >= enough; }, turn));
        world.killBroker();
        world.startBroker();
    }
    for (Party& sender : senders)
        ASSERT_TRUE(world.until([&] { return sender.link->waiting() == 0; }, [&] { sender.look(); }));
    const auto places = placesIn(world.realm / "journal.db");
    for (const Party& sender : senders) {
        EXPECT_EQ(sender.accepted.size(), sender.said.size());
        EXPECT_TRUE(sender.rejected.empty());
        std::uint64_t last = 0;
        for (const auto& id : sender.said) {
            const auto place = places.find(id);
            ASSERT_NE(place, places.end()) << "missing, counter " << id.counter();
            EXPECT_GT(place->second, last);
            last = place->second;
        }
    }
    ASSERT_TRUE(world.until([&] { return follower.records.size() == places.size(); }, [&] { follower.look(); }));
    EXPECT_EQ(follower.rewound, 0);
    for (std::size_t i = 0; i < follower.records.size(); ++i) {
        ASSERT_EQ(follower.records[i].sequence, i + 1);
        ASSERT_EQ(places.at(follower.records[i].envelope.id), i + 1);
    }
    EXPECT_TRUE(journal::verify(world.realm / "journal.db").value().good());
}

TEST(BusKill, ASecondBrokerOnTheSameRealmIsRefused) {
    World world;
    world.startBroker();
    Party party{world.linkOf(world.identityOf("fusion")), {}, {}, {}, {}, {}};
    ASSERT_TRUE(world.until([&] { return party.connected > 0; }, [&] { party.look(); }));
    const auto second =
        runToEnd({programPath("lagewerk-broker"), "run", "--realm", world.realm.string()}, world.dir / "second.log");
    EXPECT_EQ(second.status, 1);
    EXPECT_NE(second.output.find("another broker runs"), std::string::npos) << second.output;
    EXPECT_TRUE(world.broker->isAlive());
}

TEST(BusKill, AMissingJournalIsSaidAndNotMadeAnew) {
    World world;
    for (const bool isEmpty : {false, true}) {
        fs::remove(world.realm / "journal.db");
        if (isEmpty) std::ofstream(world.realm / "journal.db").flush();
        const auto run =
            runToEnd({programPath("lagewerk-broker"), "run", "--realm", world.realm.string()}, world.dir / "run.log");
        EXPECT_EQ(run.status, 1);
        EXPECT_NE(run.output.find("the journal is missing"), std::string::npos) << run.output;
        EXPECT_EQ(fs::exists(world.realm / "journal.db"), isEmpty);
    }
}

TEST(BusKill, AnotherRealmsKeyAndAForeignAddressAreNamed) {
    World world, other;
    const auto run = [&] {
        return runToEnd({programPath("lagewerk-broker"), "run", "--realm", world.realm.string()},
                        world.dir / "run.log");
    };
    const auto own = world.realm / "broker/curve.key";
    fs::copy_file(own, world.dir / "own.key");
    fs::copy_file(other.realm / "broker/curve.key", own, fs::copy_options::overwrite_existing);
    const auto withKey = run();
    EXPECT_EQ(withKey.status, 1);
    EXPECT_NE(withKey.output.find("CURVE key is not the one"), std::string::npos) << withKey.output;
    fs::copy_file(world.dir / "own.key", own, fs::copy_options::overwrite_existing);
    std::ifstream in(world.realm / "realm.toml");
    std::string text{std::istreambuf_iterator<char>(in), {}};
    for (auto at = text.find("127.0.0.1"); at != std::string::npos; at = text.find("127.0.0.1"))
        text.replace(at, 9, "192.0.2.7");  // TEST-NET-1: nobody's
    std::ofstream(world.realm / "realm.toml") << text;
    const auto withAddress = run();
    EXPECT_EQ(withAddress.status, 1);
    EXPECT_NE(withAddress.output.find("this machine does not have this address"), std::string::npos)
        << withAddress.output;
}

TEST(BusKill, TheBrokerEndsCleanlyOnSigterm) {
    World world("live");
    world.startBroker();
    Party party{world.linkOf(world.identityOf("fusion")), {}, {}, {}, {}, {}};
    ASSERT_TRUE(world.until([&] { return party.connected > 0; }, [&] { party.look(); }));
    world.broker->signal(SIGTERM);
    ASSERT_TRUE(world.until([&] { return !world.broker->isAlive(); }, [&] { party.look(); }));
    EXPECT_TRUE(world.broker->end()->isClean()) << world.broker->end()->text();
    EXPECT_FALSE(fs::exists(world.realm / "journal.db-wal"));
    ASSERT_TRUE(world.until([&] { return !party.lost.empty(); }, [&] { party.look(); }));
    EXPECT_NE(party.lost.front().find("shutting down"), std::string::npos) << party.lost.front();
}

// A stand-in for the fusion worker that notes its process id; the broker looks for the worker beside itself.
TEST(BusKill, AKilledWorkerIsStartedAgainAndGoesWithItsBroker) {
    World world;
    const fs::path pids = world.dir / "pids";
    fs::copy_file(programPath("lagewerk-broker"), world.dir / "lagewerk-broker");
    std::ofstream(world.dir / "lagewerk-fusion")
        << "#!/bin/sh\necho $$ >> " << pids.string() << "\nexec tail -f /dev/null\n";
    fs::permissions(world.dir / "lagewerk-fusion", fs::perms::owner_all);
    std::ofstream(world.dir / "town.gpkg") << "town";
    world.startBroker({"--town", (world.dir / "town.gpkg").string()}, (world.dir / "lagewerk-broker").string());
    const auto pidsSeen = [&] {
        std::ifstream in(pids);
        return std::vector<pid_t>(std::istream_iterator<pid_t>(in), std::istream_iterator<pid_t>());
    };
    const auto look = [&] { world.broker->waitForEnd(20); };
    ASSERT_TRUE(world.until([&] { return pidsSeen().size() == 1; }, look));
    const pid_t first = pidsSeen().front();
    ASSERT_EQ(kill(first, SIGKILL), 0);
    ASSERT_TRUE(world.until([&] { return pidsSeen().size() == 2; }, look));
    const pid_t second = pidsSeen().back();
    EXPECT_NE(second, first);
    EXPECT_EQ(kill(second, 0), 0);
    world.killBroker();
    auto waiting = base::ChildProcess::start({{"tail", "-f", "/dev/null"}, {}, {}});
    EXPECT_TRUE(world.until(
        [&] {
            return kill(second, 0) != 0 ||
                   textOf("/proc/" + std::to_string(second) + "/stat").find(") Z ") != std::string::npos;
        },
        [&] { waiting.value().waitForEnd(20); }));
}

TEST(BusKill, ToolsProveAndShowTheJournalBesideTheBroker) {
    World world("live");
    world.startBroker();
    Party party{world.linkOf(world.enrol("bridge")), {}, {}, {}, {}, {}};
    for (int i = 0; i < 10; ++i) party.sayReading(world, i);
    ASSERT_TRUE(world.until([&] { return party.accepted.size() == 10; }, [&] { party.look(); }));
    const std::string journal = (world.realm / "journal.db").string();
    const auto verified =
        runToEnd({programPath("lagewerk-log"), "verify", "--journal", journal}, world.dir / "verify.log");
    EXPECT_EQ(verified.status, 0) << verified.output;
    EXPECT_NE(verified.output.find("whole"), std::string::npos);
    const auto exported =
        runToEnd({programPath("lagewerk-log"), "export", "--journal", journal}, world.dir / "export.log");
    EXPECT_EQ(exported.status, 0);
    std::size_t readings = 0;
    for (std::size_t at = exported.output.find("\"kind\":\"Reading\""); at != std::string::npos;
         at = exported.output.find("\"kind\":\"Reading\"", at + 1))
        ++readings;
    EXPECT_EQ(readings, 10u);
    const auto listed = runToEnd({programPath("lagewerk-keys"), "list", "--realm", world.realm.string()},
                                 world.dir / "list.log", world.kPassphrase);
    EXPECT_EQ(listed.status, 0) << listed.output;
    EXPECT_NE(listed.output.find("device  bridge"), std::string::npos) << listed.output;
    const auto missing =
        runToEnd({programPath("lagewerk-log"), "verify", "--journal", "/nowhere.db"}, world.dir / "missing.log");
    EXPECT_EQ(missing.status, 2);
}
