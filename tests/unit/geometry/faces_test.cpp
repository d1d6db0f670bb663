// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/faces.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "gis/geometry/nearest_cell.h"

namespace {

using geometry::Face;
using geometry::Faces;
using geometry::MapPoint;
using Net = std::vector<std::vector<MapPoint>>;

Net ringOfStreets(double west, double south, double east, double north) {
    return {{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}};
}

std::vector<double> sizesOf(const Faces& faces) {
    std::vector<double> sizes;
    for (const Face& face : faces.all) sizes.push_back(std::round(geometry::areaM2({face.area})));
    std::sort(sizes.begin(), sizes.end());
    return sizes;
}

TEST(Faces, AreTheBlocksBetweenCrossingStreets) {
    // Two streets each way that cross without a common corner, one of them a bridge for all that is known here.
    const Faces faces = geometry::facesOf(
        {{{0, 100}, {500, 100}}, {{0, 300}, {500, 300}}, {{100, 0}, {100, 400}}, {{400, 0}, {400, 400}}});
    ASSERT_EQ(faces.all.size(), 1u);
    EXPECT_EQ(sizesOf(faces), std::vector<double>{300 * 200});
    EXPECT_EQ(faces.all[0].lines, (std::vector<std::uint32_t>{0, 1, 2, 3}));
    EXPECT_EQ(faces.looseM, 8 * 100) << "what sticks out encloses nothing";
}

TEST(Faces, ADeadEndBelongsToTheBlockThatItStandsIn) {
    Net net = ringOfStreets(0, 0, 100, 100);
    net.push_back({{50, 0}, {50, 60}, {70, 60}});
    const Faces faces = geometry::facesOf(net);
    EXPECT_EQ(sizesOf(faces), std::vector<double>{10'000});
    EXPECT_EQ(faces.all[0].area.size(), 1u);
    EXPECT_EQ(faces.all[0].area[0].size(), 5u) << "four corners and where the dead end begins";
    EXPECT_EQ(faces.looseM, 80);
    net.push_back({{70, 60}, {70, 100}});
    EXPECT_EQ(sizesOf(geometry::facesOf(net)), (std::vector<double>{50 * 60 + 30 * 40, 50 * 100 + 20 * 40}));
}

TEST(Faces, AnIslandIsAHoleOfTheBlockAroundIt) {
    Net net = ringOfStreets(0, 0, 100, 100);
    const Net island = ringOfStreets(40, 40, 60, 60);
    net.insert(net.end(), island.begin(), island.end());
    EXPECT_EQ(sizesOf(geometry::facesOf(net)), (std::vector<double>{400, 9600}));
    net.push_back({{0, 50}, {40, 50}});
    const Faces joined = geometry::facesOf(net);
    EXPECT_EQ(sizesOf(joined), (std::vector<double>{400, 9600})) << "a way that alone joins the two divides nothing";
    EXPECT_EQ(joined.looseM, 40);
    net.push_back({{60, 50}, {100, 50}});
    EXPECT_EQ(sizesOf(geometry::facesOf(net)), (std::vector<double>{400, 4800, 4800}));
}

TEST(Faces, RingsThatTouchAtACornerAreTwo) {
    Net net = ringOfStreets(0, 0, 100, 100);
    const Net beside = ringOfStreets(100, 100, 150, 150), within = ringOfStreets(0, 0, 30, 30);
    net.insert(net.end(), beside.begin(), beside.end());
    EXPECT_EQ(sizesOf(geometry::facesOf(net)), (std::vector<double>{2500, 10'000}));
    net.insert(net.end(), within.begin(), within.end());
    EXPECT_EQ(sizesOf(geometry::facesOf(net)), (std::vector<double>{900, 2500, 9100}))
        << "two of its sides lie on those of the larger ring";
    // Within and touching at one corner only.
    const Faces diamond = geometry::facesOf(
        {{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}}, {{0, 0}, {30, 10}, {30, 30}, {10, 30}, {0, 0}}});
    EXPECT_EQ(sizesOf(diamond), (std::vector<double>{600, 9400}));
    for (const Face& face : diamond.all)
        for (const auto& ring : face.area) EXPECT_TRUE(geometry::isSimple(ring));
}

TEST(Faces, AnEndThatStopsAtAnotherStreetMeetsIt) {
    Net net = ringOfStreets(0, 0, 100, 100);
    net.push_back({{50, 0.04}, {50, 99.96}});
    EXPECT_EQ(sizesOf(geometry::facesOf(net)), (std::vector<double>{5000, 5000}));
    net.back() = {{50, 0.4}, {50, 99.6}};
    EXPECT_EQ(sizesOf(geometry::facesOf(net)), std::vector<double>{10'000}) << "four decimetres are a gap";
}

TEST(Faces, WithoutARingThereIsNone) {
    EXPECT_TRUE(geometry::facesOf({}).all.empty());
    EXPECT_TRUE(geometry::facesOf({{}, {{1, 1}}, {{2, 2}, {2, 2}}}).all.empty());
    EXPECT_TRUE(geometry::facesOf({{{0, 0}, {100, 0}, {100, 100}}, {{50, 0}, {50, 50}}}).all.empty());
}

TEST(Faces, OfRandomNetsTileWhatTheyEncloseWithoutOverlap) {
    // A frame and lines through it at random: each place inside lies in exactly one face, which a line parts from the
    // next one.
    std::mt19937 random(5);
    std::uniform_real_distribution<double> place(0, 1000);
    for (int round = 0; round < 30; ++round) {
        Net net = ringOfStreets(0, 0, 1000, 1000);
        for (int line = 0; line < 25; ++line)
            net.push_back(
                {{place(random), place(random)}, {place(random), place(random)}, {place(random), place(random)}});
        const Faces faces = geometry::facesOf(net);
        double sum = 0;
        for (const double size : sizesOf(faces)) sum += size;
        EXPECT_NEAR(sum, 1'000'000, 60);
        for (int k = 0; k < 200; ++k) {
            const MapPoint at{place(random), place(random)};
            const auto holding = std::count_if(faces.all.begin(), faces.all.end(),
                                               [&](const Face& face) { return geometry::isInside(at, face.area); });
            double nearest = 1e9;
            for (const auto& line : net)
                for (std::size_t i = 1; i < line.size(); ++i)
                    nearest = std::min(nearest, geometry::distanceToSegmentM(at, line[i - 1], line[i]));
            if (nearest <= 0.5) continue;
            EXPECT_EQ(holding, 1) << round << ": " << at.eastM << " " << at.northM;
        }
    }
}

TEST(NearestCell, HoldsExactlyWhatLiesNearest) {
    std::mt19937 random(9);
    std::uniform_real_distribution<double> place(0, 1000);
    for (int round = 0; round < 40; ++round) {
        std::vector<MapPoint> sites;
        for (int i = 0; i < 1 + round % 9; ++i) sites.push_back({place(random), place(random)});
        double sum = 0;
        std::vector<geometry::MapRing> cells;
        for (const MapPoint site : sites) cells.push_back(geometry::nearestCell(site, sites, {0, 0, 1000, 1000}));
        for (const auto& cell : cells) sum += geometry::signedAreaM2(cell);
        EXPECT_NEAR(sum, 1e6, 1e-3);
        for (int k = 0; k < 100; ++k) {
            const MapPoint at{place(random), place(random)};
            const auto nearest = std::min_element(sites.begin(), sites.end(), [&](MapPoint a, MapPoint b) {
                return geometry::distanceM(a, at) < geometry::distanceM(b, at);
            });
            EXPECT_TRUE(
                geometry::isInside(at, geometry::MapPolygon{cells[static_cast<std::size_t>(nearest - sites.begin())]}));
        }
    }
}

TEST(NearestCell, OfAPlaceFarFromTheBoxIsEmpty) {
    EXPECT_TRUE(geometry::nearestCell({5000, 500}, {{500, 500}}, {0, 0, 1000, 1000}).empty());
    EXPECT_EQ(geometry::nearestCell({500, 500}, {{500, 500}}, {0, 0, 1000, 1000}).size(), 4u) << "its own twin";
}

}  // namespace
