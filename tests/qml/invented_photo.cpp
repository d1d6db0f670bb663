// SPDX-License-Identifier: EUPL-1.2
#include <QBuffer>
#include <QImage>
#include <QPainter>

#include "tests/qml/invented.h"

namespace invented {

base::Bytes photo(int seed, int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, height);
    sky.setColorAt(0, QColor(86, 98, 112));
    sky.setColorAt(0.6, QColor(150, 156, 160));
    painter.fillRect(image.rect(), sky);
    for (int house = 0; house < 5; ++house) {
        const int w = width / 6, x = width / 30 + house * width / 5;
        const int top = height / 4 + (house * 37 + seed * 53) % (height / 6);
        painter.fillRect(x, top, w, height, QColor(120 + house * 14, 96 + house * 7, 84));
        for (int window = 0; window < 6; ++window)
            painter.fillRect(x + w / 6 + (window % 2) * w / 2, top + height / 20 + (window / 2) * height / 8, w / 5,
                             height / 16, QColor(46, 52, 60));
    }
    const int water = height * 3 / 4 - seed * height / 14;
    painter.fillRect(0, water, width, height, QColor(112, 98, 76));
    for (int wave = 0; wave < 40; ++wave) {
        painter.setPen(QPen(QColor(140, 126, 104), 3));
        const int y = water + 8 + wave * (height - water) / 40, x = (wave * 211 + seed * 71) % width;
        painter.drawLine(x, y, x + width / 8, y);
    }
    painter.end();
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpeg", 82);
    return {out.begin(), out.end()};
}

}  // namespace invented
