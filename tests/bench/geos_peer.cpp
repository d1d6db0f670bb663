// SPDX-License-Identifier: EUPL-1.2
// The peer of geo_bench's look-up: GEOS' STRtree with prepared polygons, on the areas and points that
// `geo_bench --export FOLDER` wrote. Prints a line of JSON; answers that differ from ours are counted.
// usage: geos_peer FOLDER
#include <geos_c.h>

#include <algorithm>
#include <chrono>
#include <cstdarg>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Area {
    GEOSGeometry* shape = nullptr;
    const GEOSPreparedGeometry* prepared = nullptr;
    std::uint32_t number = 0;
};
struct Asked {
    double east = 0, north = 0;
    std::vector<std::uint32_t> ours;
};
struct Query {
    const GEOSGeometry* point = nullptr;
    std::vector<std::uint32_t> found;
};

double nowS() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }
double processorS() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
void quiet(const char*, ...) {}

void ask(void* item, void* user) {
    const auto& area = *static_cast<Area*>(item);
    auto& query = *static_cast<Query*>(user);
    if (GEOSPreparedContains(area.prepared, query.point) == 1) query.found.push_back(area.number);
}

std::vector<Asked> pointsIn(const std::string& file) {
    std::vector<Asked> points;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::size_t id = 0;
        std::string numbers;
        Asked asked;
        words >> id >> asked.east >> asked.north >> numbers;
        std::replace(numbers.begin(), numbers.end(), ',', ' ');
        std::istringstream list(numbers);
        for (std::uint32_t number = 0; list >> number;) asked.ours.push_back(number);
        points.push_back(std::move(asked));
    }
    return points;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return std::fprintf(stderr, "usage: geos_peer FOLDER\n"), 64;
    const std::string folder = argv[1];
    initGEOS(quiet, quiet);
    std::vector<Area> areas;
    std::ifstream shapes(folder + "/areas.tsv");
    std::size_t invalid = 0;
    for (std::string line; std::getline(shapes, line);) {
        GEOSGeometry* shape = GEOSGeomFromWKT(line.substr(line.find('\t') + 1).c_str());
        if (shape == nullptr) return std::fprintf(stderr, "geos_peer: an area cannot be read\n"), 1;
        invalid += GEOSisValid(shape) == 1 ? 0U : 1U;
        areas.push_back({shape, nullptr, static_cast<std::uint32_t>(areas.size())});
    }
    const std::vector<Asked> points = pointsIn(folder + "/points.tsv");
    if (areas.empty() || points.empty()) return std::fprintf(stderr, "geos_peer: nothing to ask\n"), 1;
    const double begunS = nowS();
    GEOSSTRtree* const tree = GEOSSTRtree_create(10);
    for (Area& area : areas) {
        area.prepared = GEOSPrepare(area.shape);
        GEOSSTRtree_insert(tree, area.shape, &area);
    }
    std::size_t rounds = 0, wrong = 0, found = 0;
    double begin = 0, processorBefore = 0, tookS = 0, buildS = 0;
    // The first round builds what GEOS builds when asked, and is compared; it is not timed.
    for (std::size_t round = 0; round == 0 || tookS < 1; ++round) {
        if (round == 1) begin = nowS(), processorBefore = processorS(), rounds = 0;
        for (const Asked& one : points) {
            GEOSGeometry* const at = GEOSGeom_createPointFromXY(one.east, one.north);
            Query query{at, {}};
            GEOSSTRtree_query(tree, at, ask, &query);
            GEOSGeom_destroy(at);
            found += query.found.size();
            if (round > 0) continue;
            std::sort(query.found.begin(), query.found.end());
            wrong += query.found == one.ours ? 0U : 1U;
        }
        ++rounds;
        if (round == 0) buildS = nowS() - begunS, found = 0;
        if (round > 0) tookS = nowS() - begin;
    }
    const double asked = static_cast<double>(rounds * points.size());
    std::printf(
        "{\"what\":\"geos\",\"version\":\"%s\",\"polygons\":%zu,\"invalid\":%zu,\"points_s\":%.0f,"
        "\"processor_points_s\":%.0f,\"first_round_ms\":%.1f,\"differ\":%zu,\"found\":%zu}\n",
        GEOSversion(), areas.size(), invalid, asked / tookS, asked / (processorS() - processorBefore), buildS * 1000,
        wrong, found / rounds);
    return 0;
}
