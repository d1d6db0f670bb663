// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include <QPainter>

#include "console/map/label_plan.h"
#include "console/map/palette.h"
#include "console/map/tile_painter.h"
#include "small_town.h"

namespace map {
namespace {

using testing::at;
using testing::frameAt;
using testing::smallTown;

QColor colourAt(const QImage& image, const PaintFrame& frame, geometry::MapPoint p) {
    const QPointF pixel = frame.toPixel(p) * frame.devicePixelRatio;
    return image.pixelColor(static_cast<int>(pixel.x()), static_cast<int>(pixel.y()));
}

/// Largest difference of a channel, and how many pixels differ by more than `tolerance`.
struct Difference {
    int most = 0;
    int pixels = 0;
};
Difference difference(const QImage& a, const QImage& b, int tolerance) {
    Difference found;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            const int d =
                std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
            found.most = std::max(found.most, d);
            if (d > tolerance) ++found.pixels;
        }
    }
    return found;
}

TEST(TilePainter, EveryUseOfLandHasItsColourByDayAndByNight) {
    const auto town = smallTown();
    for (const Theme theme : {Theme::Day, Theme::Night}) {
        const Palette& p = palette(theme);
        const PaintFrame frame = frameAt(0, 1000, 2, 500, 500);
        const QImage image = paintGround(frame, *town, nullptr, p);
        EXPECT_EQ(colourAt(image, frame, at(100, 100)).name(), p.forest.name());
        EXPECT_EQ(colourAt(image, frame, at(350, 100)).name(), p.farm.name());
        EXPECT_EQ(colourAt(image, frame, at(900, 200)).name(), p.builtUp.name());
        EXPECT_EQ(colourAt(image, frame, at(620, 615)).name(), p.building.name());
        EXPECT_EQ(colourAt(image, frame, at(650, 500)).name(), p.water.name());
        EXPECT_EQ(colourAt(image, frame, at(200, 700)).name(), p.middle.name());
    }
}

TEST(TilePainter, LinesOfSupplyAreToldApartByTheirDashesAndCanBeLeftOut) {
    const auto town = smallTown();
    for (const Theme theme : {Theme::Day, Theme::Night}) {
        const Palette& p = palette(theme);
        const PaintFrame frame = frameAt(0, 1000, 1, 1000, 1000);
        const QImage with = paintGround(frame, *town, nullptr, p);
        const QImage without = paintGround(frame, *town, nullptr, p, nullptr, {.utilities = false});
        EXPECT_EQ(difference(with, paintGround(frame, *town, nullptr, p), 0).pixels, 0);
        std::vector<int> drawn;  // pixels of each line that are not ground
        for (const double north : {345.0, 380.0, 440.0}) {
            int count = 0;
            for (int x = 310; x < 790; ++x) {
                const int y = static_cast<int>(frame.toPixel(at(x, north)).y());
                count +=
                    with.pixel(x, y) != without.pixel(x, y) || with.pixel(x, y - 1) != without.pixel(x, y - 1) ? 1 : 0;
            }
            drawn.push_back(count);
        }
        EXPECT_GT(drawn[0], drawn[1]) << "a power line is nearly whole";
        EXPECT_GT(drawn[1], drawn[2]) << "a cable is dots";
        EXPECT_GT(drawn[2], 100);
        EXPECT_GE(contrast(p.supply, p.land), 2.0) << "discreet, and seen";
        EXPECT_LE(contrast(p.supply, p.land), 4.5);
    }
    const PaintFrame far = frameAt(0, 1000, 32, 32, 32);
    EXPECT_EQ(difference(paintGround(far, *town, nullptr, palette(Theme::Day)),
                         paintGround(far, *town, nullptr, palette(Theme::Day), nullptr, {.utilities = false}), 0)
                  .pixels,
              0)
        << "from afar there are none";
}

TEST(TilePainter, ABridgeLiesOverTheWater) {
    const PaintFrame frame = frameAt(700, 600, 0.5, 400, 400);
    const QImage image = paintGround(frame, *smallTown(), nullptr, palette(Theme::Day));
    EXPECT_EQ(colourAt(image, frame, at(800, 500)).name(), palette(Theme::Day).middle.name());
    EXPECT_EQ(colourAt(image, frame, at(770, 500)).name(), palette(Theme::Day).water.name());
}

TEST(TilePainter, AStreetHasAnEdge) {
    const PaintFrame frame = frameAt(100, 750, 1, 200, 100);
    const QImage image = paintGround(frame, *smallTown(), nullptr, palette(Theme::Day));
    bool edge = false;
    for (int y = 0; y < image.height(); ++y)
        edge = edge || image.pixelColor(100, y).lightness() < palette(Theme::Day).forest.lightness() - 15;
    EXPECT_TRUE(edge) << "white on light ground needs a casing";
}

TEST(TilePainter, NeighbouringTilesGiveWhatOneBigPaintingGives) {
    const auto town = smallTown();
    for (const double ratio : {1.0, 1.5}) {
        for (const int level : {2, 4, 6}) {
            const LabelPlan plan(*town, level, 1);
            const double edge = metresPerPixel(level) / ratio * kTilePx;
            const TileKey corner{level, static_cast<int>(std::floor((testing::kEastM + 480) / edge)),
                                 static_cast<int>(std::floor(-(testing::kNorthM + 720) / edge))};
            PaintFrame big = frameOf(corner, ratio);
            big.widthPx = big.heightPx = 2 * kTilePx;
            const QImage whole = paintGround(big, *town, &plan, palette(Theme::Day));
            QImage joined(whole.size(), whole.format());
            QPainter painter(&joined);
            for (int row = 0; row < 2; ++row) {
                for (int column = 0; column < 2; ++column) {
                    const TileKey key{level, corner.column + column, corner.row + row};
                    painter.drawImage(column * kTilePx, row * kTilePx,
                                      paintGround(frameOf(key, ratio), *town, &plan, palette(Theme::Day)));
                }
            }
            painter.end();
            const Difference found = difference(whole, joined, 6);
            EXPECT_LE(found.pixels, 0) << "level " << level << " ratio " << ratio << " most " << found.most;
        }
    }
}

TEST(TilePainter, ANameOnATileBorderIsWholeInBothTogether) {
    const auto town = smallTown();
    const int level = 4;
    const LabelPlan plan(*town, level, 1);
    const auto label = std::find_if(plan.labels().begin(), plan.labels().end(),
                                    [](const GroundLabel& l) { return l.text == "Lange Straße"; });
    ASSERT_NE(label, plan.labels().end());
    // Two frames that meet in the middle of the name.
    const double metres = metresPerPixel(level);
    PaintFrame left = frameAt(0, 0, metres, 200, 200);
    left.westM = (label->centre.x() - 200) * metres;
    left.northM = -(label->centre.y() - 100) * metres;
    PaintFrame right = left;
    right.westM += 200 * metres;
    const auto darkPixels = [&](const PaintFrame& frame) {
        const QImage with = paintGround(frame, *town, &plan, palette(Theme::Day));
        const QImage without = paintGround(frame, *town, nullptr, palette(Theme::Day));
        return difference(with, without, 40).pixels;
    };
    PaintFrame both = left;
    both.widthPx = 400;
    EXPECT_GT(darkPixels(left), 30);
    EXPECT_GT(darkPixels(right), 30);
    EXPECT_EQ(darkPixels(left) + darkPixels(right), darkPixels(both));
}

TEST(TilePainter, NamesOfPlacesAreLeftToTheOverlay) {
    const auto town = smallTown();
    const LabelPlan plan(*town, 6, 1);
    const auto name = std::find_if(plan.labels().begin(), plan.labels().end(),
                                   [](const GroundLabel& l) { return l.text == "MITTE"; });
    ASSERT_NE(name, plan.labels().end());
    const double metres = metresPerPixel(6);
    PaintFrame frame = frameAt(0, 0, metres, 200, 60);
    frame.westM = (name->centre.x() - 100) * metres;
    frame.northM = -(name->centre.y() - 30) * metres;
    const QImage with = paintGround(frame, *town, &plan, palette(Theme::Day));
    EXPECT_EQ(difference(with, paintGround(frame, *town, nullptr, palette(Theme::Day)), 0).pixels, 0);
}

TEST(TilePainter, WithoutATownThereIsLandAndTheKilometreGrid) {
    const PaintFrame frame = frameAt(-250, 250, 2, 500, 500);
    const QImage image = paintGround(frame, MapContent(), nullptr, palette(Theme::Night));
    EXPECT_EQ(colourAt(image, frame, at(300, -300)).name(), palette(Theme::Night).land.name());
    EXPECT_NE(colourAt(image, frame, at(0.5, -300)).name(), palette(Theme::Night).land.name())
        << "kilometre line at the origin";
}

TEST(TilePainter, TimeTravelHasNoColourInTheGround) {
    const QImage image = paintGround(frameAt(0, 1000, 2, 500, 500), *smallTown(), nullptr, palette(Theme::GreyDay));
    int coloured = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb p = image.pixel(x, y);
            if (std::abs(qRed(p) - qGreen(p)) > 4 || std::abs(qGreen(p) - qBlue(p)) > 4) ++coloured;
        }
    }
    EXPECT_EQ(coloured, 0);
}

TEST(TilePainter, AHugePolygonSeenFromNearbyFillsTheTile) {
    MapContent content;
    content.add(Layer::Landuse, {testing::feature(layers::MapFeature::Shape::Polygon,
                                                  testing::rectangle(-400000, -400000, 400000, 400000), "forest")});
    content.index();
    const PaintFrame frame = frameAt(100, 100, 0.25, 512, 512);
    const QImage image = paintGround(frame, content, nullptr, palette(Theme::Day));
    EXPECT_EQ(image.pixelColor(40, 300).name(), palette(Theme::Day).forest.name());
}

}  // namespace
}  // namespace map
