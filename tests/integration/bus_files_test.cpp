// SPDX-License-Identifier: EUPL-1.2
// A photo on its way over a bad network to a broker that is killed, and what becomes of it afterwards.

#include <signal.h>

#include <charconv>

#include "broker/base/random.h"
#include "broker/wire/attachment.h"
#include "broker/wire/codec.h"
#include "tests/integration/bus_pipe.h"
#include "tests/integration/bus_world.h"

using namespace bus_test;

namespace {

constexpr std::size_t kMiB = 1024 * 1024;

base::Bytes photoOf(std::size_t size, std::uint64_t seed) {
    base::SeededRandom random(seed);
    base::Bytes bytes(size);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random.next());
    return bytes;
}
wire::Attachment aboutOf(const base::Bytes& bytes) {
    return {seal::sha256(bytes), "image/jpeg", bytes.size(), "deich.jpg"};
}
std::uint16_t portOf(const std::string& endpoint) {
    std::uint16_t port = 0;
    const auto colon = endpoint.rfind(':');
    std::from_chars(endpoint.data() + colon + 1, endpoint.data() + endpoint.size(), port);
    return port;
}
wire::MessageId sayReport(const World& world, client::BusLink& link, std::vector<wire::Attachment> files,
                          wire::Priority priority = wire::Priority::Routine) {
    wire::Report report;
    report.from = "A";
    report.to = "S2";
    report.text = files.empty() ? "Deich bricht" : "Riss im Deich, siehe Foto";
    report.priority = priority;
    report.writtenAt = world.clock.now();
    report.attachments = std::move(files);
    client::Submission submission;
    submission.kind = wire::Kind::Report;
    submission.source = "station:A";
    submission.observedAt = world.clock.now();
    submission.payload = wire::encodePayload(report);
    auto id = link.submit(submission);
    if (!id) World::give(id.failure().text());
    return id.value();
}

/// What a link says of its files and of what was accepted.
struct FileParty {
    std::unique_ptr<client::BusLink> link;
    std::map<wire::MessageId, std::int64_t> acceptedAtNs;
    std::uint64_t through = 0;
    bool isWhole = false;
    std::optional<client::AttachmentHeard> heard;

    void look(const World& world, int waitMs) {
        for (auto& event : link->poll(waitMs)) {
            if (const auto* a = std::get_if<client::AcceptedIds>(&event))
                for (const auto& id : a->ids) acceptedAtNs.emplace(id, world.clock.monotonicNs());
            if (const auto* g = std::get_if<client::AttachmentGiven>(&event)) {
                through = std::max(through, g->through);
                isWhole = isWhole || g->state == wire::AttachmentPhase::Whole;
            }
            if (auto* h = std::get_if<client::AttachmentHeard>(&event)) heard = std::move(*h);
        }
    }
};

std::optional<base::Bytes> fetched(World& world, const client::Identity& identity, const wire::Hash& hash) {
    FileParty reader{world.linkOf(identity), {}, 0, false, {}};
    reader.link->fetch(hash);
    (void)world.until([&] { return reader.heard && reader.heard->state != wire::AttachmentPhase::Wanted; },
                      [&] { reader.look(world, 20); });
    return reader.heard ? reader.heard->bytes : std::nullopt;
}

Ran logTool(const World& world, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), programPath("lagewerk-log"));
    return runToEnd(arguments, world.dir / "log.out");
}

}  // namespace

TEST(BusFiles, APhotoArrivesWholeThroughBrokenConnectionsAndAKilledBrokerAndAnAlertGoesFirst) {
    World world;
    world.startBroker();
    auto identity = world.enrol("one");
    Pipe pipe(portOf(identity.endpoint));
    identity.endpoint = "tcp://127.0.0.1:" + std::to_string(pipe.port());
    const auto photo = photoOf(3 * kMiB, 7);
    const auto file = aboutOf(photo);
    client::LinkOptions options;
    options.outbox = world.dir / "outbox.db";
    options.timeoutMs = 1000;
    FileParty giver{world.linkOf(identity, options), {}, 0, false, {}};
    ASSERT_TRUE(giver.link->give(file, photo).ok());
    const auto report = sayReport(world, *giver.link, {file});
    // 4 KiB a turn: the photo takes long enough to be cut off.
    const auto turn = [&] {
        pipe.turn(4096);
        giver.look(world, 0);
    };
    ASSERT_TRUE(world.until([&] { return giver.acceptedAtNs.contains(report); }, turn));
    EXPECT_EQ(giver.through, 0u) << "the file went before its record";
    int cuts = 0;
    for (std::uint64_t next = 300'000; next < photo.size(); next += 500'000, ++cuts) {
        SCOPED_TRACE("cut " + std::to_string(cuts));
        ASSERT_TRUE(world.until([&] { return giver.through >= next; }, turn));
        EXPECT_FALSE(giver.isWhole);
        if (cuts == 1) {
            world.killBroker();
            pipe.breakAll();
            world.startBroker();
        } else if (cuts == 3) {
            // The sender is killed, too: what it keeps beside its outbox goes on.
            giver.link.reset();
            giver.link = world.linkOf(identity, options);
        } else {
            pipe.breakAll();
        }
        if (cuts != 2) continue;
        const std::uint64_t before = giver.through;
        const auto alert = sayReport(world, *giver.link, {}, wire::Priority::Flash);
        ASSERT_TRUE(world.until([&] { return giver.acceptedAtNs.contains(alert); }, turn));
        EXPECT_LE(giver.through, before + 600'000) << "the file went on before the alert was accepted";
        EXPECT_FALSE(giver.isWhole);
    }
    EXPECT_GE(cuts, 5);
    ASSERT_TRUE(world.until([&] { return giver.isWhole; }, turn));
    EXPECT_LT(pipe.moved(), 2 * photo.size()) << "it began again with each cut";
    const auto there = fetched(world, world.identityOf("fusion"), file.hash);
    ASSERT_TRUE(there.has_value());
    EXPECT_TRUE(*there == photo);
}

TEST(BusFiles, VerifyExportBackupRestoreAndAnOrderToDeleteKnowTheFiles) {
    World world;
    world.startBroker();
    const auto identity = world.enrol("one");
    FileParty giver{world.linkOf(identity), {}, 0, false, {}};
    const auto first = photoOf(300'000, 1), second = photoOf(200'000, 2), never = photoOf(1000, 3);
    for (const auto* photo : {&first, &second}) {
        giver.isWhole = false;
        ASSERT_TRUE(giver.link->give(aboutOf(*photo), *photo).ok());
        sayReport(world, *giver.link, {aboutOf(*photo)});
        ASSERT_TRUE(world.until([&] { return giver.isWhole; }, [&] { giver.look(world, 20); }));
    }
    const auto missing = sayReport(world, *giver.link, {aboutOf(never)});
    ASSERT_TRUE(world.until([&] { return giver.acceptedAtNs.contains(missing); }, [&] { giver.look(world, 20); }));

    const std::string journal = (world.realm / "journal.db").string();
    auto verified = logTool(world, {"verify", "--journal", journal});
    EXPECT_EQ(verified.status, 0) << verified.output;
    EXPECT_NE(verified.output.find("\"present\": 2"), std::string::npos) << verified.output;
    EXPECT_NE(verified.output.find("\"missing\": 1"), std::string::npos) << verified.output;

    const fs::path folder = world.dir / "files";
    const auto exported = logTool(world, {"export", "--journal", journal, "--out", (world.dir / "x.jsonl").string(),
                                          "--attachments", folder.string()});
    EXPECT_EQ(exported.status, 0) << exported.output;
    const std::string name = base::toHex(aboutOf(first).hash) + ".jpg";
    EXPECT_EQ(textOf(folder / name), std::string(first.begin(), first.end()));

    const fs::path copy = world.dir / "copy", elsewhere = world.dir / "elsewhere";
    ASSERT_EQ(logTool(world, {"backup", "--realm", world.realm.string(), "--out", copy.string()}).status, 0);
    ASSERT_EQ(logTool(world, {"restore", "--from", copy.string(), "--realm", elsewhere.string()}).status, 0);
    verified = logTool(world, {"verify", "--journal", (elsewhere / "journal.db").string()});
    EXPECT_EQ(verified.status, 0) << verified.output;
    EXPECT_NE(verified.output.find("\"present\": 2"), std::string::npos) << verified.output;

    // One bit of a stored file.
    {
        std::fstream stored(elsewhere / "attachments.db", std::ios::in | std::ios::out | std::ios::binary);
        const std::string all{std::istreambuf_iterator<char>(stored), {}};
        const std::string part(first.begin() + 1000, first.begin() + 1064);
        const auto at = all.find(part);
        ASSERT_NE(at, std::string::npos);
        stored.clear();
        stored.seekp(static_cast<std::streamoff>(at + 5));
        stored.put(static_cast<char>(all[at + 5] ^ 8));
    }
    verified = logTool(world, {"verify", "--journal", (elsewhere / "journal.db").string()});
    EXPECT_EQ(verified.status, 1) << verified.output;
    EXPECT_NE(verified.output.find("the file " + base::toHex(aboutOf(first).hash)), std::string::npos)
        << verified.output;

    const auto ordered = runToEnd({programPath("lagewerk-keys"), "redact", "--realm", world.realm.string(),
                                   "--attachment", base::toHex(aboutOf(first).hash), "--reason", "zeigt Gesichter"},
                                  world.dir / "keys.log", world.kPassphrase);
    ASSERT_EQ(ordered.status, 0) << ordered.output;
    EXPECT_NE(ordered.output.find("0 records said, 1 files"), std::string::npos) << ordered.output;
    const auto redact = [&](std::vector<std::string> what) {
        std::vector<std::string> call{programPath("lagewerk-keys"), "redact",   "--realm",
                                      world.realm.string(),         "--reason", "zeigt Gesichter"};
        call.insert(call.end(), what.begin(), what.end());
        return runToEnd(call, world.dir / "keys.log", world.kPassphrase);
    };
    const auto again = redact({"--attachment", base::toHex(aboutOf(first).hash)});
    EXPECT_EQ(again.status, 1) << "a mistyped hash must not look like a deletion";
    EXPECT_NE(again.output.find("nothing was deleted"), std::string::npos) << again.output;
    const auto evidence = redact({"--sequence", "1"});
    EXPECT_EQ(evidence.status, 1) << evidence.output;
    const auto many = redact({"--sequence", "1-1100"});
    EXPECT_EQ(many.status, 64) << many.output;
    EXPECT_NE(many.output.find("--yes"), std::string::npos) << many.output;
    EXPECT_EQ(redact({"--person", "p:nobody"}).status, 1);
    const std::string part(first.begin() + 1000, first.begin() + 1032);
    EXPECT_TRUE(world.until(
        [&] {
            for (const char* end : {"attachments.db", "attachments.db-wal"})
                if (textOf(world.realm / end).find(part) != std::string::npos) return false;
            return true;
        },
        [&] { giver.look(world, 50); }));
    EXPECT_FALSE(fetched(world, world.identityOf("fusion"), aboutOf(first).hash).has_value());
    EXPECT_TRUE(fetched(world, world.identityOf("fusion"), aboutOf(second).hash) == second);
    verified = logTool(world, {"verify", "--journal", journal});
    EXPECT_EQ(verified.status, 0) << verified.output;
    EXPECT_NE(verified.output.find("\"deleted\": 1"), std::string::npos) << verified.output;
}

TEST(BusFiles, TheAgentSendsAReportWithAFileAndKeepsItWhileThereIsNoBroker) {
    World world;
    world.startBroker();
    (void)world.enrol("one");
    world.killBroker();
    const fs::path note = world.dir / "notiz.txt";
    const std::string text = "Riss im Deich bei km 3,2\n";
    std::ofstream(note) << text;
    const std::string party = (world.realm / "parties" / "one").string();
    const std::vector<std::string> saying = {programPath("lagewerk-agent"), "report", "--identity", party};
    auto command = saying;
    for (const char* word : {"--station", "A", "--text", "siehe Notiz", "--attach", note.c_str(), "--wait-s", "1"})
        command.emplace_back(word);
    auto ran = runToEnd(command, world.dir / "agent.log");
    EXPECT_EQ(ran.status, 1) << ran.output;
    EXPECT_NE(ran.output.find("1 reports and 1 files are kept"), std::string::npos) << ran.output;
    fs::remove(note);
    world.startBroker();
    ran = runToEnd(saying, world.dir / "agent.log");
    EXPECT_EQ(ran.status, 0) << ran.output;
    const base::Bytes bytes(text.begin(), text.end());
    EXPECT_TRUE(fetched(world, world.identityOf("fusion"), seal::sha256(bytes)) == bytes) << ran.output;
    command[command.size() - 3] = "/nowhere/there.jpg";
    ran = runToEnd(command, world.dir / "agent.log");
    EXPECT_EQ(ran.status, 2) << ran.output;
    EXPECT_NE(ran.output.find("/nowhere/there.jpg"), std::string::npos) << ran.output;
}
