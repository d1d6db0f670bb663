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
    /// Slope per hour over the shortest stretch of the newest values that holds four of them and 14 minutes (so 15 min
    /// at 5-minute readings, 45 at 15-minute ones; at most 3 days): the median of each value's median slope to the
    /// others (Theil-Sen with repeated medians: Siegel, Biometrika 69, 1982), which one outlier among four does not
    /// turn, where the plain median of all slopes (Theil 1950, Sen 1968) stands one in five at the least. Values less
    /// than 4 minutes apart make no slope.
    /// The newest three values at least 4 minutes apart have the last word: both steps against the slope turn it
    /// round (the median of their slopes), one step of more than 2 cm against it, or two that make less, leave
    /// nothing to say; a slope that has eased since is theirs, and one that both steps exceed is the lesser of the two.
    /// Rounded to 0.1.
    [[nodiscard]] std::optional<double> trendPerH() const;

    /// First and third quartile of the slopes between values of that stretch, per hour; nothing where it is not there.
    [[nodiscard]] std::optional<std::pair<double, double>> slopeQuarters() const;

private:
    friend struct FusionMemory;
    std::deque<Point> m_points;
};

}  // namespace fusion
