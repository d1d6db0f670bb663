// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/trusted_series.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace fusion {
namespace {

using Point = TrustedSeries::Point;

constexpr std::size_t kPointsMax = 400;
/// Two values seconds apart say nothing about an hour: a slope needs some minutes between its ends.
constexpr std::int64_t kTrendPairMinMs = 4 * 60'000;
constexpr std::size_t kTrendPointsMin = 4;
constexpr std::size_t kTrendPointsMax = 120;                ///< every 10 s for 20 min
constexpr std::int64_t kTrendSpanMinMs = 14 * 60'000;       ///< three periods of 5 min and some seconds too few
constexpr std::int64_t kTrendSpanMaxMs = 72 * 3'600'000LL;  ///< stations that report once a day
constexpr double kRestlessCm = 2;                           ///< how far a calm surface wanders from value to value

double slopePerH(const Point& from, const Point& to) {
    return (to.value - from.value) / (static_cast<double>(base::spanMs(to.at, from.at)) / 3'600'000.0);
}

double medianOf(std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    const std::size_t n = values.size();
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/// Newest first; empty when there is no stretch that holds enough.
std::vector<const Point*> trendStretch(const std::deque<Point>& points) {
    std::vector<const Point*> inside;
    for (auto it = points.rbegin(); it != points.rend() && inside.size() < kTrendPointsMax; ++it) {
        const std::int64_t spanMs = base::spanMs(points.back().at, it->at);
        if (spanMs > kTrendSpanMaxMs) break;
        inside.push_back(&*it);
        if (inside.size() >= kTrendPointsMin && spanMs >= kTrendSpanMinMs) return inside;
    }
    return {};
}

/// To the others that are far enough away.
std::vector<double> slopesOf(const Point& one, const std::vector<const Point*>& others) {
    std::vector<double> slopes;
    for (const Point* other : others) {
        const bool isLater = other->at > one.at;
        const Point& from = isLater ? one : *other;
        const Point& to = isLater ? *other : one;
        if (base::spanMs(to.at, from.at) >= kTrendPairMinMs) slopes.push_back(slopePerH(from, to));
    }
    return slopes;
}

std::optional<double> repeatedMedian(const std::vector<const Point*>& inside) {
    std::vector<double> medians;
    for (const Point* one : inside) {
        std::vector<double> slopes = slopesOf(*one, inside);
        if (!slopes.empty()) medians.push_back(medianOf(slopes));
    }
    if (medians.empty()) return std::nullopt;
    return medianOf(medians);
}

/// The newest of them and the two before it that are far enough apart; fewer when there are none.
std::vector<const Point*> newestThree(const std::vector<const Point*>& inside) {
    std::vector<const Point*> three;
    for (const Point* point : inside) {
        if (three.empty() || base::spanMs(three.back()->at, point->at) >= kTrendPairMinMs) three.push_back(point);
        if (three.size() == 3) break;
    }
    return three;
}

/// What the newest values leave of a slope.
std::optional<double> heldAgainstNewest(double slope, const std::vector<const Point*>& inside) {
    const std::vector<const Point*> three = newestThree(inside);
    if (three.size() < 3) return slope;
    const double lastCm = three[0]->value - three[1]->value, beforeCm = three[1]->value - three[2]->value;
    std::vector<double> slopes = {slopePerH(*three[1], *three[0]), slopePerH(*three[2], *three[1]),
                                  slopePerH(*three[2], *three[0])};
    const double shortest = std::abs(slopes[0]) < std::abs(slopes[1]) ? slopes[0] : slopes[1];
    const double newest = medianOf(slopes);
    if (lastCm * slope < 0 && beforeCm * slope < 0)
        return std::abs(lastCm + beforeCm) > kRestlessCm ? std::optional(newest) : std::nullopt;
    if (lastCm * slope < 0 && std::abs(lastCm) > kRestlessCm) return std::nullopt;
    const double hours = static_cast<double>(base::spanMs(three[0]->at, three[2]->at)) / 3'600'000.0;
    const bool isConfirmed = lastCm * slope > 0 && beforeCm * slope > 0;
    if (isConfirmed && (std::abs(shortest) - std::abs(slope)) * hours > 2 * kRestlessCm) return shortest;
    if (std::abs(newest) >= std::abs(slope) || std::abs(slope - newest) * hours <= 2 * kRestlessCm) return slope;
    return newest * slope < 0 ? std::nullopt : std::optional(newest);
}

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

std::optional<std::pair<double, double>> TrustedSeries::slopeQuarters() const {
    const std::vector<const Point*> inside = trendStretch(m_points);
    std::vector<double> slopes;  // each pair twice
    for (const Point* one : inside)
        for (const double slope : slopesOf(*one, inside)) slopes.push_back(slope);
    if (slopes.empty()) return std::nullopt;
    std::sort(slopes.begin(), slopes.end());
    return std::pair(slopes[slopes.size() / 4], slopes[(slopes.size() * 3) / 4]);
}

std::optional<double> TrustedSeries::trendPerH() const {
    const std::vector<const Point*> inside = trendStretch(m_points);
    const std::optional<double> slope = repeatedMedian(inside);
    const std::optional<double> held = slope ? heldAgainstNewest(*slope, inside) : std::nullopt;
    if (!held) return std::nullopt;
    return std::round(*held * 10) / 10 + 0.0;  // never "-0"
}

}  // namespace fusion
