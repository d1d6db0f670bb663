// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/internal/codec_frames.h"
#include "broker/wire/verbs.h"

namespace wire {
namespace {

constexpr codec::Place kFramePlace{nullptr, "frame", 0};

template <class V>
void putVerb(codec::Buffer& buffer, const V& verb) {
    codec::putListHead(buffer, 2);
    codec::putUnsigned(buffer, codec::VerbNumber<V>::kNumber);
    if constexpr (std::is_same_v<V, Batch>) {
        codec::BatchFrame frame{{}, verb.throughSequence, verb.headSequence};
        frame.records.reserve(verb.records.size());
        std::size_t bytes = 0;
        for (const Record& record : verb.records) bytes += frame.records.emplace_back(encodeRecord(record)).size() + 5;
        buffer.reserve(bytes + 64);
        codec::putStruct(buffer, frame);
    } else {
        codec::putStruct(buffer, verb);
    }
}

Decoded<Verb> batchOf(const codec::BatchFrame& frame) {
    Batch batch;
    batch.throughSequence = frame.throughSequence;
    batch.headSequence = frame.headSequence;
    batch.records.reserve(frame.records.size());
    for (const base::Bytes& bytes : frame.records) {
        auto record = decodeRecord(bytes);
        if (auto* rejection = std::get_if<Rejection>(&record)) return std::move(*rejection);
        batch.records.push_back(std::move(std::get<Record>(record)));
    }
    return Verb(std::move(batch));
}

template <class V>
Decoded<Verb> getVerb(const msgpack::object& map) {
    using Frame = std::conditional_t<std::is_same_v<V, Batch>, codec::BatchFrame, V>;
    codec::Fault fault;
    Frame frame;
    codec::getStruct(fault, kFramePlace, map, frame);
    if (fault.found()) return fault.rejection();
    if constexpr (std::is_same_v<V, Batch>)
        return batchOf(frame);
    else
        return Verb(std::move(frame));
}

template <class... Vs>
Decoded<Verb> getAnyVerb(std::uint64_t number, const msgpack::object& map, std::variant<Vs...>*) {
    std::optional<Decoded<Verb>> found;
    ((codec::VerbNumber<Vs>::kNumber == number ? void(found = getVerb<Vs>(map)) : void()), ...);
    if (found) return std::move(*found);
    return Rejection{RejectionCode::UnknownVerb, "this verb is not known here", "frame.0",
                     "send a verb of PROTOCOL.md"};
}

}  // namespace

base::Bytes encodeVerb(const Verb& verb) {
    codec::Buffer buffer;
    std::visit([&](const auto& v) { putVerb(buffer, v); }, verb);
    return buffer.bytes();
}

Decoded<Verb> decodeVerb(base::BytesView bytes) {
    codec::Fault fault;
    const auto tree = codec::parse(fault, kFramePlace, bytes, limits::kFrameBytesMax);
    if (fault.found()) return fault.rejection();
    const msgpack::object& root = tree->root();
    if (root.type != msgpack::type::ARRAY || root.via.array.size != 2)
        return Rejection{RejectionCode::WrongType, "a frame is not a list of verb number and map", "frame",
                         "send [verb, map]"};
    std::uint64_t number = 0;
    codec::getUnsigned(fault, codec::Place{&kFramePlace, nullptr, 0}, root.via.array.ptr[0], number);
    if (fault.found()) return fault.rejection();
    return getAnyVerb(number, root.via.array.ptr[1], static_cast<Verb*>(nullptr));
}

}  // namespace wire
