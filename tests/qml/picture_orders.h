// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "console/qml/desk.h"
#include "tests/qml/invented.h"

/// Orders and units, and what somebody looks at or writes.
inline void showOrders(console::Desk& desk, invented::Evening& evening, int step) {
    invented::tellOrders(evening, step == 2);
    desk.refresh();
    if (step == 1 || step == 2) {
        desk.orders()->setSelected(QString::fromStdString(invented::orderId(step == 2 ? 2 : 1)));
        desk.forces()->setSelected(QStringLiteral("Heros Auental 24/58"));
    }
    if (step < 3) return;
    for (const char* unit : {"Florian Auental 2/44-1", "Rotkreuz Auental 45-1"})
        desk.forces()->mark(QString::fromUtf8(unit));
    desk.forces()->begin();
    if (step == 5) return;
    console::OrderDesk& orders = *desk.orders();
    orders.begin();
    orders.write(QStringLiteral("to"), QStringLiteral("EA Süd"));
    orders.write(QStringLiteral("subject"), QStringLiteral("Boot an die Bachstraße"));
    orders.write(QStringLiteral("text"),
                 QStringLiteral("Ein Boot mit zwei Kräften zur Bachstraße 9, zwei Menschen abholen."));
    orders.write(QStringLiteral("means"), QStringLiteral("RTB 2, Wathosen"));
    orders.setPriority(2);
    orders.setDeadlineIn(30);
    if (step == 4) orders.reviewDraft();
}
