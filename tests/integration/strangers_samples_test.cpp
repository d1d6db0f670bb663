// SPDX-License-Identifier: EUPL-1.2
// The samples of agents/samples, which know the protocol from PROTOCOL.md alone, against a real broker.

#include <signal.h>

#include <set>

#include "broker/client/identity.h"
#include "tests/integration/bus_world.h"

using namespace bus_test;

namespace {

const fs::path kSamples = fs::path(LAGEWERK_SOURCE_DIR) / "agents/samples";
const char* const kPython = "/usr/bin/python3";  // Debian's own; another one in PATH has not its modules
constexpr const char* kReading = "\"kind\": 20,";

std::vector<std::string> linesWith(const std::string& text, const std::string& part) {
    std::vector<std::string> found;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        if (line.find(part) != std::string::npos) found.push_back(line);
    return found;
}

/// What stands between `before` and the next `end` on a line; empty when it is not there.
std::string between(const std::string& line, const std::string& before, char end) {
    const auto at = line.find(before);
    if (at == std::string::npos) return {};
    return line.substr(at + before.size(), line.find(end, at + before.size()) - at - before.size());
}

class Strangers : public testing::Test {
protected:
    using Words = std::vector<std::string>;

    void SetUp() override {
        world.startBroker();
        world.enrol("gauge");
        world.enrol("board", {wire::DeviceRole::Observer});
    }
    std::string party(const std::string& name) const { return (world.realm / "parties" / name).string(); }
    fs::path logOf(const std::string& name) const { return world.dir / (name + ".log"); }
    std::string said(const std::string& name) const { return textOf(logOf(name)); }

    base::ChildProcess start(const std::string& name, Words command) {
        auto child = base::ChildProcess::start(
            {std::move(command),
             logOf(name),
             {{"PYTHONDONTWRITEBYTECODE", "1"}, {"PYTHONPATH", (kSamples / "python").string()}}});
        if (!child) World::give(child.failure().text());
        return std::move(child).value();
    }
    base::ChildProcess gauge(const std::string& identity, Words more = {}) {
        Words command = {kPython, (kSamples / "python/gauge_agent.py").string()};
        return start("gauge", with(with(command, gaugeWords(identity)), more));
    }
    base::ChildProcess follower(const std::string& name, const std::string& identity, Words more = {}) {
        Words command = {kPython,   (kSamples / "python/follower.py").string(), "--identity", identity,
                         "--state", (world.dir / "follower.state").string()};
        return start(name, with(command, more));
    }
    static Words gaugeWords(const std::string& identity) {
        return {"--identity", identity, "--station", "AUE-WEHR", "--value", "212.5", "--every", "0.05"};
    }
    static Words with(Words words, const Words& more) {
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    static int statusOf(base::ChildProcess& child) {
        return child.waitForEnd(kPatienceMs) && !child.end()->bySignal ? child.end()->code : -1;
    }
    /// True when the program has said `part` before the patience ends.
    bool hasSaid(base::ChildProcess& child, const std::string& name, const std::string& part) {
        return world.until([&] { return said(name).find(part) != std::string::npos; }, [&] { child.waitForEnd(20); });
    }
    void runScript(const std::string& name, const std::string& script, Words more = {}) {
        auto child = start(name, with({kPython, "-c", script}, more));
        ASSERT_EQ(statusOf(child), 0) << said(name);
    }

    World world;
};

}  // namespace

TEST_F(Strangers, APackageThatIsMissingIsNamed) {
    for (const char* program : {"gauge_agent.py", "follower.py"}) {
        // -S: without Debian's own packages.
        auto run = start("bare", {kPython, "-S", (kSamples / "python" / program).string(), "--help"});
        EXPECT_EQ(statusOf(run), 69) << program;
        EXPECT_NE(said("bare").find("apt-get install python3-zmq python3-msgpack"), std::string::npos) << said("bare");
        EXPECT_EQ(said("bare").find("Traceback"), std::string::npos) << said("bare");
    }
}

TEST_F(Strangers, ReadingsOfThePythonAgentComeToThePythonFollower) {
    auto board = follower("board", party("board"), {"--kinds", "20", "--count", "5"});
    auto agent = gauge(party("gauge"), {"--count", "5"});
    EXPECT_EQ(statusOf(agent), 0) << said("gauge");
    EXPECT_NE(said("gauge").find("done: 5 accepted, 0 rejected"), std::string::npos) << said("gauge");
    EXPECT_EQ(statusOf(board), 0) << said("board");
    const auto readings = linesWith(said("board"), kReading);
    ASSERT_EQ(readings.size(), 5U) << said("board");
    for (const auto& line : readings) {
        EXPECT_NE(line.find("\"for\": \"station:AUE-WEHR\""), std::string::npos) << line;
        EXPECT_NE(line.find("\"pay\": {\"qty\": 1, \"val\": 212.5, \"unit\": \"cm\"}"), std::string::npos) << line;
        EXPECT_EQ(between(line, "\"verdict\": ", ','), "0") << line;
    }
}

TEST_F(Strangers, AKilledAndRestartedBrokerLosesNothingAndStoresNothingTwice) {
    auto board = follower("board", party("board"), {"--kinds", "20", "--count", "60"});
    auto agent = gauge(party("gauge"), {"--count", "60"});
    ASSERT_TRUE(hasSaid(agent, "gauge", "accepted up to 10\n")) << said("gauge");
    world.killBroker();
    world.startBroker();
    EXPECT_EQ(statusOf(agent), 0) << said("gauge");
    EXPECT_EQ(linesWith(said("gauge"), "connected to Probe").size(), 2U) << said("gauge");
    EXPECT_EQ(statusOf(board), 0) << said("board");
    std::set<std::string> ids;
    for (const auto& line : linesWith(said("board"), kReading)) ids.insert(between(line, "\"id\": \"", '"'));
    EXPECT_EQ(ids.size(), 60U);
    EXPECT_EQ(linesWith(said("board"), kReading).size(), 60U);
    EXPECT_EQ(runToEnd({programPath("lagewerk-log"), "verify", "--journal", (world.realm / "journal.db").string()},
                       logOf("verify"))
                  .status,
              0);
}

TEST_F(Strangers, TheFollowerGoesOnWhereItStopped) {
    auto agent = gauge(party("gauge"), {"--count", "6"});
    ASSERT_EQ(statusOf(agent), 0) << said("gauge");
    auto first = follower("first", party("board"), {"--count", "3"});
    ASSERT_EQ(statusOf(first), 0) << said("first");
    auto second = follower("second", party("board"), {"--count", "4", "--credit", "1"});
    ASSERT_EQ(statusOf(second), 0) << said("second");
    std::string sequences;
    for (const auto& line : linesWith(said("first") + said("second"), "\"seq\": "))
        sequences += between(line, "{\"seq\": ", ',') + " ";
    EXPECT_EQ(sequences, "1 2 3 4 5 6 7 ");
}

TEST_F(Strangers, AFollowerOfOneKindIsNotHeldUpByTheOthers) {
    // admin, fusion, gauge and board are enrolled; then come batches without a record for it, more than its credit.
    auto board = follower("board", party("board"), {"--kinds", "11", "--count", "5", "--credit", "2"});
    ASSERT_TRUE(hasSaid(board, "board", "\"name\": \"board\"")) << said("board");
    auto agent = gauge(party("gauge"), {"--count", "10"});
    ASSERT_EQ(statusOf(agent), 0) << said("gauge");
    world.enrol("late");
    EXPECT_EQ(statusOf(board), 0) << said("board");
    EXPECT_EQ(linesWith(said("board"), "\"name\": \"late\"").size(), 1U) << said("board");
}

TEST_F(Strangers, TheFollowerTellsARestoredJournalAndBeginsAgain) {
    std::ofstream(world.dir / "follower.state") << R"({"epoch": 5, "thru": 3})";
    auto board = follower("board", party("board"), {"--count", "1"});
    ASSERT_EQ(statusOf(board), 0) << said("board");
    EXPECT_NE(said("board").find("restored from a copy (epoch 5 -> "), std::string::npos) << said("board");
    EXPECT_EQ(linesWith(said("board"), "{\"seq\": 1,").size(), 1U) << said("board");
}

TEST_F(Strangers, TheFollowerTellsAHole) {
    runScript("hole", R"(
import argparse, msgpack, follower
class Silent:
    def say(self, verb, body): pass
env = msgpack.packb({"pay": msgpack.packb({})})
record = lambda seq: msgpack.packb({"seq": seq, "env": env})
board = follower.Follower(argparse.Namespace(kinds=[], count=0), Silent(), follower.State("hole.state", 1))
board.state.write = lambda: None
assert board.take({"recs": [record(1), record(2)], "thru": 2})
assert not board.take({"recs": [record(4)], "thru": 4})
assert board.state.thru == 2
)");
    EXPECT_NE(said("hole").find("a hole: 3 to 3 did not come"), std::string::npos) << said("hole");
}

TEST_F(Strangers, AWrongUnitIsPrintedWithNumberPlaceAndFix) {
    auto agent = gauge(party("gauge"), {"--unit", "m", "--count", "1"});
    EXPECT_EQ(statusOf(agent), 1) << said("gauge");
    const auto lines = linesWith(said("gauge"), "rejected 107 at payload.unit: ");
    ASSERT_EQ(lines.size(), 1U) << said("gauge");
    EXPECT_NE(lines.front().find("send the value in \"cm\""), std::string::npos) << lines.front();
}

TEST_F(Strangers, LatitudeNinetyFiveIsPrintedWithNumberPlaceAndFix) {
    runScript("unit", R"(
import sys, lagewerk_link as lw
link = lw.Link(sys.argv[1], "unit")
report = {"fms": 3, "pos": [950000000, 110000000], "call": "Probe 1", "type": "LF", "org": "Feuerwehr"}
while True:
    verb, body = link.hear(1.0) or (0, {})
    if verb == lw.WELCOME:
        link.say(lw.SUBMIT, {"envs": [link.envelope((7, 1), 21, "unit:Probe 1", 0, report)]})
    if verb == lw.REJECTED:
        print(lw.describe(body["why"]))
        break
)",
              {party("gauge")});
    EXPECT_NE(said("unit").find("105 at payload.pos.lat: latitude 95.0000000"), std::string::npos) << said("unit");
    EXPECT_NE(said("unit").find("; send WGS84"), std::string::npos) << said("unit");
}

TEST_F(Strangers, AnUnknownKeyGetsNothing) {
    auto identity = world.identityOf("gauge");
    identity.keys = seal::CurveKeys::generate();
    const auto folder = world.dir / "unknown";
    ASSERT_TRUE(client::saveIdentity(folder, identity).ok());
    auto board = follower("board", folder.string());
    auto agent = gauge(folder.string(), {"--count", "1", "--patience", "2"});
    EXPECT_EQ(statusOf(agent), 3) << said("gauge");
    EXPECT_NE(said("gauge").find("does not know this device"), std::string::npos) << said("gauge");
    EXPECT_EQ(said("gauge").find("connected"), std::string::npos) << said("gauge");
    EXPECT_TRUE(board.isAlive());
    board.stop();
    EXPECT_EQ(said("board").find('{'), std::string::npos) << said("board");
}

TEST_F(Strangers, ReadingsOfTheNodeAgentComeToThePythonFollower) {
    const fs::path home = fs::path(LAGEWERK_BUILD_DIR) / "strangers";
    if (!fs::exists(home / "node_modules/zeromq")) GTEST_SKIP() << "skipped: no " << home << "/node_modules";
    for (const char* file : {"gauge_agent.mjs", "lagewerk_link.mjs"})
        fs::copy_file(kSamples / "node" / file, home / file, fs::copy_options::overwrite_existing);
    auto board = follower("board", party("board"), {"--kinds", "20", "--count", "5"});
    const Words command = {"node", (home / "gauge_agent.mjs").string()};
    auto agent = start("node", with(with(command, gaugeWords(party("gauge"))), {"--count", "5"}));
    EXPECT_EQ(statusOf(agent), 0) << said("node");
    EXPECT_NE(said("node").find("done: 5 accepted, 0 rejected"), std::string::npos) << said("node");
    EXPECT_EQ(statusOf(board), 0) << said("board");
    EXPECT_EQ(linesWith(said("board"), "\"pay\": {\"qty\": 1, \"val\": 212.5, \"unit\": \"cm\"}").size(), 5U)
        << said("board");
}
