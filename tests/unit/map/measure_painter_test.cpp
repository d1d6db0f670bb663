// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <QPainter>

#include "console/map/measure_painter.h"

namespace map {
namespace {

/// Metres are pixels here, north up, 0/0 in the middle of 400 by 400.
QImage paintedMeasure(const MeasureMark& mark, Theme theme, const QColor& ground) {
    QImage image(400, 400, QImage::Format_ARGB32_Premultiplied);
    image.fill(ground);
    QPainter painter(&image);
    paintMeasure(
        painter, mark, [](geometry::MapPoint at) { return QPointF(200 + at.eastM, 200 - at.northM); },
        QRectF(0, 0, 400, 400), palette(theme), 1);
    return image;
}

int pixelsOf(const QImage& image, const QRect& in, const QColor& colour) {
    int count = 0;
    for (int y = in.top(); y <= in.bottom(); ++y)
        for (int x = in.left(); x <= in.right(); ++x) {
            const QColor c = image.pixelColor(x, y);
            count += std::abs(c.red() - colour.red()) < 12 && std::abs(c.green() - colour.green()) < 12 &&
                     std::abs(c.blue() - colour.blue()) < 12;
        }
    return count;
}

MeasureMark measuredWay() {
    return {{{-150, 0}, {100, 0}}, std::nullopt, false, {QStringLiteral("250 m")}, QStringLiteral("250 m")};
}

TEST(MeasurePainter, FiguresStandOnPlatesOfTheirOwnOverAnyGround) {
    for (const Theme theme : {Theme::Day, Theme::Night, Theme::GreyDay, Theme::GreyNight}) {
        const Palette& p = palette(theme);
        EXPECT_GE(contrast(p.text, p.panel), 4.5);
        for (const QColor& ground : {QColor(Qt::white), QColor(Qt::black), p.action, p.water}) {
            const QImage image = paintedMeasure(measuredWay(), theme, ground);
            // Beyond the end of the way, at 300/200.
            const QRect plate(310, 185, 80, 30);
            EXPECT_GT(pixelsOf(image, plate, p.panel), 500) << "a plate";
            EXPECT_GT(pixelsOf(image, plate, p.text), 40) << "with words";
            EXPECT_GT(pixelsOf(image, QRect(60, 195, 200, 10), p.halo), 200) << "the line has a halo";
        }
    }
}

TEST(MeasurePainter, WhatIsNotSetYetIsDashedAndHasACross) {
    const QColor ground(Qt::white);
    MeasureMark set = measuredWay(), running = measuredWay();
    set.corners = {{-150, 0}, {100, 0}};
    running.corners = {{-150, 0}};
    running.freeEnd = geometry::MapPoint{100, 0};
    const QColor ink = palette(Theme::Day).action;
    const int whole = pixelsOf(paintedMeasure(set, Theme::Day, ground), QRect(70, 199, 200, 2), ink);
    const int dashed = pixelsOf(paintedMeasure(running, Theme::Day, ground), QRect(70, 199, 200, 2), ink);
    EXPECT_GT(whole, 380);
    EXPECT_LT(dashed, whole * 3 / 4);
    EXPECT_GT(dashed, whole / 3);
    EXPECT_GT(pixelsOf(paintedMeasure(running, Theme::Day, ground), QRect(299, 187, 2, 8), ink), 5) << "the cross";
}

TEST(MeasurePainter, AFarEndAndAPlateAtTheEdgeDoNoHarm) {
    MeasureMark mark = measuredWay();
    mark.corners = {{-150, 0}, {1e7, 1e7}, {180, 0}};
    mark.legs = {QStringLiteral("a"), QStringLiteral("b")};
    const QImage image = paintedMeasure(mark, Theme::Day, Qt::white);
    EXPECT_GT(pixelsOf(image, QRect(330, 150, 70, 100), palette(Theme::Day).text), 40)
        << "the total stays whole inside";
    paintedMeasure({}, Theme::Day, Qt::white);
}

TEST(MeasurePainter, AnAreasFigureStandsInItsMiddleAndShortLegsSayNothing) {
    MeasureMark area;
    area.isArea = true;
    area.corners = {{-150, -150}, {150, -150}, {150, 150}, {-150, 150}};
    area.legs = {QStringLiteral("300 m"), QStringLiteral("300 m"), QStringLiteral("300 m"), QStringLiteral("300 m")};
    area.total = QStringLiteral("9,00 ha");
    const QColor panel = palette(Theme::Night).panel;
    const QImage image = paintedMeasure(area, Theme::Night, Qt::white);
    EXPECT_GT(pixelsOf(image, QRect(160, 185, 80, 30), panel), 500);
    EXPECT_GT(pixelsOf(image, QRect(175, 340, 50, 20), panel), 200) << "a leg's figure on the leg";
    area.corners = {{-20, -20}, {20, -20}, {20, 20}, {-20, 20}};
    const QImage small = paintedMeasure(area, Theme::Night, Qt::white);
    EXPECT_LT(pixelsOf(small, QRect(0, 215, 400, 40), panel), 40) << "no room on the leg";
}

}  // namespace
}  // namespace map
