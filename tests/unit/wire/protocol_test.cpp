// SPDX-License-Identifier: EUPL-1.2

// PROTOCOL.md says what the code does: its tables, limits, rejections and byte examples are compared with what the code
// makes. SNAP_UPDATE=1 writes the made parts anew.

#include <gtest/gtest.h>

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "broker/wire/internal/codec_describe.h"
#include "broker/wire/limits.h"
#include "raw.h"
#include "samples.h"

namespace {

namespace limits = wire::limits;

std::filesystem::path wireFolder() { return std::filesystem::path(LAGEWERK_SOURCE_DIR) / "broker/wire"; }

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string decimal(std::int64_t value) {
    std::array<char, 24> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

struct Limit {
    const char* name;
    std::int64_t value;
    const char* meaning;
};

std::vector<Limit> limitRows() {
    return {{"kProtocolVersion", limits::kProtocolVersion, "version of this protocol"},
            {"kPayloadBytesMax", limits::kPayloadBytesMax, "bytes of a payload"},
            {"kEnvelopeBytesMax", limits::kEnvelopeBytesMax, "bytes of an envelope"},
            {"kFrameBytesMax", limits::kFrameBytesMax, "bytes of a frame; a longer one ends the connection"},
            {"kSubmitEnvelopesMax", limits::kSubmitEnvelopesMax, "envelopes in a Submit"},
            {"kRedactedMax", limits::kRedactedMax, "records of one order to delete"},
            {"kBatchRecordsMax", limits::kBatchRecordsMax, "records in a Batch"},
            {"kBatchBytesTarget", limits::kBatchBytesTarget, "bytes after which a Batch is closed"},
            {"kCauseMax", limits::kCauseMax, "causes of an envelope"},
            {"kNameBytesMax", limits::kNameBytesMax, "bytes of a name"},
            {"kTextBytesMax", limits::kTextBytesMax, "bytes of any one text"},
            {"kRuleTextBytesMax", limits::kRuleTextBytesMax, "bytes of a RuleSet's text"},
            {"kIncidentRecordsMax", limits::kIncidentRecordsMax, "records that an Incident or an IncidentAct names"},
            {"kRingPointsMax", limits::kRingPointsMax, "corners of a ring"},
            {"kAreaPolygonsMax", limits::kAreaPolygonsMax, "polygons of an area; rings of a polygon"},
            {"kFollowersMax", limits::kFollowersMax, "followers of one broker"},
            {"kFollowerCreditMax", limits::kFollowerCreditMax, "records in flight to one follower"},
            {"kOutboxEnvelopesMax", limits::kOutboxEnvelopesMax, "envelopes waiting in an outbox"},
            {"kMergedKindsMax", limits::kMergedKindsMax, "kinds that a Batch may merge"},
            {"kSnapshotBytesMax", limits::kSnapshotBytesMax, "bytes of a snapshot"},
            {"kSnapshotPartBytes", limits::kSnapshotPartBytes, "bytes of a part of it"},
            {"kAttachmentBytesMax", limits::kAttachmentBytesMax, "bytes of an attached file"},
            {"kAttachmentsMax", limits::kAttachmentsMax, "files that a record names"},
            {"kAttachmentPieceBytes", limits::kAttachmentPieceBytes, "bytes of a piece of a file"},
            {"kMaintenanceMsMax", limits::kMaintenanceMsMax, "ms that a station's maintenance lasts, or begins ahead"},
            {"kMsgpackDepthMax", limits::kMsgpackDepthMax, "lists and maps within each other, the outermost counted"},
            {"kListMax", limits::kListMax, "entries of a list or table without a bound of its own"},
            {"kMapKeysMax", limits::kMapKeysMax, "keys of any one map, unknown ones included"},
            {"kNumberAbsMax", static_cast<std::int64_t>(limits::kNumberAbsMax), "size of a number"},
            {"kTimeMsMin", limits::kTimeMsMin, "earliest time, ms"},
            {"kTimeMsMax", limits::kTimeMsMax, "latest time, ms"},
            {"kClockFutureMs", limits::kClockFutureMs, "observedAt ahead of acceptedAt by more: flag 1, ms"},
            {"kClockLateMs", limits::kClockLateMs, "observedAt behind acceptedAt by more: flag 2, ms"}};
}

std::string limitTable() {
    std::string table = "| limit | value | what |\n|---|---|---|\n";
    for (const Limit& limit : limitRows())
        table += std::string("| ") + limit.name + " | " + decimal(limit.value) + " | " + limit.meaning + " |\n";
    return table;
}

/// Tables from the one named `first` up to the one before `end`.
std::string tables(const std::string& first, const std::string& end) {
    std::string text;
    bool inside = false;
    for (const auto& table : wire::codec::fieldTables()) {
        if (table.name.starts_with(first)) inside = true;
        if (!end.empty() && table.name.starts_with(end)) break;
        if (!inside) continue;
        text += "**" + table.name + "**\n\n";
        text += table.rows.empty() ? "An empty map.\n\n"
                                   : "| key | | type | meaning |\n|---|---|---|---|\n" + table.rows + "\n";
    }
    return text;
}

std::string example(const std::string& name, base::BytesView bytes) {
    const std::string hex = base::toHex(bytes);
    std::string text = name + ":\n```\n";
    for (std::size_t i = 0; i < hex.size(); i += 96) text += hex.substr(i, 96) + "\n";
    return text + "```\n";
}

std::string examples() {
    const auto sparse = samples::sparseEnvelope();
    return example("Payload of a Reading of 312.5 cm", sparse.payload) +
           example("Envelope with that Reading, from station:AUE-ALTSTADT", wire::encode(sparse)) +
           example("Hello", wire::encodeVerb(wire::Hello{1, samples::realm(), "lagewerk-agent 0.1.0"})) +
           example("Submit of that envelope", wire::encodeVerb(wire::Submit{{wire::encode(sparse)}})) +
           example("Accepted up to counter 1", wire::encodeVerb(wire::Accepted{0x0102030405060708ULL, 1, {}, 0})) +
           example("Follow from the beginning", wire::encodeVerb(wire::Follow{1, {}, 2000})) +
           example("Follow from record 4712, one operation in one box, thinned when 500 records behind",
                   wire::encodeVerb(wire::Follow{
                       4712, {}, 4000, 500, "2026-0417", wire::GeoBox{{513000000, 67000000}, {515000000, 69000000}}})) +
           example("Batch without records, in which 110 readings were merged to newer ones",
                   wire::encodeVerb(wire::Batch{{}, 4711, 4800, {{wire::Kind::Reading, 110, 4600, 4710}}})) +
           example("Payload of a LogEntry that names a photo of 3 MiB",
                   wire::encodePayload(wire::LogEntry{"Riss", {}, {}, {samples::attachment()}})) +
           example("AttachmentGive: how far is it there?",
                   wire::encodeVerb(wire::AttachmentGive{samples::attachment().hash, 0, {}})) +
           example("AttachmentState: go on at byte 262144",
                   wire::encodeVerb(wire::AttachmentState{samples::attachment().hash, 262'144,
                                                          samples::attachment().size, wire::AttachmentPhase::Wanted})) +
           example("AttachmentGive of three bytes there",
                   wire::encodeVerb(wire::AttachmentGive{samples::attachment().hash, 262'144, {1, 2, 3}})) +
           example("AttachmentAsk for the piece behind them, at most 64 KiB",
                   wire::encodeVerb(wire::AttachmentAsk{samples::attachment().hash, 262'147, 65'536})) +
           example("Signed bytes of the full envelope in bytes.txt", wire::signedBytes(samples::fullEnvelope()));
}

std::string replaced(std::string text, const std::string& section, const std::string& content) {
    const std::string head = "<!-- made: " + section + " -->\n";
    const auto from = text.find(head);
    const auto to = text.find("<!-- end -->", from);
    EXPECT_NE(from, std::string::npos) << section;
    EXPECT_NE(to, std::string::npos) << section;
    if (from == std::string::npos || to == std::string::npos) return text;
    return text.replace(from + head.size(), to - from - head.size(), content);
}

TEST(Protocol, TablesLimitsAndExamplesAreThoseOfTheCode) {
    const auto file = wireFolder() / "PROTOCOL.md";
    const std::string before = contentOf(file);
    std::string text = replaced(before, "verbs", tables("Hello", "RealmFounded"));
    text = replaced(text, "envelope", tables("Envelope", "Record"));
    text = replaced(text, "record", tables("Record", "Hello"));
    text = replaced(text, "payloads", tables("RealmFounded", ""));
    text = replaced(text, "limits", limitTable());
    text = replaced(text, "examples", examples());
    if (std::getenv("SNAP_UPDATE")) std::ofstream(file) << text;
    EXPECT_EQ(text, contentOf(file)) << "run with SNAP_UPDATE=1 and review the difference";
}

TEST(Protocol, EveryLimitIsInTheTable) {
    const std::string header = contentOf(wireFolder() / "limits.h");
    std::set<std::string> inTable;
    for (const Limit& limit : limitRows()) inTable.insert(limit.name);
    const std::regex pattern("constexpr [a-z_0-9:]+ (k[A-Za-z]+) =");
    std::size_t found = 0;
    for (std::sregex_iterator at(header.begin(), header.end(), pattern), end; at != end; ++at, ++found)
        EXPECT_TRUE(inTable.contains((*at)[1])) << (*at)[1];
    EXPECT_EQ(found, inTable.size());
}

TEST(Protocol, EveryRejectionIsExplainedUnderItsNumber) {
    const std::string header = contentOf(wireFolder() / "rejection.h");
    const std::string document = contentOf(wireFolder() / "PROTOCOL.md");
    const std::regex pattern("\n    ([A-Z][A-Za-z]+) = ([0-9]+),");
    std::size_t found = 0;
    for (std::sregex_iterator at(header.begin(), header.end(), pattern), end; at != end; ++at) {
        if ((*at)[2] == "0") continue;
        ++found;
        const std::string row = "\n| " + (*at)[2].str() + " | " + (*at)[1].str() + " | ";
        EXPECT_NE(document.find(row), std::string::npos) << row;
    }
    EXPECT_GE(found, 30u);
}

/// The envelope of the example, put together by hand from the document alone.
TEST(Protocol, StrangerWithoutThisCodeMakesAnEnvelopeThatIsTaken) {
    std::string realm("\x02", 1), id("\x01", 1);
    for (int i = 0; i < 16; ++i) realm += static_cast<char>(16 + i);
    for (int i = 0; i < 16; ++i) id += static_cast<char>(128 + i);
    id += raw::bigEndian(0x0102030405060708ULL, 8) + raw::bigEndian(1, 8);
    const auto envelope = raw::map({{"for", raw::text("station:AUE-ALTSTADT")},
                                    {"realm", raw::bin(realm)},
                                    {"id", raw::bin(id)},
                                    {"kind", raw::whole(20)},
                                    {"ver", raw::whole(1)},
                                    {"at", raw::whole(samples::sparseEnvelope().observedAt.ms)},
                                    {"cause", raw::list({})},
                                    {"pay", raw::bin(raw::reading())}});
    const auto frame = raw::list({raw::whole(2), raw::map({{"envs", raw::list({raw::bin(envelope)})}})});
    const auto verb = wire::decodeVerb(raw::bytes(frame));
    ASSERT_TRUE(std::holds_alternative<wire::Verb>(verb));
    const auto& submit = std::get<wire::Submit>(std::get<wire::Verb>(verb));
    const auto decoded = wire::decodeEnvelope(submit.envelopes.at(0));
    ASSERT_TRUE(std::holds_alternative<wire::Envelope>(decoded));
    const auto& taken = std::get<wire::Envelope>(decoded);
    EXPECT_EQ(taken.id, samples::sparseEnvelope().id);
    EXPECT_EQ(taken.realm, samples::realm());
    EXPECT_EQ(wire::payloadOf<wire::Reading>(taken)->value, 312.5);
    EXPECT_FALSE(wire::checkPayload(taken.kind, taken.version, taken.payload).has_value());
}

}  // namespace
