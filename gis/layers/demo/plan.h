// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The hand-drawn part of the demo town: where its quarters lie and what they are like, its main roads, railway,
// parks and districts. Everything else grows from it by seed.

#include <string>
#include <vector>

#include "gis/layers/demo/plane.h"
#include "gis/layers/demo/terrain.h"

namespace layers::demo {

enum class Character { OldTown, Blocks, Slabs, Rows, Houses, Village, Works, Trade };

/// A quarter: a warped ellipse. Where quarters overlap, the one whose middle is relatively nearest has the ground.
struct Quarter {
    std::string name;
    Character character;
    Vec centre, radius;
    double turnRad;     ///< of its street pattern; the ellipse itself is not turned
    double streetGapM;  ///< between parallel streets
    double curl;        ///< 0 straight, 1 winding
    double floorM;      ///< lowest ground above the river's bed that is built on
};

struct Road {
    std::string name, rank;
    Path line;
};

/// Ground kept free of streets and houses.
struct Reserve {
    std::string kind;  ///< as landuse, or "lake"
    std::string name;
    Path ring;
};

struct Plan {
    std::vector<Quarter> quarters;
    std::vector<Road> roads;
    Path railway;
    std::vector<Reserve> reserves;
    struct DistrictSeed {
        std::string name;
        Vec at;
    };
    std::vector<DistrictSeed> districts;
    struct Label {
        std::string name;
        int rank;
        Vec at;
    };
    std::vector<Label> labels;
};

[[nodiscard]] Plan drawnPlan(const Terrain& terrain, std::uint64_t seed);

constexpr Vec kMarket{3350, 2640};

/// Which quarter has the ground at `p`; -1 where nothing is built: outside all, too low, in a reserve, by water.
class Quarters {
public:
    Quarters(const Plan& plan, const Terrain& terrain, std::uint64_t seed)
        : m_plan(plan), m_terrain(terrain), m_noise(seed * 31 + 5) {}
    [[nodiscard]] int at(Vec p) const;
    [[nodiscard]] bool isReserved(Vec p, double marginM) const;

private:
    const Plan& m_plan;
    const Terrain& m_terrain;
    Noise m_noise;
};

}  // namespace layers::demo
