// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Rules tried on what was recorded, before they go live: lagewerk-fusion check and try.

#include <string>

namespace tools {

struct CheckCall {
    std::string rules, town;  ///< town may be empty: stations are not looked up then
};
/// Prints {"file", "usable", "name", "version", "own_rules", "findings": [{"error", "where", "what", "fix"}]}.
/// Exit status: 0 usable, 1 errors, 2 no such file or town.
[[nodiscard]] int checkRules(const CheckCall& call);

struct TryCall {
    std::string rules, journal, town;  ///< rules empty: as the program ships; town empty: town.gpkg beside the journal
    bool asTable = false;              ///< for people instead of JSON
    bool isGerman = false;             ///< of the table
};
/// Judges the journal's readings anew and prints what would have been raised, when and because of which readings, what
/// the journal holds instead, and the difference. A fall is listed as "down to ...", and
/// counted nowhere. Exit status: 0 done, 1 the rules have errors, the journal is damaged or speaks of another town, 2
/// no such file.
[[nodiscard]] int tryRules(const TryCall& call);

}  // namespace tools
