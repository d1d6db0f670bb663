// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What somebody measures, and what the exercise control plays in, before console-pictures takes its pictures.

#include <string>

#include "broker/wire/codec.h"
#include "console/qml/desk.h"
#include "tests/qml/invented.h"

/// From the bridge to the town hall and on, or around the old town.
inline void measureThings(console::Desk& desk, bool isArea) {
    models::MeasureDesk& measure = *desk.measure();
    measure.begin();
    measure.setIsArea(isArea);
    for (const QPointF& corner : {QPointF(300, 80), QPointF(1500, 500), QPointF(1900, 1300), QPointF(900, 1500)})
        measure.place(corner + QPointF(500'000, 5'700'000));
    measure.follow({500'350, 5'700'900});
    if (isArea) measure.end();
}

/// A director and three injects, one of them without a sender.
inline void playIn(console::Desk& desk, invented::Evening& evening) {
    wire::PersonEnrolled director{"p:regie", "Petra Beispiel", "Übungsleitung", {}, {}};
    director.seats = std::vector<std::string>{"director"};
    evening.sayBytes(wire::Kind::PersonEnrolled, wire::encodePayload(director), "core", "p:admin");
    int number = 0;
    for (const char* text :
         {"Wetterdienst an Leitstelle: Warnung vor extrem heftigem Starkregen, 40 l/m² in der Stunde, Auental im Kern "
          "der Zelle.",
          "Anruf: Unterführung am Bahnhof steht einen halben Meter unter Wasser, ein Wagen steht darin, niemand drin.",
          "Das Telefonnetz der Altstadt fällt aus."}) {
        const wire::Inject inject{std::to_string(++number), text, std::string("Das steht nicht auf der Seite")};
        evening.sayBytes(wire::Kind::Inject, wire::encodePayload(inject), "player");
    }
    evening.settle();
    desk.refresh();
}
