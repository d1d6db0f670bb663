// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The papers of a staff, filled from the picture that is shown: what is known stands there in the words of the screen,
// what nobody told the system is a line to write on, never a nought.

#include <cstdint>
#include <string>
#include <vector>

#include "console/models/changes.h"
#include "console/models/format.h"
#include "console/models/incident_log.h"
#include "console/paper/document.h"
#include "console/session/store.h"

namespace paper {

/// How the map's sheet lies.
enum class MapLie : std::uint8_t { Upright, Across };

struct ReportNeeds {
    const session::Store& store;
    const models::Format& format;
    QString by;    ///< who prints; may be empty
    QImage map{};  ///< of the situation, with its caption; null: none
    QString mapCaption{};
    QImage mapLegend{};  ///< null: none; across it stands beside the map unless it is wider than that
    MapLie mapLie = MapLie::Upright;
};

/// Lagebericht in the standard order: allgemeine Lage, Schadenlage, eigene Lage (with orders and warnings), Ausblick;
/// then what is uncertain.
[[nodiscard]] Document situationReport(const ReportNeeds& needs);
/// Lagevortrag zur Unterrichtung, in its fixed order, in large letters and few words; with the page zur Entscheidung
/// (options, weighing, Entschluss) to be filled in.
[[nodiscard]] Document briefing(const ReportNeeds& needs);
/// Kräfteübersicht.
[[nodiscard]] Document forcesReport(const ReportNeeds& needs);
/// Auftragsübersicht, and where orders are open a second paper with a sheet for each.
[[nodiscard]] std::vector<Document> ordersReport(const ReportNeeds& needs);
/// The open ones as a table, what is late first.
[[nodiscard]] TablePart openOrders(const ReportNeeds& needs);
/// Objekte und Stellen, board by board; an empty one says so.
[[nodiscard]] Document boardsReport(const ReportNeeds& needs);
/// Who is reached how, with room to note who was rung; and each call-up with its answers.
[[nodiscard]] Document directoryReport(const ReportNeeds& needs);
/// Schichtübergabe: `rows` are what stands open and what has changed (models::ChangesDesk), by section.
[[nodiscard]] Document handoverReport(const ReportNeeds& needs, const QString& title,
                                      const std::vector<models::ChangeRow>& rows);
/// Entschlüsse: which there are, then each on a page with what was weighed, why, what it rests on, and who signed.
[[nodiscard]] Document decisionsReport(const ReportNeeds& needs);
/// The map on a page of its own, with legend and time.
[[nodiscard]] Document mapSheet(const ReportNeeds& needs);
/// Empty forms for when the screens are dark: Nachrichtenvordruck, a page of the log, Kräfteübersicht, Lagebericht.
[[nodiscard]] std::vector<Document> forms(const ReportNeeds& needs);

}  // namespace paper
