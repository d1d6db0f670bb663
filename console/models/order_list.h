// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The staff's orders as a list: what is late or cannot be done stands first.

#include "console/models/order_words.h"
#include "console/models/row_list.h"

namespace models {

struct OrderRow {
    QString key;       ///< id
    QString state;     ///< in words
    QString priority;  ///< "Sofort", "Blitz"; empty: Einfach
    QString to, subject;
    QString deadline, left;  ///< "18:30", "seit 8 min überfällig"; empty: none
    QString given;           ///< "17:40 S3"
    QString receipt;         ///< "17:42"; of an open one without: "fehlt"
    QString step;            ///< the last one: "17:50 EA Nord: begonnen"
    Urgency urgency = Urgency::None;
    bool isOpen = true, isOverdue = false, hasRival = false;
    bool operator==(const OrderRow&) const = default;
};

enum class OrderFilter : int { All = 0, Mine = 1, Open = 2, Overdue = 3 };

/// Which of them are wanted.
struct OrderWish {
    OrderFilter filter = OrderFilter::All;
    QStringList me;            ///< how orders name whoever is logged in: "S4", "S4 Versorgung"
    std::string unit, sector;  ///< of this unit or sector (and its units) alone; empty: of all
    QString addressee;         ///< the same for one that is neither
    QString search;            ///< words that must all stand somewhere in it
    bool operator==(const OrderWish&) const = default;
};

/// Overdue before impossible before those with a deadline before those without before those that are done. Among the
/// overdue the one that is so for longest, among the others the next deadline, else the more urgent, the older one;
/// among the done the newest.
[[nodiscard]] bool standsBefore(const situation::OrderView& a, const situation::OrderView& b, base::Instant now);
/// One of another operation than that which is looked at is not.
[[nodiscard]] bool isWanted(const situation::OrderView& view, const OrderWish& wish, const session::Store& store,
                            base::Instant now);
/// An order goes to whoever is named like that: a function by its first word.
[[nodiscard]] bool isTo(const wire::Order& order, const QStringList& names);
/// All words are somewhere in the order or what was said of it; case does not matter.
[[nodiscard]] bool holdsWords(const situation::OrderView& view, const QString& search);

struct OrderCounts {
    int all = 0, mine = 0, open = 0, overdue = 0, impossible = 0;
    bool operator==(const OrderCounts&) const = default;
};
[[nodiscard]] OrderCounts countOrders(const session::Store& store, const QStringList& me, base::Instant now);

[[nodiscard]] OrderRow orderRowOf(const situation::OrderView& view, base::Instant now, const Format& format);

class OrderList : public RowList<OrderRow> {
    Q_OBJECT
public:
    explicit OrderList(QObject* parent = nullptr);
    void refresh(const session::Store& store, const Format& format, const OrderWish& wish);
};

}  // namespace models
