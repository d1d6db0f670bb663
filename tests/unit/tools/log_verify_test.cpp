// SPDX-License-Identifier: EUPL-1.2
// What lagewerk-log proves, attacked.

#include "broker/journal/verify.h"

#include <fstream>

#include "log_world.h"

using namespace log_test;

TEST(LogVerify, AWholeJournalIsTold) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    scribe.logs(3, 10);
    scribe.checkpoint();
    scribe.logs(1, 4);
    const auto result = verified({folder / "j.db", "", scribe.keyText(), ""});
    EXPECT_EQ(result.status, 0) << result.json.dump(1);
    EXPECT_EQ(result.json["records"], 36);
    EXPECT_EQ(result.json["first"], 1);
    EXPECT_EQ(result.json["last"], 36);
    EXPECT_EQ(result.json["broken"], Json::array());
    EXPECT_EQ(result.json["checkpoints"], 1);
    EXPECT_EQ(result.json["lastCheckpoint"]["sequence"], 31);
    EXPECT_EQ(result.json["unsignedRecords"], 5);
    EXPECT_EQ(result.json["publicKeyFrom"], "given");
}

TEST(LogVerify, OneFlippedBitAmongAMillionRecordsIsNamed) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    scribe.logs(200, 5000);
    scribe.checkpoint();
    { const auto closed = std::move(scribe.journal()); }
    std::streamoff at = 0;
    {
        const std::string content = contentOf(folder / "j.db");
        const auto found = content.find("entry 113.517 of");
        ASSERT_NE(found, std::string::npos);
        at = static_cast<std::streamoff>(found) + 1;
    }
    std::fstream file(folder / "j.db", std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(at);
    const char flipped = static_cast<char>(file.get() ^ 4);
    file.seekp(at);
    file.put(flipped);
    file.close();
    const auto result = verified({folder / "j.db", "", scribe.keyText(), ""});
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.json["records"], 1'000'002);
    ASSERT_EQ(result.json["broken"].size(), 1u) << result.json.dump(1);
    EXPECT_EQ(result.firstSequence(), 1u + 565'000 + 518);
    EXPECT_EQ(result.firstKind(), "changed");
}

TEST(LogVerify, OnlyAWitnessOfTheLastRecordProvesTheEnd) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    scribe.logs(3, 10);
    scribe.checkpoint();
    const auto middle = verified({folder / "j.db", "", scribe.keyText(), ""}).json;
    const std::string old = std::to_string(middle["last"].get<int>()) + ":" + middle["hash"].get<std::string>();
    EXPECT_EQ(middle["endProven"], false) << "nobody saw anything";
    scribe.logs(1, 4);
    const auto now = verified({folder / "j.db", "", scribe.keyText(), old}).json;
    EXPECT_EQ(now["whole"], true);
    EXPECT_EQ(now["endProven"], false) << "four records came behind what the witness saw: who says no more did?";
    EXPECT_EQ(now["witnessedThrough"], middle["last"]);
    const std::string end = std::to_string(now["last"].get<int>()) + ":" + now["hash"].get<std::string>();
    EXPECT_EQ(verified({folder / "j.db", "", scribe.keyText(), end}).json["endProven"], true);
}

TEST(LogVerify, AnotherKeyThanTheBrokersIsTold) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    scribe.logs(1, 3);
    scribe.checkpoint();
    const auto other = base::toHex(seal::SigningKey::generate().publicKey());
    const auto result = verified({folder / "j.db", "", other, ""});
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.firstKind(), "key");
    EXPECT_EQ(result.json["broken"][1]["kind"], "checkpoint");
    EXPECT_EQ(verified({folder / "j.db", "", "", ""}).json["publicKeyFrom"], "journal");
}

TEST(LogVerify, ACheckpointThatTheJournalDoesNotBearOutIsTold) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    scribe.logs(1, 3);
    scribe.checkpoint(true);
    const auto result = verified({folder / "j.db", "", scribe.keyText(), ""});
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.firstKind(), "checkpoint");
    EXPECT_EQ(result.firstSequence(), 5u);
}

// The whole chain computed anew, by somebody without the broker's key: as good a chain as any.
TEST(LogVerify, AJournalWrittenAnewWithoutTheKeyFailsAtItsFirstCheckpoint) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    scribe.logs(2, 5);
    scribe.checkpoint();
    auto forged = Scribe::opened(folder / "forged.db");
    const auto rows = scribe.journal().read(1, 1000);
    ASSERT_TRUE(rows.ok());
    for (const auto& row : rows.value()) {
        auto payload = row.payload;
        if (row.sequence == 4) payload[payload.size() - 1] ^= 1;
        const std::vector<journal::Entry> entry{{row.header, payload}};
        ASSERT_TRUE(forged.append(entry).ok());
    }
    EXPECT_TRUE(journal::verify(folder / "forged.db").value().good()) << "the chain alone is blind to this";
    const auto result = verified({folder / "forged.db", "", scribe.keyText(), ""});
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.firstKind(), "checkpoint");
    EXPECT_EQ(result.firstSequence(), 12u);
}

TEST(LogVerify, AWitnessShowsThatTheEndWasCutOffOrWrittenAnew) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    scribe.logs(1, 5);
    const std::string early =
        std::to_string(scribe.journal().lastSequence()) + ":" + base::toHex(scribe.journal().lastHash());
    scribe.logs(1, 5);
    const std::string hash = base::toHex(scribe.journal().lastHash());
    EXPECT_EQ(verified({folder / "j.db", "", "", "11:" + hash}).status, 0);
    auto cut = verified({folder / "j.db", "", "", "12:" + hash});
    EXPECT_EQ(cut.status, 1);
    EXPECT_EQ(cut.firstKind(), "truncated");
    EXPECT_EQ(cut.firstSequence(), 12u);
    auto anew = verified({folder / "j.db", "", "", "10:" + hash});
    EXPECT_EQ(anew.firstKind(), "rewritten");
    EXPECT_EQ(anew.firstSequence(), 10u);
    // As a dispatcher keeps them, and one a line; half a line at the end is one that was being written.
    writeTo(folder / "w.jsonl", "{\"sequence\":11,\"hash\":\"" + hash + "\"}\n" + early + "\n{\"sequ");
    EXPECT_EQ(verified({folder / "j.db", "", "", folder / "w.jsonl"}).json["witnesses"], 2);
    EXPECT_EQ(verified({folder / "j.db", "", "", folder / "w.jsonl"}).status, 0);
    writeTo(folder / "w.jsonl", "nonsense\n" + early + "\n");
    EXPECT_EQ(tools::verifyLog({folder / "j.db", "", "", folder / "w.jsonl"}), 64);
    // Nothing is called truncated because of another realm's checkpoints, nor whole because there are none.
    const std::string line = "{\"sequence\":900,\"hash\":\"" + hash + "\",\"realm\":\"";
    writeTo(folder / "w.jsonl", line + "live:" + std::string(32, 'a') + "\"}\n");
    EXPECT_EQ(tools::verifyLog({folder / "j.db", "", "", folder / "w.jsonl"}), 64);
    const auto rows = scribe.journal().read(1, 1);
    const auto first = wire::decodeRecord(rows.value().front().header);
    writeTo(folder / "w.jsonl", line + std::get<wire::Record>(first).envelope.realm.text() + "\"}\n");
    EXPECT_EQ(verified({folder / "j.db", "", "", folder / "w.jsonl"}).firstKind(), "truncated");
    writeTo(folder / "w.jsonl", "\n");
    EXPECT_EQ(tools::verifyLog({folder / "j.db", "", "", folder / "w.jsonl"}), 64);
}

TEST(LogVerify, ABrokenPageIsNamedWithItsPlaceAndTheRecordsThatAreGone) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    scribe.logs(400, 20);
    { const auto closed = std::move(scribe.journal()); }
    std::string bytes = contentOf(folder / "j.db");
    // A leaf of the table: its head says that it has no known kind.
    const std::size_t size = static_cast<unsigned char>(bytes[16]) * 256u + static_cast<unsigned char>(bytes[17]);
    const std::size_t page = bytes.size() / size / 2;
    std::size_t leaf = 0;
    for (std::size_t p = page; p < bytes.size() / size && leaf == 0; ++p)
        if (bytes[p * size] == 13) leaf = p;
    ASSERT_GT(leaf, 0u);
    bytes[leaf * size] = 99;
    writeTo(folder / "j.db", bytes);
    const auto result = verified({folder / "j.db", "", "", ""});
    EXPECT_EQ(result.status, 1);
    bool hasPage = false, hasRange = false;
    for (const auto& broken : result.json["broken"]) {
        if (broken["kind"] == "structure" && broken.contains("page")) hasPage = hasPage || broken["page"] == leaf + 1;
        if (broken["kind"] == "unreadable") hasRange = broken.contains("last") && broken["last"] > broken["sequence"];
    }
    EXPECT_TRUE(hasPage) << result.json.dump(1);
    EXPECT_TRUE(hasRange) << result.json.dump(1);
    EXPECT_EQ(result.json["last"], 8001) << "what stands behind the hole is looked at, too";
}

// A copy that broke off, or whose last pages never reached the disk: what is missing is said in numbers that mean
// something.
TEST(LogVerify, ATornEndNamesNoRecordThatNeverWas) {
    Folder folder;
    const std::string file = folder / "j.db";
    constexpr std::uint64_t last = 801;
    {
        Scribe scribe(file);
        scribe.logs(40, 20);
        const auto closed = std::move(scribe.journal());
    }
    const auto whole = fs::file_size(file);
    for (const std::uintmax_t cut : {100, 1000, 3000, 5000, 9000, 20'000, 40'000, 60'000})
        for (const bool isZeroed : {false, true}) {
            ASSERT_LT(cut, whole);
            const std::string torn = folder / "torn.db";
            fs::copy_file(file, torn, fs::copy_options::overwrite_existing);
            fs::resize_file(torn, whole - cut);
            if (isZeroed) fs::resize_file(torn, whole);
            const auto told = verified({torn, "", "", ""});
            EXPECT_EQ(told.status, 1) << cut;
            for (const auto& one : told.json["broken"]) {
                const bool isOfTheFile = one["kind"] == "structure" || one["kind"] == "unreadable";
                EXPECT_GE(one["sequence"].get<std::uint64_t>(), isOfTheFile ? 0u : 1u) << cut << ": " << one;
                EXPECT_LE(one["sequence"].get<std::uint64_t>(), last + 1) << cut << ": " << one;
                EXPECT_NE(one["kind"], "inserted") << cut << ": " << one;
            }
        }
}

TEST(LogVerify, AFileThatIsNoDatabaseIsBrokenAndAMissingOneIsNoFile) {
    Folder folder;
    writeTo(folder / "j.db", std::string(5000, 'x'));
    const auto result = verified({folder / "j.db", "", "", ""});
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.firstKind(), "unreadable");
    EXPECT_EQ(tools::verifyLog({folder / "none.db", "", "", ""}), 2);
}
