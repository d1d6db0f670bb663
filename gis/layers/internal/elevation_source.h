// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "gis/layers/internal/gdal_door.h"

namespace layers {

struct SourceRaster {
    DatasetHandle dataset;
    OGRSpatialReference srs;
    double cellM = 0;  ///< about
    std::string note;  ///< what had to be taken for granted; empty: nothing
};

/// A raster with a place on earth; of a zip, the raster inside. Without a coordinate system it is taken for degrees of
/// WGS84 where its numbers can be nothing else, and its cells are larger than what another datum would move it.
[[nodiscard]] base::Outcome<SourceRaster> openRaster(const std::filesystem::path& file, GdalMessages& messages);

/// What no elevation on earth is stands for "unknown" in many files.
[[nodiscard]] inline bool isHeight(float metres) { return metres > -500.0F && metres < 9000.0F; }

}  // namespace layers
