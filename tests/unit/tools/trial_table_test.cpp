// SPDX-License-Identifier: EUPL-1.2
// A trial of rules as a staff reads it.
#include "gis/tools/trial_table.h"

#include <gtest/gtest.h>

#include <sstream>

#include "broker/wire/codec.h"

namespace {

using tools::Listener;

constexpr std::int64_t kSummerNoonMs = 1'750'248'000'000;  // 2025-06-18T12:00:00Z, 14:00 in Germany

wire::StationState state(wire::GaugeLevel level, double cm) {
    wire::StationState said;
    said.station = "AUE-1";
    said.level = level, said.trustedValue = cm, said.rule = "shipped 1";
    return said;
}

class TrialTable : public ::testing::Test {
protected:
    void SetUp() override {
        m_town.package = "Probe 0123";
        fusion::StationFacts gauge;
        gauge.id = "AUE-1", gauge.name = "Brücke";
        m_town.stations = {gauge};
        m_cause.bytes.fill(1);
        m_told.town = &m_town, m_told.journal = "run/journal.db";
        m_told.records = 12, m_told.readings = 7;
        m_told.from = base::Instant{kSummerNoonMs}, m_told.until = base::Instant{kSummerNoonMs}.plusS(3600);
        m_told.sequences[m_cause] = 9;
    }
    void hear(Listener& listener, int second, const wire::StationState& said) {
        listener.take(wire::Kind::StationState, wire::encodePayload(said), base::Instant{kSummerNoonMs}.plusS(second),
                      {m_cause});
    }
    std::string table(bool isGerman) {
        m_told.tried = &m_tried.list(), m_told.recorded = &m_recorded.list();
        std::ostringstream out;
        tools::printTrialTable(m_told, isGerman, out);
        return out.str();
    }
    /// The one line of the table that holds the words.
    static std::string lineWith(const std::string& table, const std::string& words) {
        std::istringstream in(table);
        std::string found;
        for (std::string line; std::getline(in, line);)
            if (line.find(words) != std::string::npos) {
                EXPECT_EQ(found, "") << "once only: " << words;
                found = line;
            }
        return found;
    }

    fusion::Town m_town;
    wire::MessageId m_cause;
    tools::TrialTold m_told;
    Listener m_tried, m_recorded;
};

TEST_F(TrialTable, SaysInGermanAndGermanTimeWhatIsNewGoneAndTheSame) {
    for (Listener* both : {&m_tried, &m_recorded}) hear(*both, 10, state(wire::GaugeLevel::Iw1, 171.5));
    hear(m_tried, 20, state(wire::GaugeLevel::Iw2, 222));
    hear(m_recorded, 30, state(wire::GaugeLevel::Iw3, 300));
    const std::string german = table(true);
    EXPECT_EQ(lineWith(german, "erreicht IW1"),
              "  14:00:10  Pegel          Brücke (AUE-1): erreicht IW1 [Wert 171,5 cm] Satz 9");
    EXPECT_EQ(lineWith(german, "erreicht IW2").substr(0, 11), "+ 14:00:20 ");
    EXPECT_EQ(lineWith(german, "erreicht IW3").substr(0, 11), "- 14:00:30 ");
    EXPECT_NE(german.find("Regelprobe: Regeln wie mitgeliefert"), std::string::npos);
    EXPECT_NE(german.find("journal.db, 12 Sätze, 7 Messwerte beurteilt"), std::string::npos);
    EXPECT_NE(german.find("18.06.2025 14:00:00 bis 18.06.2025 15:00:00 (deutsche Zeit)"), std::string::npos);
    EXPECT_NE(german.find(": Pegel 2/2, Regen 0/0"), std::string::npos) << german;
    const std::string english = table(false);
    EXPECT_EQ(lineWith(english, "reaches IW1"),
              "  14:00:10  gauge          Brücke (AUE-1): reaches IW1 [value 171.5 cm] record 9");
}

TEST_F(TrialTable, SaysTheConditionsOfTheAlarmPlanInWords) {
    wire::RuleAlarm alarm;
    alarm.alarm = "rule:steg", alarm.title = "Steg sperren", alarm.task = "Steg sperren lassen.", alarm.function = "S3";
    alarm.stations = {"AUE-1"}, alarm.rule = "eigene 1";
    alarm.reasons = {"level 272.5 270 AUE-1", "rain 19.8 15 30 RG 2", "rising 144 60 AUE-1", "silent 45 30 AUE-1"};
    m_recorded.take(wire::Kind::RuleAlarm, wire::encodePayload(alarm), base::Instant{kSummerNoonMs}, {m_cause});
    EXPECT_NE(lineWith(table(false), "alarm plan  ").find("[AUE-1: 272.5 cm (from 270 cm); RG 2: 19.8 mm in 30 min"),
              std::string::npos);
    EXPECT_EQ(
        lineWith(table(true), "Alarmplan  "),
        "- 14:00:00  Alarmplan      Steg sperren: ausgelöst, S3: Steg sperren lassen. [AUE-1: 272,5 cm (ab 270 cm); "
        "RG 2: 19,8 mm in 30 min (ab 15 mm); AUE-1: Anstieg 144 cm/h (ab 60 cm/h); AUE-1: seit 45 min nicht "
        "gehört (ab 30 min)] Satz 9");
}

TEST_F(TrialTable, OfADamagedJournalSaysSo) {
    EXPECT_EQ(table(true).find("ACHTUNG"), std::string::npos);
    m_told.isWhole = false;
    EXPECT_NE(table(true).find("ACHTUNG: Die Aufzeichnung ist beschädigt"), std::string::npos);
}

TEST_F(TrialTable, OfNothingSaysSo) {
    EXPECT_NE(table(true).find("Nichts wäre gemeldet worden."), std::string::npos);
    EXPECT_NE(table(false).find("Nothing would have been raised."), std::string::npos);
}

TEST_F(TrialTable, WordsOfOthersCannotEndALineOrSteerATerminal) {
    m_town.stations[0].name = "A\n+ 99:99:99 \x1b[2J";
    hear(m_tried, 10, state(wire::GaugeLevel::Iw1, 171));
    const std::string german = table(true);
    EXPECT_EQ(german.find('\x1b'), std::string::npos);
    EXPECT_NE(lineWith(german, "99:99:99").find("  Pegel "), std::string::npos) << german;
}

}  // namespace
