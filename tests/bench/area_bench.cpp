// SPDX-License-Identifier: EUPL-1.2
// What the ground of a staff's area costs on a town of 25 million cells of elevation, or on a town package: the first
// of its kind, which works out what depends on the town alone, and the next ones. Prints a line of JSON each. usage:
// area_bench [TOWN.gpkg]
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>

#include "gis/fusion/impact.h"
#include "gis/fusion/staff_area.h"
#include "gis/layers/town_package.h"
#include "tests/bench/made_town.h"

namespace {

double nowS() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }
/// Of this process: what it was given while others ran beside it.
double processorS() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void measure(fusion::AreaGrounds& grounds, const char* what, const wire::StaffArea& area, const wire::StaffArea& next) {
    for (const bool isFirst : {true, false}) {
        const double begin = nowS(), processorBefore = processorS();
        const fusion::AreaGround ground = grounds.of(isFirst ? area : next);
        const double tookS = nowS() - begin, processor = processorS() - processorBefore;
        std::printf("{\"what\":\"%s\",\"%s\":%.3f,\"processor_s\":%.3f,\"km2\":%.4f,\"polygons\":%zu,\"doubts\":%zu}\n",
                    what, isFirst ? "first_s" : "next_s", tookS, processor, geometry::areaM2(ground.area) / 1e6,
                    ground.area.size(), ground.doubts.size());
    }
}

}  // namespace

int main(int argc, char** argv) {
    fusion::Town town;
    if (argc > 1) {
        layers::start();
        auto package = layers::loadTown(argv[1]);
        if (!package) return std::fprintf(stderr, "%s\n", package.failure().text().c_str()), 1;
        town = std::move(package).value();
    } else {
        town = bench::madeTown();
    }
    const geometry::MapPoint middle{(town.extent.westM + town.extent.eastM) / 2,
                                    (town.extent.southM + town.extent.northM) / 2};
    std::printf("{\"what\":\"town\",\"cells\":%zu,\"streets\":%zu,\"districts\":%zu}\n",
                town.elevation ? town.elevation->heightM.size() : 0, town.streets.size(), town.districts.size());
    fusion::AreaGrounds grounds(town);
    wire::StaffArea area, next;
    area.centre = geometry::toWire(middle);
    area.method = wire::AreaMethod::Blocks, area.radiusM = 500;
    next = area, next.radiusM = 600;
    measure(grounds, "blocks", area, next);
    for (const fusion::CriticalObject& object : town.objects) {
        if (object.kind != "power") continue;
        area.method = wire::AreaMethod::Substation, area.object = object.id;
        measure(grounds, "substation", area, area);
        break;
    }
    area.method = wire::AreaMethod::Stage, area.stageM = 1.5;
    next = area, next.stageM = 2.5;
    measure(grounds, "stage", area, next);
    area.method = wire::AreaMethod::Sinks, area.rainMm = 40, area.leastM3 = 100, area.centre.reset();
    next = area, next.rainMm = 60;
    measure(grounds, "sinks", area, next);
    return 0;
}
