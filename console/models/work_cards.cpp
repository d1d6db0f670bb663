// SPDX-License-Identifier: EUPL-1.2
#include "console/models/work_cards.h"

#include <algorithm>

#include "console/models/directory_words.h"
#include "console/models/order_words.h"
#include "console/models/relief.h"

namespace models {

namespace {

constexpr qsizetype kNamedUnitsMax = 4;

TodoRow workCard(const QString& key, Urgency urgency, const QString& kind, base::Instant since) {
    TodoRow row;
    row.key = key;
    row.urgency = urgency;
    row.kind = urgencyWords(urgency) + QStringLiteral(" · ") + kind;
    row.sinceAt = since;
    return row;
}

TodoRow orderCard(const situation::OrderView& view, const Format& format, base::Instant now) {
    const wire::Order& order = view.order;
    const bool isImpossible = view.state == situation::OrderState::Impossible;
    const base::Instant since = isImpossible ? view.stateSince : order.deadline.value_or(view.since);
    TodoRow row = workCard(QStringLiteral("order:") + text(order.order), urgencyOf(view, now),
                           isImpossible ? Words::tr("Auftrag nicht möglich") : Words::tr("Auftrag überfällig"), since);
    row.since = format.since(base::spanMs(now, since));
    row.title = text(order.to) + QStringLiteral(": ") + text(order.subject);
    QStringList parts;
    if (isImpossible)
        for (auto step = view.steps.rbegin(); step != view.steps.rend(); ++step)
            if (step->move == wire::OrderMove::Impossible) {
                parts << Words::tr("Grund: %1").arg(text(step->note));
                break;
            }
    if (!receiptOf(view))
        parts << Words::tr("Quittung fehlt");
    else if (!isImpossible)
        parts << orderStateWords(view.state);
    if (order.deadline) {
        const QString left = deadlineWords(view, now);
        parts << Words::tr("Frist %1, %2").arg(momentWords(order.deadline, now, format), left);
    }
    parts << Words::tr("erteilt %1 von %2").arg(momentWords(view.since, now, format), postWords(view.by.source));
    row.detail = parts.join(QStringLiteral(" · "));
    row.subject = text(order.order);
    row.action = static_cast<int>(TodoAction::ShowOrder);
    row.actionText = Words::tr("Auftrag öffnen");
    return row;
}

/// All in one: in the twelfth hour there are many, and they would hide everything else.
std::optional<TodoRow> reliefCard(const session::Store& store, const Format& format, base::Instant now) {
    QStringList names;
    QString first;
    Urgency urgency = Urgency::None;
    base::Instant since = now;
    for (const auto& [callSign, view] : store.picture().work.assignments) {
        const Relief relief = reliefOf(view.assignment, now);
        if (!relief.isOverdue()) continue;
        names << text(callSign) + QStringLiteral(" (") + relief.words + QLatin1Char(')');
        if (relief.urgency > urgency) first = text(callSign);
        urgency = std::max(urgency, relief.urgency);
        since = std::min(since, relief.due.value_or(now));
    }
    if (names.isEmpty()) return std::nullopt;
    TodoRow row = workCard(QStringLiteral("relief"), urgency, Words::tr("Ablösung überfällig"), since);
    row.since = format.since(base::spanMs(now, since));
    row.title = names.size() == 1 ? Words::tr("%1 ist abzulösen").arg(first)
                                  : Words::tr("%1 Einheiten sind abzulösen").arg(names.size());
    row.detail = names.size() > kNamedUnitsMax ? Words::tr("%1 und %2 weitere.")
                                                     .arg(names.mid(0, kNamedUnitsMax).join(QStringLiteral(", ")))
                                                     .arg(names.size() - kNamedUnitsMax)
                                               : names.join(QStringLiteral(", "));
    row.subject = row.mapSubject = first;
    row.action = static_cast<int>(TodoAction::ShowUnit);
    row.actionText = Words::tr("Kräfte öffnen");
    return row;
}

/// Somebody was not reached, or has not answered in time.
std::optional<TodoRow> callCard(const situation::CallView& view, const Format& format, base::Instant now) {
    const Urgency urgency = callUrgency(view, now);
    if (urgency == Urgency::None) return std::nullopt;
    const base::Instant since = urgency == Urgency::High ? *view.call.answerBy : view.by.acceptedAt;
    TodoRow row = workCard(QStringLiteral("call:") + text(view.call.call), urgency, Words::tr("Einberufung"), since);
    row.since = format.since(base::spanMs(now, since));
    const CallCounts counts = countCall(view);
    row.title = counts.silent == 1 ? Words::tr("%1: 1 ohne Antwort").arg(text(view.call.subject))
                                   : Words::tr("%1: %2 ohne Antwort").arg(text(view.call.subject)).arg(counts.silent);
    row.detail = callCountWords(counts) + QStringLiteral(". ") + Words::tr("Anrufen oder Vertretung einberufen.");
    row.subject = text(view.call.call);
    row.action = static_cast<int>(TodoAction::OpenCall);
    row.actionText = Words::tr("Einberufung öffnen");
    return row;
}

}  // namespace

std::vector<TodoRow> workCards(const session::Store& store, const Format& format, base::Instant now) {
    std::vector<TodoRow> cards;
    for (const auto& [id, view] : store.picture().work.orders)
        if (urgencyOf(view, now) != Urgency::None) cards.push_back(orderCard(view, format, now));
    for (const auto& [id, view] : store.picture().work.calls)
        if (store.shows(view.by.operation))
            if (auto card = callCard(view, format, now)) cards.push_back(std::move(*card));
    if (auto card = reliefCard(store, format, now)) cards.push_back(std::move(*card));
    return cards;
}

}  // namespace models
