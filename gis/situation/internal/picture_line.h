// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One line of the canonical text: "what id key=value ...", texts quoted.

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "broker/base/instant.h"
#include "broker/wire/ids.h"

namespace situation {

class PictureLine {
public:
    PictureLine(std::string& text, std::string_view what, std::string_view id) : m_text(text) {
        m_text += what;
        m_text += ' ';
        quote(id);
    }
    ~PictureLine() { m_text += '\n'; }
    PictureLine(const PictureLine&) = delete;
    PictureLine& operator=(const PictureLine&) = delete;

    PictureLine& add(std::string_view key, std::string_view value) { return begin(key), quote(value), *this; }
    PictureLine& add(std::string_view key, base::Instant at) { return begin(key), m_text += base::isoUtc(at), *this; }
    PictureLine& add(std::string_view key, double value) {
        begin(key);
        char buffer[64];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, value == 0 ? 0.0 : value).ptr;  // -0 is 0
        m_text.append(buffer, end);
        return *this;
    }
    template <class Number, std::enable_if_t<std::is_integral_v<Number> || std::is_enum_v<Number>, int> = 0>
    PictureLine& add(std::string_view key, Number value) {
        return begin(key), m_text += std::to_string(static_cast<std::int64_t>(value)), *this;
    }
    template <class Value>
    PictureLine& add(std::string_view key, const std::optional<Value>& value) {
        if (value) return add(key, *value);
        return begin(key), m_text += '-', *this;
    }

private:
    void begin(std::string_view key) {
        m_text += ' ';
        m_text += key;
        m_text += '=';
    }
    void quote(std::string_view value) {
        constexpr std::string_view kHex = "0123456789abcdef";
        m_text += '"';
        for (const char c : value) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x20 || c == '"' || c == '\\') {
                m_text += "\\x";
                m_text += kHex[byte >> 4];
                m_text += kHex[byte & 15];
            } else {
                m_text += c;
            }
        }
        m_text += '"';
    }
    std::string& m_text;
};

/// An area as one word: its corners in order, hashed.
[[nodiscard]] std::string areaWord(const wire::GeoArea& area);

}  // namespace situation
