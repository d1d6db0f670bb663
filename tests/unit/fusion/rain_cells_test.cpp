// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/rain_cells.h"

#include <gtest/gtest.h>

namespace {

using namespace fusion;

TEST(RainCells, OfTwoThatMeetTheOlderKeepsItsNameAndOfHalvesTheLarger) {
    const auto raisedAt = [](const std::string& id, double eastM) {
        return RaisedRain{id, {eastM, 0}, {60, 30, 1, wire::RainLevel::Severe}, {}};
    };
    const RaisedRain a = raisedAt("A", 0), b = raisedAt("B", 3900), c = raisedAt("C", 7800);
    RainCells cells;
    EXPECT_EQ(cells.follow({1000}, {c}, 4000)[0].id, "rain:C");
    EXPECT_EQ(cells.follow({2000}, {a, c}, 4000)[0].id, "rain:A");
    const auto met = cells.follow({3000}, {a, b, c}, 4000);
    ASSERT_EQ(met.size(), 2u);
    EXPECT_TRUE(met[0].ends);
    EXPECT_EQ(met[0].id, "rain:A");
    EXPECT_EQ(met[1].id, "rain:C");
    EXPECT_EQ(met[1].stations, (std::set<std::string>{"A", "B", "C"}));
    EXPECT_EQ(met[1].since, base::Instant{1000});
    const auto parted = cells.follow({4000}, {a, c}, 4000);
    ASSERT_EQ(parted.size(), 1u) << "two halves of one: one is new";
    EXPECT_EQ(parted[0].id, "rain:C:2") << "C's own name is taken by the half of A, which comes first";
}

}  // namespace
