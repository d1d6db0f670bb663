// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

#include <QQuickPaintedItem>

namespace map {

/// The painted sheet over the tiles. Takes no input: MapView does.
class OverlayItem : public QQuickPaintedItem {
public:
    OverlayItem(QQuickItem* parent, std::function<void(QPainter&)> draw)
        : QQuickPaintedItem(parent), m_draw(std::move(draw)) {
        setAntialiasing(true);
        setAcceptedMouseButtons(Qt::NoButton);
    }
    void paint(QPainter* painter) override { m_draw(*painter); }

private:
    std::function<void(QPainter&)> m_draw;
};

}  // namespace map
