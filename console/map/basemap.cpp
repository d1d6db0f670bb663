// SPDX-License-Identifier: EUPL-1.2
#include "console/map/basemap.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QBuffer>
#include <QCoreApplication>
#include <QDate>
#include <QImageReader>
#include <QPainter>

namespace map {
namespace {

constexpr int kTile = layers::kBasemapTilePx;
constexpr double kFinerBy = 1.05;     ///< a cell may be so much larger than a pixel before the finer level is taken
constexpr double kSpreadMost = 4.01;  ///< beyond four pixels a cell (or four cells a pixel) the painted map shows more
constexpr int kMarginCells = 2;       ///< of the picture around the frame: what smoothing looks at

/// Where a frame lies in the cells of a level; may reach beyond the file.
struct Cells {
    int west, north, width, height;
};

Cells cellsUnder(const PaintFrame& frame, const layers::BasemapInfo& info, double cellM) {
    const geometry::MapBox box = frame.box();
    const auto at = [cellM](double metres) { return metres / cellM; };
    const int west = static_cast<int>(std::floor(at(box.westM - info.westM))) - kMarginCells,
              north = static_cast<int>(std::floor(at(info.northM - box.northM))) - kMarginCells;
    return {west, north, static_cast<int>(std::ceil(at(box.eastM - info.westM))) + kMarginCells - west,
            static_cast<int>(std::ceil(at(info.northM - box.southM))) + kMarginCells - north};
}

int floorDiv(int a, int b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

bool isOpaque(const QImage& image, const QRect& part) {
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = part.left(); x <= part.right(); ++x)
            if (qAlpha(line[x]) != 255) return false;
    }
    return true;
}

}  // namespace

base::Outcome<std::shared_ptr<const Basemap>> Basemap::open(const std::filesystem::path& file) {
    auto reader = layers::BasemapReader::open(file);
    if (!reader) return reader.failure();
    std::shared_ptr<Basemap> made(new Basemap);
    made->m_file = file;
    made->m_info = reader.value()->info();
    for (const layers::BasemapLevel& level : made->m_info.levels) {
        auto there = reader.value()->present(level);
        if (!there) return there.failure();
        made->m_levels.push_back({level, std::move(there).value()});
    }
    made->m_idle.push_back(std::move(reader).value());
    return std::shared_ptr<const Basemap>(std::move(made));
}

const Basemap::Level* Basemap::levelFor(double metresPerPixel) const {
    for (const Level& level : m_levels) {
        if (level.of.cellM > metresPerPixel * kFinerBy) continue;
        return metresPerPixel <= level.of.cellM * kSpreadMost ? &level : nullptr;
    }
    const Level& finest = m_levels.back();
    return finest.of.cellM <= metresPerPixel * kSpreadMost ? &finest : nullptr;
}

Basemap::Tile Basemap::tileAt(const Level& level, double metresPerPixel, int column, int row) const {
    const auto own = static_cast<std::size_t>(&level - m_levels.data());
    for (std::size_t up = 0; up <= own; ++up) {
        const Level& from = m_levels[own - up];
        const int halvings = level.of.zoom - from.of.zoom;
        if (up > 0 && from.of.cellM > metresPerPixel * kSpreadMost) break;
        const int c = column >> halvings, r = row >> halvings;
        if (c < 0 || r < 0 || c >= from.of.columns || r >= from.of.rows) break;
        if (from.there[static_cast<std::size_t>(r) * static_cast<std::size_t>(from.of.columns) +
                       static_cast<std::size_t>(c)])
            return {&from, c, r};
    }
    return {};
}

bool Basemap::covers(geometry::MapPoint at, double metresPerPixel) const {
    const Level* level = levelFor(metresPerPixel);
    if (!level) return false;
    const double span = level->of.cellM * kTile;
    const double column = std::floor((at.eastM - m_info.westM) / span),
                 row = std::floor((m_info.northM - at.northM) / span);
    if (!(column >= 0 && row >= 0 && column < level->of.columns && row < level->of.rows)) return false;
    return tileAt(*level, metresPerPixel, static_cast<int>(column), static_cast<int>(row)).level != nullptr;
}

QImage Basemap::decoded(const Tile& tile) const {
    std::unique_ptr<layers::BasemapReader> reader;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            reader = std::move(m_idle.back());
            m_idle.pop_back();
        }
    }
    if (!reader) {
        auto opened = layers::BasemapReader::open(m_file);
        if (!opened) return {};
        reader = std::move(opened).value();
    }
    const auto bytes = reader->tile(tile.level->of.zoom, tile.column, tile.row);
    {
        const std::lock_guard lock(m_mutex);
        m_idle.push_back(std::move(reader));
    }
    QImage image;
    if (bytes && bytes.value().size() > 8) {
        const base::Bytes& raw = bytes.value();
        QByteArray view =
            QByteArray::fromRawData(reinterpret_cast<const char*>(raw.data()), static_cast<qsizetype>(raw.size()));
        QBuffer buffer(&view);
        buffer.open(QIODevice::ReadOnly);
        // The format is named here: no other decoder of the system ever sees these bytes.
        QImageReader decoder(&buffer, raw[0] == 0x89 ? "png" : "jpeg");
        decoder.setAutoDetectImageFormat(false);
        if (decoder.size() == QSize(kTile, kTile)) image = decoder.read();
    }
    if (image.size() != QSize(kTile, kTile)) {
        ++m_broken;
        return {};
    }
    return image.convertToFormat(QImage::Format_ARGB32);
}

BasemapPiece Basemap::piece(const PaintFrame& frame, const Palette& palette) const {
    BasemapPiece found;
    const double metres = frame.metresPerPixel / frame.devicePixelRatio;
    const Level* level = levelFor(metres);
    if (!level) return found;
    const double cellM = level->of.cellM;
    const Cells cells = cellsUnder(frame, m_info, cellM);
    QImage all;
    QPainter painter;
    for (int row = floorDiv(cells.north, kTile); row * kTile < cells.north + cells.height; ++row) {
        for (int column = floorDiv(cells.west, kTile); column * kTile < cells.west + cells.width; ++column) {
            const Tile tile = tileAt(*level, metres, column, row);
            if (!tile.level) continue;
            const QImage image = decoded(tile);
            if (image.isNull()) continue;
            if (all.isNull()) {
                all = QImage(cells.width, cells.height, QImage::Format_ARGB32);
                all.fill(Qt::transparent);
                painter.begin(&all);
                painter.setRenderHint(QPainter::SmoothPixmapTransform);
                painter.setCompositionMode(QPainter::CompositionMode_Source);
            }
            const int halvings = level->of.zoom - tile.level->of.zoom, part = kTile >> halvings;
            const int inside = (1 << halvings) - 1;
            painter.drawImage(QRect(column * kTile - cells.west, row * kTile - cells.north, kTile, kTile), image,
                              QRect((column & inside) * part, (row & inside) * part, part, part));
        }
    }
    if (all.isNull()) return found;
    painter.end();
    toneBasemap(all, palette, m_info.photo);
    const QPointF corner = frame.toPixel({m_info.westM + cells.west * cellM, m_info.northM - cells.north * cellM});
    found.rect = QRectF(corner, QSizeF(cells.width, cells.height) * cellM / frame.metresPerPixel);
    found.isWhole = isOpaque(all, all.rect().adjusted(1, 1, -1, -1));
    found.image = std::move(all);
    return found;
}

QString sourcesText(const layers::BasemapInfo& info) {
    QString text =
        QCoreApplication::translate("map", "Grundkarte %1 (%2)")
            .arg(QString::fromStdString(info.source).simplified(), QString::fromStdString(info.licence).simplified());
    const QDate date = QDate::fromString(QString::fromStdString(info.date).left(10), Qt::ISODate);
    if (date.isValid())
        text += QCoreApplication::translate("map", " · Stand %1")
                    .arg(date.toString(QCoreApplication::translate("map", "dd.MM.yyyy")));
    return text;
}

void toneBasemap(QImage& image, const Palette& palette, bool photo) {
    const bool isGrey = palette.theme == Theme::GreyDay || palette.theme == Theme::GreyNight;
    // Out of 256: what is left of the colours.
    const int colour = isGrey ? 0 : palette.dark ? (photo ? 160 : 150) : photo ? 256 : 200;
    // What black and white become, by channel.
    const auto ends = [&](int land, int text) -> std::pair<int, int> {
        if (!palette.dark) return photo ? std::pair{0, 255} : std::pair{20, 255 - (255 - land) / 3};
        return photo ? std::pair{land / 2, 105} : std::pair{land, text};
    };
    const auto [red0, red1] = ends(palette.land.red(), palette.placeText.red());
    const auto [green0, green1] = ends(palette.land.green(), palette.placeText.green());
    const auto [blue0, blue1] = ends(palette.land.blue(), palette.placeText.blue());
    const bool turned = palette.dark && !photo;
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = line[x];
            int r = qRed(pixel), g = qGreen(pixel), b = qBlue(pixel);
            if (turned) {
                // Lightness (HSL) turned round, hue and chroma kept.
                const int shift = 255 - std::max({r, g, b}) - std::min({r, g, b});
                r += shift, g += shift, b += shift;
            }
            const int grey = (r * 11 + g * 16 + b * 5) / 32;
            const auto channel = [&](int value, int low, int high) {
                return low + std::clamp(grey + (value - grey) * colour / 256, 0, 255) * (high - low) / 255;
            };
            line[x] =
                qRgba(channel(r, red0, red1), channel(g, green0, green1), channel(b, blue0, blue1), qAlpha(pixel));
        }
    }
}

}  // namespace map
