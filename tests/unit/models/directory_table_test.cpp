// SPDX-License-Identifier: EUPL-1.2
// A directory pasted from a spreadsheet: columns by name, and what is wrong by row.
#include "console/models/directory_table.h"

#include <gtest/gtest.h>

namespace {

std::string faultOf(const char* table) {
    return models::readDirectoryTable(QString::fromUtf8(table)).fault.toStdString();
}

}  // namespace

TEST(DirectoryTable, ColumnsAreKnownByTheirNamesInAnyOrder) {
    const auto table = models::readDirectoryTable(QStringLiteral(
        "Name\tFunktion\tMobil\tE-Mail\tReihenfolge\r\nC. Winter\tS1\t0151 1\tw@x.example\t\r\n\t\t\t\t\r\n"
        "D. Berg\tS1\t\t\t2\r\n"));
    ASSERT_EQ(table.fault, QString());
    ASSERT_EQ(table.contacts.size(), 2u) << "the empty row is left out";
    EXPECT_EQ(table.contacts[0].function, "S1");
    EXPECT_EQ(table.contacts[0].reach, (std::vector<wire::Reach>{{"mobile", "0151 1"}, {"mail", "w@x.example"}}));
    EXPECT_EQ(table.contacts[1].rank, 2u);
    EXPECT_TRUE(table.contacts[1].reach.empty());
}

TEST(DirectoryTable, QuotedCellsHoldTheDivider) {
    const auto table = models::readDirectoryTable(
        QStringLiteral("function;note\n\"Klinikum; Leitung\";\"nachts\nklingeln \"\"laut\"\"\"\n"));
    ASSERT_EQ(table.contacts.size(), 1u);
    EXPECT_EQ(table.contacts[0].function, "Klinikum; Leitung");
    EXPECT_EQ(table.contacts[0].note, "nachts klingeln \"laut\"");
}

TEST(DirectoryTable, WhatIsWrongIsNamedByRowAndNothingIsTaken) {
    EXPECT_NE(faultOf("irgendein Text").find("„irgendein Text“ ist unbekannt"), std::string::npos);
    EXPECT_NE(faultOf("Name\nX").find("Spalte „Funktion“"), std::string::npos);
    EXPECT_EQ(faultOf("Funktion\tName\nS1\tA\n\tB\n"), "Zeile 3: die Funktion fehlt.");
    EXPECT_EQ(faultOf("Funktion\tE-Mail\nS1\tkeine\n"), "Zeile 2: „keine“ ist keine E-Mail-Adresse.");
    EXPECT_EQ(faultOf("Funktion\tReihenfolge\nS1\terste\n"),
              "Zeile 2: die Reihenfolge „erste“ ist keine Zahl von 1 bis 99.");
    EXPECT_NE(faultOf("Funktion\nS1\tzu viel\n").find("steht in keiner benannten Spalte"), std::string::npos);
    EXPECT_EQ(faultOf("Funktion\n"), "Die Tabelle hat keine Zeile.");
    EXPECT_TRUE(models::readDirectoryTable(QStringLiteral("Funktion\nS1\n\tx\n")).contacts.empty());
}
