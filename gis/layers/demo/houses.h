// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Buildings of the demo town, along its streets, and the sites of its critical objects.

#include <map>
#include <string>
#include <vector>

#include "gis/layers/demo/streets.h"

namespace layers::demo {

/// Four corners of a convex shape, in order.
struct Quad {
    Vec corner[4];
    [[nodiscard]] Vec centre() const { return 0.25 * (corner[0] + corner[1] + corner[2] + corner[3]); }
};
[[nodiscard]] Quad quadAt(Vec frontLeft, Vec along, Vec away, double widthM, double depthM);
[[nodiscard]] bool overlap(const Quad& a, const Quad& b);

/// What already stands where: streets, railway, houses.
class BuiltIndex {
public:
    void add(const Quad& quad);
    [[nodiscard]] bool isFree(const Quad& quad) const;

private:
    static constexpr double kCellM = 40;
    std::map<std::pair<int, int>, std::vector<int>> m_cells;
    std::vector<Quad> m_quads;
};

struct House {
    Path ring;
    std::string use;  ///< home, work, public, other
    Character character = Character::Houses;
    double areaM2 = 0, floors = 1;
    double people = 0;  ///< set at the end
    [[nodiscard]] Vec centre() const;
};

/// A critical object or landmark with its building.
struct Site {
    std::string kind, name;  ///< kind empty: a landmark (church), no critical object
    int places = 0;          ///< 0: no figure
    Vec wished;
    double widthM = 20, depthM = 14;
    char shape = 'I';  ///< I, L, U
    std::string address;
    Vec at;  ///< where it came to stand
};

class Builder {
public:
    Builder(const Plan& plan, const Quarters& quarters, const Terrain& terrain, const std::vector<NetStreet>& streets,
            std::uint64_t seed);
    /// First the sites, near the wished places; false in `at` never happens: the circle widens until there is room.
    void raiseSites(std::vector<Site>& sites);
    void raiseHouses();
    void raiseHuts();
    /// Farms by the roads between the villages.
    void raiseFarms();
    [[nodiscard]] std::vector<House> take() { return std::move(m_houses); }

private:
    struct Lot {
        Vec frontLeft, along, away;
        double widthM, depthM;
        char shape = 'I';
        double wingWidthM = 0, wingDepthM = 0;
    };
    [[nodiscard]] bool fits(const Lot& lot, bool anywhere) const;
    void raise(const Lot& lot, const std::string& use, Character character, double floors);
    void lineStreet(const NetStreet& street, double side);
    void raiseFarmAt(const Spot& spot, bool onPath);
    double raiseAt(const Spot& spot, double side, double halfM, Character character, double variant);
    double raiseTown(const Spot& spot, double side, double halfM, Character character, double variant);
    double raiseSuburb(const Spot& spot, double side, double halfM, Character character, double variant);
    double raiseHall(const Spot& spot, double side, double halfM, Character character);
    bool tryLot(const Spot& spot, double side, double fromAxisM, double widthM, double depthM, char shape,
                const std::string& use, Character character, double floors);

    const Plan& m_plan;
    const Quarters& m_quarters;
    const Terrain& m_terrain;
    const std::vector<NetStreet>& m_streets;
    base::SeededRandom m_random;
    BuiltIndex m_built;
    std::vector<House> m_houses;
};

[[nodiscard]] double halfWidthM(const std::string& rank, bool oldTown);
[[nodiscard]] std::vector<Site> wishedSites();

}  // namespace layers::demo
