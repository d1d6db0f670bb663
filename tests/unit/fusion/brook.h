// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A brook with a gauge and a rain gauge, and one line of its town's alarm plan.

#include "gis/fusion/rules_file.h"
#include "tests/unit/ascii_terrain.h"

namespace brook {

inline fusion::StationFacts rainGauge(const std::string& id) {
    fusion::StationFacts facts;
    facts.id = id, facts.name = "Regen " + id, facts.quantity = wire::Quantity::Rain, facts.unit = "mm";
    facts.spanMin = 0, facts.spanMax = 40, facts.sensorMin = 0, facts.sensorMax = 100;
    return facts;
}

inline fusion::Town town() {
    const ascii::Terrain ground{{"11", "~~"}};
    fusion::Town town;
    town.package = "brook 1";
    town.stations = {ascii::gaugeAt(ground, "MUEHLE", 0, 1), rainGauge("REGEN")};
    return town;
}

inline constexpr const char* kUnderpass = R"(format = 1
name = "Auental, Probe"

[[rule]]
id = "unterfuehrung"
title = "Unterführung Mühlenstraße"
task = "Sperren, Umleitung beschildern."
function = "S3"
when = [{ station = "MUEHLE", level_cm = 140 }, { station = "REGEN", rain_mm = 25, minutes = 60 }]
needs = "any"
clear_after_min = 20
hold_min = 10
)";

inline fusion::Rules underpassRules() { return fusion::readRulesText(kUnderpass, "r.toml", nullptr).rules; }

}  // namespace brook
