// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QQuickPaintedItem>

namespace console {

/// A short piece of the line that a use of drawings has on the map.
class LineSample : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int use MEMBER m_use NOTIFY changed)  ///< place in models::kDrawingUses
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY changed)
    Q_PROPERTY(QColor ground MEMBER m_ground NOTIFY changed)
public:
    explicit LineSample(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    int m_use = 0;
    QColor m_ink, m_ground;
};

}  // namespace console
