// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "console/map/label_plan.h"
#include "console/map/label_spot.h"
#include "small_town.h"

namespace map {
namespace {

using Shape = layers::MapFeature::Shape;
using testing::at;
using testing::feature;

std::ptrdiff_t countOf(const LabelPlan& plan, const QString& text) {
    return std::count_if(plan.labels().begin(), plan.labels().end(),
                         [&](const GroundLabel& l) { return l.text == text; });
}

TEST(LabelPlan, AStreetInTwoPiecesHasItsNameOnce) {
    const LabelPlan plan(*testing::smallTown(), 6, 1);
    EXPECT_EQ(countOf(plan, "Lange Straße"), 1);
}

TEST(LabelPlan, ALongStreetHasItsNameAgain) {
    MapContent content;
    content.add(Layer::Streets, {feature(Shape::Line, {at(0, 0), at(4000, 0)}, "minor", "Endlose Straße")});
    content.index();
    const LabelPlan plan(content, 4, 1);
    EXPECT_GE(countOf(plan, "Endlose Straße"), 4);
    EXPECT_LE(countOf(plan, "Endlose Straße"), 10);
}

TEST(LabelPlan, QuartersAreWrittenInCapitals) {
    EXPECT_EQ(countOf(LabelPlan(*testing::smallTown(), 6, 1), "MITTE"), 1);
}

TEST(LabelPlan, NoTwoNamesLieUponEachOther) {
    MapContent content;
    std::vector<layers::MapFeature> places, streets;
    for (int i = 0; i < 60; ++i)
        places.push_back(
            feature(Shape::Point, {at(37.0 * (i % 10), 23.0 * (i / 10))}, "", "Ort " + std::to_string(i), 2));
    content.add(Layer::Places, places);
    content.index();
    const LabelPlan plan(content, 4, 1);
    ASSERT_GT(plan.labels().size(), 3u);
    EXPECT_LT(plan.labels().size(), 60u) << "not all can fit";
    for (const GroundLabel& a : plan.labels()) {
        for (const GroundLabel& b : plan.labels()) {
            if (&a == &b) continue;
            EXPECT_FALSE(a.box.adjusted(9, 9, -9, -9).intersects(b.box.adjusted(9, 9, -9, -9)))
                << a.text.toStdString() << " and " << b.text.toStdString();
        }
    }
}

TEST(LabelPlan, TheTownGoesBeforeTheQuarter) {
    MapContent content;
    content.add(Layer::Places, {feature(Shape::Point, {at(0, 0)}, "", "Viertel", 4),
                                feature(Shape::Point, {at(0, 0)}, "", "Auental", 1)});
    content.index();
    const LabelPlan plan(content, 6, 1);
    ASSERT_FALSE(plan.labels().empty());
    EXPECT_EQ(plan.labels().front().text, "Auental");
    EXPECT_NEAR(plan.labels().front().centre.x(), testing::kEastM / 2, 0.01) << "the town stands in its place";
}

TEST(LabelPlan, NoNameStandsUpsideDown) {
    for (const auto& end : {at(300, 10), at(-300, 10), at(-10, 300), at(10, -300), at(-300, -200)}) {
        MapContent content;
        content.add(Layer::Streets, {feature(Shape::Line, {at(0, 0), end}, "minor", "Weg")});
        content.index();
        const LabelPlan plan(content, 2, 1);
        ASSERT_FALSE(plan.labels().empty());
        EXPECT_GE(plan.labels().front().angleDeg, -90);
        EXPECT_LE(plan.labels().front().angleDeg, 90);
    }
}

TEST(LabelPlan, ABentStreetTooShortForItsNameStaysUnnamed) {
    MapContent content;
    content.add(Layer::Streets,
                {feature(Shape::Line, {at(0, 0), at(20, 0), at(20, 20), at(0, 20), at(0, 40), at(20, 40)}, "minor",
                         "Sehr Lange Gasse Am Turm")});
    content.index();
    EXPECT_TRUE(LabelPlan(content, 2, 1).labels().empty());
}

TEST(LabelPlan, TheSameTownGivesTheSamePlan) {
    const LabelPlan a(*testing::smallTown(), 4, 1), b(*testing::smallTown(), 4, 1);
    ASSERT_EQ(a.labels().size(), b.labels().size());
    for (std::size_t i = 0; i < a.labels().size(); ++i) EXPECT_EQ(a.labels()[i].centre, b.labels()[i].centre);
}

TEST(LabelPlan, NamesOfPlacesComeWithTheirPicture) {
    const LabelPlan plan(*testing::smallTown(), 4, MarkLook{Theme::Night, 1.5, 2});
    EXPECT_DOUBLE_EQ(plan.textScale(), 1.5);
    int pictures = 0;
    for (const GroundLabel& label : plan.labels()) {
        EXPECT_EQ(label.picture.image.isNull(), !isPlaceName(label.what)) << label.text.toStdString();
        if (label.picture.image.isNull()) continue;
        ++pictures;
        EXPECT_DOUBLE_EQ(label.picture.image.devicePixelRatio(), 2);
        EXPECT_GE(label.picture.size.width(), label.room.width() * 0.8);
    }
    EXPECT_EQ(pictures, 1);
}

TEST(LabelPlans, APlanIsReadyOnlyWhenAWorkerHasMadeIt) {
    LabelPlans plans(testing::smallTown(), {});
    EXPECT_EQ(plans.ready(4), nullptr) << "asking on the GUI thread makes nothing";
    const auto made = plans.at(4);
    EXPECT_EQ(plans.ready(4), made);
    EXPECT_EQ(plans.at(4), made);
    EXPECT_EQ(plans.ready(5), nullptr);
}

TEST(LabelSpot, LinesThatMeetEndToEndAreJoinedInWhateverSense) {
    const QPolygonF a{{0, 0}, {10, 0}}, b{{20, 0}, {10, 0}}, c{{0, 0}, {-10, 0}}, d{{50, 50}, {60, 50}};
    const auto joined = joinedLines({a, b, c, d});
    ASSERT_EQ(joined.size(), 2u);
    EXPECT_DOUBLE_EQ(lengthPx(joined[0]), 30);
}

}  // namespace
}  // namespace map
