// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/population.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace fusion {
namespace {

/// Corners in the package are rounded to centimetres.
constexpr double kOffLatticeM = 0.5;
constexpr double kCellsMax = 4e8;
/// A straight border on the map is a curve on Europe's grid: by less than a centimetre over so much.
constexpr double kStraightM = 1000;

geometry::MapPoint middleOf(const geometry::MapRing& ring) {
    geometry::MapPoint sum;
    for (const geometry::MapPoint& p : ring) sum.eastM += p.eastM, sum.northM += p.northM;
    const auto count = static_cast<double>(std::max<std::size_t>(1, ring.size()));
    return {sum.eastM / count, sum.northM / count};
}

geometry::MapPoint european(geometry::MapPoint p) { return geometry::toEuropean(geometry::toGeo(p)); }

/// How far from the middle of a cell on the lattice through `origin`.
double offLattice(geometry::MapPoint p, geometry::MapPoint origin, double cellM) {
    const auto off = [&](double a, double b) { return std::abs(std::remainder(a - b, cellM)); };
    return std::max(off(p.eastM, origin.eastM), off(p.northM, origin.northM));
}

}  // namespace

Population::Population(const std::vector<PopulationCell>& cells) : m_cover({}) {
    if (cells.empty()) return;
    const double cellM = std::round(std::sqrt(std::abs(geometry::signedAreaM2(cells.front().corners))));
    if (!(cellM >= 1)) {
        m_leftOut = cells.size();
        return;
    }
    std::vector<geometry::MapPoint> middles;
    middles.reserve(cells.size());
    for (const PopulationCell& cell : cells) middles.push_back(middleOf(cell.corners));
    const auto lieOn = [&](bool isEuropean) {
        const auto at = [&](std::size_t i) { return isEuropean ? european(middles[i]) : middles[i]; };
        // A few tell the two grids apart: they are turned against each other.
        const std::size_t step = std::max<std::size_t>(1, cells.size() / 200);
        std::size_t on = 0, seen = 0;
        for (std::size_t i = 0; i < cells.size(); i += step, ++seen)
            on += offLattice(at(i), at(0), cellM) <= kOffLatticeM ? 1 : 0;
        return static_cast<double>(on) / static_cast<double>(seen);
    };
    m_isEuropean = lieOn(true) > lieOn(false);
    if (m_isEuropean)
        for (geometry::MapPoint& middle : middles) middle = european(middle);
    geometry::MapBox box{middles[0].eastM, middles[0].northM, middles[0].eastM, middles[0].northM};
    for (const geometry::MapPoint& p : middles) {
        box.westM = std::min(box.westM, p.eastM), box.eastM = std::max(box.eastM, p.eastM);
        box.southM = std::min(box.southM, p.northM), box.northM = std::max(box.northM, p.northM);
    }
    const double columns = std::round((box.eastM - box.westM) / cellM) + 1,
                 rows = std::round((box.northM - box.southM) / cellM) + 1;
    if (columns * rows > kCellsMax) {
        m_leftOut = cells.size();
        return;
    }
    // From a cell that lies on it, not from the corner of the box, which a stray one may have moved.
    const auto aligned = [&](double low, double origin) {
        return origin + std::floor((low - origin) / cellM + 0.5) * cellM;
    };
    m_lattice = {aligned(box.westM, middles[0].eastM) - cellM / 2, aligned(box.southM, middles[0].northM) - cellM / 2,
                 cellM, static_cast<int>(columns), static_cast<int>(rows)};
    m_people.assign(static_cast<std::size_t>(m_lattice.columns) * static_cast<std::size_t>(m_lattice.rows), 0.0F);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const int column = static_cast<int>(std::floor((middles[i].eastM - m_lattice.westM) / cellM)),
                  row = static_cast<int>(std::floor((middles[i].northM - m_lattice.southM) / cellM));
        const bool isOn = offLattice(middles[i], middles[0], cellM) <= kOffLatticeM && column >= 0 && row >= 0 &&
                          column < m_lattice.columns && row < m_lattice.rows;
        if (!isOn) {
            ++m_leftOut;
            continue;
        }
        m_people[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_lattice.columns) +
                 static_cast<std::size_t>(column)] = cells[i].people.value_or(std::numeric_limits<float>::quiet_NaN());
    }
    m_cover = geometry::CellCover(m_lattice);
}

geometry::MapArea Population::onLattice(const geometry::MapArea& area) const {
    if (!m_isEuropean) return area;
    geometry::MapArea out;
    for (const auto& polygon : area) {
        geometry::MapPolygon turned;
        for (const auto& ring : polygon) {
            geometry::MapRing points;
            for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                const int parts = 1 + static_cast<int>(geometry::distanceM(ring[j], ring[i]) / kStraightM);
                for (int k = 1; k <= parts; ++k) {
                    const double t = static_cast<double>(k) / parts;
                    points.push_back(european({ring[j].eastM + t * (ring[i].eastM - ring[j].eastM),
                                               ring[j].northM + t * (ring[i].northM - ring[j].northM)}));
                }
            }
            turned.push_back(std::move(points));
        }
        out.push_back(std::move(turned));
    }
    return out;
}

Population::Count Population::within(const geometry::MapArea& area) {
    constexpr double kWhole = 1 - 1e-4;  // a square metre of a hectare: borders are not drawn more exactly
    Count count;
    m_cover.each(onLattice(area), [&](int column, int row, double share) {
        const float people = m_people[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_lattice.columns) +
                                      static_cast<std::size_t>(column)];
        if (people == 0) return;
        ++count.cells;
        if (std::isnan(people)) {
            ++count.hiddenCells;
            return;
        }
        const auto whole = static_cast<double>(people);
        count.best += share * whole;
        count.high += whole;
        if (share >= kWhole) count.low += whole;
    });
    return count;
}

}  // namespace fusion
