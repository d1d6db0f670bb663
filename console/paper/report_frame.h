// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What all papers of a staff have in common: frame, stand, and where somebody signs.

#include "console/paper/reports.h"

namespace paper {

/// The moment that is shown.
[[nodiscard]] base::Instant momentOf(const ReportNeeds& needs);
/// "Sa 21.11.2026, 18:05"
[[nodiscard]] QString standWords(const ReportNeeds& needs);
/// "Einsatz 2026-0001, Starkregen, seit …"; empty: none is open.
[[nodiscard]] QString operationWords(const ReportNeeds& needs);
/// Frame and name of a paper.
[[nodiscard]] Document beginReport(const ReportNeeds& needs, const QString& file, const QString& title);
[[nodiscard]] Part signatureBoxes();
/// "–" for nothing.
[[nodiscard]] QString dash(const QString& words);

/// What a board holds, in the columns of the page; without rows where it is empty.
[[nodiscard]] TablePart boardTable(const ReportNeeds& needs, wire::Board board);
/// Entschlüsse in the order in which they were taken: when, what, by whom, whether they stand.
[[nodiscard]] TablePart decisionTable(const ReportNeeds& needs);

enum class Cells : std::uint8_t { Bare, Named };
/// One line for each row of a table, its cells joined; named: with the head of each but the first, since a figure alone
/// does not say of what. What would stand there twice stands there once.
[[nodiscard]] std::vector<Part> asPoints(const TablePart& table, const std::vector<int>& columns, std::size_t most,
                                         Cells kind = Cells::Bare);

}  // namespace paper
