// SPDX-License-Identifier: EUPL-1.2
#include "console/models/course_scale.h"

#include <algorithm>
#include <numeric>

namespace models {
namespace {

constexpr std::int64_t kMinuteMs = 60'000, kHourMs = 60 * kMinuteMs, kDayMs = 24 * kHourMs;
constexpr std::int64_t kLeastSpanMs = 30 * kMinuteMs;
constexpr double kPeriodsLeast = 12, kPeriodsMost = 14;
constexpr double kTickPx = 92;

std::int64_t msOf(double hours) { return static_cast<std::int64_t>(hours * static_cast<double>(kHourMs)); }
std::int64_t periodsMs(double periodS, double count) { return static_cast<std::int64_t>(periodS * count * 1000); }

std::int64_t localMs(base::Instant at) { return at.ms + base::germanOffsetMinutes(at) * kMinuteMs; }
base::Instant fromLocal(std::int64_t ms, std::int64_t offsetMs) {
    const base::Instant guess{ms - offsetMs};
    return {ms - base::germanOffsetMinutes(guess) * kMinuteMs};
}

/// "Sa 21.11." / "Sat 21 Nov"
QString shortDate(base::Instant at, const Format& format) {
    return format.date(at).chopped(format.language() == Language::German ? 4 : 5);
}

}  // namespace

CourseWindow courseWindow(base::Instant now, double hours, double periodS) {
    return {now.plusMs(-std::max(msOf(hours), periodsMs(periodS, kPeriodsLeast))), now};
}

CourseWindow knownWindow(base::Instant now, std::optional<base::Instant> oldest, double hours, double periodS) {
    const bool isSlow = periodsMs(periodS, kPeriodsLeast) > msOf(hours);
    const std::int64_t least = isSlow ? periodsMs(periodS, kPeriodsLeast) : std::min(kLeastSpanMs, msOf(hours));
    const std::int64_t most = isSlow ? periodsMs(periodS, kPeriodsMost) : msOf(hours);
    const std::int64_t known = oldest ? base::spanMs(now, *oldest) : 0;
    return {now.plusMs(-std::clamp(known, least, most)), now};
}

std::vector<AxisTick> courseTicks(const CourseWindow& window, double widthPx, const Format& format) {
    std::int64_t step = 28 * kDayMs;
    for (const std::int64_t minutes : {5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7 * 1440}) {
        if (static_cast<double>(window.spanMs()) / static_cast<double>(minutes * kMinuteMs) * kTickPx > widthPx)
            continue;
        step = minutes * kMinuteMs;
        break;
    }
    const std::int64_t offset = base::germanOffsetMinutes(window.until) * kMinuteMs;
    std::vector<AxisTick> ticks;
    for (std::int64_t local = (localMs(window.from) / step + 1) * step;; local += step) {
        const base::Instant at = fromLocal(local, offset);
        if (at.ms > window.until.ms) return ticks;
        if (at.ms < window.from.ms) continue;
        const bool isDay = step >= kDayMs || (window.spanMs() > kDayMs && local % kDayMs == 0);
        ticks.push_back({at, isDay ? shortDate(at, format) : Format::clock(at)});
    }
}

QString windowStart(const CourseWindow& window, const Format& format) {
    const bool isToday = localMs(window.from) / kDayMs == localMs(window.until) / kDayMs;
    return isToday ? Format::clock(window.from) : shortDate(window.from, format);
}

std::optional<std::vector<double>> spreadLabels(const std::vector<double>& lines, double height, double low,
                                                double high) {
    if (static_cast<double>(lines.size()) * height > high - low) return std::nullopt;
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return lines[a] < lines[b]; });
    std::vector<double> middles = lines;
    double free = low + height / 2;
    for (const std::size_t i : order) {
        middles[i] = std::max(middles[i], free);
        free = middles[i] + height;
    }
    free = high - height / 2;
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        middles[*i] = std::min(middles[*i], free);
        free = middles[*i] - height;
    }
    return middles;
}

}  // namespace models
