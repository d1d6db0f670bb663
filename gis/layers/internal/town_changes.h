// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What an update changed in a town, layer by layer.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gis/layers/internal/content.h"

namespace layers {

/// One feature, small enough to remember a whole town by: who it is and what it says. It is who its id says, where its
/// layer has ids, else where it lies.
struct FeatureDigest {
    std::uint64_t who = 0, what = 0;
    std::string id;  ///< "" in layers without ids
    auto operator<=>(const FeatureDigest&) const = default;
};
struct TownDigest {
    std::map<std::string, std::vector<FeatureDigest>> layers;
    std::vector<fusion::StationFacts> stations;
    /// Only where the update brings another one: moved in by who replaces it.
    std::optional<geometry::ElevationGrid> elevation;
};
[[nodiscard]] TownDigest digestOf(const TownContent& town);

struct UpdateTold {
    std::filesystem::path package;
    std::string replaced;  ///< kind of source: "osm", "stations" ...
    std::string versionBefore, versionAfter;
    std::vector<std::string> lines;  ///< of the import
};
/// The answer of `lagewerk-geo update` (gis/layers/README.md).
[[nodiscard]] std::string changesJson(const TownDigest& before, const TownContent& after, const UpdateTold& told);
/// "" when there is none.
[[nodiscard]] std::string packageName(const std::filesystem::path& file);
[[nodiscard]] std::string packageVersion(const std::filesystem::path& file);

}  // namespace layers
