// SPDX-License-Identifier: EUPL-1.2
#include "console/map/tile_grid.h"

#include <algorithm>
#include <cmath>

namespace map {
namespace {

constexpr double kNearestM = 0.25;

double tileEdgeM(int level, double ratio) { return metresPerPixel(level) / ratio * kTilePx; }

}  // namespace

double metresPerPixel(int level) {
    // Exact for even levels, so that a level and the one two above share their tile corners.
    const double octave = std::ldexp(kNearestM, level / 2);
    return level % 2 == 0 ? octave : octave * std::sqrt(2.0);
}

int levelFor(double metres) {
    if (!(metres > 0) || !std::isfinite(metres)) return 0;
    const double level = std::round(2.0 * std::log2(metres / kNearestM));
    return static_cast<int>(std::clamp(level, 0.0, static_cast<double>(kLevelMax)));
}

int levelThatFits(double widthM, double heightM, QSizeF pixels) {
    for (int level = 0; level < kLevelMax; ++level) {
        if (widthM <= pixels.width() * metresPerPixel(level) && heightM <= pixels.height() * metresPerPixel(level)) {
            return level;
        }
    }
    return kLevelMax;
}

geometry::MapBox PaintFrame::box(double marginPx) const {
    const QSizeF size = logicalSize();
    const double margin = marginPx * metresPerPixel;
    return {westM - margin, northM - size.height() * metresPerPixel - margin,
            westM + size.width() * metresPerPixel + margin, northM + margin};
}

PaintFrame frameOf(const TileKey& key, double ratio) {
    PaintFrame frame;
    const double edge = tileEdgeM(key.level, ratio);
    frame.westM = key.column * edge;
    frame.northM = -key.row * edge;
    frame.metresPerPixel = metresPerPixel(key.level);
    frame.devicePixelRatio = ratio;
    return frame;
}

void Viewport::setLevel(int level) { m_level = std::clamp(level, 0, kLevelMax); }

PaintFrame Viewport::frame() const {
    PaintFrame frame;
    const double metres = scale();
    const double physical = metres / m_ratio;
    frame.metresPerPixel = metres;
    frame.devicePixelRatio = m_ratio;
    frame.widthPx = static_cast<int>(std::ceil(m_size.width() * m_ratio));
    frame.heightPx = static_cast<int>(std::ceil(m_size.height() * m_ratio));
    frame.westM = std::round((m_centre.eastM - m_size.width() / 2 * metres) / physical) * physical;
    frame.northM = -std::round((-m_centre.northM - m_size.height() / 2 * metres) / physical) * physical;
    return frame;
}

geometry::MapPoint Viewport::toMap(QPointF screen) const {
    const PaintFrame f = frame();
    return {f.westM + screen.x() * f.metresPerPixel, f.northM - screen.y() * f.metresPerPixel};
}

void Viewport::zoomTo(int level, QPointF at) {
    const geometry::MapPoint held = toMap(at);
    setLevel(level);
    m_centre.eastM = held.eastM - (at.x() - m_size.width() / 2) * scale();
    m_centre.northM = held.northM + (at.y() - m_size.height() / 2) * scale();
}

void Viewport::panBy(QPointF delta) {
    m_centre.eastM += delta.x() * scale();
    m_centre.northM -= delta.y() * scale();
}

std::vector<TileKey> Viewport::visibleTiles() const {
    std::vector<TileKey> tiles;
    if (m_size.isEmpty()) return tiles;
    const geometry::MapBox box = frame().box();
    const double edge = tileEdgeM(m_level, m_ratio);
    const double nudge = scale() / m_ratio * 0.25;  // a tile that shows less than a quarter pixel is not seen
    const int west = static_cast<int>(std::floor((box.westM + nudge) / edge));
    const int east = static_cast<int>(std::floor((box.eastM - nudge) / edge));
    const int north = static_cast<int>(std::floor((-box.northM + nudge) / edge));
    const int south = static_cast<int>(std::floor((-box.southM - nudge) / edge));
    for (int row = north; row <= south; ++row) {
        for (int column = west; column <= east; ++column) tiles.push_back({m_level, column, row});
    }
    const double x = m_centre.eastM / edge - 0.5, y = -m_centre.northM / edge - 0.5;
    std::sort(tiles.begin(), tiles.end(), [&](const TileKey& a, const TileKey& b) {
        const double da = std::hypot(a.column - x, a.row - y), db = std::hypot(b.column - x, b.row - y);
        return da != db ? da < db : a < b;
    });
    return tiles;
}

QRectF Viewport::screenRect(const TileKey& key) const {
    const PaintFrame tile = frameOf(key, m_ratio);
    const double edge = tileEdgeM(key.level, m_ratio) / scale();
    return {toScreen({tile.westM, tile.northM}), QSizeF(edge, edge)};
}

ScaleBar scaleBar(double metres, double pixelsMax) {
    const double most = metres * pixelsMax;
    if (!(most > 0)) return {};
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    double length = power;
    for (const double factor : {5.0, 2.0}) {
        if (power * factor <= most) {
            length = power * factor;
            break;
        }
    }
    return {length, length / metres};
}

}  // namespace map
