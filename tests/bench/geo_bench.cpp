// SPDX-License-Identifier: EUPL-1.2
// What the geodata costs: areas around a point, people in a dragged area, a level that rises. Prints a line of JSON
// each. usage: geo_bench [--only lookup|people|flood] [--no-check] [--export FOLDER] [POLYGONS.txt ...] [GROUND.flt]
// POLYGONS.txt: lines "id corners x y x y ..." as the peers' harness makes them. FOLDER gets what was asked and
// answered, for those who answer it another way (postgis.py).
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include "gis/fusion/level_fill.h"
#include "gis/fusion/population.h"
#include "gis/geometry/area_index.h"

namespace {

struct Asked {
    std::string only, exportTo;
    bool isChecked = true;
};

double nowS() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// Of this process: what it was given while others ran beside it.
double processorS() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

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

std::string wktOf(const geometry::MapRing& ring) {
    std::string out = "POLYGON((";
    char pair[64];
    for (std::size_t i = 0; i <= ring.size(); ++i) {
        const geometry::MapPoint& p = ring[i % ring.size()];
        std::snprintf(pair, sizeof pair, "%s%.17g %.17g", i == 0 ? "" : ",", p.eastM, p.northM);
        out += pair;
    }
    return out + "))";
}

void exportLookUp(const std::string& folder, const std::vector<geometry::MapArea>& areas,
                  const std::vector<geometry::MapPoint>& points, const geometry::AreaIndex& index) {
    std::ofstream shapes(folder + "/areas.tsv"), asked(folder + "/points.tsv");
    for (std::size_t i = 0; i < areas.size(); ++i) shapes << i << '\t' << wktOf(areas[i][0][0]) << '\n';
    asked.precision(17);
    for (std::size_t i = 0; i < points.size(); ++i) {
        asked << i << '\t' << points[i].eastM << '\t' << points[i].northM << '\t';
        const auto found = index.holding(points[i]);
        for (std::size_t k = 0; k < found.size(); ++k) asked << (k == 0 ? "" : ",") << found[k];
        asked << '\n';
    }
}

/// How many of the first points are answered otherwise than by asking every area.
std::size_t wrongOf(const std::vector<geometry::MapArea>& areas, const geometry::AreaIndex& index,
                    const std::vector<geometry::MapPoint>& points, std::size_t checked) {
    std::vector<geometry::MapBox> boxes;
    for (const auto& area : areas) boxes.push_back(geometry::boxOf(area));
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < checked; ++i) {
        std::vector<std::uint32_t> wanted;
        for (std::uint32_t k = 0; k < areas.size(); ++k)
            if (boxes[k].contains(points[i]) && geometry::isInside(points[i], areas[k])) wanted.push_back(k);
        wrong += index.holding(points[i]) == wanted ? 0 : 1;
    }
    return wrong;
}

void lookUp(const char* file, const Asked& asked) {
    const auto areas = polygonsIn(file);
    if (areas.empty()) {
        std::fprintf(stderr, "geo_bench: there are no polygons in %s; make some with make_areas.py\n", file);
        std::exit(1);
    }
    double begin = nowS();
    const geometry::AreaIndex index(areas);
    const double buildS = nowS() - begin;
    std::mt19937_64 random(99);
    std::uniform_real_distribution<double> unit(0, 0.45 * kScale);
    std::vector<geometry::MapPoint> points(200'000);
    for (auto& point : points) point = {unit(random), unit(random)};
    const std::size_t checked = asked.isChecked ? 20'000 : 0;
    const std::size_t wrong = wrongOf(areas, index, points, checked);
    if (!asked.exportTo.empty()) exportLookUp(asked.exportTo, areas, points, index);
    std::vector<std::uint32_t> found;
    std::size_t rounds = 0, sum = 0;
    begin = nowS();
    const double processorBefore = processorS();
    double tookS = 0;
    for (; tookS < 1; ++rounds, tookS = nowS() - begin)
        for (const auto& point : points) {
            found.clear();
            index.find(point, found);
            sum += found.size();
        }
    std::printf(
        "{\"what\":\"lookup\",\"polygons\":%zu,\"points_s\":%.0f,\"processor_points_s\":%.0f,\"build_ms\":%.1f,\"kb\":%"
        "zu,\"wrong\":%zu,"
        "\"checked\":%zu,\"found\":%zu}\n",
        areas.size(), static_cast<double>(rounds * points.size()) / tookS,
        static_cast<double>(rounds * points.size()) / (processorS() - processorBefore), buildS * 1000,
        index.bytes() / 1024, wrong, checked, sum / rounds);
}

void people(const Asked& asked) {
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
    std::ofstream dragged;
    if (!asked.exportTo.empty()) {
        std::ofstream out(asked.exportTo + "/cells.tsv");
        for (const auto& cell : cells)
            out << static_cast<long>(cell.corners[0].eastM) << '\t' << static_cast<long>(cell.corners[0].northM) << '\t'
                << *cell.people << '\n';
        dragged.open(asked.exportTo + "/dragged.tsv");
        dragged.precision(17);
    }
    for (const double radiusM : {2'000.0, 10'000.0, 40'000.0}) {
        geometry::MapRing ring;
        for (int i = 0; i < 200; ++i) {
            const double angle = 2 * M_PI * i / 200, r = radiusM * (0.8 + 0.2 * std::sin(9 * angle));
            ring.push_back({50'000 + r * std::cos(angle), 50'000 + r * std::sin(angle)});
        }
        if (dragged.is_open())
            dragged << radiusM << '\t' << wktOf(ring) << '\t' << population.within({{ring}}).best << '\n';
        int rounds = 0;
        double best = 0, tookS = 0;
        const double begin = nowS(), processorBefore = processorS();
        for (; tookS < 0.5; ++rounds, tookS = nowS() - begin) {
            ring[0].eastM += 1;  // a dragged corner
            best += population.within({{ring}}).best;
        }
        std::printf(
            "{\"what\":\"people\",\"cells\":%d,\"radius_m\":%.0f,\"ms\":%.4f,\"processor_ms\":%.4f,\"frame_share\":%."
            "3f,\"best\":%.0f}\n",
            kSide * kSide, radiusM, tookS / rounds * 1000, (processorS() - processorBefore) / rounds * 1000,
            tookS / rounds * 60, best / rounds);
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
    Asked asked;
    std::vector<const char*> polygons, rasters;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--only" && i + 1 < argc)
            asked.only = argv[++i];
        else if (word == "--export" && i + 1 < argc)
            asked.exportTo = argv[++i];
        else if (word == "--no-check")
            asked.isChecked = false;
        else
            (word.ends_with(".flt") ? rasters : polygons).push_back(argv[i]);
    }
    const auto isAsked = [&](const char* what) { return asked.only.empty() || asked.only == what; };
    if (isAsked("lookup"))
        for (const char* file : polygons) lookUp(file, asked);
    if (isAsked("people")) people(asked);
    if (isAsked("flood")) flood(rasters.empty() ? nullptr : rasters.back());
    return 0;
}
