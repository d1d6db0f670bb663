// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/town_build.h"

#include <chrono>

#include "gis/layers/demo/demo_town.h"
#include "gis/layers/internal/imports.h"
#include "gis/layers/internal/package_write.h"

namespace layers {

namespace {

/// Round the town: water comes from beyond the last house.
constexpr double kMarginM = 500;

std::string fileDate(const std::filesystem::path& file) {
    std::error_code error;
    const auto written = std::filesystem::last_write_time(file, error);
    if (error) return {};
    const auto system = std::chrono::file_clock::to_sys(written);
    return base::isoUtc({std::chrono::duration_cast<std::chrono::milliseconds>(system.time_since_epoch()).count()})
        .substr(0, 10);
}

void noteSources(const BuildRequest& request, const Lines& lines, const std::string& osmDate, TownContent& town) {
    const auto lineOf = [&lines](const std::string& head) {
        for (const std::string& line : lines)
            if (line.starts_with(head + ": ")) return line.substr(head.size() + 2);
        return std::string();
    };
    const auto note = [&](const char* layer, const std::filesystem::path& file, const char* licence) {
        town.sources.push_back({layer, file.filename().string(), licence,
                                file == request.osm && !osmDate.empty() ? osmDate : fileDate(file), lineOf(layer)});
    };
    if (!request.osm.empty())
        for (const char* layer :
             {"landuse", "water", "watercourses", "streets", "railways", "buildings", "objects", "places"})
            note(layer, request.osm, "ODbL 1.0, (c) OpenStreetMap contributors");
    if (!town.districts.empty())
        request.districts.empty() ? note("districts", request.osm, "ODbL 1.0, (c) OpenStreetMap contributors")
                                  : note("districts", request.districts, "");
    if (!request.population.empty())
        note("population", request.population, "dl-de/by-2-0, (c) Statistische Aemter des Bundes und der Laender");
    if (!request.stations.empty()) note("stations", request.stations, "");
    if (!request.elevation.empty()) note("elevation", request.elevation.front(), "");
}

base::Outcome<geometry::MapBox> townBox(const BuildRequest& request, const TownContent& town) {
    if (const auto span = spanOf(town))
        return geometry::MapBox{span->westM - kMarginM, span->southM - kMarginM, span->eastM + kMarginM,
                                span->northM + kMarginM};
    if (!request.elevation.empty()) return elevationBox(request.elevation);
    return geometry::MapBox{-1e9, -1e9, 1e9, 1e9};
}

}  // namespace

base::Done writeDemoTown(std::uint64_t seed, const std::filesystem::path& file) {
    return writePackage(demo::grownTown(seed), file);
}

base::Outcome<std::vector<std::string>> buildTown(const BuildRequest& request) {
    if (request.osm.empty() && request.elevation.empty() && request.districts.empty())
        return base::Failure{"there is nothing to build a town from", "",
                             "give at least one of --osm, --dem, --districts"};
    const std::filesystem::path folder = request.out.parent_path();
    std::error_code error;
    if (!folder.empty() && !std::filesystem::is_directory(folder, error))
        return base::Failure{"there is no such folder to write the package to", folder.string(),
                             "check the path of --out, or make the folder first"};
    TownContent town;
    Lines lines;
    std::string osmDate;
    town.name = request.name;
    town.contact = request.contact;
    town.web = request.web;
    town.created = base::isoUtc(request.now);
    town.trial = request.trial;
    if (!request.osm.empty())
        if (base::Done done = importOsm(request.osm, town, lines, osmDate); !done) return done.failure();
    auto box = townBox(request, town);
    if (!box) return box.failure();
    if (!request.districts.empty())
        if (base::Done done = importDistricts(request.districts, box.value(), town, lines); !done)
            return done.failure();
    if (request.osm.empty())
        if (auto own = townBox(request, town); own) box = own.value();
    if (!request.elevation.empty())
        if (base::Done done = importElevation(request.elevation, box.value(), town, lines); !done)
            return done.failure();
    if (const int turned = turnDownhill(town); turned > 0)
        lines.push_back("watercourses: " + std::to_string(turned) + " turned round, they ran uphill");
    if (!request.population.empty())
        if (base::Done done = importPopulation(request.population, box.value(), town, lines); !done)
            return done.failure();
    if (!request.stations.empty())
        if (base::Done done = importStations(request.stations, town, lines); !done) return done.failure();
    noteSources(request, lines, osmDate, town);
    if (base::Done done = writePackage(town, request.out); !done) return done.failure();
    return lines;
}

}  // namespace layers
