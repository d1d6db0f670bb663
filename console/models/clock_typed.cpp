// SPDX-License-Identifier: EUPL-1.2
#include "console/models/clock_typed.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace models {
namespace {

struct DayClock {
    int hour = 0, minute = 0;
};
std::optional<DayClock> dayClockOf(const QString& typed) {
    QString digits = typed.trimmed();
    const qsizetype mark = digits.indexOf(QLatin1Char(':'));
    if (mark >= 0) {
        if (mark < 1 || mark > 2 || digits.size() != mark + 3) return std::nullopt;
        digits.remove(mark, 1);
    }
    if (digits.size() < 3 || digits.size() > 4) return std::nullopt;
    for (const QChar one : digits)
        if (one < QLatin1Char('0') || one > QLatin1Char('9')) return std::nullopt;
    const int number = digits.toInt();
    const DayClock clock{number / 100, number % 100};
    if (clock.hour > 23 || clock.minute > 59) return std::nullopt;
    return clock;
}

/// All moments of the day of `about`, and of the days beside it, with that clock time, rising. In the night of October
/// 02:30 comes twice, in that of March never.
std::vector<base::Instant> momentsWith(DayClock clock, base::Instant about) {
    std::vector<base::Instant> moments;
    for (int day = -2; day <= 2; ++day) {
        base::CivilTime civil = base::civilGerman(about.plusS(day * 86'400LL));
        civil.hour = clock.hour, civil.minute = clock.minute, civil.second = civil.ms = 0;
        for (const int offset : {120, 60}) {
            const base::Instant at = base::fromCivilUtc(civil).plusS(-60LL * offset);
            if (base::germanOffsetMinutes(at) == offset) moments.push_back(at);
        }
    }
    std::sort(moments.begin(), moments.end());
    return moments;
}
constexpr std::int64_t kReachMs = 36LL * 3'600'000;

}  // namespace

std::optional<base::Instant> clockAhead(const QString& typed, base::Instant now) {
    const auto clock = dayClockOf(typed);
    if (!clock) return std::nullopt;
    for (const base::Instant at : momentsWith(*clock, now))
        if (at > now && base::spanMs(at, now) <= kReachMs) return at;
    return std::nullopt;
}

std::optional<base::Instant> clockBefore(const QString& typed, base::Instant now) {
    const auto clock = dayClockOf(typed);
    if (!clock) return std::nullopt;
    const auto moments = momentsWith(*clock, now);
    for (auto at = moments.rbegin(); at != moments.rend(); ++at)
        if (*at <= now && base::spanMs(now, *at) <= kReachMs) return *at;
    return std::nullopt;
}

}  // namespace models
