// SPDX-License-Identifier: EUPL-1.2

// What verify says of a journal from which payloads were deleted.

#include "log_world.h"

namespace {

using namespace log_test;

constexpr std::uint16_t kRefused = 203;  // the scribe's log entries are the broker's: core lets none of them count

wire::Envelope redactedOf(Scribe& scribe, std::uint64_t first, std::uint64_t last, bool namesVerdicts = true) {
    wire::Redacted what{{{first, last}}, {}, "order", "Art. 17 DSGVO", "p:admin"};
    for (std::uint64_t i = first; i <= last && namesVerdicts; ++i) what.refused.push_back({i, kRefused});
    return scribe.envelope(wire::Kind::Redacted, wire::encodePayload(what));
}
std::vector<journal::Removal> removalsOf(std::uint64_t first, std::uint64_t last) {
    std::vector<journal::Removal> removals;
    for (std::uint64_t i = first; i <= last; ++i) removals.push_back({i, kRefused});
    return removals;
}

TEST(LogRedact, ADeletionThatIsToldIsReportedWithRuleAndReason) {
    Folder folder;
    const std::string file = folder / "j.db";
    Scribe scribe(file);
    scribe.logs(3, 4);
    scribe.add(redactedOf(scribe, 4, 6));
    scribe.write(removalsOf(4, 6));
    scribe.checkpoint();
    const auto result = verified({file, "", scribe.keyText(), ""});
    EXPECT_EQ(result.status, 0) << result.json.dump(1);
    EXPECT_EQ(result.json["redacted"], 3);
    ASSERT_EQ(result.json["redactions"].size(), 1u);
    const auto& one = result.json["redactions"][0];
    EXPECT_EQ(one["records"], Json::parse("[[4,6]]"));
    EXPECT_EQ(one["rule"], "order");
    EXPECT_EQ(one["reason"], "Art. 17 DSGVO");
    EXPECT_EQ(one["by"], "p:admin");
}

TEST(LogRedact, ADeletionThatNobodyTellsIsDamage) {
    Folder folder;
    const std::string file = folder / "j.db";
    Scribe scribe(file);
    scribe.logs(3, 4);
    scribe.addLog("nothing to see here");
    scribe.write(removalsOf(5, 5));
    const auto result = verified({file, "", scribe.keyText(), ""});
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.firstKind(), "removed");
    EXPECT_EQ(result.firstSequence(), 5u);
}

TEST(LogRedact, ATellingOfWhatIsThereAndAnotherVerdictAreDamage) {
    Folder folder;
    const std::string file = folder / "j.db";
    Scribe scribe(file);
    scribe.logs(3, 4);
    scribe.add(redactedOf(scribe, 4, 6));
    scribe.write(removalsOf(4, 5));
    const auto untrue = verified({file, "", scribe.keyText(), ""});
    EXPECT_EQ(untrue.status, 1);
    EXPECT_EQ(untrue.firstKind(), "redacted");
    const std::string otherFile = folder / "k.db";
    Scribe other(otherFile);
    other.logs(3, 4);
    other.add(redactedOf(other, 4, 6, false));
    other.write(removalsOf(4, 6));
    const auto verdict = verified({otherFile, "", other.keyText(), ""});
    EXPECT_EQ(verdict.status, 1);
    EXPECT_EQ(verdict.firstSequence(), 4u);
    EXPECT_EQ(verdict.firstKind(), "redacted");
}

TEST(LogRedact, EvidenceThatIsGoneIsDamageEvenWhenItIsTold) {
    Folder folder;
    const std::string file = folder / "j.db";
    Scribe scribe(file);
    scribe.logs(1, 4);
    scribe.checkpoint();
    scribe.add(scribe.envelope(wire::Kind::Redacted,
                               wire::encodePayload(wire::Redacted{{{6, 6}}, {}, "order", "cover-up", "p:admin"})));
    scribe.write({{6, 0}});
    const auto result = verified({file, "", scribe.keyText(), ""});
    EXPECT_EQ(result.status, 1);
    bool isNamed = false;
    for (const auto& one : result.json["broken"])
        isNamed = isNamed || one["why"].get<std::string>().find("may not be deleted") != std::string::npos;
    EXPECT_TRUE(isNamed) << result.json["broken"].dump(1);
}

TEST(LogRedact, AnExportHoldsNothingOfItAndStillProvesItself) {
    Folder folder;
    const std::string file = folder / "j.db", out = folder / "j.jsonl";
    Scribe scribe(file);
    scribe.logs(3, 4);
    scribe.add(redactedOf(scribe, 4, 6));
    scribe.write(removalsOf(4, 6));
    scribe.checkpoint();
    (void)said([&] { EXPECT_EQ(tools::exportLog({file, "jsonl", out}), 0); });
    const std::string text = contentOf(out);
    EXPECT_EQ(text.find("entry 0.2 of many"), std::string::npos);
    EXPECT_NE(text.find("entry 0.1 of many"), std::string::npos);
    const auto result = verified({"", out, scribe.keyText(), ""});
    EXPECT_EQ(result.status, 0) << result.json.dump(1);
    EXPECT_EQ(result.json["redacted"], 3);
}

}  // namespace
