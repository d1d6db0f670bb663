// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "gis/geometry/geodesic.h"

namespace {

constexpr double sexagesimal(int whole, int minutes, double seconds) {
    return whole + minutes / 60.0 + seconds / 3600.0;
}

TEST(Geodesic, GivesThePublishedLineFromFlindersPeakToBuninyong) {
    // Geoscience Australia's worked example for Vincenty's inverse on GRS80 (GDA technical manual): 54 972.271 m,
    // 306 52 05.37 there, 127 10 25.07 back.
    const geometry::GeoDegrees flindersPeak{-sexagesimal(37, 57, 3.72030), sexagesimal(144, 25, 29.52440)};
    const geometry::GeoDegrees buninyong{-sexagesimal(37, 39, 10.15610), sexagesimal(143, 55, 35.38390)};
    const geometry::GroundLine there = geometry::groundLine(flindersPeak, buninyong);
    EXPECT_NEAR(there.lengthM, 54972.271, 0.0005);
    EXPECT_NEAR(there.bearingDeg, sexagesimal(306, 52, 5.37), 0.005 / 3600);
    const geometry::GroundLine back = geometry::groundLine(buninyong, flindersPeak);
    EXPECT_NEAR(back.lengthM, 54972.271, 0.0005);
    EXPECT_NEAR(back.bearingDeg, sexagesimal(127, 10, 25.07), 0.005 / 3600);
}

struct GeodesicCase {
    double fromLat, fromLon, toLat, toLon, lengthM, bearingDeg;
    const char* why;
};
// geod_inverse() of PROJ 9.1.1 (C. Karney's algorithm, another one than ours) on GRS80
constexpr GeodesicCase kGeodesicCases[] = {
    {51.5142, 7.4653, 50.6612, 6.7873, 106121.128631, 206.85642113, "Dortmund to Euskirchen"},
    {51.5142, 7.4653, 51.5143, 7.4653, 11.125811, 0.0, "some metres to the north"},
    {51.5142, 7.4653, 51.5142, 7.4654, 6.941894, 89.99996086, "some metres to the east"},
    {49.51, 11.28, 49.5, 11.1, 13084.602519, 265.19240489, "across Lauf a.d. Pegnitz"},
    {54.9, 15.0, 47.3, 6.0, 1052866.186474, 220.29753873, "across Germany"},
    {0.0, 9.0, 0.0, 10.0, 111319.490793, 90.0, "along the equator"},
};

TEST(Geodesic, AgreesWithAnotherAlgorithmToAMillimetre) {
    for (const GeodesicCase& line : kGeodesicCases) {
        const geometry::GroundLine ours = geometry::groundLine(geometry::GeoDegrees{line.fromLat, line.fromLon},
                                                               geometry::GeoDegrees{line.toLat, line.toLon});
        EXPECT_NEAR(ours.lengthM, line.lengthM, 0.001) << line.why;
        EXPECT_NEAR(ours.bearingDeg, line.bearingDeg, 1e-5) << line.why;
    }
}

TEST(Geodesic, TheSamePlaceIsNoWayAndHasNoDirection) {
    const geometry::GroundLine none = geometry::groundLine(geometry::MapPoint{393000, 5708000}, {393000, 5708000});
    EXPECT_EQ(none.lengthM, 0);
    EXPECT_EQ(none.bearingDeg, 0);
}

TEST(Geodesic, TheMapsMetresAreScaledAndItsNorthIsNotTrueNorth) {
    // On 9 E the map shows 0.9996 of the ground and its north is true.
    const geometry::GroundLine middle = geometry::groundLine(geometry::MapPoint{500000, 5708000}, {500000, 5709000});
    EXPECT_NEAR(middle.lengthM, 1000 / 0.9996, 0.001);
    EXPECT_NEAR(middle.bearingDeg, 0, 1e-9);
    // In Dortmund, 1.5 degrees west of it, grid north points 1.2 degrees west of true north: (7.4653 - 9) * sin(51.5).
    const geometry::GroundLine west = geometry::groundLine(geometry::MapPoint{393508, 5708124}, {393508, 5709124});
    EXPECT_NEAR(west.bearingDeg, 360 - 1.2013, 0.002);
}

TEST(Geodesic, AnAreaIsThatOfTheGround) {
    const geometry::MapRing onTheMeridian{{499500, 5708000}, {500500, 5708000}, {500500, 5709000}, {499500, 5709000}};
    EXPECT_NEAR(geometry::groundAreaM2(onTheMeridian), 1e6 / (0.9996 * 0.9996), 0.1);
    geometry::MapRing turned(onTheMeridian.rbegin(), onTheMeridian.rend());
    EXPECT_NEAR(geometry::groundAreaM2(turned), 1e6 / (0.9996 * 0.9996), 0.1) << "either sense";
    EXPECT_EQ(geometry::groundAreaM2({{0, 0}, {1, 1}}), 0);
    EXPECT_EQ(geometry::groundAreaM2({}), 0);
}

TEST(Geodesic, AnAreaAgreesWithThatBetweenGeodesics) {
    // geod_polygon_compute() of PROJ 9.1.1 on GRS80; its edges are geodesics, ours straight on the map: over some
    // kilometres centimetres apart.
    geometry::MapRing ring;
    for (const auto& [lat, lon] : {std::pair{51.50, 7.40}, {51.50, 7.45}, {51.53, 7.47}, {51.54, 7.42}})
        ring.push_back(geometry::toMap(geometry::GeoDegrees{lat, lon}));
    EXPECT_NEAR(geometry::groundAreaM2(ring), 14287704.949, 14287704.949 * 1e-5);
}

TEST(Geodesic, AnAreaBetweenMeridiansAndParallelsIsTheClosedFormula) {
    // Snyder 1987, "Map Projections: A Working Manual", 3-12: a zone of the ellipsoid is a^2 dLon / 2 (q2 - q1).
    constexpr double kA = 6378137.0, kF = 1.0 / 298.257222101, kDegree = std::numbers::pi / 180.0;
    const double e = std::sqrt(kF * (2 - kF));
    const auto q = [&](double lat) {
        const double s = std::sin(lat * kDegree);
        return (1 - e * e) * (s / (1 - e * e * s * s) - std::log((1 - e * s) / (1 + e * s)) / (2 * e));
    };
    geometry::MapRing ring;
    // Neither is straight on the map: many corners.
    const auto walk = [&](double fromLat, double fromLon, double toLat, double toLon) {
        for (int i = 0; i < 200; ++i)
            ring.push_back(geometry::toMap(geometry::GeoDegrees{fromLat + (toLat - fromLat) * i / 200.0,
                                                                fromLon + (toLon - fromLon) * i / 200.0}));
    };
    walk(51.4, 7.3, 51.4, 7.6);
    walk(51.4, 7.6, 51.6, 7.6);
    walk(51.6, 7.6, 51.6, 7.3);
    walk(51.6, 7.3, 51.4, 7.3);
    const double exact = kA * kA * 0.3 * kDegree / 2 * (q(51.6) - q(51.4));
    EXPECT_NEAR(geometry::groundAreaM2(ring), exact, exact * 1e-8);
}

}  // namespace
