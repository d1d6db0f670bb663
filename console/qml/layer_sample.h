// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>

#include "console/map/map_view.h"

namespace console {

/// What a layer of the town's own looks like on the map: its mark, its line, its hatch.
class LayerSample : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(map::MapView* view READ view WRITE setView NOTIFY changed)  ///< the map that is asked
    Q_PROPERTY(QString layerName MEMBER m_layer NOTIFY changed)
public:
    explicit LayerSample(QQuickItem* parent = nullptr);
    [[nodiscard]] map::MapView* view() const { return m_view; }
    void setView(map::MapView* view);
    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QPointer<map::MapView> m_view;
    QString m_layer;
};

}  // namespace console
