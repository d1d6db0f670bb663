// SPDX-License-Identifier: EUPL-1.2
// What an import says of a layer (gis/layers, import_*.cpp and source_notes.cpp), in the reader's language.

#include <QStringList>

#include "console/models/format.h"
#include "console/models/package_sources.h"
#include "console/models/phrase.h"

namespace models {

namespace {

const std::vector<Phrase>& layerNotes() {
    static const std::vector<Phrase> kAll{
        {R"x((\d+) taken)x", QT_TRANSLATE_NOOP("Words", "%1 übernommen")},
        {R"x((\d+) districts of several rows united)x",
         QT_TRANSLATE_NOOP("Words", "%1 Stadtteile aus mehreren Zeilen vereint")},
        {R"x((\d+) rows without a shape left out)x", QT_TRANSLATE_NOOP("Words", "%1 Zeilen ohne Fläche weggelassen")},
        {R"x((\d+) invalid outlines repaired)x", QT_TRANSLATE_NOOP("Words", "%1 ungültige Umrisse berichtigt")},
        {R"x((\d+) rings closed that were not)x", QT_TRANSLATE_NOOP("Words", "%1 offene Ringe geschlossen")},
        {R"x((\d+) outside the town left out)x", QT_TRANSLATE_NOOP("Words", "%1 außerhalb des Ortes weggelassen")},
        {R"x((\d+) without a place left out)x", QT_TRANSLATE_NOOP("Words", "%1 ohne Ort weggelassen")},
        {R"x(names are missing)x", QT_TRANSLATE_NOOP("Words", "Namen fehlen")},
        {R"x((\d+) houses)x", QT_TRANSLATE_NOOP("Words", "%1 Häuser")},
        {R"x((\d+) outlines)x", QT_TRANSLATE_NOOP("Words", "%1 Umrisse")},
        {R"x((\d+) left out that the extract's edge cuts to fewer than 3 corners)x",
         QT_TRANSLATE_NOOP("Words", "%1 weggelassen, die der Rand des Auszugs zerschneidet")},
        {R"x((\d+) left out that are drawn as a point without outline)x",
         QT_TRANSLATE_NOOP("Words", "%1 weggelassen, die nur als Punkt gezeichnet sind")},
        {R"x((\d+) cells)x", QT_TRANSLATE_NOOP("Words", "%1 Zellen")},
        {R"x((\d+) with a hidden figure \(unknown)x",
         QT_TRANSLATE_NOOP("Words", "%1 mit geheim gehaltener Zahl (unbekannt")},
        {R"x(not 0\))x", QT_TRANSLATE_NOOP("Words", "nicht 0)")},
        {R"x((\d+) unreadable lines left out)x", QT_TRANSLATE_NOOP("Words", "%1 unlesbare Zeilen weggelassen")},
        {R"x(the first is line (\d+))x", QT_TRANSLATE_NOOP("Words", "die erste ist Zeile %1")},
        {R"x((\d+) people in cells without any building)x",
         QT_TRANSLATE_NOOP("Words", "%1 Menschen in Zellen ohne jedes Gebäude")},
        {R"x(shared out again over the new buildings)x",
         QT_TRANSLATE_NOOP("Words", "neu auf die neuen Gebäude verteilt")},
        {R"x(cells of (\d+) m from a source of about (\d+) m)x",
         QT_TRANSLATE_NOOP("Words", "Zellen von %1 m aus einer Quelle von etwa %2 m")},
        {R"x(coarsened)x", QT_TRANSLATE_NOOP("Words", "vergröbert")},
        {R"x((\d+) of (\d+) files lie outside the town)x",
         QT_TRANSLATE_NOOP("Words", "%1 von %2 Dateien liegen außerhalb des Ortes")},
        {R"x((\d+) cells with heights that none can be left out)x",
         QT_TRANSLATE_NOOP("Words", "%1 Zellen mit unmöglichen Höhen weggelassen")},
        {R"x(known on (\d+) % of the area)x", QT_TRANSLATE_NOOP("Words", "bekannt auf %1 % der Fläche")},
        {R"x(too coarse for depths: flood zones are a rough outline)x",
         QT_TRANSLATE_NOOP("Words", "zu grob für Wassertiefen: Überflutungsflächen sind ein grober Umriss")},
        {R"x((\d+) buildings stand beyond it)x", QT_TRANSLATE_NOOP("Words", "%1 Gebäude stehen außerhalb")},
        {R"x(give it again for the larger town)x", QT_TRANSLATE_NOOP("Words", "für den größeren Ort neu einlesen")},
        {R"x((\d+) turned round)x", QT_TRANSLATE_NOOP("Words", "%1 umgedreht")},
        {R"x(they ran uphill)x", QT_TRANSLATE_NOOP("Words", "sie liefen bergauf")},
        {R"x((\d+) shapes)x", QT_TRANSLATE_NOOP("Words", "%1 Formen")},
        {R"x(made up: nobody was counted)x", QT_TRANSLATE_NOOP("Words", "erfunden: niemand wurde gezählt")},
        {R"x(first of (\d+) files)x", QT_TRANSLATE_NOOP("Words", "die erste von %1 Dateien")},
        {R"x(and (\d+) doubts more)x", QT_TRANSLATE_NOOP("Words", "und %1 Zweifel mehr")},
        {R"x(file of (\d{4})-(\d{2})-(\d{2}))x", QT_TRANSLATE_NOOP("Words", "Datei vom %3.%2.%1")},
        {R"x(file (.+) of (\d{4})-(\d{2})-(\d{2}))x", QT_TRANSLATE_NOOP("Words", "Datei %1 vom %4.%3.%2")},
        {R"x(file (.+))x", QT_TRANSLATE_NOOP("Words", "Datei %1")},
    };
    return kAll;
}

const std::vector<Phrase>& stationDoubts() {
    static const std::vector<Phrase> kAll{
        {R"x(station '(.+)': zero_m is (-?\d+) m, the ground there (-?\d+) m: a wrong zero, place or height system\?)x",
         QT_TRANSLATE_NOOP(
             "Words", "Station „%1“: Nullpunkt %2 m, Gelände dort %3 m: falscher Nullpunkt, Ort oder Höhensystem?")},
        {R"x(station '(.+)': it lies (\d+) km outside the town: are its coordinates right\?)x",
         QT_TRANSLATE_NOOP("Words", "Station „%1“ liegt %2 km außerhalb des Ortes: stimmen die Koordinaten?")},
        {R"x(station '(.+)': the town has no watercourse '(.+)': no flood zone can be drawn for it)x",
         QT_TRANSLATE_NOOP("Words", "Station „%1“: Der Ort hat kein Gewässer „%2“; keine Überflutungsfläche möglich")},
        {R"x(station '(.+)': (.+))x", QT_TRANSLATE_NOOP("Words", "Station „%1“: %2")},
    };
    return kAll;
}

}  // namespace

QString layerNoteWords(const std::string& note) {
    QStringList told;
    for (const QString& sentence : text(note).split(QStringLiteral("; "), Qt::SkipEmptyParts)) {
        if (sentence.startsWith(QLatin1String("station '"))) {
            told << inWords(sentence, stationDoubts());
            continue;
        }
        // A file's name may hold a comma.
        if (sentence.startsWith(QLatin1String("file "))) {
            told << inWords(sentence, layerNotes());
            continue;
        }
        if (bool isNumber = false; sentence.toLongLong(&isNumber), isNumber) {
            told << Words::tr("%1 übernommen").arg(sentence);
            continue;
        }
        QStringList parts;
        for (const QString& part : sentence.split(QStringLiteral(", "))) parts << inWords(part, layerNotes());
        told << parts.join(QStringLiteral(", "));
    }
    return told.join(QStringLiteral("; "));
}

}  // namespace models
