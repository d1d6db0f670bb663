// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "broker/base/bytes.h"

namespace attachment {

struct Character {
    std::uint32_t code = 0;
    std::size_t length = 0;  ///< bytes; 0: not UTF-8 there
};
/// `at` is inside of `bytes`. Overlong forms and surrogates are no UTF-8.
[[nodiscard]] inline Character characterAt(base::BytesView bytes, std::size_t at) {
    const std::uint8_t first = bytes[at];
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 && first < 0xF5   ? 4
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xC2 && first < 0xE0 ? 2
                                                               : 0;
    if (length == 0 || bytes.size() - at < length) return {};
    std::uint32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((bytes[at + i] & 0xC0) != 0x80) return {};
        code = code << 6 | (bytes[at + i] & 0x3FU);
    }
    const bool isOverlong = (length == 3 && code < 0x800) || (length == 4 && (code < 0x10000 || code > 0x10FFFF));
    if (isOverlong || (code >= 0xD800 && code < 0xE000)) return {};
    return {code, length};
}

}  // namespace attachment
