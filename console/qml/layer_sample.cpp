// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/layer_sample.h"

#include <QPainter>

namespace console {

LayerSample::LayerSample(QQuickItem* parent) : QQuickPaintedItem(parent) {
    connect(this, &LayerSample::changed, this, [this] { update(); });
}

void LayerSample::setView(map::MapView* view) {
    if (view == m_view) return;
    if (m_view) m_view->disconnect(this);
    m_view = view;
    if (m_view) {
        connect(m_view, &map::MapView::loadStateChanged, this, [this] { update(); });
        connect(m_view, &map::MapView::themeChanged, this, [this] { update(); });
    }
    emit changed();
}

void LayerSample::paint(QPainter* painter) {
    if (m_view) m_view->paintOwnSample(*painter, QRectF(0, 0, width(), height()), m_layer);
}

}  // namespace console
