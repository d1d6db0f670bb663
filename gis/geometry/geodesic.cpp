// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/geodesic.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace geometry {
namespace {

struct Grs80 {
    static constexpr double kMajorM = 6378137.0;
    static constexpr double kFlattening = 1.0 / 298.257222101;
    static constexpr double kMinorM = kMajorM * (1.0 - kFlattening);
};
constexpr double kRadiansPerDegree = std::numbers::pi / 180.0;
constexpr int kVincentyStepsMax = 100;

constexpr double kPieceM = 500;  ///< an edge that is straight on one grid bends on the other by less than 1 cm in it
constexpr int kPiecesMax = 400;

}  // namespace

GroundLine groundLine(GeoDegrees from, GeoDegrees to) {
    constexpr double kF = Grs80::kFlattening;
    // Names as in Vincenty's paper: U reduced latitude, sigma the angle on the auxiliary sphere, alpha the azimuth of
    // the geodesic at the equator.
    const double u1 = std::atan((1.0 - kF) * std::tan(from.latDeg * kRadiansPerDegree));
    const double u2 = std::atan((1.0 - kF) * std::tan(to.latDeg * kRadiansPerDegree));
    const double sinU1 = std::sin(u1), cosU1 = std::cos(u1), sinU2 = std::sin(u2), cosU2 = std::cos(u2);
    const double difference = (to.lonDeg - from.lonDeg) * kRadiansPerDegree;
    double lambda = difference, sinSigma = 0, cosSigma = 1, sigma = 0, cosSqAlpha = 0, cos2SigmaM = 0;
    double towardsEast = 0, towardsNorth = 0;
    for (int step = 0; step < kVincentyStepsMax; ++step) {
        towardsEast = cosU2 * std::sin(lambda);
        towardsNorth = cosU1 * sinU2 - sinU1 * cosU2 * std::cos(lambda);
        sinSigma = std::hypot(towardsEast, towardsNorth);
        if (!(sinSigma > 0)) return {};
        cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * std::cos(lambda);
        sigma = std::atan2(sinSigma, cosSigma);
        const double sinAlpha = cosU1 * cosU2 * std::sin(lambda) / sinSigma;
        cosSqAlpha = 1.0 - sinAlpha * sinAlpha;
        cos2SigmaM = cosSqAlpha > 0 ? cosSigma - 2.0 * sinU1 * sinU2 / cosSqAlpha : 0;  // 0: along the equator
        const double c = kF / 16.0 * cosSqAlpha * (4.0 + kF * (4.0 - 3.0 * cosSqAlpha));
        const double before = lambda;
        lambda = difference +
                 (1.0 - c) * kF * sinAlpha *
                     (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * (2.0 * cos2SigmaM * cos2SigmaM - 1.0)));
        if (!(std::abs(lambda - before) > 1e-13)) break;
    }
    const double uSq = cosSqAlpha * (Grs80::kMajorM * Grs80::kMajorM - Grs80::kMinorM * Grs80::kMinorM) /
                       (Grs80::kMinorM * Grs80::kMinorM);
    const double a = 1.0 + uSq / 16384.0 * (4096.0 + uSq * (-768.0 + uSq * (320.0 - 175.0 * uSq)));
    const double b = uSq / 1024.0 * (256.0 + uSq * (-128.0 + uSq * (74.0 - 47.0 * uSq)));
    const double square = cos2SigmaM * cos2SigmaM;
    const double change =
        b * sinSigma *
        (cos2SigmaM + b / 4.0 *
                          (cosSigma * (2.0 * square - 1.0) -
                           b / 6.0 * cos2SigmaM * (4.0 * sinSigma * sinSigma - 3.0) * (4.0 * square - 3.0)));
    double bearingDeg = std::atan2(towardsEast, towardsNorth) / kRadiansPerDegree;
    if (bearingDeg < 0) bearingDeg += 360.0;
    if (bearingDeg >= 360.0) bearingDeg = 0;
    return {Grs80::kMinorM * a * (sigma - change), bearingDeg};
}

GroundLine groundLine(MapPoint from, MapPoint to) { return groundLine(toGeo(from), toGeo(to)); }

double groundAreaM2(const MapRing& ring) {
    if (ring.size() < 3) return 0;
    const MapPoint origin = toEuropean(toGeo(ring.front()));
    double twice = 0;
    MapPoint last{0, 0};
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint from = ring[i], to = ring[(i + 1) % ring.size()];
        const double wished = std::ceil(distanceM(from, to) / kPieceM);
        const int pieces = wished < kPiecesMax ? std::max(1, static_cast<int>(wished)) : kPiecesMax;
        for (int piece = 1; piece <= pieces; ++piece) {
            const double share = static_cast<double>(piece) / pieces;
            const MapPoint at = toEuropean(toGeo(MapPoint{from.eastM + share * (to.eastM - from.eastM),
                                                          from.northM + share * (to.northM - from.northM)}));
            const MapPoint now{at.eastM - origin.eastM, at.northM - origin.northM};
            twice += last.eastM * now.northM - now.eastM * last.northM;
            last = now;
        }
    }
    return std::abs(twice) / 2.0;
}

}  // namespace geometry
