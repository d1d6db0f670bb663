// SPDX-License-Identifier: EUPL-1.2
// INV-MODELS: what is otherwise is named once, with what it was and what it is; what is as it was is not.
#include "console/models/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QCoreApplication>

#include "tests/unit/situation/told.h"

namespace {

using told::at;

class Changes : public testing::Test {
protected:
    Changes() : m_clock(at(0)), m_store(m_clock), m_format(models::Language::German) {
        fusion::Town town;
        fusion::StationFacts gauge;
        gauge.id = "AUE-WEHR";
        gauge.name = "Wehr";
        gauge.water = "Aue";
        gauge.unit = "cm";
        gauge.iwCm[0] = 200, gauge.iwCm[1] = 260, gauge.iwCm[2] = 310;
        town.stations.push_back(gauge);
        gauge.id = "AUE-MUEHLE", gauge.name = "Mühle";
        town.stations.push_back(gauge);
        m_store.setTown(std::move(town), std::nullopt, {});
    }
    static situation::Situation fold(const told::Journal& journal) {
        situation::Situation picture;
        for (const auto& record : journal.records) picture.fold(record);
        return picture;
    }
    static void state(told::Journal& journal, const std::string& station, double cm, wire::GaugeLevel level,
                      wire::Hearing hearing = wire::Hearing::Heard) {
        journal.level(station, cm, journal.now());
        wire::StationState state;
        state.station = station;
        state.level = level;
        state.trustedValue = cm;
        state.trustedAt = journal.now();
        state.hearing = hearing;
        state.quality = wire::Quality::Good;
        state.rule = "station/4";
        journal.say("fusion", state);
    }
    static void unit(told::Journal& journal, const std::string& callSign, std::uint8_t status) {
        wire::UnitReport report;
        report.callSign = callSign;
        report.fmsStatus = status;
        journal.say("unit:" + callSign, report);
    }
    std::vector<std::string> between(const situation::Situation& before, base::Instant then,
                                     const situation::Situation& after, base::Instant now) {
        std::vector<std::string> out;
        for (const auto& row : models::changesBetween(before, then, after, now, m_store, m_format))
            out.push_back((row.section + QLatin1Char('|') + row.name + QLatin1Char('|') + row.before +
                           QLatin1Char('|') + row.after)
                              .toStdString());
        return out;
    }

    base::SteppedClock m_clock;
    session::Store m_store;
    models::Format m_format;
};

TEST_F(Changes, NothingIsOtherwiseBetweenAPictureAndItself) {
    told::Journal journal;
    journal.tick(at(0));
    state(journal, "AUE-WEHR", 270, wire::GaugeLevel::Iw2);
    unit(journal, "1/44-1", 4);
    const auto picture = fold(journal);
    EXPECT_TRUE(between(picture, at(0), picture, at(0)).empty());
}

TEST_F(Changes, AValueAloneIsNoneItsMeaningIs) {
    told::Journal journal;
    journal.tick(at(0));
    state(journal, "AUE-WEHR", 210, wire::GaugeLevel::Iw1);
    state(journal, "AUE-MUEHLE", 210, wire::GaugeLevel::Iw1);
    const auto before = fold(journal);
    journal.tick(at(300));
    state(journal, "AUE-WEHR", 318, wire::GaugeLevel::Iw3);
    state(journal, "AUE-MUEHLE", 230, wire::GaugeLevel::Iw1);
    EXPECT_THAT(between(before, at(0), fold(journal), at(300)),
                testing::ElementsAre("Pegel und Sensoren|Aue · Wehr|210\u00a0cm · IW1|318\u00a0cm · IW3"));
}

TEST_F(Changes, WhatCameAndWhatWentIsNamedAndTheUrgentStandsFirst) {
    told::Journal journal;
    journal.tick(at(0));
    unit(journal, "1/44-1", 2);
    unit(journal, "1/45-1", 2);
    journal.say("core", wire::OperationAct{"2026-0001", wire::OperationStep::Opened, "Hochwasser"});
    const auto before = fold(journal);
    journal.tick(at(600));
    unit(journal, "1/44-1", 4);
    unit(journal, "1/45-1", 0);
    unit(journal, "1/46-1", 3);
    journal.say("core", wire::OperationAct{"2026-0001", wire::OperationStep::Closed, "Hochwasser"});
    EXPECT_THAT(between(before, at(0), fold(journal), at(600)),
                testing::ElementsAre("Kräfte|1/45-1|2 · einsatzbereit auf Wache|0 · dringender Sprechwunsch",
                                     "Kräfte|1/44-1|2 · einsatzbereit auf Wache|4 · am Einsatzort",
                                     "Kräfte|1/46-1|–|3 · Auftrag übernommen",
                                     "Einsatz|2026-0001 · Hochwasser|offen|geschlossen"));
}

TEST_F(Changes, EachSaysSinceWhenUnlessItWasSoBefore) {
    told::Journal journal;
    journal.tick(at(0));
    unit(journal, "1/44-1", 2);
    const auto before = fold(journal);
    journal.tick(at(600));
    unit(journal, "1/44-1", 4);
    const auto rows = models::changesBetween(before, at(0), fold(journal), at(600), m_store, m_format);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].clock, models::Format::clock(at(600)));
}

}  // namespace
