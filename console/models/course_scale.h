// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Scales of a station's course: which span is shown, where its ticks stand and where labels of near lines go. Pure.

#include <optional>
#include <vector>

#include <QString>

#include "broker/base/instant.h"
#include "console/models/format.h"

namespace models {

struct CourseWindow {
    base::Instant from, until;
    [[nodiscard]] std::int64_t spanMs() const { return base::spanMs(until, from); }
};

/// The last `hours`, but never less than twelve periods of the station: a daily gauge shows days.
[[nodiscard]] CourseWindow courseWindow(base::Instant now, double hours, double periodS);
/// From the oldest known value, at least half an hour and at most `hours`; for long periods twelve to fourteen of them.
[[nodiscard]] CourseWindow knownWindow(base::Instant now, std::optional<base::Instant> oldest, double hours,
                                       double periodS);

struct AxisTick {
    base::Instant at;
    QString label;  ///< a time; from a day's span on a date at midnight
};
/// Ticks on round times of German legal time, `widthPx` wide altogether at text size 1.
[[nodiscard]] std::vector<AxisTick> courseTicks(const CourseWindow& window, double widthPx, const Format& format);
/// "15:00", or with the day where it is another: for "since ...".
[[nodiscard]] QString windowStart(const CourseWindow& window, const Format& format);

/// Middles of labels of one height beside lines at these heights: in the lines' order, each as near to its line as it
/// can stand without touching another, between `low` and `high`. Nothing when there is not room for all.
[[nodiscard]] std::optional<std::vector<double>> spreadLabels(const std::vector<double>& lines, double height,
                                                              double low, double high);

}  // namespace models
