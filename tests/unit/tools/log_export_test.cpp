// SPDX-License-Identifier: EUPL-1.2
// What other programs get, and that it proves itself.

#include <fstream>

#include "broker/base/random.h"
#include "log_world.h"

using namespace log_test;

namespace {

std::string exportedLines(const Folder& folder, Scribe& scribe) {
    scribe.addLog("Keller, \"Schulstraße\"\nläuft voll; =1+1", wire::GeoPoint{514700000, 70900000});
    scribe.addLog("=HYPERLINK(\"x\")");
    scribe.write();
    scribe.logs(2, 5);
    scribe.checkpoint();
    EXPECT_EQ(tools::exportLog({folder / "j.db", "jsonl", folder / "j.jsonl"}), 0);
    return contentOf(folder / "j.jsonl");
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST(LogExport, JsonLinesProveThemselvesByThePublicKeyAlone) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    const std::string text = exportedLines(folder, scribe);
    fs::remove(folder / "j.db");
    const auto result = verified({"", folder / "j.jsonl", scribe.keyText(), ""});
    EXPECT_EQ(result.status, 0) << result.json.dump(1);
    EXPECT_EQ(result.json["records"], 14);
    EXPECT_EQ(result.json["checkpoints"], 1);
    const auto other = base::toHex(seal::SigningKey::generate().publicKey());
    EXPECT_EQ(verified({"", folder / "j.jsonl", other, ""}).status, 1);
    EXPECT_EQ(Json::parse(linesOf(text)[1])["payload"]["text"], "Keller, \"Schulstraße\"\nläuft voll; =1+1");
}

TEST(LogExport, AnyChangedByteOfAnExportIsNoticed) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    const std::string good = exportedLines(folder, scribe);
    base::SeededRandom random(5);
    for (int i = 0; i < 300; ++i) {
        std::string bad = good;
        const std::size_t at = random.below(bad.size());
        const char was = bad[at];
        if (was == '\n') continue;
        bad[at] = was == 'a' ? 'b' : 'a';
        writeTo(folder / "bad.jsonl", bad);
        // Upper or lower case of hexadecimal digits says the same; nothing else may.
        EXPECT_EQ(verified({"", folder / "bad.jsonl", scribe.keyText(), ""}).status, 1)
            << "byte " << at << ": " << bad.substr(at > 20 ? at - 20 : 0, 40);
    }
}

// Readers differ in which of the two they take: one of them would see what nobody said.
TEST(LogExport, AKeyThatStandsTwiceIsNoticed) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    auto lines = linesOf(exportedLines(folder, scribe));
    const auto verifiedWith = [&](const std::string& find, const std::string& put) {
        auto changed = lines;
        auto& line = changed[4];
        const auto at = line.find(find);
        EXPECT_NE(at, std::string::npos) << line;
        line.insert(at + find.size(), put);
        std::string text;
        for (const auto& one : changed) text += one + "\n";
        writeTo(folder / "bad.jsonl", text);
        return verified({"", folder / "bad.jsonl", scribe.keyText(), ""}).status;
    };
    EXPECT_EQ(verifiedWith("{", ""), 0);
    EXPECT_EQ(verifiedWith("{", R"("source":"station:FAKE",)"), 1) << "before the true one";
    EXPECT_EQ(verifiedWith(R"("payload":{)", R"("val":911.0,)"), 1) << "within the payload";
}

TEST(LogExport, RemovedInsertedAndExchangedLinesAreNamed) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    const auto lines = linesOf(exportedLines(folder, scribe));
    const auto verifiedWith = [&](std::vector<std::string> changed) {
        std::string text;
        for (const auto& line : changed) text += line + "\n";
        writeTo(folder / "bad.jsonl", text);
        return verified({"", folder / "bad.jsonl", scribe.keyText(), ""});
    };
    auto removed = lines;
    removed.erase(removed.begin() + 5);
    EXPECT_EQ(verifiedWith(removed).firstKind(), "removed");
    EXPECT_EQ(verifiedWith(removed).firstSequence(), 6u);
    auto twice = lines;
    twice.insert(twice.begin() + 6, twice[5]);
    EXPECT_EQ(verifiedWith(twice).firstKind(), "inserted");
    EXPECT_EQ(verifiedWith(twice).firstSequence(), 6u);
    auto exchanged = lines;
    std::swap(exchanged[5], exchanged[6]);
    EXPECT_EQ(verifiedWith(exchanged).status, 1);
    auto lie = lines;
    lie[3] = replaced(lie[3], "\"kind\":\"LogEntry\"", "\"kind\":\"Reading\"");
    EXPECT_EQ(verifiedWith(lie).firstSequence(), 4u);
    EXPECT_NE(verifiedWith(lie).json["broken"][0]["why"].get<std::string>().find("kind"), std::string::npos);
}

TEST(LogExport, ATableHasOneSafeRowPerRecordAndNamesTheCheckpoint) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    (void)exportedLines(folder, scribe);
    ASSERT_EQ(tools::exportLog({folder / "j.db", "csv", folder / "j.csv"}), 0);
    const std::string text = contentOf(folder / "j.csv");
    EXPECT_EQ(text.rfind("# lagewerk journal; realm=exercise:", 0), 0u);
    EXPECT_NE(text.find("checkpoint_sequence=13; checkpoint_hash="), std::string::npos);
    EXPECT_NE(text.find(",LogEntry,post:S2,,,203,\"Keller, \"\"Schulstraße\"\" läuft voll; =1+1\"\r\n"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find(",\"'=HYPERLINK(\"\"x\"\")\"\r\n"), std::string::npos) << text;
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2 + 14);
}

TEST(LogExport, AMapHasWhatHasAPlaceAndTheCheckpoint) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    (void)exportedLines(folder, scribe);
    ASSERT_EQ(tools::exportLog({folder / "j.db", "gpkg", folder / "j.gpkg"}), 0);
    const std::string bytes = contentOf(folder / "j.gpkg");
    EXPECT_EQ(bytes.rfind("SQLite format 3", 0), 0u);
    for (const char* word : {"positions", "zones", "lagewerk_journal", "checkpoint_hash", "Schulstraße"})
        EXPECT_NE(bytes.find(word), std::string::npos) << word;
    EXPECT_EQ(tools::exportLog({folder / "j.db", "gpkg", "-"}), 64);
}

TEST(LogExport, ATableOrAMapIsNotCalledDamagedButSaidToBeNothingToVerify) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    (void)exportedLines(folder, scribe);
    for (const char* format : {"csv", "gpkg"}) {
        const std::string file = folder / (std::string("j.") + format).c_str();
        ASSERT_EQ(tools::exportLog({folder / "j.db", format, file}), 0);
        tools::VerifyCall call;
        call.exported = file;
        EXPECT_EQ(tools::verifyLog(call), 64) << format;
    }
}

TEST(LogExport, NothingThatIsThereIsOverwrittenLeastOfAllTheJournal) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    (void)exportedLines(folder, scribe);
    const std::string journal = folder / "j.db", other = folder / "other.txt", link = folder / "link";
    std::ofstream(other) << "somebody's";
    fs::create_symlink(folder / "nowhere", link);
    const std::string before = contentOf(journal);
    for (const std::string& out : {journal, other, link, folder.path.string(), std::string("/dev/null")})
        for (const char* format : {"jsonl", "csv", "gpkg"})
            EXPECT_EQ(tools::exportLog({journal, format, out}), 64) << out;
    EXPECT_TRUE(contentOf(journal) == before);
    EXPECT_EQ(contentOf(other), "somebody's");
    EXPECT_TRUE(fs::is_symlink(link));
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST(LogExport, AnExportWithoutARecordIsNotWhole) {
    Folder folder;
    std::ofstream(folder / "empty.jsonl");
    std::ofstream(folder / "blank.jsonl") << "\n\n";
    tools::VerifyCall call;
    for (const char* file : {"empty.jsonl", "blank.jsonl"}) {
        call.exported = folder / file;
        EXPECT_EQ(tools::verifyLog(call), 1) << file;
    }
    for (const std::string& file : {folder.path.string(), std::string("/dev/zero"), folder / "none"}) {
        call.exported = file;
        EXPECT_EQ(tools::verifyLog(call), 2) << file;
    }
}

TEST(LogExport, NothingIsExportedFromADamagedJournal) {
    Folder folder;
    Scribe scribe(folder / "j.db");
    (void)exportedLines(folder, scribe);
    { const auto closed = std::move(scribe.journal()); }
    writeTo(folder / "j.db", replaced(contentOf(folder / "j.db"), "entry 1.3", "entry 1.4"));
    EXPECT_EQ(tools::exportLog({folder / "j.db", "csv", folder / "j2.csv"}), 1);
    EXPECT_FALSE(fs::exists(folder / "j2.csv"));
}
