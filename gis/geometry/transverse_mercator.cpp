// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <numbers>

#include "gis/geometry/geo.h"

// Krüger's series in the third flattening n, to n^4, as in Karney, "Transverse Mercator with an accuracy of a few
// nanometers", J. Geodesy 85 (2011), equations 7 to 14 (forward), 15 to 21 (back), 35 and 36 (coefficients).

namespace geometry {
namespace {

constexpr double kSemiMajorM = 6378137.0;            // GRS80
constexpr double kFlattening = 1.0 / 298.257222101;  // GRS80
constexpr double kScale = 0.9996;
constexpr double kFalseEastM = 500000.0;
constexpr double kCentralMeridianDeg = 9.0;  // zone 32
constexpr double kDegree = std::numbers::pi / 180.0;

constexpr double kN = kFlattening / (2.0 - kFlattening);
constexpr double kN2 = kN * kN;
constexpr double kN3 = kN2 * kN;
constexpr double kN4 = kN2 * kN2;
constexpr double kRectifyingRadiusM = kSemiMajorM / (1.0 + kN) * (1.0 + kN2 / 4.0 + kN4 / 64.0);
constexpr double kAlpha[4] = {
    kN / 2 - kN2 * 2 / 3 + kN3 * 5 / 16 + kN4 * 41 / 180,
    kN2 * 13 / 48 - kN3 * 3 / 5 + kN4 * 557 / 1440,
    kN3 * 61 / 240 - kN4 * 103 / 140,
    kN4 * 49561 / 161280,
};
constexpr double kBeta[4] = {
    kN / 2 - kN2 * 2 / 3 + kN3 * 37 / 96 - kN4 / 360,
    kN2 / 48 + kN3 / 15 - kN4 * 437 / 1440,
    kN3 * 17 / 480 - kN4 * 37 / 840,
    kN4 * 4397 / 161280,
};

double eccentricity() {
    static const double e = std::sqrt(kFlattening * (2.0 - kFlattening));
    return e;
}

/// Tangent of the conformal latitude from that of the geographic one.
double conformalTangent(double tau) {
    const double e = eccentricity();
    const double root = std::sqrt(1.0 + tau * tau);
    const double sigma = std::sinh(e * std::atanh(e * tau / root));
    return tau * std::sqrt(1.0 + sigma * sigma) - sigma * root;
}

/// The way back, by Newton's method; two or three steps reach the last bit.
double geographicTangent(double conformal) {
    const double e2 = kFlattening * (2.0 - kFlattening);
    double tau = conformal / (1.0 - e2);
    for (int step = 0; step < 6; ++step) {
        const double now = conformalTangent(tau);
        const double slope =
            (1.0 - e2) * std::sqrt(1.0 + tau * tau) * std::sqrt(1.0 + now * now) / (1.0 + (1.0 - e2) * tau * tau);
        const double change = (conformal - now) / slope;
        tau += change;
        if (!(std::abs(change) > 1e-15 * (1.0 + std::abs(tau)))) break;
    }
    return tau;
}

}  // namespace

MapPoint toMap(GeoDegrees at) {
    const double lambda = (at.lonDeg - kCentralMeridianDeg) * kDegree;
    const double tau = conformalTangent(std::tan(at.latDeg * kDegree));
    const double cosLambda = std::cos(lambda);
    const double xi = std::atan2(tau, cosLambda);
    const double eta = std::asinh(std::sin(lambda) / std::sqrt(tau * tau + cosLambda * cosLambda));
    double north = xi;
    double east = eta;
    for (int j = 0; j < 4; ++j) {
        const double k = 2.0 * (j + 1);
        north += kAlpha[j] * std::sin(k * xi) * std::cosh(k * eta);
        east += kAlpha[j] * std::cos(k * xi) * std::sinh(k * eta);
    }
    return {kFalseEastM + kScale * kRectifyingRadiusM * east, kScale * kRectifyingRadiusM * north};
}

GeoDegrees toGeo(MapPoint at) {
    const double xi = at.northM / (kScale * kRectifyingRadiusM);
    const double eta = (at.eastM - kFalseEastM) / (kScale * kRectifyingRadiusM);
    double xiPrime = xi;
    double etaPrime = eta;
    for (int j = 0; j < 4; ++j) {
        const double k = 2.0 * (j + 1);
        xiPrime -= kBeta[j] * std::sin(k * xi) * std::cosh(k * eta);
        etaPrime -= kBeta[j] * std::cos(k * xi) * std::sinh(k * eta);
    }
    const double sinhEta = std::sinh(etaPrime);
    const double cosXi = std::cos(xiPrime);
    const double tau = geographicTangent(std::sin(xiPrime) / std::sqrt(sinhEta * sinhEta + cosXi * cosXi));
    return {std::atan(tau) / kDegree, kCentralMeridianDeg + std::atan2(sinhEta, cosXi) / kDegree};
}

}  // namespace geometry
