// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What console-pictures does before it takes messages.

#include "console/qml/desk.h"
#include "tests/qml/invented.h"
#include "tests/qml/picture_shots.h"

/// The chosen one, being routed by the Sichter, or one that is being written and not complete.
inline void showMessages(console::Desk& desk, invented::Evening& evening, Shot::Told told) {
    const auto ids = invented::tellMessages(evening);
    desk.refresh();
    console::MessageDesk& messages = *desk.messages();
    const bool isRouted = told == Shot::Told::MessageRouted;
    messages.setSelected(QString::fromStdString(ids[isRouted ? 6 : 1].text()));
    if (isRouted) {
        messages.beginRouting();
        messages.setTarget(QStringLiteral("S3"), 1);
        messages.setTarget(QStringLiteral("Fachberater"), 1);
        messages.setTarget(QStringLiteral("S2"), 2);
    }
    if (told != Shot::Told::MessageWritten) return;
    messages.begin(1);
    messages.setDraftPriority(2);
    messages.write(QStringLiteral("callName"), QStringLiteral("Florian Auental 1/33-1"));
    messages.write(QStringLiteral("from"), QStringLiteral("Florian Auental 1/33-1"));
    messages.write(QStringLiteral("subject"), QStringLiteral("Zwei Personen auf Autodach, Mühlweg"));
    messages.write(QStringLiteral("text"), QStringLiteral("Wasser etwa 80 cm, Strömung. Boot gefordert."));
    messages.write(QStringLiteral("clock"), QStringLiteral("2305"));
    (void)messages.send();
}
