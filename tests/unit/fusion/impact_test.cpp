// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/impact.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "broker/base/random.h"
#include "gis/fusion/area_probe.h"

namespace {

using namespace fusion;

geometry::MapRing square(double west, double south, double side) {
    return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}

Town village() {
    Town town;
    town.extent = {530'000, 5'528'000, 531'000, 5'529'000};
    town.hasPopulation = true;
    for (int row = 0; row < 10; ++row)
        for (int column = 0; column < 10; ++column)
            town.population.push_back({square(530'000 + column * 100, 5'528'000 + row * 100, 100), 10.0F});
    town.buildings = {{{530'050, 5'528'050}, 100, 3}, {{530'950, 5'528'950}, 100, 3}};
    town.objects = {{"s1", "school", "Grundschule", 120, {530'100, 5'528'100}},
                    {"h1", "hospital", "Klinik", {}, {530'090, 5'528'090}},
                    {"f1", "fire_station", "Wache", {}, {530'900, 5'528'900}}};
    town.districts = {{"D1", "West", {{square(530'000, 5'528'000, 500)}}, {}},
                      {"D2", "Ost", {{square(530'500, 5'528'000, 500)}}, {}}};
    town.streets = {{"Hauptstraße", "major", {{530'000, 5'528'100}, {531'000, 5'528'100}}, false},
                    {"Hauptstraße", "major", {{530'150, 5'528'000}, {530'150, 5'529'000}}, false},
                    {"", "path", {{530'000, 5'528'900}, {531'000, 5'528'900}}, false}};
    return town;
}

TEST(Impact, CountsWhatLiesInTheArea) {
    const Town town = village();
    ImpactModel model(town);
    const Impact impact = model.of({{square(530'000, 5'528'000, 250)}});
    ASSERT_TRUE(impact.people);
    // 2.5 by 2.5 cells of ten people: 4 whole ones, 9 touched.
    EXPECT_EQ(impact.people->low, 40u);
    EXPECT_EQ(impact.people->best, 63u);
    EXPECT_EQ(impact.people->high, 90u);
    EXPECT_EQ(impact.buildings, 1u);
    ASSERT_EQ(impact.objects.size(), 2u);
    EXPECT_EQ(impact.objects[0]->id, "h1") << "by kind";
    ASSERT_EQ(impact.districts.size(), 1u);
    EXPECT_EQ(impact.districts[0].district->id, "D1");
    EXPECT_NEAR(impact.districts[0].share, 0.25, 0.005);
    ASSERT_EQ(impact.streets.size(), 1u);
    EXPECT_NEAR(impact.streets[0].lengthM, 250 + 250, 1e-6) << "one street in two pieces";
    EXPECT_FALSE(impact.leavesTown);
}

TEST(Impact, WithoutACensusPeopleAreUnknownAndNotNobody) {
    Town town = village();
    town.hasPopulation = false;
    town.population.clear();
    ImpactModel model(town);
    EXPECT_FALSE(model.of({{square(530'000, 5'528'000, 250)}}).people);
}

TEST(Impact, SaysThatItsAreaLeavesTheTown) {
    const Town town = village();
    ImpactModel model(town);
    const Impact impact = model.of({{square(530'900, 5'528'900, 500)}});
    EXPECT_TRUE(impact.leavesTown);
    EXPECT_EQ(impact.people->best, 10u);
    EXPECT_TRUE(model.of({}).objects.empty());
}

/// The plain way: over all edges.
double plainLengthInside(geometry::MapPoint a, geometry::MapPoint b, const geometry::MapArea& area) {
    std::vector<double> cuts{0, 1};
    const double dx = b.eastM - a.eastM, dy = b.northM - a.northM;
    for (const auto& ring : area.front())
        for (std::size_t k = 0, j = ring.size() - 1; k < ring.size(); j = k++) {
            const auto c = ring[j], d = ring[k];
            const double ex = d.eastM - c.eastM, ey = d.northM - c.northM, cross = dx * ey - dy * ex;
            if (cross == 0) continue;
            const double t = ((c.eastM - a.eastM) * ey - (c.northM - a.northM) * ex) / cross,
                         u = ((c.eastM - a.eastM) * dy - (c.northM - a.northM) * dx) / cross;
            if (t > 0 && t < 1 && u >= 0 && u <= 1) cuts.push_back(t);
        }
    std::sort(cuts.begin(), cuts.end());
    double inside = 0;
    for (std::size_t k = 1; k < cuts.size(); ++k) {
        const double middle = (cuts[k - 1] + cuts[k]) / 2;
        if (geometry::isInside({a.eastM + middle * dx, a.northM + middle * dy}, area))
            inside += (cuts[k] - cuts[k - 1]) * geometry::distanceM(a, b);
    }
    return inside;
}

TEST(Impact, AnAreaThatIsAskedMuchSaysWhatThePlainWaySays) {
    base::SeededRandom random(12);
    for (int round = 0; round < 60; ++round) {
        // A star with ever more points, and a hole.
        geometry::MapRing star, hole;
        const int corners = 4 + round * 17;
        for (int i = 0; i < corners; ++i) {
            const double turn = 2 * M_PI * i / corners, far = 300 + 600 * random.unit();
            star.push_back({500'000 + far * std::cos(turn), 5'500'000 + far * std::sin(turn)});
            hole.push_back({500'000 + 0.4 * far * std::cos(turn), 5'500'000 + 0.4 * far * std::sin(turn)});
        }
        const geometry::MapArea area{{star, hole}};
        const fusion::AreaProbe probe(area);
        for (int k = 0; k < 60; ++k) {
            const auto point = [&] {
                return geometry::MapPoint{500'000 + 2400 * (random.unit() - 0.5),
                                          5'500'000 + 2400 * (random.unit() - 0.5)};
            };
            geometry::MapPoint a = point(), b = point();
            if (k % 5 == 0) b.northM = a.northM;
            if (k % 5 == 1) b.eastM = a.eastM;
            if (k % 5 == 2) a = star[static_cast<std::size_t>(k) % star.size()];
            EXPECT_NEAR(probe.lengthInside({a, b}), plainLengthInside(a, b, area), 1e-6) << round << " " << k;
            EXPECT_EQ(probe.holds(a), geometry::isInside(a, area));
        }
    }
    EXPECT_FALSE(fusion::AreaProbe({}).holds({0, 0}));
    EXPECT_EQ(fusion::AreaProbe({}).lengthInside({{0, 0}, {5, 5}}), 0);
}

TEST(Impact, ADistrictIsNotNamedForASliver) {
    Town town = village();
    const auto districts = [&](const geometry::MapArea& area) {
        ImpactModel model(town);
        return model.of(area).districts.size();
    };
    town.districts = {{"a", "Links", {{square(530'000, 5'528'000, 500)}}, {}},
                      {"b", "Rechts", {{square(530'500, 5'528'000, 500)}}, {}}};
    const auto reaching = [&](double m) {
        return geometry::MapArea{
            {{{530'200, 5'528'100}, {530'500 + m, 5'528'100}, {530'500 + m, 5'528'400}, {530'200, 5'528'400}}}};
    };
    EXPECT_EQ(districts(reaching(0.01)), 1u) << "3 m2";
    EXPECT_EQ(districts(reaching(3)), 1u) << "900 m2";
    EXPECT_EQ(districts(reaching(4)), 2u) << "1,200 m2";
    // A small zone has small shares: 30 m2 of 300.
    EXPECT_EQ(districts({{{{530'473, 5'528'100}, {530'503, 5'528'100}, {530'503, 5'528'110}, {530'473, 5'528'110}}}}),
              2u);
}

TEST(Impact, ALinesLengthInsideIsCutAtEveryBorderAndHole) {
    geometry::MapPolygon ring = {square(0, 0, 100), square(40, 40, 20)};
    EXPECT_NEAR(lengthInside({{-50, 50}, {150, 50}}, {ring}), 80, 1e-9);
    EXPECT_NEAR(lengthInside({{10, 10}, {90, 90}}, {ring}), std::sqrt(2.0) * 60, 1e-9);
    EXPECT_NEAR(lengthInside({{-10, -10}, {-10, 200}}, {ring}), 0, 1e-9);
    EXPECT_NEAR(lengthInside({{10, 50}}, {ring}), 0, 1e-9);
    // Through corners: counted once.
    EXPECT_NEAR(lengthInside({{-50, -50}, {150, 150}}, {{square(0, 0, 100)}}), std::sqrt(2.0) * 100, 1e-6);
}

}  // namespace
