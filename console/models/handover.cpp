// SPDX-License-Identifier: EUPL-1.2
#include "console/models/handover.h"

#include <algorithm>

#include "console/models/order_draft.h"
#include "console/models/order_words.h"

namespace models {

std::vector<ChangeRow> openMatters(const std::vector<TodoRow>& todo, const session::Store& store) {
    std::vector<ChangeRow> out;
    for (const TodoRow& one : todo) {
        if (one.isNews) continue;
        ChangeRow row;
        row.key = QStringLiteral("open:") + one.key;
        row.section = Words::tr("Jetzt zu tun");
        row.name = one.kind;
        row.before = one.since;
        row.after = one.attention.isEmpty() ? one.title : one.title + QStringLiteral(" · ") + one.attention;
        row.urgency = one.urgency;
        out.push_back(std::move(row));
    }
    const auto now = store.presentNow();
    if (!now) return out;
    std::vector<const situation::OrderView*> orders;
    for (const auto& [id, view] : store.present().work.orders)
        if (situation::isOpen(view) && store.shows(view.by.operation)) orders.push_back(&view);
    std::stable_sort(orders.begin(), orders.end(),
                     [&](const auto* a, const auto* b) { return urgencyOf(*a, *now) > urgencyOf(*b, *now); });
    for (const situation::OrderView* view : orders) {
        ChangeRow row;
        row.key = QStringLiteral("open-order:") + text(view->order.order);
        row.section = Words::tr("Offene Aufträge");
        row.name = text(view->order.to);
        const QString deadline = deadlineWords(*view, *now);
        row.before = deadline.isEmpty() ? orderStateWords(view->state)
                                        : orderStateWords(view->state) + QStringLiteral(", ") + deadline;
        row.after = text(view->order.subject);
        row.clock = Format::clock(view->since);
        row.urgency = urgencyOf(*view, *now);
        out.push_back(std::move(row));
    }
    return out;
}

QString handoverWords(const session::Identified& from, const session::Identified& to, int openMatters,
                      const QString& note) {
    const auto who = [](const session::Identified& one) {
        return text(one.function) + QStringLiteral(", ") + text(one.displayName);
    };
    QString out = Words::tr("Arbeitsplatz übergeben: %1 an %2.").arg(who(from), who(to));
    out += QLatin1Char(' ') + (openMatters == 0   ? Words::tr("Nichts offen.")
                               : openMatters == 1 ? Words::tr("1 Punkt offen.")
                                                  : Words::tr("%1 Punkte offen.").arg(openMatters));
    const QString added = note.trimmed();
    return added.isEmpty() ? out : out + QLatin1Char(' ') + added;
}

}  // namespace models
