// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The base map: pictures of the ground from a map service or a tile file, fetched once into one file beside the town
// package (`<stem>.basemap.gpkg`) and shown from there without any network.
//   tile    512 x 512 cells of EPSG:25832; its corner lies on whole tiles counted from 0/0 of the map, so that the
//           console's map (same origin, tile_grid.h) draws it without warping
//   zoom    0 has cells of 256 m, each further one half of that; 10 has 0.25 m
// The file is a GeoPackage tile table: any GIS opens it. Layout: gis/layers/README.md.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/outcome.h"
#include "gis/geometry/geo.h"
#include "gis/layers/town_build.h"

namespace layers {

constexpr int kBasemapTilePx = 512;
constexpr int kBasemapZoomMax = 10;
constexpr std::size_t kBasemapTileBytesMax = 4U << 20;  ///< of one tile as it is stored
[[nodiscard]] constexpr double basemapCellM(int zoom) { return 256.0 / (1 << zoom); }

/// One zoom of a base map. `column` and `row` count from the upper left corner of the file's tiles.
struct BasemapLevel {
    int zoom = 0;
    double cellM = 0;
    int columns = 0, rows = 0;
};
struct BasemapInfo {
    std::string source, licence, date;  ///< date ISO: when it was fetched, or what its owner says
    bool photo = false;                 ///< aerial pictures: darkened by night, not inverted
    double westM = 0, northM = 0;       ///< upper left corner of the tiles
    geometry::MapBox box;               ///< what was asked for
    std::vector<BasemapLevel> levels;   ///< coarsest first
    std::uint64_t tiles = 0;
};

/// `<stem>.basemap.gpkg` beside the package.
[[nodiscard]] std::filesystem::path basemapFile(const std::filesystem::path& package);

/// The base map that lies beside a package.
struct BasemapBeside {
    std::filesystem::path file;
    std::optional<BasemapInfo> info;  ///< absent: it cannot be read
    std::string problem;              ///< why not
};
/// Nothing where there is none.
[[nodiscard]] std::optional<BasemapBeside> basemapBeside(const std::filesystem::path& package);

/// An open base map. One thread at a time; each thread opens its own or takes turns.
class BasemapReader {
public:
    [[nodiscard]] static base::Outcome<std::unique_ptr<BasemapReader>> open(const std::filesystem::path& file);
    ~BasemapReader();
    BasemapReader(const BasemapReader&) = delete;
    BasemapReader& operator=(const BasemapReader&) = delete;

    [[nodiscard]] const BasemapInfo& info() const;
    /// For each tile of a level, row by row from the upper left, whether it is there.
    [[nodiscard]] base::Outcome<std::vector<bool>> present(const BasemapLevel& level);
    /// PNG or JPEG as it is stored, not looked into; empty where there is none.
    [[nodiscard]] base::Outcome<base::Bytes> tile(int zoom, int column, int row);

private:
    BasemapReader();
    struct Inside;
    std::unique_ptr<Inside> m;
};

struct BasemapRequest {
    std::filesystem::path package;  ///< the town; its extent where `box` is not given
    std::string wms, wmts;          ///< address of the service; one of these
    std::filesystem::path tiles;    ///< or a file of tiles (.mbtiles, raster GeoPackage, GeoTIFF)
    std::string layer;              ///< of the service; of a WMS several with commas
    std::string style;              ///< empty: the service's own choice
    std::optional<geometry::GeoDegrees> southWest, northEast;  ///< the box; both or none
    double finestCellM = 0.5, coarsestCellM = 64;              ///< brought to the nearest zoom
    std::string source, licence;                               ///< both stand on the map; required
    std::string date;                                          ///< ISO; empty: today
    bool photo = false;
    std::filesystem::path out;  ///< empty: basemapFile(package)
    bool mayReplace = false;    ///< a base map that stands at `out`
    bool anew = false;          ///< throw away what a fetch that was cut off left behind
    bool estimateOnly = false;
    std::uint64_t tilesMax = 20'000;
    int parallel = 2;   ///< requests at a time
    int timeoutS = 30;  ///< of one request
    int tries = 4;      ///< of one request, with a growing wait between them
    double waitS = 1;   ///< the first of these waits
    std::string today;  ///< ISO date
    Progress say;       ///< what was found and will be done, a line each; may be empty
    Progress progress;  ///< how far it is, again and again; may be empty
};

/// Fetches the tiles and writes the file, whole or not at all: until then it is `<stem>.part.gpkg`, and a second call
/// with the same request goes on where the first one was cut off. Returns one JSON object: file, tiles, bytes, levels,
/// tiles the source does not have. A Failure for: a service that answers with an error, a page or an empty picture, a
/// layer or coordinate system it does not have, more tiles than allowed, another fetch's leftovers, a file in the way.
[[nodiscard]] base::Outcome<std::string> fetchBasemap(const BasemapRequest& request);

}  // namespace layers
