// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What fusion needs to know of a town, as plain facts. gis/layers reads it from a town package; tests draw it
// (tests/unit/ascii_terrain.h). All places in EPSG:25832 metres, heights in metres above NHN.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "broker/wire/payloads.h"
#include "gis/geometry/raster.h"

namespace fusion {

/// One measuring station with its own figures (domain.md 10). Absent = not known, and then not judged.
struct StationFacts {
    std::string id;           ///< source id in envelopes
    std::string name, water;  ///< "Wehrbrücke", "Aue"; water empty for rain gauges
    wire::Quantity quantity = wire::Quantity::WaterLevel;
    std::string unit;
    geometry::MapPoint at;
    double periodS = 300;                           ///< own reporting period
    std::optional<double> zeroM;                    ///< Pegelnullpunkt, m NHN
    std::optional<double> iwCm[3];                  ///< Informationswerte 1-3
    std::optional<double> meanCm;                   ///< mean water (MW)
    double unknownAfterPeriods = 2;                 ///< value unknown
    double alarmAfterPeriods = 3;                   ///< silence alarm (at once when a threshold was exceeded before)
    std::optional<double> spanMin, spanMax;         ///< plausible span: outside = suspect
    std::optional<double> sensorMin, sensorMax;     ///< what the device can say: outside = fail
    std::optional<double> stepSuspect, stepFail;    ///< change per 5 min
    std::optional<double> flatSuspectS, flatFailS;  ///< identical values for so long
    std::optional<std::string> upstream;            ///< neighbour whose rise explains this one's
};

/// A watercourse from source to mouth. `bedM` is smoothed to fall all the way.
struct Watercourse {
    std::string name;
    bool major = false;  ///< river rather than brook
    std::vector<geometry::MapPoint> line;
    double widthM = 4;
};

struct Building {
    geometry::MapPoint centre;
    float footprintM2 = 0;
    float people = 0;  ///< share of its population cell; 0 where nobody lives or nothing is known
    float peopleByDay = 0;
};

/// A square of the census, about axis-parallel in EPSG:3035 or EPSG:25832.
struct PopulationCell {
    geometry::MapRing corners;
    std::optional<float> people;  ///< absent: hidden
};

struct CriticalObject {
    std::string id, kind, name;  ///< kinds: gis/layers/README.md
    std::optional<std::uint32_t> places;
    geometry::MapPoint at;
    std::string contact{};  ///< telephone; empty: not known
};

struct District {
    std::string id, name;
    geometry::MapArea area;
    std::optional<std::uint32_t> people;
};

struct Street {
    std::string name, rank;  ///< rank: "motorway", "major", "middle", "minor", "path"
    std::vector<geometry::MapPoint> line;
    bool isBridge = false;  ///< stands over the water: never counted as cut
};

/// What runs along: railways, power lines, pipelines.
struct SupplyLine {
    std::string kind;  ///< "rail", "tram", "power_line", "pipeline_gas" ... (gis/layers/README.md)
    std::vector<geometry::MapPoint> line;
};

struct Town {
    std::string name;
    std::string contact, web;  ///< of the town, for its warnings: telephone, https address; empty: not known
    std::string package;       ///< name and version, goes into every derived fact's id
    bool trial = false;        ///< Versuchsaufbau: transplanted or invented stations on a real town
    geometry::MapBox extent;
    std::optional<geometry::ElevationGrid> elevation;  ///< absent: no flood zones, said so
    bool hasPopulation = false;
    std::vector<PopulationCell> population;
    bool hasPopulationByDay = false;
    std::vector<PopulationCell> populationByDay;
    std::vector<StationFacts> stations;
    std::vector<Watercourse> watercourses;
    std::vector<Building> buildings;
    std::vector<CriticalObject> objects;
    std::vector<District> districts;
    std::vector<Street> streets;
    std::vector<SupplyLine> supplyLines;
};

}  // namespace fusion
