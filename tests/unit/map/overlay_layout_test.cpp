// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "console/map/label_room.h"
#include "console/map/overlay_layout.h"
#include "small_town.h"

namespace map {
namespace {

using testing::at;

StationMark station(const QString& id, geometry::MapPoint place, models::Urgency urgency = models::Urgency::None) {
    StationMark mark;
    mark.id = id;
    mark.at = place;
    mark.name = QStringLiteral("Aue · ") + id;
    mark.line = QStringLiteral("318 cm +22 cm/h");
    mark.urgency = urgency;
    if (urgency != models::Urgency::None) mark.levelText = QStringLiteral("IW%1").arg(static_cast<int>(urgency) - 1);
    return mark;
}
UnitMark unit(const QString& id, geometry::MapPoint place) {
    UnitMark mark;
    mark.id = mark.name = id;
    mark.at = place;
    mark.signText = QStringLiteral("LF");
    return mark;
}
const PlacedMark& placed(const OverlayLayout& layout, MarkKind kind, std::size_t index) {
    return *std::find_if(layout.marks().begin(), layout.marks().end(),
                         [&](const PlacedMark& m) { return m.kind == kind && m.index == index; });
}

TEST(OverlayLayout, UnitsAtOnePlaceStandSideBySide) {
    OverlayScene scene;
    for (int i = 0; i < 5; ++i) scene.units.push_back(unit(QString::number(i), at(0, 0)));
    MarkPictures pictures;
    const OverlayLayout layout(scene, 2, pictures);
    ASSERT_EQ(layout.marks().size(), 5u);
    for (const PlacedMark& a : layout.marks()) {
        for (const PlacedMark& b : layout.marks()) {
            if (&a == &b) continue;
            EXPECT_FALSE(a.icon.intersects(b.icon));
        }
        EXPECT_EQ(a.place, layout.sheet(at(0, 0))) << "the true place is kept for the leader";
    }
}

TEST(OverlayLayout, AStationNeverGivesWay) {
    OverlayScene scene;
    scene.stations = {station("W", at(0, 0), models::Urgency::VeryHigh)};
    scene.units = {unit("LF", at(5, 5))};
    MarkPictures pictures;
    const OverlayLayout layout(scene, 2, pictures);
    EXPECT_EQ(placed(layout, MarkKind::Station, 0).stand, layout.sheet(at(0, 0)));
    EXPECT_NE(placed(layout, MarkKind::Unit, 0).stand, layout.sheet(at(5, 5)));
}

TEST(OverlayLayout, LabelsCoverNeitherMarksNorEachOther) {
    OverlayScene scene;
    for (int i = 0; i < 40; ++i)
        scene.units.push_back(unit(QStringLiteral("Florian Auental %1").arg(i), at(130.0 * (i % 8), 90.0 * (i / 8))));
    MarkPictures pictures;
    const OverlayLayout layout(scene, 2, pictures);
    int labels = 0;
    for (const PlacedMark& a : layout.marks()) {
        if (a.label.isNull()) continue;
        ++labels;
        for (const PlacedMark& b : layout.marks()) {
            EXPECT_FALSE(a.label.adjusted(2, 2, -2, -2).intersects(b.icon));
            if (&a == &b || b.label.isNull()) continue;
            EXPECT_FALSE(a.label.adjusted(2, 2, -2, -2).intersects(b.label.adjusted(2, 2, -2, -2)));
        }
    }
    EXPECT_GT(labels, 4);
    EXPECT_LT(labels, 40) << "there is not room for all: some must be silent";
}

TEST(OverlayLayout, WhatIsUrgentKeepsItsLabelInACrowd) {
    OverlayScene scene;
    for (int i = 0; i < 60; ++i) {
        ObjectMark object;
        object.at = at(40.0 * (i % 10), 40.0 * (i / 10));
        object.letter = "S";
        object.name = "Schule mit langem Namen";
        scene.objects.push_back(object);
    }
    scene.stations = {station("W", at(200, 120), models::Urgency::VeryHigh)};
    MarkPictures pictures;
    const OverlayLayout layout(scene, 2, pictures);
    EXPECT_FALSE(placed(layout, MarkKind::Station, 0).label.isNull());
    EXPECT_EQ(layout.marks().back().kind, MarkKind::Station) << "and is drawn last";
}

TEST(OverlayLayout, AClickFindsTheMarkThenTheAreaThenTheZone) {
    OverlayScene scene;
    scene.stations = {station("W", at(0, 0))};
    scene.zones = {ZoneMark{"flood", {{{{testing::rectangle(-200, -200, 200, 200)}}, 0}}, "", false}};
    AreaMark area;
    area.area = {{testing::rectangle(0, 0, 400, 400)}};
    scene.areas = {area};
    MarkPictures pictures;
    const OverlayLayout layout(scene, 2, pictures);
    EXPECT_EQ(layout.at(layout.sheet(at(4, 4)), scene).kind, MarkKind::Station);
    EXPECT_EQ(layout.at(layout.sheet(at(300, 300)), scene).kind, MarkKind::Area);
    EXPECT_EQ(layout.at(layout.sheet(at(-150, -150)), scene).kind, MarkKind::Zone);
    EXPECT_EQ(layout.at(layout.sheet(at(-900, 0)), scene).kind, MarkKind::None);
}

TEST(OverlayLayout, FromAfarOnlyAffectedObjectsAreShown) {
    OverlayScene scene;
    scene.objects = {ObjectMark{"a", at(0, 0), "S", "Schule", false}, ObjectMark{"b", at(900, 0), "P", "Heim", true}};
    MarkPictures pictures;
    const OverlayLayout far(scene, 8, pictures), near(scene, 1, pictures);
    ASSERT_EQ(far.marks().size(), 1u);
    EXPECT_EQ(far.marks().front().index, 1u);
    EXPECT_FALSE(far.marks().front().label.isNull());
    EXPECT_EQ(near.marks().size(), 2u);
    EXPECT_FALSE(placed(near, MarkKind::Object, 0).label.isNull());
}

TEST(OverlayLayout, ATargetIsAtLeastThirtyTwoPixels) {
    OverlayScene scene;
    scene.objects = {ObjectMark{"o", at(0, 0), "S", "", false}};
    MarkPictures pictures;
    const OverlayLayout layout(scene, 2, pictures);
    EXPECT_GE(layout.marks().front().target.width(), 32);
    EXPECT_GE(layout.marks().front().target.height(), 32);
}

TEST(OverlayLayout, AHatchLiesInsideItsAreaAndNotInItsHole) {
    const std::vector<QPolygonF> rings{QPolygonF{{0, 0}, {100, 0}, {100, 100}, {0, 100}},
                                       QPolygonF{{40, 40}, {60, 40}, {60, 60}, {40, 60}}};
    const auto hatch = hatchOf(rings, 10);
    ASSERT_GT(hatch.size(), 10u);
    for (const QLineF& line : hatch) {
        EXPECT_TRUE(QRectF(-0.01, -0.01, 100.02, 100.02).contains(line.p1()));
        const QPointF middle = line.center();
        EXPECT_FALSE(QRectF(40.01, 40.01, 19.98, 19.98).contains(middle)) << middle.x() << " " << middle.y();
        EXPECT_NEAR(std::abs(line.dx()), std::abs(line.dy()), 1e-6);
    }
}

TEST(LabelRoom, TakenRoomIsNotGivenTwiceAndTurnedTextTakesAChain) {
    LabelRoom room;
    EXPECT_TRUE(room.take({0, 0}, 45, {200, 12}));
    EXPECT_FALSE(room.take({50, 50}, 0, {20, 12})) << "on the diagonal";
    EXPECT_TRUE(room.take({50, -50}, 0, {20, 12})) << "beside it, though inside its upright box";
    EXPECT_DOUBLE_EQ(room.takenPx2({40, -60, 100, 4}), 0);
    EXPECT_GT(room.takenPx2({40, -56, 100, 4}), 0);
}

}  // namespace
}  // namespace map
