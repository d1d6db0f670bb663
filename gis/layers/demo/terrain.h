// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Ground and water of the demo town: one river valley with a flood plain, two side valleys, hills.

#include <string>
#include <vector>

#include "gis/geometry/raster.h"
#include "gis/layers/demo/plane.h"

namespace layers::demo {

constexpr double kTownWidthM = 7000, kTownHeightM = 5500;
constexpr double kGroundCellM = 5;

/// A watercourse from source to mouth, a point about every 8 m. The bed falls all the way.
struct Stream {
    std::string name;
    Path line;
    std::vector<double> bedM;   ///< m NHN, per point
    std::vector<double> halfM;  ///< half width of the drawn water, per point
    double bankM = 2;           ///< bank above the bed
    [[nodiscard]] double bedAt(double alongM) const;
};

class Terrain {
public:
    explicit Terrain(std::uint64_t seed);

    [[nodiscard]] const Stream& river() const { return m_streams[0]; }
    [[nodiscard]] const std::vector<Stream>& streams() const { return m_streams; }  ///< river, Mühlbach, Erlenbach
    /// Ground in m NHN, bilinear.
    [[nodiscard]] double ground(Vec p) const;
    /// Ground above the bed of the river beside it: what the water must rise to.
    [[nodiscard]] double aboveRiverBed(Vec p) const;
    /// Rise in m per m towards the east and the north, over 60 m.
    [[nodiscard]] Vec slope(Vec p) const;
    /// Distance to the nearest watercourse's edge, exact below 60 m, else something larger.
    [[nodiscard]] double toWater(Vec p) const;
    [[nodiscard]] geometry::ElevationGrid grid(geometry::MapPoint southWest) const;

private:
    void layRiver();
    void layBrook(const std::string& name, const Path& guide, double halfM, double mouthAboveM, double steepness);
    struct SideValley {
        double mouthY = 0;
        bool north = true;                  ///< of the river
        std::vector<double> middleX, bedM;  ///< every 10 m from y = -60
    };
    void shapeValley(const Stream& brook);
    [[nodiscard]] static double cutByValley(const SideValley& valley, Vec p, double z);
    void raise();
    void measureStreams();
    [[nodiscard]] double openGround(Vec p) const;
    [[nodiscard]] std::size_t cell(int column, int row) const {
        return static_cast<std::size_t>(row) * kColumns + static_cast<std::size_t>(column);
    }

    static constexpr std::size_t kColumns = 1400, kRows = 1100;  ///< row 0 is the southern one here
    Noise m_hills, m_detail;
    std::vector<Stream> m_streams;
    std::vector<SideValley> m_valleys;
    struct ToStream {
        float distanceM = 1e9F;
        float bedM = 0;
        float halfM = 0;
    };
    std::vector<std::vector<ToStream>> m_toStream;  ///< per stream, per cell
    std::vector<float> m_ground;
};

/// The level of the valley floor at the river's bank, m NHN: falls evenly from east to west.
[[nodiscard]] double valleyFloor(double x);
/// Middle line of the valley, north coordinate over east.
[[nodiscard]] double valleyAxis(double x);

}  // namespace layers::demo
