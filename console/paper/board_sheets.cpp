// SPDX-License-Identifier: EUPL-1.2

// Objekte und Stellen on paper: board by board what stands on the page, for a staff whose screens go dark.
#include <algorithm>

#include "console/models/board_desk.h"
#include "console/models/order_list.h"
#include "console/paper/report_frame.h"

namespace paper {

using models::Words;

namespace {

QString none(wire::Board board) {
    switch (board) {
        case wire::Board::Block: return Words::tr("Kein Räumblock.");
        case wire::Board::Shelter: return Words::tr("Keine Betreuungsstelle.");
        case wire::Board::InfoPoint: return Words::tr("Kein Notfall-Infopunkt.");
        case wire::Board::Hospital: return Words::tr("Kein Krankenhaus.");
        case wire::Board::Road: return Words::tr("Keine Straße gesperrt oder gemeldet.");
        case wire::Board::Request: return Words::tr("Nichts nachgefordert.");
        case wire::Board::Count: return Words::tr("Keine Zahl gemeldet.");
    }
    return {};
}

/// What is not empty, a line each.
QString lines(const QStringList& parts) {
    QStringList there;
    for (const QString& part : parts)
        if (!part.isEmpty()) there << part;
    return there.join(QLatin1Char('\n'));
}

}  // namespace

TablePart boardTable(const ReportNeeds& needs, wire::Board board) {
    TablePart table;
    table.heads = {models::boardItemWords(board),
                   Words::tr("Stand", "of an entry of a board"),
                   Words::tr("seit"),
                   Words::tr("Zahlen, bis wann"),
                   Words::tr("Quelle"),
                   Words::tr("Bemerkung"),
                   Words::tr("zuletzt von")};
    table.shares = {20, 14, 7, 16, 13, 19, 11};
    table.none = none(board);
    models::BoardList list;
    list.refresh(needs.store, needs.format, board, true);
    const auto& entries = needs.store.picture().work.board;
    for (const models::BoardRow& row : list.rows()) {
        const auto found = entries.find(row.key.toStdString());
        if (found == entries.end()) continue;
        const situation::BoardView& view = found->second;
        table.rows.push_back(
            {row.name, row.state, models::momentWords(view.stateSince, momentOf(needs), needs.format),
             dash(lines({models::boardFiguresText(view.item, needs.format), models::boardUntilText(view.item)})),
             dash(models::text(view.item.source)), dash(row.note), row.by});
        // Two have said it at once: nobody has chosen yet, so both stand here.
        if (!row.rival.isEmpty())
            table.rows.push_back({QStringLiteral("⇄ ") + row.name, row.rival, QString(), QString(), QString(),
                                  Words::tr("bitte klären, was gilt"), QString()});
    }
    return table;
}

Document boardsReport(const ReportNeeds& needs) {
    Document out = beginReport(needs, QStringLiteral("objekte-stellen"), Words::tr("Objekte und Stellen"));
    const auto all = situation::allBoards();
    for (const wire::Board board : all) {
        Section section{models::boardTitle(board), {boardTable(needs, board)}, false, true};
        if (board == all.back()) section.parts.push_back(signatureBoxes());
        out.sections.push_back(std::move(section));
    }
    return out;
}

}  // namespace paper
