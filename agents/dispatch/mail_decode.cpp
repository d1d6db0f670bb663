// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/mail_decode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace dispatch {
namespace {

/// windows-1252 from 0x80 on (encoding.spec.whatwg.org); what it leaves out is a question mark.
constexpr std::array<std::uint16_t, 32> kWindows{0x20AC, '?',    0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, '?',    0x017D, '?',
                                                 '?',    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, '?',    0x017E, 0x0178};
/// Where ISO-8859-15 differs from ISO-8859-1.
constexpr std::array<std::pair<std::uint8_t, std::uint16_t>, 8> kLatin9{{{0xA4, 0x20AC},
                                                                         {0xA6, 0x0160},
                                                                         {0xA8, 0x0161},
                                                                         {0xB4, 0x017D},
                                                                         {0xB8, 0x017E},
                                                                         {0xBC, 0x0152},
                                                                         {0xBD, 0x0153},
                                                                         {0xBE, 0x0178}}};

void putLetter(std::string& out, std::uint32_t letter) {
    if (letter < 0x80) {
        out += static_cast<char>(letter);
    } else if (letter < 0x800) {
        out += {static_cast<char>(0xC0 | letter >> 6), static_cast<char>(0x80 | (letter & 0x3F))};
    } else {
        out += {static_cast<char>(0xE0 | letter >> 12), static_cast<char>(0x80 | (letter >> 6 & 0x3F)),
                static_cast<char>(0x80 | (letter & 0x3F))};
    }
}

std::string fromOneByteSet(std::string_view bytes, bool isLatin9) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        std::uint32_t letter = byte >= 0x80 && byte < 0xA0 ? kWindows[byte - 0x80] : byte;
        for (const auto& [at, other] : kLatin9)
            if (isLatin9 && at == byte) letter = other;
        putLetter(out, letter);
    }
    return out;
}

int digitOf(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

/// How many bytes the letter at `at` has; 0: it is none (overlong and surrogates included).
std::size_t letterBytes(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return i < bytes.size() ? static_cast<std::uint8_t>(bytes[i]) : std::uint8_t{0};
    };
    const std::uint8_t first = byte(at), second = byte(at + 1);
    if (first < 0x80) return 1;
    const std::size_t count = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 4;
    if (first < 0xC2 || first > 0xF4) return 0;
    for (std::size_t i = 1; i < count; ++i)
        if ((byte(at + i) & 0xC0) != 0x80) return 0;
    const bool isOverlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool isBeyond = (first == 0xED && second >= 0xA0) || (first == 0xF4 && second >= 0x90);
    return isOverlong || isBeyond ? 0 : count;
}

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// One encoded word at the front: "=?charset?B?text?=", and how long it is.
struct EncodedWord {
    std::string letters;
    std::size_t length = 0;
};
std::optional<EncodedWord> encodedWordAt(std::string_view value) {
    if (!value.starts_with("=?")) return std::nullopt;
    const auto charsetEnd = value.find('?', 2);
    if (charsetEnd == std::string_view::npos || charsetEnd + 2 >= value.size() || value[charsetEnd + 2] != '?')
        return std::nullopt;
    const auto end = value.find("?=", charsetEnd + 3);
    if (end == std::string_view::npos) return std::nullopt;
    const char way = static_cast<char>(value[charsetEnd + 1] | 0x20);
    std::string text(value.substr(charsetEnd + 3, end - charsetEnd - 3));
    if (way == 'q') std::ranges::replace(text, '_', ' ');
    if (way != 'q' && way != 'b') return std::nullopt;
    const std::string bytes = way == 'q' ? fromQuotedPrintable(text) : fromBase64(text);
    const auto letters = toUtf8(bytes, value.substr(2, charsetEnd - 2));
    return EncodedWord{letters.value_or("?"), end + 2};
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kEntities{{{"nbsp", " "},
                                                                                   {"amp", "&"},
                                                                                   {"lt", "<"},
                                                                                   {"gt", ">"},
                                                                                   {"quot", "\""},
                                                                                   {"apos", "'"},
                                                                                   {"auml", "ä"},
                                                                                   {"ouml", "ö"},
                                                                                   {"uuml", "ü"},
                                                                                   {"Auml", "Ä"},
                                                                                   {"Ouml", "Ö"},
                                                                                   {"Uuml", "Ü"},
                                                                                   {"szlig", "ß"}}};
constexpr std::size_t kEntityBytesMax = 8;

/// Puts the letter of "&name;" or "&#123;" and says how long it was; 0: it is none.
std::size_t putEntity(std::string& out, std::string_view text) {
    const auto end = text.substr(0, kEntityBytesMax + 2).find(';');
    if (end == std::string_view::npos || end < 2) return 0;
    const std::string_view name = text.substr(1, end - 1);
    if (name.front() == '#') {
        const bool isHex = name.size() > 1 && (name[1] | 0x20) == 'x';
        const std::string_view digits = name.substr(isHex ? 2 : 1);
        std::uint32_t letter = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), letter, isHex ? 16 : 10);
        const bool isNumber = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
        if (!isNumber || letter == 0 || letter > 0xFFFF || (letter >= 0xD800 && letter < 0xE000)) return 0;
        putLetter(out, letter);
        return end + 1;
    }
    const auto* const at = std::ranges::find_if(kEntities, [&](const auto& one) { return one.first == name; });
    if (at == kEntities.end()) return 0;
    out += at->second;
    return end + 1;
}

/// The quoted letter begins here, as the mail programs of the world mark it.
bool beginsQuote(const std::string& tag) {
    return tag.starts_with("blockquote") || tag.starts_with("hr") || tag.find("gmail_quote") != std::string::npos ||
           tag.find("divrplyfwdmsg") != std::string::npos || tag.find("moz-cite-prefix") != std::string::npos ||
           tag.find("border-top:solid #") != std::string::npos || tag.find("border-top: solid #") != std::string::npos;
}
bool isLineBreak(const std::string& tag) {
    for (const std::string_view one : {"br", "p", "/p", "div", "/div", "li", "tr", "/tr"})
        if (tag == one || (tag.starts_with(one) && (tag[one.size()] == ' ' || tag[one.size()] == '/'))) return true;
    return false;
}

}  // namespace

std::string lowered(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
}

std::string fromQuotedPrintable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            out += text[i];
            continue;
        }
        std::size_t end = i + 1;
        while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
        if (end >= text.size()) break;
        if (text[end] == '\n') {
            i = end;
            continue;
        }
        const int high = digitOf(text[i + 1]), low = i + 2 < text.size() ? digitOf(text[i + 2]) : -1;
        if (high < 0 || low < 0) {
            out += '=';
            continue;
        }
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

std::string fromBase64(std::string_view text) {
    std::string out;
    std::uint32_t block = 0;
    int bits = 0;
    for (const char c : text) {
        std::uint32_t value = 0;
        if (c >= 'A' && c <= 'Z')
            value = static_cast<std::uint32_t>(c - 'A');
        else if (c >= 'a' && c <= 'z')
            value = static_cast<std::uint32_t>(c - 'a' + 26);
        else if (c >= '0' && c <= '9')
            value = static_cast<std::uint32_t>(c - '0' + 52);
        else if (c == '+' || c == '/')
            value = c == '+' ? 62 : 63;
        else if (c == '=')
            break;
        else
            continue;
        block = block << 6 | value;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>(block >> bits & 0xFF);
    }
    return out;
}

bool isUtf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t count = letterBytes(bytes, i);
        if (count == 0) return false;
        i += count;
    }
    return true;
}

std::optional<std::string> toUtf8(std::string_view bytes, std::string_view charset) {
    const std::string name = lowered(trimmed(charset));
    if (name == "iso-8859-15" || name == "latin9") return fromOneByteSet(bytes, true);
    if (name == "iso-8859-1" || name == "windows-1252" || name == "cp1252" || name == "latin1")
        return fromOneByteSet(bytes, false);
    if (name.empty() || name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii")
        return isUtf8(bytes) ? std::string(bytes) : fromOneByteSet(bytes, false);
    return std::nullopt;
}

std::string decodedHeader(std::string_view value) {
    std::string out;
    bool isBehindWord = false;
    for (std::size_t i = 0; i < value.size();) {
        const auto word = encodedWordAt(value.substr(i));
        if (word) {
            // Blanks between two of them belong to the folding.
            if (isBehindWord) out.erase(out.find_last_not_of(" \t\r\n") + 1);
            out += word->letters;
            i += word->length;
        } else {
            out += value[i++];
        }
        isBehindWord = word || (isBehindWord && isBlank(value[i - 1]));
    }
    return out;
}

std::string wordsOfHtml(std::string_view html) {
    const std::string small = lowered(html);
    std::string out;
    for (std::size_t i = 0; i < html.size();) {
        if (html[i] == '<') {
            const auto end = html.find('>', i);
            if (end == std::string_view::npos) break;
            const std::string tag = small.substr(i + 1, end - i - 1);
            if (beginsQuote(tag)) break;
            i = end + 1;
            for (const std::string_view hidden : {"style", "script", "head", "title"})
                if (tag.starts_with(hidden)) {
                    i = std::min(small.size(), small.find("</" + std::string(hidden), i));
                }
            if (isLineBreak(tag)) out += '\n';
            continue;
        }
        const std::size_t entity = html[i] == '&' ? putEntity(out, html.substr(i)) : 0;
        if (entity == 0) out += isBlank(html[i]) ? ' ' : html[i];
        i += std::max<std::size_t>(entity, 1);
    }
    return out;
}

}  // namespace dispatch
