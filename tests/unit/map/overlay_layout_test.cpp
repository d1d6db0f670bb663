// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "console/map/label_plan.h"
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

TEST(OverlayLayout, OnASheetOfPaperNoLabelIsCutAtTheEdgeOrCoveredByWhatStandsThere) {
    OverlayScene scene;
    for (const double eastM : {-390.0, -100.0, 0.0, 395.0})
        for (const double northM : {-395.0, 0.0, 390.0})
            scene.stations.push_back(station(QString::number(scene.stations.size()), at(eastM, northM),
                                             eastM < 0 ? models::Urgency::VeryHigh : models::Urgency::None));
    MarkPictures pictures;
    const OverlayLayout screen(scene, 2, pictures);
    const QPointF corner = screen.sheet(at(-400, 400));
    const SheetEdge edge{QRectF(corner, QSizeF(400, 400)), {QRectF(corner + QPointF(190, 200), QSizeF(200, 20))}};
    const auto isCut = [&](const PlacedMark& mark) {
        return !mark.label.isNull() && !edge.within.contains(mark.label);
    };
    EXPECT_TRUE(std::any_of(screen.marks().begin(), screen.marks().end(), isCut)) << "the test would prove nothing";
    const OverlayLayout paper(scene, 2, pictures, nullptr, edge);
    for (const PlacedMark& mark : paper.marks()) {
        EXPECT_FALSE(isCut(mark)) << mark.index;
        const bool isUrgent = scene.stations[mark.index].urgency == models::Urgency::VeryHigh;
        if (isUrgent) {
            EXPECT_FALSE(mark.label.isNull()) << "what is urgent is read";
        } else {
            EXPECT_FALSE(mark.label.intersects(edge.taken.front().adjusted(3, 3, -3, -3))) << mark.index;
        }
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

TEST(OverlayLayout, FromAfarOnlyTheHighMayCoverOthers) {
    OverlayScene scene;
    for (int i = 0; i < 15; ++i)
        for (int j = 0; j < 15; ++j) scene.units.push_back(unit(QString::number(15 * i + j), at(500.0 * i, 500.0 * j)));
    scene.stations = {station("M", at(3600, 3600), models::Urgency::Medium),
                      station("H", at(2600, 3600), models::Urgency::High)};
    MarkPictures pictures;
    const OverlayLayout layout(scene, 16, pictures);
    EXPECT_TRUE(placed(layout, MarkKind::Station, 0).label.isNull());
    EXPECT_FALSE(placed(layout, MarkKind::Station, 1).label.isNull());
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

/// Names of quarters on a grid of 160 m around the origin.
std::shared_ptr<const LabelPlan> namesOnAGrid(int level) {
    MapContent content;
    std::vector<layers::MapFeature> places;
    for (int i = 0; i < 64; ++i) {
        places.push_back(testing::feature(layers::MapFeature::Shape::Point, {at(160.0 * (i % 8), 160.0 * (i / 8))}, "",
                                          "Viertel " + std::to_string(i), 4));
    }
    content.add(Layer::Places, places);
    content.index();
    return std::make_shared<const LabelPlan>(content, level, MarkLook());
}

TEST(OverlayLayout, NoPlaceNameIsTouchedByAMarkOrALabel) {
    const auto names = namesOnAGrid(4);
    OverlayScene scene;
    for (int i = 0; i < 9; ++i) {
        scene.stations.push_back(station(QString::number(i), at(320.0 * (i % 3) + 10, 320.0 * (i / 3) + 3),
                                         i % 2 == 0 ? models::Urgency::High : models::Urgency::None));
        scene.units.push_back(
            unit(QStringLiteral("Florian Auental %1").arg(i), at(320.0 * (i % 3) + 160, 320.0 * (i / 3) + 160)));
    }
    MarkPictures pictures;
    const OverlayLayout layout(scene, 1, pictures, names);
    int moved = 0;
    for (const PlacedName& name : layout.names()) {
        moved += name.centre != name.name->centre ? 1 : 0;
        for (const PlacedMark& mark : layout.marks()) {
            EXPECT_FALSE(name.box.intersects(mark.icon)) << name.name->text.toStdString();
            EXPECT_FALSE(name.box.intersects(mark.label)) << name.name->text.toStdString();
        }
        for (const PlacedName& other : layout.names())
            EXPECT_FALSE(&name != &other && name.box.intersects(other.box)) << name.name->text.toStdString();
    }
    EXPECT_GT(layout.names().size(), 50u) << "few are left out";
    EXPECT_GT(moved, 0) << "those in the way stand aside";
}

TEST(OverlayLayout, ALabelSparesANameWhereAnotherPlaceIsFree) {
    MapContent content;
    content.add(Layer::Places, {testing::feature(layers::MapFeature::Shape::Point, {at(90, 0)}, "", "Viertel", 4),
                                testing::feature(layers::MapFeature::Shape::Point, {at(-900, 900)}, "", "A", 4),
                                testing::feature(layers::MapFeature::Shape::Point, {at(900, -900)}, "", "B", 4)});
    content.index();
    OverlayScene scene;
    scene.stations = {station("W", at(0, 0))};
    MarkPictures pictures;
    const OverlayLayout bare(scene, 1, pictures);
    EXPECT_GT(bare.marks().front().label.left(), bare.marks().front().icon.center().x()) << "on the right as a rule";
    const OverlayLayout layout(scene, 1, pictures, std::make_shared<const LabelPlan>(content, 4, MarkLook()));
    EXPECT_LT(layout.marks().front().label.right(), layout.marks().front().icon.center().x());
    ASSERT_EQ(layout.names().size(), 3u);
    for (const PlacedName& name : layout.names()) EXPECT_EQ(name.centre, name.name->centre) << "and stays at home";
}

TEST(OverlayLayout, ANameWithoutRoomNearbyIsLeftOut) {
    const auto names = namesOnAGrid(4);
    OverlayScene scene;
    for (int i = 0; i < 144; ++i) {
        ObjectMark object;
        object.at = at(160 + 26.0 * (i % 12 - 6), 160 + 26.0 * (i / 12 - 6));
        object.letter = "S";
        object.highlighted = true;
        scene.objects.push_back(object);
    }
    MarkPictures pictures;
    const OverlayLayout layout(scene, 1, pictures, names);
    EXPECT_EQ(std::count_if(layout.names().begin(), layout.names().end(),
                            [](const PlacedName& name) { return name.name->text == "VIERTEL 9"; }),
              0);
    EXPECT_GE(layout.names().size(), 50u);
}

TEST(OverlayLayout, AtTheTownsEdgeALabelTurnsInward) {
    MapContent content;
    content.setExtent({testing::kEastM - 1000, testing::kNorthM - 1000, testing::kEastM, testing::kNorthM + 1000});
    content.add(Layer::Places, {testing::feature(layers::MapFeature::Shape::Point, {at(-500, 0)}, "", "Ort", 4)});
    content.index();
    OverlayScene scene;
    scene.stations = {station("W", at(-40, 0))};
    MarkPictures pictures;
    const OverlayLayout layout(scene, 1, pictures, std::make_shared<const LabelPlan>(content, 4, MarkLook()));
    EXPECT_LE(layout.marks().front().label.right(), layout.sheet(at(0, 0)).x());
}

TEST(OverlayLayout, FromAfarAUnitIsItsSignUnlessItCallsOrIsChosen) {
    OverlayScene scene;
    scene.units = {unit("routine", at(0, 0)), unit("calls", at(3000, 0)), unit("chosen", at(0, 3000))};
    scene.units[1].urgent = true;
    scene.selection = {MarkKind::Unit, "chosen"};
    MarkPictures pictures;
    const OverlayLayout far(scene, 5.66, pictures), near(scene, 4, pictures);
    EXPECT_TRUE(placed(far, MarkKind::Unit, 0).label.isNull());
    EXPECT_FALSE(placed(far, MarkKind::Unit, 1).label.isNull());
    EXPECT_FALSE(placed(far, MarkKind::Unit, 2).label.isNull());
    EXPECT_FALSE(placed(near, MarkKind::Unit, 0).label.isNull());
    const auto spoken = far.spoken({MarkKind::Unit, 0}, scene, pictures);
    ASSERT_TRUE(spoken) << "under the pointer it says who it is";
    EXPECT_FALSE(spoken->label.isNull());
    EXPECT_FALSE(far.spoken({MarkKind::Unit, 1}, scene, pictures)) << "what is said already is not said again";
}

TEST(OverlayLayout, HoweverManyUnitsStandAtAStationItsBadgeIsSeen) {
    OverlayScene scene;
    scene.stations = {station("W", at(0, 0), models::Urgency::High), station("B", at(60, 10))};
    for (int i = 0; i < 40; ++i) scene.units.push_back(unit(QString::number(i), at(i % 7, i % 5)));
    MarkPictures pictures;
    const OverlayLayout layout(scene, 2, pictures);
    for (const PlacedMark& sign : layout.marks()) {
        if (sign.kind != MarkKind::Unit) continue;
        EXPECT_FALSE(sign.icon.intersects(placed(layout, MarkKind::Station, 0).icon));
        EXPECT_FALSE(sign.icon.intersects(placed(layout, MarkKind::Station, 1).icon));
    }
}

TEST(OverlayLayout, AZoneIsFoundInEachOfItsBands) {
    OverlayScene scene;
    scene.zones = {
        ZoneMark{"flood",
                 {{{{testing::rectangle(-200, -200, 0, 200)}}, 0}, {{{testing::rectangle(0, -200, 200, 200)}}, 1}},
                 "",
                 false}};
    MarkPictures pictures;
    const OverlayLayout layout(scene, 1, pictures);
    EXPECT_EQ(layout.at(layout.sheet(at(-100, 0)), scene).kind, MarkKind::Zone);
    EXPECT_EQ(layout.at(layout.sheet(at(100, 0)), scene).kind, MarkKind::Zone) << "beside the first band";
    const QPointF inside = layout.sheet(at(20, 100)), outside = layout.sheet(at(400, 100));
    EXPECT_GT(layout.takenIn({inside, QSizeF(100, 100)}), 10);
    EXPECT_EQ(layout.takenIn({outside, QSizeF(100, 100)}), 0);
}

TEST(OverlayLayout, FromAfarAZoneHasNoMorePointsThanCanBeSeen) {
    geometry::MapRing ragged;
    for (int i = 0; i < 4000; ++i) {
        const double angle = i * 0.00157079632679;
        ragged.push_back(at(1000 * std::cos(angle) + i % 3, 1000 * std::sin(angle)));
    }
    OverlayScene scene;
    scene.zones = {ZoneMark{"flood", {{{{ragged}}, 0}}, "", false}};
    MarkPictures pictures;
    const OverlayLayout far(scene, 8, pictures), near(scene, 0.5, pictures);
    EXPECT_LT(far.zones().front().bands.front().front().size(), 900);
    EXPECT_GT(near.zones().front().bands.front().front().size(), 3000);
    EXPECT_EQ(far.at(far.sheet(at(990, 0)), scene).kind, MarkKind::Zone) << "and its edge stays where it is";
    EXPECT_EQ(far.at(far.sheet(at(1012, 0)), scene).kind, MarkKind::None);
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

TEST(LabelRoom, SaysOfAThousandBoxesWhatALookAtEachOfThemSays) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(-1500, 1500), length(1, 260);
    LabelRoom room;
    std::vector<QRectF> taken;
    for (int i = 0; i < 1000; ++i) {
        const QRectF asked(place(random), place(random), length(random), length(random));
        double covered = 0;
        for (const QRectF& other : taken) {
            const QRectF common = other.intersected(asked);
            covered += common.width() * common.height();
        }
        ASSERT_NEAR(room.takenPx2(asked), covered, 1e-6) << i;
        ASSERT_EQ(room.isFree(asked), covered == 0) << i;
        const QRectF box(asked.topLeft(), asked.size() / 4);
        room.block(box);
        taken.push_back(box);
    }
    room.block(taken.front());
    EXPECT_GE(room.takenPx2(taken.front()), 2 * taken.front().width() * taken.front().height())
        << "two at one place count each";
    EXPECT_TRUE(room.isFree({0, 0, 0, 0})) << "nothing needs no room";
}

}  // namespace
}  // namespace map
