// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>

#include "console/map/tile_grid.h"

namespace map {
namespace {

TEST(TileGrid, TwoLevelsAreAFactorOfTwo) {
    for (int level = 0; level + 2 <= kLevelMax; ++level)
        EXPECT_NEAR(metresPerPixel(level + 2), 2 * metresPerPixel(level), 1e-9);
    EXPECT_DOUBLE_EQ(metresPerPixel(0), 0.25);
    EXPECT_DOUBLE_EQ(metresPerPixel(6), 2.0);
}

TEST(TileGrid, AScaleIsRoundedToTheNearestLevelAndBounded) {
    EXPECT_EQ(levelFor(2.0), 6);
    EXPECT_EQ(levelFor(2.1), 6);
    EXPECT_EQ(levelFor(2.7), 7);
    EXPECT_EQ(levelFor(1e-9), 0);
    EXPECT_EQ(levelFor(1e9), kLevelMax);
    EXPECT_EQ(levelFor(std::nan("")), 0);
    EXPECT_EQ(levelFor(-1), 0);
}

TEST(TileGrid, TheVisibleTilesCoverTheScreenWithoutGapsOnWholePixels) {
    for (const double ratio : {1.0, 1.25, 1.5, 2.0}) {
        Viewport view;
        view.setDevicePixelRatio(ratio);
        view.setSize({801, 603});
        view.setCentre({530123.456, 5528765.432});
        view.setLevel(5);
        QRectF all;
        double area = 0;
        for (const TileKey& key : view.visibleTiles()) {
            const QRectF rect = view.screenRect(key);
            all = all.united(rect);
            area += rect.width() * rect.height();
            for (const double edge : {rect.left(), rect.top()})
                EXPECT_NEAR(edge * ratio, std::round(edge * ratio), 1e-4) << "ratio " << ratio;
        }
        EXPECT_LE(all.left(), 0.01);
        EXPECT_LE(all.top(), 0.01);
        EXPECT_GE(all.right(), 800.99);
        EXPECT_GE(all.bottom(), 602.99);
        EXPECT_NEAR(area, all.width() * all.height(), 0.5) << "the tiles neither overlap nor leave a gap";
    }
}

TEST(TileGrid, TheTileUnderTheCentreComesFirst) {
    Viewport view;
    view.setSize({1280, 800});
    view.setCentre({530000, 5528000});
    view.setLevel(6);
    const auto tiles = view.visibleTiles();
    ASSERT_FALSE(tiles.empty());
    EXPECT_TRUE(view.screenRect(tiles.front()).contains(640, 400));
}

TEST(TileGrid, ZoomingKeepsThePlaceUnderThePointer) {
    Viewport view;
    view.setSize({1000, 700});
    view.setCentre({530000, 5528000});
    view.setLevel(6);
    const QPointF pointer(123, 456);
    const geometry::MapPoint before = view.toMap(pointer);
    for (const int level : {4, 9, 0, 6}) {
        view.zoomTo(level, pointer);
        const geometry::MapPoint now = view.toMap(pointer);
        EXPECT_NEAR(now.eastM, before.eastM, metresPerPixel(level) + 2);
        EXPECT_NEAR(now.northM, before.northM, metresPerPixel(level) + 2);
    }
}

TEST(TileGrid, ScreenAndMapAreEachOthersInverse) {
    Viewport view;
    view.setSize({1000, 700});
    view.setCentre({530000.3, 5528000.7});
    view.setLevel(3);
    const QPointF back = view.toScreen(view.toMap({77.5, 402.25}));
    EXPECT_NEAR(back.x(), 77.5, 1e-6);
    EXPECT_NEAR(back.y(), 402.25, 1e-6);
}

TEST(TileGrid, TheScaleBarIsARoundLengthThatFits) {
    for (const double metres : {0.25, 0.35, 1.0, 2.0, 11.3, 128.0}) {
        const ScaleBar bar = scaleBar(metres, 120);
        EXPECT_LE(bar.lengthPx, 120);
        EXPECT_GT(bar.lengthPx, 45);
        const double lead = bar.lengthM / std::pow(10.0, std::floor(std::log10(bar.lengthM) + 1e-9));
        EXPECT_TRUE(std::abs(lead - 1) < 1e-9 || std::abs(lead - 2) < 1e-9 || std::abs(lead - 5) < 1e-9) << bar.lengthM;
    }
}

TEST(TileGrid, AFitShowsTheWholeBox) {
    const int level = levelThatFits(7000, 5500, {1200, 800});
    EXPECT_LE(7000 / metresPerPixel(level), 1200);
    EXPECT_LE(5500 / metresPerPixel(level), 800);
    EXPECT_GT(5500 / metresPerPixel(level - 1), 800) << "one level nearer would not fit";
}

}  // namespace
}  // namespace map
