// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "console/qml/desk.h"
#include "tests/qml/invented.h"

/// The directory. 1: an entry is looked at; 2: a call; 3: one is written; 4: the same as it would go out.
inline void showPeople(console::Desk& desk, invented::Evening& evening, int step) {
    invented::tellDirectory(evening);
    if (step == 2) invented::tellCall(evening);
    desk.refresh();
    const auto idOf = [](const char* last) { return QString(29, QLatin1Char('0')) + QLatin1String(last); };
    if (step == 1) desk.directory()->setSelected(idOf("c04"));
    if (step == 2) desk.calls()->setSelected(QString(31, QLatin1Char('0')) + QLatin1Char('d'));
    if (step == 2) desk.calls()->choosePerson(0);
    if (step < 3) return;
    for (const char* one : {"c01", "c03", "c04", "c05", "c12"}) desk.directory()->tick(idOf(one), true);
    desk.calls()->begin();
    desk.calls()->write(
        QStringLiteral("text"),
        QStringLiteral("Hochwasser an der Aue, Stufe 3 erwartet ab 20:30. Bitte in den Stabsraum kommen."));
    desk.calls()->write(QStringLiteral("meeting"), QStringLiteral("Stabsraum, Rathaus, 1. Stock"));
    desk.calls()->write(QStringLiteral("there"), QStringLiteral("19:00"));
    if (step == 4) desk.calls()->check();
}
