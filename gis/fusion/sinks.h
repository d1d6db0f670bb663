// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Hollows of the ground in which heavy rain gathers: how much each holds until it runs over, and from where its water
// comes. Without sewers, infiltration, or culverts that a model does not show.

#include <algorithm>
#include <vector>

#include "gis/fusion/drainage.h"

namespace fusion {

struct Sink {
    std::uint32_t deepest = 0;  ///< its lowest cell
    double spillM = 0;          ///< height at which it runs over
    double depthM = 0;          ///< there, above the lowest cell
    std::size_t cells = 0;
    double areaM2 = 0, volumeM3 = 0;
    /// What runs into it before any other sink, itself with it; what those above it spill comes later and is not in it.
    double catchmentM2 = 0;
    bool isCatchmentCut = false;                   ///< it reaches the end of what is known: more may come from beyond
    int west = 0, north = 0, east = 0, south = 0;  ///< columns and rows that hold it
    /// Rain that fills it if all of it runs off and none is held back above.
    [[nodiscard]] double fillingRainMm() const { return volumeM3 / catchmentM2 * 1000; }
};

struct Sinks {
    std::vector<Sink> all;              ///< largest volume first
    std::vector<std::uint32_t> sinkOf;  ///< by cell, the place in `all`; Drainage::kNone: none
    std::size_t passedOver = 0;         ///< hollows too shallow or too small: they hold nothing back
};

/// What a rain leaves in a sink if all of it runs off and none is held back above: at most what it holds.
[[nodiscard]] inline double gatheredM3(const Sink& sink, double rainMm) {
    return std::min(sink.volumeM3, sink.catchmentM2 * rainMm / 1000);
}

/// Hollows of at least this depth and area. Hollows within a hollow are one, up to where it runs over.
[[nodiscard]] Sinks sinksOf(const Drainage& drainage, double depthMinM, double areaMinM2);

/// The cells of one of them, row by row.
[[nodiscard]] std::vector<std::uint32_t> cellsOf(const Sinks& sinks, std::uint32_t number, const GroundCells& ground);

struct SinkWater {
    std::vector<std::uint32_t> wet;
    double levelM = 0;  ///< of its surface, one for the whole sink
};
/// So much water in one of them, as in a basin: from its lowest cell up, the same level all over. What the sink holds
/// at most.
[[nodiscard]] SinkWater waterIn(const Sinks& sinks, std::uint32_t number, const GroundCells& ground, double volumeM3);

}  // namespace fusion
