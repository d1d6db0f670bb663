// SPDX-License-Identifier: EUPL-1.2
#include "agents/field/field_town.h"

#include <gtest/gtest.h>

namespace {

std::vector<fusion::StationFacts> oneGauge() {
    fusion::StationFacts wehr;
    wehr.id = "AUE-WEHR";
    wehr.quantity = wire::Quantity::WaterLevel;
    wehr.periodS = 62;
    return {wehr};
}

field::FieldPlan planOf(const std::string& section) {
    auto plan = field::readFieldPlan("[scenario]\n" + section + "\npoints = [[0, 1]]\n", "s.toml");
    EXPECT_TRUE(plan.ok()) << plan.failure().text();
    return std::move(plan).value();
}

TEST(FieldTown, StationThatItLacksIsNamedWithLineAndTheOneThatWasMeant) {
    auto plan = planOf("[[gauge]]\nstation = \"AUE-WHER\"");
    const auto fits = field::fitToTown(plan, oneGauge());
    ASSERT_FALSE(fits.ok());
    EXPECT_EQ(fits.failure().text(), "the town has no station \"AUE-WHER\" (s.toml:3); did you mean \"AUE-WEHR\"?");
}

TEST(FieldTown, RainAtAGaugeIsNamed) {
    auto plan = planOf("[[rain]]\nstation = \"AUE-WEHR\"");
    const auto fits = field::fitToTown(plan, oneGauge());
    ASSERT_FALSE(fits.ok());
    EXPECT_EQ(fits.failure().where, "s.toml:3");
}

TEST(FieldTown, PeriodThatThePlanLeavesOpenIsTheStationsOwnInWholeTicks) {
    auto open = planOf("[[gauge]]\nstation = \"AUE-WEHR\""),
         given = planOf("[[gauge]]\nstation = \"AUE-WEHR\"\nperiod_s = 300");
    ASSERT_TRUE(field::fitToTown(open, oneGauge()).ok());
    ASSERT_TRUE(field::fitToTown(given, oneGauge()).ok());
    EXPECT_EQ(open.sensors[0].periodS, 60);
    EXPECT_EQ(given.sensors[0].periodS, 300);
}

}  // namespace
