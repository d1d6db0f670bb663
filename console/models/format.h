// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Numbers and times as people read them, in the console's language. Pure; never asks a locale. Unknown is "?".

#include <optional>
#include <string>

#include <QCoreApplication>
#include <QString>

#include "broker/base/instant.h"
#include "broker/wire/payloads.h"

namespace models {

/// Context "Words" of all texts that models make; say Words::tr() unqualified, lupdate takes what it sees.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

enum class Language : std::uint8_t { German, English };

class Format {
public:
    explicit Format(Language language) : m_language(language) {}
    [[nodiscard]] Language language() const { return m_language; }

    /// "1 200" / "1,200"; the German blank does not break.
    [[nodiscard]] QString whole(std::int64_t number) const;
    /// "0,62" / "0.62"
    [[nodiscard]] QString decimal(double number, int digits) const;
    /// "318 cm", "2,4 mm"; "?" when absent.
    [[nodiscard]] QString value(std::optional<double> number, const std::string& unit) const;
    /// "+22 cm/h", "−3 cm/h", "±0 cm/h"; empty when absent.
    [[nodiscard]] QString trend(std::optional<double> cmPerH) const;
    /// "≈ 1 200", or "0–1 100" where the range is wider than a factor of 3; "?" when absent.
    [[nodiscard]] QString people(const std::optional<wire::PeopleEstimate>& people) const;
    /// "1 100–1 400"; empty when absent.
    [[nodiscard]] QString peopleRange(const std::optional<wire::PeopleEstimate>& people) const;
    /// "≈ 1 200 (1 100–1 400)"; "?" when absent.
    [[nodiscard]] QString peopleFull(const std::optional<wire::PeopleEstimate>& people) const;
    [[nodiscard]] QString count(std::optional<std::uint32_t> number) const;
    /// Of a way: "4,3 m", "320 m", "1,24 km".
    [[nodiscard]] QString length(double metres) const;
    /// Of an area: "8 240 m²", "12,4 ha", "3,07 km²".
    [[nodiscard]] QString ground(double squareMetres) const;
    /// From true north: "045°".
    [[nodiscard]] static QString bearing(double degrees);
    /// "0,3 s", "12 s", "4 min", "3 h", "2 d"
    [[nodiscard]] QString span(std::int64_t ms) const;
    [[nodiscard]] QString since(std::int64_t ms) const;  ///< "seit 14 min"
    [[nodiscard]] QString ago(std::int64_t ms) const;    ///< "vor 1 min"
    /// German legal time: "18:05", "18:05:42"
    [[nodiscard]] static QString clock(base::Instant at, bool seconds = false);
    /// "Sa 21.11.2026" / "Sat 21 Nov 2026"
    [[nodiscard]] QString date(base::Instant at) const;
    /// "Sa 21.11. 23:00"
    [[nodiscard]] QString dateClock(base::Instant at) const;
    /// "IW3"; "–" below all.
    [[nodiscard]] static QString level(wire::GaugeLevel level);
    /// "Informationswert 3"
    [[nodiscard]] QString levelWords(wire::GaugeLevel level) const;
    /// "Gefahrenmitteilung"
    [[nodiscard]] QString warningLevel(wire::WarningLevel level) const;

private:
    [[nodiscard]] QString bestOf(const wire::PeopleEstimate& people) const;
    [[nodiscard]] QString rangeOf(const wire::PeopleEstimate& people) const;
    Language m_language;
};

/// What was said, for a screen or a paper. Characters that turn the writing of what follows them (U+202A to U+202E,
/// U+2066 to U+2069) are shown as U+FFFD: they would turn the words of others beside it, too. The journal keeps them.
[[nodiscard]] QString text(std::string_view utf8);
inline QString text(const std::string& utf8) { return text(std::string_view(utf8)); }

}  // namespace models
