// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <optional>

#include "broker/base/instant.h"
#include "broker/wire/ids.h"

namespace fusion {

/// One saying of a sensor as the rules see it. `at` is the source's clock, or the realm clock where that one cannot
/// be right; it orders the samples of a station.
struct Sample {
    wire::MessageId id;
    base::Instant at;
    base::Instant saidAt;  ///< the source's clock as it came
    std::optional<double> value;
    std::optional<double> batteryV;
    std::uint32_t flags = 0;  ///< wire::RecordFlag
};

/// The values of one station that rules may rest on, oldest first, rising times. Bounded.
class TrustedSeries {
public:
    struct Point {
        base::Instant at;
        double value = 0;
        wire::MessageId id;
    };
    void add(const Point& point);
    [[nodiscard]] const std::deque<Point>& points() const { return m_points; }
    [[nodiscard]] bool empty() const { return m_points.empty(); }
    [[nodiscard]] const Point& newest() const { return m_points.back(); }

    /// How far the newest value not after `until` stands above the lowest since `since` (the value that held at
    /// `since` counts); nothing when there is no value in that time.
    [[nodiscard]] std::optional<double> riseCm(base::Instant since, base::Instant until) const;
    /// Greatest distance from `value` since `since`.
    [[nodiscard]] double movedCm(double value, base::Instant since) const;
    /// Theil-Sen slope per hour over 30 min, over a longer window when that holds fewer than three values (60 min, 3 h,
    /// 12 h, 3 days); nothing when none holds three over 9 minutes at least. Values less than 4 minutes apart make no
    /// slope. Rounded to 0.1.
    [[nodiscard]] std::optional<double> trendPerH() const;

private:
    std::deque<Point> m_points;
};

}  // namespace fusion
