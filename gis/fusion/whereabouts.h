// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Where a place is, in the words of a town: its districts, its height, its UTMREF, and how one would tell it by radio.

#include <optional>
#include <string>
#include <vector>

#include "gis/fusion/town.h"
#include "gis/geometry/area_index.h"

namespace fusion {

struct Whereabouts {
    std::vector<const District*> districts;  ///< all that hold the place; on a border that on its upper right
    std::optional<double> heightM;           ///< above NHN, of the cell it lies in; absent: unknown
    std::string utmref;                      ///< "32U NA 2985 2975"; empty outside zone 32
    struct Near {
        const CriticalObject* object = nullptr;
        double distanceM = 0;
        double directionDeg = 0;  ///< in which the place lies as seen from the object, from grid north clockwise
    };
    std::vector<Near> nearest;  ///< critical objects with a name, nearest first
};

enum class Tongue : std::uint8_t { German, English };
/// "150 m nordöstlich von Feuerwache 2", "bei Klinikum Nord"; the district where nothing is near, empty where neither
/// is known. Distances are rounded as one says them.
[[nodiscard]] std::string described(const Whereabouts& where, Tongue tongue);

/// Which districts hold a point, by their place in the town's list.
[[nodiscard]] geometry::AreaIndex districtIndex(const Town& town);

/// Answers for one town; made once, asked often, from one thread or many.
class Gazetteer {
public:
    static constexpr std::size_t kNearestMax = 3;
    static constexpr double kNearM = 3000;  ///< farther ones explain nothing
    /// `town` must outlive it and what it answers.
    explicit Gazetteer(const Town& town);
    [[nodiscard]] Whereabouts whereIs(geometry::MapPoint at) const;

private:
    void findNearest(geometry::MapPoint at, Whereabouts& where) const;

    const Town* m_town;
    geometry::AreaIndex m_districts;
    std::vector<const CriticalObject*> m_byNorth;  ///< those with a name
};

}  // namespace fusion
