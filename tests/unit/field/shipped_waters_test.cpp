// SPDX-License-Identifier: EUPL-1.2
// The waters of the shipped exercises must be ones that a hydrologist believes.

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <map>

#include "agents/field/field_plan.h"

namespace {

/// cm/h over the five minutes before `s`.
double rateAt(const field::Course& course, double s) { return (course.at(s) - course.at(s - 300)) * 12; }

std::map<std::string, field::Course> watersOf(const std::string& scenario) {
    const auto plan =
        field::loadFieldPlan(std::filesystem::path(LAGEWERK_SOURCE_DIR) / "scenarios" / scenario / "scenario.toml");
    EXPECT_TRUE(plan.ok()) << plan.failure().text();
    std::map<std::string, field::Course> waters;
    if (!plan) return waters;
    for (const auto& sensor : plan.value().sensors)
        if (sensor.quantity == wire::Quantity::WaterLevel) waters[sensor.station] = sensor.course;
    return waters;
}

/// The lag at which the lower gauge's rates are most like the upper one's, in seconds.
double lagS(const field::Course& upper, const field::Course& lower) {
    double best = 0, bestDifference = 1e9;
    for (double lag = 0; lag <= 1800; lag += 10) {
        double difference = 0;
        int count = 0;
        for (double s = 300; s + lag <= 3600; s += 60, ++count)
            difference += std::abs(rateAt(upper, s) - rateAt(lower, s + lag));
        if (difference / count < bestDifference) bestDifference = difference / count, best = lag;
    }
    return best;
}

struct Reach {
    const char *scenario, *upper, *lower;
    double lengthM;  ///< along the water, in the demo town
};

TEST(ShippedWaters, RiseNoFasterThanSuchWatersDo) {
    for (const std::string scenario : {"starkregen", "fehlmessung"}) {
        const auto waters = watersOf(scenario);
        EXPECT_EQ(waters.size(), 6u);
        for (const auto& [station, course] : waters) {
            const double most = station.starts_with("AUE-") ? 150 : 300;
            for (double s = 300; s <= 3600; s += 5) {
                ASSERT_LE(rateAt(course, s), most) << scenario << ", " << station << " at " << s << " s";
                ASSERT_GE(rateAt(course, s), -100) << scenario << ", " << station << " at " << s << " s";
            }
        }
    }
}

TEST(ShippedWaters, WavesTravelAsFastAsWavesDo) {
    for (const Reach& reach :
         {Reach{"starkregen", "AUE-OBERTAL", "AUE-WEHR", 2350}, Reach{"starkregen", "AUE-WEHR", "AUE-ALTSTADT", 1430},
          Reach{"starkregen", "AUE-ALTSTADT", "AUE-UNTERTAL", 3120},
          Reach{"starkregen", "MB-QUELLE", "MB-MUEHLE", 1700}, Reach{"fehlmessung", "AUE-OBERTAL", "AUE-WEHR", 2350},
          Reach{"fehlmessung", "AUE-WEHR", "AUE-ALTSTADT", 1430},
          Reach{"fehlmessung", "AUE-ALTSTADT", "AUE-UNTERTAL", 3120}}) {
        auto waters = watersOf(reach.scenario);
        const double speed = reach.lengthM / lagS(waters[reach.upper], waters[reach.lower]);
        EXPECT_GE(speed, 1.5) << reach.scenario << ": " << reach.upper << " to " << reach.lower;
        EXPECT_LE(speed, 2.7) << reach.scenario << ": " << reach.upper << " to " << reach.lower;
    }
}

}  // namespace
