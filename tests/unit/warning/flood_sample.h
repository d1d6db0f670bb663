// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One flood of the demo town, as the fusion worker would ask for its warning.

#include "gis/warning/warning.h"

namespace sample {

inline wire::GeoPoint point(double latDeg, double lonDeg) {
    return {static_cast<std::int32_t>(latDeg * 1e7), static_cast<std::int32_t>(lonDeg * 1e7)};
}

inline wire::GeoArea floodArea() {
    return {{{point(51.2001234, 8.1001), point(51.2001234, 8.1302), point(51.2150, 8.1302), point(51.2207777, 8.1150),
              point(51.2150, 8.1001)}},
            {{point(51.2301, 8.1401), point(51.2301, 8.1502), point(51.2402, 8.1502)}}};
}

inline warning::FloodFacts flood(wire::GaugeLevel level = wire::GaugeLevel::Iw3,
                                 wire::RealmKind realm = wire::RealmKind::Exercise) {
    warning::FloodFacts facts;
    facts.townName = "Auental";
    facts.water = "Aue";
    facts.stationName = "Altstadt";
    facts.districts = {"Altstadt", "Untertal", "Wehrviertel"};
    facts.level = level;
    facts.valueCm = 412;
    facts.trendCmPerH = 63;
    facts.people = wire::PeopleEstimate{900, 1200, 1500};
    facts.objects = 4;
    facts.at = *base::fromIso("2026-11-21T16:05:00.250Z");
    facts.realm = realm;
    facts.senderName = "Stadt Auental, Krisenstab";
    facts.contact = "02999 1234";
    facts.web = "https://auental.example/warnung";
    return facts;
}

inline wire::WarningContent content(wire::GaugeLevel level = wire::GaugeLevel::Iw3,
                                    wire::RealmKind realm = wire::RealmKind::Exercise) {
    return warning::floodWarning(flood(level, realm), floodArea());
}

inline warning::CapHead head(wire::RealmKind realm = wire::RealmKind::Exercise) {
    warning::CapHead head;
    head.realm = realm;
    head.identifier = "AUENTAL-UEB-20261121-0007";
    head.sender = "lage@auental.example";
    head.sent = *base::fromIso("2026-11-21T16:09:30Z");
    head.incidents = "2026-0417";
    head.exerciseName = "Starkregen Auental";
    head.areaKeys = {"990000000000"};
    return head;
}

inline bool has(const std::vector<warning::Finding>& findings, std::string_view rule, bool stops) {
    for (const warning::Finding& one : findings)
        if (one.rule == rule && one.stops == stops) return true;
    return false;
}

inline bool has(const std::vector<warning::CapProblem>& problems, std::string_view rule) {
    for (const warning::CapProblem& one : problems)
        if (one.rule == rule) return true;
    return false;
}

}  // namespace sample
