// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The situation map for paper: ground and overlay of the day, with scale, north, grid and time, without a window.

#include <QImage>
#include <QRectF>
#include <QString>

#include "console/models/format.h"
#include "console/session/store.h"

namespace console {

struct MapPicture {
    QImage image;     ///< null: no town package, or one that cannot be read
    QString caption;  ///< scale, grid, sources, what lies where
};

/// `box`: west, south, width, height in map metres (EPSG:25832) to be shown whole; empty: the town. 174 mm wide on
/// paper, at most 190 mm high, 220 dots an inch. Takes a second or two: not in the GUI thread of a running console.
[[nodiscard]] MapPicture mapForPaper(const session::Store& store, const models::Format& format, const QRectF& box);

}  // namespace console
