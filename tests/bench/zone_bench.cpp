// SPDX-License-Identifier: EUPL-1.2
// What a flood zone costs the fusion worker on a town of 25 million cells, or on a town package: the first, and the
// next ones while the level rises by 5 cm each time. Prints a line of JSON each, with the fill alone beside the whole
// zone. usage: zone_bench [RISES]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "gis/fusion/flood_fill.h"
#include "gis/fusion/flood_model.h"
#include "tests/bench/made_town.h"

namespace {

double nowS() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }
double processorS() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Seconds by the clock and of the processor.
template <class Act>
void measure(const char* what, double levelCm, Act act) {
    const double begin = nowS(), before = processorS();
    const std::size_t wet = act();
    const double processor = processorS() - before;
    std::printf("{\"what\":\"%s\",\"level_cm\":%.0f,\"s\":%.4f,\"processor_s\":%.4f,\"wet\":%zu}\n", what, levelCm,
                nowS() - begin, processor, wet);
    std::fflush(stdout);
}

fusion::GaugeStage gaugeAt(double levelCm) {
    return {"PEGEL", {bench::kWest + bench::kSideM / 2, bench::kSouth + bench::kSideM / 2}, {}, levelCm};
}

}  // namespace

int main(int argc, char** argv) {
    const int rises = argc > 1 ? std::atoi(argv[1]) : 5;
    const fusion::Town town = bench::madeTown();
    fusion::FloodModel model(town);
    const auto course = fusion::RiverCourse::on(*town.elevation, {&town.watercourses[0]});
    if (!course) return std::fprintf(stderr, "zone_bench: no watercourse on the elevation\n"), 1;
    const fusion::FloodPlain plain(*town.elevation, *course);
    double levelCm = 300;
    fusion::FloodPlain::Water water;
    for (int i = 0; i <= rises; ++i, levelCm += 5) {
        const auto surface = course->surface({gaugeAt(levelCm)}, 0);
        measure("fill anew", levelCm, [&] { return plain.fill(surface).cells.size(); });
        measure(i == 0 ? "fill, first" : "fill, 5 cm higher", levelCm,
                [&] { return plain.fill(surface, water).cells.size(); });
    }
    measure("fill, 100 cm lower", levelCm - 100,
            [&] { return plain.fill(course->surface({gaugeAt(levelCm - 100)}, 0), water).cells.size(); });
    levelCm = 300;
    for (int i = 0; i <= rises; ++i, levelCm += 5) {
        measure(i == 0 ? "zone, first" : "zone, 5 cm higher", levelCm, [&] {
            const auto zone = model.zoneFor({"Bach", {gaugeAt(levelCm)}, {}, base::Instant{}});
            return zone ? static_cast<std::size_t>(zone->zone.areaKm2 * 1e6) : 0;
        });
    }
    return 0;
}
