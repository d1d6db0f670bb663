// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/internal/codec_frames.h"
#include "broker/wire/verbs.h"

namespace wire {
namespace {

constexpr codec::Place kFramePlace{nullptr, "frame", 0};

/// Each on its own; `buffer` gets room for them.
std::vector<base::Bytes> encodeRecords(codec::Buffer& buffer, const std::vector<Record>& records) {
    std::vector<base::Bytes> encoded;
    encoded.reserve(records.size());
    std::size_t bytes = 0;
    for (const Record& record : records) bytes += encoded.emplace_back(encodeRecord(record)).size() + 5;
    buffer.reserve(bytes + 64);
    return encoded;
}

template <class V>
void putVerb(codec::Buffer& buffer, const V& verb) {
    codec::putListHead(buffer, 2);
    codec::putUnsigned(buffer, codec::VerbNumber<V>::kNumber);
    if constexpr (std::is_same_v<V, Batch>) {
        codec::BatchFrame frame{encodeRecords(buffer, verb.records), verb.throughSequence, verb.headSequence, {}};
        if (!verb.merged.empty()) frame.merged = verb.merged;
        codec::putStruct(buffer, frame);
    } else if constexpr (std::is_same_v<V, Ranged>) {
        codec::putStruct(buffer, codec::RangedFrame{encodeRecords(buffer, verb.records), verb.throughSequence});
    } else {
        codec::putStruct(buffer, verb);
    }
}

/// Batch or Ranged: what both have.
template <class V, class Frame>
Decoded<Verb> recordsOf(Frame& frame) {
    V verb;
    verb.throughSequence = frame.throughSequence;
    if constexpr (std::is_same_v<V, Batch>) {
        verb.headSequence = frame.headSequence;
        if (frame.merged) verb.merged = std::move(*frame.merged);
    }
    verb.records.reserve(frame.records.size());
    for (const base::Bytes& bytes : frame.records) {
        auto record = decodeRecord(bytes);
        if (auto* rejection = std::get_if<Rejection>(&record)) return std::move(*rejection);
        verb.records.push_back(std::move(std::get<Record>(record)));
    }
    return Verb(std::move(verb));
}

/// The form in which a verb is sent.
template <class V>
struct FrameOf {
    using Type = V;
};
template <>
struct FrameOf<Batch> {
    using Type = codec::BatchFrame;
};
template <>
struct FrameOf<Ranged> {
    using Type = codec::RangedFrame;
};

template <class V>
Decoded<Verb> getVerb(const msgpack::object& map) {
    using Frame = typename FrameOf<V>::Type;
    codec::Fault fault;
    Frame frame;
    codec::getStruct(fault, kFramePlace, map, frame);
    if (fault.found()) return fault.rejection();
    if constexpr (std::is_same_v<V, Frame>)
        return Verb(std::move(frame));
    else
        return recordsOf<V>(frame);
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
