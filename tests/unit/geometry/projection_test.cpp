// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>

#include "gis/geometry/geo.h"

namespace {

struct Pair {
    double lonDeg, latDeg, eastM, northM;
    const char* why;
};
// gdaltransform -s_srs EPSG:4258 -t_srs EPSG:25832 (PROJ 9.1.1)
constexpr Pair kPairs[] = {
    {7.4653, 51.5142, 393508.234660923, 5708124.9091553, "Dortmund, worked example"},
    {9.0, 48.0, 500000.0, 5316300.22432945, "on the central meridian"},
    {6.0, 47.3, 273211.253278587, 5242868.24361563, "south-western corner"},
    {15.0, 54.9, 884526.30720017, 6100161.15362454, "north-eastern corner, beyond the zone"},
    {5.87, 50.32, 277194.88478725, 5578896.63603426, "western border"},
    {9.0, 0.0, 500000.0, 0.0, "equator"},
    {11.28, 49.51, 665048.853686421, 5486650.6846591, "Lauf a.d. Pegnitz"},
    {19.0, 52.0, 1185648.79906779, 5808400.2513012, "ten degrees off the meridian"},
    {-1.0, 52.0, -185648.799067793, 5808400.2513012, "ten degrees off, the other way"},
};

TEST(Projection, AgreesWithProjToAMillimetreBothWays) {
    for (const Pair& pair : kPairs) {
        const geometry::MapPoint at = geometry::toMap(geometry::GeoDegrees{pair.latDeg, pair.lonDeg});
        EXPECT_NEAR(at.eastM, pair.eastM, 0.001) << pair.why;
        EXPECT_NEAR(at.northM, pair.northM, 0.001) << pair.why;
        const geometry::GeoDegrees back = geometry::toGeo(geometry::MapPoint{pair.eastM, pair.northM});
        EXPECT_NEAR(back.latDeg, pair.latDeg, 1e-8) << pair.why;
        EXPECT_NEAR(back.lonDeg, pair.lonDeg, 1e-8) << pair.why;
    }
}

TEST(Projection, RoundTripsOverGermanyWithinATenthOfAMillimetre) {
    for (double lat = 47.0; lat <= 55.0; lat += 0.37)
        for (double lon = 5.5; lon <= 15.5; lon += 0.41) {
            const geometry::MapPoint there = geometry::toMap(geometry::GeoDegrees{lat, lon});
            const geometry::MapPoint again = geometry::toMap(geometry::toGeo(there));
            EXPECT_LT(geometry::distanceM(there, again), 1e-4) << lat << ' ' << lon;
        }
}

TEST(Projection, WirePlacesAreRoundedToTheirUnitAndStayWithinTheirLimits) {
    EXPECT_EQ(geometry::toWire(geometry::GeoDegrees{51.51420004, -7.46530006}), (wire::GeoPoint{515142000, -74653001}));
    EXPECT_EQ(geometry::toWire(geometry::GeoDegrees{95.0, 200.0}), (wire::GeoPoint{900000000, 1800000000}));
    EXPECT_EQ(geometry::toWire(geometry::GeoDegrees{std::nan(""), 1.0}).latE7, 0);
}

TEST(Projection, AnAreaComesBackFromTheWireWithinTwoCentimetres) {
    const geometry::MapArea area = {{{{393000, 5708000}, {394000, 5708000}, {393500, 5709000}}}};
    const geometry::MapArea back = geometry::toMap(geometry::toWire(area));
    ASSERT_EQ(back.size(), 1u);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_LT(geometry::distanceM(area[0][0][i], back[0][0][i]), 0.02);
}

TEST(Utmref, NamesTheWorkedCentres) {
    EXPECT_EQ(geometry::utmref({393508.23, 5708124.91}, 5), "32U LC 93508 08124");
    EXPECT_EQ(geometry::utmref({393508.23, 5708124.91}), "32U LC 9350 0812");
    EXPECT_EQ(geometry::utmref({393508.23, 5708124.91}, 2), "32U LC 93 08");
    EXPECT_EQ(geometry::utmref(geometry::toMap(geometry::GeoDegrees{51.96, 7.63})).substr(0, 6), "32U MC") << "Münster";
    EXPECT_EQ(geometry::utmref(geometry::toMap(geometry::GeoDegrees{51.36, 7.47})).substr(0, 6), "32U LB") << "Hagen";
    EXPECT_EQ(geometry::utmref(geometry::toMap(geometry::GeoDegrees{50.94, 6.96})).substr(0, 6), "32U LB") << "Köln";
    EXPECT_EQ(geometry::utmref({665048.9, 5487146.7}), "32U PV 6504 8714");
}

TEST(Utmref, TruncatesAndNeverRounds) {
    EXPECT_EQ(geometry::utmref({399999.9, 5709999.9}, 2), "32U LC 99 09");
    EXPECT_EQ(geometry::utmref({300000.0, 5700000.0}, 5), "32U LC 00000 00000") << "leading zeros stay";
}

// IOGP Publication 373-7-2, Lambert Azimuthal Equal Area, example of ETRS89-extended / LAEA Europe.
TEST(Utmref, IsReadBackAsTheSquareThatItNames) {
    const geometry::MapPoint near{600'000, 5'500'000};
    for (const geometry::MapPoint at :
         {geometry::MapPoint{665048.9, 5487146.7}, geometry::MapPoint{393508.23, 5708124.91},
          geometry::MapPoint{300000.0, 5700000.0}, geometry::MapPoint{899999.0, 5999999.0}})
        for (int digits = 2; digits <= 5; ++digits) {
            const auto square = geometry::fromUtmref(geometry::utmref(at, digits), near);
            ASSERT_TRUE(square.has_value()) << geometry::utmref(at, digits);
            EXPECT_LE(std::abs(square->middle.eastM - at.eastM), square->sideM / 2) << geometry::utmref(at, digits);
            EXPECT_LE(std::abs(square->middle.northM - at.northM), square->sideM / 2) << geometry::utmref(at, digits);
        }
    const auto typed = geometry::fromUtmref("pv65048714", near);
    ASSERT_TRUE(typed.has_value());
    EXPECT_EQ(typed->middle.eastM, 665045);
    EXPECT_EQ(typed->middle.northM, 5487145);
    EXPECT_EQ(typed->sideM, 10);
    for (const char* none : {"", "PV", "PV 6504 871", "33U PV 6504 8714", "32U IV 6504 8714", "Hauptstraße 12",
                             "PV 6 8", "PV 123456 123456", "6504 8714", "32U PV 65-04"})
        EXPECT_FALSE(geometry::fromUtmref(none, near).has_value()) << none;
}

TEST(Projection, EuropesGridIsThatOfTheWorkedExample) {
    const auto at = geometry::toEuropean({50, 5});
    EXPECT_NEAR(at.eastM, 3962799.45, 0.005);
    EXPECT_NEAR(at.northM, 2999718.85, 0.005);
    const auto origin = geometry::toEuropean({52, 10});
    EXPECT_NEAR(origin.eastM, 4321000, 1e-6);
    EXPECT_NEAR(origin.northM, 3210000, 1e-6);
}

TEST(Utmref, TakesTheBandFromTheLatitudeAndSaysNothingWhereTheZoneHasNoLetters) {
    EXPECT_EQ(geometry::utmref(geometry::toMap(geometry::GeoDegrees{47.9, 9.1})).substr(0, 3), "32T");
    EXPECT_EQ(geometry::utmref(geometry::toMap(geometry::GeoDegrees{48.1, 9.1})).substr(0, 3), "32U");
    EXPECT_EQ(geometry::utmref(geometry::toMap(geometry::GeoDegrees{56.1, 9.1})).substr(0, 3), "32V");
    EXPECT_EQ(geometry::utmref({50'000, 5'700'000}), "");
}

}  // namespace
