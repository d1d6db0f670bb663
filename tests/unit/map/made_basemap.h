// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A base map written by a test, through the writer that lagewerk-geo basemap uses.

#include <filesystem>
#include <functional>
#include <vector>

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include "console/map/tile_grid.h"
#include "gis/layers/internal/basemap_store.h"

namespace map::testing {

/// What stands in the file for a tile; empty: none. Frame: where it lies, one pixel a cell.
using TileBytes = std::function<base::Bytes(int zoom, const PaintFrame& frame)>;

inline base::Bytes bytesOf(const QImage& image, const char* format = "PNG") {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return {bytes.begin(), bytes.end()};
}

/// A tile drawn in the frame's pixels on white paper.
inline base::Bytes drawnTile(const PaintFrame& frame, const std::function<void(QPainter&)>& draw) {
    QImage image(frame.widthPx, frame.heightPx, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
    painter.end();
    return bytesOf(image);
}

/// `zooms`: coarsest first. Ends the test program when the file cannot be written.
inline void writeBasemap(const std::filesystem::path& file, const geometry::MapBox& box, const std::vector<int>& zooms,
                         const TileBytes& tile, bool photo = false) {
    std::filesystem::remove(file);
    layers::GdalMessages messages;
    std::vector<layers::TileRange> levels;
    for (const int zoom : zooms) levels.push_back(layers::tilesOver(box, zoom));
    auto opened = layers::BasemapStore::open(file, "probe", levels, messages);
    if (!opened) qFatal("%s", opened.failure().text().c_str());
    layers::BasemapStore& store = opened.value();
    bool isWritten = store.begin().ok();
    for (const layers::TileRange& level : levels) {
        for (auto row = level.north; row <= level.south; ++row) {
            for (auto column = level.west; column <= level.east; ++column) {
                PaintFrame frame;
                frame.westM = static_cast<double>(column) * level.spanM();
                frame.northM = -static_cast<double>(row) * level.spanM();
                frame.metresPerPixel = layers::basemapCellM(level.zoom);
                const base::Bytes bytes = tile(level.zoom, frame);
                if (!bytes.empty()) isWritten = store.put(level.zoom, column, row, bytes).ok() && isWritten;
            }
        }
    }
    layers::BasemapInfo facts;
    facts.source = "Vermessungsamt Probe", facts.licence = "dl-de/by-2-0", facts.date = "2026-11-01";
    facts.photo = photo, facts.box = box;
    isWritten = isWritten && store.commit("all").ok() && store.finish(facts).ok();
    if (!isWritten) qFatal("%s", messages.error().c_str());
}

}  // namespace map::testing
