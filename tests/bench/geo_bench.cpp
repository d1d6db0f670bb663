// SPDX-License-Identifier: EUPL-1.2
// What the geodata costs: areas around a point, people in a dragged area, a level that rises. Prints a line of JSON
// each. usage: geo_bench [POLYGONS.txt]: lines "id corners x y x y ..." as the peers' harness makes them
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include "gis/fusion/level_fill.h"
#include "gis/fusion/population.h"
#include "gis/geometry/area_index.h"

namespace {

double nowS() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// Degrees of the harness as metres, so that the index sees a town's sizes.
constexpr double kScale = 100'000;

std::vector<geometry::MapArea> polygonsIn(const char* file) {
    std::vector<geometry::MapArea> areas;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::size_t id = 0, count = 0;
        words >> id >> count;
        geometry::MapRing ring;
        for (double x = 0, y = 0; words >> x >> y;) ring.push_back({(x - 135.30) * kScale, (y - 34.50) * kScale});
        while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
        areas.push_back({{ring}});
    }
    return areas;
}

void lookUp(const char* file) {
    const auto areas = polygonsIn(file);
    double begin = nowS();
    const geometry::AreaIndex index(areas);
    const double buildS = nowS() - begin;
    std::mt19937_64 random(99);
    std::uniform_real_distribution<double> unit(0, 0.45 * kScale);
    std::vector<geometry::MapPoint> points(200'000);
    for (auto& point : points) point = {unit(random), unit(random)};
    std::size_t wrong = 0;
    constexpr std::size_t kChecked = 20'000;
    std::vector<std::uint32_t> found;
    for (std::size_t i = 0; i < kChecked; ++i) {
        std::vector<std::uint32_t> wanted;
        for (std::uint32_t k = 0; k < areas.size(); ++k)
            if (geometry::isInside(points[i], areas[k])) wanted.push_back(k);
        found = index.holding(points[i]);
        std::sort(found.begin(), found.end());
        wrong += found == wanted ? 0 : 1;
    }
    std::size_t rounds = 0, sum = 0;
    begin = nowS();
    double tookS = 0;
    for (; tookS < 1; ++rounds, tookS = nowS() - begin)
        for (const auto& point : points) {
            found.clear();
            index.find(point, found);
            sum += found.size();
        }
    std::printf(
        "{\"what\":\"lookup\",\"polygons\":%zu,\"points_s\":%.0f,\"build_ms\":%.1f,\"kb\":%zu,\"wrong\":%zu,"
        "\"checked\":%zu,\"found\":%zu}\n",
        areas.size(), static_cast<double>(rounds * points.size()) / tookS, buildS * 1000, index.bytes() / 1024, wrong,
        kChecked, sum / rounds);
}

void people() {
    constexpr int kSide = 1000;
    std::vector<fusion::PopulationCell> cells;
    cells.reserve(kSide * kSide);
    for (int row = 0; row < kSide; ++row)
        for (int column = 0; column < kSide; ++column) {
            const double west = column * 100.0, south = row * 100.0;
            cells.push_back({{{west, south}, {west + 100, south}, {west + 100, south + 100}, {west, south + 100}},
                             static_cast<float>((column * 7 + row * 13) % 50)});
        }
    fusion::Population population(cells);
    for (const double radiusM : {2'000.0, 10'000.0, 40'000.0}) {
        geometry::MapRing ring;
        for (int i = 0; i < 200; ++i) {
            const double angle = 2 * M_PI * i / 200, r = radiusM * (0.8 + 0.2 * std::sin(9 * angle));
            ring.push_back({50'000 + r * std::cos(angle), 50'000 + r * std::sin(angle)});
        }
        int rounds = 0;
        double best = 0, tookS = 0;
        const double begin = nowS();
        for (; tookS < 0.5; ++rounds, tookS = nowS() - begin) {
            ring[0].eastM += 1;  // a dragged corner
            best += population.within({{ring}}).best;
        }
        std::printf(
            "{\"what\":\"people\",\"cells\":%d,\"radius_m\":%.0f,\"ms\":%.3f,\"frame_share\":%.3f,\"best\":%.0f}\n",
            kSide * kSide, radiusM, tookS / rounds * 1000, tookS / rounds * 60, best / rounds);
    }
}

/// A valley with hills of all sizes: mid-point displacement, the same each time.
std::vector<float> fractal(int side) {
    std::vector<float> height(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            double z = std::abs(row - side / 2) * 0.01;
            for (int octave = 0; octave < 6; ++octave) {
                const double f = std::pow(2.0, octave) / side * 20;
                z += 8 / std::pow(2.0, octave) * std::sin(column * f + 3 * octave) * std::cos(row * f * 1.3 + octave);
            }
            height[static_cast<std::size_t>(row) * static_cast<std::size_t>(side) + static_cast<std::size_t>(column)] =
                static_cast<float>(z);
        }
    return height;
}

void flood(const char* rasterFile) {
    constexpr int kSide = 5000;
    const auto height = fractal(kSide);
    if (rasterFile != nullptr) {
        std::ofstream out(rasterFile, std::ios::binary);
        out.write(reinterpret_cast<const char*>(height.data()),
                  static_cast<std::streamsize>(height.size() * sizeof(float)));
    }
    const double seed = static_cast<double>(height[static_cast<std::size_t>(kSide / 2) * kSide + kSide / 2]);
    double begin = nowS();
    fusion::LevelFill fill(height, kSide, kSide, fusion::Corners::Pass);
    fill.letInAt(kSide / 2, kSide / 2);
    fill.raiseTo(seed + 10);
    const double fullS = nowS() - begin;
    const std::size_t before = fill.wet().size();
    begin = nowS();
    fill.raiseTo(seed + 10.05);
    const double moreS = nowS() - begin;
    std::printf(
        "{\"what\":\"flood\",\"cells\":%d,\"level_m\":%.3f,\"wet\":%zu,\"full_s\":%.3f,\"more_wet\":%zu,\"rise_5cm_s\":"
        "%.4f}\n",
        kSide * kSide, seed + 10, before, fullS, fill.wet().size() - before, moreS);
}

}  // namespace

int main(int argc, char** argv) {
    for (int i = 1; i < argc; ++i)
        if (std::string(argv[i]).ends_with(".txt")) lookUp(argv[i]);
    people();
    flood(argc > 1 && std::string(argv[argc - 1]).ends_with(".flt") ? argv[argc - 1] : nullptr);
    return 0;
}
