// SPDX-License-Identifier: EUPL-1.2
// lagewerk-geo: makes, shows and asks town packages.

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broker/base/clock.h"
#include "broker/base/command_line.h"
#include "broker/seal/seal.h"
#include "gis/layers/basemap.h"
#include "gis/layers/evacuation_file.h"
#include "gis/layers/flood_file.h"
#include "gis/layers/impact_file.h"
#include "gis/layers/live_town.h"
#include "gis/layers/lookup.h"
#include "gis/layers/outage_file.h"
#include "gis/layers/package_words.h"
#include "gis/layers/plume_file.h"
#include "gis/layers/sinks_file.h"
#include "gis/layers/town_build.h"
#include "gis/layers/town_package.h"
#include "gis/tools/stage_lines.h"

namespace {

constexpr const char* kProgram = "lagewerk-geo";

int fail(const base::Failure& failure) {
    std::fprintf(stderr, "%s: %s\n", kProgram, failure.text().c_str());
    return 1;
}

int print(const base::Outcome<std::string>& told) {
    if (!told) return fail(told.failure());
    std::printf("%s\n", told.value().c_str());
    return 0;
}

struct Arguments {
    layers::BuildRequest build;
    std::string osm, districts, population, populationByDay, stations, box, out;
    std::vector<std::string> elevation, own, sourcesOf;
    bool showProgress = false;
    std::uint64_t seed = 1;
    std::string file, points;
    bool asJson = false, forLive = false;
    layers::FloodRequest flood;
    std::string seedPlace, dem, method = "fill";
    bool dykesHold = false;
    layers::SinksRequest sinks;
    layers::OutageRequest outage;
    layers::EvacuationRequest evacuation;
    layers::PlumeRequest plume;
    layers::BasemapRequest basemap;
    std::string tilesFile, cells;
    std::string stability, zone;
    bool isUrban = false, mayReplace = false;
};

/// Numbers with commas between them; nothing when one of them is none.
std::optional<std::vector<double>> numbersOf(const std::string& text) {
    std::vector<double> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    for (;;) {
        double value = 0;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc() || (next != end && *next != ',')) return std::nullopt;
        numbers.push_back(value);
        if (next == end) return numbers;
        at = next + 1;
    }
}

/// "LON,LAT" in degrees.
std::optional<geometry::GeoDegrees> placeOf(const std::string& text) {
    const auto numbers = numbersOf(text);
    if (!numbers || numbers->size() != 2) return std::nullopt;
    const double lon = numbers->front(), lat = numbers->back();
    if (!(std::abs(lon) <= 180) || !(std::abs(lat) <= 90)) return std::nullopt;
    return geometry::GeoDegrees{lat, lon};
}

/// At most a line a second on standard error: what is being done, how far it is, for how long already.
layers::Progress progressLines() {
    using SteadyClock = std::chrono::steady_clock;
    const auto begun = SteadyClock::now();
    return [begun, told = begun](const std::string& what) mutable {
        const auto now = SteadyClock::now();
        if (now - told < std::chrono::seconds(1)) return;
        told = now;
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - begun).count();
        std::fprintf(stderr, "%s: %s, %lld s\n", kProgram, what.c_str(), static_cast<long long>(seconds));
    };
}

/// WEST,SOUTH,EAST,NORTH in degrees.
std::optional<std::array<double, 4>> boxOf(const std::string& text) {
    const auto box = numbersOf(text);
    const bool isBox = box && box->size() == 4 && (*box)[0] < (*box)[2] && (*box)[1] < (*box)[3] && (*box)[0] > 3 &&
                       (*box)[2] < 17 && (*box)[1] > 45 && (*box)[3] < 57;
    if (!isBox) return std::nullopt;
    return std::array{(*box)[0], (*box)[1], (*box)[2], (*box)[3]};
}
int noBox(const char* command, const std::string& text) {
    return base::wrongUsage(command, "--box '" + text +
                                         "' is no box in Germany; write WEST,SOUTH,EAST,NORTH in degrees: "
                                         "11.24,49.49,11.31,49.53");
}

/// The files named on the command line; an exit number when the call was wrong.
std::optional<int> takeSources(const Arguments& a, const char* command, layers::SourceFiles& files) {
    files.osm = a.osm, files.districts = a.districts, files.population = a.population, files.stations = a.stations;
    files.populationByDay = a.populationByDay;
    files.elevation.assign(a.elevation.begin(), a.elevation.end());
    const auto split = [](const std::string& text) -> std::optional<std::pair<std::string, std::string>> {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) return std::nullopt;
        return std::pair(text.substr(0, equals), text.substr(equals + 1));
    };
    for (const std::string& text : a.own) {
        const auto layer = split(text);
        if (!layer || !files.own.emplace(layer->first, layer->second).second)
            return base::wrongUsage(command, "--layer '" + text + "': write NAME=FILE, each name once");
    }
    for (const std::string& text : a.sourcesOf) {
        const auto source = split(text);
        if (!source) return base::wrongUsage(command, "--source-of '" + text + "': write NAME=SOURCE;LICENCE;DATE");
        if (!files.sourcesOf.emplace(source->first, source->second).second)
            return base::wrongUsage(command, "--source-of names '" + source->first + "' twice");
    }
    files.today = base::isoUtc(base::SystemClock().now()).substr(0, 10);
    files.warn = [](const std::string& line) { std::fprintf(stderr, "%s: warning: %s\n", kProgram, line.c_str()); };
    if (a.showProgress || isatty(STDERR_FILENO) != 0) files.progress = progressLines();
    if (a.box.empty()) return std::nullopt;
    const auto box = boxOf(a.box);
    if (!box) return noBox(command, a.box);
    if (files.clipToDistricts) return base::wrongUsage(command, "--box and --clip both say what to cut to; give one");
    files.box = box;
    return std::nullopt;
}

int build(Arguments& a) {
    layers::BuildRequest& request = a.build;
    if (request.name.find_first_not_of(" \t") == std::string::npos)
        return base::wrongUsage("lagewerk-geo build", "--name is empty; write the town's name");
    const bool isWeb = request.web.starts_with("https://") || request.web.starts_with("http://");
    if (!request.web.empty() && (!isWeb || request.web.find_first_of(" <>\"") != std::string::npos))
        return base::wrongUsage(
            "lagewerk-geo build",
            "--web '" + request.web + "' is no address; write https://www.your-town.example/warnung");
    if (!request.contact.empty() && request.contact.find_first_of("0123456789") == std::string::npos)
        return base::wrongUsage("lagewerk-geo build",
                                "--contact '" + request.contact + "' is no telephone number; write its digits");
    if (const auto wrong = takeSources(a, "lagewerk-geo build", request)) return *wrong;
    request.out = a.out, request.mayReplace = a.mayReplace;
    request.now = base::SystemClock().now();
    const auto lines = layers::buildTown(request);
    if (!lines) return fail(lines.failure());
    for (const std::string& line : lines.value()) std::printf("%s\n", line.c_str());
    return 0;
}

int update(Arguments& a) {
    layers::UpdateRequest request;
    request.clipToDistricts = a.build.clipToDistricts, request.cellM = a.build.cellM;
    const char* const name = "lagewerk-geo update";
    if (const auto wrong = takeSources(a, name, request)) return *wrong;
    const int given = int{!a.osm.empty()} + int{!a.districts.empty()} + int{!a.elevation.empty()} +
                      int{!a.population.empty()} + int{!a.populationByDay.empty()} + int{!a.stations.empty()} +
                      int{!a.own.empty()};
    if (given != 1)
        return base::wrongUsage(name,
                                "one kind of layer is replaced at a time: give one of --osm, --districts, "
                                "--elevation, --population, --population-day, --stations, --layer");
    if (a.osm.empty() && (request.box || request.clipToDistricts))
        return base::wrongUsage(name, "--box and --clip go with --osm; all else is cut to the town as it is");
    request.package = a.file;
    request.now = base::SystemClock().now();
    const auto told = layers::updateTown(request);
    if (!told) return fail(told.failure());
    std::printf("%s\n", told.value().c_str());
    std::fprintf(
        stderr,
        "%s: a fusion worker that runs takes the package over by itself within seconds; consoles and field agents "
        "keep what they loaded until they start again\n",
        kProgram);
    return 0;
}

int demoTown(const Arguments& a) {
    const base::Done done = layers::writeDemoTown(a.seed, a.out);
    return done ? 0 : fail(done.failure());
}

int info(const Arguments& a) {
    const auto read = layers::packageInfo(a.file);
    if (!read) return fail(read.failure());
    if (a.forLive) {
        const auto town = layers::loadTown(a.file);
        if (!town) return fail(town.failure());
        if (const auto fit = layers::checkLiveTown(town.value(), a.file); !fit) return fail(fit.failure());
        for (const fusion::StationFacts& station : town.value().stations)
            for (const std::string& doubt : layers::stationLevelDoubts(station))
                std::fprintf(stderr, "%s: warning: station '%s': %s\n", kProgram, station.id.c_str(), doubt.c_str());
    }
    const auto basemap = layers::basemapBeside(a.file);
    if (a.asJson)
        std::printf("%s\n", layers::infoJson(read.value(), basemap).c_str());
    else
        for (const std::string& line : layers::infoLines(read.value(), basemap)) std::printf("%s\n", line.c_str());
    return 0;
}

int lookUp(const Arguments& a) {
    const auto town = layers::loadTown(a.file);
    if (!town) return fail(town.failure());
    bool isFirst = true;
    std::size_t outside = 0;
    const auto wrong = layers::lookUpPoints(
        town.value(), a.points,
        [&](const std::string& line) {
            std::printf("%s\n%s", isFirst ? "[" : ",", line.c_str());
            isFirst = false;
        },
        &outside);
    if (!wrong) return fail(wrong.failure());
    if (outside > 0)
        std::fprintf(stderr, "%s: %zu points lie outside the package %s; are lon and lat swapped?\n", kProgram, outside,
                     town.value().name.c_str());
    std::printf("%s\n]\n", isFirst ? "[" : "");
    for (const std::string& line : wrong.value()) std::fprintf(stderr, "%s: %s\n", kProgram, line.c_str());
    return wrong.value().empty() ? 0 : 1;
}

int flood(Arguments& a) {
    const auto seed = placeOf(a.seedPlace);
    if (!seed)
        return base::wrongUsage("lagewerk-geo flood", "--seed '" + a.seedPlace +
                                                          "' is no place on earth; write LON,LAT in degrees, longitude "
                                                          "first: 11.2766,49.5102");
    a.flood.elevation = a.dem, a.flood.out = a.out, a.flood.seed = *seed, a.flood.mayReplace = a.mayReplace;
    if (a.dykesHold) a.flood.corners = fusion::Corners::Hold;
    if (a.method == "hand")
        a.flood.method = layers::FloodRequest::Method::Hand;
    else if (a.method != "fill")
        return base::wrongUsage("lagewerk-geo flood",
                                "--method '" + a.method + "' is none of fill (level) and hand (along a stream)");
    return print(layers::floodFile(a.flood));
}

int sinks(Arguments& a) {
    a.sinks.elevation = a.dem, a.sinks.out = a.out, a.sinks.mayReplace = a.mayReplace;
    return print(layers::sinksFile(a.sinks));
}

int plume(Arguments& a) {
    const char* const name = "lagewerk-geo plume";
    const auto source = placeOf(a.seedPlace);
    if (!source)
        return base::wrongUsage(
            name, "--source '" + a.seedPlace + "' is no place on earth; write LON,LAT in degrees, longitude first");
    const auto stability = fusion::stabilityNamed(a.stability);
    if (!stability)
        return base::wrongUsage(
            name, "--stability '" + a.stability + "' is none of A, B, C (unstable), D (neutral), E, F (stable)");
    a.plume.source = *source, a.plume.out = a.out, a.plume.mayReplace = a.mayReplace;
    a.plume.release.stability = *stability;
    if (a.isUrban) a.plume.release.surroundings = fusion::Surroundings::Urban;
    return print(layers::plumeFile(a.plume));
}

int outage(Arguments& a) {
    const auto town = layers::loadTown(a.file);
    if (!town) return fail(town.failure());
    a.outage.out = a.out, a.outage.mayReplace = a.mayReplace;
    return print(layers::outageFile(town.value(), a.outage));
}

int evacuation(Arguments& a) {
    const auto at = placeOf(a.seedPlace);
    if (!at)
        return base::wrongUsage(
            "lagewerk-geo evacuation",
            "--at '" + a.seedPlace + "' is no place on earth; write LON,LAT in degrees, longitude first");
    const auto town = layers::loadTown(a.file);
    if (!town) return fail(town.failure());
    a.evacuation.at = *at, a.evacuation.out = a.out, a.evacuation.mayReplace = a.mayReplace;
    return print(layers::evacuationFile(town.value(), a.evacuation));
}

int affected(const Arguments& a) {
    const bool isShown = a.showProgress || isatty(STDERR_FILENO) != 0;
    tools::StageLines stages(isShown ? tools::lineOnStandardError(kProgram) : tools::StageLines::Line());
    stages.begin("reading the town package");
    const auto town = layers::loadTown(a.file);
    if (!town) return fail(town.failure());
    return print(
        layers::affectedBy(town.value(), a.zone, [&stages](const std::string& stage) { stages.begin(stage); }));
}

int basemap(Arguments& a) {
    const char* const name = "lagewerk-geo basemap";
    layers::BasemapRequest& request = a.basemap;
    request.package = a.file, request.tiles = a.tilesFile, request.out = a.out, request.mayReplace = a.mayReplace;
    request.today = base::isoUtc(base::SystemClock().now()).substr(0, 10);
    if (!a.box.empty()) {
        const auto box = boxOf(a.box);
        if (!box) return noBox(name, a.box);
        request.southWest = {(*box)[1], (*box)[0]}, request.northEast = {(*box)[3], (*box)[2]};
    }
    if (!a.cells.empty()) {
        const auto dash = a.cells.find('-');
        const auto finest = numbersOf(a.cells.substr(0, dash)), coarsest = numbersOf(a.cells.substr(dash + 1));
        if (!finest || !coarsest || finest->size() != 1 || coarsest->size() != 1)
            return base::wrongUsage(name, "--cells '" + a.cells + "': write FINEST-COARSEST in metres: 0.5-64");
        request.finestCellM = finest->front(), request.coarsestCellM = coarsest->front();
    }
    request.say = [](const std::string& line) { std::fprintf(stderr, "%s: %s\n", kProgram, line.c_str()); };
    if (a.showProgress || isatty(STDERR_FILENO) != 0) request.progress = progressLines();
    return print(layers::fetchBasemap(request));
}

void addBasemap(CLI::App& command, Arguments& a) {
    layers::BasemapRequest& request = a.basemap;
    command.add_option("--package", a.file, "F.gpkg: the town")->required();
    command.add_option("--wms", request.wms, "Address of a WMS");
    command.add_option("--wmts", request.wmts, "Address of a WMTS, or of its WMTSCapabilities.xml");
    command.add_option("--tiles", a.tilesFile, "F.mbtiles, raster F.gpkg or GeoTIFF");
    command.add_option("--layer", request.layer, "Of the service; of a WMS several with commas");
    command.add_option("--style", request.style, "Of the layer; without it the service's own choice");
    command.add_option("--source", request.source, "Whose map it is, as it stands on the map")->required();
    command.add_option("--licence", request.licence, "Under what licence, as it stands on the map")->required();
    command.add_option("--date", request.date, "State of the map, ISO; without it the day of fetching");
    command.add_option("--box", a.box, "WEST,SOUTH,EAST,NORTH in degrees; without it the town's extent");
    command.add_option("--cells", a.cells, "FINEST-COARSEST in metres per pixel, halved step by step (default 0.5-64)");
    command.add_flag("--photo", request.photo, "Aerial pictures: JPEG is asked for; darkened by night, not inverted");
    command.add_option("--out", a.out, "F.gpkg to write; without it P.basemap.gpkg beside the package");
    command.add_flag("--estimate", request.estimateOnly, "Only say how many tiles it would be");
    command.add_option("--tiles-max", request.tilesMax, "More are refused before anything is fetched (default 20000)");
    command.add_option("--parallel", request.parallel, "Requests at a time (default 2)")->check(CLI::Range(1, 8));
    command.add_option("--timeout", request.timeoutS, "s for one request (default 30)")->check(CLI::Range(1, 600));
    command.add_option("--tries", request.tries, "Of one request, waiting longer each time (default 4)")
        ->check(CLI::Range(1, 20));
    command.add_flag("--anew", request.anew, "Throw away what a fetch that was cut off left behind");
    command.add_flag("--progress", a.showProgress, "Say how far it is even where standard error is no terminal");
    command.add_flag("--replace", a.mayReplace, "Put it in the place of an older base map");
}

void addSources(CLI::App& command, Arguments& a) {
    command.add_option("--osm", a.osm,
                       "OpenStreetMap extract, .osm.pbf or .osm; may be a whole Land's with --box, --clip");
    command.add_option("--dem,--elevation", a.elevation, "Elevation rasters; only those in the town are read")
        ->expected(1, 1'000'000);
    command.add_option("--cell", a.build.cellM, "Cells of the elevation, m; without it 5, 10 or 25 by the source")
        ->check(CLI::Range(1, 100));
    command.add_option(
        "--districts", a.districts,
        "Polygons with columns of id (ARS, AGS, ID, NR, *_NR ...), name (NAME, GEN, *_NAME, STADTTEIL ...) and "
        "perhaps people (EWZ, EINWOHNER ...); all names: gis/layers/README.md");
    command.add_option("--population", a.population, "Zensus 2022 grid, CSV");
    command.add_option("--population-day", a.populationByDay,
                       "People by day, CSV of the same form: nothing is guessed");
    command.add_option("--stations", a.stations, "Gauges, CSV (gis/layers/README.md)");
    command.add_option("--layer", a.own, "NAME=FILE: a layer of your own, any vector format; for the map only")
        ->allow_extra_args(false);
    command.add_option("--source-of", a.sourcesOf, "NAME=SOURCE;LICENCE;YYYY-MM-DD of osm, districts, ..., own layers")
        ->allow_extra_args(false);
    command.add_option("--box", a.box, "WEST,SOUTH,EAST,NORTH in degrees: take only what touches it");
    command.add_flag("--clip", a.build.clipToDistricts, "Take only what touches the districts' box and 500 m round it");
    command.add_flag("--progress", a.showProgress, "Say how far it is even where standard error is no terminal");
}

}  // namespace

namespace {

int run(int argc, char** argv) {
    Arguments a;
    CLI::App app{"Makes, shows and asks town packages.", kProgram};
    app.require_subcommand(1);
    app.footer("Exit status: 0 done, 1 failed, 64 called wrongly.");
    auto* buildCommand =
        app.add_subcommand("build", "A town package from a town's own data; what is left out is allowed");
    buildCommand->add_option("--name", a.build.name, "The town's name")->required();
    buildCommand->add_option("--out", a.out, "F.gpkg to write")->required();
    addSources(*buildCommand, a);
    buildCommand->add_option("--contact", a.build.contact, "Telephone that warnings name");
    buildCommand->add_option("--web", a.build.web, "Address that warnings name");
    buildCommand->add_flag("--trial", a.build.trial, "Versuchsaufbau: transplanted or invented gauges; exercises only");
    buildCommand->add_flag("--replace", a.mayReplace,
                           "Put it in the place of another town's package, or of one that holds more");
    auto* updateCommand = app.add_subcommand(
        "update", "Replaces one kind of layer in a package, whole or not at all; what changed, as JSON");
    updateCommand->add_option("--package", a.file, "F.gpkg")->required();
    addSources(*updateCommand, a);
    auto* infoCommand = app.add_subcommand("info", "What is in a package, from where, and what is not");
    infoCommand->add_option("package", a.file, "F.gpkg")->required();
    infoCommand->add_flag("--json", a.asJson, "For programs");
    infoCommand->add_flag("--live", a.forLive,
                          "Fails when it is not fit for a live realm, and warns of gauges whose levels are odd");
    auto* demoCommand = app.add_subcommand("demo-town", "The fictitious town of the exercises");
    demoCommand->add_option("--out", a.out, "F.gpkg to write")->required();
    demoCommand->add_option("--seed", a.seed, "Another seed, another town")->check(CLI::NonNegativeNumber);
    auto* lookupCommand = app.add_subcommand("lookup", "Where each point of a table is, as JSON");
    lookupCommand->add_option("--package", a.file, "F.gpkg")->required();
    lookupCommand->add_option("--points", a.points, "CSV with the columns id,lon,lat")->required();
    auto* floodCommand =
        app.add_subcommand("flood", "What lies below a level at a place, or below a stage along its stream, as JSON");
    floodCommand->add_option("--dem", a.dem, "Elevation raster in metres, or a zip that holds one")->required();
    floodCommand->add_option("--seed", a.seedPlace, "LON,LAT in degrees: where the water is let in")->required();
    floodCommand->add_option("--level", a.flood.levelM, "Of the water, metres in the heights of the raster")
        ->required();
    floodCommand->add_option("--out", a.out, "O.gpkg (in the raster's coordinates) or O.geojson (WGS84)")->required();
    floodCommand->add_option("--method", a.method,
                             "fill (default): one level surface that hangs together with the seed; hand: the level's "
                             "height above the bed of the stream that the seed runs to, carried along it");
    floodCommand->add_flag("--dykes-hold", a.dykesHold,
                           "fill: no water passes between cells that only touch at a corner");
    floodCommand->add_option("--drainage-km2", a.flood.drainageKm2,
                             "hand: what drains so much is a stream; 0.5 to 5 are usual in valleys (default 1)");
    floodCommand->add_option("--reach-km", a.flood.reachKm,
                             "hand: the stage is carried so far up and down the stream (default 5)");
    floodCommand->add_flag("--replace", a.mayReplace, "Put it in the place of a file of this name");
    auto* sinksCommand = app.add_subcommand("sinks", "Hollows in which heavy rain gathers, as JSON");
    sinksCommand->add_option("--dem", a.dem, "Elevation raster in metres, or a zip that holds one")->required();
    sinksCommand->add_option("--min-depth", a.sinks.depthMinM, "m; shallower ones hold nothing back (default 0.2)");
    sinksCommand->add_option("--min-area", a.sinks.areaMinM2, "m2; smaller ones hold nothing back (default 100)");
    sinksCommand->add_option("--out", a.out, "O.gpkg (in the raster's coordinates) or O.geojson (WGS84)")->required();
    sinksCommand->add_flag("--replace", a.mayReplace, "Put it in the place of a file of this name");
    auto* plumeCommand = app.add_subcommand("plume", "Where a steady release may reach a limit, as JSON");
    fusion::Release& release = a.plume.release;
    plumeCommand->add_option("--source", a.seedPlace, "LON,LAT in degrees")->required();
    plumeCommand->add_option("--rate", release.rateKgS, "Released, kg/s")->required();
    plumeCommand->add_option("--wind-from", release.windFromDeg, "Where the wind comes from, degrees")->required();
    plumeCommand->add_option("--wind-speed", release.windMS, "At 10 m, m/s")->required();
    plumeCommand->add_option("--stability", a.stability, "Pasquill's class, A (very unstable) to F (stable)")
        ->required();
    plumeCommand->add_option("--limit", a.plume.limitMgM3, "mg/m3, e.g. the substance's ETW")->required();
    plumeCommand->add_option("--height", release.heightM, "Of the source above the ground, m");
    plumeCommand->add_flag("--urban", a.isUrban, "Among houses");
    plumeCommand->add_option("--out", a.out, "O.gpkg (EPSG:25832) or O.geojson (WGS84)")->required();
    plumeCommand->add_flag("--replace", a.mayReplace, "Put it in the place of a file of this name");
    auto* outageCommand = app.add_subcommand("outage", "The area of a power cut, for affected --zone, as JSON");
    outageCommand->add_option("--package", a.file, "F.gpkg")->required();
    outageCommand->add_option("--district", a.outage.districts, "Ids or names of districts without power");
    outageCommand->add_option("--substation", a.outage.substation,
                              "Id of the object of the kind power that failed: what lies nearest to it is taken");
    outageCommand->add_option("--out", a.out, "O.gpkg (EPSG:25832) or O.geojson (WGS84)")->required();
    outageCommand->add_flag("--replace", a.mayReplace, "Put it in the place of a file of this name");
    auto* evacuationCommand =
        app.add_subcommand("evacuation", "Whom to bring out around a place: a circle, and the blocks it touches");
    evacuationCommand->add_option("--package", a.file, "F.gpkg")->required();
    evacuationCommand->add_option("--at", a.seedPlace, "LON,LAT in degrees")->required();
    evacuationCommand->add_option("--radius", a.evacuation.radiusM, "m, as bomb disposal sets it")->required();
    evacuationCommand->add_flag("--blocks", a.evacuation.byBlocks,
                                "Whole blocks between streets, each with its people");
    evacuationCommand->add_option("--up-to", a.evacuation.upTo,
                                  "Least rank of street that bounds a block: motorway, major, middle, minor (default), "
                                  "path");
    evacuationCommand->add_option("--out", a.out, "O.gpkg (EPSG:25832) or O.geojson (WGS84)")->required();
    evacuationCommand->add_flag("--replace", a.mayReplace, "Put it in the place of a file of this name");
    auto* affectedCommand = app.add_subcommand("affected", "Who and what lies in a zone, as JSON");
    affectedCommand->add_option("--package", a.file, "F.gpkg")->required();
    affectedCommand->add_option("--zone", a.zone, "Polygons: GeoJSON, GeoPackage or Shapefile")->required();
    affectedCommand->add_flag("--progress", a.showProgress,
                              "Say how far it is even where standard error is no terminal");
    auto* basemapCommand = app.add_subcommand(
        "basemap", "A base map for the console from a WMS, WMTS or tile file, fetched once for use without network");
    addBasemap(*basemapCommand, a);
    if (const auto ended = base::exitAfterParsing<CLI::ParseError>(app, argc, argv)) return *ended;
    seal::start();
    layers::start();
    if (buildCommand->parsed()) return build(a);
    if (updateCommand->parsed()) return update(a);
    if (infoCommand->parsed()) return info(a);
    if (floodCommand->parsed()) return flood(a);
    if (sinksCommand->parsed()) return sinks(a);
    if (plumeCommand->parsed()) return plume(a);
    if (outageCommand->parsed()) return outage(a);
    if (evacuationCommand->parsed()) return evacuation(a);
    if (affectedCommand->parsed()) return affected(a);
    if (basemapCommand->parsed()) return basemap(a);
    return demoCommand->parsed() ? demoTown(a) : lookUp(a);
}

}  // namespace

int main(int argc, char** argv) { return base::afterOutput(kProgram, run(argc, argv)); }
