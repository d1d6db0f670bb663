// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A flood drawn on an elevation file, for `lagewerk-geo flood`: what lies below a level and hangs together with a
// place, or what lies lower than the stage above its stream. On the file's own cells, nothing is resampled.

#include <filesystem>
#include <string>

#include "broker/base/outcome.h"
#include "gis/fusion/level_fill.h"
#include "gis/fusion/town_water.h"
#include "gis/geometry/geo.h"

namespace layers {

struct FloodRequest {
    enum class Method : std::uint8_t {
        Fill,  ///< fusion/level_fill: one level surface
        Hand   ///< fusion/hand_flood: a surface that falls with the stream
    } method = Method::Fill;
    std::filesystem::path elevation;  ///< a raster, or a zip that holds one
    geometry::GeoDegrees seed;        ///< WGS84; for Hand any place whose water runs to the stream
    double levelM = 0;                ///< of the water, in the heights of the elevation; for Hand at the stream
    fusion::Corners corners = fusion::Corners::Pass;  ///< Fill
    double drainageKm2 = kDrainageKm2;                ///< Hand: what drains so much is a stream
    double reachKm = kReachKm;                        ///< Hand: the stage is carried so far, up and down the stream
    std::filesystem::path out;                        ///< .gpkg in the elevation's coordinates, or .geojson in WGS84
    bool mayReplace = false;                          ///< what stands at `out`

    /// Our choice, within the 0.5 to 5 km2 that are usual in valleys of Germany. Rennó and others (2008) took 50 cells
    /// of SRTM, 0.4 km2, for the brooks of the Amazon.
    static constexpr double kDrainageKm2 = fusion::kStreamKm2;
    /// Our choice: farther away a stage says little, since width and fall of a valley change.
    static constexpr double kReachKm = fusion::kStageReachM / 1000;
};

/// Writes one multipolygon per class of depth (layer "flood": from_m, to_m, cells, area_m2, level_m, method, note) and
/// returns one JSON object: method, level, seed with its cell and ground, cells, area in m2 (on the ellipsoid where
/// the elevation is in degrees), volume, classes, whether the water reaches the end of what is known; for Hand the
/// stream with its bed, the stage, and how far it was carried.
/// Classes: 0.5, 1, 2, 4 m (LAWA, Empfehlungen zur Aufstellung von Hochwassergefahrenkarten, 2018).
/// A Failure for: no raster, no coordinate system, heights not in metres, a seed outside or on unknown ground, a level
/// not above the ground at the seed (Hand: the stream's bed), no stream below the seed, a drainage area or reach not
/// above 0, a file that stands there already.
[[nodiscard]] base::Outcome<std::string> floodFile(const FloodRequest& request);

}  // namespace layers
