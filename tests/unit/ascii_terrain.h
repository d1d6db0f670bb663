// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Draws a town in the test. One character is one cell:
//   0..9  ground so many metres above 100 m NHN     ~  river bed at 100 m
//   #     wall, 20 m higher                         ?  unknown ground
// A river runs from west to east through its ~ cells (the northernmost of each column), or from north to south when
// the picture is turned by the test itself. `fallPerColumnM` lets the whole country fall towards the east.

#include <limits>
#include <string>
#include <vector>

#include "gis/fusion/town.h"

namespace ascii {

struct Terrain {
    std::vector<std::string> rows;
    double cellM = 10;
    double fallPerColumnM = 0;
};

inline geometry::GridFrame frameOf(const Terrain& terrain) {
    return {500'000, 5'700'000, terrain.cellM, static_cast<int>(terrain.rows.front().size()),
            static_cast<int>(terrain.rows.size())};
}
inline geometry::MapPoint at(const Terrain& terrain, int column, int row) {
    return frameOf(terrain).centre(column, row);
}

inline geometry::ElevationGrid elevationOf(const Terrain& terrain) {
    geometry::ElevationGrid grid{frameOf(terrain), {}};
    for (const std::string& row : terrain.rows)
        for (std::size_t column = 0; column < row.size(); ++column) {
            const char c = row[column];
            const double ground = c == '?'   ? std::numeric_limits<double>::quiet_NaN()
                                  : c == '#' ? 120
                                  : c == '~' ? 100
                                             : 100 + (c - '0');
            grid.heightM.push_back(static_cast<float>(ground - terrain.fallPerColumnM * static_cast<double>(column)));
        }
    return grid;
}

/// A town with this ground and its river, nothing else.
inline fusion::Town townOf(const Terrain& terrain, const std::string& river = "Aue") {
    fusion::Town town;
    town.name = "Auental";
    town.package = "ascii 1";
    town.elevation = elevationOf(terrain);
    town.extent = {500'000, 5'700'000 - 10 * terrain.cellM, 501'000, 5'700'000};
    fusion::Watercourse line;
    line.name = river;
    line.major = true;
    line.widthM = terrain.cellM / 2;
    for (int column = 0; column < frameOf(terrain).columns; ++column)
        for (int row = 0; row < frameOf(terrain).rows; ++row)
            if (terrain.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] == '~') {
                line.line.push_back(at(terrain, column, row));
                break;
            }
    if (line.line.size() >= 2) town.watercourses.push_back(line);
    return town;
}

/// A level gauge with zero on the bed at 100 m (less the fall), thresholds 150, 250, 350 cm and a period of 5 min.
inline fusion::StationFacts gaugeAt(const Terrain& terrain, const std::string& id, int column, int row,
                                    const std::string& water = "Aue") {
    fusion::StationFacts facts;
    facts.id = id;
    facts.name = "Pegel " + id;
    facts.water = water;
    facts.unit = "cm";
    facts.at = at(terrain, column, row);
    facts.zeroM = 100 - terrain.fallPerColumnM * column;
    facts.iwCm[0] = 150, facts.iwCm[1] = 250, facts.iwCm[2] = 350;
    facts.meanCm = 50;
    facts.spanMin = 0, facts.spanMax = 600, facts.sensorMin = -50, facts.sensorMax = 1200;
    facts.stepSuspect = 50, facts.stepFail = 150;
    facts.flatSuspectS = 6 * 3600, facts.flatFailS = 24 * 3600;
    return facts;
}

}  // namespace ascii
