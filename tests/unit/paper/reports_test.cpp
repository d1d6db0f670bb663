// SPDX-License-Identifier: EUPL-1.2
// INV-PAPER-07..09: the papers of a staff say what the screen says, leave lines for what nobody told, and are whole.
#include "console/paper/reports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "broker/seal/seal.h"
#include "console/paper/log_pdf.h"
#include "tests/qml/invented.h"

namespace paper {
namespace {

using testing::HasSubstr;
using testing::Not;

class ReportsTest : public testing::Test {
protected:
    ReportsTest() : m_clock(invented::evening()), m_store(m_clock), m_evening(m_store) {
        seal::start();
        m_store.setTown(invented::town(), std::nullopt, {});
        std::string pattern = (std::filesystem::temp_directory_path() / "lagewerk-reports-XXXXXX").string();
        EXPECT_NE(mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
    }
    ~ReportsTest() override { std::filesystem::remove_all(m_folder); }
    void tell(wire::RealmKind kind = wire::RealmKind::Exercise) {
        m_evening.tellAll(kind);
        m_evening.area(invented::Evening::smoke());
        invented::tellIncidents(m_evening);
        m_evening.settle();
    }
    ReportNeeds needs(const models::Format& format) const { return {m_store, format, QStringLiteral("S2 Lage")}; }
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

    base::SteppedClock m_clock;
    session::Store m_store;
    invented::Evening m_evening;
    models::Format m_german{models::Language::German};
    std::filesystem::path m_folder;
};

TEST_F(ReportsTest, SayWhatThePictureSaysInTheStandardOrder) {
    tell();
    compareWithGolden("lagebericht", wordsOf(situationReport(needs(m_german))));
    compareWithGolden("lagevortrag", wordsOf(briefing(needs(m_german))));
    compareWithGolden("kraefte", wordsOf(forcesReport(needs(m_german))));
}

TEST_F(ReportsTest, WhatNobodyToldIsALineToWriteOnAndNoNought) {
    m_evening.found();
    m_evening.tick(invented::evening());
    m_evening.settle();
    const std::string words = wordsOf(situationReport(needs(m_german)));
    for (const char* expected :
         {"Wetterlage und Vorhersage ____", "[Verletzte (Quelle, Zeit)]", "Stärke: keine Angabe.",
          "Keine Einheit gemeldet.", "Kein Einsatz eröffnet.", "Ohne gültigen Wert:"})
        EXPECT_THAT(words, HasSubstr(expected));
    EXPECT_THAT(words, Not(HasSubstr("Alle Stationen haben einen gültigen Wert")));
}

TEST_F(ReportsTest, AnExerciseIsMarkedAndALivePaperIsNot) {
    tell(wire::RealmKind::Live);
    for (const Document& document : forms(needs(m_german))) EXPECT_EQ(document.mark, QString());
    EXPECT_EQ(situationReport(needs(m_german)).mark, QString());
    session::Store other(m_clock);
    invented::Evening exercise(other);
    exercise.tellAll();
    exercise.settle();
    const ReportNeeds practised{other, m_german, {}};
    EXPECT_EQ(situationReport(practised).mark, QStringLiteral("ÜBUNG"));
    for (const Document& document : forms(practised)) EXPECT_EQ(document.mark, QStringLiteral("ÜBUNG"));
}

TEST_F(ReportsTest, APaperOfThePastSaysSo) {
    tell();
    const base::Instant then = invented::evening().plusS(-3600), later = invented::evening().plusS(-1800);
    m_store.lookBack(m_evening.records(), {then, then});
    EXPECT_THAT(wordsOf(situationReport(needs(m_german))),
                HasSubstr("17:05 (211705NOV26) · wie es damals bekannt war"));
    m_store.lookBack(m_evening.records(), {then, later});
    EXPECT_THAT(wordsOf(situationReport(needs(m_german))),
                HasSubstr("nach allem, was bis Sa 21.11.2026, 17:35 bekannt wurde"));
}

TEST_F(ReportsTest, EachIsWrittenWhole) {
    tell();
    std::vector<Document> all{situationReport(needs(m_german)), briefing(needs(m_german)),
                              forcesReport(needs(m_german)), mapSheet(needs(m_german))};
    for (Document& form : forms(needs(m_german))) all.push_back(std::move(form));
    for (const Document& document : all) {
        const auto written = writeDocument(document, m_folder / "out");
        ASSERT_TRUE(written) << written.failure().text();
        EXPECT_GE(written.value().pages, 1);
        EXPECT_GT(std::filesystem::file_size(written.value().file), 3'000U) << document.file.toStdString();
    }
    // A table of many pages, and words that are longer than any line.
    Document large = all.front();
    TablePart table;
    table.heads = {QStringLiteral("A"), QStringLiteral("B")};
    table.shares = {1, 3};
    for (int i = 0; i < 400; ++i)
        table.rows.push_back({QString::number(i), QString(QStringLiteral("Wort")).repeated(i % 60)});
    large.file = QStringLiteral("gross");
    large.sections = {{QStringLiteral("Viel"), {table}}};
    const auto written = writeDocument(large, m_folder / "out");
    ASSERT_TRUE(written);
    EXPECT_GT(written.value().pages, 8);
    EXPECT_LT(written.value().pages, 40);
    std::ofstream(m_folder / "file") << "no folder";
    const auto failed = writeDocument(large, m_folder / "file");
    ASSERT_FALSE(failed);
    EXPECT_THAT(failed.failure().text(), HasSubstr("gross.pdf"));
}

TEST_F(ReportsTest, AFileThatIsNotOursIsNeverWrittenOver) {
    tell();
    const Document report = situationReport(needs(m_german));
    const std::filesystem::path file = m_folder / "lagebericht.pdf";
    ASSERT_TRUE(writeDocument(report, m_folder));
    ASSERT_TRUE(writeDocument(report, m_folder)) << "our own of an hour ago";
    for (const std::string& foreign : {std::string("%PDF-1.4\n/Creator (Textverarbeitung)\n"), std::string()}) {
        std::ofstream(file, std::ios::binary | std::ios::trunc) << foreign;
        const auto refused = writeDocument(report, m_folder);
        ASSERT_FALSE(refused);
        EXPECT_THAT(refused.failure().text(), HasSubstr("lagebericht.pdf"));
        EXPECT_THAT(refused.failure().text(), HasSubstr("choose another folder"));
        EXPECT_EQ(std::filesystem::file_size(file), foreign.size());
    }
    models::IncidentLog log;
    log.refresh(m_store, m_german);
    const std::filesystem::path there = m_folder / "einsatztagebuch.pdf";
    std::ofstream(there) << "notes of somebody's";
    const auto refused =
        writePdf(logPaper(m_store, log, m_german, {}), there, [](const FileOnPaper&) { return QImage(); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(std::filesystem::file_size(there), 19U);
}

TEST_F(ReportsTest, WhoWasNeverHeardIsNotSaidToBeFine) {
    const auto words = [&] { return wordsOf(situationReport(needs(m_german))); };
    EXPECT_THAT(words(), HasSubstr("Noch keine Station gehört."));
    m_evening.found();
    m_evening.tick(invented::evening());
    m_evening.reading("AUE-WEHR", invented::evening(), 90);
    m_evening.settle();
    EXPECT_THAT(words(), Not(HasSubstr("keiner stumm")));
    EXPECT_THAT(words(), HasSubstr("Noch nicht gehört: 7 von 8 Stationen."));
    session::Store bare(m_clock);
    invented::Evening elsewhere(bare);
    elsewhere.tellAll();
    elsewhere.settle();
    const std::string without = wordsOf(situationReport({bare, m_german, {}}));
    EXPECT_THAT(without, HasSubstr("Ohne Ortspaket sind Pegel, Stationen"));
    EXPECT_THAT(without, Not(HasSubstr("keiner stumm")));
    EXPECT_THAT(without, Not(HasSubstr("Alle Stationen haben")));
}

TEST_F(ReportsTest, AnAreaThatNobodyHasCountedYetHasNoNoughts) {
    m_evening.tellAll();
    m_evening.area(invented::Evening::smoke(), false);
    m_evening.settle();
    EXPECT_THAT(wordsOf(situationReport(needs(m_german))),
                HasSubstr("Rauch Umspannwerk Süd: noch nicht gezählt · ? · ? · ? · ? · ? · ?"));
}

TEST_F(ReportsTest, ChaptersStandInTheStandardOrder) {
    tell();
    const auto titles = [](const Document& document) {
        QStringList out;
        for (const Section& section : document.sections) out << section.title;
        return out.join(QStringLiteral(" | ")).toStdString();
    };
    EXPECT_EQ(titles(situationReport(needs(m_german))),
              "1 Allgemeine Lage | 2 Schadenlage | 3 Eigene Lage | 4 Ausblick | 5 Was unsicher ist");
    EXPECT_EQ(titles(briefing(needs(m_german))),
              "Allgemeine Lage | Schadenlage | Eigene Lage | Ausblick | Nur beim Lagevortrag zur Entscheidung");
}

TEST_F(ReportsTest, ThePrintedMapSaysWhichLayersItHas) {
    tell();
    ReportNeeds drawn = needs(m_german);
    drawn.map = QImage(100, 60, QImage::Format_RGB32);
    drawn.mapLegend = QImage(100, 20, QImage::Format_RGB32);
    for (const Document& document : {mapSheet(drawn), situationReport(drawn)})
        EXPECT_THAT(wordsOf(document),
                    HasSubstr("Gedruckt sind alle Ebenen, auch was auf dem Bildschirm ausgeblendet"));
}

TEST_F(ReportsTest, HostileWordsAreWordsOnPaper) {
    tell();
    m_evening.unit("<b>Florian</b> %1 &amp;", "LF", "Feuerwehr", 4, {}, std::nullopt);
    m_evening.settle();
    EXPECT_THAT(wordsOf(forcesReport(needs(m_german))), HasSubstr("<b>Florian</b> %1 &amp;"));
}

}  // namespace
}  // namespace paper
