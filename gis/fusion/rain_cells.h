// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Raised rain gauges that are near each other are one cell of heavy rain: one warning is proposed for it, not one per
// gauge. A cell keeps its name while gauges join and leave it; it ends when no gauge of it is raised any more, which a
// gauge says by its sums, never by its silence.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "broker/wire/payloads.h"
#include "gis/geometry/geo.h"

namespace fusion {

struct RaisedRain {
    std::string station;
    geometry::MapPoint at;
    wire::RainSum sum;  ///< with the level
    wire::MessageId reading;
};

class RainCells {
public:
    /// What became of one cell.
    struct Turn {
        std::string id;       ///< "rain:" and the station that it was first named by
        base::Instant since;  ///< its first gauge was raised
        bool ends = false;
        std::vector<RaisedRain> raised;  ///< by station; of one that ends: none
        std::set<std::string> stations;  ///< of it now, or of one that ends: last
    };
    /// `raised`: all that are raised now, by station; those at most `joinsM` apart are one cell. Gives the cells that
    /// are new, have a higher level than ever, have a gauge that was never in them, or end.
    [[nodiscard]] std::vector<Turn> follow(base::Instant now, const std::vector<RaisedRain>& raised, double joinsM);

private:
    friend struct FusionMemory;
    struct Cell {
        base::Instant since;
        std::set<std::string> stations;  ///< raised now
        std::set<std::string> told;      ///< that a turn has named
        wire::RainLevel toldLevel = wire::RainLevel::Significant;
    };
    std::map<std::string, Cell> m_cells;  ///< by id
};

}  // namespace fusion
