// SPDX-License-Identifier: EUPL-1.2
// INV-PAPER-12: orders on paper say what the screen says; each open one has a sheet in the scheme; forces with sums.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "broker/seal/seal.h"
#include "console/paper/reports.h"
#include "tests/qml/invented.h"

namespace paper {
namespace {

using testing::HasSubstr;
using testing::Not;

class OrderSheets : public testing::Test {
protected:
    OrderSheets() : m_clock(invented::evening()), m_store(m_clock), m_evening(m_store) {
        seal::start();
        m_store.setTown(invented::town(), std::nullopt, {});
        m_evening.tellAll();
    }
    ReportNeeds needs() const { return {m_store, m_german, QStringLiteral("S3 Einsatz")}; }
    static std::string wordsOf(const Document& document) {
        QString all = plainText(document).join(QLatin1Char('\n'));
        return all.replace(QChar(0x00A0), QLatin1Char(' ')).toStdString();
    }

    base::SteppedClock m_clock;
    session::Store m_store;
    invented::Evening m_evening;
    models::Format m_german{models::Language::German};
};

TEST_F(OrderSheets, WithoutOrdersThereIsOneThatSaysSo) {
    const std::vector<Document> papers = ordersReport(needs());
    ASSERT_EQ(papers.size(), 1U);
    EXPECT_EQ(papers[0].mark, QStringLiteral("ÜBUNG"));
    EXPECT_THAT(wordsOf(papers[0]), HasSubstr("Kein offener Auftrag."));
    EXPECT_THAT(wordsOf(situationReport(needs())), HasSubstr("Kein offener Auftrag."));
}

TEST_F(OrderSheets, TheLateOnesStandFirstAndDoneOnesApart) {
    invented::tellOrders(m_evening);
    const std::vector<Document> papers = ordersReport(needs());
    ASSERT_EQ(papers.size(), 2U);
    const std::string all = wordsOf(papers[0]);
    std::size_t last = 0;
    for (const char* line :
         {"Offene Aufträge",
          "erteilt, Sofort · EA Süd · Seniorenheim: Verlegung vorbereiten · 17:59, seit 6 min überfällig",
          "nicht möglich · Florian Auental 2/44-1 · Keller Bachstraße 9 leerpumpen · 19:35",
          "begonnen · S4 · Sandsäcke 5 000 Stück · 18:30, noch 25 min",
          "erteilt · S2 · Pegel Mühlbach von Hand ablesen · –", "Erledigt und zurückgezogen",
          "erledigt · S5 · Bürgertelefon ankündigen"}) {
        const std::size_t at = all.find(line, last);
        EXPECT_NE(at, std::string::npos) << line << "\nin\n" << all;
        if (at != std::string::npos) last = at;
    }
    EXPECT_THAT(wordsOf(situationReport(needs())), HasSubstr("Seniorenheim: Verlegung vorbereiten"));
}

TEST_F(OrderSheets, EachOpenOneHasASheetInTheScheme) {
    invented::tellOrders(m_evening, true);
    const Document sheets = ordersReport(needs())[1];
    ASSERT_EQ(sheets.sections.size(), 4U) << "the done one has none";
    for (const Section& section : sheets.sections) EXPECT_TRUE(section.onNewPage);
    const std::string words = wordsOf(sheets);
    for (const char* line : {"Vorrang: Sofort · Frist: 17:59", "Einheit · EA Süd", "Mittel · 2 KTW, 1 GW-San",
                             "Ziel · Räumung binnen 60 min möglich", "Weg · über Bergstraße", "Ort (UTMREF) · 32U",
                             "Noch keine Quittung.", "begonnen · S4 · Spedition zugesagt", "[Quittung (Zeit, Zeichen)]",
                             "Gleichzeitig anders gefasst von S3, p:s2"})
        EXPECT_THAT(words, HasSubstr(line));
    EXPECT_THAT(words, Not(HasSubstr("Bürgertelefon")));
}

TEST_F(OrderSheets, ForcesHaveSectorReliefAndSums) {
    invented::tellOrders(m_evening);
    const std::string words = wordsOf(forcesReport(needs()));
    for (const char* line :
         {"Einheit · Status · Stärke · Abschnitt, Ort · Auftrag · seit · Ablösung · Organisation · Erreichbar",
          "EA Nord, 32U NC 0069 0034 · Pumpen Unterführung · 05:40 · 17:40, Ablösung überfällig seit 25 min · THW · "
          "TMO 412",
          "ohne Funkstatus · – · EA Süd · Verpflegung Turnhalle", "EA Nord · 2 · 0/3/15/18", "EA Süd · 1 · –",
          "Feuerwehr · 2 · 0/2/16/18", "Stärke gesamt: 5 Einheiten · Stärke 0/4/23/27 (2 ohne Angabe)"})
        EXPECT_THAT(words, HasSubstr(line));
}

TEST_F(OrderSheets, HostileWordsAreWordsAndAreWrittenWhole) {
    wire::Order order;
    order.order = invented::orderId(9);
    order.to = "<b>S4</b>", order.subject = "%1 &amp;", order.text = std::string(9'000, 'x');
    order.means = "Wort ohne Ende " + std::string(400, 'y');
    invented::tellOrder(m_evening, order);
    std::string pattern = (std::filesystem::temp_directory_path() / "lagewerk-orders-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    const std::filesystem::path folder = pattern;
    for (const Document& document : ordersReport(needs())) {
        EXPECT_THAT(wordsOf(document), HasSubstr("<b>S4</b>"));
        const auto written = writeDocument(document, folder);
        ASSERT_TRUE(written) << written.failure().text();
        EXPECT_GT(std::filesystem::file_size(written.value().file), 3'000U);
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace paper
