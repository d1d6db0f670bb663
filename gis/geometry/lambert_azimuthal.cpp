// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <numbers>

#include "gis/geometry/geo.h"

namespace geometry {
namespace {

constexpr double kEllipsoidAxisM = 6'378'137.0, kEllipsoidFlattening = 1 / 298.257222101;  // GRS80
constexpr double kEllipsoidE2 = kEllipsoidFlattening * (2 - kEllipsoidFlattening);
constexpr double kGridLat0 = 52 * std::numbers::pi / 180, kGridLon0 = 10 * std::numbers::pi / 180;
constexpr double kGridFalseEastM = 4'321'000, kGridFalseNorthM = 3'210'000;

/// Snyder 3-12.
double authalicQ(double latitude) {
    const double e = std::sqrt(kEllipsoidE2), sine = std::sin(latitude);
    return (1 - kEllipsoidE2) * (sine / (1 - kEllipsoidE2 * sine * sine) + std::atanh(e * sine) / e);
}

}  // namespace

MapPoint toEuropean(GeoDegrees at) {
    const double latitude = at.latDeg * std::numbers::pi / 180, turn = at.lonDeg * std::numbers::pi / 180 - kGridLon0;
    static const double pole = authalicQ(std::numbers::pi / 2), beta0 = std::asin(authalicQ(kGridLat0) / pole),
                        radiusM = kEllipsoidAxisM * std::sqrt(pole / 2),
                        m0 = std::cos(kGridLat0) /
                             std::sqrt(1 - kEllipsoidE2 * std::sin(kGridLat0) * std::sin(kGridLat0)),
                        d = kEllipsoidAxisM * m0 / (radiusM * std::cos(beta0));
    const double beta = std::asin(authalicQ(latitude) / pole);
    const double b =
        radiusM *
        std::sqrt(2 / (1 + std::sin(beta0) * std::sin(beta) + std::cos(beta0) * std::cos(beta) * std::cos(turn)));
    return {kGridFalseEastM + b * d * std::cos(beta) * std::sin(turn),
            kGridFalseNorthM +
                b / d * (std::cos(beta0) * std::sin(beta) - std::sin(beta0) * std::cos(beta) * std::cos(turn))};
}

}  // namespace geometry
