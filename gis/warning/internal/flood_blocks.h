// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The reviewed blocks of a flood warning and the sentences around them, for making texts and for finding them again.

#include <array>

#include "gis/warning/warning.h"

namespace warning {

struct FloodBlocks {
    wire::WarningLevel level;
    const char* urgency;
    const char* severity;
    const char* responseType;
    int expiresAfterH;
    int nextInformationAfterMin;
    // German, English
    std::array<const char*, 2> event;
    std::array<const char*, 2> headline;  ///< "%" stands for water and town
    std::array<const char*, 2> consequence;
    std::array<const char*, 2> instruction;
};

[[nodiscard]] const FloodBlocks& blocksOf(wire::WarningLevel level);
/// Whole hour after `onset` at which a warning of these blocks ends, and the quarter at which more is told.
[[nodiscard]] base::Instant expiryOf(const FloodBlocks& blocks, base::Instant onset);
[[nodiscard]] base::Instant nextInformationOf(const FloodBlocks& blocks, base::Instant onset);
/// "Auental: Altstadt und Wehrviertel"; of `facts` only town, water and districts count.
[[nodiscard]] std::string areaName(const FloodFacts& facts, bool english);
/// "Betroffen in Auental: ..."
[[nodiscard]] std::string placeText(const FloodFacts& facts, bool english);
/// "Die Warnung gilt ab dem ..."
[[nodiscard]] std::string timeText(const wire::WarningContent& content, bool english);

}  // namespace warning
