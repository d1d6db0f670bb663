// SPDX-License-Identifier: EUPL-1.2
#include "console/map/internal/tile_nodes.h"

#include <QColor>
#include <QQuickWindow>
#include <QSGTexture>

namespace map {

TileNodes::TileNodes(QQuickWindow& window)
    : m_window(window),
      m_ground(window.createRectangleNode()),
      // Not plain QSGNodes: Qt 6.4's software renderer keeps no state for those, and a tile added below one later would
      // lose position and clip of this item.
      m_scaled(new QSGTransformNode),
      m_sharp(new QSGTransformNode) {
    appendChildNode(m_ground);
    appendChildNode(m_scaled);
    appendChildNode(m_sharp);
}

void TileNodes::setGround(const QRectF& rect, const QColor& colour) {
    if (m_ground->rect() != rect) m_ground->setRect(rect);
    if (m_ground->color() != colour) m_ground->setColor(colour);
}

void TileNodes::show(QSGNode* parent, Nodes& nodes, const TileKey& key, const QImage& image, const QRectF& rect,
                     bool smooth) {
    Shown& shown = nodes[key];
    if (!shown.node) {
        shown.node = m_window.createImageNode();
        shown.node->setOwnsTexture(true);
        shown.node->setFiltering(smooth ? QSGTexture::Linear : QSGTexture::Nearest);
    }
    const bool isNew = shown.imageKey == 0;
    if (shown.imageKey != image.cacheKey()) {
        // setTexture() deletes the texture it owned.
        shown.node->setTexture(m_window.createTextureFromImage(image, QQuickWindow::TextureIsOpaque));
        shown.node->setSourceRect(QRectF(QPointF(0, 0), QSizeF(image.size())));
        shown.imageKey = image.cacheKey();
    }
    if (shown.node->rect() != rect) shown.node->setRect(rect);
    // Only now: the software renderer looks into the texture as soon as a node is in the tree.
    if (isNew) parent->appendChildNode(shown.node);
    shown.used = true;
}

bool TileNodes::moveSharp(const TileKey& key, const QRectF& rect) {
    const auto it = m_sharpNodes.find(key);
    if (it == m_sharpNodes.end()) return false;
    if (it->second.node->rect() != rect) it->second.node->setRect(rect);
    it->second.used = true;
    return true;
}

void TileNodes::sweep(QSGNode* parent, Nodes& nodes) {
    for (auto it = nodes.begin(); it != nodes.end();) {
        if (it->second.used) {
            it->second.used = false;
            ++it;
            continue;
        }
        parent->removeChildNode(it->second.node);
        delete it->second.node;
        it = nodes.erase(it);
    }
}

void TileNodes::sweep() {
    sweep(m_scaled, m_scaledNodes);
    sweep(m_sharp, m_sharpNodes);
}

}  // namespace map
