// SPDX-License-Identifier: EUPL-1.2
// INV-PAPER-10: each message stands on paper as a filled Nachrichtenvordruck, with all that the screen says of it.
#include "console/paper/message_paper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <limits>

#include "broker/seal/seal.h"
#include "tests/qml/invented.h"

namespace paper {
namespace {

using testing::HasSubstr;
using testing::Not;

class MessagePaperTest : public testing::Test {
protected:
    MessagePaperTest() : m_clock(invented::evening()), m_store(m_clock), m_evening(m_store) {
        seal::start();
        m_store.setTown(invented::town(), std::nullopt, {});
        m_evening.tellAll();
        m_ids = invented::tellMessages(m_evening);
        std::string pattern = (std::filesystem::temp_directory_path() / "lagewerk-messages-XXXXXX").string();
        EXPECT_NE(mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
    }
    ~MessagePaperTest() override { std::filesystem::remove_all(m_folder); }
    ReportNeeds needs() const { return {m_store, m_german, QStringLiteral("S2 Lage")}; }
    static std::string wordsOf(const Document& document) {
        QString all = plainText(document).join(QLatin1Char('\n'));
        return all.replace(QChar(0x00A0), QLatin1Char(' ')).toStdString();
    }
    const situation::ReportView& view(std::size_t which) const {
        return m_store.picture().work.reports.at(m_ids[which].text());
    }

    base::SteppedClock m_clock;
    session::Store m_store;
    invented::Evening m_evening;
    std::vector<wire::MessageId> m_ids;
    models::Format m_german{models::Language::German};
    std::filesystem::path m_folder;
};

TEST_F(MessagePaperTest, TheFormIsFilledInWithAllThatIsKnown) {
    const Document sheet = messageSheet(needs(), view(1));
    EXPECT_EQ(sheet.file, QStringLiteral("meldung-E-2"));
    EXPECT_EQ(sheet.mark, QStringLiteral("ÜBUNG"));
    const std::string words = wordsOf(sheet);
    for (const char* expected :
         {"[1 Beförderungsmittel] Funk", "[5 Ein/Aus, Nr.] E 2", "[6 Rufname der Gegenstelle] Heros Auental 24/58",
          "[9 Vorrang] Sofort", "[10 Anschrift] Führungsstab Auental", "[12 Gesprächsnotiz] nein",
          "[13 Betreff] Sandsäcke gehen aus", "[14 Inhalt] Bestand am Wehr", "[15 Absender] Heros Auental 24/58",
          "[16 Abfassungszeit] Sa 21.11.2026, 17:41 (211741NOV26)", "[17 Zeichen, Funktion] Müller, Gruppenführer",
          "S4 (erledigt", "Kopie S2 (gelesen", "S4 bitte Bauhof anrufen.", "Bauhof liefert 2 500 bis 19:30."})
        EXPECT_THAT(words, HasSubstr(expected));
}

TEST_F(MessagePaperTest, AnOutgoingOneSaysWhenAndHowItWentOut) {
    const std::string waiting = wordsOf(messageSheet(needs(), view(3))), sent = wordsOf(messageSheet(needs(), view(4)));
    EXPECT_THAT(waiting, HasSubstr("[4 Beförderungsvermerk] \n"));
    EXPECT_THAT(waiting, HasSubstr("[7 Gewünschtes Mittel] Telefon"));
    EXPECT_THAT(sent, HasSubstr("[4 Beförderungsvermerk] 18:00, E-Mail"));
    EXPECT_THAT(sent, HasSubstr("[1 Beförderungsmittel] E-Mail"));
    EXPECT_THAT(wordsOf(messageSheet(needs(), view(5))), HasSubstr("[12 Gesprächsnotiz] ja"));
}

TEST_F(MessagePaperTest, AllInOneWithAListAndOnlyOpenOnesBeyondTheNewest) {
    const std::string all = wordsOf(messagesPaper(needs(), std::numeric_limits<std::size_t>::max()));
    EXPECT_THAT(all, HasSubstr("E 3 · Einfach · 17:13 · Polizei Auental"));
    EXPECT_THAT(all, HasSubstr("E 7 · Eingang"));
    EXPECT_THAT(all, Not(HasSubstr("alle offenen")));
    const std::string few = wordsOf(messagesPaper(needs(), 2));
    EXPECT_THAT(few, HasSubstr("Die neuesten 2 und alle offenen, zusammen 5 von 7."));
    EXPECT_THAT(few, Not(HasSubstr("Sperrung Würzburger Straße steht"))) << "it is done and not among the newest";
    EXPECT_THAT(few, HasSubstr("Verpflegung für 40 Kräfte")) << "it is old and open";
}

TEST_F(MessagePaperTest, AMessageIsOnePageAndALongOneGoesOn) {
    const auto one = writeDocument(messageSheet(needs(), view(6)), m_folder);
    ASSERT_TRUE(one) << one.failure().text();
    EXPECT_EQ(one.value().pages, 1);
    situation::ReportView longOne = view(6);
    for (int i = 0; i < 400; ++i) longOne.report.text += " Wasseraustritt auf vier Metern, Kräfte arbeiten weiter.";
    const auto more = writeDocument(messageSheet(needs(), longOne), m_folder);
    ASSERT_TRUE(more);
    EXPECT_GE(more.value().pages, 3);
    const auto all = writeDocument(messagesPaper(needs()), m_folder);
    ASSERT_TRUE(all);
    EXPECT_EQ(all.value().pages, 8) << "a list and seven forms";
}

}  // namespace
}  // namespace paper
