// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What stands on the map and on the desk of drawings, before console-pictures takes its pictures.

#include "console/map/overlay_scene.h"
#include "console/qml/desk.h"
#include "tests/qml/invented.h"
#include "tests/qml/picture_shots.h"

/// Sectors and signs as S2 drew them; `told`: what is on the desk.
inline void drawThings(console::Desk& desk, invented::Evening& evening, Shot::Told told) {
    invented::tellDrawings(evening);
    desk.refresh();
    if (told == Shot::Told::Drawings) {
        desk.drawingList()->setOpen(true);
        desk.select(static_cast<int>(map::MarkKind::Drawing), QStringLiteral("00000000000000000000000000000001"));
        return;
    }
    desk.drawings()->begin();
    if (told == Shot::Told::SignComposed) {
        desk.drawings()->setUse(1);
        desk.drawings()->write(QStringLiteral("name"), QStringLiteral("EAL Nord"));
        desk.drawings()->composer()->write(QStringLiteral("text"), QStringLiteral("EAL"));
    } else {
        desk.drawings()->write(QStringLiteral("name"), QStringLiteral("EA Ost"));
        desk.drawings()->write(QStringLiteral("leader"), QStringLiteral("BM Wolf"));
    }
    for (const QPointF& corner : {QPointF(1600, 80), QPointF(2600, 100), QPointF(2700, 700), QPointF(1650, 640)})
        desk.drawings()->place(corner + QPointF(500'000, 5'700'000));
}
