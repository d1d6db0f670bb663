// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a chart says of a course besides its values: how far it could be trusted, rain by bars, what is to come. Pure.

#include <deque>
#include <vector>

#include "console/models/course_scale.h"
#include "console/session/chronicle.h"

namespace models {

/// A span in which the worker did not trust the station.
struct TrustSpan {
    base::Instant from, until;
    session::CourseTrust trust = session::CourseTrust::Good;
    bool goesOn = false;  ///< until the window's end and on
};
/// Within the window, oldest first; without the good ones. `now`: nothing is known behind it.
[[nodiscard]] std::vector<TrustSpan> trustSpans(const session::CoursePast* past, const CourseWindow& window,
                                                base::Instant now);
/// "fraglich", "gestört", "stumm", "Wartung".
[[nodiscard]] QString trustWord(session::CourseTrust trust);
/// "fraglich 14:05 bis 15:10; stumm seit 15:40"; the newest six, and how many more there are.
[[nodiscard]] QString trustWords(const std::vector<TrustSpan>& spans, base::Instant now, const Format& format);

/// Rain that fell within a span, mm.
struct RainBar {
    base::Instant from, until;
    double mm = 0;
};
inline constexpr double kSingleBarsHours = 25;
/// Each reading by itself; from a window of more than a day on the sums of whole hours.
[[nodiscard]] std::vector<RainBar> rainBars(const std::deque<session::CoursePoint>& course,
                                            const session::CoursePast* past, const CourseWindow& window,
                                            double periodS);

}  // namespace models
