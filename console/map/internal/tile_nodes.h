// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The scene graph's side of the tiles. Lives on the render thread: nodes own their textures, so these go where they
// may go. Only rectangle and image nodes: the software renderer draws no other.

#include <map>

#include <QImage>
#include <QRectF>
#include <QSGImageNode>
#include <QSGNode>
#include <QSGRectangleNode>

#include "console/map/tile_grid.h"

class QQuickWindow;

namespace map {

class TileNodes : public QSGNode {
public:
    explicit TileNodes(QQuickWindow& window);

    void setGround(const QRectF& rect, const QColor& colour);
    /// A tile of the resting level: drawn pixel by pixel.
    void showSharp(const TileKey& key, const QImage& image, const QRectF& rect) {
        show(m_sharp, m_sharpNodes, key, image, rect, false);
    }
    /// A tile of another level, scaled, below the sharp ones.
    void showScaled(const TileKey& key, const QImage& image, const QRectF& rect) {
        show(m_scaled, m_scaledNodes, key, image, rect, true);
    }
    /// Moves a tile whose picture is not there (any more); false when it has no node.
    bool moveSharp(const TileKey& key, const QRectF& rect);
    /// Removes what was not shown or moved since the last call.
    void sweep();

private:
    struct Shown {
        QSGImageNode* node = nullptr;
        qint64 imageKey = 0;
        bool used = false;
    };
    using Nodes = std::map<TileKey, Shown>;
    void show(QSGNode* parent, Nodes& nodes, const TileKey& key, const QImage& image, const QRectF& rect, bool smooth);
    static void sweep(QSGNode* parent, Nodes& nodes);

    QQuickWindow& m_window;
    QSGRectangleNode* m_ground;
    QSGNode* m_scaled;
    QSGNode* m_sharp;
    Nodes m_scaledNodes, m_sharpNodes;
};

}  // namespace map
