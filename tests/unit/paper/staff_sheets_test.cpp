// SPDX-License-Identifier: EUPL-1.2
// INV-PAPER-13: boards and decisions on paper say what the screen says, two sayings at once side by side, and what a
// decision rests on as it stood, with the ids of its records.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "broker/seal/seal.h"
#include "console/models/decision_desk.h"
#include "console/paper/reports.h"
#include "tests/qml/invented.h"

namespace paper {
namespace {

using testing::HasSubstr;
using testing::Not;

class StaffSheets : public testing::Test {
protected:
    StaffSheets() : m_clock(invented::evening()), m_store(m_clock), m_evening(m_store) {
        seal::start();
        m_store.setTown(invented::town(), std::nullopt, {});
        m_evening.tellAll();
    }
    ReportNeeds needs() const { return {m_store, m_german, QStringLiteral("S3 Einsatz")}; }
    static std::string wordsOf(const Document& document) {
        QString all = plainText(document).join(QLatin1Char('\n')) + QLatin1Char('\n');
        return all.replace(QChar(0x00A0), QLatin1Char(' ')).toStdString();
    }
    static void compareWithGolden(const std::string& name, const std::string& words) {
        const std::filesystem::path file =
            std::filesystem::path(LAGEWERK_SOURCE_DIR) / "tests/golden/paper" / (name + ".txt");
        if (std::getenv("SNAP_UPDATE") != nullptr) std::ofstream(file) << words;
        std::ifstream in(file);
        ASSERT_TRUE(in) << "no golden file; run with SNAP_UPDATE=1";
        std::stringstream golden;
        golden << in.rdbuf();
        EXPECT_EQ(words, golden.str()) << "run with SNAP_UPDATE=1 and review the difference";
    }
    wire::Decision dam() const {
        wire::Decision decision;
        decision.subject = "Sandsackverbau Wehr", decision.function = "S3";
        decision.text = "Kein Verbau am Wehr mehr; Kräfte nach Altstadt.\nEA Wehr meldet Vollzug bis 18:30.";
        decision.reasons = "Der Scheitel kommt in weniger als einer Stunde.";
        decision.options = {"Verbau weiterführen", "Kräfte verlegen"};
        decision.knownThrough = m_store.picture().lastSequence;
        for (wire::Ground& ground : models::groundsOf(m_store.picture(), m_evening.now(), m_store, m_german))
            if (ground.subject.starts_with("station:AUE")) decision.grounds.push_back(std::move(ground));
        return decision;
    }

    base::SteppedClock m_clock;
    session::Store m_store;
    invented::Evening m_evening;
    models::Format m_german{models::Language::German};
};

TEST_F(StaffSheets, EmptyOnesSaySo) {
    const std::string boards = wordsOf(boardsReport(needs())), decisions = wordsOf(decisionsReport(needs()));
    for (const char* none :
         {"Kein Räumblock.", "Keine Betreuungsstelle.", "Kein Notfall-Infopunkt.", "Kein Krankenhaus.",
          "Keine Straße gesperrt oder gemeldet.", "Nichts nachgefordert.", "Keine Zahl gemeldet."})
        EXPECT_THAT(boards, HasSubstr(none));
    EXPECT_THAT(decisions, HasSubstr("Kein Entschluss festgehalten."));
    EXPECT_EQ(boardsReport(needs()).mark, QStringLiteral("ÜBUNG"));
    EXPECT_EQ(decisionsReport(needs()).mark, QStringLiteral("ÜBUNG"));
}

TEST_F(StaffSheets, TheDirectoryHasRoomForWhoIsRungAndCallsTheirAnswers) {
    EXPECT_THAT(wordsOf(directoryReport(needs())), HasSubstr("Das Verzeichnis ist leer."));
    invented::tellDirectory(m_evening);
    invented::tellCall(m_evening);
    compareWithGolden("verzeichnis", wordsOf(directoryReport(needs())));
    EXPECT_EQ(directoryReport(needs()).mark, QStringLiteral("ÜBUNG"));
}

TEST_F(StaffSheets, BoardsHaveStateFiguresSinceAndSourceAndBothOfTwoThatWereSaidAtOnce) {
    invented::tellBoards(m_evening);
    wire::BoardItem hall = m_store.picture().work.board.at(std::string(31, '0') + "4").item;
    hall.state = "closed", hall.basedOn.reset();
    m_evening.boardItem(hall, "post:S3", "p:s3");
    m_evening.settle();
    compareWithGolden("objekte-stellen", wordsOf(boardsReport(needs())));
}

TEST_F(StaffSheets, DecisionsHaveWhatWasWeighedWhyAndWhatTheyRestOn) {
    const wire::MessageId first = m_evening.decision(dam());
    m_evening.tick(m_evening.now().plusS(1200));
    wire::StationState state = *m_store.picture().stations.at("AUE-WEHR").state;
    state.trustedValue = 352, state.trustedAt = m_evening.now();
    m_evening.state(state);
    m_evening.settle();
    wire::Decision back;
    back.subject = "Verbau am Wehr wieder aufnehmen", back.function = "S3", back.text = "Der Verbau geht weiter.";
    back.replaces = first;
    back.knownThrough = m_store.picture().lastSequence;
    m_evening.decision(back);
    m_evening.settle();
    const Document paper = decisionsReport(needs());
    compareWithGolden("entschluesse", wordsOf(paper));
    EXPECT_THAT(wordsOf(paper), HasSubstr(first.text())) << "by its id it is found in the journal";
}

/// They once left blank what the staff had counted, closed, opened, asked for and decided: a mayor read "nothing".
TEST_F(StaffSheets, ReportAndBriefingHaveWhatTheBoardsHoldAndWhatWasDecided) {
    const std::string before = wordsOf(situationReport(needs())), spokenBefore = wordsOf(briefing(needs()));
    for (const std::string& words : {before, spokenBefore})
        for (const char* none : {"Verletzte,", "Pumpen (THW)", "gesperrt", "Entschluss ·"})
            EXPECT_THAT(words, Not(HasSubstr(none)));
    invented::tellBoards(m_evening);
    m_evening.decision(dam());
    m_evening.settle();
    const std::string report = wordsOf(situationReport(needs())), spoken = wordsOf(briefing(needs()));
    for (const auto& [id, view] : m_store.picture().work.board) {
        EXPECT_THAT(report, HasSubstr(view.item.name)) << "of board " << static_cast<int>(view.item.board);
        EXPECT_THAT(spoken, HasSubstr(view.item.name));
    }
    for (const std::string& words : {report, spoken}) EXPECT_THAT(words, HasSubstr(dam().subject));
    EXPECT_THAT(report, HasSubstr("[Tote (Quelle, Zeit)]")) << "what nobody has counted stays to be written";
    EXPECT_THAT(spoken, Not(HasSubstr("\nzugesagt für"))) << "one line for each";
}

TEST_F(StaffSheets, WhatBelongsToAnotherOperationIsNotThere) {
    m_evening.operation("2026-0001", "Hochwasser Aue", wire::OperationStep::Opened);
    m_evening.operation("2026-0002", "Brand Lager", wire::OperationStep::Opened);
    m_evening.speakIn("2026-0002");
    m_evening.decision(dam());
    m_evening.speakIn({});
    m_evening.settle();
    EXPECT_THAT(wordsOf(decisionsReport(needs())), HasSubstr("Sandsackverbau"));
    m_store.showOperation("2026-0001");
    EXPECT_THAT(wordsOf(decisionsReport(needs())), Not(HasSubstr("Sandsackverbau")));
}

TEST_F(StaffSheets, HostileAndLongWordsAreWordsOnPaperAndPagesAreWritten) {
    wire::Decision decision = dam();
    decision.subject = "<b>Verbau</b> %1 &amp;";
    decision.text = std::string(8000, 'W') + " <script>";
    decision.options.clear();
    for (int i = 0; i < 16; ++i) decision.options.push_back("Möglichkeit " + std::to_string(i));
    m_evening.decision(decision);
    invented::tellBoards(m_evening);
    wire::BoardItem road;
    road.item = std::string(32, 'a'), road.board = wire::Board::Road, road.state = "<i>anders</i>";
    road.name = std::string(110, 'x'), road.note = "%1 %2";
    m_evening.boardItem(road);
    m_evening.settle();
    EXPECT_THAT(wordsOf(decisionsReport(needs())), HasSubstr("<b>Verbau</b> %1 &amp;"));
    EXPECT_THAT(wordsOf(boardsReport(needs())), HasSubstr("<i>anders</i>"));
    std::string pattern = (std::filesystem::temp_directory_path() / "lagewerk-sheets-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    for (const Document& document : {boardsReport(needs()), decisionsReport(needs())}) {
        const auto written = writeDocument(document, pattern);
        ASSERT_TRUE(written) << written.failure().text();
        EXPECT_GE(written.value().pages, 2);
        EXPECT_LE(written.value().pages, 8);
    }
    std::filesystem::remove_all(pattern);
}

}  // namespace
}  // namespace paper
