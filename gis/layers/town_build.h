// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Making town packages: from a seed, or from files; and replacing one kind of layer in them.

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "broker/base/instant.h"
#include "broker/base/outcome.h"

namespace layers {

/// The fictitious town Auental; same seed, same content hash on every machine.
[[nodiscard]] base::Done writeDemoTown(std::uint64_t seed, const std::filesystem::path& file);

/// Told again and again as long work goes on: what is being done, and how far it is.
using Progress = std::function<void(const std::string& what)>;

/// The files a town is made of; what is empty is left out.
struct SourceFiles {
    std::filesystem::path osm;                     ///< .osm.pbf or .osm
    std::vector<std::filesystem::path> elevation;  ///< rasters, or zips that hold one
    std::filesystem::path districts, population, stations;
    std::filesystem::path populationByDay;  ///< of the same form as `population`; who is there by day
    /// Layers of the town's own by name ("sirens"), any vector format.
    std::map<std::string, std::filesystem::path> own;
    /// "source;licence;date" of what is given here: by "osm", "districts", "elevation", "population", "population_day",
    /// "stations", or the name of a layer of the town's own. The date is ISO; licence and date may be empty.
    std::map<std::string, std::string> sourcesOf;
    std::string today;  ///< ISO day: no data is of a later one; empty: not asked
    /// Only what touches this is taken. West, south, east, north in degrees.
    std::optional<std::array<double, 4>> box;
    bool clipToDistricts = false;  ///< the box is that of the districts, with a margin
    double cellM = 0;              ///< of the elevation; 0: by its source (5, 10 or 25 m)
    Progress progress;             ///< may be empty
    /// Told of what can hardly be meant so, also among the lines; may be empty.
    std::function<void(const std::string&)> warn;
};

struct BuildRequest : SourceFiles {
    std::string name;
    std::string contact, web;  ///< for warnings; empty: not known, and said so before a warning is signed
    bool trial = false;        ///< Versuchsaufbau
    std::filesystem::path out;
    bool mayReplace = false;  ///< also a package of another town or place, or one with layers that are not given here
    base::Instant now;        ///< written into the package as its time of making
};
/// Writes the package; the lines say what was taken, repaired and left out.
[[nodiscard]] base::Outcome<std::vector<std::string>> buildTown(const BuildRequest& request);

/// One of the files is given; its layers replace those of the package.
struct UpdateRequest : SourceFiles {
    std::filesystem::path package;
    base::Instant now;
};
/// Replaces the package by one with the new layers, or leaves it as it is. What changed, as JSON: per layer the counts
/// before and after, added, removed and changed; old and new version; of stations each figure that is another now.
[[nodiscard]] base::Outcome<std::string> updateTown(const UpdateRequest& request);

}  // namespace layers
