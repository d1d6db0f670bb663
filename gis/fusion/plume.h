// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Where a released gas or smoke may reach what limit: steady Gaussian plume over flat land, and the simple wedge with a
// circle that crews draw by hand. An estimate, never a measurement.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gis/geometry/geo.h"

namespace fusion {

/// Pasquill's classes, A very unstable to F stable.
enum class Stability : std::uint8_t { A, B, C, D, E, F };
[[nodiscard]] std::optional<Stability> stabilityNamed(std::string_view letter);

enum class Surroundings : std::uint8_t { Rural, Urban };

struct Release {
    geometry::MapPoint source;
    double rateKgS = 0;      ///< steady
    double heightM = 0;      ///< of the source above the ground
    double windFromDeg = 0;  ///< where the wind comes from, from true north clockwise, as the weather service says it
    double windMS = 0;       ///< at 10 m
    Stability stability = Stability::D;
    Surroundings surroundings = Surroundings::Rural;
};

/// The spread across and upwards at a distance downwind, metres. Briggs 1973, "Diffusion Estimation for Small
/// Emissions" (ATDL 106), open country and urban.
struct Spread {
    double acrossM = 0, upM = 0;
};
[[nodiscard]] Spread spreadAt(Stability stability, Surroundings surroundings, double downwindM);

/// Concentration in mg/m3 at a place given along and across the wind and above the ground; total reflection at the
/// ground (Gifford). 0 upwind.
[[nodiscard]] double concentrationMgM3(const Release& release, double downwindM, double acrossM, double upM = 0);

struct Plume {
    geometry::MapArea area;           ///< where the limit is reached at the ground; empty: nowhere
    double reachM = 0;                ///< downwind
    double widthM = 0;                ///< at its widest
    double mostMgM3 = 0;              ///< at the ground, from kPlumeFromM on
    std::vector<std::string> doubts;  ///< what the method is not made for: "calm", "beyond-10-km", "nearer-than-100-m"
};
/// The method's own range.
inline constexpr double kPlumeFromM = 100, kPlumeToM = 10'000, kPlumeWindFromMS = 1;
/// Gone with the wind is left out: what lies nearer than 100 m is covered by a circle of 100 m (FwDV 500,
/// Absperrbereich), joined to it by its outline's beginning.
[[nodiscard]] Plume plumeOf(const Release& release, double limitMgM3);

/// Below that nobody knows where a wedge should point.
inline constexpr double kWedgeCalmMS = 2;
/// A full circle of `nearM`, and a wedge of `farM` with a half angle of `halfAngleDeg` to where the wind goes; without
/// a wind, or one below 2 m/s, a full circle of `farM`. One simple ring.
[[nodiscard]] geometry::MapArea wedgeOf(geometry::MapPoint source, double nearM, double farM,
                                        std::optional<double> windFromDeg, double windMS, double halfAngleDeg = 30);

}  // namespace fusion
