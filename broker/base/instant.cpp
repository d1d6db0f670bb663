// SPDX-License-Identifier: EUPL-1.2
#include "broker/base/instant.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace base {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

std::int64_t floorDiv(std::int64_t a, std::int64_t b) {
    const std::int64_t q = a / b;
    return (a % b != 0 && (a < 0) != (b < 0)) ? q - 1 : q;
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days <-> proleptic Gregorian date.
std::int64_t daysFromCivil(std::int64_t y, int m, int d) {
    y -= m <= 2;
    const std::int64_t era = floorDiv(y, 400);
    const std::int64_t yoe = y - era * 400;
    const std::int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    const std::int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

CivilTime civilFromDays(std::int64_t z) {
    z += 719468;
    const std::int64_t era = floorDiv(z, 146097);
    const std::int64_t doe = z - era * 146097;
    const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::int64_t mp = (5 * doy + 2) / 153;
    CivilTime civil;
    civil.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
    civil.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    civil.year = static_cast<int>(yoe + era * 400 + (civil.month <= 2));
    return civil;
}

/// 01:00 UTC on the last Sunday of `month`.
Instant lastSunday(int year, int month) {
    const std::int64_t last = daysFromCivil(year, month, 31);  // March and October both have 31 days
    const std::int64_t weekday = ((last % 7) + 11) % 7;        // 0 = Sunday; day 0 (1970-01-01) was a Thursday
    return {(last - weekday) * kDayMs + 3'600'000};
}

std::optional<int> number(std::string_view text, std::size_t at, std::size_t digits) {
    if (at + digits > text.size()) return std::nullopt;
    for (std::size_t i = at; i < at + digits; ++i)
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
    int value = 0;
    std::from_chars(text.data() + at, text.data() + at + digits, value);
    return value;
}

}  // namespace

CivilTime civilUtc(Instant at) {
    const std::int64_t days = floorDiv(at.ms, kDayMs);
    std::int64_t rest = at.ms - days * kDayMs;
    CivilTime civil = civilFromDays(days);
    civil.ms = static_cast<int>(rest % 1000);
    rest /= 1000;
    civil.second = static_cast<int>(rest % 60);
    civil.minute = static_cast<int>(rest / 60 % 60);
    civil.hour = static_cast<int>(rest / 3600);
    return civil;
}

Instant fromCivilUtc(const CivilTime& c) {
    return {daysFromCivil(c.year, c.month, c.day) * kDayMs + c.hour * 3'600'000LL + c.minute * 60'000LL +
            c.second * 1000LL + c.ms};
}

int germanOffsetMinutes(Instant at) {
    const int year = civilUtc(at).year;
    return at >= lastSunday(year, 3) && at < lastSunday(year, 10) ? 120 : 60;
}

CivilTime civilGerman(Instant at) { return civilUtc(at.plusS(germanOffsetMinutes(at) * 60)); }

std::string isoUtc(Instant at) {
    const CivilTime c = civilUtc(at);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", c.year, c.month, c.day, c.hour,
                  c.minute, c.second, c.ms);
    return text.data();
}

std::string isoGerman(Instant at) {
    const CivilTime c = civilGerman(at);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d+%02d:00", c.year, c.month, c.day, c.hour,
                  c.minute, c.second, germanOffsetMinutes(at) / 60);
    return text.data();
}

std::optional<Instant> fromIso(std::string_view text) {
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const auto year = number(text, 0, 4), month = number(text, 5, 2), day = number(text, 8, 2);
    const auto hour = number(text, 11, 2), minute = number(text, 14, 2), second = number(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
    if (*month < 1 || *month > 12 || *day < 1 || *day > 31 || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    CivilTime civil{*year, *month, *day, *hour, *minute, *second, 0};
    const CivilTime back = civilUtc(fromCivilUtc(civil));
    if (back.day != civil.day) return std::nullopt;  // 30 February
    std::size_t at = 19;
    if (text[at] == '.') {
        int scale = 100;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10)
            civil.ms += (text[at] - '0') * scale;
    }
    const Instant local = fromCivilUtc(civil);
    if (at + 1 == text.size() && text[at] == 'Z') return local;
    if (at + 6 != text.size() || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') return std::nullopt;
    const auto offsetHour = number(text, at + 1, 2), offsetMinute = number(text, at + 4, 2);
    if (!offsetHour || !offsetMinute || *offsetHour > 18 || *offsetMinute > 59) return std::nullopt;
    const int sign = text[at] == '-' ? 1 : -1;
    return local.plusS(sign * (*offsetHour * 3600 + *offsetMinute * 60));
}

std::string tacticalTime(Instant at) {
    static constexpr std::array<const char*, 12> kMonths = {"JAN", "FEB", "MRZ", "APR", "MAI", "JUN",
                                                            "JUL", "AUG", "SEP", "OKT", "NOV", "DEZ"};
    const CivilTime c = civilGerman(at);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%02d%02d%02d%s%02d", c.day, c.hour, c.minute,
                  kMonths[static_cast<std::size_t>(c.month - 1)], c.year % 100);
    return text.data();
}

}  // namespace base
