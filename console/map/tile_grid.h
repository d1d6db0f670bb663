// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The zoom levels and the sheet of tiles of each.
//   level k   0.25 m x sqrt(2)^k per logical pixel; 0 is the nearest
//   sheet     physical pixels of a level: x = east / metres, y = -north / metres (y down, origin at 0/0 of the map)
//   tile      512 x 512 physical pixels of the sheet, so that any device pixel ratio meets whole pixels
// The view rests on a level only, so a settled picture is never scaled.

#include <compare>
#include <cstdint>
#include <vector>

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include "gis/geometry/geo.h"

namespace map {

constexpr int kTilePx = 512;
constexpr int kLevelMax = 18;

[[nodiscard]] double metresPerPixel(int level);
/// Nearest level to a scale, bounded to 0..kLevelMax.
[[nodiscard]] int levelFor(double metresPerPixel);
/// Nearest level that shows a box of these metres whole in these pixels.
[[nodiscard]] int levelThatFits(double widthM, double heightM, QSizeF pixels);

struct TileKey {
    int level = 0;
    int column = 0, row = 0;
    auto operator<=>(const TileKey&) const = default;
};

/// Where a painting lies: its upper left corner on the map and its scale. Logical pixels, y down.
struct PaintFrame {
    double westM = 0, northM = 0;
    double metresPerPixel = 1;
    int widthPx = kTilePx, heightPx = kTilePx;  ///< physical
    double devicePixelRatio = 1;

    [[nodiscard]] QPointF toPixel(geometry::MapPoint p) const {
        return {(p.eastM - westM) / metresPerPixel, (northM - p.northM) / metresPerPixel};
    }
    [[nodiscard]] QSizeF logicalSize() const { return {widthPx / devicePixelRatio, heightPx / devicePixelRatio}; }
    /// The covered map, grown by `marginPx` logical pixels.
    [[nodiscard]] geometry::MapBox box(double marginPx = 0) const;
};

[[nodiscard]] PaintFrame frameOf(const TileKey& key, double devicePixelRatio);

/// What the item shows: a centre, a level and the item's size in logical pixels.
class Viewport {
public:
    void setSize(QSizeF logical) { m_size = logical; }
    void setCentre(geometry::MapPoint centre) { m_centre = centre; }
    void setLevel(int level);
    void setDevicePixelRatio(double ratio) { m_ratio = ratio > 0 ? ratio : 1; }

    [[nodiscard]] geometry::MapPoint centre() const { return m_centre; }
    [[nodiscard]] int level() const { return m_level; }
    [[nodiscard]] QSizeF size() const { return m_size; }
    [[nodiscard]] double devicePixelRatio() const { return m_ratio; }
    [[nodiscard]] double scale() const { return metresPerPixel(m_level); }

    /// Upper left corner on the map, moved by less than half a physical pixel so that tiles land on whole pixels.
    [[nodiscard]] PaintFrame frame() const;
    [[nodiscard]] QPointF toScreen(geometry::MapPoint p) const { return frame().toPixel(p); }
    [[nodiscard]] geometry::MapPoint toMap(QPointF screen) const;
    /// Changes the level so that the map under `at` (screen) stays there.
    void zoomTo(int level, QPointF at);
    void panBy(QPointF screenDelta);  ///< the view moves by this much, the map the other way

    /// Tiles that the view touches, nearest to its centre first.
    [[nodiscard]] std::vector<TileKey> visibleTiles() const;
    /// Where a tile (of any level) lies on the screen, logical pixels.
    [[nodiscard]] QRectF screenRect(const TileKey& key) const;

private:
    geometry::MapPoint m_centre;
    int m_level = 6;
    QSizeF m_size{0, 0};
    double m_ratio = 1;
};

/// A round length that fits into `pixelsMax`, for the scale bar.
struct ScaleBar {
    double lengthM = 0;
    double lengthPx = 0;
};
[[nodiscard]] ScaleBar scaleBar(double metresPerPixel, double pixelsMax);

}  // namespace map
