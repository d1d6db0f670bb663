// SPDX-License-Identifier: EUPL-1.2
#include "console/models/drawing_words.h"

#include <gtest/gtest.h>

#include "console/models/sign_composer.h"

namespace {

using models::Format;
using models::Language;

wire::GeoPoint at(double eastM, double northM) {
    return geometry::toWire(geometry::MapPoint{500'000 + eastM, 5'700'000 + northM});
}

wire::Drawing sector(const char* id, const char* name, double west, double south, double east, double north) {
    wire::Drawing drawing;
    drawing.drawing = id, drawing.use = "sector", drawing.shape = wire::DrawingShape::Area, drawing.name = name;
    drawing.area = {{{at(west, south), at(east, south), at(east, north), at(west, north)}}};
    return drawing;
}

situation::Situation pictureOf(std::initializer_list<wire::Drawing> drawings) {
    situation::Situation picture;
    for (const wire::Drawing& drawing : drawings) picture.work.drawings[drawing.drawing].drawing = drawing;
    return picture;
}

TEST(DrawingWords, APlaceLiesInTheSmallestSectorAroundIt) {
    wire::Drawing part = sector("c", "UEA 1", 100, 100, 200, 200);
    part.parent = "a";
    const auto picture =
        pictureOf({sector("a", "EA Nord", 0, 0, 1000, 1000), sector("b", "EA Süd", 0, -1000, 1000, 0), part});
    const auto name = [&](double east, double north) {
        return models::sectorWords(picture, models::sectorAt(picture, {500'000 + east, 5'700'000 + north}))
            .toStdString();
    };
    EXPECT_EQ(name(500, 500), "EA Nord");
    EXPECT_EQ(name(500, -500), "EA Süd");
    EXPECT_EQ(name(150, 150), "UEA 1 (in EA Nord)");
    EXPECT_EQ(name(2000, 0), "");
}

TEST(DrawingWords, OnlyAreasOfTheUseSectorAreSectors) {
    wire::Drawing staging = sector("a", "BR", 0, 0, 1000, 1000);
    staging.use = "staging";
    wire::Drawing line = sector("b", "EA", 0, 0, 1000, 1000);
    line.shape = wire::DrawingShape::Line, line.line = line.area[0][0], line.area.clear();
    const auto picture = pictureOf({staging, line});
    EXPECT_EQ(models::sectorAt(picture, {500'500, 5'700'500}), nullptr);
}

TEST(DrawingWords, WhereAUnitIsAssignedCountsMoreThanWhereItStands) {
    auto picture = pictureOf({sector("a", "EA Nord", 0, 0, 1000, 1000), sector("b", "EA Süd", 0, -1000, 1000, 0)});
    picture.units["Florian 1"].report.position = at(500, 500);
    EXPECT_EQ(models::sectorWords(picture, models::sectorOfUnit(picture, "Florian 1")), QStringLiteral("EA Nord"));
    picture.work.assignments["Florian 1"].assignment.sector = "b";
    EXPECT_EQ(models::sectorWords(picture, models::sectorOfUnit(picture, "Florian 1")), QStringLiteral("EA Süd"));
    picture.work.assignments["Florian 1"].assignment.sector = "gone";
    EXPECT_EQ(models::sectorWords(picture, models::sectorOfUnit(picture, "Florian 1")), QStringLiteral("EA Nord"));
    EXPECT_EQ(models::sectorOfUnit(picture, "nobody"), nullptr);
}

TEST(DrawingWords, SectorsThatAreEachOthersPartAreStillNamed) {
    wire::Drawing a = sector("a", "A", 0, 0, 10, 10), b = sector("b", "B", 0, 0, 10, 10);
    a.parent = "b", b.parent = "a";
    const auto picture = pictureOf({a, b});
    EXPECT_EQ(models::sectorWords(picture, &picture.work.drawings.at("a")), QStringLiteral("A (in B)"));
}

TEST(DrawingWords, APlateStandsInsideItsAreaWhateverItsShape) {
    // A horseshoe: its middle is outside.
    wire::Drawing shoe;
    shoe.shape = wire::DrawingShape::Area;
    shoe.area = {{{at(0, 0), at(1000, 0), at(1000, 1000), at(800, 1000), at(800, 200), at(200, 200), at(200, 1000),
                   at(0, 1000)}}};
    const auto place = models::drawingPlace(shoe);
    ASSERT_TRUE(place);
    EXPECT_TRUE(geometry::isInside(*place, models::drawingGround(shoe)));
    wire::Drawing way;
    way.shape = wire::DrawingShape::Line;
    way.line = {at(0, 0), at(100, 0), at(100, 300)};
    const auto middle = models::drawingPlace(way);
    ASSERT_TRUE(middle);
    EXPECT_NEAR(middle->eastM, 500'100, 0.1);
    EXPECT_NEAR(middle->northM, 5'700'100, 0.1);
    EXPECT_FALSE(models::drawingPlace(wire::Drawing{}));
}

TEST(DrawingWords, SizesAreInTheUnitThatReads) {
    const Format german(Language::German);
    EXPECT_EQ(models::drawingSize(sector("a", "", 0, 0, 100, 50), german), QStringLiteral("0,5 ha"));
    EXPECT_EQ(models::drawingSize(sector("a", "", 0, 0, 1000, 600), german), QStringLiteral("0,60 km²"));
    wire::Drawing way;
    way.shape = wire::DrawingShape::Line;
    way.line = {at(0, 0), at(750, 0)};
    EXPECT_EQ(models::drawingSize(way, german), QStringLiteral("750 m"));
    way.line.push_back(at(750, 750));
    EXPECT_EQ(models::drawingSize(way, german), QStringLiteral("1,5 km"));
}

TEST(DrawingWords, AWordThatIsNoUseIsShownAsOther) {
    EXPECT_EQ(models::drawingUse("sector"), 0);
    EXPECT_EQ(models::drawingUse("moonbase"), 6);
    wire::Drawing strange;
    strange.use = "moonbase";
    EXPECT_EQ(models::drawingTitle(strange), QStringLiteral("Sonstiges"));
    strange.name = "<b>x</b>";
    EXPECT_EQ(models::drawingTitle(strange), QStringLiteral("<b>x</b>"));
}

// ---- the composer ---------------------------------------------------------------------------------------------------

TEST(SignComposer, WithoutALibraryTheBaseSignsCanBeComposed) {
    const Format german(Language::German);
    models::SignComposer composer(german);
    EXPECT_FALSE(composer.lack().isEmpty());
    composer.suggest("command");
    EXPECT_EQ(composer.sign().base, QStringLiteral("befehlsstelle"));
    EXPECT_TRUE(composer.sign().task.isEmpty()) << "the hand-drawn base takes no task";
    EXPECT_EQ(composer.lists().value(QStringLiteral("base")).toStringList().size(), 4);
    EXPECT_TRUE(composer.lists().value(QStringLiteral("task")).toStringList().isEmpty());
    composer.choose(QStringLiteral("base"), 0);
    composer.choose(QStringLiteral("size"), 3);
    EXPECT_EQ(composer.sign().size, QStringLiteral("gruppe"));
    composer.choose(QStringLiteral("base"), 1);
    EXPECT_TRUE(composer.sign().size.isEmpty()) << "a part that nobody sees goes";
}

TEST(SignComposer, WhatSomebodyComposedIsNotSuggestedAway) {
    const Format german(Language::German);
    models::SignComposer composer(german);
    composer.choose(QStringLiteral("base"), 3);
    composer.suggest("staging");
    EXPECT_EQ(composer.sign().base, QStringLiteral("kraftfahrzeug-landgebunden"));
    composer.choose(QStringLiteral("base"), 99);
    composer.choose(QStringLiteral("nonsense"), 1);
    composer.write(QStringLiteral("nonsense"), QStringLiteral("x"));
    EXPECT_EQ(composer.sign().base, QStringLiteral("kraftfahrzeug-landgebunden"));
    composer.write(QStringLiteral("text"), QString(100, QLatin1Char('W')));
    EXPECT_EQ(composer.sign().text.size(), 24);
}

TEST(SignComposer, EnglishWordsAreThereForTheLibrarysIds) {
    const Format english(Language::English);
    models::SignComposer composer(english);
    composer.suggest("command");
    EXPECT_TRUE(composer.words().startsWith(QStringLiteral("command post"))) << composer.words().toStdString();
    EXPECT_EQ(models::englishOfSign(QStringLiteral("task"), QStringLiteral("pumpen")),
              QStringLiteral("pumping, water damage"));
    EXPECT_TRUE(models::englishOfSign(QStringLiteral("task"), QStringLiteral("unheard of")).isEmpty());
}

}  // namespace
