// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "console/models/course_scale.h"

namespace models {
namespace {

const base::Instant kScaleNow = *base::fromIso("2026-06-18T13:25:00Z");  // 15:25 in summer
constexpr std::int64_t kHourMs = 3'600'000, kDayMs = 24 * kHourMs;
const Format kGermanScale(Language::German);

double hoursOf(const CourseWindow& window) { return static_cast<double>(window.spanMs()) / kHourMs; }

TEST(CourseScale, TheSpanBeginsWithTheOldestKnownValueWithinItsBounds) {
    EXPECT_DOUBLE_EQ(hoursOf(knownWindow(kScaleNow, kScaleNow.plusMs(-50 * 60'000), 2, 300)), 50.0 / 60);
    EXPECT_DOUBLE_EQ(hoursOf(knownWindow(kScaleNow, kScaleNow.plusMs(-5 * 60'000), 2, 300)), 0.5)
        << "half an hour at least";
    EXPECT_DOUBLE_EQ(hoursOf(knownWindow(kScaleNow, kScaleNow.plusMs(-kDayMs), 2, 300)), 2);
    EXPECT_DOUBLE_EQ(hoursOf(knownWindow(kScaleNow, std::nullopt, 2, 300)), 0.5);
}

TEST(CourseScale, AStationWithALongPeriodShowsTwelveOfThemAndMore) {
    EXPECT_DOUBLE_EQ(hoursOf(knownWindow(kScaleNow, kScaleNow.plusMs(-kHourMs), 2, 900)), 3);
    EXPECT_DOUBLE_EQ(hoursOf(knownWindow(kScaleNow, kScaleNow.plusMs(-40 * kDayMs), 2, 86400)), 14 * 24);
    EXPECT_DOUBLE_EQ(hoursOf(courseWindow(kScaleNow, 2, 86400)), 12 * 24);
    EXPECT_DOUBLE_EQ(hoursOf(courseWindow(kScaleNow, 6, 300)), 6);
}

TEST(CourseScale, TicksStandOnRoundLocalTimesAndHaveRoomForTheirLabels) {
    const CourseWindow window{*base::fromIso("2026-06-18T13:02:00Z"), kScaleNow};
    const auto ticks = courseTicks(window, 1400, kGermanScale);
    ASSERT_EQ(ticks.size(), 5u);
    EXPECT_EQ(ticks.front().label, "15:05");
    EXPECT_EQ(ticks.back().label, "15:25");
    for (const double width : {300.0, 700.0, 1400.0}) {
        for (const double hours : {0.5, 2.0, 6.0, 24.0, 14 * 24.0}) {
            const auto all = courseTicks(courseWindow(kScaleNow, hours, 60), width, kGermanScale);
            EXPECT_LE(static_cast<double>(all.size()), width / 90 + 1) << width << " px, " << hours << " h";
            EXPECT_GE(all.size(), 1u) << width << " px, " << hours << " h";
        }
    }
}

TEST(CourseScale, DaysAreNamedByTheirDateAtLocalMidnight) {
    const auto ticks = courseTicks(courseWindow(kScaleNow, 14 * 24, 86400), 1400, kGermanScale);
    ASSERT_GE(ticks.size(), 6u);
    for (const AxisTick& tick : ticks) {
        EXPECT_EQ(base::civilGerman(tick.at).hour, 0);
        EXPECT_TRUE(tick.label.endsWith(QStringLiteral(".06."))) << tick.label.toStdString();
    }
    EXPECT_TRUE(courseTicks(courseWindow(kScaleNow, 14 * 24, 86400), 1400, Format(Language::English))
                    .front()
                    .label.endsWith(QStringLiteral("Jun")));
}

TEST(CourseScale, OverTheChangeToWinterTimeTicksStayOnFullHours) {
    const CourseWindow window{*base::fromIso("2026-10-24T20:00:00Z"), *base::fromIso("2026-10-25T08:00:00Z")};
    for (const AxisTick& tick : courseTicks(window, 1400, kGermanScale))
        EXPECT_EQ(base::civilGerman(tick.at).minute, 0);
}

TEST(CourseScale, LabelsOfNearLinesNeverLieUponEachOtherAndStayInTheirOrder) {
    const std::vector<double> lines{22, 30, 20};  // IW1, IW2, IW3 in pixels from the top
    const auto middles = spreadLabels(lines, 14, 0, 60);
    ASSERT_TRUE(middles);
    EXPECT_LE((*middles)[2] + 14, (*middles)[0] + 1e-9);
    EXPECT_LE((*middles)[0] + 14, (*middles)[1] + 1e-9);
    EXPECT_GE((*middles)[2], 7);
    EXPECT_LE((*middles)[1], 53);
}

TEST(CourseScale, LabelsFarApartStandAtTheirLines) {
    EXPECT_EQ(*spreadLabels({10, 40, 80}, 14, 0, 100), (std::vector<double>{10, 40, 80}));
    EXPECT_EQ(*spreadLabels({99}, 14, 0, 100), (std::vector<double>{93})) << "but inside";
}

TEST(CourseScale, WithoutRoomForAllNoneIsSpread) { EXPECT_FALSE(spreadLabels({10, 12, 14}, 14, 0, 40)); }

}  // namespace
}  // namespace models
