// SPDX-License-Identifier: EUPL-1.2
#include "console/models/course_trust.h"

#include <gtest/gtest.h>

namespace models {
namespace {

using session::CoursePast;
using session::CoursePoint;
using session::CourseTrust;

const base::Instant kNoon = base::fromCivilUtc({2026, 6, 18, 10});  // 12:00 of legal time

TEST(CourseTrust, SpansAreThoseOfTheWindow) {
    CoursePast past;
    past.note(kNoon.plusS(-7200), CourseTrust::Suspect);
    past.note(kNoon.plusS(-3600), CourseTrust::Good);
    past.note(kNoon.plusS(-600), CourseTrust::Silent);
    const auto spans = trustSpans(&past, {kNoon.plusS(-5400), kNoon.plusS(1800)}, kNoon);
    ASSERT_EQ(spans.size(), 2u);
    EXPECT_EQ(spans[0].from, kNoon.plusS(-5400)) << "from the window's beginning";
    EXPECT_EQ(spans[0].until, kNoon.plusS(-3600));
    EXPECT_FALSE(spans[0].goesOn);
    EXPECT_EQ(spans[1].until, kNoon) << "nothing is known of what is to come";
    EXPECT_TRUE(spans[1].goesOn);
    const Format format{Language::German};
    EXPECT_EQ(trustWords(spans, kNoon, format).toStdString(), "fraglich 10:30 bis 11:00; stumm seit 11:50");
    EXPECT_TRUE(trustSpans(&past, {kNoon.plusS(-3000), kNoon.plusS(-1200)}, kNoon).empty());
    EXPECT_TRUE(trustSpans(nullptr, {kNoon, kNoon.plusS(60)}, kNoon).empty());
}

TEST(CourseTrust, OfManySpansTheNewestAreTold) {
    CoursePast past;
    for (int i = 0; i < 20; ++i)
        past.note(kNoon.plusS(-6000 + i * 300), i % 2 == 0 ? CourseTrust::Faulty : CourseTrust::Good);
    const auto words =
        trustWords(trustSpans(&past, {kNoon.plusS(-7200), kNoon}, kNoon), kNoon, Format{Language::German});
    EXPECT_EQ(words.count(QStringLiteral("gestört")), 6) << words.toStdString();
    EXPECT_TRUE(words.endsWith(QStringLiteral("; davor 4 weitere"))) << words.toStdString();
}

TEST(RainBars, AreReadingsOfADayAndHoursOfAWeek) {
    CoursePast past;
    std::deque<CoursePoint> course;
    for (int i = 0; i < 12; ++i) past.add(kNoon.plusS(-48 * 3600 + i * 300), 1, true);
    for (int i = 1; i <= 6; ++i) course.push_back({kNoon.plusS(-1800 + i * 300), 2.0});
    course.push_back({kNoon, std::nullopt});
    const auto day = rainBars(course, &past, {kNoon.plusS(-24 * 3600), kNoon}, 300);
    ASSERT_EQ(day.size(), 6u);
    EXPECT_EQ(day[0].from, kNoon.plusS(-1800));
    EXPECT_EQ(day[0].until, kNoon.plusS(-1500));
    const auto week = rainBars(course, &past, {kNoon.plusS(-168 * 3600), kNoon}, 300);
    double mm = 0;
    for (const RainBar& bar : week) mm += bar.mm;
    EXPECT_DOUBLE_EQ(mm, 24);
    ASSERT_EQ(week.size(), 3u) << "the hour of the day before yesterday, the last one and what was said at its end";
    EXPECT_DOUBLE_EQ(week[0].mm, 12);
    EXPECT_EQ(base::spanMs(week[0].until, week[0].from), 3'600'000);
}

}  // namespace
}  // namespace models
