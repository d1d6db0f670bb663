// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/cell_cover.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

namespace {

using namespace geometry;
using Shares = std::map<std::pair<int, int>, double>;

Shares sharesOf(const Lattice& lattice, const MapArea& area) {
    CellCover cover(lattice);
    Shares shares;
    cover.each(area, [&](int column, int row, double share) { shares[{column, row}] = share; });
    return shares;
}

/// The part of a ring to one side of a line, by Sutherland and Hodgman; its area is right also for concave rings.
template <class Side, class Cut>
MapRing clipped(const MapRing& ring, Side side, Cut cut) {
    MapRing out;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        if (side(ring[i]) != side(ring[j])) out.push_back(cut(ring[j], ring[i]));
        if (side(ring[i])) out.push_back(ring[i]);
    }
    return out;
}
double areaInCell(const MapRing& ring, double west, double south, double cell) {
    const auto atEast = [](double x) {
        return [x](MapPoint a, MapPoint b) {
            return MapPoint{x, a.northM + (b.northM - a.northM) * (x - a.eastM) / (b.eastM - a.eastM)};
        };
    };
    const auto atNorth = [](double y) {
        return [y](MapPoint a, MapPoint b) {
            return MapPoint{a.eastM + (b.eastM - a.eastM) * (y - a.northM) / (b.northM - a.northM), y};
        };
    };
    MapRing part = clipped(
        ring, [=](MapPoint p) { return p.eastM >= west; }, atEast(west));
    part = clipped(
        part, [=](MapPoint p) { return p.eastM <= west + cell; }, atEast(west + cell));
    part = clipped(
        part, [=](MapPoint p) { return p.northM >= south; }, atNorth(south));
    part = clipped(
        part, [=](MapPoint p) { return p.northM <= south + cell; }, atNorth(south + cell));
    return part.empty() ? 0 : std::abs(signedAreaM2(part));
}

TEST(CellCover, ARectangleCoversWhatItCovers) {
    const Lattice lattice{1000, 2000, 100, 5, 5};
    const Shares shares = sharesOf(lattice, {{{{1050, 2100}, {1225, 2100}, {1225, 2250}, {1050, 2250}}}});
    const Shares wanted = {{{0, 1}, 0.5}, {{1, 1}, 1}, {{2, 1}, 0.25}, {{0, 2}, 0.25}, {{1, 2}, 0.5}, {{2, 2}, 0.125}};
    ASSERT_EQ(shares.size(), wanted.size());
    for (const auto& [cell, share] : wanted) EXPECT_NEAR(shares.at(cell), share, 1e-12);
}

TEST(CellCover, HolesAreLeftOutWhateverTheSenseOfTheRings) {
    const Lattice lattice{0, 0, 100, 4, 4};
    MapRing outside = {{0, 0}, {400, 0}, {400, 400}, {0, 400}}, hole = {{150, 150}, {250, 150}, {250, 250}, {150, 250}};
    for (int turn = 0; turn < 4; ++turn) {
        if (turn % 2 == 1) std::reverse(outside.begin(), outside.end());
        if (turn >= 2) std::reverse(hole.begin(), hole.end());
        double sum = 0;
        for (const auto& [cell, share] : sharesOf(lattice, {{outside, hole}})) sum += share;
        EXPECT_NEAR(sum, 16 - 1, 1e-9) << turn;
    }
}

TEST(CellCover, WhatLiesOutsideTheLatticeIsCutOff) {
    const Lattice lattice{0, 0, 100, 2, 2};
    const Shares shares = sharesOf(lattice, {{{{-500, -500}, {900, -500}, {900, 900}, {-500, 900}}}});
    ASSERT_EQ(shares.size(), 4u);
    for (const auto& [cell, share] : shares) EXPECT_NEAR(share, 1, 1e-12);
    EXPECT_TRUE(sharesOf(lattice, {{{{300, 0}, {400, 0}, {400, 100}}}}).empty());
    EXPECT_TRUE(sharesOf(lattice, {{{{-300, 0}, {-200, 0}, {-200, 100}}}}).empty());
    EXPECT_TRUE(sharesOf(lattice, {}).empty());
}

TEST(CellCover, IsWhatClippingEachCellGives) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> unit(0, 1);
    for (int round = 0; round < 300; ++round) {
        const Lattice lattice{unit(random) * 50, unit(random) * 50, 20 + unit(random) * 80, 9, 7};
        // A star: concave, and it never crosses itself.
        MapRing ring;
        const int corners = 3 + static_cast<int>(random() % 14);
        const MapPoint middle{unit(random) * 700, unit(random) * 500};
        for (int i = 0; i < corners; ++i) {
            const double angle = 2 * M_PI * (i + 0.8 * unit(random)) / corners, radius = 20 + unit(random) * 400;
            MapPoint corner{middle.eastM + radius * std::cos(angle), middle.northM + radius * std::sin(angle)};
            // Corners on the lattice's own lines are where rounding decides.
            if (random() % 5 == 0) corner.eastM = lattice.westM + std::round(corner.eastM / 40) * lattice.cellM;
            if (random() % 5 == 0) corner.northM = lattice.southM + std::round(corner.northM / 40) * lattice.cellM;
            ring.push_back(corner);
        }
        // Snapped corners may make a ring cross itself; clipping and covering then both count signed areas.
        const Shares shares = sharesOf(lattice, {{ring}});
        for (int row = 0; row < lattice.rows; ++row)
            for (int column = 0; column < lattice.columns; ++column) {
                const double wanted = areaInCell(ring, lattice.westM + column * lattice.cellM,
                                                 lattice.southM + row * lattice.cellM, lattice.cellM) /
                                      (lattice.cellM * lattice.cellM);
                const auto at = shares.find({column, row});
                EXPECT_NEAR(at == shares.end() ? 0 : at->second, std::min(1.0, wanted), 1e-7)
                    << "round " << round << " cell " << column << "," << row;
            }
    }
}

}  // namespace
