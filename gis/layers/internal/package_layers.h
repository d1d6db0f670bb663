// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What every reader of a town package shares: its head, its layers checked, its raster.

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "gis/fusion/town.h"
#include "gis/layers/internal/gdal_door.h"
#include "gis/layers/town_package.h"

namespace layers {

inline constexpr const char* kRebuild = "build the package again with lagewerk-geo";

using PackageHead = std::map<std::string, std::string>;
/// The keys of the layer `package`; a failure when it is none of ours.
[[nodiscard]] base::Outcome<PackageHead> checkedHead(GDALDataset& dataset, const std::filesystem::path& file);
/// The layer when it is there, in the right reference system and has the columns asked for; null when it is absent.
[[nodiscard]] base::Outcome<OGRLayer*> checkedLayer(GDALDataset& dataset, const std::filesystem::path& file,
                                                    const std::string& name,
                                                    std::initializer_list<const char*> columns);

[[nodiscard]] std::optional<geometry::MapPoint> pointOf(const OGRFeature& feature);
[[nodiscard]] std::optional<std::uint32_t> countField(const OGRFeature& feature, const char* name);
[[nodiscard]] fusion::StationFacts stationOf(const OGRFeature& feature, geometry::MapPoint at);

/// The elevation raster that belongs to the package. A package and its raster are two files and cannot be replaced in
/// one step: the head's key `raster` says which raster is its own, and while an update stands between the two steps
/// the former raster lies beside the new one (`formerElevationFile`).
[[nodiscard]] base::Outcome<std::filesystem::path> rasterOf(const std::filesystem::path& package,
                                                            const PackageHead& head);
[[nodiscard]] std::filesystem::path formerElevationFile(const std::filesystem::path& package);
/// Key of the raster's own metadata under which it says whose it is.
inline constexpr const char* kRasterStamp = "LAGEWERK_RASTER";
[[nodiscard]] base::Outcome<geometry::ElevationGrid> readElevation(const std::filesystem::path& raster,
                                                                   GdalMessages& messages);

}  // namespace layers
