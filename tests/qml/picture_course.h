// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A gauge's week, with hours in which nobody believed it, before console-pictures takes its pictures.

#include <cmath>

#include "broker/wire/codec.h"
#include "console/qml/desk.h"
#include "tests/qml/invented.h"

/// `form` 0: the newest two hours of a gauge with an outlook; 1: a gauge's week; 2: the rain of a week.
inline void showCourse(console::Desk& desk, invented::Evening& evening, int form) {
    const std::string station = form == 2 ? "RG-RATHAUS" : "AUE-UNTERTAL";
    const base::Instant now = invented::evening();
    const auto judged = [&](wire::Quality quality, wire::Hearing hearing, int beforeS) {
        wire::StationState state;
        state.station = station, state.quality = quality, state.hearing = hearing, state.rule = "station/4";
        if (quality == wire::Quality::Fail) state.reasons = {"flat-line 6 h"};
        evening.sayBytes(wire::Kind::StationState, wire::encodePayload(state), "fusion", {}, now.plusS(-beforeS));
    };
    constexpr int kDayS = 24 * 3600;
    if (form > 0) {
        for (int before = 7 * kDayS; before > 7200; before -= 300) {
            const double days = before / static_cast<double>(kDayS);
            if (days > 2.2 && days < 2.6) continue;  // nothing came: a gap
            const double level = 120 + 30 * std::sin(days * 2.1) + 12 * std::sin(days * 13);
            const double rain = std::max(0.0, std::sin(days * 3.3) - 0.6) * 4;
            evening.reading(station, now.plusS(-before), form == 2 ? rain : days > 4 && days < 4.5 ? 131.0 : level);
        }
        judged(wire::Quality::Fail, wire::Hearing::Heard, static_cast<int>(4.4 * kDayS));
        judged(wire::Quality::Good, wire::Hearing::Heard, 4 * kDayS);
        judged(wire::Quality::Missing, wire::Hearing::Silent, static_cast<int>(2.55 * kDayS));
        judged(wire::Quality::Good, wire::Hearing::Heard, static_cast<int>(2.2 * kDayS));
    }
    if (form != 2) {
        judged(wire::Quality::Suspect, wire::Hearing::Heard, 5400);
        judged(wire::Quality::Good, wire::Hearing::Heard, 3600);
        evening.tellRules();
    }
    desk.refresh();
    desk.setSelectedStation(QString::fromStdString(station));
}
