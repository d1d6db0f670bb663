// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/plume.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace fusion;

namespace {

const geometry::MapPoint kSource{530'000, 5'528'000};

Release release(double rateKgS = 0.01, double windMS = 5, Stability stability = Stability::D) {
    Release release;
    release.source = kSource;
    release.rateKgS = rateKgS;
    release.windMS = windMS;
    release.windFromDeg = 270;
    release.stability = stability;
    return release;
}
constexpr Stability kAll[] = {Stability::A, Stability::B, Stability::C, Stability::D, Stability::E, Stability::F};

}  // namespace

TEST(Plume, SpreadAndConcentrationAreThoseOfAWorkedCase) {
    // Class D in open country at 1 km: 0.08 * 1000 / sqrt(1.1) and 0.06 * 1000 / sqrt(2.5) metres.
    const Spread spread = spreadAt(Stability::D, Surroundings::Rural, 1000);
    EXPECT_NEAR(spread.acrossM, 76.277, 0.001);
    EXPECT_NEAR(spread.upM, 37.947, 0.001);
    // 10 g/s at the ground in 5 m/s: 10,000 mg/s / (pi * 5 * 76.277 * 37.947).
    EXPECT_NEAR(concentrationMgM3(release(), 1000, 0), 0.21994, 1e-5);
    // One spread across: e^-1/2 of it. A source 50 m up: e^-(50/37.947)^2/2 of it at the ground.
    EXPECT_NEAR(concentrationMgM3(release(), 1000, 76.277), 0.21994 * std::exp(-0.5), 1e-5);
    Release high = release();
    high.heightM = 50;
    EXPECT_NEAR(concentrationMgM3(high, 1000, 0), 0.21994 * std::exp(-0.5 * std::pow(50 / 37.947, 2)), 1e-5);
    EXPECT_EQ(concentrationMgM3(release(), -5, 0), 0);
    EXPECT_EQ(concentrationMgM3(release(), 0, 0), 0);
    const Spread urban = spreadAt(Stability::F, Surroundings::Urban, 1000);
    EXPECT_NEAR(urban.acrossM, 110 / std::sqrt(1.4), 0.001);
    EXPECT_NEAR(urban.upM, 80 / std::sqrt(2.5), 0.001);
}

TEST(Plume, WhatFlowsThroughEveryCrossSectionIsWhatWasReleased) {
    for (const Surroundings surroundings : {Surroundings::Rural, Surroundings::Urban})
        for (const Stability stability : kAll)
            for (const double heightM : {0.0, 20.0})
                for (const double downwindM : {150.0, 1000.0, 8000.0}) {
                    Release of = release(0.02, 3, stability);
                    of.heightM = heightM;
                    of.surroundings = surroundings;
                    const Spread s = spreadAt(stability, surroundings, downwindM);
                    const double stepY = s.acrossM / 20, stepZ = s.upM / 20;
                    double kgS = 0;
                    for (double y = -6 * s.acrossM; y < 6 * s.acrossM; y += stepY)
                        for (double z = stepZ / 2; z < heightM + 6 * s.upM; z += stepZ)
                            kgS += concentrationMgM3(of, downwindM, y, z) * 1e-6 * of.windMS * stepY * stepZ;
                    EXPECT_NEAR(kgS, 0.02, 0.02 * 0.01) << downwindM;
                }
}

TEST(Plume, ItsOutlineIsWhereTheLimitIsReached) {
    for (const Stability stability : kAll) {
        const Release of = release(0.5, 4, stability);
        const double limit = 1;
        const Plume plume = plumeOf(of, limit);
        ASSERT_FALSE(plume.area.empty());
        ASSERT_TRUE(geometry::isSimple(plume.area[0][0]));
        EXPECT_NEAR(concentrationMgM3(of, plume.reachM, 0), limit, plume.reachM < kPlumeToM - 1 ? 1e-3 : 1e9);
        // The wind comes from the west, so it goes east, turned by what grid north differs from true north.
        for (const double share : {0.2, 0.5, 0.9}) {
            const double x = std::max(120.0, share * plume.reachM), half = [&] {
                const double on = concentrationMgM3(of, x, 0);
                return spreadAt(stability, of.surroundings, x).acrossM * std::sqrt(2 * std::log(on / limit));
            }();
            const geometry::GeoDegrees here = geometry::toGeo(kSource);
            const geometry::MapPoint north = geometry::toMap(geometry::GeoDegrees{here.latDeg + 0.01, here.lonDeg});
            const double turn = std::atan2(north.eastM - kSource.eastM, north.northM - kSource.northM);
            const auto at = [&](double along, double across) {
                return geometry::MapPoint{kSource.eastM + along * std::cos(turn) + across * std::sin(turn),
                                          kSource.northM - along * std::sin(turn) + across * std::cos(turn)};
            };
            EXPECT_TRUE(geometry::isInside(at(x, 0), plume.area)) << x;
            EXPECT_TRUE(geometry::isInside(at(x, 0.9 * half), plume.area)) << x;
            EXPECT_TRUE(geometry::isInside(at(x, -0.9 * half), plume.area)) << x;
            EXPECT_FALSE(geometry::isInside(at(x, 1.1 * half), plume.area)) << x;
            EXPECT_FALSE(geometry::isInside(at(x, -1.1 * half), plume.area)) << x;
            EXPECT_FALSE(geometry::isInside(at(-150, 0), plume.area));
        }
    }
}

TEST(Plume, TurnsWithTheWindAndGrowsWithTheRelease) {
    Release of = release(0.05);
    double before = 0;
    for (const double rateKgS : {0.05, 0.1, 0.5, 2.0}) {
        of.rateKgS = rateKgS;
        const double reachM = plumeOf(of, 1).reachM;
        EXPECT_GT(reachM, before);
        before = reachM;
    }
    of.rateKgS = 0.5;
    const double areaM2 = geometry::areaM2(plumeOf(of, 1).area);
    for (int deg = 0; deg < 360; deg += 15) {
        of.windFromDeg = deg;
        EXPECT_NEAR(geometry::areaM2(plumeOf(of, 1).area), areaM2, 1e-6 * areaM2) << deg;
    }
    of.windFromDeg = 180;
    const auto box = geometry::boxOf(plumeOf(of, 1).area);
    EXPECT_GT(box.northM - kSource.northM, 5 * (kSource.northM - box.southM)) << "from the south it goes north";
}

TEST(Plume, SaysWhatItCannotSay) {
    EXPECT_TRUE(plumeOf(release(1e-9), 100).area.empty());
    EXPECT_EQ(plumeOf(release(1e-9), 100).reachM, 0);
    const auto doubts = [](const Release& of, double limit) { return plumeOf(of, limit).doubts; };
    EXPECT_EQ(doubts(release(5, 2, Stability::F), 0.1),
              (std::vector<std::string>{"beyond-10-km", "nearer-than-100-m"}));
    EXPECT_EQ(doubts(release(0.5, 0.5), 1).front(), "calm");
    for (const double bad : {0.0, -1.0, std::nan("")}) {
        EXPECT_TRUE(plumeOf(release(bad), 1).area.empty());
        EXPECT_TRUE(plumeOf(release(0.5, bad), 1).area.empty());
        EXPECT_TRUE(plumeOf(release(), bad).area.empty());
    }
    EXPECT_EQ(stabilityNamed("D"), Stability::D);
    EXPECT_EQ(stabilityNamed("f"), Stability::F);
    for (const char* none : {"", "G", "AB", "1", " "}) EXPECT_FALSE(stabilityNamed(none).has_value()) << none;
}

TEST(Wedge, IsACircleAndASectorToWhereTheWindGoes) {
    const auto area = wedgeOf(kSource, 100, 1000, 270.0, 4);
    ASSERT_EQ(area.size(), 1u);
    EXPECT_TRUE(geometry::isSimple(area[0][0]));
    const auto at = [](double deg, double m) {
        return geometry::MapPoint{kSource.eastM + m * std::cos(deg / 57.29578),
                                  kSource.northM + m * std::sin(deg / 57.29578)};
    };
    for (const double deg : {-28.0, 0.0, 28.0}) EXPECT_TRUE(geometry::isInside(at(deg, 990), area)) << deg;
    for (const double deg : {-33.0, 33.0, 90.0, 180.0}) EXPECT_FALSE(geometry::isInside(at(deg, 300), area)) << deg;
    for (int deg = 0; deg < 360; deg += 5) EXPECT_TRUE(geometry::isInside(at(deg, 99.5), area)) << deg;
    EXPECT_FALSE(geometry::isInside(at(0, 1020), area));
    const double sector = 3.14159265 * (1000.0 * 1000 / 6 + 100.0 * 100 * 5 / 6);
    EXPECT_NEAR(geometry::areaM2(area), sector, 0.01 * sector);
}

TEST(Wedge, WithoutAWindOrInAlmostNoneIsAFullCircle) {
    for (const auto& area : {wedgeOf(kSource, 100, 1000, std::nullopt, 4), wedgeOf(kSource, 100, 1000, 270.0, 1.9)}) {
        EXPECT_NEAR(geometry::areaM2(area), 3.14159265 * 1e6, 0.02 * 3.14159265 * 1e6);
        EXPECT_TRUE(geometry::isInside({kSource.eastM - 990, kSource.northM}, area));
    }
}
