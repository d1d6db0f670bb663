// SPDX-License-Identifier: EUPL-1.2
#include "gis/warning/internal/wording.h"

#include <array>
#include <cstdint>

namespace warning {
namespace {

constexpr std::string_view kGermanMark = "ÜBUNG:";
constexpr std::string_view kEnglishMark = "EXERCISE:";

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string twoDigits(int number) {
    return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

/// Bytes of the character that begins at `at`, 0 when it is malformed, overlong, a surrogate or forbidden in XML.
std::size_t goodCharBytes(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(at);
    if (lead < 0x80) return (lead >= 0x20 && lead != 0x7F) || lead == '\n' || lead == '\t' ? 1 : 0;
    const std::size_t count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + count > text.size()) return 0;
    std::uint32_t code = lead & (0x7FU >> count);
    for (std::size_t i = 1; i < count; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return 0;
        code = code << 6 | (byte(at + i) & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> kLowest{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    const bool forbidden = code < 0xA0 || (code & 0xFFFE) == 0xFFFE || code > 0x10FFFF;
    return code < kLowest[count] || surrogate || forbidden ? 0 : count;
}

}  // namespace

bool isEnglish(std::string_view language) { return language.starts_with("en"); }

std::string realmMark(wire::RealmKind realm, std::string_view language) {
    if (realm == wire::RealmKind::Live) return {};
    return std::string(isEnglish(language) ? kEnglishMark : kGermanMark) + " ";
}

bool hasExerciseMark(std::string_view text) { return text.starts_with(kGermanMark) || text.starts_with(kEnglishMark); }

std::string_view withoutMark(std::string_view text) {
    if (text.starts_with(kGermanMark))
        text.remove_prefix(kGermanMark.size());
    else if (text.starts_with(kEnglishMark))
        text.remove_prefix(kEnglishMark.size());
    else
        return text;
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    return text;
}

std::vector<std::string> sentences(std::string_view text) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    const auto take = [&](std::size_t end) {
        std::string_view one = text.substr(begin, end - begin);
        while (!one.empty() && isBlank(one.front())) one.remove_prefix(1);
        while (!one.empty() && isBlank(one.back())) one.remove_suffix(1);
        if (!one.empty()) out.emplace_back(one);
        begin = end;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') take(i + 1);
        if (text[i] != '.' && text[i] != '!' && text[i] != '?') continue;
        std::size_t next = i + 1;
        while (next < text.size() && isBlank(text[next])) ++next;
        const bool glued = next == i + 1 && next < text.size();
        const bool goesOn = next < text.size() && text[next] >= 'a' && text[next] <= 'z';
        // "21. November": a day before a month is no end of a sentence.
        const bool ordinal = text[i] == '.' && i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9' && i >= 2 &&
                             next < text.size() && (isBlank(text[i - 2]) || (i >= 3 && isBlank(text[i - 3])));
        if (!glued && !goesOn && !ordinal) take(i + 1);
    }
    take(text.size());
    return out;
}

std::size_t wordCount(std::string_view text) {
    std::size_t count = 0;
    bool inWord = false;
    for (const char c : text) {
        if (!isBlank(c) && !inWord) ++count;
        inWord = !isBlank(c);
    }
    return count;
}

std::size_t charCount(std::string_view utf8) {
    std::size_t count = 0;
    for (const char c : utf8) count += (static_cast<std::uint8_t>(c) & 0xC0) != 0x80;
    return count;
}

bool isPlainText(std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size();) {
        const std::size_t bytes = goodCharBytes(utf8, i);
        if (bytes == 0) return false;
        i += bytes;
    }
    return true;
}

std::string joined(const std::vector<std::string>& names, std::string_view lastJoint) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? std::string(lastJoint) : ", ";
        out += names[i];
    }
    return out;
}

std::string clockText(base::Instant at) {
    const base::CivilTime civil = base::civilGerman(at);
    return twoDigits(civil.hour) + ":" + twoDigits(civil.minute);
}

std::string momentText(base::Instant at, bool english) {
    static constexpr std::array<const char*, 12> kGerman{"Januar",    "Februar", "März",     "April",
                                                         "Mai",       "Juni",    "Juli",     "August",
                                                         "September", "Oktober", "November", "Dezember"};
    static constexpr std::array<const char*, 12> kEnglish{"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
    const base::CivilTime civil = base::civilGerman(at);
    const auto month = static_cast<std::size_t>(civil.month - 1) % 12;
    if (english) return std::to_string(civil.day) + " " + kEnglish[month] + ", " + clockText(at);
    return std::to_string(civil.day) + ". " + kGerman[month] + ", " + clockText(at) + " Uhr";
}

}  // namespace warning
