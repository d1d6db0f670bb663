// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Who and what lies in an area, whatever the area is: a plume, a circle, a drawn border. (For water, which counts by
// depth and cell, `exposure`.)

#include <string>
#include <vector>

#include "gis/fusion/exposure.h"
#include "gis/fusion/population.h"

namespace fusion {

struct Impact {
    std::optional<wire::PeopleEstimate> people;  ///< absent: the town has no population, which is not nobody
    std::size_t hiddenCells = 0;                 ///< whose figure the census hides; they are not in `people`
    std::size_t buildings = 0;                   ///< by their centre
    std::vector<const CriticalObject*> objects;  ///< by kind, then name
    struct Share {
        const District* district = nullptr;
        double share = 0;  ///< of the district's area
    };
    std::vector<Share> districts;  ///< largest share first
    struct CutStreet {
        std::string name, rank;
        double lengthM = 0;  ///< inside
    };
    std::vector<CutStreet> streets;  ///< by name; those without a name together, per rank
    bool leavesTown = false;         ///< the area reaches beyond what the package knows
};

class ImpactModel {
public:
    /// `town` must outlive it.
    explicit ImpactModel(const Town& town);
    /// `area` in EPSG:25832: simple polygons that do not overlap.
    [[nodiscard]] Impact of(const geometry::MapArea& area);
    /// Cells that did not lie on the census' grid.
    [[nodiscard]] std::size_t cellsLeftOut() const { return m_population.leftOut(); }

private:
    const Town* m_town;
    Population m_population;
};

/// The length of a line inside an area, metres; what runs along its border may count or not.
[[nodiscard]] double lengthInside(const std::vector<geometry::MapPoint>& line, const geometry::MapArea& area);

}  // namespace fusion
