// SPDX-License-Identifier: EUPL-1.2
#include "console/paper/report_frame.h"

namespace paper {

using models::Words;

base::Instant momentOf(const ReportNeeds& needs) { return needs.store.realmNow().value_or(needs.store.clock().now()); }

QString standWords(const ReportNeeds& needs) {
    const base::Instant now = momentOf(needs);
    return needs.format.date(now) + QStringLiteral(", ") + models::Format::clock(now);
}

QString operationWords(const ReportNeeds& needs) {
    for (const auto& [id, operation] : needs.store.picture().operations)
        if (operation.step == wire::OperationStep::Opened || operation.step == wire::OperationStep::Named)
            return Words::tr("Einsatz %1, %2, seit %3")
                .arg(models::text(id), models::text(operation.name), needs.format.dateClock(operation.since));
    return {};
}

Document beginReport(const ReportNeeds& needs, const QString& file, const QString& title) {
    const situation::Situation& picture = needs.store.picture();
    Document out;
    out.file = file;
    const bool isExercise = picture.realm && picture.realm->kind == wire::RealmKind::Exercise;
    if (isExercise) out.mark = Words::tr("ÜBUNG");
    out.title = title;
    QStringList below{models::text(picture.realmName)};
    if (const QString operation = operationWords(needs); !operation.isEmpty()) below << operation;
    out.below = below.join(QStringLiteral(" · "));
    out.scope = Words::tr("Stand %1 (%2)").arg(standWords(needs), models::text(base::tacticalTime(momentOf(needs))));
    if (const auto past = needs.store.hindsight())
        out.scope +=
            past->at < past->known
                ? QStringLiteral(" · ") +
                      Words::tr("nach allem, was bis %1 bekannt wurde").arg(needs.format.dateClock(past->known))
                : QStringLiteral(" · ") + Words::tr("wie es damals bekannt war");
    out.made =
        needs.by.isEmpty() ? Words::tr("aus Lagewerk, ohne Verfasser") : Words::tr("erstellt von %1").arg(needs.by);
    if (const auto& witnessed = needs.store.witnessed())
        out.checkpoint = Words::tr("Prüfpunkt %1").arg(models::text(witnessed->text()));
    return out;
}

Part signatureBoxes() {
    return BoxesPart{
        {{Words::tr("Datum, Uhrzeit"), 1}, {Words::tr("Funktion"), 1}, {Words::tr("Zeichen, Unterschrift"), 2}}, 15};
}

QString dash(const QString& words) { return words.isEmpty() ? QStringLiteral("–") : words; }

std::vector<Part> asPoints(const TablePart& table, const std::vector<int>& columns, std::size_t most, Cells kind) {
    QStringList lines;
    for (const QStringList& row : table.rows) {
        QStringList cells;
        for (const int column : columns)
            if (column < row.size() && !row[column].isEmpty() && row[column] != QStringLiteral("–") &&
                !(kind == Cells::Named && row[column] == QLatin1String("?")))
                cells << (kind == Cells::Named && !cells.isEmpty()
                              ? Words::tr("%1: %2").arg(table.heads[column], row[column])
                              : row[column]);
        if (const QString line = cells.join(QStringLiteral(", ")).replace(QLatin1Char('\n'), QStringLiteral(", "));
            !lines.contains(line))
            lines << line;
    }
    std::vector<Part> parts;
    for (const QString& line : lines) {
        if (parts.size() == most) {
            parts.emplace_back(TextPart{Words::tr("und %1 weitere").arg(lines.size() - static_cast<qsizetype>(most))});
            break;
        }
        parts.emplace_back(TextPart{QStringLiteral("•  ") + line});
    }
    if (table.rows.empty()) parts.emplace_back(TextPart{table.none});
    return parts;
}

}  // namespace paper
