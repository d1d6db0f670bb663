// SPDX-License-Identifier: EUPL-1.2
#include "console/models/format.h"

#include <array>
#include <charconv>
#include <cmath>

namespace models {

namespace {

const QChar kHardBlank(0x00A0);
const QChar kMinus(0x2212);

/// Days since 1970-01-01 were Thursdays: 0 = Monday.
int weekdayOf(const base::CivilTime& civil) {
    const base::Instant noon = base::fromCivilUtc({civil.year, civil.month, civil.day, 12, 0, 0, 0});
    const std::int64_t day = noon.ms / 86'400'000;
    return static_cast<int>(((day + 3) % 7 + 7) % 7);
}

QString twoDigits(int number) { return QString(QStringLiteral("%1")).arg(number, 2, 10, QLatin1Char('0')); }

}  // namespace

QString Format::whole(std::int64_t number) const {
    QString digits = QString::number(number < 0 ? -number : number);
    const QString mark = m_language == Language::German ? QString(kHardBlank) : QStringLiteral(",");
    for (qsizetype place = digits.size() - 3; place > 0; place -= 3) digits.insert(place, mark);
    return number < 0 ? kMinus + digits : digits;
}

QString Format::decimal(double number, int digits) const {
    std::array<char, 64> buffer{};
    const double shown = std::fabs(number);
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), shown, std::chars_format::fixed, digits);
    if (end.ec != std::errc{}) return QStringLiteral("?");
    QString out = QString::fromLatin1(buffer.data(), static_cast<qsizetype>(end.ptr - buffer.data()));
    if (m_language == Language::German) out.replace(QLatin1Char('.'), QLatin1Char(','));
    bool isZero = true;
    for (const QChar c : out) isZero = isZero && !(c >= QLatin1Char('1') && c <= QLatin1Char('9'));
    return number < 0 && !isZero ? kMinus + out : out;
}

QString Format::value(std::optional<double> number, const std::string& unit) const {
    if (!number || !std::isfinite(*number) || std::fabs(*number) > 1e9) return QStringLiteral("?");
    const bool isWhole = unit == "cm" || unit == "deg" || unit == "cm/h" || unit == "min";
    QString shownUnit = text(unit);
    if (unit == "degC") shownUnit = QStringLiteral("°C");
    if (unit == "deg") shownUnit = QStringLiteral("°");
    if (unit == "m3/s") shownUnit = QStringLiteral("m³/s");
    const QString shown = isWhole ? whole(std::llround(*number)) : decimal(*number, 1);
    return shown + kHardBlank + shownUnit;
}

QString Format::trend(std::optional<double> cmPerH) const {
    if (!cmPerH || !std::isfinite(*cmPerH) || std::fabs(*cmPerH) > 1e7) return {};
    const std::int64_t rounded = std::llround(*cmPerH);
    const QString sign = rounded > 0 ? QStringLiteral("+") : rounded == 0 ? QStringLiteral("±") : QString();
    return sign + whole(rounded) + kHardBlank + QStringLiteral("cm/h");
}

namespace {

bool hasRange(const wire::PeopleEstimate& people) { return people.low != people.high && people.best != 0; }
/// So wide that one figure alone, however small its range stands below, would mislead.
bool isVague(const wire::PeopleEstimate& people) {
    return hasRange(people) && people.high > 3.0 * std::max(1.0, static_cast<double>(people.low));
}

}  // namespace

QString Format::bestOf(const wire::PeopleEstimate& people) const {
    return QStringLiteral("≈") + kHardBlank + whole(people.best);
}

QString Format::rangeOf(const wire::PeopleEstimate& people) const {
    return whole(people.low) + QStringLiteral("–") + whole(people.high);
}

QString Format::people(const std::optional<wire::PeopleEstimate>& people) const {
    if (!people) return QStringLiteral("?");
    if (people->high == 0) return QStringLiteral("0");
    if (people->best == 0) return Words::tr("bis %1").arg(whole(people->high));
    return isVague(*people) ? rangeOf(*people) : bestOf(*people);
}

QString Format::peopleRange(const std::optional<wire::PeopleEstimate>& people) const {
    if (!people || !hasRange(*people)) return {};
    return isVague(*people) ? bestOf(*people) : rangeOf(*people);
}

QString Format::peopleFull(const std::optional<wire::PeopleEstimate>& people) const {
    const QString range = peopleRange(people);
    const QString first = this->people(people);
    return range.isEmpty() ? first : first + QStringLiteral(" (") + range + QStringLiteral(")");
}

QString Format::length(double metres) const {
    if (!std::isfinite(metres) || metres < 0 || metres > 1e9) return QStringLiteral("?");
    if (metres < 9.95) return decimal(metres, 1) + kHardBlank + QLatin1Char('m');
    if (std::llround(metres) < 1000) return whole(std::llround(metres)) + kHardBlank + QLatin1Char('m');
    return decimal(metres / 1000, metres < 99'995 ? 2 : 1) + kHardBlank + QStringLiteral("km");
}

QString Format::ground(double squareMetres) const {
    if (!std::isfinite(squareMetres) || squareMetres < 0 || squareMetres > 1e15) return QStringLiteral("?");
    if (std::llround(squareMetres) < 10'000)
        return whole(std::llround(squareMetres)) + kHardBlank + QStringLiteral("m²");
    if (squareMetres < 999'500)
        return decimal(squareMetres / 1e4, squareMetres < 99'950 ? 2 : 1) + kHardBlank + QStringLiteral("ha");
    return decimal(squareMetres / 1e6, squareMetres < 99'995'000 ? 2 : 1) + kHardBlank + QStringLiteral("km²");
}

QString Format::bearing(double degrees) {
    if (!std::isfinite(degrees)) return QStringLiteral("?");
    const long long whole = (std::llround(degrees) % 360 + 360) % 360;
    return QString(QStringLiteral("%1°")).arg(whole, 3, 10, QLatin1Char('0'));
}

QString Format::count(std::optional<std::uint32_t> number) const {
    return number ? whole(*number) : QStringLiteral("?");
}

QString Format::span(std::int64_t ms) const {
    const std::int64_t positive = ms < 0 ? 0 : ms;
    const auto with = [](const QString& figure, const QString& unit) { return figure + kHardBlank + unit; };
    if (positive < 10'000) return with(decimal(static_cast<double>(positive) / 1000.0, 1), QStringLiteral("s"));
    if (positive < 60'000) return with(QString::number(positive / 1000), QStringLiteral("s"));
    if (positive < 120LL * 60'000) return with(QString::number(positive / 60'000), QStringLiteral("min"));
    if (positive < 48LL * 3'600'000) return with(QString::number(positive / 3'600'000), QStringLiteral("h"));
    return with(QString::number(positive / 86'400'000), Words::tr("d", "days"));
}

QString Format::since(std::int64_t ms) const {
    return ms < 60'000 ? Words::tr("soeben") : Words::tr("seit %1").arg(span(ms));
}

QString Format::ago(std::int64_t ms) const {
    return ms < 60'000 ? Words::tr("eben") : Words::tr("vor %1").arg(span(ms));
}

QString text(std::string_view utf8) {
    QString out = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    for (QChar& letter : out) {
        const char16_t code = letter.unicode();
        if ((code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069))
            letter = QChar::ReplacementCharacter;
    }
    return out;
}

QString Format::clock(base::Instant at, bool seconds) {
    const base::CivilTime civil = base::civilGerman(at);
    QString out = twoDigits(civil.hour) + QLatin1Char(':') + twoDigits(civil.minute);
    if (seconds) out += QLatin1Char(':') + twoDigits(civil.second);
    return out;
}

QString Format::date(base::Instant at) const {
    static const std::array kGermanDays = {"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"};
    static const std::array kEnglishDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const std::array kEnglishMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const base::CivilTime civil = base::civilGerman(at);
    const auto day = static_cast<std::size_t>(weekdayOf(civil));
    if (m_language == Language::German) {
        return QLatin1String(kGermanDays[day]) + kHardBlank + twoDigits(civil.day) + QLatin1Char('.') +
               twoDigits(civil.month) + QLatin1Char('.') + QString::number(civil.year);
    }
    return QLatin1String(kEnglishDays[day]) + kHardBlank + QString::number(civil.day) + kHardBlank +
           QLatin1String(kEnglishMonths[static_cast<std::size_t>(civil.month - 1)]) + kHardBlank +
           QString::number(civil.year);
}

QString Format::dateClock(base::Instant at) const { return date(at) + QStringLiteral(", ") + clock(at); }

QString Format::level(wire::GaugeLevel level) {
    if (level == wire::GaugeLevel::BelowAll) return QStringLiteral("–");
    return QStringLiteral("IW%1").arg(static_cast<int>(level));
}

QString Format::levelWords(wire::GaugeLevel level) const {
    if (level == wire::GaugeLevel::BelowAll) return Words::tr("unter allen Informationswerten");
    return Words::tr("Informationswert %1").arg(static_cast<int>(level));
}

QString Format::warningLevel(wire::WarningLevel level) const {
    switch (level) {
        case wire::WarningLevel::Announcement: return Words::tr("Gefahrendurchsage");
        case wire::WarningLevel::Notice: return Words::tr("Gefahrenmitteilung");
        case wire::WarningLevel::Information: break;
    }
    return Words::tr("Gefahreninformation");
}

}  // namespace models
