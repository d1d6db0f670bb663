// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The file of a base map while it is made: a GeoPackage with one tile table, and beside it what is needed to go on
// after a fetch was cut off.

#include <set>
#include <string>

#include "gis/layers/basemap.h"
#include "gis/layers/internal/gdal_door.h"

namespace layers {

/// A run of tiles of one zoom; columns and rows counted on the whole map (0/0 of EPSG:25832, rows to the south).
struct TileRange {
    int zoom = 0;
    std::int64_t west = 0, east = 0, north = 0, south = 0;  ///< the last ones are in it
    [[nodiscard]] std::uint64_t count() const {
        return static_cast<std::uint64_t>(east - west + 1) * static_cast<std::uint64_t>(south - north + 1);
    }
    [[nodiscard]] double spanM() const { return basemapCellM(zoom) * kBasemapTilePx; }
    [[nodiscard]] geometry::MapBox box() const;
};
/// The tiles of a zoom that touch a box.
[[nodiscard]] TileRange tilesOver(const geometry::MapBox& box, int zoom);

/// One writer. What was stored is on the disk when `commit` returned.
class BasemapStore {
public:
    /// Makes the file, or opens one that the same plan left behind. `plan` says in words what is fetched: leftovers of
    /// another plan are a Failure. `levels`: coarsest first. `messages`, of this thread, outlives the store.
    [[nodiscard]] static base::Outcome<BasemapStore> open(const std::filesystem::path& part, const std::string& plan,
                                                          const std::vector<TileRange>& levels, GdalMessages& messages);
    [[nodiscard]] bool wasBegun() const { return m_wasBegun; }
    [[nodiscard]] bool isDone(const std::string& chunk) const { return m_done.contains(chunk); }
    [[nodiscard]] base::Done begin();
    /// A tile by its place on the whole map.
    [[nodiscard]] base::Done put(int zoom, std::int64_t column, std::int64_t row, const base::Bytes& bytes);
    /// All put since begin() and that the chunk is done, in one.
    [[nodiscard]] base::Done commit(const std::string& chunk);
    /// Writes what the map says of itself and takes away what only the making needed.
    [[nodiscard]] base::Done finish(const BasemapInfo& facts);
    [[nodiscard]] base::Outcome<std::uint64_t> tileCount();

private:
    BasemapStore(std::filesystem::path file, GdalMessages& messages, DatasetHandle dataset);
    [[nodiscard]] base::Done run(const std::string& sql);
    [[nodiscard]] base::Done make(const std::string& plan, const std::vector<TileRange>& levels);
    [[nodiscard]] base::Done resume(const std::string& plan);
    [[nodiscard]] base::Failure failed() const;

    std::filesystem::path m_file;
    GdalMessages* m_messages;
    DatasetHandle m_dataset;
    std::set<std::string> m_done;
    geometry::MapBox m_corner;  ///< of all tiles
    bool m_wasBegun = false;
};

}  // namespace layers
