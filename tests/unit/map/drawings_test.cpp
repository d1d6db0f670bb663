// SPDX-License-Identifier: EUPL-1.2
// Sectors and other drawings on the map.

#include <gtest/gtest.h>

#include <QPainter>

#include "console/map/drawing_lines.h"
#include "console/map/overlay_layout.h"
#include "console/map/overlay_painter.h"

namespace {

using namespace map;

geometry::MapArea box(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}}}};
}

DrawingMark sector() {
    DrawingMark mark;
    mark.id = QStringLiteral("a"), mark.use = DrawingUse::Sector, mark.form = DrawingForm::Area;
    mark.ground = box(-200, -150, 200, 150), mark.at = {0, 0}, mark.name = QStringLiteral("EA Nord");
    return mark;
}

QImage painted(const OverlayScene& scene, Theme theme = Theme::Day) {
    MarkPictures pictures;
    pictures.setLook({theme, 1, 1});
    const OverlayLayout layout(scene, 1, pictures);
    PaintFrame frame;
    frame.widthPx = 600, frame.heightPx = 400, frame.metresPerPixel = 1, frame.westM = -300, frame.northM = 200;
    QImage image(600, 400, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintOverlay(painter, frame, scene, layout, pictures.look(), {});
    return image;
}

int inked(const QImage& image, const QRect& where) {
    int count = 0;
    for (int y = where.top(); y <= where.bottom(); ++y)
        for (int x = where.left(); x <= where.right(); ++x) count += qAlpha(image.pixel(x, y)) > 40 ? 1 : 0;
    return count;
}

TEST(Drawings, ASectorIsAnOutlineAndAPlateAndNothingInBetween) {
    OverlayScene scene;
    scene.drawings.push_back(sector());
    const QImage image = painted(scene);
    EXPECT_GT(inked(image, {100, 345, 400, 10}), 500) << "its southern border";
    EXPECT_GT(inked(image, {270, 185, 60, 30}), 500) << "its plate";
    EXPECT_EQ(inked(image, {120, 70, 100, 100}), 0) << "no fill and no hatch";
}

TEST(Drawings, EachUseHasALineOfItsOwn) {
    std::vector<QImage> lines;
    for (int use = 0; use <= 6; ++use) {
        QImage image(200, 30, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        drawSample(painter, {4, 0, 192, 30}, static_cast<DrawingUse>(use), Qt::black, Qt::white);
        painter.end();
        for (const QImage& other : lines) {
            int different = 0;
            for (int x = 0; x < 200; ++x)
                for (int y = 0; y < 30; ++y) different += image.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
            EXPECT_GT(different, 60) << use;
        }
        lines.push_back(image);
    }
}

TEST(Drawings, ABorderIsHitAtItsLineAndNotInside) {
    OverlayScene scene;
    scene.drawings.push_back(sector());
    scene.drawings.front().name.clear();
    MarkPictures pictures;
    pictures.setLook({Theme::Day, 1, 1});
    const OverlayLayout layout(scene, 1, pictures);
    EXPECT_EQ(layout.at({-200, 20}, scene), (Hit{MarkKind::Drawing, 0}));
    EXPECT_EQ(layout.at({-195, 20}, scene), (Hit{MarkKind::Drawing, 0}));
    EXPECT_EQ(layout.at({-100, 20}, scene), Hit{});
    DrawingMark way = sector();
    way.form = DrawingForm::Line;
    scene.drawings = {way};
    const OverlayLayout open(scene, 1, pictures);
    EXPECT_EQ(open.at({-200, 20}, scene), Hit{}) << "a line does not close";
}

TEST(Drawings, APlateIsClickedLikeAnyMark) {
    OverlayScene scene;
    scene.drawings.push_back(sector());
    MarkPictures pictures;
    pictures.setLook({Theme::Day, 1, 1});
    const OverlayLayout layout(scene, 1, pictures);
    ASSERT_EQ(layout.marks().size(), 1u);
    EXPECT_EQ(layout.at({0, 0}, scene), (Hit{MarkKind::Drawing, 0}));
}

TEST(Drawings, MarksAlongALineKeepTheirStepOverCornersAndAreBounded) {
    const QPolygonF line{{0, 0}, {30, 0}, {30, 40}, {1'000'000, 40}};
    const auto ticks = ticksAlong(line, true, 20, QRectF(-10, -10, 400, 400));
    ASSERT_GE(ticks.size(), 4u);
    EXPECT_EQ(ticks[0].at, QPointF(10, 0));
    EXPECT_EQ(ticks[1].at, QPointF(30, 0));
    EXPECT_EQ(ticks[2].at, QPointF(30, 20));
    EXPECT_EQ(ticks[2].way, QPointF(0, 1));
    EXPECT_EQ(ticks[3].at, QPointF(30, 40));
    EXPECT_LT(ticks.size(), 40u) << "only what is seen";
    EXPECT_LE(ticksAlong(line, true, 0.01, QRectF(-10, -10, 2'000'000, 400)).size(), kTicksMax);
}

TEST(Drawings, ALongOrHostileNameStaysAPlate) {
    OverlayScene scene;
    scene.drawings.push_back(sector());
    for (const QString& name : {QString(2000, QLatin1Char('W')), QStringLiteral("<b>&</b>"),
                                QStringLiteral("\u202Eabc"), QStringLiteral("a\nb\nc")}) {
        scene.drawings.front().name = name;
        MarkPictures pictures;
        pictures.setLook({Theme::Night, 2, 1});
        const MarkPicture plate = pictures.icon(scene.drawings.front());
        EXPECT_LT(plate.size.width(), 420) << name.left(20).toStdString();
        EXPECT_FALSE(plate.image.isNull());
    }
}

TEST(Drawings, WithoutALibraryASignIsABaseSignDrawnByHand) {
    DrawingMark mark;
    mark.form = DrawingForm::Point, mark.name = QStringLiteral("TEL");
    mark.sign.base = QStringLiteral("befehlsstelle"), mark.sign.organisation = QStringLiteral("fuehrung");
    MarkPictures pictures;
    pictures.setLook({Theme::Day, 1, 1});
    const MarkPicture sign = pictures.icon(mark);
    EXPECT_FALSE(sign.image.isNull());
    EXPECT_EQ(sign.image.pixelColor(sign.anchor.toPoint()).name(), QStringLiteral("#fafa00"));
    mark.sign = {};
    EXPECT_FALSE(pictures.icon(mark).image.isNull()) << "a plain mark";
    EXPECT_FALSE(pictures.label(mark).shown().isNull());
}

TEST(MarkPictures, ALabelIsDrawnWhenItIsShownAndHasItsSizeBefore) {
    MarkPictures pictures;
    pictures.setLook({Theme::Day, 1, 2});
    UnitMark unit;
    EXPECT_TRUE(pictures.label(unit).isNull()) << "nothing to say";
    // More than are kept: each layout of so many must not draw them all.
    for (int i = 0; i < 8'000; ++i) {
        unit.name = QStringLiteral("Florian %1/44-1").arg(i);
        const MarkPicture label = pictures.label(unit);
        ASSERT_FALSE(label.isNull());
        ASSERT_TRUE(label.late->image.isNull());
        ASSERT_GT(label.size.width(), 60);
    }
    const MarkPicture label = pictures.label(unit);
    const QImage image = label.shown();
    EXPECT_EQ(image.width(), static_cast<int>(label.size.width() * 2));
    EXPECT_EQ(pictures.label(unit).shown().cacheKey(), image.cacheKey()) << "once";
    pictures.setLook({Theme::Night, 1, 2});
    EXPECT_NE(pictures.label(unit).shown().cacheKey(), image.cacheKey());
}

}  // namespace
