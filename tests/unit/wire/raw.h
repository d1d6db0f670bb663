// SPDX-License-Identifier: EUPL-1.2
#pragma once

// MessagePack by hand, independent of the codec under test, so that a test can say what the codec never would.

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "broker/base/bytes.h"

namespace raw {

using Piece = std::string;  ///< encoded bytes

inline Piece bigEndian(std::uint64_t value, int width) {
    Piece out;
    for (int i = width - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
}
inline Piece head(unsigned char byte) { return Piece(1, static_cast<char>(byte)); }
inline Piece nil() { return "\xC0"; }
inline Piece boolean(bool value) { return value ? "\xC3" : "\xC2"; }
/// Always the widest form: readers must take every width.
inline Piece whole(std::int64_t value) {
    return head(value < 0 ? 0xD3 : 0xCF) + bigEndian(static_cast<std::uint64_t>(value), 8);
}
inline Piece unsignedWhole(std::uint64_t value) { return head(0xCF) + bigEndian(value, 8); }
inline Piece float64(double value) { return head(0xCB) + bigEndian(std::bit_cast<std::uint64_t>(value), 8); }
inline Piece float32(float value) { return head(0xCA) + bigEndian(std::bit_cast<std::uint32_t>(value), 4); }
inline Piece text(std::string_view value) { return head(0xDB) + bigEndian(value.size(), 4) + Piece(value); }
inline Piece bin(std::string_view value) { return head(0xC6) + bigEndian(value.size(), 4) + Piece(value); }
inline Piece list(const std::vector<Piece>& entries) {
    Piece out = head(0xDD) + bigEndian(entries.size(), 4);
    for (const Piece& entry : entries) out += entry;
    return out;
}
inline Piece map(const std::vector<std::pair<std::string, Piece>>& entries) {
    Piece out = head(0xDF) + bigEndian(entries.size(), 4);
    for (const auto& [key, value] : entries) out += text(key) + value;
    return out;
}
inline base::Bytes bytes(const Piece& piece) { return {piece.begin(), piece.end()}; }

/// A Reading as a stranger would send it; `change` replaces a field, or takes it away when its piece is empty.
inline Piece reading(const std::vector<std::pair<std::string, Piece>>& change = {}) {
    std::vector<std::pair<std::string, Piece>> fields{{"qty", whole(1)}, {"val", float64(312.5)}, {"unit", text("cm")}};
    for (const auto& [key, piece] : change) {
        bool found = false;
        for (auto& field : fields)
            if (field.first == key) field.second = piece, found = true;
        if (!found) fields.emplace_back(key, piece);
    }
    std::erase_if(fields, [](const auto& field) { return field.second.empty(); });
    return map(fields);
}

}  // namespace raw
