// SPDX-License-Identifier: EUPL-1.2

// Orders on paper: all of them in a table, and each open one on a sheet of its own in the scheme unit, task, means,
// aim, way, with boxes for who takes it along.
#include <algorithm>

#include "console/models/order_list.h"
#include "console/paper/report_frame.h"
#include "gis/geometry/geo.h"

namespace paper {

using models::Words;
using situation::OrderView;

namespace {

/// Open ones, or those that are not; in the order of the list.
std::vector<const OrderView*> ordersOf(const ReportNeeds& needs, bool isOpen) {
    std::vector<const OrderView*> views;
    for (const auto& [id, view] : needs.store.picture().work.orders)
        if (needs.store.shows(view.by.operation) && situation::isOpen(view) == isOpen) views.push_back(&view);
    const base::Instant now = momentOf(needs);
    std::sort(views.begin(), views.end(),
              [&](const OrderView* a, const OrderView* b) { return models::standsBefore(*a, *b, now); });
    return views;
}

TablePart orderTable(const ReportNeeds& needs, bool isOpen, const QString& none) {
    TablePart table;
    table.heads = {Words::tr("Stand", "of an order"),
                   Words::tr("An"),
                   Words::tr("Auftrag"),
                   Words::tr("Frist"),
                   Words::tr("erteilt"),
                   Words::tr("Quittung"),
                   Words::tr("zuletzt")};
    table.shares = {14, 16, 26, 13, 11, 9, 15};
    table.none = none;
    for (const OrderView* view : ordersOf(needs, isOpen)) {
        const models::OrderRow row = models::orderRowOf(*view, momentOf(needs), needs.format);
        const auto both = [](const QString& a, const QString& b) {
            return b.isEmpty() ? a : a + QStringLiteral(", ") + b;
        };
        table.rows.push_back({both(row.state, row.priority), row.to, row.subject,
                              row.deadline.isEmpty() ? QStringLiteral("–") : both(row.deadline, row.left), row.given,
                              dash(row.receipt), dash(row.step)});
    }
    return table;
}

Section sheetOf(const ReportNeeds& needs, const OrderView& view) {
    const wire::Order& order = view.order;
    const base::Instant now = momentOf(needs);
    Section section{models::text(order.to) + QStringLiteral(": ") + models::text(order.subject), {}};
    section.onNewPage = true;
    const QString deadline = models::momentWords(order.deadline, now, needs.format);
    section.parts.emplace_back(
        TextPart{Words::tr("Vorrang: %1").arg(models::orderPriorityWords(order.priority)) + QStringLiteral(" · ") +
                     (deadline.isEmpty() ? Words::tr("ohne Frist") : Words::tr("Frist: %1").arg(deadline)),
                 true});
    TablePart scheme;
    scheme.heads = {Words::tr("Schema"), Words::tr("Inhalt")};
    scheme.shares = {16, 84};
    const auto add = [&](const QString& label, const std::string& words) {
        scheme.rows.push_back({label, dash(models::text(words))});
    };
    add(Words::tr("Einheit"), order.to);
    add(Words::tr("Auftrag"), order.text);
    add(Words::tr("Mittel", "of an order"), order.means);
    add(Words::tr("Ziel"), order.aim);
    add(Words::tr("Weg"), order.way);
    if (order.place) add(Words::tr("Ort (UTMREF)"), geometry::utmref(geometry::toMap(*order.place)));
    section.parts.emplace_back(std::move(scheme));
    section.parts.emplace_back(
        TextPart{Words::tr("erteilt %1 von %2 · Stand: %3")
                     .arg(needs.format.dateClock(view.since), models::saidByWords(view.by, needs.store),
                          models::orderStateWords(view.state))});
    if (view.rival)
        section.parts.emplace_back(
            TextPart{Words::tr("Gleichzeitig anders gefasst von %1: bitte klären, welche Fassung gilt.")
                         .arg(models::saidByWords(view.rival->by, needs.store)),
                     true});
    TablePart steps;
    steps.heads = {Words::tr("Zeit"), Words::tr("Schritt"), Words::tr("von"), Words::tr("Vermerk")};
    steps.shares = {14, 18, 26, 42};
    steps.none = Words::tr("Noch keine Quittung.");
    for (const auto& step : view.steps)
        steps.rows.push_back(
            {models::momentWords(step.by.acceptedAt, now, needs.format), models::orderMoveWords(step.move),
             step.function.empty() ? models::saidByWords(step.by, needs.store) : models::text(step.function),
             dash(models::text(step.note))});
    section.parts.emplace_back(std::move(steps));
    section.parts.emplace_back(BoxesPart{{{Words::tr("Quittung (Zeit, Zeichen)"), 1},
                                          {Words::tr("begonnen (Zeit, Zeichen)"), 1},
                                          {Words::tr("erledigt / nicht möglich (Zeit, Zeichen)"), 1}},
                                         18});
    section.parts.emplace_back(BoxesPart{{{Words::tr("Vermerke"), 1}}, 40});
    return section;
}

}  // namespace

TablePart openOrders(const ReportNeeds& needs) { return orderTable(needs, true, Words::tr("Kein offener Auftrag.")); }

std::vector<Document> ordersReport(const ReportNeeds& needs) {
    std::vector<Document> out;
    Document& all =
        out.emplace_back(beginReport(needs, QStringLiteral("auftragsuebersicht"), Words::tr("Auftragsübersicht")));
    all.sections.push_back({Words::tr("Offene Aufträge"), {openOrders(needs)}, false, true});
    all.sections.push_back({Words::tr("Erledigt und zurückgezogen"),
                            {orderTable(needs, false, Words::tr("Keiner.")), signatureBoxes()},
                            false,
                            true});
    const std::vector<const OrderView*> open = ordersOf(needs, true);
    if (open.empty()) return out;
    Document sheets = beginReport(needs, QStringLiteral("auftraege-einzeln"), Words::tr("Auftrag"));
    sheets.points = 11;
    for (const OrderView* view : open) sheets.sections.push_back(sheetOf(needs, *view));
    out.push_back(std::move(sheets));
    return out;
}

}  // namespace paper
