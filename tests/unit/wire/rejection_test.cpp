// SPDX-License-Identifier: EUPL-1.2

// Bad input: each is answered with a number, the field's path and what mends it. What is merely implausible passes.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "broker/wire/limits.h"
#include "raw.h"
#include "samples.h"

namespace {

using namespace wire;

void expectRejected(Kind kind, const raw::Piece& payload, RejectionCode code, const std::string& where) {
    const auto rejection = checkPayload(kind, 1, raw::bytes(payload));
    ASSERT_TRUE(rejection.has_value()) << "taken, though it should be refused at " << where;
    EXPECT_EQ(rejection->code, code) << rejection->where << ": " << rejection->what;
    EXPECT_EQ(rejection->where, where);
    EXPECT_FALSE(rejection->what.empty());
    EXPECT_FALSE(rejection->fix.empty());
}
void expectTaken(Kind kind, const raw::Piece& payload) {
    const auto rejection = checkPayload(kind, 1, raw::bytes(payload));
    EXPECT_FALSE(rejection.has_value()) << rejection->where << ": " << rejection->what;
}

raw::Piece unitReport(const raw::Piece& position, const raw::Piece& strength = {}) {
    std::vector<std::pair<std::string, raw::Piece>> fields{{"fms", raw::whole(4)},
                                                           {"pos", position},
                                                           {"call", raw::text("A")},
                                                           {"type", raw::text("LF")},
                                                           {"org", raw::text("")}};
    if (!strength.empty()) fields.emplace_back("strength", strength);
    return raw::map(fields);
}
raw::Piece point(std::int64_t lat, std::int64_t lon) { return raw::list({raw::whole(lat), raw::whole(lon)}); }

/// A zone whose only band covers `area`.
raw::Piece zone(const raw::Piece& area) {
    return raw::map({{"zone", raw::text("z")},
                     {"kind", raw::whole(1)},
                     {"bands", raw::list({raw::map({{"from", raw::whole(0)}, {"area", area}})})},
                     {"method", raw::text("")},
                     {"stations", raw::list({})},
                     {"levels", raw::map({})},
                     {"validAt", raw::whole(0)},
                     {"km2", raw::whole(1)},
                     {"objects", raw::list({})},
                     {"edge", raw::whole(1)},
                     {"confidence", raw::text("")},
                     {"package", raw::text("")},
                     {"trial", raw::boolean(false)}});
}
raw::Piece ring(const std::vector<std::int64_t>& numbers) {
    std::vector<raw::Piece> pieces;
    for (const std::int64_t number : numbers) pieces.push_back(raw::whole(number));
    return raw::list(pieces);
}

TEST(Rejection, ForeignAgentsReadingInAnyOrderAndWidthIsTaken) {
    expectTaken(Kind::Reading, raw::reading());
    expectTaken(Kind::Reading,
                raw::map({{"unit", raw::text("cm")}, {"val", raw::float32(1.5F)}, {"qty", raw::whole(1)}}));
    expectTaken(Kind::Reading, raw::reading({{"val", raw::whole(-12)}}));
    expectTaken(Kind::Reading, raw::reading({{"val", raw::nil()}}));
}

TEST(Rejection, UnknownKeysAreIgnored) {
    expectTaken(Kind::Reading,
                raw::reading({{"rssi", raw::whole(-90)}, {"x", raw::list({raw::map({{"y", raw::nil()}})})}}));
}

TEST(Rejection, ImplausibleContentIsTaken) {
    expectTaken(Kind::Reading, raw::reading({{"val", raw::float64(3000)}}));   // a level of 30 m
    expectTaken(Kind::Reading, raw::reading({{"val", raw::float64(-9999)}}));  // a sentinel: flagged later, kept raw
    Envelope e = samples::sparseEnvelope();
    e.observedAt = base::Instant{0};  // a clock from 1970
    EXPECT_TRUE(std::holds_alternative<Envelope>(decodeEnvelope(encode(e))));
}

TEST(Rejection, ValueWithoutUnitIsNeverGuessed) {
    expectRejected(Kind::Reading, raw::reading({{"unit", ""}}), RejectionCode::MissingUnit, "payload.unit");
    expectRejected(Kind::Reading, raw::reading({{"unit", raw::text("")}}), RejectionCode::MissingUnit, "payload.unit");
    expectRejected(Kind::Reading, raw::reading({{"unit", raw::nil()}}), RejectionCode::MissingUnit, "payload.unit");
}

TEST(Rejection, UnitOfAnotherQuantityIsRefusedAndTheRightOneNamed) {
    expectRejected(Kind::Reading, raw::reading({{"unit", raw::text("m")}}), RejectionCode::UnknownUnit, "payload.unit");
    const auto rejection = checkPayload(Kind::Reading, 1, raw::bytes(raw::reading({{"unit", raw::text("mm")}})));
    ASSERT_TRUE(rejection);
    EXPECT_NE(rejection->fix.find("\"cm\""), std::string::npos) << rejection->fix;
}

TEST(Rejection, NanAndInfinityAreNoNumbers) {
    for (const double value : {std::nan(""), std::numeric_limits<double>::infinity(), -1e300})
        expectRejected(Kind::Reading, raw::reading({{"val", raw::float64(value)}}), RejectionCode::BadNumber,
                       "payload.val");
    expectRejected(Kind::Reading, raw::reading({{"val", raw::float32(std::nanf(""))}}), RejectionCode::BadNumber,
                   "payload.val");
}

TEST(Rejection, LatitudeOf95IsRefusedWithItsPath) {
    expectTaken(Kind::UnitReport, unitReport(point(900000000, -1800000000)));
    expectRejected(Kind::UnitReport, unitReport(point(950000000, 112750000)), RejectionCode::BadCoordinate,
                   "payload.pos.lat");
    expectRejected(Kind::UnitReport, unitReport(point(-900000001, 0)), RejectionCode::BadCoordinate, "payload.pos.lat");
    expectRejected(Kind::UnitReport, unitReport(point(0, 1800000001)), RejectionCode::BadCoordinate, "payload.pos.lon");
    expectRejected(Kind::UnitReport, unitReport(raw::list({raw::unsignedWhole(~0ULL), raw::whole(0)})),
                   RejectionCode::BadCoordinate, "payload.pos.lat");
    const auto rejection = checkPayload(Kind::UnitReport, 1, raw::bytes(unitReport(point(950000000, 0))));
    ASSERT_TRUE(rejection);
    EXPECT_NE(rejection->what.find("95.0000000"), std::string::npos) << rejection->what;
}

TEST(Rejection, DegreesWithFractionAreTheWrongType) {
    expectRejected(Kind::UnitReport, unitReport(raw::list({raw::float64(49.5), raw::float64(11.2)})),
                   RejectionCode::WrongType, "payload.pos.lat");
}

TEST(Rejection, StrengthThatDoesNotAddUpIsRefused) {
    const auto strength = [](int a, int b, int c, int d) {
        return raw::list({raw::whole(a), raw::whole(b), raw::whole(c), raw::whole(d)});
    };
    expectTaken(Kind::UnitReport, unitReport(raw::nil(), strength(0, 1, 8, 9)));
    expectRejected(Kind::UnitReport, unitReport(raw::nil(), strength(0, 1, 8, 8)), RejectionCode::BadNumber,
                   "payload.strength");
    expectRejected(Kind::UnitReport, unitReport(raw::nil(), strength(0, 1, 8, 70000)), RejectionCode::BadNumber,
                   "payload.strength.3");
    expectRejected(Kind::UnitReport, unitReport(raw::nil(), raw::list({raw::whole(9)})), RejectionCode::WrongType,
                   "payload.strength");
}

TEST(Rejection, MissingFieldAndWrongTypeAreNamed) {
    expectRejected(Kind::Reading, raw::reading({{"qty", ""}}), RejectionCode::MissingField, "payload.qty");
    expectRejected(Kind::Reading, raw::reading({{"val", raw::text("312")}}), RejectionCode::WrongType, "payload.val");
    expectRejected(Kind::Reading, raw::list({}), RejectionCode::WrongType, "payload");
    expectRejected(Kind::Reading, raw::reading({{"qty", raw::whole(99)}}), RejectionCode::BadNumber, "payload.qty");
    expectRejected(Kind::Tick,
                   raw::map({{"no", raw::whole(-1)},
                             {"at", raw::whole(0)},
                             {"step", raw::whole(1)},
                             {"pace", raw::whole(1)},
                             {"lockstep", raw::boolean(true)}}),
                   RejectionCode::BadNumber, "payload.no");
}

TEST(Rejection, KeyThatStandsTwiceIsRefused) {
    const raw::Piece twice =
        raw::map({{"qty", raw::whole(1)}, {"unit", raw::text("cm")}, {"val", raw::whole(1)}, {"val", raw::whole(900)}});
    expectRejected(Kind::Reading, twice, RejectionCode::WrongType, "payload.val");
}

TEST(Rejection, TextMustBeUtf8WithoutControlCharacters) {
    const auto log = [](std::string_view text) { return raw::map({{"text", raw::text(text)}}); };
    expectTaken(Kind::LogEntry, log("Pegel \xC3\xBC\x62\x65r 4 m\n\tTHW \xF0\x9F\x9A\x92"));
    for (const std::string_view bad :
         {std::string_view("\xC3"), std::string_view("\xC0\x80"), std::string_view("\xED\xA0\x80"),
          std::string_view("\xF4\x90\x80\x80"), std::string_view("a\0b", 3), std::string_view("\x1B[31m"),
          std::string_view("\x80"), std::string_view("\xC2\x9B"), std::string_view("\xE0\x9F\xBF"),
          std::string_view("\x7F"), std::string_view("line\r\n")})
        expectRejected(Kind::LogEntry, log(bad), RejectionCode::BadText, "payload.text");
    expectRejected(Kind::LogEntry, log(std::string(limits::kTextBytesMax + 1, 'a')), RejectionCode::BadText,
                   "payload.text");
    expectTaken(Kind::LogEntry, log(std::string(limits::kTextBytesMax, 'a')));
}

TEST(Rejection, NamesAreOneLineAndNotEmpty) {
    const auto checkName = [](std::string_view name, bool good) {
        Envelope e = samples::sparseEnvelope();
        e.source = name;
        auto decoded = decodeEnvelope(encode(e));
        EXPECT_EQ(std::holds_alternative<Envelope>(decoded), good) << name;
        if (good) return;
        EXPECT_EQ(std::get<Rejection>(decoded).code, RejectionCode::BadText);
        EXPECT_EQ(std::get<Rejection>(decoded).where, "envelope.for");
    };
    checkName(std::string(limits::kNameBytesMax, 'a'), true);
    checkName(std::string(limits::kNameBytesMax + 1, 'a'), false);
    checkName("", false);
    checkName("a\nb", false);
}

TEST(Rejection, AreaMustBeOne) {
    expectTaken(Kind::Zone, zone(raw::list({raw::list({ring({0, 0, 10, 0, 0, 10})})})));
    expectTaken(Kind::Zone, zone(raw::list({})));
    const char* firstRing = "payload.bands.0.area.0.0";
    expectRejected(Kind::Zone, zone(raw::list({raw::list({ring({0, 0, 10, 0})})})), RejectionCode::BadArea, firstRing);
    expectRejected(Kind::Zone, zone(raw::list({raw::list({ring({0, 0, 10, 0, 0, 10, 5})})})), RejectionCode::BadArea,
                   firstRing);
    expectRejected(Kind::Zone, zone(raw::list({raw::list({})})), RejectionCode::BadArea, "payload.bands.0.area.0");
    const std::vector<std::int64_t> tooMany(2 * limits::kRingPointsMax + 2, 0);
    const auto large = checkPayload(Kind::Zone, 1, raw::bytes(zone(raw::list({raw::list({ring(tooMany)})}))));
    ASSERT_TRUE(large);
    EXPECT_TRUE(large->code == RejectionCode::BadArea || large->code == RejectionCode::TooLarge);
}

TEST(Rejection, RingThatWalksOffTheEarthIsRefused) {
    expectRejected(Kind::Zone, zone(raw::list({raw::list({ring({899999990, 0, 100, 0, 0, 10})})})),
                   RejectionCode::BadCoordinate, "payload.bands.0.area.0.0.2.lat");
    const std::int64_t far = std::numeric_limits<std::int64_t>::max();
    expectRejected(Kind::Zone, zone(raw::list({raw::list({ring({0, far, 0, far, 0, far})})})),
                   RejectionCode::BadCoordinate, "payload.bands.0.area.0.0.0.lon");
}

TEST(Rejection, WarningAreaWithAHoleIsRefused) {
    Draft draft;
    draft.alert = "00112233445566778899aabbccddeeff";
    draft.content = samples::content();
    draft.content.area = samples::area();
    const auto rejection = checkPayload(Kind::Draft, 1, encodePayload(draft));
    ASSERT_TRUE(rejection);
    EXPECT_EQ(rejection->code, RejectionCode::BadArea);
    EXPECT_EQ(rejection->where, "payload.content.area.0");
}

TEST(Rejection, AlertIdIs32HexadecimalDigits) {
    for (const char* id : {"x", "00112233445566778899AABBCCDDEEFF", "00112233445566778899aabbccddeeff0"}) {
        Draft draft;
        draft.alert = id;
        draft.content = samples::content();
        const auto rejection = checkPayload(Kind::Draft, 1, encodePayload(draft));
        ASSERT_TRUE(rejection) << id;
        EXPECT_EQ(rejection->code, RejectionCode::BadText);
        EXPECT_EQ(rejection->where, "payload.alert");
    }
}

TEST(Rejection, GarbageIsNotMessagePack) {
    const raw::Piece good = raw::reading();
    expectRejected(Kind::Reading, "", RejectionCode::NotMessagePack, "payload");
    expectRejected(Kind::Reading, "\xC1", RejectionCode::NotMessagePack, "payload");
    expectRejected(Kind::Reading, good + "x", RejectionCode::NotMessagePack, "payload");
    for (std::size_t length = 0; length < good.size(); ++length)
        expectRejected(Kind::Reading, good.substr(0, length), RejectionCode::NotMessagePack, "payload");
}

TEST(Rejection, NestingIsBounded) {
    const auto nested = [](std::size_t lists) { return raw::Piece(lists, '\x91') + raw::nil(); };
    expectRejected(Kind::Reading, raw::reading({{"x", nested(200'000)}}), RejectionCode::TooLarge, "payload");
    const std::size_t allowed = limits::kMsgpackDepthMax - 1;  // the payload's own map is the first
    expectTaken(Kind::Reading, raw::reading({{"x", nested(allowed)}}));
    expectRejected(Kind::Reading, raw::reading({{"x", nested(allowed + 1)}}), RejectionCode::TooLarge, "payload");
}

TEST(Rejection, DeclaredLengthsOrderNoMemory) {
    // Five bytes that promise four billion entries.
    for (const char* head : {"\xDD\xFF\xFF\xFF\xFF", "\xDF\xFF\xFF\xFF\xFF", "\xDB\xFF\xFF\xFF\xFF",
                             "\xC6\xFF\xFF\xFF\xFF", "\xC9\xFF\xFF\xFF\xFF\x01"}) {
        const auto rejection = checkPayload(Kind::Reading, 1, raw::bytes(raw::reading({{"x", head}})));
        ASSERT_TRUE(rejection);
        EXPECT_TRUE(rejection->code == RejectionCode::TooLarge || rejection->code == RejectionCode::NotMessagePack);
    }
}

TEST(Rejection, OversizeIsRefusedBeforeItIsRead) {
    base::Bytes big(limits::kPayloadBytesMax + 1, 0xC1);
    const auto payload = checkPayload(Kind::Reading, 1, big);
    ASSERT_TRUE(payload);
    EXPECT_EQ(payload->code, RejectionCode::TooLarge);
    Envelope e = samples::sparseEnvelope();
    e.payload.assign(limits::kPayloadBytesMax + 1, 0);
    auto decoded = decodeEnvelope(encode(e));
    ASSERT_TRUE(std::holds_alternative<Rejection>(decoded));
    EXPECT_EQ(std::get<Rejection>(decoded).code, RejectionCode::TooLarge);
    EXPECT_EQ(std::get<Rejection>(decoded).where, "envelope.pay");
    e.payload.assign(limits::kPayloadBytesMax, 0);
    EXPECT_TRUE(std::holds_alternative<Envelope>(decodeEnvelope(encode(e)))) << "the limit itself must pass";
    base::Bytes frame(limits::kFrameBytesMax + 1, 0xC1);
    auto verb = decodeVerb(frame);
    ASSERT_TRUE(std::holds_alternative<Rejection>(verb));
    EXPECT_EQ(std::get<Rejection>(verb).code, RejectionCode::TooLarge);
}

TEST(Rejection, TooManyEntriesAreRefused) {
    Envelope e = samples::sparseEnvelope();
    e.cause.assign(limits::kCauseMax, samples::derivedId());
    EXPECT_TRUE(std::holds_alternative<Envelope>(decodeEnvelope(encode(e))));
    e.cause.push_back(samples::derivedId());
    auto decoded = decodeEnvelope(encode(e));
    ASSERT_TRUE(std::holds_alternative<Rejection>(decoded));
    EXPECT_EQ(std::get<Rejection>(decoded).code, RejectionCode::TooLarge);
    EXPECT_EQ(std::get<Rejection>(decoded).where, "envelope.cause");
    Submit submit;
    submit.envelopes.assign(limits::kSubmitEnvelopesMax + 1, {});
    auto verb = decodeVerb(encodeVerb(submit));
    ASSERT_TRUE(std::holds_alternative<Rejection>(verb));
    EXPECT_EQ(std::get<Rejection>(verb).where, "frame.envs");
}

TEST(Rejection, UnknownKindVersionAndVerbHaveTheirNumbers) {
    EXPECT_EQ(checkPayload(static_cast<Kind>(999), 1, {})->code, RejectionCode::UnknownKind);
    EXPECT_EQ(checkPayload(Kind::Reading, 2, raw::bytes(raw::reading()))->code, RejectionCode::UnknownVersion);
    auto verb = decodeVerb(raw::bytes(raw::list({raw::whole(77), raw::map({})})));
    ASSERT_TRUE(std::holds_alternative<Rejection>(verb));
    EXPECT_EQ(std::get<Rejection>(verb).code, RejectionCode::UnknownVerb);
    for (const auto& frame : {raw::map({}), raw::list({raw::whole(1)}), raw::list({raw::text("1"), raw::map({})})}) {
        auto bad = decodeVerb(raw::bytes(frame));
        ASSERT_TRUE(std::holds_alternative<Rejection>(bad));
        EXPECT_EQ(std::get<Rejection>(bad).code, RejectionCode::WrongType);
    }
}

TEST(Rejection, EnvelopeOfAKindFromTheFutureIsStillAnEnvelope) {
    Envelope e = samples::sparseEnvelope();
    e.kind = static_cast<Kind>(999);
    auto decoded = decodeEnvelope(encode(e));
    ASSERT_TRUE(std::holds_alternative<Envelope>(decoded));
    EXPECT_FALSE(payloadOf<Reading>(std::get<Envelope>(decoded)).has_value());
}

TEST(Rejection, IdsAndRealmsOfUnknownFormAreRefused) {
    for (const auto& [key, where, size] :
         {std::tuple{"id", "envelope.id", 33}, std::tuple{"realm", "envelope.realm", 17}}) {
        base::Bytes bytes = encode(samples::sparseEnvelope());
        const std::string head = std::string(1, static_cast<char>(0xA0 + std::string_view(key).size())) + key + "\xC4" +
                                 static_cast<char>(size);
        const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        const auto at = all.find(head);
        ASSERT_NE(at, std::string_view::npos) << key;
        bytes[at + head.size()] = 9;
        auto decoded = decodeEnvelope(bytes);
        ASSERT_TRUE(std::holds_alternative<Rejection>(decoded));
        EXPECT_EQ(std::get<Rejection>(decoded).where, where);
        EXPECT_EQ(std::get<Rejection>(decoded).code, RejectionCode::WrongType);
    }
}

TEST(Rejection, TimesBeyondFourDigitYearsCannotBeRepresented) {
    Envelope e = samples::sparseEnvelope();
    e.observedAt = base::Instant{limits::kTimeMsMax + 1};
    auto decoded = decodeEnvelope(encode(e));
    ASSERT_TRUE(std::holds_alternative<Rejection>(decoded));
    EXPECT_EQ(std::get<Rejection>(decoded).code, RejectionCode::BadNumber);
    EXPECT_EQ(std::get<Rejection>(decoded).where, "envelope.at");
    e.observedAt = base::Instant{limits::kTimeMsMin};
    EXPECT_TRUE(std::holds_alternative<Envelope>(decodeEnvelope(encode(e))));
}

TEST(Rejection, RecordWithABrokenEnvelopeIsRefusedWithItsBatch) {
    const Record record = samples::record();
    const base::Bytes envelope = encode(record.envelope);
    base::Bytes bytes = encodeRecord(record);
    ASSERT_GT(bytes.size(), envelope.size());
    bytes[bytes.size() - envelope.size()] = 0xC1;  // the envelope stands last
    const auto broken = decodeRecord(bytes);
    ASSERT_TRUE(std::holds_alternative<Rejection>(broken));
    EXPECT_EQ(std::get<Rejection>(broken).where, "envelope");
    EXPECT_EQ(std::get<Rejection>(broken).code, RejectionCode::NotMessagePack);
    base::Bytes batch = encodeVerb(Batch{{record}, 1, 1});
    const auto at = std::search(batch.begin(), batch.end(), envelope.begin(), envelope.end());
    ASSERT_NE(at, batch.end());
    *at = 0xC1;
    EXPECT_TRUE(std::holds_alternative<Rejection>(decodeVerb(batch)));
}

}  // namespace
