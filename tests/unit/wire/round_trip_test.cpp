// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "broker/wire/limits.h"
#include "samples.h"

namespace {

using namespace wire;

template <class T>
T good(Decoded<T> decoded) {
    if (auto* rejection = std::get_if<Rejection>(&decoded)) {
        ADD_FAILURE() << rejection->where << ": " << rejection->what << "; " << rejection->fix;
        return {};
    }
    return std::move(std::get<T>(decoded));
}

TEST(RoundTrip, EveryPayloadComesBackByteForByte) {
    for (const auto& sample : samples::payloads()) {
        EXPECT_EQ(base::toHex(sample.bytes), base::toHex(sample.again)) << sample.name;
        EXPECT_FALSE(checkPayload(sample.kind, 1, sample.bytes).has_value()) << sample.name;
    }
}

TEST(RoundTrip, EveryVerbComesBackByteForByte) {
    std::vector<bool> seen(std::variant_size_v<Verb>, false);
    for (const auto& [name, verb] : samples::verbs()) {
        const auto bytes = encodeVerb(verb);
        const Verb again = good(decodeVerb(bytes));
        EXPECT_EQ(again.index(), verb.index()) << name;
        EXPECT_EQ(base::toHex(encodeVerb(again)), base::toHex(bytes)) << name;
        seen[verb.index()] = true;
    }
    EXPECT_EQ(std::count(seen.begin(), seen.end(), false), 0) << "a verb has no sample";
}

TEST(RoundTrip, ReadingKeepsEveryField) {
    const Reading reading{Quantity::AirTemperature, -0.1, "degC", 3.3, "Sonne"};
    const Reading back = good(decodePayload<Reading>(encodePayload(reading)));
    EXPECT_EQ(back.quantity, reading.quantity);
    EXPECT_EQ(back.value, reading.value);
    EXPECT_EQ(back.unit, reading.unit);
    EXPECT_EQ(back.batteryV, reading.batteryV);
    EXPECT_EQ(back.note, reading.note);
}

TEST(RoundTrip, EnvelopeKeepsEveryField) {
    const Envelope e = samples::fullEnvelope();
    const Envelope back = good(decodeEnvelope(encode(e)));
    EXPECT_EQ(back.realm, e.realm);
    EXPECT_EQ(back.id, e.id);
    EXPECT_EQ(back.kind, e.kind);
    EXPECT_EQ(back.version, e.version);
    EXPECT_EQ(back.author, e.author);
    EXPECT_EQ(back.source, e.source);
    EXPECT_EQ(back.operation, e.operation);
    EXPECT_EQ(back.observedAt, e.observedAt);
    EXPECT_EQ(back.cause, e.cause);
    EXPECT_EQ(back.payload, e.payload);
    EXPECT_EQ(back.signature, e.signature);
}

TEST(RoundTrip, RecordKeepsItsPlaceAndVerdict) {
    const Record r = samples::record();
    const Record back = good(decodeRecord(encodeRecord(r)));
    EXPECT_EQ(back.sequence, r.sequence);
    EXPECT_EQ(back.acceptedAt, r.acceptedAt);
    EXPECT_EQ(back.submitter, r.submitter);
    EXPECT_EQ(back.flags, r.flags);
    EXPECT_EQ(back.verdict, r.verdict);
    EXPECT_EQ(encode(back.envelope), encode(r.envelope));
}

TEST(RoundTrip, AreaWithHolesAndBothHemispheresComesBack) {
    Zone zone;
    zone.zone = "z";
    zone.bands = {{0, std::nullopt, samples::area()}};
    zone.bands[0].area.push_back({{{900000000, 1800000000}, {-900000000, -1800000000}, {0, 0}}});
    const Zone back = good(decodePayload<Zone>(encodePayload(zone)));
    EXPECT_EQ(back.bands.at(0).area, zone.bands[0].area);
}

TEST(RoundTrip, LargestRingPasses) {
    Zone zone;
    zone.zone = "z";
    GeoRing ring;
    for (std::size_t i = 0; i < limits::kRingPointsMax; ++i)
        ring.push_back({495000000 + static_cast<int>(i) * 30, 112000000 - static_cast<int>(i) * 30});
    zone.bands = {{0, std::nullopt, {{ring}}}};
    const auto bytes = encodePayload(zone);
    EXPECT_LT(bytes.size(), limits::kRingPointsMax * 5) << "differences are not written short";
    EXPECT_EQ(good(decodePayload<Zone>(bytes)).bands.at(0).area, zone.bands[0].area);
}

TEST(RoundTrip, SameContentGivesTheSameBytes) {
    Zone a, b;
    a.zone = b.zone = "z";
    a.levelsCm = {{"x", 1}, {"y", -0.0}};
    b.levelsCm = {{"y", 0.0}, {"x", 1}};
    EXPECT_EQ(encodePayload(a), encodePayload(b));
}

TEST(RoundTrip, WholeValuesAreWrittenAsFloat64) {
    const auto bytes = encodePayload(Reading{Quantity::WaterLevel, 3000.0, "cm", std::nullopt, std::nullopt});
    EXPECT_NE(base::toHex(bytes).find("cb40a7700000000000"), std::string::npos) << base::toHex(bytes);
}

TEST(RoundTrip, TimesBefore1970ComeBack) {
    Report report;
    report.writtenAt = base::Instant{-86'400'000};
    EXPECT_EQ(good(decodePayload<Report>(encodePayload(report))).writtenAt, report.writtenAt);
}

}  // namespace
