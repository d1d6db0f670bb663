// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The base map (gis/layers/basemap.h) as the painter needs it: pictures of the ground in place of the painted one,
// wherever there are any. Its tiles lie on the same grid as ours, so they are scaled by one factor and never warped.
// What stands in the file is not trusted: each tile is decoded in the worker that paints, and only if it is a PNG or
// JPEG of the one size that tiles have; else the painted ground shows.

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <QImage>
#include <QString>

#include "console/map/palette.h"
#include "console/map/tile_grid.h"
#include "gis/layers/basemap.h"

namespace map {

/// A piece of base map under a frame.
struct BasemapPiece {
    QImage image;          ///< in the file's own cells, toned for the palette; null: there is nothing here
    QRectF rect;           ///< where it lies in the frame, logical pixels
    bool isWhole = false;  ///< opaque over all of the frame: nothing below it is seen
};

/// Immutable but for its open files; any thread.
class Basemap {
public:
    [[nodiscard]] static base::Outcome<std::shared_ptr<const Basemap>> open(const std::filesystem::path& file);

    [[nodiscard]] const layers::BasemapInfo& info() const { return m_info; }
    /// Whether a tile shows this place at a scale (metres per physical pixel). Not looked into: it may be broken.
    [[nodiscard]] bool covers(geometry::MapPoint at, double metresPerPixel) const;
    [[nodiscard]] BasemapPiece piece(const PaintFrame& frame, const Palette& palette) const;
    /// Tiles that could not be decoded so far.
    [[nodiscard]] std::uint64_t brokenTiles() const { return m_broken; }

private:
    struct Level {
        layers::BasemapLevel of;
        std::vector<bool> there;
    };
    struct Tile {
        const Level* level = nullptr;  ///< null: there is none
        int column = 0, row = 0;
    };
    Basemap() = default;
    /// The level drawn at this scale; null where the file is too coarse or too fine for it.
    [[nodiscard]] const Level* levelFor(double metresPerPixel) const;
    /// The tile of a level, else the next coarser one above it that still shows enough at this scale.
    [[nodiscard]] Tile tileAt(const Level& level, double metresPerPixel, int column, int row) const;
    [[nodiscard]] QImage decoded(const Tile& tile) const;

    std::filesystem::path m_file;
    layers::BasemapInfo m_info;
    std::vector<Level> m_levels;  ///< coarsest first
    mutable std::mutex m_mutex;
    mutable std::vector<std::unique_ptr<layers::BasemapReader>> m_idle;  ///< one for each that paints at a time
    mutable std::atomic<std::uint64_t> m_broken = 0;
};

/// "Grundkarte © GeoBasis-DE / BKG (CC BY 4.0) · Stand 01.11.2026".
[[nodiscard]] QString sourcesText(const layers::BasemapInfo& info);

/// Brings a picture of the ground into a theme, in place (ARGB32): by day a little paler, so that what matters stands
/// out; by night light paper becomes dark ground and dark writing light, hues stay; aerial pictures are only darkened.
void toneBasemap(QImage& image, const Palette& palette, bool photo);

}  // namespace map
