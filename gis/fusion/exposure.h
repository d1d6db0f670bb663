// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Who and what stands in the water. Everything is laid on the elevation's cells once per town.

#include <map>
#include <string>
#include <vector>

#include "gis/fusion/flood_fill.h"
#include "gis/geometry/area_index.h"

namespace fusion {

/// Depth per cell, looked up by cell; dry cells give nothing.
class DepthIndex {
public:
    explicit DepthIndex(std::size_t cells) : m_depthM(cells, 0.0F) {}
    void set(const WetCells& wet);
    /// Takes back what set() wrote.
    void clear(const WetCells& wet);
    [[nodiscard]] bool isWet(std::uint32_t cell) const { return m_depthM[cell] > 0; }
    [[nodiscard]] float depthM(std::uint32_t cell) const { return m_depthM[cell]; }

private:
    std::vector<float> m_depthM;
};

class Exposure {
public:
    /// `town` must outlive it and have an elevation. `isBed` marks the cells that are always water: a street over
    /// them is a bridge.
    Exposure(const Town& town, const geometry::Mask& isBed);
    enum class When : std::uint8_t { Night, Day };
    /// Sum of the people of buildings whose centre lies in a wet cell.
    [[nodiscard]] double people(const DepthIndex& water, When when = When::Night) const;
    /// Length of railways, power lines and pipelines over wet cells off the permanent bed, by kind; in steps of a
    /// cell's half at most, rounded to 10 m. Kinds with less than that are left out.
    [[nodiscard]] std::vector<wire::AffectedLine> lines(const DepthIndex& water) const;
    /// Buildings with anyone or anything in them, by centre.
    [[nodiscard]] std::size_t buildings(const DepthIndex& water) const;
    /// Critical objects inside, by id; depth rounded to 0.1 m.
    [[nodiscard]] std::vector<wire::AffectedObject> objects(const DepthIndex& water) const;
    /// Named streets under more than 0.3 m of water anywhere off a bridge.
    [[nodiscard]] std::uint32_t streetsCut(const DepthIndex& water) const;
    /// Names of the districts that hold wet ground, largest share first, slivers left out (namedFromM2); `wet` are
    /// cells off the permanent bed.
    [[nodiscard]] std::vector<std::string> districts(const std::vector<std::uint32_t>& wet) const;

private:
    struct At {
        std::uint32_t cell = 0, index = 0;
    };
    const Town* m_town;
    std::vector<At> m_buildings, m_objects;
    std::vector<std::vector<std::uint32_t>> m_streets;  ///< cells per name, by name
    struct Stretch {
        std::uint32_t cell = 0;
        float lengthM = 0;
    };
    std::map<std::string, std::vector<Stretch>> m_lines;  ///< by kind
    geometry::AreaIndex m_districts;
};

/// From so much ground in a zone on a district is named: a thousandth of a km2 (borders of districts are drawn to
/// metres only, so that much lies on either side by chance along a kilometre), or less where that is 1 % of the
/// district or 5 % of the zone.
[[nodiscard]] double namedFromM2(double zoneM2, double districtM2);

/// Two significant digits, low rounded down, high up; low <= best <= high.
[[nodiscard]] wire::PeopleEstimate peopleEstimate(double low, double best, double high);

}  // namespace fusion
