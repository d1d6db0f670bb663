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
    std::optional<wire::PeopleEstimate> people;       ///< absent: the town has no population, which is not nobody
    std::size_t hiddenCells = 0;                      ///< whose figure the census hides; they are not in `people`
    std::optional<wire::PeopleEstimate> peopleByDay;  ///< absent: unknown, which is not nobody
    std::size_t hiddenCellsByDay = 0;
    std::size_t buildings = 0;  ///< by their centroid: one that only reaches into the area is not counted
    std::vector<const CriticalObject*> objects;  ///< by kind, then name
    struct Share {
        const District* district = nullptr;
        double share = 0;  ///< of the district's area
    };
    std::vector<Share> districts;  ///< largest share first; slivers (namedFromM2) are left out
    struct CutStreet {
        std::string name, rank;
        double lengthM = 0;  ///< inside
    };
    std::vector<CutStreet> streets;  ///< by name; those without a name together, per rank
    struct Line {
        std::string kind;  ///< "rail", "power_line" ...
        double lengthM = 0;
    };
    std::vector<Line> lines;  ///< railways, power lines, pipelines by kind
    bool leavesTown = false;  ///< the area reaches beyond what the package knows
};

/// What of `area` lies within `other`, m2: in cells of a two-hundredth of the other's extent. Neither may overlap
/// itself.
[[nodiscard]] double areaWithinM2(const geometry::MapArea& area, const geometry::MapArea& other);

class ImpactModel {
public:
    /// `town` must outlive it.
    explicit ImpactModel(const Town& town);
    /// `area` in EPSG:25832: simple polygons that do not overlap.
    [[nodiscard]] Impact of(const geometry::MapArea& area);
    /// People, objects and whether it leaves the town, alone: quick enough while somebody drags the border.
    [[nodiscard]] Impact peopleAndObjects(const geometry::MapArea& area);
    /// Cells that did not lie on the census' grid.
    [[nodiscard]] std::size_t cellsLeftOut() const { return m_population.leftOut() + m_byDay.leftOut(); }

private:
    const Town* m_town;
    Population m_population, m_byDay;
};

}  // namespace fusion
