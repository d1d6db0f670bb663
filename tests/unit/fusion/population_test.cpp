// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/population.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace {

using namespace fusion;

geometry::MapRing cellAt(double west, double south, double side) {
    return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}

/// On the map's own grid: `people` by column and row.
std::vector<PopulationCell> mapCells(int columns, int rows) {
    std::vector<PopulationCell> cells;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            cells.push_back({cellAt(530'000 + column * 100, 5'528'000 + row * 100, 100),
                             static_cast<float>(1 + column + 10 * row)});
    return cells;
}

TEST(Population, CountsCellsByTheShareThatIsInside) {
    Population population(mapCells(5, 4));
    // Half of the first cell, all of the second.
    const auto count =
        population.within({{{{530'050, 5'528'000}, {530'200, 5'528'000}, {530'200, 5'528'100}, {530'050, 5'528'100}}}});
    EXPECT_NEAR(count.best, 0.5 * 1 + 2, 1e-6);
    EXPECT_EQ(count.low, 2);
    EXPECT_EQ(count.high, 3);
    EXPECT_EQ(count.cells, 2u);
    EXPECT_EQ(population.leftOut(), 0u);
}

TEST(Population, AHiddenFigureIsNotNobody) {
    auto cells = mapCells(2, 1);
    cells[1].people.reset();
    Population population(cells);
    const auto count = population.within({{cellAt(530'000, 5'528'000, 200)}});
    EXPECT_EQ(count.best, 1);
    EXPECT_EQ(count.hiddenCells, 1u);
}

TEST(Population, KnowsTheCensusGridAgain) {
    // Cells of EPSG:3035 as a package has them: corners in EPSG:25832, to the centimetre. Made here by looking for the
    // place on the map whose European coordinates are the corner's.
    const auto onMap = [](double east, double north) {
        geometry::MapPoint at = geometry::toMap(geometry::GeoDegrees{51.5, 7.46});
        for (int i = 0; i < 30; ++i) {
            const auto is = geometry::toEuropean(geometry::toGeo(at));
            at.eastM += east - is.eastM, at.northM += north - is.northM;
        }
        return geometry::MapPoint{std::round(at.eastM * 100) / 100, std::round(at.northM * 100) / 100};
    };
    std::vector<PopulationCell> cells;
    const double west = 4'144'000, south = 3'156'000;
    for (int row = 0; row < 12; ++row)
        for (int column = 0; column < 12; ++column) {
            const double x = west + column * 100, y = south + row * 100;
            cells.push_back({{onMap(x, y), onMap(x + 100, y), onMap(x + 100, y + 100), onMap(x, y + 100)}, 10.0F});
        }
    Population population(cells);
    EXPECT_EQ(population.leftOut(), 0u);
    EXPECT_NEAR(population.lattice().westM, west, 0.05);
    EXPECT_NEAR(population.lattice().southM, south, 0.05);
    // An area of the map counts by its size: ten people a hectare, and the grid keeps areas.
    const auto middle = onMap(west + 600, south + 600);
    const geometry::MapArea area = {{{{middle.eastM - 300, middle.northM - 200},
                                      {middle.eastM + 350, middle.northM - 250},
                                      {middle.eastM + 100, middle.northM + 400}}}};
    const double hectares = geometry::areaM2(area) / 10'000;
    EXPECT_NEAR(population.within(area).best / (10 * hectares), 1, 2e-3) << "the map's scale";
}

TEST(Population, ACellBesideTheGridIsLeftOutAndCounted) {
    auto cells = mapCells(5, 4);
    cells.push_back({cellAt(530'030, 5'528'930, 100), 1000.0F});
    Population population(cells);
    EXPECT_EQ(population.leftOut(), 1u);
    EXPECT_LT(population.within({{cellAt(529'000, 5'527'000, 5'000)}}).best, 1000);
}

TEST(Population, NoCellsAreNobodyAndNoFault) {
    Population population({});
    EXPECT_EQ(population.within({{cellAt(0, 0, 100)}}).best, 0);
}

}  // namespace
