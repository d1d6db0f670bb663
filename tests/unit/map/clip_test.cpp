// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "console/map/clip.h"

namespace map {
namespace {

const QRectF kFrame(0, 0, 100, 100);

TEST(Clip, ARingInsideStaysAsItIsAndOneOutsideVanishes) {
    const QPolygonF inside{{10, 10}, {20, 10}, {20, 20}};
    EXPECT_EQ(clippedRing(inside, kFrame), inside);
    EXPECT_TRUE(clippedRing(inside.translated(200, 0), kFrame).isEmpty());
}

TEST(Clip, ARingAroundTheFrameBecomesTheFrame) {
    const QPolygonF cut = clippedRing(QPolygonF{{-1e6, -1e6}, {1e6, -1e6}, {1e6, 1e6}, {-1e6, 1e6}}, kFrame);
    EXPECT_EQ(cut.boundingRect(), kFrame);
}

TEST(Clip, ALineThatLeavesAndComesBackIsTwoRunsThatKnowTheirWay) {
    const QPolygonF line{{50, 50}, {150, 50}, {150, 60}, {50, 60}};
    const auto runs = clippedLine(line, kFrame);
    ASSERT_EQ(runs.size(), 2u);
    EXPECT_EQ(runs[0].points, (QPolygonF{{50, 50}, {100, 50}}));
    EXPECT_DOUBLE_EQ(runs[0].startPx, 0);
    EXPECT_EQ(runs[1].points, (QPolygonF{{100, 60}, {50, 60}}));
    EXPECT_DOUBLE_EQ(runs[1].startPx, 160) << "100 out, 10 down, 50 back";
}

TEST(Clip, ALineThatOnlyPassesIsNotSeen) {
    EXPECT_TRUE(clippedLine(QPolygonF{{-50, -10}, {150, -10}}, kFrame).empty());
}

}  // namespace
}  // namespace map
