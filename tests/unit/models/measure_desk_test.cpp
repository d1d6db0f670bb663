// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "console/models/measure_desk.h"

namespace models {
namespace {

const Format kMeasureFormat(Language::German);

std::string readable(QString shown) { return shown.replace(QChar(0x00A0), QLatin1Char(' ')).toStdString(); }

class MeasureDeskTest : public ::testing::Test {
protected:
    /// Metres from a place on 9 E, where the map shows 0.9996 of the ground and its north is true.
    void click(double eastM, double northM) { desk.place(at(eastM, northM)); }
    static QPointF at(double eastM, double northM) { return {500'000 + eastM * 0.9996, 5'700'000 + northM * 0.9996}; }
    MeasureDesk desk{kMeasureFormat};
};

TEST_F(MeasureDeskTest, AWayIsTheSumOfItsLegsWithTheBearingOfTheLast) {
    desk.begin();
    click(0, 0);
    EXPECT_EQ(readable(desk.result()), "–");
    click(0, 400);
    click(300, 400);
    EXPECT_EQ(readable(desk.result()), "700 m");
    EXPECT_EQ(readable(desk.beside()), "090°");
    EXPECT_EQ(readable(desk.legs().join(QStringLiteral(" / "))), "400 m · 000° / 300 m · 090°");
    click(300, -600);
    EXPECT_EQ(readable(desk.result()), "1,70 km");
    EXPECT_EQ(readable(desk.beside()), "180°");
}

TEST_F(MeasureDeskTest, ThePointerIsTheEndUntilItEnds) {
    desk.begin();
    desk.follow(at(50, 0));
    EXPECT_FALSE(desk.freeEnd()) << "no line before the first point";
    click(0, 0);
    EXPECT_EQ(readable(desk.result()), "50 m");
    EXPECT_EQ(readable(desk.resultName()), "Strecke bis zum Zeiger");
    int steps = 0;
    QObject::connect(&desk, &MeasureDesk::moved, [&] { ++steps; });
    desk.follow(at(0, 80));
    EXPECT_EQ(steps, 1);
    EXPECT_EQ(readable(desk.result()), "80 m");
    EXPECT_FALSE(desk.mayEnd()) << "one point is no way";
    desk.end();
    EXPECT_FALSE(desk.isEnded());
    click(0, 80);
    desk.follow(at(500, 500));
    desk.end();
    EXPECT_EQ(readable(desk.result()), "80 m") << "what was not clicked does not count";
    EXPECT_EQ(readable(desk.resultName()), "Strecke");
    click(900, 900);
    EXPECT_EQ(desk.corners().size(), 2u) << "a click after the end adds nothing";
}

TEST_F(MeasureDeskTest, TheLastPointIsTakenAwayAndWhatHadEndedGoesOn) {
    desk.begin();
    click(0, 0);
    click(100, 0);
    click(100, 100);
    desk.end();
    desk.undo();
    EXPECT_FALSE(desk.isEnded());
    EXPECT_EQ(readable(desk.result()), "100 m");
    desk.undo();
    desk.undo();
    EXPECT_FALSE(desk.mayUndo());
    desk.undo();
    EXPECT_TRUE(desk.isOpen());
    desk.cancel();
    EXPECT_FALSE(desk.isOpen());
    click(0, 0);
    EXPECT_TRUE(desk.corners().empty()) << "closed";
}

TEST_F(MeasureDeskTest, AnAreaHasItsGroundAndWhatGoesRound) {
    desk.begin();
    desk.setIsArea(true);
    click(0, 0);
    click(200, 0);
    EXPECT_EQ(readable(desk.result()), "–");
    EXPECT_EQ(readable(desk.hint()), "Eine Fläche braucht drei Punkte.");
    click(200, 200);
    click(0, 200);
    EXPECT_EQ(readable(desk.result()), "4,00 ha");
    EXPECT_EQ(readable(desk.beside()), "800 m");
    EXPECT_EQ(desk.legs().size(), 4) << "back to the first";
    desk.follow(at(-100, 100));
    EXPECT_EQ(readable(desk.result()), "5,00 ha") << "running total";
    EXPECT_EQ(readable(desk.resultName()), "Fläche bis zum Zeiger");
    desk.setIsArea(false);
    desk.follow(at(0, 200));
    EXPECT_EQ(readable(desk.result()), "600 m") << "the same points as a way";
}

TEST_F(MeasureDeskTest, ABorderThatCrossesItselfHasNoArea) {
    desk.begin();
    desk.setIsArea(true);
    for (const auto& [eastM, northM] : {std::pair{0, 0}, {100, 100}, {100, 0}, {0, 100}}) click(eastM, northM);
    EXPECT_EQ(readable(desk.result()), "–");
    EXPECT_NE(desk.hint().indexOf(QStringLiteral("kreuzt sich")), -1);
    EXPECT_NE(desk.words().indexOf(QStringLiteral("kreuzt sich")), -1);
}

TEST_F(MeasureDeskTest, TheResultIsATextWithPlaces) {
    desk.begin();
    EXPECT_EQ(readable(desk.words()), "Noch nichts gemessen.");
    click(0, 0);
    click(0, 1500);
    desk.end();
    EXPECT_EQ(
        readable(desk.words()),
        "Strecke: 1,50 km\nRichtung zuletzt, ab geographisch Nord: 000°\nStück 1: 1,50 km · 000°, von 32U NC 0000 "
        "0000 nach 32U NC 0000 0149");
}

TEST_F(MeasureDeskTest, ClicksThatAreNoPlaceAndClicksWithoutEndAreBounded) {
    desk.begin();
    desk.place({std::numeric_limits<double>::quiet_NaN(), 0});
    desk.follow({std::numeric_limits<double>::infinity(), 0});
    EXPECT_TRUE(desk.corners().empty());
    click(0, 0);
    click(0, 0);
    EXPECT_EQ(desk.corners().size(), 1u) << "twice the same place is no leg";
    for (std::size_t i = 0; i < MeasureDesk::kCornersMax + 5; ++i) click(static_cast<double>(i) + 1, 0);
    EXPECT_EQ(desk.corners().size(), MeasureDesk::kCornersMax);
    EXPECT_NE(desk.hint().indexOf(QStringLiteral("500 Punkte")), -1);
}

TEST(MeasureFormat, UnitsChangeWhereTheFigureGetsLong) {
    EXPECT_EQ(readable(kMeasureFormat.length(4.31)), "4,3 m");
    EXPECT_EQ(readable(kMeasureFormat.length(9.96)), "10 m");
    EXPECT_EQ(readable(kMeasureFormat.length(999.4)), "999 m");
    EXPECT_EQ(readable(kMeasureFormat.length(999.6)), "1,00 km");
    EXPECT_EQ(readable(kMeasureFormat.length(12'345)), "12,35 km");
    EXPECT_EQ(readable(kMeasureFormat.length(123'456)), "123,5 km");
    EXPECT_EQ(readable(kMeasureFormat.length(-1)), "?");
    EXPECT_EQ(readable(kMeasureFormat.ground(8240.2)), "8 240 m²");
    EXPECT_EQ(readable(kMeasureFormat.ground(9999.6)), "1,00 ha");
    EXPECT_EQ(readable(kMeasureFormat.ground(124'000)), "12,4 ha");
    EXPECT_EQ(readable(kMeasureFormat.ground(999'600)), "1,00 km²");
    EXPECT_EQ(readable(kMeasureFormat.ground(3.07e6)), "3,07 km²");
    EXPECT_EQ(readable(Format(Language::English).ground(8240.2)), "8,240 m²");
    EXPECT_EQ(Format::bearing(359.7).toStdString(), "000°");
    EXPECT_EQ(Format::bearing(44.6).toStdString(), "045°");
}

}  // namespace
}  // namespace models
