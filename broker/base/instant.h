// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A moment in UTC, milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored. May lie before 1970.
struct Instant {
    std::int64_t ms = 0;

    auto operator<=>(const Instant&) const = default;
    [[nodiscard]] Instant plusMs(std::int64_t spanMs) const { return {ms + spanMs}; }
    [[nodiscard]] Instant plusS(std::int64_t spanS) const { return {ms + spanS * 1000}; }
};
/// a - b in milliseconds.
inline std::int64_t spanMs(Instant a, Instant b) { return a.ms - b.ms; }

/// A broken-down civil time. month 1..12, day 1..31.
struct CivilTime {
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, ms = 0;
};
[[nodiscard]] CivilTime civilUtc(Instant at);
[[nodiscard]] Instant fromCivilUtc(const CivilTime& civil);

/// Offset of German legal time from UTC: 60 or 120 minutes. Summer time runs from the last Sunday of March to
/// the last Sunday of October, both 01:00 UTC (directive 2000/84/EC); used for all years from 1980.
[[nodiscard]] int germanOffsetMinutes(Instant at);
/// German legal time; in the night of October 02:30 stands for two instants.
[[nodiscard]] CivilTime civilGerman(Instant at);

/// "2026-11-21T17:05:00.250Z"; milliseconds always shown.
[[nodiscard]] std::string isoUtc(Instant at);
/// "2026-11-21T18:05:00+01:00": German legal time with numeric offset and whole seconds (truncated), as CAP wants it.
[[nodiscard]] std::string isoGerman(Instant at);
/// Reads "2026-11-21T17:05:00", with optional fraction and required "Z" or "+hh:mm"; nothing for any other text.
[[nodiscard]] std::optional<Instant> fromIso(std::string_view text);

/// The tactical date-time group in local time: "211805NOV26" (day, hour, minute, German month, year).
[[nodiscard]] std::string tacticalTime(Instant at);

}  // namespace base
