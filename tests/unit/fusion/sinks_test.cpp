// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/sinks.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace {

using fusion::Drainage;
using fusion::GroundCells;
using fusion::Sinks;

struct Slope {
    int columns, rows;
    double cellM;
    GroundCells ground;
    Drainage drainage;
    Slope(int c, int r, double m, const std::function<double(double eastM, double southM)>& height)
        : columns(c), rows(r), cellM(m), ground(cellsOf(c, r, m, height)), drainage(ground) {}
    static GroundCells cellsOf(int c, int r, double m, const std::function<double(double, double)>& height) {
        std::vector<float> heights;
        for (int row = 0; row < r; ++row)
            for (int column = 0; column < c; ++column)
                heights.push_back(static_cast<float>(height((column + 0.5) * m, (row + 0.5) * m)));
        return GroundCells::squares(std::move(heights), c, r, m);
    }
};

/// A bowl of a sphere's shape, 20 m across at its rim and 2 m deep, in ground that rises away from its rim.
double bowl(double eastM, double southM, double middleM) {
    const double r = std::hypot(eastM - middleM, southM - middleM);
    constexpr double kRimM = 10, kDeepM = 2, kSphereM = (kRimM * kRimM + kDeepM * kDeepM) / (2 * kDeepM);
    if (r >= kRimM) return 100;
    return 100 - kDeepM + kSphereM - std::sqrt(kSphereM * kSphereM - r * r);
}

TEST(Sinks, ABowlHoldsWhatItsGeometrySays) {
    // Its rim is notched by 0.5 m to the east: it holds a cap of 1.5 m.
    const auto height = [](double eastM, double southM) {
        if (eastM > 50 && std::abs(southM - 50) < 0.5) return std::min(bowl(eastM, southM, 50), 99.5);
        return bowl(eastM, southM, 50);
    };
    const Slope slope(400, 400, 0.25, height);
    const Sinks sinks = fusion::sinksOf(slope.drainage, 0.1, 0);
    ASSERT_EQ(sinks.all.size(), 1u);
    const fusion::Sink& sink = sinks.all[0];
    constexpr double kSphereM = 26, kHighM = 1.5;
    EXPECT_NEAR(sink.spillM, 99.5, 1e-4);
    EXPECT_NEAR(sink.depthM, 1.5, 0.01);
    EXPECT_NEAR(sink.areaM2, M_PI * kHighM * (2 * kSphereM - kHighM), 2) << "the cap's circle";
    EXPECT_NEAR(sink.volumeM3, M_PI * kHighM * kHighM * (3 * kSphereM - kHighM) / 3, 1) << "the cap";
    const double lowestEastM = (sink.deepest % 400 + 0.5) * 0.25;
    EXPECT_NEAR(lowestEastM, 50, 0.2);
}

TEST(Sinks, RainThatFillsIsVolumeByWhatRunsIn) {
    // A trough 4 m wide and 1 m deep across the middle of a slope of 40 x 20 m that falls to the south: the upper 18
    // rows and itself run into it.
    const auto height = [](double, double southM) {
        const double plane = 50 - 0.1 * southM;
        return southM > 18 && southM < 22 ? plane - 1 : plane;
    };
    const Slope slope(22, 42, 1, [&](double eastM, double southM) {
        if (eastM < 1 || eastM > 21 || southM < 1 || southM > 41) return southM > 41 ? 40.0 : 60.0;  // a wall
        return height(eastM, southM - 1);
    });
    const Sinks sinks = fusion::sinksOf(slope.drainage, 0.1, 0);
    ASSERT_EQ(sinks.all.size(), 1u);
    const fusion::Sink& sink = sinks.all[0];
    const double spillM = 50 - 0.1 * 22.5;  // the first row below it
    double volume = 0;
    for (const double southM : {18.5, 19.5, 20.5, 21.5}) volume += 20 * (spillM - (50 - 0.1 * southM - 1));
    EXPECT_NEAR(sink.spillM, spillM, 1e-4);
    EXPECT_EQ(sink.areaM2, 80);
    EXPECT_NEAR(sink.volumeM3, volume, 1e-3);
    // The wall around falls inwards: 18 + 4 rows and the wall beside them, and the row of wall above.
    EXPECT_EQ(sink.catchmentM2, 22 * 23);
    EXPECT_TRUE(sink.isCatchmentCut) << "the wall is the map's edge";
    EXPECT_NEAR(sink.fillingRainMm(), volume / (22 * 23) * 1000, 0.1);
}

TEST(Sinks, ACatchmentWithinTheMapIsWhole) {
    // A hill with a crater: nothing runs in from outside the crater's rim.
    const Slope slope(60, 60, 1, [](double eastM, double southM) {
        const double r = std::hypot(eastM - 30, southM - 30);
        return r < 15 ? 100 - 0.2 * (15 - r) : 100 - 0.5 * (r - 15);
    });
    const Sinks sinks = fusion::sinksOf(slope.drainage, 0.5, 0);
    ASSERT_EQ(sinks.all.size(), 1u);
    EXPECT_FALSE(sinks.all[0].isCatchmentCut);
    EXPECT_NEAR(sinks.all[0].catchmentM2, M_PI * 15 * 15, 60);
    EXPECT_NEAR(sinks.all[0].fillingRainMm(), 1000, 150)
        << "a cone 3 m deep holds a third of its height over its circle";
}

TEST(Sinks, AnUpperSinkKeepsItsWaterUnlessItIsTooSmallToCount) {
    // Two troughs on one slope.
    const auto height = [](double eastM, double southM) {
        if (eastM < 1 || eastM > 11 || southM < 1) return 60.0;
        const double plane = 50 - 0.1 * southM;
        if (southM > 10 && southM < 12) return plane - 0.3;
        return southM > 20 && southM < 24 ? plane - 1 : plane;
    };
    const Slope slope(12, 40, 1, height);
    const Sinks both = fusion::sinksOf(slope.drainage, 0.1, 0);
    ASSERT_EQ(both.all.size(), 2u);
    EXPECT_GT(both.all[0].volumeM3, both.all[1].volumeM3);
    const Sinks one = fusion::sinksOf(slope.drainage, 0.5, 0);
    ASSERT_EQ(one.all.size(), 1u);
    EXPECT_EQ(one.passedOver, 1u);
    EXPECT_NEAR(one.all[0].catchmentM2, both.all[0].catchmentM2 + both.all[1].catchmentM2, 1e-9);
    EXPECT_EQ(fusion::sinksOf(slope.drainage, 0.1, 30).all.size(), 1u) << "by area";
    for (std::uint32_t cell = 0; cell < one.sinkOf.size(); ++cell)
        EXPECT_EQ(one.sinkOf[cell], both.sinkOf[cell] == 0 ? 0 : Drainage::kNone) << cell;
}

TEST(Sinks, AnEvenSlopeHasNone) {
    const Slope slope(20, 20, 1, [](double eastM, double southM) { return eastM + 0.3 * southM; });
    EXPECT_TRUE(fusion::sinksOf(slope.drainage, 0, 0).all.empty());
}

}  // namespace
