// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/town_build.h"

#include <cpl_conv.h>

#include <cstdlib>
#include <utility>

#include "gis/layers/demo/demo_town.h"
#include "gis/layers/internal/imports.h"
#include "gis/layers/internal/package_content.h"
#include "gis/layers/internal/package_layers.h"
#include "gis/layers/internal/package_lock.h"
#include "gis/layers/internal/package_write.h"
#include "gis/layers/internal/town_changes.h"
#include "gis/layers/town_package.h"

namespace layers {

namespace {

/// GDAL keeps what does not fit into memory in a file: beside the package, where there is room, unless told otherwise.
class TemporaryFiles {
public:
    explicit TemporaryFiles(const std::filesystem::path& package) {
        if (std::getenv("CPL_TMPDIR") != nullptr || std::getenv("TMPDIR") != nullptr) return;
        const std::filesystem::path folder = package.has_parent_path() ? package.parent_path() : ".";
        CPLSetThreadLocalConfigOption("CPL_TMPDIR", folder.c_str());
    }
    ~TemporaryFiles() { CPLSetThreadLocalConfigOption("CPL_TMPDIR", nullptr); }
    TemporaryFiles(const TemporaryFiles&) = delete;
    TemporaryFiles& operator=(const TemporaryFiles&) = delete;
};

/// What stands in the package already and would be gone with the new one, as a person would name it.
std::string lostWith(const BuildRequest& request, const PackageInfo& old) {
    const auto sourceOf = [&](const char* layer) -> std::string {
        for (const LayerInfo& known : old.present)
            if (known.name == layer) return known.source;
        return {};
    };
    const bool districtsOfOsm = sourceOf("districts") == sourceOf("streets");
    const std::pair<const char*, bool> given[] = {
        {"streets", !request.osm.empty()},
        {"districts", !request.districts.empty() || (districtsOfOsm && !request.osm.empty())},
        {"elevation", !request.elevation.empty()},
        {"population", !request.population.empty()},
        {"population_day", !request.populationByDay.empty()},
        {"stations", !request.stations.empty()}};
    std::string lost;
    const auto lose = [&lost](const std::string& name) { lost += (lost.empty() ? "" : ", ") + name; };
    for (const LayerInfo& known : old.present) {
        if (known.count == 0) continue;
        for (const auto& [name, isGiven] : given)
            if (known.name == name && !isGiven) lose(known.name);
        if (known.name.starts_with(kOwnLayer) && request.own.count(known.name.substr(kOwnLayer.size())) == 0)
            lose(known.name);
    }
    return lost;
}

/// Nobody's package is overwritten by mistake: one of another town, or one that holds more.
base::Done checkOverwriting(const BuildRequest& request) {
    if (request.mayReplace) return base::done();
    const std::string other = packageName(request.out);
    if (other.empty()) return base::done();
    if (other != request.name)
        return base::Failure{"the package of another town is there already: " + other, request.out.string(),
                             "name another file with --out, or say --replace"};
    const auto old = packageInfo(request.out);
    if (!old) return base::done();  // damaged: to be built anew
    const std::string lost = lostWith(request, old.value());
    if (lost.empty()) return base::done();
    return base::Failure{"the package that is there would lose what is not given here: " + lost, request.out.string(),
                         "give these files, too; or replace one kind of layer with lagewerk-geo update; or name "
                         "another file with --out; or say --replace"};
}

/// Two towns of one name are told apart by their place.
base::Done checkSamePlace(const BuildRequest& request, const TownContent& town) {
    if (request.mayReplace || packageName(request.out).empty()) return base::done();
    const auto old = packageInfo(request.out);
    const auto span = spanOf(town);
    if (!old || !span || old.value().extent.eastM <= old.value().extent.westM || span->touches(old.value().extent))
        return base::done();
    return base::Failure{"the package that is there is of another place of this name", request.out.string(),
                         "name another file with --out, or say --replace"};
}

}  // namespace

base::Done writeDemoTown(std::uint64_t seed, const std::filesystem::path& file) {
    std::error_code ignored;
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), ignored);
    const auto lock = PackageLock::take(file);
    if (!lock) return lock.failure();
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
    const auto lock = PackageLock::take(request.out);
    if (!lock) return lock.failure();
    if (base::Done done = checkOverwriting(request); !done) return done.failure();
    const TemporaryFiles temporary(request.out);
    TownContent town;
    Lines lines;
    town.name = request.name;
    town.contact = request.contact;
    town.web = request.web;
    town.created = base::isoUtc(request.now);
    town.trial = request.trial;
    if (base::Done done = importFiles(request, town, lines); !done) return done.failure();
    if (base::Done done = checkSamePlace(request, town); !done) return done.failure();
    if (request.progress) request.progress("writing the package");
    if (base::Done done = writePackage(town, request.out); !done) return done.failure();
    return lines;
}

base::Outcome<std::string> updateTown(const UpdateRequest& request) {
    const std::pair<bool, const char*> given[] = {{!request.osm.empty(), "osm"},
                                                  {!request.districts.empty(), "districts"},
                                                  {!request.elevation.empty(), "elevation"},
                                                  {!request.population.empty(), "population"},
                                                  {!request.populationByDay.empty(), "population_day"},
                                                  {!request.stations.empty(), "stations"},
                                                  {!request.own.empty(), "layer"}};
    UpdateTold told;
    for (const auto& [isGiven, name] : given)
        if (isGiven) told.replaced += (told.replaced.empty() ? "" : ",") + std::string(name);
    if (told.replaced.empty() || told.replaced.find(',') != std::string::npos)
        return base::Failure{"one kind of layer is replaced at a time", request.package.string(),
                             "give one of --osm, --districts, --elevation, --population, --population-day, --stations, "
                             "--layer"};
    // A missing package leaves no trace of having been asked for.
    if (std::error_code error; !std::filesystem::is_regular_file(request.package, error))
        return readContent(request.package).failure();
    const auto lock = PackageLock::take(request.package);
    if (!lock) return lock.failure();
    const TemporaryFiles temporary(request.package);
    auto content = readContent(request.package, request.elevation.empty() ? Heights::Needed : Heights::IfThere);
    if (!content) return content.failure();
    TownContent& town = content.value();
    TownDigest before = digestOf(town);
    if (!request.elevation.empty()) before.elevation = std::move(town.elevation), town.elevation.reset();
    told.versionBefore = packageVersion(request.package);
    town.created = base::isoUtc(request.now);
    if (base::Done done = importFiles(request, town, told.lines); !done) return done.failure();
    if (request.progress) request.progress("writing the package");
    if (base::Done done = writePackage(town, request.package); !done) return done.failure();
    told.package = request.package, told.versionAfter = packageVersion(request.package);
    return changesJson(before, town, told);
}

}  // namespace layers
