// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/codec.h"
#include "broker/wire/internal/codec_fields.h"
#include "broker/wire/internal/codec_frames.h"
#include "broker/wire/record_bytes.h"

namespace wire {
namespace {

constexpr codec::Place kEnvelopePlace{nullptr, "envelope", 0};
constexpr codec::Place kRecordPlace{nullptr, "record", 0};
constexpr std::size_t kRecordBytesMax = limits::kEnvelopeBytesMax + 1024;

}  // namespace

base::Bytes encode(const Envelope& envelope) {
    codec::Buffer buffer;
    codec::putStruct(buffer, envelope);
    return buffer.bytes();
}

Decoded<Envelope> decodeEnvelope(base::BytesView bytes) {
    codec::Fault fault;
    Envelope envelope;
    if (const auto tree = codec::parse(fault, kEnvelopePlace, bytes, limits::kEnvelopeBytesMax))
        codec::getStruct(fault, kEnvelopePlace, tree->root(), envelope);
    if (fault.found()) return fault.rejection();
    return envelope;
}

base::Bytes encodeRecord(const Record& record) {
    base::Bytes bytes;
    encodeRecordInto(record, bytes);
    return bytes;
}

Decoded<Record> decodeRecord(base::BytesView bytes) {
    codec::Fault fault;
    codec::RecordFrame frame;
    if (const auto tree = codec::parse(fault, kRecordPlace, bytes, kRecordBytesMax))
        codec::getStruct(fault, kRecordPlace, tree->root(), frame);
    if (fault.found()) return fault.rejection();
    auto envelope = decodeEnvelope(frame.envelope);
    if (auto* rejection = std::get_if<Rejection>(&envelope)) return std::move(*rejection);
    frame.record.envelope = std::move(std::get<Envelope>(envelope));
    return std::move(frame.record);
}

}  // namespace wire
