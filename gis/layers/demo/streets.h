// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The street net of the demo town: grown along a field of directions (after Chen et al. 2008, "Interactive
// procedural street modeling"), then made a graph, thinned irregularly, and cut into streets.

#include <string>
#include <unordered_map>
#include <vector>

#include "broker/base/random.h"
#include "gis/layers/demo/plan.h"

namespace layers::demo {

struct NetStreet {
    std::string name, rank;
    int quarter = -1;  ///< of its middle; -1 in open country
    Path line;         ///< streets that meet share this very vertex
};

/// Points with directions, for "is there a street like this one nearby".
class DirectionIndex {
public:
    void add(Vec at, Vec direction, int owner) { m_cells[key(at)].push_back({at, direction, owner}); }
    /// Distance to the nearest point (not of `owner`) whose direction is within acos(`alike`) of `direction`, up to
    /// reach.
    [[nodiscard]] double nearestAlike(Vec at, Vec direction, double alike, double reachM, int owner) const;
    /// Nearest point of any direction up to reach: its distance, and its direction in `direction`.
    [[nodiscard]] double nearest(Vec at, double reachM, Vec& direction) const;

private:
    struct Entry {
        Vec at, direction;
        int owner;
    };
    static constexpr double kCellM = 60;
    static std::int64_t key(Vec p) {
        return keyOf(static_cast<std::int64_t>(std::floor(p.x / kCellM)),
                     static_cast<std::int64_t>(std::floor(p.y / kCellM)));
    }
    static std::int64_t keyOf(std::int64_t x, std::int64_t y) { return x * 100003 + y; }
    std::unordered_map<std::int64_t, std::vector<Entry>> m_cells;
};

struct RawLine {
    std::string name, rank;
    bool drawn = false;  ///< from the plan: never thinned out
    Path line;
};

/// Roads of the plan, local streets, riverside and field paths, not yet cut at their crossings.
[[nodiscard]] std::vector<RawLine> grownStreets(const Plan& plan, const Quarters& quarters, const Terrain& terrain,
                                                std::uint64_t seed);

/// Cuts at crossings, removes stubs and some edges, keeps what hangs together, joins edges into streets.
[[nodiscard]] std::vector<NetStreet> connectedStreets(const std::vector<RawLine>& raw, const Quarters& quarters,
                                                      const Plan& plan, std::uint64_t seed);

/// Names every unnamed street with at least one house side.
void nameStreets(std::vector<NetStreet>& streets, const Plan& plan, std::uint64_t seed);

}  // namespace layers::demo
