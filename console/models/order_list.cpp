// SPDX-License-Identifier: EUPL-1.2
#include "console/models/order_list.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

namespace models {

using situation::OrderState;
using situation::OrderView;

namespace {

enum class OrderRank : int { Overdue, Impossible, Dated, Undated, Ended };

OrderRank orderRankOf(const OrderView& view, base::Instant now) {
    if (!situation::isOpen(view)) return OrderRank::Ended;
    if (situation::isOverdue(view, now)) return OrderRank::Overdue;
    if (view.state == OrderState::Impossible) return OrderRank::Impossible;
    return view.order.deadline ? OrderRank::Dated : OrderRank::Undated;
}

QString lastStepWords(const OrderView& view) {
    if (view.steps.empty()) return {};
    const auto& step = view.steps.back();
    const QString by = step.function.empty() ? postWords(step.by.source) : text(step.function);
    QString out = Format::clock(step.by.acceptedAt) + QLatin1Char(' ') + orderMoveWords(step.move);
    if (!by.isEmpty()) out += QStringLiteral(", ") + by;
    return step.note.empty() ? out : out + QStringLiteral(": ") + text(step.note);
}

}  // namespace

bool standsBefore(const OrderView& a, const OrderView& b, base::Instant now) {
    const OrderRank rankA = orderRankOf(a, now), rankB = orderRankOf(b, now);
    if (rankA != rankB) return rankA < rankB;
    const base::Instant never{INT64_MAX};
    if (rankA == OrderRank::Ended) {
        if (a.stateSince != b.stateSince) return b.stateSince < a.stateSince;
        return a.order.order < b.order.order;
    }
    const bool byDeadline = rankA != OrderRank::Impossible;
    const base::Instant dueA = byDeadline ? a.order.deadline.value_or(never) : a.stateSince;
    const base::Instant dueB = byDeadline ? b.order.deadline.value_or(never) : b.stateSince;
    const int urgeA = -static_cast<int>(a.order.priority), urgeB = -static_cast<int>(b.order.priority);
    return std::tie(dueA, urgeA, a.since, a.order.order) < std::tie(dueB, urgeB, b.since, b.order.order);
}

bool isTo(const wire::Order& order, const QStringList& names) {
    const QString to = text(order.to).trimmed();
    return std::any_of(names.begin(), names.end(), [&](const QString& name) {
        return !name.isEmpty() && (to.compare(name, Qt::CaseInsensitive) == 0 ||
                                   to.startsWith(name + QLatin1Char(' '), Qt::CaseInsensitive));
    });
}

bool holdsWords(const OrderView& view, const QString& search) {
    const QStringList words = search.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty()) return true;
    const wire::Order& order = view.order;
    QStringList parts{text(order.to),  text(order.subject), text(order.text),          text(order.means),
                      text(order.aim), text(order.way),     postWords(view.by.source), orderStateWords(view.state)};
    for (const auto& step : view.steps) parts << text(step.note) << text(step.function);
    const QString all = parts.join(QLatin1Char('\n'));
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool isWanted(const OrderView& view, const OrderWish& wish, const session::Store& store, base::Instant now) {
    const wire::Order& order = view.order;
    if (!store.shows(view.by.operation)) return false;
    switch (wish.filter) {
        case OrderFilter::Mine:
            if (!isTo(order, wish.me)) return false;
            break;
        case OrderFilter::Open:
            if (!situation::isOpen(view)) return false;
            break;
        case OrderFilter::Overdue:
            if (!situation::isOverdue(view, now) && view.state != OrderState::Impossible) return false;
            break;
        case OrderFilter::All: break;
    }
    if (!wish.unit.empty() && order.unit != wish.unit) return false;
    if (!wish.sector.empty() && order.sector != wish.sector) {
        const auto& assignments = store.picture().work.assignments;
        const auto assigned = assignments.find(order.unit);
        const bool isOfSector = assigned != assignments.end() && assigned->second.assignment.sector == wish.sector;
        if (!isOfSector) return false;
    }
    if (!wish.addressee.isEmpty() && !isTo(order, {wish.addressee})) return false;
    return holdsWords(view, wish.search);
}

OrderCounts countOrders(const session::Store& store, const QStringList& me, base::Instant now) {
    OrderCounts counts;
    for (const auto& [id, view] : store.picture().work.orders) {
        if (!store.shows(view.by.operation)) continue;
        ++counts.all;
        counts.mine += isTo(view.order, me) ? 1 : 0;
        counts.open += situation::isOpen(view) ? 1 : 0;
        counts.overdue += situation::isOverdue(view, now) ? 1 : 0;
        counts.impossible += view.state == OrderState::Impossible && !situation::isOverdue(view, now) ? 1 : 0;
    }
    return counts;
}

OrderRow orderRowOf(const OrderView& view, base::Instant now, const Format& format) {
    const wire::Order& order = view.order;
    OrderRow row;
    row.key = text(order.order);
    row.state = orderStateWords(view.state);
    if (order.priority != wire::Priority::Routine) row.priority = orderPriorityWords(order.priority);
    row.to = text(order.to);
    row.subject = text(order.subject);
    row.deadline = momentWords(order.deadline, now, format);
    row.left = deadlineWords(view, now);
    row.given = momentWords(view.since, now, format) + QLatin1Char(' ') + postWords(view.by.source);
    const auto receipt = receiptOf(view);
    row.isOpen = situation::isOpen(view);
    row.receipt = receipt ? momentWords(receipt, now, format) : row.isOpen ? Words::tr("fehlt") : QString();
    row.step = lastStepWords(view);
    row.urgency = urgencyOf(view, now);
    row.isOverdue = situation::isOverdue(view, now);
    row.hasRival = view.rival.has_value();
    return row;
}

OrderList::OrderList(QObject* parent)
    : RowList<OrderRow>(
          {
              {"key", [](const OrderRow& row) { return QVariant(row.key); }},
              {"state", [](const OrderRow& row) { return QVariant(row.state); }},
              {"priority", [](const OrderRow& row) { return QVariant(row.priority); }},
              {"to", [](const OrderRow& row) { return QVariant(row.to); }},
              {"subject", [](const OrderRow& row) { return QVariant(row.subject); }},
              {"deadline", [](const OrderRow& row) { return QVariant(row.deadline); }},
              {"remaining", [](const OrderRow& row) { return QVariant(row.left); }},
              {"given", [](const OrderRow& row) { return QVariant(row.given); }},
              {"receipt", [](const OrderRow& row) { return QVariant(row.receipt); }},
              {"step", [](const OrderRow& row) { return QVariant(row.step); }},
              {"urgency", [](const OrderRow& row) { return QVariant(static_cast<int>(row.urgency)); }},
              {"isOpen", [](const OrderRow& row) { return QVariant(row.isOpen); }},
              {"isOverdue", [](const OrderRow& row) { return QVariant(row.isOverdue); }},
              {"hasRival", [](const OrderRow& row) { return QVariant(row.hasRival); }},
          },
          parent) {}

void OrderList::refresh(const session::Store& store, const Format& format, const OrderWish& wish) {
    const base::Instant now = store.realmNow().value_or(base::Instant{});
    std::vector<const OrderView*> views;
    for (const auto& [id, view] : store.picture().work.orders)
        if (isWanted(view, wish, store, now)) views.push_back(&view);
    std::sort(views.begin(), views.end(),
              [&](const OrderView* a, const OrderView* b) { return standsBefore(*a, *b, now); });
    std::vector<OrderRow> rows;
    rows.reserve(views.size());
    for (const OrderView* view : views) rows.push_back(orderRowOf(*view, now, format));
    setRows(std::move(rows));
}

}  // namespace models
