// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Whom to bring out around a place, by whole blocks: crews clear a street on both sides or not at all.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "gis/fusion/town.h"

namespace fusion {

/// Ranks of streets, the greatest first.
inline constexpr std::array<std::string_view, 5> kStreetRanks{"motorway", "major", "middle", "minor", "path"};
inline constexpr int kEvacuationCorners = 180;  ///< of the circle
/// What is larger is no block that one would clear as one: no street of the rank divides it.
inline constexpr double kLargeBlockM2 = 500'000;
/// Less of the circle outside of all blocks is rounding where they meet.
inline constexpr double kRestLeastM2 = 1;

struct Block {
    geometry::MapArea area;            ///< one polygon
    std::vector<std::string> streets;  ///< names of those that border it, rising
    double nearestM = 0;               ///< from the place; 0: in it
    double shareInCircle = 1;
};
struct Evacuation {
    geometry::MapArea circle;   ///< with its corners outside
    std::vector<Block> blocks;  ///< that it touches, nearest first
    geometry::MapArea rest;     ///< of the circle, in no block: beyond the outermost streets that close a ring
    geometry::MapArea whole;    ///< all together, without borders between
};

/// The blocks between the streets of a town, found once.
class StreetBlocks {
public:
    /// `upTo`: the least rank of street that bounds a block, of kStreetRanks. `town` must outlive it.
    StreetBlocks(const Town& town, std::string_view upTo);
    [[nodiscard]] bool empty() const { return m_faces.empty(); }
    /// EPSG:25832; `radiusM` above 0.
    [[nodiscard]] Evacuation around(geometry::MapPoint at, double radiusM) const;

private:
    struct Found {
        geometry::MapPolygon area;
        geometry::MapBox box;
        std::vector<std::uint32_t> streets;  ///< numbers in m_streets
    };
    std::vector<const Street*> m_streets;
    std::vector<Found> m_faces;
};

}  // namespace fusion
