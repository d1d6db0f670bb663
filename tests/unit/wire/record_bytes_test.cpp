// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "broker/wire/record_bytes.h"
#include "samples.h"

namespace {

/// As the journal keeps it.
base::Bytes journalHeader(wire::Record record) {
    record.envelope.payload.clear();
    record.sequence = 0;
    record.verdict = 0;
    return wire::encodeRecord(record);
}

/// Every combination of fields that may be left out, and of sizes that change how long a number or a head is.
std::vector<wire::Record> variedRecords() {
    std::vector<wire::Record> records;
    const std::size_t payloadSizes[] = {0, 1, 100, 150, 200, 255, 256, 65'000, 65'535, 65'536, 70'000};
    const std::uint64_t sequences[] = {1, 127, 128, 255, 256, 65'535, 65'536, 0xFFFFFFFF, 0x100000000};
    const std::uint16_t verdicts[] = {0, 101, 127, 128, 255, 256, 402};
    std::size_t n = 0;
    for (int left = 0; left < 8; ++left)
        for (const std::size_t size : payloadSizes) {
            wire::Record record = samples::record();
            record.envelope = samples::fullEnvelope();
            if ((left & 1) != 0) record.envelope.author.reset();
            if ((left & 2) != 0) record.envelope.operation.reset();
            if ((left & 4) != 0) record.envelope.signature.reset();
            record.envelope.payload.assign(size, static_cast<std::uint8_t>(n));
            record.envelope.source.assign(1 + n % 120, 'q');
            record.envelope.cause.assign(n % 65, samples::derivedId());
            record.sequence = sequences[n % std::size(sequences)];
            record.verdict = verdicts[n % std::size(verdicts)];
            record.flags = n % 3 == 0 ? 0 : 4;
            records.push_back(record);
            ++n;
        }
    return records;
}

TEST(RecordBytes, ABatchCutTogetherFromHeadersIsByteForByteTheEncodedOne) {
    wire::BatchWriter writer;
    std::vector<wire::Record> some;
    for (const wire::Record& record : variedRecords()) {
        const base::Bytes header = journalHeader(record);
        const auto cuts = wire::cutHeader(header);
        ASSERT_TRUE(cuts.has_value());
        EXPECT_EQ(cuts->kind, record.envelope.kind);
        writer.add(header, *cuts, record.envelope.payload, record.sequence, record.verdict);
        EXPECT_EQ(writer.finish(7, 4711), wire::encodeVerb(wire::Batch{{record}, 7, 4711}));
        if (record.envelope.payload.size() < 300) some.push_back(record);
    }
    for (const wire::Record& record : some) {
        if (record.sequence % 2 == 0) {
            writer.add(record);
            continue;
        }
        const base::Bytes header = journalHeader(record);
        writer.add(header, *wire::cutHeader(header), record.envelope.payload, record.sequence, record.verdict);
    }
    ASSERT_EQ(writer.count(), some.size());
    EXPECT_EQ(writer.finish(1 << 20, 1 << 21), wire::encodeVerb(wire::Batch{some, 1 << 20, 1 << 21}));
    EXPECT_EQ(writer.finish(3, 4), wire::encodeVerb(wire::Batch{{}, 3, 4})) << "what was sent does not come again";
}

TEST(RecordBytes, AHeaderThatIsLaidOutOtherwiseIsNotCut) {
    const wire::Record record = variedRecords().front();
    const base::Bytes header = journalHeader(record);
    for (std::size_t cut = 0; cut < header.size(); ++cut)
        EXPECT_FALSE(wire::cutHeader(base::BytesView(header).first(cut)).has_value()) << cut;
    base::Bytes longer = header;
    longer.push_back(0);
    EXPECT_FALSE(wire::cutHeader(longer).has_value());
    EXPECT_FALSE(wire::cutHeader(wire::encodeRecord(record)).has_value()) << "sequence and payload are there already";
    // A cause may hold any bytes, also those behind which a payload stands.
    wire::Record sly = record;
    sly.envelope.signature.reset();
    sly.envelope.payload = {1, 2, 3};
    const base::Bytes trap = {0xA3, 'p', 'a', 'y', 0xC4, 0, 0xA3, 's', 'i', 'g', 0xC4, 0x40};
    wire::MessageId id = samples::derivedId();
    std::copy(trap.begin(), trap.end(), id.bytes.begin());
    sly.envelope.cause = {id, id};
    const base::Bytes slyHeader = journalHeader(sly);
    wire::BatchWriter writer;
    writer.add(slyHeader, *wire::cutHeader(slyHeader), sly.envelope.payload, sly.sequence, sly.verdict);
    EXPECT_EQ(writer.finish(1, 1), wire::encodeVerb(wire::Batch{{sly}, 1, 1}));
}

TEST(RecordBytes, ASubmitIsReadInPlaceAndNothingElseIs) {
    const wire::Submit submit{{wire::encode(samples::fullEnvelope()), {}, wire::encode(samples::sparseEnvelope())}};
    const base::Bytes frame = wire::encodeVerb(submit);
    const auto envelopes = wire::readSubmit(frame);
    ASSERT_TRUE(envelopes.has_value());
    ASSERT_EQ(envelopes->size(), submit.envelopes.size());
    for (std::size_t i = 0; i < envelopes->size(); ++i)
        EXPECT_EQ(base::Bytes((*envelopes)[i].begin(), (*envelopes)[i].end()), submit.envelopes[i]);
    for (std::size_t cut = 0; cut < frame.size(); ++cut)
        EXPECT_FALSE(wire::readSubmit(base::BytesView(frame).first(cut)).has_value()) << cut;
    for (const auto& [name, verb] : samples::verbs())
        EXPECT_EQ(wire::readSubmit(wire::encodeVerb(verb)).has_value(), std::holds_alternative<wire::Submit>(verb))
            << name;
}

}  // namespace
