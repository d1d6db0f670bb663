// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The library of reviewed templates: for each hazard one table of blocks, from which texts are made and by which they
// are found again. A further hazard is one more table in libraryOfTemplates(), and nothing else.
//
// Order of every text: source, hazard and consequence, place, time, guidance (domain: what a good warning holds). One
// action per sentence, at most 15 words, direct imperative. The first sentence of each instruction stands alone on a
// telephone: it must be short and say what to do. Within a hazard the first sentences and headlines of the levels
// differ, since a text of another level is found by them.

#include <array>
#include <string_view>
#include <vector>

#include "gis/warning/warning.h"

namespace warning {

using Tongues = std::array<const char*, 2>;  ///< German, English

struct LevelBlocks {
    wire::WarningLevel level;
    const char* urgency;
    const char* severity;
    const char* responseType;
    int expiresAfterH;
    int nextInformationAfterMin;
    Tongues event;
    Tongues headline;  ///< "%" stands for the place
    Tongues named;     ///< the hazard as this headline calls it: what an all-clear says is over
    Tongues consequence;
    Tongues instruction;
};

struct HazardTemplate {
    const char* hazard;                 ///< id, as in WarningContent and StaffArea
    const char* category;               ///< CAP
    const char* eventCode;              ///< of the BBK; empty: we know none for it
    Tongues word;                       ///< "Hochwasser": first on a telephone
    bool isAtWater;                     ///< its place is a water's bank, else the town
    std::array<LevelBlocks, 3> levels;  ///< rising
    Tongues remains;                    ///< advice of the all-clear

    [[nodiscard]] const LevelBlocks& of(wire::WarningLevel level) const {
        return levels[static_cast<std::size_t>(level) - 1];
    }
};

/// Null for a hazard without a template.
[[nodiscard]] const HazardTemplate* templateOf(std::string_view hazard);

// blocks_water.cpp, blocks_air.cpp, blocks_town.cpp, blocks_weather.cpp, blocks_supply.cpp
extern const HazardTemplate kFloodTemplate, kRainTemplate;
extern const HazardTemplate kSmokeTemplate, kGasTemplate;
extern const HazardTemplate kBombTemplate, kPowerTemplate, kEvacuationTemplate;
extern const HazardTemplate kStormTemplate, kHeatTemplate;
extern const HazardTemplate kDrinkingWaterTemplate, kEmergencyNumberTemplate, kDamTemplate;

/// Whole hour after `onset` at which a warning of these blocks ends, and the quarter at which more is told.
[[nodiscard]] base::Instant expiryOf(const LevelBlocks& blocks, base::Instant onset);
[[nodiscard]] base::Instant nextInformationOf(const LevelBlocks& blocks, base::Instant onset);
/// "Auental: Altstadt und Wehrviertel"; of `facts` only town, water and districts count.
[[nodiscard]] std::string areaName(const WarningFacts& facts, bool english);
/// "Betroffen in Auental: ..."
[[nodiscard]] std::string placeText(const WarningFacts& facts, bool english);
/// "Die Warnung gilt ab dem ..."
[[nodiscard]] std::string timeText(const wire::WarningContent& content, bool english);
/// "Hochwasser am Mühlbach. ", "Rauch in Auental. "
[[nodiscard]] std::string openingText(const HazardTemplate& hazard, const WarningFacts& facts, bool english);

}  // namespace warning
