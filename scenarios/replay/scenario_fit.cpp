// SPDX-License-Identifier: EUPL-1.2
// What a scenario names, against the field and the town it is played in.
#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "agents/field/field_town.h"
#include "broker/base/toml_reader.h"
#include "gis/geometry/geo.h"
#include "scenarios/replay/internal/scenario_rows.h"
#include "scenarios/replay/scenario.h"

namespace replay {

base::Done fitToTown(const Scenario& scenario, const std::vector<fusion::StationFacts>& stations) {
    const Expectation& expect = scenario.expect;
    const auto at = [&](int line) { return scenario.file.string() + ":" + std::to_string(line); };
    for (const ExpectedStation& expected : expect.stations)
        if (auto known = field::stationIsKnown(expected.station, stations, at(expected.line)); !known) return known;
    const auto lineOf = [&](const char* key) { return expect.lines.contains(key) ? expect.lines.at(key) : 0; };
    for (const std::string& station : expect.proposalsAt)
        if (auto known = field::stationIsKnown(station, stations, at(lineOf("proposals_at"))); !known) return known;
    for (const std::string& station : expect.noProposalAt)
        if (auto known = field::stationIsKnown(station, stations, at(lineOf("no_proposal_at"))); !known) return known;
    std::vector<std::string_view> possible;
    std::set<std::string> subjects;
    for (const fusion::StationFacts& station : stations)
        if (!station.water.empty()) subjects.insert("flood:" + station.water);
    // A rain proposal bears the name of the gauge that asked for it first.
    for (const fusion::StationFacts& station : stations)
        if (station.quantity == wire::Quantity::Rain) subjects.insert("rain:" + station.id);
    possible.assign(subjects.begin(), subjects.end());
    const auto isPossible = [&](const std::string& subject, int line) -> base::Done {
        if (subjects.contains(subject)) return base::done();
        const auto near = base::nearestWord(subject, possible);
        return base::Failure{"no zone or proposal of this town is called \"" + subject + "\"", at(line),
                             near ? "did you mean \"" + *near + "\"?"
                                  : "write \"flood:\" and a water with gauges, or \"rain:\" and a rain gauge"};
    };
    for (const ScriptedDecision& decision : scenario.work.decisions)
        for (const std::string& ground : decision.grounds) {
            if (ground.starts_with("station:"))
                if (auto known = field::stationIsKnown(ground.substr(8), stations, at(decision.line)); !known)
                    return known;
            if (ground.starts_with("zone:"))
                if (auto known = isPossible(ground.substr(5), decision.line); !known) return known;
        }
    for (const std::string& zone : expect.zones)
        if (auto known = isPossible(zone, lineOf("zones")); !known) return known;
    for (const std::string& proposal : expect.proposals)
        if (auto known = isPossible(proposal, lineOf("proposals")); !known) return known;
    return base::done();
}

base::Done fitToField(const Scenario& scenario, const field::FieldPlan& plan) {
    std::vector<std::string_view> units, addressees;
    for (const field::UnitPlan& unit : plan.units) units.emplace_back(unit.callSign);
    addressees = units;
    for (const ScriptedSector& sector : scenario.work.sectors) addressees.emplace_back(sector.name);
    for (const ScriptedContact& contact : scenario.contacts) addressees.emplace_back(contact.function);
    addressees.insert(addressees.end(), kStaffFunctions.begin(), kStaffFunctions.end());
    const auto wanted = [&](const std::string& unit, int line, const std::vector<std::string_view>& known,
                            const char* what) -> base::Done {
        if (std::ranges::find(units, std::string_view(unit)) != units.end()) return base::done();
        const auto near = base::nearestWord(unit, known);
        return base::Failure{std::string(what) + " \"" + unit + "\"",
                             scenario.file.string() + ":" + std::to_string(line),
                             near ? "did you mean \"" + *near + "\"?" : "add a [[unit]] of this call sign"};
    };
    for (const ScriptedAssignment& one : scenario.work.assignments)
        if (auto known = wanted(one.unit, one.line, units, "the field has no unit"); !known) return known;
    for (const ScriptedOrder& order : scenario.work.orders)
        if (!order.unit.empty())
            if (auto known = wanted(order.unit, order.line, addressees, "no unit, sector or function is called");
                !known)
                return known;
    for (const ScriptedDecision& decision : scenario.work.decisions)
        for (const std::string& ground : decision.grounds)
            if (ground.starts_with("unit:"))
                if (auto known = wanted(ground.substr(5), decision.line, units, "the field has no unit"); !known)
                    return known;
    return base::done();
}

base::Done fitToTown(const Scenario& scenario, const fusion::Town& town) {
    if (auto known = fitToTown(scenario, town.stations); !known) return known;
    const auto outside = [&](wire::GeoPoint at, int line, const std::string& what) -> base::Done {
        if (town.extent.contains(geometry::toMap(at))) return base::done();
        return base::Failure{what + " lies outside the town", scenario.file.string() + ":" + std::to_string(line),
                             "write [latitude, longitude] within the town's map"};
    };
    for (const ScriptedSector& sector : scenario.work.sectors)
        for (std::size_t i = 0; i < sector.outline.size(); ++i)
            if (auto in = outside(sector.outline[i], sector.line,
                                  "corner " + std::to_string(i + 1) + " of the sector \"" + sector.name + "\"");
                !in)
                return in;
    for (const ScriptedOrder& order : scenario.work.orders)
        if (order.place)
            if (auto in = outside(*order.place, order.line, "the place of the order \"" + order.subject + "\""); !in)
                return in;
    std::vector<std::string_view> objects;
    for (const fusion::CriticalObject& object : town.objects) objects.emplace_back(object.id);
    for (const ScriptedBoardItem& one : scenario.work.board) {
        if (one.item.place)
            if (auto in = outside(*one.item.place, one.line, "the place of \"" + one.item.name + "\""); !in) return in;
        if (one.item.object.empty() || std::ranges::find(objects, std::string_view(one.item.object)) != objects.end())
            continue;
        const auto near = base::nearestWord(one.item.object, objects);
        return base::Failure{"the town has no object \"" + one.item.object + "\"",
                             scenario.file.string() + ":" + std::to_string(one.line),
                             near ? "did you mean \"" + *near + "\"?" : "leave it out, or take an id of the package"};
    }
    return base::done();
}

}  // namespace replay
