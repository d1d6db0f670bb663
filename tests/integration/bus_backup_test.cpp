// SPDX-License-Identifier: EUPL-1.2
// The restore drill: copied while the broker runs under load, killed, restored elsewhere.

#include "tests/integration/bus_world.h"

using namespace bus_test;

namespace {

std::string hexOf(const client::Identity& identity) { return base::toHex(identity.brokerSignKey); }

client::LinkOptions keptIn(const fs::path& party) {
    client::LinkOptions options;
    options.outbox = party / "outbox.db";
    return options;
}

/// Kept on disk until it is accepted.
wire::MessageId sayKept(const World& world, Party& party, double value) {
    party.sayReading(world, value);
    client::Submission submission;
    submission.kind = wire::Kind::Report;
    submission.source = "station:A";
    submission.observedAt = world.clock.now();
    wire::Report report;
    report.from = "A";
    report.to = "S2";
    report.means = "Funk";
    report.subject = "Probe";
    report.text = "Probe";
    report.writtenAt = world.clock.now();
    submission.payload = wire::encodePayload(report);
    auto id = party.link->submit(submission);
    if (!id) World::give(id.failure().text());
    party.said.push_back(id.value());
    return id.value();
}

}  // namespace

TEST(BusBackup, ARealmCopiedUnderLoadIsRestoredElsewhereAndFollowersNotice) {
    World world;
    world.startBroker();
    const auto identity = world.enrol("one");
    Party sender{world.linkOf(identity, keptIn(world.realm / "parties/one")), {}, {}, {}, {}, {}};
    Party follower{world.linkOf(world.identityOf("fusion")), {}, {}, {}, {}, {}};
    follower.link->follow(1);
    const auto oldEpoch = sayKept(world, sender, 1).epoch();
    const auto turn = [&] {
        if (sender.link->waiting() < 200)
            for (int i = 0; i < 20; ++i) sender.sayReading(world, i);
        sender.look(1);
        follower.look(0);
    };
    ASSERT_TRUE(world.until([&] { return sender.accepted.size() > 500; }, turn));

    // The copy is made by another process while this one goes on talking to the broker.
    const fs::path copy = world.dir / "copy";
    auto backup = base::ChildProcess::start(
        {{programPath("lagewerk-log"), "backup", "--realm", world.realm.string(), "--out", copy.string()},
         world.dir / "backup.log",
         {}});
    ASSERT_TRUE(backup.ok());
    const std::size_t before = sender.accepted.size();
    ASSERT_TRUE(world.until([&] { return !backup.value().isAlive(); }, turn));
    ASSERT_TRUE(backup.value().end()->isClean()) << textOf(world.dir / "backup.log");
    EXPECT_GT(sender.accepted.size(), before) << "the broker stood still meanwhile";
    ASSERT_TRUE(world.until([&] { return sender.accepted.size() > before + 500; }, turn));
    ASSERT_TRUE(world.until([&] { return sender.link->waiting() == 0; },
                            [&] {
                                sender.look();
                                follower.look(0);
                            }));
    world.killBroker();
    EXPECT_FALSE(fs::exists(copy / "parties/one/outbox.db"));
    EXPECT_FALSE(fs::exists(copy / "broker/lock"));

    const fs::path restored = world.dir / "elsewhere";
    const auto ran =
        runToEnd({programPath("lagewerk-log"), "restore", "--from", copy.string(), "--realm", restored.string()},
                 world.dir / "restore.log");
    ASSERT_EQ(ran.status, 0) << ran.output;
    EXPECT_NE(ran.output.find("What was revoked or enrolled after"), std::string::npos) << ran.output;
    const auto verified = runToEnd({programPath("lagewerk-log"), "verify", "--journal",
                                    (restored / "journal.db").string(), "--public-key", hexOf(identity)},
                                   world.dir / "verify.log");
    EXPECT_EQ(verified.status, 0) << verified.output;
    world.realm = restored;
    world.startBroker();

    // Who followed is told, and begins again at the first record.
    follower.records.clear();
    ASSERT_TRUE(world.until([&] { return follower.rewound == 1; },
                            [&] {
                                follower.look();
                                sender.look(0);
                            }));
    // The device that lost its outbox counts in another epoch; nothing that it says is taken for said before.
    sender.link.reset();
    Party again{world.linkOf(world.identityOf("one"), keptIn(restored / "parties/one")), {}, {}, {}, {}, {}};
    EXPECT_NE(sayKept(world, again, 1).epoch(), oldEpoch);
    for (int i = 0; i < 48; ++i) again.sayReading(world, i);
    ASSERT_TRUE(world.until([&] { return again.accepted.size() == 50; },
                            [&] {
                                again.look();
                                follower.look(0);
                            }));
    const auto heard = [&](const wire::MessageId& id) {
        return std::count_if(follower.records.begin(), follower.records.end(),
                             [&](const wire::Record& record) { return record.envelope.id == id; });
    };
    ASSERT_TRUE(world.until([&] { return heard(again.said.back()) > 0; }, [&] { follower.look(); }));
    EXPECT_EQ(follower.records.front().sequence, 1u);
    for (const auto& id : again.said) EXPECT_EQ(heard(id), 1);
}

TEST(BusBackup, ADamagedOrForeignFolderIsNotRestoredAndNothingIsOverwritten) {
    World world;
    const fs::path copy = world.dir / "copy";
    const auto call = [&](std::vector<std::string> words) {
        words.insert(words.begin(), programPath("lagewerk-log"));
        return runToEnd(words, world.dir / "call.log");
    };
    ASSERT_EQ(call({"backup", "--realm", world.realm.string(), "--out", copy.string()}).status, 0);
    EXPECT_EQ(call({"backup", "--realm", world.realm.string(), "--out", copy.string()}).status, 1);
    for (const char* inside : {"copy", "parties/copy", "../realm/copy"}) {
        const auto answer = call({"backup", "--realm", world.realm.string(), "--out", (world.realm / inside).string()});
        EXPECT_EQ(answer.status, 1);
        EXPECT_NE(answer.output.find("inside the realm"), std::string::npos) << answer.output;
    }
    fs::rename(copy / "broker/sign.key", world.dir / "sign.key");
    const auto keyless = call({"restore", "--from", copy.string(), "--realm", (world.dir / "keyless").string()});
    EXPECT_EQ(keyless.status, 1);
    EXPECT_NE(keyless.output.find("lacks broker/sign.key"), std::string::npos) << keyless.output;
    EXPECT_FALSE(fs::exists(world.dir / "keyless"));
    fs::rename(world.dir / "sign.key", copy / "broker/sign.key");
    EXPECT_EQ(call({"restore", "--from", copy.string(), "--realm", world.realm.string()}).status, 1);
    EXPECT_EQ(call({"restore", "--from", world.realm.string(), "--realm", (world.dir / "new").string()}).status, 1);
    std::string bytes = textOf(copy / "journal.db");
    const auto at = bytes.find("Probe");
    ASSERT_NE(at, std::string::npos);
    bytes[at] ^= 1;
    std::ofstream(copy / "journal.db", std::ios::binary | std::ios::trunc) << bytes;
    const auto damaged = call({"restore", "--from", copy.string(), "--realm", (world.dir / "new").string()});
    EXPECT_EQ(damaged.status, 1);
    EXPECT_NE(damaged.output.find("record 1"), std::string::npos) << damaged.output;
    EXPECT_FALSE(fs::exists(world.dir / "new"));
    EXPECT_FALSE(fs::exists(world.dir / "new.part"));
}
