// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "console/models/station_view.h"

namespace models {
namespace {

const base::Instant kNow = *base::fromIso("2026-11-21T17:05:00Z");

fusion::StationFacts gauge() {
    fusion::StationFacts facts;
    facts.id = "AUE-WEHR";
    facts.name = "Wehr";
    facts.water = "Aue";
    facts.unit = "cm";
    facts.periodS = 300;
    return facts;
}

situation::Station heard(double value, std::int64_t ageS) {
    situation::Station station;
    situation::LastReading last;
    last.reading.value = value;
    last.reading.unit = "cm";
    last.observedAt = last.acceptedAt = kNow.plusS(-ageS);
    station.last[wire::Quantity::WaterLevel] = last;
    wire::StationState state;
    state.station = "AUE-WEHR";
    state.quality = wire::Quality::Good;
    state.level = wire::GaugeLevel::Iw2;
    state.trendCmPerH = 9;
    station.state = state;
    return station;
}

TEST(StationViewTest, AFreshValueIsShownWithItsTrend) {
    const auto station = heard(286, 60);
    const StationView view = viewOf(gauge(), &station, kNow);
    EXPECT_EQ(view.trust, Trust::Fresh);
    EXPECT_EQ(view.value, 286);
    EXPECT_EQ(view.trendCmPerH, 9);
    EXPECT_EQ(view.urgency, Urgency::High);
    EXPECT_EQ(stationLine(view, gauge(), Format(Language::German)).replace(QChar(0xA0), ' ').toStdString(),
              "286 cm  +9 cm/h");
}

TEST(StationViewTest, AnOldValueIsUnknownBeforeTheWorkerSaysSo) {
    const auto atLimit = heard(286, 600), beyond = heard(286, 601);
    EXPECT_EQ(viewOf(gauge(), &atLimit, kNow).trust, Trust::Stale);
    const StationView view = viewOf(gauge(), &beyond, kNow);
    EXPECT_EQ(view.trust, Trust::Unknown);
    EXPECT_FALSE(view.value);
    EXPECT_FALSE(view.trendCmPerH);
    EXPECT_EQ(view.lastValue, 286);
    EXPECT_EQ(view.level, wire::GaugeLevel::Iw2) << "the last level is remembered, the list shows it as unknown";
}

TEST(StationViewTest, TheFigureForUnknownIsTheStationsOwn) {
    fusion::StationFacts patient = gauge();
    patient.unknownAfterPeriods = 4;
    const auto station = heard(286, 900);
    EXPECT_EQ(viewOf(patient, &station, kNow).trust, Trust::Stale);
    EXPECT_EQ(viewOf(gauge(), &station, kNow).trust, Trust::Unknown);
}

TEST(StationViewTest, AFailedValueIsNotShownThoughFresh) {
    auto station = heard(900, 60);
    station.state->quality = wire::Quality::Fail;
    station.state->reasons = {"step 180 cm in 5 min"};
    const StationView view = viewOf(gauge(), &station, kNow);
    EXPECT_EQ(view.trust, Trust::Unknown);
    EXPECT_FALSE(view.value);
    EXPECT_NE(stationLine(view, gauge(), Format(Language::German)).indexOf(QStringLiteral("Rohwert 900")), -1);
}

TEST(StationViewTest, ADoubtfulValueIsShownAsStale) {
    auto station = heard(286, 60);
    station.state->quality = wire::Quality::Suspect;
    EXPECT_EQ(viewOf(gauge(), &station, kNow).trust, Trust::Stale);
}

TEST(StationViewTest, ALevelThatLagsBehindItsValueSaysSo) {
    auto facts = gauge();
    facts.iwCm[0] = 240;
    facts.iwCm[1] = 280;
    facts.iwCm[2] = 310;
    const auto words = [&](double value, std::int64_t ageS) {
        const auto station = heard(value, ageS);  // IW2 by the worker
        return pendingLevelWords(viewOf(facts, &station, kNow)).toStdString();
    };
    EXPECT_EQ(words(286, 60), "");
    EXPECT_EQ(words(310, 60), "IW3 erreicht, wird bestätigt");
    EXPECT_EQ(words(279, 60), "unter IW2, die Stufe gilt noch");
    EXPECT_EQ(words(200, 60), "unter IW1, die Stufe gilt noch");
    EXPECT_EQ(words(400, 6000), "") << "an old value confirms nothing";
    const auto station = heard(310, 60);
    EXPECT_TRUE(qualityWords(viewOf(facts, &station, kNow), facts, Format(Language::German)).contains("bestätigt"));
    EXPECT_EQ(pendingLevelWords(viewOf(gauge(), &station, kNow)).toStdString(), "") << "without thresholds none";
}

TEST(StationViewTest, SilenceIsUnknown) {
    auto station = heard(286, 60);
    station.state->hearing = wire::Hearing::Silent;
    const StationView view = viewOf(gauge(), &station, kNow);
    EXPECT_EQ(view.trust, Trust::Unknown);
    EXPECT_GE(view.urgency, Urgency::High);
}

TEST(StationViewTest, SilenceIsSaidOnceWithTheLastValue) {
    auto station = heard(286, 1140);
    station.state->hearing = wire::Hearing::Silent;
    station.state->reasons = {"silent 600 s", "battery 11.2 V"};
    const QString words = qualityWords(viewOf(gauge(), &station, kNow), gauge(), Format(Language::German));
    EXPECT_EQ(QString(words).replace(QChar(0xA0), QLatin1Char(' ')).toStdString(),
              "stumm seit 19 min · zuletzt 286 cm · Batterie schwach: 11.2 V");
}

TEST(StationViewTest, AStationThatNeverSpokeIsUnknownAndSaysSo) {
    const StationView view = viewOf(gauge(), nullptr, kNow);
    EXPECT_EQ(view.trust, Trust::Unknown);
    EXPECT_EQ(stationLine(view, gauge(), Format(Language::German)).toStdString(), "noch keine Meldung");
}

TEST(StationViewTest, AClockFromTheFutureDoesNotMakeAValueYoung) {
    auto station = heard(286, 0);
    auto& last = station.last[wire::Quantity::WaterLevel];
    last.observedAt = kNow.plusS(7200);
    last.acceptedAt = kNow.plusS(-1200);
    last.flags = wire::kFlagClockFuture;
    EXPECT_EQ(viewOf(gauge(), &station, kNow).trust, Trust::Unknown);
}

TEST(StationViewTest, ReasonsAreToldInWords) {
    EXPECT_EQ(reasonWords("flat-line 21600 s").toStdString(), "Wert steht still: 6 h");
    EXPECT_EQ(reasonWords("flat-line 1800 s neighbour +84 cm").toStdString(),
              "Wert steht still: 30 min bei Nachbarpegel +84 cm");
    EXPECT_EQ(reasonWords("step 180 cm unconfirmed 300 s").toStdString(), "Sprung: 180 cm nicht bestätigt seit 5 min");
    EXPECT_EQ(reasonWords("jumping 3 steps in 3600 s").toStdString(), "Werte springen: 3 Sprünge in 60 min");
    EXPECT_EQ(reasonWords("sensor-span 3000 cm").toStdString(), "außerhalb des Messbereichs: 3000 cm");
    EXPECT_EQ(reasonWords("no-value").toStdString(), "Gerät meldet keinen Wert");
    EXPECT_EQ(reasonWords("something new").toStdString(), "something new");
}

TEST(StationViewTest, AThresholdThatWaitsToBeConfirmedIsSaidOnTheMap) {
    fusion::StationFacts facts = gauge();
    facts.iwCm[0] = 180;
    facts.iwCm[1] = 240;
    facts.iwCm[2] = 300;
    auto station = heard(305, 60);
    StationView view = viewOf(facts, &station, kNow);
    EXPECT_EQ(unconfirmedLevel(view), wire::GaugeLevel::Iw3);
    EXPECT_TRUE(stationLine(view, facts, Format(Language::German)).endsWith(QStringLiteral("wird bestätigt")));
    station.state->level.reset();
    EXPECT_EQ(unconfirmedLevel(viewOf(facts, &station, kNow)), wire::GaugeLevel::Iw3)
        << "the worker has not judged yet";
    station = heard(200, 60);
    EXPECT_FALSE(unconfirmedLevel(viewOf(facts, &station, kNow))) << "on the way down the level still counts";
}

}  // namespace
}  // namespace models
