// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The incident log as it is to stand on paper: text only, in reading order, before any page is laid out. What is
// printed and what is exported come from this one model.

#include <QString>
#include <QStringList>

#include "console/models/incident_log.h"

namespace paper {

struct FileOnPaper {
    QString label;  ///< "Anlage 1 zu Nr. 0012"; without a number by the entry's time
    QString name, typeWords, size;
    QString sha256;  ///< 64 digits, as sha256sum prints it
    QString state;   ///< why it is not here: "gelöscht am …"; empty: nothing known against it
    bool isPicture = false;
    wire::Hash hash{};
    std::string type;
};
struct EntryOnPaper {
    QString number, day, clock, kind, text, who;
    bool fromPeople = false;
    std::vector<FileOnPaper> files;
};
struct LogPaper {
    bool isExercise = false;
    QString mark;                       ///< "ÜBUNG" on every page of an exercise; empty when it is live
    QString title;                      ///< "Einsatztagebuch"
    QString realm;                      ///< whose
    QString operation;                  ///< empty: none is open
    QString scope;                      ///< "alle Zeilen", "nur Einträge von Menschen", and from when to when
    QString made;                       ///< "erstellt am Sa 21.11.2026, 18:05 von S2 Lage, A. Beispiel"
    QString checkpoint;                 ///< "Prüfpunkt 1234:9f…"; empty: this console has witnessed none
    std::string witness;                ///< the same as `lagewerk-log verify --witness` reads it
    std::vector<EntryOnPaper> entries;  ///< oldest first
};

/// What the list shows now. `by`: who prints; may be empty.
[[nodiscard]] LogPaper logPaper(const session::Store& store, const models::IncidentLog& log,
                                const models::Format& format, const QString& by);
/// "Seite 2 von 5"
[[nodiscard]] QString pageWords(int page, int pages);
/// What stands under a picture, and for any other file in its place.
[[nodiscard]] QString captionOf(const FileOnPaper& file);
/// Every word of the paper, line by line.
[[nodiscard]] QStringList plainText(const LogPaper& paper);
/// For spreadsheets: separated by semicolons, UTF-8 with a mark, no cell that a spreadsheet would calculate.
[[nodiscard]] QString csv(const LogPaper& paper);

}  // namespace paper
