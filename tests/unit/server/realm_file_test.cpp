// SPDX-License-Identifier: EUPL-1.2
// realm.toml: a typing error must neither keep nor delete anything.
#include <fstream>

#include "broker/server/realm.h"
#include "tests/unit/server/broker_world.h"

using namespace server_test;

namespace {

struct RealmFile {
    World world;
    std::filesystem::path file = world.dir / "realm.toml";
    std::string good = read();

    [[nodiscard]] std::string read() const {
        std::ifstream in(file);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    /// What loading says of the file with `from` replaced; empty: it is taken.
    std::string saidOf(const std::string& from, const std::string& to) {
        std::string text = good;
        const auto at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from << " is not in\n" << good;
        text.replace(at, from.size(), to);
        std::ofstream(file, std::ios::trunc) << text;
        const auto loaded = server::loadRealm(world.dir);
        return loaded ? "" : loaded.failure().text();
    }
};

}  // namespace

TEST(RealmFile, AsItIsMadeIsTaken) {
    RealmFile realm;
    EXPECT_TRUE(server::loadRealm(realm.world.dir).ok());
    EXPECT_EQ(realm.saidOf("LogEntry = 3650", "LogEntry = 30"), "");
    EXPECT_EQ(realm.saidOf("LogEntry = 3650\n", ""), "") << "its default counts";
}

TEST(RealmFile, ATypingErrorIsRefusedWithItsLine) {
    RealmFile realm;
    const auto expectRefused = [&](const std::string& from, const std::string& to, const std::string& word) {
        const std::string said = realm.saidOf(from, to);
        EXPECT_NE(said.find(word), std::string::npos) << from << " -> " << to << ": " << said;
        EXPECT_NE(said.find(", line "), std::string::npos) << said;
    };
    expectRefused("[retention]", "[retension]", "'retension'");
    expectRefused("[attachments]", "[attachmentsx]", "'attachmentsx'");
    expectRefused("day_mb", "day_mbx", "'day_mbx' in [attachments]");
    expectRefused("name =", "namex =", "'namex'");
    expectRefused("kind = '", "kind = 'x", "'kind' is wrong");
    expectRefused("LogEntry = 3650", "LogEntri = 3650", "'LogEntri'");
    for (const char* value : {"true", "'30'", "-1", "36501", "1.5", "[]", "2026-01-01"}) {
        expectRefused("LogEntry = 3650", std::string("LogEntry = ") + value, "days of 'LogEntry'");
        expectRefused("attachments_days = 0", std::string("attachments_days = ") + value, "'attachments_days'");
    }
    for (const char* value : {"true", "'30'", "-1", "1.5"})
        expectRefused("day_mb = ", std::string("day_mb = ") + value + " # ", "'day_mb' is no number");
}

TEST(RealmFile, CutInHalfItIsRefused) {
    RealmFile realm;
    const std::string cut = realm.good.substr(realm.good.find("[retention]"));
    EXPECT_NE(realm.saidOf(cut, "").find("[retention] is missing"), std::string::npos);
    EXPECT_NE(realm.saidOf("name = 'Probe'\n", "").find("'name' is missing"), std::string::npos) << realm.good;
}

TEST(RealmFile, AKeyOfMegabytesIsNotRepeatedWhole) {
    RealmFile realm;
    EXPECT_LT(realm.saidOf("[retention]\n", "[retention]\n" + std::string(1'000'000, 'a') + " = 1\n").size(), 600u);
}
