// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The town's streets as a net: who can no longer be reached from any fire station when an area is closed.

#include <cstdint>
#include <string>
#include <vector>

#include "gis/fusion/town.h"

namespace fusion {

/// A part of the net that could be reached before and cannot be any more; it lies outside the closed area.
struct IsolatedPart {
    double lengthM = 0;
    std::size_t buildings = 0;       ///< whose nearest crossing belongs to it
    double people = 0;               ///< in them, as far as the census tells; 0 also where nothing is known
    std::vector<std::string> names;  ///< of its streets, longest first, at most kNamesMax
    geometry::MapPoint at;           ///< a place on it
    static constexpr std::size_t kNamesMax = 5;
};

class StreetNet {
public:
    /// `town` must outlive it. Streets hang together where their corners are the same to a decimetre, as they come from
    /// OpenStreetMap; footpaths carry no fire engine. Not known: gates, widths, heights, one-way streets.
    explicit StreetNet(const Town& town);

    /// Parts of at least 50 m, longest first. Every street that touches `closed` is impassable, bridges over it
    /// as well. Empty, and isBlind(), when no fire station of the package lies within 300 m of a street.
    [[nodiscard]] std::vector<IsolatedPart> isolatedBy(const geometry::MapArea& closed) const;
    [[nodiscard]] bool isBlind() const { return m_stations.empty(); }

private:
    struct Edge {
        std::uint32_t from = 0, to = 0;
        std::uint32_t street = 0;
        float lengthM = 0;
    };
    [[nodiscard]] std::vector<char> reached(const std::vector<char>& isShut, const std::vector<char>& isGone) const;

    const Town* m_town;
    std::vector<geometry::MapPoint> m_nodes;
    std::vector<Edge> m_edges;
    std::vector<std::uint32_t> m_starts, m_around;  ///< edges around a node
    std::vector<std::uint32_t> m_stations;          ///< nodes where fire engines begin
    std::vector<std::uint32_t> m_nodeOfBuilding;    ///< the nearest; kNone: none within 300 m
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
};

}  // namespace fusion
