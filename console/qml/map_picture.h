// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The situation map for paper: ground and overlay of the day, with scale, north, grid and time, without a window.

#include <filesystem>
#include <memory>

#include <QImage>
#include <QRectF>
#include <QString>

#include "console/map/overlay_scene.h"
#include "console/models/format.h"
#include "console/paper/reports.h"
#include "console/session/store.h"
#include "console/signs/sign_book.h"

namespace console {

/// What is to be painted: taken from the store in its thread, painted in any.
struct MapOrder {
    std::filesystem::path package;  ///< empty: there is none, and no picture
    map::OverlayScene scene;
    QRectF box;       ///< west, south, width, height in map metres (EPSG:25832) to be shown whole; empty: the town
    QString sources;  ///< of the map data, with licence
    std::shared_ptr<signs::SignBook> signs{};  ///< null: base signs drawn by hand
    models::Language language = models::Language::German;
};
[[nodiscard]] MapOrder orderMap(const session::Store& store, const models::Format& format, const QRectF& box,
                                std::shared_ptr<signs::SignBook> signs = nullptr);

struct MapPicture {
    QImage image;     ///< null: no town package, or one that cannot be read
    QString caption;  ///< scale, grid, sources
    QImage legend{};  ///< what the signs on it mean
    paper::MapLie lie = paper::MapLie::Upright;
};
/// On an upright sheet 174 mm wide, at most 185 mm high, the legend below; or across, 181 mm wide and at most 128 mm
/// high with the legend beside it where it is no higher: whichever shows the box larger. 220 dots an inch. Takes a
/// second or two: never in the GUI thread of a running console.
[[nodiscard]] MapPicture paintMap(const MapOrder& order);

}  // namespace console
