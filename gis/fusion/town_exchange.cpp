// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/town_exchange.h"

#include <algorithm>
#include <iterator>

namespace fusion {
namespace {

constexpr std::size_t kHeardMin = 3;  ///< fewer may be strangers by a slip in one id

std::set<std::string> stationsOf(const Town& town) {
    std::set<std::string> ids;
    for (const StationFacts& station : town.stations) ids.insert(station.id);
    return ids;
}

std::set<std::string> both(const std::set<std::string>& a, const std::set<std::string>& b) {
    std::set<std::string> out;
    std::ranges::set_intersection(a, b, std::inserter(out, out.end()));
    return out;
}

/// "Auental (auental 3f2a...)"
std::string named(const Town& town) { return town.name + " (" + town.package + ")"; }

}  // namespace

base::Done mayReplace(const Town& now, const Town& fresh, const std::set<std::string>& reporting) {
    const std::set<std::string> had = stationsOf(now), has = stationsOf(fresh);
    std::set<std::string> heard = both(had, reporting);
    if (heard.empty()) heard = had;
    const std::size_t left = both(heard, has).size();
    std::string why;
    if (!now.extent.touches(fresh.extent))
        why = "it lies elsewhere";
    else if (left * 2 < heard.size())
        why = "it has " + std::to_string(left) + " of the " + std::to_string(heard.size()) +
              (heard == had ? " stations" : " stations that report");
    if (why.empty()) return base::done();
    return base::Failure{"the new file is the package of " + named(fresh) + ", and " + why,
                         "in force stays " + named(now),
                         "put the package of " + now.name + " back; to move to another town stop and start the broker"};
}

base::Done fitsStations(const Town& town, const std::set<std::string>& reporting) {
    if (reporting.size() < kHeardMin || !both(stationsOf(town), reporting).empty()) return base::done();
    return base::Failure{
        "none of the " + std::to_string(reporting.size()) + " stations that report is in it, so nothing is judged",
        named(town),
        "give the broker the package of the town whose stations report (\"" + *reporting.begin() +
            "\" ...), or build it with these stations"};
}

std::string withTownProblem(const std::string& town, const std::string& rules) {
    if (town.empty()) return rules;
    return std::string(kTownProblem) + town + (rules.empty() ? "" : "\n" + rules);
}

Problems problemsOf(std::string_view problem) {
    if (!problem.starts_with(kTownProblem)) return {"", std::string(problem)};
    problem.remove_prefix(kTownProblem.size());
    const std::size_t end = problem.find('\n');
    if (end == std::string_view::npos) return {std::string(problem), ""};
    return {std::string(problem.substr(0, end)), std::string(problem.substr(end + 1))};
}

}  // namespace fusion
