// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "broker/base/outcome.h"
#include "gis/fusion/town.h"

namespace fusion {

/// What a problem of the town's package begins with where a RuleSet names it (`RuleSet::problem`); to the line's end.
inline constexpr std::string_view kTownProblem = "town package: ";
/// What a RuleSet's problem is made of; empty: none of this kind.
struct Problems {
    std::string town, rules;
};
[[nodiscard]] std::string withTownProblem(const std::string& town, const std::string& rules);
[[nodiscard]] Problems problemsOf(std::string_view problem);

/// May `fresh` take the place of `now` while the worker runs? Not another town's: its extent must touch, and it must
/// have at least half of the stations that report. `reporting`: ids of stations that were heard; those that `now` does
/// not have say nothing, and where none is left all of `now` count. The failure names both packages and the fix.
[[nodiscard]] base::Done mayReplace(const Town& now, const Town& fresh, const std::set<std::string>& reporting);

/// Does `town` have so few of the stations that report that it must be another town's? At least three must have been
/// heard; none may be in the package.
[[nodiscard]] base::Done fitsStations(const Town& town, const std::set<std::string>& reporting);

}  // namespace fusion
