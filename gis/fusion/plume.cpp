// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/plume.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fusion {
namespace {

constexpr double kMgPerKg = 1e6;
constexpr double kRad = std::numbers::pi / 180;
/// Steps along the axis: finer near the source, where the outline bends.
constexpr double kStepShare = 0.03, kStepMinM = 5;
constexpr double kCircleCorners = 36;

/// Briggs: factor * x * (1 + bend * x)^power.
struct Law {
    double factor, bend, power;
    [[nodiscard]] double at(double x) const { return factor * x * std::pow(1 + bend * x, power); }
};
struct Laws {
    Law across, up;
};
constexpr Laws kRural[] = {
    {{0.22, 0.0001, -0.5}, {0.20, 0, 0}},         {{0.16, 0.0001, -0.5}, {0.12, 0, 0}},
    {{0.11, 0.0001, -0.5}, {0.08, 0.0002, -0.5}}, {{0.08, 0.0001, -0.5}, {0.06, 0.0015, -0.5}},
    {{0.06, 0.0001, -0.5}, {0.03, 0.0003, -1}},   {{0.04, 0.0001, -0.5}, {0.016, 0.0003, -1}},
};
constexpr Laws kUrban[] = {
    {{0.32, 0.0004, -0.5}, {0.24, 0.001, 0.5}},   {{0.32, 0.0004, -0.5}, {0.24, 0.001, 0.5}},
    {{0.22, 0.0004, -0.5}, {0.20, 0, 0}},         {{0.16, 0.0004, -0.5}, {0.14, 0.0003, -0.5}},
    {{0.11, 0.0004, -0.5}, {0.08, 0.0015, -0.5}}, {{0.11, 0.0004, -0.5}, {0.08, 0.0015, -0.5}},
};

/// Turns downwind and across (to the left, looking downwind) into map metres. The wind is told from true north; grid
/// north differs from it by the meridian convergence.
class Axis {
public:
    Axis(geometry::MapPoint source, double windFromDeg) : m_source(source) {
        const geometry::GeoDegrees here = geometry::toGeo(source);
        const geometry::MapPoint north = geometry::toMap(geometry::GeoDegrees{here.latDeg + 0.01, here.lonDeg});
        const double convergence = std::atan2(north.eastM - source.eastM, north.northM - source.northM);
        const double towards = (windFromDeg + 180) * kRad + convergence;
        m_east = std::sin(towards), m_north = std::cos(towards);
    }
    [[nodiscard]] geometry::MapPoint at(double downwindM, double acrossM) const {
        return {m_source.eastM + downwindM * m_east - acrossM * m_north,
                m_source.northM + downwindM * m_north + acrossM * m_east};
    }

private:
    geometry::MapPoint m_source;
    double m_east = 0, m_north = 1;
};

/// How far from the axis the limit is reached; nothing where it is not.
std::optional<double> halfWidthM(const Release& release, double downwindM, double limitMgM3) {
    const double onAxis = concentrationMgM3(release, downwindM, 0);
    if (!(onAxis >= limitMgM3)) return std::nullopt;
    return spreadAt(release.stability, release.surroundings, downwindM).acrossM *
           std::sqrt(2 * std::log(onAxis / limitMgM3));
}

}  // namespace

std::optional<Stability> stabilityNamed(std::string_view letter) {
    if (letter.size() != 1) return std::nullopt;
    const char c = letter[0] >= 'a' && letter[0] <= 'f' ? static_cast<char>(letter[0] - 'a' + 'A') : letter[0];
    if (c < 'A' || c > 'F') return std::nullopt;
    return static_cast<Stability>(c - 'A');
}

Spread spreadAt(Stability stability, Surroundings surroundings, double downwindM) {
    const Laws& laws = (surroundings == Surroundings::Rural ? kRural : kUrban)[static_cast<std::size_t>(stability)];
    const double x = std::max(downwindM, 0.0);
    return {laws.across.at(x), laws.up.at(x)};
}

double concentrationMgM3(const Release& release, double downwindM, double acrossM, double upM) {
    if (!(downwindM > 0) || !(release.windMS > 0)) return 0;
    const Spread s = spreadAt(release.stability, release.surroundings, downwindM);
    const auto bell = [](double distance, double sigma) {
        return std::exp(-distance * distance / (2 * sigma * sigma));
    };
    const double up = bell(upM - release.heightM, s.upM) + bell(upM + release.heightM, s.upM);
    return kMgPerKg * release.rateKgS / (2 * std::numbers::pi * release.windMS * s.acrossM * s.upM) *
           bell(acrossM, s.acrossM) * up;
}

Plume plumeOf(const Release& release, double limitMgM3) {
    Plume plume;
    if (release.windMS < kPlumeWindFromMS) plume.doubts.emplace_back("calm");
    if (!(release.rateKgS > 0) || !(limitMgM3 > 0) || !(release.windMS > 0)) return plume;
    struct Slice {
        double downwindM, halfM;
    };
    std::vector<Slice> slices;
    double x = kPlumeFromM;
    while (x <= kPlumeToM) {
        plume.mostMgM3 = std::max(plume.mostMgM3, concentrationMgM3(release, x, 0));
        if (const auto half = halfWidthM(release, x, limitMgM3)) slices.push_back({x, *half});
        x += std::max(kStepMinM, kStepShare * x);
    }
    if (slices.empty()) return plume;
    // The tip, where the limit is just reached on the axis.
    double inside = slices.back().downwindM, outside = std::min(inside * (1 + 2 * kStepShare) + kStepMinM, kPlumeToM);
    if (concentrationMgM3(release, kPlumeToM, 0) >= limitMgM3) {
        plume.doubts.emplace_back("beyond-10-km");
        inside = outside = kPlumeToM;
    }
    for (int i = 0; i < 40 && outside > inside; ++i) {
        const double middle = (inside + outside) / 2;
        (concentrationMgM3(release, middle, 0) >= limitMgM3 ? inside : outside) = middle;
    }
    plume.reachM = inside;
    const bool beginsAtSource = slices.front().downwindM <= kPlumeFromM;
    if (beginsAtSource) plume.doubts.emplace_back("nearer-than-100-m");
    const Axis axis(release.source, release.windFromDeg);
    geometry::MapRing ring;
    for (const Slice& slice : slices) {
        plume.widthM = std::max(plume.widthM, 2 * slice.halfM);
        ring.push_back(axis.at(slice.downwindM, -slice.halfM));
    }
    ring.push_back(axis.at(plume.reachM, 0));
    for (auto slice = slices.rbegin(); slice != slices.rend(); ++slice)
        ring.push_back(axis.at(slice->downwindM, slice->halfM));
    if (beginsAtSource) {
        // Nearer than 100 m the method says nothing: the Absperrbereich, as half a circle round the source.
        const double sideM = std::max(kPlumeFromM, slices.front().halfM);
        for (int i = 0; i <= static_cast<int>(kCircleCorners) / 2; ++i) {
            const double angle = std::numbers::pi * (0.5 + i / (kCircleCorners / 2));
            ring.push_back(axis.at(kPlumeFromM * std::cos(angle), sideM * std::sin(angle)));
        }
    }
    plume.area = {{ring}};
    return plume;
}

geometry::MapArea wedgeOf(geometry::MapPoint source, double nearM, double farM, std::optional<double> windFromDeg,
                          double windMS, double halfAngleDeg) {
    const double half = halfAngleDeg * kRad;
    if (!windFromDeg || windMS < kWedgeCalmMS || half >= std::numbers::pi)
        return {{geometry::circleAround(source, std::max(nearM, farM))}};
    if (!(farM > nearM)) return {{geometry::circleAround(source, nearM)}};
    const Axis axis(source, *windFromDeg);
    geometry::MapRing ring;
    const auto arc = [&](double radiusM, double from, double to) {
        const int corners =
            std::max(2, static_cast<int>(std::ceil(std::abs(to - from) / (2 * std::numbers::pi) * kCircleCorners)));
        const double step = (to - from) / corners, outM = radiusM / std::cos(step / 2);
        ring.push_back(axis.at(radiusM * std::cos(from), radiusM * std::sin(from)));
        for (int i = 0; i < corners; ++i) {
            const double angle = from + (i + 0.5) * step;
            ring.push_back(axis.at(outM * std::cos(angle), outM * std::sin(angle)));
        }
        ring.push_back(axis.at(radiusM * std::cos(to), radiusM * std::sin(to)));
    };
    arc(farM, -half, half);
    if (nearM > 0)
        arc(nearM, half, 2 * std::numbers::pi - half);
    else
        ring.push_back(source);
    return {{ring}};
}

}  // namespace fusion
