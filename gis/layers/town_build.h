// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Making town packages: from a seed, or from files.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "broker/base/instant.h"
#include "broker/base/outcome.h"

namespace layers {

/// The fictitious town Auental; same seed, same content hash on every machine.
[[nodiscard]] base::Done writeDemoTown(std::uint64_t seed, const std::filesystem::path& file);

struct BuildRequest {
    std::string name;
    std::string contact, web;   ///< for warnings; empty: not known, and said so before a warning is signed
    std::filesystem::path osm;  ///< .osm.pbf or .osm; may be empty
    std::vector<std::filesystem::path> elevation;  ///< rasters, or zips that hold one
    std::filesystem::path districts, population, stations;
    bool trial = false;  ///< Versuchsaufbau
    std::filesystem::path out;
    base::Instant now;  ///< written into the package as its time of making
};
/// Writes the package; the lines say what was taken, repaired and left out.
[[nodiscard]] base::Outcome<std::vector<std::string>> buildTown(const BuildRequest& request);

}  // namespace layers
