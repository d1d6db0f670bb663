// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/letter_text.h"

#include <algorithm>
#include <array>

#include "agents/dispatch/send_way.h"

namespace dispatch {
namespace {

constexpr std::size_t kEncodedWordBytes = 42;  ///< of text: with =?UTF-8?B??= below the 75 of RFC 2047
constexpr std::size_t kBodyLine = 75;          ///< a soft break stands behind it

bool isInsideLetter(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string base64(std::string_view bytes) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t block = 0;
        for (std::size_t k = 0; k < 3; ++k)
            block = block << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k) out += k <= count ? kDigits[block >> (18 - 6 * k) & 63U] : '=';
    }
    return out;
}

/// Encoded words, folded, none of which cuts a letter in two.
std::string headerText(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = std::min(text.size(), i + kEncodedWordBytes);
        while (end < text.size() && end > i + 1 && isInsideLetter(text[end])) --end;
        out += (i == 0 ? "" : "\r\n ") + ("=?UTF-8?B?" + base64(text.substr(i, end - i)) + "?=");
        i = end;
    }
    return out;
}

/// Every line break becomes CR LF; all that is not a plain letter is written as =XX, blanks at a line's end as well.
std::string quotedPrintable(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    std::size_t column = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        if (byte == '\n' || byte == '\r') {
            out += "\r\n";
            column = 0;
            continue;
        }
        const bool isLast = i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r';
        const bool isPlainByte = (byte > 32 && byte < 127 && byte != '=' && byte != '.') || (byte == ' ' && !isLast) ||
                                 (byte == '.' && column > 0);
        const std::size_t width = isPlainByte ? 1 : 3;
        if (column + width > kBodyLine) {
            out += "=\r\n";
            column = 0;
        }
        if (isPlainByte)
            out += static_cast<char>(byte);
        else
            out += {'=', kDigits[byte >> 4], kDigits[byte & 15]};
        column += width;
    }
    return out + "\r\n";
}

/// "Thu, 18 Jun 2026 15:00:00 +0200"
std::string mailDate(base::Instant at) {
    constexpr std::array<const char*, 7> kDays{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};  // 1970 began so
    constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const int offset = base::germanOffsetMinutes(at);
    const base::CivilTime civil = base::civilGerman(at);
    const std::int64_t day = at.plusS(offset * 60).ms / 86'400'000;
    char text[64];
    std::snprintf(text, sizeof text, "%s, %d %s %d %02d:%02d:%02d +%02d%02d", kDays[static_cast<std::size_t>(day % 7)],
                  civil.day, kMonths[static_cast<std::size_t>(civil.month - 1)], civil.year, civil.hour, civil.minute,
                  civil.second, offset / 60, offset % 60);
    return text;
}

bool hasControl(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; });
}

}  // namespace

std::string germanMoment(base::Instant at) {
    const base::CivilTime civil = base::civilGerman(at);
    char text[64];
    std::snprintf(text, sizeof text, "%02d.%02d.%04d, %02d:%02d Uhr", civil.day, civil.month, civil.year, civil.hour,
                  civil.minute);
    return text;
}

base::Outcome<std::string> mailText(const MailWords& words) {
    if (!isMailAddress(words.to)) return base::Failure{"keine E-Mail-Adresse", "", ""};
    if (!isMailAddress(words.from)) return base::Failure{"der Absender ist keine E-Mail-Adresse", "", ""};
    if (hasControl(words.subject)) return base::Failure{"der Betreff hat mehrere Zeilen", "", ""};
    std::string mail = "From: <" + words.from + ">\r\nTo: <" + words.to + ">\r\n";
    mail += "Subject: " + headerText(words.subject) + "\r\n";
    mail += "Date: " + mailDate(words.date) + "\r\n";
    mail += "Message-ID: <" + words.id + words.from.substr(words.from.find('@')) + ">\r\n";
    mail += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
    mail += "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
    return mail + quotedPrintable(words.body);
}

}  // namespace dispatch
