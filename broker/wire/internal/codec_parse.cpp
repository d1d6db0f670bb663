// SPDX-License-Identifier: EUPL-1.2
// Bytes into the tree of objects that readers walk. Written here and not taken from the library, since it is what every
// envelope costs twice: texts and byte strings stay where they are, and a list orders memory only for what can follow.
#include <bit>

#include "broker/wire/internal/codec_archive.h"

namespace wire::codec {
namespace {

constexpr std::uint64_t kListEntriesMax = 2 * limits::kRingPointsMax;

class TreeParser {
public:
    TreeParser(msgpack::zone& zone, base::BytesView bytes)
        : m_zone(zone), m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

    /// False: too large (isTooLarge()), cut off, or no MessagePack.
    bool value(msgpack::object& into, int depth);
    [[nodiscard]] bool isAtEnd() const { return m_at == m_end; }
    [[nodiscard]] bool isTooLarge() const { return m_isTooLarge; }

private:
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }
    template <class Number>
    bool big(Number& value) {
        if (left() < sizeof(Number)) return false;
        value = 0;
        for (std::size_t i = 0; i < sizeof(Number); ++i) value = static_cast<Number>(value << 8 | *m_at++);
        return true;
    }
    template <class Number>
    std::optional<std::uint64_t> length() {
        Number value = 0;
        return big(value) ? std::optional<std::uint64_t>(value) : std::nullopt;
    }
    bool tooLarge() {
        m_isTooLarge = true;
        return false;
    }

    template <class Number>
    bool unsignedNumber(msgpack::object& into) {
        Number value = 0;
        into.type = msgpack::type::POSITIVE_INTEGER;
        if (!big(value)) return false;
        into.via.u64 = value;
        return true;
    }
    template <class Number>
    bool signedNumber(msgpack::object& into) {
        std::make_unsigned_t<Number> value = 0;
        if (!big(value)) return false;
        if constexpr (sizeof(Number) == sizeof(std::int64_t)) {
            into.via.i64 = static_cast<std::int64_t>(value);
        } else {
            constexpr std::int64_t kSign = std::int64_t{1} << (8 * sizeof(Number) - 1);
            into.via.i64 = (static_cast<std::int64_t>(value) ^ kSign) - kSign;
        }
        into.type = into.via.i64 < 0 ? msgpack::type::NEGATIVE_INTEGER : msgpack::type::POSITIVE_INTEGER;
        return true;
    }
    bool realNumber(msgpack::object& into, bool isDouble);
    bool text(msgpack::object& into, std::optional<std::uint64_t> size);
    bool blob(msgpack::object& into, std::optional<std::uint64_t> size);
    bool extension(msgpack::object& into, std::optional<std::uint64_t> size);
    bool list(msgpack::object& into, std::optional<std::uint64_t> count, int depth);
    bool map(msgpack::object& into, std::optional<std::uint64_t> count, int depth);

    msgpack::zone& m_zone;
    const std::uint8_t* m_at;
    const std::uint8_t* m_end;
    bool m_isTooLarge = false;
};

bool TreeParser::realNumber(msgpack::object& into, bool isDouble) {
    std::uint64_t bits = 0;
    std::uint32_t few = 0;
    into.type = isDouble ? msgpack::type::FLOAT64 : msgpack::type::FLOAT32;
    if (isDouble ? !big(bits) : !big(few)) return false;
    into.via.f64 = isDouble ? std::bit_cast<double>(bits) : static_cast<double>(std::bit_cast<float>(few));
    return true;
}

bool TreeParser::text(msgpack::object& into, std::optional<std::uint64_t> size) {
    if (size && *size > limits::kFrameBytesMax) return tooLarge();
    if (!size || *size > left()) return false;
    into.type = msgpack::type::STR;
    into.via.str.ptr = reinterpret_cast<const char*>(m_at);
    into.via.str.size = static_cast<std::uint32_t>(*size);
    m_at += *size;
    return true;
}

bool TreeParser::blob(msgpack::object& into, std::optional<std::uint64_t> size) {
    if (!text(into, size)) return false;
    const auto bytes = into.via.str;
    into.type = msgpack::type::BIN;
    into.via.bin.ptr = bytes.ptr;
    into.via.bin.size = bytes.size;
    return true;
}

/// Its type stands before its bytes.
bool TreeParser::extension(msgpack::object& into, std::optional<std::uint64_t> size) {
    if (size && *size >= limits::kNameBytesMax) return tooLarge();
    if (!size || *size + 1 > left()) return false;
    into.type = msgpack::type::EXT;
    into.via.ext.ptr = reinterpret_cast<const char*>(m_at);
    into.via.ext.size = static_cast<std::uint32_t>(*size);
    m_at += *size + 1;
    return true;
}

bool TreeParser::list(msgpack::object& into, std::optional<std::uint64_t> count, int depth) {
    if (count && (*count > kListEntriesMax || depth >= limits::kMsgpackDepthMax)) return tooLarge();
    if (!count || *count > left()) return false;
    into.type = msgpack::type::ARRAY;
    into.via.array.size = static_cast<std::uint32_t>(*count);
    into.via.array.ptr = nullptr;
    if (*count == 0) return true;
    into.via.array.ptr = static_cast<msgpack::object*>(
        m_zone.allocate_align(*count * sizeof(msgpack::object), MSGPACK_ZONE_ALIGNOF(msgpack::object)));
    for (std::uint64_t i = 0; i < *count; ++i)
        if (!value(*new (&into.via.array.ptr[i]) msgpack::object(), depth + 1)) return false;
    return true;
}

bool TreeParser::map(msgpack::object& into, std::optional<std::uint64_t> count, int depth) {
    if (count && (*count > limits::kMapKeysMax || depth >= limits::kMsgpackDepthMax)) return tooLarge();
    if (!count || 2 * *count > left()) return false;
    into.type = msgpack::type::MAP;
    into.via.map.size = static_cast<std::uint32_t>(*count);
    into.via.map.ptr = nullptr;
    if (*count == 0) return true;
    into.via.map.ptr = static_cast<msgpack::object_kv*>(
        m_zone.allocate_align(*count * sizeof(msgpack::object_kv), MSGPACK_ZONE_ALIGNOF(msgpack::object_kv)));
    for (std::uint64_t i = 0; i < *count; ++i) {
        auto* entry = new (&into.via.map.ptr[i]) msgpack::object_kv();
        if (!value(entry->key, depth + 1) || !value(entry->val, depth + 1)) return false;
    }
    return true;
}

// NOLINTNEXTLINE(readability-function-size): one line for each of MessagePack's first bytes
bool TreeParser::value(msgpack::object& into, int depth) {
    if (m_at == m_end) return false;
    const std::uint8_t head = *m_at++;
    if (head < 0x80 || head >= 0xE0) {
        into.via.i64 = head < 0x80 ? head : std::int64_t{head} - 0x100;
        into.type = head < 0x80 ? msgpack::type::POSITIVE_INTEGER : msgpack::type::NEGATIVE_INTEGER;
        return true;
    }
    if (head < 0x90) return map(into, head & 0x0Fu, depth);
    if (head < 0xA0) return list(into, head & 0x0Fu, depth);
    if (head < 0xC0) return text(into, head & 0x1Fu);
    switch (head) {
        case 0xC0: into.type = msgpack::type::NIL; return true;
        case 0xC2:
        case 0xC3:
            into.type = msgpack::type::BOOLEAN;
            into.via.boolean = head == 0xC3;
            return true;
        case 0xC4: return blob(into, length<std::uint8_t>());
        case 0xC5: return blob(into, length<std::uint16_t>());
        case 0xC6: return blob(into, length<std::uint32_t>());
        case 0xC7: return extension(into, length<std::uint8_t>());
        case 0xC8: return extension(into, length<std::uint16_t>());
        case 0xC9: return extension(into, length<std::uint32_t>());
        case 0xCA: return realNumber(into, false);
        case 0xCB: return realNumber(into, true);
        case 0xCC: return unsignedNumber<std::uint8_t>(into);
        case 0xCD: return unsignedNumber<std::uint16_t>(into);
        case 0xCE: return unsignedNumber<std::uint32_t>(into);
        case 0xCF: return unsignedNumber<std::uint64_t>(into);
        case 0xD0: return signedNumber<std::int8_t>(into);
        case 0xD1: return signedNumber<std::int16_t>(into);
        case 0xD2: return signedNumber<std::int32_t>(into);
        case 0xD3: return signedNumber<std::int64_t>(into);
        case 0xD4:
        case 0xD5:
        case 0xD6:
        case 0xD7:
        case 0xD8: return extension(into, 1ULL << (head - 0xD4));
        case 0xD9: return text(into, length<std::uint8_t>());
        case 0xDA: return text(into, length<std::uint16_t>());
        case 0xDB: return text(into, length<std::uint32_t>());
        case 0xDC: return list(into, length<std::uint16_t>(), depth);
        case 0xDD: return list(into, length<std::uint32_t>(), depth);
        case 0xDE: return map(into, length<std::uint16_t>(), depth);
        case 0xDF: return map(into, length<std::uint32_t>(), depth);
        default: return false;  // 0xC1 is never used
    }
}

}  // namespace

std::optional<Tree> parse(Fault& fault, const Place& place, base::BytesView bytes, std::size_t bytesMax) {
    if (bytes.size() > bytesMax) {
        fault.say(RejectionCode::TooLarge, place, "has " + std::to_string(bytes.size()) + " bytes",
                  "send at most " + std::to_string(bytesMax) + " bytes; divide what is larger");
        return std::nullopt;
    }
    Tree tree;
    TreeParser parser(tree.m_arena.get(), bytes);
    const bool isWhole = parser.value(tree.m_root, 0);
    if (isWhole && parser.isAtEnd()) return tree;
    if (isWhole)
        fault.say(RejectionCode::NotMessagePack, place, "goes on after its end",
                  "send one MessagePack object and nothing behind it");
    else if (parser.isTooLarge())
        fault.say(RejectionCode::TooLarge, place, "is nested too deep, or a list or map in it is too long",
                  "keep to the limits of PROTOCOL.md");
    else
        fault.say(RejectionCode::NotMessagePack, place, "is not MessagePack, or was cut off",
                  "send one whole MessagePack object");
    return std::nullopt;
}

}  // namespace wire::codec
