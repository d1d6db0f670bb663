// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Where the pictures of a base map come from: a WMS, a WMTS, a file of tiles. One thread.

#include <limits>
#include <memory>
#include <string>

#include "gis/layers/basemap.h"
#include "gis/layers/internal/picture.h"
#include "gis/layers/internal/web_fetch.h"

namespace layers {

class PictureSource {
public:
    virtual ~PictureSource() = default;
    /// Cells that it shows well, in metres on the map.
    struct Cells {
        double finestM = 0, coarsestM = std::numeric_limits<double>::infinity();
    };
    [[nodiscard]] virtual Cells cells() const { return {}; }
    /// What it shows of a box of EPSG:25832; transparent where it has nothing. Cells are square.
    [[nodiscard]] virtual base::Outcome<Picture> picture(const geometry::MapBox& box, int width, int height) = 0;
    /// How it is asked, for the one who watches: "WMS 1.3.0 in EPSG:25832, image/png".
    [[nodiscard]] virtual std::string words() const = 0;
};

using SourceHandle = std::unique_ptr<PictureSource>;

/// Reads the capabilities; a Failure names what the service does not have and what it has. `messages` outlives it.
[[nodiscard]] base::Outcome<SourceHandle> openWms(const BasemapRequest& request, const WebManners& manners,
                                                  GdalMessages& messages);
[[nodiscard]] base::Outcome<SourceHandle> openWmts(const BasemapRequest& request, const WebManners& manners,
                                                   const geometry::MapBox& box, GdalMessages& messages);
[[nodiscard]] base::Outcome<SourceHandle> openTileFile(const BasemapRequest& request, const geometry::MapBox& box,
                                                       GdalMessages& messages);

/// A box of EPSG:25832 in another system, x = east first.
[[nodiscard]] std::optional<geometry::MapBox> boxIn(const OGRSpatialReference& srs, const geometry::MapBox& box);

}  // namespace layers
