// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include <QImage>
#include <QPainter>

#include "console/qml/desk.h"
#include "console/qml/map_picture.h"

/// The map as it goes on paper, its legend below it. Without a town package there is none.
inline bool paintMapSheet(console::Desk& desk, const std::filesystem::path& file) {
    const console::MapPicture map =
        console::paintMap(console::orderMap(desk.store(), desk.format(), desk.boxOf(QString()), desk.signBook()));
    if (map.image.isNull()) return true;
    QImage sheet(map.image.width(), map.image.height() + map.legend.height(), QImage::Format_RGB32);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    painter.drawImage(0, 0, map.image);
    painter.drawImage(0, map.image.height(), map.legend);
    painter.end();
    return !map.legend.isNull() && sheet.save(QString::fromStdString(file.string()));
}
