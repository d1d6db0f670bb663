// SPDX-License-Identifier: EUPL-1.2
#pragma once

// An elevation file as cells, on its own grid: for what is worked out on ground and not drawn of it.

#include <array>
#include <filesystem>
#include <optional>
#include <string>

#include "gis/fusion/drainage.h"
#include "gis/geometry/raster.h"
#include "gis/layers/internal/gdal_door.h"

namespace layers {

struct Ground {
    fusion::GroundCells cells;      ///< areas on the ellipsoid where the elevation is in degrees
    std::array<double, 6> place{};  ///< GDAL's geotransform
    OGRSpatialReference srs;
    std::string file, crs;  ///< the file's name; "EPSG:25832", or the system's name
    std::string note;       ///< what had to be taken for granted
    [[nodiscard]] geometry::MapPoint cornerAt(double column, double row) const {
        return {place[0] + column * place[1] + row * place[2], place[3] + column * place[4] + row * place[5]};
    }
    /// Outlines in cells (column to the east, row to the south as a negative north) where they are, in `srs`.
    [[nodiscard]] geometry::MapArea placed(geometry::MapArea area, int column, int row) const;
    /// Of a cell's middle; absent where WGS84 cannot follow.
    [[nodiscard]] std::optional<geometry::GeoDegrees> middleOf(std::uint32_t cell) const;
};

/// A Failure for: no raster, no coordinate system, heights not in metres, more than `cellsMax` cells.
[[nodiscard]] base::Outcome<Ground> readGround(const std::filesystem::path& file, double cellsMax,
                                               GdalMessages& messages);

/// The cell of a place in WGS84. A Failure for a place outside, which names what is inside, or on unknown ground.
[[nodiscard]] base::Outcome<std::uint32_t> cellAt(const Ground& ground, geometry::GeoDegrees place);

/// With five digits behind the point.
[[nodiscard]] std::string fiveDigits(double value);

}  // namespace layers
