// SPDX-License-Identifier: EUPL-1.2
// What an import said of a layer, as it stands on the page System and behind a zone.
#include <gtest/gtest.h>

#include "console/models/package_sources.h"

namespace {

std::string german(const std::string& note) { return models::layerNoteWords(note).toStdString(); }

TEST(LayerNoteWords, AreGermanWhereTheImportsSentencesAreKnown) {
    EXPECT_EQ(
        german("1656 cells, 620 with a hidden figure (unknown, not 0), 16965 people in cells without any building; "
               "file zensus, neu.csv of 2026-11-23"),
        "1656 Zellen, 620 mit geheim gehaltener Zahl (unbekannt, nicht 0), 16965 Menschen in Zellen ohne jedes "
        "Gebäude; Datei zensus, neu.csv vom 23.11.2026");
    EXPECT_EQ(german("6509 houses, 6516 outlines; 21 left out that the extract's edge cuts to fewer than 3 corners"),
              "6509 Häuser, 6516 Umrisse; 21 weggelassen, die der Rand des Auszugs zerschneidet");
    EXPECT_EQ(
        german("cells of 25 m from a source of about 93 m; too coarse for depths: flood zones are a rough outline; "
               "file of 2026-11-23"),
        "Zellen von 25 m aus einer Quelle von etwa 93 m; zu grob für Wassertiefen: Überflutungsflächen sind ein "
        "grober Umriss; Datei vom 23.11.2026");
    EXPECT_EQ(
        german("3; file pegel.csv of 2026-11-23; station 'A': zero_m is 620 m, the ground there 302 m: a wrong "
               "zero, place or height system?"),
        "3 übernommen; Datei pegel.csv vom 23.11.2026; Station „A“: Nullpunkt 620 m, Gelände dort 302 m: falscher "
        "Nullpunkt, Ort oder Höhensystem?");
    EXPECT_EQ(german("4 taken, 1 invalid outlines repaired"), "4 übernommen, 1 ungültige Umrisse berichtigt");
}

TEST(LayerNoteWords, StayAsTheyWereSaidWhereNobodyKnowsThem) {
    EXPECT_EQ(german("drawn by hand, 2019"), "drawn by hand, 2019");
    EXPECT_EQ(german(""), "");
}

}  // namespace
