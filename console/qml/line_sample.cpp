// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/line_sample.h"

#include <algorithm>

#include <QPainter>

#include "console/map/drawing_lines.h"

namespace console {

LineSample::LineSample(QQuickItem* parent) : QQuickPaintedItem(parent) {
    connect(this, &LineSample::changed, this, [this] { update(); });
}

void LineSample::paint(QPainter* painter) {
    painter->setRenderHint(QPainter::Antialiasing);
    map::drawSample(*painter, QRectF(2, 0, width() - 4, height()),
                    static_cast<map::DrawingUse>(std::clamp(m_use, 0, 6)), m_ink, m_ground);
}

}  // namespace console
