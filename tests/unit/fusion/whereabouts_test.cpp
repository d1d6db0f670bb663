// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/whereabouts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "broker/base/random.h"

using namespace fusion;

namespace {

constexpr double kEast = 530'000, kNorth = 5'528'000;

geometry::MapArea box(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}}}};
}

Town town() {
    Town town;
    town.districts = {{"1", "Altstadt", box(kEast, kNorth, kEast + 1000, kNorth + 1000), {}},
                      {"2", "Oststadt", box(kEast + 1000, kNorth, kEast + 2000, kNorth + 1000), {}},
                      {"3", "Sperrkreis", box(kEast + 500, kNorth + 500, kEast + 1500, kNorth + 900), {}}};
    town.objects = {{"a", "fire_station", "Feuerwache 2", {}, {kEast + 400, kNorth + 400}},
                    {"b", "clinic", "Klinikum Nord", {}, {kEast + 1500, kNorth + 800}},
                    {"c", "school", "", {}, {kEast + 100, kNorth + 100}}};
    geometry::ElevationGrid grid{{kEast, kNorth + 1000, 10, 200, 100}, std::vector<float>(20'000, 200.0F)};
    grid.heightM[grid.frame.at(40, 60)] = 187.5F;
    grid.heightM[grid.frame.at(41, 60)] = std::nanf("");
    town.elevation = grid;
    return town;
}

std::string german(const Gazetteer& of, double east, double north) {
    return described(of.whereIs({kEast + east, kNorth + north}), Tongue::German);
}

}  // namespace

TEST(Whereabouts, NamesEveryDistrictThatHoldsThePlace) {
    const Town of = town();
    const Gazetteer gazetteer(of);
    const auto names = [&](double east, double north) {
        std::string all;
        for (const District* district : gazetteer.whereIs({kEast + east, kNorth + north}).districts)
            all += district->id;
        return all;
    };
    EXPECT_EQ(names(100, 100), "1");
    EXPECT_EQ(names(700, 700), "13");
    EXPECT_EQ(names(1200, 700), "23");
    EXPECT_EQ(names(-5, 100), "");
    EXPECT_EQ(names(1000, 100), "2") << "of two neighbours one has their border";
}

TEST(Whereabouts, HeightIsThatOfTheCellOrUnknown) {
    const Town of = town();
    const Gazetteer gazetteer(of);
    EXPECT_EQ(gazetteer.whereIs({kEast + 405, kNorth + 395}).heightM, 187.5);
    EXPECT_EQ(gazetteer.whereIs({kEast + 415, kNorth + 395}).heightM, std::nullopt) << "no data there";
    EXPECT_EQ(gazetteer.whereIs({kEast - 1, kNorth + 395}).heightM, std::nullopt) << "outside";
    Town flat = town();
    flat.elevation.reset();
    EXPECT_EQ(Gazetteer(flat).whereIs({kEast + 405, kNorth + 395}).heightM, std::nullopt);
}

TEST(Whereabouts, IsToldAsOneSaysItByRadio) {
    const Town of = town();
    const Gazetteer gazetteer(of);
    EXPECT_EQ(german(gazetteer, 400 + 106, 400 + 106), "150 m nordöstlich von Feuerwache 2");
    EXPECT_EQ(german(gazetteer, 400, 400 - 333), "330 m südlich von Feuerwache 2");
    EXPECT_EQ(german(gazetteer, 400 - 20, 400), "bei Feuerwache 2");
    EXPECT_EQ(german(gazetteer, 1500 + 621, 800), "600 m östlich von Klinikum Nord");
    EXPECT_EQ(german(gazetteer, 400, 400 + 333), "330 m nördlich von Feuerwache 2");
    EXPECT_EQ(described(gazetteer.whereIs({kEast + 1400, kNorth + 900}), Tongue::English),
              "140 m north-west of Klinikum Nord");
    Town bare = town();
    bare.objects.clear();
    EXPECT_EQ(german(Gazetteer(bare), 100, 100), "Altstadt");
    EXPECT_EQ(german(Gazetteer(bare), -100, 100), "");
}

TEST(Whereabouts, TheNearestAreThoseThatALookAtAllWouldFind) {
    base::SeededRandom random(4);
    Town of;
    for (int i = 0; i < 500; ++i)
        of.objects.push_back(
            {std::to_string(i),
             "school",
             "S" + std::to_string(i),
             {},
             {kEast + static_cast<double>(random.below(20'000)), kNorth + static_cast<double>(random.below(20'000))}});
    const Gazetteer gazetteer(of);
    for (int i = 0; i < 500; ++i) {
        const geometry::MapPoint at{kEast + static_cast<double>(random.below(22'000)) - 1000,
                                    kNorth + static_cast<double>(random.below(22'000)) - 1000};
        std::vector<std::pair<double, std::string>> all;
        for (const CriticalObject& object : of.objects)
            if (const double m = geometry::distanceM(object.at, at); m <= Gazetteer::kNearM)
                all.emplace_back(m, object.id);
        std::sort(all.begin(), all.end());
        all.resize(std::min(all.size(), Gazetteer::kNearestMax));
        const auto nearest = gazetteer.whereIs(at).nearest;
        ASSERT_EQ(nearest.size(), all.size());
        for (std::size_t k = 0; k < all.size(); ++k) EXPECT_EQ(nearest[k].object->id, all[k].second);
    }
}
