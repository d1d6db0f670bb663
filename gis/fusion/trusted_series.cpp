// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/trusted_series.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace fusion {
namespace {

/// Two values seconds apart say nothing about an hour: a slope needs some minutes between its ends.
constexpr std::int64_t kTrendPairMinMs = 4 * 60'000;
constexpr std::int64_t kTrendSpanMinMs = 9 * 60'000;
constexpr std::size_t kPointsMax = 400;
constexpr std::int64_t kTrendWindowsMs[] = {30 * 60'000LL, 60 * 60'000LL, 3 * 3'600'000LL, 12 * 3'600'000LL,
                                            72 * 3'600'000LL};
constexpr std::size_t kTrendPointsMax = 60;  ///< 1770 pairs; more would add nothing to a median

}  // namespace

void TrustedSeries::add(const Point& point) {
    m_points.push_back(point);
    if (m_points.size() > kPointsMax) m_points.pop_front();
}

std::optional<double> TrustedSeries::riseCm(base::Instant since, base::Instant until) const {
    std::optional<double> lowest, last;
    for (const Point& point : m_points) {
        if (point.at > until) break;
        if (point.at <= since) lowest.reset();  // only the value that still held at `since` counts
        lowest = std::min(lowest.value_or(point.value), point.value);
        last = point.value;
    }
    if (!last || m_points.empty()) return std::nullopt;
    return *last - *lowest;
}

double TrustedSeries::movedCm(double value, base::Instant since) const {
    double moved = 0;
    for (auto it = m_points.rbegin(); it != m_points.rend() && it->at >= since; ++it)
        moved = std::max(moved, std::abs(it->value - value));
    return moved;
}

std::optional<double> TrustedSeries::trendPerH() const {
    if (m_points.size() < 3) return std::nullopt;
    for (const std::int64_t windowMs : kTrendWindowsMs) {
        std::vector<const Point*> inside;
        for (auto it = m_points.rbegin(); it != m_points.rend() && inside.size() < kTrendPointsMax; ++it) {
            if (base::spanMs(m_points.back().at, it->at) > windowMs) break;
            inside.push_back(&*it);
        }
        if (inside.size() < 3 || base::spanMs(inside.front()->at, inside.back()->at) < kTrendSpanMinMs) continue;
        std::vector<double> slopes;
        for (std::size_t i = 0; i < inside.size(); ++i)
            for (std::size_t j = i + 1; j < inside.size(); ++j)
                if (const auto apartMs = base::spanMs(inside[i]->at, inside[j]->at); apartMs >= kTrendPairMinMs)
                    slopes.push_back((inside[i]->value - inside[j]->value) /
                                     (static_cast<double>(apartMs) / 3'600'000.0));
        if (slopes.empty()) continue;
        std::sort(slopes.begin(), slopes.end());
        const std::size_t n = slopes.size();
        const double median = n % 2 == 1 ? slopes[n / 2] : (slopes[n / 2 - 1] + slopes[n / 2]) / 2;
        return std::round(median * 10) / 10;
    }
    return std::nullopt;
}

}  // namespace fusion
