// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One watercourse laid on the elevation, once per town: nodes along its main line with a bed that falls all the way,
// and the cells that are always water. Stage = height of the water above that bed.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gis/fusion/town.h"

namespace fusion {

/// What one trusted gauge says of the water at its place.
struct GaugeStage {
    std::string station;
    geometry::MapPoint at;
    std::optional<double> zeroM;
    double valueCm = 0;
};

class RiverCourse {
public:
    struct Node {
        geometry::MapPoint at;
        double alongM = 0;  ///< from the source
        double bedM = 0;    ///< m NHN, never rising towards the mouth
        double reachM = 0;  ///< how far from the line its water may spread
    };
    struct Seed {
        std::uint32_t cell = 0, node = 0;
    };

    /// All pieces of one name. Nothing when no node lies on known ground. Pieces that do not join the longest line
    /// (arms, mill races) are water, too, and take their level from the main line beside them.
    [[nodiscard]] static std::optional<RiverCourse> on(const geometry::ElevationGrid& ground,
                                                       const std::vector<const Watercourse*>& pieces);

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] const std::vector<Node>& nodes() const { return m_nodes; }
    /// Cells of the permanent bed, by rising cell.
    [[nodiscard]] const std::vector<Seed>& seeds() const { return m_seeds; }
    /// Node next to a place.
    [[nodiscard]] std::size_t nodeNear(geometry::MapPoint at) const;
    /// Water surface per node, m NHN: bed + stage, the stage interpolated along the line between gauges and constant
    /// outside them; where the water below stands higher it backs up. `raiseM` lifts the whole (for the range).
    /// `gauges` must not be empty.
    [[nodiscard]] std::vector<float> surface(const std::vector<GaugeStage>& gauges, double raiseM) const;

private:
    std::string m_name;
    std::vector<Node> m_nodes;
    std::vector<Seed> m_seeds;
};

}  // namespace fusion
