// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A town of 25 million cells of elevation, for what is measured on one.

#include <cmath>
#include <string>

#include "gis/fusion/town.h"

namespace bench {

inline constexpr double kWest = 500'000, kSouth = 5'700'000, kSideM = 5'000;

/// A valley with hills of all sizes in cells of 1 m, streets every 100 m, nine substations, four districts, a
/// watercourse along the valley from west to east.
inline fusion::Town madeTown() {
    fusion::Town town;
    town.name = "area_bench", town.package = "area_bench 1";
    town.extent = {kWest, kSouth, kWest + kSideM, kSouth + kSideM};
    constexpr int kSide = 5'000;
    geometry::ElevationGrid ground{{kWest, kSouth + kSideM, 1, kSide, kSide}, {}};
    ground.heightM.reserve(static_cast<std::size_t>(kSide) * kSide);
    for (int row = 0; row < kSide; ++row)
        for (int column = 0; column < kSide; ++column) {
            double z = 200 + std::abs(row - kSide / 2) * 0.02 - column * 0.003;
            for (int octave = 0; octave < 6; ++octave) {
                const double f = std::pow(2.0, octave) / kSide * 20;
                z += 4 / std::pow(2.0, octave) * std::sin(column * f + 3 * octave) * std::cos(row * f * 1.3 + octave);
            }
            ground.heightM.push_back(static_cast<float>(z));
        }
    town.elevation = std::move(ground);
    for (int i = 0; i <= 50; ++i) {
        const double at = 100.0 * i;
        town.streets.push_back({"Q", "minor", {{kWest, kSouth + at}, {kWest + kSideM, kSouth + at}}, false});
        town.streets.push_back({"L", "minor", {{kWest + at, kSouth}, {kWest + at, kSouth + kSideM}}, false});
    }
    for (int i = 0; i < 9; ++i)
        town.objects.push_back({"p" + std::to_string(i),
                                "power",
                                "Umspannwerk",
                                {},
                                {kWest + 800 + 1'500 * (i % 3), kSouth + 900 + 1'400 * (i / 3)}});
    for (int i = 0; i < 4; ++i) {
        const double west = kWest + 2'500 * (i % 2), south = kSouth + 2'500 * (i / 2);
        town.districts.push_back(
            {"D" + std::to_string(i),
             "Viertel",
             {{{{west, south}, {west + 2'500, south}, {west + 2'500, south + 2'500}, {west, south + 2'500}}}},
             {}});
    }
    town.watercourses.push_back(
        {"Bach", true, {{kWest + 5, kSouth + kSideM / 2}, {kWest + kSideM - 5, kSouth + kSideM / 2}}, 4});
    return town;
}

}  // namespace bench
